/** The use of linear channels. Source: "you cannot have two rooms using the same Linear Channel simultaneously". */
import { type Event, type Room } from '../../../model/event';
import { type InputProblems } from '../../../provider-kit/input-problems';
import { type RequestScope } from '../../../provider-kit/port';
import { type IcareusCalls } from '../calls';
import { mapEvent } from '../events/mapping';
import { globalId, kinds, TITLE } from '../ids';
import { type TimeWindow } from '../time-window';
import { type PlanInput, type RoomPlan } from './check';

/** The room that a plan is for. */
interface PlannedRoom {
  /** Its native id; null for a new room. */
  readonly roomId: string | null;
  /** Its event as it was just read; null if that is not known. */
  readonly event: Event | null;
}

/** Refuses a plan with CHANNEL_IN_USE if a room of its event, or of another cached event, uses the channel at that time. */
export async function checkChannel(
  plan: RoomPlan,
  planned: PlannedRoom,
  input: PlanInput,
  problems: InputProblems,
  calls: IcareusCalls,
  scope: RequestScope,
): Promise<void> {
  const other = await conflictingRoom(plan, planned, calls, scope);
  if (other === null) return;
  const [field] = (['channelId', 'startsAt', 'endsAt'] as const).filter((each) => input[each]);
  const reason = `the channel ${plan.channelId} carries the room "${other.name.text()}" (${other.id}) from ${other.startsAt.toISOString()} to ${other.endsAt.toISOString()}.`;
  const advice = `${TITLE} allows one room per channel at a time: choose another channel or another time.`;
  problems.refuse('CHANNEL_IN_USE', field ?? 'channelId', `${reason} ${advice}`);
}

async function conflictingRoom(
  plan: RoomPlan,
  { roomId, event }: PlannedRoom,
  calls: IcareusCalls,
  scope: RequestScope,
): Promise<Room | null> {
  if (plan.channelId === null) return null;
  const inSameEvent = event && firstOnChannel(plan, event, roomId);
  if (inSameEvent) return inSameEvent;
  for (const wire of await calls.records.eventsBetween(plan.startsAt, plan.endsAt)) {
    if (globalId(kinds.event, wire.eventId) === event?.id) continue;
    const cached = mapEvent(wire, calls.records, () => undefined);
    if (!cached || !firstOnChannel(plan, cached, roomId)) continue;
    // The cached event may be outdated, so it is read again before the plan is refused.
    const current = await calls.refreshEvent(wire.eventId, scope);
    const other = current && firstOnChannel(plan, current, roomId);
    if (other) return other;
  }
  return null;
}

/** The first room of an event that uses the channel of a plan at its time, except the planned room itself. */
function firstOnChannel(plan: RoomPlan, { rooms }: Event, exceptRoomId: string | null): Room | null {
  const all: readonly Room[] = Array.isArray(rooms) ? rooms : [];
  const conflicting = all
    .filter((room) => room.channelId === plan.channelId && room.providerId !== exceptRoomId && overlap(room, plan))
    .sort((one, other) => one.startsAt.getTime() - other.startsAt.getTime());
  return conflicting[0] ?? null;
}

/** Whether two windows have an instant in common; one may start when the other ends. */
const overlap = (one: TimeWindow, other: TimeWindow): boolean =>
  one.startsAt < other.endsAt && other.startsAt < one.endsAt;
