import { createHash, randomUUID } from 'node:crypto';
import { type Logger } from 'pino';
import { ulid } from 'ulid';
import { millisecondsLeft, pauseWithin } from '../model/deadline';
import { settlesBeforeAbort } from '../model/promise-or-abort';
import { ProviderError } from '../model/provider-error';
import { enumValueOf } from '../model/registry';
import { type SchedulingUserError, userError, UserErrors } from '../model/user-error';
import { OutcomeUnknown, StoreUnavailable } from '../model/write-error';
import { type ProviderWrite } from '../model/write';
import { type RequestScope, type Page, type PageRequest } from '../provider-kit/port';
import { type AnyWriteOperation, type WriteResult, type WriteOperation } from '../provider-kit/write-operation';
import { completeResult } from './completion';
import { type AppDatabase } from '../database/database';
import { Leases } from './leases';
import { SessionRecords } from '../session-cache/record-store';
import { SessionCache } from '../session-cache/session-cache';
import { type Resolution, resolveWrite } from './manual-resolution';
import { Reconciler } from './reconciler';
import { type WriteState } from '../database/tables';
import { InFlightWrites } from './in-flight-writes';
import { unknownOutcome } from './unknown-outcome';
import { Writability } from '../database/writability';
import { baselineOf, writeEntity } from './write-entity';
import {
  attributionOf,
  type InterruptedWrite,
  type NewWrite,
  type Outcome,
  successOf,
  type Write,
  WriteStore,
} from './store/write-store';

/** What one write is asked for with. */
export interface WriteRequest<Input extends object> {
  readonly input: Input;
  /** See `hashInput`. */
  readonly inputHash: string;
  /** The caller's key; null where none was given. */
  readonly idempotencyKey: string | null;
}

const POLL_MS = 100;
const LONGEST_KEY = 255;

/**
 * Stands between every write and its provider: notes what is asked for before it is sent, and what became of it after.
 * A create is never sent twice for one key, and what was cut off is looked for, or waits for a person.
 */
export class Ledger {
  readonly store: WriteStore;
  /** What is kept of entities. */
  readonly records: SessionRecords;
  /** What providers last told of ranges of time. */
  readonly schedule: SessionCache;
  private readonly inFlight: InFlightWrites;
  private readonly leases: Leases;
  private readonly reconciler: Reconciler;
  private readonly writability: Writability;

  constructor(
    private readonly database: AppDatabase,
    private readonly operations: ReadonlyMap<string, AnyWriteOperation>,
    private readonly redact: (text: string) => string,
    private readonly log: Logger,
    tenant = 'default',
  ) {
    const owner = randomUUID();
    this.store = new WriteStore(database.db, tenant, owner);
    this.records = new SessionRecords(database.db, tenant);
    this.schedule = new SessionCache(this.records, log);
    this.inFlight = new InFlightWrites(this.store, log);
    this.reconciler = new Reconciler(this, operations.values(), log);
    this.writability = new Writability(database, log);
    const settle = (): void => void this.reconciler.run();
    this.leases = new Leases(owner, database, this.store, this.inFlight, log, settle);
  }

  /** Takes over what a server that ended left. Closes the database when that fails, and throws LedgerUnusable. */
  async begin(): Promise<void> {
    try {
      await this.leases.begin();
    } catch (error) {
      await this.database.close();
      throw this.database.unusable(error);
    }
  }

  /** Looks at the providers for what was cut off, and settles what is certain. Never fails. */
  reconcile(): Promise<void> {
    return this.reconciler.run();
  }

  /** Ends after the requests are answered; what is still under way then has an unknown outcome. */
  async end(): Promise<void> {
    await this.reconciler.stop();
    try {
      await this.leases.end();
    } catch (error) {
      // Whoever comes next finds out by itself: by the lock that is free, or the lease that has run out.
      this.log.error({ err: error as Error }, 'The ledger could not be told that this server ends');
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

  /** Settles a write by what a person found. Throws UserErrors, and ProviderError when the provider cannot be asked. */
  async resolve(resolution: Resolution, scope: RequestScope): Promise<ProviderWrite> {
    return writeEntity(await resolveWrite(this, resolution, scope), this.redact);
  }

  isWritable(): Promise<boolean> {
    return this.writability.check();
  }

  /** The operation of a noted write, or undefined when no provider of this build has it any more. */
  operationOf(write: Write): AnyWriteOperation | undefined {
    return this.operations.get(`${write.provider}:${write.operation}`);
  }

  /**
   * Does a write once. With a key that was used before for the same input, gives the first answer again and sends
   * nothing. Throws UserErrors, ProviderError (OutcomeUnknown among them) and StoreUnavailable.
   */
  async perform<Input extends object, Prepared, Result>(
    operation: WriteOperation<Input, Prepared, Result>,
    request: WriteRequest<Input>,
    scope: RequestScope,
    loadResult: (globalId: string) => Promise<Result | null>,
  ): Promise<Result> {
    const { idempotencyKey: key } = request;
    if (key !== null) checkKey(key);
    // The key comes before any check: a replay a year later must not be told that its start is in the past.
    const earlier = key === null ? undefined : await this.guarded(() => this.store.byKey(key));
    if (earlier) return this.replay(operation, earlier, request, scope, loadResult);

    const prepared = await operation.prepare(request.input, scope);
    const hint: unknown = (await operation.recovery?.baseline?.(prepared, scope)) ?? null;
    const id = ulid();
    const write = {
      id,
      provider: operation.provider,
      operation: operation.name,
      idempotency_key: key ?? id,
      input_hash: request.inputHash,
      sought: matchKeyOf(operation, request.input),
      input: JSON.stringify(request.input),
      summary: operation.summarize(request.input),
      hint: hint === null ? null : JSON.stringify(hint),
    };
    // Known as under way before it can be seen, so that nobody takes it for abandoned.
    return this.inFlight.run(id, async () => {
      if (await this.insert(write)) {
        const result = await this.send(operation, write, prepared, request.input, hint, scope);
        return completeResult(this.store, operation, id, result, scope);
      }
      const first = await this.guarded(() => this.store.byKey(write.idempotency_key));
      // Freed between the two queries: whoever had it did nothing with it.
      if (!first) return this.perform(operation, request, scope, loadResult);
      return this.replay(operation, first, request, scope, loadResult);
    });
  }

  /** Notes a write that is to be sent; false when its key is in use already. Throws StoreUnavailable. */
  private async insert(write: NewWrite): Promise<boolean> {
    try {
      return await this.guarded(() => this.store.insert(write));
    } catch (error) {
      await this.inFlight.abandonUnsent(write.id);
      throw error;
    }
  }

  private async send<Input extends object, Prepared, Result>(
    operation: WriteOperation<Input, Prepared, Result>,
    write: NewWrite,
    prepared: Prepared,
    input: Input,
    hint: unknown,
    scope: RequestScope,
  ): Promise<Result> {
    const { id } = write;
    try {
      const sent = await operation.send(prepared, scope);
      await this.recordOutcome(write, operation, successOf(sent), sent.records);
      return sent.result;
    } catch (error) {
      if (error instanceof OutcomeUnknown) throw error;
      if (error instanceof UserErrors) {
        const providerCode = error.errors.find((refusal) => refusal.providerCode)?.providerCode ?? null;
        const refusal = { user_errors: JSON.stringify(error.errors), error: error.message, call_id: error.callId };
        await this.recordOutcome(write, operation, { state: 'FAILED', ...refusal });
        scope.log.info({ write: id, providerCode, callId: error.callId }, 'A write was refused');
        throw error;
      }
      if (error instanceof ProviderError && error.acted === 'never') {
        await this.recordOutcome(write, operation, { state: 'FAILED', error: error.message, isKeyFreed: true });
        throw error;
      }
      return this.handleInterruption(operation, write, input, hint, error, scope);
    }
  }

  /** The provider may or may not have acted. Where it can be asked, it is, at once. */
  private async handleInterruption<Result>(
    operation: AnyWriteOperation,
    write: NewWrite,
    input: object,
    hint: unknown,
    error: unknown,
    scope: RequestScope,
  ): Promise<Result> {
    const { id } = write;
    const message = error instanceof Error ? error.message : String(error);
    scope.log.warn({ write: id, err: error as Error }, 'The outcome of a write is unknown');
    await this.recordOutcome(write, operation, { state: 'OUTCOME_UNKNOWN', error: message });
    const found = await this.recover<Result>(operation, write, input, hint, scope);
    if (found) return found.result;
    throw unknownOutcome(operation, write, error);
  }

  /**
   * Asks the provider what it has of a create that was cut off, and notes it; null when that is not certain, because
   * nothing was found, or another write made what was, or may have. Never fails.
   */
  async recover<Result>(
    operation: AnyWriteOperation,
    write: InterruptedWrite,
    input: object,
    hint: unknown,
    scope: RequestScope,
  ): Promise<WriteResult<Result> | null> {
    const { recovery } = operation;
    if (!recovery?.find || millisecondsLeft(scope.deadline) === 0) return null;
    try {
      const found = (await recovery.find(input, hint, scope)) as WriteResult<Result> | null;
      return found && (await this.store.attributeResult(write, attributionOf(found), found.records)) ? found : null;
    } catch (error) {
      scope.log.warn({ err: error as Error }, 'The outcome of a write could not be looked for');
      return null;
    }
  }

  private async replay<Input extends object, Result>(
    operation: AnyWriteOperation,
    write: Write,
    request: WriteRequest<Input>,
    scope: RequestScope,
    loadResult: (globalId: string) => Promise<Result | null>,
  ): Promise<Result> {
    if (
      write.operation !== operation.name ||
      write.provider !== operation.provider ||
      write.input_hash !== request.inputHash
    ) {
      throw new UserErrors([keyReused(request.idempotencyKey!)]);
    }
    switch (write.state) {
      case 'SUCCEEDED':
        return write.snapshot === null
          ? requireExisting(write.result_id!, await loadResult(write.result_id!))
          : completeResult(
              this.store,
              operation,
              write.id,
              operation.fromSnapshot(JSON.parse(write.snapshot)) as Result,
              scope,
            );
      case 'FAILED':
        throw new UserErrors(JSON.parse(write.user_errors ?? '[]') as SchedulingUserError[]);
      case 'OUTCOME_UNKNOWN': {
        if (await this.inFlight.recordPending(write.id)) {
          return this.perform(operation as WriteOperation<Input, unknown, Result>, request, scope, loadResult);
        }
        const found = await this.recover<Result>(operation, write, request.input, baselineOf(write), scope);
        if (found) return found.result;
        throw unknownOutcome(operation, write);
      }
      case 'PENDING':
        await this.settled(write, scope);
        return this.perform(operation as WriteOperation<Input, unknown, Result>, request, scope, loadResult);
    }
  }

  /** Waits until a write that is under way, here or in another process, has ended. */
  private async settled(write: Write, scope: RequestScope): Promise<void> {
    const here = this.inFlight.get(write.id);
    if (here) {
      if (await settlesBeforeAbort(here, scope.deadline.signal)) return;
    } else {
      await this.guarded(() => this.leases.adoptOrphans());
      if (await pauseWithin(scope.deadline, POLL_MS)) return;
    }
    throw new ProviderError(
      'A create with the same idempotencyKey is still under way. Ask again with the same key in a moment.',
      {
        code: 'PROVIDER_TIMEOUT',
        provider: enumValueOf(write.provider),
        retryable: true,
        acted: 'maybe',
      },
    );
  }

  /** Throws OutcomeUnknown when it cannot: the caller must not believe in an answer that a replay would deny. */
  private async recordOutcome(
    write: NewWrite,
    operation: AnyWriteOperation,
    outcome: Outcome,
    remembered: WriteResult<unknown>['records'] = [],
  ): Promise<void> {
    try {
      await this.inFlight.recordOutcome(write.id, outcome, remembered);
    } catch (error) {
      throw unknownOutcome(operation, write, error);
    }
  }

  /** Throws StoreUnavailable where the query fails. */
  async guarded<T>(query: () => Promise<T>): Promise<T> {
    try {
      return await query();
    } catch (error) {
      this.log.error({ err: error as Error }, 'The ledger cannot be used');
      throw new StoreUnavailable(error);
    }
  }
}

/** What an operation looks for where a create is cut off, as it is compared; null where it does not say. */
function matchKeyOf<Input extends object>(operation: AnyWriteOperation, input: Input): string | null {
  const sought = operation.recovery?.matchKey?.(input);
  return sought === undefined ? null : createHash('sha256').update(sought).digest('hex');
}

/** Printable: neither control characters nor such as cannot be seen, but for the joiner inside of many emoji. */
const KEY = new RegExp(`^(?:[^\\p{Cc}\\p{Cf}\\p{Cs}\\p{Zl}\\p{Zp}]|\\u200d){1,${LONGEST_KEY}}$`, 'u');

/** 1 to 255 printable characters. Throws UserErrors. */
function checkKey(key: string): void {
  if (KEY.test(key)) return;
  throw new UserErrors([
    userError('INVALID', `idempotencyKey: give 1 to ${LONGEST_KEY} printable characters, a UUID for instance.`, [
      'idempotencyKey',
    ]),
  ]);
}

/** What was read of the result of an earlier write. Throws UserErrors when it is not there any more. */
function requireExisting<Result>(globalId: string, result: Result | null): Result {
  if (result !== null) return result;
  throw new UserErrors([
    userError('NOT_FOUND', `idempotencyKey: what was made with this key, "${globalId}", is not there any more.`, [
      'idempotencyKey',
    ]),
  ]);
}

const keyReused = (key: string): SchedulingUserError =>
  userError(
    'IDEMPOTENCY_KEY_REUSED',
    `idempotencyKey: "${key}" was used before for something else. Give a new key for a new request.`,
    ['idempotencyKey'],
  );
