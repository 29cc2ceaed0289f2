import { Temporal } from 'temporal-polyfill';

const DATE_TIME = /^(\d{4}-\d\d-\d\d)(?:[T ](\d\d:\d\d(?::\d\d)?))?$/;
const TIME = /^\d\d:\d\d(?::[0-5]\d)?$/;
const INSTANT = /^\d{4}-\d\d-\d\dT\d\d:\d\d(?::\d\d)?(?:Z|[+-]\d\d:\d\d(?::\d\d)?)$/;

/**
 * Reads a wall-clock date, with or without a time. The provider's page shows all three forms: `2013-02-03`,
 * `2013-02-03T00:00:00` and, sent in its update example, `2009-01-25 14:15:16`. Gives null for anything else.
 */
export function readDateTime(sent: unknown): Temporal.PlainDateTime | null {
  const [, date, time = '00:00'] = (typeof sent === 'string' && DATE_TIME.exec(sent)) || [];
  return date === undefined || !TIME.test(time) ? null : orNull(() => Temporal.PlainDateTime.from(`${date}T${time}`));
}

/** Reads a time of day, `09:00` as sent or `09:00:00` as returned. Null for anything else. */
export function readTime(sent: unknown): Temporal.PlainTime | null {
  return typeof sent === 'string' && TIME.test(sent) ? orNull(() => Temporal.PlainTime.from(sent)) : null;
}

/**
 * The one form in which dates, with a time or without, compare as text: `2013-02-03T00:00:00`. Gives null for what is
 * not written as a date. Lists compare thousands of these, so no calendar is involved.
 */
export function normalDateTime(text: string): string | null {
  const [, date, time = '00:00'] = DATE_TIME.exec(text) ?? [];
  return date === undefined ? null : `${date}T${withSeconds(time)}`;
}

/** The one form in which times of day compare as text: `09:00:00`. Gives null for what is not written as a time. */
export const normalTime = (text: string): string | null => (TIME.test(text) ? withSeconds(text) : null);

const withSeconds = (time: string): string => (time.length === 5 ? `${time}:00` : time);

/** Reads a date-time with an offset, the form of the `*_tz` attributes. Gives null for anything else. */
export function readInstant(sent: unknown): Temporal.Instant | null {
  return typeof sent === 'string' && INSTANT.test(sent) ? orNull(() => Temporal.Instant.from(sent)) : null;
}

/** Whether the name is an IANA time zone, in its own spelling. An offset such as `+01:00` is none. */
export function isTimeZone(name: unknown): name is string {
  if (typeof name !== 'string' || !/^[A-Z]/.test(name)) return false;
  return orNull(() => new Temporal.ZonedDateTime(0n, name).timeZoneId) === name;
}

/** Writes a date-time as the page shows start_date: `2013-01-02T00:00:00`. */
export const writeDateTime = (value: Temporal.PlainDateTime): string => value.toString({ smallestUnit: 'second' });

/** Writes a date as the page shows end_date: `2013-02-03`. */
export const writeDate = (value: Temporal.PlainDateTime): string => value.toPlainDate().toString();

/** Formats a time as on the page: `09:00:00`. */
export const writeTime = (value: Temporal.PlainTime): string => value.toString({ smallestUnit: 'second' });

/** Writes a wall-clock date-time with the offset that its zone has then: `2013-01-02T09:00:00+01:00`. */
export function writeWithOffset(value: Temporal.PlainDateTime, timeZone: string): string {
  return value.toZonedDateTime(timeZone).toString({ timeZoneName: 'never', smallestUnit: 'second' });
}

function orNull<T>(read: () => T): T | null {
  try {
    return read();
  } catch {
    return null;
  }
}
