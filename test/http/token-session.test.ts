import { ProviderError, type ProviderErrorCode } from '../../src/model/provider-error';
import { TokenKeeper } from '../../src/http/token-keeper';
import { TokenSession, type TokenSessionOptions } from '../../src/http/token-session';

const NOW = Date.parse('2026-11-20T18:00:00Z');
const { signal } = new AbortController();

const failed = (code: ProviderErrorCode, status?: number) =>
  new ProviderError('It failed.', { code, provider: 'SAMPLE', retryable: true, acted: 'maybe', status, detail: 'why' });

/** A session whose logins fail with these errors in order, and then succeed with tokens t1, t2 and so on. */
function session(failures: readonly unknown[] = [], options: Partial<TokenSessionOptions> = {}) {
  const remaining = [...failures];
  let issued = 0;
  let now = NOW;
  const tokens = new TokenKeeper({
    fetch: async () => {
      if (remaining.length > 0) throw remaining.shift();
      return { value: `t${(issued += 1)}`, lifetimeMs: null };
    },
    lifetimeMs: 600_000,
    pauseMs: 60_000,
    isRefusal: (error) => error instanceof ProviderError && error.code !== 'PROVIDER_UNAVAILABLE',
    now: () => now,
  });
  const sent: string[] = [];
  const made = new TokenSession({ provider: 'SAMPLE', title: 'Sample', tokens, ...options });
  return {
    sent,
    wait: (milliseconds: number) => (now += milliseconds),
    send: (access: 'read' | 'write', errors: readonly unknown[] = [], aborting: AbortSignal = signal) => {
      const left = [...errors];
      return made.send({ access, signal: aborting, requestId: 'r-1' }, async (token) => {
        sent.push(token);
        if (left.length > 0) throw left.shift();
        return `sent with ${token}`;
      });
    },
  };
}

const failureOf = (call: Promise<unknown>) => call.catch((error: unknown) => error);

describe('A request whose token is refused', () => {
  const refused = failed('PROVIDER_AUTH_FAILED', 401);

  it('is sent once more with a new token where it is a read', async () => {
    const { send, sent } = session();
    await expect(send('read', [refused])).resolves.toBe('sent with t2');
    expect(sent).toEqual(['t1', 't2']);
  });

  it('is sent no third time', async () => {
    const { send, sent } = session();
    expect(await failureOf(send('read', [refused, refused]))).toBe(refused);
    expect(sent).toEqual(['t1', 't2']);
  });

  it('is not sent again where it is a write, and the next request has a new token', async () => {
    const { send, sent } = session();
    expect(await failureOf(send('write', [refused]))).toBe(refused);
    expect(sent).toEqual(['t1']);
    await send('write');
    expect(sent).toEqual(['t1', 't2']);
  });

  it('fails as it is where its error has another cause', async () => {
    const { send, sent } = session();
    const other = failed('PROVIDER_REFUSED', 404);
    expect(await failureOf(send('read', [other]))).toBe(other);
    await send('read');
    expect(sent).toEqual(['t1', 't1']);
  });

  it('is renewed for an ambiguous error only if the token is old enough', async () => {
    const ambiguous = new Error('code 105');
    const { send, sent, wait } = session([], {
      refusedTokenAge: (error) => (error === ambiguous ? 60_000 : null),
    });
    expect(await failureOf(send('read', [ambiguous]))).toBe(ambiguous);
    expect(sent).toEqual(['t1']);
    wait(60_000);
    await expect(send('read', [ambiguous])).resolves.toBe('sent with t2');
  });
});

describe('A failed login', () => {
  it('is an error of the request that needed it, which was not sent', async () => {
    const { send, sent } = session([failed('PROVIDER_UNAVAILABLE', 503)]);
    expect(await failureOf(send('write'))).toMatchObject({
      code: 'PROVIDER_UNAVAILABLE',
      message: 'It failed.',
      acted: 'never',
      retryable: true,
      status: 503,
      detail: 'why',
    });
    expect(sent).toEqual([]);
    await send('write');
    expect(sent).toEqual(['t1']);
  });

  it.each(['PROVIDER_REFUSED', 'PROVIDER_AUTH_FAILED'] as const)('with %s pauses logins, and says so', async (code) => {
    const { send, sent, wait } = session([failed(code)], { advice: 'Check SAMPLE_KEY.' });
    const error = await failureOf(send('read'));
    expect(error).toMatchObject({ code: 'PROVIDER_AUTH_FAILED', acted: 'never', retryable: false });
    expect((error as Error).message).toBe(
      'It failed. Nothing else was sent. Because failed logins may lock the account, the next one is tried at ' +
        '2026-11-20T18:01:00.000Z. Check SAMPLE_KEY.',
    );
    wait(59_999);
    expect(await failureOf(send('read'))).toMatchObject({ code: 'PROVIDER_AUTH_FAILED' });
    wait(1);
    await send('read');
    expect(sent).toEqual(['t1']);
  });

  it('with an unreadable response does not accuse the credentials', async () => {
    const { send } = session([failed('PROVIDER_BAD_RESPONSE')], { advice: 'Check SAMPLE_KEY.' });
    const error = await failureOf(send('read'));
    expect(error).toMatchObject({ code: 'PROVIDER_BAD_RESPONSE', acted: 'never', retryable: false });
    expect((error as Error).message).not.toContain('SAMPLE_KEY');
  });

  it('that takes too long is a timeout before anything was sent', async () => {
    const { send, sent } = session();
    const passed = AbortSignal.abort(new DOMException('up', 'TimeoutError'));
    expect(await failureOf(send('write', [], passed))).toMatchObject({ code: 'PROVIDER_TIMEOUT', acted: 'never' });
    expect(sent).toEqual([]);
  });

  it('by an unexpected error stays what it is', async () => {
    const mistake = new TypeError('x');
    expect(await failureOf(session([mistake]).send('read'))).toBe(mistake);
  });
});
