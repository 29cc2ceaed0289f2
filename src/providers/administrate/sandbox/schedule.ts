import { type Temporal } from 'temporal-polyfill';
import { TUTORS } from './contacts';
import { COURSES } from './courses';
import { placeOf, PLACES } from './venues';

/** Who teaches what, where and when. */
export interface EventPlan {
  readonly id: number;
  readonly courseId: number;
  readonly placeId: number;
  readonly tutorId: number;
  readonly starts: Temporal.PlainDateTime;
  readonly ends: Temporal.PlainDateTime;
}

const HIGHEST_ID = 672;
const FIRST_DAY = -60;
const LAST_DAY = 300;
const ONLINE_PLACE_ID = 25;

/** Every so many ids one is missing, as where a record was once deleted. */
const isDeletedId = (id: number): boolean => id % 43 === 0;

/** Whether an event that is not of the showcase is held online. */
export const isOnlineId = (id: number): boolean => id % 8 === 7;

/**
 * Lays events out around a day, by ids that say nothing of their order in time. The same day gives the same plans.
 * A tutor is in two places at once only where the events that are planned already say so.
 */
export function planEvents(today: Temporal.PlainDate, planned: readonly EventPlan[]): readonly EventPlan[] {
  const random = seededRandom(20130102);
  const diaries = new Diaries();
  for (const plan of planned) diaries.enter(plan);
  const plannedIds = new Set(planned.map((plan) => plan.id));

  const others: EventPlan[] = [];
  for (let id = 1; id <= HIGHEST_ID; id += 1) {
    if (isDeletedId(id) || plannedIds.has(id)) continue;
    const plan = planOne(id, today, random, diaries);
    diaries.enter(plan);
    others.push(plan);
  }
  return [...planned, ...others].sort((left, right) => left.id - right.id);
}

function planOne(id: number, today: Temporal.PlainDate, random: () => number, diaries: Diaries): EventPlan {
  const upTo = (count: number): number => Math.floor(random() * count);
  const courseId = 1 + upTo(COURSES.length);
  const placeId = isOnlineId(id) ? ONLINE_PLACE_ID : 1 + upTo(PLACES.length - 1);
  const days = (COURSES[courseId - 1]?.days as number | null) ?? 1;
  const [startTime, endTime] = (days < 1 ? HALF_DAYS : WHOLE_DAYS)[upTo(3)] ?? ['09:00', '17:00'];
  const firstDay = fitIntoWeek(today.add({ days: FIRST_DAY + upTo(LAST_DAY - FIRST_DAY) }), Math.ceil(days));
  const starts = firstDay.toPlainDateTime(startTime);
  const ends = firstDay.add({ days: Math.ceil(days) - 1 }).toPlainDateTime(endTime);
  const firstTutor = upTo(TUTORS.length);
  const tutorIds = TUTORS.map((_, index) => 1 + ((firstTutor + index) % TUTORS.length));
  const span = spanOf({ placeId, starts, ends });
  const tutorId = tutorIds.find((candidate) => diaries.isFree(candidate, span)) ?? 1 + firstTutor;
  return { id, courseId, placeId, tutorId, starts, ends };
}

const WHOLE_DAYS = [
  ['09:00', '17:00'],
  ['10:00', '16:30'],
  ['08:30', '16:00'],
] as const;
const HALF_DAYS = [
  ['09:30', '13:00'],
  ['13:30', '17:00'],
  ['18:00', '20:30'],
] as const;

/** Moves a start to the next Monday when the course would otherwise run into a weekend. */
function fitIntoWeek(day: Temporal.PlainDate, days: number): Temporal.PlainDate {
  return day.dayOfWeek + days - 1 <= 5 ? day : day.add({ days: 8 - day.dayOfWeek });
}

/** When each tutor teaches, as instants: two tutors' Mondays are not the same hours in Sydney and Chicago. */
class Diaries {
  readonly #busy = new Map<number, readonly Span[]>();

  enter(plan: EventPlan): void {
    this.#busy.set(plan.tutorId, [...(this.#busy.get(plan.tutorId) ?? []), spanOf(plan)]);
  }

  isFree(tutorId: number, { from, to }: Span): boolean {
    return !this.#busy.get(tutorId)?.some((other) => other.from < to && from < other.to);
  }
}

interface Span {
  readonly from: number;
  readonly to: number;
}

function spanOf({ placeId, starts, ends }: Pick<EventPlan, 'placeId' | 'starts' | 'ends'>): Span {
  const { timeZone } = placeOf(placeId);
  return {
    from: starts.toZonedDateTime(timeZone).epochMilliseconds,
    to: ends.toZonedDateTime(timeZone).epochMilliseconds,
  };
}

/** Mulberry32: numbers from 0 up to 1 that are the same in every run. */
function seededRandom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}
