/**
 * The rule of a series: input in, parameters or problems out. Source: WizIQ's page "create_recurring" for
 * class_repeat_type, class_occurrence and class_end_date. The other parameters are named by the page's error codes; their
 * values are those of WizIQ's own plugin.
 */
import { ClassRepeat, MonthWeek, type RepeatWeekday } from '../../../model/class';
import { type CreateRecurringClassInput, type MonthlyRepeatInput, type WeeklyRepeatInput } from './input';
import { type Paths } from '../errors';
import { formatDate, type Parameters } from '../wire';

/** How a series repeats and ends. */
export interface RecurrenceRule {
  readonly repeat: ClassRepeat;
  readonly weekly: { readonly everyWeeks: number; readonly days: readonly RepeatWeekday[] } | null;
  readonly monthly: {
    readonly dayOfMonth: number | null;
    readonly week: MonthWeek | null;
    readonly weekday: RepeatWeekday | null;
  } | null;
  /** Either this or `until` is null. */
  readonly occurrences: number | null;
  readonly until: string | null;
}

/** A problem of a recurrence, with the code with which WizIQ would refuse it. */
export interface RecurrenceProblem {
  readonly field: readonly string[];
  readonly message: string;
  readonly providerCode: string;
}

type RecurrenceInput = Omit<CreateRecurringClassInput, 'class' | 'idempotencyKey'>;

const MAX_WEEKS = 5;

/** The paths of the parts of a recurrence in its input. */
export const recurrencePaths = ({ until }: RecurrenceInput): Paths => ({
  repeat: ['repeat'],
  end: [isGiven(until) ? 'until' : 'occurrences'],
  weekly: ['weekly'],
  monthly: ['monthly'],
  dayOfMonth: ['monthly', 'dayOfMonth'],
  week: ['monthly', 'week'],
});

/** The rule in an input. */
export function recurrenceRule({ repeat, weekly, monthly, occurrences, until }: RecurrenceInput): RecurrenceRule {
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
 * Every problem of a recurrence. `firstDay` is the local day of the first class; null if it is unknown because the time
 * zone is invalid.
 */
export function recurrenceProblems(input: RecurrenceInput, firstDay: string | null): RecurrenceProblem[] {
  const { repeat, weekly, monthly } = input;
  const problems = endProblems(input, firstDay);
  if (repeat === ClassRepeat.WEEKLY && !weekly) {
    problems.push(problem('1083', ['weekly'], 'give the days on which the series repeats.'));
  }
  if (repeat !== ClassRepeat.WEEKLY && weekly) {
    problems.push(problem('1083', ['weekly'], `this requires repeat: WEEKLY; it is ${repeat}.`));
  }
  if (repeat === ClassRepeat.MONTHLY && !monthly) {
    problems.push(problem('1087', ['monthly'], 'give the date or the day on which the series repeats.'));
  }
  if (repeat !== ClassRepeat.MONTHLY && monthly) {
    problems.push(problem('1087', ['monthly'], `this requires repeat: MONTHLY; it is ${repeat}.`));
  }
  return [...problems, ...(weekly ? weeklyProblems(weekly) : []), ...(monthly ? monthlyProblems(monthly) : [])];
}

function endProblems({ occurrences, until }: RecurrenceInput, firstDay: string | null): RecurrenceProblem[] {
  const refuse = (field: string, message: string): RecurrenceProblem[] => [problem('1082', [field], message)];
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
  if (everyWeeks < 1 || everyWeeks > MAX_WEEKS) {
    const message = `a series repeats every 1 to ${MAX_WEEKS} weeks, not every ${everyWeeks}.`;
    problems.push(problem('1083', ['weekly', 'everyWeeks'], message));
  }
  if (days.length === 0) problems.push(problem('1083', ['weekly', 'days'], 'give at least one day.'));
  return problems;
}

function monthlyProblems({ dayOfMonth, week, weekday }: MonthlyRepeatInput): RecurrenceProblem[] {
  const isByDay = isGiven(week) || isGiven(weekday);
  if (isGiven(dayOfMonth) === isByDay) {
    return [problem('1087', ['monthly'], 'give either dayOfMonth, or week with weekday.')];
  }
  if (isGiven(dayOfMonth)) {
    if (dayOfMonth >= 1 && dayOfMonth <= 31) return [];
    return [problem('1084', ['monthly', 'dayOfMonth'], `no month has a ${ordinal(dayOfMonth)}.`)];
  }
  const missing = isGiven(week) ? 'weekday' : 'week';
  if (isGiven(week) && isGiven(weekday)) return [];
  return [problem('1085', ['monthly', missing], 'give week and weekday together, such as SECOND with TUESDAY.')];
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

/** The parameters of a valid rule. */
export function recurrenceParameters({ repeat, weekly, monthly, occurrences, until }: RecurrenceRule): Parameters {
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

function monthlyParameters({ dayOfMonth, week, weekday }: NonNullable<RecurrenceRule['monthly']>): Parameters {
  if (dayOfMonth !== null) return { rdo_by_date: 'true', monthly_date: ordinal(dayOfMonth) };
  return { rdo_by_day: 'true', monthly_day: MONTH_WEEKS[week!], monthly_week_day: weekday!.toLowerCase() };
}

/** A day of the month in WizIQ's form: "1st", "2nd", "3rd", "11th", "31st". */
function ordinal(day: number): string {
  const isTeen = day % 100 >= 11 && day % 100 <= 13;
  return `${day}${(isTeen ? undefined : ['th', 'st', 'nd', 'rd'][day % 10]) ?? 'th'}`;
}
