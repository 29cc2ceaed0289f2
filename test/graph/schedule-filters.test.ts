import { type ProviderName, ScheduleApp } from '../support/schedule-app';
import { ANNA, at, Bookings, days, TOMAS } from './booking';

let app: ScheduleApp;
const bookings = new Bookings(() => app);

/** What is booked on Monday: of each provider something. */
let ids: Record<'algebra' | 'geometry' | 'welcome' | 'forum' | 'course', string>;

beforeAll(async () => {
  app = await ScheduleApp.start();
  ids = {
    algebra: await bookings.class(at(0, '06:00'), { presenterEmail: 'Anna.Kowalska@Training.Example' }),
    geometry: await bookings.class(at(0, '07:00'), { title: 'Geometry', presenterEmail: 'omar@training.example' }),
    welcome: await bookings.electaEvent(at(0, '08:00'), { presenterId: '122201' }),
    forum: await bookings.icareusEvent(at(0, '09:00'), at(0, '10:00'), 'Forum of Algebraists'),
    course: await bookings.publicEvent(at(0, '11:00'), at(0, '12:00'), { venueId: 'administrate:venue:4' }),
  };
});
afterAll(() => app.stop());

const having = (filter: object) => bookings.ids({ ...days(0), filter });

it('shows all without a filter, and with an empty one', async () => {
  const all = [ids.algebra, ids.geometry, ids.welcome, ids.forum, ids.course];
  await expect(bookings.ids(days(0))).resolves.toEqual(all);
  await expect(having({})).resolves.toEqual(all);
  const parts = { providers: null, hosts: null, venueIds: null, text: null };
  await expect(having(parts)).resolves.toEqual(all);
});

describe('providers', () => {
  it('are asked only where they are named', async () => {
    app.forget();
    await expect(having({ providers: ['WIZIQ', 'ADMINISTRATE'] })).resolves.toEqual([
      ids.algebra,
      ids.geometry,
      ids.course,
    ]);
    expect(app.counts()).toEqual({ ADMINISTRATE: 1, ELECTA: 0, ICAREUS: 0, WIZIQ: 1 });
    await expect(having({ providers: [] })).resolves.toEqual([]);
  });
});

describe('hosts', () => {
  it('are found at every provider, in any capitals', async () => {
    await expect(having({ hosts: ['ANNA.KOWALSKA@training.example'] })).resolves.toEqual([ids.algebra]);
    await expect(having({ hosts: [TOMAS.email, 'wanjiru.kamande@training.example'] })).resolves.toEqual([
      ids.welcome,
      ids.course,
    ]);
    await expect(having({ hosts: ['nobody@training.example'] })).resolves.toEqual([]);
    await expect(having({ hosts: [] })).resolves.toEqual([]);
  });
});

describe('venueIds', () => {
  it('are ids as the graph tells them', async () => {
    await expect(having({ venueIds: ['administrate:venue:4'] })).resolves.toEqual([ids.course]);
    await expect(having({ venueIds: ['administrate:venue:5', 'nonsense'] })).resolves.toEqual([]);
  });
});

describe('text', () => {
  it('is looked for in titles and descriptions, in any capitals', async () => {
    await expect(having({ text: ' ALGEBRA ' })).resolves.toEqual([ids.algebra, ids.forum]);
    await expect(having({ text: 'come' })).resolves.toEqual([ids.welcome]);
    await expect(having({ text: 'no such text' })).resolves.toEqual([]);
    await expect(having({ text: '' })).resolves.toHaveLength(5);
  });

  it('is looked for in the title of the course where a public event has none of its own', async () => {
    const { data } = await app.graphql('{ course(id: "administrate:course:1") { title summary } }');
    await expect(having({ text: data.course.title.slice(3) })).resolves.toEqual([ids.course]);
    await expect(having({ text: data.course.summary.slice(3) })).resolves.toEqual([ids.course]);
  });

  it('goes together with the other parts: all have to fit', async () => {
    await expect(having({ text: 'algebra', hosts: [ANNA.email] })).resolves.toEqual([ids.algebra]);
    await expect(having({ text: 'algebra', providers: ['ICAREUS'] })).resolves.toEqual([ids.forum]);
    await expect(having({ text: 'geometry', hosts: [ANNA.email] })).resolves.toEqual([]);
  });
});

describe('includeCancelled', () => {
  it('shows what was called off, which is left out otherwise', async () => {
    const called = await bookings.class(at(1, '09:00'));
    const off = await bookings.publicEvent(at(1, '10:00'), at(1, '11:00'));
    await app.graphql('mutation ($id: ID!) { cancelClass(input: { id: $id }) { userErrors { message } } }', {
      id: called,
    });
    await bookings.payload('updatePublicEvent', { id: off, isCancelled: true });
    await expect(bookings.ids(days(1))).resolves.toEqual([]);
    const { nodes } = await bookings.schedule({ ...days(1), filter: { includeCancelled: true } }, 'status');
    expect(nodes).toEqual([
      { id: called, status: 'CANCELLED' },
      { id: off, status: 'CANCELLED' },
    ]);
  });
});

describe('a provider that is disabled', () => {
  const filterOf = (...providers: ProviderName[]) => ({ ...days(0), filter: { providers } });

  it('is left out, unless the filter names it', async () => {
    await app.restart({ ELECTA_COMPANY_ID: undefined, ELECTA_APP_KEY: undefined });
    try {
      await expect(bookings.ids(days(0))).resolves.toEqual([ids.algebra, ids.geometry, ids.forum, ids.course]);

      const outage = {
        provider: 'ELECTA',
        code: 'PROVIDER_NOT_CONFIGURED',
        message:
          'Electa is not configured. To enable it, the operator of this server must set ELECTA_COMPANY_ID, ELECTA_APP_KEY or ELECTA_TOKEN.',
        isPartial: false,
        staleSince: null,
      };
      const { nodes, unavailable } = await bookings.schedule(filterOf('ELECTA', 'ICAREUS'));
      expect(nodes).toEqual([{ id: ids.forum }]);
      expect(unavailable).toEqual([outage]);
      await expect(bookings.conflicts(filterOf('ELECTA'))).resolves.toEqual({ conflicts: [], unavailable: [outage] });
      await expect(bookings.conflicts(filterOf('ICAREUS'))).resolves.toEqual({ conflicts: [], unavailable: [] });
    } finally {
      await app.restart();
    }
  });
});
