import { Kind, parse } from 'graphql';
import { pino } from 'pino';
import { emittedSdl } from '../../src/app';
import { electa } from '../../src/providers/electa';
import { icareus } from '../../src/providers/icareus';
import { wiziq } from '../../src/providers/wiziq';
import { type AdministrateTestApp, scriptedAdministrate, startAdministrateApp, startTestApp } from '../support/app';
import { json, type Script, startScriptedServer } from '../support/scripted-server';
import { COMPOSERS, keyedTypes, NOW, serviceSdl, stoppedAfterAll, subgraph, upstreamCalls } from './fixture';

const SDL = emittedSdl();
const { objects, interfaces } = keyedTypes(SDL);

/** Two things of every type with a `@key`, as the sandbox has them. */
const EXAMPLES: Readonly<Record<string, readonly string[]>> = {
  PublicEvent: ['administrate:public-event:6', 'administrate:public-event:17'],
  ScheduledSession: ['administrate:public-event:8', 'administrate:public-event:9'],
  Venue: ['administrate:venue:1', 'administrate:venue:5'],
  Course: ['administrate:course:1', 'administrate:course:33'],
  Contact: ['administrate:contact:1', 'administrate:contact:5'],
  // One series is all there is at first.
  Class: ['wiziq:class:15701', 'wiziq:class:15702'],
  ClassSeries: ['wiziq:series:900', 'wiziq:series:900'],
  // These two are made before the tests: Electa has no call that gives back what was made elsewhere.
  Event: ['electa:event:255052', 'electa:event:255053'],
  // These are made before the tests, too: what the sandbox has at first lies around today.
  Room: ['icareus:room:3697602', 'icareus:room:3697603'],
  Participant: ['icareus:participant:3697601.77', 'icareus:participant:3697601.78'],
};

/** What the others are asked for a type; of Administrate it is a call through the proxy. */
const OTHERS: Readonly<Record<string, string>> = {
  Class: 'WIZIQ',
  ClassSeries: 'WIZIQ',
  Event: 'ELECTA',
  Room: 'ICAREUS',
  Participant: 'ICAREUS',
};

/** `provider` is what all of them have beside the key, so that a mere echo of the reference will not do. */
const ENTITIES = `query ($representations: [_Any!]!) {
  _entities(representations: $representations) { __typename ${objects.map((type) => `... on ${type} { id provider }`).join(' ')} }
}`;

const references = (type: string, ...ids: unknown[]) => ids.map((id) => ({ __typename: type, id }));
const event = (id: number) => `administrate:public-event:${id}`;

const started = stoppedAfterAll();
let app: AdministrateTestApp;
beforeAll(async () => {
  const settings = { log: pino({ level: 'silent' }), now: new Date(), values: {} };
  const electaSandbox = started(await electa.startSandbox(settings));
  const wiziqSandbox = started(await wiziq.startSandbox(settings));
  const icareusSandbox = started(await icareus.startSandbox(settings));
  const others = { ...electaSandbox.variables, ...wiziqSandbox.variables, ...icareusSandbox.variables };
  app = started(await startAdministrateApp(others, { now: NOW }));
  for (const id of EXAMPLES['Event']!) {
    const { data } = await app.graphql(`mutation {
      createElectaEvent(input: {
        title: "Live", startsAt: "2030-05-07T09:00:00Z", timeZone: "Europe/London", durationMinutes: 60, accessType: A
      }) { event { id } }
    }`);
    expect(data.createElectaEvent.event).toEqual({ id });
  }
  await makeRoomsAndParticipants();
});
beforeEach(() => app.upstream.forget());

/** An event at Icareus with two rooms, the first of which comes with it, and two participants. */
async function makeRoomsAndParticipants(): Promise<void> {
  const times = 'startsAt: "2030-05-07T09:00:00Z", endsAt: "2030-05-07T10:00:00Z"';
  const text = (words: string) => `{ translations: [{ locale: "en-US", text: "${words}" }] }`;
  const eventId = 'icareus:event:3697601';
  const { data } = await app.graphql(`mutation {
    createIcareusEvent(input: { name: ${text('Live')}, ${times}, locales: ["en-US"] }) { event { rooms { id } } }
    createRoom(input: { eventId: "${eventId}", name: ${text('Workshop')}, ${times}, channelId: "2977205" }) { room { id } }
    one: createParticipant(input: { eventId: "${eventId}", emailAddress: "ann@example.com" }) { participant { id } }
    other: createParticipant(input: { eventId: "${eventId}", emailAddress: "bob@example.com" }) { participant { id } }
  }`);
  const [main, workshop] = EXAMPLES['Room']!;
  const [one, other] = EXAMPLES['Participant']!;
  expect(data).toEqual({
    createIcareusEvent: { event: { rooms: [{ id: main }] } },
    createRoom: { room: { id: workshop } },
    one: { participant: { id: one } },
    other: { participant: { id: other } },
  });
}

const entities = (representations: readonly object[]) => app.graphql(ENTITIES, { representations });

describe('_service', () => {
  it.each(COMPOSERS)('gives an SDL that %s composes to the same as the published one', async (_, compose) => {
    const given = compose(subgraph('scheduling', await serviceSdl(app.url)));

    expect(given.errors).toEqual([]);
    expect(given).toEqual(compose(subgraph('scheduling', SDL)));
  });

  it.each([
    ['given', () => serviceSdl(app.url)],
    ['published', () => Promise.resolve(SDL)],
  ])('links version 2.5 of federation and no other in the %s SDL', async (_, read) => {
    const links = parse(await read()).definitions.flatMap((definition) =>
      definition.kind === Kind.SCHEMA_DEFINITION || definition.kind === Kind.SCHEMA_EXTENSION
        ? (definition.directives ?? []).flatMap(({ arguments: given = [] }) =>
            given.flatMap(({ name, value }) =>
              name.value === 'url' && value.kind === Kind.STRING ? [value.value] : [],
            ),
          )
        : [],
    );

    expect(links.filter((url) => url.includes('/federation/'))).toEqual(['https://specs.apollo.dev/federation/v2.5']);
  });

  it('says that PageInfo may be shared, and that every session has a key', async () => {
    const sdl = (await serviceSdl(app.url)).replace(/\s+/g, ' ');

    expect(sdl).toContain('type PageInfo @shareable {');
    expect(sdl).toContain('interface ScheduledSession implements Node @key(fields: "id") {');
  });
});

describe('_entities', () => {
  it('is tested here with every type that has a @key', () => {
    expect(Object.keys(EXAMPLES).sort()).toEqual([...objects, ...interfaces].sort());
  });

  it.each([...objects, ...interfaces])('resolves a %s by its id', async (type) => {
    const ids = EXAMPLES[type]!;
    const { data, errors } = await entities(references(type, ...ids));

    expect(errors).toEqual([]);
    expect(data._entities.map((entity: any) => entity.id)).toEqual(ids);
    for (const { __typename, provider } of data._entities) {
      expect(objects).toContain(__typename);
      if (objects.includes(type)) expect(__typename).toBe(type);
      expect(provider).toBe(OTHERS[type] ?? 'ADMINISTRATE');
    }
    expect(app.upstream.calls).toHaveLength(OTHERS[type] ? 0 : 1);
  });

  it('asks for references of several types with one call per kind', async () => {
    const mixed = [0, 1].flatMap((place) =>
      Object.entries(EXAMPLES).flatMap(([type, ids]) => references(type, ids[place])),
    );
    const { data, errors } = await entities(mixed);

    expect(errors).toEqual([]);
    expect(data._entities.map((entity: any) => entity.id)).toEqual(mixed.map(({ id }) => id));
    expect(upstreamCalls(app.upstream).sort()).toEqual([
      'GET /api/v2/crm/contacts 1,5',
      'GET /api/v2/event/courses 1,33',
      'GET /api/v2/event/public_events 6,8,17,9',
      'GET /api/v2/event/venues 1,5',
    ]);
  });

  it('asks for more references than fit into one call with as few calls as it takes', async () => {
    const ids = Array.from({ length: 150 }, (_, index) => event(index + 1));
    const { data, errors } = await entities(references('PublicEvent', ...ids));

    expect(errors).toEqual([]);
    // Some of these events do not exist; all others stand where they were asked for.
    expect(data._entities.filter(Boolean).length).toBeGreaterThan(140);
    expect(data._entities.map((entity: any, place: number) => entity?.id ?? ids[place])).toEqual(ids);
    const idsPerCall = app.upstream.calls.map(({ query }) => query.get('id__in')!.split(',').length);
    expect(idsPerCall.sort((one, other) => one - other)).toEqual([50, 100]);
  });

  it('asks once for what is referred to several times, by the name of the interface as well', async () => {
    const { data } = await entities([
      ...references('PublicEvent', event(6), event(6)),
      ...references('ScheduledSession', event(6)),
    ]);

    expect(data._entities.map((entity: any) => entity.id)).toEqual([event(6), event(6), event(6)]);
    expect(upstreamCalls(app.upstream)).toEqual(['GET /api/v2/event/public_events/6']);
  });

  it('gives a reference to a session the type that the session is of', async () => {
    const { data, errors } = await app.graphql(
      `query ($representations: [_Any!]!) {
        _entities(representations: $representations) {
          __typename
          ... on ScheduledSession { title startsAt ... on PublicEvent { code } }
        }
      }`,
      { representations: references('ScheduledSession', event(6)) },
    );

    expect(errors).toEqual([]);
    expect(data._entities).toEqual([
      {
        __typename: 'PublicEvent',
        title: 'Project Management Foundations, Paris',
        startsAt: expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/),
        code: 'PRJ-01-PAR',
      },
    ]);
  });

  it.each([
    ['malformed', 'PublicEvent', ['', 'nonsense', '6', 'administrate:public-event:', `${event(6)} `]],
    ['no text at all', 'PublicEvent', [6, null, undefined, {}, [event(6)]]],
    ["another graph's", 'PublicEvent', ['articles:public-event:6', 'administrate:article:6']],
    ['of another kind', 'Venue', [event(6), 'administrate:contact:1']],
    ['of a kind that is no session', 'ScheduledSession', ['administrate:venue:1', 'administrate:constructor:1']],
    ['none that the provider could have', 'PublicEvent', [event(0), 'administrate:public-event:abc']],
  ])('answers null without a call where ids are %s', async (_, type, ids) => {
    const { data, errors } = await entities(references(type, ...ids));

    expect(errors).toEqual([]);
    expect(data._entities).toEqual(ids.map(() => null));
    expect(app.upstream.calls).toEqual([]);
  });

  it('answers null for what does not exist, and the rest of the batch beside it', async () => {
    const { data, errors } = await entities([
      ...references('PublicEvent', event(999_999)),
      ...references('ScheduledSession', event(999_998)),
      ...references('PublicEvent', event(6)),
    ]);

    expect(errors).toEqual([]);
    expect(data._entities.map((entity: any) => entity?.id ?? null)).toEqual([null, null, event(6)]);
    expect(upstreamCalls(app.upstream)).toEqual(['GET /api/v2/event/public_events 999999,999998,6']);
  });

  it('answers null for everything of a disabled provider', async () => {
    const disabled = started(await startTestApp({ SANDBOX: 'off' }));
    const all = Object.entries(EXAMPLES).flatMap(([type, ids]) => references(type, ...ids));
    const { data, errors } = await disabled.graphql(ENTITIES, { representations: all });

    expect(errors).toEqual([]);
    expect(data._entities).toEqual(all.map(() => null));
  });

  it('answers null and an error for what could not be read, and the rest of the batch beside it', async () => {
    const script: Script = ({ path }) =>
      path.includes('/venues') ? json({ error: 'out of order' }, 500) : json([{ id: 1 }, { id: 33 }]);
    const administrate = started(await startScriptedServer(script));
    const failing = started(await startTestApp(scriptedAdministrate(administrate.url)));
    const { data, errors } = await failing.graphql(ENTITIES, {
      representations: [...references('Venue', ...EXAMPLES['Venue']!), ...references('Course', ...EXAMPLES['Course']!)],
    });

    expect(data._entities.map((entity: any) => entity?.id ?? null)).toEqual([null, null, ...EXAMPLES['Course']!]);
    expect(errors.map(({ path, extensions }) => ({ path, code: extensions['code'] }))).toEqual([
      { path: ['_entities', 0], code: 'PROVIDER_UNAVAILABLE' },
      { path: ['_entities', 1], code: 'PROVIDER_UNAVAILABLE' },
    ]);
    expect(administrate.requests.map(({ path, query }) => `${path} ${query.get('id__in')}`).sort()).toEqual([
      '/api/v2/event/courses 1,33',
      '/api/v2/event/venues 1,5',
    ]);
  });
});

describe('_entities, asked for what is none', () => {
  it.each([
    ['an unknown type', { __typename: 'Seminar', id: '1' }, 'this graph has no entity "Seminar"'],
    ['a type without a key', { __typename: 'Query', id: '1' }, 'this graph has no entity "Query"'],
    ['no type', { id: '1' }, 'each one needs a __typename'],
    ['no object', 'administrate:venue:1', 'each one needs a __typename'],
  ])('answers %s with an error in its place, and the others as ever', async (_, bad, message) => {
    const good = { __typename: 'Venue', id: 'administrate:venue:1' };
    const query = `query ($representations: [_Any!]!) {
      _entities(representations: $representations) { ... on Venue { id } }
    }`;
    const { data, errors } = await app.graphql(query, { representations: [good, bad, good] });

    expect(data._entities).toEqual([{ id: good.id }, null, { id: good.id }]);
    expect(errors).toMatchObject([{ path: ['_entities', 1], extensions: { code: 'BAD_USER_INPUT' } }]);
    expect(errors[0]!.message).toContain(message);
  });
});
