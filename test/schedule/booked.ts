import { type BookedSession, type Claim, type ClaimKind } from '../../src/schedule/booked-session';

/** An instant on the day that the tests of the schedule play on, as "09:30". */
export const at = (time: string): Date => new Date(`2026-03-02T${time}:00Z`);

export const claim = (kind: ClaimKind, resource: string, from: string, to: string): Claim => ({
  kind,
  resource,
  startsAt: at(from),
  endsAt: at(to),
});

/** A session with an hour's times of its own, which only its order depends on. */
export function booked(id: string, claims: readonly Claim[], more: Partial<BookedSession<string>> = {}) {
  const startsAt = claims[0]?.startsAt ?? at('09:00');
  const endsAt = claims[0]?.endsAt ?? at('10:00');
  return { id, startsAt, endsAt, isCancelled: false, claims, session: `session ${id}`, ...more };
}

/** A session that holds one host for as long as it takes. */
export const hosted = (id: string, host: string, from: string, to: string, more: Partial<BookedSession<string>> = {}) =>
  booked(id, [claim('HOST', host, from, to)], more);

export const timeOf = (date: Date): string => date.toISOString().slice(11, 16);
