import fc from 'fast-check';
import { pino } from 'pino';
import { startAdministrateSandbox } from '../../src/providers/administrate/sandbox';
import { type RunningSandbox } from '../../src/provider-kit/port';
import { eventRecord, usableEvent } from '../providers/administrate/records';
import { startTestApp, type TestApp } from '../support/app';
import { type RecordingProxy, startRecordingProxy } from '../support/recording-proxy';
import { type Json } from './calls';

const ZONES = ['Europe/Paris', 'America/New_York', 'Asia/Tokyo', undefined];
const DAYS = 6;
const pad = (number: number): string => String(number).padStart(2, '0');

/** Six days of events in several zones and forms; a hundred and one of them, with the highest ids, at one start. */
const records = Array.from({ length: 260 }, (_, index) => {
  const id = index + 1;
  const isTied = id > 159;
  const date = `2030-03-${pad(isTied ? 4 : 1 + ((id * 7) % DAYS))}`;
  return eventRecord({
    id,
    code: `C-${id % 5}`,
    start_date: id % 3 === 0 ? date : `${date}T00:00:00`,
    start_time: isTied ? '09:00:00' : `${pad((id * 5) % 24)}:${id % 2 === 0 ? '30' : '00:00'}`,
    end_date: '2030-04-01',
    time_zone: isTied ? 'Europe/Paris' : ZONES[id % ZONES.length],
    is_cancelled: id % 4 === 0,
  });
});
const wallTimeOf = (record: Json): string => `${record.start_date.slice(0, 10)} ${record.start_time.padEnd(8, ':00')}`;
const byStart = [...records].sort((left, right) =>
  wallTimeOf(left) > wallTimeOf(right) ? 1 : wallTimeOf(left) < wallTimeOf(right) ? -1 : left.id - right.id,
);

let sandbox: RunningSandbox;
let upstream: RecordingProxy;
let app: TestApp;
const startApp = (): Promise<TestApp> =>
  startTestApp({ ...sandbox.variables, ADMINISTRATE_BASE_URL: upstream.url, LOG_LEVEL: 'warn' });

beforeAll(async () => {
  sandbox = await startAdministrateSandbox({ now: new Date(), log: pino({ level: 'silent' }) }, { events: records });
  upstream = await startRecordingProxy(sandbox.variables['ADMINISTRATE_BASE_URL']!);
  app = await startApp();
});
afterAll(async () => {
  await app.stop();
  await upstream.close();
  await sandbox.stop();
});
beforeEach(() => upstream.forget());

const PAGE = `query ($first: Int!, $after: String, $filter: PublicEventFilter, $orderBy: PublicEventOrder!) {
  publicEvents(first: $first, after: $after, filter: $filter, orderBy: $orderBy) {
    nodes { providerId }
    edges { cursor node { providerId } }
    pageInfo { hasNextPage hasPreviousPage startCursor endCursor }
  }
}`;

interface Walk {
  first: number;
  filter?: Record<string, unknown>;
  orderBy: 'STARTS_AT' | 'ID';
}

/** Turns all pages, and checks what each says of itself. */
async function walk(variables: Walk, turn: (after: string | null) => Promise<TestApp> = () => Promise.resolve(app)) {
  const ids: number[] = [];
  for (let after: string | null = null; ;) {
    const { data, errors } = await (await turn(after)).graphql(PAGE, { ...variables, after });
    expect(errors).toEqual([]);
    const { nodes, edges, pageInfo }: Json = data.publicEvents;
    expect(edges.map(({ node }: Json) => node)).toEqual(nodes);
    expect(pageInfo.hasPreviousPage).toBe(after !== null);
    expect(pageInfo.startCursor).toBe(edges[0]?.cursor ?? null);
    expect(pageInfo.endCursor).toBe(edges.at(-1)?.cursor ?? null);
    ids.push(...nodes.map(({ providerId }: Json) => Number(providerId)));
    if (!pageInfo.hasNextPage) return ids;
    expect(nodes).toHaveLength(variables.first);
    after = pageInfo.endCursor;
  }
}

describe('Walking all pages', () => {
  it.each([
    [200, 2],
    [100, 3],
    [26, 10],
  ])('of %i gives every event once and in order, for %i calls', async (first, calls) => {
    expect(await walk({ first, orderBy: 'ID' })).toEqual(records.map(({ id }) => id));
    expect(upstream.calls).toHaveLength(calls);
    upstream.forget();
    expect(await walk({ first, orderBy: 'STARTS_AT' })).toEqual(byStart.map(({ id }) => id));
    expect(upstream.calls).toHaveLength(calls);
  });

  it('gives every event once and in order, with any filter and page size', async () => {
    const anyWalk = fc.record({
      first: fc.integer({ min: 20, max: 200 }),
      orderBy: fc.constantFrom('STARTS_AT' as const, 'ID' as const),
      from: fc.option(fc.integer({ min: -10, max: 150 })),
      to: fc.option(fc.integer({ min: -10, max: 150 })),
      isCancelled: fc.option(fc.boolean()),
      code: fc.option(fc.constantFrom('C-0', 'C-3', 'C-9')),
    });
    await fc.assert(
      fc.asyncProperty(anyWalk, async ({ first, orderBy, from, to, ...filter }) => {
        const at = (hours: number | null) => hours && new Date(Date.UTC(2030, 2, 1) + hours * 3_600_000);
        const [startsFrom, startsTo] = [at(from), at(to)];
        const fits = (record: Json): boolean => {
          const { startsAt, isCancelled, code } = usableEvent(record, 'UTC');
          return (
            (!startsFrom || startsAt >= startsFrom) &&
            (!startsTo || startsAt < startsTo) &&
            (filter.isCancelled === null || isCancelled === filter.isCancelled) &&
            (filter.code === null || code === filter.code)
          );
        };
        const expected = (orderBy === 'ID' ? records : byStart).filter(fits).map(({ id }) => id);
        const sent = { ...filter, startsFrom: startsFrom || null, startsTo: startsTo || null };
        expect(await walk({ first, orderBy, filter: sent })).toEqual(expected);
      }),
      { numRuns: 25 },
    );
  });

  it('one by one gives every event of a hundred at one start', async () => {
    const filter = { startsFrom: '2030-03-04T08:00:00Z', startsTo: '2030-03-04T08:00:01Z' };
    for (const orderBy of ['STARTS_AT', 'ID'] as const) {
      const ids = await walk({ first: 1, orderBy, filter });
      expect(ids.length).toBeGreaterThan(100);
      expect(ids).toEqual([...ids].sort((left, right) => left - right));
      expect(new Set(ids).size).toBe(ids.length);
    }
  });
});

describe('Exactly a hundred events at one start', () => {
  it('are a page without a next one, for the price of finding that out', async () => {
    const ids = Array.from({ length: 100 }, (_, index) => `administrate:public-event:${161 + index}`);
    const variables = { filter: { ids }, first: 100, orderBy: 'STARTS_AT' };
    const { data } = await app.graphql(PAGE, variables);
    expect(data.publicEvents.nodes).toHaveLength(100);
    expect(data.publicEvents.pageInfo.hasNextPage).toBe(false);
    expect(upstream.calls.map(({ query }) => [query.get('_order'), query.get('_limit')])).toEqual([
      ['start_date,start_time,id', '101'],
      ['start_date,start_time,id', '201'],
      ['-start_date,-start_time,-id', '1'],
    ]);
  });
});

describe('A cursor', () => {
  it('survives a restart of the server', async () => {
    const ids = await walk({ first: 90, orderBy: 'STARTS_AT' }, async (after) => {
      if (after === null) return app;
      await app.stop();
      app = await startApp();
      return app;
    });
    expect(ids).toEqual(byStart.map(({ id }) => id));
  });

  it('of any item in a page goes on behind that item', async () => {
    const { data } = await app.graphql(PAGE, { first: 60, orderBy: 'STARTS_AT' });
    const { cursor, node } = data.publicEvents.edges[17];
    expect(Number(node.providerId)).toBe(byStart[17]!.id);
    const next = await app.graphql(PAGE, { first: 5, orderBy: 'STARTS_AT', after: cursor });
    expect(next.data.publicEvents.nodes.map(({ providerId }: Json) => Number(providerId))).toEqual(
      byStart.slice(18, 23).map(({ id }) => id),
    );
  });

  it('of another filter is a place in the list all the same', async () => {
    const { data } = await app.graphql(PAGE, { first: 1, orderBy: 'STARTS_AT' });
    const after = data.publicEvents.pageInfo.endCursor;
    upstream.forget();
    const filter = { startsFrom: '2030-03-05T12:00:00Z' };
    const { data: next } = await app.graphql(PAGE, { first: 50, orderBy: 'STARTS_AT', filter, after });
    const expected = byStart.filter((record) => usableEvent(record, 'UTC').startsAt >= new Date(filter.startsFrom));
    expect(next.publicEvents.nodes.map(({ providerId }: Json) => Number(providerId))).toEqual(
      expected.slice(0, 50).map(({ id }) => id),
    );
    expect(upstream.calls[0]?.query.get('start_date__gte')).toBe('2030-03-04');
  });

  it.each([
    ['STARTS_AT', 'nonsense'],
    ['STARTS_AT', ''],
    ['STARTS_AT', 'WyJpZCIsNl0'],
    ['ID', 'WyJzdGFydCIsIjIwMTMtMDEtMDJUMDA6MDA6MDAiLCIwOTowMDowMCIsNiwxN10'],
  ])('in a list by %s is refused where it is none of that list: %j', async (orderBy, after) => {
    const { data, errors } = await app.graphql(PAGE, { first: 5, orderBy, after });
    expect(data).toEqual({ publicEvents: null });
    expect(errors).toEqual([
      {
        message: `after: this is not a cursor of a list ordered by ${orderBy}. Use an endCursor of such a list.`,
        locations: expect.any(Array),
        path: ['publicEvents'],
        extensions: { code: 'BAD_USER_INPUT', argument: 'after', requestId: expect.any(String) },
      },
    ]);
    expect(upstream.calls).toHaveLength(0);
  });
});

describe('A page', () => {
  it.each([0, -1, 201, 2_147_483_647])('may not have %i items', async (first) => {
    const { data, errors } = await app.graphql(PAGE, { first, orderBy: 'STARTS_AT' });
    expect(data).toEqual({ publicEvents: null });
    expect(errors).toMatchObject([
      {
        message: `first: ${first} is not from 1 to 200. Ask for smaller pages and continue with "after".`,
        extensions: { code: 'BAD_USER_INPUT', argument: 'first' },
      },
    ]);
    expect(upstream.calls).toHaveLength(0);
  });

  it.each([1, 200])('may have %i items', async (first) => {
    const { data } = await app.graphql(PAGE, { first, orderBy: 'STARTS_AT' });
    expect(data.publicEvents.nodes).toHaveLength(first);
  });
});
