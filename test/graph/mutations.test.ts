import { pino } from 'pino';
import { startAdministrateSandbox } from '../../src/providers/administrate/sandbox';
import { type AdministrateTestApp, startAdministrateApp, startTestApp } from '../support/app';
import { startRecordingProxy } from '../support/recording-proxy';
import { CREATE, DELETE, EVENT, EVENTS, Mutations, newEvent } from './mutating';

let app: AdministrateTestApp;
let at: Mutations;
beforeAll(async () => {
  app = await startAdministrateApp({}, { now: new Date('2026-11-20T18:00:00Z') });
  at = new Mutations(app);
});
afterAll(() => app.stop());
beforeEach(() => app.upstream.forget());

describe('createPublicEvent', () => {
  it('creates an event with one call after noting the highest id, and gives it as it now is', async () => {
    const { publicEvent, userErrors } = await at.mutate(CREATE, {
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
    expect(at.calls()).toEqual([`GET ${EVENTS}?_order=-id&_limit=1`, `POST ${EVENTS}`]);
    expect(at.sentBodies()).toEqual([
      '',
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
    const past = await at.created({ startsAt: '2001-01-01T09:00:00Z', endsAt: '2001-01-01T10:00:00Z' });
    expect(past).toMatchObject({ startsAt: '2001-01-01T09:00:00.000Z', status: 'SCHEDULED' });
  });

  it.each<[Record<string, unknown>, string, string]>([
    [{ courseId: 'administrate:venue:1' }, 'NOT_FOUND', 'courseId'],
    [{ venueId: 'x' }, 'NOT_FOUND', 'venueId'],
    [{ tutorId: 'electa:contact:1' }, 'NOT_FOUND', 'tutorId'],
    [{ administratorId: 'administrate:contact:0' }, 'NOT_FOUND', 'administratorId'],
    [{ tagId: 'one' }, 'NOT_FOUND', 'tagId'],
    [{ currency: '' }, 'REQUIRED', 'currency'],
    [{ currency: null }, 'REQUIRED', 'currency'],
    [{ currency: undefined }, 'REQUIRED', 'currency'],
    [{ endsAt: '2030-05-06T06:59:59Z' }, 'END_BEFORE_START', 'endsAt'],
    [{ startsAt: '2029-10-28T00:30:00Z' }, 'TIME_AMBIGUOUS', 'startsAt'],
    [{ startsAt: '2030-05-06T07:00:00.5Z' }, 'INVALID', 'startsAt'],
    [{ timeZone: 'Europe/Nowhere' }, 'TIME_ZONE_UNKNOWN', 'timeZone'],
  ])('says what is wrong, where, and calls nobody: %j', async (changes, code, field) => {
    const { publicEvent, userErrors } = await at.mutate(CREATE, { input: { ...newEvent, ...changes } });
    expect(publicEvent).toBeNull();
    expect(userErrors).toEqual([{ code, field: [field], message: expect.stringContaining(field), providerCode: null }]);
    expect(at.calls()).toEqual([]);
  });

  it('says that the provider refused where it names something that is not there', async () => {
    const { publicEvent, userErrors } = await at.mutate(CREATE, {
      input: { ...newEvent, venueId: 'administrate:venue:999' },
    });
    expect(publicEvent).toBeNull();
    expect(userErrors).toMatchObject([{ code: 'PROVIDER_REFUSED', field: null, providerCode: '404' }]);
    expect(at.calls()).toEqual([`POST ${EVENTS}`]);
  });

  it('is refused by GraphQL itself where the input has not the form', async () => {
    const { data, errors, status } = await app.graphql(CREATE, { input: { ...newEvent, startsAt: 'tomorrow' } });
    expect([status, data]).toEqual([400, undefined]);
    expect(errors).toMatchObject([
      { message: expect.stringContaining('"tomorrow" is not an instant'), extensions: { code: 'BAD_USER_INPUT' } },
    ]);
    expect(at.calls()).toEqual([]);
  });
});

describe('deletePublicEvent', () => {
  it('deletes an event with one call', async () => {
    const { id } = await at.created();
    expect(await at.mutate(DELETE, { id })).toEqual({ deletedId: id, userErrors: [] });
    expect(at.calls()).toEqual([`DELETE ${EVENTS}/${id.split(':')[2]}`]);
    const { data } = await app.graphql(`{ publicEvent(id: "${id}") { id } }`);
    expect(data.publicEvent).toBeNull();
    expect(await at.mutate(DELETE, { id })).toMatchObject({ deletedId: null, userErrors: [{ code: 'NOT_FOUND' }] });
  });

  it.each(['', 'x', 'administrate:venue:1', 'administrate:public-event:0'])(
    'finds nothing under an id that is none, and calls nobody: %j',
    async (id) => {
      expect(await at.mutate(DELETE, { id })).toEqual({
        deletedId: null,
        userErrors: [
          {
            code: 'NOT_FOUND',
            field: ['id'],
            message: `id: there is no "${id}". Give the id of a public event of Administrate, such as "administrate:public-event:1".`,
          },
        ],
      });
      expect(at.calls()).toEqual([]);
    },
  );
});

describe('Several mutations in one document', () => {
  it('are done one after the other, and each sees what the one before left', async () => {
    const { id } = await at.created({ title: 'First' });
    const { data, errors } = await app.graphql(
      `mutation ($id: ID!) {
        one: updatePublicEvent(input: { id: $id, title: "Second" }) { publicEvent { title } }
        two: updatePublicEvent(input: { id: $id, isSoldOut: true }) { publicEvent { title isSoldOut } }
        three: deletePublicEvent(input: { id: $id }) { deletedId }
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
    expect(at.methods()).toEqual(['PUT', 'PUT', 'DELETE', 'PUT']);
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
    expect(upstream.calls.map(({ method }) => method)).toEqual(['GET', 'POST']);
    const body = JSON.parse(upstream.calls[1]!.body);
    expect(body).toMatchObject({ start_date: '2030-05-06', start_time: '03:00', end_time: '11:00' });
    expect(body).not.toHaveProperty('time_zone');

    const refused = await off.graphql(CREATE, { input: newEvent });
    expect(refused.data.createPublicEvent).toMatchObject({
      publicEvent: null,
      userErrors: [{ code: 'TIME_ZONE_UNKNOWN', field: ['timeZone'] }],
    });
    expect(upstream.calls).toHaveLength(2);
    await off.stop();
    await upstream.close();
    await sandbox.stop();
  });
});
