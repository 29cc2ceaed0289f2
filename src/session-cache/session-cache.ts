import { type Logger } from 'pino';
import { type RecordRange } from '../provider-kit/port';
import { type SessionRecords, type Listing } from './record-store';

/** What was last told of a range of time by a provider that cannot be asked now. */
export interface LastKnownSessions {
  readonly records: readonly unknown[];
  /** Since when they may be out of date; null when nothing was ever told of that range. */
  readonly staleSince: Date | null;
  /** Whether the provider once told all of the range. */
  readonly isWhole: boolean;
}

/** The same answer to the same question is noted so often at most. */
const NOTED_AGAIN_AFTER_MS = 30_000;
const RANGES_IN_MIND = 1_000;

/** Keeps what providers tell of ranges of time, for when one of them cannot be asked. Lives as long as the process. */
export class SessionCache {
  private readonly notedAt = new Map<string, number>();

  constructor(
    private readonly records: SessionRecords,
    private readonly log: Logger,
  ) {}

  /** Notes what a provider told when it was asked at that moment. An answer is an answer, whatever the ledger says: a failure is only logged. */
  async recordListing(range: RecordRange, listing: Listing, askedAt: Date): Promise<void> {
    const key = [range.provider, range.from.toISOString(), range.to.toISOString()].join(' ');
    const now = Date.now();
    if (now - (this.notedAt.get(key) ?? 0) < NOTED_AGAIN_AFTER_MS) return;
    if (this.notedAt.size >= RANGES_IN_MIND) this.notedAt.clear();
    this.notedAt.set(key, now);
    try {
      await this.records.saveListing(range, listing, askedAt);
    } catch (error) {
      this.notedAt.delete(key);
      this.log.error({ err: error as Error, provider: range.provider }, 'What a provider told could not be kept');
    }
  }

  /** What is kept of a range. Never rejects: where the ledger cannot be read, nothing is known. */
  async lastKnown(range: RecordRange): Promise<LastKnownSessions> {
    try {
      const [kept, listings] = await Promise.all([
        this.records.storedOverlapping(range),
        this.records.listings(range.provider, range.from, range.to),
      ]);
      const { oldest, isWhole } = coverage(listings, range.from.getTime(), range.to.getTime());
      return {
        records: kept.map(({ record }) => record),
        staleSince: earliest(oldest, kept[0]?.updatedAt ?? null),
        isWhole,
      };
    } catch (error) {
      this.log.error({ err: error as Error, provider: range.provider }, 'What a provider last told could not be read');
      return { records: [], staleSince: null, isWhole: false };
    }
  }
}

/** What was made here is known without any list, and may be older than one. */
function earliest(listed: Date | null, noted: Date | null): Date | null {
  if (listed === null || noted === null) return listed ?? noted;
  return listed < noted ? listed : noted;
}

interface Told {
  readonly from: Date;
  readonly to: Date;
  readonly askedAt: Date;
}

/**
 * How old the oldest part of what is known of a range is, and whether all of it is known. The listings come with the
 * latest first: of each moment the latest one counts.
 */
export function coverage(
  listings: readonly Told[],
  from: number,
  to: number,
): { readonly oldest: Date | null; readonly isWhole: boolean } {
  let unknown: (readonly [from: number, to: number])[] = [[from, to]];
  let oldest: Date | null = null;
  for (const { askedAt, ...told } of listings) {
    const [start, end] = [told.from.getTime(), told.to.getTime()];
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
