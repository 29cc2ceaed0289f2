import { InvalidArgument } from '../model/invalid-argument';

/** What has a place in the schedule. No two may have the same id. */
export interface Placed {
  readonly id: string;
  readonly startsAt: Date;
}

/** By plain code units, so that the order is the same on every machine, whatever its language. */
export const compareText = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

/** The order of a schedule: by start, and by id where two start together. */
export const compareSessions = (a: Placed, b: Placed): number =>
  a.startsAt.getTime() - b.startsAt.getTime() || compareText(a.id, b.id);

/** A copy in the order of the schedule. */
export const inOrder = <T extends Placed>(sessions: readonly T[]): T[] => [...sessions].sort(compareSessions);

export interface SchedulePage<T> {
  readonly items: readonly { readonly cursor: string; readonly node: T }[];
  readonly hasNextPage: boolean;
  /** The last item's cursor; null when the page is empty. */
  readonly endCursor: string | null;
}

/**
 * The first so many sessions behind a cursor, in the order of the schedule. The session that a cursor came with may be
 * gone by now: a cursor is a place, and the page goes on behind that place. Throws InvalidArgument.
 */
export function pageOf<T extends Placed>(sessions: readonly T[], first: number, after: string | null): SchedulePage<T> {
  const place = after === null ? null : decodeCursor(after);
  const behind = place ? sessions.filter((session) => compareSessions(session, place) > 0) : sessions;
  const ordered = inOrder(behind);
  const items = ordered.slice(0, first).map((node) => ({ cursor: encodeCursor(node), node }));
  return { items, hasNextPage: ordered.length > items.length, endCursor: items.at(-1)?.cursor ?? null };
}

/** Clients store cursors. A cursor with other contents gets the next version number. */
const CURSOR_VERSION = 1;

/** Writes a place in the schedule. It holds the place itself, so that it survives a restart. */
function encodeCursor({ startsAt, id }: Placed): string {
  return Buffer.from(JSON.stringify([CURSOR_VERSION, startsAt.getTime(), id])).toString('base64url');
}

function decodeCursor(cursor: string): Placed {
  const [version, start, id, ...rest] = partsOf(cursor);
  const startsAt = new Date(typeof start === 'number' ? start : NaN);
  // A Date cuts fractions and refuses what is out of its range, so that such a start does not come back as it was.
  const isOurs =
    version === CURSOR_VERSION && startsAt.getTime() === start && typeof id === 'string' && id !== '' && !rest.length;
  if (!isOurs) {
    throw new InvalidArgument(
      'after',
      'after: this is no cursor of a schedule. Hand on an endCursor that the schedule gave.',
    );
  }
  return { id, startsAt };
}

function partsOf(cursor: string): unknown[] {
  try {
    const parts: unknown = JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8'));
    return Array.isArray(parts) ? parts : [];
  } catch {
    return []; // Not JSON, so no cursor of ours; the caller says so with the argument's name.
  }
}
