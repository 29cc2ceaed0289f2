const US_WALL_TIME = /^(\d?\d)\/(\d?\d)\/(\d{4})\s+(\d?\d):(\d\d)(?::(\d\d))?(?:\s*([AP])\.?M\.?)?$/i;

/**
 * Reads a wall time in US notation as "2018-06-21T10:00:00": `6/21/2018 10:00`, `12/18/2018 23:45:00` and
 * `1/5/2017 4:00 PM`. Null for other forms. `allowsMixedHours` accepts 24 hours followed by AM or PM, as some clients send.
 */
export function readUsWallTime(text: string, { allowsMixedHours = false } = {}): string | null {
  const match = US_WALL_TIME.exec(text.trim());
  if (!match) return null;
  const [, month, day, year, hours, minutes, seconds = '00', half] = match as unknown as string[];
  const hour = Number(hours);
  if (half !== undefined && !allowsMixedHours && (hour < 1 || hour > 12)) return null;
  return `${year}-${padded(month)}-${padded(day)}T${padded(inTwentyFour(hour, half?.toUpperCase()))}:${minutes}:${seconds}`;
}

function inTwentyFour(hour: number, half: string | undefined): number {
  if (half === 'A' && hour === 12) return 0;
  return half === 'P' && hour < 12 ? hour + 12 : hour;
}

const padded = (part: string | number | undefined): string => String(part).padStart(2, '0');
