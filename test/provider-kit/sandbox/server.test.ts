import { request as httpRequest } from 'node:http';
import { once } from 'node:events';
import pino from 'pino';
import { readRequestBody } from '../../../src/provider-kit/sandbox/request-body';
import { FAULT_PATH } from '../../../src/provider-kit/sandbox/faults';
import {
  type SandboxServer,
  type SandboxServerOptions,
  startSandboxServer,
} from '../../../src/provider-kit/sandbox/server';

type LogLine = Record<string, unknown>;

let sandbox: SandboxServer;
let logged: LogLine[];

async function start(options: Partial<SandboxServerOptions> = {}): Promise<void> {
  logged = [];
  sandbox = await startSandboxServer({
    title: 'Sample',
    answer: ({ url }) => ({ status: 200, type: 'application/json', text: JSON.stringify({ ä: url }) }),
    internalError: { status: 500, type: 'text/plain; charset=utf-8', text: 'internal error' },
    log: pino({ level: 'debug' }, { write: (line: string) => void logged.push(JSON.parse(line) as LogLine) }),
    ...options,
  });
}

afterEach(() => sandbox.stop());

describe('The server of a sandbox', () => {
  it('answers on the loopback interface, and says where it and its fault switch are', async () => {
    await start();
    expect(sandbox.url).toMatch(/^http:\/\/127\.0\.0\.1:\d+$/);
    const response = await fetch(`${sandbox.url}/things?a=b`);
    expect(response.status).toBe(200);
    expect(response.headers.get('content-type')).toBe('application/json');
    expect(await response.json()).toEqual({ ä: '/things?a=b' });
    expect(logged).toMatchObject([
      { level: 30, msg: 'The Sample sandbox listens', url: sandbox.url, faultSwitch: sandbox.url + FAULT_PATH },
      { level: 20, msg: 'The Sample sandbox answered', method: 'GET', url: '/things?a=b', status: 200 },
    ]);
  });

  it('has a fault switch', async () => {
    await start();
    await fetch(sandbox.url + FAULT_PATH, { method: 'POST', body: '{"fault":"refuse","calls":1}' });
    expect((await fetch(sandbox.url)).status).toBe(503);
    expect((await fetch(sandbox.url)).status).toBe(200);
  });

  it('has the switches of its provider, which no fault keeps from answering', async () => {
    const answer = () => ({ status: 200, type: 'application/json', text: '{"supported":true}' });
    await start({ switches: [{ name: 'sampleSwitch', path: '/__sandbox/sample', answer }] });
    await fetch(sandbox.url + FAULT_PATH, { method: 'POST', body: '{"fault":"refuse"}' });
    const response = await fetch(`${sandbox.url}/__sandbox/sample`);
    expect([response.status, await response.json()]).toEqual([200, { supported: true }]);
    expect((await fetch(`${sandbox.url}/__sandbox/sample/more`)).status).toBe(503);
    expect(logged[0]).toMatchObject({ sampleSwitch: `${sandbox.url}/__sandbox/sample` });
  });

  it('answers with bytes as they are', async () => {
    const bytes = Buffer.from([0x89, 0x50, 0x00, 0xff]);
    await start({ answer: () => ({ status: 200, type: 'image/png', bytes }) });
    const response = await fetch(sandbox.url);
    expect([response.headers.get('content-type'), response.headers.get('content-length')]).toEqual(['image/png', '4']);
    expect(Buffer.from(await response.arrayBuffer())).toEqual(bytes);
  });

  it('adds the headers of an answer', async () => {
    const headers = { 'WWW-Authenticate': 'Basic realm="Sample"' };
    await start({ answer: () => ({ status: 401, type: 'application/json', text: '{}', headers }) });
    const response = await fetch(sandbox.url);
    expect([response.status, response.headers.get('www-authenticate')]).toEqual([401, 'Basic realm="Sample"']);
  });

  it('logs nothing of a query that holds secrets', async () => {
    await start({ hasSecretQuery: true });
    await fetch(`${sandbox.url}/things?token=s3cret`);
    expect(logged.at(-1)).toMatchObject({ method: 'GET', url: '/things' });
    expect(JSON.stringify(logged)).not.toContain('s3cret');
  });

  it('answers a mistake of its own with what was given for that, and logs it as an error', async () => {
    await start({ answer: () => Promise.reject(new Error('a mistake')) });
    const response = await fetch(sandbox.url);
    expect([response.status, await response.text()]).toEqual([500, 'internal error']);
    expect(logged.at(-1)).toMatchObject({ level: 50, msg: 'The Sample sandbox could not answer' });
  });

  it('takes a caller who goes away in the middle for no mistake', async () => {
    let end = (): void => undefined;
    const ended = new Promise<void>((resolve) => (end = resolve));
    await start({
      answer: async (request) => {
        try {
          return { status: 200, type: 'application/json', text: (await readRequestBody(request, 1_000)) ?? '' };
        } finally {
          setImmediate(end);
        }
      },
    });
    const request = httpRequest(sandbox.url, { method: 'POST', headers: { 'content-length': 100 } });
    request.on('error', () => undefined);
    request.write('half');
    await once(request, 'socket');
    setTimeout(() => request.destroy(), 20);
    await ended;
    expect(logged.at(-1)).toMatchObject({ level: 20, msg: 'The Sample sandbox could not answer' });
  });

  it('ends kept-alive connections when it stops', async () => {
    await start();
    await (await fetch(sandbox.url)).text();
    await sandbox.stop();
    await expect(fetch(sandbox.url)).rejects.toThrow('fetch failed');
  });
});
