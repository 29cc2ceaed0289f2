import { InvalidArgument } from '../../model/invalid-argument';
import { type StartKey } from './mapping';

/** A place in the list by start. */
export interface StartCursor extends StartKey {
  /** How many records of that day come up to and including this one: the next page begins by reading them again. */
  readonly seenThatDay: number;
}

const encode = (parts: readonly (string | number)[]): string =>
  Buffer.from(JSON.stringify(parts)).toString('base64url');

function decode(cursor: string): unknown[] {
  try {
    const parts: unknown = JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8'));
    return Array.isArray(parts) ? parts : [];
  } catch {
    return []; // Not JSON, so no cursor of ours; the caller says so with the argument's name.
  }
}

const invalid = (order: string): InvalidArgument =>
  new InvalidArgument(
    'after',
    `after: this is no cursor of a list ordered by ${order}. Hand on an endCursor that such a list gave.`,
  );

/** Writes a place in the list by start. It holds the place itself, so that it survives a restart. */
export const encodeStartCursor = ({ date, time, id, seenThatDay }: StartCursor): string =>
  encode(['start', date, time, id, seenThatDay]);

/** Reads a place in the list by start. Throws InvalidArgument. */
export function decodeStartCursor(cursor: string): StartCursor {
  const [kind, date, time, id, seenThatDay] = decode(cursor);
  const isOurs =
    kind === 'start' &&
    typeof date === 'string' &&
    /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d$/.test(date) &&
    typeof time === 'string' &&
    /^\d\d:\d\d:\d\d$/.test(time) &&
    Number.isSafeInteger(id) &&
    Number.isSafeInteger(seenThatDay) &&
    (seenThatDay as number) >= 0 &&
    (seenThatDay as number) <= 100_000;
  if (!isOurs) throw invalid('STARTS_AT');
  return { date, time, id: id as number, seenThatDay: seenThatDay as number };
}

/** Writes a place in a list by id. */
export const encodeIdCursor = (id: number): string => encode(['id', id]);

/** Reads a place in a list by id. Throws InvalidArgument. */
export function decodeIdCursor(cursor: string): number {
  const [kind, id] = decode(cursor);
  if (kind !== 'id' || !Number.isSafeInteger(id)) throw invalid('ID');
  return id as number;
}
