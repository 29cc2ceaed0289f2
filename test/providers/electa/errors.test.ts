import { ProviderError, type ProviderErrorCode } from '../../../src/model/provider-error';
import {
  ElectaRefusal,
  loginError,
  LoginRefused,
  mayHaveCountedAsFailedLogin,
  notUnderstood,
  readRefused,
  refusedWithoutCode,
  tokenRefused,
  userErrorsOf,
} from '../../../src/providers/electa/errors';

const answered = (code: ProviderErrorCode, status?: number) =>
  new ProviderError('It failed.', { code, provider: 'ELECTA', retryable: true, acted: 'maybe', status, detail: 'why' });

describe('A failed login', () => {
  it.each<[string, unknown, boolean]>([
    [
      'a refusal',
      new ProviderError('no', {
        code: 'PROVIDER_BAD_RESPONSE',
        provider: 'ELECTA',
        retryable: false,
        acted: 'never',
        cause: new LoginRefused('no'),
      }),
      true,
    ],
    ['credentials that are not accepted', answered('PROVIDER_AUTH_FAILED', 401), true],
    ['a refusing status', answered('PROVIDER_REFUSED', 404), true],
    ['the failure of a server', answered('PROVIDER_UNAVAILABLE', 500), true],
    ['a gateway', answered('PROVIDER_UNAVAILABLE', 502), false],
    ['a gateway that is not ready', answered('PROVIDER_UNAVAILABLE', 503), false],
    ['a gateway that waited', answered('PROVIDER_UNAVAILABLE', 504), false],
    ['too many calls', answered('PROVIDER_RATE_LIMITED', 429), false],
    ['a redirect', answered('PROVIDER_BAD_RESPONSE', 302), false],
    ['no connection', answered('PROVIDER_UNAVAILABLE'), false],
    ['silence', answered('PROVIDER_TIMEOUT'), false],
    ['a mistake of ours', new TypeError('x'), false],
  ])('may have been counted: %s', (_, error, counted) => {
    expect(mayHaveCountedAsFailedLogin(error)).toBe(counted);
  });

  it('is explained in the words of Electa where there are any', () => {
    const refused = new LoginRefused('Electa refused the login.');
    const failure = new ProviderError('It failed.', {
      code: 'PROVIDER_AUTH_FAILED',
      provider: 'ELECTA',
      retryable: true,
      acted: 'maybe',
      cause: refused,
    });
    expect(loginError(failure)).toMatchObject({
      code: 'PROVIDER_AUTH_FAILED',
      message: 'Electa refused the login.',
      acted: 'never',
      retryable: false,
      cause: refused,
    });
    const unavailable = answered('PROVIDER_UNAVAILABLE', 503);
    expect(loginError(unavailable)).toBe(unavailable);
  });
});

describe('A refusal', () => {
  const silent = new ElectaRefusal({ code: '105', words: null });
  const wordy = new ElectaRefusal({ code: '17', words: 'Room is taken' });

  it('has its code and words', () => {
    expect(silent).toMatchObject({ code: '105', words: '', message: 'Electa refused (105): without words' });
    expect(wordy).toMatchObject({ code: '17', words: 'Room is taken', message: 'Electa refused (17): Room is taken' });
  });

  it('of a create is a user error with the code, and with the words where there are any', () => {
    expect(userErrorsOf(silent).errors).toMatchObject([
      { code: 'PROVIDER_REFUSED', field: null, providerCode: '105', message: expect.stringContaining('no list') },
    ]);
    expect(userErrorsOf(wordy).errors).toMatchObject([
      { providerCode: '17', message: expect.stringMatching(/nothing was created\. Electa says: "Room is taken"$/) },
    ]);
  });

  it('of a read is nothing that a caller can mend, and its words are for the log', () => {
    const error = readRefused(wordy);
    expect(error).toMatchObject({ code: 'PROVIDER_REFUSED', acted: 'never', detail: 'Room is taken' });
    expect(error.message).not.toContain('Room');
    expect(refusedWithoutCode(400, 'no')).toMatchObject({ code: 'PROVIDER_REFUSED', status: 400, detail: 'no' });
  });

  it.each([
    ['Invalid token', true],
    ['TOKEN has expired', true],
    ['Tokenring is not supported', false],
    ['Room is taken', false],
    [null, false],
  ])('is about the token when its words say so: %s', (words, isAboutToken) => {
    expect(new ElectaRefusal({ code: '4', words }).isAboutToken).toBe(isAboutToken);
  });

  it('of the token can be mended by trying again, where another one can be had', () => {
    expect(tokenRefused(wordy, true)).toMatchObject({ code: 'PROVIDER_AUTH_FAILED', retryable: true });
    const given = tokenRefused(wordy, false);
    expect(given).toMatchObject({ code: 'PROVIDER_AUTH_FAILED', retryable: false });
    expect(given.message).toContain('ELECTA_TOKEN');
  });
});

it('an answer that is not understood leaves open what a create did', () => {
  expect(notUnderstood('XML', 'write', 'what?')).toMatchObject({
    code: 'PROVIDER_BAD_RESPONSE',
    acted: 'maybe',
    detail: 'what?',
    message: expect.stringContaining('may or may not have created the event'),
  });
  expect(notUnderstood('XML', 'read', 'what?').message).not.toContain('may or may not');
});
