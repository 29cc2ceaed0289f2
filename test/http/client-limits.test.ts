import { deadlineIn } from '../../src/model/deadline';
import { json, type Script } from '../support/scripted-server';
import { closeAll, deadlineByHand, failureOf, request, sample } from './client-fixture';

afterEach(closeAll);

describe('Connections', () => {
  it('are reused', async () => {
    const { client, server } = await sample([json({})], { limits: { concurrency: 1 } });
    for (let count = 0; count < 20; count += 1) await client.sendJson(request());
    expect(server.requests).toHaveLength(20);
    expect(server.connections).toBe(1);
  });

  it('are no more than there may be calls at a time', async () => {
    const { client, server } = await sample([json({})], { limits: { concurrency: 4 } });
    await Promise.all(Array.from({ length: 40 }, () => client.sendJson(request())));
    expect(server.requests).toHaveLength(40);
    expect(server.connections).toBeLessThanOrEqual(4);
  });
});

describe('So many calls at a time', () => {
  it('are in flight, and not one more', async () => {
    let release = (): void => undefined;
    const held = new Promise<void>((resolve) => (release = resolve));
    const { client, server } = await sample([{ ...json({}), after: held }], { limits: { concurrency: 3 } });
    const calls = Array.from({ length: 10 }, () => client.sendJson(request()));
    await server.received(3);
    release();
    await Promise.all(calls);
    expect(server.requests).toHaveLength(10);
    expect(server.mostInFlight).toBe(3);
  });

  it('keep the others waiting only as long as they have time', async () => {
    const { client, server } = await sample([{ ends: 'never' }], { limits: { concurrency: 1 } });
    const blocking = deadlineByHand();
    const blocked = failureOf(client.sendJson(request({ deadline: blocking.deadline })));
    await server.received(1);
    const waiting = await failureOf(client.sendJson(request({ access: 'write', deadline: deadlineIn(20) })));
    expect(waiting).toMatchObject({ code: 'PROVIDER_TIMEOUT', acted: 'never', retryable: true });

    blocking.pass();
    await blocked;
    expect(server.requests).toHaveLength(1);
  });
});

describe('So many calls in a window', () => {
  it('are sent; one that would be too late is refused and not sent', async () => {
    const { client, server } = await sample([json({})], {
      limits: { callsPerWindow: { calls: 2, windowMs: 60_000 } },
    });
    await client.sendJson(request());
    await client.sendJson(request());
    const error = await failureOf(client.sendJson(request({ access: 'write' })));
    expect(error).toMatchObject({ code: 'PROVIDER_RATE_LIMITED', acted: 'never', retryable: true });
    expect(error.status).toBeUndefined();
    expect(server.requests).toHaveLength(2);
  });

  it('let the next one wait for its turn', async () => {
    const { client, server } = await sample([json({})], { limits: { callsPerWindow: { calls: 2, windowMs: 50 } } });
    await Promise.all(Array.from({ length: 5 }, () => client.sendJson(request())));
    expect(server.requests).toHaveLength(5);
  });
});

describe('Repeating', () => {
  const failing: Script = [{ status: 503 }];

  it.each<[string, Script]>([
    ['503', failing],
    ['429', [{ status: 429 }]],
    ['a connection that breaks', [{ ends: 'reset' }]],
  ])('a read happens twice: %s', async (_, script) => {
    const { client, server } = await sample(script);
    await failureOf(client.sendJson(request()));
    expect(server.requests).toHaveLength(3);
  });

  it('a read ends with the first response', async () => {
    const { client, server } = await sample([{ status: 503 }, { ends: 'reset' }, json({ id: 1 })]);
    await expect(client.sendJson(request())).resolves.toEqual({ status: 200, body: { id: 1 } });
    expect(server.requests).toHaveLength(3);
  });

  it.each<[string, Script]>([
    ['500', [{ status: 500 }]],
    ['404', [{ status: 404 }]],
    ['401', [{ status: 401 }]],
    ['a part of a response', [{ body: '{', ends: 'cutOff' }]],
  ])('a read does not happen for what would come again: %s', async (_, script) => {
    const { client, server } = await sample(script);
    await failureOf(client.sendJson(request()));
    expect(server.requests).toHaveLength(1);
  });

  it.each<[string, Script]>([
    ['503', failing],
    ['429', [{ status: 429, headers: { 'retry-after': '0' } }]],
    ['a connection that breaks', [{ ends: 'reset' }]],
  ])('a write never happens, whatever its HTTP method: %s', async (_, script) => {
    const { client, server } = await sample(script);
    for (const method of ['GET', 'POST', 'PUT', 'DELETE'] as const) {
      await failureOf(client.sendJson(request({ method, access: 'write' })));
    }
    expect(server.requests).toHaveLength(4);
  });

  it('happens after the wait that the provider asks for, when there is time for it', async () => {
    const { client, server } = await sample([{ status: 429, headers: { 'retry-after': '0' } }, json({ id: 1 })], {
      random: undefined,
    });
    await expect(client.sendJson(request())).resolves.toMatchObject({ status: 200 });
    expect(server.requests).toHaveLength(2);
  });

  it('is left at once when the provider asks for more time than there is', async () => {
    const { client, server } = await sample([{ status: 429, headers: { 'retry-after': '3600' } }]);
    const error = await failureOf(client.sendJson(request()));
    expect(error).toMatchObject({ code: 'PROVIDER_RATE_LIMITED', acted: 'never', retryable: true });
    expect(server.requests).toHaveLength(1);
  });

  it('is left when the caller gives up during the wait', async () => {
    const { client, server } = await sample([{ status: 429, headers: { 'retry-after': '5' } }]);
    const caller = new AbortController();
    const failed = failureOf(client.sendJson(request({ deadline: deadlineIn(10_000, caller.signal) })));
    await server.received(1);
    setTimeout(() => caller.abort(), 50);
    expect(await failed).toMatchObject({ code: 'PROVIDER_RATE_LIMITED' });
    expect(server.requests).toHaveLength(1);
  });
});
