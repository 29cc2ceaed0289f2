import { parseGlobalId } from '../../model/global-id';
import { defineIdentity } from '../../provider-kit/identity';

/** The kinds of the suite's entities: the middle part of their global ids. */
export const kinds = {
  event: 'event',
  room: 'room',
  participant: 'participant',
} as const;

export type Kind = (typeof kinds)[keyof typeof kinds];

/** The suite numbers its events, rooms and participants. */
export const identity = defineIdentity<Kind>({ id: 'icareus', title: 'Icareus Suite' });

export const TITLE = identity.title;

/** "icareus:event:3697601" or "icareus:room:3697602". */
export const globalId = (kind: 'event' | 'room', nativeId: string): string => identity.globalId(kind, nativeId);

/** The suite looks up a participant by both numbers, so its global id contains both: "icareus:participant:3697601.77". */
export interface ParticipantId {
  readonly eventId: string;
  readonly participantId: string;
}

export const participantGlobalId = ({ eventId, participantId }: ParticipantId): string =>
  identity.globalId(kinds.participant, `${eventId}.${participantId}`);

/** The common prefix of the global ids of all participants of an event. */
export const participantPrefix = (eventId: string): string => participantGlobalId({ eventId, participantId: '' });

/** The numbers in a participant's native id, "3697601.77"; null if it does not have this form. */
export function parseParticipantId(text: string): ParticipantId | null {
  const [event = '', participant = '', ...rest] = text.split('.');
  const eventId = identity.parseNativeId(event);
  const participantId = identity.parseNativeId(participant);
  return eventId !== null && participantId !== null && rest.length === 0 ? { eventId, participantId } : null;
}

/** The numbers in a participant's global id; null if it is malformed, of another kind or of another provider. */
export function participantIdIn(id: string): ParticipantId | null {
  const parsed = parseGlobalId(id);
  return parsed?.provider === identity.id && parsed.kind === kinds.participant
    ? parseParticipantId(parsed.nativeId)
    : null;
}
