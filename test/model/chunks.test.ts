import { chunksOf } from '../../src/model/chunks';

describe('A list in chunks', () => {
  it.each<[readonly number[], number[][]]>([
    [[], []],
    [[1], [[1]]],
    [[1, 2], [[1, 2]]],
    [
      [1, 2, 3, 4, 5],
      [[1, 2], [3, 4], [5]],
    ],
  ])('of two at most: %j', (items, chunks) => {
    expect(chunksOf(items, 2)).toEqual(chunks);
  });
});
