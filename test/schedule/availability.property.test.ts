import fc from 'fast-check';
import { availability } from '../../src/schedule/availability';
import { type BookedSession } from '../../src/schedule/booked-session';

const MINUTE = 60_000;
const HOST = 'ann@example.com';
const date = (minute: number) => new Date(minute * MINUTE);
const minute = fc.integer({ min: 0, max: 100 });

const session: fc.Arbitrary<BookedSession<null>> = fc
  .record({
    start: minute,
    length: fc.integer({ min: 0, max: 15 }),
    isCancelled: fc.boolean(),
    isTheHost: fc.boolean(),
  })
  .map(({ start, length, isCancelled, isTheHost }) => {
    const times = { startsAt: date(start), endsAt: date(start + length) };
    const resource = isTheHost ? HOST : 'bob@example.com';
    return {
      id: 'a',
      provider: 'FIRST',
      ...times,
      isCancelled,
      holds: [{ kind: 'HOST', resource, ...times }],
      session: null,
    };
  });

const window = fc.tuple(minute, fc.integer({ min: 1, max: 60 })).map(([from, length]) => ({ from, to: from + length }));

describe('Busy and free', () => {
  it('make up the window between them, and say of each minute what the sessions say', () => {
    fc.assert(
      fc.property(fc.array(session, { maxLength: 20 }), window, (sessions, { from, to }) => {
        const [{ busy, free }] = availability([HOST], sessions, date(from), date(to), 0, true) as [any];
        const ranges = [...busy, ...free].sort((a, b) => a.startsAt - b.startsAt);
        expect(ranges.map(({ startsAt }) => startsAt)).toEqual([
          date(from),
          ...ranges.slice(0, -1).map((range) => range.endsAt),
        ]);
        expect(ranges.at(-1).endsAt).toEqual(date(to));
        for (let at = from; at < to; at += 1) {
          const isHeld = sessions.some(
            ({ holds: holds, isCancelled }) =>
              !isCancelled &&
              holds.some((hold) => hold.resource === HOST && hold.startsAt <= date(at) && date(at) < hold.endsAt),
          );
          const isBusy = busy.some((range: any) => range.startsAt <= date(at) && date(at) < range.endsAt);
          expect(isBusy).toBe(isHeld);
        }
      }),
    );
  });

  it('lose nothing but short gaps when a minimum is asked for', () => {
    fc.assert(
      fc.property(
        fc.array(session, { maxLength: 20 }),
        window,
        fc.nat({ max: 20 }),
        (sessions, { from, to }, minimum) => {
          const [every] = availability([HOST], sessions, date(from), date(to), 0, true) as [any];
          const [long] = availability([HOST], sessions, date(from), date(to), minimum, true) as [any];
          expect(long.busy).toEqual(every.busy);
          expect(long.free).toEqual(
            every.free.filter((range: any) => range.endsAt - range.startsAt >= minimum * MINUTE),
          );
        },
      ),
    );
  });
});
