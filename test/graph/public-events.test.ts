import { credentials } from '../providers/administrate/sandbox/caller';
import { type AdministrateTestApp, startAdministrateApp } from '../support/app';
import { callsOf, type Json } from './calls';

const NOW = new Date('2026-11-20T18:00:00Z');
const EVENTS = 'GET /api/v2/event/public_events';
const BY_START = '_order=start_date,start_time,id';

let app: AdministrateTestApp;
beforeAll(async () => {
  app = await startAdministrateApp({}, { now: NOW });
});
afterAll(() => app.stop());
beforeEach(() => app.upstream.forget());

const calls = (): string[] => callsOf(app);

/** Records of the sandbox as it sends them. */
async function recordsOf(query: string): Promise<Json> {
  const response = await fetch(`${app.sandbox.variables['ADMINISTRATE_BASE_URL']}/api/v2/event/public_events${query}`, {
    headers: { authorization: credentials(app.sandbox) },
  });
  return response.json();
}

const eventIds = (...ids: number[]): string[] => ids.map((id) => `administrate:public-event:${id}`);
const upTo = (count: number): number[] => Array.from({ length: count }, (_, index) => index + 1);

const HUNDRED_EVENTS = `{
  publicEvents(first: 100) {
    nodes {
      id title description startsAt endsAt timeZone status hosts { name email }
      venue { id name region { name } }
      tutor { id fullName email }
      administrator { fullName }
      personnel { contact { fullName } }
      course { id title prices { level price { amount currency } } allowableTutors { fullName } }
      price { amount currency }
      prices { level { name } price { amount currency } }
    }
    pageInfo { hasNextPage }
  }
}`;

describe('publicEvents', () => {
  it('gives a hundred events with venue, tutor, course and prices for one call', async () => {
    const { data, errors } = await app.graphql(HUNDRED_EVENTS);

    expect(errors).toEqual([]);
    expect(data.publicEvents.nodes).toHaveLength(100);
    expect(data.publicEvents.pageInfo.hasNextPage).toBe(true);
    expect(
      data.publicEvents.nodes.every((event: Json) => event.venue.name && event.tutor.fullName && event.course.id),
    ).toBe(true);
    expect(calls()).toEqual([`${EVENTS}?${BY_START}&_limit=101`]);
  });

  it('gives fifty by start unless told otherwise', async () => {
    const { data } = await app.graphql('{ publicEvents { nodes { startsAt } edges { cursor node { id } } } }');
    expect(data.publicEvents.nodes).toHaveLength(50);
    expect(data.publicEvents.edges).toHaveLength(50);
    expect(calls()).toEqual([`${EVENTS}?${BY_START}&_limit=51`]);
  });

  const listed = async (filter: Record<string, unknown>, first = 200): Promise<Json[]> => {
    const { data, errors } = await app.graphql(
      `query ($filter: PublicEventFilter, $first: Int!) {
        publicEvents(filter: $filter, first: $first) {
          nodes { providerId startsAt code isCancelled isProvisional isOnline isSoldOut
            course { providerId } venue { providerId } tutor { providerId } }
        }
      }`,
      { filter, first },
    );
    expect(errors).toEqual([]);
    return data.publicEvents.nodes;
  };

  it.each<[Record<string, unknown>, string, (event: Json) => boolean]>([
    [{ ids: eventIds(6, 3, 3) }, 'id__in=6,3', ({ providerId }) => ['3', '6'].includes(providerId)],
    [{ courseIds: ['administrate:course:1'] }, 'course_id__in=1', ({ course }) => course.providerId === '1'],
    [
      { venueIds: ['administrate:venue:2', 'administrate:venue:5'] },
      'venue_id__in=2,5',
      ({ venue }) => ['2', '5'].includes(venue.providerId),
    ],
    [{ tutorIds: ['administrate:contact:3'] }, 'personnel_tutor_id__in=3', ({ tutor }) => tutor.providerId === '3'],
    [{ isCancelled: true }, 'is_cancelled__eq=true', ({ isCancelled }) => isCancelled],
    [{ isProvisional: true }, 'is_provisional__eq=true', ({ isProvisional }) => isProvisional],
    [{ isOnline: true }, 'is_online__eq=true', ({ isOnline }) => isOnline],
    [{ isSoldOut: true }, 'is_sold_out__eq=true', ({ isSoldOut }) => isSoldOut],
    [{ isSoldOut: false, isOnline: true }, 'is_online__eq=true&is_sold_out__eq=false', ({ isOnline }) => isOnline],
    [{ code: 'PRJ-01-PAR' }, 'code__eq=PRJ-01-PAR', ({ code }) => code === 'PRJ-01-PAR'],
  ])('leaves a filter to the provider: %j', async (filter, sent, fits) => {
    const nodes = await listed(filter);
    expect(calls()).toEqual([`${EVENTS}?${sent}&${BY_START}&_limit=201`]);
    expect(nodes.length).toBeGreaterThan(0);
    expect(nodes.every(fits)).toBe(true);
    const all = await recordsOf(`?${sent}`);
    expect(nodes).toHaveLength(Math.min(all.length, 200));
  });

  it('widens a window by a day at the provider and refines it here: from included, to excluded', async () => {
    const window = { startsFrom: '2026-12-01T09:00:00Z', startsTo: '2026-12-03T09:00:00Z' };
    const nodes = await listed(window);
    expect(calls()).toEqual([`${EVENTS}?start_date__gte=2026-11-30&start_date__lt=2026-12-05&${BY_START}&_limit=226`]);
    const all = await listed({ startsFrom: '2026-11-25T00:00:00Z' });
    const within = all.filter(({ startsAt }) => startsAt >= '2026-12-01T09:00:00.000Z' && startsAt < '2026-12-03T09');
    expect(within.length).toBeGreaterThan(0);
    expect(nodes).toEqual(within);

    const [first] = within;
    const exactly = { startsFrom: first.startsAt, startsTo: new Date(Date.parse(first.startsAt) + 1).toISOString() };
    expect((await listed(exactly)).map(({ providerId }) => providerId)).toContain(first.providerId);
    const before = { startsFrom: window.startsFrom, startsTo: first.startsAt };
    expect((await listed(before)).map(({ providerId }) => providerId)).not.toContain(first.providerId);
  });

  it('understands a window that never ends, or has always been', async () => {
    expect(await listed({ startsFrom: '2026-12-01T00:00:00Z', startsTo: '9999-12-31T23:59:59Z' }, 3)).toHaveLength(3);
    expect(await listed({ startsFrom: '0001-01-01T00:00:00Z' }, 3)).toHaveLength(3);
    expect(calls()).toEqual([
      `${EVENTS}?start_date__gte=2026-11-30&start_date__lt=9999-12-31&${BY_START}&_limit=29`,
      `${EVENTS}?start_date__gte=0001-01-01&${BY_START}&_limit=29`,
    ]);
  });

  it.each([
    { ids: [] },
    { ids: ['administrate:venue:1', 'nonsense', ''] },
    { courseIds: ['electa:room:1'] },
    { venueIds: ['administrate:venue:x'] },
    { tutorIds: ['administrate:contact:0'] },
    { startsFrom: '2026-12-02T00:00:00Z', startsTo: '2026-12-02T00:00:00Z' },
    { startsFrom: '2026-12-03T00:00:00Z', startsTo: '2026-12-02T00:00:00Z' },
  ])('asks nobody for what cannot be there: %j', async (filter) => {
    expect(await listed(filter)).toEqual([]);
    expect(calls()).toEqual([]);
  });

  it('refuses more than a hundred ids in a filter, and says so', async () => {
    const filter = { ids: eventIds(...upTo(101)) };
    const { errors } = await app.graphql(
      'query ($filter: PublicEventFilter) { publicEvents(filter: $filter) { nodes { id } } }',
      { filter },
    );
    expect(errors).toMatchObject([
      {
        message: 'filter: at most 100 ids are allowed in one filter; there are 101.',
        path: ['publicEvents'],
        extensions: { code: 'BAD_USER_INPUT', argument: 'filter', requestId: expect.any(String) },
      },
    ]);
    expect(calls()).toEqual([]);
  });
});

describe('publicEvent', () => {
  it('gives everything that the provider says, and its record as it came', async () => {
    const { data, errors } = await app.graphql(`{
      publicEvent(id: "administrate:public-event:17") {
        __typename id provider providerId title description startsAt endsAt timeZone status joinUrl
        hosts { name email providerId } code location disposition notes notes2 eventTemplateId overallAttendance
        course { id title } venue { id name region { name company { code currency { code symbol } } } }
        accountVenue { providerId name description latitude longitude }
        tutor { id fullName } administrator { id fullName } personnel { providerId }
        classroomStartsAt classroomEndsAt registrationDeadline nonWorkingDays
        price { amount currency } prices { providerId level { name } region { providerId } price { amount currency } }
        taxType { providerId name rate } delegates { max booked reserved actual }
        isSoldOut isOnline isLms isCancelled isProvisional
        region { providerId name } account { providerId name } company { providerId name } tag { providerId name }
        providerRecord
      }
    }`);
    expect(errors).toEqual([]);
    expect(data.publicEvent).toMatchObject({
      __typename: 'PublicEvent',
      id: 'administrate:public-event:17',
      provider: 'ADMINISTRATE',
      providerId: '17',
      title: 'Data Storytelling – Żuraw Logistics and guests',
      status: 'SCHEDULED',
      timeZone: 'Europe/London',
      location: 'Room 3',
      eventTemplateId: '4',
      accountVenue: { providerId: '1', name: 'Northwind House', latitude: 51.5174, longitude: -0.1181 },
      administrator: { id: 'administrate:contact:41' },
      taxType: { providerId: '1', name: 'UK VAT', rate: 20 },
      region: { providerId: 'UK' },
      account: { providerId: '3', name: 'Żuraw Logistics' },
      company: { providerId: '1', name: null },
      tag: { providerId: '2', name: 'Apprenticeship levy' },
    });
    const record = await recordsOf('/17');
    expect(data.publicEvent.providerRecord).toEqual(record);
    expect(calls()).toEqual([`${EVENTS}/17`]);
  });

  it.each(['administrate:public-event:999999', 'administrate:public-event:43'])(
    'is null where there is none: %s',
    async (id) => {
      const { data, errors } = await app.graphql('query ($id: ID!) { publicEvent(id: $id) { id } }', { id });
      expect({ data, errors }).toEqual({ data: { publicEvent: null }, errors: [] });
      expect(calls()).toHaveLength(1);
    },
  );

  it.each([
    '',
    '6',
    'administrate:public-event',
    'administrate:public-event:',
    'administrate:public-event:06',
    'administrate:public-event:6.0',
    'administrate:public-event:six',
    'administrate:public-event:6/../7',
    'administrate:venue:1',
    'electa:public-event:6',
    'administrate:constructor:6',
  ])('is null without a call where the id is not one of ours: %j', async (id) => {
    const { data, errors } = await app.graphql('query ($id: ID!) { publicEvent(id: $id) { id } }', { id });
    expect({ data, errors }).toEqual({ data: { publicEvent: null }, errors: [] });
    expect(calls()).toEqual([]);
  });
});

describe('publicEventsByIds', () => {
  const BY_IDS = 'query ($ids: [ID!]!) { publicEventsByIds(ids: $ids) { id } }';

  it('has a place per id in the order asked, for one call', async () => {
    const ids = [...eventIds(9, 3), 'nonsense', ...eventIds(43, 6), 'administrate:venue:1', ...eventIds(3)];
    const { data, errors } = await app.graphql(BY_IDS, { ids });
    expect(errors).toEqual([]);
    expect(data.publicEventsByIds.map((event: Json) => event?.id ?? null)).toEqual([
      ...eventIds(9, 3),
      null,
      null,
      ...eventIds(6),
      null,
      ...eventIds(3),
    ]);
    expect(calls()).toEqual([`${EVENTS}?id__in=9,3,43,6&_limit=4`]);
  });

  it('asks for a hundred at a time', async () => {
    const { data } = await app.graphql(BY_IDS, { ids: eventIds(...upTo(250)) });
    expect(data.publicEventsByIds).toHaveLength(250);
    expect(data.publicEventsByIds.filter(Boolean)).toHaveLength(245);
    const chunk = (from: number, to: number) => upTo(to).slice(from).join(',');
    expect(calls().sort()).toEqual(
      [
        `${EVENTS}?id__in=${chunk(0, 100)}&_limit=100`,
        `${EVENTS}?id__in=${chunk(100, 200)}&_limit=100`,
        `${EVENTS}?id__in=${chunk(200, 250)}&_limit=50`,
      ].sort(),
    );
  });

  it('asks nobody for nothing', async () => {
    const { data } = await app.graphql(BY_IDS, { ids: [] });
    expect(data.publicEventsByIds).toEqual([]);
    expect(calls()).toEqual([]);
  });
});
