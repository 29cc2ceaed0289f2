import { InvalidArgument } from '../model/invalid-argument';

/** The longest window of a schedule: a year and a month. */
export const LONGEST_WINDOW_DAYS = 400;

const MILLISECONDS_PER_DAY = 86_400_000;

/** Validates the window of a schedule. A day is 24 hours here. Throws InvalidArgument. */
export function checkWindow(from: Date, to: Date): void {
  const days = (to.getTime() - from.getTime()) / MILLISECONDS_PER_DAY;
  if (days <= 0) {
    throw new InvalidArgument(
      'to',
      `to: the window ends at ${to.toISOString()}, but starts at ${from.toISOString()}. Give a "to" that is later than "from".`,
    );
  }
  if (days > LONGEST_WINDOW_DAYS) {
    throw new InvalidArgument(
      'to',
      `to: the window from ${from.toISOString()} to ${to.toISOString()} is longer than ${LONGEST_WINDOW_DAYS} days. Ask for shorter windows, one after the other.`,
    );
  }
}
