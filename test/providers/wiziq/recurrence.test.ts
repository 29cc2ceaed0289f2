import { ClassRepeat, MonthWeek, RepeatWeekday } from '../../../src/model/class';
import { type CreateRecurringClassInput } from '../../../src/providers/wiziq/series/input';
import {
  recurrenceRule,
  recurrenceParameters,
  recurrencePaths,
  recurrenceProblems,
} from '../../../src/providers/wiziq/series/recurrence';

type Input = Omit<CreateRecurringClassInput, 'class'>;

const DAILY: Input = { repeat: ClassRepeat.DAILY, occurrences: 4 };
const { MONDAY, TUESDAY, SUNDAY } = RepeatWeekday;

const parametersOf = (input: Input) => recurrenceParameters(recurrenceRule(input));

/** Code and path of every problem, as "1082 at occurrences". */
const problemsOf = (input: Input, firstDay: string | null = '2014-12-13') =>
  recurrenceProblems(input, firstDay).map(({ providerCode, field }) => `${providerCode} at ${field.join('.')}`);

describe('The parameters of a recurrence', () => {
  it.each([
    [ClassRepeat.DAILY, '1'],
    [ClassRepeat.MONDAY_TO_SATURDAY, '2'],
    [ClassRepeat.MONDAY_TO_FRIDAY, '3'],
  ])('%s is type %s', (repeat, type) => {
    expect(parametersOf({ repeat, occurrences: 4 })).toEqual({ class_repeat_type: type, class_occurrence: '4' });
  });

  it('end on a day, as the page writes it', () => {
    expect(parametersOf({ repeat: ClassRepeat.DAILY, until: '2013-09-30' })).toEqual({
      class_repeat_type: '1',
      class_end_date: '09/30/2013',
    });
  });

  it('name the days of a week, each once', () => {
    const weekly = { everyWeeks: 2, days: [SUNDAY, MONDAY, TUESDAY, MONDAY] };
    expect(parametersOf({ repeat: ClassRepeat.WEEKLY, occurrences: 4, weekly })).toEqual({
      class_repeat_type: '4',
      class_occurrence: '4',
      specific_week: '2',
      days_of_week: 'sunday,monday,tuesday',
    });
  });

  it.each([
    [1, '1st'],
    [2, '2nd'],
    [3, '3rd'],
    [4, '4th'],
    [11, '11th'],
    [12, '12th'],
    [13, '13th'],
    [21, '21st'],
    [22, '22nd'],
    [23, '23rd'],
    [30, '30th'],
    [31, '31st'],
  ])('name the date %i of a month %s', (dayOfMonth, monthly_date) => {
    expect(parametersOf({ repeat: ClassRepeat.MONTHLY, occurrences: 4, monthly: { dayOfMonth } })).toEqual({
      class_repeat_type: '5',
      class_occurrence: '4',
      rdo_by_date: 'true',
      monthly_date,
    });
  });

  it.each([
    [MonthWeek.FIRST, '1st'],
    [MonthWeek.SECOND, '2nd'],
    [MonthWeek.THIRD, '3rd'],
    [MonthWeek.FOURTH, '4th'],
    [MonthWeek.LAST, 'Last'],
  ])('name the %s Tuesday of a month %s', (week, monthly_day) => {
    const monthly = { week, weekday: TUESDAY };
    expect(parametersOf({ repeat: ClassRepeat.MONTHLY, occurrences: 4, monthly })).toEqual({
      class_repeat_type: '5',
      class_occurrence: '4',
      rdo_by_day: 'true',
      monthly_day,
      monthly_week_day: 'tuesday',
    });
  });
});

describe('A recurrence has no problems', () => {
  it.each<[string, Input]>([
    ['with a number of classes', DAILY],
    ['with one class', { ...DAILY, occurrences: 1 }],
    ['that ends on the day on which it starts', { repeat: ClassRepeat.DAILY, until: '2014-12-13' }],
    ['weekly', { ...DAILY, repeat: ClassRepeat.WEEKLY, weekly: { everyWeeks: 5, days: [MONDAY] } }],
    ['monthly by date', { ...DAILY, repeat: ClassRepeat.MONTHLY, monthly: { dayOfMonth: 31, week: null } }],
    [
      'monthly by day',
      { ...DAILY, repeat: ClassRepeat.MONTHLY, monthly: { week: MonthWeek.LAST, weekday: MONDAY, dayOfMonth: null } },
    ],
    ['with parts that are null', { ...DAILY, until: null, weekly: null, monthly: null }],
  ])('%s', (_, input) => expect(problemsOf(input)).toEqual([]));
});

describe('A recurrence is refused', () => {
  it.each<[string, Input, string[]]>([
    ['without an end', { repeat: ClassRepeat.DAILY }, ['1082 at occurrences']],
    ['with two ends', { ...DAILY, until: '2015-01-01' }, ['1082 at occurrences']],
    ['with no classes', { ...DAILY, occurrences: 0 }, ['1082 at occurrences']],
    ['with less than no classes', { ...DAILY, occurrences: -3 }, ['1082 at occurrences']],
    ['with an end before its start', { repeat: ClassRepeat.DAILY, until: '2014-12-12' }, ['1082 at until']],
    ['weekly without days', { ...DAILY, repeat: ClassRepeat.WEEKLY }, ['1083 at weekly']],
    [
      'weekly with an empty list of days',
      { ...DAILY, repeat: ClassRepeat.WEEKLY, weekly: { everyWeeks: 1, days: [] } },
      ['1083 at weekly.days'],
    ],
    [
      'after no weeks',
      { ...DAILY, repeat: ClassRepeat.WEEKLY, weekly: { everyWeeks: 0, days: [MONDAY] } },
      ['1083 at weekly.everyWeeks'],
    ],
    [
      'after six weeks',
      { ...DAILY, repeat: ClassRepeat.WEEKLY, weekly: { everyWeeks: 6, days: [MONDAY] } },
      ['1083 at weekly.everyWeeks'],
    ],
    ['daily with days of the week', { ...DAILY, weekly: { everyWeeks: 1, days: [MONDAY] } }, ['1083 at weekly']],
    ['monthly without a day', { ...DAILY, repeat: ClassRepeat.MONTHLY }, ['1087 at monthly']],
    ['monthly with an empty rule', { ...DAILY, repeat: ClassRepeat.MONTHLY, monthly: {} }, ['1087 at monthly']],
    [
      'monthly by date and by day',
      { ...DAILY, repeat: ClassRepeat.MONTHLY, monthly: { dayOfMonth: 1, weekday: MONDAY } },
      ['1087 at monthly'],
    ],
    ['daily with a date', { ...DAILY, monthly: { dayOfMonth: 1 } }, ['1087 at monthly']],
    [
      'on the day before the first of a month',
      { ...DAILY, repeat: ClassRepeat.MONTHLY, monthly: { dayOfMonth: 0 } },
      ['1084 at monthly.dayOfMonth'],
    ],
    [
      'on the 32nd',
      { ...DAILY, repeat: ClassRepeat.MONTHLY, monthly: { dayOfMonth: 32 } },
      ['1084 at monthly.dayOfMonth'],
    ],
    [
      'on some Monday',
      { ...DAILY, repeat: ClassRepeat.MONTHLY, monthly: { weekday: MONDAY } },
      ['1085 at monthly.week'],
    ],
    [
      'on some day of the last week',
      { ...DAILY, repeat: ClassRepeat.MONTHLY, monthly: { week: MonthWeek.LAST } },
      ['1085 at monthly.weekday'],
    ],
    [
      'for several reasons at once',
      { repeat: ClassRepeat.WEEKLY, monthly: { dayOfMonth: 40 } },
      ['1082 at occurrences', '1083 at weekly', '1087 at monthly', '1084 at monthly.dayOfMonth'],
    ],
  ])('%s', (_, input, problems) => expect(problemsOf(input)).toEqual(problems));

  it('not for its last day where the first one is not known', () => {
    expect(problemsOf({ repeat: ClassRepeat.DAILY, until: '1999-01-01' }, null)).toEqual([]);
  });
});

test('The end of a series is the part that was given', () => {
  expect(recurrencePaths(DAILY).end).toEqual(['occurrences']);
  expect(recurrencePaths({ repeat: ClassRepeat.DAILY, until: '2015-01-01' }).end).toEqual(['until']);
});
