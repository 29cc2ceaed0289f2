import { Breaker, type Verdict } from '../../src/http/breaker';

beforeEach(() => jest.useFakeTimers({ doNotFake: ['nextTick', 'queueMicrotask'] }));
afterEach(() => jest.useRealTimers());

function breakerOfThree(): Breaker {
  return new Breaker({ failures: 3, halfOpenAfterMs: 1_000 });
}

async function run(breaker: Breaker, ...verdicts: Verdict[]): Promise<(Verdict | null)[]> {
  const results: (Verdict | null)[] = [];
  for (const verdict of verdicts) {
    const outcome = await breaker.run(() => Promise.resolve({ verdict }));
    results.push(outcome && outcome.verdict);
  }
  return results;
}

describe('A breaker', () => {
  it('suspends the calls after so many failures in a row', async () => {
    const breaker = breakerOfThree();
    await run(breaker, 'failing', 'failing', 'alive', 'failing', 'failing');
    expect(breaker).toMatchObject({ state: 'closed', isSuspended: false });

    expect(await run(breaker, 'failing', 'alive')).toEqual(['failing', null]);
    expect(breaker).toMatchObject({ state: 'open', isSuspended: true });
  });

  it('takes no account of what says nothing of the provider', async () => {
    const breaker = breakerOfThree();
    expect(await run(breaker, 'failing', 'failing', 'unknown', 'unknown')).toContain('unknown');
    expect(breaker.state).toBe('closed');
    await run(breaker, 'failing');
    expect(breaker.state).toBe('open');
  });

  it('lets one call through after a while, refuses the others meanwhile, and resumes when it succeeds', async () => {
    const breaker = breakerOfThree();
    const events: string[] = [];
    breaker.onOpen(() => events.push('open'));
    breaker.onClose(() => events.push('closed'));
    await run(breaker, 'failing', 'failing', 'failing');
    jest.advanceTimersByTime(999);
    expect(await run(breaker, 'alive')).toEqual([null]);
    jest.advanceTimersByTime(1);
    expect(breaker).toMatchObject({ state: 'open', isSuspended: false });

    let succeed = (): void => undefined;
    const trial = breaker.run(
      () => new Promise<{ verdict: Verdict }>((resolve) => (succeed = () => resolve({ verdict: 'alive' }))),
    );
    expect(breaker).toMatchObject({ state: 'halfOpen', isSuspended: true });
    expect(await run(breaker, 'alive')).toEqual([null]);

    succeed();
    await trial;
    expect(breaker.state).toBe('closed');
    expect(await run(breaker, 'failing', 'failing')).toEqual(['failing', 'failing']);
    expect(breaker.state).toBe('closed');
    expect(events).toEqual(['open', 'closed']);
  });

  it('suspends the calls anew when the trial fails', async () => {
    const breaker = breakerOfThree();
    await run(breaker, 'failing', 'failing', 'failing');
    jest.advanceTimersByTime(1_000);
    expect(await run(breaker, 'failing', 'alive')).toEqual(['failing', null]);
    jest.advanceTimersByTime(1_000);
    expect(await run(breaker, 'alive')).toEqual(['alive']);
  });

  it('remembers the failures when the trial says nothing', async () => {
    const breaker = breakerOfThree();
    await run(breaker, 'failing', 'failing', 'failing');
    jest.advanceTimersByTime(1_000);
    expect(await run(breaker, 'unknown', 'failing', 'alive')).toEqual(['unknown', 'failing', null]);
  });

  it('passes on what is thrown', async () => {
    const mistake = new TypeError('a mistake');
    await expect(breakerOfThree().run(() => Promise.reject(mistake))).rejects.toBe(mistake);
  });
});
