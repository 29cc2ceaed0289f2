import { type RunningSandbox } from '../../../../src/provider-kit/port';
import { call, createEvent, createRoom, EVENT, refused, ROOM, start, stopAll } from './caller';

let sandbox: RunningSandbox;
let eventId: number;
let mainRoomId: number;
beforeEach(async () => {
  sandbox = await start();
  ({ eventId, mainEventRoomId: mainRoomId } = await createEvent(sandbox, { defaultLanguage: 'sv_SE' }));
});
afterEach(stopAll);

const HOUR = 3_600_000;
const START = EVENT.startTime;
const edit = (roomId: number, room: object) => call(sandbox, 'PUT', '/api/event/room', { roomId, room });

/** The id of a new room. */
const newRoom = async (more: object = {}): Promise<number> =>
  (await createRoom(sandbox, eventId, more)).event.rooms[0].roomId;

describe('A new room', () => {
  it('of which only the least is told gets a theme, a channel and texts in the default language', async () => {
    const { event } = await createRoom(sandbox, eventId);
    expect(event.rooms).toHaveLength(2);
    expect(event.rooms[0]).toEqual({
      roomId: mainRoomId + 1,
      eventId,
      name: { sv_SE: 'Workshop' },
      description: {},
      publicName: {},
      startTime: START,
      duration: 3600,
      eventTheme: 3319901,
      serviceId: 2977205,
      recordings: [],
      publishingInfo: { ingestUrl: 'rtmp://sample.origin.icareus.com:1935/suitelive', streamName: 2977205 },
      embedUrl: `${event.embedUrl}&roomId=${mainRoomId + 1}`,
    });
  });

  it('comes first among the rooms', async () => {
    const ids = [await newRoom(), await newRoom()];
    const { event } = await call(sandbox, 'GET', '/api/event', { eventId });
    expect(event.rooms.map(({ roomId }: any) => roomId)).toEqual([...ids.reverse(), mainRoomId]);
  });

  it('may fill its event, and be public from its first moment on', async () => {
    const answer = await createRoom(sandbox, eventId, { duration: 12600, startTimePublic: START, durationPublic: 1 });
    expect(answer.status).toBe('ok');
  });

  it.each([
    ['before its event', { startTime: START - 1 }, "The room cannot start before the event's startTime."],
    ['beyond its event', { duration: 12601 }, 'The room cannot end after the event.'],
    [
      'public before it begins',
      { startTime: START + 1000, startTimePublic: START, durationPublic: 60 },
      "The room's startTimePublic cannot be before its startTime.",
    ],
    ['public for no time', { startTimePublic: START }, 'Missing durationPublic.'],
    ['nameless', { name: undefined }, 'Missing name.'],
    ['without a start', { startTime: undefined }, 'Missing startTime.'],
    ['without a duration', { duration: undefined }, 'Missing duration.'],
    ['on a channel that is a text', { serviceId: '2977205' }, 'Invalid serviceId.'],
    ['named in German', { name: { de_DE: 'Raum' } }, 'Invalid language de_DE in name.'],
  ])('%s is refused', async (_, more, message) => {
    expect(await createRoom(sandbox, eventId, more)).toEqual(refused(message));
  });

  it('is refused without an event, or without anything said of it', async () => {
    expect(await createRoom(sandbox, 1)).toEqual(refused('Invalid eventId.'));
    expect(await call(sandbox, 'POST', '/api/event/room', { room: ROOM })).toEqual(refused('Missing eventId.'));
    expect(await call(sandbox, 'POST', '/api/event/room', { eventId })).toEqual(refused('Missing room.'));
  });
});

describe('A channel', () => {
  const inUse = (roomId: number) => refused(`Linear Channel 5 is used by room ${roomId} at that time.`);

  it('carries one room at a time, in whichever event', async () => {
    const other = await createEvent(sandbox);
    const roomId = await newRoom({ serviceId: 5, startTime: START + HOUR });
    expect(await createRoom(sandbox, eventId, { serviceId: 5, duration: 3601 })).toEqual(inUse(roomId));
    expect(await createRoom(sandbox, other.eventId, { serviceId: 5, startTime: START + 2 * HOUR - 1 })).toEqual(
      inUse(roomId),
    );
    expect(await createRoom(sandbox, other.eventId, { serviceId: 6, startTime: START + HOUR })).toMatchObject({
      status: 'ok',
    });
  });

  it('carries the next room as soon as one is over', async () => {
    await newRoom({ serviceId: 5, startTime: START + HOUR });
    for (const startTime of [START, START + 2 * HOUR]) {
      expect(await createRoom(sandbox, eventId, { serviceId: 5, startTime })).toMatchObject({ status: 'ok' });
    }
  });

  it('is free again when its room is moved, put on another one or deleted, or its event deleted', async () => {
    const isFree = async () => {
      const roomId = await newRoom({ serviceId: 5 });
      return typeof roomId === 'number' ? roomId : null;
    };
    const first = await newRoom({ serviceId: 5 });
    await edit(first, { startTime: START + HOUR });
    const second = await isFree();
    expect(second).not.toBeNull();
    await edit(second!, { serviceId: 6 });
    const third = await isFree();
    expect(third).not.toBeNull();
    await call(sandbox, 'DELETE', '/api/event/room', { roomId: third });
    expect(await isFree()).not.toBeNull();
    await call(sandbox, 'DELETE', '/api/event', { eventId });
    const other = await createEvent(sandbox);
    expect(await createRoom(sandbox, other.eventId, { serviceId: 5 })).toMatchObject({ status: 'ok' });
  });

  it('is chosen among those that are free, until none is left', async () => {
    for (let count = 1; count <= 23; count += 1) await newRoom();
    const { event } = await call(sandbox, 'GET', '/api/event', { eventId });
    expect(new Set(event.rooms.map(({ serviceId }: any) => serviceId)).size).toBe(24);
    expect(await createRoom(sandbox, eventId)).toEqual(refused('No Linear Channel is available at that time.'));
  });
});

describe('An edit', () => {
  it('merges translations and leaves alone what is not sent', async () => {
    const roomId = await newRoom({ name: { en_US: 'Workshop', fi_FI: 'Työpaja' }, serviceId: 5 });
    const { room } = await call(sandbox, 'GET', '/api/event/room', { roomId });
    expect(await edit(roomId, { name: { fi_FI: 'Paja' }, publicName: 'Verkstad' })).toEqual({
      status: 'ok',
      room: { ...room, name: { en_US: 'Workshop', fi_FI: 'Paja' }, publicName: { sv_SE: 'Verkstad' } },
    });
  });

  it('is held to the window and the channels like a create', async () => {
    const other = await newRoom({ serviceId: 6, startTime: START + HOUR });
    const roomId = await newRoom({ serviceId: 5 });
    expect(await edit(roomId, { startTime: START - 1 })).toEqual(
      refused("The room cannot start before the event's startTime."),
    );
    expect(await edit(roomId, { duration: 12601 })).toEqual(refused('The room cannot end after the event.'));
    expect(await edit(roomId, { startTimePublic: START - 1, durationPublic: 60 })).toEqual(
      refused("The room's startTimePublic cannot be before its startTime."),
    );
    expect(await edit(roomId, { startTime: START + HOUR, serviceId: 6 })).toEqual(
      refused(`Linear Channel 6 is used by room ${other} at that time.`),
    );
    // Its own channel is not in its way.
    expect((await edit(roomId, { duration: 7200, serviceId: 5 })).room).toMatchObject({ duration: 7200, serviceId: 5 });
  });

  it('of a name goes through where the event was moved away from the room', async () => {
    await call(sandbox, 'PUT', '/api/event', { eventId, event: { startTime: START + 24 * HOUR } });
    expect((await edit(mainRoomId, { name: 'Scen' })).room.name).toEqual({ en_US: 'Main Room', sv_SE: 'Scen' });
    expect((await edit(mainRoomId, { startTime: START + 24 * HOUR })).status).toBe('ok');
  });
});

describe('A room', () => {
  it.each([
    ['unknown', { roomId: 1 }, 'Invalid roomId.'],
    ['no number', { roomId: '1x' }, 'Invalid roomId.'],
    ['missing', {}, 'Missing roomId.'],
  ])('whose id is %s cannot be read, edited or deleted', async (_, ids, message) => {
    for (const method of ['GET', 'DELETE']) {
      expect(await call(sandbox, method, '/api/event/room', ids)).toEqual(refused(message));
    }
    expect(await call(sandbox, 'PUT', '/api/event/room', { ...ids, room: {} })).toEqual(refused(message));
  });

  it('is deleted for good, but the main room is not', async () => {
    const roomId = await newRoom();
    expect(await call(sandbox, 'DELETE', '/api/event/room', { roomId })).toEqual({ status: 'ok' });
    expect(await call(sandbox, 'DELETE', '/api/event/room', { roomId: mainRoomId })).toEqual(
      refused('The main room of an event cannot be deleted.'),
    );
    const { event } = await call(sandbox, 'GET', '/api/event', { eventId });
    expect(event.rooms).toMatchObject([{ roomId: mainRoomId }]);
  });
});
