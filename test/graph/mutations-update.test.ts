import { type AdministrateTestApp, startAdministrateApp } from '../support/app';
import { EVENTS, Mutations, newEvent, UPDATE } from './mutating';

let app: AdministrateTestApp;
let at: Mutations;
beforeAll(async () => {
  app = await startAdministrateApp({}, { now: new Date('2026-11-20T18:00:00Z') });
  at = new Mutations(app);
});
afterAll(() => app.stop());
beforeEach(() => app.upstream.forget());

describe('updatePublicEvent', () => {
  it('sends only what changes, with one call', async () => {
    const { id } = await at.created({ title: 'Old', notes: 'Stays', location: 'Goes' });
    const event = await at.updated({ id, title: 'New', location: null, isProvisional: true });
    expect(event).toMatchObject({ id, title: 'New', notes: 'Stays', location: null, status: 'PROVISIONAL' });
    expect(event).toMatchObject({ startsAt: '2030-05-06T07:00:00.000Z', venue: { id: newEvent.venueId } });
    expect(at.calls()).toEqual([`PUT ${EVENTS}/${id.split(':')[2]}`]);
    expect(at.sentBodies()).toEqual([{ title: 'New', location: null, is_provisional: true }]);
  });

  it('changes venue, course, tutor and whatever else is named by an id', async () => {
    const { id } = await at.created();
    const event = await at.updated({
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
    const { id } = await at.created();
    const event = await at.updated({ id, startsAt: '2030-05-07T08:30:15Z' });
    expect(event).toMatchObject({ startsAt: '2030-05-07T08:30:15.000Z', endsAt: '2030-05-08T15:00:00.000Z' });
    expect(event.timeZone).toBe('Europe/Paris');
    expect(at.calls()).toEqual([`GET ${EVENTS}/${id.split(':')[2]}`, `PUT ${EVENTS}/${id.split(':')[2]}`]);
    expect(at.sentBodies()[1]).toEqual({ start_date: '2030-05-07', start_time: '10:30:15' });
  });

  it('keeps the instants where only the zone is new, and sends what clocks there show', async () => {
    const { id } = await at.created({ registrationDeadline: '2030-05-01T10:00:00Z' });
    const event = await at.updated({ id, timeZone: 'asia/calcutta' });
    expect(event).toMatchObject({
      startsAt: '2030-05-06T07:00:00.000Z',
      endsAt: '2030-05-08T15:00:00.000Z',
      registrationDeadline: '2030-05-01T10:00:00.000Z',
      timeZone: 'Asia/Kolkata',
    });
    expect(at.sentBodies()[1]).toEqual({
      time_zone: 'Asia/Kolkata',
      start_date: '2030-05-06',
      start_time: '12:30',
      end_date: '2030-05-08',
      end_time: '20:30',
      registration_deadline: '2030-05-01T15:30:00',
    });
  });

  it('cancels an event, and takes that back', async () => {
    const { id } = await at.created();
    expect(await at.updated({ id, isCancelled: true })).toMatchObject({ status: 'CANCELLED', isCancelled: true });
    expect(await at.updated({ id, isCancelled: false })).toMatchObject({ status: 'SCHEDULED', isCancelled: false });
  });

  it('falls back to the title of the course where the own title is cleared', async () => {
    const { id } = await at.created({ title: 'Own' });
    expect((await at.updated({ id, title: null })).title).toBe('Project Management Foundations');
    expect((await at.updated({ id, courseId: 'administrate:course:60', code: 'C-1' })).title).toBe('C-1');
    expect((await at.updated({ id, code: null })).title).toBe(`Public event ${id.split(':')[2]}`);
  });

  it('changes nothing where nothing is given, and gives the event as it is', async () => {
    const event = await at.created();
    expect(await at.updated({ id: event.id })).toEqual(event);
    expect(at.calls()).toEqual([`GET ${EVENTS}/${event.id.split(':')[2]}`]);
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
    const { id } = await at.created();
    const { publicEvent, userErrors } = await at.mutate(UPDATE, { input: { id, ...changes } });
    expect(publicEvent).toBeNull();
    expect(userErrors).toMatchObject([{ code, field: [field] }]);
    expect(at.methods()).toEqual(Array(reads).fill('GET'));
  });

  it('says that it may be something else that is not there where the input names more than the event', async () => {
    const { id } = await at.created();
    const { userErrors } = await at.mutate(UPDATE, { input: { id, venueId: 'administrate:venue:999' } });
    expect(userErrors).toEqual([
      {
        code: 'NOT_FOUND',
        field: ['id'],
        message: `id: Administrate has no public event "${id}", or no record that the input refers to. Nothing was changed.`,
        providerCode: '404',
      },
    ]);
  });

  it.each(['', 'x', 'administrate:venue:1', 'electa:public-event:6', 'administrate:public-event:06'])(
    'finds nothing under an id that is none, and calls nobody: %j',
    async (id) => {
      const { publicEvent, userErrors } = await at.mutate(UPDATE, { input: { id, title: 'New' } });
      expect(publicEvent).toBeNull();
      expect(userErrors).toMatchObject([{ code: 'NOT_FOUND', field: ['id'] }]);
      expect(at.calls()).toEqual([]);
    },
  );
});
