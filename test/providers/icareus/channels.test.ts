import { tokenOf } from '../../../src/providers/icareus/token';
import { type IcareusTestApp, startIcareusApp } from '../../support/icareus-app';
import { mutations, TIMES } from './graph-fixture';

let icareus: IcareusTestApp;
let graph: ReturnType<typeof mutations>;
beforeEach(async () => {
  icareus = await startIcareusApp();
  graph = mutations(icareus);
});
afterEach(() => icareus.stop());

const CHANNEL = '5000001';

/** A new event with the window of the page's examples; its id and its number. */
async function newEvent(times: object = TIMES): Promise<{ id: string; number: string }> {
  const { event, userErrors } = await graph.createEvent(
    { name: { text: 'Forum' }, ...times },
    'event { id providerId }',
  );
  expect(userErrors).toEqual([]);
  return { id: event.id, number: event.providerId };
}

const room = (eventId: string, startsAt: string, endsAt: string, more: object = {}) => ({
  eventId,
  name: { text: `Workshop in ${eventId}` },
  startsAt: `2021-11-26T${startsAt}Z`,
  endsAt: `2021-11-26T${endsAt}Z`,
  channelId: CHANNEL,
  ...more,
});

async function create(input: object): Promise<string> {
  const { room: made, userErrors } = await graph.createRoom(input, 'room { id }');
  expect(userErrors).toEqual([]);
  return made.id;
}

/** Of a payload that refuses, in which nothing was made or changed. */
const inUse = (field: string, name: string, id: string, startsAt: string, endsAt: string) => ({
  room: null,
  userErrors: [
    {
      code: 'CHANNEL_IN_USE',
      message: `${field}: the channel ${CHANNEL} carries the room "${name}" (${id}) from 2021-11-26T${startsAt}.000Z to 2021-11-26T${endsAt}.000Z. Icareus Suite allows one room per channel at a time: choose another channel or another time.`,
      field: [field],
      providerCode: null,
    },
  ],
});

const writes = (): string[] => icareus.calls().filter((call) => !call.startsWith('GET'));

it('carries one room of an event at a time', async () => {
  const { id } = await newEvent();
  const first = await create(room(id, '08:00:00', '09:00:00'));
  icareus.upstream.forget();
  const taken = await graph.createRoom(room(id, '08:59:59', '10:00:00'), 'room { id }');
  expect(taken).toEqual(inUse('channelId', `Workshop in ${id}`, first, '08:00:00', '09:00:00'));
  expect(icareus.calls()).toEqual(['GET /api/event']);
});

it('carries one room after the other', async () => {
  const { id } = await newEvent();
  await create(room(id, '09:00:00', '10:00:00'));
  await create(room(id, '08:00:00', '09:00:00'));
  await create(room(id, '10:00:00', '11:00:00'));
});

it('carries one room of all known events at a time, which is read again before it is in the way', async () => {
  const [one, other] = [await newEvent(), await newEvent()];
  const first = await create(room(one.id, '08:00:00', '09:00:00'));
  icareus.upstream.forget();
  const taken = await graph.createRoom(room(other.id, '08:30:00', '10:00:00'), 'room { id }');
  expect(taken).toEqual(inUse('channelId', `Workshop in ${one.id}`, first, '08:00:00', '09:00:00'));
  expect(icareus.upstream.calls.map(({ method, query }) => [method, query.get('eventId')])).toEqual([
    ['GET', other.number],
    ['GET', one.number],
  ]);
});

it('is not asked about where nobody is in the way', async () => {
  const [one, other] = [await newEvent(), await newEvent()];
  await create(room(one.id, '08:00:00', '09:00:00'));
  icareus.upstream.forget();
  await create(room(other.id, '09:00:00', '10:00:00'));
  await create(room(other.id, '08:00:00', '09:00:00', { channelId: null }));
  expect(icareus.calls()).toEqual(['GET /api/event', 'POST /api/event/room', 'GET /api/event', 'POST /api/event/room']);
});

it('is free again when the other room moved or was deleted, here or at the suite', async () => {
  const [one, other] = [await newEvent(), await newEvent()];
  const first = await create(room(one.id, '08:00:00', '09:00:00'));
  expect((await graph.updateRoom({ id: first, channelId: '5000002' }, 'room { id }')).userErrors).toEqual([]);
  icareus.upstream.forget();
  const second = await create(room(other.id, '08:00:00', '09:00:00'));
  // What was changed here is known, so nobody had to be asked.
  expect(icareus.calls()).toEqual(['GET /api/event', 'POST /api/event/room']);
  await graph.deleteRoom(second);
  icareus.upstream.forget();
  await create(room(one.id, '08:00:00', '09:00:00'));
  expect(icareus.calls()).toEqual(['GET /api/event', 'POST /api/event/room']);
  await elsewhere('DELETE', '/api/event', { eventId: one.number });
  await create(room(other.id, '08:00:00', '09:00:00'));
});

it('is free again when the event of the other room was deleted here', async () => {
  const [one, other] = [await newEvent(), await newEvent()];
  await create(room(one.id, '08:00:00', '09:00:00'));
  await graph.deleteEvent(one.id);
  icareus.upstream.forget();
  await create(room(other.id, '08:00:00', '09:00:00'));
  expect(icareus.calls()).toEqual(['GET /api/event', 'POST /api/event/room']);
});

it('is taken, too, by a room that stayed behind when its event was moved', async () => {
  const [one, other] = [await newEvent(), await newEvent()];
  const first = await create(room(one.id, '08:00:00', '09:00:00'));
  const nextDay = { startsAt: '2021-11-27T08:00:00Z', endsAt: '2021-11-27T11:30:00Z' };
  expect((await graph.updateEvent({ id: one.id, ...nextDay }, 'event { id }')).userErrors).toEqual([]);
  const taken = await graph.createRoom(room(other.id, '08:30:00', '10:00:00'), 'room { id }');
  expect(taken).toEqual(inUse('channelId', `Workshop in ${one.id}`, first, '08:00:00', '09:00:00'));
});

it('is checked when a room moves to it or on it, but not against the room itself', async () => {
  const [one, other] = [await newEvent(), await newEvent()];
  const first = await create(room(one.id, '08:00:00', '09:00:00'));
  const second = await create(room(other.id, '09:00:00', '10:00:00'));
  const third = await create(room(other.id, '08:00:00', '09:00:00', { channelId: '5000002' }));
  const said = (field: string) => inUse(field, `Workshop in ${one.id}`, first, '08:00:00', '09:00:00');
  icareus.upstream.forget();
  const change = (input: object) => graph.updateRoom(input, 'room { id }');
  expect(await change({ id: third, channelId: CHANNEL })).toEqual(said('channelId'));
  expect(await change({ id: second, startsAt: '2021-11-26T08:30:00Z' })).toEqual(said('startsAt'));
  expect(writes()).toEqual([]);
  expect((await change({ id: second, endsAt: '2021-11-26T10:30:00Z', channelId: CHANNEL })).userErrors).toEqual([]);
  expect(
    (await change({ id: first, publicStartsAt: '2021-11-26T08:30:00Z', publicEndsAt: '2021-11-26T09:00:00Z' }))
      .userErrors,
  ).toEqual([]);
});

it('of an event that was made elsewhere counts once that is adopted; before, the suite refuses', async () => {
  const body = { event: { name: 'Theirs', startTime: Date.parse(TIMES.startsAt), duration: 12600 } };
  const { event } = await elsewhere('POST', '/api/event', {}, body);
  const theirRoom = {
    name: 'Their room',
    startTime: Date.parse(TIMES.startsAt),
    duration: 3600,
    serviceId: Number(CHANNEL),
  };
  const made = await elsewhere('POST', '/api/event/room', {}, { eventId: event.eventId, room: theirRoom });
  const { id } = await newEvent();
  const before = await graph.createRoom(room(id, '08:30:00', '10:00:00'), 'room { id }');
  expect(before.userErrors).toMatchObject([
    { code: 'CHANNEL_IN_USE', message: expect.stringMatching(/ is used by room \d+ /) },
  ]);
  await graph.adoptEvent('ICAREUS', String(event.eventId));
  icareus.upstream.forget();
  expect(await graph.createRoom(room(id, '08:30:00', '10:00:00'), 'room { id }')).toEqual(
    inUse('channelId', 'Their room', `icareus:room:${made.event.rooms[0].roomId}`, '08:00:00', '09:00:00'),
  );
  expect(writes()).toEqual([]);
});

/** Does something at the suite that this server knows nothing of. */
async function elsewhere(method: string, path: string, query: object, body?: object): Promise<any> {
  const { variables } = icareus.sandbox;
  const token = tokenOf({
    organizationId: variables['ICAREUS_ORGANIZATION_ID']!,
    secret: variables['ICAREUS_SECRET']!,
    clientIp: variables['ICAREUS_CLIENT_IP']!,
    now: Date.now(),
  });
  const organizationId = Number(variables['ICAREUS_ORGANIZATION_ID']);
  const parameters = new URLSearchParams(body ? {} : { ...query, organizationId: String(organizationId) });
  const target = `${variables['ICAREUS_BASE_URL']}${path}?${parameters.toString()}`;
  const headers = { authorization: `Bearer ${token}`, 'content-type': 'application/json' };
  const answer = await fetch(target, { method, headers, body: body && JSON.stringify({ organizationId, ...body }) });
  return answer.json();
}
