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
  /** SHA-256 of what its operation looks for where it was cut off; null where the operation does not say. */
  readonly sought: string | null;
  /** The input as JSON, as it was asked for: what was cut off is looked for by it. It is redacted when it is shown. */
  readonly input: string;
  /** Redacted when it is shown, like `error`. */
  readonly summary: string;
  readonly state: WriteState;
  /** The process that sent it. */
  readonly owner: string;
  readonly requested_at: string;
  readonly finished_at: string | null;
  /** What `find` needs to know of the time before, as JSON. */
  readonly hint: string | null;
  readonly result_id: string | null;
  /** When it was found at the provider, by a look there or by a person; null where the provider's own answer told it. */
  readonly found_at: string | null;
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
interface OwnerRow {
  readonly id: string;
  readonly started_at: string;
  /** Milliseconds since the epoch, by the database's clock. */
  readonly lease_until: number;
  readonly ended_at: string | null;
}

/** That a provider told its sessions of a range, as far as it tells them, when it was last asked for just that range. */
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
