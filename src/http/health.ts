import { type ProviderError } from '../model/provider-error';
import { type Breaker } from './breaker';
import { type Failure } from './failure';

/** What the latest real calls say of a provider. Nothing is called in order to answer this. */
export interface HttpHealth {
  readonly state: 'UP' | 'DEGRADED' | 'DOWN' | 'UNKNOWN';
  /** When the provider last answered. */
  readonly lastSuccessAt: Date | null;
  /** The message of the last call when it failed; null when it was answered. */
  readonly lastError: string | null;
}

/** Keeps what the health of a provider is told from. */
export class HealthRecord {
  #lastSuccessAt: Date | null = null;
  #lastError: string | null = null;

  answered(): void {
    this.#lastSuccessAt = new Date();
    this.#lastError = null;
  }

  failed(failure: Failure, error: ProviderError): void {
    switch (failure.kind) {
      // A provider that refuses a request is in good health.
      case 'refused':
        return this.answered();
      // The provider had no part in these.
      case 'cancelled':
      case 'suspended':
      case 'rateLimit':
      case 'unsent':
        return;
      default:
        this.#lastError = error.message;
    }
  }

  read(breaker: Breaker['state']): HttpHealth {
    return { state: this.#state(breaker), lastSuccessAt: this.#lastSuccessAt, lastError: this.#lastError };
  }

  #state(breaker: Breaker['state']): HttpHealth['state'] {
    if (breaker === 'open') return 'DOWN';
    if (breaker === 'halfOpen' || this.#lastError !== null) return 'DEGRADED';
    return this.#lastSuccessAt === null ? 'UNKNOWN' : 'UP';
  }
}
