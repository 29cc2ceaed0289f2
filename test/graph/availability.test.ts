import { PROVIDERS, ScheduleApp } from '../support/schedule-app';
import { ANNA, at, Bookings, days, TOMAS } from './booking';
import { type Json } from './calls';

let app: ScheduleApp;
const bookings = new Bookings(() => app);

beforeAll(async () => {
  app = await ScheduleApp.start();
});
afterAll(() => app.stop());

const range = (day: number, from: string, to: string) => ({ startsAt: at(day, from), endsAt: at(day, to) });

describe('busy and free', () => {
  it('are told over all providers, what overlaps or touches being one, and clipped to the window', async () => {
    await bookings.class(at(0, '08:30'), { presenterEmail: ANNA.email.toUpperCase() });
    await bookings.publicEvent(at(0, '10:00'), at(0, '12:00'), { tutorId: ANNA.id });
    await bookings.publicEvent(at(0, '11:00'), at(0, '12:30'), { tutorId: ANNA.id });
    await bookings.class(at(0, '12:30'));
    await bookings.electaEvent(at(0, '14:00'), { presenterId: '122201' });
    const off = await bookings.class(at(0, '15:00'));
    await app.graphql('mutation ($id: ID!) { cancelClass(input: { id: $id }) { userErrors { message } } }', {
      id: off,
    });

    const asked = ['Anna.Kowalska@training.example', 'wanjiru.kamande@training.example', TOMAS.email];
    const window = { from: at(0, '09:00'), to: at(0, '17:00') };
    const { hosts, unavailable } = await bookings.availability({ ...window, hosts: asked });
    expect(unavailable).toEqual([]);
    expect(hosts).toEqual([
      {
        host: asked[0],
        busy: [range(0, '09:00', '09:30'), range(0, '10:00', '13:30')],
        free: [range(0, '09:30', '10:00'), range(0, '13:30', '17:00')],
      },
      {
        host: asked[1],
        busy: [range(0, '14:00', '15:00')],
        free: [range(0, '09:00', '14:00'), range(0, '15:00', '17:00')],
      },
      { host: asked[2], busy: [], free: [range(0, '09:00', '17:00')] },
    ]);
  });

  it('leave out gaps that are shorter than asked for', async () => {
    const window = { from: at(0, '09:00'), to: at(0, '17:00'), hosts: [ANNA.email] };
    const freeWith = async (minimumMinutes: number): Promise<Json> =>
      (await bookings.availability({ ...window, minimumMinutes })).hosts[0].free;
    await expect(freeWith(31)).resolves.toEqual([range(0, '13:30', '17:00')]);
    await expect(freeWith(210)).resolves.toEqual([range(0, '13:30', '17:00')]);
    await expect(freeWith(211)).resolves.toEqual([]);
    await expect(freeWith(0)).resolves.toHaveLength(2);
  });
});

describe('while a provider cannot be asked', () => {
  it.each(PROVIDERS)('nobody is called free: %s', async (name) => {
    const day = 7 + PROVIDERS.indexOf(name);
    await bookings.class(at(day, '09:00'));
    await bookings.icareusEvent(at(day, '09:00'), at(day, '10:00'));
    await app.trouble('down', name);
    try {
      const { hosts, unavailable } = await bookings.availability({ ...days(day), hosts: [ANNA.email] });
      expect(unavailable).toMatchObject([{ provider: name, code: 'PROVIDER_UNAVAILABLE' }]);
      expect(hosts).toEqual([{ host: ANNA.email, busy: [range(day, '09:00', '10:00')], free: null }]);
    } finally {
      await app.trouble('none', name);
    }
    const { hosts } = await bookings.availability({ ...days(day), hosts: [ANNA.email] });
    expect(hosts[0].free).toHaveLength(2);
  });
});

describe('what is asked', () => {
  it.each([
    [{ hosts: [] }, 'hosts: 0 addresses are given. Give 1 to 100 at a time.'],
    [
      { hosts: Array.from({ length: 101 }, (_, index) => `host${index}@training.example`) },
      'hosts: 101 addresses are given. Give 1 to 100 at a time.',
    ],
    [{ minimumMinutes: -1 }, 'minimumMinutes: -1 is below 0. Give 0 or more.'],
  ])('is refused where it makes no sense: case %#', async (wrong, message) => {
    app.forget();
    const { data, errors } = await app.graphql(
      `query ($hosts: [EmailAddress!]!, $from: DateTime!, $to: DateTime!, $minimumMinutes: Int! = 30) {
        availability(hosts: $hosts, from: $from, to: $to, minimumMinutes: $minimumMinutes) { hosts { host } }
      }`,
      { ...days(0), hosts: [ANNA.email], ...wrong },
    );
    expect(data).toEqual({ availability: null });
    expect(errors).toMatchObject([{ message, path: ['availability'], extensions: { code: 'BAD_USER_INPUT' } }]);
    expect(app.counts()).toEqual({ ADMINISTRATE: 0, ELECTA: 0, ICAREUS: 0, WIZIQ: 0 });
  });
});
