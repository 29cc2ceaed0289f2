import { WriteClock } from '../../../src/providers/icareus/write-clock';

it('A read that began before a write of the same entity is outdated; a later read and other entities are not', () => {
  const clock = new WriteClock();
  const before = clock.now();
  clock.written(['one', 'other']);
  const between = clock.now();
  clock.written(['one']);
  const after = clock.now();
  const olderAt = (time: number) => ['one', 'other', 'third'].filter((id) => clock.isOutdated(id, time));
  expect([before, between, after].map(olderAt)).toEqual([['one', 'other'], ['one'], []]);
});

it('The latest thousand writes are stored', () => {
  const clock = new WriteClock();
  const before = clock.now();
  for (let id = 0; id <= 1_000; id += 1) clock.written([String(id)]);
  expect(['0', '1', '1000'].map((id) => clock.isOutdated(id, before))).toEqual([false, true, true]);
});
