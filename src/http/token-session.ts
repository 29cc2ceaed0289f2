import { ProviderError } from '../model/provider-error';
import { type Access, toProviderError } from './failure';
import { FetchPaused, type TokenKeeper } from './token-keeper';

export interface TokenSessionOptions {
  /** The provider's name in the SchedulingProvider enum, in capitals. */
  readonly provider: string;
  /** The provider's name in messages. */
  readonly title: string;
  readonly tokens: TokenKeeper;
  /** Who has to check what after a refused login, as a sentence. */
  readonly advice?: string;
  /**
   * Whether an error of a request means that its token was refused: the age in ms from which on the token may be the
   * cause, 0 for any age, null where the error has another cause. Default: 0 for PROVIDER_AUTH_FAILED.
   */
  readonly refusedTokenAge?: (error: unknown) => number | null;
}

/** What a request needs to tell in order to be sent with a token. */
export interface TokenRequest {
  readonly access: Access;
  readonly signal: AbortSignal;
  readonly requestId: string;
}

/** Sends requests of one provider with the token of a TokenKeeper. Lives as long as the process. */
export class TokenSession {
  readonly #options: TokenSessionOptions;

  constructor(options: TokenSessionOptions) {
    this.#options = options;
  }

  /**
   * Calls `send` with the token. A token that the provider refuses is discarded; a read is then sent once more with a new
   * one, a write never is. Rejects with the error of `send`, or with a ProviderError where no token could be obtained:
   * nothing was sent then.
   */
  async send<T>(request: TokenRequest, send: (token: string) => Promise<T>): Promise<T> {
    const { tokens, refusedTokenAge = ageOfRefusedToken } = this.#options;
    const token = await this.#token(request);
    try {
      return await send(token);
    } catch (error) {
      const age = refusedTokenAge(error);
      const hasAnotherToken = age !== null && tokens.forget(token, age);
      if (request.access === 'write' || !hasAnotherToken) throw error;
      return send(await this.#token(request));
    }
  }

  async #token({ signal, requestId }: TokenRequest): Promise<string> {
    try {
      return await this.#options.tokens.get(signal, requestId);
    } catch (error) {
      throw this.#errorOf(error, signal);
    }
  }

  /** A failed login as an error of the request that needed it, which was not sent. */
  #errorOf(error: unknown, signal: AbortSignal): unknown {
    const { provider, title, advice } = this.#options;
    if (error instanceof FetchPaused) {
      const { cause } = error;
      const isUnderstood = !(cause instanceof ProviderError && cause.code === 'PROVIDER_BAD_RESPONSE');
      const code = isUnderstood ? 'PROVIDER_AUTH_FAILED' : 'PROVIDER_BAD_RESPONSE';
      const sentences = [
        cause instanceof Error ? cause.message : `${title} refused the login of this service.`,
        'Nothing else was sent.',
        `Because failed logins may lock the account, the next one is tried at ${error.until.toISOString()}.`,
        ...(advice !== undefined && isUnderstood ? [advice] : []),
      ];
      return new ProviderError(sentences.join(' '), { code, provider, retryable: false, acted: 'never', cause });
    }
    if (signal.aborted && error === signal.reason) {
      return toProviderError({ kind: 'unsent' }, { provider, title, access: 'write' });
    }
    if (!(error instanceof ProviderError)) return error;
    const { message, retryable, status, detail } = error;
    // PROVIDER_REFUSED would read as a refusal of the request that needed the login.
    const code = error.code === 'PROVIDER_REFUSED' ? 'PROVIDER_AUTH_FAILED' : error.code;
    return new ProviderError(message, { code, provider, retryable, acted: 'never', status, detail, cause: error });
  }
}

const ageOfRefusedToken = (error: unknown): number | null =>
  error instanceof ProviderError && error.code === 'PROVIDER_AUTH_FAILED' ? 0 : null;
