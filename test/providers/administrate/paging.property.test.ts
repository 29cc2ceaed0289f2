import fc from 'fast-check';
import { pino } from 'pino';
import { deadlineIn } from '../../../src/model/deadline';
import { AdministrateCatalogue } from '../../../src/providers/administrate/catalogue';
import { type AdministrateClient } from '../../../src/providers/administrate/client';
import { select } from '../../../src/providers/administrate/sandbox/filter';
import { SCALAR_ATTRIBUTES } from '../../../src/providers/administrate/sandbox/records';
import { type WireRecord } from '../../../src/providers/administrate/wire';
import { type RequestScope, type PublicEventQuery } from '../../../src/provider-kit/port';
import { fixture, mapEvent } from './records';

const HOUR_MS = 3_600_000;
const DEFAULT_ZONE = 'America/New_York';
const scope: RequestScope = {
  deadline: deadlineIn(60_000),
  requestId: 'r',
  log: pino({ level: 'silent' }),
  primeCache: () => undefined,
};
afterAll(() => (scope.deadline as ReturnType<typeof deadlineIn>).end());

/** The catalogue over records in memory, which are filtered, ordered and limited as the provider's page says. */
function catalogueOf(records: readonly WireRecord[], ownLimit = Infinity) {
  let calls = 0;
  const list = (_path: string, query: Record<string, string>): Promise<WireRecord[]> => {
    calls += 1;
    const found = select(records, SCALAR_ATTRIBUTES.events, new URLSearchParams(query));
    return Promise.resolve(found.slice(0, ownLimit));
  };
  const catalogue = new AdministrateCatalogue({ list } as unknown as AdministrateClient, DEFAULT_ZONE);
  return { catalogue, calls: () => calls };
}

type Filter = Omit<PublicEventQuery, 'first' | 'after' | 'orderBy'>;

/** Every page, one after the other, as a caller would turn them. */
async function walk(catalogue: AdministrateCatalogue, filter: Filter, orderBy: 'STARTS_AT' | 'ID', first: number) {
  const pages: number[][] = [];
  for (let after: string | null = null; ;) {
    const page: Awaited<ReturnType<AdministrateCatalogue['publicEvents']>> = await catalogue.publicEvents(
      { ...filter, orderBy, first, after },
      scope,
    );
    pages.push(page.items.map(({ node }) => Number(node.providerId)));
    if (!page.hasNextPage) return pages;
    expect(page.endCursor).toBe(page.items.at(-1)?.cursor);
    after = page.endCursor;
  }
}

const template = fixture('list-response')[1];

/** Few days and times, so that many events share one; now and then a record that cannot be used. */
const recordOf = fc.record({
  day: fc.constantFrom('2013-03-29', '2013-03-30', '2013-03-31', '2013-04-01', '2013-04-02'),
  dateForm: fc.constantFrom('', '', 'T00:00:00', 'T00:00:00', 'T00:00:00', ' 00:00:00', 'T14:15:16', 'T23:59:59'),
  time: fc.constantFrom('00:00', '02:30:00', '09:00:00', '09:00:00', '09:00', '23:59:59'),
  end: fc.constantFrom('2013-05-01', '2013-05-01T00:00:00', '2013-05-01', '2013-05-01', null),
  zone: fc.constantFrom('Europe/Paris', 'Pacific/Kiritimati', 'Pacific/Pago_Pago', null, 'Nowhere/Land'),
  start: fc.constantFrom('as it is', 'as it is', 'as it is', 'as it is', 'as it is', 'none', 'no time'),
  course_id: fc.integer({ min: 1, max: 3 }),
  is_cancelled: fc.boolean(),
});

const plans = fc.array(recordOf, { maxLength: 230, size: 'max' });
type Plan = typeof plans extends fc.Arbitrary<infer T> ? T : never;

const recordsOf = (plan: Plan): WireRecord[] =>
  plan.map(({ day, dateForm, time, end, zone, start, ...rest }, index) => ({
    ...template,
    id: ((index * 97) % 1_009) + 1,
    start_date: start === 'none' ? null : `${day}${dateForm}`,
    start_time: start === 'no time' ? null : time,
    end_date: end,
    end_time: '12:00:00',
    time_zone: zone,
    ...rest,
  }));

const instant = fc
  .integer({ min: -30, max: 150 })
  .map((hours) => new Date(Date.parse('2013-03-29T00:00:00Z') + hours * HOUR_MS));
const maybe = <T>(value: fc.Arbitrary<T>): fc.Arbitrary<T | null> => fc.option(value, { nil: null, freq: 2 });

const filterOf = fc.record({
  ids: maybe(fc.array(fc.integer({ min: 1, max: 1_009 }).map(String), { minLength: 60, maxLength: 100, size: 'max' })),
  courseIds: maybe(fc.subarray(['1', '2', '3'])),
  venueIds: fc.constant(null),
  tutorIds: fc.constant(null),
  startsFrom: maybe(instant),
  startsTo: maybe(instant),
  isCancelled: maybe(fc.boolean()),
  isProvisional: fc.constant(null),
  isOnline: fc.constant(null),
  isSoldOut: fc.constant(null),
  code: fc.constant(null),
});

const pageSize = fc.oneof(fc.integer({ min: 1, max: 9 }), fc.integer({ min: 10, max: 200 }));

/** The expected result of a walk, from the records themselves, without paging. */
function expected(records: readonly WireRecord[], filter: Filter, orderBy: 'STARTS_AT' | 'ID'): number[] {
  const fits = (record: WireRecord): boolean => {
    const { event } = mapEvent(record, DEFAULT_ZONE);
    return (
      event !== null &&
      (filter.ids === null || filter.ids.includes(String(record.id))) &&
      (filter.courseIds === null || filter.courseIds.includes(String(record['course_id']))) &&
      (filter.isCancelled === null || filter.isCancelled === record['is_cancelled']) &&
      (filter.startsFrom === null || event.startsAt >= filter.startsFrom) &&
      (filter.startsTo === null || event.startsAt < filter.startsTo)
    );
  };
  const placeOf = (record: WireRecord): string => {
    const [date, time = '00:00:00'] = String(record['start_date']).split(/[T ]/);
    return `${date}T${time} ${String(record['start_time']).padEnd(8, ':00')} ${String(record.id).padStart(5, '0')}`;
  };
  const fitting = records.filter(fits).sort((left, right) => left.id - right.id);
  if (orderBy === 'STARTS_AT') fitting.sort((left, right) => (placeOf(left) < placeOf(right) ? -1 : 1));
  return fitting.map(({ id }) => id);
}

describe.each(['STARTS_AT', 'ID'] as const)('Walking all pages by %s', (orderBy) => {
  it('gives every event exactly once and in order, whatever the page size and the filter', async () => {
    await fc.assert(
      fc.asyncProperty(plans, filterOf, pageSize, async (plan, filter, first) => {
        const records = recordsOf(plan);
        const { catalogue } = catalogueOf(records);
        const pages = await walk(catalogue, filter, orderBy, first);
        expect(pages.flat()).toEqual(expected(records, filter, orderBy));
        expect(pages.slice(0, -1).every((page) => page.length === first)).toBe(true);
      }),
      { numRuns: 150 },
    );
  });

  it('gives the same where the provider gives no more than a hundred at a time', async () => {
    await fc.assert(
      fc.asyncProperty(plans, filterOf, fc.integer({ min: 60, max: 200 }), async (plan, filter, first) => {
        const records = recordsOf(plan);
        const pages = walk(catalogueOf(records, 100).catalogue, filter, orderBy, first);
        const answer = await pages.catch((error: Error) => error);
        // A day of more than a hundred events cannot be paged by start there, which is an error.
        if (answer instanceof Error)
          expect(answer.message).toMatch(/^Administrate returns at most 100 events per response/);
        else expect(answer.flat()).toEqual(expected(records, filter, orderBy));
      }),
      { numRuns: 150 },
    );
  });
});
