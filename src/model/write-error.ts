import { ProviderError } from './provider-error';

/** A write was cut off after it was sent: the provider may or may not have acted. */
export class OutcomeUnknown extends ProviderError {
  constructor(
    message: string,
    provider: string,
    /** Global id of the write, as "<provider>:write:01J…". */
    readonly writeId: string,
    cause?: unknown,
  ) {
    super(message, { code: 'PROVIDER_OUTCOME_UNKNOWN', provider, retryable: false, acted: 'maybe', cause });
  }
}

/** The ledger cannot be written to, so nothing was sent to any provider. */
export class StoreUnavailable extends Error {
  override readonly name = 'StoreUnavailable';

  constructor(cause: unknown) {
    super(
      'The ledger cannot be written to, so nothing was sent to the provider. Try again later; the log of this service has the reason.',
      { cause },
    );
  }
}
