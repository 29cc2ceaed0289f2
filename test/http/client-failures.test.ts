import { type AddressInfo, createServer } from 'node:net';
import { deadlineIn } from '../../src/model/deadline';
import { closedUrl, json, type ScriptedAnswer, webPage } from '../support/scripted-server';
import { closeAll, deadlineByHand, failureOf, request, sample, sampleClient } from './client-fixture';

afterEach(closeAll);

const write = (changes = {}) => request({ method: 'POST', json: { name: 'x' }, access: 'write', ...changes });

describe('A status that is a failure', () => {
  it.each<[number, string, 'never' | 'maybe', boolean, boolean]>([
    [400, 'PROVIDER_REFUSED', 'never', false, false],
    [401, 'PROVIDER_AUTH_FAILED', 'never', false, false],
    [403, 'PROVIDER_AUTH_FAILED', 'never', false, false],
    [404, 'PROVIDER_REFUSED', 'never', false, false],
    [429, 'PROVIDER_RATE_LIMITED', 'never', true, true],
    [500, 'PROVIDER_UNAVAILABLE', 'maybe', true, false],
    [503, 'PROVIDER_UNAVAILABLE', 'maybe', true, false],
  ])('%i is %s, acted %s', async (status, code, acted, retryableRead, retryableWrite) => {
    const { client } = await sample([{ status, body: 'the reason' }]);
    const readError = await failureOf(client.sendJson(request()));
    expect(readError).toMatchObject({ code, status, acted, retryable: retryableRead, detail: 'the reason' });
    const writeError = await failureOf(client.sendJson(write()));
    expect(writeError).toMatchObject({ code, status, acted, retryable: retryableWrite, provider: 'SAMPLE' });
  });

  it('is classified by its status even where its body cannot be read', async () => {
    const { client, server } = await sample([webPage('<html>Bad gateway</html>', 500)]);
    expect(await failureOf(client.sendJson(request()))).toMatchObject({ code: 'PROVIDER_UNAVAILABLE', status: 500 });
    server.play([{ status: 422, headers: { 'content-encoding': 'br' }, body: 'what?' }]);
    const error = await failureOf(client.sendJson(request()));
    expect(error).toMatchObject({ code: 'PROVIDER_REFUSED', status: 422, detail: undefined });
  });
});

describe('Without a connection', () => {
  it('the provider is unavailable and has not acted', async () => {
    const { client } = sampleClient(await closedUrl());
    for (const each of [request(), write()]) {
      const error = await failureOf(client.sendJson(each));
      expect(error).toMatchObject({ code: 'PROVIDER_UNAVAILABLE', acted: 'never', retryable: true });
      expect(error.message).toBe('No connection to Sample could be made. Nothing was sent to it; try again later.');
      expect(error.detail).toContain('ECONNREFUSED');
    }
  });

  it('the same holds where none of several addresses responds', async () => {
    const { port } = new URL(await closedUrl());
    const { client } = sampleClient(`http://localhost:${port}`);
    const error = await failureOf(client.sendJson(write()));
    expect(error).toMatchObject({ code: 'PROVIDER_UNAVAILABLE', acted: 'never' });
    expect(error.detail).toContain('ECONNREFUSED');
  });

  describe('that is ever completed', () => {
    // It takes connections but never completes the TLS handshake.
    const silent = createServer((socket) => socket.on('error', () => undefined));
    let baseUrl = '';
    beforeAll(async () => {
      await new Promise<void>((resolve) => silent.listen(0, '127.0.0.1', resolve));
      baseUrl = `https://127.0.0.1:${(silent.address() as AddressInfo).port}`;
    });
    afterAll(() => silent.close());

    it('it is given up after the time for connecting', async () => {
      const { client } = sampleClient(baseUrl, { limits: { connectMs: 30 } });
      const error = await failureOf(client.sendJson(write()));
      expect(error).toMatchObject({ code: 'PROVIDER_UNAVAILABLE', acted: 'never', retryable: true });
      expect(error.detail).toContain('UND_ERR_CONNECT_TIMEOUT');
    });

    it('an attempt that is over before it was sent has changed nothing', async () => {
      const { client } = sampleClient(baseUrl, { limits: { attemptMs: 30 } });
      const error = await failureOf(client.sendJson(write()));
      expect(error).toMatchObject({ code: 'PROVIDER_UNAVAILABLE', acted: 'never', retryable: true });
    });

    it('neither has a request whose time is up meanwhile', async () => {
      const { client } = sampleClient(baseUrl);
      const error = await failureOf(client.sendJson(write({ deadline: deadlineIn(30) })));
      expect(error).toMatchObject({ code: 'PROVIDER_TIMEOUT', acted: 'never', retryable: true });
      expect(error.message).toContain('could be sent to Sample');
    });

    it('neither has one that is given up meanwhile', async () => {
      const { client } = sampleClient(baseUrl);
      const caller = new AbortController();
      const failed = failureOf(client.sendJson(write({ deadline: deadlineIn(10_000, caller.signal) })));
      setImmediate(() => caller.abort());
      expect(await failed).toMatchObject({ code: 'PROVIDER_TIMEOUT', acted: 'never', retryable: true });
    });
  });

  it('what was given up while the connection was being made is not sent once it is there', async () => {
    const { server, client } = await sample([json({})], { limits: { concurrency: 1 } });
    const caller = new AbortController();
    const failed = failureOf(client.sendJson(write({ deadline: deadlineIn(10_000, caller.signal) })));
    // Everything up to asking for the connection has happened by then, and no I/O since.
    await new Promise<void>((resolve) => process.nextTick(resolve));
    caller.abort();
    expect(await failed).toMatchObject({ code: 'PROVIDER_TIMEOUT', acted: 'never' });

    await client.sendJson(request({ path: '/after' }));
    expect(server.requests.map(({ path }) => path)).toEqual(['/after']);
  });
});

describe('A connection that breaks', () => {
  it('before the response leaves open whether the provider has acted', async () => {
    const { client } = await sample([{ ends: 'reset' }]);
    const error = await failureOf(client.sendJson(write()));
    expect(error).toMatchObject({ code: 'PROVIDER_UNAVAILABLE', acted: 'maybe', retryable: false });
    expect(error.message).toBe(
      'The connection to Sample broke before a response arrived. ' +
        'Sample may or may not have carried out the change: look there before repeating it.',
    );
  });

  it('because the client is closed does so, too', async () => {
    const { client, server } = await sample([{ ends: 'never' }]);
    const failed = failureOf(client.sendJson(write()));
    await server.received(1);
    await client.close();
    expect(await failed).toMatchObject({ code: 'PROVIDER_UNAVAILABLE', acted: 'maybe', retryable: false });
    expect(await failureOf(client.sendJson(write()))).toMatchObject({ acted: 'never' });
  });
});

describe('A provider that takes too long', () => {
  it.each<[string, ScriptedAnswer]>([
    ['to respond', { ends: 'never' }],
    ['to complete its response', { body: '{', ends: 'stalled' }],
  ])('%s exceeds the time for one attempt, which is not retried', async (_, response) => {
    const { client, server } = await sample([json({}), response], { limits: { attemptMs: 100 } });
    await client.sendJson(request());
    const error = await failureOf(client.sendJson(request()));
    expect(error).toMatchObject({ code: 'PROVIDER_TIMEOUT', acted: 'maybe', retryable: true });
    expect(error.message).toBe('Sample did not respond in time. Try again later.');
    expect(await failureOf(client.sendJson(write()))).toMatchObject({ acted: 'maybe', retryable: false });
    expect(server.requests).toHaveLength(1 + 2);
  });

  it('runs into the deadline of the caller', async () => {
    const { client, server } = await sample([{ ends: 'never' }]);
    const { deadline, pass } = deadlineByHand();
    const failed = failureOf(client.sendJson(request({ deadline })));
    await server.received(1);
    pass();
    expect(await failed).toMatchObject({ code: 'PROVIDER_TIMEOUT', acted: 'maybe', retryable: true });
  });

  it('is not waited for when the caller gives up', async () => {
    const { client, server } = await sample([{ ends: 'never' }]);
    const caller = new AbortController();
    const failed = failureOf(client.sendJson(write({ deadline: deadlineIn(10_000, caller.signal) })));
    await server.received(1);
    caller.abort();
    const error = await failed;
    expect(error).toMatchObject({ code: 'PROVIDER_TIMEOUT', acted: 'maybe', retryable: false });
    expect(error.message).toContain('cancelled before Sample responded');
  });

  it('is not called when the deadline has already passed', async () => {
    const { client, server } = await sample([json({})]);
    const deadline = deadlineIn(10_000, AbortSignal.abort());
    const error = await failureOf(client.sendJson(write({ deadline })));
    expect(error).toMatchObject({ code: 'PROVIDER_TIMEOUT', acted: 'never', retryable: true });
    expect(server.requests).toHaveLength(0);
  });
});

describe('No secret and no address', () => {
  const secret = 's3cret-t0ken';
  const responses: ScriptedAnswer[] = [
    { status: 302, headers: { location: `http://sample.invalid/${secret}` } },
    ...[400, 401, 429, 500].map((status) => ({ status, body: secret })),
    { body: secret },
    webPage(`<html>${secret}</html>`),
    { body: secret, ends: 'cutOff' },
    { ends: 'reset' },
    { ends: 'never' },
  ];

  it('is in any message', async () => {
    const { client, server, logged } = await sample(responses, {
      headers: { authorization: `Bearer ${secret}` },
      limits: { retries: 0, attemptMs: 100, breaker: { failures: 100, halfOpenAfterMs: 1 } },
    });
    for (const _ of responses) {
      const error = await failureOf(client.sendJson(request({ query: { token: secret } })));
      expect(error.message).not.toMatch(/s3cret|127\.0\.0\.1|http:|things|Bearer/);
    }
    expect(server.requests).toHaveLength(responses.length);
    // What the provider said is in the log, where it is redacted; headers and queries are not even there.
    expect(JSON.stringify(logged)).not.toContain('Bearer');
    expect(JSON.stringify(logged)).not.toContain('token=');
  });
});
