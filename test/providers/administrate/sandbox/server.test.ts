import { connect } from 'node:net';
import { type RunningSandbox } from '../../../../src/provider-kit/port';
import createRequest from '../../../fixtures/administrate/create-request.json';
import listResponse from '../../../fixtures/administrate/list-response.json';
import { call, CONTACTS, COURSES, credentials, EVENTS, idsOf, type Json, start, stopAll, VENUES } from './caller';

let shared: RunningSandbox;
let events: Json[];
beforeAll(async () => {
  shared = await start();
  events = (await call(shared, 'GET', EVENTS)).body;
});
afterAll(stopAll);

const LISTS = [EVENTS, VENUES, COURSES, CONTACTS];

/** Sends bytes that no HTTP client would and gives the first line of the answer. */
function sendRaw({ variables }: RunningSandbox, bytes: string): Promise<string> {
  return new Promise((resolve, reject) => {
    const socket = connect(Number(new URL(variables.ADMINISTRATE_BASE_URL!).port), '127.0.0.1', () =>
      socket.write(bytes),
    );
    socket.once('data', (data) => {
      resolve(data.toString().split('\r\n', 1)[0]!);
      socket.destroy();
    });
    socket.once('error', reject);
    socket.once('close', () => reject(new Error('closed without an answer')));
  });
}

describe('reaching it', () => {
  test('its variables name a loopback address and a password of its own', async () => {
    const other = await start();
    expect(Object.keys(shared.variables)).toEqual([
      'ADMINISTRATE_BASE_URL',
      'ADMINISTRATE_USERNAME',
      'ADMINISTRATE_PASSWORD',
    ]);
    expect(shared.variables.ADMINISTRATE_BASE_URL).toMatch(/^http:\/\/127\.0\.0\.1:\d+$/);
    expect(other.variables.ADMINISTRATE_PASSWORD).not.toBe(shared.variables.ADMINISTRATE_PASSWORD);
  });

  test.each([
    ['no credentials', undefined],
    ['another password', `Basic ${Buffer.from('sandbox@training.example:guess').toString('base64')}`],
    ['another scheme', 'Bearer abc'],
    ['an empty scheme', 'Basic '],
    ['no base64', 'Basic ???'],
  ])('%s: 401 with a challenge', async (_, authorization) => {
    const headers: Record<string, string> = authorization === undefined ? {} : { authorization };
    for (const method of ['GET', 'POST']) {
      const body = method === 'POST' ? '{}' : undefined;
      const response = await fetch(`${shared.variables.ADMINISTRATE_BASE_URL}${EVENTS}`, { method, headers, body });
      expect(response.status).toBe(401);
      expect(response.headers.get('www-authenticate')).toBe('Basic realm="Administrate"');
      expect(await response.json()).toEqual({ error: 'authentication required' });
    }
  });

  test('stopping ends kept-alive connections, refuses new ones and may be said twice', async () => {
    const sandbox = await start();
    await call(sandbox, 'GET', `${EVENTS}/6`);
    await sandbox.stop();
    await expect(call(sandbox, 'GET', `${EVENTS}/6`)).rejects.toThrow('fetch failed');
    await expect(sandbox.stop()).resolves.toBeUndefined();
  });
});

describe('one record', () => {
  test.each(LISTS)('%s/6, with and without a slash at the end', async (path) => {
    const { status, body } = await call(shared, 'GET', `${path}/6`);
    expect({ status, id: body.id }).toEqual({ status: 200, id: 6 });
    expect((await call(shared, 'GET', `${path}/6/`)).body).toEqual(body);
    expect(await idsOf(shared, 'id=6', `${path}/`)).toEqual([6]);
  });

  test.each(['0', '43', '99999', '-1', '6.0', 'six', '%36', '9'.repeat(400), '6;drop', 'NaN'])(
    '/%s: 404',
    async (id) => {
      expect((await call(shared, 'GET', `${EVENTS}/${id}`)).status).toBe(404);
    },
  );

  test.each([
    '/',
    '/api/v2',
    '/api/v2/event',
    '/api/v2/event/rooms',
    '/api/v2/event/personnel',
    '/api/v3/event/venues',
  ])('GET %s: 404', async (path) => {
    expect((await call(shared, 'GET', path)).body).toEqual({ error: 'no such resource' });
  });
});

describe('events of one’s own', () => {
  test('are served as they are, and the given ones are not changed', async () => {
    const own = [
      { ...listResponse[1]!, id: 70 },
      { id: 9, start_date: 42, title: { odd: true } },
    ];
    const before = structuredClone(own);
    const sandbox = await start({ events: own });
    expect((await call(sandbox, 'GET', EVENTS)).body).toEqual([own[1], own[0]]);
    expect(await idsOf(sandbox, 'start_date__gte=2000-01-01')).toEqual([70]);
    expect((await call(sandbox, 'PUT', `${EVENTS}/70`, { title: 'x' })).body.title).toBe('x');
    expect((await call(sandbox, 'PUT', `${EVENTS}/9`, { time_zone: 'Europe/Paris' })).status).toBe(404);
    expect(own).toEqual(before);
  });

  test('none is an empty list, and the first that is made has id 1', async () => {
    const sandbox = await start({ events: [] });
    expect((await call(sandbox, 'GET', EVENTS)).text).toBe('[]');
    const { body } = await call(sandbox, 'POST', EVENTS, { ...createRequest, time_zone: 'Europe/Paris' });
    expect(body.id).toBe(1);
  });
});

describe('garbage', () => {
  test.each(['{', '', 'null', '[]', '"text"', '12', 'a=1&b=2', '\u0000', '{"__proto__":{"venue_id":1}}'])(
    'a create with the body %j: 404',
    async (body) => {
      const reply = await call(shared, 'POST', EVENTS, body);
      expect({ status: reply.status, error: reply.body.error }).toEqual({
        status: 404,
        error: expect.stringMatching(/^could not create: /),
      });
    },
  );

  test('a body of two megabytes: 413, and the connection can be used again', async () => {
    const { status } = await call(shared, 'POST', EVENTS, `{"title":"${'x'.repeat(2_000_000)}"}`);
    expect(status).toBe(413);
    expect((await call(shared, 'GET', `${EVENTS}/6`)).status).toBe(200);
  });

  test.each([
    ['PATCH', `${EVENTS}/6`],
    ['OPTIONS', EVENTS],
    ['POST', `${EVENTS}/6`],
    ['PUT', EVENTS],
    ['DELETE', EVENTS],
    ['POST', '/api/v2/event/venues'],
    ['DELETE', '/api/v2/crm/contacts/1'],
  ])('%s %s: 405', async (method, path) => {
    expect(await call(shared, method, path)).toMatchObject({ status: 405, body: { error: 'method not allowed' } });
  });

  test.each([
    ['GET * HTTP/1.1', 404],
    ['GET http://elsewhere.example/api/v2/event/venues HTTP/1.1', 404],
    [`GET //${EVENTS} HTTP/1.1`, 404],
    ['GET /api/v2/../../etc/passwd HTTP/1.1', 404],
    ['GET /%E0%A4%A HTTP/1.1', 404],
    [`GET ${EVENTS}/%E0%A4%A HTTP/1.1`, 404],
    [`GET ${EVENTS}?%E0%A4%A=%&&&== HTTP/1.1`, 404],
    [`GET ${EVENTS}?${'id=1&'.repeat(20_000)} HTTP/1.1`, 431],
    ['BREW /coffee HTTP/1.1', 400],
    ['\u0001\u0002', 400],
  ])('%j: %i', async (requestLine, status) => {
    const headers = `Host: x\r\nAuthorization: ${credentials(shared)}\r\nConnection: close\r\n\r\n`;
    expect(await sendRaw(shared, `${requestLine}\r\n${headers}`)).toMatch(new RegExp(`^HTTP/1\\.1 ${status} `));
    expect((await call(shared, 'GET', `${EVENTS}/6`)).status).toBe(200);
  });

  test('a caller that goes away in the middle of a body harms nobody', async () => {
    const port = Number(new URL(shared.variables.ADMINISTRATE_BASE_URL!).port);
    await new Promise<void>((resolve) => {
      const socket = connect(port, '127.0.0.1', () => {
        socket.write(
          `POST ${EVENTS} HTTP/1.1\r\nHost: x\r\nAuthorization: ${credentials(shared)}\r\nContent-Length: 99\r\n\r\n{`,
        );
        socket.end(() => socket.destroy());
      });
      socket.once('close', () => resolve());
    });
    expect((await call(shared, 'GET', `${EVENTS}/6`)).status).toBe(200);
    expect(await idsOf(shared, '')).toEqual(events.map(({ id }) => id));
  });
});
