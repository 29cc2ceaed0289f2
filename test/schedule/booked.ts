import { type BookedSession, type ResourceHold, type ResourceKind } from '../../src/schedule/booked-session';

/** An instant on the day that the tests of the schedule play on, as "09:30". */
export const at = (time: string): Date => new Date(`2026-03-02T${time}:00Z`);

export const hold = (kind: ResourceKind, resource: string, from: string, to: string): ResourceHold => ({
  kind,
  resource,
  startsAt: at(from),
  endsAt: at(to),
});

/** A session with an hour's times of its own, which only its order depends on. */
export function booked(id: string, holds: readonly ResourceHold[], more: Partial<BookedSession<string>> = {}) {
  const startsAt = holds[0]?.startsAt ?? at('09:00');
  const endsAt = holds[0]?.endsAt ?? at('10:00');
  return { id, provider: 'FIRST', startsAt, endsAt, isCancelled: false, holds, session: `session ${id}`, ...more };
}

/** A session that holds one host for as long as it takes. */
export const hosted = (id: string, host: string, from: string, to: string, more: Partial<BookedSession<string>> = {}) =>
  booked(id, [hold('HOST', host, from, to)], more);

export const timeOf = (date: Date): string => date.toISOString().slice(11, 16);
