import { connect } from 'node:net';
import { pino } from 'pino';
import { type RunningSandbox } from '../../../../src/provider-kit/port';
import { startWizIqSandbox } from '../../../../src/providers/wiziq/sandbox';
import { call, classForm, NOW, send, signed, start, stopAll } from './caller';

let sandbox: RunningSandbox;
beforeAll(async () => {
  sandbox = await start();
});
afterAll(stopAll);

describe('Reaching it', () => {
  it('takes a loopback address and keys of its own', async () => {
    const other = await start();
    expect(Object.keys(sandbox.variables)).toEqual(['WIZIQ_BASE_URL', 'WIZIQ_ACCESS_KEY', 'WIZIQ_SECRET_KEY']);
    expect(sandbox.variables['WIZIQ_BASE_URL']).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/apimanager\.ashx$/);
    expect(other.variables['WIZIQ_SECRET_KEY']).not.toBe(sandbox.variables['WIZIQ_SECRET_KEY']);
  });

  it('responds with XML and a separate reference for every call', async () => {
    const replies = [await call(sandbox, 'get_data'), await call(sandbox, 'get_data')];
    const callIds = replies.map(({ root }) => root.attributes['call_id']);
    expect(new Set(callIds).size).toBe(2);
    expect(replies[0]!.text).toMatch(/^<rsp status="ok" call_id="[0-9a-f]{12}"><method>get_data<\/method><get_data /);
  });

  it('stops with keep-alive connections, and may be stopped twice', async () => {
    const other = await start();
    await call(other, 'get_data');
    await other.stop();
    await expect(call(other, 'get_data')).rejects.toThrow('fetch failed');
    await expect(other.stop()).resolves.toBeUndefined();
  });
});

describe('A call fails with 401, as an HTTP 200,', () => {
  const wrong: [string, (good: Record<string, string>) => Record<string, string>][] = [
    ['without anything', () => ({})],
    ['with another access key', (good) => ({ ...good, access_key: 'abc' })],
    ['with another signature', (good) => ({ ...good, signature: 'abc' })],
    ['with the signature of another method', (good) => ({ ...good, signature: signed(sandbox, 'cancel').signature })],
    ['without a timestamp', ({ timestamp: _, ...good }) => good],
    ['with a timestamp that was not signed', (good) => ({ ...good, timestamp: String(Number(good['timestamp']) - 1) })],
    ['with an old timestamp', () => signed(sandbox, 'create', Math.floor(Date.now() / 1000) - 3600)],
    ['with a timestamp ahead', () => signed(sandbox, 'create', Math.floor(Date.now() / 1000) + 3600)],
  ];

  it.each(wrong)('%s', async (_, spoil) => {
    const reply = await send(sandbox, 'create', { ...spoil(signed(sandbox, 'create')), ...classForm() });
    expect(reply).toMatchObject({ status: 200, code: '401', message: expect.stringContaining('Not Authorized') });
    expect(reply.root.attributes).toEqual({ status: 'fail' });
  });
});

describe('A call', () => {
  it('may name its method in the query alone, but not two of them', async () => {
    const { method: _, ...unnamed } = signed(sandbox, 'get_data');
    expect((await send(sandbox, 'get_data', unnamed)).code).toBeUndefined();
    expect((await send(sandbox, 'get_data', signed(sandbox, 'cancel'))).code).toBe('400');
  });

  it('for a method or an address that does not exist fails with 404', async () => {
    expect((await call(sandbox, 'delete')).code).toBe('404');
    const { variables } = sandbox;
    const elsewhere = { ...sandbox, variables: { ...variables, WIZIQ_BASE_URL: `${variables['WIZIQ_BASE_URL']}/x` } };
    expect((await call(elsewhere, 'get_data')).code).toBe('404');
  });

  it.each<[string, RequestInit]>([
    ['a GET', { method: 'GET' }],
    ['JSON', { method: 'POST', body: '{}', headers: { 'content-type': 'application/json' } }],
    ['a body without a type', { method: 'POST', body: Buffer.from('a=b') }],
    ['too much', { method: 'POST', body: new URLSearchParams({ title: 'x'.repeat(1_100_000) }) }],
  ])('with %s fails with 400', async (_, init) => {
    const response = await fetch(`${sandbox.variables['WIZIQ_BASE_URL']}?method=create`, init);
    expect(response.headers.get('content-type')).toBe('text/xml; charset=utf-8');
    expect(await response.text()).toContain('<error code="400"');
  });

  it('that breaks off in the middle is no matter for alarm', async () => {
    const lines: { level: number; msg: string }[] = [];
    let told = () => {};
    const isTold = new Promise<void>((resolve) => (told = resolve));
    const write = (line: string): void => {
      lines.push(JSON.parse(line));
      if (lines.at(-1)!.level === 20) told();
    };
    const other = await startWizIqSandbox({ now: NOW, log: pino({ level: 'debug' }, { write }) });
    const { port, pathname } = new URL(other.variables['WIZIQ_BASE_URL']!);
    const head = `POST ${pathname} HTTP/1.1\r\nHost: sandbox\r\nContent-Length: 100\r\n\r\na=b`;
    const socket = connect(Number(port), '127.0.0.1', () => socket.write(head, () => socket.destroy()));
    await isTold;
    expect(lines.filter(({ level }) => level !== 30)).toMatchObject([
      { level: 20, msg: 'The WizIQ sandbox could not respond' },
    ]);
    await other.stop();
  });
});
