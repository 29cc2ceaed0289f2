/** Who uses which linear channel when: "you cannot have two rooms using the same Linear Channel simultaneously". */
import { endOf } from './content';
import { refusals } from './refusal';
import { CHANNELS, type Content, type SandboxRoom, type Suite } from './suite';

type Span = Pick<Content, 'startTime' | 'duration'>;

/** The first channel that no room of the organization uses at that time; null when all are taken. */
export function firstFreeChannel(span: Span, suite: Suite): number | null {
  const taken = new Set(roomsAt(span, suite).map(({ serviceId }) => serviceId));
  return CHANNELS.find((channel) => !taken.has(channel)) ?? null;
}

/** Throws a Refusal when another room uses the room's channel at its time, in whichever event. */
export function refuseTakenChannel(room: SandboxRoom, suite: Suite): void {
  const other = roomsAt(room, suite).find(({ id, serviceId }) => id !== room.id && serviceId === room.serviceId);
  if (other && room.serviceId !== 0) throw refusals.channelInUse(room.serviceId, other.id);
}

/** The rooms that are open at some time of the span. One that ends as the other begins leaves the channel to it. */
function roomsAt(span: Span, { events }: Suite): SandboxRoom[] {
  const rooms = [...events.values()].flatMap((event) => event.rooms);
  return rooms.filter((room) => room.startTime < endOf(span) && span.startTime < endOf(room));
}
