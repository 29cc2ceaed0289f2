import { type Access, type Failure } from './failure';

const FIRST_DELAY_MS = 200;
const LONGEST_DELAY_MS = 2_000;

/** Statuses of a gateway or of a server that is not ready. A 500 is more likely to be permanent. */
const TEMPORARY_STATUSES: readonly (number | undefined)[] = [502, 503, 504];

export interface RetrySituation {
  readonly failure: Failure;
  readonly access: Access;
  /** The number of attempts made, including this one. */
  readonly attempts: number;
  /** The maximum number of attempts after the first. */
  readonly retries: number;
  readonly millisecondsLeft: number;
  /** At least 0, below 1. */
  readonly random: number;
}

/** Decides whether to retry: the milliseconds to wait before the next attempt, or null for no retry. */
export function retryDelay(situation: RetrySituation): number | null {
  const { failure, access, attempts, retries, millisecondsLeft } = situation;

  // A write is sent once, whatever its HTTP method and outcome: a retry could apply it twice.
  if (access === 'write') return null;

  // Every further attempt adds to the load of a provider that may be struggling already.
  if (attempts > retries) return null;

  switch (failure.kind) {
    // No connection, or a broken one: the provider restarts, or it closed an idle keep-alive connection.
    case 'unreachable':
    case 'cutOff':
      break;

    // Too many requests: the provider itself requests to wait.
    case 'throttled':
      break;

    case 'serverError':
      if (!failure.isPassing && !TEMPORARY_STATUSES.includes(failure.status)) return null;
      break;

    // A timeout has used up most of the deadline, and a retry would add to the provider's load.
    // Every other failure would repeat itself.
    default:
      return null;
  }

  // If the wait exceeds the deadline, the caller gets the error now.
  const delay = delayBeforeRetry(situation);
  return delay < millisecondsLeft ? delay : null;
}

/**
 * How long to wait before the next attempt: Retry-After, plus a random time up to a ceiling that doubles with every
 * attempt, so that callers that failed together do not retry together.
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
  // Date.parse accepts nearly any text; an HTTP date begins with the name of its day.
  const at = /^[A-Z][a-z]{2}/.test(text) ? Date.parse(text) : Number.NaN;
  return Number.isNaN(at) ? undefined : Math.max(0, at - now);
}
