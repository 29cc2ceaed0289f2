import fc from 'fast-check';
import { compareSessions, pageOf, type Placed, type SchedulePage } from '../../src/schedule/order';

/** Few instants, so that many sessions start together. */
const schedules = fc.uniqueArray(
  fc.record({
    id: fc.oneof(fc.string({ minLength: 1 }), fc.string({ minLength: 1, unit: 'binary' })),
    startsAt: fc.oneof(
      fc.integer({ min: -3, max: 3 }).map((time) => new Date(time)),
      fc.date({ noInvalidDate: true }),
    ),
  }),
  { selector: ({ id }) => id, maxLength: 60 },
);

function walk(sessions: readonly Placed[], first: number): Placed[][] {
  const pages: Placed[][] = [];
  for (let after: string | null = null; ;) {
    const page: SchedulePage<Placed> = pageOf(sessions, first, after);
    pages.push(page.items.map(({ node }) => node));
    if (!page.hasNextPage) return pages;
    after = page.endCursor;
  }
}

describe('The pages of a schedule', () => {
  it('hold every session once, in order, and are full but for the last', () => {
    fc.assert(
      fc.property(schedules, fc.integer({ min: 1, max: 10 }), (sessions, first) => {
        const pages = walk(sessions, first);
        expect(pages.flat()).toEqual([...sessions].sort(compareSessions));
        expect(pages.slice(0, -1).every((page) => page.length === first)).toBe(true);
        expect(pages.length).toBe(Math.max(1, Math.ceil(sessions.length / first)));
      }),
    );
  });

  it('are the same whatever order the sessions come in', () => {
    fc.assert(
      fc.property(schedules, fc.integer({ min: 1, max: 10 }), (sessions, first) => {
        expect(walk([...sessions].reverse(), first)).toEqual(walk(sessions, first));
      }),
    );
  });
});
