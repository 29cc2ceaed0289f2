import { isGoodToken } from '../../../../src/providers/icareus/sandbox/token';
import { type RunningSandbox } from '../../../../src/provider-kit/port';
import { refused, start, stopAll, tokenFor, urlOf } from './caller';

afterAll(stopAll);

/** The page's example. */
const KEYS = { organizationId: 13509, secret: 'secret', clientIp: '185.185.165.160' };
const TOKEN = '60af27507c39fec85881c1d8ebb0064b83f5edd8';
const MADE = 1622091600000;
const MINUTE = 60_000;

describe("The page's own token", () => {
  it.each([
    ['when it is made', 0, true],
    ['ten minutes later', 10 * MINUTE, true],
    ['ten minutes before', -10 * MINUTE, true],
    ['more than ten minutes later', 10 * MINUTE + 1, false],
    ['more than ten minutes before', -10 * MINUTE - 1, false],
  ])('%s', (_, later, isGood) => {
    expect(isGoodToken(`Bearer ${TOKEN}`, KEYS, MADE + later)).toBe(isGood);
  });

  it.each([
    ['another organization', { organizationId: 13510 }],
    ['another secret', { secret: 'Secret' }],
    ['another address', { clientIp: '127.0.0.1' }],
  ])('is not good for %s', (_, other) => {
    expect(isGoodToken(`Bearer ${TOKEN}`, { ...KEYS, ...other }, MADE)).toBe(false);
  });

  it.each([undefined, '', TOKEN, `Basic ${TOKEN}`, `Bearer ${TOKEN}0`, `Bearer ${TOKEN.slice(1)}`, 'Bearer x'])(
    'is not the header %s',
    (header) => {
      expect(isGoodToken(header, KEYS, MADE)).toBe(false);
    },
  );
});

describe('A call', () => {
  const PATHS = ['/api/event', '/api/event/room', '/api/event/images', '/api/event/participant'];
  let sandbox: RunningSandbox;
  beforeAll(async () => {
    sandbox = await start();
  });

  const post = async (path: string, headers: Record<string, string>, to = sandbox) => {
    const response = await fetch(urlOf(to, path), { method: 'POST', body: '{}', headers });
    return { status: response.status, body: await response.json() };
  };
  const asBearer = (token: string) => ({ Authorization: `Bearer ${token}` });
  const INVALID = { status: 200, body: refused('Invalid token.') };

  it.each(PATHS)('of %s needs a token', async (path) => {
    expect(await post(path, {})).toEqual(INVALID);
    expect(await post(path, asBearer(tokenFor(sandbox)))).not.toEqual(INVALID);
  });

  it.each<[string, Record<string, string>]>([
    ['another secret', { ICAREUS_SECRET: 'secret' }],
    ['another organization', { ICAREUS_ORGANIZATION_ID: '13509' }],
    ['another address', { ICAREUS_CLIENT_IP: '185.185.165.160' }],
  ])('with a token for %s is refused', async (_, other) => {
    expect(await post('/api/event', asBearer(tokenFor(sandbox, other)))).toEqual(INVALID);
  });

  it('with a token of an hour ago is refused, unless the clock of the suite says the same', async () => {
    const seconds = Math.floor(Date.now() / 1000) - 3600;
    const other = await start({ clock: () => seconds * 1000 });
    expect(await post('/api/event', asBearer(tokenFor(sandbox, {}, seconds)))).toEqual(INVALID);
    expect(await post('/api/event', asBearer(tokenFor(other, {}, seconds)), other)).not.toEqual(INVALID);
  });
});
