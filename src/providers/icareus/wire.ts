/**
 * What goes over the wire of the suite's Event Management API: JSON both ways. Source: the provider's page "Event
 * Management API (ENG)". What that page does not state is marked [INF] and stands in this file only.
 */
import { isJsonRecord, type JsonRecord } from '../../provider-kit/record-reader';
import { localeOrNull } from '../../model/scalars';
import { parseNativeId } from './ids';

export const paths = {
  event: '/api/event',
  room: '/api/event/room',
  images: '/api/event/images',
  participant: '/api/event/participant',
} as const;

/** The languages that the suite has, as it writes them. */
export const LANGUAGES: readonly string[] = ['en_US', 'fi_FI', 'es_ES', 'sv_SE'];

/** The language of an event that names none. */
export const DEFAULT_LANGUAGE = 'en_US';

/** A text in the default language, or a text for each language: {"en_US": "English name"}. */
export type WireText = string | Readonly<Record<string, string>>;

/** The "Event Data JSON Object". A create needs `name`, `startTime` and `duration`; an update sends what changes. */
export interface EventData {
  readonly name?: WireText;
  readonly description?: WireText;
  readonly publicName?: WireText;
  /** Milliseconds since the epoch. */
  readonly startTime?: number;
  /** Seconds. */
  readonly duration?: number;
  readonly startTimePublic?: number;
  readonly durationPublic?: number;
  readonly eventTheme?: number;
  /** Address of the picture. */
  readonly eventThumbnail?: string;
  readonly defaultLanguage?: string;
  readonly eventLanguages?: readonly string[];
  readonly gdpr?: GdprData;
  readonly externalId?: string;
}

export interface GdprData {
  readonly termsOfService?: WireText;
  readonly privacyPolicy?: WireText;
  readonly copyright?: WireText;
}

/** The "Event Room Data JSON Object"; `serviceId` is the linear channel. */
export interface RoomData {
  readonly name?: WireText;
  readonly description?: WireText;
  readonly publicName?: WireText;
  readonly startTime?: number;
  readonly duration?: number;
  readonly startTimePublic?: number;
  readonly durationPublic?: number;
  readonly eventTheme?: number;
  readonly serviceId?: number;
}

/** The "Participant Object", in the spelling of the page's tables. Its example is in snake case. */
export interface ParticipantData {
  readonly emailAddress?: string;
  readonly firstName?: string;
  readonly lastName?: string;
  readonly company?: string;
  readonly blocked?: boolean;
}

/**
 * Keys that are not called the same everywhere, the likeliest first. Participants come in camel case and snake case. No
 * example shows a picture or a recording: "eventThumbnail" is what a picture is called where it is sent, and the other
 * names are what such a thing would be called [INF].
 */
export const spellings = {
  emailAddress: ['emailAddress', 'email_address'],
  firstName: ['firstName', 'first_name'],
  lastName: ['lastName', 'last_name'],
  accessUrl: ['accessUrl', 'access_url'],
  thumbnail: ['eventThumbnail', 'thumbnail', 'thumbnailUrl'],
  recordingId: ['recordingId', 'id', 'assetId'],
  recordingUrl: ['url', 'recordingUrl', 'embedUrl'],
  recordingTitle: ['title', 'name'],
} as const satisfies Record<string, readonly string[]>;

/** What a picture belongs to, by its native id. */
export type ThumbnailTarget = { readonly eventId: string } | { readonly roomId: string };

/** An event as the suite tells it. Its record can be kept as JSON, and `parseEvent` reads it again. */
export interface WireEvent {
  readonly eventId: string;
  /** Null where the record does not speak of rooms. */
  readonly rooms: readonly WireRoom[] | null;
  readonly record: JsonRecord;
}

export interface WireRoom {
  readonly roomId: string;
  /** Null where the record does not say to which event it belongs. */
  readonly eventId: string | null;
  readonly record: JsonRecord;
}

export interface WireParticipant {
  readonly participantId: string;
  readonly record: JsonRecord;
}

/** The event of a record; null where it has no id. Rooms without an id are left out. */
export function parseEvent(value: unknown): WireEvent | null {
  const eventId = isJsonRecord(value) ? idIn(value, 'eventId', 'event_id') : null;
  if (!isJsonRecord(value) || eventId === null) return null;
  const { rooms } = value;
  const parsed = Array.isArray(rooms) ? rooms.map((room) => parseRoom(room, eventId)) : null;
  return { eventId, rooms: parsed?.filter((room) => room !== null) ?? null, record: value };
}

/** The room of a record; null where it has no id. Inside an event, that is the event of a room that names none. */
export function parseRoom(value: unknown, eventId: string | null = null): WireRoom | null {
  const roomId = isJsonRecord(value) ? idIn(value, 'roomId', 'room_id') : null;
  if (!isJsonRecord(value) || roomId === null) return null;
  return { roomId, eventId: idIn(value, 'eventId', 'event_id') ?? eventId, record: value };
}

/** The participant of a record; null where it has no id. A record that names none has the id that was asked for. */
export function parseParticipant(value: unknown, askedId: string | null = null): WireParticipant | null {
  if (!isJsonRecord(value)) return null;
  const participantId = idIn(value, 'participantId', 'participant_id') ?? askedId;
  return participantId === null ? null : { participantId, record: value };
}

/**
 * The event in an answer; null where there is none. Answers of Get Event and of the picture calls are not shown, so an
 * event that stands there bare is taken, too [INF].
 */
export const eventIn = (answer: JsonRecord): WireEvent | null => parseEvent(answer['event']) ?? parseEvent(answer);

/** The room in an answer, which may be bare; null where there is none. */
export const roomIn = (answer: JsonRecord): WireRoom | null => parseRoom(answer['room']) ?? parseRoom(answer);

/** The participant in an answer, which may be bare; null where there is none. */
export const participantIn = (answer: JsonRecord, askedId: string | null): WireParticipant | null =>
  parseParticipant(answer['participant'], askedId) ?? parseParticipant(answer);

/** The event with a room as it is now in the place of what it was; the room comes first where it was not there. */
export function withRoom(event: WireEvent, room: WireRoom): WireEvent {
  const others = (event.rooms ?? []).filter(({ roomId }) => roomId !== room.roomId);
  const isThere = others.length < (event.rooms?.length ?? 0);
  const rooms = isThere ? event.rooms!.map((each) => (each.roomId === room.roomId ? room : each)) : [room, ...others];
  return withRooms(event, rooms);
}

/** The event without one of its rooms. */
export const withoutRoom = (event: WireEvent, roomId: string): WireEvent =>
  event.rooms === null
    ? event
    : withRooms(
        event,
        event.rooms.filter((each) => each.roomId !== roomId),
      );

/** The event with the rooms that are known of it, where its own record does not speak of rooms. */
export const withKnownRooms = (event: WireEvent, known: WireEvent | undefined): WireEvent =>
  event.rooms === null && known?.rooms ? withRooms(event, known.rooms) : event;

const withRooms = (event: WireEvent, rooms: readonly WireRoom[]): WireEvent => ({
  ...event,
  rooms,
  record: { ...event.record, rooms: rooms.map(({ record }) => record) },
});

function idIn(record: JsonRecord, ...keys: readonly string[]): string | null {
  const value = keys.map((key) => record[key]).find((each) => each !== undefined && each !== null);
  return typeof value === 'string' || typeof value === 'number' ? parseNativeId(String(value)) : null;
}

/** What an answer is: its record, the suite's refusal in its words, or something else than either. */
export type WireAnswer = { readonly record: JsonRecord } | { readonly refusal: string } | { readonly unreadable: true };

/**
 * Reads the body of an answer. The page shows `"status": "ok"` only. That a refusal reads `{"status": "error",
 * "message": "Invalid eventId."}`, with HTTP status 200, is told by the suite's pages on other calls [INF].
 */
export function readAnswer(body: unknown): WireAnswer {
  if (!isJsonRecord(body)) return { unreadable: true };
  const { status, message } = body;
  const says = typeof status === 'string' ? status.toLowerCase() : status;
  if (says === 'error') return { refusal: typeof message === 'string' ? message.trim() : '' };
  // A record that stands there bare has no status.
  return says === 'ok' || says === undefined ? { record: body } : { unreadable: true };
}

/** A language as the graph writes it, "en-US"; null when it is none. */
export const localeOf = (language: string): string | null => localeOrNull(language.replaceAll('_', '-'));

/** A locale of the graph as the suite writes it, "en_US"; null when the suite does not have it. */
export function languageOf(locale: string): string | null {
  const language = locale.replaceAll('-', '_');
  return LANGUAGES.includes(language) ? language : null;
}
