import { inspect } from 'node:util';
import { HttpClient } from '../../src/http/client';
import { OAuthClient, type OAuthOptions } from '../../src/http/oauth';
import { type Access } from '../../src/http/failure';
import { json, type RecordedRequest, type Script, type ScriptedAnswer } from '../support/scripted-server';
import { closeAll, failureOf, request, sample } from './client-fixture';

afterEach(async () => {
  jest.restoreAllMocks();
  await closeAll();
});

const CLIENT = { clientId: 'client one', clientSecret: 'client:s3cret' };
const BASIC = `Basic ${Buffer.from('client+one:client%3As3cret').toString('base64')}`;
const RETIRED = new Date('2026-11-20T10:00:00Z');

/** A token response with tokens "s3cret-1", "s3cret-2" and so on. */
const issued = (number: number, more: object = {}): ScriptedAnswer =>
  json({ access_token: `s3cret-${number}`, token_type: 'Bearer', expires_in: 3600, ...more });

interface Setup extends Partial<Omit<OAuthOptions, 'http'>> {
  /** Responses to token requests in order, the last one repeatedly. */
  readonly tokens: readonly ScriptedAnswer[];
  /** Responses to all other requests. */
  readonly calls?: (request: RecordedRequest) => ScriptedAnswer;
}

async function oauth({ tokens, calls = () => json({ id: 1 }), ...options }: Setup) {
  let requested = 0;
  const script: Script = (received) =>
    received.path === '/oauth/token' ? tokens[Math.min(requested++, tokens.length - 1)]! : calls(received);
  const { server, client, logged } = await sample(script, { limits: { attemptMs: 1_000 } });
  const secrets: string[] = [];
  const log = { info: jest.fn(), warn: jest.fn(), error: jest.fn() };
  const login = new OAuthClient({
    http: client,
    provider: 'SAMPLE',
    title: 'Sample',
    tokenPath: '/oauth/token',
    grant: { type: 'client_credentials', parameters: { scope: 'meetings' } },
    redactSecret: (secret) => secrets.push(secret),
    log: log as unknown as OAuthOptions['log'],
    ...CLIENT,
    ...options,
  });
  const call = (access: Access = 'read', signal = new AbortController().signal) =>
    login.send({ access, signal, requestId: 'r-1' }, (token) =>
      client.sendJson(
        request({ method: access === 'read' ? 'GET' : 'POST', access, headers: { authorization: `Bearer ${token}` } }),
      ),
    );
  const targets = () => server.requests.map(({ method, path }) => `${method} ${path}`);
  const formOf = (index: number) => Object.fromEntries(new URLSearchParams(server.requests[index]!.body));
  return { server, client, logged, log, secrets, call, targets, formOf };
}

const pass = (milliseconds: number) => {
  const later = Date.now() + milliseconds;
  jest.spyOn(Date, 'now').mockReturnValue(later);
};

describe('A token request', () => {
  it('is a form with the grant, authenticated by client_secret_basic', async () => {
    const { server, call, formOf, targets } = await oauth({ tokens: [issued(1)] });
    await call();
    expect(targets()).toEqual(['POST /oauth/token', 'GET /things']);
    expect(server.requests[0]!.headers).toMatchObject({
      'content-type': 'application/x-www-form-urlencoded',
      authorization: BASIC,
    });
    expect(formOf(0)).toEqual({ grant_type: 'client_credentials', scope: 'meetings' });
    expect(server.requests[1]!.headers).toMatchObject({ authorization: 'Bearer s3cret-1' });
  });

  it('can authenticate by client_secret_post', async () => {
    const { server, call, formOf } = await oauth({
      tokens: [issued(1)],
      clientAuthentication: 'client_secret_post',
      grant: { type: 'account_credentials', parameters: { account_id: '7' } },
    });
    await call();
    expect(server.requests[0]!.headers).not.toHaveProperty('authorization');
    expect(formOf(0)).toEqual({
      grant_type: 'account_credentials',
      account_id: '7',
      client_id: 'client one',
      client_secret: 'client:s3cret',
    });
  });

  it('is sent once for all concurrent callers', async () => {
    const { call, targets } = await oauth({ tokens: [{ ...issued(1), after: 50 }] });
    await Promise.all(Array.from({ length: 10 }, () => call()));
    expect(targets().filter((target) => target === 'POST /oauth/token')).toHaveLength(1);
  });

  it('goes to the host of the token endpoint', async () => {
    const main = await sample([json({})]);
    const login = await sample([issued(1)]);
    const client = new HttpClient({
      provider: 'SAMPLE',
      title: 'Sample',
      baseUrl: main.server.url,
      hosts: { login: { baseUrl: login.server.url } },
      log: { child: () => ({ debug: () => undefined }) } as never,
    });
    const { log, secrets } = await oauth({ tokens: [issued(1)] });
    const tokens = new OAuthClient({
      ...CLIENT,
      http: client,
      provider: 'SAMPLE',
      title: 'Sample',
      host: 'login',
      tokenPath: '/oauth/token',
      grant: { type: 'client_credentials' },
      redactSecret: (secret) => secrets.push(secret),
      log: log as unknown as OAuthOptions['log'],
    });
    const used = await tokens.send(
      { access: 'read', signal: new AbortController().signal, requestId: 'r-1' },
      async (token) => token,
    );
    await client.close();
    expect(used).toBe('s3cret-1');
    expect(login.server.requests.map(({ path }) => path)).toEqual(['/oauth/token']);
    expect(main.server.requests).toEqual([]);
  });
});

describe('An access token', () => {
  it.each([
    ['as expires_in states', { expires_in: 3600 }, 59 * 60_000],
    ['as expires_in states as text', { expires_in: '3600' }, 59 * 60_000],
    ['for the default lifetime without expires_in', { expires_in: undefined }, 9 * 60_000],
    ['for half of a lifetime that is shorter than the margin', { expires_in: 60 }, 30_000],
  ])('is used %s, and replaced before it expires', async (_, more, usableMs) => {
    const { call, targets } = await oauth({ tokens: [issued(1, more), issued(2, more)] });
    const start = Date.now();
    const clock = jest.spyOn(Date, 'now').mockReturnValue(start);
    await call();
    clock.mockReturnValue(start + usableMs - 1);
    await call();
    expect(targets()).toEqual(['POST /oauth/token', 'GET /things', 'GET /things']);
    clock.mockReturnValue(start + usableMs);
    await call();
    expect(targets().slice(3)).toEqual(['POST /oauth/token', 'GET /things']);
  });

  it('is registered for redaction before any request carries it, as are the other secrets', async () => {
    const known: string[][] = [];
    const fixture = await oauth({
      tokens: [issued(1, { refresh_token: 's3cret-refresh-2' })],
      grant: { type: 'refresh_token', refreshToken: 's3cret-refresh-1' },
      calls: () => {
        known.push([...fixture.secrets]);
        return json({});
      },
    });
    await fixture.call();
    const basic = BASIC.slice('Basic '.length);
    expect(known).toEqual([['client:s3cret', basic, 's3cret-refresh-1', 's3cret-1', 's3cret-refresh-2']]);
  });

  it.each(['401', '403'])('that is refused with %s is renewed once for a read', async (status) => {
    const isRefused = ({ headers }: RecordedRequest) => headers.authorization === 'Bearer s3cret-1';
    const refusing = (received: RecordedRequest) =>
      isRefused(received) ? { status: Number(status) } : json({ id: 1 });
    const { call, targets } = await oauth({ tokens: [issued(1), issued(2)], calls: refusing });
    expect(await call()).toMatchObject({ body: { id: 1 } });
    expect(targets()).toEqual(['POST /oauth/token', 'GET /things', 'POST /oauth/token', 'GET /things']);

    const stubborn = await oauth({ tokens: [issued(1), issued(2)], calls: () => ({ status: 401 }) });
    expect(await failureOf(stubborn.call())).toMatchObject({ code: 'PROVIDER_AUTH_FAILED' });
    expect(stubborn.targets()).toEqual(['POST /oauth/token', 'GET /things', 'POST /oauth/token', 'GET /things']);
  });

  it('that is refused to a write is not sent again, and the next write has a new one', async () => {
    const { call, targets } = await oauth({ tokens: [issued(1), issued(2)], calls: () => ({ status: 401 }) });
    expect(await failureOf(call('write'))).toMatchObject({ code: 'PROVIDER_AUTH_FAILED', acted: 'never' });
    expect(targets()).toEqual(['POST /oauth/token', 'POST /things']);
    await failureOf(call('write'));
    expect(targets().slice(2)).toEqual(['POST /oauth/token', 'POST /things']);
  });
});

describe('A refresh token', () => {
  const grant = { type: 'refresh_token', refreshToken: 'refresh-1' } as const;

  it('that is rotated is reported and used from then on', async () => {
    const reported: string[] = [];
    const { call, formOf } = await oauth({
      tokens: [issued(1, { refresh_token: 'refresh-2' }), issued(2, { refresh_token: 'refresh-2' })],
      grant,
      onRefreshToken: async (refreshToken) => void reported.push(refreshToken),
    });
    await call();
    pass(59 * 60_000);
    await call();
    expect(formOf(0)).toEqual({ grant_type: 'refresh_token', refresh_token: 'refresh-1' });
    expect(formOf(2)).toEqual({ grant_type: 'refresh_token', refresh_token: 'refresh-2' });
    expect(reported).toEqual(['refresh-2']);
  });

  it('that cannot be stored is used all the same, and the error is logged', async () => {
    const { call, log } = await oauth({
      tokens: [issued(1, { refresh_token: 'refresh-2' })],
      grant,
      onRefreshToken: () => Promise.reject(new Error('the disk is full')),
    });
    await expect(call()).resolves.toMatchObject({ body: { id: 1 } });
    expect(log.error).toHaveBeenCalledWith(
      { provider: 'SAMPLE', err: new Error('the disk is full') },
      'The new refresh token could not be stored: it is lost when this process ends',
    );
  });

  it('is sent once, even where the server is unavailable', async () => {
    const { call, targets } = await oauth({ tokens: [{ status: 503 }], grant });
    expect(await failureOf(call())).toMatchObject({ code: 'PROVIDER_UNAVAILABLE', acted: 'never', retryable: true });
    expect(targets()).toEqual(['POST /oauth/token']);
  });
});

describe('A refused grant', () => {
  it.each([
    [400, 'invalid_grant'],
    [401, 'invalid_client'],
    [200, 'invalid_client'],
  ])('with status %i and "%s" means wrong credentials, and pauses logins', async (status, code) => {
    const { client, call, targets } = await oauth({
      tokens: [json({ error: code, error_description: 'Nope.' }, status), issued(1)],
      advice: 'Check SAMPLE_CLIENT_ID and SAMPLE_CLIENT_SECRET.',
    });
    jest.spyOn(Date, 'now').mockReturnValue(RETIRED.getTime());
    const error = await failureOf(call('write'));
    expect(error).toMatchObject({ code: 'PROVIDER_AUTH_FAILED', acted: 'never', retryable: false });
    expect(error.message).toBe(
      `Sample did not accept the credentials of this service (its code ${code}). Check that they are set correctly and that they allow this request. ` +
        'Nothing else was sent. Because failed logins may lock the account, the next one is tried at 2026-11-20T10:01:00.000Z. ' +
        'Check SAMPLE_CLIENT_ID and SAMPLE_CLIENT_SECRET.',
    );
    expect(client.health()).toMatchObject({ state: 'DEGRADED', lastSuccessAt: null });
    expect((await failureOf(call())).message).toBe(error.message);
    expect(targets()).toEqual(['POST /oauth/token']);

    pass(60_000);
    await call();
    expect(targets()).toEqual(['POST /oauth/token', 'POST /oauth/token', 'GET /things']);
  });

  it.each([
    ['without an error code', { status: 400, body: '{}' }, /\(HTTP status 400\)/],
    ['with an error that is prose', json({ error: 'It is <b>not</b> possible' }, 400), /\(HTTP status 400\)/],
    ['with 403', { status: 403 }, /\(HTTP status 403\)/],
    ['with 404', { status: 404 }, /refused the request \(HTTP status 404\)/],
  ])('%s is PROVIDER_AUTH_FAILED for the request that needed it', async (_, response, message) => {
    const { client, call } = await oauth({ tokens: [response] });
    const error = await failureOf(call());
    expect(error).toMatchObject({ code: 'PROVIDER_AUTH_FAILED', acted: 'never', retryable: false });
    expect(error.message).toMatch(message);
    expect(client.health().state).toBe('DEGRADED');
  });

  it('quotes neither credentials nor tokens', async () => {
    const echo = { error: 'invalid_request', error_description: `${BASIC} client:s3cret refresh-s3cret` };
    const { call, log, logged } = await oauth({
      tokens: [json(echo, 400)],
      grant: { type: 'refresh_token', refreshToken: 'refresh-s3cret' },
    });
    const error = await failureOf(call());
    for (const text of [
      inspect(error, { depth: 9 }),
      JSON.stringify(logged),
      inspect(log.warn.mock.calls, { depth: 9 }),
    ]) {
      expect(text).not.toContain('s3cret');
      expect(text).not.toContain(BASIC.slice(6));
    }
    expect(JSON.stringify(logged)).toContain('[redacted]');
  });
});

it.each([
  ['without a token', json({ token_type: 'Bearer' })],
  ['with a token of another type', issued(1, { token_type: 'mac' })],
  ['that is a list', json([])],
])('A token response %s is a bad response', async (_, response) => {
  const { call, targets } = await oauth({ tokens: [response] });
  const error = await failureOf(call());
  expect(error).toMatchObject({ code: 'PROVIDER_BAD_RESPONSE', acted: 'never', retryable: false });
  expect(error.message).toContain(
    'Sample responded to the login of this service without a usable access token. Check the address of its token endpoint',
  );
  expect(targets()).toEqual(['POST /oauth/token']);
});

it('A caller that gives up does not cancel the token request of others', async () => {
  const { call, targets, server } = await oauth({ tokens: [{ ...issued(1), after: 100 }] });
  const impatient = new AbortController();
  const first = failureOf(call('read', impatient.signal));
  const second = call();
  await server.received(1);
  impatient.abort(new DOMException('The time is up.', 'TimeoutError'));
  expect(await first).toMatchObject({ code: 'PROVIDER_TIMEOUT', acted: 'never', retryable: true });
  expect(await second).toMatchObject({ body: { id: 1 } });
  expect(targets()).toEqual(['POST /oauth/token', 'GET /things']);
});

it('A token request that fails otherwise is repeated for the next call', async () => {
  const { call } = await oauth({ tokens: [{ status: 500 }, issued(1)] });
  expect(await failureOf(call('write'))).toMatchObject({
    code: 'PROVIDER_UNAVAILABLE',
    acted: 'never',
    retryable: true,
  });
  await expect(call('write')).resolves.toMatchObject({ status: 200 });
});
