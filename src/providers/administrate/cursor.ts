import { InvalidArgument } from '../../model/invalid-argument';
import { type StartKey } from './mapping';

/** A position in the list by start. */
export interface StartCursor extends StartKey {
  /** The number of records of that day up to and including this one: the next page starts by fetching them again. */
  readonly seenThatDay: number;
}

const encode = (parts: readonly (string | number)[]): string =>
  Buffer.from(JSON.stringify(parts)).toString('base64url');

function decode(cursor: string): unknown[] {
  try {
    const parts: unknown = JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8'));
    return Array.isArray(parts) ? parts : [];
  } catch {
    return []; // Not JSON: the caller throws InvalidArgument.
  }
}

const invalid = (order: string): InvalidArgument =>
  new InvalidArgument(
    'after',
    `after: this is not a cursor of a list ordered by ${order}. Use an endCursor of such a list.`,
  );

/** The cursor contains the position itself, so that it remains valid after a restart. */
export const encodeStartCursor = ({ date, time, id, seenThatDay }: StartCursor): string =>
  encode(['start', date, time, id, seenThatDay]);

/** Throws InvalidArgument. */
export function decodeStartCursor(cursor: string): StartCursor {
  const [kind, date, time, id, seenThatDay] = decode(cursor);
  const isValid =
    kind === 'start' &&
    typeof date === 'string' &&
    /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d$/.test(date) &&
    typeof time === 'string' &&
    /^\d\d:\d\d:\d\d$/.test(time) &&
    Number.isSafeInteger(id) &&
    Number.isSafeInteger(seenThatDay) &&
    (seenThatDay as number) >= 0 &&
    (seenThatDay as number) <= 100_000;
  if (!isValid) throw invalid('STARTS_AT');
  return { date, time, id: id as number, seenThatDay: seenThatDay as number };
}

export const encodeIdCursor = (id: number): string => encode(['id', id]);

/** Throws InvalidArgument. */
export function decodeIdCursor(cursor: string): number {
  const [kind, id] = decode(cursor);
  if (kind !== 'id' || !Number.isSafeInteger(id)) throw invalid('ID');
  return id as number;
}
