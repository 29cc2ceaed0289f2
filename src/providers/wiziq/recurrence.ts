/**
 * How a series repeats: input in, parameters out, or what is wrong with it. Source: WizIQ's page "create_recurring" for
 * class_repeat_type, class_occurrence and class_end_date; the other parameters are named by the page's error codes, and
 * their values are those that WizIQ's own plugin sends.
 */
import { ClassRepeat, MonthWeek, type RepeatWeekday } from '../../model/class';
import { type CreateRecurringClassInput, type MonthlyRepeatInput, type WeeklyRepeatInput } from './inputs';
import { type Paths } from './errors';
import { formatDate, type Parameters } from './wire';

/** The rule of a series, complete and without contradictions. */
export interface AskedRecurrence {
  readonly repeat: ClassRepeat;
  readonly weekly: { readonly everyWeeks: number; readonly days: readonly RepeatWeekday[] } | null;
  readonly monthly: {
    readonly dayOfMonth: number | null;
    readonly week: MonthWeek | null;
    readonly weekday: RepeatWeekday | null;
  } | null;
  /** One of these two is null. */
  readonly occurrences: number | null;
  readonly until: string | null;
}

/** Something wrong with a recurrence: where, in words, and the code that the provider would refuse it with. */
export interface RecurrenceProblem {
  readonly field: readonly string[];
  readonly message: string;
  readonly providerCode: string;
}

type RecurrenceInput = Omit<CreateRecurringClassInput, 'class' | 'idempotencyKey'>;

const MOST_WEEKS = 5;

/** Where the parts of a recurrence stand in its input. */
export const recurrencePaths = ({ until }: RecurrenceInput): Paths => ({
  repeat: ['repeat'],
  end: [isGiven(until) ? 'until' : 'occurrences'],
  weekly: ['weekly'],
  monthly: ['monthly'],
  dayOfMonth: ['monthly', 'dayOfMonth'],
  week: ['monthly', 'week'],
});

/** The rule that an input asks for. */
export function askedRecurrence({ repeat, weekly, monthly, occurrences, until }: RecurrenceInput): AskedRecurrence {
  return {
    repeat,
    weekly: weekly ? { everyWeeks: weekly.everyWeeks, days: [...new Set(weekly.days)] } : null,
    monthly: monthly
      ? {
          dayOfMonth: monthly.dayOfMonth ?? null,
          week: monthly.week ?? null,
          weekday: monthly.weekday ?? null,
        }
      : null,
    occurrences: occurrences ?? null,
    until: until ?? null,
  };
}

/**
 * Everything that is wrong with a recurrence. `firstDay` is the day of the first class on the calendars of its zone;
 * null where that is not known, because the zone is none.
 */
export function recurrenceProblems(input: RecurrenceInput, firstDay: string | null): RecurrenceProblem[] {
  const { repeat, weekly, monthly } = input;
  const problems = endProblems(input, firstDay);
  if (repeat === ClassRepeat.WEEKLY && !weekly) {
    problems.push(problem('1083', ['weekly'], 'weekly: say on which days the series repeats.'));
  }
  if (repeat !== ClassRepeat.WEEKLY && weekly) {
    problems.push(problem('1083', ['weekly'], `weekly: this goes with repeat: WEEKLY only, not with ${repeat}.`));
  }
  if (repeat === ClassRepeat.MONTHLY && !monthly) {
    problems.push(problem('1087', ['monthly'], 'monthly: say on which date or day the series repeats.'));
  }
  if (repeat !== ClassRepeat.MONTHLY && monthly) {
    problems.push(problem('1087', ['monthly'], `monthly: this goes with repeat: MONTHLY only, not with ${repeat}.`));
  }
  return [...problems, ...(weekly ? weeklyProblems(weekly) : []), ...(monthly ? monthlyProblems(monthly) : [])];
}

function endProblems({ occurrences, until }: RecurrenceInput, firstDay: string | null): RecurrenceProblem[] {
  const refuse = (field: string, says: string): RecurrenceProblem[] => [problem('1082', [field], `${field}: ${says}`)];
  if (isGiven(occurrences) === isGiven(until)) {
    return refuse('occurrences', 'give exactly one of occurrences and until: a number of classes, or a last day.');
  }
  if (isGiven(occurrences) && occurrences < 1) return refuse('occurrences', 'a series has at least one class.');
  if (isGiven(until) && firstDay !== null && until < firstDay) {
    return refuse('until', `the series would end on ${until}, before its first class on ${firstDay}.`);
  }
  return [];
}

function weeklyProblems({ everyWeeks, days }: WeeklyRepeatInput): RecurrenceProblem[] {
  const problems: RecurrenceProblem[] = [];
  if (everyWeeks < 1 || everyWeeks > MOST_WEEKS) {
    const says = `everyWeeks: a series repeats after 1 to ${MOST_WEEKS} weeks, not after ${everyWeeks}.`;
    problems.push(problem('1083', ['weekly', 'everyWeeks'], says));
  }
  if (days.length === 0) problems.push(problem('1083', ['weekly', 'days'], 'days: at least one day is needed.'));
  return problems;
}

function monthlyProblems({ dayOfMonth, week, weekday }: MonthlyRepeatInput): RecurrenceProblem[] {
  const isByDay = isGiven(week) || isGiven(weekday);
  if (isGiven(dayOfMonth) === isByDay) {
    return [problem('1087', ['monthly'], 'monthly: give either dayOfMonth, or week with weekday.')];
  }
  if (isGiven(dayOfMonth)) {
    if (dayOfMonth >= 1 && dayOfMonth <= 31) return [];
    return [problem('1084', ['monthly', 'dayOfMonth'], `dayOfMonth: no month has a ${ordinal(dayOfMonth)}.`)];
  }
  const missing = isGiven(week) ? 'weekday' : 'week';
  if (isGiven(week) && isGiven(weekday)) return [];
  return [problem('1085', ['monthly', missing], `${missing}: week and weekday go together, as SECOND with TUESDAY.`)];
}

const problem = (providerCode: string, field: readonly string[], message: string): RecurrenceProblem => ({
  providerCode,
  field,
  message,
});

const isGiven = <T>(value: T | null | undefined): value is T => value !== null && value !== undefined;

const REPEAT_TYPES: Readonly<Record<ClassRepeat, string>> = {
  [ClassRepeat.DAILY]: '1',
  [ClassRepeat.MONDAY_TO_SATURDAY]: '2',
  [ClassRepeat.MONDAY_TO_FRIDAY]: '3',
  [ClassRepeat.WEEKLY]: '4',
  [ClassRepeat.MONTHLY]: '5',
};

const MONTH_WEEKS: Readonly<Record<MonthWeek, string>> = {
  [MonthWeek.FIRST]: '1st',
  [MonthWeek.SECOND]: '2nd',
  [MonthWeek.THIRD]: '3rd',
  [MonthWeek.FOURTH]: '4th',
  [MonthWeek.LAST]: 'Last',
};

/** The parameters of a recurrence that has no problems. */
export function recurrenceParameters({ repeat, weekly, monthly, occurrences, until }: AskedRecurrence): Parameters {
  return {
    class_repeat_type: REPEAT_TYPES[repeat],
    ...(occurrences !== null && { class_occurrence: String(occurrences) }),
    ...(until !== null && { class_end_date: formatDate(until) }),
    ...(weekly && {
      specific_week: String(weekly.everyWeeks),
      days_of_week: weekly.days.map((day) => day.toLowerCase()).join(','),
    }),
    ...(monthly && monthlyParameters(monthly)),
  };
}

function monthlyParameters({ dayOfMonth, week, weekday }: NonNullable<AskedRecurrence['monthly']>): Parameters {
  if (dayOfMonth !== null) return { rdo_by_date: 'true', monthly_date: ordinal(dayOfMonth) };
  return { rdo_by_day: 'true', monthly_day: MONTH_WEEKS[week!], monthly_week_day: weekday!.toLowerCase() };
}

/** A number as WizIQ writes dates of a month: "1st", "2nd", "3rd", "11th", "31st". */
function ordinal(day: number): string {
  const isTeen = day % 100 >= 11 && day % 100 <= 13;
  return `${day}${(isTeen ? undefined : ['th', 'st', 'nd', 'rd'][day % 10]) ?? 'th'}`;
}
