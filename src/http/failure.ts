import { ProviderError, type ProviderErrorCode } from '../model/provider-error';

/** Whether a request changes something at the provider. It says more than the verb: some providers create with GET. */
export type Access = 'read' | 'write';

interface FailureClass {
  readonly code: ProviderErrorCode;
  readonly acted: 'never' | 'maybe';
  /** What the failure says of the provider: it is down, it is alive, or nothing at all. */
  readonly provider: 'failing' | 'alive' | 'unknown';
  /** What happened, for the client; `status` reads " (HTTP status 503)" or " (its code 503)", or is empty. */
  readonly says: (title: string, status: string) => string;
  /** What to do next, where nothing can have been changed at the provider. */
  readonly next: string;
}

const UNSENT = 'Nothing was sent to it; try again later.';
const REPORT = 'Trying again will hardly help; the log of this service holds the details.';

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
    says: (title) => `The connection to ${title} broke before an answer came.`,
    next: 'Try again later.',
  },
  serverError: {
    code: 'PROVIDER_UNAVAILABLE',
    acted: 'maybe',
    provider: 'failing',
    says: (title, status) => `${title} failed while answering${status}.`,
    next: 'Try again later.',
  },
  suspended: {
    code: 'PROVIDER_UNAVAILABLE',
    acted: 'never',
    provider: 'unknown',
    says: (title) => `${title} keeps failing, so it is not being called for a moment.`,
    next: 'Nothing was sent to it; try again in a few seconds.',
  },
  timeout: {
    code: 'PROVIDER_TIMEOUT',
    acted: 'maybe',
    provider: 'failing',
    says: (title) => `${title} did not answer in time.`,
    next: 'Try again later.',
  },
  unsent: {
    code: 'PROVIDER_TIMEOUT',
    acted: 'never',
    provider: 'unknown',
    says: (title) => `The time was up before the request could be sent to ${title}.`,
    next: UNSENT,
  },
  cancelled: {
    code: 'PROVIDER_TIMEOUT',
    acted: 'maybe',
    provider: 'unknown',
    says: (title) => `The request was given up before ${title} answered.`,
    next: 'Try again.',
  },
  throttled: {
    code: 'PROVIDER_RATE_LIMITED',
    acted: 'never',
    provider: 'alive',
    says: (title) => `${title} received too many requests and asks for fewer.`,
    next: 'It did not act on this one; try again later.',
  },
  rateLimit: {
    code: 'PROVIDER_RATE_LIMITED',
    acted: 'never',
    provider: 'unknown',
    says: (title) => `More requests are waiting for ${title} than its rate limit allows in the time there is.`,
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
    next: 'Check what was asked for before trying again.',
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
    says: (title) => `${title} answered with a web page instead of data; the base URL may be wrong.`,
    next: 'Check the base URL in the settings of this service.',
  },
  empty: {
    code: 'PROVIDER_BAD_RESPONSE',
    acted: 'maybe',
    provider: 'alive',
    says: (title) => `${title} answered with nothing where data was expected.`,
    next: REPORT,
  },
  notJson: {
    code: 'PROVIDER_BAD_RESPONSE',
    acted: 'maybe',
    provider: 'alive',
    says: (title) => `${title} answered with data that is not valid JSON.`,
    next: REPORT,
  },
  notXml: {
    code: 'PROVIDER_BAD_RESPONSE',
    acted: 'maybe',
    provider: 'alive',
    says: (title) => `${title} answered with data that is not valid XML.`,
    next: REPORT,
  },
  undecodable: {
    code: 'PROVIDER_BAD_RESPONSE',
    acted: 'maybe',
    provider: 'alive',
    says: (title) => `${title} answered in an encoding that cannot be read.`,
    next: REPORT,
  },
  tooLarge: {
    code: 'PROVIDER_BAD_RESPONSE',
    acted: 'maybe',
    provider: 'alive',
    says: (title) => `${title} answered with more data than is accepted in one answer.`,
    next: 'Ask for less at a time.',
  },
  truncated: {
    code: 'PROVIDER_BAD_RESPONSE',
    acted: 'maybe',
    provider: 'failing',
    says: (title) => `The answer of ${title} was cut off in the middle.`,
    next: 'Try again later.',
  },
  notHttp: {
    code: 'PROVIDER_BAD_RESPONSE',
    acted: 'maybe',
    provider: 'failing',
    says: (title) => `What answered in place of ${title} does not speak HTTP; the base URL may be wrong.`,
    next: 'Check the base URL in the settings of this service.',
  },
} as const satisfies Record<string, FailureClass>;

export type FailureKind = keyof typeof CLASSES;

/** What went wrong with one attempt. It becomes a ProviderError when no further attempt is made. */
export interface Failure {
  readonly kind: FailureKind;
  /** False where the class would say "maybe" but not a byte of the request has left. */
  readonly sent?: boolean;
  /** False when the time ran out that early that it says nothing of the provider. */
  readonly hadFairTime?: boolean;
  readonly status?: number;
  /** The provider's own code, where the failure stands inside of an answer whose status is a success. */
  readonly providerCode?: string;
  /** Whether a server error without a status of its own is one that passes, as 503 is. */
  readonly isPassing?: boolean;
  /** What to do next, where that is known better than the kind of failure tells. */
  readonly next?: string;
  /** How long the provider asks to wait. */
  readonly retryAfterMs?: number;
  /** For the log only. */
  readonly detail?: string;
  readonly cause?: unknown;
}

/** The kind of failure that an HTTP status stands for, or null when it is a success. */
export function kindOfStatus(status: number): FailureKind | null {
  if (status >= 200 && status < 300) return null;
  if (status >= 300 && status < 400) return 'redirect';
  if (status === 401 || status === 403) return 'unauthorised';
  if (status === 429) return 'throttled';
  if (status >= 400 && status < 500) return 'refused';
  // What is no status at all is the server's fault, too.
  return 'serverError';
}

/** What a failure says of the provider as a whole: the breaker counts "failing" only. */
export function verdictOn(failure: Failure): 'failing' | 'alive' | 'unknown' {
  return failure.hadFairTime === false ? 'unknown' : CLASSES[failure.kind].provider;
}

/** The error that the failure becomes for a client. */
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
