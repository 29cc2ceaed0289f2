import { type Leave, Limiter, type LimiterRefusal } from '../../src/http/limiter';
import { deadlineIn } from '../../src/model/deadline';

beforeEach(() => jest.useFakeTimers({ doNotFake: ['nextTick', 'queueMicrotask'] }));
afterEach(() => jest.useRealTimers());

/** Enters that many times and notes, in order, what came of it and when. */
function enterAll(limiter: Limiter, count: number, withinMs = 60_000) {
  const begun = performance.now();
  const results: { index: number; at: number; result: Leave | LimiterRefusal }[] = [];
  for (let index = 0; index < count; index += 1) {
    void limiter.enter(deadlineIn(withinMs)).then((result) => {
      results.push({ index, at: performance.now() - begun, result });
    });
  }
  return results;
}

function leaveOf(result: Leave | LimiterRefusal | undefined): Leave {
  if (typeof result !== 'function') throw new Error(`It was not let in: ${result}`);
  return result;
}

async function pass(milliseconds: number): Promise<void> {
  await jest.advanceTimersByTimeAsync(milliseconds);
}

describe('So many at a time', () => {
  it('lets the next one in, in order, when one leaves', async () => {
    const results = enterAll(new Limiter(2, null), 4);
    await pass(0);
    expect(results.map(({ index }) => index)).toEqual([0, 1]);

    leaveOf(results[1]?.result)();
    await pass(0);
    expect(results.map(({ index }) => index)).toEqual([0, 1, 2]);

    leaveOf(results[0]?.result)();
    await pass(0);
    expect(results.map(({ index }) => index)).toEqual([0, 1, 2, 3]);
  });

  it('waits no longer than the deadline, and gives the place in line free', async () => {
    const limiter = new Limiter(1, null);
    const first = enterAll(limiter, 1);
    const impatient = enterAll(limiter, 1, 500);
    const patient = enterAll(limiter, 1);
    await pass(500);
    expect(impatient).toEqual([{ index: 0, at: 500, result: 'unsent' }]);

    leaveOf(first[0]?.result)();
    await pass(0);
    expect(patient).toHaveLength(1);
  });

  it('does not let in what comes too late', async () => {
    const results = enterAll(new Limiter(1, null), 1, 0);
    await pass(0);
    const late = deadlineIn(1);
    await pass(1);
    await expect(new Limiter(1, null).enter(late)).resolves.toBe('unsent');
    expect(results[0]?.result).toBe('unsent');
  });
});

describe('No more than so many in any window', () => {
  it('lets the next one in when the oldest is a whole window ago', async () => {
    const limiter = new Limiter(100, { calls: 3, windowMs: 1_000 });
    const early = enterAll(limiter, 2);
    await pass(400);
    const late = enterAll(limiter, 6);
    await pass(10_000);

    const begun = [...early.map(({ at }) => at), ...late.map(({ at }) => at + 400)];
    expect(begun).toEqual([0, 0, 400, 1_000, 1_000, 1_400, 2_000, 2_000]);
  });

  it('never lets more through than allowed, however they arrive', async () => {
    const calls = 5;
    const windowMs = 1_000;
    const limiter = new Limiter(100, { calls, windowMs });
    const begun: number[] = [];
    for (let index = 0; index < 60; index += 1) {
      void limiter.enter(deadlineIn(60_000)).then((leave) => {
        begun.push(performance.now());
        leaveOf(leave)();
      });
      await pass((index * 37) % 190);
    }
    await pass(60_000);

    expect(begun).toHaveLength(60);
    const tooClose = begun.filter((at, index) => at - (begun[index - calls] ?? Number.NEGATIVE_INFINITY) < windowMs);
    expect(tooClose).toEqual([]);
  });

  it('turns away at once what cannot be in time', async () => {
    const limiter = new Limiter(100, { calls: 2, windowMs: 1_000 });
    // Six calls take three windows; only those of the first two begin within 1.5 seconds.
    const results = enterAll(limiter, 6, 1_500);
    await pass(0);
    const turnedAway = results.filter(({ result }) => result === 'rateLimit');
    expect(turnedAway.map(({ index, at }) => [index, at])).toEqual([
      [4, 0],
      [5, 0],
    ]);

    await pass(1_000);
    const letIn = results.filter(({ result }) => typeof result === 'function');
    expect(letIn.map(({ index, at }) => [index, at])).toEqual([
      [0, 0],
      [1, 0],
      [2, 1_000],
      [3, 1_000],
    ]);
  });

  it('counts only what was let in', async () => {
    const limiter = new Limiter(100, { calls: 1, windowMs: 1_000 });
    const cancelled = new AbortController();
    void enterAll(limiter, 1);
    const waiting = limiter.enter(deadlineIn(5_000, cancelled.signal));
    const next = enterAll(limiter, 1);
    await pass(200);
    cancelled.abort();
    await expect(waiting).resolves.toBe('rateLimit');

    await pass(800);
    expect(next.map(({ at }) => at)).toEqual([1_000]);
  });

  it('holds together with the limit of so many at a time', async () => {
    const results = enterAll(new Limiter(1, { calls: 5, windowMs: 1_000 }), 2);
    await pass(5_000);
    expect(results.map(({ index }) => index)).toEqual([0]);
    leaveOf(results[0]?.result)();
    await pass(0);
    expect(results.map(({ index, at }) => [index, at])).toEqual([
      [0, 0],
      [1, 5_000],
    ]);
  });
});
