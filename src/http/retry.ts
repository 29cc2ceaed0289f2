import { type Access, type Failure } from './failure';

const FIRST_DELAY_MS = 200;
const LONGEST_DELAY_MS = 2_000;

/** Statuses of a gateway or a server that is not ready; a plain 500 is more likely to come again than to pass. */
const PASSING_STATUSES: readonly (number | undefined)[] = [502, 503, 504];

export interface RetrySituation {
  readonly failure: Failure;
  readonly access: Access;
  /** How many attempts were made, this one included. */
  readonly attempts: number;
  /** How many further attempts the first one may be followed by. */
  readonly retries: number;
  readonly millisecondsLeft: number;
  /** At least 0, below 1. */
  readonly random: number;
}

/** Decides whether to try once more: how many milliseconds to wait before that, or null to leave it. */
export function retryDelay(situation: RetrySituation): number | null {
  const { failure, access, attempts, retries, millisecondsLeft } = situation;

  // A write is sent once, whatever its verb and whatever came of it: repeating it could do it twice.
  if (access === 'write') return null;

  // Every further attempt adds to the load of a provider that may be struggling already.
  if (attempts > retries) return null;

  switch (failure.kind) {
    // No connection, or one that broke: the provider restarts, or a kept-alive connection was closed in this moment.
    case 'unreachable':
    case 'cutOff':
      break;

    // Too many requests: the provider says itself that waiting helps.
    case 'throttled':
      break;

    case 'serverError':
      if (!failure.isPassing && !PASSING_STATUSES.includes(failure.status)) return null;
      break;

    // A timeout has used up most of the time there was, and more of the same would only pile up at the provider.
    // Everything else would come out the same again.
    default:
      return null;
  }

  // A wait that does not fit is not begun: the caller is better served by knowing at once.
  const delay = delayBeforeRetry(situation);
  return delay < millisecondsLeft ? delay : null;
}

/**
 * How long to wait before the next attempt: anything up to a ceiling that doubles with every attempt, so that callers
 * who failed together do not come back together. What the provider asked for comes on top and is never undercut.
 */
export function delayBeforeRetry({
  failure,
  attempts,
  random,
}: Pick<RetrySituation, 'failure' | 'attempts' | 'random'>): number {
  const ceiling = Math.min(LONGEST_DELAY_MS, FIRST_DELAY_MS * 2 ** (attempts - 1));
  return (failure.retryAfterMs ?? 0) + Math.floor(random * ceiling);
}

/** Reads a Retry-After header, given in seconds or as an HTTP date; undefined when there is none or it is unreadable. */
export function parseRetryAfter(value: string | undefined, now: number): number | undefined {
  const text = value?.trim();
  if (!text) return undefined;
  if (/^\d+$/.test(text)) return Number(text) * 1_000;
  // Date.parse takes nearly anything for a date; an HTTP date begins with the name of its day.
  const at = /^[A-Z][a-z]{2}/.test(text) ? Date.parse(text) : Number.NaN;
  return Number.isNaN(at) ? undefined : Math.max(0, at - now);
}
