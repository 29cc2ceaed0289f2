import { KeyedMutex } from '../../src/graph/keyed-mutex';
import { deadlineIn, type RunningDeadline } from '../../src/model/deadline';

const deadlines: RunningDeadline[] = [];
const within = (milliseconds: number): RunningDeadline => {
  const deadline = deadlineIn(milliseconds);
  deadlines.push(deadline);
  return deadline;
};
afterEach(() => deadlines.splice(0).forEach((deadline) => deadline.end()));

let mutex: KeyedMutex;
let events: string[];
beforeEach(() => {
  mutex = new KeyedMutex();
  events = [];
});

/** Runs some work while it holds the lock on some keys. */
async function hold(name: string, keys: string[], work: () => Promise<unknown> = async () => undefined) {
  const unlock = await mutex.lock(keys, within(5_000));
  events.push(`${name} begins`);
  await work();
  events.push(`${name} ends`);
  unlock!();
}

const pause = () => new Promise((resolve) => setTimeout(resolve, 5));

it('grants the lock on one key in the order of the calls', async () => {
  await Promise.all([hold('first', ['a'], pause), hold('second', ['a'], pause), hold('third', ['a'])]);
  expect(events).toEqual(['first begins', 'first ends', 'second begins', 'second ends', 'third begins', 'third ends']);
});

it('does not block calls for other keys', async () => {
  let finish: () => void = () => undefined;
  const first = hold('first', ['a'], () => new Promise<void>((resolve) => (finish = resolve)));
  await hold('second', ['b']);
  finish();
  await first;
  expect(events).toEqual(['first begins', 'second begins', 'second ends', 'first ends']);
});

it('does not deadlock, whatever the order of the keys', async () => {
  await Promise.all([
    hold('first', ['a', 'b'], pause),
    hold('second', ['b', 'a'], pause),
    hold('third', ['b', 'c'], pause),
    hold('fourth', ['c', 'a'], pause),
  ]);
  expect(events.filter((event) => event.endsWith('begins'))).toEqual([
    'first begins',
    'second begins',
    'third begins',
    'fourth begins',
  ]);
});

it('returns null when the deadline passes, and later calls still wait for the earlier ones', async () => {
  const unlock = await mutex.lock(['a'], within(5_000));
  const late = mutex.lock(['a'], within(10));
  const behind = hold('behind', ['a']);
  await expect(late).resolves.toBeNull();
  expect(events).toEqual([]);
  unlock!();
  await behind;
  expect(events).toEqual(['behind begins', 'behind ends']);
});

it('returns null at once where the deadline has passed', async () => {
  const deadline = within(1);
  await new Promise((resolve) => deadline.signal.addEventListener('abort', resolve));
  await expect(mutex.lock(['a'], deadline)).resolves.toBeNull();
  await hold('next', ['a']);
  expect(events).toEqual(['next begins', 'next ends']);
});
