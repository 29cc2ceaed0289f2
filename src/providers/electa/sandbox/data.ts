/** The events that the simulated company has from the start, around a moment, and the people who present them. */
import { Temporal } from 'temporal-polyfill';
import { FIRST_ROOM, instantOf, MASTER_ADMIN, type SandboxEvent } from './events';
import { COMPANY_ZONE_ID } from './zones';

/**
 * The addresses of the presenters, by Electa's numbers of them. All but the first teach public courses as well, by the
 * same addresses in other capitals.
 */
export const PRESENTERS: Readonly<Record<number, string>> = {
  [MASTER_ADMIN]: 'harriet.lonsdale@training.example',
  122_201: 'Wanjiru.Kamande@Training.Example',
  122_202: 'florian.oberhauser@training.example',
  122_203: 'Nadia.Benchekroun@training.example',
};

interface Plan {
  readonly topic: string;
  readonly description: string;
  readonly hour: number;
  readonly duration: number;
  readonly accessType: string;
  readonly presenterId: number;
  readonly roomId: number;
}

/** What is on every week, from Monday to Friday. One in five was made by hand, of a type that calls cannot make. */
const EVERY_WEEK: readonly Plan[] = [
  {
    topic: 'Welcome & orientation',
    description: 'How the virtual classroom works.',
    hour: 9,
    duration: 30,
    accessType: 'A',
    presenterId: MASTER_ADMIN,
    roomId: FIRST_ROOM,
  },
  {
    topic: 'Excel: formulas < macros',
    description: 'When a formula is enough.',
    hour: 10,
    duration: 90,
    accessType: 'B',
    presenterId: 122_201,
    roomId: FIRST_ROOM + 1,
  },
  {
    topic: 'Leading from a distance',
    description: '',
    hour: 14,
    duration: 120,
    accessType: 'B',
    presenterId: 122_202,
    roomId: FIRST_ROOM,
  },
  {
    topic: 'Open office',
    description: '',
    hour: 11,
    duration: 60,
    accessType: 'C',
    presenterId: MASTER_ADMIN,
    roomId: FIRST_ROOM + 1,
  },
  {
    topic: 'Questions & answers',
    description: 'Bring your own.',
    hour: 16,
    duration: 60,
    accessType: 'B',
    presenterId: 122_203,
    roomId: FIRST_ROOM + 1,
  },
];

const FIRST_DAY = -14;
const LAST_DAY = 28;

/** The page's sample answer is about event 255052, which is the first that is created here. */
export const FIRST_CREATED_ID = 255_052;
const FIRST_WEEKLY_ID = 200_000;

/**
 * An event on every working day from two weeks before a moment to four weeks after it, and two whose presenters teach a
 * public course meanwhile: the sandbox of Administrate has that at the same hours of the same days, which both count in
 * UTC. The same moment gives the same data. An event that is on every week has the same id whatever the moment, so that
 * what a server remembers of it stays true when the sandbox is started on another day.
 */
export function sandboxEvents(now: Date): Map<number, SandboxEvent> {
  const today = Temporal.Instant.fromEpochMilliseconds(now.getTime()).toZonedDateTimeISO('UTC').toPlainDate();
  const weekday = (days: number): Temporal.PlainDate => {
    const day = today.add({ days });
    return day.dayOfWeek <= 5 ? day : day.add({ days: 8 - day.dayOfWeek });
  };
  const events = [
    ...Array.from({ length: LAST_DAY - FIRST_DAY + 1 }, (_, index) => weekly(today.add({ days: FIRST_DAY + index }))),
    eventOfPlan(FIRST_CREATED_ID - 2, weekday(3), {
      topic: 'Data protection clinic',
      description: 'Your cases, answered.',
      hour: 15,
      duration: 60,
      accessType: 'B',
      presenterId: 122_201,
      roomId: FIRST_ROOM + 2,
    }),
    eventOfPlan(FIRST_CREATED_ID - 1, weekday(6), {
      topic: 'Fire safety refresher',
      description: '',
      hour: 11,
      duration: 60,
      accessType: 'A',
      presenterId: 122_202,
      roomId: FIRST_ROOM + 2,
    }),
  ].flat();
  return new Map(events.map((event) => [event.id, event]));
}

/** What is on that day: nothing at a weekend. */
function weekly(day: Temporal.PlainDate): SandboxEvent[] {
  const plan = EVERY_WEEK[day.dayOfWeek - 1];
  if (!plan) return [];
  const daysSince2000 = Temporal.PlainDate.from('2000-01-01').until(day).days;
  return [eventOfPlan(FIRST_WEEKLY_ID + daysSince2000, day, plan)];
}

function eventOfPlan(id: number, day: Temporal.PlainDate, { hour, ...plan }: Plan): SandboxEvent {
  return {
    ...plan,
    id,
    startText: `${day.month}/${day.day}/${day.year} ${hour}:00`,
    startsAt: instantOf(day.toPlainDateTime({ hour }), COMPANY_ZONE_ID),
    timeZoneId: COMPANY_ZONE_ID,
    isPublic: true,
  };
}
