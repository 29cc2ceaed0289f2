import { ProviderError, type ProviderErrorCode } from '../../../src/model/provider-error';
import { mayHaveCountedAsFailedLogin, refusalOf } from '../../../src/providers/electa/errors';
import { ProviderRefusal } from '../../../src/provider-kit/refusals';

const failed = (code: ProviderErrorCode, status?: number) =>
  new ProviderError('It failed.', { code, provider: 'ELECTA', retryable: true, acted: 'maybe', status });

it.each<[string, unknown, boolean]>([
  ['a refusal within an HTTP 200', failed('PROVIDER_AUTH_FAILED'), true],
  ['another document than a token', failed('PROVIDER_BAD_RESPONSE'), true],
  ['credentials that are not accepted', failed('PROVIDER_AUTH_FAILED', 401), true],
  ['a refusing status', failed('PROVIDER_REFUSED', 404), true],
  ['a server error', failed('PROVIDER_UNAVAILABLE', 500), true],
  ['a gateway', failed('PROVIDER_UNAVAILABLE', 502), false],
  ['a gateway that is not ready', failed('PROVIDER_UNAVAILABLE', 503), false],
  ['a gateway that timed out', failed('PROVIDER_UNAVAILABLE', 504), false],
  ['too many calls', failed('PROVIDER_RATE_LIMITED', 429), false],
  ['a redirect', failed('PROVIDER_BAD_RESPONSE', 302), false],
  ['no connection', failed('PROVIDER_UNAVAILABLE'), false],
  ['no response', failed('PROVIDER_TIMEOUT'), false],
  ['a bug', new TypeError('x'), false],
])('A login that fails with %s may count towards the lock of the account: %p', (_, error, counted) => {
  expect(mayHaveCountedAsFailedLogin(error)).toBe(counted);
});

describe('A refusal', () => {
  it.each([
    ['Invalid token', true],
    ['TOKEN has expired', true],
    ['Tokenring is not supported', false],
    ['Room is taken', false],
    [null, false],
  ])('is about the token if its text says so: %s', (text, isAboutToken) => {
    const refusal = refusalOf({ code: '4', text }, true);
    expect(refusal instanceof ProviderRefusal).toBe(!isAboutToken);
    if (isAboutToken) expect(refusal).toMatchObject({ code: 'PROVIDER_AUTH_FAILED', acted: 'never', detail: text });
    else expect(refusal).toMatchObject({ code: '4', text: text ?? '' });
  });

  it('of the token is retryable if a new one can be fetched, and names the setting otherwise', () => {
    const refusal = { code: '4', text: 'Invalid token' };
    expect(refusalOf(refusal, true)).toMatchObject({ retryable: true });
    const configured = refusalOf(refusal, false);
    expect(configured).toMatchObject({ retryable: false });
    expect(configured.message).toContain('set a new ELECTA_TOKEN');
  });
});
