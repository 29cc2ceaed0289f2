/** Checks of a room against its event. Pure. Source: "Event Room Data JSON Object". */
import { type InputProblems } from '../../../provider-kit/input-problems';
import { type TimeWindow } from '../time-window';
import { type RoomData } from '../wire';
import { type UpdateRoomInput } from './input';

/** The fields of an input that a plan is made from. */
export type PlanInput = Pick<UpdateRoomInput, 'startsAt' | 'endsAt' | 'publicStartsAt' | 'channelId'>;

/** The times and the channel that a room will have after a write. */
export interface RoomPlan extends TimeWindow {
  readonly publicStartsAt: Date | null;
  /** Null if the suite chooses one, or there is none. */
  readonly channelId: string | null;
}

/** The plan of a new room. */
export function planOfNew({ startTime = 0, duration = 0, startTimePublic, serviceId }: RoomData): RoomPlan {
  return {
    startsAt: new Date(startTime),
    endsAt: new Date(startTime + duration * 1000),
    publicStartsAt: startTimePublic === undefined ? null : new Date(startTimePublic),
    channelId: serviceId === undefined ? null : String(serviceId),
  };
}

/** The plan of a changed room: what is not sent remains as stored. */
export function planOfChanged(data: RoomData, stored: RoomPlan): RoomPlan {
  const { startsAt, endsAt, publicStartsAt, channelId } = planOfNew(data);
  return {
    ...(data.startTime === undefined ? { startsAt: stored.startsAt, endsAt: stored.endsAt } : { startsAt, endsAt }),
    publicStartsAt: publicStartsAt ?? stored.publicStartsAt,
    channelId: channelId ?? stored.channelId,
  };
}

/** A room lies within its event. */
export function checkWithinEvent(
  { startsAt, endsAt }: TimeWindow,
  event: TimeWindow & { readonly id: string },
  problems: InputProblems,
): void {
  const advice = 'Choose a time within the event, or change the times of the event first.';
  if (startsAt < event.startsAt) {
    const reason = `the room would start at ${startsAt.toISOString()}, and its event ${event.id} starts at ${event.startsAt.toISOString()}.`;
    problems.refuse('OUTSIDE_EVENT', 'startsAt', `${reason} ${advice}`);
  }
  if (endsAt > event.endsAt) {
    const reason = `the room would end at ${endsAt.toISOString()}, and its event ${event.id} ends at ${event.endsAt.toISOString()}.`;
    problems.refuse('OUTSIDE_EVENT', 'endsAt', `${reason} ${advice}`);
  }
}

/** A room does not open for the public before it starts. */
export function checkPublicStart(
  { startsAt, publicStartsAt }: RoomPlan,
  input: PlanInput,
  problems: InputProblems,
): void {
  if (publicStartsAt === null || publicStartsAt >= startsAt) return;
  const reason = `the room would open for the public at ${publicStartsAt.toISOString()}, before it starts at ${startsAt.toISOString()}.`;
  if (input.publicStartsAt) problems.refuse('INVALID', 'publicStartsAt', reason);
  else problems.refuse('INVALID', 'startsAt', `${reason} Give publicStartsAt and publicEndsAt too.`);
}
