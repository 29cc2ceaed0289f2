/**
 * The days of the classes of a series. Source: WizIQ's page "create_recurring" for the types.
 *
 * Not documented, and inferred here [INF]: the first class is on the first day that matches the rule, the day of the
 * start included; the last day is included; a month without the date has no class; a week starts on Sunday, as in WizIQ's
 * plugin; every class has the same wall time, across changes to and from daylight saving time.
 */
import { Temporal } from 'temporal-polyfill';
import { ClassRepeat, MonthWeek, RepeatWeekday } from '../../../model/class';
import { type PreparedSeries } from './body';
import { type RequestedClass } from '../classes/mapping';
import { type RecurrenceRule } from './recurrence';

/** Whether a series that starts on `first` has a class on that day. */
export type DayRule = (day: Temporal.PlainDate, first: Temporal.PlainDate) => boolean;

/** Limit on the search for a rule that matches no day: a hundred years. */
const MAX_DAYS = 40_000;

const WEEKDAYS = Object.values(RepeatWeekday);
const MONTH_WEEKS = Object.values(MonthWeek);

/** The days that match a rule, up to a last day and at most `max`. */
export function matchingDays(
  rule: DayRule,
  first: Temporal.PlainDate,
  { lastDay, max }: { readonly lastDay: string | null; readonly max: number },
): Temporal.PlainDate[] {
  const days: Temporal.PlainDate[] = [];
  for (let offset = 0; offset < MAX_DAYS && days.length < max; offset += 1) {
    const day = first.add({ days: offset });
    if (lastDay !== null && day.toString() > lastDay) break;
    if (rule(day, first)) days.push(day);
  }
  return days;
}

/** The starts of the classes of a series, at most `max`, each at the wall time of the first in that zone. */
export function occurrenceStarts(rule: RecurrenceRule, startsAt: Date, timeZone: string, max: number): Date[] {
  const start = Temporal.Instant.fromEpochMilliseconds(startsAt.getTime()).toZonedDateTimeISO(timeZone);
  const limits = { lastDay: rule.until, max: Math.min(rule.occurrences ?? max, max) };
  return matchingDays(dayRuleOf(rule), start.toPlainDate(), limits).map(
    (day) => new Date(day.toZonedDateTime({ timeZone, plainTime: start.toPlainTime() }).epochMilliseconds),
  );
}

/** The first class of a series; null if its rule matches no day. */
export function firstClassOf({ requested, rule }: PreparedSeries): RequestedClass | null {
  const [startsAt] = occurrenceStarts(rule, requested.startsAt, requested.timeZone, 1);
  return startsAt ? { ...requested, startsAt } : null;
}

/** The days of a valid rule. */
export function dayRuleOf({ repeat, weekly, monthly }: Pick<RecurrenceRule, 'repeat' | 'weekly' | 'monthly'>): DayRule {
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

function monthlyRule({ dayOfMonth, week, weekday }: NonNullable<RecurrenceRule['monthly']>): DayRule {
  if (dayOfMonth !== null) return ({ day }) => day === dayOfMonth;
  const dayOfWeek = WEEKDAYS.indexOf(weekday!) + 1;
  const isInWeek = ({ day, daysInMonth }: Temporal.PlainDate): boolean =>
    week === MonthWeek.LAST ? day > daysInMonth - 7 : Math.floor((day - 1) / 7) === MONTH_WEEKS.indexOf(week!);
  return (day) => day.dayOfWeek === dayOfWeek && isInWeek(day);
}

/** Number of weeks, from Sunday to Saturday, between the weeks of two days. */
function weeksBetween(first: Temporal.PlainDate, day: Temporal.PlainDate): number {
  const sunday = first.subtract({ days: first.dayOfWeek % 7 });
  return Math.floor(sunday.until(day, { largestUnit: 'days' }).days / 7);
}
