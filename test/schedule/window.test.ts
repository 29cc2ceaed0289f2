import { InvalidArgument } from '../../src/model/invalid-argument';
import { checkWindow, LONGEST_WINDOW_DAYS } from '../../src/schedule/window';

const from = new Date('2026-01-01T00:00:00Z');
const later = (milliseconds: number) => new Date(from.getTime() + milliseconds);
const DAY = 86_400_000;

describe('A window', () => {
  it.each([
    ['a millisecond', 1],
    ['a day', DAY],
    ['400 days', LONGEST_WINDOW_DAYS * DAY],
  ])('of %s is allowed', (_, length) => {
    expect(() => checkWindow(from, later(length))).not.toThrow();
  });

  it('that is longer than 400 days is refused', () => {
    expect(() => checkWindow(from, later(400 * DAY + 1))).toThrow(
      new InvalidArgument(
        'to',
        'to: the window from 2026-01-01T00:00:00.000Z to 2027-02-05T00:00:00.001Z is longer than 400 days. Ask for shorter windows, one after the other.',
      ),
    );
  });

  it.each([
    ['where it starts', 0, '2026-01-01T00:00:00.000Z'],
    ['before it starts', -DAY, '2025-12-31T00:00:00.000Z'],
  ])('that ends %s is refused', (_, length, to) => {
    expect(() => checkWindow(from, later(length))).toThrow(
      new InvalidArgument(
        'to',
        `to: the window ends at ${to}, but starts at 2026-01-01T00:00:00.000Z. Give a "to" that is later than "from".`,
      ),
    );
  });

  it('that is refused names the argument', () => {
    expect.assertions(1);
    try {
      checkWindow(from, from);
    } catch (error) {
      expect((error as InvalidArgument).argument).toBe('to');
    }
  });
});
