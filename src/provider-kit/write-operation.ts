import { type RequestedHold } from '../model/resource-hold';
import { type RequestScope } from './request-scope';

/** A record of an entity that is cached because its provider does not return it, or returns it in part. */
export interface CachedRecord {
  readonly globalId: string;
  /** What the provider's mapping maps to the entity. */
  readonly record: unknown;
  readonly startsAt: Date | null;
  readonly endsAt: Date | null;
}

/** The result of a write, with what the ledger stores of it. */
export interface WriteResult<Result> {
  readonly result: Result;
  /** The global id of what was created or changed. */
  readonly resultId: string;
  /** JSON from which `fromSnapshot` restores the result; null where the result is read from the provider instead. */
  readonly snapshot: unknown;
  /** The provider's own reference for the call. */
  readonly callId: string | null;
  /** Saved in the same transaction as the outcome. */
  readonly records?: readonly CachedRecord[];
}

/**
 * One kind of write at a provider. The ledger calls `prepare` (nothing is recorded where it refuses), records the write,
 * calls `send`, and records the outcome.
 */
export interface WriteOperation<Input extends object, Prepared, Result, Baseline = unknown> {
  /** The name of the mutation: "createPublicEvent". */
  readonly name: string;
  /** The provider's id, which is the first part of its global ids. */
  readonly provider: string;
  /** A create must not be sent twice; a change may be repeated with the same values. */
  readonly effect: 'create' | 'change';
  /** One line for an operator who resolves the write. */
  summarize(input: Input): string;
  /** Validates the input, and reads from the provider what the write needs. Throws UserErrors and ProviderError. */
  prepare(input: Input, scope: RequestScope): Prepared | Promise<Prepared>;
  /**
   * The resource holds of the sessions that the write creates. Called after `prepare`, and only where the write is to be
   * refused if it conflicts. Throws UserErrors where the input does not determine them.
   */
  holds?(
    input: Input,
    prepared: Prepared,
    scope: RequestScope,
  ): readonly RequestedHold[] | Promise<readonly RequestedHold[]>;
  /** Sends the write, once. Throws UserErrors when the provider refuses, ProviderError otherwise. */
  send(prepared: Prepared, scope: RequestScope): Promise<WriteResult<Result>>;
  /** Restores the result from the snapshot that `send` returned. */
  fromSnapshot(snapshot: unknown): Result;
  /** How an interrupted create is recovered; an interrupted change is repeated instead. */
  readonly recovery?: Recovery<Input, Prepared, Result, Baseline>;
}

/** How the result of a create is determined when its response was lost, or does not contain all of it. */
export interface Recovery<Input extends object, Prepared, Result, Baseline = unknown> {
  /**
   * The state of the provider before the create is sent, as JSON; it is recorded with the write. Null where it could not
   * be read.
   */
  baseline?(prepared: Prepared, scope: RequestScope): Baseline | null | Promise<Baseline | null>;
  /** Looks up at the provider what an interrupted create made. Null unless exactly one candidate matches. */
  find?(input: Input, baseline: Baseline | null, scope: RequestScope): Promise<WriteResult<Result> | null>;
  /**
   * What `find` matches by: it cannot distinguish two creates with the same key. Without it, only creates with the same
   * input are considered indistinguishable.
   */
  matchKey?(input: Input): string;
  /**
   * The result of an interrupted create that, according to an operator, made the entity with this native id. It is read
   * from the provider where the provider has a look-up. Throws UserErrors at "providerId" when there is no such entity,
   * or when it existed before the write according to the baseline; throws ProviderError.
   */
  identify(
    input: Input,
    providerId: string,
    baseline: Baseline | null,
    scope: RequestScope,
  ): WriteResult<Result> | Promise<WriteResult<Result>>;
  readonly completion?: Completion<Result>;
}

/** For a create whose response lacks a part of the result that only a further read returns. */
export interface Completion<Result> {
  isComplete(result: Result): boolean;
  /**
   * Reads the missing part after the outcome is recorded; the complete result is recorded in its place, so that every
   * replay returns it. Returns the incomplete result where the provider fails: the write has succeeded all the same.
   */
  complete(result: Result, scope: RequestScope): Promise<WriteResult<Result>>;
}

/** A write operation of any kind; the ledger finds them by provider and name. */
// eslint-disable-next-line @typescript-eslint/no-explicit-any -- the ledger passes each operation's own values back to it
export type AnyWriteOperation = WriteOperation<any, any, any, any>;
