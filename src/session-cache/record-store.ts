import { type Kysely, sql } from 'kysely';
import { chunksOf } from '../model/chunks';
import { parseGlobalId } from '../model/global-id';
import { type RecordRange, type RecordStore } from '../provider-kit/port';
import { type CachedRecord } from '../provider-kit/write-operation';
import { TENANT, type Tables, type RecordRow } from '../database/tables';

/** A record with the time when it was last saved. */
export interface StoredRecord {
  readonly globalId: string;
  readonly record: unknown;
  readonly updatedAt: Date;
}

/** A range of time for which a provider listed its sessions, and when it was called. */
export interface StoredListing {
  readonly from: Date;
  readonly to: Date;
  readonly askedAt: Date;
}

/** The sessions that a provider listed for a range of time. */
export interface Listing {
  readonly records: readonly CachedRecord[];
  /** Whether these are all sessions of the range, so that other cached ones are gone. */
  readonly isWhole: boolean;
  /** Global ids that the provider reports as gone. */
  readonly gone: readonly string[];
}

/** Older ranges are rarely requested again: windows that begin at the present are new ones every time. */
const MAX_LISTINGS = 1_000;

/** Few enough parameters for both databases. */
const ROWS_PER_STATEMENT = 500;

/** The records of entities, and the ranges of time that were listed. */
export class SessionRecords implements RecordStore {
  constructor(private readonly db: Kysely<Tables>) {}

  async byIds(globalIds: readonly string[]): Promise<ReadonlyMap<string, unknown>> {
    if (globalIds.length === 0) return new Map();
    const rows = await this.present().where('global_id', 'in', globalIds).execute();
    return recordsOf(rows);
  }

  async overlapping(range: RecordRange): Promise<ReadonlyMap<string, unknown>> {
    const cached = await this.storedOverlapping(range);
    return new Map(cached.map(({ globalId, record }) => [globalId, record]));
  }

  async startingWith(prefix: string, limit: number): Promise<ReadonlyMap<string, unknown>> {
    const rows = await this.present()
      .where(sql<string>`substr(global_id, 1, ${prefix.length})`, '=', prefix)
      .orderBy('global_id')
      .limit(limit)
      .execute();
    return recordsOf(rows);
  }

  /** The records of a range, the least recently saved first. */
  async storedOverlapping({ provider, kind, from, to }: RecordRange): Promise<StoredRecord[]> {
    const rows = await this.present()
      .where('provider', '=', provider)
      .where('kind', '=', kind)
      .where('starts_at', '<', to.toISOString())
      .where('ends_at', '>', from.toISOString())
      .orderBy('updated_at')
      .orderBy('global_id')
      .execute();
    return rows.map(({ global_id, record, updated_at }) => ({
      globalId: global_id,
      record: JSON.parse(record) as unknown,
      updatedAt: new Date(updated_at),
    }));
  }

  save(record: CachedRecord): Promise<void> {
    return saveRecords(this.db, [record]);
  }

  markGone(globalIds: readonly string[]): Promise<void> {
    return this.markGoneIn(this.db, globalIds);
  }

  /**
   * Saves the listing of a range in place of the cached one. Records that were saved after the provider was called are
   * newer than the listing and stay: a session may have been created meanwhile.
   */
  async saveListing(range: RecordRange, { records, isWhole, gone }: Listing, askedAt = new Date()): Promise<void> {
    const { provider, from, to } = range;
    const listed = new Set(records.map(({ globalId }) => globalId));
    const cached = isWhole ? await this.storedOverlapping(range) : [];
    const missing = cached.map(({ globalId }) => globalId).filter((globalId) => !listed.has(globalId));
    await this.db.transaction().execute(async (transaction) => {
      const asked_at = askedAt.toISOString();
      await saveRecords(transaction, records, asked_at);
      await this.markGoneIn(transaction, [...gone, ...missing], asked_at);
      await transaction
        .insertInto('listings')
        .values({
          tenant: TENANT,
          provider,
          range_from: from.toISOString(),
          range_to: to.toISOString(),
          asked_at,
        })
        .onConflict((conflict) =>
          conflict.columns(['tenant', 'provider', 'range_from', 'range_to']).doUpdateSet({ asked_at }),
        )
        .execute();
      await this.pruneListings(transaction, range, asked_at);
    });
  }

  /** The listings that overlap a range, the latest first. */
  async listings(provider: string, from: Date, to: Date): Promise<StoredListing[]> {
    const rows = await this.db
      .selectFrom('listings')
      .selectAll()
      .where('tenant', '=', TENANT)
      .where('provider', '=', provider)
      .where('range_from', '<', to.toISOString())
      .where('range_to', '>', from.toISOString())
      .orderBy('asked_at', 'desc')
      .execute();
    return rows.map((row) => ({
      from: new Date(row.range_from),
      to: new Date(row.range_to),
      askedAt: new Date(row.asked_at),
    }));
  }

  /** Deletes listings that this one covers, and the oldest where there are too many. */
  private async pruneListings(db: Kysely<Tables>, { provider, from, to }: RecordRange, askedAt: string): Promise<void> {
    await db
      .deleteFrom('listings')
      .where('tenant', '=', TENANT)
      .where('provider', '=', provider)
      .where('range_from', '>=', from.toISOString())
      .where('range_to', '<=', to.toISOString())
      .where('asked_at', '<', askedAt)
      .execute();
    const oldest = await db
      .selectFrom('listings')
      .select('asked_at')
      .where('tenant', '=', TENANT)
      .where('provider', '=', provider)
      .orderBy('asked_at', 'desc')
      .offset(MAX_LISTINGS - 1)
      .limit(1)
      .executeTakeFirst();
    if (!oldest) return;
    await db
      .deleteFrom('listings')
      .where('tenant', '=', TENANT)
      .where('provider', '=', provider)
      .where('asked_at', '<', oldest.asked_at)
      .execute();
  }

  /** With `savedUntil`, only rows that were saved until then. */
  private async markGoneIn(db: Kysely<Tables>, globalIds: readonly string[], savedUntil?: string): Promise<void> {
    for (const some of chunksOf(globalIds, ROWS_PER_STATEMENT)) {
      await db
        .updateTable('records')
        .set({ gone_at: new Date().toISOString() })
        .where('tenant', '=', TENANT)
        .where('global_id', 'in', some)
        .where('gone_at', 'is', null)
        .$if(savedUntil !== undefined, (query) => query.where('updated_at', '<=', savedUntil!))
        .execute();
    }
  }

  private present() {
    return this.db
      .selectFrom('records')
      .select(['global_id', 'record', 'updated_at'])
      .where('tenant', '=', TENANT)
      .where('gone_at', 'is', null);
  }
}

const recordsOf = (rows: readonly Pick<RecordRow, 'global_id' | 'record'>[]): ReadonlyMap<string, unknown> =>
  new Map(rows.map(({ global_id, record }) => [global_id, JSON.parse(record) as unknown]));

/**
 * Saves records of entities in place of earlier ones; with `savedUntil`, only in place of those saved until then. A record
 * that was marked gone is available again.
 */
export async function saveRecords(
  db: Kysely<Tables>,
  records: readonly CachedRecord[],
  savedUntil?: string,
): Promise<void> {
  // A statement may name a row once only; of several records of one entity the last one counts.
  const latest = [...new Map(records.map((record) => [record.globalId, record])).values()];
  const now = new Date().toISOString();
  for (const some of chunksOf(latest, ROWS_PER_STATEMENT)) {
    await db
      .insertInto('records')
      .values(some.map((record) => rowOf(record, now)))
      .onConflict((conflict) => {
        const update = conflict.columns(['tenant', 'global_id']).doUpdateSet((row) => ({
          record: row.ref('excluded.record'),
          starts_at: row.ref('excluded.starts_at'),
          ends_at: row.ref('excluded.ends_at'),
          updated_at: row.ref('excluded.updated_at'),
          gone_at: null,
        }));
        return savedUntil === undefined ? update : update.where('records.updated_at', '<=', savedUntil);
      })
      .execute();
  }
}

function rowOf({ globalId, record, startsAt, endsAt }: CachedRecord, now: string): RecordRow {
  const id = parseGlobalId(globalId);
  if (!id) throw new Error(`"${globalId}" is no global id.`);
  return {
    tenant: TENANT,
    global_id: globalId,
    provider: id.provider,
    kind: id.kind,
    record: JSON.stringify(record),
    starts_at: startsAt?.toISOString() ?? null,
    ends_at: endsAt?.toISOString() ?? null,
    updated_at: now,
    gone_at: null,
  };
}
