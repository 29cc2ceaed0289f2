/** The suite's records in, the graph's nouns out. Pure and total; milliseconds and seconds end here. */
import { RecordReader, type ReportProblem } from '../../provider-kit/record-reader';
import { type Deferred, entityById } from '../../model/deferred';
import { Event, Participant, Room } from '../../model/event';
import { LocalizedText, translation } from '../../model/localized-text';
import { make } from '../../model/make';
import { IcareusPublishing } from '../../model/icareus';
import { RoomRecording } from '../../model/room-recording';
import { emailAddressOrNull, webAddressOrNull } from '../../model/scalars';
import { SessionStatus } from '../../model/session';
import { plainText } from '../../provider-kit/plain-text';
import { IcareusEventDetails, IcareusGdpr } from './events/details';
import { globalId, participantGlobalId, PROVIDER_ENUM, TITLE } from './ids';
import { DEFAULT_LANGUAGE, localeOf, spellings, type WireEvent, type WireParticipant, type WireRoom } from './wire';

/** Who knows the participants of an event: the suite has no list of them. */
export interface KnownParticipants {
  participantsOf(eventId: string): Deferred<readonly Participant[] | null>;
}

/** That of an event that names none. */
export const DEFAULT_LOCALE = localeOf(DEFAULT_LANGUAGE)!;

/**
 * Makes the event of a record, with its rooms. Null when it has no start or duration that can be used, which is reported.
 * Rooms without are reported and left out.
 */
export function mapEvent(wire: WireEvent, known: KnownParticipants, report: ReportProblem): Event | null {
  const { eventId, record } = wire;
  const reader = new RecordReader(record, `event ${eventId}`, report);
  const times = timesIn(reader);
  if (times === null) {
    report(`event ${eventId}: it has no start or duration that can be used`);
    return null;
  }

  const defaultLocale = defaultLocaleIn(reader);
  const name = textIn(reader, 'name', defaultLocale) ?? LocalizedText.inPlaceOf(`${TITLE} event ${eventId}`);
  const description = textIn(reader, 'description', defaultLocale, plainText);
  const embedUrl = webAddressIn(reader, ['embedUrl']);
  const mainRoomId = numberedIn(reader, 'mainEventRoomId');
  const event = make(Event, {
    id: globalId('event', eventId),
    provider: PROVIDER_ENUM,
    providerId: eventId,
    providerRecord: record,
    title: name.defaultText,
    description: description?.defaultText ?? null,
    ...times,
    // Milliseconds since the epoch are in no zone, and no field names one.
    timeZone: null,
    // The suite has no way to say that an event was called off or is over.
    status: SessionStatus.SCHEDULED,
    joinUrl: embedUrl,
    hosts: [],
    rooms: null,
    // Only where the record does not speak of rooms is it worth a call.
    mainRoom: wire.rooms === null && mainRoomId !== null ? entityById<Room>(globalId('room', mainRoomId)) : null,
    participants: known.participantsOf(eventId),
    details: make(IcareusEventDetails, {
      name,
      description,
      publicName: textIn(reader, 'publicName', defaultLocale),
      ...publicTimesIn(reader),
      defaultLocale,
      locales: localesIn(reader, defaultLocale),
      isMultiroom: reader.flag('isMultiroom') ?? (wire.rooms?.length ?? 0) > 1,
      mainRoomId,
      themeId: numberedIn(reader, 'eventTheme'),
      thumbnailUrl: webAddressIn(reader, spellings.thumbnail),
      embedUrl,
      externalId: reader.text('externalId'),
      serviceId: numberedIn(reader, 'serviceId'),
      publishing: publishingIn(reader),
      gdpr: gdprIn(reader, defaultLocale),
      categories: jsonIn(reader, 'categories'),
      restrictions: jsonIn(reader, 'restrictions'),
      accessControls: jsonIn(reader, 'accessControls'),
    }),
  });
  if (wire.rooms !== null) {
    const rooms = wire.rooms.map((room) => roomWithin(room, report, { event, defaultLocale, mainRoomId }));
    event.rooms = rooms.filter((room) => room !== null);
    event.mainRoom = event.rooms.find(({ providerId }) => providerId === mainRoomId) ?? null;
  }
  return event;
}

/** What a room has of its event. */
interface Surroundings {
  /** Null where the room came by itself. */
  readonly event: Event | null;
  readonly defaultLocale: string;
  readonly mainRoomId: string | null;
}

/**
 * Makes the room of a record. Null when it has no start or duration that can be used, which is reported. A room that was
 * asked for by itself does not say what its event's default language is: that of events that name none is taken where
 * nobody knows it.
 */
export const mapRoom = (wire: WireRoom, report: ReportProblem, defaultLocale = DEFAULT_LOCALE): Room | null =>
  roomWithin(wire, report, { event: null, defaultLocale, mainRoomId: null });

function roomWithin(wire: WireRoom, report: ReportProblem, around: Surroundings): Room | null {
  const { roomId, eventId, record } = wire;
  const reader = new RecordReader(record, `room ${roomId}`, report);
  const times = timesIn(reader);
  if (times === null) {
    report(`room ${roomId}: it has no start or duration that can be used`);
    return null;
  }

  const { event, defaultLocale, mainRoomId } = around;
  const eventGlobalId = eventId === null ? null : globalId('event', eventId);
  return make(Room, {
    id: globalId('room', roomId),
    provider: PROVIDER_ENUM,
    providerId: roomId,
    providerRecord: record,
    event: event ?? (eventGlobalId === null ? null : entityById<Event>(eventGlobalId)),
    isMain: event ? roomId === mainRoomId : eventGlobalId !== null && isMainOf(eventGlobalId, roomId),
    name: textIn(reader, 'name', defaultLocale) ?? LocalizedText.inPlaceOf(`${TITLE} room ${roomId}`),
    description: textIn(reader, 'description', defaultLocale, plainText),
    publicName: textIn(reader, 'publicName', defaultLocale),
    ...times,
    ...publicTimesIn(reader),
    themeId: numberedIn(reader, 'eventTheme'),
    channelId: numberedIn(reader, 'serviceId'),
    thumbnailUrl: webAddressIn(reader, spellings.thumbnail),
    embedUrl: webAddressIn(reader, ['embedUrl']),
    publishing: publishingIn(reader),
    recordings: recordingsIn(reader, defaultLocale),
  });
}

/** Only its event says which room is the main one. */
const isMainOf =
  (eventGlobalId: string, roomId: string): Deferred<boolean> =>
  async (_args, { loaders }) => {
    const event = (await loaders.load(eventGlobalId)) as Event | null;
    return (event?.details as IcareusEventDetails | undefined)?.mainRoomId === roomId;
  };

/** Makes the participant of a record, whichever way its keys are spelled. */
export function mapParticipant(wire: WireParticipant, eventId: string, report: ReportProblem): Participant {
  const { participantId, record } = wire;
  const reader = new PersonalReader(record, `participant ${participantId} of event ${eventId}`, report);
  const emailKey = keyIn(reader, spellings.emailAddress);
  const email = reader.text(emailKey);
  const accessUrlKey = keyIn(reader, spellings.accessUrl);
  const accessUrl = reader.text(accessUrlKey);
  return make(Participant, {
    id: participantGlobalId(eventId, participantId),
    provider: PROVIDER_ENUM,
    providerId: participantId,
    providerRecord: record,
    event: entityById<Event>(globalId('event', eventId)),
    emailAddress: email && (emailAddressOrNull(email) ?? reader.unusable(emailKey, email, 'an e-mail address')),
    firstName: reader.text(keyIn(reader, spellings.firstName)),
    lastName: reader.text(keyIn(reader, spellings.lastName)),
    company: reader.text('company'),
    // "Optional (Defaults to 'true')."
    blocked: reader.flag('blocked') ?? true,
    accessUrl: accessUrl && (webAddressOrNull(accessUrl) ?? reader.unusable(accessUrlKey, accessUrl, 'a web address')),
  });
}

/** Reports no value: whoever reads a personal link in a log could use it, and an e-mail address is nobody's business. */
class PersonalReader extends RecordReader {
  override unusable(key: string, _value: unknown, expected: string): null {
    return super.unusable(key, '…', expected);
  }
}

export interface Times {
  readonly startsAt: Date;
  readonly endsAt: Date;
}

/** When an event or a room is; null where that cannot be used. */
export const timesOf = ({ record }: WireEvent | WireRoom): Times | null =>
  timesIn(new RecordReader(record, TITLE, () => undefined));

function timesIn(reader: RecordReader): Times | null {
  const { start, end } = windowIn(reader, 'startTime', 'duration');
  return start !== null && end !== null ? { startsAt: start, endsAt: end } : null;
}

function publicTimesIn(reader: RecordReader): Pick<IcareusEventDetails, 'publicStartsAt' | 'publicEndsAt'> {
  const { start, end } = windowIn(reader, 'startTimePublic', 'durationPublic');
  return { publicStartsAt: start, publicEndsAt: end };
}

function windowIn(
  reader: RecordReader,
  startKey: string,
  durationKey: string,
): { readonly start: Date | null; readonly end: Date | null } {
  const milliseconds = reader.number(startKey);
  const seconds = reader.number(durationKey);
  const start = milliseconds === null ? null : instantAt(reader, startKey, milliseconds);
  if (start === null || seconds === null) return { start, end: null };
  if (seconds < 0) return { start, end: reader.unusable(durationKey, seconds, 'a length in seconds') };
  return { start, end: instantAt(reader, durationKey, start.getTime() + seconds * 1000) };
}

function instantAt(reader: RecordReader, key: string, milliseconds: number): Date | null {
  const instant = new Date(milliseconds);
  return Number.isNaN(instant.getTime()) ? reader.unusable(key, reader.record[key], 'an instant') : instant;
}

/** The language of the texts of an event and its rooms that name none. */
export const defaultLocaleOf = ({ record }: WireEvent): string =>
  defaultLocaleIn(new RecordReader(record, TITLE, () => undefined));

function defaultLocaleIn(reader: RecordReader): string {
  const language = reader.text('defaultLanguage');
  return language === null ? DEFAULT_LOCALE : (localeIn(reader, 'defaultLanguage', language) ?? DEFAULT_LOCALE);
}

/** The languages of an event. "Default language is added by default." */
function localesIn(reader: RecordReader, defaultLocale: string): readonly string[] {
  if (!reader.has('eventLanguages')) return [defaultLocale];
  const locales = reader.list('eventLanguages').map((each) => localeIn(reader, 'eventLanguages', each));
  return [...new Set(locales.filter((locale) => locale !== null))];
}

const localeIn = (reader: RecordReader, key: string, language: unknown): string | null =>
  (typeof language === 'string' ? localeOf(language) : null) ?? reader.unusable(key, language, 'a language');

/** A text in some languages; one that names none is in the default language. Null where there is no text. */
function textIn(
  reader: RecordReader,
  key: string,
  defaultLocale: string,
  convert = (text: string | null): string | null => text,
): LocalizedText | null {
  if (typeof reader.record[key] !== 'object') {
    const text = convert(reader.text(key));
    return text === null ? null : LocalizedText.of([translation(defaultLocale, text)], defaultLocale);
  }
  const languages = reader.inner(key);
  const texts = new Map<string, string>();
  for (const language of Object.keys(languages?.record ?? {})) {
    const text = convert(languages!.text(language));
    const locale = text === null ? null : localeIn(reader, key, language);
    if (text !== null && locale !== null) texts.set(locale, text);
  }
  return LocalizedText.of(
    Array.from(texts, ([locale, text]) => translation(locale, text)),
    defaultLocale,
  );
}

/** An id that is a number of the suite's, which writes 0 where there is none. */
function numberedIn(reader: RecordReader, key: string): string | null {
  const id = reader.id(key);
  return id === '0' ? null : id;
}

function webAddressIn(reader: RecordReader, keys: readonly string[]): string | null {
  const key = keyIn(reader, keys);
  const text = reader.text(key);
  return text && (webAddressOrNull(text) ?? reader.unusable(key, text, 'a web address'));
}

/** The first of these spellings that the record has; the first of all where it has none. */
const keyIn = (reader: RecordReader, keys: readonly string[]): string =>
  keys.find((key) => reader.has(key)) ?? keys[0]!;

function publishingIn(reader: RecordReader): IcareusPublishing | null {
  const inner = reader.inner('publishingInfo');
  if (inner === null) return null;
  return make(IcareusPublishing, {
    serviceId: numberedIn(inner, 'serviceId'),
    ingestUrl: inner.text('ingestUrl'),
    streamName: inner.text('streamName'),
  });
}

function gdprIn(reader: RecordReader, defaultLocale: string): IcareusGdpr | null {
  const inner = reader.inner('gdpr');
  if (inner === null) return null;
  return make(IcareusGdpr, {
    termsOfService: textIn(inner, 'termsOfService', defaultLocale, plainText),
    privacyPolicy: textIn(inner, 'privacyPolicy', defaultLocale, plainText),
    copyright: textIn(inner, 'copyright', defaultLocale, plainText),
  });
}

function recordingsIn(reader: RecordReader, defaultLocale: string): readonly RoomRecording[] {
  return reader.innerList('recordings').map((recording) =>
    make(RoomRecording, {
      providerId: recording.id(keyIn(recording, spellings.recordingId)),
      url: webAddressIn(recording, spellings.recordingUrl),
      title: textIn(recording, keyIn(recording, spellings.recordingTitle), defaultLocale)?.defaultText ?? null,
      providerRecord: recording.record,
    }),
  );
}

/** The items of a list as they came. */
const jsonIn = (reader: RecordReader, key: string): readonly unknown[] =>
  reader.list(key).filter((item) => item !== null);
