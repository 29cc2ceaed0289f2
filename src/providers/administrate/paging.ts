/**
 * Keyset paging. The API documents it for ids only, and its filters have no "or".
 * Source: the provider's page "API v2": filters, `_order`, `_limit`, paging by `id__gt`.
 */
import { type ProviderError } from '../../model/provider-error';
import { type StartCursor } from './cursor';
import { identity, TITLE } from './ids';
import { type StartKey, startKeyOf } from './mapping';
import { DOCUMENTED_PAGE_SIZE, type WireRecord } from './wire';

export type Filters = Record<string, string>;

/** A page of a list by start, from a date on. */
export function startPage(filters: Filters, fromDate: string | null, limit: number): Filters {
  // A cursor may come from a list with another filter, and lie before the range.
  const isBehind = fromDate !== null && fromDate >= (filters['start_date__gte'] ?? '');
  const start: Filters = isBehind ? { start_date__gte: fromDate } : {};
  return { ...filters, ...start, _order: 'start_date,start_time,id', _limit: String(limit) };
}

/** A page of a list by id, after an id. */
export function idPage(filters: Filters, afterId: number | null, limit: number): Filters {
  const after: Filters = afterId === null ? {} : { id__gt: String(afterId) };
  return { ...filters, ...after, _order: 'id', _limit: String(limit) };
}

/** A record that belongs to the page, with its position in the list. */
export interface Placed<T, Place> {
  readonly node: T;
  readonly place: Place;
}

/**
 * Whether a response is certainly the last of its list. A limit of the provider is not documented; if there is one, it is
 * a multiple of a hundred [INF]: a response of such a size may be truncated, whatever limit was sent.
 */
const isLast = (size: number, limit: number): boolean =>
  size === 0 || (size !== limit && size % DOCUMENTED_PAGE_SIZE !== 0);

function compareKeys(left: StartKey, right: StartKey): number {
  if (left.date !== right.date) return left.date < right.date ? -1 : 1;
  if (left.time !== right.time) return left.time < right.time ? -1 : 1;
  return left.id - right.id;
}

const dayOf = ({ date }: StartKey): string => date.slice(0, 10);

export interface ScanByStart<T> {
  readonly after: StartCursor | null;
  /** The number of items to find; fewer are returned only at the end of the list. */
  readonly want: number;
  /** Records to fetch beyond those in the first call, because about so many will be filtered out. */
  readonly margin: number;
  /** The records from that date on, or from the start of the list, ordered by start date, start time and id. */
  readonly fetch: (fromDate: string | null, limit: number) => Promise<readonly WireRecord[]>;
  /** The last record of that list: the first one in the opposite order. */
  readonly fetchLast: (fromDate: string | null) => Promise<WireRecord | undefined>;
  /** The entity of a record; null if the record does not belong to the list. */
  readonly accept: (record: WireRecord) => T | null;
}

/**
 * Continues a list by start. The records of the cursor's day up to the cursor are fetched again and skipped; if one day
 * does not fit into a page, the page is enlarged.
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
        // `accept` reports why the record cannot be read, once per record.
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
      // Either the list ends here or the provider's limit truncates it: the last record of the list decides.
      const end = await scan.fetchLast(fromDate);
      const endKey = end && startKeyOf(end);
      if (!endKey || (last && compareKeys(endKey, last) <= 0)) return found;
      throw dayDoesNotFit(fromDate, records.length);
    }
  }
}

function dayDoesNotFit(date: string | null, size: number): ProviderError {
  return identity.error(
    'PROVIDER_BAD_RESPONSE',
    `${TITLE} returns at most ${size} events per response, and more than that start on ${date}. Use orderBy: ID, or narrow the filter.`,
    { acted: 'never' },
  );
}

export interface ScanById<T> {
  readonly after: number | null;
  readonly want: number;
  /** Records per call. */
  readonly pageSize: number;
  /** After this many calls the scan stops, and the next page continues there. */
  readonly mostCalls: number;
  readonly fetch: (afterId: number | null, limit: number) => Promise<readonly WireRecord[]>;
  readonly accept: (record: WireRecord) => T | null;
}

/** The records found, and the id at which the scan stopped; null at the end of the list. */
export interface ScannedById<T> {
  readonly found: Placed<T, number>[];
  readonly scannedTo: number | null;
}

/** Continues a list by id. */
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
