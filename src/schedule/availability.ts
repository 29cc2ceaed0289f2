import { type BookedSession, shownResource } from './booked-session';
import { mergedRanges, type Range } from './ranges';

export interface TimeRange {
  readonly startsAt: Date;
  readonly endsAt: Date;
}

export interface Availability {
  /** The address as requested. */
  readonly host: string;
  readonly busy: readonly TimeRange[];
  /** Null where not everything is known: unknown is never free. */
  readonly free: readonly TimeRange[] | null;
}

const MILLISECONDS_PER_MINUTE = 60_000;

/**
 * When each host is busy and free in a window, in the requested order. Busy ranges that overlap or
 * touch are one; a gap shorter than `minimumMinutes` is neither busy nor free. Cancelled sessions hold nothing.
 */
export function availability(
  hosts: readonly string[],
  sessions: readonly BookedSession<unknown>[],
  from: Date,
  to: Date,
  minimumMinutes: number,
  isAllKnown: boolean,
): Availability[] {
  const window: Range = { start: from.getTime(), end: to.getTime() };
  const held = rangesByHost(hosts, sessions, window);
  return hosts.map((host) => {
    const busy = mergedRanges(held.get(comparableHost(host))!);
    const free = gapsBetween(busy, window).filter(
      ({ start, end }) => start < end && end - start >= minimumMinutes * MILLISECONDS_PER_MINUTE,
    );
    return { host, busy: busy.map(asDates), free: isAllKnown ? free.map(asDates) : null };
  });
}

const comparableHost = (resource: string): string => shownResource({ kind: 'HOST', resource });

/** What sessions hold of each of the hosts, clipped to the window. */
function rangesByHost(
  hosts: readonly string[],
  sessions: readonly BookedSession<unknown>[],
  window: Range,
): ReadonlyMap<string, readonly Range[]> {
  const held = new Map<string, Range[]>(hosts.map((host) => [comparableHost(host), []]));
  for (const { isCancelled, holds } of sessions) {
    if (isCancelled) continue;
    for (const { kind, resource, startsAt, endsAt } of holds) {
      if (kind !== 'HOST') continue;
      held.get(comparableHost(resource))?.push({
        start: Math.max(startsAt.getTime(), window.start),
        end: Math.min(endsAt.getTime(), window.end),
      });
    }
  }
  return held;
}

/** What a window has before, between and behind ranges in order; a gap may be without length. */
function gapsBetween(ranges: readonly Range[], window: Range): Range[] {
  const starts = [window.start, ...ranges.map(({ end }) => end)];
  const ends = [...ranges.map(({ start }) => start), window.end];
  return starts.map((start, index) => ({ start, end: ends[index]! }));
}

const asDates = ({ start, end }: Range): TimeRange => ({ startsAt: new Date(start), endsAt: new Date(end) });
