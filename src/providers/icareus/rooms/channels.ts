/** Who uses which linear channel. Source: "you cannot have two rooms using the same Linear Channel simultaneously". */
import { type Event, type Room } from '../../../model/event';
import { type RequestScope } from '../../../provider-kit/port';
import { type TimeWindow } from '../time-window';
import { globalId, kinds, TITLE } from '../ids';
import { type InputProblems } from '../input-problems';
import { type IcareusMemory } from '../snapshot';
import { type PlanInput, type RoomPlan } from './check';
import { type WriteSteps } from '../write-steps';

/** The room that a plan is for. */
export interface PlannedRoom {
  /** Its own number; null where it is yet to be made. */
  readonly roomId: string | null;
  /** Its event, as it was just read; null where that is not known. */
  readonly event: Event | null;
}

/** Holds rooms against those of this and all other known events. */
export class ChannelCheck {
  constructor(
    private readonly memory: IcareusMemory,
    private readonly steps: WriteSteps,
  ) {}

  /** Notes CHANNEL_IN_USE where another room uses the channel of a plan at some instant of it. */
  async check(
    plan: RoomPlan,
    planned: PlannedRoom,
    input: PlanInput,
    problems: InputProblems,
    scope: RequestScope,
  ): Promise<void> {
    const taken = await this.roomInTheWay(plan, planned, scope);
    if (taken === null) return;
    const [field] = (['channelId', 'startsAt', 'endsAt'] as const).filter((each) => input[each]);
    const says = `the channel ${plan.channelId} carries the room "${taken.name.text()}" (${taken.id}) from ${taken.startsAt.toISOString()} to ${taken.endsAt.toISOString()}. ${TITLE} has no two rooms on one channel at the same time: choose another channel or another time.`;
    problems.refuse('CHANNEL_IN_USE', [field ?? 'channelId'], says);
  }

  private async roomInTheWay(
    plan: RoomPlan,
    { roomId, event }: PlannedRoom,
    scope: RequestScope,
  ): Promise<Room | null> {
    if (plan.channelId === null) return null;
    const here = event && firstOnChannel(plan, event, roomId);
    if (here) return here;
    for (const remembered of await this.memory.eventsBetween(plan.startsAt, plan.endsAt)) {
      const id = globalId(kinds.event, remembered.eventId);
      const known = id === event?.id ? null : this.steps.mappedEvent(remembered);
      if (!known || !firstOnChannel(plan, known, roomId)) continue;
      // What is remembered may have changed since: it is read again before it keeps anybody from a channel.
      const current = await this.steps.refreshEvent(remembered.eventId, scope);
      const there = current && firstOnChannel(plan, current, roomId);
      if (there) return there;
    }
    return null;
  }
}

/** The first room of an event that uses the channel of a plan at some instant of it, but for the planned one itself. */
function firstOnChannel(plan: RoomPlan, { rooms }: Event, exceptRoomId: string | null): Room | null {
  const known: readonly Room[] = Array.isArray(rooms) ? rooms : [];
  const taken = known
    .filter((room) => room.channelId === plan.channelId && room.providerId !== exceptRoomId && overlap(room, plan))
    .sort((one, other) => one.startsAt.getTime() - other.startsAt.getTime());
  return taken[0] ?? null;
}

/** Whether two windows have an instant in common: one may start when the other ends. */
const overlap = (one: TimeWindow, other: TimeWindow): boolean =>
  one.startsAt < other.endsAt && other.startsAt < one.endsAt;
