import { ProviderError, type ProviderErrorCode } from '../model/provider-error';

/** Whether a request changes data at the provider. The HTTP method does not tell: some providers create with GET. */
export type Access = 'read' | 'write';

/** What a request is sent for, where its refusal means something else than usual. */
export type Purpose = 'login';

interface FailureClass {
  readonly code: ProviderErrorCode;
  readonly acted: 'never' | 'maybe';
  /** What the failure says about the provider: it is down, it is alive, or nothing. */
  readonly provider: 'failing' | 'alive' | 'unknown';
  /** What happened, for the caller; `status` is " (HTTP status 503)", " (its code 503)" or empty. */
  readonly says: (title: string, status: string) => string;
  /** What to do next, unless the provider may have acted on a write. */
  readonly next: string;
}

const UNSENT = 'Nothing was sent to it; try again later.';
const REPORT = 'Trying again is unlikely to help; the log of this service has the details.';

const CLASSES = {
  unreachable: {
    code: 'PROVIDER_UNAVAILABLE',
    acted: 'never',
    provider: 'failing',
    says: (title) => `No connection to ${title} could be made.`,
    next: UNSENT,
  },
  cutOff: {
    code: 'PROVIDER_UNAVAILABLE',
    acted: 'maybe',
    provider: 'failing',
    says: (title) => `The connection to ${title} broke before a response arrived.`,
    next: 'Try again later.',
  },
  serverError: {
    code: 'PROVIDER_UNAVAILABLE',
    acted: 'maybe',
    provider: 'failing',
    says: (title, status) => `${title} failed to process the request${status}.`,
    next: 'Try again later.',
  },
  suspended: {
    code: 'PROVIDER_UNAVAILABLE',
    acted: 'never',
    provider: 'unknown',
    says: (title) => `${title} keeps failing, so calls to it are suspended for a few seconds.`,
    next: 'Nothing was sent to it; try again later.',
  },
  timeout: {
    code: 'PROVIDER_TIMEOUT',
    acted: 'maybe',
    provider: 'failing',
    says: (title) => `${title} did not respond in time.`,
    next: 'Try again later.',
  },
  unsent: {
    code: 'PROVIDER_TIMEOUT',
    acted: 'never',
    provider: 'unknown',
    says: (title) => `The deadline passed before the request could be sent to ${title}.`,
    next: UNSENT,
  },
  cancelled: {
    code: 'PROVIDER_TIMEOUT',
    acted: 'maybe',
    provider: 'unknown',
    says: (title) => `The request was cancelled before ${title} responded.`,
    next: 'Try again.',
  },
  throttled: {
    code: 'PROVIDER_RATE_LIMITED',
    acted: 'never',
    provider: 'alive',
    says: (title) => `${title} received too many requests and rejected this one.`,
    next: 'It did not act on it; try again later.',
  },
  rateLimit: {
    code: 'PROVIDER_RATE_LIMITED',
    acted: 'never',
    provider: 'unknown',
    says: (title) => `More requests are queued for ${title} than its rate limit allows before the deadline.`,
    next: UNSENT,
  },
  unauthorised: {
    code: 'PROVIDER_AUTH_FAILED',
    acted: 'never',
    provider: 'alive',
    says: (title, status) => `${title} did not accept the credentials of this service${status}.`,
    next: 'Check that they are set correctly and that they allow this request.',
  },
  refused: {
    code: 'PROVIDER_REFUSED',
    acted: 'never',
    provider: 'alive',
    says: (title, status) => `${title} refused the request${status}.`,
    next: 'Check the request before trying again.',
  },
  redirect: {
    code: 'PROVIDER_BAD_RESPONSE',
    acted: 'maybe',
    provider: 'alive',
    says: (title, status) =>
      `${title} redirected the request to another address${status}; the base URL set for it is probably wrong.`,
    next: 'Check the base URL in the settings of this service.',
  },
  webPage: {
    code: 'PROVIDER_BAD_RESPONSE',
    acted: 'maybe',
    provider: 'alive',
    says: (title) => `${title} returned a web page instead of data; the base URL may be wrong.`,
    next: 'Check the base URL in the settings of this service.',
  },
  empty: {
    code: 'PROVIDER_BAD_RESPONSE',
    acted: 'maybe',
    provider: 'alive',
    says: (title) => `${title} returned an empty response where data was expected.`,
    next: REPORT,
  },
  notJson: {
    code: 'PROVIDER_BAD_RESPONSE',
    acted: 'maybe',
    provider: 'alive',
    says: (title) => `${title} returned data that is not valid JSON.`,
    next: REPORT,
  },
  notXml: {
    code: 'PROVIDER_BAD_RESPONSE',
    acted: 'maybe',
    provider: 'alive',
    says: (title) => `${title} returned data that is not valid XML.`,
    next: REPORT,
  },
  unexpected: {
    code: 'PROVIDER_BAD_RESPONSE',
    acted: 'maybe',
    provider: 'alive',
    says: (title) => `${title} returned something other than what was requested.`,
    next: REPORT,
  },
  undecodable: {
    code: 'PROVIDER_BAD_RESPONSE',
    acted: 'maybe',
    provider: 'alive',
    says: (title) => `${title} returned data in an encoding that cannot be read.`,
    next: REPORT,
  },
  tooLarge: {
    code: 'PROVIDER_BAD_RESPONSE',
    acted: 'maybe',
    provider: 'alive',
    says: (title) => `${title} returned more data than is accepted in one response.`,
    next: 'Request less at a time.',
  },
  truncated: {
    code: 'PROVIDER_BAD_RESPONSE',
    acted: 'maybe',
    provider: 'failing',
    says: (title) => `The response of ${title} ended before it was complete.`,
    next: 'Try again later.',
  },
  notHttp: {
    code: 'PROVIDER_BAD_RESPONSE',
    acted: 'maybe',
    provider: 'failing',
    says: (title) => `The server at the address of ${title} does not speak HTTP; the base URL may be wrong.`,
    next: 'Check the base URL in the settings of this service.',
  },
} as const satisfies Record<string, FailureClass>;

export type FailureKind = keyof typeof CLASSES;

/** Why one attempt failed. It becomes a ProviderError when it is not retried. */
export interface Failure {
  readonly kind: FailureKind;
  /** False where the kind's `acted` is "maybe" but no byte of the request was sent. */
  readonly sent?: boolean;
  /** False when the deadline passed so early that the timeout says nothing about the provider. */
  readonly hadFairTime?: boolean;
  readonly status?: number;
  /** The provider's own error code, where the response contains one. */
  readonly providerCode?: string;
  /** Whether a server error without an HTTP status of its own is temporary, as 503 is. */
  readonly isPassing?: boolean;
  /** Replaces the kind's advice on what to do next. */
  readonly next?: string;
  /** How long the provider requests to wait. */
  readonly retryAfterMs?: number;
  /** For the log only. */
  readonly detail?: string;
  readonly cause?: unknown;
}

/** The kind of failure that an HTTP status means, or null when it is a success. */
export function kindOfStatus(status: number, purpose?: Purpose): FailureKind | null {
  if (status >= 200 && status < 300) return null;
  if (status >= 300 && status < 400) return 'redirect';
  if (status === 401 || status === 403) return 'unauthorised';
  // OAuth 2 reports refused credentials as 400 too (RFC 6749, section 5.2).
  if (status === 400 && purpose === 'login') return 'unauthorised';
  if (status === 429) return 'throttled';
  if (status >= 400 && status < 500) return 'refused';
  // A status outside the defined range is a server error, too.
  return 'serverError';
}

/** What a failure says about the provider as a whole: the breaker counts "failing" only. */
export function verdictOn(failure: Failure): 'failing' | 'alive' | 'unknown' {
  return failure.hadFairTime === false ? 'unknown' : CLASSES[failure.kind].provider;
}

/** Makes the error that the caller gets for a failure. */
export function toProviderError(
  failure: Failure,
  { provider, title, access }: { readonly provider: string; readonly title: string; readonly access: Access },
): ProviderError {
  const { code, acted: usually, says, next } = CLASSES[failure.kind];
  const acted = failure.sent === false ? 'never' : usually;
  const transient = code === 'PROVIDER_RATE_LIMITED' || code === 'PROVIDER_TIMEOUT' || code === 'PROVIDER_UNAVAILABLE';
  const advice =
    access === 'write' && acted === 'maybe'
      ? `${title} may or may not have carried out the change: look there before repeating it.`
      : (failure.next ?? next);

  return new ProviderError(`${says(title, inBrackets(failure))} ${advice}`, {
    code,
    provider,
    acted,
    retryable: transient && (access === 'read' || acted === 'never'),
    status: failure.status,
    detail: failure.detail,
    cause: failure.cause,
  });
}

function inBrackets({ status, providerCode }: Failure): string {
  if (providerCode !== undefined) return ` (its code ${providerCode})`;
  return status === undefined ? '' : ` (HTTP status ${status})`;
}
