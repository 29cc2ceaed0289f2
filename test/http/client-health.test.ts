import { setTimeout as delay } from 'node:timers/promises';
import { deadlineIn } from '../../src/model/deadline';
import { json } from '../support/scripted-server';
import { closeAll, deadlineByHand, failureOf, request, sample } from './client-fixture';

afterEach(closeAll);

const limits = { retries: 0, breaker: { failures: 3, halfOpenAfterMs: 30 } };
const patient = { retries: 0, breaker: { failures: 3, halfOpenAfterMs: 60_000 } };

async function fail(client: Awaited<ReturnType<typeof sample>>['client'], times: number) {
  for (let count = 0; count < times; count += 1) await failureOf(client.sendJson(request()));
}

describe('A provider that keeps failing', () => {
  it('is not called any more, and that is said at once', async () => {
    const { client, server } = await sample([{ status: 500 }], { limits: patient });
    await fail(client, 3);
    const error = await failureOf(client.sendJson(request({ access: 'write' })));
    expect(error).toMatchObject({ code: 'PROVIDER_UNAVAILABLE', acted: 'never', retryable: true });
    expect(error.message).toBe(
      'Sample keeps failing, so calls to it are suspended for a few seconds. ' +
        'Nothing was sent to it; try again later.',
    );
    expect(server.requests).toHaveLength(3);
  });

  it('is tried with one call after a while, while the others are refused, and called again when that succeeds', async () => {
    const { client, server } = await sample([{ status: 500 }], { limits });
    await fail(client, 3);
    await delay(40);

    let release = (): void => undefined;
    const held = new Promise<void>((resolve) => (release = resolve));
    server.play([{ ...json({}), after: held }]);
    const calls = [1, 2, 3].map(() => client.sendJson(request()).catch((error: unknown) => error));
    await server.received(4);
    expect(client.health().state).toBe('DEGRADED');
    release();
    expect(await Promise.all(calls)).toMatchObject([
      { status: 200 },
      { code: 'PROVIDER_UNAVAILABLE', acted: 'never' },
      { code: 'PROVIDER_UNAVAILABLE', acted: 'never' },
    ]);
    expect(server.requests).toHaveLength(4);

    await client.sendJson(request());
    expect(client.health().state).toBe('UP');
  });

  it('is left alone again when the trial fails', async () => {
    const { client, server } = await sample([{ status: 500 }], { limits });
    await fail(client, 3);
    await delay(40);
    await fail(client, 1);
    expect(server.requests).toHaveLength(4);
    expect(client.health().state).toBe('DOWN');
  });

  it('is one whose connections break or that does not respond', async () => {
    const { client, server } = await sample([{ ends: 'reset' }, { ends: 'never' }, { body: '{', ends: 'cutOff' }], {
      limits: { ...patient, attemptMs: 100 },
    });
    await fail(client, 4);
    expect(server.requests).toHaveLength(3);
  });

  it('is not one that responds, whatever its status', async () => {
    const { client, server } = await sample(
      [404, 429, 401, 302, 200].map((status) => ({ status })),
      { limits: patient },
    );
    await fail(client, 8);
    expect(server.requests).toHaveLength(8);
  });

  it('is not one that had no time to respond', async () => {
    const { client, server } = await sample([{ ends: 'never' }], { limits: patient });
    for (let count = 1; count <= 4; count += 1) {
      const { deadline, pass } = deadlineByHand();
      const failed = failureOf(client.sendJson(request({ deadline })));
      await server.received(count);
      pass();
      expect(await failed).toMatchObject({ code: 'PROVIDER_TIMEOUT', acted: 'maybe' });
    }
    expect(client.health().state).toBe('DEGRADED');
  });

  it('is one that had time enough, even if the caller had not', async () => {
    const { client, server } = await sample([{ ends: 'never' }], { limits: { ...patient, attemptMs: 100 } });
    for (let count = 1; count <= 3; count += 1) {
      const { deadline, pass } = deadlineByHand();
      const failed = failureOf(client.sendJson(request({ deadline })));
      await server.received(count);
      await delay(60);
      pass();
      await failed;
    }
    expect(client.health().state).toBe('DOWN');
  });
});

describe('The health of a provider', () => {
  it('is unknown before the first call', async () => {
    const { client } = await sample([json({})]);
    expect(client.health()).toEqual({ state: 'UNKNOWN', lastSuccessAt: null, lastError: null });
  });

  it('is up after a success, degraded after a failure, down while calls are suspended', async () => {
    const { client, server } = await sample([json({})], { limits: patient });
    await client.sendJson(request());
    expect(client.health()).toEqual({ state: 'UP', lastSuccessAt: expect.any(Date), lastError: null });

    server.play([{ status: 500, body: 's3cret' }]);
    await fail(client, 1);
    const lastError = 'Sample failed to process the request (HTTP status 500). Try again later.';
    expect(client.health()).toEqual({ state: 'DEGRADED', lastSuccessAt: expect.any(Date), lastError });

    await fail(client, 4);
    expect(client.health()).toEqual({ state: 'DOWN', lastSuccessAt: expect.any(Date), lastError });
  });

  it.each([401, 403, 429])('is degraded by %i', async (status) => {
    const { client } = await sample([{ status }], { limits });
    await fail(client, 1);
    expect(client.health()).toMatchObject({ state: 'DEGRADED', lastSuccessAt: null });
  });

  it.each([400, 404, 422])('is up after %i: the provider is alive', async (status) => {
    const { client } = await sample([{ status }], { limits });
    await fail(client, 1);
    expect(client.health()).toEqual({ state: 'UP', lastSuccessAt: expect.any(Date), lastError: null });
  });

  it('is degraded by a response that cannot be read', async () => {
    const { client } = await sample([{ body: 'what?' }], { limits });
    await fail(client, 1);
    expect(client.health()).toMatchObject({ state: 'DEGRADED', lastError: expect.stringContaining('JSON') });
  });

  it('is not degraded by callers that give up', async () => {
    const { client, server } = await sample([json({}), { ends: 'never' }], { limits });
    await client.sendJson(request());
    const caller = new AbortController();
    const failed = failureOf(client.sendJson(request({ deadline: deadlineIn(10_000, caller.signal) })));
    await server.received(2);
    caller.abort();
    await failed;
    expect(client.health().state).toBe('UP');
  });
});

describe('The log', () => {
  it('has one line per call: who, what, how it went, how long it took', async () => {
    const { client, logged } = await sample([json({})]);
    await client.sendJson(
      request({ method: 'POST', access: 'write', query: { token: 's3cret' }, json: { a: 's3cret' } }),
    );
    expect(logged).toEqual([
      expect.objectContaining({
        level: 20,
        provider: 'SAMPLE',
        requestId: 'r-1',
        method: 'POST',
        path: '/things',
        status: 200,
        attempt: 1,
        ms: expect.any(Number),
      }),
    ]);
    expect(JSON.stringify(logged)).not.toContain('s3cret');
  });

  it('has a warning per attempt that failed, with what came', async () => {
    const { client, logged } = await sample([{ status: 503, body: 'maintenance' }, json({})]);
    await client.sendJson(request());
    expect(logged).toMatchObject([
      { level: 40, attempt: 1, status: 503, failure: 'serverError', detail: 'maintenance' },
      { level: 20, attempt: 2, status: 200 },
    ]);
  });

  it('warns once when the calls are suspended, and not for every call refused', async () => {
    const { client, logged } = await sample([{ status: 500 }], { limits: patient });
    await fail(client, 10);
    expect(logged.filter(({ level }) => level === 40)).toHaveLength(3 + 1);
    expect(logged.filter(({ level }) => level === 20)).toHaveLength(10);
  });
});
