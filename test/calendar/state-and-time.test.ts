import { duration, isKnownZone, locale, showSameTime, timesIn } from '../../calendar/time';
import { EVERYTHING, readState, writeState } from '../../calendar/url-state';

describe("The address's state", () => {
  it('comes back as it was written', () => {
    const state = {
      view: 'week',
      date: '2030-05-06',
      filter: {
        providers: ['ELECTA', 'WIZIQ'],
        hosts: ['anna+1@example.com', 'ben@example.com'],
        text: 'C++ & more, 100%',
        includeCancelled: true,
      },
    } as const;
    const query = writeState(state);
    expect(query).toBe(
      '?view=week&date=2030-05-06&providers=electa,wiziq&hosts=anna%2B1@example.com,ben@example.com' +
        '&text=C%2B%2B+%26+more,+100%25&cancelled=1',
    );
    expect(readState(query)).toEqual(state);
  });

  it('leaves out what is as usual', () => {
    expect(writeState({ view: 'month', date: '2030-05-06', filter: EVERYTHING })).toBe('?view=month&date=2030-05-06');
    expect(readState('')).toEqual({ view: null, date: null, filter: EVERYTHING });
  });

  it('tells no provider from all of them', () => {
    expect(readState('?providers=').filter.providers).toEqual([]);
    expect(readState('').filter.providers).toBeNull();
  });

  it.each(['?view=year', '?view=toString', '?date=2030-02-30', '?date=yesterday', '?date=2030-5-6', '?cancelled=yes'])(
    'takes what it does not understand for absent: %s',
    (query) => expect(readState(query)).toEqual({ view: null, date: null, filter: EVERYTHING }),
  );
});

describe('Times', () => {
  const times = timesIn('en-GB');
  const at = (text: string): Date => new Date(text);

  it('are told with their zone as it is at that time of the year', () => {
    expect(times.zoneName(at('2030-01-06T09:00:00Z'), 'America/New_York')).toBe('America/New York (GMT-5)');
    expect(times.zoneName(at('2030-07-06T09:00:00Z'), 'America/New_York')).toBe('America/New York (GMT-4)');
  });

  it('name the day where it is another one elsewhere', () => {
    expect(times.clock(at('2030-05-06T09:00:00Z'), 'Europe/Paris', 'Europe/London')).toBe('11:00');
    expect(times.clock(at('2030-05-06T22:00:00Z'), 'Asia/Tokyo', 'Europe/London')).toBe('Tue 07:00');
  });

  it('are the same in two zones whose clocks agree, at that time of the year', () => {
    expect(showSameTime(at('2030-01-06T09:00:00Z'), 'Europe/London', 'Africa/Abidjan')).toBe(true);
    expect(showSameTime(at('2030-07-06T09:00:00Z'), 'Europe/London', 'Africa/Abidjan')).toBe(false);
  });

  it.each([
    ['2030-05-06T09:45:00Z', '45 min'],
    ['2030-05-06T11:00:00Z', '2 h'],
    ['2030-05-06T10:30:00Z', '1 h 30 min'],
    ['2030-05-08T09:00:00Z', null],
    ['2030-05-06T09:00:00Z', null],
  ])('have a length: until %s it is %s', (end, length) => {
    expect(duration(at('2030-05-06T09:00:00Z'), at(end))).toBe(length);
  });

  it.each([
    [5, '5 minutes ago'],
    [180, '3 hours ago'],
    [3 * 24 * 60, '3 days ago'],
  ])('are told by how long ago they were: %d minutes', (minutes, words) => {
    const now = at('2030-05-06T09:00:00Z');
    expect(times.ago(new Date(now.getTime() - minutes * 60_000), now)).toBe(words);
  });

  it('can be in a zone that this machine has never heard of', () => {
    expect(isKnownZone('Europe/Kyiv')).toBe(true);
    expect(isKnownZone('Mars/Olympus_Mons')).toBe(false);
  });

  it("are in the viewer's kind of English", () => {
    expect(locale(['de-DE', 'en-US', 'en-GB'])).toBe('en-US');
    expect(locale(['de-DE'])).toBe('en-GB');
  });
});
