import { randomUUID } from 'node:crypto';
import { type Logger } from 'pino';
import { type AppDatabase } from '../database/database';
import { type Guard, guardWith } from '../database/guarded';
import { type WriteState } from '../database/tables';
import { Writability } from '../database/writability';
import { type ProviderWrite } from '../model/write';
import { type Page, type PageRequest, type RequestScope } from '../provider-kit/port';
import { type WriteOperation } from '../provider-kit/write-operation';
import { InFlightWrites } from './in-flight-writes';
import { Leases } from './leases';
import { ManualResolution, type Resolution } from './manual-resolution';
import { type DecodeInput, type Operations } from './operations';
import { Reconciler } from './reconciler';
import { WriteRecovery } from './recovery';
import { type SaveRecords, WriteStore } from './store/write-store';
import { writeEntity } from './write-entity';
import { WritePerformer, type WriteRequest } from './write-performer';

export interface LedgerOptions {
  readonly database: AppDatabase;
  readonly operations: Operations;
  readonly decodeInput: DecodeInput;
  /** Saves the records of a write in the transaction that records its outcome. */
  readonly saveRecords: SaveRecords;
  /** Applied to every text that is shown. */
  readonly redact: (text: string) => string;
  readonly log: Logger;
}

/**
 * Records every write before it is sent to its provider, and its outcome afterwards. A create is never sent twice for one
 * key; an interrupted one is looked up at the provider, or waits for an operator.
 */
export class Ledger {
  private readonly database: AppDatabase;
  private readonly redact: (text: string) => string;
  private readonly log: Logger;
  private readonly guarded: Guard;
  private readonly store: WriteStore;
  private readonly leases: Leases;
  private readonly reconciler: Reconciler;
  private readonly resolution: ManualResolution;
  private readonly performer: WritePerformer;
  private readonly writability: Writability;

  constructor({ database, operations, decodeInput, saveRecords, redact, log }: LedgerOptions) {
    const owner = randomUUID();
    this.database = database;
    this.redact = redact;
    this.log = log;
    this.guarded = guardWith(log);
    this.store = new WriteStore(database.db, owner, saveRecords);
    const inFlight = new InFlightWrites(this.store, log);
    const recovery = new WriteRecovery(this.store, operations, decodeInput);
    this.reconciler = new Reconciler(this.store, recovery, operations, log);
    this.leases = new Leases(owner, database, this.store, inFlight, log, () => void this.reconciler.run());
    this.resolution = new ManualResolution(this.store, this.guarded, operations, decodeInput);
    this.performer = new WritePerformer(this.store, this.guarded, inFlight, this.leases, recovery, redact);
    this.writability = new Writability(database, log);
  }

  /** Takes over the writes of servers that ended. Where that fails, closes the database and throws LedgerUnusable. */
  async begin(): Promise<void> {
    try {
      await this.leases.begin();
    } catch (error) {
      await this.database.close();
      throw this.database.unusable(error);
    }
  }

  /** Looks up interrupted creates at their providers, and records those that are certain. Never rejects. */
  reconcile(): Promise<void> {
    return this.reconciler.run();
  }

  /** To be called when all requests are answered; the outcome of a write still in flight is unknown afterwards. */
  async end(): Promise<void> {
    await this.reconciler.stop();
    try {
      await this.leases.end();
    } catch (error) {
      // The next server detects it all the same: by the free lock, or the expired lease.
      this.log.error({ err: error as Error }, 'The end of this server could not be recorded in the ledger');
    } finally {
      await this.database.close();
    }
  }

  /** Writes of a state, or of any, the latest first. */
  async writes(state: WriteState | null, { first, after }: PageRequest): Promise<Page<ProviderWrite>> {
    const rows = await this.guarded(() => this.store.list(state, first + 1, after));
    const items = rows.slice(0, first).map((row) => ({ cursor: row.id, node: writeEntity(row, this.redact) }));
    return { items, hasNextPage: rows.length > first, endCursor: items.at(-1)?.cursor ?? null };
  }

  /** Writes by their row ids, one place per id. */
  async writesByIds(ids: readonly string[]): Promise<(ProviderWrite | null)[]> {
    const rows = new Map((await this.guarded(() => this.store.byIds(ids))).map((row) => [row.id, row]));
    return ids.map((id) => {
      const row = rows.get(id);
      return row ? writeEntity(row, this.redact) : null;
    });
  }

  /** Resolves a write by what an operator found. Throws UserErrors, ProviderError and StoreUnavailable. */
  async resolve(resolution: Resolution, scope: RequestScope): Promise<ProviderWrite> {
    return writeEntity(await this.resolution.resolve(resolution, scope), this.redact);
  }

  isWritable(): Promise<boolean> {
    return this.writability.check();
  }

  /** Whether a write has this idempotency key. Throws StoreUnavailable. */
  async isKeyUsed(idempotencyKey: string): Promise<boolean> {
    return (await this.guarded(() => this.store.byKey(idempotencyKey))) !== undefined;
  }

  /**
   * Performs a write once. A repeated call with the same key and input returns the first result and sends nothing. Throws
   * UserErrors, ProviderError (OutcomeUnknown among them) and StoreUnavailable.
   */
  perform<Input extends object, Prepared, Result>(
    operation: WriteOperation<Input, Prepared, Result>,
    request: WriteRequest<Input>,
    scope: RequestScope,
    loadResult: (globalId: string) => Promise<Result | null>,
  ): Promise<Result> {
    return this.performer.perform(operation, request, scope, loadResult);
  }
}
