/** Keeps one token for everybody who needs it. It knows nothing of what the token opens, nor of how it is fetched. */

export interface TokenKeeperOptions {
  /** How long a token is used, counted from the moment at which it was asked for. */
  readonly keptMs: number;
  /** How long nothing is fetched after a fetch that was refused. */
  readonly pauseMs: number;
  /** Whether an error of a fetch is a refusal: fetching again at once would do harm. */
  readonly isRefusal: (error: unknown) => boolean;
  /** Epoch milliseconds. */
  readonly now?: () => number;
}

/** Nothing is fetched at present, because the last fetch was refused a short while ago. */
export class FetchPaused extends Error {
  override readonly name = 'FetchPaused';

  constructor(
    /** From when on a token is fetched again. */
    readonly until: Date,
    override readonly cause: unknown,
  ) {
    super(`Nothing is fetched before ${until.toISOString()}.`);
  }
}

interface CachedToken {
  readonly token: string;
  readonly askedForAt: number;
}

/**
 * Fetches a token when somebody needs one, once however many wait for it, and keeps it for its time. After a refused
 * fetch it pauses: where failed logins lock an account, trying on would lock it.
 */
export class TokenKeeper {
  readonly #options: TokenKeeperOptions;
  readonly #now: () => number;
  #kept: CachedToken | null = null;
  #fetching: Promise<string> | null = null;
  #paused: FetchPaused | null = null;

  constructor(options: TokenKeeperOptions) {
    this.#options = options;
    this.#now = options.now ?? (() => Date.now());
  }

  /**
   * The token. `fetch` is called when there is none and nobody else is fetching one; it should end by itself, because
   * it serves all who wait, whoever of them gives up. Rejects with FetchPaused, with whatever `fetch` rejects with, and
   * with the signal's reason as soon as that aborts.
   */
  async get(signal: AbortSignal, fetch: () => Promise<string>): Promise<string> {
    const now = this.#now();
    if (this.#kept && now - this.#kept.askedForAt < this.#options.keptMs) return this.#kept.token;
    if (this.#paused && now < this.#paused.until.getTime()) throw this.#paused;
    this.#fetching ??= this.#fetch(fetch).finally(() => (this.#fetching = null));
    return waitFor(this.#fetching, signal);
  }

  /**
   * Forgets a token that was not accepted, unless it has been replaced already or is younger than `unlessYoungerThanMs`.
   * Says whether another `get` gives another token.
   */
  forget(token: string, unlessYoungerThanMs = 0): boolean {
    const kept = this.#kept;
    if (kept === null || kept.token !== token) return true;
    if (this.#now() - kept.askedForAt < unlessYoungerThanMs) return false;
    this.#kept = null;
    return true;
  }

  async #fetch(fetch: () => Promise<string>): Promise<string> {
    const askedForAt = this.#now();
    try {
      const token = await fetch();
      this.#kept = { token, askedForAt };
      this.#paused = null;
      return token;
    } catch (error) {
      if (!this.#options.isRefusal(error)) throw error;
      this.#paused = new FetchPaused(new Date(this.#now() + this.#options.pauseMs), error);
      throw this.#paused;
    }
  }
}

async function waitFor<T>(promise: Promise<T>, signal: AbortSignal): Promise<T> {
  // When nobody waits any more, what becomes of it is nobody's concern either.
  promise.catch(() => undefined);
  if (signal.aborted) throw signal.reason;
  return new Promise<T>((resolve, reject) => {
    const giveUp = (): void => reject(signal.reason as Error);
    signal.addEventListener('abort', giveUp, { once: true });
    promise.then(resolve, reject).finally(() => signal.removeEventListener('abort', giveUp));
  });
}
