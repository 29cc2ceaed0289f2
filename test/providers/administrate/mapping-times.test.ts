import { type JsonRecord } from '../../../src/provider-kit/record-reader';
import { eventRecord, mapEvent, usableEvent } from './records';

const at = (text: string): Date => new Date(text);

/** The start of an event with these changes, which must be usable. */
const startOf = (changes: JsonRecord, zone?: string): string =>
  usableEvent(eventRecord(changes), zone).startsAt.toISOString();

describe('The start and the end of an event', () => {
  it.each([
    ['2013-07-01', '09:00'],
    ['2013-07-01', '09:00:00'],
    ['2013-07-01', '9:00'],
    ['2013-07-01', '09:00:00.000'],
    ['2013-07-01T00:00:00', '09:00'],
    ['2013-07-01T00:00:00', '09:00:00'],
    ['2013-07-01 00:00:00', '09:00:00'],
    ['2013-07-01T14:15:16', '09:00:00'],
    ['2013-07-01T00:00:00Z', '09:00:00'],
  ])('are read from %s and %s', (date, time) => {
    const changes = { start_date: date, start_time: time, end_date: date, end_time: time };
    const { startsAt, endsAt } = usableEvent(eventRecord(changes));
    expect([startsAt, endsAt]).toEqual([at('2013-07-01T07:00:00Z'), at('2013-07-01T07:00:00Z')]);
  });

  it('keep their seconds', () => {
    expect(startOf({ start_time: '10:23:30' })).toBe('2013-01-02T09:23:30.000Z');
  });

  it("are computed from date, time and zone, whatever the record's offsets say", () => {
    const wrong = { start_tz: '2013-01-02T09:00:00+00:01', end_tz: '1999-01-01T00:00:00Z', classroom_start_tz: 'x' };
    expect(mapEvent(eventRecord(wrong))).toMatchObject({
      problems: [],
      event: { startsAt: at('2013-01-02T08:00:00Z'), endsAt: at('2013-02-03T11:00:00Z') },
    });
  });

  it.each([
    ['Europe/Paris', '2013-07-01T07:00:00.000Z', 'Europe/Paris'],
    ['europe/paris', '2013-07-01T07:00:00.000Z', 'Europe/Paris'],
    ['America/New_York', '2013-07-01T13:00:00.000Z', 'America/New_York'],
    ['US/Eastern', '2013-07-01T13:00:00.000Z', 'America/New_York'],
    ['Asia/Calcutta', '2013-07-01T03:30:00.000Z', 'Asia/Kolkata'],
    ['Europe/Kiev', '2013-07-01T06:00:00.000Z', 'Europe/Kyiv'],
    ['UTC', '2013-07-01T09:00:00.000Z', 'UTC'],
  ])('are in the zone that the record names: %s', (zone, startsAt, canonical) => {
    const event = usableEvent(eventRecord({ start_date: '2013-07-01', end_date: '2013-07-02', time_zone: zone }));
    expect([event.startsAt.toISOString(), event.timeZone]).toEqual([startsAt, canonical]);
  });

  it.each([null, undefined, '', '  '])('are in the default zone where the record names none: %j', (zone) => {
    const event = usableEvent(eventRecord({ time_zone: zone }), 'Asia/Tokyo');
    expect(event).toMatchObject({
      startsAt: at('2013-01-02T00:00:00Z'),
      timeZone: null,
      classroomStartsAt: at('2013-01-02T00:00:00Z'),
    });
  });

  it.each([
    ['Europe/Paris', '2013-03-31', '02:30', '2013-03-31T01:30:00.000Z', 'exists', 'later by the length of the gap'],
    [
      'Australia/Lord_Howe',
      '2013-10-06',
      '02:15',
      '2013-10-05T15:45:00.000Z',
      'exists',
      'later by the length of the gap',
    ],
    ['Europe/Paris', '2013-10-27', '02:30', '2013-10-27T00:30:00.000Z', 'occurs once', 'the earlier one'],
  ])('in %s on %s at %s are a guess, which is reported', (zone, date, time, startsAt, what, taken) => {
    const { event, problems } = mapEvent(eventRecord({ start_date: date, start_time: time, time_zone: zone }));
    expect(event?.startsAt.toISOString()).toBe(startsAt);
    expect(problems).toEqual([
      `public event 6: start_date is "${date}T${time}:00", not a time that ${what} in ${zone} on that day; taken as ${taken}`,
    ]);
  });

  it.each<[JsonRecord, string]>([
    [{ start_date: null }, 'start_date is null, not a date'],
    [{ start_date: undefined }, 'start_date is null, not a date'],
    [{ start_date: '02/01/2013' }, 'start_date is "02/01/2013", not a date'],
    [{ start_date: 20130102 }, 'start_date is 20130102, not a date'],
    [{ start_date: {} }, 'start_date is {}, not text'],
    [{ start_date: '2013-02-30' }, 'start_date is "2013-02-30T09:00:00", not a valid time'],
    [{ start_date: '2013-13-01' }, 'start_date is "2013-13-01T09:00:00", not a valid time'],
    [{ start_time: null }, 'start_time is null, not a clock time'],
    [{ start_time: 'nine' }, 'start_time is "nine", not a clock time'],
    [{ start_time: '09:00 PM' }, 'start_time is "09:00 PM", not a clock time'],
    [{ start_time: '25:00' }, 'start_date is "2013-01-02T25:00:00", not a valid time'],
    [{ end_date: null }, 'end_date is null, not a date'],
    [{ end_time: '' }, 'end_time is "", not a clock time'],
    [{ time_zone: 'Europe/Nowhere' }, 'time_zone is "Europe/Nowhere", not a time zone'],
    [{ time_zone: '+01:00' }, 'time_zone is "+01:00", not a time zone'],
  ])('that cannot be read leave no event: %j', (changes, problem) => {
    const { event, problems } = mapEvent(eventRecord(changes));
    expect(event).toBeNull();
    expect(problems).toContain(`public event 6: ${problem}`);
  });
});

describe('The other times of an event', () => {
  const deadlineOf = (text: unknown) => {
    const { event, problems } = mapEvent(eventRecord({ registration_deadline: text }));
    return [event?.registrationDeadline?.toISOString() ?? null, ...problems];
  };

  it.each([
    ['2013-07-01T17:00:00', '2013-07-01T15:00:00.000Z'],
    ['2013-07-01 17:00:00', '2013-07-01T15:00:00.000Z'],
    ['2013-07-01T17:00', '2013-07-01T15:00:00.000Z'],
    ['2013-07-01T17:00:00.123', '2013-07-01T15:00:00.000Z'],
    ['2013-07-01', '2013-06-30T22:00:00.000Z'],
    ['2013-07-01T17:00:00Z', '2013-07-01T17:00:00.000Z'],
    ['2013-07-01T17:00:00+03:00', '2013-07-01T14:00:00.000Z'],
    ['2013-07-01T17:00:00-0330', '2013-07-01T20:30:00.000Z'],
  ])('are read from %s', (text, instant) => {
    expect(deadlineOf(text)).toEqual([instant]);
  });

  it.each([
    ['soon', 'not a date and time'],
    ['2013-07-01T', 'not a date and time'],
    ['2013-02-30T17:00:00', 'not a valid time'],
    ['2013-02-30T17:00:00Z', 'not a valid time'],
    ['2013-13-45T25:00:00Z', 'not a valid time'],
    ['2013-07-01T17:00:00+99:99', 'not a valid time'],
    [true, 'not text'],
  ])('are null and reported where they cannot be read: %j', (text, problem) => {
    expect(deadlineOf(text)).toEqual([
      null,
      `public event 6: registration_deadline is ${JSON.stringify(text)}, ${problem}`,
    ]);
  });

  it('are null where there are none', () => {
    const none = { classroom_start: null, classroom_end: '', registration_deadline: undefined };
    expect(mapEvent(eventRecord(none))).toMatchObject({
      problems: [],
      event: { classroomStartsAt: null, classroomEndsAt: null, registrationDeadline: null },
    });
  });
});
