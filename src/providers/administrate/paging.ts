/**
 * Keyset paging over an API that documents it on ids alone and has no "or".
 * Source: administrate's page on API v2's behaviour: filters, `_order`, `_limit`, paging by `id__gt`.
 */
import { ProviderError } from '../../model/provider-error';
import { type StartCursor } from './cursor';
import { PROVIDER_ENUM, TITLE } from './ids';
import { type StartKey, startKeyOf } from './mapping';
import { DOCUMENTED_PAGE_SIZE, type WireRecord } from './wire';

/** A record that belongs to the page, with its place in the list. */
export interface Placed<T, Place> {
  readonly node: T;
  readonly place: Place;
}

/**
 * Whether an answer is the last of its list for certain. A limit of the provider's own is not documented, and would be a
 * round number: an answer of a whole number of hundreds may have been cut by it, however many were asked for.
 */
const isLast = (answered: number, limit: number): boolean =>
  answered === 0 || (answered !== limit && answered % DOCUMENTED_PAGE_SIZE !== 0);

function compareKeys(left: StartKey, right: StartKey): number {
  if (left.date !== right.date) return left.date < right.date ? -1 : 1;
  if (left.time !== right.time) return left.time < right.time ? -1 : 1;
  return left.id - right.id;
}

const dayOf = ({ date }: StartKey): string => date.slice(0, 10);

export interface ScanByStart<T> {
  readonly after: StartCursor | null;
  /** How many are wanted; fewer are given only where the list ends. */
  readonly want: number;
  /** How many more to ask for at first, because so many are likely to be refined away. */
  readonly margin: number;
  /** The records from that date on (from the start of the list when null), by start date, start time and id. */
  readonly fetch: (fromDate: string | null, limit: number) => Promise<readonly WireRecord[]>;
  /** The last record of that list: the first one in the opposite order. */
  readonly fetchLast: (fromDate: string | null) => Promise<WireRecord | undefined>;
  /** The entity of a record that belongs to the list; null refines it away. */
  readonly accept: (record: WireRecord) => T | null;
}

/**
 * Reads on from a place in the list by start. What was seen on the cursor's day comes again and is dropped; when one
 * day does not fit into a page, the page is enlarged.
 */
export async function scanByStart<T>(scan: ScanByStart<T>): Promise<Placed<T, StartCursor>[]> {
  const found: Placed<T, StartCursor>[] = [];
  let last: StartKey | null = scan.after;
  let seenThatDay = scan.after?.seenThatDay ?? 0;
  let fromDate = scan.after && dayOf(scan.after);
  let limit = scan.want + seenThatDay + scan.margin;

  const unreadable = new Set<number>();

  for (;;) {
    const records = await scan.fetch(fromDate, limit);
    for (const record of records) {
      const key = startKeyOf(record);
      if (!key) {
        // It is refined away there, with a word in the log about what is wrong with it, once.
        if (!unreadable.has(record.id)) scan.accept(record);
        unreadable.add(record.id);
        continue;
      }
      if (last && compareKeys(key, last) <= 0) continue;
      seenThatDay = last && dayOf(key) === dayOf(last) ? seenThatDay + 1 : 1;
      last = key;
      const node = scan.accept(record);
      if (node !== null) found.push({ node, place: { ...key, seenThatDay } });
      if (found.length === scan.want) return found;
    }
    if (isLast(records.length, limit)) return found;

    const nextDate: string | null = last ? dayOf(last) : fromDate;
    if (nextDate !== fromDate) {
      fromDate = nextDate;
      limit = scan.want + seenThatDay;
    } else if (records.length >= limit) {
      limit *= 2;
    } else {
      // Exactly so many are left on this day, or the provider gives no more at a time: its last record tells.
      const end = await scan.fetchLast(fromDate);
      const endKey = end && startKeyOf(end);
      if (!endKey || (last && compareKeys(endKey, last) <= 0)) return found;
      throw dayDoesNotFit(fromDate, records.length);
    }
  }
}

function dayDoesNotFit(date: string | null, answered: number): ProviderError {
  return new ProviderError(
    `${TITLE} gives at most ${answered} events at a time, and more than that start on ${date}. Ask with orderBy: ID, or filter more narrowly.`,
    { code: 'PROVIDER_BAD_RESPONSE', provider: PROVIDER_ENUM, retryable: false, acted: 'never' },
  );
}

export interface ScanById<T> {
  readonly after: number | null;
  readonly want: number;
  /** How many records an answer may have. */
  readonly pageSize: number;
  /** After so many answers the page is given as it is, and the list goes on where the scan stopped. */
  readonly mostCalls: number;
  readonly fetch: (afterId: number | null, limit: number) => Promise<readonly WireRecord[]>;
  readonly accept: (record: WireRecord) => T | null;
}

/** What a scan by id found, and the id up to which it looked; null when it reached the end of the list. */
export interface ScannedById<T> {
  readonly found: Placed<T, number>[];
  readonly scannedTo: number | null;
}

/** Reads on from a place in a list by id. */
export async function scanById<T>(scan: ScanById<T>): Promise<ScannedById<T>> {
  const found: Placed<T, number>[] = [];
  let afterId = scan.after;
  for (let calls = 0; calls < scan.mostCalls; calls += 1) {
    const records = await scan.fetch(afterId, scan.pageSize);
    for (const record of records) {
      afterId = Math.max(afterId ?? record.id, record.id);
      const node = scan.accept(record);
      if (node !== null) found.push({ node, place: record.id });
      if (found.length === scan.want) return { found, scannedTo: afterId };
    }
    if (isLast(records.length, scan.pageSize)) return { found, scannedTo: null };
  }
  return { found, scannedTo: afterId };
}
