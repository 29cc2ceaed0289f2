import { formatGlobalId, parseGlobalId } from '../../model/global-id';
import { enumValueOf } from '../../model/registry';

export const PROVIDER = 'icareus';
export const PROVIDER_ENUM = enumValueOf(PROVIDER);
export const TITLE = 'Icareus';

/** The kinds of the suite's entities: the middle part of their global ids. */
export const kinds = {
  event: 'event',
  room: 'room',
  participant: 'participant',
} as const;

export type Kind = (typeof kinds)[keyof typeof kinds];

/** "icareus:event:3697601" or "icareus:room:3697602". */
export const globalId = (kind: 'event' | 'room', nativeId: string): string => formatGlobalId(PROVIDER, kind, nativeId);

/** A participant is found with its event only, so both numbers stand in its id: "icareus:participant:3697601.77". */
export const participantGlobalId = (eventId: string, participantId: string): string =>
  formatGlobalId(PROVIDER, kinds.participant, `${eventId}.${participantId}`);

/** What the global ids of all participants of an event begin with. */
export const participantPrefix = (eventId: string): string => participantGlobalId(eventId, '');

/** The native id, or null when the text is none: the suite numbers its events, rooms and participants. */
export function parseNativeId(text: string): string | null {
  return /^[1-9]\d{0,14}$/.test(text) ? text : null;
}

/** Both numbers by which the suite finds a participant. */
export interface ParticipantId {
  readonly eventId: string;
  readonly participantId: string;
}

/** The numbers in a participant's native id, "3697601.77"; null when it is none. */
export function parseParticipantId(text: string): ParticipantId | null {
  const [event = '', participant = '', ...rest] = text.split('.');
  const eventId = parseNativeId(event);
  const participantId = parseNativeId(participant);
  return eventId !== null && participantId !== null && rest.length === 0 ? { eventId, participantId } : null;
}

/** The number in an event's or a room's global id; null when that is malformed, of another kind or another provider. */
export function nativeIdIn(kind: 'event' | 'room', id: string): string | null {
  const parsed = parseGlobalId(id);
  return parsed?.provider === PROVIDER && parsed.kind === kind ? parseNativeId(parsed.nativeId) : null;
}

/** The numbers in a participant's global id; null when that is malformed, of another kind or another provider. */
export function participantIdIn(id: string): ParticipantId | null {
  const parsed = parseGlobalId(id);
  return parsed?.provider === PROVIDER && parsed.kind === kinds.participant
    ? parseParticipantId(parsed.nativeId)
    : null;
}
