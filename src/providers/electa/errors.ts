/**
 * What Electa refuses and what goes wrong with it, and what either is here. Electa publishes no list of its error codes,
 * so no code means anything in particular: a caller is given the code and the words that came with it.
 */
import { ProviderError, type ProviderErrorCode } from '../../model/provider-error';
import { userError, UserErrors } from '../../model/user-error';
import { PROVIDER_ENUM, TITLE } from './ids';
import { type WireRefusal } from './wire';

/** Electa said no, and did nothing. */
export class ElectaRefusal extends Error {
  override readonly name = 'ElectaRefusal';
  readonly code: string;
  /** Empty where it has none. */
  readonly words: string;

  constructor({ code, words }: WireRefusal) {
    super(`${TITLE} refused (${code}): ${words ?? 'without words'}`);
    this.code = code;
    this.words = words ?? '';
  }

  /**
   * Whether it is the token that was not accepted. No code for that is documented [INF]: the words tell, where there are
   * any, or else nothing does.
   */
  get isAboutToken(): boolean {
    return /\btoken\b/i.test(this.words);
  }
}

export const CHECK_KEY = 'Check ELECTA_COMPANY_ID and ELECTA_APP_KEY.';

/** Electa refused a login. */
export class LoginRefused extends Error {
  override readonly name = 'LoginRefused';
}

/** The response to a login is neither a token nor a refusal. It may count as a failed login. */
export class LoginNotUnderstood extends LoginRefused {}

/** Statuses of a gateway in front of Electa, which does not check logins. */
const GATEWAY_STATUSES: readonly number[] = [429, 502, 503, 504];

/** Whether a failed login may count as one of the five that lock the account. One without a response does not. */
export function mayHaveCountedAsFailedLogin(error: unknown): boolean {
  if (!(error instanceof ProviderError)) return false;
  if (error.cause instanceof LoginRefused) return true;
  return error.status !== undefined && error.status >= 400 && !GATEWAY_STATUSES.includes(error.status);
}

/** A failed login, with Electa's own explanation where it gave one. */
export function loginError(error: unknown): unknown {
  if (!(error instanceof ProviderError) || !(error.cause instanceof LoginRefused)) return error;
  const { code, cause } = error;
  return failed(code, cause.message, { acted: 'never', retryable: false, cause });
}

/** What a refused create tells its caller. */
export function userErrorsOf({ code, words }: ElectaRefusal): UserErrors {
  const meaning = words
    ? `${TITLE} says: "${words}"`
    : `${TITLE} publishes no list of its codes; check the presenter, the room and the time, or ask its support what this one means.`;
  const message = `${TITLE} refused to create the event (its code ${code}), and nothing was created. ${meaning}`;
  return new UserErrors([userError('PROVIDER_REFUSED', message, null, code)]);
}

/** What a refused read is: nothing that the caller could mend. */
export function readRefused({ code, words }: ElectaRefusal): ProviderError {
  return failed('PROVIDER_REFUSED', `${TITLE} refused to answer (its code ${code}). The log has its words.`, {
    acted: 'never',
    retryable: false,
    detail: words,
  });
}

/** The token was not accepted. Where another one can be fetched, the same call may succeed. */
export function tokenRefused(refusal: ElectaRefusal, canBeRenewed: boolean): ProviderError {
  const advice = canBeRenewed
    ? 'Nothing was done; try again, and a new one is fetched.'
    : 'Nothing was done. Tokens end after 20 minutes: whoever runs this service should set a new ELECTA_TOKEN, or better ELECTA_APP_KEY.';
  return failed(
    'PROVIDER_AUTH_FAILED',
    `${TITLE} did not accept the token of this service (its code ${refusal.code}). ${advice}`,
    { acted: 'never', retryable: canBeRenewed, detail: refusal.words },
  );
}

/** A status that refuses, beside an answer without a code. */
export function refusedWithoutCode(status: number, detail: string): ProviderError {
  return failed(
    'PROVIDER_REFUSED',
    `${TITLE} refused the request (HTTP status ${status}) and gave no code. Check the request before trying again.`,
    { acted: 'never', retryable: false, status, detail },
  );
}

/** An answer that is not what it should be. On a create it leaves open what was done. */
export function notUnderstood(expected: string, access: 'read' | 'write', detail: string): ProviderError {
  const advice =
    access === 'write'
      ? `${TITLE} may or may not have created the event: look there before repeating it.`
      : 'Trying again is unlikely to help; the log of this service has the details.';
  return failed('PROVIDER_BAD_RESPONSE', `${TITLE} answered with something else than ${expected}. ${advice}`, {
    acted: 'maybe',
    retryable: false,
    detail,
  });
}

function failed(
  code: ProviderErrorCode,
  message: string,
  how: {
    readonly acted: 'never' | 'maybe';
    readonly retryable: boolean;
    readonly status?: number;
    readonly detail?: string;
    readonly cause?: unknown;
  },
): ProviderError {
  return new ProviderError(message, { code, provider: PROVIDER_ENUM, ...how });
}
