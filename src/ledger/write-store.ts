import { type Expression, type ExpressionBuilder, type Kysely, type Selectable, type SqlBool } from 'kysely';
import { type LedgerTables, type WriteRow, type WriteState } from './tables';
import { type RememberedRecord, type Sent } from '../providers/write-operation';
import { parseGlobalId } from '../model/global-id';

export type Write = Selectable<WriteRow>;
/** What is noted of a write before it is sent. */
export type NewWrite = Pick<
  WriteRow,
  'id' | 'provider' | 'operation' | 'idempotency_key' | 'input_hash' | 'input' | 'summary' | 'hint'
>;

/** How a write ended; what is left out is null. */
export type Outcome = { readonly state: Exclude<WriteState, 'PENDING'>; readonly isKeyFreed?: boolean } & Partial<
  Pick<WriteRow, 'result_id' | 'snapshot' | 'user_errors' | 'error' | 'call_id'>
>;

/** What is needed of a write that was cut off to look for what it made. */
export type LookedFor = Pick<WriteRow, 'id' | 'provider' | 'operation' | 'input_hash'>;

/** That a write made or changed something. */
export const successOf = (sent: Sent<unknown>): Outcome => ({
  state: 'SUCCEEDED',
  result_id: sent.resultId,
  snapshot: sent.snapshot === null ? null : JSON.stringify(sent.snapshot),
  call_id: sent.callId,
  error: null,
});

/** The rows of the ledger, of one tenant: every query asks by it. */
export class WriteStore {
  constructor(
    private readonly db: Kysely<LedgerTables>,
    readonly tenant: string,
    private readonly owner: string,
  ) {}

  /** Notes a write as PENDING; false when its key is in use already. */
  async insert(write: NewWrite): Promise<boolean> {
    const row: WriteRow = {
      ...write,
      tenant: this.tenant,
      key_in_use: write.idempotency_key,
      state: 'PENDING',
      owner: this.owner,
      requested_at: new Date().toISOString(),
      finished_at: null,
      result_id: null,
      snapshot: null,
      user_errors: null,
      error: null,
      call_id: null,
    };
    const inserted = await this.db
      .insertInto('writes')
      .values(row)
      .onConflict((conflict) => conflict.columns(['tenant', 'key_in_use']).doNothing())
      .returning('id')
      .executeTakeFirst();
    return inserted !== undefined;
  }

  byKey(idempotencyKey: string): Promise<Write | undefined> {
    return this.db
      .selectFrom('writes')
      .selectAll()
      .where('tenant', '=', this.tenant)
      .where('key_in_use', '=', idempotencyKey)
      .executeTakeFirst();
  }

  byIds(ids: readonly string[]): Promise<Write[]> {
    return this.db.selectFrom('writes').selectAll().where('tenant', '=', this.tenant).where('id', 'in', ids).execute();
  }

  /** Whether another write of the same operation says that it made this. */
  isMade(write: Pick<Write, 'id' | 'provider' | 'operation'>, globalId: string): Promise<boolean> {
    return this.hasOther(this.db, write, (row) => row('result_id', '=', globalId));
  }

  /** Writes of a state, or of any, the latest first, older than the one of that id. */
  list(state: WriteState | null, limit: number, olderThan: string | null): Promise<Write[]> {
    return this.db
      .selectFrom('writes')
      .selectAll()
      .where('tenant', '=', this.tenant)
      .$if(state !== null, (query) => query.where('state', '=', state!))
      .$if(olderThan !== null, (query) => query.where('id', '<', olderThan!))
      .orderBy('id', 'desc')
      .limit(limit)
      .execute();
  }

  /**
   * Notes how a write ended, together with the records to be remembered. False when the row says something final
   * already: what a person or this process has settled stays settled.
   */
  async finish(id: string, outcome: Outcome, remembered: readonly RememberedRecord[] = []): Promise<boolean> {
    return this.db.transaction().execute((transaction) => this.finishIn(transaction, id, outcome, remembered));
  }

  /**
   * Notes that a write which was cut off made what was found at the provider; true when the row says so afterwards.
   * False when another write made that, or may have because it asks for the same and is under way: one booking must
   * not stand for two writes.
   */
  async claim(write: LookedFor, success: Outcome, remembered: readonly RememberedRecord[] = []): Promise<boolean> {
    for (let attempt = 1; ; attempt += 1) {
      try {
        return await this.claimOnce(write, success, remembered);
      } catch (error) {
        if (!isSerializationFailure(error) || attempt === CLAIM_ATTEMPTS) throw error;
      }
    }
  }

  private claimOnce(write: LookedFor, success: Outcome, remembered: readonly RememberedRecord[]): Promise<boolean> {
    // Of several that find the same at the same moment, PostgreSQL lets one go on; SQLite has them one by one anyway.
    const transaction = this.db.transaction().setIsolationLevel('serializable');
    return transaction.execute(async (transaction) => {
      const isDoubtful = await this.hasOther(transaction, write, (row) =>
        row.or([
          row('result_id', '=', success.result_id!),
          row.and([row('state', '=', 'PENDING'), row('input_hash', '=', write.input_hash)]),
        ]),
      );
      if (isDoubtful) return false;
      if (await this.finishIn(transaction, write.id, success, remembered)) return true;
      const row = await transaction
        .selectFrom('writes')
        .select('result_id')
        .where('tenant', '=', this.tenant)
        .where('id', '=', write.id)
        .executeTakeFirst();
      return row?.result_id === success.result_id;
    });
  }

  private async finishIn(
    db: Kysely<LedgerTables>,
    id: string,
    { isKeyFreed, ...columns }: Outcome,
    remembered: readonly RememberedRecord[],
  ): Promise<boolean> {
    const updated = await db
      .updateTable('writes')
      .set({
        ...columns,
        ...(isKeyFreed && { key_in_use: null }),
        finished_at: columns.state === 'OUTCOME_UNKNOWN' ? null : new Date().toISOString(),
      })
      .where('tenant', '=', this.tenant)
      .where('id', '=', id)
      .where('state', 'in', ['PENDING', 'OUTCOME_UNKNOWN'])
      .returning('id')
      .executeTakeFirst();
    if (!updated) return false;
    for (const record of remembered) await upsert(db, this.tenant, record);
    return true;
  }

  /** Whether there is another write of the same operation for which this holds. */
  private async hasOther(
    db: Kysely<LedgerTables>,
    { id, provider, operation }: Pick<Write, 'id' | 'provider' | 'operation'>,
    condition: (row: ExpressionBuilder<LedgerTables, 'writes'>) => Expression<SqlBool>,
  ): Promise<boolean> {
    const row = await db
      .selectFrom('writes')
      .select('id')
      .where('tenant', '=', this.tenant)
      .where('provider', '=', provider)
      .where('operation', '=', operation)
      .where('id', '!=', id)
      .where(condition)
      .executeTakeFirst();
    return row !== undefined;
  }

  /** Rows whose outcome is unknown, of these operations of a provider, the latest first, older than the one of that id. */
  unknownOf(
    provider: string,
    operations: readonly string[],
    limit: number,
    olderThan: string | null,
  ): Promise<Write[]> {
    return this.db
      .selectFrom('writes')
      .selectAll()
      .where('tenant', '=', this.tenant)
      .where('state', '=', 'OUTCOME_UNKNOWN')
      .where('provider', '=', provider)
      .where('operation', 'in', operations)
      .$if(olderThan !== null, (query) => query.where('id', '<', olderThan!))
      .orderBy('id', 'desc')
      .limit(limit)
      .execute();
  }

  /** The rows of this process that are PENDING or OUTCOME_UNKNOWN. */
  openOnes(): Promise<Pick<Write, 'id' | 'state'>[]> {
    return this.db
      .selectFrom('writes')
      .select(['id', 'state'])
      .where('tenant', '=', this.tenant)
      .where('owner', '=', this.owner)
      .where('state', 'in', ['PENDING', 'OUTCOME_UNKNOWN'])
      .execute();
  }

  /** Makes PENDING rows of these owners OUTCOME_UNKNOWN: nobody is at work on them any more. */
  async abandon(owners: readonly string[]): Promise<number> {
    if (owners.length === 0) return 0;
    const rows = await this.db
      .updateTable('writes')
      .set({ state: 'OUTCOME_UNKNOWN', error: 'The server ended before the provider had answered.' })
      .where('tenant', '=', this.tenant)
      .where('state', '=', 'PENDING')
      .where('owner', 'in', owners)
      .returning('id')
      .execute();
    return rows.length;
  }

  /** Makes a PENDING row of this process OUTCOME_UNKNOWN; false when it is not PENDING any more. */
  async abandonOne(id: string): Promise<boolean> {
    const row = await this.db
      .updateTable('writes')
      .set({ state: 'OUTCOME_UNKNOWN', error: 'What became of it could not be noted.' })
      .where('tenant', '=', this.tenant)
      .where('state', '=', 'PENDING')
      .where('id', '=', id)
      .returning('id')
      .executeTakeFirst();
    return row !== undefined;
  }

  /** The owners of PENDING rows. */
  async owners(): Promise<string[]> {
    const rows = await this.db
      .selectFrom('writes')
      .select('owner')
      .distinct()
      .where('tenant', '=', this.tenant)
      .where('state', '=', 'PENDING')
      .execute();
    return rows.map(({ owner }) => owner);
  }

  /** Keeps a record of an entity. */
  remember(record: RememberedRecord): Promise<void> {
    return upsert(this.db, this.tenant, record);
  }

  /** The records that are kept of these entities, in any order. */
  async recall(globalIds: readonly string[]): Promise<ReadonlyMap<string, unknown>> {
    if (globalIds.length === 0) return new Map();
    const rows = await this.db
      .selectFrom('records')
      .select(['global_id', 'record'])
      .where('tenant', '=', this.tenant)
      .where('global_id', 'in', globalIds)
      .where('gone_at', 'is', null)
      .execute();
    return new Map(rows.map(({ global_id, record }) => [global_id, JSON.parse(record) as unknown]));
  }
}

/** More than there are connections that could be in each other's way. */
const CLAIM_ATTEMPTS = 20;

/** PostgreSQL's way to say that another transaction came first and this one is to be done again. */
const isSerializationFailure = (error: unknown): boolean => (error as { code?: string }).code === '40001';

async function upsert(db: Kysely<LedgerTables>, tenant: string, remembered: RememberedRecord): Promise<void> {
  const id = parseGlobalId(remembered.globalId);
  if (!id) throw new Error(`"${remembered.globalId}" is no global id.`);
  const values = {
    record: JSON.stringify(remembered.record),
    starts_at: remembered.startsAt?.toISOString() ?? null,
    ends_at: remembered.endsAt?.toISOString() ?? null,
    updated_at: new Date().toISOString(),
    gone_at: null,
  };
  await db
    .insertInto('records')
    .values({ tenant, global_id: remembered.globalId, provider: id.provider, kind: id.kind, ...values })
    .onConflict((conflict) => conflict.columns(['tenant', 'global_id']).doUpdateSet(values))
    .execute();
}
