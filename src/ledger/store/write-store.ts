import { type Expression, type ExpressionBuilder, type Kysely, type Selectable, type SqlBool } from 'kysely';
import { TENANT, type Tables, type WriteRow, type WriteState } from '../../database/tables';
import { type CachedRecord, type WriteResult } from '../../provider-kit/write-operation';

/** A row; two columns have names from before their terms were settled, and migrations that are released stay as they are. */
export interface Write extends Omit<Selectable<WriteRow>, 'tenant' | 'sought' | 'hint'> {
  /** SHA-256 of the operation's match key; null where it has none. The column `sought`. */
  readonly match_key: string | null;
  /** The operation's baseline as JSON. The column `hint`. */
  readonly baseline: string | null;
}

const WRITE_COLUMNS = [
  'id',
  'provider',
  'operation',
  'idempotency_key',
  'key_in_use',
  'input_hash',
  'sought as match_key',
  'input',
  'summary',
  'state',
  'owner',
  'requested_at',
  'finished_at',
  'hint as baseline',
  'result_id',
  'found_at',
  'snapshot',
  'user_errors',
  'error',
  'call_id',
] as const;

/** What is recorded of a write before it is sent. */
export type NewWrite = Pick<
  Write,
  'id' | 'provider' | 'operation' | 'idempotency_key' | 'input_hash' | 'match_key' | 'input' | 'summary' | 'baseline'
>;

/** Saves records of entities within a transaction of the ledger. */
export type SaveRecords = (transaction: Kysely<Tables>, records: readonly CachedRecord[]) => Promise<void>;

/** The outcome of a write; columns that are left out stay null. */
export type Outcome = { readonly state: Exclude<WriteState, 'PENDING'>; readonly isKeyFreed?: boolean } & Partial<
  Pick<WriteRow, 'result_id' | 'found_at' | 'snapshot' | 'user_errors' | 'error' | 'call_id'>
>;

/** What identifies an interrupted write among others. */
export type InterruptedWrite = Pick<Write, 'id' | 'provider' | 'operation' | 'input_hash' | 'match_key'>;

/** The outcome of a write to which the provider responded. */
export const successOf = (result: WriteResult<unknown>): Outcome => ({
  state: 'SUCCEEDED',
  result_id: result.resultId,
  snapshot: result.snapshot === null ? null : JSON.stringify(result.snapshot),
  call_id: result.callId,
  error: null,
});

/** The outcome of a write whose result was found at the provider, by a look-up or by an operator. */
export const attributionOf = (result: WriteResult<unknown>): Outcome => ({
  ...successOf(result),
  found_at: new Date().toISOString(),
});

/** The rows of the ledger. */
export class WriteStore {
  constructor(
    private readonly db: Kysely<Tables>,
    private readonly owner: string,
    private readonly saveRecords: SaveRecords,
  ) {}

  /** Records a write as PENDING; false when its key is in use already. */
  async insert({ match_key, baseline, ...write }: NewWrite): Promise<boolean> {
    const row: WriteRow = {
      ...write,
      tenant: TENANT,
      sought: match_key,
      hint: baseline,
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
    return this.rows().where('key_in_use', '=', idempotencyKey).executeTakeFirst();
  }

  byIds(ids: readonly string[]): Promise<Write[]> {
    return this.rows().where('id', 'in', ids).execute();
  }

  /** Whether the result of another write of the same operation has this id. */
  isAttributed(write: Pick<Write, 'id' | 'provider' | 'operation'>, globalId: string): Promise<boolean> {
    return this.hasOther(this.db, write, (row) => row('result_id', '=', globalId));
  }

  /** Writes of a state, or of any, the latest first, older than the one of that id. */
  list(state: WriteState | null, limit: number, olderThan: string | null): Promise<Write[]> {
    return this.rows()
      .$if(state !== null, (query) => query.where('state', '=', state!))
      .$if(olderThan !== null, (query) => query.where('id', '<', olderThan!))
      .orderBy('id', 'desc')
      .limit(limit)
      .execute();
  }

  /**
   * Records the outcome of a write, and saves its records. False when the row has a final outcome already, which stays;
   * only an attribution is retracted when another write turns out to have made that result.
   */
  async finish(id: string, outcome: Outcome, records: readonly CachedRecord[] = []): Promise<boolean> {
    return this.db.transaction().execute((transaction) => this.finishIn(transaction, id, outcome, records));
  }

  /**
   * Records that an interrupted write made what was found at the provider; true when the row says so afterwards. False
   * when another write made it, or may have: one with the same match key whose outcome is not known. One booking must not
   * be the result of two writes.
   */
  async attributeResult(
    write: InterruptedWrite,
    success: Outcome,
    records: readonly CachedRecord[] = [],
  ): Promise<boolean> {
    for (let attempt = 1; ; attempt += 1) {
      try {
        return await this.attributeResultOnce(write, success, records);
      } catch (error) {
        if (!isSerializationFailure(error) || attempt === ATTRIBUTION_ATTEMPTS) throw error;
      }
    }
  }

  private attributeResultOnce(
    write: InterruptedWrite,
    success: Outcome,
    records: readonly CachedRecord[],
  ): Promise<boolean> {
    // Of concurrent attributions of one result PostgreSQL commits one; SQLite runs transactions one by one anyway.
    const transaction = this.db.transaction().setIsolationLevel('serializable');
    return transaction.execute(async (transaction) => {
      const isDoubtful = await this.hasOther(transaction, write, (row) =>
        row.or([
          row('result_id', '=', success.result_id!),
          row.and([row('state', 'in', ['PENDING', 'OUTCOME_UNKNOWN']), hasSameMatchKey(row, write)]),
        ]),
      );
      if (isDoubtful) return false;
      if (await this.finishIn(transaction, write.id, success, records)) return true;
      const row = await transaction
        .selectFrom('writes')
        .select('result_id')
        .where('tenant', '=', TENANT)
        .where('id', '=', write.id)
        .executeTakeFirst();
      return row?.result_id === success.result_id;
    });
  }

  private async finishIn(
    db: Kysely<Tables>,
    id: string,
    { isKeyFreed, ...columns }: Outcome,
    records: readonly CachedRecord[],
  ): Promise<boolean> {
    const updated = await db
      .updateTable('writes')
      .set({
        ...columns,
        ...(isKeyFreed && { key_in_use: null }),
        finished_at: columns.state === 'OUTCOME_UNKNOWN' ? null : new Date().toISOString(),
      })
      .where('tenant', '=', TENANT)
      .where('id', '=', id)
      .where('state', 'in', ['PENDING', 'OUTCOME_UNKNOWN'])
      .returning(['id', 'provider', 'operation', 'result_id', 'found_at'])
      .executeTakeFirst();
    if (!updated) return false;
    if (updated.result_id !== null && updated.found_at === null)
      await this.retractAttribution(db, updated, updated.result_id);
    await this.saveRecords(db, records);
    return true;
  }

  /**
   * Makes the outcome of another write unknown again if this result was attributed to it, now that the provider's response
   * says which write made it. `attributeResult` prevents that, except where an operator was mistaken, or where a row was
   * recorded by a version that did not store match keys.
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
      .where('tenant', '=', TENANT)
      .where('provider', '=', provider)
      .where('operation', '=', operation)
      .where('id', '!=', id)
      .where('result_id', '=', globalId)
      .where('found_at', 'is not', null)
      .execute();
  }

  /**
   * Replaces the snapshot of a write that succeeded by a complete one, and saves its records. False when the snapshot has
   * changed meanwhile.
   */
  async amend({ id, snapshot }: Pick<Write, 'id' | 'snapshot'>, result: WriteResult<unknown>): Promise<boolean> {
    return this.db.transaction().execute(async (transaction) => {
      const amended = await transaction
        .updateTable('writes')
        .set({ snapshot: JSON.stringify(result.snapshot) })
        .where('tenant', '=', TENANT)
        .where('id', '=', id)
        .where('state', '=', 'SUCCEEDED')
        .where('snapshot', '=', snapshot)
        .returning('id')
        .executeTakeFirst();
      if (amended) await this.saveRecords(transaction, result.records ?? []);
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
      .where('tenant', '=', TENANT)
      .where('provider', '=', provider)
      .where('operation', '=', operation)
      .where('id', '!=', id)
      .where(condition)
      .executeTakeFirst();
    return row !== undefined;
  }

  /** Rows with an unknown outcome, of these operations of a provider, the latest first, older than the one of that id. */
  unknownOf(
    provider: string,
    operations: readonly string[],
    limit: number,
    olderThan: string | null,
  ): Promise<Write[]> {
    return this.rows()
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
      .where('tenant', '=', TENANT)
      .where('owner', '=', this.owner)
      .where('state', 'in', ['PENDING', 'OUTCOME_UNKNOWN'])
      .execute();
  }

  /** Makes PENDING rows of these owners, which have ended, OUTCOME_UNKNOWN. Returns how many those are. */
  async abandon(owners: readonly string[]): Promise<number> {
    if (owners.length === 0) return 0;
    const rows = await this.db
      .updateTable('writes')
      .set({ state: 'OUTCOME_UNKNOWN', error: 'The server ended before the provider had answered.' })
      .where('tenant', '=', TENANT)
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
      .set({ state: 'OUTCOME_UNKNOWN', error: 'The outcome could not be recorded.' })
      .where('tenant', '=', TENANT)
      .where('state', '=', 'PENDING')
      .where('id', '=', id)
      .returning('id')
      .executeTakeFirst();
    return row !== undefined;
  }

  private rows() {
    return this.db.selectFrom('writes').select(WRITE_COLUMNS).where('tenant', '=', TENANT);
  }

  /** The owners of PENDING rows. */
  async owners(): Promise<string[]> {
    const rows = await this.db
      .selectFrom('writes')
      .select('owner')
      .distinct()
      .where('tenant', '=', TENANT)
      .where('state', '=', 'PENDING')
      .execute();
    return rows.map(({ owner }) => owner);
  }
}

/** Whether a row has the same match key as this write, or the same input where one of them has no key. */
function hasSameMatchKey(
  row: ExpressionBuilder<Tables, 'writes'>,
  { input_hash, match_key }: InterruptedWrite,
): Expression<SqlBool> {
  const hasSameInput = row('input_hash', '=', input_hash);
  if (match_key === null) return hasSameInput;
  return row.or([row('sought', '=', match_key), row.and([row('sought', 'is', null), hasSameInput])]);
}

/** More than the connections that can conflict with each other. */
const ATTRIBUTION_ATTEMPTS = 20;

/** PostgreSQL aborted the transaction because of a concurrent one; it is to be repeated. */
const isSerializationFailure = (error: unknown): boolean => (error as { code?: string }).code === '40001';
