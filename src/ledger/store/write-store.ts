import { type Expression, type ExpressionBuilder, type Kysely, type Selectable, type SqlBool } from 'kysely';
import { type Tables, type WriteRow, type WriteState } from '../../database/tables';
import { type CachedRecord, type WriteResult } from '../../provider-kit/write-operation';
import { upsertRecords } from '../../session-cache/record-store';

export type Write = Selectable<WriteRow>;
/** What is noted of a write before it is sent. */
export type NewWrite = Pick<
  WriteRow,
  'id' | 'provider' | 'operation' | 'idempotency_key' | 'input_hash' | 'sought' | 'input' | 'summary' | 'hint'
>;

/** How a write ended; what is left out is null. */
export type Outcome = { readonly state: Exclude<WriteState, 'PENDING'>; readonly isKeyFreed?: boolean } & Partial<
  Pick<WriteRow, 'result_id' | 'found_at' | 'snapshot' | 'user_errors' | 'error' | 'call_id'>
>;

/** What is needed of a write that was cut off to look for what it made. */
export type InterruptedWrite = Pick<WriteRow, 'id' | 'provider' | 'operation' | 'input_hash' | 'sought'>;

/** That a write made or changed something, by the provider's own answer. */
export const successOf = (sent: WriteResult<unknown>): Outcome => ({
  state: 'SUCCEEDED',
  result_id: sent.resultId,
  snapshot: sent.snapshot === null ? null : JSON.stringify(sent.snapshot),
  call_id: sent.callId,
  error: null,
});

/** That a write made something which was found at the provider, by a look there or by a person. */
export const attributionOf = (sent: WriteResult<unknown>): Outcome => ({
  ...successOf(sent),
  found_at: new Date().toISOString(),
});

/** The rows of the ledger, of one tenant: every query asks by it. */
export class WriteStore {
  constructor(
    private readonly db: Kysely<Tables>,
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
      found_at: null,
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
  isAttributed(write: Pick<Write, 'id' | 'provider' | 'operation'>, globalId: string): Promise<boolean> {
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
   * already: what a person or this process has settled stays settled, but for what another write turns out to have made.
   */
  async finish(id: string, outcome: Outcome, remembered: readonly CachedRecord[] = []): Promise<boolean> {
    return this.db.transaction().execute((transaction) => this.finishIn(transaction, id, outcome, remembered));
  }

  /**
   * Notes that a write which was cut off made what was found at the provider; true when the row says so afterwards.
   * False when another write made that, or may have: one that looks for the same, and of which nobody knows yet what it
   * made. One booking must not stand for two writes.
   */
  async attributeResult(
    write: InterruptedWrite,
    success: Outcome,
    remembered: readonly CachedRecord[] = [],
  ): Promise<boolean> {
    for (let attempt = 1; ; attempt += 1) {
      try {
        return await this.attributeResultOnce(write, success, remembered);
      } catch (error) {
        if (!isSerializationFailure(error) || attempt === ATTRIBUTION_ATTEMPTS) throw error;
      }
    }
  }

  private attributeResultOnce(
    write: InterruptedWrite,
    success: Outcome,
    remembered: readonly CachedRecord[],
  ): Promise<boolean> {
    // Of several that find the same at the same moment, PostgreSQL lets one go on; SQLite has them one by one anyway.
    const transaction = this.db.transaction().setIsolationLevel('serializable');
    return transaction.execute(async (transaction) => {
      const isDoubtful = await this.hasOther(transaction, write, (row) =>
        row.or([
          row('result_id', '=', success.result_id!),
          row.and([row('state', 'in', ['PENDING', 'OUTCOME_UNKNOWN']), looksForTheSame(row, write)]),
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
    db: Kysely<Tables>,
    id: string,
    { isKeyFreed, ...columns }: Outcome,
    remembered: readonly CachedRecord[],
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
      .returning(['id', 'provider', 'operation', 'result_id', 'found_at'])
      .executeTakeFirst();
    if (!updated) return false;
    if (updated.result_id !== null && updated.found_at === null)
      await this.retractAttribution(db, updated, updated.result_id);
    await upsertRecords(db, this.tenant, remembered);
    return true;
  }

  /**
   * Makes unknown again what another write is said to have made because it was found, now that the provider's own answer
   * says which one made it. What `attributeResult` doubts comes to this only where a person was mistaken, or where a row was noted
   * by a server that did not say yet what it looks for.
   */
  private async retractAttribution(
    db: Kysely<Tables>,
    { id, provider, operation }: Pick<Write, 'id' | 'provider' | 'operation'>,
    globalId: string,
  ): Promise<void> {
    await db
      .updateTable('writes')
      .set({
        state: 'OUTCOME_UNKNOWN',
        finished_at: null,
        result_id: null,
        found_at: null,
        snapshot: null,
        call_id: null,
        error: `What was found of it, ${globalId}, was made by another write, as the provider answered later.`,
      })
      .where('tenant', '=', this.tenant)
      .where('provider', '=', provider)
      .where('operation', '=', operation)
      .where('id', '!=', id)
      .where('result_id', '=', globalId)
      .where('found_at', 'is not', null)
      .execute();
  }

  /**
   * Notes more of a write that succeeded than was noted of it before, together with the records to be remembered. False
   * when the row does not say that any more.
   */
  async amend({ id, snapshot }: Pick<Write, 'id' | 'snapshot'>, sent: WriteResult<unknown>): Promise<boolean> {
    return this.db.transaction().execute(async (transaction) => {
      const amended = await transaction
        .updateTable('writes')
        .set({ snapshot: JSON.stringify(sent.snapshot) })
        .where('tenant', '=', this.tenant)
        .where('id', '=', id)
        .where('state', '=', 'SUCCEEDED')
        .where('snapshot', '=', snapshot)
        .returning('id')
        .executeTakeFirst();
      if (amended) await upsertRecords(transaction, this.tenant, sent.records ?? []);
      return amended !== undefined;
    });
  }

  /** Whether there is another write of the same operation for which this holds. */
  private async hasOther(
    db: Kysely<Tables>,
    { id, provider, operation }: Pick<Write, 'id' | 'provider' | 'operation'>,
    condition: (row: ExpressionBuilder<Tables, 'writes'>) => Expression<SqlBool>,
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
  openWrites(): Promise<Pick<Write, 'id' | 'state'>[]> {
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
}

/** Whether a row cannot be told from this write by what its operation looks for; by the input where one does not say. */
function looksForTheSame(
  row: ExpressionBuilder<Tables, 'writes'>,
  { sought, input_hash }: InterruptedWrite,
): Expression<SqlBool> {
  const hasSameInput = row('input_hash', '=', input_hash);
  if (sought === null) return hasSameInput;
  return row.or([row('sought', '=', sought), row.and([row('sought', 'is', null), hasSameInput])]);
}

/** More than there are connections that could be in each other's way. */
const ATTRIBUTION_ATTEMPTS = 20;

/** PostgreSQL's way to say that another transaction came first and this one is to be done again. */
const isSerializationFailure = (error: unknown): boolean => (error as { code?: string }).code === '40001';
