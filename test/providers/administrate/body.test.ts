import { type SchedulingUserError, UserErrors } from '../../../src/model/user-error';
import { createBody } from '../../../src/providers/administrate/body';
import { type CreatePublicEventInput } from '../../../src/providers/administrate/inputs';
import { type PublicEventBody } from '../../../src/providers/administrate/wire';
import { fixture } from './records';

const withFeature = { timeZone: 'Europe/London', timeZoneFeature: true };
const withoutFeature = { timeZone: 'Europe/Paris', timeZoneFeature: false };

const input: CreatePublicEventInput = {
  courseId: 'administrate:course:1',
  venueId: 'administrate:venue:1',
  tutorId: 'administrate:contact:1',
  startsAt: new Date('2013-01-02T08:00:00Z'),
  endsAt: new Date('2013-02-03T11:00:00Z'),
  timeZone: 'Europe/Paris',
  currency: 'GBP',
  disposition: 'normal',
};

/** What is wrong with an input; nothing when a body can be made of it. */
function errorsOf(changes: Partial<CreatePublicEventInput>, settings = withFeature): readonly SchedulingUserError[] {
  try {
    createBody({ ...input, ...changes }, settings);
    return [];
  } catch (error) {
    if (error instanceof UserErrors) return error.errors;
    throw error;
  }
}

const bodyOf = (changes: Partial<CreatePublicEventInput>, settings = withFeature): PublicEventBody =>
  createBody({ ...input, ...changes }, settings);

describe('The body of a create', () => {
  it("is the page's example, where the Time Zone feature is off", () => {
    expect(bodyOf({ delegatesMax: 10, isProvisional: false }, withoutFeature)).toEqual(fixture('create-request'));
  });

  it('names the zone where the feature is on', () => {
    expect(bodyOf({})).toEqual({
      course_id: 1,
      venue_id: 1,
      personnel_tutor_id: 1,
      start_date: '2013-01-02',
      start_time: '09:00',
      end_date: '2013-02-03',
      end_time: '12:00',
      time_zone: 'Europe/Paris',
      currency_code: 'GBP',
      disposition: 'normal',
    });
  });

  it('has everything that the input has', () => {
    const all = {
      idempotencyKey: 'never sent',
      title: 'Title',
      code: 'C-1',
      delegatesMax: 12,
      isProvisional: true,
      isOnline: true,
      isLms: false,
      isSoldOut: false,
      location: 'Room 3',
      notes: 'One',
      notes2: 'Two',
      registrationDeadline: new Date('2013-01-01T16:00:30Z'),
      administratorId: 'administrate:contact:2',
      regionId: 'UK',
      tagId: '3',
      accountId: '4',
      companyId: '5',
      taxTypeId: '6',
    };
    expect(bodyOf(all)).toEqual({
      ...bodyOf({}),
      title: 'Title',
      code: 'C-1',
      delegates_max: 12,
      is_provisional: true,
      is_online: true,
      is_lms: false,
      is_sold_out: false,
      location: 'Room 3',
      notes: 'One',
      notes2: 'Two',
      registration_deadline: '2013-01-01T17:00:30',
      personnel_administrator_id: 2,
      region_id: 'UK',
      tag_id: 3,
      account_id: 4,
      company_id: 5,
      tax_type_id: 6,
    });
  });

  it('takes null for nothing', () => {
    const nothing = {
      title: null,
      isOnline: null,
      delegatesMax: null,
      administratorId: null,
      tagId: null,
      registrationDeadline: null,
      regionId: null,
    };
    expect(bodyOf(nothing)).toEqual(bodyOf({}));
  });

  it('has seconds only where there are some', () => {
    const times = { startsAt: new Date('2013-01-02T08:00:30Z'), endsAt: new Date('2013-01-02T23:00:00Z') };
    expect(bodyOf(times)).toMatchObject({ start_time: '09:00:30', end_date: '2013-01-03', end_time: '00:00' });
  });

  it('has the canonical name of a zone', () => {
    expect(bodyOf({ timeZone: 'asia/calcutta' })).toMatchObject({ time_zone: 'Asia/Kolkata', start_time: '13:30' });
  });

  it('may be of an event in the past, and of one that ends when it starts', () => {
    expect(errorsOf({ endsAt: input.startsAt })).toEqual([]);
    expect(errorsOf({ startsAt: new Date('1971-01-01T00:00:00Z') })).toEqual([]);
  });

  it('has the wall times of the configured zone where the Time Zone feature is off, and no zone', () => {
    const settings = { timeZone: 'Asia/Tokyo', timeZoneFeature: false };
    const body = bodyOf({ timeZone: 'Japan' }, settings);
    expect(body).toMatchObject({ start_date: '2013-01-02', start_time: '17:00', end_time: '20:00' });
    expect(body).not.toHaveProperty('time_zone');
  });
});

describe('What is wrong with a create', () => {
  it.each(['', 'administrate:course', 'administrate:course:', 'course:1', '1'])('is an id that is none: %j', (id) => {
    expect(errorsOf({ courseId: id })).toEqual([
      {
        code: 'NOT_FOUND',
        field: ['courseId'],
        message: `courseId: there is no "${id}". Give the id of a course of Administrate, such as "administrate:course:1".`,
        providerCode: null,
      },
    ]);
  });

  it.each([
    ['courseId', 'administrate:venue:1'],
    ['courseId', 'electa:course:1'],
    ['courseId', 'administrate:course:0'],
    ['courseId', 'administrate:course:01'],
    ['courseId', 'administrate:course:x'],
    ['courseId', 'administrate:course:9999999999999999'],
    ['venueId', 'administrate:course:1'],
    ['tutorId', 'administrate:public-event:1'],
    ['administratorId', 'administrate:venue:1'],
  ] as const)('is an id of another kind, provider or form: %s %s', (field, id) => {
    expect(errorsOf({ [field]: id })).toMatchObject([{ code: 'NOT_FOUND', field: [field] }]);
  });

  it.each(['tagId', 'accountId', 'companyId', 'taxTypeId'] as const)('is an own id that is no number: %s', (field) => {
    expect(errorsOf({ [field]: 'administrate:tag:1' })).toEqual([
      {
        code: 'NOT_FOUND',
        field: [field],
        message: `${field}: there is no "administrate:tag:1". These ids of Administrate are whole numbers, such as "1".`,
        providerCode: null,
      },
    ]);
  });

  it.each(['currency', 'disposition'] as const)('is an empty %s', (field) => {
    expect(errorsOf({ [field]: '  ' })).toEqual([
      {
        code: 'REQUIRED',
        field: [field],
        message: `${field}: Administrate requires it, so it may not be null or empty.`,
        providerCode: null,
      },
    ]);
  });

  it('is an end before the start', () => {
    expect(errorsOf({ endsAt: new Date('2013-01-02T07:59:59Z') })).toEqual([
      {
        code: 'END_BEFORE_START',
        field: ['endsAt'],
        message:
          'endsAt: the event would end at 2013-01-02T07:59:59.000Z, before it starts at 2013-01-02T08:00:00.000Z.',
        providerCode: null,
      },
    ]);
  });

  it('is an end before the start, even where its wall time is later', () => {
    // Clocks go back at 01:00 UTC: 02:50 is shown before 02:10 is.
    const times = { startsAt: new Date('2013-10-27T00:50:00Z'), endsAt: new Date('2013-10-27T00:10:00Z') };
    expect(errorsOf(times).map(({ code }) => code)).toContain('END_BEFORE_START');
  });

  it('is a time that clocks show twice', () => {
    const startsAt = new Date('2013-10-27T00:30:00Z');
    expect(errorsOf({ startsAt, endsAt: new Date('2013-10-27T01:30:00Z') })).toEqual([
      {
        code: 'TIME_AMBIGUOUS',
        field: ['startsAt'],
        message:
          'startsAt: the wall time 02:30:00 occurs twice in Europe/Paris on 2013-10-27, and Administrate stores wall times only. Choose another time, or another timeZone such as UTC.',
        providerCode: null,
      },
      expect.objectContaining({ code: 'TIME_AMBIGUOUS', field: ['endsAt'] }),
    ]);
    expect(errorsOf({ startsAt, endsAt: startsAt, timeZone: 'UTC' })).toEqual([]);
  });

  it('is a deadline that clocks show twice', () => {
    const errors = errorsOf({ registrationDeadline: new Date('2012-10-28T00:30:00Z') });
    expect(errors).toMatchObject([{ code: 'TIME_AMBIGUOUS', field: ['registrationDeadline'] }]);
  });

  it.each(['startsAt', 'endsAt', 'registrationDeadline'] as const)('is a fraction of a second: %s', (field) => {
    expect(errorsOf({ [field]: new Date('2013-01-20T08:00:00.001Z') })).toMatchObject([
      { code: 'INVALID', field: [field], message: expect.stringContaining('stores times to the second') },
    ]);
  });

  it('is a fraction of a second before 1970', () => {
    expect(errorsOf({ startsAt: new Date('1969-12-31T23:59:59.5Z') })).toMatchObject([{ code: 'INVALID' }]);
  });

  it('is a year that has not four digits on the spot', () => {
    const endsAt = new Date('9999-12-31T23:30:00Z');
    expect(errorsOf({ endsAt })).toEqual([
      {
        code: 'INVALID',
        field: ['endsAt'],
        message: 'endsAt: the year in Europe/Paris does not have four digits then.',
        providerCode: null,
      },
    ]);
    expect(errorsOf({ startsAt: new Date('0000-01-01T00:00:00Z'), timeZone: 'America/New_York' })).toMatchObject([
      { code: 'INVALID', field: ['startsAt'] },
    ]);
    expect(errorsOf({ endsAt, timeZone: 'UTC' })).toEqual([]);
  });

  it.each(['Europe/Nowhere', '+01:00', '', 'Paris'])('is a zone that is none: %j', (timeZone) => {
    expect(errorsOf({ timeZone })).toEqual([
      {
        code: 'TIME_ZONE_UNKNOWN',
        field: ['timeZone'],
        message: `timeZone: there is no time zone "${timeZone}". Give an IANA name, such as "Europe/London".`,
        providerCode: null,
      },
    ]);
  });

  it('is another zone than the configured one, where the Time Zone feature is off', () => {
    expect(errorsOf({ timeZone: 'Europe/London' }, withoutFeature)).toEqual([
      {
        code: 'TIME_ZONE_UNKNOWN',
        field: ['timeZone'],
        message:
          'timeZone: all events of this Administrate are in Europe/Paris, because its Time Zone feature is off. Give that zone, or see ADMINISTRATE_TIME_ZONE_FEATURE.',
        providerCode: null,
      },
    ]);
  });

  it('is reported together with all others', () => {
    const errors = errorsOf({ courseId: 'x', currency: '', endsAt: new Date(0), timeZone: 'Nowhere', tagId: 'y' });
    expect(errors.map(({ code, field }) => `${field?.join()} ${code}`).sort()).toEqual([
      'courseId NOT_FOUND',
      'currency REQUIRED',
      'endsAt END_BEFORE_START',
      'tagId NOT_FOUND',
      'timeZone TIME_ZONE_UNKNOWN',
    ]);
  });
});
