/** The events that the simulated company has from the start, around a moment, and their presenters. */
import { readWallTime } from '../../../zones/time-zone';
import { readUsWallTime } from '../../../provider-kit/us-wall-time';
import { COMPANY_ZONE, FIRST_ROOM, MASTER_ADMIN, type SandboxEvent } from './events';

/** The addresses of the presenters, by Electa's ids. All but the first also teach public courses, in another case. */
export const PRESENTERS: Readonly<Record<number, string>> = {
  [MASTER_ADMIN]: 'harriet.lonsdale@training.example',
  122_201: 'Wanjiru.Kamande@Training.Example',
  122_202: 'florian.oberhauser@training.example',
  122_203: 'Nadia.Benchekroun@training.example',
};

type Plan = Pick<SandboxEvent, 'topic' | 'duration' | 'accessType' | 'presenterId' | 'roomId' | 'description'> & {
  readonly hour: number;
};

const plan = (
  topic: string,
  [hour, duration]: readonly [hour: number, minutes: number],
  accessType: 'A' | 'B' | 'C',
  presenterId: number,
  roomId: number,
  description = '',
): Plan => ({ topic, hour, duration, accessType, presenterId, roomId, description });

/** Every week's events, from Monday to Friday. One was created by hand, of a type that the API cannot create. */
const EVERY_WEEK: readonly Plan[] = [
  plan('Welcome & orientation', [9, 30], 'A', MASTER_ADMIN, FIRST_ROOM, 'How the virtual classroom works.'),
  plan('Excel: formulas < macros', [10, 90], 'B', 122_201, FIRST_ROOM + 1, 'When a formula is enough.'),
  plan('Leading from a distance', [14, 120], 'B', 122_202, FIRST_ROOM),
  plan('Open office', [11, 60], 'C', MASTER_ADMIN, FIRST_ROOM + 1),
  plan('Questions & answers', [16, 60], 'B', 122_203, FIRST_ROOM + 1, 'Bring your own.'),
];

const CLINIC = plan('Data protection clinic', [15, 60], 'B', 122_201, FIRST_ROOM + 2, 'Your cases, answered.');
const REFRESHER = plan('Fire safety refresher', [11, 60], 'A', 122_202, FIRST_ROOM + 2);

const DAY_MS = 86_400_000;
const FIRST_DAY = -14;
const LAST_DAY = 28;

/** The page's sample response is about event 255052, which is the first one created here. */
export const FIRST_CREATED_ID = 255_052;
const FIRST_WEEKLY_ID = 200_000;

/**
 * An event on every working day from two weeks before a moment to four weeks after it, and two whose presenters teach a
 * public course at the same time: another provider's sandbox has it at the same hours of the same days in UTC. The same
 * moment gives the same data. A weekly event has the same id for every moment, so that what a server has cached of it
 * stays valid if the sandbox is started on another day.
 */
export function sandboxEvents(now: Date): Map<number, SandboxEvent> {
  const today = Math.floor(now.getTime() / DAY_MS) * DAY_MS;
  const day = (days: number): Date => new Date(today + days * DAY_MS);
  /** That day, or the Monday after it at a weekend. */
  const workingDay = (days: number): Date => day(days + ([1, 0, 0, 0, 0, 0, 2][day(days).getUTCDay()] ?? 0));
  const days = Array.from({ length: LAST_DAY - FIRST_DAY + 1 }, (_, index) => day(FIRST_DAY + index));
  const events = [
    ...days.flatMap(weekly),
    eventOfPlan(FIRST_CREATED_ID - 2, workingDay(3), CLINIC),
    eventOfPlan(FIRST_CREATED_ID - 1, workingDay(6), REFRESHER),
  ];
  return new Map(events.map((event) => [event.id, event]));
}

/** The event of a day; none at a weekend. */
function weekly(day: Date): SandboxEvent[] {
  const plan = EVERY_WEEK[day.getUTCDay() - 1];
  const daysSince2000 = (day.getTime() - Date.UTC(2000, 0, 1)) / DAY_MS;
  return plan ? [eventOfPlan(FIRST_WEEKLY_ID + daysSince2000, day, plan)] : [];
}

function eventOfPlan(id: number, day: Date, { hour, ...plan }: Plan): SandboxEvent {
  const startText = `${day.getUTCMonth() + 1}/${day.getUTCDate()}/${day.getUTCFullYear()} ${hour}:00`;
  const { epochMilliseconds } = readWallTime(readUsWallTime(startText)!, COMPANY_ZONE.name)!;
  return { ...plan, id, startText, startsAt: new Date(epochMilliseconds), timeZoneId: COMPANY_ZONE.id };
}
