import { formatGlobalId } from '../../src/model/global-id';
import { ProviderError } from '../../src/model/provider-error';
import { PublicEvent } from '../../src/model/public-event';
import { enumValueOf } from '../../src/model/registry';
import { SessionStatus } from '../../src/model/session';
import { Venue } from '../../src/model/venue';
import {
  type Page,
  type PageRequest,
  type PublicEventCatalogue,
  type PublicEventQuery,
} from '../../src/provider-kit/port';
import { startTestApp, type TestApp } from '../support/app';
import { memoryProvider } from '../support/memory-provider';

/** A catalogue whose cursors are positions in its lists. */
class MemoryCatalogue implements PublicEventCatalogue {
  readonly queries: PublicEventQuery[] = [];
  isBroken = false;

  /** Hours of 1 May 2030, in UTC, at which its events start. */
  constructor(
    private readonly provider: string,
    private readonly hours: readonly number[],
  ) {}

  async publicEvents(query: PublicEventQuery): Promise<Page<PublicEvent>> {
    this.queries.push(query);
    if (this.isBroken) {
      const provider = enumValueOf(this.provider);
      throw new ProviderError('The catalogue failed.', {
        code: 'PROVIDER_UNAVAILABLE',
        provider,
        retryable: true,
        acted: 'never',
      });
    }
    const events = this.hours.map((hour, index) => eventOf(this.provider, String(index + 1), hour));
    return pageOf(
      events.filter(({ providerId }) => query.ids === null || query.ids.includes(providerId)),
      query,
    );
  }

  /** A page of venues has one item less than requested, as when a filter left one out. */
  async venues({ first, after }: PageRequest): Promise<Page<Venue>> {
    const venues = this.hours.map((_, index) => venueOf(this.provider, String(index + 1)));
    return pageOf(venues, { first: Math.max(1, first - 1), after });
  }

  async courses(): Promise<Page<never>> {
    return { items: [], hasNextPage: false, endCursor: null };
  }

  async contacts(): Promise<Page<never>> {
    return { items: [], hasNextPage: false, endCursor: null };
  }
}

function pageOf<T>(all: readonly T[], { first, after }: PageRequest): Page<T> {
  const begin = Number(after ?? 0);
  const items = all.slice(begin, begin + first).map((node, index) => ({ cursor: String(begin + index + 1), node }));
  return { items, hasNextPage: all.length > begin + items.length, endCursor: items.at(-1)?.cursor ?? null };
}

const entity = (provider: string, kind: string, providerId: string) => ({
  id: formatGlobalId(provider, kind, providerId),
  provider: enumValueOf(provider),
  providerId,
  providerRecord: null,
});

/** The fields that this test selects. */
const eventOf = (provider: string, nativeId: string, hour: number): PublicEvent =>
  Object.assign(new PublicEvent(), {
    ...entity(provider, 'public-event', nativeId),
    startsAt: new Date(Date.UTC(2030, 4, 1, hour)),
    endsAt: new Date(Date.UTC(2030, 4, 1, hour + 1)),
    timeZone: 'UTC',
    status: SessionStatus.SCHEDULED,
  });

const venueOf = (provider: string, nativeId: string): Venue =>
  Object.assign(new Venue(), entity(provider, 'venue', nativeId));

const north = new MemoryCatalogue('north', [1, 4, 5, 8, 9]);
const south = new MemoryCatalogue('south', [2, 3, 5, 6, 7]);
const BY_START = [1, 2, 3, 4, 5, 5, 6, 7, 8, 9];
const idsOf = (provider: string, kind: string): string[] => [1, 2, 3, 4, 5].map((id) => `${provider}:${kind}:${id}`);

let app: TestApp;
beforeAll(async () => {
  const manifests = [
    memoryProvider({ id: 'north', meetings: [], catalogue: north }),
    memoryProvider({ id: 'south', meetings: [], catalogue: south }),
  ];
  app = await startTestApp({ SANDBOX: 'on' }, { manifests });
});
afterAll(() => app.stop());
beforeEach(() => {
  for (const catalogue of [north, south]) {
    catalogue.queries.length = 0;
    catalogue.isBroken = false;
  }
});

const LIST = `query ($first: Int!, $after: String, $filter: PublicEventFilter, $orderBy: PublicEventOrder) {
  list: publicEvents(first: $first, after: $after, filter: $filter, orderBy: $orderBy) {
    edges { cursor node { id startsAt } } pageInfo { hasNextPage endCursor }
  }
}`;
const VENUES = `query ($first: Int!, $after: String) {
  list: venues(first: $first, after: $after) { edges { cursor node { id } } pageInfo { hasNextPage endCursor } }
}`;

/** Reads pages to the end. */
async function readAll(query: string, variables: { readonly first: number; [name: string]: unknown }) {
  const edges: { cursor: string; node: { id: string; startsAt: string } }[] = [];
  let after: string | null = null;
  for (let pages = 0; pages < 50; pages += 1) {
    const { data, errors } = await app.graphql(query, { ...variables, after });
    expect(errors).toEqual([]);
    expect(data.list.edges.length).toBeLessThanOrEqual(variables.first);
    edges.push(...data.list.edges);
    if (!data.list.pageInfo.hasNextPage) return edges;
    after = data.list.pageInfo.endCursor;
  }
  throw new Error('The list does not end.');
}

const hourOf = ({ node }: { node: { startsAt: string } }): number => new Date(node.startsAt).getUTCHours();

it.each([1, 2, 3, 4, 7, 10, 50])('Events of two providers are merged by start, in pages of %i', async (first) => {
  const edges = await readAll(LIST, { first });
  expect(edges.map(hourOf)).toEqual(BY_START);
  expect(new Set(edges.map(({ node }) => node.id)).size).toBe(BY_START.length);
});

it('A list continues behind the cursor of any of its items', async () => {
  const edges = await readAll(LIST, { first: 50 });
  for (const [index, { cursor }] of edges.entries()) {
    const { data } = await app.graphql(LIST, { first: 50, after: cursor });
    expect(data.list.edges).toEqual(edges.slice(index + 1));
  }
});

it.each([1, 3, 50])('By id, the providers follow each other, in pages of %i', async (first) => {
  const edges = await readAll(LIST, { first, orderBy: 'ID' });
  expect(edges.map(({ node }) => node.id)).toEqual([
    ...idsOf('north', 'public-event'),
    ...idsOf('south', 'public-event'),
  ]);
});

it.each([1, 2, 3, 50])('Nothing is lost where a provider returns short pages, in pages of %i', async (first) => {
  const ids = (await readAll(VENUES, { first })).map(({ node }) => node.id);
  expect(ids).toHaveLength(10);
  expect(ids.sort()).toEqual([...idsOf('north', 'venue'), ...idsOf('south', 'venue')]);
});

it('A filter by ids of one provider does not call the other', async () => {
  const edges = await readAll(LIST, { first: 50, filter: { ids: ['south:public-event:2', 'south:public-event:9'] } });
  expect(edges.map(({ node }) => node.id)).toEqual(['south:public-event:2']);
  expect(north.queries).toEqual([]);
  expect(south.queries.map(({ ids }) => ids)).toEqual([['2', '9']]);
});

it('A filter by ids of both providers gives each its own', async () => {
  const filter = { ids: ['south:public-event:2', 'north:public-event:1'] };
  const edges = await readAll(LIST, { first: 50, filter });
  expect(edges.map(({ node }) => node.id)).toEqual(['north:public-event:1', 'south:public-event:2']);
  expect([...north.queries, ...south.queries].map(({ ids }) => ids)).toEqual([['1'], ['2']]);
});

it('If one catalogue fails, the field fails and names its provider', async () => {
  south.isBroken = true;
  const { data, errors } = await app.graphql(LIST, { first: 50 });
  expect(data.list).toBeNull();
  expect(errors).toMatchObject([
    { message: 'The catalogue failed.', extensions: { code: 'PROVIDER_UNAVAILABLE', provider: 'SOUTH' } },
  ]);
});

it('A cursor of another list is refused', async () => {
  const { data, errors } = await app.graphql(LIST, { first: 50, after: '2' });
  expect(data.list).toBeNull();
  expect(errors).toMatchObject([
    {
      message:
        'after: this is not a cursor of a list of several providers. Use an endCursor that this list returned, or begin again without "after".',
      extensions: { code: 'BAD_USER_INPUT' },
    },
  ]);
});
