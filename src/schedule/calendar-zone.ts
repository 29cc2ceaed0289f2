import { Temporal } from 'temporal-polyfill';
import { type Range } from './ranges';

/**
 * A zone's clock changes as a VTIMEZONE (RFC 5545, 3.6.5), from the beginning of the year of a range to the end of the
 * year that it ends in. It lists each change separately, from the runtime's data: rules that repeat for ever,
 * as collections of VTIMEZONEs have them, are wrong about every year before or after a rule was changed.
 */
export function calendarZone(timeZone: string, { start, end }: Range): string {
  const observances: string[] = [];
  const from = Temporal.Instant.fromEpochMilliseconds(Date.UTC(yearOf(start), 0, 1)).toZonedDateTimeISO(timeZone);
  const until = Date.UTC(yearOf(end) + 1, 0, 1);
  const inForce = from.getTimeZoneTransition('previous');
  if (!inForce) observances.push(observance('STANDARD', BEFORE_ALL_CHANGES, from.offset, from.offset));
  let change = inForce ?? from.getTimeZoneTransition('next');
  while (change && change.epochMilliseconds < until) {
    const next = change.getTimeZoneTransition('next');
    const before = change.subtract({ nanoseconds: 1 });
    // An onset is written in the local time in force before it.
    const onset = before.toPlainDateTime().add({ nanoseconds: 1 });
    const isForward = change.offsetNanoseconds > before.offsetNanoseconds;
    const isSeasonal = next !== null && next.epochMilliseconds - change.epochMilliseconds < LONGEST_SEASON;
    const kind = isForward && isSeasonal ? 'DAYLIGHT' : 'STANDARD';
    observances.push(observance(kind, onset, before.offset, change.offset));
    change = next;
  }
  return ['BEGIN:VTIMEZONE', `TZID:${timeZone}`, ...observances, 'END:VTIMEZONE'].join('\r\n');
}

/** For a zone that has not yet changed its clocks in the range; the year by which other programs say so as well. */
const BEFORE_ALL_CHANGES = Temporal.PlainDateTime.from('1601-01-01T00:00:00');

/** Clocks that go forward for longer than that have changed for good, which is no daylight saving. */
const LONGEST_SEASON = 365 * 86_400_000;

const yearOf = (time: number): number => new Date(time).getUTCFullYear();

function observance(kind: 'DAYLIGHT' | 'STANDARD', onset: Temporal.PlainDateTime, from: string, to: string): string {
  const start = onset.toString({ smallestUnit: 'second' }).replace(/[-:]/g, '');
  return [
    `BEGIN:${kind}`,
    `DTSTART:${start}`,
    `TZOFFSETFROM:${from.replaceAll(':', '')}`,
    `TZOFFSETTO:${to.replaceAll(':', '')}`,
    `END:${kind}`,
  ].join('\r\n');
}
