/** How a room has to fit its event. Pure. Source: "Event Room Data JSON Object". */
import { type StoredWindows, type TimeWindow } from '../time-window';
import { type InputProblems } from '../input-problems';
import { type UpdateRoomInput } from './input';
import { type RoomData } from '../wire';

/** The input of a create or an update, as far as it says when and where a room is. */
export type PlanInput = Pick<UpdateRoomInput, 'startsAt' | 'endsAt' | 'publicStartsAt' | 'channelId'>;

/** When and on which channel a room will be, once it is as it was asked for. */
export interface RoomPlan extends TimeWindow {
  readonly publicStartsAt: Date | null;
  /** Null where the suite chooses one, or there is none. */
  readonly channelId: string | null;
}

/** A room as far as its plan goes: as the model has it. */
export interface PlannedRoom extends RoomPlan {
  readonly publicEndsAt: Date | null;
}

/** The windows of an event or a room that was read. */
export function storedWindowsOf(stored: Omit<PlannedRoom, 'channelId'>): StoredWindows {
  const { startsAt, endsAt, publicStartsAt, publicEndsAt } = stored;
  return {
    own: { startsAt, endsAt },
    public: publicStartsAt && publicEndsAt ? { startsAt: publicStartsAt, endsAt: publicEndsAt } : null,
  };
}

/** The plan of a room that is to be made: all of it is sent. */
export function planOfNew({ startTime = 0, duration = 0, startTimePublic, serviceId }: RoomData): RoomPlan {
  return {
    startsAt: new Date(startTime),
    endsAt: new Date(startTime + duration * 1000),
    publicStartsAt: startTimePublic === undefined ? null : new Date(startTimePublic),
    channelId: serviceId === undefined ? null : String(serviceId),
  };
}

/** The plan of a room that is to be changed: what is not sent stays as it is stored. */
export function planOfChanged(data: RoomData, stored: RoomPlan): RoomPlan {
  const { startsAt, endsAt, publicStartsAt, channelId } = planOfNew(data);
  return {
    ...(data.startTime === undefined ? { startsAt: stored.startsAt, endsAt: stored.endsAt } : { startsAt, endsAt }),
    publicStartsAt: publicStartsAt ?? stored.publicStartsAt,
    channelId: channelId ?? stored.channelId,
  };
}

/** Holds a room against the times of its event. */
export function checkWithinEvent(
  { startsAt, endsAt }: TimeWindow,
  event: TimeWindow & { readonly id: string },
  problems: InputProblems,
): void {
  const advice = 'Choose a time within the event, or change the times of the event first.';
  if (startsAt < event.startsAt) {
    const says = `the room would start at ${startsAt.toISOString()}, and its event ${event.id} starts at ${event.startsAt.toISOString()}. ${advice}`;
    problems.refuse('OUTSIDE_EVENT', ['startsAt'], says);
  }
  if (endsAt > event.endsAt) {
    const says = `the room would end at ${endsAt.toISOString()}, and its event ${event.id} ends at ${event.endsAt.toISOString()}. ${advice}`;
    problems.refuse('OUTSIDE_EVENT', ['endsAt'], says);
  }
}

/** Holds the public start of a room against its own. */
export function checkPublicStart(
  { startsAt, publicStartsAt }: RoomPlan,
  input: PlanInput,
  problems: InputProblems,
): void {
  if (publicStartsAt === null || publicStartsAt >= startsAt) return;
  const says = `the room would open for the public at ${publicStartsAt.toISOString()}, before it starts at ${startsAt.toISOString()}.`;
  if (input.publicStartsAt) problems.refuse('INVALID', ['publicStartsAt'], says);
  else problems.refuse('INVALID', ['startsAt'], `${says} Give publicStartsAt and publicEndsAt too.`);
}
