import { canonicalTimeZone } from '../../src/zones/time-zone';
import { calendarOf } from '../../src/schedule/calendar';
import { calendarSession, readCalendar, throughCalendar } from './calendars';

const HOUR = 3_600_000;

/** The lines with an event's times, and the instants that another library reads out of them. */
function timesOf(timeZone: string | null, start: string, end = new Date(new Date(start).getTime() + HOUR)) {
  const { text, event, zones } = throughCalendar({ timeZone, startsAt: new Date(start), endsAt: end });
  expect(event.startDate.toJSDate()).toEqual(new Date(start));
  expect(event.endDate.toJSDate()).toEqual(end);
  return { start: /^DTSTART[;:].*Z$|^DTSTART;TZID.*$/m.exec(text)![0], zones };
}

describe('The times of an event', () => {
  it.each([
    ['Europe/London', '2026-03-28T09:00:00Z', '20260328T090000'],
    ['Europe/London', '2026-03-29T00:30:00Z', '20260329T003000'],
    ['Europe/London', '2026-03-29T01:00:00Z', '20260329T020000'],
    ['Europe/London', '2026-03-30T08:00:00Z', '20260330T090000'],
    ['Europe/London', '2026-10-24T08:00:00Z', '20261024T090000'],
    ['Europe/London', '2026-10-26T09:00:00Z', '20261026T090000'],
    ['America/New_York', '2026-03-08T06:59:00Z', '20260308T015900'],
    ['America/New_York', '2026-03-08T07:00:00Z', '20260308T030000'],
    ['America/New_York', '2026-10-31T13:00:00Z', '20261031T090000'],
    ['America/New_York', '2026-11-02T14:00:00Z', '20261102T090000'],
    ['Asia/Kolkata', '2026-03-29T03:30:00Z', '20260329T090000'],
    ['Etc/GMT+5', '2026-03-29T03:30:00Z', '20260328T223000'],
    ['Australia/Lord_Howe', '2026-10-03T16:00:00Z', '20261004T030000'],
    ['Pacific/Kiritimati', '2026-03-29T12:00:00Z', '20260330T020000'],
  ])('in %s at %s are written as %s', (timeZone, instant, wall) => {
    expect(timesOf(timeZone, instant)).toEqual({ start: `DTSTART;TZID=${timeZone}:${wall}`, zones: [timeZone] });
  });

  it.each([
    ['it has no zone', null, '2026-03-29T09:00:00Z'],
    ['its zone is UTC', 'UTC', '2026-03-29T09:00:00Z'],
    ['its zone is UTC by another name', 'Etc/UCT', '2026-03-29T09:00:00Z'],
    ['nobody knows its zone', 'Mars/Olympus_Mons', '2026-03-29T09:00:00Z'],
    ['its clocks show the start a second time later', 'Europe/London', '2026-10-25T00:00:00Z'],
    ['its clocks showed the start an hour before', 'Europe/London', '2026-10-25T01:00:00Z'],
    ['its clocks show the end twice', 'America/New_York', '2026-11-01T04:30:00Z'],
  ])('are written in UTC where %s', (_, timeZone, instant) => {
    const written = instant.replace(/[-:]/g, '');
    expect(timesOf(timeZone, instant)).toEqual({ start: `DTSTART:${written}`, zones: [] });
  });

  it('are written in the zone behind an alias', () => {
    const { start, zones } = timesOf('Asia/Calcutta', '2026-03-29T03:30:00Z');
    expect([start, zones]).toEqual(['DTSTART;TZID=Asia/Kolkata:20260329T090000', ['Asia/Kolkata']]);
  });

  it('may be years ago, when a zone had other rules', () => {
    expect(timesOf('Europe/Moscow', '2013-07-01T05:00:00Z').start).toBe('DTSTART;TZID=Europe/Moscow:20130701T090000');
    expect(timesOf('America/New_York', '2006-04-03T13:00:00Z').start).toBe(
      'DTSTART;TZID=America/New_York:20060403T090000',
    );
  });

  it('may lie in a year in which clocks change more than twice', () => {
    expect(timesOf('Africa/Casablanca', '2023-04-10T09:00:00Z').start).toBe(
      'DTSTART;TZID=Africa/Casablanca:20230410T090000',
    );
  });

  it('may be before a zone ever changed its clocks', () => {
    const startsAt = '1900-01-01T00:00:00Z';
    expect(timesOf('Pacific/Kanton', startsAt).start).toBe('DTSTART;TZID=Pacific/Kanton:19000101T000000');
  });

  it('may span years', () => {
    const { start } = timesOf('Europe/London', '2025-12-31T23:30:00Z', new Date('2027-07-01T08:00:00Z'));
    expect(start).toBe('DTSTART;TZID=Europe/London:20251231T233000');
  });

  it('have no end where the session takes no time', () => {
    const startsAt = new Date('2026-03-29T09:00:00Z');
    expect(throughCalendar({ startsAt, endsAt: startsAt }).text).not.toContain('DTEND');
  });

  it('are cut to the second', () => {
    const { text } = throughCalendar({ startsAt: new Date('2026-03-02T09:00:00.999Z'), timeZone: 'Europe/Paris' });
    expect(text).toContain('DTSTART;TZID=Europe/Paris:20260302T100000\r\n');
  });
});

describe('The zones of a calendar', () => {
  it('are each told once, for the years of all sessions in it', () => {
    const sessions = ['2025-06-01T09:00:00Z', '2026-06-01T09:00:00Z'].flatMap((start, index) =>
      ['Europe/London', 'Europe/Paris'].map((timeZone) =>
        calendarSession({
          id: `wiziq:class:${index}-${timeZone.slice(7)}`,
          startsAt: new Date(start),
          endsAt: new Date(new Date(start).getTime() + HOUR),
          timeZone,
        }),
      ),
    );
    const { calendar, zones } = readCalendar(calendarOf('Schedule', sessions));
    expect(zones).toEqual(['Europe/London', 'Europe/Paris']);
    const kinds = calendar
      .getAllSubcomponents('vtimezone')[0]!
      .getAllSubcomponents()
      .map(({ name }) => name);
    expect(kinds).toEqual(['standard', 'daylight', 'standard', 'daylight', 'standard']);
  });

  it('call it no daylight saving when clocks go forward for good', () => {
    const { text } = throughCalendar({
      timeZone: 'Europe/Moscow',
      startsAt: new Date('2011-06-01T09:00:00Z'),
      endsAt: new Date('2011-06-01T10:00:00Z'),
    });
    expect(text).toContain('BEGIN:STANDARD\r\nDTSTART:20110327T020000\r\nTZOFFSETFROM:+0300\r\nTZOFFSETTO:+0400\r\n');
  });

  // Every fourth week of a year, so that each zone is read on both sides of its changes.
  const starts = Array.from({ length: 14 }, (_, index) => new Date(Date.UTC(2026, 0, 2, 11) + index * 28 * 24 * HOUR));

  it('are right for every zone that the runtime knows', () => {
    for (const timeZone of Intl.supportedValuesOf('timeZone')) {
      const sessions = starts.map((startsAt, index) =>
        calendarSession({
          id: `wiziq:class:${100 + index}`,
          startsAt,
          endsAt: new Date(startsAt.getTime() + HOUR),
          timeZone,
        }),
      );
      const { events, zones } = readCalendar(calendarOf('Schedule', sessions));
      const canonical = canonicalTimeZone(timeZone);
      expect(zones).toEqual(canonical === 'UTC' ? [] : [canonical]);
      expect(events.map(({ startDate }) => startDate.toJSDate())).toEqual(starts);
    }
  });
});
