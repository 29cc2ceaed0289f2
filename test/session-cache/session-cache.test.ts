import fc from 'fast-check';
import { Kysely, Migrator, sql, SqliteDialect } from 'kysely';
import Database from 'libsql';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { pino } from 'pino';
import { type AppDatabase, openSqlite } from '../../src/database/database';
import { migrationProvider } from '../../src/database/migrations';
import { SessionRecords } from '../../src/session-cache/record-store';
import { coverage, SessionCache } from '../../src/session-cache/session-cache';
import { type Tables } from '../../src/database/tables';
import { type CachedRecord } from '../../src/provider-kit/write-operation';
import { thingId } from '../support/ledger';

const hour = (of: number): Date => new Date(Date.UTC(2026, 2, 2, of));
const range = (from: number, to: number) => ({ provider: 'scripted', kind: 'thing', from: hour(from), to: hour(to) });
const thing = (number: number, from: number, to: number): CachedRecord => ({
  globalId: thingId(number),
  record: { number },
  startsAt: hour(from),
  endsAt: hour(to),
});
const whole = (...records: CachedRecord[]) => ({ records, isWhole: true, gone: [] });

const NOW = Date.UTC(2026, 2, 2, 12);

describe('The memory of what providers told', () => {
  let folder: string;
  let database: AppDatabase;
  let lines: Record<string, any>[];
  let memory: SessionCache;
  const begin = (): SessionCache =>
    new SessionCache(
      database.db,
      pino({}, { write: (line: string) => void lines.push(JSON.parse(line) as Record<string, any>) }),
    );
  const passed = (milliseconds: number): void => jest.setSystemTime(NOW + milliseconds);
  const known = async (from: number, to: number) => {
    const { records, ...rest } = await memory.lastKnown(range(from, to));
    return { numbers: records.map((record: any) => record.number), ...rest };
  };

  beforeEach(async () => {
    folder = mkdtempSync(path.join(tmpdir(), 'schedule-memory-'));
    database = await openSqlite(folder);
    lines = [];
    jest.useFakeTimers({ now: NOW, doNotFake: [...NOT_THE_CLOCK] });
    memory = begin();
  });
  afterEach(async () => {
    jest.useRealTimers();
    await database.close();
    rmSync(folder, { recursive: true, force: true });
  });

  it('knows nothing of a range of which nothing was told', async () => {
    expect(await known(8, 12)).toEqual({ numbers: [], staleSince: null, isWhole: false });
  });

  it('knows that there was nothing, where that is what was told', async () => {
    await memory.recordListing(range(8, 12), whole(), new Date());
    expect(await known(9, 10)).toEqual({ numbers: [], staleSince: new Date(NOW), isWhole: true });
  });

  it('knows what was told, since when, and after a restart', async () => {
    await memory.recordListing(range(8, 12), whole(thing(1, 9, 10), thing(2, 11, 12)), new Date());
    passed(60_000);
    const expected = { numbers: [1, 2], staleSince: new Date(NOW), isWhole: true };
    expect(await known(8, 12)).toEqual(expected);
    memory = begin();
    expect(await known(8, 12)).toEqual(expected);
    expect(await known(9, 11)).toEqual({ ...expected, numbers: [1] });
  });

  it('says that it knows a part only where it was told of a part only', async () => {
    await memory.recordListing(range(8, 12), whole(thing(1, 9, 10)), new Date());
    expect(await known(8, 13)).toEqual({ numbers: [1], staleSince: new Date(NOW), isWhole: false });
    passed(1_000);
    await memory.recordListing(range(12, 13), whole(thing(2, 12, 13)), new Date());
    expect(await known(8, 13)).toEqual({ numbers: [1, 2], staleSince: new Date(NOW), isWhole: true });
    expect(await known(12, 13)).toEqual({ numbers: [2], staleSince: new Date(NOW + 1_000), isWhole: true });
  });

  it('is as old as the oldest of what it knows: of what was made here too, of which no list was ever told', async () => {
    const records = new SessionRecords(database.db);
    await records.save(thing(1, 9, 10));
    expect(await known(8, 12)).toEqual({ numbers: [1], staleSince: new Date(NOW), isWhole: false });
    passed(5_000);
    await memory.recordListing(range(8, 12), { records: [thing(2, 9, 10)], isWhole: false, gone: [] }, new Date());
    expect(await known(8, 12)).toEqual({ numbers: [1, 2], staleSince: new Date(NOW), isWhole: true });
    await records.markGone([thingId(1)]);
    expect(await known(8, 12)).toEqual({ numbers: [2], staleSince: new Date(NOW + 5_000), isWhole: true });
  });

  it('notes what is told of one range every thirty seconds at most', async () => {
    await memory.recordListing(range(8, 12), whole(thing(1, 9, 10)), new Date());
    passed(29_999);
    await memory.recordListing(range(8, 12), whole(thing(2, 9, 10)), new Date());
    expect(await known(8, 12)).toMatchObject({ numbers: [1], staleSince: new Date(NOW) });
    // Another range, and another provider, are none of that.
    await memory.recordListing(range(12, 13), whole(thing(3, 12, 13)), new Date());
    await memory.recordListing({ ...range(8, 12), provider: 'other' }, whole(), new Date());
    expect(await known(12, 13)).toMatchObject({ numbers: [3] });
    passed(30_000);
    await memory.recordListing(range(8, 12), whole(thing(2, 9, 10)), new Date());
    expect(await known(8, 12)).toMatchObject({ numbers: [2], staleSince: new Date(NOW + 30_000) });
  });

  it('goes on noting when it was told of very many ranges', async () => {
    const minute = (of: number) => new Date(hour(0).getTime() + of * 60_000);
    for (let of = 0; of < 1_001; of += 1) {
      const { provider, kind } = range(0, 0);
      await memory.recordListing({ provider, kind, from: minute(of), to: minute(of + 1) }, whole(), new Date());
    }
    expect(lines).toEqual([]);
    const last = await memory.lastKnown({ ...range(0, 0), from: minute(1_000), to: minute(1_001) });
    expect(last).toMatchObject({ isWhole: true });
  });

  it('never fails: what cannot be kept or read is logged, and noted as soon as it can be', async () => {
    await memory.recordListing(range(8, 12), whole(thing(1, 9, 10)), new Date());
    await sql`alter table listings rename to listings_elsewhere`.execute(database.db);
    await memory.recordListing(range(12, 13), whole(thing(2, 12, 13)), new Date());
    expect(await known(8, 12)).toEqual({ numbers: [], staleSince: null, isWhole: false });
    expect(lines).toMatchObject([
      { level: 50, provider: 'scripted', msg: 'A session listing could not be cached' },
      { level: 50, provider: 'scripted', msg: 'Cached sessions could not be read' },
    ]);
    for (const { err } of lines) expect(err.message).toContain('listings');
    await sql`alter table listings_elsewhere rename to listings`.execute(database.db);
    // No record was kept of what could not be kept as a whole.
    expect(await known(12, 13)).toEqual({ numbers: [], staleSince: null, isWhole: false });
    await memory.recordListing(range(12, 13), whole(thing(2, 12, 13)), new Date());
    expect(await known(8, 13)).toMatchObject({ numbers: [1, 2], isWhole: true });
  });
});

describe('How much of a range is known', () => {
  const told = (from: number, to: number, askedAt: number) => ({
    from: new Date(from),
    to: new Date(to),
    askedAt: new Date(askedAt),
  });
  const of = (listings: [from: number, to: number, askedAt: number][], from = 10, to = 20) => {
    const { oldest, isWhole } = coverage(
      listings.map((each) => told(...each)),
      from,
      to,
    );
    return [oldest?.getTime() ?? null, isWhole];
  };

  it.each<[what: string, listings: [number, number, number][], expected: [number | null, boolean]]>([
    ['nothing, where nothing was told', [], [null, false]],
    ['nothing, where what was told ends as it begins or begins as it ends', [[0, 10, 5], [20, 30, 4]], [null, false]], // prettier-ignore
    ['all, where just that was told', [[10, 20, 5]], [5, true]],
    ['all, where more was told', [[0, 30, 5]], [5, true]],
    ['all, where two parts meet', [[10, 15, 5], [15, 20, 3]], [3, true]], // prettier-ignore
    ['all, where parts overlap', [[8, 16, 5], [14, 21, 3]], [3, true]], // prettier-ignore
    ['a part, where the middle is missing', [[10, 14, 5], [15, 20, 3]], [3, false]], // prettier-ignore
    ['a part, where an end is missing', [[10, 19, 5]], [5, false]],
    ['all, where the middle was told later', [[14, 16, 5], [10, 20, 2]], [2, true]], // prettier-ignore
    ['as of later, where what was told before says nothing more', [[10, 20, 5], [12, 13, 1]], [5, true]], // prettier-ignore
    ['as of later, where what was told before covers the same part', [[10, 15, 5], [11, 14, 1]], [5, false]], // prettier-ignore
  ])('is %s', (_what, listings, expected) => {
    expect(of(listings)).toEqual(expected);
  });

  it('is what counting every moment gives', () => {
    const moment = fc.integer({ min: 0, max: 30 });
    const listings = fc
      .array(fc.tuple(moment, fc.integer({ min: 1, max: 12 })), { maxLength: 8 })
      .map((all) => all.map(([from, length], place): [number, number, number] => [from, from + length, 100 - place]));
    fc.assert(
      fc.property(listings, moment, fc.integer({ min: 1, max: 20 }), (all, from, length) => {
        const moments = Array.from({ length }, (_, offset) => from + offset);
        // The latest come first: the first that covers a moment tells how old that is.
        const ages = moments.map((at) => all.find(([start, end]) => start <= at && at < end)?.[2] ?? null);
        const known = ages.filter((age) => age !== null);
        expect(of(all, from, from + length)).toEqual([
          known.length === 0 ? null : Math.min(...known),
          known.length === ages.length,
        ]);
      }),
    );
  });
});

it('A ledger of the first version is brought up to date, and what is in it is kept', async () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'first-version-'));
  try {
    await makeFirstVersion(folder);
    const opened = await openSqlite(folder);
    const records = new SessionRecords(opened.db);
    expect(await records.overlapping(range(8, 12))).toEqual(new Map([[thingId(1), { number: 1 }]]));
    await records.saveListing(range(8, 12), whole(thing(2, 9, 10)));
    expect(await records.listings('scripted', hour(8), hour(12))).toHaveLength(1);
    expect([...(await records.startingWith('scripted:', 10)).keys()]).toEqual([thingId(2)]);
    const { rows } = await sql<{ name: string }>`select name from kysely_migration order by name`.execute(opened.db);
    expect(rows.map(({ name }) => name)).toEqual(['0001-writes-records-owners', '0002-listings', '0003-sought']);
    await opened.close();
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
});

/** Leaves a ledger as a server made it that knew the first migration only, with a record in it. */
async function makeFirstVersion(folder: string): Promise<void> {
  const database = new Database(path.join(folder, 'ledger.db'));
  const db = new Kysely<Tables>({ dialect: new SqliteDialect({ database }) });
  const { '0001-writes-records-owners': first } = await migrationProvider.getMigrations();
  const provider = { getMigrations: async () => ({ '0001-writes-records-owners': first! }) };
  expect(await new Migrator({ db, provider }).migrateToLatest()).not.toHaveProperty('error');
  await new SessionRecords(db).save(thing(1, 9, 10));
  await expect(db.selectFrom('listings').selectAll().execute()).rejects.toThrow('no such table: listings');
  await db.destroy();
}

/** All that timers can fake, but for the clock. */
const NOT_THE_CLOCK = [
  'hrtime',
  'nextTick',
  'performance',
  'queueMicrotask',
  'setImmediate',
  'clearImmediate',
  'setInterval',
  'clearInterval',
  'setTimeout',
  'clearTimeout',
] as const;
