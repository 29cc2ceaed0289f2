import {
  CircuitState,
  ConsecutiveBreaker,
  type CircuitBreakerPolicy,
  circuitBreaker,
  handleWhenResult,
} from 'cockatiel';

export interface BreakerLimits {
  /** So many failures in a row suspend the calls. */
  readonly failures: number;
  /** After so long one call is let through to see whether the provider is back. */
  readonly halfOpenAfterMs: number;
}

/** What an attempt says of the provider. */
export type Verdict = 'failing' | 'alive' | 'unknown';

/** Thrown through the policy, which takes what is thrown for no word on the provider. */
class SaysNothing extends Error {
  constructor(readonly outcome: unknown) {
    super();
  }
}

/**
 * Suspends the calls to a provider that fails again and again, so that nobody waits for it in vain. While one trial is
 * under way the other calls are refused instead of queued behind it: their time would run out there.
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

  /** Whether a call made now would be refused. */
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
   * Makes an attempt and counts what it says, or answers null when the calls are suspended. A trial that says nothing
   * resumes the calls, but the count of failures stands: the next failure suspends them again.
   */
  async run<T extends { readonly verdict: Verdict }>(attempt: () => Promise<T>): Promise<T | null> {
    if (this.isSuspended) return null;
    try {
      return await this.#policy.execute(async () => {
        const outcome = await attempt();
        if (outcome.verdict === 'unknown') throw new SaysNothing(outcome);
        return outcome;
      });
    } catch (thrown) {
      if (thrown instanceof SaysNothing) return thrown.outcome as T;
      throw thrown;
    }
  }
}
