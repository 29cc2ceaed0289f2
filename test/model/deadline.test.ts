import { deadlineIn, millisecondsLeft, pauseWithin } from '../../src/model/deadline';

beforeEach(() => jest.useFakeTimers({ doNotFake: ['nextTick', 'queueMicrotask'] }));
afterEach(() => jest.useRealTimers());

describe('A deadline', () => {
  it('aborts its signal when the time is up, and says so', () => {
    const deadline = deadlineIn(1_000);
    expect(deadline.at).toBe(Date.now() + 1_000);
    expect(millisecondsLeft(deadline)).toBe(1_000);

    jest.advanceTimersByTime(999);
    expect(deadline.signal.aborted).toBe(false);
    expect(millisecondsLeft(deadline)).toBe(1);

    jest.advanceTimersByTime(1);
    expect(deadline.signal.aborted).toBe(true);
    expect(deadline.signal.reason).toMatchObject({ name: 'TimeoutError' });
    expect(millisecondsLeft(deadline)).toBe(0);
  });

  it('passes when the caller gives up', () => {
    const caller = new AbortController();
    const deadline = deadlineIn(1_000, caller.signal);
    caller.abort();
    expect(deadline.signal.aborted).toBe(true);
    expect(deadline.signal.reason).toMatchObject({ name: 'AbortError' });
    expect(millisecondsLeft(deadline)).toBe(0);
    expect(jest.getTimerCount()).toBe(0);
  });

  it('has passed from the start when the caller has given up before', () => {
    expect(deadlineIn(1_000, AbortSignal.abort()).signal.aborted).toBe(true);
    expect(jest.getTimerCount()).toBe(0);
  });

  it('leaves no timer behind when it is ended', () => {
    const caller = new AbortController();
    const deadline = deadlineIn(1_000, caller.signal);
    deadline.end();
    expect(jest.getTimerCount()).toBe(0);
    caller.abort();
    expect(deadline.signal.aborted).toBe(false);
  });

  it('can be listened to by many calls at once', () => {
    const warned = jest.spyOn(process, 'emitWarning').mockImplementation();
    const { signal } = deadlineIn(1_000);
    for (let count = 0; count < 100; count += 1) signal.addEventListener('abort', () => undefined);
    expect(warned).not.toHaveBeenCalled();
    warned.mockRestore();
  });
});

describe('A pause within a deadline', () => {
  it('is made when it fits', async () => {
    const deadline = deadlineIn(1_000);
    const pause = pauseWithin(deadline, 999);
    await jest.advanceTimersByTimeAsync(999);
    await expect(pause).resolves.toBe(true);
  });

  it('is not begun when it does not', async () => {
    await expect(pauseWithin(deadlineIn(1_000), 1_000)).resolves.toBe(false);
    await expect(pauseWithin(deadlineIn(1_000, AbortSignal.abort()), 0)).resolves.toBe(false);
  });

  it('ends when the caller gives up', async () => {
    const caller = new AbortController();
    const deadline = deadlineIn(1_000, caller.signal);
    const pause = pauseWithin(deadline, 500);
    caller.abort();
    await expect(pause).resolves.toBe(false);
    expect(jest.getTimerCount()).toBe(0);
  });
});
