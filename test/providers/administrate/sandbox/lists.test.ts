import { type RunningSandbox } from '../../../../src/provider-kit/port';
import { call, CONTACTS, COURSES, EVENTS, idsOf, type Json, start, stopAll, VENUES } from './caller';

let shared: RunningSandbox;
let events: Json[];
beforeAll(async () => {
  shared = await start();
  events = (await call(shared, 'GET', EVENTS)).body;
});
afterAll(stopAll);

describe('lists', () => {
  const CHRISTMAS = '2026-12-24';
  const dateOf = (event: Json) => event.start_date.slice(0, 10);

  test.each<[string, (event: Json) => boolean]>([
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
    const keys = (event: Json) => [dateOf(event), event.start_time, event.id];
    const compare = (left: Json, right: Json) => (left < right ? -1 : left > right ? 1 : 0);
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
    const titles: (string | null)[] = body.map(({ title }: Json) => title);
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
    expect(await idsOf(shared, 'id__in=7,1', CONTACTS)).toEqual([1, 7]);
    expect(await idsOf(shared, 'email=n/a', CONTACTS)).toEqual([59]);
    expect(await idsOf(shared, 'created_on__lt=2012-01-15', CONTACTS)).toEqual([54]);
    expect(await idsOf(shared, 'is_admin=1', CONTACTS)).toEqual([41, 42, 43, 44]);
    expect(await idsOf(shared, 'days__gte=5&_order=-id', COURSES)).toEqual([49, 42, 37, 26, 15, 10]);
    expect(await idsOf(shared, 'default_start_time=09:30&_limit=2', COURSES)).toEqual([7, 14]);
    expect(await idsOf(shared, 'country_id__in=CH,JP', VENUES)).toEqual([7, 8, 24]);
    expect(await idsOf(shared, 'is_enabled=0', VENUES)).toEqual([20]);
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
