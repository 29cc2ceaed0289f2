import { pino } from 'pino';
import { startAdministrateSandbox } from '../../src/providers/administrate/sandbox';
import { type AdministrateTestApp, startAdministrateApp, startTestApp } from '../support/app';
import { startRecordingProxy } from '../support/recording-proxy';
import { callsOf, type Json } from './calls';

let app: AdministrateTestApp;
beforeAll(async () => {
  app = await startAdministrateApp({}, { now: new Date('2026-11-20T18:00:00Z') });
});
afterAll(() => app.stop());
beforeEach(() => app.upstream.forget());

const calls = (): string[] => callsOf(app);
const sentBodies = (): Json[] => app.upstream.calls.map(({ body }) => body && JSON.parse(body));
const EVENTS = '/api/v2/event/public_events';

const EVENT = `id title code startsAt endsAt timeZone status isCancelled isProvisional location notes
  registrationDeadline delegates { max } venue { id name } course { id title } tutor { id fullName }
  administrator { id } region { providerId } tag { providerId name } company { providerId } prices { price { amount } }`;
const PAYLOAD = `publicEvent { ${EVENT} } userErrors { code message field providerCode }`;
const CREATE = `mutation ($input: CreatePublicEventInput!) { createPublicEvent(input: $input) { ${PAYLOAD} } }`;
const UPDATE = `mutation ($input: UpdatePublicEventInput!) { updatePublicEvent(input: $input) { ${PAYLOAD} } }`;
const DELETE = 'mutation ($id: ID!) { deletePublicEvent(id: $id) { deletedId userErrors { code message field } } }';

const newEvent = {
  courseId: 'administrate:course:1',
  venueId: 'administrate:venue:5',
  tutorId: 'administrate:contact:2',
  startsAt: '2030-05-06T09:00:00+02:00',
  endsAt: '2030-05-08T15:00:00Z',
  timeZone: 'Europe/Paris',
  currency: 'EUR',
};

async function mutate(document: string, variables: Record<string, unknown>): Promise<Json> {
  const { data, errors } = await app.graphql(document, variables);
  expect(errors).toEqual([]);
  return Object.values(data as Record<string, Json>)[0];
}

const created = async (changes = {}): Promise<Json> => {
  const { publicEvent, userErrors } = await mutate(CREATE, { input: { ...newEvent, ...changes } });
  expect(userErrors).toEqual([]);
  app.upstream.forget();
  return publicEvent;
};
const updated = async (input: Record<string, unknown>): Promise<Json> => {
  const { publicEvent, userErrors } = await mutate(UPDATE, { input });
  expect(userErrors).toEqual([]);
  return publicEvent;
};

describe('createPublicEvent', () => {
  it('creates an event with one call, and gives it as it now is', async () => {
    const { publicEvent, userErrors } = await mutate(CREATE, {
      input: { ...newEvent, title: 'New', delegatesMax: 12 },
    });
    expect(userErrors).toEqual([]);
    expect(publicEvent).toMatchObject({
      id: expect.stringMatching(/^administrate:public-event:\d+$/),
      title: 'New',
      startsAt: '2030-05-06T07:00:00.000Z',
      endsAt: '2030-05-08T15:00:00.000Z',
      timeZone: 'Europe/Paris',
      status: 'SCHEDULED',
      delegates: { max: 12 },
      venue: { id: 'administrate:venue:5', name: 'Espace République, Paris' },
      course: { id: 'administrate:course:1', title: 'Project Management Foundations' },
      tutor: { id: 'administrate:contact:2', fullName: 'Tomás Ferreira' },
    });
    expect(calls()).toEqual([`POST ${EVENTS}`]);
    expect(sentBodies()).toEqual([
      {
        course_id: 1,
        venue_id: 5,
        personnel_tutor_id: 2,
        start_date: '2030-05-06',
        start_time: '09:00',
        end_date: '2030-05-08',
        end_time: '17:00',
        time_zone: 'Europe/Paris',
        currency_code: 'EUR',
        disposition: 'normal',
        title: 'New',
        delegates_max: 12,
      },
    ]);

    const { data } = await app.graphql(`{ publicEvent(id: "${publicEvent.id}") { ${EVENT} } }`);
    expect(data.publicEvent).toEqual(publicEvent);
    expect(app.logText()).not.toContain('stored another time');
  });

  it('takes a start in the past, which the provider does not refuse', async () => {
    const past = await created({ startsAt: '2001-01-01T09:00:00Z', endsAt: '2001-01-01T10:00:00Z' });
    expect(past).toMatchObject({ startsAt: '2001-01-01T09:00:00.000Z', status: 'SCHEDULED' });
  });

  it.each<[Record<string, unknown>, string, string]>([
    [{ courseId: 'administrate:venue:1' }, 'NOT_FOUND', 'courseId'],
    [{ venueId: 'x' }, 'NOT_FOUND', 'venueId'],
    [{ tutorId: 'electa:contact:1' }, 'NOT_FOUND', 'tutorId'],
    [{ administratorId: 'administrate:contact:0' }, 'NOT_FOUND', 'administratorId'],
    [{ tagId: 'one' }, 'NOT_FOUND', 'tagId'],
    [{ currency: '' }, 'REQUIRED', 'currency'],
    [{ endsAt: '2030-05-06T06:59:59Z' }, 'END_BEFORE_START', 'endsAt'],
    [{ startsAt: '2029-10-28T00:30:00Z' }, 'TIME_AMBIGUOUS', 'startsAt'],
    [{ startsAt: '2030-05-06T07:00:00.5Z' }, 'INVALID', 'startsAt'],
    [{ timeZone: 'Europe/Nowhere' }, 'TIME_ZONE_UNKNOWN', 'timeZone'],
  ])('says what is wrong, where, and calls nobody: %j', async (changes, code, field) => {
    const { publicEvent, userErrors } = await mutate(CREATE, { input: { ...newEvent, ...changes } });
    expect(publicEvent).toBeNull();
    expect(userErrors).toEqual([{ code, field: [field], message: expect.stringContaining(field), providerCode: null }]);
    expect(calls()).toEqual([]);
  });

  it('says that the provider refused where it names something that is not there', async () => {
    const { publicEvent, userErrors } = await mutate(CREATE, {
      input: { ...newEvent, venueId: 'administrate:venue:999' },
    });
    expect(publicEvent).toBeNull();
    expect(userErrors).toMatchObject([{ code: 'PROVIDER_REFUSED', field: null, providerCode: '404' }]);
    expect(calls()).toEqual([`POST ${EVENTS}`]);
  });

  it('is refused by GraphQL itself where the input has not the form', async () => {
    const { data, errors, status } = await app.graphql(CREATE, { input: { ...newEvent, startsAt: 'tomorrow' } });
    expect([status, data]).toEqual([400, undefined]);
    expect(errors).toMatchObject([
      { message: expect.stringContaining('"tomorrow" is not an instant'), extensions: { code: 'BAD_USER_INPUT' } },
    ]);
    expect(calls()).toEqual([]);
  });
});

describe('updatePublicEvent', () => {
  it('sends only what changes, with one call', async () => {
    const { id } = await created({ title: 'Old', notes: 'Stays', location: 'Goes' });
    const event = await updated({ id, title: 'New', location: null, isProvisional: true });
    expect(event).toMatchObject({ id, title: 'New', notes: 'Stays', location: null, status: 'PROVISIONAL' });
    expect(event).toMatchObject({ startsAt: '2030-05-06T07:00:00.000Z', venue: { id: newEvent.venueId } });
    expect(calls()).toEqual([`PUT ${EVENTS}/${id.split(':')[2]}`]);
    expect(sentBodies()).toEqual([{ title: 'New', location: null, is_provisional: true }]);
  });

  it('changes venue, course, tutor and whatever else is named by an id', async () => {
    const { id } = await created();
    const event = await updated({
      id,
      venueId: 'administrate:venue:1',
      courseId: 'administrate:course:2',
      tutorId: 'administrate:contact:3',
      administratorId: 'administrate:contact:41',
      regionId: 'UK',
      tagId: '1',
      companyId: '2',
    });
    expect(event).toMatchObject({
      venue: { name: 'Holborn Training Centre, London' },
      course: { title: 'PRINCE2® Foundation' },
      tutor: { fullName: 'Grace Okonkwo' },
      administrator: { id: 'administrate:contact:41' },
      region: { providerId: 'UK' },
      tag: { providerId: '1', name: 'Autumn programme' },
      company: { providerId: '2' },
    });
  });

  it('keeps the stored zone where only the start is new', async () => {
    const { id } = await created();
    const event = await updated({ id, startsAt: '2030-05-07T08:30:15Z' });
    expect(event).toMatchObject({ startsAt: '2030-05-07T08:30:15.000Z', endsAt: '2030-05-08T15:00:00.000Z' });
    expect(event.timeZone).toBe('Europe/Paris');
    expect(calls()).toEqual([`GET ${EVENTS}/${id.split(':')[2]}`, `PUT ${EVENTS}/${id.split(':')[2]}`]);
    expect(sentBodies()[1]).toEqual({ start_date: '2030-05-07', start_time: '10:30:15' });
  });

  it('keeps the instants where only the zone is new, and sends what clocks there show', async () => {
    const { id } = await created({ registrationDeadline: '2030-05-01T10:00:00Z' });
    const event = await updated({ id, timeZone: 'asia/calcutta' });
    expect(event).toMatchObject({
      startsAt: '2030-05-06T07:00:00.000Z',
      endsAt: '2030-05-08T15:00:00.000Z',
      registrationDeadline: '2030-05-01T10:00:00.000Z',
      timeZone: 'Asia/Kolkata',
    });
    expect(sentBodies()[1]).toEqual({
      time_zone: 'Asia/Kolkata',
      start_date: '2030-05-06',
      start_time: '12:30',
      end_date: '2030-05-08',
      end_time: '20:30',
      registration_deadline: '2030-05-01T15:30:00',
    });
  });

  it('cancels an event, and takes that back', async () => {
    const { id } = await created();
    expect(await updated({ id, isCancelled: true })).toMatchObject({ status: 'CANCELLED', isCancelled: true });
    expect(await updated({ id, isCancelled: false })).toMatchObject({ status: 'SCHEDULED', isCancelled: false });
  });

  it('falls back to the title of the course where the own title is cleared', async () => {
    const { id } = await created({ title: 'Own' });
    expect((await updated({ id, title: null })).title).toBe('Project Management Foundations');
    expect((await updated({ id, courseId: 'administrate:course:60', code: 'C-1' })).title).toBe('C-1');
    expect((await updated({ id, code: null })).title).toBe(`Public event ${id.split(':')[2]}`);
  });

  it('changes nothing where nothing is given, and gives the event as it is', async () => {
    const event = await created();
    expect(await updated({ id: event.id })).toEqual(event);
    expect(calls()).toEqual([`GET ${EVENTS}/${event.id.split(':')[2]}`]);
  });

  it.each<[Record<string, unknown>, string, string, number]>([
    [{ startsAt: '2030-05-09T00:00:00Z' }, 'END_BEFORE_START', 'startsAt', 1],
    [{ endsAt: '2030-05-06T06:00:00Z' }, 'END_BEFORE_START', 'endsAt', 1],
    [{ endsAt: '2030-10-27T00:30:00Z' }, 'TIME_AMBIGUOUS', 'endsAt', 1],
    [{ timeZone: 'Nowhere' }, 'TIME_ZONE_UNKNOWN', 'timeZone', 1],
    [{ startsAt: null }, 'REQUIRED', 'startsAt', 0],
    [{ courseId: null }, 'REQUIRED', 'courseId', 0],
    [{ isOnline: null }, 'REQUIRED', 'isOnline', 0],
    [{ currency: ' ' }, 'REQUIRED', 'currency', 0],
    [{ venueId: 'administrate:course:1' }, 'NOT_FOUND', 'venueId', 0],
  ])('says what is wrong, where, and sends no change: %j', async (changes, code, field, reads) => {
    const { id } = await created();
    const { publicEvent, userErrors } = await mutate(UPDATE, { input: { id, ...changes } });
    expect(publicEvent).toBeNull();
    expect(userErrors).toMatchObject([{ code, field: [field] }]);
    expect(app.upstream.calls.map(({ method }) => method)).toEqual(Array(reads).fill('GET'));
  });

  it.each(['', 'x', 'administrate:venue:1', 'electa:public-event:6', 'administrate:public-event:06'])(
    'finds nothing under an id that is none, and calls nobody: %j',
    async (id) => {
      const { publicEvent, userErrors } = await mutate(UPDATE, { input: { id, title: 'New' } });
      expect(publicEvent).toBeNull();
      expect(userErrors).toMatchObject([{ code: 'NOT_FOUND', field: ['id'] }]);
      expect(calls()).toEqual([]);
    },
  );
});

describe('deletePublicEvent', () => {
  it('deletes an event with one call', async () => {
    const { id } = await created();
    expect(await mutate(DELETE, { id })).toEqual({ deletedId: id, userErrors: [] });
    expect(calls()).toEqual([`DELETE ${EVENTS}/${id.split(':')[2]}`]);
    const { data } = await app.graphql(`{ publicEvent(id: "${id}") { id } }`);
    expect(data.publicEvent).toBeNull();
    expect(await mutate(DELETE, { id })).toMatchObject({ deletedId: null, userErrors: [{ code: 'NOT_FOUND' }] });
  });

  it.each(['', 'x', 'administrate:venue:1', 'administrate:public-event:0'])(
    'finds nothing under an id that is none, and calls nobody: %j',
    async (id) => {
      expect(await mutate(DELETE, { id })).toEqual({
        deletedId: null,
        userErrors: [
          {
            code: 'NOT_FOUND',
            field: ['id'],
            message: `id: there is no "${id}". Give the id of a public event of Administrate, as "administrate:public-event:6".`,
          },
        ],
      });
      expect(calls()).toEqual([]);
    },
  );
});

describe('Several mutations in one document', () => {
  it('are done one after the other, and each sees what the one before left', async () => {
    const { id } = await created({ title: 'First' });
    const { data, errors } = await app.graphql(
      `mutation ($id: ID!) {
        one: updatePublicEvent(input: { id: $id, title: "Second" }) { publicEvent { title } }
        two: updatePublicEvent(input: { id: $id, isSoldOut: true }) { publicEvent { title isSoldOut } }
        three: deletePublicEvent(id: $id) { deletedId }
        four: updatePublicEvent(input: { id: $id, title: "Third" }) { publicEvent { title } userErrors { code } }
      }`,
      { id },
    );
    expect(errors).toEqual([]);
    expect(data).toEqual({
      one: { publicEvent: { title: 'Second' } },
      two: { publicEvent: { title: 'Second', isSoldOut: true } },
      three: { deletedId: id },
      four: { publicEvent: null, userErrors: [{ code: 'NOT_FOUND' }] },
    });
    expect(app.upstream.calls.map(({ method }) => method)).toEqual(['PUT', 'PUT', 'DELETE', 'PUT']);
  });
});

describe('Where the Time Zone feature is off', () => {
  it('no zone is sent, and wall times are those of the configured zone', async () => {
    const setup = { timeZoneFeature: false };
    const sandbox = await startAdministrateSandbox({ now: new Date(), log: pino({ level: 'silent' }) }, setup);
    const upstream = await startRecordingProxy(sandbox.variables['ADMINISTRATE_BASE_URL']!);
    const off = await startTestApp({
      ...sandbox.variables,
      ADMINISTRATE_BASE_URL: upstream.url,
      ADMINISTRATE_TIME_ZONE: 'America/New_York',
      ADMINISTRATE_TIME_ZONE_FEATURE: 'off',
    });
    const inNewYork = { ...newEvent, timeZone: 'US/Eastern' };
    const { data } = await off.graphql(CREATE, { input: inNewYork });
    expect(data.createPublicEvent.userErrors).toEqual([]);
    expect(data.createPublicEvent.publicEvent).toMatchObject({
      startsAt: '2030-05-06T07:00:00.000Z',
      endsAt: '2030-05-08T15:00:00.000Z',
      timeZone: null,
    });
    const body = JSON.parse(upstream.calls[0]!.body);
    expect(body).toMatchObject({ start_date: '2030-05-06', start_time: '03:00', end_time: '11:00' });
    expect(body).not.toHaveProperty('time_zone');

    const refused = await off.graphql(CREATE, { input: newEvent });
    expect(refused.data.createPublicEvent).toMatchObject({
      publicEvent: null,
      userErrors: [{ code: 'TIME_ZONE_UNKNOWN', field: ['timeZone'] }],
    });
    expect(upstream.calls).toHaveLength(1);
    await off.stop();
    await upstream.close();
    await sandbox.stop();
  });
});
