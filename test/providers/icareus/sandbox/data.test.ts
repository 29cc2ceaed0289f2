import { CHANNELS, type SandboxEvent, type SandboxRoom } from '../../../../src/providers/icareus/sandbox/suite';
import { sandboxEvents } from '../../../../src/providers/icareus/sandbox/data';
import { call, NOW, start, stopAll } from './caller';

afterAll(stopAll);

const DAY = 86_400_000;
const endOf = ({ startTime, duration }: SandboxEvent | SandboxRoom): number => startTime + duration * 1000;

/** Every day of a week, a leap day, and the days around the changes of the clocks. */
const MOMENTS = [
  ...Array.from({ length: 7 }, (_, day) => new Date(NOW.getTime() + day * DAY)),
  new Date('2028-02-28T23:30:00Z'),
  new Date('2026-03-27T00:00:00Z'),
  new Date('2026-10-23T12:00:00Z'),
];

describe.each(MOMENTS)('Around %p', (now) => {
  const events = [...sandboxEvents(now).values()];
  const rooms = events.flatMap((event) => event.rooms);

  it('there are events on four days or more of the fortnight, one of them now', () => {
    const days = new Set(events.map(({ startTime }) => new Date(startTime).toDateString()));
    expect(days.size).toBeGreaterThanOrEqual(4);
    const midnight = Math.floor(now.getTime() / DAY) * DAY;
    for (const event of events) {
      expect(event.startTime).toBeGreaterThanOrEqual(midnight - 3 * DAY);
      expect(endOf(event)).toBeLessThanOrEqual(midnight + 11 * DAY);
    }
    const underWay = events.filter((event) => event.startTime <= now.getTime() && now.getTime() < endOf(event));
    expect(underWay.map(({ name }) => name['en_US'])).toContain('Leading Remote Teams, Live');
  });

  it('every event has two to four rooms within it, the main one last and as long as itself', () => {
    for (const event of events) {
      expect([2, 3, 4]).toContain(event.rooms.length);
      const outside = event.rooms.filter((room) => room.startTime < event.startTime || endOf(room) > endOf(event));
      expect(outside).toEqual([]);
      const { id, startTime, duration } = event.rooms.at(-1)!;
      expect([id, startTime, duration]).toEqual([event.mainRoomId, event.startTime, event.duration]);
    }
  });

  it('one channel, and no other, is used twice at one time, in two events', () => {
    const clashes = rooms.flatMap((room, index) =>
      rooms
        .slice(index + 1)
        .filter(({ serviceId }) => serviceId === room.serviceId)
        .filter((other) => room.startTime < endOf(other) && other.startTime < endOf(room))
        .map((other) => [room.name['en_US'], other.name['en_US']]),
    );
    expect(clashes).toEqual([['Workshop: Dashboards', 'Workshop: Spreadsheet Modelling']]);
    expect(rooms.filter(({ serviceId }) => !CHANNELS.includes(serviceId))).toEqual([]);
  });

  it('everything has an id of its own, and a name in English and Finnish', () => {
    const ids = [...events, ...rooms].map(({ id }) => id);
    expect(new Set(ids).size).toBe(ids.length);
    const languages = [...events, ...rooms].map(({ name }) => Object.keys(name).join());
    expect(new Set(languages)).toEqual(new Set(['en_US,fi_FI']));
  });
});

it('The same moment gives the same data', () => {
  expect(sandboxEvents(NOW)).toEqual(sandboxEvents(new Date(NOW)));
});

it('What is there from the start is told, and can be read and edited', async () => {
  const sandbox = await start();
  const { madeElsewhere = [] } = sandbox;
  expect(madeElsewhere).toHaveLength(6);
  for (const { kind, nativeId } of madeElsewhere) {
    expect(kind).toBe('event');
    const { status, event } = await call(sandbox, 'GET', '/api/event', { eventId: nativeId });
    expect([status, String(event.eventId)]).toEqual(['ok', nativeId]);
  }
  // A room that clashes can be renamed, and cannot be moved within the clash.
  const { event } = await call(sandbox, 'GET', '/api/event', { eventId: madeElsewhere[4]!.nativeId });
  const { roomId } = event.rooms[0];
  const edit = (room: object) => call(sandbox, 'PUT', '/api/event/room', { roomId, room });
  expect((await edit({ name: 'Workshop' })).room.name.en_US).toBe('Workshop');
  expect((await edit({ duration: 3 * 3600 - 1 })).message).toMatch(
    /^Linear Channel \d+ is used by room \d+ at that time\.$/,
  );
});
