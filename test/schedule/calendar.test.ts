import ICAL from 'ical.js';
import { createHash } from 'node:crypto';
import { SessionStatus } from '../../src/model/session';
import { calendarOf, etagOf } from '../../src/schedule/calendar';
import { calendarSession, readCalendar, throughCalendar } from './calendars';

describe('A calendar', () => {
  it('is written as RFC 5545 has it', () => {
    const session = calendarSession({
      description: 'Bring a pen.',
      timeZone: 'Europe/Paris',
      joinUrl: 'https://example.com/join?class=17',
      hosts: [{ name: 'Ann Example', email: 'ann@example.com' }],
      location: 'Room 1, Paris',
      lastModifiedAt: new Date('2026-01-05T12:00:00Z'),
    });
    expect(calendarOf('Schedule', [session]).split('\r\n')).toEqual([
      'BEGIN:VCALENDAR',
      'VERSION:2.0',
      'PRODID:-//Scheduling Graph//Schedule//EN',
      'CALSCALE:GREGORIAN',
      'METHOD:PUBLISH',
      'NAME:Schedule',
      'X-WR-CALNAME:Schedule',
      'REFRESH-INTERVAL;VALUE=DURATION:PT15M',
      'X-PUBLISHED-TTL:PT15M',
      'BEGIN:VTIMEZONE',
      'TZID:Europe/Paris',
      'BEGIN:STANDARD',
      'DTSTART:20251026T030000',
      'TZOFFSETFROM:+0200',
      'TZOFFSETTO:+0100',
      'END:STANDARD',
      'BEGIN:DAYLIGHT',
      'DTSTART:20260329T020000',
      'TZOFFSETFROM:+0100',
      'TZOFFSETTO:+0200',
      'END:DAYLIGHT',
      'BEGIN:STANDARD',
      'DTSTART:20261025T030000',
      'TZOFFSETFROM:+0200',
      'TZOFFSETTO:+0100',
      'END:STANDARD',
      'END:VTIMEZONE',
      'BEGIN:VEVENT',
      'UID:wiziq:class:17@scheduling-graph',
      'SEQUENCE:0',
      'DTSTAMP:20260105T120000Z',
      'DTSTART;TZID=Europe/Paris:20260302T100000',
      'DTEND;TZID=Europe/Paris:20260302T113000',
      'SUMMARY:First aid',
      'TRANSP:OPAQUE',
      'LOCATION:Room 1\\, Paris',
      'DESCRIPTION:Bring a pen.\\n\\nHosts: Ann Example <ann@example.com>\\n\\nJoin: h',
      ' ttps://example.com/join?class=17',
      'ORGANIZER;CN="Ann Example":mailto:ann@example.com',
      'CATEGORIES:WizIQ',
      'URL;VALUE=URI:https://example.com/join?class=17',
      'STATUS:CONFIRMED',
      'LAST-MODIFIED:20260105T120000Z',
      'END:VEVENT',
      'END:VCALENDAR',
      '',
    ]);
  });

  it('is a calendar as well when nothing is in it', () => {
    const { calendar, events, zones } = readCalendar(calendarOf('Schedule', []));
    expect([events, zones]).toEqual([[], []]);
    expect(calendar.getFirstPropertyValue('x-wr-calname')).toBe('Schedule');
  });

  it('has its name escaped', () => {
    const { calendar } = readCalendar(calendarOf('Tutors; rooms,\r\nEND:VCALENDAR \\ all', []));
    expect(calendar.getFirstPropertyValue('x-wr-calname')).toContain('END:VCALENDAR');
    expect(calendarOf('Tutors; rooms,\r\nall', [])).toContain('NAME:Tutors\\; rooms\\, all\r\n');
  });

  it('is the same to the byte for the same sessions, whatever order they come in and whenever that is', () => {
    const sessions = ['b', 'a', 'c'].map((id) => calendarSession({ id: `wiziq:class:${id}` }));
    jest.useFakeTimers({ now: 0 });
    const before = calendarOf('Schedule', sessions);
    jest.setSystemTime(1e12);
    const after = calendarOf('Schedule', [...sessions].reverse());
    jest.useRealTimers();
    expect(after).toBe(before);
    expect(readCalendar(after).events.map(({ uid }) => uid[12])).toEqual(['a', 'b', 'c']);
  });

  it('brings a thousand sessions back as they were', () => {
    const zones = ['Europe/London', 'America/New_York', 'Asia/Kolkata', null];
    const sessions = Array.from({ length: 1_000 }, (_, index) =>
      calendarSession({
        id: `administrate:event:${1_000 + index}`,
        title: `Session ${index}; größer, 日本語 ${'😀'.repeat(index % 40)}`,
        description: `First\nsecond\n\n${'long '.repeat(index % 50)}end`,
        startsAt: new Date(Date.UTC(2026, 0, 1) + index * 7 * 3_600_000),
        endsAt: new Date(Date.UTC(2026, 0, 1) + (index * 7 + 2) * 3_600_000),
        timeZone: zones[index % zones.length]!,
      }),
    );
    const text = calendarOf('Schedule', sessions);
    const read = readCalendar(text);
    expect(read.zones.sort()).toEqual(['America/New_York', 'Asia/Kolkata', 'Europe/London']);
    const told = read.events.map((event) => [
      event.uid,
      event.summary,
      event.description,
      event.startDate.toJSDate(),
      event.endDate.toJSDate(),
    ]);
    expect(told).toEqual(
      sessions.map(({ id, title, description, startsAt, endsAt }) => [
        `${id}@scheduling-graph`,
        title.trim(),
        description,
        startsAt,
        endsAt,
      ]),
    );
    expect(Math.max(...text.split('\r\n').map((line) => Buffer.byteLength(line)))).toBe(75);
  });
});

describe('The texts of an event', () => {
  it('keep the characters that the format uses itself', () => {
    const { value } = throughCalendar({ title: 'a,b;c:d\\n"e"', description: 'x,y;z\\n', location: 'p,q;r' });
    expect(value('summary')).toBe('a,b;c:d\\n"e"');
    expect(value('description')).toBe('x,y;z\\n');
    expect(value('location')).toBe('p,q;r');
  });

  it('keep the lines of a description, however they are broken', () => {
    const description = ' a\r\nb\rc\nd\u2028e\u2029f\u0085g\vh\fi\n\nj ';
    expect(throughCalendar({ description }).value('description')).toBe('a\nb\nc\nd\ne\nf\ng\nh\ni\n\nj');
  });

  it('make one line of what is a line', () => {
    const { value } = throughCalendar({ title: 'First\r\n aid', location: 'Room 1\nParis', provider: 'Wiz\nIQ' });
    expect([value('summary'), value('location'), value('categories')]).toEqual(['First aid', 'Room 1 Paris', 'Wiz IQ']);
  });

  it('have no control character, no half of a character, and no line of their own making', () => {
    const bad = `x\u0000\u0007\t\u001b\u007f\u009f\ud83d\r\nEND:VEVENT\r\nBEGIN:VEVENT\udc00`;
    const { text } = throughCalendar({
      title: bad,
      description: bad,
      location: bad,
      provider: bad,
      joinUrl: `https://example.com/${bad}`,
      hosts: [{ name: bad, email: `ann@example.com${bad}` }],
    });
    // eslint-disable-next-line no-control-regex -- they are what this is about
    expect(text.replaceAll('\r\n', '')).not.toMatch(/[\u0000-\u001f\u007f-\u009f]|\p{Cs}/u);
    expect(text.match(/^END:VEVENT$/gm)).toHaveLength(1);
    expect(readCalendar(text).events).toHaveLength(1);
  });

  it('are folded between characters, never longer than 75 octets, and come back whole', () => {
    for (const character of ['a', 'é', '語', '😀']) {
      for (let length = 1; length < 160; length += 1) {
        const { text, value } = throughCalendar({ title: character.repeat(length) });
        expect(value('summary')).toBe(character.repeat(length));
        const lines = text.split('\r\n').map((line) => Buffer.byteLength(line));
        expect(Math.max(...lines)).toBeLessThanOrEqual(75);
        expect(Buffer.from(text).toString()).toBe(text);
      }
    }
  });

  it('leave out what nobody said', () => {
    const { text } = throughCalendar({});
    expect(text).not.toMatch(/^(DESCRIPTION|LOCATION|ORGANIZER|URL|LAST-MODIFIED|ATTENDEE)/m);
  });
});

describe('The status of an event', () => {
  it.each([
    [SessionStatus.PROVISIONAL, 'TENTATIVE', 'OPAQUE'],
    [SessionStatus.SCHEDULED, 'CONFIRMED', 'OPAQUE'],
    [SessionStatus.IN_PROGRESS, 'CONFIRMED', 'OPAQUE'],
    [SessionStatus.COMPLETED, 'CONFIRMED', 'OPAQUE'],
    [SessionStatus.EXPIRED, 'CONFIRMED', 'OPAQUE'],
    [SessionStatus.CANCELLED, 'CANCELLED', 'TRANSPARENT'],
  ])('of a session that is %s is %s', (status, written, transparency) => {
    const { value } = throughCalendar({ status });
    expect([value('status'), value('transp')]).toEqual([written, transparency]);
  });
});

describe('The stamp of an event', () => {
  it('is when the session was last changed', () => {
    const { value } = throughCalendar({ lastModifiedAt: new Date('2026-02-01T12:00:00.999Z') });
    expect(value('dtstamp')).toBe('2026-02-01T12:00:00Z');
    expect(value('last-modified')).toBe('2026-02-01T12:00:00Z');
  });

  it('is the start where that is not known', () => {
    const { value } = throughCalendar({});
    expect(value('dtstamp')).toBe('2026-03-02T09:00:00Z');
  });
});

describe('The hosts of an event', () => {
  const ann = { name: 'Ann Example', email: 'ann@example.com' };
  const bob = { name: 'Bob', email: null };
  const eve = { name: null, email: 'eve@example.com' };
  const nobody = { name: null, email: null };

  it('are named in its description', () => {
    const { value } = throughCalendar({ hosts: [ann, bob, eve, nobody, { name: '', email: 'x@example.com' }] });
    expect(value('description')).toBe('Hosts: Ann Example <ann@example.com>, Bob, eve@example.com, x@example.com');
  });

  it('are not named where nobody is known', () => {
    expect(throughCalendar({ hosts: [nobody] }).value('description')).toBeNull();
  });

  it('have the first with an address for its organizer', () => {
    const { event, value } = throughCalendar({ hosts: [bob, ann, eve] });
    expect(value('organizer')).toBe('mailto:ann@example.com');
    expect(event.component.getFirstProperty('organizer')!.getParameter('cn')).toBe('Ann Example');
    expect(throughCalendar({ hosts: [bob] }).value('organizer')).toBeNull();
  });

  it('are called by their address where the organizer has no name', () => {
    const { event } = throughCalendar({ hosts: [eve] });
    expect(event.component.getFirstProperty('organizer')!.getParameter('cn')).toBe('eve@example.com');
  });

  it('may have a name that no parameter could hold', () => {
    const { event } = throughCalendar({ hosts: [{ name: 'Ann "The Voice" A\\B; C', email: 'ann@example.com' }] });
    expect(event.component.getFirstProperty('organizer')!.getParameter('cn')).toBe("Ann 'The Voice' A/B; C");
  });
});

describe('The way into a session', () => {
  it.each(['https://example.com/a;v=1,2?x=%2C&y=\\3', `https://example.com/${'long/'.repeat(40)}`])(
    'is the URL as it is: %s',
    (joinUrl) => {
      const { value } = throughCalendar({ joinUrl });
      expect(value('url')).toBe(joinUrl);
      expect(value('description')).toBe(`Join: ${joinUrl}`);
    },
  );

  it('is not mistaken for a description that looks like it', () => {
    const description = 'x\nURL;VALUE=URI:https://example.com/a\\,b';
    expect(throughCalendar({ description }).value('description')).toBe(description);
  });
});

describe('The ETag of a calendar', () => {
  const text = calendarOf('Schedule', [calendarSession()]);

  it('is strong, and the digest of what is sent', () => {
    expect(etagOf(text)).toBe(`"${createHash('sha256').update(Buffer.from(text)).digest('base64url')}"`);
    expect(etagOf(text)).toMatch(/^"[A-Za-z0-9_-]{43}"$/);
  });

  it('changes with any of the sessions', () => {
    expect(etagOf(calendarOf('Schedule', [calendarSession()]))).toBe(etagOf(text));
    expect(etagOf(calendarOf('Schedule', [calendarSession({ title: 'Second aid' })]))).not.toBe(etagOf(text));
  });
});

it('The reader of these tests refuses what is no calendar', () => {
  expect(() => ICAL.parse('BEGIN:VCALENDAR\r\nnonsense\r\nEND:VCALENDAR')).toThrow('invalid line');
});
