/** The days of a series, from its parameters. For the source and what is inferred, see ../occurrences. */
import { Temporal } from 'temporal-polyfill';
import { ClassRepeat, MonthWeek, RepeatWeekday } from '../../../model/class';
import { type DayRule, dayRuleOf, matchingDays } from '../series/occurrences';
import { Refusal } from './refusal';
import { readDay, type Wall } from './time';

const WEEKDAYS = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday'];
const MONTH_DAYS = ['1st', '2nd', '3rd', '4th', 'Last'];

/** Limit on the classes of a series, so that a distant end does not exhaust the memory. */
const MAX_CLASSES = 1_000;

type Form = URLSearchParams;

export interface Series {
  readonly starts: readonly Wall[];
  readonly summary: string;
}

/** The starts of a series and its summary. Throws a Refusal. */
export function readSeries(form: Form, start: Wall): Series {
  const { matches, description } = ruleOf(form);
  const { occurrences, lastDay } = endOf(form);
  const [date = '', time = ''] = start.split('T');
  const first = Temporal.PlainDate.from(date);

  const starts = matchingDays(matches, first, { lastDay, max: occurrences }).map((day) => `${day.toString()}T${time}`);
  const [firstStart] = starts;
  if (firstStart === undefined || starts.length > MAX_CLASSES) throw new Refusal(1082);

  const [year, month, dayOfMonth] = firstStart.slice(0, 10).split('-');
  const summary = `Your recurring series starts on ${month}/${dayOfMonth}/${year} at ${time.slice(0, 5)} and repeats ${description}`;
  return { starts, summary };
}

function endOf(form: Form): { occurrences: number; lastDay: string | null } {
  const [count, end] = [form.get('class_occurrence') ?? '', form.get('class_end_date') ?? ''];
  if ((count === '') === (end === '')) throw new Refusal(1082);
  if (count !== '') {
    if (!/^[1-9]\d{0,3}$/.test(count) || Number(count) > MAX_CLASSES) throw new Refusal(1082);
    return { occurrences: Number(count), lastDay: null };
  }
  const lastDay = readDay(end);
  if (lastDay === null) throw new Refusal(1082);
  return { occurrences: MAX_CLASSES + 1, lastDay };
}

interface SeriesRule {
  readonly matches: DayRule;
  readonly description: string;
}

const notByWeekOrMonth = { weekly: null, monthly: null };

function ruleOf(form: Form): SeriesRule {
  switch (form.get('class_repeat_type')) {
    case '1':
      return {
        matches: dayRuleOf({ ...notByWeekOrMonth, repeat: ClassRepeat.DAILY }),
        description: 'daily (all 7 days)',
      };
    case '2':
      return {
        matches: dayRuleOf({ ...notByWeekOrMonth, repeat: ClassRepeat.MONDAY_TO_SATURDAY }),
        description: 'daily (6 days: Mon-Sat)',
      };
    case '3':
      return {
        matches: dayRuleOf({ ...notByWeekOrMonth, repeat: ClassRepeat.MONDAY_TO_FRIDAY }),
        description: 'daily (5 days: Mon-Fri)',
      };
    case '4':
      return weeklyRule(form);
    case '5':
      return monthlyRule(form);
    default:
      throw new Refusal(1081);
  }
}

function weeklyRule(form: Form): SeriesRule {
  const weeks = form.get('specific_week') ?? '';
  const names = (form.get('days_of_week') ?? '').split(',').map((name) => name.trim());
  const days = names.map((name) => WEEKDAYS.indexOf(name));
  if (!/^[1-5]$/.test(weeks) || days.includes(-1)) throw new Refusal(1083);
  const everyWeeks = Number(weeks);
  const weekly = { everyWeeks, days: days.map((index) => Object.values(RepeatWeekday)[index]!) };
  return {
    matches: dayRuleOf({ repeat: ClassRepeat.WEEKLY, weekly, monthly: null }),
    description: `weekly on ${names.join(', ')} of every ${everyWeeks === 1 ? 'week' : `${everyWeeks} weeks`}`,
  };
}

function monthlyRule(form: Form): SeriesRule {
  const isByDate = form.get('rdo_by_date') === 'true';
  const isByDay = form.get('rdo_by_day') === 'true';
  if (isByDate === isByDay) throw new Refusal(1087);
  const rule = (monthly: {
    dayOfMonth: number | null;
    week: MonthWeek | null;
    weekday: RepeatWeekday | null;
  }): DayRule => dayRuleOf({ repeat: ClassRepeat.MONTHLY, weekly: null, monthly });
  if (isByDate) {
    const text = form.get('monthly_date') ?? '';
    const date = Number(/^(\d\d?)(?:st|nd|rd|th)$/.exec(text)?.[1]);
    if (!(date >= 1 && date <= 31)) throw new Refusal(1084);
    return { matches: rule({ dayOfMonth: date, week: null, weekday: null }), description: `monthly on the ${text}` };
  }
  const [which, weekdayName] = [form.get('monthly_day') ?? '', form.get('monthly_week_day') ?? ''];
  const week = Object.values(MonthWeek)[MONTH_DAYS.indexOf(which)];
  const weekday = Object.values(RepeatWeekday)[WEEKDAYS.indexOf(weekdayName)];
  if (week === undefined || weekday === undefined) throw new Refusal(1085);
  return {
    matches: rule({ dayOfMonth: null, week, weekday }),
    description: `monthly on the ${which.toLowerCase()} ${weekdayName}`,
  };
}
