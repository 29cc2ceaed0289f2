import { type RequestedHold } from '../model/resource-hold';
import { type RequestScope } from './port';

/** A record that the ledger keeps of an entity, because its provider cannot give it back, or not all of it. */
export interface CachedRecord {
  readonly globalId: string;
  /** What the provider's mapping makes the entity of again. */
  readonly record: unknown;
  readonly startsAt: Date | null;
  readonly endsAt: Date | null;
}

/** What a write came to. */
export interface WriteResult<Result> {
  readonly result: Result;
  /** The global id of what was made or changed. */
  readonly resultId: string;
  /** What `revive` makes the same result of again; null when the result is read from the provider instead. */
  readonly snapshot: unknown;
  /** The provider's own reference for the call. */
  readonly callId: string | null;
  readonly records?: readonly CachedRecord[];
}

/**
 * One kind of write at a provider, in the steps between which the ledger stands: prepare (nothing is noted when this
 * refuses), note, send, note again.
 */
export interface WriteOperation<Input extends object, Prepared, Result> {
  /** As in the graph: "createPublicEvent". */
  readonly name: string;
  /** The provider's id: "administrate". */
  readonly provider: string;
  /** A create makes something new and must not be sent twice; a change may be repeated with the same values. */
  readonly effect: 'create' | 'change';
  /** What is asked for, in a line, for a person who has to settle it. */
  summarize(input: Input): string;
  /** Checks what can be known before the call, and reads what has to be. Throws UserErrors. */
  prepare(input: Input, scope: RequestScope): Prepared | Promise<Prepared>;
  /**
   * What the sessions that it makes will hold. Called after `prepare`, and only for what is to be refused where it
   * conflicts. Throws UserErrors where the input leaves open what has to be known for that.
   */
  holds?(
    input: Input,
    prepared: Prepared,
    scope: RequestScope,
  ): readonly RequestedHold[] | Promise<readonly RequestedHold[]>;
  /** Sends it, once. Throws UserErrors when the provider refuses, ProviderError otherwise. */
  send(prepared: Prepared, scope: RequestScope): Promise<WriteResult<Result>>;
  /** Makes the result again of the snapshot that `send` gave. */
  fromSnapshot(snapshot: unknown): Result;
  /**
   * What can be told of the result only by a further read, after the write is noted; it is noted, too, so that a replay
   * gives the same. Never rejects because of the provider: what was written stands, and the result stays incomplete.
   */
  complete?(result: Result, scope: RequestScope): Promise<WriteResult<Result>>;
  /** Whether `complete` has nothing more to tell. */
  isComplete?(result: Result): boolean;
  /** Looks at the provider for what a create that was cut off has made. Null when that is not certain. */
  find?(input: Input, baseline: unknown, scope: RequestScope): Promise<WriteResult<Result> | null>;
  /**
   * What `find` looks for: two creates for which this is the same cannot be told apart by it. Where there is none, only
   * creates with the same input cannot be told apart.
   */
  matchKey?(input: Input): string;
  /** What `find` will need to know of the time before the create was sent. */
  baseline?(prepared: Prepared, scope: RequestScope): unknown;
  /**
   * The result of a create of which a person says that the provider made it under this native id. Where the provider can
   * be asked, it is what the provider has: throws UserErrors at "providerId" when it has no such thing, or when the hint
   * tells that it was there before the write, and ProviderError.
   */
  adopt?(
    input: Input,
    nativeId: string,
    scope: RequestScope,
    hint: unknown,
  ): WriteResult<Result> | Promise<WriteResult<Result>>;
}

/** A write operation of any kind, as the ledger keeps them by name. */
// eslint-disable-next-line @typescript-eslint/no-explicit-any -- the ledger hands each operation its own values back
export type AnyWriteOperation = WriteOperation<any, any, any>;
