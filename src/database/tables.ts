/**
 * The tenant of every row until access control brings others. Queries name it: it is the first column of every index.
 */
export const TENANT = 'default';

export type WriteState = 'PENDING' | 'SUCCEEDED' | 'FAILED' | 'OUTCOME_UNKNOWN';

/** Instants are RFC 3339 text in UTC with milliseconds, so that text order is time order in both databases. */
export interface WriteRow {
  readonly tenant: string;
  /** A ULID: ids in order of time. */
  readonly id: string;
  readonly provider: string;
  readonly operation: string;
  /** The caller's key, or a generated one. */
  readonly idempotency_key: string;
  /** The key while it is in use, null once it may be used again. Unique per tenant. */
  readonly key_in_use: string | null;
  /** SHA-256 of the operation and its canonical input. */
  readonly input_hash: string;
  /** SHA-256 of the operation's match key; null where it has none. */
  readonly sought: string | null;
  /** The input as JSON, by which an interrupted create is looked up. It is redacted when it is shown. */
  readonly input: string;
  /** Redacted when it is shown, like `error`. */
  readonly summary: string;
  readonly state: WriteState;
  /** The process that sent it. */
  readonly owner: string;
  readonly requested_at: string;
  readonly finished_at: string | null;
  /** The operation's baseline as JSON. */
  readonly hint: string | null;
  readonly result_id: string | null;
  /** When the result was found at the provider, by a look-up or an operator; null where the provider responded with it. */
  readonly found_at: string | null;
  readonly snapshot: string | null;
  /** The refusal as JSON, for replays. */
  readonly user_errors: string | null;
  readonly error: string | null;
  readonly call_id: string | null;
}

export interface RecordRow {
  readonly tenant: string;
  readonly global_id: string;
  readonly provider: string;
  readonly kind: string;
  readonly record: string;
  readonly starts_at: string | null;
  readonly ends_at: string | null;
  readonly updated_at: string;
  /** Set when the provider says that it is gone. */
  readonly gone_at: string | null;
}

/** A running server and its lease. */
interface OwnerRow {
  readonly id: string;
  readonly started_at: string;
  /** Milliseconds since the epoch, by the database's clock. */
  readonly lease_until: number;
  readonly ended_at: string | null;
}

/** When a provider last listed its sessions of a range. */
interface ListingRow {
  readonly tenant: string;
  readonly provider: string;
  readonly range_from: string;
  /** Excluded. */
  readonly range_to: string;
  readonly asked_at: string;
}

export interface Tables {
  writes: WriteRow;
  records: RecordRow;
  listings: ListingRow;
  owners: OwnerRow;
}
