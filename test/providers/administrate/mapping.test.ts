import { SessionStatus } from '../../../src/model/session';
import { PublicEventMapping } from '../../../src/providers/administrate/mapping';
import { eventRecord, fixture, type Json, mapEvent, usableEvent } from './records';

const NOBODY = {
  salutation: null,
  middleName: null,
  email: null,
  telephone: null,
  mobile: null,
  jobTitle: null,
  department: null,
  organisation: null,
  membershipNumber: null,
  address: null,
  isTutor: false,
  isStaff: false,
  isInactive: false,
  biography: null,
  notes: null,
};

/** The page's example, field by field, as in its responses to a get and to a create. */
const expectedOf = (record: Json) => ({
  id: 'administrate:public-event:6',
  provider: 'ADMINISTRATE',
  providerId: '6',
  providerRecord: record,
  title: 'Public event 6',
  description: null,
  startsAt: new Date('2013-01-02T08:00:00Z'),
  endsAt: new Date('2013-02-03T11:00:00Z'),
  timeZone: 'Europe/Paris',
  status: 'SCHEDULED',
  joinUrl: null,
  hosts: [{ name: 'John Smith', email: null, providerId: '1' }],
  code: null,
  course: {
    id: 'administrate:course:1',
    provider: 'ADMINISTRATE',
    providerId: '1',
    providerRecord: record.course,
    title: null,
    code: null,
    shortCode: null,
    summary: null,
    introduction: null,
    topics: null,
    prerequisites: null,
    benefits: null,
    method: null,
    level: null,
    days: null,
    language: null,
    isArchived: false,
    prices: [{ providerId: '1', level: 'Normal', regionId: 'TEST', price: { amount: 100, currency: 'GBP' } }],
    defaultStartTime: null,
    defaultEndTime: null,
    allowableTutors: [],
  },
  venue: {
    id: 'administrate:venue:1',
    provider: 'ADMINISTRATE',
    providerId: '1',
    providerRecord: record.venue,
    name: 'Test EventVenue',
    description: null,
    isEnabled: true,
    isDeleted: false,
    region: null,
    country: null,
  },
  accountVenue: null,
  location: null,
  tutor: {
    id: 'administrate:contact:1',
    provider: 'ADMINISTRATE',
    providerId: '1',
    providerRecord: record.personnel_tutor,
    ...NOBODY,
    firstName: 'John',
    lastName: 'Smith',
    fullName: 'John Smith',
  },
  administrator: null,
  personnel: [],
  classroomStartsAt: new Date('2013-01-02T08:00:00Z'),
  classroomEndsAt: new Date('2013-02-03T11:00:00Z'),
  registrationDeadline: null,
  nonWorkingDays: [],
  price: { amount: 100, currency: 'GBP' },
  prices: [
    {
      providerId: '1',
      level: { providerId: '1', name: 'Normal', description: 'Description', expiryOffset: 10, isDeleted: false },
      region: {
        providerId: 'TEST',
        name: 'Test Region',
        company: {
          providerId: '1',
          code: 'ACM',
          name: 'Acme Corporation',
          currency: { code: 'GBP', name: 'British Pound Sterling', symbol: '£', isBase: true },
          locale: 'en_GB',
        },
        isHidden: false,
      },
      price: { amount: 100, currency: 'GBP' },
    },
  ],
  taxType: null,
  delegates: { max: 10, booked: 0, reserved: 0, actual: null },
  isSoldOut: false,
  isOnline: false,
  isLms: false,
  isCancelled: false,
  isProvisional: false,
  disposition: 'normal',
  overallAttendance: null,
  notes: null,
  notes2: null,
  region: null,
  account: null,
  company: null,
  tag: null,
  eventTemplateId: null,
});

describe("The page's examples", () => {
  it.each(['get-response', 'create-response'])('%s is read whole', (name) => {
    const record = fixture(name);
    expect(mapEvent(record)).toEqual({ event: expectedOf(record), problems: [] });
    expect(usableEvent(record).providerRecord).toBe(record);
  });

  it('the list is read whole: no zone in its first element, wrong offsets in its second', () => {
    const [first, second] = fixture('list-response');
    expect(mapEvent(first, 'America/New_York')).toEqual({
      problems: [],
      event: {
        ...expectedOf(first),
        id: 'administrate:public-event:4',
        providerId: '4',
        title: 'Public event 4',
        startsAt: new Date('2013-01-02T14:00:00Z'),
        endsAt: new Date('2013-02-03T17:00:00Z'),
        timeZone: null,
        classroomStartsAt: new Date('2013-01-02T14:00:00Z'),
        classroomEndsAt: new Date('2013-01-02T14:00:00Z'),
        price: null,
        prices: [],
      },
    });
    expect(mapEvent(second, 'America/New_York')).toEqual({
      problems: [],
      event: {
        ...expectedOf(second),
        id: 'administrate:public-event:5',
        providerId: '5',
        title: 'Public event 5',
        startsAt: new Date('2013-02-03T09:23:30Z'),
        endsAt: new Date('2013-04-05T10:00:42Z'),
        classroomStartsAt: new Date('2013-02-03T09:23:30Z'),
        classroomEndsAt: new Date('2013-02-03T09:23:30Z'),
        status: 'PROVISIONAL',
        isProvisional: true,
        price: null,
        prices: [],
        delegates: { max: 80, booked: 0, reserved: 0, actual: null },
      },
    });
  });

  it('the response to an update has moved, its classroom has not', () => {
    const record = fixture('update-response');
    expect(mapEvent(record)).toEqual({
      problems: [],
      event: {
        ...expectedOf(record),
        id: 'administrate:public-event:8',
        providerId: '8',
        title: 'Public event 8',
        startsAt: new Date('2009-01-25T08:00:00Z'),
        endsAt: new Date('2010-01-25T11:00:00Z'),
        price: null,
        prices: [],
      },
    });
  });

  it('the response to a deletion is read completely', () => {
    const record = fixture('delete-response');
    expect(mapEvent(record)).toEqual({
      problems: [],
      event: {
        ...expectedOf(record),
        id: 'administrate:public-event:3',
        providerId: '3',
        title: 'Public event 3',
        price: null,
        prices: [],
      },
    });
  });
});

describe('The title', () => {
  const course = fixture('get-response').course;

  it.each([
    [{ title: 'Own', code: 'C-1', course: { ...course, title: 'Course' } }, 'Own'],
    [{ title: '  ', code: 'C-1', course: { ...course, title: 'Course' } }, 'Course'],
    [{ title: null, code: 'C-1', course }, 'C-1'],
    [{ title: null, code: null, course }, 'Public event 6'],
    [{ title: null, code: 'C-1', course: null, course_id: null }, 'C-1'],
    [{ title: undefined, code: ' ', course: undefined, course_id: undefined }, 'Public event 6'],
  ])('of %j is %s', (changes, title) => {
    expect(usableEvent(eventRecord(changes)).title).toBe(title);
  });

  it('is the first that is known: a failure that is not of the provider is not hidden', async () => {
    const { title } = usableEvent(eventRecord({ course: null, code: 'C-1' }));
    const broken = { loaders: { load: () => Promise.reject(new TypeError('a mistake of ours')) } };
    expect(typeof title).toBe('function');
    if (typeof title === 'function') await expect(title({}, broken)).rejects.toThrow('a mistake of ours');
  });
});

describe('The status', () => {
  it.each([
    [{}, SessionStatus.SCHEDULED],
    [{ is_provisional: true }, SessionStatus.PROVISIONAL],
    [{ is_cancelled: true }, SessionStatus.CANCELLED],
    [{ is_cancelled: 1, is_provisional: 1 }, SessionStatus.CANCELLED],
    [{ is_cancelled: 0, is_provisional: 1 }, SessionStatus.PROVISIONAL],
    [{ is_cancelled: null, is_provisional: undefined }, SessionStatus.SCHEDULED],
    [{ start_date: '1999-01-01', end_date: '1999-01-01' }, SessionStatus.SCHEDULED],
  ])('of %j is %s', (changes, status) => {
    expect(usableEvent(eventRecord(changes)).status).toBe(status);
  });
});

describe('An entity that several events embed', () => {
  it('is mapped once per response', () => {
    const primed: unknown[] = [];
    const mapping = new PublicEventMapping('UTC', () => undefined, { primeCache: (entity) => primed.push(entity) });
    const [first, second] = [eventRecord({ id: 1 }), eventRecord({ id: 2 })].map((record) => mapping.map(record)!);
    expect(first!.venue).toBe(second!.venue);
    expect(first!.course).toBe(second!.course);
    expect(first!.tutor).toBe(second!.tutor);
    expect(primed).toEqual([first!.course, first!.tutor, first!.venue]);
  });

  it('is not cached if it lacks a field', () => {
    const primed: unknown[] = [];
    const mapping = new PublicEventMapping('UTC', () => undefined, { primeCache: (entity) => primed.push(entity) });
    mapping.map(eventRecord({ venue: { id: 1, name: 'Here' }, course: null, personnel_tutor: null }));
    expect(primed).toEqual([]);
  });

  it('has the id beside it where it has none of its own', () => {
    const { event, problems } = mapEvent(eventRecord({ venue_id: 7, venue: { name: 'Here' } }));
    expect(event?.venue).toMatchObject({ id: 'administrate:venue:7', name: 'Here' });
    expect(problems).toEqual([]);
  });

  it('is none where it has no id at all', () => {
    const { event } = mapEvent(eventRecord({ venue_id: null, venue: { name: 'Here' } }));
    expect(event?.venue).toBeNull();
  });
});

describe('Hosts', () => {
  it('are empty without a tutor', () => {
    expect(usableEvent(eventRecord({ personnel_tutor: null, personnel_tutor_id: null })).hosts).toEqual([]);
  });
});
