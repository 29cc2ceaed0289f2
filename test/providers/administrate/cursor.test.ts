import { InvalidArgument } from '../../../src/model/invalid-argument';
import {
  decodeIdCursor,
  decodeStartCursor,
  encodeIdCursor,
  encodeStartCursor,
} from '../../../src/providers/administrate/cursor';

const place = { date: '2013-01-02T00:00:00', time: '09:00:00', id: 6, seenThatDay: 17 };
const write = (value: unknown): string => Buffer.from(JSON.stringify(value)).toString('base64url');

describe('A cursor', () => {
  it('holds a place in the list by start', () => {
    expect(decodeStartCursor(encodeStartCursor(place))).toEqual(place);
  });

  it('holds a place in a list by id', () => {
    expect(decodeIdCursor(encodeIdCursor(6))).toBe(6);
  });

  it('can stand in a URL as it is', () => {
    expect(encodeStartCursor(place)).toMatch(/^[A-Za-z0-9_-]+$/);
  });

  it('of an earlier release is still understood', () => {
    // Clients store cursors, so their form may not change.
    expect(decodeStartCursor('WyJzdGFydCIsIjIwMTMtMDEtMDJUMDA6MDA6MDAiLCIwOTowMDowMCIsNiwxN10')).toEqual(place);
    expect(decodeIdCursor('WyJpZCIsNl0')).toBe(6);
  });
});

const start = (...parts: unknown[]): string => write(['start', ...parts]);
const { date, time, id, seenThatDay } = place;

describe('What is no cursor by start', () => {
  it.each([
    ['nothing', ''],
    ['no base64', '%%%'],
    ['no JSON', Buffer.from('start').toString('base64url')],
    ['no list', write({ 0: 'start' })],
    ['null', write(null)],
    ['a list with nothing in it', write([])],
    ['a cursor by id', encodeIdCursor(6)],
    ['no date', start(null, time, id, seenThatDay)],
    ['a date without a time', start('2013-01-02', time, id, seenThatDay)],
    ['a date with more behind it', start(`${date}&id=1`, time, id, seenThatDay)],
    ['no time', start(date, 9, id, seenThatDay)],
    ['another form of time', start(date, '9:00', id, seenThatDay)],
    ['an id that is text', start(date, time, '6', seenThatDay)],
    ['an id that is no whole number', start(date, time, 6.5, seenThatDay)],
    ['no count', start(date, time, id)],
    ['a count below nothing', start(date, time, id, -1)],
    ['a count beyond all reason', start(date, time, id, 100_001)],
  ])('is refused: %s', (_, cursor) => {
    expect(() => decodeStartCursor(cursor)).toThrow(InvalidArgument);
    expect(() => decodeStartCursor(cursor)).toThrow(
      'after: this is not a cursor of a list ordered by STARTS_AT. Use an endCursor of such a list.',
    );
  });
});

describe('What is no cursor by id', () => {
  it.each([
    ['nothing', ''],
    ['a cursor by start', encodeStartCursor(place)],
    ['no id', write(['id'])],
    ['an id that is text', write(['id', '6'])],
    ['an id that is no whole number', write(['id', 1e300])],
  ])('is refused: %s', (_, cursor) => {
    expect(() => decodeIdCursor(cursor)).toThrow(
      'after: this is not a cursor of a list ordered by ID. Use an endCursor of such a list.',
    );
  });
});
