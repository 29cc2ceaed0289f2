/** What the simulated organization holds. */
import { type Given, readNumber, required, type Translations } from './fields';
import { refusals } from './refusal';
import { type TokenKeys } from './token';

/** What an event and its rooms have in common. */
export interface Content {
  readonly name: Translations;
  readonly description: Translations;
  readonly publicName: Translations;
  /** Epoch milliseconds, as is the public one. */
  readonly startTime: number;
  /** Seconds, as is the public one. */
  readonly duration: number;
  readonly startTimePublic?: number;
  readonly durationPublic?: number;
  readonly eventTheme?: number;
  readonly eventThumbnail?: string;
}

export interface SandboxRoom extends Content {
  readonly id: number;
  /** The linear channel that carries it; 0 for none. */
  readonly serviceId: number;
}

export interface SandboxEvent extends Content {
  readonly id: number;
  readonly mainRoomId: number;
  readonly defaultLanguage: string;
  readonly eventLanguages: readonly string[];
  readonly gdpr: Readonly<Record<string, Translations>>;
  readonly externalId?: string;
  /** The newest first. */
  readonly rooms: readonly SandboxRoom[];
}

/** A picture as it was sent. */
export interface Picture {
  readonly type: string;
  readonly bytes: Buffer;
}

export interface SandboxParticipant {
  readonly id: number;
  readonly eventId: number;
  readonly emailAddress: string;
  readonly firstName: string | undefined;
  readonly lastName: string | undefined;
  readonly company: string | undefined;
  readonly blocked: boolean;
  readonly accessKey: string;
}

/** A simulated Icareus Suite, as one organization sees it. */
export interface Suite {
  readonly baseUrl: string;
  readonly keys: TokenKeys;
  readonly events: Map<number, SandboxEvent>;
  readonly participants: Map<number, SandboxParticipant>;
  /** Thumbnails by the path at which they are served. */
  readonly pictures: Map<string, Picture>;
  /** Whether it has the participants that the page calls "currently unsupported". */
  isParticipantSupported: boolean;
  /** Ids count up, over events and rooms together as in the page's samples. */
  readonly newId: () => number;
  readonly newParticipantId: () => number;
}

/** Answers one call; what it gives stands beside `"status": "ok"`. Throws a Refusal. */
export type CallHandler = (given: Given, suite: Suite) => object;

/** The first event that is made here has the id of the page's samples. */
export const FIRST_ID = 3_697_601;

/** Participants have ids of their own; where they begin is not told [INF]. */
export const FIRST_PARTICIPANT_ID = 77;

/** Which theme is the first available one [INF]; it is the one of the page's samples. */
export const FIRST_THEME = 3_319_901;

/** The linear channels that one is chosen of where a caller names none; the first two are those of the page's samples. */
export const CHANNELS: readonly number[] = [1_909_939, ...Array.from({ length: 23 }, (_, index) => 2_977_205 + index)];

/** Throws a Refusal unless a call is about this organization. */
export function refuseOtherOrganization(given: Given, { keys }: Suite): void {
  const organizationId = required(readNumber(given, 'organizationId'), 'organizationId');
  if (organizationId !== keys.organizationId) throw refusals.invalid('organizationId');
}

/** The event that a call names. Throws a Refusal. */
export function eventOf(given: Given, { events }: Suite): SandboxEvent {
  const event = events.get(required(readNumber(given, 'eventId'), 'eventId'));
  if (!event) throw refusals.invalid('eventId');
  return event;
}

export interface RoomOfEvent {
  readonly room: SandboxRoom;
  readonly event: SandboxEvent;
}

/** The room that a call names, with its event. Throws a Refusal. */
export function roomOf(given: Given, { events }: Suite): RoomOfEvent {
  const roomId = required(readNumber(given, 'roomId'), 'roomId');
  for (const event of events.values()) {
    const room = event.rooms.find(({ id }) => id === roomId);
    if (room) return { room, event };
  }
  throw refusals.invalid('roomId');
}

/** Keeps an event with one of its rooms changed. */
export function keepRoom({ events }: Suite, event: SandboxEvent, changed: SandboxRoom): void {
  const rooms = event.rooms.map((room) => (room.id === changed.id ? changed : room));
  events.set(event.id, { ...event, rooms });
}

/** A thumbnail that nobody shows any more is kept no longer. One that was never the suite's own is none of its files. */
export function dropPictures(suite: Suite, ...shown: readonly Content[]): void {
  for (const { eventThumbnail } of shown) suite.pictures.delete(eventThumbnail?.slice(suite.baseUrl.length) ?? '');
}
