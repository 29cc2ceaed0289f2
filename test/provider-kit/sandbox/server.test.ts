import { IncomingMessage, request as httpRequest } from 'node:http';
import { Socket } from 'node:net';
import { once } from 'node:events';
import pino from 'pino';
import { readRequestBody } from '../../../src/provider-kit/sandbox/request-body';
import { FAULT_PATH } from '../../../src/provider-kit/sandbox/faults';
import { RequestLog } from '../../../src/provider-kit/sandbox/request-log';
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
    handle: ({ url }) => ({ status: 200, type: 'application/json', text: JSON.stringify({ ä: url }) }),
    internalError: { status: 500, type: 'text/plain; charset=utf-8', text: 'internal error' },
    log: pino({ level: 'debug' }, { write: (line: string) => void logged.push(JSON.parse(line) as LogLine) }),
    ...options,
  });
}

afterEach(() => sandbox.stop());

describe('The server of a sandbox', () => {
  it('responds on the loopback interface, and logs its address and that of its fault switch', async () => {
    await start();
    expect(sandbox.url).toMatch(/^http:\/\/127\.0\.0\.1:\d+$/);
    const response = await fetch(`${sandbox.url}/things?a=b`);
    expect(response.status).toBe(200);
    expect(response.headers.get('content-type')).toBe('application/json');
    expect(await response.json()).toEqual({ ä: '/things?a=b' });
    expect(logged).toMatchObject([
      { level: 30, msg: 'The Sample sandbox is listening', url: sandbox.url, faultSwitch: sandbox.url + FAULT_PATH },
      { level: 20, msg: 'The Sample sandbox responded', method: 'GET', url: '/things?a=b', status: 200 },
    ]);
  });

  it('has a fault switch', async () => {
    await start();
    await fetch(sandbox.url + FAULT_PATH, { method: 'POST', body: '{"fault":"refuse","calls":1}' });
    expect((await fetch(sandbox.url)).status).toBe(503);
    expect((await fetch(sandbox.url)).status).toBe(200);
  });

  it('has the switches of its provider, which faults do not affect', async () => {
    const handle = () => ({ status: 200, type: 'application/json', text: '{"supported":true}' });
    await start({ switches: [{ name: 'sampleSwitch', path: '/__sandbox/sample', handle }] });
    await fetch(sandbox.url + FAULT_PATH, { method: 'POST', body: '{"fault":"refuse"}' });
    const response = await fetch(`${sandbox.url}/__sandbox/sample`);
    expect([response.status, await response.json()]).toEqual([200, { supported: true }]);
    expect((await fetch(`${sandbox.url}/__sandbox/sample/more`)).status).toBe(503);
    expect(logged[0]).toMatchObject({ sampleSwitch: `${sandbox.url}/__sandbox/sample` });
  });

  it('responds with bytes', async () => {
    const bytes = Buffer.from([0x89, 0x50, 0x00, 0xff]);
    await start({ handle: () => ({ status: 200, type: 'image/png', bytes }) });
    const response = await fetch(sandbox.url);
    expect([response.headers.get('content-type'), response.headers.get('content-length')]).toEqual(['image/png', '4']);
    expect(Buffer.from(await response.arrayBuffer())).toEqual(bytes);
  });

  it('adds the headers of a response', async () => {
    const headers = { 'WWW-Authenticate': 'Basic realm="Sample"' };
    await start({ handle: () => ({ status: 401, type: 'application/json', text: '{}', headers }) });
    const response = await fetch(sandbox.url);
    expect([response.status, response.headers.get('www-authenticate')]).toEqual([401, 'Basic realm="Sample"']);
  });

  it('leaves a query that contains secrets out of the log', async () => {
    await start({ hasSecretQuery: true });
    await fetch(`${sandbox.url}/things?token=s3cret`);
    expect(logged.at(-1)).toMatchObject({ method: 'GET', url: '/things' });
    expect(JSON.stringify(logged)).not.toContain('s3cret');
  });

  it('responds to an error of its own as configured, and logs it as an error', async () => {
    await start({ handle: () => Promise.reject(new Error('a mistake')) });
    const response = await fetch(sandbox.url);
    expect([response.status, await response.text()]).toEqual([500, 'internal error']);
    expect(logged.at(-1)).toMatchObject({ level: 50, msg: 'The Sample sandbox could not respond' });
  });

  it('does not log a disconnecting caller as an error', async () => {
    let end = (): void => undefined;
    const ended = new Promise<void>((resolve) => (end = resolve));
    await start({
      handle: async (request) => {
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
    expect(logged.at(-1)).toMatchObject({ level: 20, msg: 'The Sample sandbox could not respond' });
  });

  it('closes keep-alive connections when it stops', async () => {
    await start();
    await (await fetch(sandbox.url)).text();
    await sandbox.stop();
    await expect(fetch(sandbox.url)).rejects.toThrow('fetch failed');
  });
});

describe('The request log', () => {
  const post = (path: string, body: string) => fetch(sandbox.url + path, { method: 'POST', body });
  const readBody: SandboxServerOptions['handle'] = async (request) => ({
    status: 200,
    type: 'text/plain',
    text: (await readRequestBody(request, 1_000_000)) ?? '',
  });

  it('has each request as received: method, path, query, body and time', async () => {
    await start({ handle: readBody });
    const before = Date.now();
    const response = await post('/things?a=%20b&a=c', 'x=1&y=ä');
    expect(await response.text()).toBe('x=1&y=ä');
    await fetch(`${sandbox.url}/plain`);
    expect(sandbox.requests()).toEqual([
      { method: 'POST', path: '/things', query: 'a=%20b&a=c', body: 'x=1&y=ä', receivedAt: expect.any(Date) },
      { method: 'GET', path: '/plain', query: '', body: '', receivedAt: expect.any(Date) },
    ]);
    expect(sandbox.requests()[0]!.receivedAt.getTime()).toBeGreaterThanOrEqual(before);
  });

  it('has requests that a fault interrupted, and none to switches', async () => {
    await start({
      handle: readBody,
      switches: [{ name: 'sampleSwitch', path: '/__sandbox/sample', handle: readBody }],
    });
    await post(FAULT_PATH, '{"fault":"cutBefore","calls":1}');
    await post('/__sandbox/sample', '{}');
    await expect(post('/things', '{"id":1}')).rejects.toThrow('fetch failed');
    expect(sandbox.requests()).toMatchObject([{ method: 'POST', path: '/things' }]);
  });

  it('has the first 100,000 bytes of a body', async () => {
    await start({ handle: readBody });
    const response = await post('/large', 'x'.repeat(100_001));
    expect(await response.text()).toHaveLength(100_001);
    expect(sandbox.requests()[0]!.body).toHaveLength(100_000);
  });

  it('has the latest requests', () => {
    const log = new RequestLog(2);
    for (const url of ['/a', '/b?x=1', '/c']) {
      log.add(Object.assign(new IncomingMessage(new Socket()), { method: 'GET', url }));
    }
    expect(log.latest()).toMatchObject([
      { path: '/b', query: 'x=1' },
      { path: '/c', query: '' },
    ]);
  });
});
