export type WriteState = 'PENDING' | 'SUCCEEDED' | 'FAILED' | 'OUTCOME_UNKNOWN';

/** Instants are RFC 3339 text in UTC with milliseconds, so that text order is time order in both databases. */
export interface WriteRow {
  readonly tenant: string;
  /** A ULID: ids in order of time. */
  readonly id: string;
  readonly provider: string;
  readonly operation: string;
  /** The key that the caller gave, or one that was made. */
  readonly idempotency_key: string;
  /** The key while it is in use, null once it may be used again. Unique per tenant. */
  readonly key_in_use: string | null;
  /** SHA-256 of the operation and its canonical input. */
  readonly input_hash: string;
  /** The input as JSON, redacted. */
  readonly input: string;
  readonly summary: string;
  readonly state: WriteState;
  /** The process that sent it. */
  readonly owner: string;
  readonly requested_at: string;
  readonly finished_at: string | null;
  /** What `find` needs to know of the time before, as JSON. */
  readonly hint: string | null;
  readonly result_id: string | null;
  readonly snapshot: string | null;
  /** The refusal as JSON, to be answered again. */
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

/** That a server runs: a lease and no tenant's data, so it names none. The rows it stands for are asked for by tenant. */
export interface OwnerRow {
  readonly id: string;
  readonly started_at: string;
  /** Milliseconds since the epoch, by the database's clock. */
  readonly lease_until: number;
  readonly ended_at: string | null;
}

export interface LedgerTables {
  writes: WriteRow;
  records: RecordRow;
  owners: OwnerRow;
}
