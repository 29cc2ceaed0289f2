import { type Kysely } from 'kysely';
import { type Logger } from 'pino';
import { type Guard, guardWith } from '../database/guarded';
import { type Tables } from '../database/tables';
import { type RecordRange, type RecordStore } from '../provider-kit/port';
import { type CachedRecord } from '../provider-kit/write-operation';
import { type Listing, saveRecords, SessionRecords } from './record-store';

/** The cached sessions of a range of time, for a provider that cannot be called now. */
export interface LastKnownSessions {
  readonly records: readonly unknown[];
  /** Since when they may be out of date; null when the range was never listed. */
  readonly staleSince: Date | null;
  /** Whether all of the range was listed once. */
  readonly isWhole: boolean;
}

/** The minimum time between saves of the same range. */
const SAVE_INTERVAL_MS = 30_000;
const MAX_RANGES = 1_000;

/** Caches provider records of sessions, and which ranges of time were listed. Lives as long as the process. */
export class SessionCache {
  private readonly store: SessionRecords;
  private readonly guarded: Guard;
  private readonly savedAt = new Map<string, number>();

  constructor(
    private readonly db: Kysely<Tables>,
    private readonly log: Logger,
  ) {
    this.store = new SessionRecords(db);
    this.guarded = guardWith(log);
  }

  /** For providers that do not return their records. */
  get records(): RecordStore {
    return this.store;
  }

  /** Saves all records, or none. Throws StoreUnavailable. */
  save(records: readonly CachedRecord[]): Promise<void> {
    return this.guarded(() => this.db.transaction().execute((transaction) => saveRecords(transaction, records)));
  }

  /** Saves the listing of a range that was requested at that time. Never rejects: a failure is only logged. */
  async recordListing(range: RecordRange, listing: Listing, requestedAt: Date): Promise<void> {
    const key = [range.provider, range.from.toISOString(), range.to.toISOString()].join(' ');
    const now = Date.now();
    if (now - (this.savedAt.get(key) ?? 0) < SAVE_INTERVAL_MS) return;
    if (this.savedAt.size >= MAX_RANGES) this.savedAt.clear();
    this.savedAt.set(key, now);
    try {
      await this.store.saveListing(range, listing, requestedAt);
    } catch (error) {
      this.savedAt.delete(key);
      this.log.error({ err: error as Error, provider: range.provider }, 'A session listing could not be cached');
    }
  }

  /** The cached sessions of a range. Never rejects: where the database cannot be read, nothing is known. */
  async lastKnown(range: RecordRange): Promise<LastKnownSessions> {
    try {
      const [cached, listings] = await Promise.all([
        this.store.storedOverlapping(range),
        this.store.listings(range.provider, range.from, range.to),
      ]);
      const { oldest, isWhole } = coverage(listings, range.from.getTime(), range.to.getTime());
      return {
        records: cached.map(({ record }) => record),
        staleSince: earliest(oldest, cached[0]?.updatedAt ?? null),
        isWhole,
      };
    } catch (error) {
      this.log.error({ err: error as Error, provider: range.provider }, 'Cached sessions could not be read');
      return { records: [], staleSince: null, isWhole: false };
    }
  }
}

/** Sessions created through this server are cached without a listing, and may be older than one. */
function earliest(listed: Date | null, saved: Date | null): Date | null {
  if (listed === null || saved === null) return listed ?? saved;
  return listed < saved ? listed : saved;
}

interface ListedRange {
  readonly from: Date;
  readonly to: Date;
  readonly askedAt: Date;
}

/**
 * The age of the oldest listing that a range needs, and whether listings cover all of it. The listings are ordered from
 * the latest: for every moment the latest one counts.
 */
export function coverage(
  listings: readonly ListedRange[],
  from: number,
  to: number,
): { readonly oldest: Date | null; readonly isWhole: boolean } {
  let unknown: (readonly [from: number, to: number])[] = [[from, to]];
  let oldest: Date | null = null;
  for (const { askedAt, ...listed } of listings) {
    const [start, end] = [listed.from.getTime(), listed.to.getTime()];
    const left = unknown.flatMap(([a, b]): (readonly [number, number])[] =>
      end <= a || start >= b
        ? [[a, b]]
        : [[a, Math.max(a, start)] as const, [Math.min(b, end), b] as const].filter(([x, y]) => x < y),
    );
    const isUsed =
      left.length !== unknown.length ||
      left.some(([a, b], place) => a !== unknown[place]![0] || b !== unknown[place]![1]);
    if (isUsed) oldest = askedAt;
    unknown = left;
    if (unknown.length === 0) break;
  }
  return { oldest, isWhole: unknown.length === 0 };
}
