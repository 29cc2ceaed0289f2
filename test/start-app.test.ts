import { sql } from 'kysely';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { type AddressInfo, createServer } from 'node:net';
import { networkInterfaces, tmpdir } from 'node:os';
import path from 'node:path';
import { startApp } from '../src/app';
import { ConfigError, readConfig } from '../src/config';
import { openSqlite } from '../src/database/database';
import { TENANT, type WriteRow } from '../src/database/tables';
import { providers } from '../src/providers';
import { type ProviderManifest, type RunningSandbox } from '../src/provider-kit/port';
import { input as administrateInput } from './ledger/administrate-scene';
import { scriptedAdministrate } from './support/app';
import { startScriptedServer } from './support/scripted-server';

describe('startApp', () => {
  const logTo = { write: () => undefined };
  let DATA_DIR: string;
  beforeEach(() => {
    DATA_DIR = mkdtempSync(path.join(tmpdir(), 'scheduling-graph-'));
  });
  afterEach(() => rmSync(DATA_DIR, { recursive: true, force: true }));

  it('starts nothing when it cannot listen, and tells which setting is to blame', async () => {
    const sandboxes: string[] = [];
    const [administrate] = providers as [ProviderManifest];
    const watched: ProviderManifest = {
      ...administrate,
      startSandbox: async (options) => {
        const sandbox: RunningSandbox = await administrate.startSandbox(options);
        sandboxes.push(sandbox.variables['ADMINISTRATE_BASE_URL']!);
        return sandbox;
      },
    };
    const other = createServer().listen(0, '127.0.0.1');
    await once(other, 'listening');
    const { port } = other.address() as AddressInfo;

    await expect(startApp(readConfig({ PORT: String(port), DATA_DIR }, [watched]), { logTo })).rejects.toThrow(
      new ConfigError([
        { name: 'PORT', problem: `is ${port}, on which another program listens already`, example: '0' },
      ]),
    );
    expect(sandboxes).toHaveLength(1);
    await expect(fetch(sandboxes[0]!)).rejects.toThrow('fetch failed');
    other.close();
  });

  it.each(['203.0.113.1', 'fe80::1'])('tells what is wrong with the host %s', async (HOST) => {
    const problem = `is "${HOST}", which is no address of this machine`;
    const config = readConfig({ PORT: '0', HOST, DATA_DIR, SANDBOX: 'off' }, providers);
    await expect(startApp(config, { logTo })).rejects.toThrow(
      new ConfigError([{ name: 'HOST', problem, example: '127.0.0.1' }]),
    );
  });

  const hasIpv6 = Object.values(networkInterfaces()).some((one) => one?.some(({ address }) => address === '::1'));
  (hasIpv6 ? it : it.skip)('writes an IPv6 address as it stands in a URL', async () => {
    const app = await startApp(
      readConfig({ PORT: '0', HOST: '::1', SANDBOX: 'off', LOG_LEVEL: 'silent', DATA_DIR }, providers),
    );
    expect(app.url).toMatch(/^http:\/\/\[::1\]:\d+$/);
    expect((await fetch(`${app.url}/healthz`)).status).toBe(200);
    await app.stop();
  });

  it('rethrows an unexpected error unchanged', async () => {
    const config = { ...readConfig({ SANDBOX: 'off', DATA_DIR }, providers), port: 70_000 };
    await expect(startApp(config, { logTo })).rejects.toMatchObject({ name: 'RangeError' });
  });

  it('starts nothing with a ledger that cannot be used, and leaves it', async () => {
    const environment = { PORT: '0', SANDBOX: 'off', DATA_DIR };
    await (await startApp(readConfig(environment, providers), { logTo })).stop();
    const opened = await openSqlite(DATA_DIR);
    await sql`alter table writes rename to writes_elsewhere`.execute(opened.db);
    await opened.close();
    await expect(startApp(readConfig(environment, providers), { logTo })).rejects.toThrow(
      new ConfigError([
        {
          name: 'DATA_DIR',
          problem: `is "${DATA_DIR}", in which the ledger cannot be kept: no such table: writes`,
          example: './data',
        },
      ]),
    );
    await (await openSqlite(DATA_DIR)).close();
  });

  it('ends while what was cut off is looked for, however silent the provider is', async () => {
    const lines: string[] = [];
    const provider = await startScriptedServer([{ ends: 'never' }]);
    const opened = await openSqlite(DATA_DIR);
    await opened.db.insertInto('writes').values(cutOffEvent).execute();
    await opened.close();
    const config = readConfig({ PORT: '0', DATA_DIR, ...scriptedAdministrate(provider.url) }, providers);
    // Longer than the test may take.
    const limits = { attemptMs: 300_000 };
    const app = await startApp(config, { logTo: { write: (line) => void lines.push(line) }, limits });
    await provider.received(1);
    await app.stop();
    expect(provider.requests.map(({ query }) => query.get('id__gt'))).toEqual(['7']);
    expect(lines.map((line) => JSON.parse(line) as object)).not.toContainEqual(expect.objectContaining({ level: 50 }));
    await provider.close();
    const again = await openSqlite(DATA_DIR);
    expect(await again.db.selectFrom('writes').select('state').execute()).toEqual([{ state: 'OUTCOME_UNKNOWN' }]);
    await again.close();
  });

  it('tells of settings that are wrong for a simulated provider', async () => {
    const { providers: known, ...server } = readConfig({ PORT: '0', DATA_DIR }, providers);
    const wrong = known.map((provider) => ({ ...provider, values: { ADMINISTRATE_TIME_ZONE: 'Mars/Base' } }));
    await expect(startApp({ ...server, providers: wrong }, { logTo })).rejects.toThrow(
      'ADMINISTRATE_TIME_ZONE is "Mars/Base", which is not an IANA time zone.',
    );
  });
});

/** A create that was cut off, as the ledger has it. */
const cutOffEvent: WriteRow = {
  tenant: TENANT,
  id: '01JD4Y5Z6M3X8K2V9Q7RBTCWNA',
  provider: 'administrate',
  operation: 'createPublicEvent',
  idempotency_key: 'key-1',
  key_in_use: 'key-1',
  input_hash: 'hash',
  sought: null,
  input: JSON.stringify({
    ...administrateInput,
    startsAt: '2031-03-04T09:00:00.000Z',
    endsAt: '2031-03-04T10:00:00.000Z',
  }),
  summary: 'A create',
  state: 'OUTCOME_UNKNOWN',
  owner: 'gone',
  requested_at: '2026-01-02T03:04:05.000Z',
  finished_at: null,
  hint: JSON.stringify({ highestId: 7 }),
  result_id: null,
  found_at: null,
  snapshot: null,
  user_errors: null,
  error: 'It was cut off.',
  call_id: null,
};
