/**
 * The days on which the classes of a series are. Source: WizIQ's page "create_recurring" for the types.
 *
 * What no document states and is inferred here [INF]: the first class is on the first fitting day from the start on,
 * the start's own day included; the last day is included; a month without such a date has no class; a week begins on
 * Sunday, as WizIQ's plugin lists its days; every class is at the same wall time, whatever daylight saving does.
 */
import { Temporal } from 'temporal-polyfill';
import { ClassRepeat, MonthWeek, RepeatWeekday } from '../../model/class';
import { type PreparedSeries } from './body';
import { type AskedClass } from './mapping';
import { type AskedRecurrence } from './recurrence';

/** Whether a day of a series that begins on `first` has a class. */
export type DayRule = (day: Temporal.PlainDate, first: Temporal.PlainDate) => boolean;

/** A rule that fits no day at all ends the search here: a hundred years. */
const MOST_DAYS = 40_000;

const WEEKDAYS = Object.values(RepeatWeekday);
const MONTH_WEEKS = Object.values(MonthWeek);

/** The days up to the last day and the number of classes that are given, as there are. */
export function fittingDays(
  rule: DayRule,
  first: Temporal.PlainDate,
  { lastDay, most }: { readonly lastDay: string | null; readonly most: number },
): Temporal.PlainDate[] {
  const days: Temporal.PlainDate[] = [];
  for (let offset = 0; offset < MOST_DAYS && days.length < most; offset += 1) {
    const day = first.add({ days: offset });
    if (lastDay !== null && day.toString() > lastDay) break;
    if (rule(day, first)) days.push(day);
  }
  return days;
}

/** The starts of the classes of a series, `most` of them at most, each at the wall time of the first in that zone. */
export function occurrenceStarts(recurrence: AskedRecurrence, startsAt: Date, timeZone: string, most: number): Date[] {
  const start = Temporal.Instant.fromEpochMilliseconds(startsAt.getTime()).toZonedDateTimeISO(timeZone);
  const limits = { lastDay: recurrence.until, most: Math.min(recurrence.occurrences ?? most, most) };
  return fittingDays(dayRuleOf(recurrence), start.toPlainDate(), limits).map(
    (day) => new Date(day.toZonedDateTime({ timeZone, plainTime: start.toPlainTime() }).epochMilliseconds),
  );
}

/** The first class of a series; null where its rule fits no day. */
export function firstClassOf({ asked, recurrence }: Pick<PreparedSeries, 'asked' | 'recurrence'>): AskedClass | null {
  const [startsAt] = occurrenceStarts(recurrence, asked.startsAt, asked.timeZone, 1);
  return startsAt ? { ...asked, startsAt } : null;
}

/** The rule of a recurrence that is complete and without contradictions. */
export function dayRuleOf({
  repeat,
  weekly,
  monthly,
}: Pick<AskedRecurrence, 'repeat' | 'weekly' | 'monthly'>): DayRule {
  switch (repeat) {
    case ClassRepeat.DAILY:
      return () => true;
    case ClassRepeat.MONDAY_TO_SATURDAY:
      return ({ dayOfWeek }) => dayOfWeek <= 6;
    case ClassRepeat.MONDAY_TO_FRIDAY:
      return ({ dayOfWeek }) => dayOfWeek <= 5;
    case ClassRepeat.WEEKLY: {
      const days = weekly!.days.map((day) => WEEKDAYS.indexOf(day) + 1);
      return (day, first) => days.includes(day.dayOfWeek) && weeksBetween(first, day) % weekly!.everyWeeks === 0;
    }
    case ClassRepeat.MONTHLY:
      return monthlyRule(monthly!);
  }
}

function monthlyRule({ dayOfMonth, week, weekday }: NonNullable<AskedRecurrence['monthly']>): DayRule {
  if (dayOfMonth !== null) return ({ day }) => day === dayOfMonth;
  const dayOfWeek = WEEKDAYS.indexOf(weekday!) + 1;
  const isInThatWeek = ({ day, daysInMonth }: Temporal.PlainDate): boolean =>
    week === MonthWeek.LAST ? day > daysInMonth - 7 : Math.floor((day - 1) / 7) === MONTH_WEEKS.indexOf(week!);
  return (day) => day.dayOfWeek === dayOfWeek && isInThatWeek(day);
}

/** How many weeks, each from Sunday to Saturday, lie between the weeks of two days. */
function weeksBetween(first: Temporal.PlainDate, day: Temporal.PlainDate): number {
  const sunday = first.subtract({ days: first.dayOfWeek % 7 });
  return Math.floor(sunday.until(day, { largestUnit: 'days' }).days / 7);
}
