/** Wall times in the sandbox's forms and responses. */
import { readWallTime } from '../../../zones/time-zone';
import { Refusal } from './refusal';

/** A wall time: "2014-12-13T13:30:00". */
export type Wall = string;

/**
 * Reads `start_time` in the documented form, MM/DD/YYYY HH:MM[:SS] with 24 hours. Throws a Refusal: 1022 for another
 * form, 1005 for a day or time that does not exist. WizIQ itself accepts more forms than it documents.
 */
export function readStart(text: string): Wall {
  const match = /^(\d\d)\/(\d\d)\/(\d{4}) (\d\d:\d\d)(:\d\d)?$/.exec(text);
  if (!match) throw new Refusal(1022);
  const [, month, day, year, time, seconds = ':00'] = match;
  const wall = `${year}-${month}-${day}T${time}${seconds}`;
  if (readWallTime(wall, 'UTC') === null) throw new Refusal(1005);
  return wall;
}

/** Reads `class_end_date`, MM/DD/YYYY, as "2013-09-30"; null if it is not a day. */
export function readDay(text: string): string | null {
  const match = /^(\d\d)\/(\d\d)\/(\d{4})$/.exec(text);
  const day = match && `${match[3]}-${match[1]}-${match[2]}`;
  return day && readWallTime(`${day}T00:00:00`, 'UTC') ? day : null;
}

/** The instant in epoch milliseconds of a wall time in a canonical zone. */
export function instantOf(wall: Wall, timeZone: string): number {
  const reading = readWallTime(wall, timeZone);
  if (!reading) throw new RangeError(`${wall} is not a wall time`);
  return reading.epochMilliseconds;
}

/** The form of get_data: US style with 12 hours and without padding, "12/3/2014 1:30:00 PM". */
export function writeTwelveHours(wall: Wall): string {
  const { year, month, day, hour, minute, second } = partsOf(wall);
  const clock = `${hour % 12 || 12}:${minute}:${second} ${hour < 12 ? 'AM' : 'PM'}`;
  return `${month}/${day}/${year} ${clock}`;
}

/** The form of view_schedule: "12/03/2014 13:30". */
export function writeTwentyFourHours(wall: Wall): string {
  const [date = '', time = ''] = wall.split('T');
  const [year, month, day] = date.split('-');
  return `${month}/${day}/${year} ${time.slice(0, 5)}`;
}

function partsOf(wall: Wall) {
  const [date = '', time = ''] = wall.split('T');
  const [year, month, day] = date.split('-').map(Number) as [number, number, number];
  const [hour, minute, second] = time.split(':') as [string, string, string];
  return { year, month, day, hour: Number(hour), minute, second };
}
