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
  /** False for a record from before the account had the time-zone feature: it has no zone fields at all. */
  readonly hasZone: boolean;
}

const HIGHEST_ID = 672;
const FIRST_DAY = -60;
const LAST_DAY = 300;
const ONLINE_PLACE_ID = 25;

/** Every so many ids one is missing, as where a record was once deleted. */
const isDeletedId = (id: number): boolean => id % 43 === 0;

/** Whether an event that is not of the showcase is held online. */
export const isOnlineId = (id: number): boolean => id % 8 === 7;

/** Whether an event that is not of the showcase has no zone. */
const isZonelessId = (id: number): boolean => id % 20 === 4;

/** They teach at other providers too, where nothing is known of this account: they have the showcase's events only. */
const TUTORS_ELSEWHERE: ReadonlySet<number> = new Set([37, 38, 39]);

const TUTOR_IDS = TUTORS.map((_, index) => index + 1).filter((id) => !TUTORS_ELSEWHERE.has(id));

/**
 * Lays events out around a day, by ids that say nothing of their order in time. The same day gives the same plans.
 * A tutor is in two places at once, and a venue used twice at once, only where the events that are planned already say so.
 */
export function planEvents(today: Temporal.PlainDate, planned: readonly EventPlan[]): readonly EventPlan[] {
  const random = seededRandom(20130102);
  const diaries = { ofTutors: new Diaries(), ofPlaces: new Diaries() };
  const enter = (plan: EventPlan): void => {
    diaries.ofTutors.enter(plan.tutorId, spanOf(plan));
    diaries.ofPlaces.enter(plan.placeId, spanOf(plan));
  };
  planned.forEach(enter);
  const plannedIds = new Set(planned.map((plan) => plan.id));

  const others: EventPlan[] = [];
  for (let id = 1; id <= HIGHEST_ID; id += 1) {
    if (isDeletedId(id) || plannedIds.has(id)) continue;
    const plan = planOne(id, today, random, diaries);
    enter(plan);
    others.push(plan);
  }
  return [...planned, ...others].sort((left, right) => left.id - right.id);
}

interface AllDiaries {
  readonly ofTutors: Diaries;
  readonly ofPlaces: Diaries;
}

function planOne(id: number, today: Temporal.PlainDate, random: () => number, diaries: AllDiaries): EventPlan {
  const upTo = (count: number): number => Math.floor(random() * count);
  const courseId = 1 + upTo(COURSES.length);
  const placeId = isOnlineId(id) ? ONLINE_PLACE_ID : 1 + upTo(PLACES.length - 1);
  const days = (COURSES[courseId - 1]?.days as number | null) ?? 1;
  const [startTime, endTime] = (days < 1 ? HALF_DAYS : WHOLE_DAYS)[upTo(3)] ?? ['09:00', '17:00'];
  const span = LAST_DAY - FIRST_DAY;
  const drawnDay = upTo(span);
  const drawnTutor = upTo(TUTOR_IDS.length);
  const tutorIds = [...TUTOR_IDS.slice(drawnTutor), ...TUTOR_IDS.slice(0, drawnTutor)];

  // The day that was drawn, otherwise the next day on which the place and a tutor are free.
  for (let tries = 0; tries < span; tries += 1) {
    const firstDay = fitIntoWeek(today.add({ days: FIRST_DAY + ((drawnDay + tries) % span) }), Math.ceil(days));
    const starts = firstDay.toPlainDateTime(startTime);
    const ends = firstDay.add({ days: Math.ceil(days) - 1 }).toPlainDateTime(endTime);
    const when = { placeId, starts, ends, hasZone: !isZonelessId(id) };
    const taken = spanOf(when);
    if (!diaries.ofPlaces.isFree(placeId, taken)) continue;
    const tutorId = tutorIds.find((candidate) => diaries.ofTutors.isFree(candidate, taken));
    if (tutorId !== undefined) return { id, courseId, tutorId, ...when };
  }
  throw new RangeError(`There is no time for event ${id} at place ${placeId}`);
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

/** When tutors or places are taken, as instants: Mondays in Sydney and in Chicago are not the same hours. */
class Diaries {
  readonly #taken = new Map<number, Span[]>();

  enter(id: number, span: Span): void {
    const spans = this.#taken.get(id);
    if (spans) spans.push(span);
    else this.#taken.set(id, [span]);
  }

  isFree(id: number, { from, to }: Span): boolean {
    return !this.#taken.get(id)?.some((other) => other.from < to && from < other.to);
  }
}

interface Span {
  readonly from: number;
  readonly to: number;
}

const HOUR = 3_600_000;

/** What an event takes. One without a zone takes its hours in every zone there is: who reads it says in which it was. */
function spanOf({ placeId, starts, ends, hasZone }: Pick<EventPlan, 'placeId' | 'starts' | 'ends' | 'hasZone'>): Span {
  const timeZone = hasZone ? placeOf(placeId).timeZone : 'UTC';
  const [earlier, later] = hasZone ? [0, 0] : [14 * HOUR, 12 * HOUR];
  return {
    from: starts.toZonedDateTime(timeZone).epochMilliseconds - earlier,
    to: ends.toZonedDateTime(timeZone).epochMilliseconds + later,
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
