/** Codes of failures that a caller cannot mend by changing the input. They stand in `extensions.code` of a GraphQL error. */
export type ProviderErrorCode =
  | 'PROVIDER_NOT_CONFIGURED'
  | 'PROVIDER_AUTH_FAILED'
  | 'PROVIDER_RATE_LIMITED'
  | 'PROVIDER_TIMEOUT'
  | 'PROVIDER_UNAVAILABLE'
  | 'PROVIDER_BAD_RESPONSE'
  | 'PROVIDER_REFUSED'
  | 'PROVIDER_OUTCOME_UNKNOWN';

export interface ProviderErrorOptions {
  readonly code: ProviderErrorCode;
  /** The provider's name in the SchedulingProvider enum: its id in upper case. */
  readonly provider: string;
  /** Whether the same request may succeed later without anybody changing anything. */
  readonly retryable: boolean;
  /**
   * Whether the provider may have acted on the request. "never": it was not sent, or was refused before anything
   * was done. "maybe": it was sent, and what became of it is not known. Only "never" makes repeating a write safe.
   */
  readonly acted: 'never' | 'maybe';
  /** The HTTP status of the provider's answer, where there was one. */
  readonly status?: number;
  /** What came, for the log only (redacted there): never shown to a client. */
  readonly detail?: string;
  readonly cause?: unknown;
}

/**
 * A provider could not be asked, or answered with something that is not an answer.
 * The message is written for a client: it names the provider and what to do, and holds no URL, body or secret.
 */
export class ProviderError extends Error {
  override readonly name = 'ProviderError';
  readonly code: ProviderErrorCode;
  readonly provider: string;
  readonly retryable: boolean;
  readonly acted: 'never' | 'maybe';
  readonly status: number | undefined;
  readonly detail: string | undefined;

  constructor(message: string, options: ProviderErrorOptions) {
    super(message, { cause: options.cause });
    this.code = options.code;
    this.provider = options.provider;
    this.retryable = options.retryable;
    this.acted = options.acted;
    this.status = options.status;
    this.detail = options.detail;
  }
}
