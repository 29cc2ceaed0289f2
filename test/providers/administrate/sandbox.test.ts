import { connect } from 'node:net';
import pino from 'pino';
import { type AdministrateSandboxSetup, startAdministrateSandbox } from '../../../src/providers/administrate/sandbox';
import { type RunningSandbox } from '../../../src/providers/provider';
import createRequest from '../../fixtures/administrate/create-request.json';
import createResponse from '../../fixtures/administrate/create-response.json';
import getResponse from '../../fixtures/administrate/get-response.json';
import listResponse from '../../fixtures/administrate/list-response.json';
import updateRequest from '../../fixtures/administrate/update-request.json';
import updateResponse from '../../fixtures/administrate/update-response.json';

const NOW = new Date('2026-11-20T18:00:00Z');
const EVENTS = '/api/v2/event/public_events';
const LISTS = [EVENTS, '/api/v2/event/venues', '/api/v2/event/courses', '/api/v2/crm/contacts'];
const log = pino({ level: 'silent' });

const running: RunningSandbox[] = [];

async function start(setup?: AdministrateSandboxSetup, now = NOW): Promise<RunningSandbox> {
  const sandbox = await startAdministrateSandbox({ now, log }, setup);
  running.push(sandbox);
  return sandbox;
}

const credentials = ({ variables }: RunningSandbox) =>
  `Basic ${Buffer.from(`${variables.ADMINISTRATE_USERNAME}:${variables.ADMINISTRATE_PASSWORD}`).toString('base64')}`;

interface Reply {
  status: number;
  body: any;
  text: string;
}

async function call(sandbox: RunningSandbox, method: string, path: string, body?: unknown): Promise<Reply> {
  const response = await fetch(`${sandbox.variables.ADMINISTRATE_BASE_URL}${path}`, {
    method,
    headers: { authorization: credentials(sandbox), 'content-type': 'application/json' },
    body: body === undefined || typeof body === 'string' ? body : JSON.stringify(body),
  });
  const text = await response.text();
  return { status: response.status, text, body: JSON.parse(text) };
}

/** The ids of an answered list, which must have been answered as one. */
async function idsOf(sandbox: RunningSandbox, query: string, path = EVENTS): Promise<number[]> {
  const { status, body } = await call(sandbox, 'GET', `${path}?${query}`);
  expect({ query, status }).toEqual({ query, status: 200 });
  return body.map(({ id }: { id: number }) => id);
}

/** Sends bytes that no HTTP client would and gives the first line of the answer. */
function sendRaw({ variables }: RunningSandbox, bytes: string): Promise<string> {
  return new Promise((resolve, reject) => {
    const socket = connect(Number(new URL(variables.ADMINISTRATE_BASE_URL!).port), '127.0.0.1', () =>
      socket.write(bytes),
    );
    socket.once('data', (data) => {
      resolve(data.toString().split('\r\n', 1)[0]!);
      socket.destroy();
    });
    socket.once('error', reject);
    socket.once('close', () => reject(new Error('closed without an answer')));
  });
}

const instantsOf = (event: any) => ({ from: Date.parse(event.start_tz), to: Date.parse(event.end_tz) });

let shared: RunningSandbox;
let events: any[];
beforeAll(async () => {
  shared = await start();
  events = (await call(shared, 'GET', EVENTS)).body;
});
afterAll(() => Promise.all(running.map((sandbox) => sandbox.stop())));

describe('reaching it', () => {
  test('its variables name a loopback address and a password of its own', async () => {
    const other = await start();
    expect(Object.keys(shared.variables)).toEqual([
      'ADMINISTRATE_BASE_URL',
      'ADMINISTRATE_USERNAME',
      'ADMINISTRATE_PASSWORD',
    ]);
    expect(shared.variables.ADMINISTRATE_BASE_URL).toMatch(/^http:\/\/127\.0\.0\.1:\d+$/);
    expect(other.variables.ADMINISTRATE_PASSWORD).not.toBe(shared.variables.ADMINISTRATE_PASSWORD);
  });

  test.each([
    ['no credentials', undefined],
    ['another password', `Basic ${Buffer.from('sandbox@training.example:guess').toString('base64')}`],
    ['another scheme', 'Bearer abc'],
    ['an empty scheme', 'Basic '],
    ['no base64', 'Basic ???'],
  ])('%s: 401 with a challenge', async (_, authorization) => {
    const headers: Record<string, string> = authorization === undefined ? {} : { authorization };
    for (const method of ['GET', 'POST']) {
      const body = method === 'POST' ? '{}' : undefined;
      const response = await fetch(`${shared.variables.ADMINISTRATE_BASE_URL}${EVENTS}`, { method, headers, body });
      expect(response.status).toBe(401);
      expect(response.headers.get('www-authenticate')).toBe('Basic realm="Administrate"');
      expect(await response.json()).toEqual({ error: 'authentication required' });
    }
  });

  test('stopping ends kept-alive connections, refuses new ones and may be said twice', async () => {
    const sandbox = await start();
    await call(sandbox, 'GET', `${EVENTS}/6`);
    await sandbox.stop();
    await expect(call(sandbox, 'GET', `${EVENTS}/6`)).rejects.toThrow('fetch failed');
    await expect(sandbox.stop()).resolves.toBeUndefined();
  });
});

describe('its data', () => {
  test('has the sizes and the span it promises', async () => {
    const starts = events.map((event) => event.start_date.slice(0, 10)).sort();
    expect(events.length).toBeGreaterThanOrEqual(640);
    expect(events[0].id).toBe(1);
    expect(starts[0] >= '2026-09-21' && starts[0] <= '2026-09-28').toBe(true);
    expect(starts.at(-1) >= '2027-09-08' && starts.at(-1) <= '2027-09-20').toBe(true);
    expect(await idsOf(shared, '', LISTS[1])).toHaveLength(25);
    expect(await idsOf(shared, '', LISTS[2])).toHaveLength(60);
    expect(await idsOf(shared, '', LISTS[3])).toHaveLength(60);
    expect(await idsOf(shared, 'is_tutor=true', LISTS[3])).toHaveLength(40);
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
    const [, venue, course, contact] = LISTS;
    expect((await call(shared, 'GET', `${venue}/${event.venue_id}`)).body).toEqual(event.venue);
    expect((await call(shared, 'GET', `${course}/${event.course_id}`)).body).toEqual(event.course);
    expect((await call(shared, 'GET', `${contact}/${event.personnel_tutor_id}`)).body).toEqual(event.personnel_tutor);
  });

  test('is varied where a client could go wrong', async () => {
    const share = (is: (event: any) => boolean) => events.filter(is).length / events.length;
    expect(share((event) => event.price === null && event.prices.length === 0)).toBeGreaterThan(0.14);
    expect(share((event) => event.price === null && event.prices.length === 0)).toBeLessThan(0.22);
    expect(share((event) => event.price === null) + share((event) => event.prices[0]?.price === event.price)).toBe(1);
    const traits: Record<string, (event: any) => boolean> = {
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
    const venues = JSON.stringify((await call(shared, 'GET', LISTS[1]!)).body);
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
    const { body: contacts } = await call(shared, 'GET', LISTS[3]!);
    expect(contacts[0]).toMatchObject({ id: 1, email: 'anna.kowalska@training.example', is_tutor: true, is_admin: 0 });
    const unusable = contacts.filter(({ email }: any) => !/^[a-z]+\.[a-z]+@training\.example$/.test(email));
    expect(unusable.map(({ id, email }: any) => [id, email])).toEqual([
      [59, 'n/a'],
      [60, ''],
    ]);
    expect(new Set(contacts.map(({ email }: any) => email)).size).toBe(60);
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

  test('tutors are double-booked where it is meant, and nowhere else', () => {
    const timed = events.filter(
      (event) => 'time_zone' in event && event.classroom_start.startsWith(event.start_date.slice(0, 10)),
    );
    const clashes = timed.flatMap((left) =>
      timed
        .filter((right) => {
          const [one, other] = [instantsOf(left), instantsOf(right)];
          const isSameTutor = left.personnel_tutor_id === right.personnel_tutor_id;
          return left.id < right.id && isSameTutor && one.from < other.to && other.from < one.to;
        })
        .map((right) => [left.personnel_tutor_id, left.id, right.id]),
    );
    expect(clashes).toEqual([
      [3, 10, 11],
      [7, 40, 41],
      [7, 40, 42],
      [7, 41, 42],
    ]);
  });

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
      expect(Date.parse(body.find(({ id }: any) => id === 6).start_tz)).toBeGreaterThan(Date.parse(now));
    },
  );
});

describe('lists', () => {
  const CHRISTMAS = '2026-12-24';
  const dateOf = (event: any) => event.start_date.slice(0, 10);

  test.each<[string, (event: any) => boolean]>([
    ['id=6', ({ id }) => id === 6],
    ['id__eq=6', ({ id }) => id === 6],
    ['id__lt=10', ({ id }) => id < 10],
    ['id__lte=10', ({ id }) => id <= 10],
    ['id__gt=600', ({ id }) => id > 600],
    ['id__gte=600', ({ id }) => id >= 600],
    ['id__in=3,1,2', ({ id }) => id <= 3],
    ['id__in=2,99999', ({ id }) => id === 2],
    ['id__notin=1,2,3', ({ id }) => id > 3],
    [`start_date=${CHRISTMAS}`, (event) => dateOf(event) === CHRISTMAS],
    [`start_date__gte=${CHRISTMAS}`, (event) => dateOf(event) >= CHRISTMAS],
    [`start_date__gte=${CHRISTMAS}T00:00:00`, (event) => dateOf(event) >= CHRISTMAS],
    [`start_date__gt=${CHRISTMAS}`, (event) => dateOf(event) > CHRISTMAS],
    [`end_date__lt=${CHRISTMAS}T00:00`, (event) => event.end_date.slice(0, 10) < CHRISTMAS],
    [`start_date__gte=2026-12-01&start_date__lt=2027-01-01`, (event) => dateOf(event).startsWith('2026-12')],
    ['start_time=14:00', ({ start_time }) => start_time === '14:00:00'],
    ['start_time__eq=14:00:00', ({ start_time }) => start_time === '14:00:00'],
    ['start_time__lt=09:30', ({ start_time }) => start_time < '09:30:00'],
    ['start_time__in=10:00,13:30:00', ({ start_time }) => start_time === '10:00:00' || start_time === '13:30:00'],
    ['is_cancelled=true', ({ is_cancelled }) => is_cancelled],
    ['is_cancelled__eq=1', ({ is_cancelled }) => is_cancelled],
    ['is_cancelled=False', ({ is_cancelled }) => !is_cancelled],
    ['is_provisional=0&is_online=1', ({ is_provisional, is_online }) => !is_provisional && is_online],
    ['currency_code=EUR', ({ currency_code }) => currency_code === 'EUR'],
    ['currency_code__in=EUR,USD', ({ currency_code }) => currency_code !== 'GBP'],
    ['currency_code__notin=EUR', ({ currency_code }) => currency_code !== 'EUR'],
    ['code=PRJ-01-PAR', ({ id }) => id === 6],
    [`title=${encodeURIComponent('Führung für Einsteiger')}`, ({ title }) => title === 'Führung für Einsteiger'],
    ['title__gte=T', ({ title }) => title !== null && title >= 'T'],
    ['price__gt=500.5', ({ price }) => price !== null && price > 500.5],
    ['delegates_booked=3.5', ({ delegates_booked }) => delegates_booked === 3.5],
    ['region_id__notin=EU', ({ region_id }) => region_id !== null && region_id !== 'EU'],
    ['time_zone=Asia/Tokyo', ({ time_zone }) => time_zone === 'Asia/Tokyo'],
    ['personnel_tutor_id=3', ({ personnel_tutor_id }) => personnel_tutor_id === 3],
    [
      `start_tz__gte=${encodeURIComponent('2026-12-09T15:00:00+01:00')}`,
      ({ start_tz }) => start_tz !== undefined && Date.parse(start_tz) >= Date.parse('2026-12-09T14:00:00Z'),
    ],
  ])('%s', async (query, matches) => {
    const expected = events.filter(matches).map(({ id }) => id);
    expect(expected.length).toBeGreaterThan(0);
    expect(expected.length).toBeLessThan(events.length);
    expect(await idsOf(shared, query)).toEqual(expected);
  });

  test('a condition never matches null, a negated one included', async () => {
    const titled = events.filter(({ title }) => title !== null).map(({ id }) => id);
    expect(await idsOf(shared, 'title__notin=x')).toEqual(titled);
    expect(await idsOf(shared, 'title__gte=')).toEqual(titled);
    expect(await idsOf(shared, 'title__notin=')).toEqual(titled);
  });

  test('an empty list of values matches nothing', async () => {
    expect(await idsOf(shared, 'id__in=')).toEqual([]);
  });

  test('one filter after another narrows', async () => {
    const expected = events.filter((event) => event.venue_id === 1 && event.course_id > 40 && !event.is_cancelled);
    expect(await idsOf(shared, 'venue_id=1&course_id__gt=40&is_cancelled=false')).toEqual(expected.map(({ id }) => id));
  });

  test('is in the order of the ids unless told otherwise, whatever was written last', async () => {
    const sandbox = await start();
    await call(sandbox, 'PUT', `${EVENTS}/1`, { notes: 'touched' });
    const ids = await idsOf(sandbox, '');
    expect(ids).toEqual([...ids].sort((left, right) => left - right));
  });

  test('orders by several fields, each its own way, equal ones by id', async () => {
    const keys = (event: any) => [dateOf(event), event.start_time, event.id];
    const compare = (left: any, right: any) => (left < right ? -1 : left > right ? 1 : 0);
    const byStart = [...events].sort((left, right) => {
      const [one, other] = [keys(left), keys(right)];
      return compare(one[0], other[0]) || compare(one[1], other[1]) || compare(one[2], other[2]);
    });
    expect(await idsOf(shared, '_order=start_date,start_time')).toEqual(byStart.map(({ id }) => id));

    const byPlace = [...events].sort((left, right) => right.venue_id - left.venue_id || left.id - right.id);
    expect(await idsOf(shared, '_order=-venue_id,id')).toEqual(byPlace.map(({ id }) => id));
    expect(await idsOf(shared, '_order=-id&_limit=2')).toEqual(
      events
        .slice(-2)
        .map(({ id }) => id)
        .reverse(),
    );
  });

  test('orders nulls first', async () => {
    const { body } = await call(shared, 'GET', `${EVENTS}?_order=title`);
    const titles: (string | null)[] = body.map(({ title }: any) => title);
    const nulls = titles.filter((title) => title === null).length;
    expect(titles.slice(0, nulls)).toEqual(Array(nulls).fill(null));
    expect(titles.slice(nulls)).toEqual(titles.slice(nulls).sort());
  });

  test('can be paged by id until an empty page', async () => {
    const seen: number[] = [];
    let page = await idsOf(shared, '_order=id&_limit=100');
    for (; page.length > 0; page = await idsOf(shared, `id__gt=${seen.at(-1)}&_order=id&_limit=100`)) {
      expect(page.length).toBeLessThanOrEqual(100);
      seen.push(...page);
    }
    expect(seen).toEqual(events.map(({ id }) => id));
  });

  test.each([
    ['_limit=0', 0],
    ['_limit=1', 1],
    ['_limit=99999999999999999999', 657],
  ])('%s', async (query, count) => {
    expect(await idsOf(shared, query)).toHaveLength(count);
  });

  test('filters contacts, courses and venues likewise', async () => {
    expect(await idsOf(shared, 'id__in=7,1', LISTS[3])).toEqual([1, 7]);
    expect(await idsOf(shared, 'email=n/a', LISTS[3])).toEqual([59]);
    expect(await idsOf(shared, 'created_on__lt=2012-01-15', LISTS[3])).toEqual([54]);
    expect(await idsOf(shared, 'is_admin=1', LISTS[3])).toEqual([41, 42, 43, 44]);
    expect(await idsOf(shared, 'days__gte=5&_order=-id', LISTS[2])).toEqual([49, 42, 37, 26, 15, 10]);
    expect(await idsOf(shared, 'default_start_time=09:30&_limit=2', LISTS[2])).toEqual([7, 14]);
    expect(await idsOf(shared, 'country_id__in=CH,JP', LISTS[1])).toEqual([7, 8, 24]);
    expect(await idsOf(shared, 'is_enabled=0', LISTS[1])).toEqual([20]);
  });

  test.each([
    'colour=red',
    'colour__gte=1',
    'id__like=1',
    'id__',
    '__gt=1',
    'venue=1',
    'prices=1',
    'constructor=1',
    'id__constructor=1',
    'id__gt=abc',
    'id=',
    'is_cancelled=maybe',
    'is_cancelled=constructor',
    'start_date=tomorrow',
    'start_date__gte=2026-12-24T00:00:00Z',
    'start_time=9',
    'start_tz__gte=2026-12-09T15:00:00',
    'start_tz__gte=2026-12-09T15:00:00+01:00',
    '_order=colour',
    '_order=',
    '_order=-',
    '_order=id,,id',
    '_limit=ten',
    '_limit=-1',
    '_limit=',
    '_page=2',
  ])('%s: 404', async (query) => {
    const { status, body } = await call(shared, 'GET', `${EVENTS}?${query}`);
    expect(status).toBe(404);
    expect(body).toEqual({ error: expect.any(String) });
  });

  test('amounts and head counts are written as floats, ids and texts are not touched', async () => {
    const sandbox = await start();
    await call(sandbox, 'PUT', `${EVENTS}/6`, { title: 'odd "price":1, and "price":2}', delegates_max: 10 });
    const { text, body } = await call(sandbox, 'GET', `${EVENTS}/6`);
    expect(text).toContain('"price":1026.0,');
    expect(text).toContain('"delegates_booked":2.0,');
    expect(text).toContain('"delegates_max":10,');
    expect(body.title).toBe('odd "price":1, and "price":2}');
  });
});

describe('one record', () => {
  test.each(LISTS)('%s/6, with and without a slash at the end', async (path) => {
    const { status, body } = await call(shared, 'GET', `${path}/6`);
    expect({ status, id: body.id }).toEqual({ status: 200, id: 6 });
    expect((await call(shared, 'GET', `${path}/6/`)).body).toEqual(body);
    expect(await idsOf(shared, 'id=6', `${path}/`)).toEqual([6]);
  });

  test.each(['0', '43', '99999', '-1', '6.0', 'six', '%36', '9'.repeat(400), '6;drop', 'NaN'])(
    '/%s: 404',
    async (id) => {
      for (const path of LISTS.slice(0, 1)) expect((await call(shared, 'GET', `${path}/${id}`)).status).toBe(404);
    },
  );

  test.each([
    '/',
    '/api/v2',
    '/api/v2/event',
    '/api/v2/event/rooms',
    '/api/v2/event/personnel',
    '/api/v3/event/venues',
  ])('GET %s: 404', async (path) => {
    expect((await call(shared, 'GET', path)).body).toEqual({ error: 'no such resource' });
  });
});

describe('creating', () => {
  const request = { ...createRequest, time_zone: 'Europe/Paris' };
  const partsOf = (event: any) => {
    const { id, prices, price, venue, course, personnel_tutor, ...rest } = event;
    return rest;
  };

  test("the page's request gets the page's answer", async () => {
    const sandbox = await start();
    const { status, body } = await call(sandbox, 'POST', EVENTS, request);
    expect(status).toBe(200);
    expect(Object.keys(body)).toEqual(Object.keys(createResponse));
    expect(partsOf(body)).toEqual(partsOf(createResponse));
    expect(body.venue).toEqual(events.find(({ venue_id }) => venue_id === 1).venue);
    expect(body.prices).toEqual([
      { ...body.prices[0], event_id: body.id, price: body.price, currency: createResponse.prices[0]!.currency },
    ]);
  });

  test('the record stays, under the next id', async () => {
    const sandbox = await start();
    const highest = events.at(-1).id;
    const { body: first } = await call(sandbox, 'POST', `${EVENTS}/`, request);
    const { body: second } = await call(sandbox, 'POST', EVENTS, request);
    expect([first.id, second.id]).toEqual([highest + 1, highest + 2]);
    expect((await call(sandbox, 'GET', `${EVENTS}/${first.id}`)).body).toEqual(first);
    expect(await idsOf(sandbox, `id__gt=${highest}&start_date=2013-01-02`)).toEqual([first.id, second.id]);
  });

  test('offsets follow the zone through the year', async () => {
    const sandbox = await start();
    const summer = { ...request, start_date: '2026-07-01', end_date: '2026-11-30', time_zone: 'America/New_York' };
    const { body } = await call(sandbox, 'POST', EVENTS, summer);
    expect(body).toMatchObject({
      time_zone: 'America/New_York',
      start_tz: '2026-07-01T09:00:00-04:00',
      end_tz: '2026-11-30T12:00:00-05:00',
      classroom_start_tz: '2026-07-01T09:00:00-04:00',
      classroom_end_tz: '2026-11-30T12:00:00-05:00',
    });
  });

  test('everything that can be written is kept, embedded where it is a reference', async () => {
    const sandbox = await start();
    const { status, body } = await call(sandbox, 'POST', EVENTS, {
      ...request,
      start_date: '2009-01-25 14:15:16',
      title: 'Übung',
      code: 'X-1',
      location: 'Room 1',
      notes: 'a',
      notes2: 'b',
      delegates_max: null,
      is_online: 1,
      is_lms: true,
      is_sold_out: 0,
      is_cancelled: true,
      registration_deadline: '2009-01-20',
      personnel_administrator_id: 41,
      region_id: 'EU',
      account_id: 2,
      tag_id: 3,
      tax_type_id: 1,
      company_id: 2,
      event_template_id: 9,
      id: 1,
      delegates_booked: 7,
      colour: 'red',
    });
    expect(status).toBe(200);
    expect(Object.keys(body)).toEqual(Object.keys(createResponse));
    expect(body).toMatchObject({
      start_date: '2009-01-25T14:15:16',
      classroom_start: '2009-01-25T09:00:00',
      title: 'Übung',
      code: 'X-1',
      location: 'Room 1',
      notes: 'a',
      notes2: 'b',
      delegates_max: null,
      is_online: true,
      is_lms: true,
      is_sold_out: false,
      is_cancelled: true,
      registration_deadline: '2009-01-20T00:00:00',
      personnel_administrator_id: 41,
      personnel_administrator: { id: 41, last_name: 'Lonsdale' },
      region: { id: 'EU', name: 'Continental Europe' },
      account: { id: 2 },
      tag: { id: 3, name: 'Partner delivered' },
      tax_type: { id: 1, rate: 20 },
      company_id: 2,
      event_template_id: 9,
      delegates_booked: 0,
    });
    expect(body.id).not.toBe(1);
  });

  test.each([
    ...Object.keys(createRequest).filter((key) => !['is_provisional', 'delegates_max'].includes(key)),
    'time_zone',
  ])('without %s: 404, and nothing is made', async (key) => {
    for (const value of [undefined, null]) {
      const { status, body } = await call(shared, 'POST', EVENTS, { ...request, [key]: value });
      expect({ status, error: body.error }).toEqual({ status: 404, error: `could not create: missing: ${key}` });
    }
    expect(await idsOf(shared, `id__gt=${events.at(-1).id}`)).toEqual([]);
  });

  test.each<[string, unknown]>([
    ['venue_id', 26],
    ['venue_id', '1'],
    ['course_id', 61],
    ['course_id', {}],
    ['personnel_tutor_id', 61],
    ['personnel_tutor_id', 1.5],
    ['personnel_administrator_id', 99],
    ['start_date', '2013-02-30'],
    ['start_date', '02/01/2013'],
    ['start_date', 1357084800],
    ['end_date', '2013-02-03T25:00:00'],
    ['end_date', '2013-02-03T12:00:00Z'],
    ['start_time', '9:00'],
    ['start_time', '24:00'],
    ['end_time', '12:00:60'],
    ['end_time', ''],
    ['time_zone', 'Europe/Nowhere'],
    ['time_zone', 'europe/paris'],
    ['time_zone', '+01:00'],
    ['time_zone', ''],
    ['time_zone', 1],
    ['disposition', ' '],
    ['currency_code', 'pounds'],
    ['delegates_max', -1],
    ['delegates_max', 'ten'],
    ['is_provisional', 'yes'],
    ['is_cancelled', null],
    ['title', 7],
    ['registration_deadline', 'soon'],
    ['region_id', 'MOON'],
    ['region_id', 'constructor'],
    ['tag_id', 99],
    ['company_id', []],
  ])('%s = %j: 404', async (key, value) => {
    const { status, body } = await call(shared, 'POST', EVENTS, { ...request, [key]: value });
    expect({ status, error: body.error }).toEqual({ status: 404, error: `could not create: not a value for ${key}` });
  });

  test('an account without the time-zone feature takes no zone and gives none', async () => {
    const sandbox = await start({ timeZoneFeature: false });
    const { status, body } = await call(sandbox, 'POST', EVENTS, createRequest);
    const { body: withZone } = await call(sandbox, 'POST', EVENTS, request);
    const { body: updated } = await call(sandbox, 'PUT', `${EVENTS}/${body.id}`, { time_zone: 'Europe/Paris' });
    const { body: list } = await call(sandbox, 'GET', EVENTS);
    expect(status).toBe(200);
    expect(Object.keys(updated)).toEqual(Object.keys(listResponse[0]!));
    expect(withZone.classroom_start).toBe('2013-01-02T09:00:00');
    expect(list.filter((event: object) => Object.keys(event).some((key) => /tz$|time_zone/.test(key)))).toEqual([]);
    expect(list).toHaveLength(events.length + 2);
  });
});

describe('updating', () => {
  test("the page's request gets the page's answer: classroom times and *_tz are left behind", async () => {
    const sandbox = await start();
    const { body: created } = await call(sandbox, 'POST', EVENTS, { ...createRequest, time_zone: 'Europe/Paris' });
    const { status, body } = await call(sandbox, 'PUT', `${EVENTS}/${created.id}`, updateRequest);
    expect(status).toBe(200);
    expect(body).toEqual({ ...created, start_date: '2009-01-25T14:15:16', end_date: '2010-01-25' });
    for (const key of ['start_date', 'end_date', 'classroom_start', 'classroom_end', 'start_tz', 'end_tz'] as const) {
      expect(body[key]).toBe(updateResponse[key]);
    }
    expect((await call(sandbox, 'GET', `${EVENTS}/${created.id}`)).body).toEqual(body);
  });

  test('changes what is sent and nothing else', async () => {
    const sandbox = await start();
    const { body: before } = await call(sandbox, 'GET', `${EVENTS}/17`);
    const changes = {
      venue_id: 24,
      course_id: 2,
      personnel_tutor_id: 9,
      tag_id: null,
      notes: null,
      time_zone: 'Asia/Tokyo',
    };
    const { body: after } = await call(sandbox, 'PUT', `${EVENTS}/17`, {
      ...changes,
      personnel_administrator_id: null,
    });
    const { venue, course, personnel_tutor: tutor } = after;
    expect([venue.id, course.id, tutor.id]).toEqual([24, 2, 9]);
    expect(after).toEqual({
      ...before,
      ...changes,
      ...{ venue, course, personnel_tutor: tutor, tag: null },
      ...{ personnel_administrator_id: null, personnel_administrator: null },
    });
  });

  test('an empty change changes nothing', async () => {
    const before = events.find(({ id }) => id === 6);
    expect((await call(shared, 'PUT', `${EVENTS}/6`, {})).body).toEqual(before);
  });

  test('an event that gets its first zone gets all the zone fields', async () => {
    const sandbox = await start();
    const { body } = await call(sandbox, 'PUT', `${EVENTS}/4`, { time_zone: 'Europe/London' });
    expect(Object.keys(body)).toEqual(Object.keys(getResponse));
    expect(body.start_tz).toBe(`${body.start_date.slice(0, 10)}T09:00:00+00:00`);
  });

  test.each<[string, unknown]>([
    ['99999', { title: 'x' }],
    ['6', { venue_id: 99 }],
    ['6', { start_time: 'noon' }],
    ['6', { time_zone: null }],
    ['6', { disposition: null }],
    ['6', [1]],
    ['6', '{"title":'],
    ['6', ''],
  ])('%s %j: 404, and the event stays as it was', async (id, body) => {
    expect((await call(shared, 'PUT', `${EVENTS}/${id}`, body)).status).toBe(404);
    expect((await call(shared, 'GET', `${EVENTS}/6`)).body).toEqual(events.find((event) => event.id === 6));
  });
});

describe('deleting', () => {
  test('answers the deleted event, which is gone then', async () => {
    const sandbox = await start();
    const { status, body } = await call(sandbox, 'DELETE', `${EVENTS}/3`);
    expect(status).toBe(200);
    expect(body).toEqual(events.find(({ id }) => id === 3));
    for (const method of ['GET', 'DELETE']) expect((await call(sandbox, method, `${EVENTS}/3`)).status).toBe(404);
    expect((await call(sandbox, 'PUT', `${EVENTS}/3`, { title: 'x' })).status).toBe(404);
    expect(await idsOf(sandbox, 'id__lte=4')).toEqual([1, 2, 4]);
  });
});

describe('events of one’s own', () => {
  test('are served as they are, and the given ones are not changed', async () => {
    const own = [
      { ...listResponse[1]!, id: 70 },
      { id: 9, start_date: 42, title: { odd: true } },
    ];
    const before = structuredClone(own);
    const sandbox = await start({ events: own });
    expect((await call(sandbox, 'GET', EVENTS)).body).toEqual([own[1], own[0]]);
    expect(await idsOf(sandbox, 'start_date__gte=2000-01-01')).toEqual([70]);
    expect((await call(sandbox, 'PUT', `${EVENTS}/70`, { title: 'x' })).body.title).toBe('x');
    expect((await call(sandbox, 'PUT', `${EVENTS}/9`, { time_zone: 'Europe/Paris' })).status).toBe(404);
    expect(own).toEqual(before);
  });

  test('none is an empty list, and the first that is made has id 1', async () => {
    const sandbox = await start({ events: [] });
    expect((await call(sandbox, 'GET', EVENTS)).text).toBe('[]');
    const { body } = await call(sandbox, 'POST', EVENTS, { ...createRequest, time_zone: 'Europe/Paris' });
    expect(body.id).toBe(1);
  });
});

describe('garbage', () => {
  test.each(['{', '', 'null', '[]', '"text"', '12', 'a=1&b=2', '\u0000', '{"__proto__":{"venue_id":1}}'])(
    'a create with the body %j: 404',
    async (body) => {
      const reply = await call(shared, 'POST', EVENTS, body);
      expect({ status: reply.status, error: reply.body.error }).toEqual({
        status: 404,
        error: expect.stringMatching(/^could not create: /),
      });
    },
  );

  test('a body of two megabytes: 413, and the connection can be used again', async () => {
    const { status } = await call(shared, 'POST', EVENTS, `{"title":"${'x'.repeat(2_000_000)}"}`);
    expect(status).toBe(413);
    expect((await call(shared, 'GET', `${EVENTS}/6`)).status).toBe(200);
  });

  test.each([
    ['PATCH', `${EVENTS}/6`],
    ['OPTIONS', EVENTS],
    ['POST', `${EVENTS}/6`],
    ['PUT', EVENTS],
    ['DELETE', EVENTS],
    ['POST', '/api/v2/event/venues'],
    ['DELETE', '/api/v2/crm/contacts/1'],
  ])('%s %s: 405', async (method, path) => {
    expect(await call(shared, method, path)).toMatchObject({ status: 405, body: { error: 'method not allowed' } });
  });

  test.each([
    ['GET * HTTP/1.1', 404],
    ['GET http://elsewhere.example/api/v2/event/venues HTTP/1.1', 404],
    [`GET //${EVENTS} HTTP/1.1`, 404],
    ['GET /api/v2/../../etc/passwd HTTP/1.1', 404],
    ['GET /%E0%A4%A HTTP/1.1', 404],
    [`GET ${EVENTS}/%E0%A4%A HTTP/1.1`, 404],
    [`GET ${EVENTS}?%E0%A4%A=%&&&== HTTP/1.1`, 404],
    [`GET ${EVENTS}?${'id=1&'.repeat(20_000)} HTTP/1.1`, 431],
    ['BREW /coffee HTTP/1.1', 400],
    ['\u0001\u0002', 400],
  ])('%j: %i', async (requestLine, status) => {
    const headers = `Host: x\r\nAuthorization: ${credentials(shared)}\r\nConnection: close\r\n\r\n`;
    expect(await sendRaw(shared, `${requestLine}\r\n${headers}`)).toMatch(new RegExp(`^HTTP/1\\.1 ${status} `));
    expect((await call(shared, 'GET', `${EVENTS}/6`)).status).toBe(200);
  });

  test('a caller that goes away in the middle of a body harms nobody', async () => {
    const port = Number(new URL(shared.variables.ADMINISTRATE_BASE_URL!).port);
    await new Promise<void>((resolve) => {
      const socket = connect(port, '127.0.0.1', () => {
        socket.write(
          `POST ${EVENTS} HTTP/1.1\r\nHost: x\r\nAuthorization: ${credentials(shared)}\r\nContent-Length: 99\r\n\r\n{`,
        );
        socket.end(() => socket.destroy());
      });
      socket.once('close', () => resolve());
    });
    expect((await call(shared, 'GET', `${EVENTS}/6`)).status).toBe(200);
    expect(await idsOf(shared, '')).toEqual(events.map(({ id }) => id));
  });
});
