import { startAdministrateApp, startTestApp, type TestApp } from '../support/app';
import { readCalendar } from '../schedule/calendars';
import { DAY_MS, getCalendar, readFeed, Started } from './calendar-reader';

const started = new Started();
let app: TestApp;
beforeAll(async () => {
  app = started.keep(await startTestApp({ SANDBOX: 'on' }));
});
afterAll(() => started.stop());

const get = (parameters?: Record<string, string>, init?: RequestInit) => getCalendar(app.url, parameters, init);
const calendar = (parameters?: Record<string, string>) => readFeed(app.url, parameters);

/** What GraphQL tells of the same window. */
async function schedule(filter: object = {}): Promise<any[]> {
  const today = Math.floor(Date.now() / DAY_MS) * DAY_MS;
  const { data } = await app.graphql(
    `query ($from: DateTime!, $to: DateTime!, $filter: ScheduleFilter) {
      schedule(from: $from, to: $to, first: 200, filter: $filter) {
        nodes { id provider status startsAt endsAt timeZone title hosts { email } ... on PublicEvent { venue { id name } location } }
        pageInfo { hasNextPage }
        unavailable { provider }
      }
    }`,
    {
      from: new Date(today - 30 * DAY_MS).toISOString(),
      to: new Date(today + 366 * DAY_MS).toISOString(),
      filter: { includeCancelled: true, ...filter },
    },
  );
  expect(data.schedule).toMatchObject({ unavailable: [] });
  return data.schedule.nodes;
}

const uidOf = ({ id }: { id: string }): string => `${id}@scheduling-graph`;
const TITLES: Readonly<Record<string, string>> = {
  ADMINISTRATE: 'Administrate',
  ELECTA: 'Electa',
  ICAREUS: 'Icareus Suite',
  WIZIQ: 'WizIQ',
};

describe('/calendar.ics', () => {
  it('is a calendar of all providers, as the schedule has them', async () => {
    const expected = await schedule();
    const { sessions, zones, response, text } = await calendar();

    expect(new Set(expected.map(({ provider }) => provider))).toEqual(new Set(Object.keys(TITLES)));
    // One page of the schedule is 200 sessions; a calendar has no pages.
    expect(sessions.length).toBeGreaterThanOrEqual(expected.length);
    expect(sessions.slice(0, expected.length)).toEqual(
      expected.map(({ id, title, provider, startsAt, endsAt }) =>
        expect.objectContaining({
          uid: uidOf({ id }),
          title,
          category: TITLES[provider],
          // What is finer than a second is cut.
          startsAt: new Date(Math.floor(Date.parse(startsAt) / 1000) * 1000),
          endsAt: new Date(Math.floor(Date.parse(endsAt) / 1000) * 1000),
        }),
      ),
    );
    expect(new Set(sessions.map(({ uid }) => uid)).size).toBe(sessions.length);
    expect(zones).toEqual([...new Set(zones)]);
    expect(zones).toEqual(expect.arrayContaining(['Europe/London', 'Europe/Paris']));
    expect(new Set(sessions.map(({ timeZone }) => timeZone))).toEqual(new Set([...zones, 'UTC']));
    expect(text).toMatch(/^BEGIN:VCALENDAR\r\n/);
    expect(Object.fromEntries(response.headers)).toMatchObject({
      'content-type': 'text/calendar; charset=utf-8',
      'content-disposition': 'inline; filename="schedule.ics"',
      'cache-control': 'private, no-cache',
      etag: expect.stringMatching(/^"[\w-]{43}"$/),
    });
  });

  it('describes a session whose provider stores HTML in plain text', async () => {
    const startsAt = new Date((Math.floor(Date.now() / DAY_MS) + 3) * DAY_MS);
    const input = {
      name: { text: 'Described in HTML' },
      description: { text: '<p>Bring a <b>pen</b> &amp; paper.</p><ul><li>Room 3</li></ul><script>alert(1)</script>' },
      startsAt,
      endsAt: new Date(startsAt.getTime() + 3_600_000),
    };
    const mutation = `mutation ($input: CreateIcareusEventInput!) { createIcareusEvent(input: $input) { event { id } } }`;
    const { data } = await app.graphql(mutation, { input });
    const { events } = readCalendar((await calendar()).text);
    const event = events.find(({ uid }) => uid === uidOf(data.createIcareusEvent.event));
    expect(event?.description).toMatch(/^Bring a pen & paper\.\n\n- Room 3(\n|$)/);
    expect(event?.description).not.toMatch(/[<>]|alert/);
  });

  it('tells which sessions were cancelled, unless that is not wanted', async () => {
    const cancelled = (await schedule()).filter(({ status }) => status === 'CANCELLED').map(uidOf);
    expect(cancelled.length).toBeGreaterThan(0);
    const { sessions } = await calendar();
    expect(sessions.filter(({ status }) => status === 'CANCELLED').map(({ uid }) => uid)).toEqual(
      expect.arrayContaining(cancelled),
    );
    expect((await calendar({ includeCancelled: 'true' })).sessions).toEqual(sessions);

    const without = await calendar({ includeCancelled: 'false' });
    expect(without.sessions).toEqual(sessions.filter(({ status }) => status !== 'CANCELLED'));
  });

  it('has the sessions of the providers that are named', async () => {
    const { sessions } = await calendar({ providers: 'wiziq,ELECTA' });
    expect(new Set(sessions.map(({ category }) => category))).toEqual(new Set(['WizIQ', 'Electa']));
    expect(sessions.map(({ uid }) => uid)).toEqual((await schedule({ providers: ['WIZIQ', 'ELECTA'] })).map(uidOf));
  });

  it('has the sessions of the hosts that are named, in any capitals', async () => {
    const [host] = (await schedule()).flatMap(({ hosts }) => hosts).filter(({ email }) => email !== null);
    const expected = (await schedule({ hosts: [host.email] })).map(uidOf);
    expect(expected.length).toBeGreaterThan(0);
    const { sessions } = await calendar({ hosts: host.email.toUpperCase() });
    expect(sessions.map(({ uid }) => uid)).toEqual(expected);
    expect(new Set(sessions.map(({ organizer }) => organizer?.toLowerCase()))).toEqual(
      new Set([`mailto:${host.email.toLowerCase()}`]),
    );
  });

  it('has the sessions at the venues that are named, and says where they are', async () => {
    const [event] = (await schedule()).filter(({ venue, location }) => venue && !location);
    const expected = (await schedule({ venueIds: [event.venue.id] })).map(uidOf);
    const { sessions } = await calendar({ venueIds: event.venue.id });
    expect(sessions.map(({ uid }) => uid)).toEqual(expected);
    expect(sessions.find(({ uid }) => uid === uidOf(event))).toMatchObject({ location: event.venue.name });
  });

  it('has the sessions with a text', async () => {
    const [{ title }] = await schedule();
    const text = title.split(' ')[0].toUpperCase();
    const { sessions } = await calendar({ text });
    expect(sessions.map(({ uid }) => uid)).toEqual((await schedule({ text })).map(uidOf));
    expect(sessions.length).toBeGreaterThan(0);
  });

  it('has the sessions that overlap the window which is asked for', async () => {
    const [one] = (await schedule()).filter(
      ({ startsAt, endsAt }) => Date.parse(endsAt) - Date.parse(startsAt) > 60_000,
    );
    const inside = new Date(Date.parse(one.startsAt) + 1_000).toISOString();
    const overlapping = await calendar({ from: inside, to: new Date(Date.parse(inside) + 1_000).toISOString() });
    expect(overlapping.sessions.map(({ uid }) => uid)).toContain(uidOf(one));
    const before = new Date(Date.parse(one.startsAt) - DAY_MS).toISOString();
    const earlier = await calendar({ from: before, to: one.startsAt });
    expect(earlier.sessions.map(({ uid }) => uid)).not.toContain(uidOf(one));
  });

  it('is a calendar with nothing in it where nothing fits', async () => {
    const { sessions, text } = await calendar({ text: 'no session is called so' });
    expect(sessions).toEqual([]);
    expect(text).toMatch(/END:VCALENDAR\r\n$/);
  });

  it('takes nothing from the clock: the stamp of a session is its start', async () => {
    const { sessions, text } = await calendar();
    for (const { stamp, startsAt } of sessions) expect(stamp).toBe(startsAt.toISOString().replace('.000Z', 'Z'));
    expect(text).not.toContain('LAST-MODIFIED');
  });
});

describe('A program that asks again', () => {
  const some = { providers: 'WIZIQ' };

  it('is told that nothing has changed, by whatever it knows', async () => {
    const first = await get(some);
    const etag = first.headers.get('etag')!;
    for (const known of [etag, `W/${etag}`, '*', `"another", ${etag}`, `W/"another",W/${etag} , "third"`]) {
      const again = await get(some, { headers: { 'if-none-match': known } });
      expect([again.status, again.headers.get('etag'), await again.text()]).toEqual([304, etag, '']);
      expect(again.headers.get('cache-control')).toBe('private, no-cache');
    }
  });

  it('is given the calendar where it knows another one', async () => {
    const etag = (await get(some)).headers.get('etag')!;
    for (const known of ['"another"', etag.slice(1, -1), '', `W/"${etag.slice(2)}`]) {
      const again = await get(some, { headers: { 'if-none-match': known } });
      expect([again.status, again.headers.get('etag')]).toEqual([200, etag]);
    }
    expect((await get({ providers: 'ELECTA' })).headers.get('etag')).not.toBe(etag);
  });

  it('may ask for the headers alone', async () => {
    const whole = await get(some);
    const { length } = Buffer.from(await whole.arrayBuffer());
    const head = await get(some, { method: 'HEAD' });
    expect([head.status, await head.text()]).toEqual([200, '']);
    expect(Object.fromEntries(head.headers)).toMatchObject({
      etag: whole.headers.get('etag'),
      'content-type': 'text/calendar; charset=utf-8',
      'content-length': String(length),
    });
    const known = { 'if-none-match': whole.headers.get('etag')! };
    expect((await get(some, { method: 'HEAD', headers: known })).status).toBe(304);
    expect((await get({ from: 'now' }, { method: 'HEAD' })).status).toBe(400);
  });

  it('is told what the calendar takes when it sends something to it', async () => {
    const sent = await get({}, { method: 'PUT' });
    expect([sent.status, sent.headers.get('allow')]).toEqual([405, expect.stringContaining('GET')]);
  });

  it('finds the same calendar, to the byte, after the server was started again', async () => {
    const first = started.keep(await startAdministrateApp());
    const before = await (await getCalendar(first.url)).text();
    const second = started.keep(await startTestApp(first.sandbox.variables));
    const response = await getCalendar(second.url);
    expect(await response.text()).toBe(before);
    expect(readCalendar(before).events.length).toBeGreaterThan(100);
  });
});

describe('A calendar that is asked for wrongly', () => {
  it.each<[what: string, parameters: Record<string, string>, message: string]>([
    ['an unknown parameter', { until: '2026-01-01T00:00:00Z' }, 'until: there is no such parameter, but from, to,'],
    ['an instant that is none', { from: '2026-02-30T00:00:00Z' }, 'from: "2026-02-30T00:00:00Z" is not an instant'],
    [
      'an unknown provider',
      { providers: 'zoom' },
      'providers: "zoom" is none of ADMINISTRATE, ELECTA, ICAREUS, WIZIQ.',
    ],
    [
      'a window that is too long',
      { from: '2026-01-01T00:00:00Z', to: '2028-01-01T00:00:00Z' },
      'to: the window from 2026-01-01T00:00:00.000Z to 2028-01-01T00:00:00.000Z is longer than 400 days.',
    ],
    [
      'a window that is reversed',
      { from: '2026-01-02T00:00:00Z', to: '2026-01-01T00:00:00Z' },
      'to: the window ends at 2026-01-01T00:00:00.000Z, but starts at 2026-01-02T00:00:00.000Z.',
    ],
  ])('is refused because of %s', async (_what, parameters, message) => {
    const response = await get(parameters);
    expect(response.status).toBe(400);
    expect(response.headers.get('content-type')).toMatch(/^application\/json/);
    expect(response.headers.get('etag')).toBeNull();
    expect(await response.json()).toEqual({
      errors: [{ message: expect.stringContaining(message), extensions: { code: 'BAD_USER_INPUT' } }],
    });
  });

  it('is refused because its "+" was not written as an address has it, and given once it is', async () => {
    const ask = (from: string) => fetch(`${app.url}/calendar.ics?from=${from}`);
    const refused = await ask('2026-01-31T09:00:00+01:00');
    expect(refused.status).toBe(400);
    expect(await refused.text()).toContain('has to be written as \\"%2B\\"');
    expect((await ask('2026-01-31T09:00:00%2B01:00')).status).toBe(200);
  });
});
