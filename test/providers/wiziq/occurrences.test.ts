import fc from 'fast-check';
import { Temporal } from 'temporal-polyfill';
import { ClassRepeat, MonthWeek, RepeatWeekday } from '../../../src/model/class';
import { occurrenceStarts } from '../../../src/providers/wiziq/series/occurrences';
import { type RecurrenceRule } from '../../../src/providers/wiziq/series/recurrence';

const { MONDAY, WEDNESDAY, FRIDAY, SUNDAY } = RepeatWeekday;

const rule = (repeat: ClassRepeat, more: Partial<RecurrenceRule>): RecurrenceRule => ({
  repeat,
  weekly: null,
  monthly: null,
  occurrences: null,
  until: null,
  ...more,
});
const weekly = (everyWeeks: number, ...days: RepeatWeekday[]) => ({ weekly: { everyWeeks, days } });
const onDay = (dayOfMonth: number) => ({ monthly: { dayOfMonth, week: null, weekday: null } });
const onThe = (week: MonthWeek, weekday: RepeatWeekday) => ({ monthly: { dayOfMonth: null, week, weekday } });

const startsOf = (
  recurrence: RecurrenceRule,
  { startsAt = '2026-12-13T13:30:00Z', timeZone = 'UTC', max = 100 } = {},
): string[] => occurrenceStarts(recurrence, new Date(startsAt), timeZone, max).map((start) => start.toISOString());

/** The days as "12-13", of classes that all start at 13:30 UTC. */
function daysOf(recurrence: RecurrenceRule, options?: Parameters<typeof startsOf>[1]): string[] {
  const starts = startsOf(recurrence, options);
  expect(starts.map((start) => start.slice(10))).toEqual(starts.map(() => 'T13:30:00.000Z'));
  return starts.map((start) => start.slice(5, 10));
}

// 13 December 2026 is a Sunday.
describe('The classes of a series', () => {
  it.each<[what: string, recurrence: RecurrenceRule, days: string[]]>([
    ['daily', rule(ClassRepeat.DAILY, { occurrences: 3 }), ['12-13', '12-14', '12-15']],
    [
      'from Monday to Saturday',
      rule(ClassRepeat.MONDAY_TO_SATURDAY, { occurrences: 7 }),
      ['12-14', '12-15', '12-16', '12-17', '12-18', '12-19', '12-21'],
    ],
    [
      'from Monday to Friday',
      rule(ClassRepeat.MONDAY_TO_FRIDAY, { occurrences: 6 }),
      ['12-14', '12-15', '12-16', '12-17', '12-18', '12-21'],
    ],
    [
      'every week on several days, in whatever order they are named',
      rule(ClassRepeat.WEEKLY, { ...weekly(1, FRIDAY, MONDAY), occurrences: 4 }),
      ['12-14', '12-18', '12-21', '12-25'],
    ],
    [
      'every second week, of which the first begins on the Sunday of the start',
      rule(ClassRepeat.WEEKLY, { ...weekly(2, SUNDAY, WEDNESDAY), occurrences: 4 }),
      ['12-13', '12-16', '12-27', '12-30'],
    ],
    ['every month on a day', rule(ClassRepeat.MONTHLY, { ...onDay(15), occurrences: 3 }), ['12-15', '01-15', '02-15']],
    [
      'every month on the second Wednesday',
      rule(ClassRepeat.MONTHLY, { ...onThe(MonthWeek.SECOND, WEDNESDAY), occurrences: 2 }),
      // December's second one is before the start.
      ['01-13', '02-10'],
    ],
    [
      'every month on the last Monday, the fourth or the fifth',
      rule(ClassRepeat.MONTHLY, { ...onThe(MonthWeek.LAST, MONDAY), occurrences: 4 }),
      ['12-28', '01-25', '02-22', '03-29'],
    ],
    [
      'every month on the fourth Monday, whatever follows it',
      rule(ClassRepeat.MONTHLY, { ...onThe(MonthWeek.FOURTH, MONDAY), occurrences: 4 }),
      ['12-28', '01-25', '02-22', '03-22'],
    ],
    [
      'on the 31st, of the months that have one',
      rule(ClassRepeat.MONTHLY, { ...onDay(31), occurrences: 4 }),
      ['12-31', '01-31', '03-31', '05-31'],
    ],
  ])('are %s', (_what, recurrence, days) => {
    expect(daysOf(recurrence)).toEqual(days);
  });

  it('are on 29 February of leap years alone', () => {
    const starts = startsOf(rule(ClassRepeat.MONTHLY, { ...onDay(29), until: '2028-03-28' }), {
      startsAt: '2027-01-29T09:00:00Z',
    });
    expect(starts.filter((start) => start.slice(5, 7) === '02')).toEqual(['2028-02-29T09:00:00.000Z']);
  });

  it('of every second week skip the next one, also where the first week has begun', () => {
    // From a Thursday: Wednesday of that week is over.
    const recurrence = rule(ClassRepeat.WEEKLY, { ...weekly(2, WEDNESDAY, FRIDAY), occurrences: 3 });
    expect(daysOf(recurrence, { startsAt: '2026-12-17T13:30:00Z' })).toEqual(['12-18', '12-30', '01-01']);
  });

  it('go on to the last day, and have that as well', () => {
    expect(daysOf(rule(ClassRepeat.DAILY, { until: '2026-12-15' }))).toEqual(['12-13', '12-14', '12-15']);
    expect(daysOf(rule(ClassRepeat.DAILY, { until: '2026-12-13' }))).toEqual(['12-13']);
    expect(daysOf(rule(ClassRepeat.DAILY, { until: '2026-12-12' }))).toEqual([]);
    expect(daysOf(rule(ClassRepeat.MONDAY_TO_FRIDAY, { until: '2026-12-13' }))).toEqual([]);
  });

  it('are no more than are wanted', () => {
    expect(startsOf(rule(ClassRepeat.DAILY, { until: '2099-12-31' }), { max: 60 })).toHaveLength(60);
    expect(startsOf(rule(ClassRepeat.DAILY, { occurrences: 60 }), { max: 2 })).toHaveLength(2);
  });

  it('come to an end where no day ever fits', () => {
    expect(startsOf(rule(ClassRepeat.MONTHLY, { ...onDay(32), occurrences: 1 }))).toEqual([]);
  });
});

describe('The clocks of the zone', () => {
  it('show the same time at every class, before and after they are changed', () => {
    // Clocks in Paris go forward on 29 March 2026.
    const spring = rule(ClassRepeat.DAILY, { occurrences: 3 });
    expect(startsOf(spring, { startsAt: '2026-03-28T08:00:00Z', timeZone: 'Europe/Paris' })).toEqual([
      '2026-03-28T08:00:00.000Z',
      '2026-03-29T07:00:00.000Z',
      '2026-03-30T07:00:00.000Z',
    ]);
    // Clocks in New York go back on 1 November 2026.
    const autumn = rule(ClassRepeat.WEEKLY, { ...weekly(1, FRIDAY), occurrences: 2 });
    expect(startsOf(autumn, { startsAt: '2026-10-30T13:00:00Z', timeZone: 'America/New_York' })).toEqual([
      '2026-10-30T13:00:00.000Z',
      '2026-11-06T14:00:00.000Z',
    ]);
  });

  it('show the time after the gap where they leave out that of a class, and the first one where they show it twice', () => {
    const daily = rule(ClassRepeat.DAILY, { occurrences: 3 });
    expect(startsOf(daily, { startsAt: '2026-03-28T01:30:00Z', timeZone: 'Europe/Paris' })).toEqual([
      '2026-03-28T01:30:00.000Z',
      '2026-03-29T01:30:00.000Z',
      '2026-03-30T00:30:00.000Z',
    ]);
    expect(startsOf(daily, { startsAt: '2026-10-24T00:30:00Z', timeZone: 'Europe/Paris' })).toEqual([
      '2026-10-24T00:30:00.000Z',
      '2026-10-25T00:30:00.000Z',
      '2026-10-26T01:30:00.000Z',
    ]);
  });

  it('say which day it is: that of the class, and not of UTC', () => {
    // 14 December, a Monday, in Auckland.
    const mondays = rule(ClassRepeat.WEEKLY, { ...weekly(1, MONDAY), occurrences: 2 });
    expect(startsOf(mondays, { startsAt: '2026-12-13T20:00:00Z', timeZone: 'Pacific/Auckland' })).toEqual([
      '2026-12-13T20:00:00.000Z',
      '2026-12-20T20:00:00.000Z',
    ]);
    const until = rule(ClassRepeat.DAILY, { until: '2026-12-14' });
    expect(startsOf(until, { startsAt: '2026-12-13T20:00:00Z', timeZone: 'Pacific/Auckland' })).toHaveLength(1);
  });

  it('show one time at all classes of any series, which come one after the other', () => {
    const zones = fc.constantFrom('Europe/London', 'America/New_York', 'Australia/Lord_Howe', 'Asia/Kolkata');
    // Noon is in no gap.
    const firsts = fc
      .integer({ min: 0, max: 3_000 })
      .map((days) => Temporal.PlainDate.from('2024-01-01').add({ days }));
    const recurrences = fc.oneof(
      fc.constantFrom(ClassRepeat.DAILY, ClassRepeat.MONDAY_TO_FRIDAY).map((repeat) => rule(repeat, {})),
      fc.integer({ min: 1, max: 5 }).map((weeks) => rule(ClassRepeat.WEEKLY, weekly(weeks, MONDAY, SUNDAY))),
      fc.integer({ min: 1, max: 31 }).map((day) => rule(ClassRepeat.MONTHLY, onDay(day))),
    );
    fc.assert(
      fc.property(recurrences, firsts, zones, (recurrence, first, timeZone) => {
        const start = first.toZonedDateTime({ timeZone, plainTime: '12:00' });
        const starts = occurrenceStarts(recurrence, new Date(start.epochMilliseconds), timeZone, 20);
        expect(starts).toHaveLength(20);
        expect(starts).toEqual([...starts].sort((one, other) => one.getTime() - other.getTime()));
        for (const each of starts) {
          const shown = Temporal.Instant.fromEpochMilliseconds(each.getTime()).toZonedDateTimeISO(timeZone);
          expect(shown.toPlainTime().toString()).toBe('12:00:00');
        }
      }),
      { numRuns: 50 },
    );
  });
});
