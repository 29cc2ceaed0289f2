import { type RequestContext } from '../../context';
import { Event, type Room } from '../../model/event';
import { globalId, kinds } from './ids';
import { parseRoom } from './wire';

type Loading = Pick<RequestContext, 'loaders'>;

/** Makes an event known as a write left it, and its rooms with it. */
export function replaceEvent({ loaders }: Loading, event: Event): void {
  loaders.replace(event);
  if (Array.isArray(event.rooms)) event.rooms.forEach((room: Room) => loaders.replace(room));
}

/** Makes a room known as a write left it. An event that did not come with it is read again when it is asked for. */
export function replaceRoom({ loaders }: Loading, room: Room): void {
  const { event } = room;
  if (event instanceof Event) return replaceEvent({ loaders }, event);
  const eventId = parseRoom(room.providerRecord)?.eventId;
  if (eventId) loaders.forget(globalId(kinds.event, eventId));
  loaders.replace(room);
}
