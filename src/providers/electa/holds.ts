/** What Electa's live sessions hold: their presenter and their virtual room, from start to end. */
import { type RequestedHold, type ResourceHold } from '../../model/resource-hold';
import { type Event } from '../../model/event';
import { userError, UserErrors } from '../../model/user-error';
import { type ElectaEventDetails } from './details';
import { TITLE } from './ids';
import { type AskedEvent } from './snapshot';
import { type ElectaSettings } from './settings';

export function holdsOfEvent({ startsAt, endsAt, details }: Event, presenters: Presenters): ResourceHold[] {
  const { presenterId, roomId } = details as ElectaEventDetails;
  return holds({ presenterId, roomId, startsAt, endsAt }, presenters);
}

/** Of a room that Electa chooses nothing is known; of a presenter that it chooses nothing could be told. Throws UserErrors. */
export function holdsOfCreate(asked: AskedEvent, presenters: Presenters): RequestedHold[] {
  const { presenterId, roomId, durationMinutes } = asked;
  if (presenterId === null) throw presenterRequired();
  const startsAt = new Date(asked.startsAt);
  const endsAt = new Date(startsAt.getTime() + durationMinutes * 60_000);
  const chosen: RequestedHold[] = roomId === null ? [{ kind: 'ROOM', resource: null, startsAt, endsAt }] : [];
  return [...holds({ presenterId, roomId, startsAt, endsAt }, presenters), ...chosen];
}

const presenterRequired = (): UserErrors =>
  new UserErrors([
    userError(
      'REQUIRED',
      `presenterId: with onConflict: REFUSE, say who presents it. Whom ${TITLE} takes otherwise is not known before, nor whether that person is free.`,
      ['presenterId'],
    ),
  ]);

type Presenters = ElectaSettings['presenters'];

interface Held {
  readonly presenterId: string | null;
  readonly roomId: string | null;
  readonly startsAt: Date;
  readonly endsAt: Date;
}

function holds({ presenterId, roomId, startsAt, endsAt }: Held, presenters: Presenters): ResourceHold[] {
  const held: ResourceHold[] = [];
  if (presenterId !== null) {
    // Somebody whose address nobody told this server counts by Electa's own number.
    const resource = presenters.get(presenterId) ?? `electa:presenter:${presenterId}`;
    held.push({ kind: 'HOST', resource, startsAt, endsAt });
  }
  if (roomId !== null) held.push({ kind: 'ROOM', resource: roomId, startsAt, endsAt });
  return held;
}
