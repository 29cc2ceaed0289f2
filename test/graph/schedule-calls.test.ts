import { CONTACTS } from '../../src/providers/administrate/sandbox/contacts';
import { COURSES } from '../../src/providers/administrate/sandbox/courses';
import { eventRecord } from '../../src/providers/administrate/sandbox/events';
import { PLACES } from '../../src/providers/administrate/sandbox/venues';
import { Temporal } from 'temporal-polyfill';
import { ScheduleApp } from '../support/schedule-app';
import { ANNA, at, Bookings, CONFLICTS, days } from './booking';
import { type Json } from './calls';

/** A public event in the morning of a day, as Administrate tells it. */
const record = (id: number, day: string) =>
  eventRecord({
    id,
    course: COURSES[0]!,
    venue: PLACES[0]!.venue,
    tutor: CONTACTS[0]!,
    starts: Temporal.PlainDateTime.from(`${day}T09:00`),
    ends: Temporal.PlainDateTime.from(`${day}T10:00`),
    timeZone: 'Europe/London',
    currencyCode: 'GBP',
  });

const many = Array.from({ length: 250 }, (_, index) => record(index + 1, '2030-06-10'));
/** One of which Administrate tells neither the course nor the tutor, but for their ids. */
const bare = { ...record(900, '2030-05-20'), title: null, course: null, personnel_tutor: null };

let app: ScheduleApp;
const bookings = new Bookings(() => app);

beforeAll(async () => {
  app = await ScheduleApp.start({ events: [...many, bare] });
  await bookings.class(at(0, '09:00'));
  await bookings.class(at(0, '10:00'));
  await bookings.electaEvent(at(0, '09:00'));
  await bookings.icareusEvent(at(0, '09:00'), at(0, '11:00'));
  await bookings.icareusEvent(at(0, '10:00'), at(0, '11:00'));
});
afterAll(() => app.stop());
beforeEach(() => app.forget());

it('asks every provider once for a page', async () => {
  await expect(bookings.ids({ ...days(0), first: 2 })).resolves.toHaveLength(2);
  expect(app.calls('ADMINISTRATE')).toEqual(['GET /api/v2/event/public_events']);
  expect(app.calls('ELECTA')).toEqual(['GET /event/list']);
  expect(app.calls('ICAREUS')).toEqual(['GET /api/event']);
  expect(app.calls('WIZIQ')).toEqual(['get_data']);
});

it('asks all of them at once', async () => {
  // Each of the four calls is answered only when all four are there.
  app.letMeet(4);
  await expect(bookings.ids(days(0))).resolves.toHaveLength(5);
});

it('asks each once for schedule, conflicts and availability of one window', async () => {
  const { data, errors } = await app.graphql(
    `query ($from: DateTime!, $to: DateTime!, $hosts: [EmailAddress!]!) {
      schedule(from: $from, to: $to) { nodes { id title hosts { email } } unavailable { message } }
      conflicts(from: $from, to: $to) { ${CONFLICTS} unavailable { message } }
      availability(from: $from, to: $to, hosts: $hosts) { hosts { busy { startsAt } } unavailable { message } }
      again: schedule(from: $from, to: $to, filter: { providers: [WIZIQ] }) { nodes { id } }
    }`,
    { ...days(0), hosts: [ANNA.email] },
  );
  expect(errors).toEqual([]);
  expect(data.schedule.nodes).toHaveLength(5);
  expect(data.schedule.unavailable).toEqual([]);
  expect(data.conflicts).toEqual({ conflicts: [], unavailable: [] });
  expect(data.availability.hosts[0].busy).toEqual([{ startsAt: at(0, '09:00') }]);
  expect(data.again.nodes).toHaveLength(2);
  expect(app.counts()).toEqual({ ADMINISTRATE: 1, ELECTA: 1, ICAREUS: 1, WIZIQ: 1 });
});

it('makes one call more for every further hundred', async () => {
  const visited = new Set<string>();
  let after: string | null = null;
  do {
    app.forget();
    const page: Json = await bookings.schedule({ from: at(34, '00:00'), to: at(37, '00:00'), first: 200, after });
    expect(app.counts()).toEqual({ ADMINISTRATE: 3, ELECTA: 1, ICAREUS: 1, WIZIQ: 1 });
    for (const { id } of page.nodes) visited.add(id);
    after = page.pageInfo.hasNextPage ? page.pageInfo.endCursor : null;
  } while (after !== null);
  expect(visited).toEqual(new Set(many.map(({ id }) => `administrate:public-event:${id}`)));
});

describe('a public event that comes with nothing but ids', () => {
  const id = 'administrate:public-event:900';

  it('is found by the title of its course', async () => {
    const filter = { text: String(COURSES[0]!.title).slice(2) };
    await expect(bookings.ids({ ...days(14), filter })).resolves.toEqual([id]);
  });

  it('keeps its tutor busy under the address that the tutor has', async () => {
    await expect(bookings.ids({ ...days(14), filter: { hosts: [ANNA.email] } })).resolves.toEqual([id]);
    const { hosts } = await bookings.availability({ ...days(14), hosts: [ANNA.email] });
    expect(hosts[0].busy).toEqual([{ startsAt: at(14, '08:00'), endsAt: at(14, '09:00') }]);
    expect(app.calls('ADMINISTRATE')).toEqual([
      'GET /api/v2/event/public_events',
      'GET /api/v2/crm/contacts/1',
      'GET /api/v2/event/public_events',
      'GET /api/v2/crm/contacts/1',
    ]);
  });
});
