import { promiseOrAbort } from '../model/promise-or-abort';

/** Obtains and shares one token. It knows neither what the token opens nor how it is obtained. */

/** A token as a provider issued it. */
export interface IssuedToken {
  readonly value: string;
  /** Its lifetime from the moment of the request, in ms; null where the provider does not state it. */
  readonly lifetimeMs: number | null;
}

export interface TokenKeeperOptions {
  /**
   * Obtains a new token. It should have a deadline of its own, because every waiting caller shares it, whichever of them
   * gives up. `requestId` is that of the caller that started it.
   */
  readonly fetch: (requestId: string) => Promise<IssuedToken>;
  /** The lifetime of tokens whose response does not state it, in ms from the request. */
  readonly lifetimeMs: number;
  /** How long before its expiry a token is replaced; at most half its lifetime. Default: one minute. */
  readonly marginMs?: number;
  /** How long no token is fetched after a refused fetch. */
  readonly pauseMs: number;
  /** Whether an error of `fetch` is a refusal: fetching again at once would be useless or harmful. */
  readonly isRefusal: (error: unknown) => boolean;
  /** Epoch milliseconds. */
  readonly now?: () => number;
}

const DEFAULT_MARGIN_MS = 60_000;

/** No token is fetched at present, because the last fetch was refused. `cause` is the error of that fetch. */
export class FetchPaused extends Error {
  override readonly name = 'FetchPaused';

  constructor(
    /** When tokens are fetched again. */
    readonly until: Date,
    override readonly cause: unknown,
  ) {
    super(`No token is fetched before ${until.toISOString()}.`);
  }
}

interface CachedToken {
  readonly value: string;
  readonly requestedAt: number;
  readonly usableUntil: number;
}

/**
 * Fetches a token when one is needed, once for all concurrent callers, and caches it until shortly before its expiry.
 * After a refused fetch it pauses: some providers lock an account after several failed logins.
 */
export class TokenKeeper {
  readonly #options: TokenKeeperOptions;
  readonly #now: () => number;
  #cached: CachedToken | null = null;
  #fetching: Promise<string> | null = null;
  #paused: FetchPaused | null = null;

  constructor(options: TokenKeeperOptions) {
    this.#options = options;
    this.#now = options.now ?? (() => Date.now());
  }

  /**
   * The token. Rejects with FetchPaused, with the error of `fetch`, or with the signal's reason as soon as that aborts;
   * an abort does not cancel the fetch, which other callers share.
   */
  async get(signal: AbortSignal, requestId: string): Promise<string> {
    const now = this.#now();
    if (this.#cached && now < this.#cached.usableUntil) return this.#cached.value;
    if (this.#paused && now < this.#paused.until.getTime()) throw this.#paused;
    this.#fetching ??= this.#fetch(requestId).finally(() => (this.#fetching = null));
    return promiseOrAbort(this.#fetching, signal);
  }

  /**
   * Discards a token that the provider refused, unless it has been replaced already or is younger than
   * `unlessYoungerThanMs`. Returns whether the next `get` returns a different token.
   */
  forget(token: string, unlessYoungerThanMs = 0): boolean {
    const cached = this.#cached;
    if (cached === null || cached.value !== token) return true;
    if (this.#now() - cached.requestedAt < unlessYoungerThanMs) return false;
    this.#cached = null;
    return true;
  }

  async #fetch(requestId: string): Promise<string> {
    const { fetch, lifetimeMs: defaultLifetimeMs, marginMs = DEFAULT_MARGIN_MS, isRefusal, pauseMs } = this.#options;
    const requestedAt = this.#now();
    try {
      const { value, lifetimeMs } = await fetch(requestId);
      const lifetime = lifetimeMs ?? defaultLifetimeMs;
      this.#cached = { value, requestedAt, usableUntil: requestedAt + lifetime - Math.min(marginMs, lifetime / 2) };
      this.#paused = null;
      return value;
    } catch (error) {
      if (!isRefusal(error)) throw error;
      this.#paused = new FetchPaused(new Date(this.#now() + pauseMs), error);
      throw this.#paused;
    }
  }
}
