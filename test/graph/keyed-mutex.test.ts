import { KeyedMutex } from '../../src/graph/keyed-mutex';
import { deadlineIn, type RunningDeadline } from '../../src/model/deadline';

const deadlines: RunningDeadline[] = [];
const within = (milliseconds: number): RunningDeadline => {
  const deadline = deadlineIn(milliseconds);
  deadlines.push(deadline);
  return deadline;
};
afterEach(() => deadlines.splice(0).forEach((deadline) => deadline.end()));

let turns: KeyedMutex;
let events: string[];
beforeEach(() => {
  turns = new KeyedMutex();
  events = [];
});

/** Has a turn with some things, as long as it takes. */
async function have(name: string, things: string[], work: () => Promise<unknown> = async () => undefined) {
  const end = await turns.take(things, within(5_000));
  events.push(`${name} begins`);
  await work();
  events.push(`${name} ends`);
  end!();
}

const pause = () => new Promise((resolve) => setTimeout(resolve, 5));

it('lets those who want one thing have it in the order in which they came', async () => {
  await Promise.all([have('first', ['a'], pause), have('second', ['a'], pause), have('third', ['a'])]);
  expect(events).toEqual(['first begins', 'first ends', 'second begins', 'second ends', 'third begins', 'third ends']);
});

it('does not let those wait who want something else', async () => {
  let isOver: () => void = () => undefined;
  const first = have('first', ['a'], () => new Promise<void>((resolve) => (isOver = resolve)));
  await have('second', ['b']);
  isOver();
  await first;
  expect(events).toEqual(['first begins', 'second begins', 'second ends', 'first ends']);
});

it('never lets two wait for each other, whatever the order in which they name what they want', async () => {
  await Promise.all([
    have('first', ['a', 'b'], pause),
    have('second', ['b', 'a'], pause),
    have('third', ['b', 'c'], pause),
    have('fourth', ['c', 'a'], pause),
  ]);
  expect(events.filter((event) => event.endsWith('begins'))).toEqual([
    'first begins',
    'second begins',
    'third begins',
    'fourth begins',
  ]);
});

it('gives up when the time is up, and those behind go on waiting for those before', async () => {
  const end = await turns.take(['a'], within(5_000));
  const late = turns.take(['a'], within(10));
  const behind = have('behind', ['a']);
  await expect(late).resolves.toBeNull();
  expect(events).toEqual([]);
  end!();
  await behind;
  expect(events).toEqual(['behind begins', 'behind ends']);
});

it('gives up at once where the time is up already', async () => {
  const deadline = within(1);
  await new Promise((resolve) => deadline.signal.addEventListener('abort', resolve));
  await expect(turns.take(['a'], deadline)).resolves.toBeNull();
  await have('next', ['a']);
  expect(events).toEqual(['next begins', 'next ends']);
});
