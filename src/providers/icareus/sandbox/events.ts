/** The calls of /api/event. Source: the chapter "API PATH: Event Management". */
import { eventAnswer } from './answers';
import { firstFreeChannel } from './channels';
import { changedContent, newContent, readContent } from './content';
import {
  type Given,
  readLanguage,
  readLanguages,
  readObject,
  readText,
  readTranslations,
  required,
  type Translations,
  USUAL_LANGUAGE,
} from './fields';
import { type CallHandler, dropPictures, eventOf, FIRST_THEME, type SandboxEvent, type SandboxRoom } from './suite';

/** Starts in the past are accepted, as the page's own sample is: no page speaks of them. */
export const createEvent: CallHandler = (given, suite) => {
  const data = required(readObject(given, 'event'), 'event');
  const defaultLanguage = readLanguage(data, 'defaultLanguage') ?? USUAL_LANGUAGE;
  const content = newContent(readContent(data, defaultLanguage));
  const described = {
    ...content,
    eventThumbnail: readText(data, 'eventThumbnail'),
    externalId: readText(data, 'externalId'),
    gdpr: readGdpr(data, defaultLanguage),
    defaultLanguage,
    eventLanguages: withDefault(readLanguages(data, 'eventLanguages') ?? [], defaultLanguage),
  };
  const id = suite.newId();
  const mainRoom: SandboxRoom = {
    id: suite.newId(),
    name: { en_US: 'Main Room' },
    publicName: { en_US: 'Main room' },
    description: { en_US: 'This is the main room' },
    startTime: content.startTime,
    duration: content.duration,
    eventTheme: content.eventTheme ?? FIRST_THEME,
    // Where every channel is taken, the event is made all the same [INF].
    serviceId: firstFreeChannel(content, suite) ?? 0,
  };
  const event: SandboxEvent = { ...described, id, mainRoomId: mainRoom.id, rooms: [mainRoom] };
  suite.events.set(id, event);
  return { event: eventAnswer(event, suite) };
};

/** Rooms stay when and where they are, whatever becomes of their event's times [INF]. */
export const editEvent: CallHandler = (given, suite) => {
  const before = eventOf(given, suite);
  const data = required(readObject(given, 'event'), 'event');
  const defaultLanguage = readLanguage(data, 'defaultLanguage') ?? before.defaultLanguage;
  const languages = readLanguages(data, 'eventLanguages') ?? before.eventLanguages;
  const eventThumbnail = readText(data, 'eventThumbnail');
  const event: SandboxEvent = {
    ...before,
    ...changedContent(before, readContent(data, defaultLanguage)),
    eventThumbnail: eventThumbnail ?? before.eventThumbnail,
    externalId: readText(data, 'externalId') ?? before.externalId,
    gdpr: merged(before.gdpr, readGdpr(data, defaultLanguage)),
    defaultLanguage,
    eventLanguages: withDefault(languages, defaultLanguage),
  };
  if (event.eventThumbnail !== before.eventThumbnail) dropPictures(suite, before);
  suite.events.set(event.id, event);
  return { event: eventAnswer(event, suite) };
};

/** What it is answered with is told for rooms only [INF]. Rooms and participants go with their event. */
export const deleteEvent: CallHandler = (given, suite) => {
  const event = eventOf(given, suite);
  suite.events.delete(event.id);
  for (const { id, eventId } of suite.participants.values()) if (eventId === event.id) suite.participants.delete(id);
  dropPictures(suite, event, ...event.rooms);
  return {};
};

/** No sample shows the answer; it is taken to be that of an edit [INF]. */
export const getEvent: CallHandler = (given, suite) => ({ event: eventAnswer(eventOf(given, suite), suite) });

type Gdpr = Readonly<Record<string, Translations>>;

const GDPR_TEXTS = ['privacyPolicy', 'copyright', 'termsOfService'];

function readGdpr(data: Given, defaultLanguage: string): Gdpr {
  const given = readObject(data, 'gdpr') ?? {};
  const texts: Record<string, Translations> = {};
  for (const key of GDPR_TEXTS) {
    const translations = readTranslations(given, key, defaultLanguage);
    if (translations) texts[key] = translations;
  }
  return texts;
}

function merged(before: Gdpr, change: Gdpr): Gdpr {
  const texts = Object.entries(change).map(([key, translations]) => [key, { ...before[key], ...translations }]);
  return { ...before, ...(Object.fromEntries(texts) as Gdpr) };
}

/** "Default language is added by default." */
const withDefault = (languages: readonly string[], defaultLanguage: string): readonly string[] =>
  languages.includes(defaultLanguage) ? languages : [defaultLanguage, ...languages];
