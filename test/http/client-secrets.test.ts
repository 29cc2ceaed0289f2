import { type AddressInfo, createServer } from 'node:net';
import { inspect } from 'node:util';
import { json, type RecordedRequest, type ScriptedAnswer, webPage } from '../support/scripted-server';
import { closeAll, failureOf, request, sample, sampleClient } from './client-fixture';

afterEach(closeAll);

const TOKEN = '60af27d0c0ffee5ec0ffee5ec0ffee5ec0ffee5e';
const withToken = (more: object = {}) =>
  request({ headers: { Authorization: `Bearer ${TOKEN}` }, secrets: [TOKEN], retries: 0, ...more });

/** All that an error holds, its causes included. */
const whole = (error: Error): string => inspect(error, { depth: Infinity, showHidden: true, maxStringLength: null });

describe('A secret of one request that the response quotes', () => {
  it.each<[string, (token: string) => ScriptedAnswer]>([
    ['a failure', (token) => ({ status: 500, body: `I failed on ${token}` })],
    ['a refused login', (token) => json({ header: token }, 401)],
    ['a refusal', (token) => ({ status: 400, body: token })],
    ['a redirect', (token) => ({ status: 302, headers: { location: `/${token}` }, body: token })],
    ['what is no JSON', (token) => ({ body: `{"token": "${token}"` })],
    ['a web page', (token) => webPage(`<html><body>${token}</body></html>`)],
    ['a long text', (token) => ({ status: 500, body: 'x'.repeat(10_000 - 20) + token })],
    ['what is cut off', (token) => ({ body: token, ends: 'cutOff' })],
  ])('in %s is neither logged nor thrown', async (_, response) => {
    const { client, logged, server } = await sample(({ headers }: RecordedRequest) => response(headers.authorization!));
    const error = await failureOf(client.sendJson(withToken()));
    expect(server.requests[0]!.headers.authorization).toBe(`Bearer ${TOKEN}`);
    expect(logged.some(({ msg }) => msg === 'Provider attempt failed')).toBe(true);
    for (const text of [whole(error), JSON.stringify(logged)]) expect(text).not.toContain(TOKEN.slice(0, 20));
  });

  it('in what is no HTTP at all is neither logged nor thrown', async () => {
    // An echo server, which does not speak HTTP.
    const echo = createServer((socket) => socket.on('error', () => undefined).pipe(socket));
    await new Promise<void>((resolve) => echo.listen(0, '127.0.0.1', resolve));
    const { client, logged } = sampleClient(`http://127.0.0.1:${(echo.address() as AddressInfo).port}`);
    const error = await failureOf(client.sendJson(withToken()));
    await new Promise((resolve) => echo.close(resolve));
    expect(error).toMatchObject({
      code: 'PROVIDER_BAD_RESPONSE',
      detail: expect.stringContaining('does not match the HTTP/1.1 protocol'),
    });
    for (const text of [whole(error), JSON.stringify(logged)]) expect(text).not.toContain(TOKEN);
  });

  it('is not in what is read of it either', async () => {
    const { client } = await sample(({ headers }: RecordedRequest) => json({ said: headers.authorization }));
    expect((await client.sendJson(withToken())).body).toEqual({ said: 'Bearer [redacted]' });
    expect((await client.send(withToken())).text).toBe('{"said":"Bearer [redacted]"}');
  });

  it('is none of the next request', async () => {
    const { client } = await sample([json({ said: TOKEN })]);
    await client.sendJson(withToken());
    expect((await client.sendJson(request())).body).toEqual({ said: TOKEN });
  });
});
