import { type SchedulingUserError, UserErrors } from '../../../src/model/user-error';
import { type StoredTimes, touchesTimes, updateBody } from '../../../src/providers/administrate/body';
import { type UpdatePublicEventInput } from '../../../src/providers/administrate/inputs';
import { type PublicEventBody } from '../../../src/providers/administrate/wire';

const withFeature = { timeZone: 'Europe/London', timeZoneFeature: true };
const withoutFeature = { timeZone: 'Europe/Paris', timeZoneFeature: false };

const stored: StoredTimes = {
  startsAt: new Date('2013-01-02T08:00:00Z'),
  endsAt: new Date('2013-02-03T11:00:00Z'),
  registrationDeadline: new Date('2013-01-01T16:00:00Z'),
  timeZone: 'Europe/Paris',
};

type Changes = Omit<UpdatePublicEventInput, 'id'>;

/** The body of an update, which reads the stored times only where it has to. */
function bodyOf(changes: Changes, times = stored, settings = withFeature): PublicEventBody {
  const input = { id: 'administrate:public-event:6', ...changes };
  return updateBody(input, touchesTimes(input) ? times : null, settings);
}

function errorsOf(changes: Changes, times = stored, settings = withFeature): readonly SchedulingUserError[] {
  try {
    bodyOf(changes, times, settings);
    return [];
  } catch (error) {
    if (error instanceof UserErrors) return error.errors;
    throw error;
  }
}

describe('The body of an update', () => {
  it('has nothing where nothing changes', () => {
    expect(bodyOf({})).toEqual({});
    expect(bodyOf({ title: undefined, startsAt: undefined, registrationDeadline: undefined })).toEqual({});
  });

  it.each<[Changes, PublicEventBody]>([
    [{ title: 'New' }, { title: 'New' }],
    [{ title: '' }, { title: '' }],
    [{ code: 'C-2' }, { code: 'C-2' }],
    [{ courseId: 'administrate:course:2' }, { course_id: 2 }],
    [{ venueId: 'administrate:venue:2' }, { venue_id: 2 }],
    [{ tutorId: 'administrate:contact:2' }, { personnel_tutor_id: 2 }],
    [{ administratorId: 'administrate:contact:2' }, { personnel_administrator_id: 2 }],
    [{ currency: 'EUR' }, { currency_code: 'EUR' }],
    [{ disposition: 'special' }, { disposition: 'special' }],
    [{ isCancelled: true }, { is_cancelled: true }],
    [{ isCancelled: false }, { is_cancelled: false }],
    [{ isProvisional: false }, { is_provisional: false }],
    [{ isOnline: true }, { is_online: true }],
    [{ isLms: true }, { is_lms: true }],
    [{ isSoldOut: true }, { is_sold_out: true }],
    [{ delegatesMax: 0 }, { delegates_max: 0 }],
    [{ location: 'Room' }, { location: 'Room' }],
    [{ notes: 'One' }, { notes: 'One' }],
    [{ notes2: 'Two' }, { notes2: 'Two' }],
    [{ regionId: 'UK' }, { region_id: 'UK' }],
    [{ tagId: '1' }, { tag_id: 1 }],
    [{ accountId: '2' }, { account_id: 2 }],
    [{ companyId: '3' }, { company_id: 3 }],
    [{ taxTypeId: '4' }, { tax_type_id: 4 }],
  ])('has what changes, and only that: %j', (changes, body) => {
    expect(touchesTimes({ id: 'x', ...changes })).toBe(false);
    expect(bodyOf(changes)).toEqual(body);
  });

  it.each<[keyof Changes, keyof PublicEventBody]>([
    ['title', 'title'],
    ['code', 'code'],
    ['delegatesMax', 'delegates_max'],
    ['location', 'location'],
    ['notes', 'notes'],
    ['notes2', 'notes2'],
    ['registrationDeadline', 'registration_deadline'],
    ['administratorId', 'personnel_administrator_id'],
    ['regionId', 'region_id'],
    ['tagId', 'tag_id'],
    ['accountId', 'account_id'],
    ['companyId', 'company_id'],
    ['taxTypeId', 'tax_type_id'],
  ])('clears %s where it is null', (field, key) => {
    expect(bodyOf({ [field]: null })).toEqual({ [key]: null });
  });

  it.each<keyof Changes>([
    'courseId',
    'venueId',
    'tutorId',
    'startsAt',
    'endsAt',
    'timeZone',
    'currency',
    'disposition',
    'isCancelled',
    'isProvisional',
    'isOnline',
    'isLms',
    'isSoldOut',
  ])('is refused where %s is null', (field) => {
    expect(errorsOf({ [field]: null })).toEqual([
      {
        code: 'REQUIRED',
        field: [field],
        message: `${field}: Administrate requires it, so it may not be null or empty.`,
        providerCode: null,
      },
    ]);
  });
});

describe('An update of times', () => {
  it('keeps the stored zone where it names none', () => {
    expect(bodyOf({ startsAt: new Date('2013-01-05T08:00:00Z') })).toEqual({
      start_date: '2013-01-05',
      start_time: '09:00',
    });
    expect(bodyOf({ endsAt: new Date('2013-07-05T08:00:00Z') })).toEqual({
      end_date: '2013-07-05',
      end_time: '10:00',
    });
  });

  it('keeps to the default zone where the stored event names none', () => {
    const times = { ...stored, timeZone: null };
    const startsAt = new Date('2013-01-05T08:00:00Z');
    expect(bodyOf({ startsAt }, times)).toEqual({ start_date: '2013-01-05', start_time: '08:00' });
  });

  it('of the zone alone keeps the instants, and sends their new wall times', () => {
    expect(bodyOf({ timeZone: 'America/New_York' })).toEqual({
      time_zone: 'America/New_York',
      start_date: '2013-01-02',
      start_time: '03:00',
      end_date: '2013-02-03',
      end_time: '06:00',
      registration_deadline: '2013-01-01T11:00:00',
    });
  });

  it('of the zone alone to the one that it has sends no times', () => {
    expect(bodyOf({ timeZone: 'europe/paris' })).toEqual({ time_zone: 'Europe/Paris' });
  });

  it('of zone and start moves the end along to the new wall time only', () => {
    const changes = { timeZone: 'Asia/Tokyo', startsAt: new Date('2013-01-05T08:00:00Z'), registrationDeadline: null };
    expect(bodyOf(changes)).toEqual({
      time_zone: 'Asia/Tokyo',
      start_date: '2013-01-05',
      start_time: '17:00',
      end_date: '2013-02-03',
      end_time: '20:00',
      registration_deadline: null,
    });
  });

  it('of the deadline alone is in the stored zone', () => {
    expect(bodyOf({ registrationDeadline: new Date('2013-01-01T09:30:15Z') })).toEqual({
      registration_deadline: '2013-01-01T10:30:15',
    });
  });

  it('sends no zone where the Time Zone feature is off', () => {
    const times = { ...stored, timeZone: null };
    const changes = { timeZone: 'Europe/Paris', endsAt: new Date('2013-07-05T08:00:00Z') };
    expect(bodyOf(changes, times, withoutFeature)).toEqual({ end_date: '2013-07-05', end_time: '10:00' });
    expect(errorsOf({ timeZone: 'Asia/Tokyo' }, times, withoutFeature)).toMatchObject([
      { code: 'TIME_ZONE_UNKNOWN', field: ['timeZone'] },
    ]);
  });
});

describe('An end before the start', () => {
  it.each<[Changes, string]>([
    [{ startsAt: new Date('2013-02-03T11:00:01Z') }, 'startsAt'],
    [{ endsAt: new Date('2013-01-02T07:59:59Z') }, 'endsAt'],
    [{ startsAt: new Date('2013-05-01T10:00:00Z'), endsAt: new Date('2013-05-01T09:00:00Z') }, 'endsAt'],
  ])('is found where the values are put together: %j', (changes, field) => {
    expect(errorsOf(changes)).toMatchObject([{ code: 'END_BEFORE_START', field: [field] }]);
  });

  it('is none where both move', () => {
    const changes = { startsAt: new Date('2014-05-01T09:00:00Z'), endsAt: new Date('2014-05-01T10:00:00Z') };
    expect(errorsOf(changes)).toEqual([]);
  });

  it('that is stored already does not keep anybody from changing something else', () => {
    const times = { ...stored, endsAt: new Date('2013-01-01T00:00:00Z') };
    expect(errorsOf({ registrationDeadline: new Date('2012-12-01T00:00:00Z') }, times)).toEqual([]);
    expect(errorsOf({ timeZone: 'Asia/Tokyo' }, times)).toEqual([]);
    expect(errorsOf({ endsAt: new Date('2013-01-02T09:00:00Z') }, times)).toEqual([]);
  });
});

describe('A time that clocks show twice', () => {
  const twice = new Date('2013-10-27T00:30:00Z');

  it('is reported at the field of the input that causes it', () => {
    expect(errorsOf({ endsAt: twice })).toMatchObject([{ code: 'TIME_AMBIGUOUS', field: ['endsAt'] }]);
    expect(errorsOf({ registrationDeadline: twice })).toMatchObject([
      { code: 'TIME_AMBIGUOUS', field: ['registrationDeadline'] },
    ]);
    const times = { startsAt: twice, endsAt: twice, registrationDeadline: twice, timeZone: 'UTC' };
    expect(errorsOf({ timeZone: 'Europe/Paris' }, times).map(({ code, field }) => [code, field])).toEqual(
      Array(3).fill(['TIME_AMBIGUOUS', ['timeZone']]),
    );
  });

  it('does not matter where it stays as it is', () => {
    const times = { ...stored, endsAt: twice };
    expect(bodyOf({ startsAt: new Date('2013-10-26T08:00:00Z') }, times)).toEqual({
      start_date: '2013-10-26',
      start_time: '10:00',
    });
  });
});

describe('Several things that are wrong with an update', () => {
  it('are reported together', () => {
    const errors = errorsOf({ venueId: 'x', startsAt: null, endsAt: new Date(0), timeZone: 'Nowhere', tagId: 'y' });
    expect(errors.map(({ code, field }) => `${field?.join()} ${code}`).sort()).toEqual([
      'endsAt END_BEFORE_START',
      'startsAt REQUIRED',
      'tagId NOT_FOUND',
      'timeZone TIME_ZONE_UNKNOWN',
      'venueId NOT_FOUND',
    ]);
  });
});
