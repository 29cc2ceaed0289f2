import { type ProviderError } from '../model/provider-error';
import { type Breaker } from './breaker';
import { type Failure, type Purpose } from './failure';

/** The state of a provider according to its latest calls. Reading it sends no request. */
export interface HttpHealth {
  readonly state: 'UP' | 'DEGRADED' | 'DOWN' | 'UNKNOWN';
  /** When the provider last responded to a call, be it by refusing the request. */
  readonly lastSuccessAt: Date | null;
  /** The error message of the last call; null when it succeeded. */
  readonly lastError: string | null;
}

/** Derives the health of a provider from the outcomes of its calls. */
export class HealthRecord {
  #lastSuccessAt: Date | null = null;
  #lastError: string | null = null;

  succeeded(): void {
    this.#lastSuccessAt = new Date();
    this.#lastError = null;
  }

  failed(failure: Failure, error: ProviderError, purpose?: Purpose): void {
    // A provider that refuses a request is in good health, but of no use while it refuses the login.
    if (failure.kind === 'refused' && purpose !== 'login') return this.succeeded();

    switch (failure.kind) {
      // These say nothing about the provider.
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
