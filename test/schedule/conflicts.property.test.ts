import fc from 'fast-check';
import { type BookedSession, type ResourceHold, type ResourceKind } from '../../src/schedule/booked-session';
import { conflictsWith, findConflicts, type Conflict } from '../../src/schedule/conflicts';

const LAST_MINUTE = 12;
const MINUTE = 60_000;
const minute = fc.integer({ min: 0, max: LAST_MINUTE });

const holds: fc.Arbitrary<ResourceHold> = fc
  .record({
    kind: fc.constantFrom<ResourceKind>('HOST', 'ROOM'),
    resource: fc.constantFrom('a@x', 'A@x'),
    from: minute,
    to: minute,
  })
  .map(({ kind, resource, from, to }) => ({
    kind,
    resource,
    startsAt: new Date(Math.min(from, to) * MINUTE),
    endsAt: new Date(Math.max(from, to) * MINUTE),
  }));

/** Small schedules of few resources, in which a good deal of what can happen does. */
const schedules: fc.Arbitrary<BookedSession<null>[]> = fc
  .array(
    fc.record({
      start: minute,
      provider: fc.constantFrom('FIRST', 'SECOND'),
      isCancelled: fc.oneof({ weight: 5, arbitrary: fc.constant(false) }, fc.boolean()),
      holds: fc.array(holds, { maxLength: 4 }),
    }),
    { maxLength: 7 },
  )
  .map((plans) =>
    plans.map(({ start, ...plan }, index) => ({
      ...plan,
      id: `session ${index}`,
      startsAt: new Date(start * MINUTE),
      endsAt: new Date((start + 1) * MINUTE),
      session: null,
    })),
  );

interface Hold {
  readonly id: string;
  readonly from: number;
  readonly to: number;
}

/** Which minutes a session holds a resource for, as unbroken stretches, found minute by minute. */
function stretches({ id, holds: own }: BookedSession<null>, kind: ResourceKind, resource: string): Hold[] {
  const isHeld = (time: number) =>
    own.some(
      (hold) =>
        hold.kind === kind &&
        (kind === 'HOST' ? hold.resource.toLowerCase() : hold.resource) === resource &&
        hold.startsAt.getTime() <= time * MINUTE &&
        time * MINUTE < hold.endsAt.getTime(),
    );
  const found: Hold[] = [];
  for (let time = 0; time < LAST_MINUTE; time += 1) {
    if (!isHeld(time)) continue;
    const from = time;
    while (isHeld(time)) time += 1;
    found.push({ id, from, to: time });
  }
  return found;
}

/** The definition, as it stands: sets of holds that share a minute, to none of which another hold could be added. */
function bruteForce(sessions: readonly BookedSession<null>[]): string[] {
  const resources = [
    ['HOST', 'a@x', ['FIRST', 'SECOND']],
    ['ROOM', 'A@x', ['FIRST']],
    ['ROOM', 'A@x', ['SECOND']],
    ['ROOM', 'a@x', ['FIRST']],
    ['ROOM', 'a@x', ['SECOND']],
  ] as const;
  return resources.flatMap(([kind, resource, providers]) => {
    const holds = sessions
      .filter(({ isCancelled, provider }) => !isCancelled && (providers as readonly string[]).includes(provider))
      .flatMap((session) => stretches(session, kind, resource));
    const sets = Array.from({ length: LAST_MINUTE }, (_, time) =>
      holds.filter(({ from, to }) => from <= time && time < to),
    );
    const maximal = sets.filter(
      (set) => !sets.some((other) => other.length > set.length && set.every((hold) => other.includes(hold))),
    );
    const lines = maximal
      .filter((set) => set.length > 1)
      .map((set) => {
        const from = Math.max(...set.map((hold) => hold.from));
        const to = Math.min(...set.map((hold) => hold.to));
        return `${kind} ${resource} ${from}-${to}: ${set.map(({ id }) => id).join(', ')}`;
      });
    return [...new Set(lines)];
  });
}

const tell = ({ kind, resource, startsAt, endsAt, sessions }: Conflict<null>): string => {
  const ids = sessions.map(({ id }) => id).sort();
  return `${kind} ${resource} ${startsAt.getTime() / MINUTE}-${endsAt.getTime() / MINUTE}: ${ids.join(', ')}`;
};

describe('The conflicts of any schedule', () => {
  it('are what the definition says, each once', () => {
    fc.assert(
      fc.property(schedules, (sessions) => {
        expect(findConflicts(sessions).map(tell).sort()).toEqual(bruteForce(sessions).sort());
      }),
      { numRuns: 1_000 },
    );
  });

  it('are the same, and in the same order, whatever order the sessions come in', () => {
    fc.assert(
      fc.property(schedules, (sessions) => {
        const conflicts = findConflicts(sessions);
        expect(findConflicts([...sessions].reverse())).toEqual(conflicts);
        const starts = conflicts.map(({ startsAt }) => startsAt.getTime());
        expect(starts).toEqual([...starts].sort((a, b) => a - b));
      }),
    );
  });

  it('are, for one session of it, those that it is in', () => {
    fc.assert(
      fc.property(schedules, (sessions) => {
        for (const session of sessions) {
          const own = findConflicts(sessions).filter((conflict) => conflict.sessions.includes(session));
          expect(conflictsWith(session, sessions)).toEqual(own);
        }
      }),
    );
  });
});
