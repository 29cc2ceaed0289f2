import { once } from 'node:events';
import { Agent, request as httpRequest } from 'node:http';
import { connect, type Socket } from 'node:net';
import { pino } from 'pino';
import { type FastifyInstance } from 'fastify';
import { serveHealth } from '../../src/server/health';
import { createHttpServer, type HttpServerOptions } from '../../src/server/http';
import { scriptedAdministrate, startTestApp, type TestApp } from '../support/app';
import { json, type ScriptedServer, startScriptedServer } from '../support/scripted-server';

const JSON_TYPE = { 'content-type': 'application/json' };
const OPERATION = '{"query": "{ __typename }"}';
/** What no answer to a mistake may hold: a stack, a web page, or a path of this machine's disk. */
const LEAKS = /\n\s+at |stacktrace|<html|<!doctype|node_modules|\.[jt]s:\d+|src\/|dist\//i;

/** What a refusal says. All have one form, and none holds what is nobody's business. */
async function refusalOf(response: Response): Promise<{ status: number; code: string; message: string }> {
  const text = await response.text();
  expect(response.headers.get('content-type')).toBe('application/json; charset=utf-8');
  expect(text).not.toMatch(LEAKS);
  const { errors, ...rest } = JSON.parse(text) as { errors: { message: string; extensions: { code: string } }[] };
  expect(rest).toEqual({});
  expect(errors).toHaveLength(1);
  const { message, extensions } = errors[0]!;
  return { status: response.status, code: extensions.code, message };
}

describe.each(['production', 'development'])('A mistake over HTTP, with NODE_ENV=%s,', (nodeEnv) => {
  const nodeEnvBefore = process.env['NODE_ENV'];
  let app: TestApp;
  beforeAll(async () => {
    process.env['NODE_ENV'] = nodeEnv;
    app = await startTestApp();
  });
  afterAll(async () => {
    process.env['NODE_ENV'] = nodeEnvBefore;
    await app.stop();
  });

  const NOT_JSON = 'The body is not JSON. Send JSON, as {"query": "{ __typename }"}.';
  const EMPTY = 'The body is empty. Send JSON, as {"query": "{ __typename }"}.';
  const TYPE = 'The body has a content type that cannot be read. Send application/json.';
  const TOO_LARGE = 'The body is larger than 1048576 bytes.';

  it.each<[string, Record<string, string>, string, number, string]>([
    ['that is cut off', JSON_TYPE, '{"query":', 400, NOT_JSON],
    ['that is no JSON', JSON_TYPE, 'query { providers }', 400, NOT_JSON],
    ['that is JSON with something behind it', JSON_TYPE, `${OPERATION}}`, 400, NOT_JSON],
    ['that is nested without end', JSON_TYPE, '['.repeat(500_000), 400, NOT_JSON],
    ['that would set a prototype', JSON_TYPE, '{"query": "{ __typename }", "__proto__": {"a": 1}}', 400, NOT_JSON],
    ['that is empty', JSON_TYPE, '', 400, EMPTY],
    ['that is empty and has no type', {}, '', 415, TYPE],
    ['that is plain text', { 'content-type': 'text/plain' }, OPERATION, 415, TYPE],
    ['that is a form', { 'content-type': 'application/x-www-form-urlencoded' }, 'query=%7B__typename%7D', 415, TYPE],
    ['that is XML', { 'content-type': 'application/xml' }, '<query/>', 415, TYPE],
    ['that is GraphQL without JSON', { 'content-type': 'application/graphql' }, '{ __typename }', 415, TYPE],
    ['that is too large', JSON_TYPE, JSON.stringify({ query: ' '.repeat(1024 * 1024) }), 413, TOO_LARGE],
  ])('is told of a body %s', async (_, headers, body, status, message) => {
    const response = await fetch(`${app.url}/graphql`, { method: 'POST', headers, body });
    expect(await refusalOf(response)).toEqual({ status, code: 'BAD_REQUEST', message });
  });

  it.each([
    ['/nothing-here?token=s3cret', '/nothing-here'],
    ['/graphql/', '/graphql/'],
    ['//graphql', '//graphql'],
    ['/graphiql/nothing.js', '/graphiql/nothing.js'],
    ['/graphiql/..%2f..%2fpackage.json', '/graphiql/..%2f..%2fpackage.json'],
    ['/%3Cscript%3E', '/%3Cscript%3E'],
  ])('is told of a path that does not exist: %s', async (target, path) => {
    expect(await refusalOf(await fetch(app.url + target))).toEqual({
      status: 404,
      code: 'NOT_FOUND',
      message: `There is nothing at ${path}. GraphQL is at /graphql.`,
    });
  });

  it('is told of a path that cannot be decoded, without quoting it', async () => {
    expect(await refusalOf(await fetch(`${app.url}/%E0%A4%A?token=s3cret`))).toEqual({
      status: 400,
      code: 'BAD_REQUEST',
      message: 'The path of the request cannot be read.',
    });
  });

  it.each([
    ['PUT', '/graphql', 'GET, POST, HEAD'],
    ['DELETE', '/graphql', 'GET, POST, HEAD'],
    ['OPTIONS', '/graphql?query={__typename}', 'GET, POST, HEAD'],
    ['POST', '/', 'GET, HEAD'],
    ['DELETE', '/healthz', 'GET, HEAD'],
    ['POST', '/readyz', 'GET, HEAD'],
    ['POST', '/graphiql', 'GET, HEAD'],
    ['PUT', '/graphiql/graphiql.min.js', 'GET, HEAD'],
  ])('is told of a method that a path does not take: %s %s', async (method, target, allowed) => {
    const response = await fetch(app.url + target, { method });
    const path = target.split('?')[0];
    expect(response.headers.get('allow')).toBe(allowed);
    expect(await refusalOf(response)).toEqual({
      status: 405,
      code: 'METHOD_NOT_ALLOWED',
      message: `${path} does not take ${method}, but ${allowed}.`,
    });
  });

  it.each([
    ['is no HTTP', 'NONSENSE\r\n\r\n', 400],
    ['has headers without end', `GET / HTTP/1.1\r\nHost: x\r\nX-Long: ${'a'.repeat(20_000)}\r\n\r\n`, 431],
    [
      'tells its length in two ways',
      'POST /graphql HTTP/1.1\r\nHost: x\r\nContent-Length: 2\r\nTransfer-Encoding: chunked\r\n\r\n{}',
      400,
    ],
  ])('is told of a request that %s', async (_, bytes, status) => {
    const answer = await exchange(app.url, bytes);
    expect(answer).toMatch(new RegExp(`^HTTP/1.1 ${status} `));
    expect(answer).toContain('Content-Type: application/json');
    expect(answer).not.toMatch(LEAKS);
  });

  it('stays out of the log where it is the client’s', () => {
    expect(app.logLines.filter(({ level }) => Number(level) >= 50)).toEqual([]);
  });
});

describe('A fault of the server itself', () => {
  const lines: string[] = [];
  const log = pino({ base: null }, { write: (line: string) => void lines.push(line) });
  let app: FastifyInstance;
  let url: string;
  beforeAll(async () => {
    app = await createHttpServer({ corsOrigins: [], drainMs: 60_000, log });
    app.get('/fault/:id', () => {
      throw new Error('cannot open /etc/s3cret');
    });
    app.get('/overloaded', () => {
      throw Object.assign(new Error('upstream https://s3cret.example'), { statusCode: 503 });
    });
    app.get('/odd', () => {
      throw Object.assign(new Error('s3cret'), { statusCode: 418 });
    });
    url = await app.listen({ port: 0, host: '127.0.0.1' });
  });
  afterAll(() => app.close());
  beforeEach(() => void lines.splice(0));

  it.each(['/fault/7?token=s3cret', '/overloaded'])(
    'is told without its cause, which the log has: %s',
    async (path) => {
      expect(await refusalOf(await fetch(url + path))).toEqual({
        status: 500,
        code: 'INTERNAL_SERVER_ERROR',
        message: 'Unexpected error in this server.',
      });
      expect(lines.map((line) => JSON.parse(line) as unknown)).toMatchObject([
        {
          level: 50,
          method: 'GET',
          path: path.startsWith('/fault') ? '/fault/:id' : '/overloaded',
          err: {
            message: expect.stringContaining('s3cret') as string,
            stack: expect.stringContaining('at ') as string,
          },
        },
      ]);
      expect(lines.join('')).not.toContain('token');
    },
  );

  it('is not what a refusal that is not known here counts as', async () => {
    expect(await refusalOf(await fetch(`${url}/odd`))).toEqual({
      status: 418,
      code: 'BAD_REQUEST',
      message: 'The request could not be read.',
    });
    expect(lines).toEqual([]);
  });
});

describe('Health', () => {
  it('is fine, and ready, as soon as the server is started', async () => {
    const app = await startTestApp();
    const [health, readiness] = await Promise.all([fetch(`${app.url}/healthz`), fetch(`${app.url}/readyz`)]);
    expect([health.status, await health.json()]).toEqual([200, { status: 'ok' }]);
    expect([readiness.status, await readiness.json()]).toEqual([200, { status: 'ready' }]);
    await app.stop();
  });

  it('is fine while the server is not ready', async () => {
    let isReady = false;
    const { app, url } = await listening({}, (server) => serveHealth(server, { isReady: async () => isReady }));
    const readiness = await fetch(`${url}/readyz`);
    expect([readiness.status, await readiness.json()]).toEqual([503, { status: 'not ready' }]);
    expect((await fetch(`${url}/healthz`)).status).toBe(200);
    isReady = true;
    expect((await fetch(`${url}/readyz`)).status).toBe(200);
    await app.close();
  });
});

describe('Pages of other origins', () => {
  const preflight = (app: TestApp, headers: Record<string, string>): Promise<Response> =>
    fetch(`${app.url}/graphql`, { method: 'OPTIONS', headers });

  it('may call when their origin is among CORS_ORIGINS', async () => {
    const app = await startTestApp({ CORS_ORIGINS: 'https://app.example.com,http://localhost:3000' });
    const asked = { 'access-control-request-method': 'POST', 'access-control-request-headers': 'content-type' };

    const known = await preflight(app, { ...asked, origin: 'http://localhost:3000' });
    expect(known.status).toBe(204);
    expect(known.headers.get('access-control-allow-origin')).toBe('http://localhost:3000');
    expect(known.headers.get('access-control-allow-methods')).toContain('POST');
    expect(known.headers.get('access-control-allow-headers')).toBe('content-type');
    expect(known.headers.get('vary')).toContain('Origin');

    const unknown = await preflight(app, { ...asked, origin: 'https://evil.example' });
    expect(unknown.headers.get('access-control-allow-origin')).toBeNull();

    const answer = await fetch(`${app.url}/graphql`, {
      method: 'POST',
      headers: { ...JSON_TYPE, origin: 'https://app.example.com' },
      body: OPERATION,
    });
    expect(answer.headers.get('access-control-allow-origin')).toBe('https://app.example.com');
    expect(answer.headers.get('access-control-allow-credentials')).toBeNull();

    const refusal = await fetch(`${app.url}/nothing`, { headers: { origin: 'https://app.example.com' } });
    expect(refusal.headers.get('access-control-allow-origin')).toBe('https://app.example.com');

    // No browser asks like this; whoever does is not answered with a text.
    expect(await (await preflight(app, {})).text()).toBe('');
    await app.stop();
  });

  it('may not call unless somebody says so', async () => {
    const app = await startTestApp();
    const response = await preflight(app, { origin: 'https://a.example', 'access-control-request-method': 'POST' });
    expect(response.status).toBe(405);
    expect(response.headers.get('access-control-allow-origin')).toBeNull();
    await app.stop();
  });
});

describe('A server that stops', () => {
  let provider: ScriptedServer;
  beforeAll(async () => {
    provider = await startScriptedServer();
  });
  afterAll(() => provider.close());

  /** An app whose provider answers when told to. */
  async function startSlowApp(): Promise<{ app: TestApp; release: () => void }> {
    let release = (): void => undefined;
    const held = new Promise<void>((resolve) => (release = resolve));
    provider.play([{ ...json([]), after: held }]);
    return { app: await startTestApp(scriptedAdministrate(provider.url)), release };
  }

  it('answers what is under way, says meanwhile that it is not ready, and takes nothing new', async () => {
    const { app, release } = await startSlowApp();
    const socket = await connected(app.url);
    const received = collect(socket);
    const body = JSON.stringify({ query: '{ publicEvents { nodes { id } } }' });
    const before = provider.requests.length;
    socket.write(`POST /graphql HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\n`);
    socket.write(`Content-Length: ${body.length}\r\n\r\n${body}`);
    await provider.received(before + 1);

    const stopped = app.stop();
    socket.write('GET /readyz HTTP/1.1\r\nHost: x\r\n\r\n');
    await refused(app.url);
    release();

    await stopped;
    const text = await received;
    expect(text.match(/HTTP\/1\.1 \d+/g)).toEqual(['HTTP/1.1 200', 'HTTP/1.1 503']);
    expect(text).toContain('{"data":{"publicEvents":{"nodes":[]}}}');
  });

  it('answers what it had begun to receive', async () => {
    const { app, release } = await startSlowApp();
    release();
    const socket = await connected(app.url);
    const received = collect(socket);
    const body = JSON.stringify({ query: '{ publicEvents { nodes { id } } }' });
    const head = `Host: x\r\nContent-Type: application/json\r\nContent-Length: ${body.length}\r\nExpect: 100-continue`;
    socket.write(`POST /graphql HTTP/1.1\r\n${head}\r\n\r\n`);
    // It says that it is ready for the body.
    await once(socket, 'data');

    const stopped = app.stop();
    await refused(app.url);
    socket.write(body);
    await stopped;
    expect(await received).toContain('{"data":{"publicEvents":{"nodes":[]}}}');
  });

  it('does not wait for connections on which nothing is under way', async () => {
    const { app, release } = await startSlowApp();
    const silent = await connected(app.url);
    const agent = new Agent({ keepAlive: true });
    const idle = httpRequest(`${app.url}/healthz`, { agent }).end();
    await once(idle, 'response').then(([response]) => once((response as NodeJS.ReadableStream).resume(), 'end'));
    const answer = app.graphql('{ publicEvents { nodes { id } } }');
    await provider.received(provider.requests.length + 1);

    const stopped = app.stop();
    release();
    expect((await answer).data).toEqual({ publicEvents: { nodes: [] } });
    await stopped;
    if (!silent.destroyed) await once(silent, 'close');
    agent.destroy();
  });

  it('ends at once when nothing is under way, and a second time without complaint', async () => {
    const app = await startTestApp();
    const silent = await connected(app.url);
    await app.stop();
    if (!silent.destroyed) await once(silent, 'close');
    await app.stop();
    await refused(app.url);
  });

  it('cuts off what is not answered in the time it was given', async () => {
    const { app, url } = await listening({ drainMs: 20 }, (server) => {
      server.get('/never', () => new Promise(() => undefined));
    });
    const socket = await connected(url);
    const received = collect(socket);
    const arrived = new Promise<void>((resolve) => app.server.once('request', () => resolve()));
    socket.write('GET /never HTTP/1.1\r\nHost: x\r\n\r\n');
    await arrived;
    await app.close();
    expect(await received).toBe('');
  });
});

async function listening(
  options: Partial<HttpServerOptions>,
  serve: (app: FastifyInstance) => void,
): Promise<{ app: FastifyInstance; url: string }> {
  const log = pino({ level: 'silent' });
  const app = await createHttpServer({ corsOrigins: [], drainMs: 60_000, log, ...options });
  serve(app);
  return { app, url: await app.listen({ port: 0, host: '127.0.0.1' }) };
}

async function connected(url: string): Promise<Socket> {
  const socket = connect(Number(new URL(url).port), '127.0.0.1');
  socket.on('error', () => undefined);
  await once(socket, 'connect');
  return socket;
}

/** Everything that comes until the connection ends. */
async function collect(socket: Socket): Promise<string> {
  let text = '';
  socket.setEncoding('utf8').on('data', (chunk: string) => (text += chunk));
  await once(socket, 'close');
  return text;
}

async function exchange(url: string, bytes: string): Promise<string> {
  const socket = await connected(url);
  const received = collect(socket);
  socket.write(bytes);
  return received;
}

/** Waits until nobody listens there any more. */
async function refused(url: string): Promise<void> {
  const answered = (response: Response): Promise<string> => response.text();
  while ((await fetch(url).then(answered, () => null)) !== null);
}
