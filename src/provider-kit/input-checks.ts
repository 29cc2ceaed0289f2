/** Checks of input values that several providers share. Each adds its problem to `problems` and returns null. */
import { canonicalTimeZone, type WallTime, wallTimeOf } from '../zones/time-zone';
import { type ProviderIdentity } from './identity';
import { type InputPath, type InputProblems } from './input-problems';

/** The canonical name of a time zone. */
export function checkTimeZone(problems: InputProblems, path: string | InputPath, name: string): string | null {
  const message = `there is no time zone "${name}". Give an IANA name, such as "Europe/London".`;
  return canonicalTimeZone(name) ?? problems.refuse('TIME_ZONE_UNKNOWN', path, message);
}

/** The wall time of an instant, for a provider that stores nothing else of it. */
export function checkWallTime(
  problems: InputProblems,
  path: string | InputPath,
  instant: Date,
  timeZone: string,
): WallTime | null {
  const wall = wallTimeOf(instant, timeZone);
  if (!wall.ambiguous) return wall;
  const message = `the wall time ${wall.time} occurs twice in ${timeZone} on ${wall.date}, and ${problems.title} stores wall times only. Choose another time, or another timeZone such as UTC.`;
  return problems.refuse('TIME_AMBIGUOUS', path, message);
}

/** A native id in an input; null if it is omitted, too. `example` has the form of one. */
export function checkNativeId(
  problems: InputProblems,
  provider: ProviderIdentity<string>,
  path: string | InputPath,
  value: string | null | undefined,
  example: string,
): string | null {
  if (value === null || value === undefined) return null;
  const message = `there is no "${value}". ${provider.title}'s own ids look like "${example}".`;
  return provider.parseNativeId(value) ?? problems.refuse('NOT_FOUND', path, message);
}
