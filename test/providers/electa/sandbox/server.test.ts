import { pino } from 'pino';
import { parseXml, textOf } from '../../../../src/http/xml';
import { startElectaSandbox } from '../../../../src/providers/electa/sandbox';
import { NOW, response, sample, start, stopAll } from './caller';

const MINUTE = 60_000;

afterAll(stopAll);

describe('Its variables', () => {
  it('name a loopback address, a key of its own, no token, zones and presenters', async () => {
    const [one, other] = [await start(), await start()];
    const { variables } = one.sandbox;
    expect(Object.keys(variables)).toEqual([
      'ELECTA_BASE_URL',
      'ELECTA_COMPANY_ID',
      'ELECTA_APP_KEY',
      'ELECTA_TOKEN',
      'ELECTA_TIME_ZONES',
      'ELECTA_PRESENTERS',
    ]);
    expect(variables['ELECTA_BASE_URL']).toMatch(/^http:\/\/127\.0\.0\.1:\d+$/);
    expect(variables['ELECTA_APP_KEY']).toMatch(/^[0-9a-f]{32}$/);
    expect(variables['ELECTA_APP_KEY']).not.toBe(other.sandbox.variables['ELECTA_APP_KEY']);
    expect(variables['ELECTA_TOKEN']).toBe('');
    expect(JSON.parse(variables['ELECTA_TIME_ZONES']!)).toMatchObject({ 'Europe/London': 95 });
    expect(JSON.parse(variables['ELECTA_PRESENTERS']!)).toMatchObject({ 122200: 'harriet.lonsdale@training.example' });
  });
});

describe('/token/', () => {
  it('gives a token for the company and its key, by GET and POST, in any capitals', async () => {
    const { sandbox, call } = await start();
    const { ELECTA_COMPANY_ID: cid = '', ELECTA_APP_KEY: appkey = '' } = sandbox.variables;
    const guid = /^[0-9A-F]{8}(-[0-9A-F]{4}){3}-[0-9A-F]{12}$/;
    for (const [path, parameters, method] of [
      ['/token/', { cid, appkey }, 'GET'],
      ['/token', { CID: cid, AppKey: appkey }, 'GET'],
      ['/Token/', { cid, appkey }, 'POST'],
    ] as const) {
      expect(response(await call(path, parameters, method))).toEqual(['Response', '0', expect.stringMatching(guid)]);
    }
  });

  it('refuses a wrong key, another company and nothing at all', async () => {
    const { sandbox, call } = await start();
    const { ELECTA_COMPANY_ID: cid = '', ELECTA_APP_KEY: appkey = '' } = sandbox.variables;
    for (const parameters of [{ cid, appkey: 'guess' }, { cid: '1', appkey }, {}] as Record<string, string>[]) {
      expect(response(await call('/token/', parameters))).toEqual([
        'Response',
        '2',
        'Invalid Account or Application Key',
      ]);
    }
  });

  it('locks the access for fifteen minutes after five failed logins in a row', async () => {
    let now = NOW.getTime();
    const { sandbox, call, logIn, callWithToken } = await start({ clock: () => now });
    const { ELECTA_COMPANY_ID: cid = '', ELECTA_APP_KEY: appkey = '' } = sandbox.variables;
    const code = async (key: string) => response(await call('/token/', { cid, appkey: key }))[1];
    await logIn();
    for (let count = 0; count < 4; count += 1) expect(await code('guess')).toBe('2');
    expect(await code(appkey)).toBe('0');
    for (let count = 0; count < 5; count += 1) expect(await code('guess')).toBe('2');
    expect(await code(appkey)).toBe('3');
    expect(await callWithToken('/event/create', sample)).toBe('3');

    now += 15 * MINUTE - 1;
    expect(await code(appkey)).toBe('3');
    now += 1;
    expect(await code('guess')).toBe('2');
    expect(await code(appkey)).toBe('0');
  });
});

describe('A token', () => {
  it('opens every call for twenty minutes, in any capitals', async () => {
    let now = NOW.getTime();
    const { sandbox, call, logIn } = await start({ clock: () => now });
    const cid = sandbox.variables['ELECTA_COMPANY_ID']!;
    const token = await logIn();
    now += 20 * MINUTE - 1;
    expect(await call('/event/create', { cid, token: token.toLowerCase(), ...sample })).toContain('NewEvent');
    now += 1;
    expect(await call('/event/create', { cid, token, ...sample })).toBe('4');
    expect(await call('/event/list/', { cid, token })).toBe('4');
  });

  it.each<Record<string, string>>([{}, { token: 'guess' }, { cid: '1' }])('is required: %j', async (wrong) => {
    const { sandbox, call, logIn } = await start();
    const right: Record<string, string> = { cid: sandbox.variables['ELECTA_COMPANY_ID']!, token: await logIn() };
    const parameters = Object.keys(wrong).length > 0 ? { ...right, ...wrong } : {};
    expect(await call('/event/create', { ...parameters, ...sample })).toBe('4');
  });
});

describe('/event/create', () => {
  it("responds to the page's sample call as the page does", async () => {
    const { callWithToken } = await start();
    const root = parseXml(await callWithToken('/event/create', sample));
    expect(root.name).toBe('NewEvent');
    expect(root.children.map(({ name, text }) => [name, text])).toEqual([
      ['CompanyId', '12345'],
      ['PresenterId', '122211'],
      ['RoomId', '2221'],
      ['StartDateTime', '6/21/2018 10:00'],
      ['Duration', '30'],
      ['TimeZoneId', '95'],
      ['EventId', '255052'],
      ['AccessCode', '12550528'],
      ['Topic', 'Sample Topic'],
      ['AccessType', 'B'],
      ['EventOpenPrior', '5'],
      ['EventURL', 'https://www.school-network.example/event/join/12550528'],
    ]);
  });

  it('takes POST, other capitals, seconds, and does without what may be left out', async () => {
    const { sandbox, call, logIn } = await start();
    const parameters = {
      CID: sandbox.variables['ELECTA_COMPANY_ID']!,
      TOKEN: await logIn(),
      eventtype: 'a',
      startdatetime: '12/18/2018 23:45:07',
      DURATION: '1440',
      Topic: 'Zoë ]]> & <co>',
      showinpubliccalendar: 'True',
    };
    const root = parseXml(await call('/Event/Create/', parameters, 'POST'));
    const texts = Object.fromEntries(root.children.map(({ name, text }) => [name, text]));
    expect(texts).toMatchObject({
      PresenterId: '122200',
      RoomId: '2220',
      StartDateTime: '12/18/2018 23:45:07',
      TimeZoneId: '95',
      Topic: 'Zoë ]]> & <co>',
      AccessType: 'A',
    });
  });

  it('makes another event each time', async () => {
    const { callWithToken } = await start();
    const ids = [await callWithToken('/event/create', sample), await callWithToken('/event/create', sample)].map(
      (text) => textOf(parseXml(text), 'EventId'),
    );
    expect(ids).toEqual(['255052', '255053']);
  });

  it('begins with higher ids where some were given out at an earlier start', async () => {
    const { callWithToken } = await start({}, 1_000_000);
    expect(textOf(parseXml(await callWithToken('/event/create', sample)), 'EventId')).toBe('1255052');
    expect(textOf(parseXml(await callWithToken('/event/create', sample)), 'EventId')).toBe('1255053');
  });

  it.each([
    ['StartDateTime', '', '10'],
    ['EventType', '', '10'],
    ['Duration', '', '10'],
    ['topic', ' ', '10'],
    ['ShowinPublicCalendar', '', '10'],
    ['EventType', 'C', '11'],
    ['Duration', '75', '12'],
    ['Duration', 'long', '12'],
    ['StartDateTime', '2018-06-21 10:00', '13'],
    ['StartDateTime', '2/30/2018 10:00', '13'],
    ['StartDateTime', '6/21/2018 24:00', '13'],
    ['timezoneid', '9999', '14'],
    ['timezoneid', 'Europe/London', '15'],
    ['roomid', 'blue', '15'],
    ['PresenterId', '-1', '15'],
    ['ShowinPublicCalendar', 'maybe', '16'],
  ])('refuses %s=%j with %s', async (name, value, code) => {
    const { callWithToken } = await start();
    expect(await callWithToken('/event/create', { ...sample, [name]: value })).toBe(code);
  });

  it('can respond to a refused call with a Response', async () => {
    const { callWithToken } = await start({ refusalsAs: 'response' });
    expect(response(await callWithToken('/event/create', { ...sample, Duration: '75' }))).toEqual([
      'Response',
      '12',
      'Invalid Duration',
    ]);
  });
});

describe('Over HTTP', () => {
  it.each([
    ['GET', '/', 404],
    ['GET', '/event/delete', 404],
    ['GET', '/constructor', 404],
    ['GET', '//token/', 404],
    ['PUT', '/event/create', 405],
    ['DELETE', '/token/', 405],
  ])('%s %s is %i', async (method, path, status) => {
    const { sandbox } = await start();
    expect((await fetch(`${sandbox.variables['ELECTA_BASE_URL']}${path}`, { method })).status).toBe(status);
  });

  it('refuses a large body, and can be called again', async () => {
    const { sandbox, logIn } = await start();
    const body = new URLSearchParams({ topic: 'x'.repeat(200_000) });
    const response = await fetch(`${sandbox.variables['ELECTA_BASE_URL']}/event/create`, { method: 'POST', body });
    expect(response.status).toBe(413);
    expect(await logIn()).toHaveLength(36);
  });

  it('logs paths, and nothing of a query', async () => {
    const lines: string[] = [];
    const log = pino({ level: 'debug' }, { write: (line: string) => void lines.push(line) });
    const sandbox = await startElectaSandbox({ now: NOW, log });
    await fetch(`${sandbox.variables['ELECTA_BASE_URL']}/token/?cid=12345&appkey=s3cret`);
    await sandbox.stop();
    expect(lines.join('')).toContain('/token/');
    expect(lines.join('')).not.toContain('s3cret');
  });

  it('survives a caller that goes away, and stops more than once', async () => {
    const { sandbox, logIn } = await start();
    const url = `${sandbox.variables['ELECTA_BASE_URL']}/event/create`;
    const leaving = new AbortController();
    const body = new ReadableStream({
      start: (controller) => {
        controller.enqueue(new TextEncoder().encode('topic='));
        setTimeout(() => leaving.abort(), 20);
      },
    });
    const init = { method: 'POST', body, signal: leaving.signal, duplex: 'half' };
    await expect(fetch(url, init as RequestInit)).rejects.toThrow('abort');
    expect(await logIn()).toHaveLength(36);
    await sandbox.stop();
    await expect(sandbox.stop()).resolves.toBeUndefined();
    await expect(fetch(url)).rejects.toThrow('fetch failed');
  });
});
