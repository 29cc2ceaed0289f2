import { type IcareusTestApp, startIcareusApp } from '../../support/icareus-app';
import { mutations, newEvent, TIMES } from './graph-fixture';

let icareus: IcareusTestApp;
let graph: ReturnType<typeof mutations>;
beforeAll(async () => {
  icareus = await startIcareusApp();
  graph = mutations(icareus);
});
afterAll(() => icareus.stop());

const lastBody = (): any => icareus.bodies().at(-1);

describe('A room', () => {
  const inEvent = (eventId: string, more: object = {}) => ({ eventId, name: { text: 'Workshop' }, ...TIMES, ...more });
  const IDS = 'room { id } event { rooms { id } }';

  it('is added, and told from those that were there', async () => {
    const { id, room } = await newEvent(icareus);
    const first = await graph.createRoom(inEvent(id), IDS);
    const second = await graph.createRoom(inEvent(id), IDS);
    expect([first.userErrors, second.userErrors]).toEqual([[], []]);
    expect(new Set([room, first.room.id, second.room.id]).size).toBe(3);
    const all = [room, first.room.id, second.room.id].sort();
    expect(second.event.rooms.map((each: { id: string }) => each.id).sort()).toEqual(all);
    expect(icareus.calls()).toEqual(Array(2).fill(['GET /api/event', 'POST /api/event/room']).flat());
  });

  it('is told apart where many are added at once', async () => {
    const { id } = await newEvent(icareus);
    const made = await Promise.all(Array.from({ length: 5 }, () => graph.createRoom(inEvent(id), 'room { id }')));
    expect(new Set(made.map(({ room }) => room.id)).size).toBe(5);
  });

  it('lies within its event, and opens for the public no earlier than it starts', async () => {
    const { id, room } = await newEvent(icareus);
    const window = { startsAt: '2021-11-26T07:59:59Z', endsAt: '2021-11-26T11:30:01Z' };
    const open = { publicStartsAt: '2021-11-26T07:00:00Z', publicEndsAt: '2021-11-26T08:00:00Z' };
    const { userErrors } = await graph.createRoom(inEvent(id, { ...window, ...open }), 'room { id }');
    const advice = 'Choose a time within the event, or change the times of the event first.';
    expect(userErrors).toEqual([
      {
        code: 'OUTSIDE_EVENT',
        message: `startsAt: the room would start at 2021-11-26T07:59:59.000Z, and its event ${id} starts at 2021-11-26T08:00:00.000Z. ${advice}`,
        field: ['startsAt'],
        providerCode: null,
      },
      {
        code: 'OUTSIDE_EVENT',
        message: `endsAt: the room would end at 2021-11-26T11:30:01.000Z, and its event ${id} ends at 2021-11-26T11:30:00.000Z. ${advice}`,
        field: ['endsAt'],
        providerCode: null,
      },
      {
        code: 'INVALID',
        message:
          'publicStartsAt: the room would open for the public at 2021-11-26T07:00:00.000Z, before it starts at 2021-11-26T07:59:59.000Z.',
        field: ['publicStartsAt'],
        providerCode: null,
      },
    ]);
    const moved = await graph.updateRoom({ id: room, endsAt: '2021-11-26T12:00:00Z' }, 'room { id }');
    expect(moved).toMatchObject({ room: null, userErrors: [{ code: 'OUTSIDE_EVENT', field: ['endsAt'] }] });
    expect(icareus.calls()).toEqual(['GET /api/event', 'GET /api/event/room', 'GET /api/event']);
  });

  it('moves one end of its window, and is sent both', async () => {
    const { room } = await newEvent(icareus);
    const { userErrors, ...payload } = await graph.updateRoom(
      { id: room, startsAt: '2021-11-26T09:00:00Z' },
      'room { startsAt endsAt } event { rooms { startsAt } }',
    );
    expect(userErrors).toEqual([]);
    expect(payload).toEqual({
      room: { startsAt: '2021-11-26T09:00:00.000Z', endsAt: '2021-11-26T11:30:00.000Z' },
      event: { rooms: [{ startsAt: '2021-11-26T09:00:00.000Z' }] },
    });
    expect(icareus.calls()).toEqual(['GET /api/event/room', 'GET /api/event', 'PUT /api/event/room']);
    expect(lastBody().room).toEqual({ startTime: 1637917200000, duration: 9000 });
  });

  it('does not start after it opens for the public, whichever of them moves', async () => {
    const { room } = await newEvent(icareus);
    const opens = { publicStartsAt: '2021-11-26T08:30:00Z', publicEndsAt: '2021-11-26T09:00:00Z' };
    expect((await graph.updateRoom({ id: room, ...opens }, 'room { id }')).userErrors).toEqual([]);
    const { userErrors } = await graph.updateRoom({ id: room, startsAt: '2021-11-26T09:00:00Z' }, 'room { id }');
    expect(userErrors).toEqual([
      {
        code: 'INVALID',
        message:
          'startsAt: the room would open for the public at 2021-11-26T08:30:00.000Z, before it starts at 2021-11-26T09:00:00.000Z. Give publicStartsAt and publicEndsAt too.',
        field: ['startsAt'],
        providerCode: null,
      },
    ]);
  });

  it('stays where it is when its event moves away, and can be renamed there', async () => {
    const { id, room } = await newEvent(icareus);
    const later = { startsAt: '2021-11-27T08:00:00Z', endsAt: '2021-11-27T09:00:00Z' };
    expect((await graph.updateEvent({ id, ...later }, 'event { id }')).userErrors).toEqual([]);
    expect(await graph.updateRoom({ id: room, name: { text: 'Hall' } }, 'room { name { text } startsAt }')).toEqual({
      room: { name: { text: 'Hall' }, startsAt: '2021-11-26T08:00:00.000Z' },
      userErrors: [],
    });
  });

  it('is read where an update changes nothing', async () => {
    const { room } = await newEvent(icareus);
    expect(await graph.updateRoom({ id: room }, 'room { id }')).toEqual({ room: { id: room }, userErrors: [] });
    expect(icareus.calls()).toEqual(['GET /api/event/room']);
  });

  it('is gone when it was deleted', async () => {
    const { id, room } = await newEvent(icareus);
    const { room: workshop } = await graph.createRoom(inEvent(id), 'room { id }');
    expect(await graph.deleteRoom(workshop.id)).toEqual({ deletedId: workshop.id, userErrors: [] });
    const { data } = await icareus.graphql(`{ event(id: "${id}") { rooms { id } } }`);
    expect(data.event.rooms).toEqual([{ id: room }]);
  });

  it('that the suite does not delete stays, with its words', async () => {
    const { room } = await newEvent(icareus);
    expect((await graph.deleteRoom(room)).userErrors).toEqual([
      {
        code: 'PROVIDER_REFUSED',
        message:
          'Icareus Suite refused, and nothing was changed. Icareus Suite responded: "The main room of an event cannot be deleted."',
        field: null,
        providerCode: null,
      },
    ]);
  });
});
