import { connect } from 'node:net';
import { pino } from 'pino';
import { startIcareusSandbox } from '../../../../src/providers/icareus/sandbox';
import { type RunningSandbox } from '../../../../src/provider-kit/port';
import { call, createEvent, NOW, refused, send, start, stopAll, tokenFor, urlOf } from './caller';

let sandbox: RunningSandbox;
beforeAll(async () => {
  sandbox = await start();
});
afterAll(stopAll);

describe('Reaching it', () => {
  it('takes a loopback address and a secret of its own', async () => {
    const other = await start();
    expect(sandbox.variables).toEqual({
      ICAREUS_BASE_URL: expect.stringMatching(/^http:\/\/127\.0\.0\.1:\d+$/),
      ICAREUS_ORGANIZATION_ID: '1909009',
      ICAREUS_SECRET: expect.stringMatching(/^[0-9a-f]{32}$/),
      ICAREUS_CLIENT_IP: '127.0.0.1',
    });
    expect(other.variables['ICAREUS_SECRET']).not.toBe(sandbox.variables['ICAREUS_SECRET']);
  });

  it('stops with kept-alive connections, and may be told so twice', async () => {
    const other = await start();
    await createEvent(other);
    await other.stop();
    await expect(createEvent(other)).rejects.toThrow('fetch failed');
    await expect(other.stop()).resolves.toBeUndefined();
  });
});

describe('A call', () => {
  const ask = async (path: string, method: string, body?: string) => {
    const headers = { Authorization: `Bearer ${tokenFor(sandbox)}` };
    const response = await fetch(urlOf(sandbox, path), { method, headers, body });
    return { status: response.status, allow: response.headers.get('allow'), body: await response.json() };
  };

  it.each(['/', '/api', '/api/events', '/api/event/', '/api/event/rooms', '/images/thumbnails/1', '/api//'])(
    'of %s is 404',
    async (path) => {
      expect(await ask(path, 'GET')).toEqual({ status: 404, allow: null, body: refused('Not found.') });
    },
  );

  it.each([
    ['PATCH', '/api/event', 'POST,PUT,DELETE,GET'],
    ['PATCH', '/api/event/room', 'POST,PUT,DELETE,GET'],
    ['PATCH', '/api/event/participant', 'POST,PUT,DELETE,GET'],
    ['GET', '/api/event/images', 'POST'],
    ['DELETE', '/api/event/images', 'POST'],
  ])('by %s of %s is 405', async (method, path, allow) => {
    expect(await ask(path, method)).toEqual({ status: 405, allow, body: refused('Method not allowed.') });
  });

  it.each(['', '{', '[]', 'null', '"text"', 'a=b', '{"organizationId":1909009,}'])(
    'with the body %j is refused',
    async (body) => {
      expect(await send(sandbox, '/api/event', { method: 'POST', body })).toEqual(refused('Invalid JSON.'));
      expect(await send(sandbox, '/api/event/room', { method: 'PUT', body })).toEqual(refused('Invalid JSON.'));
    },
  );

  it('with too much in it is 413', async () => {
    const answer = await ask('/api/event', 'POST', JSON.stringify({ name: 'x'.repeat(1_000_000) }));
    expect(answer).toEqual({ status: 413, allow: null, body: refused('The body is too large.') });
  });

  it('may say more than the page knows', async () => {
    const event = { name: 'Forum', startTime: 1000, duration: 60, accessControl: { accessControlType: 7 }, colour: 5 };
    expect(await call(sandbox, 'POST', '/api/event', { event, more: [] })).toMatchObject({ status: 'ok' });
  });
});

describe('The log', () => {
  interface Line {
    readonly level: number;
    readonly msg: string;
  }

  /** A sandbox with the lines of its log; `told` waits for one at the level of debugging. */
  async function startTelling() {
    const lines: Line[] = [];
    let told = () => {};
    const isTold = new Promise<void>((resolve) => (told = resolve));
    const write = (line: string): void => {
      lines.push(JSON.parse(line));
      if (lines.at(-1)!.level === 20) told();
    };
    const other = await startIcareusSandbox({ now: NOW, log: pino({ level: 'debug' }, { write }) });
    return { other, lines, isTold };
  }

  it('says where it listens and what it answers, without secret or token', async () => {
    const { other, lines } = await startTelling();
    const token = tokenFor(other);
    await fetch(urlOf(other, '/api/event?eventId=1'), { headers: { Authorization: `Bearer ${token}` } });
    await other.stop();
    expect(lines).toMatchObject([
      {
        level: 30,
        msg: 'The Icareus Suite sandbox is listening',
        faultSwitch: urlOf(other, '/__sandbox/fault'),
        participantSwitch: urlOf(other, '/__sandbox/participants'),
      },
      {
        level: 20,
        msg: 'The Icareus Suite sandbox responded',
        method: 'GET',
        url: '/api/event?eventId=1',
        status: 200,
      },
    ]);
    const text = JSON.stringify(lines);
    expect(text).not.toContain(other.variables['ICAREUS_SECRET']);
    expect(text).not.toContain(token.slice(8));
  });

  it('is not alarmed by a call that breaks off in the middle', async () => {
    const { other, lines, isTold } = await startTelling();
    const { port } = new URL(other.variables['ICAREUS_BASE_URL']!);
    const head = 'POST /api/event HTTP/1.1\r\nHost: sandbox\r\nContent-Length: 100\r\n\r\n{';
    const socket = connect(Number(port), '127.0.0.1', () => socket.write(head, () => socket.destroy()));
    await isTold;
    expect(lines.filter(({ level }) => level !== 30)).toMatchObject([
      { level: 20, msg: 'The Icareus Suite sandbox could not respond' },
    ]);
    await other.stop();
  });
});
