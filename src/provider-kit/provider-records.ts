import { type Logger } from 'pino';
import { formatGlobalId } from '../model/global-id';
import { type ScheduledSession } from '../model/session';
import { type Named } from './mapping';
import { type RecordStore } from './port';
import { type CachedRecord } from './write-operation';

/** The cached record of a session, with its times. */
export const recordOf = ({ id, startsAt, endsAt }: ScheduledSession, record: unknown): CachedRecord => ({
  globalId: id,
  record,
  startsAt,
  endsAt,
});

/**
 * The cached records of one provider. Empty until the store is available, which is before the first request. Reads of the
 * cache reject if the store fails; saving after a provider call does not, because the response is valid without it.
 */
export class ProviderRecords {
  #store: RecordStore | null = null;

  constructor(private readonly provider: Named & { readonly id: string }) {}

  use(store: RecordStore): void {
    this.#store = store;
  }

  /** Cached records by global id. */
  async byIds(globalIds: readonly string[]): Promise<ReadonlyMap<string, unknown>> {
    return (await this.#store?.byIds([...new Set(globalIds)])) ?? new Map();
  }

  /** Records of a kind that overlap a range, the end excluded; those that were saved longest ago come first. */
  async overlapping(kind: string, from: Date, to: Date): Promise<ReadonlyMap<string, unknown>> {
    return (await this.#store?.overlapping({ provider: this.provider.id, kind, from, to })) ?? new Map();
  }

  /** Records whose global ids start with a prefix, in the order of their ids. */
  async startingWith(prefix: string, limit: number): Promise<ReadonlyMap<string, unknown>> {
    return (await this.#store?.startingWith(prefix, limit)) ?? new Map();
  }

  /** Any record of a kind, with its global id; null if there is none. */
  async any(kind: string): Promise<readonly [globalId: string, record: unknown] | null> {
    const [first = null] = await this.startingWith(formatGlobalId(this.provider.id, kind, ''), 1);
    return first;
  }

  /** Saves records. A failure is logged only. */
  saveAll(records: readonly CachedRecord[], log: Logger): Promise<void> {
    return this.update(log, async (store) => {
      for (const record of records) await store.save(record);
    });
  }

  /** Marks entities as gone at the provider. A failure is logged only. */
  markGone(globalIds: readonly string[], log: Logger): Promise<void> {
    return this.update(log, (store) => store.markGone(globalIds));
  }

  /** Changes the cache. A failure is logged only. */
  async update(log: Logger, change: (store: RecordStore) => Promise<void>): Promise<void> {
    try {
      if (this.#store) await change(this.#store);
    } catch (error) {
      log.error({ err: error as Error }, `Cached data of ${this.provider.title} could not be updated`);
    }
  }
}
