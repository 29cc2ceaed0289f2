import { type AdministrateTestApp, scriptedAdministrate, startAdministrateApp, startTestApp } from '../support/app';
import { closedUrl } from '../support/scripted-server';
import { callsOf, type Json } from './calls';

let app: AdministrateTestApp;
beforeAll(async () => {
  app = await startAdministrateApp();
});
afterAll(() => app.stop());
beforeEach(() => app.upstream.forget());

const calls = (): string[] => callsOf(app);
const NODES = 'query ($ids: [ID!]!) { nodes(ids: $ids) { __typename id } }';

describe('node', () => {
  it.each([
    ['administrate:public-event:6', 'PublicEvent', 'event/public_events/6'],
    ['administrate:venue:1', 'Venue', 'event/venues/1'],
    ['administrate:course:1', 'Course', 'event/courses/1'],
    ['administrate:contact:1', 'Contact', 'crm/contacts/1'],
  ])('gives %s, a %s', async (id, type, path) => {
    const { data, errors } = await app.graphql('query ($id: ID!) { node(id: $id) { __typename id } }', { id });
    expect({ data, errors }).toEqual({ data: { node: { __typename: type, id } }, errors: [] });
    expect(calls()).toEqual([`GET /api/v2/${path}`]);
  });

  it('gives what a session has in common with others', async () => {
    const { data } = await app.graphql(`{
      node(id: "administrate:public-event:6") {
        ... on ScheduledSession { id title provider providerId startsAt hosts { name } }
        ... on PublicEvent { code }
      }
    }`);
    expect(data.node).toMatchObject({
      title: 'Project Management Foundations, Paris',
      provider: 'ADMINISTRATE',
      code: 'PRJ-01-PAR',
    });
  });

  it.each(['', 'x', 'administrate:venue', 'administrate:room:1', 'electa:venue:1', 'administrate:venue:one'])(
    'is null without a call for what is none: %j',
    async (id) => {
      const { data, errors } = await app.graphql('query ($id: ID!) { node(id: $id) { id } }', { id });
      expect({ data, errors }).toEqual({ data: { node: null }, errors: [] });
      expect(calls()).toEqual([]);
    },
  );
});

describe('nodes', () => {
  it('are read with one call per kind, each of them once', async () => {
    const ids = [
      'administrate:venue:2',
      'administrate:public-event:6',
      'administrate:venue:1',
      'nonsense',
      'administrate:contact:3',
      'administrate:venue:2',
      'administrate:public-event:999999',
      'administrate:course:1',
      'administrate:contact:4',
    ];
    const { data, errors } = await app.graphql(NODES, { ids });
    expect(errors).toEqual([]);
    expect(data.nodes.map((node: Json) => node && `${node.__typename} ${node.id}`)).toEqual([
      'Venue administrate:venue:2',
      'PublicEvent administrate:public-event:6',
      'Venue administrate:venue:1',
      null,
      'Contact administrate:contact:3',
      'Venue administrate:venue:2',
      null,
      'Course administrate:course:1',
      'Contact administrate:contact:4',
    ]);
    expect(calls().sort()).toEqual([
      'GET /api/v2/crm/contacts?id__in=3,4&_limit=2',
      'GET /api/v2/event/courses/1',
      'GET /api/v2/event/public_events?id__in=6,999999&_limit=2',
      'GET /api/v2/event/venues?id__in=2,1&_limit=2',
    ]);
  });

  it('are read once however often one request asks for them', async () => {
    const { data } = await app.graphql(`{
      first: venue(id: "administrate:venue:1") { name }
      second: venuesByIds(ids: ["administrate:venue:1", "administrate:venue:1"]) { name }
      third: node(id: "administrate:venue:1") { ... on Venue { name } }
      fourth: nodes(ids: ["administrate:venue:1"]) { ... on Venue { name } }
    }`);
    const { first } = data;
    expect(data).toEqual({ first, second: [first, first], third: first, fourth: [first] });
    expect(calls()).toEqual(['GET /api/v2/event/venues/1']);
  });

  it('are read again by another request', async () => {
    for (let count = 0; count < 2; count += 1) await app.graphql('{ node(id: "administrate:venue:1") { id } }');
    expect(calls()).toHaveLength(2);
  });

  it('are errors in their places where they cannot be read', async () => {
    const down = await startTestApp(scriptedAdministrate(await closedUrl()));
    const { data, errors } = await down.graphql(NODES, { ids: ['administrate:venue:1', 'x', 'administrate:course:1'] });
    const one = await down.graphql('{ node(id: "administrate:venue:1") { id } none: node(id: "x") { id } }');
    await down.stop();
    expect(data).toEqual({ nodes: [null, null, null] });
    expect(errors.map(({ path, extensions }) => [path, extensions['code']])).toEqual([
      [['nodes', 0], 'PROVIDER_UNAVAILABLE'],
      [['nodes', 2], 'PROVIDER_UNAVAILABLE'],
    ]);
    expect(new Set(errors.map(({ extensions }) => extensions['requestId'])).size).toBe(1);
    expect(one.data).toEqual({ node: null, none: null });
    expect(one.errors).toMatchObject([{ path: ['node'], extensions: { code: 'PROVIDER_UNAVAILABLE' } }]);
  });
});

describe('_entities', () => {
  const ENTITIES = `query ($representations: [_Any!]!) {
    _entities(representations: $representations) {
      __typename ... on PublicEvent { id } ... on Venue { name } ... on Contact { id } ... on Course { id }
    }
  }`;
  const reference = (__typename: string, id: unknown) => ({ __typename, id });

  it('are read with one call per kind', async () => {
    const representations = [
      reference('Venue', 'administrate:venue:1'),
      reference('PublicEvent', 'administrate:public-event:6'),
      reference('ScheduledSession', 'administrate:public-event:3'),
      reference('Venue', 'administrate:venue:2'),
      reference('Contact', 'administrate:contact:1'),
      reference('Course', 'administrate:course:1'),
    ];
    const { data, errors } = await app.graphql(ENTITIES, { representations });
    expect(errors).toEqual([]);
    expect(data._entities).toEqual([
      { __typename: 'Venue', name: 'Holborn Training Centre, London' },
      { __typename: 'PublicEvent', id: 'administrate:public-event:6' },
      { __typename: 'PublicEvent', id: 'administrate:public-event:3' },
      { __typename: 'Venue', name: 'Deansgate Learning Rooms, Manchester' },
      { __typename: 'Contact', id: 'administrate:contact:1' },
      { __typename: 'Course', id: 'administrate:course:1' },
    ]);
    expect(calls().sort()).toEqual([
      'GET /api/v2/crm/contacts/1',
      'GET /api/v2/event/courses/1',
      'GET /api/v2/event/public_events?id__in=6,3&_limit=2',
      'GET /api/v2/event/venues?id__in=1,2&_limit=2',
    ]);
  });

  it('are null without a call where the id is of another type, or none', async () => {
    const representations = [
      reference('Venue', 'administrate:course:1'),
      reference('Venue', 'nonsense'),
      reference('Venue', 7),
      { __typename: 'Venue' },
      reference('ScheduledSession', 'administrate:venue:1'),
    ];
    const { data, errors } = await app.graphql(ENTITIES, { representations });
    expect({ data, errors }).toEqual({ data: { _entities: Array(5).fill(null) }, errors: [] });
    expect(calls()).toEqual([]);
  });

  it('fail one by one where the reference is none', async () => {
    const representations = [
      reference('Venue', 'administrate:venue:1'),
      reference('Delegates', 'x'),
      { id: 'x' },
      reference('Query', 'x'),
    ];
    const { data, errors } = await app.graphql(ENTITIES, { representations });
    expect(data._entities).toMatchObject([{ __typename: 'Venue' }, null, null, null]);
    expect(errors.map(({ path }) => path)).toEqual([1, 2, 3].map((place) => ['_entities', place]));
  });

  it('are errors where the provider cannot be asked', async () => {
    const down = await startTestApp(scriptedAdministrate(await closedUrl()));
    const { data, errors } = await down.graphql(ENTITIES, {
      representations: [reference('Venue', 'administrate:venue:1'), reference('Venue', 'x')],
    });
    await down.stop();
    expect(data).toEqual({ _entities: [null, null] });
    expect(errors).toMatchObject([{ path: ['_entities', 0], extensions: { code: 'PROVIDER_UNAVAILABLE' } }]);
  });
});

describe('Without the settings of the provider', () => {
  it('there are no nodes, and whatever else is asked for says what is missing', async () => {
    const disabled = await startTestApp({ SANDBOX: 'off' });
    const { data, errors } = await disabled.graphql(`{
      node(id: "administrate:venue:1") { id }
      nodes(ids: ["administrate:venue:1", "x"]) { id }
      _entities(representations: [{ __typename: "Venue", id: "administrate:venue:1" }]) { __typename }
      venue(id: "administrate:venue:1") { id }
      malformed: venue(id: "x") { id }
    }`);
    await disabled.stop();
    expect(data).toEqual({ node: null, nodes: [null, null], _entities: [null], venue: null, malformed: null });
    expect(errors).toMatchObject([
      {
        path: ['venue'],
        message:
          'Administrate is not configured. To enable it, the operator of this server must set ADMINISTRATE_BASE_URL, ADMINISTRATE_USERNAME, ADMINISTRATE_PASSWORD.',
        extensions: { code: 'PROVIDER_NOT_CONFIGURED', provider: 'ADMINISTRATE', retryable: false },
      },
    ]);
  });
});
