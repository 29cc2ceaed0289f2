import { WriteMoments } from '../../../src/providers/icareus/write-moments';

it('What was read before a write may be older than it; what was read after it is not, nor what it is not about', () => {
  const moments = new WriteMoments();
  const before = moments.now();
  moments.written(['one', 'other']);
  const between = moments.now();
  moments.written(['one']);
  const after = moments.now();
  const olderAt = (moment: number) => ['one', 'other', 'third'].filter((id) => moments.mayBeOlder(id, moment));
  expect([before, between, after].map(olderAt)).toEqual([['one', 'other'], ['one'], []]);
});

it('A thousand writes are kept, the latest ones', () => {
  const moments = new WriteMoments();
  const before = moments.now();
  for (let id = 0; id <= 1_000; id += 1) moments.written([String(id)]);
  expect(['0', '1', '1000'].map((id) => moments.mayBeOlder(id, before))).toEqual([false, true, true]);
});
