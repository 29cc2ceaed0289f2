import { type RunningSandbox } from '../../../../src/provider-kit/port';
import getResponse from '../../../fixtures/administrate/get-response.json';
import listResponse from '../../../fixtures/administrate/list-response.json';
import { call, CONTACTS, COURSES, EVENTS, idsOf, type Json, NOW, start, stopAll, VENUES } from './caller';

let shared: RunningSandbox;
let events: Json[];
beforeAll(async () => {
  shared = await start();
  events = (await call(shared, 'GET', EVENTS)).body;
});
afterAll(stopAll);

const instantsOf = (event: Json) => ({ from: Date.parse(event.start_tz), to: Date.parse(event.end_tz) });

describe('its data', () => {
  test('has the sizes and the span it promises', async () => {
    const starts = events.map((event) => event.start_date.slice(0, 10)).sort();
    expect(events.length).toBeGreaterThanOrEqual(640);
    expect(events[0].id).toBe(1);
    expect(starts[0] >= '2026-09-21' && starts[0] <= '2026-09-28').toBe(true);
    expect(starts.at(-1) >= '2027-09-08' && starts.at(-1) <= '2027-09-20').toBe(true);
    expect(await idsOf(shared, '', VENUES)).toHaveLength(25);
    expect(await idsOf(shared, '', COURSES)).toHaveLength(60);
    expect(await idsOf(shared, '', CONTACTS)).toHaveLength(60);
    expect(await idsOf(shared, 'is_tutor=true', CONTACTS)).toHaveLength(40);
  });

  test('every event has the keys of the page, in its order, and so has what it embeds', () => {
    const [withoutZone] = listResponse;
    const keysOf = (value: object | null) => (value === null ? null : Object.keys(value));
    for (const event of events) {
      expect(keysOf(event)).toEqual(keysOf('time_zone' in event ? getResponse : withoutZone!));
      expect(keysOf(event.venue)).toEqual(keysOf(getResponse.venue));
      expect(keysOf(event.course)).toEqual(keysOf(getResponse.course));
      expect(keysOf(event.personnel_tutor)).toEqual(keysOf(getResponse.personnel_tutor));
      if (event.personnel_administrator_id !== null) {
        expect(event.personnel_administrator.id).toBe(event.personnel_administrator_id);
        expect(keysOf(event.personnel_administrator)).toEqual(keysOf(getResponse.personnel_tutor));
      }
      for (const price of event.prices) {
        expect(keysOf(price)).toEqual(keysOf(getResponse.prices[0]!));
        expect(keysOf(price.region)).toEqual(keysOf(getResponse.prices[0]!.region));
        expect(keysOf(price.region.company)).toEqual(keysOf(getResponse.prices[0]!.region.company));
        expect(price.event_id).toBe(event.id);
        expect(price.currency.code).toBe(event.currency_code);
      }
      for (const price of event.course.prices) expect(keysOf(price)).toEqual(keysOf(getResponse.course.prices[0]!));
      for (const tutor of event.course.allowable_tutors)
        expect(keysOf(tutor)).toEqual(keysOf(getResponse.personnel_tutor));
    }
  });

  test('an embedded record is the one that its own resource answers', async () => {
    const event = events.find(({ id }) => id === 17);
    expect((await call(shared, 'GET', `${VENUES}/${event.venue_id}`)).body).toEqual(event.venue);
    expect((await call(shared, 'GET', `${COURSES}/${event.course_id}`)).body).toEqual(event.course);
    expect((await call(shared, 'GET', `${CONTACTS}/${event.personnel_tutor_id}`)).body).toEqual(event.personnel_tutor);
  });

  test('is varied where a client could go wrong', async () => {
    const share = (is: (event: Json) => boolean) => events.filter(is).length / events.length;
    expect(share((event) => event.price === null && event.prices.length === 0)).toBeGreaterThan(0.14);
    expect(share((event) => event.price === null && event.prices.length === 0)).toBeLessThan(0.22);
    expect(share((event) => event.price === null) + share((event) => event.prices[0]?.price === event.price)).toBe(1);
    const traits: Record<string, (event: Json) => boolean> = {
      'no zone': (event) => !('time_zone' in event),
      'no title': (event) => event.title === null,
      'no code': (event) => event.code === null,
      cancelled: (event) => event.is_cancelled,
      provisional: (event) => event.is_provisional,
      'sold out': (event) => event.is_sold_out && event.delegates_booked === event.delegates_max,
      online: (event) => event.is_online,
      LMS: (event) => event.is_lms,
      'other date forms': (event) => event.start_date.length === 10 && event.end_date.endsWith('T00:00:00'),
      'classroom left behind': (event) => event.classroom_start.slice(0, 10) !== event.start_date.slice(0, 10),
      'half a delegate': (event) => event.delegates_booked % 1 !== 0,
      'five days': (event) =>
        Date.parse(event.end_date.slice(0, 10)) - Date.parse(event.start_date.slice(0, 10)) === 4 * 864e5,
      personnel: (event) => event.personnel.length > 0,
      tag: (event) => event.tag?.id === event.tag_id && event.tag_id !== null,
      account: (event) => event.account?.id === event.account_id && event.account_id !== null,
      region: (event) => event.region?.id === event.region_id && event.region_id !== null,
    };
    for (const [trait, is] of Object.entries(traits)) {
      expect({ trait, often: events.filter(is).length >= 5 }).toEqual({ trait, often: true });
    }
    expect(new Set(events.map((event) => event.currency_code))).toEqual(new Set(['GBP', 'EUR', 'USD']));
    expect([...new Set(events.map((event) => event.time_zone))]).toEqual(
      expect.arrayContaining(['Europe/London', 'Europe/Paris', 'Europe/Berlin', 'America/New_York']),
    );
    expect([...new Set(events.map((event) => event.time_zone))]).toEqual(
      expect.arrayContaining(['America/Chicago', 'Australia/Sydney', 'Asia/Tokyo']),
    );
    const venues = JSON.stringify((await call(shared, 'GET', VENUES)).body);
    for (const name of ['Zürich', 'Łódź', 'São Paulo', '東京', 'Genève']) expect(venues).toContain(name);
  });

  test('offsets are those of the zone at that time', () => {
    for (const event of events.filter((one) => 'time_zone' in one && one.id !== 5)) {
      const shown = new Intl.DateTimeFormat('sv-SE', {
        timeZone: event.time_zone,
        dateStyle: 'short',
        timeStyle: 'medium',
      });
      expect(shown.format(new Date(event.start_tz)).replace(' ', 'T')).toBe(event.classroom_start);
      expect(shown.format(new Date(event.end_tz)).replace(' ', 'T')).toBe(event.classroom_end);
    }
  });

  test('people have addresses, but for two who have unusable ones', async () => {
    const { body: contacts } = await call(shared, 'GET', CONTACTS);
    expect(contacts[0]).toMatchObject({ id: 1, email: 'anna.kowalska@training.example', is_tutor: true, is_admin: 0 });
    const unusable = contacts.filter(({ email }: Json) => !/^[a-z]+\.[a-z]+@training\.example$/.test(email));
    expect(unusable.map(({ id, email }: Json) => [id, email])).toEqual([
      [59, 'n/a'],
      [60, ''],
    ]);
    expect(new Set(contacts.map(({ email }: Json) => email)).size).toBe(60);
  });

  test('fixed ids show one thing each', () => {
    const byId = new Map(events.map((event) => [event.id, event]));
    const soon = instantsOf(byId.get(6));
    expect(soon.from).toBeGreaterThan(NOW.getTime());
    expect(soon.from).toBeLessThan(NOW.getTime() + 5 * 864e5);
    expect(instantsOf(byId.get(1)).from).toBeLessThan(NOW.getTime());
    expect(instantsOf(byId.get(1)).to).toBeGreaterThan(NOW.getTime());
    expect(byId.get(4)).not.toHaveProperty('time_zone');
    expect(byId.get(5).start_tz).toMatch(/\+00:01$/);
    expect(byId.get(14)).toMatchObject({ title: null, code: null, course: { title: null } });
    expect(byId.get(15).personnel_administrator.email).toBe('n/a');
    expect(byId.get(19).start_tz.slice(-6)).not.toBe(byId.get(19).end_tz.slice(-6));
  });

  test('at least twelve events start at one moment, of one date and time and in several zones', () => {
    const atOnce = events.filter(({ id }) => id >= 20 && id <= 34);
    expect(new Set(atOnce.map((event) => instantsOf(event).from)).size).toBe(1);
    expect(new Set(atOnce.map((event) => event.personnel_tutor_id)).size).toBe(15);
    expect(new Set(atOnce.map((event) => event.time_zone)).size).toBe(4);
    expect(atOnce.filter((event) => event.start_time === '14:00:00')).toHaveLength(12);
  });

  /** Ids of events that overlap and have a value in common; cancelled ones count when they are asked for. */
  const clashesOf = (key: string, all: readonly Json[], withCancelled = false) => {
    const held = all
      .filter((event) => 'time_zone' in event && event.classroom_start.startsWith(event.start_date.slice(0, 10)))
      .filter((event) => withCancelled || !event.is_cancelled)
      .map((event) => ({ id: event.id, value: event[key], ...instantsOf(event) }));
    return held.flatMap((left) =>
      held
        .filter((right) => left.id < right.id && left.value === right.value)
        .filter((right) => left.from < right.to && right.from < left.to)
        .map((right) => [left.value, left.id, right.id]),
    );
  };

  test('tutors are double-booked where it is meant, and nowhere else', () => {
    const meant = [
      [3, 10, 11],
      [7, 40, 41],
      [7, 40, 42],
      [7, 41, 42],
    ];
    expect(clashesOf('personnel_tutor_id', events)).toEqual(meant);
    expect(clashesOf('personnel_tutor_id', events, true)).toEqual(expect.arrayContaining([...meant, [36, 37, 39]]));
  });

  test('venues are double-booked where it is meant, and nowhere else', () => {
    const clashes = clashesOf('venue_id', events).filter(([, left]) => left < 20 || left > 34);
    expect(clashes).toEqual([[16, 37, 38]]);
    expect(clashesOf('venue_id', events, true)).toContainEqual([16, 37, 39]);
  });

  test.each([0, 1, 2, 3, 4, 5, 6].map((day) => new Date(NOW.getTime() + day * 864e5)))(
    'in the fortnight around %p one venue is double-booked, and no tutor is in this account alone',
    async (now) => {
      const { body } = await call(await start({}, now), 'GET', EVENTS);
      const inFortnight = body.filter((event: Json) => {
        const { from, to } = 'time_zone' in event ? instantsOf(event) : { from: NaN, to: NaN };
        return from < now.getTime() + 11 * 864e5 && to > now.getTime() - 3 * 864e5;
      });
      expect(inFortnight.length).toBeGreaterThan(20);
      expect(clashesOf('venue_id', inFortnight)).toEqual([[16, 37, 38]]);
      expect(clashesOf('personnel_tutor_id', inFortnight)).toEqual([]);
      // The tutors who lead live sessions elsewhere have nothing here but what is meant to meet them.
      const theirs = body.filter((event: Json) => [37, 38, 39].includes(event.personnel_tutor_id));
      expect(theirs.map(({ id }: Json) => id)).toEqual([35, 36, 44]);
      expect(inFortnight).toEqual(expect.arrayContaining(theirs));
    },
  );

  test('is the same all day and another on the next', async () => {
    const sameDay = await start({}, new Date('2026-11-20T00:00:01Z'));
    const nextDay = await start({}, new Date('2026-11-21T00:00:00Z'));
    expect((await call(sameDay, 'GET', EVENTS)).body).toEqual(events);
    expect((await call(nextDay, 'GET', EVENTS)).body).not.toEqual(events);
  });

  test.each(['2024-02-29T12:00:00Z', '2026-03-28T23:59:59Z', '2026-12-31T00:00:00Z'])(
    'can be laid out around %s',
    async (now) => {
      const sandbox = await start({}, new Date(now));
      const { body } = await call(sandbox, 'GET', EVENTS);
      expect(body).toHaveLength(events.length);
      expect(Date.parse(body.find(({ id }: Json) => id === 6).start_tz)).toBeGreaterThan(Date.parse(now));
    },
  );
});
