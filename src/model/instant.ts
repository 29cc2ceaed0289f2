const FIRST = Date.parse('0001-01-01T00:00:00Z');
const LAST = Date.parse('9999-12-31T23:59:59.999Z');

/** Whether RFC 3339 can write an instant in UTC: it has four digits for the year. The year 0 is not on every calendar. */
export const isWritable = (instant: Date): boolean => instant.getTime() >= FIRST && instant.getTime() <= LAST;

/** Whether the end can be written of what begins then and takes so long. */
export const isEndWritable = (startsAt: Date, durationMinutes: number): boolean =>
  isWritable(new Date(startsAt.getTime() + durationMinutes * 60_000));
