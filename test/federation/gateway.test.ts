import {
  type AdministrateTestApp,
  postGraphql,
  scriptedAdministrate,
  startAdministrateApp,
  startTestApp,
} from '../support/app';
import { type RecordingProxy, startRecordingProxy } from '../support/recording-proxy';
import { json, startScriptedServer } from '../support/scripted-server';
import {
  bookmarksOf,
  type CountingServer,
  directionsTo,
  FEATURED,
  MOST_BOOKMARKED,
  ratingOf,
  startBookmarksSubgraph,
  startNodeSubgraph,
  startRatingsSubgraph,
  TOP_RATED,
} from '../support/second-subgraph';
import {
  batchesThrough,
  COMPOSERS,
  type Gateway,
  NOW,
  operationsThrough,
  runningSubgraph,
  startGateway,
  stoppedAfterAll,
  type Subgraph,
  upstreamCalls,
} from './fixture';

const started = stoppedAfterAll();
let app: AdministrateTestApp;
/** By the first create, whichever gateway it came through. */
let isHighestIdNoted = false;
/** Stands between the gateway and our graph, and counts. */
let scheduling: RecordingProxy;
let ratings: CountingServer;
let bookmarks: CountingServer;
let articles: CountingServer;
beforeAll(async () => {
  app = started(await startAdministrateApp({}, { now: NOW }));
  scheduling = started(await startRecordingProxy(app.url));
  ratings = started(await startRatingsSubgraph());
  bookmarks = started(await startBookmarksSubgraph());
  articles = started(await startNodeSubgraph());
});

const forget = () => [app.upstream, scheduling, ratings, bookmarks, articles].forEach((counted) => counted.forget());

const described = (...names: ('ratings' | 'bookmarks' | 'articles')[]): Promise<Subgraph[]> => {
  const urls = { ratings: ratings.url, bookmarks: bookmarks.url, articles: articles.url };
  return Promise.all([
    runningSubgraph('scheduling', scheduling.url),
    ...names.map((name) => runningSubgraph(name, urls[name])),
  ]);
};

/** What only we know of an entity, and what tells that it is the right one. */
const providerIdOf = (id: string) => id.split(':').at(-1);

describe.each(COMPOSERS)('A gateway over what %s composed', (_, compose) => {
  let gateway: Gateway;
  beforeAll(async () => {
    gateway = started(await startGateway(compose, ...(await described('ratings', 'bookmarks'))));
  });
  beforeEach(forget);

  const query = (operation: string, variables?: Record<string, unknown>) =>
    postGraphql(gateway.url, operation, variables);

  it('joins the fields of all graphs on a list of ours with one batch per graph and type', async () => {
    const { data, errors } = await query(
      '{ publicEvents(first: 100) { nodes { id title rating bookmarks venue { id name directions } } } }',
    );

    expect(errors).toEqual([]);
    const events: any[] = data.publicEvents.nodes;
    expect(events).toHaveLength(100);
    for (const { id, title, rating, bookmarks, venue } of events) {
      expect({ id, rating, bookmarks }).toEqual({ id, rating: ratingOf(id), bookmarks: bookmarksOf(id) });
      expect(venue.directions).toBe(directionsTo(venue.id));
      expect(typeof title).toBe('string');
      expect(typeof venue.name).toBe('string');
    }
    expect(operationsThrough(scheduling)).toHaveLength(1);
    expect(upstreamCalls(app.upstream)).toEqual(['GET /api/v2/event/public_events']);
    const eventIds = events.map(({ id }) => id);
    const venueIds = events.map(({ venue }) => venue.id);
    // The gateway asks for both at the same time, and for a venue as often as it occurs.
    expect(ratings.requests).toHaveLength(2);
    expect(ratings.batches).toContainEqual(eventIds.map((id) => ({ __typename: 'PublicEvent', id })));
    expect(ratings.batches).toContainEqual(venueIds.map((id) => ({ __typename: 'Venue', id })));
    expect(bookmarks.requests).toHaveLength(1);
    expect(bookmarks.batches).toEqual([eventIds.map((id) => ({ __typename: 'ScheduledSession', id }))]);
  });

  it('adds the field of every session to what `node` leads to', async () => {
    const { data, errors } = await query(
      `query ($id: ID!) { node(id: $id) { __typename ... on ScheduledSession { title bookmarks } } }`,
      { id: FEATURED },
    );

    expect(errors).toEqual([]);
    expect(data.node).toEqual({
      __typename: 'PublicEvent',
      title: 'Project Management Foundations, Paris',
      bookmarks: bookmarksOf(FEATURED),
    });
    expect(operationsThrough(scheduling)).toHaveLength(1);
    expect(bookmarks.batches).toEqual([[{ __typename: 'ScheduledSession', id: FEATURED }]]);
    expect(upstreamCalls(app.upstream)).toEqual(['GET /api/v2/event/public_events/6']);
  });

  it('learns from us what type the sessions are of that another graph knows by their ids', async () => {
    const { data, errors } = await query(`{
      mostBookmarkedSessions { __typename id providerId bookmarks ... on PublicEvent { code rating } }
    }`);

    expect(errors).toEqual([]);
    expect(data.mostBookmarkedSessions).toEqual(
      MOST_BOOKMARKED.map((id) => ({
        __typename: 'PublicEvent',
        id,
        providerId: providerIdOf(id),
        bookmarks: bookmarksOf(id),
        code: expect.any(String),
        rating: ratingOf(id),
      })),
    );
    expect(batchesThrough(scheduling)).toEqual([MOST_BOOKMARKED.map((id) => ({ __typename: 'ScheduledSession', id }))]);
    expect(upstreamCalls(app.upstream)).toEqual(['GET /api/v2/event/public_events 42,41,40']);
    expect(ratings.batches).toHaveLength(1);
  });

  it('gets from us what another graph refers to, and the page of the connection from that graph', async () => {
    const { data, errors } = await query(`{
      topRatedEvents(first: 2) { nodes { id rating providerId venue { name } } pageInfo { hasNextPage endCursor } }
    }`);

    expect(errors).toEqual([]);
    const ids = TOP_RATED.slice(0, 2);
    expect(data.topRatedEvents).toEqual({
      nodes: ids.map((id) => ({
        id,
        rating: ratingOf(id),
        providerId: providerIdOf(id),
        venue: { name: expect.any(String) },
      })),
      pageInfo: { hasNextPage: true, endCursor: ids[1] },
    });
    expect(batchesThrough(scheduling)).toEqual([ids.map((id) => ({ __typename: 'PublicEvent', id }))]);
    expect(upstreamCalls(app.upstream)).toEqual(['GET /api/v2/event/public_events 8,17']);
    expect(ratings.requests).toHaveLength(1);
  });

  const CREATE = `mutation ($input: CreatePublicEventInput!) {
    createPublicEvent(input: $input) {
      publicEvent { id title startsAt rating bookmarks venue { id directions } }
      userErrors { code field }
    }
  }`;
  const INPUT = {
    title: 'Made behind a gateway',
    courseId: 'administrate:course:1',
    venueId: 'administrate:venue:5',
    tutorId: 'administrate:contact:1',
    startsAt: '2031-02-03T09:00:00+01:00',
    endsAt: '2031-02-03T12:00:00+01:00',
    timeZone: 'Europe/Paris',
    currency: 'EUR',
  };

  it('passes a mutation on, and joins the fields of all graphs on what became of it', async () => {
    const { data, errors } = await query(CREATE, { input: INPUT });

    expect(errors).toEqual([]);
    const { publicEvent, userErrors } = data.createPublicEvent;
    expect(userErrors).toEqual([]);
    expect(publicEvent).toEqual({
      id: expect.stringMatching(/^administrate:public-event:\d+$/),
      title: 'Made behind a gateway',
      startsAt: '2031-02-03T08:00:00.000Z',
      rating: ratingOf(publicEvent.id),
      bookmarks: bookmarksOf(publicEvent.id),
      venue: { id: INPUT.venueId, directions: directionsTo(INPUT.venueId) },
    });
    expect(operationsThrough(scheduling)).toHaveLength(1);
    // The highest id is noted at most once a minute, so that an event can be told from those before it, should its
    // create be cut off.
    const noted = isHighestIdNoted ? [] : ['GET /api/v2/event/public_events'];
    expect(upstreamCalls(app.upstream)).toEqual([...noted, 'POST /api/v2/event/public_events']);
    if (!isHighestIdNoted) expect(app.upstream.calls[0]!.query.toString()).toBe('_order=-id&_limit=1');
    isHighestIdNoted = true;
  });

  it('passes on what the caller has to mend in a mutation', async () => {
    const { data, errors } = await query(CREATE, {
      input: { ...INPUT, venueId: 'electa:venue:1', endsAt: '2031-02-03T07:00:00Z' },
    });

    expect(errors).toEqual([]);
    expect(data.createPublicEvent).toEqual({
      publicEvent: null,
      userErrors: [
        { code: 'NOT_FOUND', field: ['venueId'] },
        { code: 'END_BEFORE_START', field: ['endsAt'] },
      ],
    });
    expect(app.upstream.calls).toEqual([]);
    expect([...ratings.requests, ...bookmarks.requests]).toEqual([]);
  });

  describe('with a graph that has a node of its own', () => {
    let overridden: Gateway;
    beforeAll(async () => {
      overridden = started(await startGateway(compose, ...(await described('ratings', 'bookmarks', 'articles'))));
    });

    const NODE = `query ($id: ID!) {
      node(id: $id) { __typename id ... on Article { headline } ... on PublicEvent { title rating bookmarks } }
    }`;

    it('asks that graph for its own nodes, and us for nothing', async () => {
      const { data, errors } = await postGraphql(overridden.url, NODE, { id: 'articles:article:7' });

      expect(errors).toEqual([]);
      expect(data.node).toEqual({ __typename: 'Article', id: 'articles:article:7', headline: 'Headline 7' });
      expect(articles.requests).toHaveLength(1);
      expect(scheduling.calls).toEqual([]);
    });

    it('gets from us what that graph says is ours', async () => {
      const { data, errors } = await postGraphql(overridden.url, NODE, { id: FEATURED });

      expect(errors).toEqual([]);
      expect(data.node).toEqual({
        __typename: 'PublicEvent',
        id: FEATURED,
        title: 'Project Management Foundations, Paris',
        rating: ratingOf(FEATURED),
        bookmarks: bookmarksOf(FEATURED),
      });
      expect(batchesThrough(scheduling)).toEqual([[{ __typename: 'PublicEvent', id: FEATURED }]]);
      expect(upstreamCalls(app.upstream)).toEqual(['GET /api/v2/event/public_events/6']);
    });
  });
});

describe('A gateway, while Administrate fails', () => {
  it('keeps the root fields of other graphs beside one of ours', async () => {
    const administrate = started(await startScriptedServer([json({ error: 'out of order' }, 500)]));
    const failing = started(await startTestApp(scriptedAdministrate(administrate.url), { limits: { retries: 0 } }));
    const graphs = await Promise.all([
      runningSubgraph('scheduling', failing.url),
      runningSubgraph('ratings', ratings.url),
    ]);
    const gateway = started(await startGateway(COMPOSERS[0]![1], ...graphs));
    const { data, errors } = await postGraphql(
      gateway.url,
      '{ neighbour: featuredEvent { id rating } ours: publicEvents { nodes { id } } }',
    );

    expect(data).toEqual({ neighbour: { id: FEATURED, rating: ratingOf(FEATURED) }, ours: null });
    expect(errors).toHaveLength(1);
    expect(errors[0]!.extensions).toMatchObject({ code: 'PROVIDER_UNAVAILABLE', provider: 'ADMINISTRATE' });
  });

  it('is told which provider failed, and keeps what the other graphs say', async () => {
    const administrate = started(await startScriptedServer([json({ error: 'out of order' }, 500)]));
    const failing = started(await startTestApp(scriptedAdministrate(administrate.url)));
    const graphs = await Promise.all([
      runningSubgraph('scheduling', failing.url),
      runningSubgraph('ratings', ratings.url),
    ]);
    const gateway = started(await startGateway(COMPOSERS[0]![1], ...graphs));
    const { data, errors } = await postGraphql(
      gateway.url,
      '{ featuredEvent { id rating venue { name directions } } }',
    );

    expect(data.featuredEvent).toEqual({ id: FEATURED, rating: ratingOf(FEATURED), venue: null });
    expect(errors).toHaveLength(1);
    expect(errors[0]!.extensions).toMatchObject({ code: 'PROVIDER_UNAVAILABLE', provider: 'ADMINISTRATE' });
    expect(administrate.requests).toHaveLength(1);
  });
});
