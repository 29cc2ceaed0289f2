import { type AdministrateTestApp, scriptedAdministrate, startAdministrateApp, startTestApp } from '../support/app';
import { json, startScriptedServer } from '../support/scripted-server';
import { eventRecord } from '../providers/administrate/records';
import { callsOf, type Json } from './calls';
import { startSmallAdministrate, stopAll } from './small-administrate';

let app: AdministrateTestApp;
beforeAll(async () => {
  app = await startAdministrateApp({}, { now: new Date('2026-11-20T18:00:00Z') });
});
afterAll(async () => {
  await app.stop();
  await stopAll();
});
beforeEach(() => app.upstream.forget());

const calls = (): string[] => callsOf(app);
const VENUES = 'GET /api/v2/event/venues';
const COURSES = 'GET /api/v2/event/courses';
const CONTACTS = 'GET /api/v2/crm/contacts';

/** The ids of a list, and what its page says of itself. */
async function list(field: string): Promise<{ ids: number[]; pageInfo: Json }> {
  const { data, errors } = await app.graphql(
    `{ list: ${field} { nodes { providerId } edges { cursor node { id } }
       pageInfo { hasNextPage hasPreviousPage startCursor endCursor } } }`,
  );
  expect(errors).toEqual([]);
  expect(data.list.edges.map(({ node }: Json) => node.id.split(':')[2])).toEqual(
    data.list.nodes.map(({ providerId }: Json) => providerId),
  );
  expect(data.list.pageInfo.startCursor).toBe(data.list.edges[0]?.cursor ?? null);
  return { ids: data.list.nodes.map(({ providerId }: Json) => Number(providerId)), pageInfo: data.list.pageInfo };
}

const upTo = (count: number): number[] => Array.from({ length: count }, (_, index) => index + 1);

describe.each([
  ['venues', VENUES, 25],
  ['courses', COURSES, 60],
  ['contacts', CONTACTS, 60],
])('%s', (field, path, count) => {
  it('are listed in the order of their ids', async () => {
    const { ids, pageInfo } = await list(`${field}(first: 200)`);
    expect(ids).toEqual(upTo(count));
    expect(pageInfo).toMatchObject({ hasNextPage: false, hasPreviousPage: false });
    expect(calls()).toEqual([`${path}?_order=id&_limit=201`]);
  });

  it('are listed a page at a time', async () => {
    const walked: number[] = [];
    for (let after = 'null', page = 0; ; page += 1) {
      const { ids, pageInfo } = await list(`${field}(first: 7, after: ${after})`);
      expect(pageInfo.hasPreviousPage).toBe(page > 0);
      walked.push(...ids);
      if (!pageInfo.hasNextPage) break;
      after = JSON.stringify(pageInfo.endCursor);
    }
    expect(walked).toEqual(upTo(count));
    expect(calls()[1]).toBe(`${path}?id__gt=7&_order=id&_limit=8`);
    expect(calls()).toHaveLength(Math.ceil(count / 7));
  });

  it('are none behind the last', async () => {
    const { pageInfo } = await list(`${field}(first: 200)`);
    const { ids, pageInfo: behind } = await list(`${field}(after: "${pageInfo.endCursor}")`);
    expect(ids).toEqual([]);
    expect(behind).toEqual({ hasNextPage: false, hasPreviousPage: true, startCursor: null, endCursor: null });
  });

  it('are refused more than 200 at a time', async () => {
    const { errors } = await app.graphql(`{ ${field}(first: 201) { nodes { id } } }`);
    expect(errors).toMatchObject([{ extensions: { code: 'BAD_USER_INPUT', argument: 'first' } }]);
    expect(calls()).toEqual([]);
  });
});

describe('A text', () => {
  it.each([
    ['venues(text: "zürich")', [8]],
    ['venues(text: "PARIS")', [5]],
    ['venues(text: "東京")', [24]],
    ['courses(text: "first aid")', [21, 22, 27]],
    ['courses(text: "prj-02")', [2]],
    ['contacts(text: "ŁUKASZ WI")', [4]],
    ['contacts(text: "lukasz.wisniewski@")', [4]],
    ['contacts(text: "maria ferreira")', []],
    ['venues(text: "nowhere at all")', []],
  ])('is looked for in the names: %s', async (field, expected) => {
    const { ids, pageInfo } = await list(field);
    expect(ids).toEqual(expected);
    expect(pageInfo.hasNextPage).toBe(false);
    expect(calls()).toHaveLength(1);
  });

  it.each(['', '   '])('that is blank does not filter: %j', async (text) => {
    expect((await list(`venues(first: 200, text: "${text}")`)).ids).toHaveLength(25);
    expect(calls()).toEqual([`${VENUES}?_order=id&_limit=201`]);
  });

  it('is found page by page', async () => {
    const first = await list('courses(first: 2, text: "first aid")');
    expect(first.ids).toEqual([21, 22]);
    expect(first.pageInfo.hasNextPage).toBe(true);
    const second = await list(`courses(first: 2, text: "first aid", after: "${first.pageInfo.endCursor}")`);
    expect(second.ids).toEqual([27]);
    expect(second.pageInfo.hasNextPage).toBe(false);
  });

  it('is looked for through so many records at most; the list goes on where the search stopped', async () => {
    const venues = upTo(2_600).map((id) => ({ id, name: id === 2_500 ? 'The one' : 'Another' }));
    const server = await startScriptedServer(({ query }) => {
      const after = Number(query.get('id__gt') ?? 0);
      return json(venues.filter(({ id }) => id > after).slice(0, Number(query.get('_limit'))));
    });
    const many = await startTestApp(scriptedAdministrate(server.url));
    const QUERY = `query ($after: String) {
      venues(first: 10, text: "the one", after: $after) { nodes { providerId } pageInfo { hasNextPage endCursor } }
    }`;
    const first = (await many.graphql(QUERY)).data.venues;
    expect(first).toMatchObject({ nodes: [], pageInfo: { hasNextPage: true } });
    expect(server.requests).toHaveLength(20);

    const second = (await many.graphql(QUERY, { after: first.pageInfo.endCursor })).data.venues;
    expect(second).toMatchObject({ nodes: [{ providerId: '2500' }], pageInfo: { hasNextPage: false } });
    await many.stop();
    await server.close();
  });
});

describe('contacts', () => {
  it.each([
    [true, upTo(40)],
    [false, upTo(60).slice(40)],
  ])('that are tutors, or not, are told apart by the provider: %s', async (isTutor, expected) => {
    expect((await list(`contacts(first: 100, isTutor: ${isTutor})`)).ids).toEqual(expected);
    expect(calls()).toEqual([`${CONTACTS}?is_tutor__eq=${isTutor}&_order=id&_limit=101`]);
  });
});

describe('A look-up by id', () => {
  it.each([
    ['venue', 'venuesByIds', VENUES],
    ['course', 'coursesByIds', COURSES],
    ['contact', 'contactsByIds', CONTACTS],
  ])('of a %s gives null for what is none, and several for one call', async (kind, several, path) => {
    const { data, errors } = await app.graphql(`{
      known: ${kind}(id: "administrate:${kind}:2") { id providerRecord }
      other: ${kind}(id: "administrate:public-event:6") { id }
      ${several}(ids: ["administrate:${kind}:3", "x", "administrate:${kind}:999", "administrate:${kind}:2"]) { id }
    }`);
    expect(errors).toEqual([]);
    expect(data.known).toMatchObject({ id: `administrate:${kind}:2`, providerRecord: { id: 2 } });
    expect(data.other).toBeNull();
    expect(data[several].map((each: Json) => each?.id ?? null)).toEqual([
      `administrate:${kind}:3`,
      null,
      null,
      `administrate:${kind}:2`,
    ]);
    expect(calls()).toEqual([`${path}?id__in=2,3,999&_limit=3`]);
  });

  it('gives a record as the provider has it', async () => {
    const { data } = await app.graphql(`{
      contact(id: "administrate:contact:5") { fullName email telephone address { town countryId } isTutor }
      unusable: contact(id: "administrate:contact:59") { email }
      course(id: "administrate:course:5") { title days defaultStartTime prices { level price { amount currency } }
        allowableTutors { id fullName } }
      venue(id: "administrate:venue:5") { name country isEnabled region { providerId name } }
    }`);
    expect(data.contact).toMatchObject({ fullName: 'Élodie Marchand', address: { town: 'Bristol', countryId: 'UK' } });
    expect(data.unusable).toEqual({ email: null });
    expect(data.course).toMatchObject({ title: 'Scrum Master in Practice', days: 2, defaultStartTime: '09:00' });
    expect(data.course.allowableTutors.length).toBeGreaterThan(1);
    expect(data.venue).toEqual({
      name: 'Espace République, Paris',
      country: 'France',
      isEnabled: true,
      region: { providerId: 'EU', name: 'Continental Europe' },
    });
    expect(calls().sort()).toEqual([`${CONTACTS}?id__in=5,59&_limit=2`, `${COURSES}/5`, `${VENUES}/5`]);
    expect(app.logLines).toContainEqual(
      expect.objectContaining({ problems: ['contact 59: email is "n/a", not an email address'] }),
    );
  });
});

describe('The events of a venue or a contact', () => {
  it('are listed by start', async () => {
    const { data, errors } = await app.graphql(`{
      venue(id: "administrate:venue:5") {
        publicEvents(from: "2026-12-01T00:00:00Z", to: "2027-02-01T00:00:00Z", first: 3) {
          nodes { startsAt venue { id } } pageInfo { hasNextPage }
        }
      }
      contact(id: "administrate:contact:3") { publicEvents { nodes { tutor { id } } } }
    }`);
    expect(errors).toEqual([]);
    const { nodes } = data.venue.publicEvents;
    expect(nodes).toHaveLength(3);
    expect(nodes.every((event: Json) => event.venue.id === 'administrate:venue:5')).toBe(true);
    expect(nodes.every(({ startsAt }: Json) => startsAt >= '2026-12-01' && startsAt < '2027-02-01')).toBe(true);
    const taught = data.contact.publicEvents.nodes;
    expect(taught.length).toBeGreaterThan(2);
    expect(taught.every((event: Json) => event.tutor.id === 'administrate:contact:3')).toBe(true);
    const order = '_order=start_date,start_time,id';
    expect(calls().sort()).toEqual([
      `${CONTACTS}/3`,
      `GET /api/v2/event/public_events?personnel_tutor_id__in=3&${order}&_limit=51`,
      `GET /api/v2/event/public_events?venue_id__in=5&start_date__gte=2026-11-30&start_date__lt=2027-02-03&${order}&_limit=29`,
      `${VENUES}/5`,
    ]);
  });

  it('are null beside an error where the page is none', async () => {
    const { data, errors } = await app.graphql(
      '{ venue(id: "administrate:venue:5") { name publicEvents(first: 0) { nodes { id } } } }',
    );
    expect(data.venue).toEqual({ name: 'Espace République, Paris', publicEvents: null });
    expect(errors).toMatchObject([
      {
        path: ['venue', 'publicEvents'],
        message: 'first: 0 is not from 1 to 200. Ask for smaller pages and continue with "after".',
      },
    ]);
  });

  it('are null beside an error where the provider cannot be asked for them', async () => {
    const venue = (eventRecord() as Json).venue;
    const small = await startSmallAdministrate({ 'event/venues': [venue] }, { fails: 'event/public_events' });
    const { data, errors } = await small.graphql(
      '{ venue(id: "administrate:venue:1") { name publicEvents { nodes { id } } } }',
    );
    expect(data.venue).toEqual({ name: 'Test EventVenue', publicEvents: null });
    expect(errors).toMatchObject([{ extensions: { code: 'PROVIDER_UNAVAILABLE' } }]);
  });

  it('make known what they bring along, so that it is not looked up again', async () => {
    const { data } = await app.graphql(`{
      venue(id: "administrate:venue:5") { publicEvents(first: 1) { nodes { venue { name } course { title } } } }
    }`);
    expect(data.venue.publicEvents.nodes).toHaveLength(1);
    expect(calls()).toHaveLength(2);
  });
});
