import { type BookedSession, resourceKey, type ResourceKind, shownResource } from './booked-session';
import { compareText, inOrder } from './order';
import { mergedRanges, type Range } from './ranges';

/** Sessions that all hold one resource at one instant. */
export interface Conflict<S> {
  readonly kind: ResourceKind;
  /** What is double-booked; an email address is in lower case. */
  readonly resource: string;
  /** The range that all of the sessions share: it begins with the last of them and ends with the first. */
  readonly startsAt: Date;
  readonly endsAt: Date;
  /** Two or more, in the order of the schedule. */
  readonly sessions: readonly BookedSession<S>[];
}

/** A session's hold on a resource. The rank is the session's place in the schedule. */
interface HoldSpan extends Range {
  readonly rank: number;
}

interface HeldResource {
  readonly kind: ResourceKind;
  readonly resource: string;
  readonly holds: HoldSpan[];
}

/**
 * Every conflict between sessions: each set of two or more that hold the same resource at one instant, and to which no
 * further holder of that instant could be added. In order of start, then kind, then resource.
 *
 * - Back to back is no conflict: a hold's end is the first instant at which the resource is free.
 * - Cancelled sessions hold nothing, and neither does a hold without length: it shares no time with anything.
 * - A session is never in conflict with itself: its holds to one resource count as one where they overlap or touch.
 *   Where they lie apart, the same sessions may meet twice, and those are two conflicts.
 * - Ids name sessions: what has the same id twice is one session.
 *
 * Costs O(n log n) for n holds, plus what there is to answer. A resource with n holds has less than n conflicts, because
 * each ends with another hold. What they name together is little for real schedules, but not bounded by n: where half of
 * the holds start, and then by turns one of them ends and another starts, n/2 conflicts name n/2 sessions each. Only a
 * shorter window helps against that.
 */
export function findConflicts<S>(sessions: readonly BookedSession<S>[]): Conflict<S>[] {
  const ordered = oncePerId(inOrder(sessions.filter(({ isCancelled }) => !isCancelled)));
  const conflicts: Conflict<S>[] = [];
  for (const { kind, resource, holds } of heldResources(ordered)) {
    sweep(holds, ({ start, end }, ranks) => {
      const members = ranks.sort((a, b) => a - b).map((rank) => ordered[rank]!);
      conflicts.push({ kind, resource, startsAt: new Date(start), endsAt: new Date(end), sessions: members });
    });
  }
  return conflicts.sort(
    (a, b) =>
      a.startsAt.getTime() - b.startsAt.getTime() ||
      compareText(a.kind, b.kind) ||
      compareText(a.resource, b.resource) ||
      // Two providers may use one id for two things.
      compareText(a.sessions[0]!.provider, b.sessions[0]!.provider),
  );
}

/**
 * The conflicts that a session is or would be in. An earlier form of it, with the same id, does not stand in its own
 * way. Costs O(n) for n other holds, and what findConflicts costs for the sessions that it overlaps.
 */
export function conflictsWith<S, C = S>(
  candidate: BookedSession<C>,
  sessions: readonly BookedSession<S>[],
): Conflict<S | C>[] {
  const holds = candidate.holds.map((hold) => ({ ...hold, key: resourceKey(candidate.provider, hold) }));
  const overlapping = sessions.filter(
    (session) =>
      session.id !== candidate.id &&
      session.holds.some((theirs) =>
        holds.some(
          (ours) =>
            ours.kind === theirs.kind &&
            ours.startsAt < theirs.endsAt &&
            theirs.startsAt < ours.endsAt &&
            ours.key === resourceKey(session.provider, theirs),
        ),
      ),
  );
  // Every session that shares an instant with the candidate overlaps it, so sets with the candidate are complete.
  const conflicts = findConflicts<S | C>([...overlapping, candidate]);
  return conflicts.filter((conflict) => conflict.sessions.includes(candidate));
}

/** Sessions in order, and those with one id made one. */
function oncePerId<S>(ordered: readonly BookedSession<S>[]): BookedSession<S>[] {
  const byId = new Map<string, BookedSession<S>>();
  for (const session of ordered) {
    const known = byId.get(session.id);
    byId.set(session.id, known ? { ...known, holds: [...known.holds, ...session.holds] } : session);
  }
  return [...byId.values()];
}

/** What is held, with all holds on it; a session's own ones are next to each other. */
function heldResources(ordered: readonly BookedSession<unknown>[]): HeldResource[] {
  const held: Record<ResourceKind, Map<string, HeldResource>> = {
    HOST: new Map(),
    VENUE: new Map(),
    CHANNEL: new Map(),
    ROOM: new Map(),
  };
  for (const [rank, { holds, provider }] of ordered.entries()) {
    for (const hold of holds) {
      const { kind } = hold;
      const key = resourceKey(provider, hold);
      let found = held[kind].get(key);
      if (!found) held[kind].set(key, (found = { kind, resource: shownResource(hold), holds: [] }));
      const start = hold.startsAt.getTime();
      const end = hold.endsAt.getTime();
      if (start < end) found.holds.push({ rank, start, end });
    }
  }
  return Object.values(held).flatMap((byResource) => [...byResource.values()]);
}

/**
 * Goes through the ends of one resource's holds in order, and reports the range and the holders of every conflict. Who
 * holds it when one of them ends is a conflict if somebody joined since the last end; if not, they are but the rest of
 * one that was reported.
 */
function sweep(allHolds: readonly HoldSpan[], report: (range: Range, ranks: number[]) => void): void {
  const holds = joinedOfOneself(allHolds);
  const starts = [...holds].sort((a, b) => a.start - b.start);
  const ends = [...holds].sort((a, b) => a.end - b.end);
  const holders = new Set<number>();
  let started = 0;
  for (const { end, rank } of ends) {
    const startedBefore = started;
    // Not those that start at this very end: back to back is no conflict.
    while (started < starts.length && starts[started]!.start < end) holders.add(starts[started++]!.rank);
    if (started > startedBefore && holders.size > 1) report({ start: starts[started - 1]!.start, end }, [...holders]);
    holders.delete(rank);
  }
}

/** Holds with those of one session joined where they overlap or touch. */
function joinedOfOneself(holds: readonly HoldSpan[]): readonly HoldSpan[] {
  if (!holds.some(({ rank }, index) => rank === holds[index - 1]?.rank)) return holds;
  const byRank = new Map<number, HoldSpan[]>();
  for (const hold of holds) {
    const others = byRank.get(hold.rank);
    if (others) others.push(hold);
    else byRank.set(hold.rank, [hold]);
  }
  return [...byRank].flatMap(([rank, own]) => mergedRanges(own).map((range) => ({ ...range, rank })));
}
