import { createHash } from 'node:crypto';
import { ulid } from 'ulid';
import { type Guard } from '../database/guarded';
import { pauseWithin } from '../model/deadline';
import { settlesBeforeAbort } from '../model/promise-or-abort';
import { ProviderError } from '../model/provider-error';
import { enumValueOf } from '../model/registry';
import { type SchedulingUserError, UserErrors } from '../model/user-error';
import { OutcomeUnknown } from '../model/write-error';
import { type RequestScope } from '../provider-kit/port';
import { type AnyWriteOperation, type WriteOperation, type WriteResult } from '../provider-kit/write-operation';
import { completeResult } from './completion';
import { checkKey, keyReused, requireExisting } from './idempotency-key';
import { type InFlightWrites } from './in-flight-writes';
import { type Leases } from './leases';
import { type WriteRecovery } from './recovery';
import { type NewWrite, type Outcome, successOf, type Write, type WriteStore } from './store/write-store';
import { unknownOutcome } from './unknown-outcome';
import { baselineOf } from './write-entity';

/** One write as a caller requests it. */
export interface WriteRequest<Input extends object> {
  readonly input: Input;
  /** SHA-256 of the operation and its canonical input, in hex. */
  readonly inputHash: string;
  /** The caller's key; null where none was given. */
  readonly idempotencyKey: string | null;
}

/** Reads the result of an earlier write of which no snapshot was recorded. */
type LoadResult<Result> = (globalId: string) => Promise<Result | null>;

const POLL_MS = 100;

/** Performs writes: records each one before it is sent, and its outcome afterwards. */
export class WritePerformer {
  constructor(
    private readonly store: WriteStore,
    private readonly guarded: Guard,
    private readonly inFlight: InFlightWrites,
    private readonly leases: Leases,
    private readonly recovery: WriteRecovery,
    private readonly redact: (text: string) => string,
  ) {}

  /** See `Ledger.perform`. */
  async perform<Input extends object, Prepared, Result>(
    operation: WriteOperation<Input, Prepared, Result>,
    request: WriteRequest<Input>,
    scope: RequestScope,
    loadResult: LoadResult<Result>,
  ): Promise<Result> {
    const { idempotencyKey: key, input } = request;
    if (key !== null) checkKey(key);
    // The key comes before any validation: a replay a year later must not fail because its start is in the past.
    const earlier = key === null ? undefined : await this.guarded(() => this.store.byKey(key));
    if (earlier) return this.replay(operation, earlier, request, scope, loadResult);

    const prepared = await operation.prepare(input, scope);
    const baseline: unknown = (await operation.recovery?.baseline?.(prepared, scope)) ?? null;
    const id = ulid();
    const write = {
      id,
      provider: operation.provider,
      operation: operation.name,
      idempotency_key: key ?? id,
      input_hash: request.inputHash,
      match_key: matchKeyOf(operation, input),
      input: JSON.stringify(input),
      summary: operation.summarize(input),
      baseline: baseline === null ? null : JSON.stringify(baseline),
    };
    // In flight before its row is visible, so that it is not taken for abandoned.
    return this.inFlight.run(id, async () => {
      if (await this.insert(write)) {
        const result = await this.send(operation, write, prepared, { input, baseline }, scope);
        return completeResult(this.store, operation, id, result, scope);
      }
      const first = await this.guarded(() => this.store.byKey(write.idempotency_key));
      // The key was freed between the two queries: its write did nothing.
      if (!first) return this.perform(operation, request, scope, loadResult);
      return this.replay(operation, first, request, scope, loadResult);
    });
  }

  /** Records a write that is to be sent; false when its key is in use already. Throws StoreUnavailable. */
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
    sought: { readonly input: Input; readonly baseline: unknown },
    scope: RequestScope,
  ): Promise<Result> {
    const { id } = write;
    try {
      const result = await operation.send(prepared, scope);
      await this.recordOutcome(write, operation, successOf(result), result.records);
      return result.result;
    } catch (thrown) {
      // A provider's own message may quote a secret, and is both recorded and shown.
      const error = thrown instanceof UserErrors ? thrown.mapMessages(this.redact) : thrown;
      if (error instanceof OutcomeUnknown) throw error;
      if (error instanceof UserErrors) {
        const providerCode = error.errors.find((refusal) => refusal.providerCode)?.providerCode ?? null;
        const refusal = { user_errors: JSON.stringify(error.errors), error: error.message, call_id: error.callId };
        await this.recordOutcome(write, operation, { state: 'FAILED', ...refusal });
        scope.log.info({ write: id, providerCode, callId: error.callId }, 'A write was refused');
        throw error;
      }
      if (error instanceof ProviderError && error.acted === 'never') {
        await this.recordOutcome(write, operation, {
          state: 'FAILED',
          error: this.redact(error.message),
          isKeyFreed: true,
        });
        throw error;
      }
      // The provider may or may not have acted. Where it has a look-up, that is tried at once.
      const message = this.redact(error instanceof Error ? error.message : String(error));
      scope.log.warn({ write: id, err: error as Error }, 'The outcome of a write is unknown');
      await this.recordOutcome(write, operation, { state: 'OUTCOME_UNKNOWN', error: message });
      const found = await this.recovery.recover<Result>(operation, { write, ...sought }, scope);
      if (found) return found.result;
      throw unknownOutcome(operation, write, error);
    }
  }

  private async replay<Input extends object, Result>(
    operation: AnyWriteOperation,
    write: Write,
    request: WriteRequest<Input>,
    scope: RequestScope,
    loadResult: LoadResult<Result>,
  ): Promise<Result> {
    const isSameRequest =
      write.operation === operation.name &&
      write.provider === operation.provider &&
      write.input_hash === request.inputHash;
    if (!isSameRequest) throw new UserErrors([keyReused(request.idempotencyKey!)]);
    const performAgain = (): Promise<Result> =>
      this.perform(operation as WriteOperation<Input, unknown, Result>, request, scope, loadResult);
    switch (write.state) {
      case 'SUCCEEDED': {
        if (write.snapshot === null) return requireExisting(write.result_id!, await loadResult(write.result_id!));
        const result = operation.fromSnapshot(JSON.parse(write.snapshot)) as Result;
        return completeResult(this.store, operation, write.id, result, scope);
      }
      case 'FAILED':
        throw new UserErrors(JSON.parse(write.user_errors ?? '[]') as SchedulingUserError[]);
      case 'OUTCOME_UNKNOWN': {
        if (await this.inFlight.recordPending(write.id)) return performAgain();
        const interrupted = { write, input: request.input, baseline: baselineOf(write) };
        const found = await this.recovery.recover<Result>(operation, interrupted, scope);
        if (found) return found.result;
        throw unknownOutcome(operation, write);
      }
      case 'PENDING':
        await this.waitForOutcome(write, scope);
        return performAgain();
    }
  }

  /** Waits until a write that is in flight, in this process or another, has ended. Throws ProviderError at the deadline. */
  private async waitForOutcome(write: Write, scope: RequestScope): Promise<void> {
    const work = this.inFlight.get(write.id);
    if (work) {
      if (await settlesBeforeAbort(work, scope.deadline.signal)) return;
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

  /** Throws OutcomeUnknown where it cannot be recorded: a replay would contradict any other response. */
  private async recordOutcome(
    write: NewWrite,
    operation: AnyWriteOperation,
    outcome: Outcome,
    records: WriteResult<unknown>['records'] = [],
  ): Promise<void> {
    try {
      await this.inFlight.recordOutcome(write.id, outcome, records);
    } catch (error) {
      throw unknownOutcome(operation, write, error);
    }
  }
}

/** The match key as it is stored and compared; null where the operation has none. */
function matchKeyOf<Input extends object>(operation: AnyWriteOperation, input: Input): string | null {
  const key = operation.recovery?.matchKey?.(input);
  return key === undefined ? null : createHash('sha256').update(key).digest('hex');
}
