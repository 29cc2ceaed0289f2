/**
 * The days of a series. Source: WizIQ's page "create_recurring" for the types, its plugin for the other parameters.
 *
 * What no document states and is inferred here [INF]: the first class is on the first fitting day from the start on,
 * the start's own day included; the last day is included; a month without such a date has no class; a week begins on
 * Sunday, as the plugin lists its days; every class is at the same wall time, whatever daylight saving does.
 */
import { Temporal } from 'temporal-polyfill';
import { Refusal } from './refusal';
import { readDay, type Wall } from './time';

const WEEKDAYS = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday'];
const MONTH_DAYS = ['1st', '2nd', '3rd', '4th', 'Last'];

/** So many classes at most: an end that is far away is no reason to fill the memory. */
const MOST_CLASSES = 1_000;
const MOST_DAYS = 40_000;

type Form = URLSearchParams;
type Rule = (day: Temporal.PlainDate, first: Temporal.PlainDate) => boolean;

export interface Series {
  readonly starts: readonly Wall[];
  readonly summary: string;
}

/** The starts of a series and the sentence about it. Throws a Refusal. */
export function readSeries(form: Form, start: Wall): Series {
  const { fits, words } = ruleOf(form);
  const { occurrences, lastDay } = endOf(form);
  const [date = '', time = ''] = start.split('T');
  const first = Temporal.PlainDate.from(date);

  const starts: Wall[] = [];
  for (let offset = 0; offset < MOST_DAYS && starts.length < occurrences; offset += 1) {
    const day = first.add({ days: offset });
    if (lastDay !== null && day.toString() > lastDay) break;
    if (fits(day, first)) starts.push(`${day.toString()}T${time}`);
  }
  const [firstStart] = starts;
  if (firstStart === undefined || starts.length > MOST_CLASSES) throw new Refusal(1082);

  const [year, month, dayOfMonth] = firstStart.slice(0, 10).split('-');
  const summary = `Your recurring series starts on ${month}/${dayOfMonth}/${year} at ${time.slice(0, 5)} and repeats ${words}`;
  return { starts, summary };
}

function endOf(form: Form): { occurrences: number; lastDay: string | null } {
  const [count, end] = [form.get('class_occurrence') ?? '', form.get('class_end_date') ?? ''];
  if ((count === '') === (end === '')) throw new Refusal(1082);
  if (count !== '') {
    if (!/^[1-9]\d{0,3}$/.test(count) || Number(count) > MOST_CLASSES) throw new Refusal(1082);
    return { occurrences: Number(count), lastDay: null };
  }
  const lastDay = readDay(end);
  if (lastDay === null) throw new Refusal(1082);
  return { occurrences: MOST_CLASSES + 1, lastDay };
}

function ruleOf(form: Form): { fits: Rule; words: string } {
  switch (form.get('class_repeat_type')) {
    case '1':
      return { fits: () => true, words: 'daily (all 7 days)' };
    case '2':
      return { fits: ({ dayOfWeek }) => dayOfWeek <= 6, words: 'daily (6 days: Mon-Sat)' };
    case '3':
      return { fits: ({ dayOfWeek }) => dayOfWeek <= 5, words: 'daily (5 days: Mon-Fri)' };
    case '4':
      return weeklyRule(form);
    case '5':
      return monthlyRule(form);
    default:
      throw new Refusal(1081);
  }
}

function weeklyRule(form: Form): { fits: Rule; words: string } {
  const weeks = form.get('specific_week') ?? '';
  const names = (form.get('days_of_week') ?? '').split(',').map((name) => name.trim());
  const days = names.map((name) => WEEKDAYS.indexOf(name) + 1);
  if (!/^[1-5]$/.test(weeks) || days.includes(0)) throw new Refusal(1083);
  const every = Number(weeks);
  return {
    fits: (day, first) => days.includes(day.dayOfWeek) && weeksBetween(first, day) % every === 0,
    words: `weekly on ${names.join(', ')} of every ${every === 1 ? 'week' : `${every} weeks`}`,
  };
}

/** How many weeks, each from Sunday to Saturday, lie between the weeks of two days. */
function weeksBetween(first: Temporal.PlainDate, day: Temporal.PlainDate): number {
  const sunday = first.subtract({ days: first.dayOfWeek % 7 });
  return Math.floor(sunday.until(day, { largestUnit: 'days' }).days / 7);
}

function monthlyRule(form: Form): { fits: Rule; words: string } {
  const isByDate = form.get('rdo_by_date') === 'true';
  const isByDay = form.get('rdo_by_day') === 'true';
  if (isByDate === isByDay) throw new Refusal(1087);
  if (isByDate) {
    const text = form.get('monthly_date') ?? '';
    const date = Number(/^(\d\d?)(?:st|nd|rd|th)$/.exec(text)?.[1]);
    if (!(date >= 1 && date <= 31)) throw new Refusal(1084);
    return { fits: ({ day }) => day === date, words: `monthly on the ${text}` };
  }
  const [which, weekday] = [form.get('monthly_day') ?? '', form.get('monthly_week_day') ?? ''];
  const [week, dayOfWeek] = [MONTH_DAYS.indexOf(which), WEEKDAYS.indexOf(weekday) + 1];
  if (week < 0 || dayOfWeek === 0) throw new Refusal(1085);
  const isThat = ({ day, daysInMonth }: Temporal.PlainDate): boolean =>
    which === 'Last' ? day > daysInMonth - 7 : Math.floor((day - 1) / 7) === week;
  return {
    fits: (day) => day.dayOfWeek === dayOfWeek && isThat(day),
    words: `monthly on the ${which.toLowerCase()} ${weekday}`,
  };
}
