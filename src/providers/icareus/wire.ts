/**
 * The JSON of the suite's Event Management API. Source: the provider's page "Event Management API (ENG)". What that page
 * does not state is marked [INF].
 */
import { isJsonRecord, type JsonRecord } from '../../provider-kit/record-reader';
import { localeOrNull } from '../../model/scalars';
import { identity } from './ids';

export const paths = {
  event: '/api/event',
  room: '/api/event/room',
  images: '/api/event/images',
  participant: '/api/event/participant',
} as const;

/** The suite's languages, in its own notation. */
export const LANGUAGES: readonly string[] = ['en_US', 'fi_FI', 'es_ES', 'sv_SE'];

/** The language of an event without `defaultLanguage`. */
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
  /** URL of the image. */
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

/** The "Participant Object", spelled as in the page's tables. Its example is in snake case. */
export interface ParticipantData {
  readonly emailAddress?: string;
  readonly firstName?: string;
  readonly lastName?: string;
  readonly company?: string;
  readonly blocked?: boolean;
}

/**
 * Keys with more than one spelling, the most likely first. Participants are documented in camel case and in snake case. No
 * sample shows an image or a recording: "eventThumbnail" is the key in requests, and the other keys are guesses [INF].
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

/** The entity that a thumbnail belongs to, by native id. */
export type ThumbnailTarget = { readonly eventId: string } | { readonly roomId: string };

/** An event as the suite returns it. `parseEvent` restores it from its record, which is JSON. */
export interface WireEvent {
  readonly eventId: string;
  /** Null if the record has no list of rooms. */
  readonly rooms: readonly WireRoom[] | null;
  readonly record: JsonRecord;
}

export interface WireRoom {
  readonly roomId: string;
  /** Null if the record does not contain its event's id. */
  readonly eventId: string | null;
  readonly record: JsonRecord;
}

export interface WireParticipant {
  readonly participantId: string;
  readonly record: JsonRecord;
}

/** The event of a record; null if it has no id. Rooms without an id are left out. */
export function parseEvent(value: unknown): WireEvent | null {
  const eventId = isJsonRecord(value) ? idIn(value, 'eventId', 'event_id') : null;
  if (!isJsonRecord(value) || eventId === null) return null;
  const { rooms } = value;
  const parsed = Array.isArray(rooms) ? rooms.map((room) => parseRoom(room, eventId)) : null;
  return { eventId, rooms: parsed?.filter((room) => room !== null) ?? null, record: value };
}

/** The room of a record; null if it has no id. `eventId` is the event of a room that does not contain its event's id. */
export function parseRoom(value: unknown, eventId: string | null = null): WireRoom | null {
  const roomId = isJsonRecord(value) ? idIn(value, 'roomId', 'room_id') : null;
  if (!isJsonRecord(value) || roomId === null) return null;
  return { roomId, eventId: idIn(value, 'eventId', 'event_id') ?? eventId, record: value };
}

/** The participant of a record; null if it has no id. `requestedId` is the id of a record without one. */
export function parseParticipant(value: unknown, requestedId: string | null = null): WireParticipant | null {
  if (!isJsonRecord(value)) return null;
  const participantId = idIn(value, 'participantId', 'participant_id') ?? requestedId;
  return participantId === null ? null : { participantId, record: value };
}

/**
 * The event in a response; null if there is none. The page shows no response of Get Event and of the image calls, so a
 * response that is itself an event is accepted too [INF].
 */
export const eventIn = (response: JsonRecord): WireEvent | null =>
  parseEvent(response['event']) ?? parseEvent(response);

/** The room in a response, or the response if it is itself a room; null if there is none. */
export const roomIn = (response: JsonRecord): WireRoom | null => parseRoom(response['room']) ?? parseRoom(response);

/** The participant in a response, or the response if it is itself a participant; null if there is none. */
export const participantIn = (response: JsonRecord, requestedId: string | null): WireParticipant | null =>
  parseParticipant(response['participant'], requestedId) ?? parseParticipant(response);

/** The event with one of its rooms replaced, or with a new room, which comes first. */
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

/** The event, with the rooms of its cached record if it has no list of rooms itself. */
export const withCachedRooms = (event: WireEvent, cached: WireEvent | undefined): WireEvent =>
  event.rooms === null && cached?.rooms ? withRooms(event, cached.rooms) : event;

const withRooms = (event: WireEvent, rooms: readonly WireRoom[]): WireEvent => ({
  ...event,
  rooms,
  record: { ...event.record, rooms: rooms.map(({ record }) => record) },
});

function idIn(record: JsonRecord, ...keys: readonly string[]): string | null {
  const value = keys.map((key) => record[key]).find((each) => each !== undefined && each !== null);
  return typeof value === 'string' || typeof value === 'number' ? identity.parseNativeId(String(value)) : null;
}

/** A response: its record, the message of a refusal, or neither. */
type WireResponse = { readonly record: JsonRecord } | { readonly refusal: string } | { readonly unreadable: true };

/**
 * Reads the body of a response. The page shows `"status": "ok"` only. That a refusal is `{"status": "error", "message":
 * "Invalid eventId."}`, with HTTP status 200, is documented on the suite's pages of other APIs [INF].
 */
export function readResponse(body: unknown): WireResponse {
  if (!isJsonRecord(body)) return { unreadable: true };
  const { status, message } = body;
  const state = typeof status === 'string' ? status.toLowerCase() : status;
  if (state === 'error') return { refusal: typeof message === 'string' ? message.trim() : '' };
  // A record that is itself the response has no status.
  return state === 'ok' || state === undefined ? { record: body } : { unreadable: true };
}

/** A language as a locale of the graph, "en-US"; null if it is not one. */
export const localeOf = (language: string): string | null => localeOrNull(language.replaceAll('_', '-'));

/** A locale of the graph in the suite's notation, "en_US"; null if the suite does not have it. */
export function languageOf(locale: string): string | null {
  const language = locale.replaceAll('-', '_');
  return LANGUAGES.includes(language) ? language : null;
}
