import { type RequestContext } from '../../context';
import { Event, type Room } from '../../model/event';
import { type IcareusDataSource } from './data-source';
import { globalId, identity, kinds } from './ids';
import { type IcareusOperations } from './operations';
import { parseRoom } from './wire';

/** The writes of the configured organization. */
export const writesOf = ({ providers }: RequestContext): IcareusOperations =>
  providers.sourceOf<IcareusDataSource>(identity.id).writes;

/** Replaces an event and its rooms in the loaders of the request after a write. */
export function replaceEvent({ loaders }: RequestContext, event: Event): void {
  loaders.replace(event);
  if (Array.isArray(event.rooms)) event.rooms.forEach((room: Room) => loaders.replace(room));
}

/** Replaces a room after a write. If the write did not return the event, the event is read again when it is needed. */
export function replaceRoom(context: RequestContext, room: Room): void {
  const { event } = room;
  if (event instanceof Event) return replaceEvent(context, event);
  const eventId = parseRoom(room.providerRecord)?.eventId;
  if (eventId) context.loaders.forget(globalId(kinds.event, eventId));
  context.loaders.replace(room);
}
