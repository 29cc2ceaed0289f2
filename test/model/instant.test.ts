import { isEndWritable, isWritable } from '../../src/model/instant';

describe('An instant', () => {
  it.each([
    ['-000001-12-31T23:59:59.999Z', false],
    ['0000-12-31T23:59:59.999Z', false],
    ['0001-01-01T00:00:00.000Z', true],
    ['9999-12-31T23:59:59.999Z', true],
    ['+010000-01-01T00:00:00.000Z', false],
  ])('%s can be written: %s', (text, expected) => {
    expect(isWritable(new Date(text))).toBe(expected);
  });

  it('is none that can be written where it is none at all', () => {
    expect(isWritable(new Date(NaN))).toBe(false);
  });
});

it.each([
  [59, true],
  [60, false],
  [2 ** 53, false],
])('An end %d minutes after the last hour that can be written has begun can be written: %s', (minutes, expected) => {
  expect(isEndWritable(new Date('9999-12-31T23:00:00Z'), minutes)).toBe(expected);
});
