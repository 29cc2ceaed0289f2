import { type HttpMethod } from '../../src/http/request';
import { json, startScriptedServer } from '../support/scripted-server';
import { closeAll, failureOf, request, sample } from './client-fixture';

afterEach(closeAll);

/** A client with a main host and a login server, each with headers of its own. */
async function twoHosts() {
  const login = await startScriptedServer([json({ from: 'login' })]);
  const fixture = await sample([json({ from: 'main' })], {
    headers: { Authorization: 'Bearer main-s3cret' },
    hosts: { login: { baseUrl: `${login.url}/v1/`, headers: { 'x-login-key': 'login-s3cret' } } },
    limits: { retries: 0, breaker: { failures: 2, halfOpenAfterMs: 60_000 } },
  });
  return { ...fixture, login };
}

describe('A client with two hosts', () => {
  it('sends a request to the host that it names, with the path of that base URL', async () => {
    const { client, server, login } = await twoHosts();
    try {
      expect(await client.sendJson(request())).toMatchObject({ body: { from: 'main' } });
      expect(await client.sendJson(request({ host: 'login', path: '/token' }))).toMatchObject({
        body: { from: 'login' },
      });
      expect(server.requests.map(({ target }) => target)).toEqual(['/things']);
      expect(login.requests.map(({ target }) => target)).toEqual(['/v1/token']);
    } finally {
      await login.close();
    }
  });

  it('sends the headers of a host to that host only', async () => {
    const { client, server, login } = await twoHosts();
    try {
      await client.sendJson(request());
      await client.sendJson(request({ host: 'login' }));
      expect(server.requests[0]!.headers).toMatchObject({ authorization: 'Bearer main-s3cret' });
      expect(server.requests[0]!.headers).not.toHaveProperty('x-login-key');
      expect(login.requests[0]!.headers).toMatchObject({ 'x-login-key': 'login-s3cret' });
      expect(login.requests[0]!.headers).not.toHaveProperty('authorization');
    } finally {
      await login.close();
    }
  });

  it('has one circuit breaker and one health', async () => {
    const { client, server, login } = await twoHosts();
    try {
      login.play([{ status: 500 }]);
      for (let count = 0; count < 2; count += 1) await failureOf(client.sendJson(request({ host: 'login' })));
      expect(client.health().state).toBe('DOWN');
      expect((await failureOf(client.sendJson(request()))).message).toContain('calls to it are suspended');
      expect(server.requests).toHaveLength(0);
    } finally {
      await login.close();
    }
  });

  it('rejects a host that it does not have, before anything is sent', async () => {
    const { client, server, login } = await twoHosts();
    await login.close();
    await expect(client.sendJson(request({ host: 'Login' }))).rejects.toThrow(
      new TypeError('The HTTP client of Sample has no host "Login"; it has "login".'),
    );
    const single = await sample([json({})]);
    await expect(single.client.sendJson(request({ host: 'login' }))).rejects.toThrow(
      'The HTTP client of Sample has no host "login"; it has only the main one.',
    );
    expect([...server.requests, ...single.server.requests]).toEqual([]);
  });
});

it.each<HttpMethod>(['GET', 'POST', 'PUT', 'PATCH', 'DELETE'])('sends %s with a body, once', async (method) => {
  const { client, server } = await sample([{ status: 503 }, json({})]);
  await failureOf(client.sendJson(request({ method, access: 'write', json: { title: 'Yoga' } })));
  expect(server.requests.map((each) => [each.method, each.body])).toEqual([[method, '{"title":"Yoga"}']]);
});
