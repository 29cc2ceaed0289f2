import { ScheduleApp } from '../support/schedule-app';
import { at, Bookings, days } from './booking';
import { type Json } from './calls';

let app: ScheduleApp;
const bookings = new Bookings(() => app);

beforeAll(async () => {
  app = await ScheduleApp.start();
});
afterAll(() => app.stop());

describe('the order', () => {
  it('is by start, whatever the provider, and by id where two start together', async () => {
    const ids = [
      await bookings.class(at(0, '09:00')),
      await bookings.icareusEvent(at(0, '08:00'), at(0, '10:00')),
      await bookings.electaEvent(at(0, '07:00')),
      await bookings.publicEvent(at(0, '09:00'), at(0, '11:00')),
      await bookings.class(at(0, '06:00')),
    ];
    const [later, forum, welcome, course, earlier] = ids;
    await expect(bookings.ids(days(0))).resolves.toEqual([earlier, welcome, forum, course, later]);
  });
});

describe('the window', () => {
  const day = 7;

  it('has what runs into it and what runs out of it, and not what only touches it', async () => {
    const within = { from: at(day, '10:00'), to: at(day, '12:00') };
    const classes = [
      await bookings.class(at(day, '09:00')),
      await bookings.class(at(day, '09:01')),
      await bookings.class(at(day, '11:59')),
      await bookings.class(at(day, '12:00')),
    ];
    const events = [
      await bookings.electaEvent(at(day, '09:00')),
      await bookings.electaEvent(at(day, '09:05')),
      await bookings.electaEvent(at(day, '12:00')),
    ];
    const forums = [
      await bookings.icareusEvent(at(day, '08:00'), at(day, '10:00')),
      await bookings.icareusEvent(at(day, '08:00'), at(day, '13:00')),
      await bookings.icareusEvent(at(day, '12:00'), at(day, '13:00')),
    ];
    const courses = [
      await bookings.publicEvent(at(day, '08:00'), at(day, '10:00')),
      await bookings.publicEvent(at(day - 3, '08:00'), at(day, '10:01')),
      await bookings.publicEvent(at(day, '11:00'), at(day + 2, '17:00')),
      await bookings.publicEvent(at(day, '12:00'), at(day, '17:00')),
    ];
    const expected = [courses[1], forums[1], classes[1], events[1], courses[2], classes[2]];
    await expect(bookings.ids(within)).resolves.toEqual(expected);
  });

  it.each([
    [
      { from: at(0, '10:00'), to: at(0, '09:00') },
      'to: the window ends at 2030-05-06T09:00:00.000Z, but starts at 2030-05-06T10:00:00.000Z. Give a "to" that is later than "from".',
    ],
    [
      { from: at(0, '10:00'), to: at(0, '10:00') },
      'to: the window ends at 2030-05-06T10:00:00.000Z, but starts at 2030-05-06T10:00:00.000Z. Give a "to" that is later than "from".',
    ],
    [
      { from: at(0, '00:00'), to: at(400, '00:01') },
      'to: the window from 2030-05-06T00:00:00.000Z to 2031-06-10T00:01:00.000Z is longer than 400 days. Ask for shorter windows, one after the other.',
    ],
  ])('is refused where it makes no sense or is too long: %j', async (window, message) => {
    app.forget();
    for (const field of ['schedule', 'conflicts', 'availability']) {
      const hosts = field === 'availability' ? 'hosts: ["anna@training.example"]' : '';
      const query = `query ($from: DateTime!, $to: DateTime!) { ${field}(from: $from, to: $to, ${hosts}) { __typename } }`;
      const { data, errors } = await app.graphql(query, window);
      expect(data).toEqual({ [field]: null });
      expect(errors).toMatchObject([{ message, path: [field], extensions: { code: 'BAD_USER_INPUT' } }]);
    }
    expect(app.counts()).toEqual({ ADMINISTRATE: 0, ELECTA: 0, ICAREUS: 0, WIZIQ: 0 });
  });

  it('may be 400 days long', async () => {
    const { unavailable } = await bookings.schedule({ from: at(100, '00:00'), to: at(500, '00:00') });
    expect(unavailable).toEqual([]);
  });
});

describe('pages', () => {
  const day = 14;

  it('visit every session once, with cursors that go on over all providers', async () => {
    const ids = [
      await bookings.class(at(day, '09:00')),
      await bookings.electaEvent(at(day, '09:00')),
      await bookings.icareusEvent(at(day, '09:00'), at(day, '10:00')),
      await bookings.publicEvent(at(day, '09:00'), at(day, '10:00')),
      await bookings.class(at(day, '08:00')),
    ];
    for (const first of [1, 2, 3]) {
      const visited: string[] = [];
      let after: string | null = null;
      do {
        const page: Json = await bookings.schedule({ ...days(day), first, after });
        const again: Json = await bookings.schedule({ ...days(day), first, after });
        expect(again).toEqual(page);
        expect(page.nodes.length).toBeLessThanOrEqual(first);
        expect(page.edges.map(({ node }: Json) => node.id)).toEqual(page.nodes.map(({ id }: Json) => id));
        expect(page.pageInfo).toMatchObject({
          hasPreviousPage: after !== null,
          startCursor: page.edges[0].cursor,
          endCursor: page.edges.at(-1).cursor,
        });
        visited.push(...page.nodes.map(({ id }: Json) => id));
        after = page.pageInfo.hasNextPage ? page.pageInfo.endCursor : null;
      } while (after !== null);
      expect(visited).toEqual([ids[4], ids[3], ids[1], ids[2], ids[0]]);
    }
  });

  it('go on behind a session that is gone by now', async () => {
    const first = await bookings.publicEvent(at(day + 1, '09:00'), at(day + 1, '10:00'));
    const second = await bookings.publicEvent(at(day + 1, '11:00'), at(day + 1, '12:00'));
    const { pageInfo } = await bookings.schedule({ ...days(day + 1), first: 1 });
    await app.graphql('mutation ($id: ID!) { deletePublicEvent(input: { id: $id }) { deletedId } }', { id: first });
    await expect(bookings.ids({ ...days(day + 1), after: pageInfo.endCursor })).resolves.toEqual([second]);
  });

  it.each([
    [{ first: 0 }, 'first: 0 is not from 1 to 200. Ask for smaller pages and continue with "after".'],
    [{ first: 201 }, 'first: 201 is not from 1 to 200. Ask for smaller pages and continue with "after".'],
    [{ after: 'here' }, 'after: this is no cursor of a schedule. Hand on an endCursor that the schedule gave.'],
    [{ after: '' }, 'after: this is no cursor of a schedule. Hand on an endCursor that the schedule gave.'],
  ])('are refused with %j', async (page, message) => {
    const { data, errors } = await app.graphql(
      `query ($from: DateTime!, $to: DateTime!, $first: Int! = 50, $after: String) {
        schedule(from: $from, to: $to, first: $first, after: $after) { nodes { id } }
      }`,
      { ...days(day), ...page },
    );
    expect(data).toEqual({ schedule: null });
    expect(errors).toMatchObject([{ message, path: ['schedule'], extensions: { code: 'BAD_USER_INPUT' } }]);
  });
});
