import { canonicalTimeZone, readWallTime, wallTimeOf } from '../../src/zones/time-zone';

describe('The canonical name of a time zone', () => {
  it.each([
    ['Europe/Paris', 'Europe/Paris'],
    ['europe/paris', 'Europe/Paris'],
    ['EUROPE/PARIS', 'Europe/Paris'],
    ['America/Argentina/Buenos_Aires', 'America/Argentina/Buenos_Aires'],
    ['America/Buenos_Aires', 'America/Argentina/Buenos_Aires'],
    ['Asia/Calcutta', 'Asia/Kolkata'],
    ['Asia/Kolkata', 'Asia/Kolkata'],
    ['Asia/Saigon', 'Asia/Ho_Chi_Minh'],
    ['Europe/Kiev', 'Europe/Kyiv'],
    ['Europe/Kyiv', 'Europe/Kyiv'],
    ['US/Eastern', 'America/New_York'],
    ['Japan', 'Asia/Tokyo'],
    ['GB', 'Europe/London'],
    ['UTC', 'UTC'],
    ['Etc/UTC', 'UTC'],
    ['GMT', 'UTC'],
    ['Etc/GMT+5', 'Etc/GMT+5'],
  ])('of %s is %s', (name, canonical) => {
    expect(canonicalTimeZone(name)).toBe(canonical);
    expect(canonicalTimeZone(name)).toBe(canonical);
  });

  it.each(['', ' ', 'Paris', 'Europe/Nowhere', '+01:00', '-05:00', 'Z', 'UTC+1', 'Europe/Paris ', 'Europe/Pariß', 'x'])(
    'is null for what is no zone: %j',
    (name) => {
      expect(canonicalTimeZone(name)).toBeNull();
    },
  );

  it('is null for whatever is too long to be a name', () => {
    expect(canonicalTimeZone('A'.repeat(10_000))).toBeNull();
  });

  it('is itself canonical, for every zone that the runtime knows', () => {
    for (const name of Intl.supportedValuesOf('timeZone')) {
      const canonical = canonicalTimeZone(name);
      expect(canonical).not.toBeNull();
      expect(canonicalTimeZone(canonical!)).toBe(canonical);
      expect(canonicalTimeZone(name.toLowerCase())).toBe(canonical);
    }
  });

  it('is right as well when a great many names were asked for before', () => {
    for (let count = 0; count < 4_100; count += 1) expect(canonicalTimeZone(`Nowhere/Land${count}`)).toBeNull();
    expect(canonicalTimeZone('europe/paris')).toBe('Europe/Paris');
  });
});

describe('A wall-clock time', () => {
  const read = (wall: string, zone: string) => {
    const reading = readWallTime(wall, zone);
    return reading && [new Date(reading.epochMilliseconds).toISOString(), reading.kind];
  };

  it.each([
    ['2013-01-02T09:00:00', 'Europe/Paris', '2013-01-02T08:00:00.000Z', 'exact'],
    ['2013-07-02T09:00:00', 'Europe/Paris', '2013-07-02T07:00:00.000Z', 'exact'],
    ['2013-01-02T00:00:00', 'Pacific/Kiritimati', '2013-01-01T10:00:00.000Z', 'exact'],
    ['2013-03-31T01:59:59', 'Europe/Paris', '2013-03-31T00:59:59.000Z', 'exact'],
    ['2013-03-31T02:00:00', 'Europe/Paris', '2013-03-31T01:00:00.000Z', 'gap'],
    ['2013-03-31T02:59:59', 'Europe/Paris', '2013-03-31T01:59:59.000Z', 'gap'],
    ['2013-03-31T03:00:00', 'Europe/Paris', '2013-03-31T01:00:00.000Z', 'exact'],
    ['2013-10-27T01:59:59', 'Europe/Paris', '2013-10-26T23:59:59.000Z', 'exact'],
    ['2013-10-27T02:00:00', 'Europe/Paris', '2013-10-27T00:00:00.000Z', 'fold'],
    ['2013-10-27T02:59:59', 'Europe/Paris', '2013-10-27T00:59:59.000Z', 'fold'],
    ['2013-10-27T03:00:00', 'Europe/Paris', '2013-10-27T02:00:00.000Z', 'exact'],
    // Samoa left out the whole of that day.
    ['2011-12-30T12:00:00', 'Pacific/Apia', '2011-12-30T22:00:00.000Z', 'gap'],
    // An offset of 44 minutes and 30 seconds.
    ['1971-06-01T12:00:00', 'Africa/Monrovia', '1971-06-01T12:44:30.000Z', 'exact'],
  ])('%s in %s is %s: %s', (wall, zone, instant, kind) => {
    expect(read(wall, zone)).toEqual([instant, kind]);
    expect(read(wall, zone)).toEqual([instant, kind]);
  });

  it.each(['2013-02-29T09:00:00', '2013-13-01T09:00:00', '2013-01-01T24:00:00', '2013-01-01T09:60:00', 'now', ''])(
    'is null where no calendar has it: %j',
    (wall) => {
      expect(read(wall, 'Europe/Paris')).toBeNull();
      expect(read(wall, 'Europe/Paris')).toBeNull();
    },
  );

  it('is right as well when a great many were read before', () => {
    for (let count = 0; count < 20_100; count += 1) readWallTime(`nonsense ${count}`, 'UTC');
    expect(read('2013-01-02T09:00:00', 'Europe/Paris')).toEqual(['2013-01-02T08:00:00.000Z', 'exact']);
  });
});

describe('What clocks show', () => {
  it.each([
    ['2013-01-02T08:00:00Z', 'Europe/Paris', '2013-01-02', '09:00:00', false],
    ['2013-01-02T23:30:30Z', 'Europe/Paris', '2013-01-03', '00:30:30', false],
    ['2013-10-26T23:59:59Z', 'Europe/Paris', '2013-10-27', '01:59:59', false],
    ['2013-10-27T00:00:00Z', 'Europe/Paris', '2013-10-27', '02:00:00', true],
    ['2013-10-27T01:00:00Z', 'Europe/Paris', '2013-10-27', '02:00:00', true],
    ['2013-10-27T02:00:00Z', 'Europe/Paris', '2013-10-27', '03:00:00', false],
    ['2013-04-06T15:00:00Z', 'Australia/Lord_Howe', '2013-04-07', '01:30:00', true],
    ['2013-01-02T08:00:00Z', 'UTC', '2013-01-02', '08:00:00', false],
    ['1971-06-01T12:44:30Z', 'Africa/Monrovia', '1971-06-01', '12:00:00', false],
  ])('at %s in %s is %s, %s, shown twice: %s', (instant, zone, date, time, ambiguous) => {
    expect(wallTimeOf(new Date(instant), zone)).toEqual({ date, time, ambiguous });
  });
});
