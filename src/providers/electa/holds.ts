/** What Electa's live sessions hold: their presenter and their virtual room, from start to end. */
import { type RequestedHold, type ResourceHold } from '../../model/resource-hold';
import { userError, UserErrors } from '../../model/user-error';
import { provider } from './ids';
import { type RequestedEvent } from './mapping';
import { type ElectaSettings } from './settings';

type Presenters = ElectaSettings['presenters'];
type Times = Pick<ResourceHold, 'startsAt' | 'endsAt'>;

export function holdsOf(
  { presenterId, roomId }: { readonly presenterId: string | null; readonly roomId: string | null },
  { startsAt, endsAt }: Times,
  presenters: Presenters,
): ResourceHold[] {
  const holds: ResourceHold[] = [];
  if (presenterId !== null) {
    // Presenters without a configured address are identified by Electa's own id.
    const resource = presenters.get(presenterId) ?? `${provider.id}:presenter:${presenterId}`;
    holds.push({ kind: 'HOST', resource, startsAt, endsAt });
  }
  if (roomId !== null) holds.push({ kind: 'ROOM', resource: roomId, startsAt, endsAt });
  return holds;
}

/** Which room Electa chooses is unknown beforehand; which presenter it chooses has to be known. Throws UserErrors. */
export function holdsOfCreate(requested: RequestedEvent, presenters: Presenters): RequestedHold[] {
  if (requested.presenterId === null) {
    const message = `presenterId: with onConflict: REFUSE, give the presenter. Which one ${provider.title} chooses otherwise is unknown beforehand, and so is whether that person is free.`;
    throw new UserErrors([userError('REQUIRED', message, ['presenterId'])]);
  }
  const startsAt = new Date(requested.startsAt);
  const times = { startsAt, endsAt: new Date(startsAt.getTime() + requested.durationMinutes * 60_000) };
  const chosen: RequestedHold[] = requested.roomId === null ? [{ kind: 'ROOM', resource: null, ...times }] : [];
  return [...holdsOf(requested, times, presenters), ...chosen];
}
