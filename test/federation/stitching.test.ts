import { stitchSchemas } from '@graphql-tools/stitch';
import { buildSchema, print } from 'graphql';
import { emittedSdl } from '../../src/app';
import { type AdministrateTestApp, postGraphql, startAdministrateApp } from '../support/app';
import { type RecordingProxy, startRecordingProxy } from '../support/recording-proxy';
import {
  type CountingServer,
  directionsTo,
  FEATURED,
  FEATURED_VENUE,
  PLAIN_SDL,
  ratingOf,
  startCountingServer,
  startPlainGraph,
  TOP_RATED,
} from '../support/second-subgraph';
import { keyedTypes, NOW, operationsThrough, stoppedAfterAll, upstreamCalls } from './fixture';
import { schedulingSubschema, type SubschemaConfig } from './recipes/stitching.js';

/** Sends what a stitched schema asks to a running graph. */
const remote =
  (origin: string): SubschemaConfig['executor'] =>
  async ({ document, variables }) => {
    const response = await fetch(`${origin}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ query: print(document), variables }),
    });
    return (await response.json()) as object;
  };

const byIds = (fieldName: string) => ({
  selectionSet: '{ id }',
  key: ({ id }: { id: string }) => id,
  fieldName,
  argsFromKeys: (ids: readonly string[]) => ({ ids }),
});

const started = stoppedAfterAll();
let app: AdministrateTestApp;
/** Stands between the stitched graph and ours, and counts. */
let scheduling: RecordingProxy;
let ratings: CountingServer;
let stitched: CountingServer;
beforeAll(async () => {
  app = started(await startAdministrateApp({}, { now: NOW }));
  scheduling = started(await startRecordingProxy(app.url));
  ratings = started(await startPlainGraph());
  const schema = stitchSchemas({
    subschemas: [
      schedulingSubschema(emittedSdl(), remote(scheduling.url)),
      {
        schema: buildSchema(PLAIN_SDL),
        executor: remote(ratings.url),
        batch: true,
        merge: { PublicEvent: byIds('ratedEvents'), Venue: byIds('knownVenues') },
      },
    ],
  });
  stitched = started(await startCountingServer(schema));
});
beforeEach(() => [app.upstream, scheduling, ratings].forEach((counted) => counted.forget()));

const query = (operation: string, variables?: Record<string, unknown>) =>
  postGraphql(stitched.url, operation, variables);

/** The ids that the second graph was asked for, a list per request. */
const idsAsked = () => ratings.requests.map(({ variables }) => variables['ids'] as string[]);

describe('A stitched graph', () => {
  it('knows how to look up every type of ours that has a key', () => {
    const { merge } = schedulingSubschema(emittedSdl(), remote(scheduling.url));

    expect(Object.keys(merge!).sort()).toEqual(keyedTypes(emittedSdl()).objects.sort());
  });

  it('joins the fields of both graphs on a list of ours with one request per type', async () => {
    const { data, errors } = await query(
      '{ publicEvents(first: 100) { nodes { id title rating venue { id name directions } } pageInfo { hasNextPage } } }',
    );

    expect(errors).toEqual([]);
    const events: any[] = data.publicEvents.nodes;
    expect(events).toHaveLength(100);
    for (const { id, title, rating, venue } of events) {
      expect({ id, rating }).toEqual({ id, rating: ratingOf(id) });
      expect(venue.directions).toBe(directionsTo(venue.id));
      expect(typeof title).toBe('string');
      expect(typeof venue.name).toBe('string');
    }
    expect(data.publicEvents.pageInfo).toEqual({ hasNextPage: true });
    expect(operationsThrough(scheduling)).toHaveLength(1);
    expect(upstreamCalls(app.upstream)).toEqual(['GET /api/v2/event/public_events']);
    expect(idsAsked()).toHaveLength(2);
    expect(idsAsked()).toContainEqual(events.map(({ id }) => id));
    expect(idsAsked()).toContainEqual([...new Set(events.map(({ venue }) => venue.id))]);
  });

  it('gets from us all events at once that the other graph refers to', async () => {
    const { data, errors } = await query('{ topRatedEvents { id rating providerId startsAt venue { name } } }');

    expect(errors).toEqual([]);
    expect(data.topRatedEvents).toEqual(
      TOP_RATED.map((id) => ({
        id,
        rating: ratingOf(id),
        providerId: id.split(':').at(-1),
        startsAt: expect.stringMatching(/Z$/),
        venue: { name: expect.any(String) },
      })),
    );
    expect(operationsThrough(scheduling).map(({ variables }) => variables)).toEqual([{ ids: TOP_RATED }]);
    expect(upstreamCalls(app.upstream)).toEqual(['GET /api/v2/event/public_events 8,17,26']);
    expect(ratings.requests).toHaveLength(1);
  });

  it('gets from us in one request what it needs of several types', async () => {
    const { data, errors } = await query('{ featuredEvent { rating title } featuredVenue { directions name } }');

    expect(errors).toEqual([]);
    expect(data).toEqual({
      featuredEvent: { rating: ratingOf(FEATURED), title: 'Project Management Foundations, Paris' },
      featuredVenue: { directions: directionsTo(FEATURED_VENUE), name: 'Espace République, Paris' },
    });
    expect(operationsThrough(scheduling)).toHaveLength(1);
    expect(upstreamCalls(app.upstream).sort()).toEqual([
      'GET /api/v2/event/public_events/6',
      'GET /api/v2/event/venues/5',
    ]);
  });

  it('joins the fields of both graphs on what `nodes` lead to, and leaves null what does not exist', async () => {
    const { data, errors } = await query(
      `query ($ids: [ID!]!) {
        nodes(ids: $ids) { id ... on ScheduledSession { title } ... on PublicEvent { rating } ... on Venue { directions } }
      }`,
      { ids: [FEATURED, 'administrate:public-event:999999', FEATURED_VENUE, 'nonsense'] },
    );

    expect(errors).toEqual([]);
    expect(data.nodes).toEqual([
      { id: FEATURED, title: 'Project Management Foundations, Paris', rating: ratingOf(FEATURED) },
      null,
      { id: FEATURED_VENUE, directions: directionsTo(FEATURED_VENUE) },
      null,
    ]);
    expect(operationsThrough(scheduling)).toHaveLength(1);
    expect(ratings.requests).toHaveLength(1);
  });

  it('passes a mutation on with what the caller has to mend in it', async () => {
    const { data, errors } = await query(
      `mutation ($input: CreatePublicEventInput!) {
        createPublicEvent(input: $input) { publicEvent { id rating } userErrors { code field } }
      }`,
      {
        input: {
          courseId: 'administrate:course:1',
          venueId: FEATURED,
          tutorId: 'administrate:contact:1',
          startsAt: '2031-02-03T09:00:00Z',
          endsAt: '2031-02-03T12:00:00Z',
          timeZone: 'Europe/Paris',
          currency: 'EUR',
        },
      },
    );

    expect(errors).toEqual([]);
    expect(data.createPublicEvent).toEqual({
      publicEvent: null,
      userErrors: [{ code: 'NOT_FOUND', field: ['venueId'] }],
    });
    expect(app.upstream.calls).toEqual([]);
  });

  it('is told what is wrong with an argument, by the code of ours', async () => {
    const { errors } = await query('{ publicEvents(first: 0) { nodes { id } } }');

    expect(errors.map(({ path, extensions }) => ({ path, code: extensions['code'] }))).toEqual([
      { path: ['publicEvents'], code: 'BAD_USER_INPUT' },
    ]);
    expect(app.upstream.calls).toEqual([]);
  });
});
