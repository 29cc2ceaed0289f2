import { Temporal } from 'temporal-polyfill';
import { PRESENTERS, sandboxEvents } from '../../../../src/providers/electa/sandbox/data';
import { type SandboxEvent } from '../../../../src/providers/electa/sandbox/events';
import { NOW } from './caller';

const DAY = 86_400_000;

/** Every day of a week, a leap day, and the days around the changes of the clocks. */
const MOMENTS = [
  ...Array.from({ length: 7 }, (_, day) => new Date(NOW.getTime() + day * DAY)),
  new Date('2028-02-28T23:30:00Z'),
  new Date('2026-03-27T00:00:00Z'),
  new Date('2026-10-24T23:30:00Z'),
];

const startOf = ({ startsAt }: SandboxEvent): number => startsAt.getTime();
const endOf = (event: SandboxEvent): number => startOf(event) + event.duration * 60_000;

describe.each(MOMENTS)('Around %p', (now) => {
  const events = [...sandboxEvents(now).values()];

  it('there are nine sessions or more in the fortnight, on working days and in office hours', () => {
    const inFortnight = events.filter(
      (event) => startOf(event) < now.getTime() + 11 * DAY && endOf(event) > now.getTime() - 3 * DAY,
    );
    expect(inFortnight.length).toBeGreaterThanOrEqual(9);
    for (const event of events) {
      const start = Temporal.Instant.fromEpochMilliseconds(startOf(event)).toZonedDateTimeISO('Europe/London');
      expect(start.dayOfWeek).toBeLessThanOrEqual(5);
      expect(start.hour).toBeGreaterThanOrEqual(9);
      expect(start.add({ minutes: event.duration }).hour).toBeLessThanOrEqual(17);
    }
  });

  it('no presenter and no room is booked twice at the same time, and every presenter has an address', () => {
    const clashes = events.flatMap((event, index) =>
      events
        .slice(index + 1)
        .filter(({ presenterId, roomId }) => presenterId === event.presenterId || roomId === event.roomId)
        .filter((other) => startOf(event) < endOf(other) && startOf(other) < endOf(event)),
    );
    expect(clashes).toEqual([]);
    expect(new Set(events.map(({ presenterId }) => String(presenterId)))).toEqual(new Set(Object.keys(PRESENTERS)));
  });

  it('what is on every week is the same as a day later, and has the same id', () => {
    const later = sandboxEvents(new Date(now.getTime() + DAY));
    const common = events.filter(({ id }) => id < 255_050 && later.has(id));
    expect(common.length).toBeGreaterThanOrEqual(29);
    for (const event of common) expect(later.get(event.id)).toEqual(event);
  });
});

it('The same moment gives the same data', () => {
  expect(sandboxEvents(NOW)).toEqual(sandboxEvents(new Date(NOW)));
});
