/** Electa's refusals and failed logins. Electa does not publish its error codes, so callers get the code and its text. */
import { type Failure } from '../../http/failure';
import { ProviderError } from '../../model/provider-error';
import { ProviderRefusal } from '../../provider-kit/refusals';
import { provider } from './ids';
import { readToken, type WireRefusal, type WireResponse } from './wire';

const { title: TITLE } = provider;
const CHECK_KEY = 'Check ELECTA_COMPANY_ID and ELECTA_APP_KEY.';

/** Follows a refusal without text. */
export const CODES_UNKNOWN = `${TITLE} does not publish its codes: check the presenter, the room and the time, or contact its support.`;

/**
 * The error of a refused call. A refused token has no documented code [INF]: only the text, if any, identifies it. The
 * same call may succeed with a new token, if there is one.
 */
export function refusalOf({ code, text }: WireRefusal, canRenewToken: boolean): ProviderRefusal | ProviderError {
  if (!/\btoken\b/i.test(text ?? '')) return new ProviderRefusal(provider, text ?? '', code);
  const advice = canRenewToken
    ? 'Nothing was changed; try again, and a new one is fetched.'
    : 'Nothing was changed. Tokens expire after 20 minutes: set a new ELECTA_TOKEN, or better ELECTA_APP_KEY.';
  const message = `${TITLE} did not accept the token of this service (its code ${code}). ${advice}`;
  const details = { acted: 'never', retryable: canRenewToken, detail: text ?? undefined } as const;
  return provider.error('PROVIDER_AUTH_FAILED', message, details);
}

/** The failure in a response to a login, which may be an HTTP 200, as page 50052 shows. Null if it has a token. */
export function loginFailureIn(status: number, response: WireResponse): Failure | null {
  if ('refusal' in response) {
    const { code, text } = response.refusal;
    const next = text === null ? CHECK_KEY : `It responded: "${text}". ${CHECK_KEY}`;
    return { kind: 'unauthorised', providerCode: code, next };
  }
  if (status >= 400 || readToken(response) !== null) return null;
  // Texts are not quoted: one of them may be a token, in a place where none was expected.
  const what = 'unreadable' in response ? response.unreadable : `It is ${outlineOf(response)}.`;
  return { kind: 'unexpected', next: `The response to the login has no token. ${what}` };
}

const outlineOf = ({ root: { name, children } }: Extract<WireResponse, { root: unknown }>): string =>
  `<${name}>${children.map((each) => `<${each.name}>`).join('')}`.slice(0, 300);

/** Statuses of a gateway in front of Electa, which does not check logins. */
const GATEWAY_STATUSES: readonly number[] = [429, 502, 503, 504];

/** Whether a failed login may count as one of the five that lock the account. One without a response does not. */
export function mayHaveCountedAsFailedLogin(error: unknown): boolean {
  if (!(error instanceof ProviderError)) return false;
  const { code, status } = error;
  if (status === undefined) return code === 'PROVIDER_AUTH_FAILED' || code === 'PROVIDER_BAD_RESPONSE';
  return status >= 400 && !GATEWAY_STATUSES.includes(status);
}
