import { type RunningSandbox } from '../../../../src/provider-kit/port';
import createRequest from '../../../fixtures/administrate/create-request.json';
import createResponse from '../../../fixtures/administrate/create-response.json';
import getResponse from '../../../fixtures/administrate/get-response.json';
import listResponse from '../../../fixtures/administrate/list-response.json';
import updateRequest from '../../../fixtures/administrate/update-request.json';
import updateResponse from '../../../fixtures/administrate/update-response.json';
import { call, EVENTS, idsOf, type Json, NOW, start, stopAll } from './caller';

let shared: RunningSandbox;
let events: Json[];
beforeAll(async () => {
  shared = await start();
  events = (await call(shared, 'GET', EVENTS)).body;
});
afterAll(stopAll);

describe('creating', () => {
  const request = { ...createRequest, time_zone: 'Europe/Paris' };
  const OF_THIS_ACCOUNT = ['id', 'prices', 'price', 'venue', 'course', 'personnel_tutor'];
  const partsOf = (event: object) => Object.entries(event).filter(([key]) => !OF_THIS_ACCOUNT.includes(key));

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

  test('no id is given twice, not even after an earlier start or when its record was deleted', async () => {
    const sandbox = await start({}, NOW, 1_000_000);
    const highest = events.at(-1).id;
    const { body: first } = await call(sandbox, 'POST', EVENTS, request);
    await call(sandbox, 'DELETE', `${EVENTS}/${first.id}`);
    const { body: second } = await call(sandbox, 'POST', EVENTS, request);
    expect([first.id, second.id]).toEqual([1_000_001 + highest, 1_000_002 + highest]);
    expect(await idsOf(sandbox, `id__lte=${highest}`)).toEqual(events.map(({ id }) => id));
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
