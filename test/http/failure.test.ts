import { type Failure, type FailureKind, kindOfStatus, toProviderError, verdictOn } from '../../src/http/failure';

const about = { provider: 'SAMPLE', title: 'Sample' };

function read(failure: Failure) {
  return toProviderError(failure, { ...about, access: 'read' });
}

function write(failure: Failure) {
  return toProviderError(failure, { ...about, access: 'write' });
}

describe('The kind of failure a status stands for', () => {
  it.each<[number, FailureKind | null]>([
    [200, null],
    [201, null],
    [204, null],
    [299, null],
    [300, 'redirect'],
    [301, 'redirect'],
    [302, 'redirect'],
    [304, 'redirect'],
    [308, 'redirect'],
    [400, 'refused'],
    [401, 'unauthorised'],
    [403, 'unauthorised'],
    [404, 'refused'],
    [405, 'refused'],
    [409, 'refused'],
    [410, 'refused'],
    [422, 'refused'],
    [429, 'throttled'],
    [500, 'serverError'],
    [501, 'serverError'],
    [502, 'serverError'],
    [503, 'serverError'],
    [504, 'serverError'],
  ])('%i: %s', (status, kind) => {
    expect(kindOfStatus(status)).toBe(kind);
  });

  it('is a server error for what is no status known', () => {
    expect(kindOfStatus(599)).toBe('serverError');
    expect(kindOfStatus(999)).toBe('serverError');
  });
});

describe('The error of a failure', () => {
  it.each<[FailureKind, string, 'never' | 'maybe', boolean, boolean]>([
    // kind, code, acted, retryable as a read, retryable as a write
    ['unreachable', 'PROVIDER_UNAVAILABLE', 'never', true, true],
    ['cutOff', 'PROVIDER_UNAVAILABLE', 'maybe', true, false],
    ['serverError', 'PROVIDER_UNAVAILABLE', 'maybe', true, false],
    ['suspended', 'PROVIDER_UNAVAILABLE', 'never', true, true],
    ['timeout', 'PROVIDER_TIMEOUT', 'maybe', true, false],
    ['unsent', 'PROVIDER_TIMEOUT', 'never', true, true],
    ['cancelled', 'PROVIDER_TIMEOUT', 'maybe', true, false],
    ['throttled', 'PROVIDER_RATE_LIMITED', 'never', true, true],
    ['rateLimit', 'PROVIDER_RATE_LIMITED', 'never', true, true],
    ['unauthorised', 'PROVIDER_AUTH_FAILED', 'never', false, false],
    ['refused', 'PROVIDER_REFUSED', 'never', false, false],
    ['redirect', 'PROVIDER_BAD_RESPONSE', 'maybe', false, false],
    ['webPage', 'PROVIDER_BAD_RESPONSE', 'maybe', false, false],
    ['empty', 'PROVIDER_BAD_RESPONSE', 'maybe', false, false],
    ['notJson', 'PROVIDER_BAD_RESPONSE', 'maybe', false, false],
    ['notXml', 'PROVIDER_BAD_RESPONSE', 'maybe', false, false],
    ['undecodable', 'PROVIDER_BAD_RESPONSE', 'maybe', false, false],
    ['tooLarge', 'PROVIDER_BAD_RESPONSE', 'maybe', false, false],
    ['truncated', 'PROVIDER_BAD_RESPONSE', 'maybe', false, false],
    ['notHttp', 'PROVIDER_BAD_RESPONSE', 'maybe', false, false],
  ])('%s: %s, acted %s', (kind, code, acted, retryableRead, retryableWrite) => {
    expect(read({ kind })).toMatchObject({ code, acted, provider: 'SAMPLE', retryable: retryableRead });
    expect(write({ kind })).toMatchObject({ code, acted, provider: 'SAMPLE', retryable: retryableWrite });

    for (const { message } of [read({ kind }), write({ kind })]) {
      expect(message).toContain('Sample');
      expect(message).toMatch(/^[A-Z].*\. [A-Z].*\.$|: look there before repeating it\.$/);
    }
  });

  it('says of a write that may have been carried out to look before repeating it', () => {
    const warning = 'Sample may or may not have carried out the change: look there before repeating it.';
    expect(write({ kind: 'timeout' }).message).toContain(warning);
    expect(write({ kind: 'webPage' }).message).toContain(warning);
    expect(write({ kind: 'unreachable' }).message).not.toContain(warning);
    expect(write({ kind: 'refused' }).message).not.toContain(warning);
    expect(read({ kind: 'timeout' }).message).not.toContain(warning);
  });

  it('knows that what was not sent was not acted on', () => {
    expect(write({ kind: 'cancelled', sent: false })).toMatchObject({ acted: 'never', retryable: true });
    expect(write({ kind: 'cancelled', sent: true })).toMatchObject({ acted: 'maybe', retryable: false });
  });

  it('names the status, and keeps what came for the log', () => {
    const cause = new Error('low level');
    const error = read({ kind: 'serverError', status: 503, detail: 'at https://sample.example/?token=s3cret', cause });
    expect(error.message).toBe('Sample failed to process the request (HTTP status 503). Try again later.');
    expect(error).toMatchObject({ status: 503, detail: 'at https://sample.example/?token=s3cret', cause });
  });

  it('names the code of an answer that fails beside a good status, and what is known to help', () => {
    const error = read({ kind: 'unauthorised', providerCode: '403', next: 'Ask for a new key.' });
    expect(error.message).toBe(
      'Sample did not accept the credentials of this service (its code 403). Ask for a new key.',
    );
    expect(error.status).toBeUndefined();
    expect(write({ kind: 'serverError', providerCode: '503', next: 'Wait.' }).message).toBe(
      'Sample failed to process the request (its code 503). Sample may or may not have carried out the change: look there before repeating it.',
    );
  });
});

describe('What a failure says of the provider', () => {
  it.each<[FailureKind, string]>([
    ['unreachable', 'failing'],
    ['cutOff', 'failing'],
    ['serverError', 'failing'],
    ['timeout', 'failing'],
    ['truncated', 'failing'],
    ['notHttp', 'failing'],
    ['refused', 'alive'],
    ['throttled', 'alive'],
    ['unauthorised', 'alive'],
    ['redirect', 'alive'],
    ['webPage', 'alive'],
    ['cancelled', 'unknown'],
    ['unsent', 'unknown'],
    ['rateLimit', 'unknown'],
    ['suspended', 'unknown'],
  ])('%s: %s', (kind, verdict) => {
    expect(verdictOn({ kind })).toBe(verdict);
  });

  it('is nothing when the provider had no fair time to answer', () => {
    expect(verdictOn({ kind: 'timeout', hadFairTime: true })).toBe('failing');
    expect(verdictOn({ kind: 'timeout', hadFairTime: false })).toBe('unknown');
  });
});
