/** The OAuth 2 client: obtains access tokens at a token endpoint (RFC 6749) and sends requests with them. */
import { type Logger } from 'pino';
import { deadlineIn } from '../model/deadline';
import { ProviderError } from '../model/provider-error';
import { type HttpClient } from './client';
import { type Failure } from './failure';
import { createRedactor } from './redact';
import { type JsonResponse } from './response';
import { type IssuedToken, TokenKeeper } from './token-keeper';
import { type TokenRequest, TokenSession } from './token-session';

/** How a token is requested: the grant type with its further parameters, or a refresh token. */
type OAuthGrant =
  | {
      /** `client_credentials`, or a provider's own grant type. */
      readonly type: string;
      /** Form fields beside `grant_type`, for example `scope`. */
      readonly parameters?: Readonly<Record<string, string>>;
    }
  | {
      readonly type: 'refresh_token';
      readonly refreshToken: string;
      readonly parameters?: Readonly<Record<string, string>>;
    };

export interface OAuthOptions {
  readonly http: HttpClient;
  /** The provider's name in the SchedulingProvider enum, in capitals. */
  readonly provider: string;
  /** The provider's name in messages. */
  readonly title: string;
  /** The token endpoint: a path, on one of the client's further hosts where `host` is given. */
  readonly tokenPath: string;
  readonly host?: string;
  readonly clientId: string;
  readonly clientSecret: string;
  /** How the client authenticates: in the Authorization header, or in the form. Default: client_secret_basic. */
  readonly clientAuthentication?: 'client_secret_basic' | 'client_secret_post';
  readonly grant: OAuthGrant;
  /**
   * Called with a new refresh token that replaces the previous one, before the access token is used. A failure is logged:
   * the new refresh token remains in use until the process ends.
   */
  readonly onRefreshToken?: (refreshToken: string) => void | Promise<void>;
  /** Called with every secret as soon as it is known. */
  readonly redactSecret: (secret: string) => void;
  readonly log: Logger;
  /** Who has to check what after a refused login, as a sentence. */
  readonly advice?: string;
  /** The lifetime of access tokens without `expires_in`. Default: 10 minutes. */
  readonly lifetimeMs?: number;
  /** How long before its expiry an access token is replaced. Default: one minute. */
  readonly marginMs?: number;
  /** How long no token is requested after a refused grant. Default: one minute. */
  readonly pauseMs?: number;
  /** The most time to obtain a token. Default: 10 seconds. */
  readonly timeoutMs?: number;
}

const DEFAULTS = { lifetimeMs: 10 * 60_000, pauseMs: 60_000, timeoutMs: 10_000 };

/** Obtains access tokens and sends requests with them. Lives as long as the process. */
export class OAuthClient {
  readonly #options: OAuthOptions & typeof DEFAULTS;
  readonly #basic: string;
  readonly #session: TokenSession;
  #refreshToken: string | null;

  constructor(options: OAuthOptions) {
    this.#options = { ...DEFAULTS, ...options };
    const { provider, title, clientId, clientSecret, grant, lifetimeMs, marginMs, pauseMs, advice } = this.#options;
    this.#basic = Buffer.from(`${formEncoded(clientId)}:${formEncoded(clientSecret)}`).toString('base64');
    this.#refreshToken = 'refreshToken' in grant ? grant.refreshToken : null;
    this.#secrets().forEach((secret) => options.redactSecret(secret));
    const tokens = new TokenKeeper({
      fetch: (requestId) => this.#requestToken(requestId),
      lifetimeMs,
      marginMs,
      pauseMs,
      isRefusal: (error) => error instanceof ProviderError && !error.retryable,
    });
    this.#session = new TokenSession({ provider, title, tokens, advice });
  }

  /**
   * Calls `send` with an access token. A read whose token is refused is sent once more with a new one; a write never is.
   * Rejects with the error of `send`, or with a ProviderError where no token could be obtained.
   */
  send<T>(request: TokenRequest, send: (accessToken: string) => Promise<T>): Promise<T> {
    return this.#session.send(request, send);
  }

  async #requestToken(requestId: string): Promise<IssuedToken> {
    const { http, provider, host, tokenPath, clientAuthentication, log, timeoutMs } = this.#options;
    const isBasic = clientAuthentication !== 'client_secret_post';
    const deadline = deadlineIn(timeoutMs);
    try {
      const { body } = await http.sendJson({
        method: 'POST',
        host,
        path: tokenPath,
        purpose: 'login',
        access: 'read',
        // A refresh token may be valid for one request only, even if its response is lost.
        retries: this.#refreshToken === null ? undefined : 0,
        headers: isBasic ? { authorization: `Basic ${this.#basic}` } : {},
        form: this.#form(isBasic),
        acceptedStatuses: [400, 401],
        detectFailure: (response) => failureIn(response, createRedactor(this.#secrets())),
        deadline,
        requestId,
      });
      const token = readTokenResponse(body);
      if (!token) throw this.#unusableResponse();
      this.#options.redactSecret(token.accessToken);
      if (token.refreshToken !== null) await this.#replaceRefreshToken(token.refreshToken);
      log.info({ provider, requestId, lifetimeMs: token.lifetimeMs }, 'Access token obtained');
      return { value: token.accessToken, lifetimeMs: token.lifetimeMs };
    } catch (error) {
      log.warn({ provider, requestId, err: error }, 'No access token obtained');
      throw error;
    } finally {
      deadline.end();
    }
  }

  #form(isBasic: boolean): Record<string, string> {
    const { grant, clientId, clientSecret } = this.#options;
    return {
      grant_type: grant.type,
      ...(this.#refreshToken !== null && { refresh_token: this.#refreshToken }),
      ...grant.parameters,
      ...(!isBasic && { client_id: clientId, client_secret: clientSecret }),
    };
  }

  #secrets(): string[] {
    return [this.#options.clientSecret, this.#basic, ...(this.#refreshToken === null ? [] : [this.#refreshToken])];
  }

  async #replaceRefreshToken(refreshToken: string): Promise<void> {
    const { redactSecret, onRefreshToken, provider, log } = this.#options;
    redactSecret(refreshToken);
    if (refreshToken === this.#refreshToken) return;
    this.#refreshToken = refreshToken;
    try {
      await onRefreshToken?.(refreshToken);
    } catch (error) {
      log.error(
        { provider, err: error },
        'The new refresh token could not be stored: it is lost when this process ends',
      );
    }
  }

  #unusableResponse(): ProviderError {
    const { provider, title } = this.#options;
    return new ProviderError(
      `${title} responded to the login of this service without a usable access token. Check the address of its token endpoint in the settings of this service.`,
      { code: 'PROVIDER_BAD_RESPONSE', provider, retryable: false, acted: 'never' },
    );
  }
}

interface TokenResponse {
  readonly accessToken: string;
  readonly lifetimeMs: number | null;
  readonly refreshToken: string | null;
}

type JsonObject = Readonly<Record<string, unknown>>;

const isObject = (value: unknown): value is JsonObject => typeof value === 'object' && value !== null;
const isText = (value: unknown): value is string => typeof value === 'string' && value !== '';

/** Reads a token response (RFC 6749, section 5.1); null where it has no bearer token. */
function readTokenResponse(body: unknown): TokenResponse | null {
  if (!isObject(body)) return null;
  const { access_token: accessToken, token_type: type, expires_in: expiresIn, refresh_token: refreshToken } = body;
  if (!isText(accessToken) || (type !== undefined && !(isText(type) && /^bearer$/i.test(type)))) return null;
  // Some servers send the number as text.
  const seconds = Number(expiresIn ?? NaN);
  return {
    accessToken,
    lifetimeMs: seconds > 0 ? seconds * 1_000 : null,
    refreshToken: isText(refreshToken) ? refreshToken : null,
  };
}

/** The failure in an error response (RFC 6749, section 5.2), whatever its status; null in a token response. */
function failureIn({ status, body }: JsonResponse, redact: (text: string) => string): Failure | null {
  if (!isObject(body) || !isText(body['error'])) return null;
  const { error_description: description } = body;
  const code = redact(body['error']);
  return {
    kind: 'unauthorised',
    status,
    providerCode: /^[\w.-]{1,60}$/.test(code) ? code : undefined,
    detail: isText(description) ? redact(description).slice(0, 1_000) : undefined,
  };
}

/** Encodes a value for the Basic header of client_secret_basic (RFC 6749, section 2.3.1). */
const formEncoded = (value: string): string => new URLSearchParams({ '': value }).toString().slice(1);
