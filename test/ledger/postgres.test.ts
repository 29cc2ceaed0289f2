import { sql } from 'kysely';
import { setTimeout as pause } from 'node:timers/promises';
import { openPostgres, tryWrite } from '../../src/database/database';
import { ProviderWriteState } from '../../src/model/write';
import { asked, outcomeOf, passIntervals, ScriptedProvider, startLedger, type TestLedger } from '../support/ledger';
import { hasPostgres, type LossyWay, startLossyWay, startPostgres, type TestPostgres } from '../support/postgres';
import { ledgerContract } from './contract';
import { type Place, scenes } from './contract/scene';

let postgres: TestPostgres;

async function database(): Promise<Place> {
  const url = await postgres.createDatabase();
  const open = () => openPostgres(url, () => undefined);
  return {
    open,
    passLeases: async () => {
      const opened = await open();
      await sql`update owners set lease_until = 0`.execute(opened.db);
      await opened.close();
    },
    refuseOutcomes: `
      create function no_outcomes() returns trigger language plpgsql as $$ begin raise 'disk full'; end $$;
      create trigger no_outcomes before update on writes for each row execute function no_outcomes()`,
    acceptOutcomes: 'drop trigger no_outcomes on writes',
    remove: async () => undefined,
  };
}

function severalServers(): void {
  const scene = scenes(database);
  const owners = async () => {
    const { db } = scene().ledger.database;
    return db.selectFrom('owners').selectAll().where('id', '!=', '').orderBy('started_at').execute();
  };

  it('does once what is asked of all of them at the same moment', async () => {
    const { provider, ledger: first, start } = scene();
    const servers = [first, await start(), await start()];
    const creates = Array.from({ length: 20 }, (_, index) => servers[index % 3]!.write('key-1'));
    expect(await Promise.all(creates)).toEqual(Array(20).fill({ ...asked(), number: 1 }));
    expect(provider.sent).toHaveLength(1);
    for (const server of servers) expect(await server.rows()).toMatchObject([{ state: 'SUCCEEDED' }]);
  });

  it('leaves alone what another one is at work on, and waits for its outcome', async () => {
    const { provider, ledger: first, start } = scene();
    const release = provider.hold();
    const create = first.write('key-1');
    await provider.received(1);
    const second = await start();
    expect(await second.rows()).toMatchObject([{ state: 'PENDING' }]);
    await expect(second.write('key-1', asked(), { milliseconds: 150 })).rejects.toMatchObject({
      code: 'PROVIDER_TIMEOUT',
      retryable: true,
    });
    const waiting = second.write('key-1');
    release();
    expect(await waiting).toEqual(await create);
    expect(provider.sent).toHaveLength(1);
  });

  it('knows at once that one has ended', async () => {
    const { provider, ledger: first, start } = scene();
    const release = provider.hold();
    const cut = outcomeOf(first.write('key-1'));
    await provider.received(1);
    const second = await start();
    // The last thing that one did: the lease that it has left does not count any more.
    const { db } = second.database;
    const [owner] = await owners();
    await db.updateTable('owners').set({ ended_at: new Date().toISOString() }).where('id', '=', owner!.id).execute();
    await expect(second.write('key-1')).rejects.toMatchObject({ code: 'PROVIDER_OUTCOME_UNKNOWN' });
    expect(await second.rows()).toMatchObject([{ state: 'OUTCOME_UNKNOWN' }]);
    release();
    await cut;
  });

  it('knows that one is gone when its lease has run out, and believes it when it comes back', async () => {
    const { place, provider, ledger: first, start } = scene();
    const release = provider.hold();
    const create = first.write('key-1');
    await provider.received(1);
    const second = await start();
    await place.passLeases();
    await expect(second.write('key-1')).rejects.toMatchObject({ code: 'PROVIDER_OUTCOME_UNKNOWN' });
    expect(await second.rows()).toMatchObject([{ state: 'OUTCOME_UNKNOWN' }]);
    release();
    expect(await second.write('key-1', asked(), {}).catch(() => create)).toEqual(await create);
    expect(await second.write('key-1')).toEqual(await create);
    expect(await second.rows()).toMatchObject([{ state: 'SUCCEEDED', error: null }]);
    expect(provider.sent).toHaveLength(1);
  });

  it('renews its lease while it lives, and looks for those that do not', async () => {
    const { place, provider, ledger: first, start } = scene();
    const release = provider.hold();
    const cut = outcomeOf(first.write('key-1'));
    await provider.received(1);
    await passIntervals(async (pass) => {
      const second = await start();
      await place.passLeases();
      const [gone, alive] = await owners();
      expect([gone!.lease_until, alive!.lease_until].map(Number)).toEqual([0, 0]);
      pass();
      while (Number((await owners())[1]!.lease_until) === 0) await pause(10);
      while ((await second.rows())[0]!.state === ProviderWriteState.PENDING) await pause(10);
      expect(await second.rows()).toMatchObject([{ state: 'OUTCOME_UNKNOWN' }]);
      expect(Number((await owners())[0]!.lease_until)).toBe(0);
      await second.end();
    });
    release();
    await cut;
  });

  it('finds at the provider what one had made whose lease ran out after the start, without anybody asking', async () => {
    const { place, provider, ledger: first, start } = scene();
    const release = provider.hold();
    const cut = outcomeOf(first.write('key-1'));
    await provider.received(1);
    await passIntervals(async (pass) => {
      const second = await start();
      await second.ledger.reconcile();
      expect(await second.rows()).toMatchObject([{ state: 'PENDING' }]);
      provider.made.push({ ...asked(), number: 1 });
      await place.passLeases();
      pass();
      while ((await second.rows())[0]!.state !== ProviderWriteState.SUCCEEDED) await pause(10);
      expect(await second.write('key-1')).toEqual({ ...asked(), number: 1 });
      expect(provider.sent).toHaveLength(1);
      await second.end();
    });
    release();
    await cut;
  });

  it('leaves behind that it ended, and nothing that it was at work on', async () => {
    const { provider, ledger: first, start } = scene();
    const release = provider.hold();
    const cut = outcomeOf(first.write('key-1'));
    await provider.received(1);
    await first.end();
    const second = await start();
    expect(await owners()).toMatchObject([{ ended_at: expect.any(String) }, { ended_at: null }]);
    expect(await second.rows()).toMatchObject([{ state: 'OUTCOME_UNKNOWN' }]);
    release();
    await cut;
  });

  it('gives what two of them find at the same moment to one of them', async () => {
    const { provider, ledger: first, start } = scene();
    const second = await start();
    provider.behaviour = 'cutBefore';
    provider.canBeAsked = false;
    const release = provider.hold();
    // Without a word on what they look for, two with different inputs do not doubt each other.
    const operation = provider.createWith({ matchKey: undefined });
    const write = (server: TestLedger, key: string) =>
      outcomeOf(server.write(key, asked('Risk', { notes: key }), { operation }));
    const cut = [write(first, 'key-1'), write(second, 'key-2')];
    await provider.received(2);
    provider.made.push({ ...asked(), number: 1 });
    release();
    await Promise.all(cut);
    provider.canBeAsked = true;
    const keys = ['key-1', 'key-2', 'key-1', 'key-2'];
    const answers = await Promise.all(keys.map((key, index) => write(index < 2 ? first : second, key)));
    expect(answers.filter((answer) => 'value' in answer)).toHaveLength(2);
    expect((await first.rows()).map(({ state }) => state).sort()).toEqual(['OUTCOME_UNKNOWN', 'SUCCEEDED']);
  });

  it('is made ready once, when several begin at the same moment', async () => {
    const place = await database();
    const opened = await Promise.all([1, 2, 3, 4].map(() => place.open()));
    for (const { db } of opened) expect(await db.selectFrom('writes').selectAll().execute()).toEqual([]);
    for (const one of opened) await one.close();
  });
}

function lostAnswers(): void {
  let provider: ScriptedProvider;
  let way: LossyWay;
  let first: TestLedger;
  let second: TestLedger;
  beforeEach(async () => {
    const url = await postgres.createDatabase();
    provider = new ScriptedProvider();
    way = await startLossyWay(url);
    first = await startLedger(await openPostgres(way.url, () => undefined), provider);
    second = await startLedger(await openPostgres(url, () => undefined), provider);
  });
  afterEach(async () => {
    await first.end();
    await second.end();
    way.close();
  });
  const NEVER_SENT = { state: 'FAILED', error: expect.stringContaining('nothing was sent'), idempotencyKey: 'key-1' };

  it('frees the key at once, because nothing was sent', async () => {
    way.mode = 'losesOne';
    await expect(first.write('key-1')).rejects.toMatchObject({ name: 'StoreUnavailable' });
    expect(await second.rows()).toMatchObject([NEVER_SENT]);
    expect(provider.sent).toEqual([]);
    expect(await second.write('key-1')).toMatchObject({ number: 1 });
    expect(await first.write('key-1')).toMatchObject({ number: 1 });
    expect(await second.rows()).toMatchObject([{ state: 'SUCCEEDED' }, NEVER_SENT]);
  });

  it('frees the key when the same server is asked again', async () => {
    way.mode = 'losesOneAndCloses';
    await expect(first.write('key-1')).rejects.toMatchObject({ name: 'StoreUnavailable' });
    expect(await second.rows()).toMatchObject([{ state: 'PENDING' }]);
    way.mode = 'passes';
    expect(await first.write('key-1')).toMatchObject({ number: 1 });
    expect(await second.rows()).toMatchObject([{ state: 'SUCCEEDED' }, NEVER_SENT]);
    expect(provider.sent).toHaveLength(1);
  });

  it.each(['PENDING', 'OUTCOME_UNKNOWN'])(
    'frees the key once the database can be reached, for all servers, of a row that is %s by then',
    async (state) => {
      await passIntervals(async (pass) => {
        const database = await openPostgres(way.url, () => undefined);
        const third = await startLedger(database, provider);
        way.mode = 'losesOneAndCloses';
        await expect(third.write('key-1')).rejects.toMatchObject({ name: 'StoreUnavailable' });
        await expect(second.write('key-1', asked(), { milliseconds: 50 })).rejects.toMatchObject({
          code: 'PROVIDER_TIMEOUT',
        });
        await sql`update writes set state = ${state}`.execute(second.database.db);
        way.mode = 'passes';
        pass();
        while ((await second.rows())[0]!.state !== ProviderWriteState.FAILED) await pause(10);
        expect(await second.rows()).toMatchObject([NEVER_SENT]);
        expect(await second.write('key-1')).toMatchObject({ number: 1 });
        expect(provider.sent).toHaveLength(1);
        await third.end();
      });
    },
  );

  it('frees the key when the server ends', async () => {
    way.mode = 'losesOneAndCloses';
    await expect(first.write('key-1')).rejects.toMatchObject({ name: 'StoreUnavailable' });
    way.mode = 'passes';
    await first.end();
    expect(await second.rows()).toMatchObject([NEVER_SENT]);
    first = second;
  });
}

function endingDatabase(): void {
  const scene = scenes(database);

  it('lets nothing be sent while it is away, and everything once it is back', async () => {
    const { provider, ledger } = scene();
    await ledger.write('key-1');
    await postgres.crash();
    for (const key of ['key-1', 'key-2', null]) {
      await expect(ledger.write(key)).rejects.toMatchObject({ name: 'StoreUnavailable' });
    }
    expect(await ledger.ledger.isWritable()).toBe(false);
    expect(provider.sent).toHaveLength(1);
    await postgres.start();
    expect(await ledger.ledger.isWritable()).toBe(true);
    expect(await ledger.write('key-1')).toMatchObject({ number: 1 });
    expect(await ledger.write('key-2')).toMatchObject({ number: 2 });
  });

  it('has what was answered meanwhile noted once it is back, and that is not sent again', async () => {
    const { provider, ledger } = scene();
    provider.canBeAsked = false;
    const release = provider.hold();
    const cut = outcomeOf(ledger.write('key-1'));
    await provider.received(1);
    await postgres.crash();
    release();
    expect(await cut).toMatchObject({ error: { code: 'PROVIDER_OUTCOME_UNKNOWN' } });
    await postgres.start();
    expect(await ledger.rows()).toMatchObject([{ state: 'PENDING' }]);
    expect(await ledger.write('key-1')).toMatchObject({ number: 1 });
    expect(await ledger.rows()).toMatchObject([{ state: 'SUCCEEDED' }]);
    expect(provider.sent).toHaveLength(1);
  });

  it('does not keep a server from ending', async () => {
    const { ledger, start } = scene();
    await postgres.crash();
    await expect(ledger.end()).resolves.toBeUndefined();
    await postgres.start();
    await start();
  });
}

function unusableDatabases(): void {
  it.each(['127.0.0.1', 'localhost'])(
    'because nothing answers at %s is told by its setting and a reason',
    async (host) => {
      const opening = openPostgres(`postgresql://ledger:s3cret@${host}:1/postgres`, () => undefined);
      await expect(opening).rejects.toMatchObject({
        name: 'LedgerUnusable',
        setting: 'DATABASE_URL',
        message: expect.stringMatching(/^DATABASE_URL names a PostgreSQL that cannot be used: .*ECONNREFUSED/),
      });
      await expect(opening).rejects.not.toMatchObject({ message: expect.stringContaining('s3cret') });
    },
  );

  it('because it has no such database is told so', async () => {
    const url = (await postgres.createDatabase()).replace(/\w+$/, 'elsewhere');
    await expect(openPostgres(url, () => undefined)).rejects.toMatchObject({
      message: 'DATABASE_URL names a PostgreSQL that cannot be used: database "elsewhere" does not exist',
    });
  });

  it('because it is not as it should be is told so, and left', async () => {
    const url = await postgres.createDatabase();
    const opened = await openPostgres(url, () => undefined);
    const other = await openPostgres(url, () => undefined);
    await sql`alter table writes rename to writes_elsewhere`.execute(other.db);
    await expect(startLedger(opened, new ScriptedProvider())).rejects.toMatchObject({
      setting: 'DATABASE_URL',
      message: 'DATABASE_URL names a PostgreSQL that cannot be used: relation "writes" does not exist',
    });
    await expect(opened.db.selectFrom('owners').selectAll().execute()).rejects.toThrow('destroyed');
    await other.close();
  });

  it('because nothing may be written in it is told by its setting', async () => {
    const url = await postgres.createDatabase();
    const readOnly = `${url}?options=${encodeURIComponent('-c default_transaction_read_only=on')}`;
    await expect(openPostgres(readOnly, () => undefined)).rejects.toMatchObject({ setting: 'DATABASE_URL' });
    // Once it was made ready, that shows only when something is to be written.
    await (await openPostgres(url, () => undefined)).close();
    const opened = await openPostgres(readOnly, () => undefined);
    await expect(tryWrite(opened)).rejects.toThrow('read-only transaction');
    await opened.close();
  });
}

const title = 'The ledger in PostgreSQL';
const leftOut = 'is left out, because no PostgreSQL is installed here: "apt-get install -y postgresql" brings one';
if (hasPostgres()) {
  describe(title, () => {
    beforeAll(async () => {
      postgres = await startPostgres();
    });
    afterAll(() => postgres.remove());

    ledgerContract(database);
    describe('shared by several servers', severalServers);
    describe('whose answer to an insert is lost', lostAnswers);
    describe('that ends', endingDatabase);
    describe('that cannot be used', unusableDatabases);
  });
} else {
  process.stderr.write(`${title} ${leftOut}.\n`);
  it.skip(`${title} ${leftOut}`, () => undefined);
}
