import {
  CircuitState,
  ConsecutiveBreaker,
  type CircuitBreakerPolicy,
  circuitBreaker,
  handleWhenResult,
} from 'cockatiel';

export interface BreakerLimits {
  /** The number of consecutive failures that suspends the calls. */
  readonly failures: number;
  /** After this time one trial call is let through to find out whether the provider has recovered. */
  readonly halfOpenAfterMs: number;
}

/** What the outcome of an attempt says about the provider. */
export type Verdict = 'failing' | 'alive' | 'unknown';

/** Thrown through the policy, which ignores thrown errors: the outcome counts neither as success nor as failure. */
class Uncounted extends Error {
  constructor(readonly outcome: unknown) {
    super();
  }
}

/**
 * The circuit breaker of one provider: it suspends calls after consecutive failures. While a trial call is in flight,
 * other calls are refused rather than queued behind it, where they would time out.
 */
export class Breaker {
  readonly #policy: CircuitBreakerPolicy;
  #openUntil = 0;

  constructor({ failures, halfOpenAfterMs }: BreakerLimits) {
    this.#policy = circuitBreaker(
      handleWhenResult((result) => (result as { verdict: Verdict }).verdict === 'failing'),
      { breaker: new ConsecutiveBreaker(failures), halfOpenAfter: halfOpenAfterMs },
    );
    this.#policy.onBreak(() => (this.#openUntil = Date.now() + halfOpenAfterMs));
  }

  get state(): 'closed' | 'open' | 'halfOpen' {
    if (this.#policy.state === CircuitState.HalfOpen) return 'halfOpen';
    return this.#policy.state === CircuitState.Open ? 'open' : 'closed';
  }

  /** Whether a call would be refused now. */
  get isSuspended(): boolean {
    return this.state === 'halfOpen' || (this.state === 'open' && Date.now() < this.#openUntil);
  }

  onOpen(listener: () => void): void {
    this.#policy.onBreak(listener);
  }

  onClose(listener: () => void): void {
    this.#policy.onReset(listener);
  }

  /**
   * Runs an attempt and counts its verdict, or returns null while calls are suspended. A trial whose verdict is "unknown"
   * resumes the calls without resetting the count of failures: the next failure suspends them again.
   */
  async run<T extends { readonly verdict: Verdict }>(attempt: () => Promise<T>): Promise<T | null> {
    if (this.isSuspended) return null;
    try {
      return await this.#policy.execute(async () => {
        const outcome = await attempt();
        if (outcome.verdict === 'unknown') throw new Uncounted(outcome);
        return outcome;
      });
    } catch (thrown) {
      if (thrown instanceof Uncounted) return thrown.outcome as T;
      throw thrown;
    }
  }
}
