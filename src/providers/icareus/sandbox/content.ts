/** What a call says of an event or a room, as far as both take the same. Source: "Event Data JSON Object". */
import { type Given, readNumber, readTranslations } from './fields';
import { refusals } from './refusal';
import { type Content } from './suite';

/** What is undefined was not sent. */
export type ContentChange = { readonly [Key in keyof Content]: Content[Key] | undefined };

/** Throws a Refusal. */
export function readContent(given: Given, defaultLanguage: string): ContentChange {
  return {
    name: readTranslations(given, 'name', defaultLanguage),
    description: readTranslations(given, 'description', defaultLanguage),
    publicName: readTranslations(given, 'publicName', defaultLanguage),
    startTime: readNumber(given, 'startTime'),
    duration: readNumber(given, 'duration'),
    startTimePublic: readNumber(given, 'startTimePublic'),
    durationPublic: readNumber(given, 'durationPublic'),
    eventTheme: readNumber(given, 'eventTheme'),
  };
}

/** The content of something new. Throws a Refusal for what is mandatory and missing. */
export function newContent(change: ContentChange): Content {
  const { name = {}, description = {}, publicName = {}, startTime, duration } = change;
  if (!Object.values(name).some((text) => text.trim() !== '')) throw refusals.missing('name');
  if (startTime === undefined) throw refusals.missing('startTime');
  if (duration === undefined) throw refusals.missing('duration');
  return withPublicWindow({ ...change, name, description, publicName, startTime, duration });
}

/** The content with what was sent: translations are merged, all else is replaced. Throws a Refusal. */
export function changedContent(before: Content, change: ContentChange): Content {
  return withPublicWindow({
    name: { ...before.name, ...change.name },
    description: { ...before.description, ...change.description },
    publicName: { ...before.publicName, ...change.publicName },
    startTime: change.startTime ?? before.startTime,
    duration: change.duration ?? before.duration,
    startTimePublic: change.startTimePublic ?? before.startTimePublic,
    durationPublic: change.durationPublic ?? before.durationPublic,
    eventTheme: change.eventTheme ?? before.eventTheme,
    eventThumbnail: before.eventThumbnail,
  });
}

/** Throws a Refusal for a public start without a public duration. */
function withPublicWindow(content: Content): Content {
  if (content.startTimePublic !== undefined && content.durationPublic === undefined) {
    throw refusals.missing('durationPublic');
  }
  return content;
}

/** When it ends, in epoch milliseconds. */
export const endOf = ({ startTime, duration }: Pick<Content, 'startTime' | 'duration'>): number =>
  startTime + duration * 1000;
