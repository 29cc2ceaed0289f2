import { type Failure, type FailureKind } from '../../src/http/failure';
import { delayBeforeRetry, parseRetryAfter, retryDelay, type RetrySituation } from '../../src/http/retry';

function situation(failure: Failure, changes: Partial<RetrySituation> = {}): RetrySituation {
  return { failure, access: 'read', attempts: 1, retries: 2, millisecondsLeft: 60_000, random: 0.5, ...changes };
}

const unreachable: Failure = { kind: 'unreachable' };

describe('Whether to try once more', () => {
  it.each<[string, Failure]>([
    ['no connection', unreachable],
    ['a connection that broke', { kind: 'cutOff' }],
    ['429', { kind: 'throttled', status: 429 }],
    ['502', { kind: 'serverError', status: 502 }],
    ['503', { kind: 'serverError', status: 503 }],
    ['504', { kind: 'serverError', status: 504 }],
    ['a code that passes, inside of a 200', { kind: 'serverError', providerCode: '503', isPassing: true }],
  ])('yes, for a read: %s', (_, failure) => {
    expect(retryDelay(situation(failure))).toBe(100);
    expect(retryDelay(situation(failure, { access: 'write' }))).toBeNull();
  });

  it.each<[string, Failure]>([
    ['500', { kind: 'serverError', status: 500 }],
    ['501', { kind: 'serverError', status: 501 }],
    ['a code that does not pass', { kind: 'serverError', providerCode: '1000', isPassing: false }],
    ...(
      [
        'timeout',
        'unsent',
        'cancelled',
        'suspended',
        'rateLimit',
        'unauthorised',
        'refused',
        'redirect',
        'webPage',
        'empty',
        'notJson',
        'undecodable',
        'tooLarge',
        'truncated',
        'notHttp',
      ] satisfies FailureKind[]
    ).map((kind): [string, Failure] => [kind, { kind }]),
  ])('no: %s', (_, failure) => {
    expect(retryDelay(situation(failure))).toBeNull();
  });

  it('no, when the attempts are used up', () => {
    expect(retryDelay(situation(unreachable, { attempts: 2 }))).not.toBeNull();
    expect(retryDelay(situation(unreachable, { attempts: 3 }))).toBeNull();
    expect(retryDelay(situation(unreachable, { retries: 0 }))).toBeNull();
  });

  it('no, when the wait does not fit into the time left', () => {
    expect(retryDelay(situation(unreachable, { millisecondsLeft: 101 }))).toBe(100);
    expect(retryDelay(situation(unreachable, { millisecondsLeft: 100 }))).toBeNull();
    expect(retryDelay(situation({ kind: 'throttled', retryAfterMs: 60_000 }))).toBeNull();
  });
});

describe('The wait before the next attempt', () => {
  it('is anything up to a ceiling that doubles, and ends at two seconds', () => {
    const ceilings = [1, 2, 3, 4, 5].map((attempts) =>
      delayBeforeRetry({ failure: unreachable, attempts, random: 0.9999 }),
    );
    expect(ceilings).toEqual([199, 399, 799, 1599, 1999]);
    expect(delayBeforeRetry({ failure: unreachable, attempts: 5, random: 0 })).toBe(0);
  });

  it('is at least what the provider asks for', () => {
    const failure: Failure = { kind: 'throttled', retryAfterMs: 3_000 };
    expect(delayBeforeRetry({ failure, attempts: 1, random: 0 })).toBe(3_000);
    expect(delayBeforeRetry({ failure, attempts: 1, random: 0.5 })).toBe(3_100);
  });
});

describe('Retry-After', () => {
  const now = Date.UTC(2030, 0, 1, 12, 0, 0);

  it.each<[string | undefined, number | undefined]>([
    ['0', 0],
    ['120', 120_000],
    [' 5 ', 5_000],
    ['Tue, 01 Jan 2030 12:00:30 GMT', 30_000],
    ['Tuesday, 01-Jan-30 12:00:30 GMT', 30_000],
    ['Tue, 01 Jan 2030 11:00:00 GMT', 0],
    [undefined, undefined],
    ['', undefined],
    ['soon', undefined],
    ['Soon', undefined],
    ['-1', undefined],
    ['1.5', undefined],
  ])('%p: %p', (value, expected) => {
    expect(parseRetryAfter(value, now)).toBe(expected);
  });
});
