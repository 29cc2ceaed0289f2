import { setMaxListeners } from 'node:events';
import { FetchPaused, TokenKeeper } from '../../src/http/token-keeper';

class Refused extends Error {}

const never = new AbortController().signal;
// Node warns about a leak above ten listeners.
setMaxListeners(0, never);
let now: number;
let fetched: number;
beforeEach(() => {
  now = 1_000_000;
  fetched = 0;
});

/** A keeper of tokens that live for 1,100 ms and are used for 1,000. Each call of `get` names the fetch to use. */
function keeper(lifetimeMs: number | null = null) {
  let fetchNow: () => Promise<string>;
  const tokens = new TokenKeeper({
    fetch: async () => ({ value: await fetchNow(), lifetimeMs }),
    lifetimeMs: 1_100,
    marginMs: 100,
    pauseMs: 60,
    isRefusal: (error) => error instanceof Refused,
    now: () => now,
  });
  return {
    get: (signal: AbortSignal, fetch: () => Promise<string>) => {
      fetchNow = fetch;
      return tokens.get(signal, 'r-1');
    },
    forget: (token: string, unlessYoungerThanMs?: number) => tokens.forget(token, unlessYoungerThanMs),
  };
}

/** Fetches tokens t1, t2 and so on. */
const fetch = async () => `t${(fetched += 1)}`;

const refuse = async (): Promise<string> => {
  fetched += 1;
  throw new Refused('wrong key');
};

/** A fetch that ends when the test says so. */
function held() {
  let end!: { resolve: (token: string) => void; reject: (error: Error) => void };
  const promise = new Promise<string>((resolve, reject) => (end = { resolve, reject }));
  const begin = () => {
    fetched += 1;
    return promise;
  };
  return { begin, ...end };
}

describe('A token', () => {
  it('is fetched once and used until shortly before its expiry, counted from the request', async () => {
    const tokens = keeper();
    const first = held();
    const waiting = tokens.get(never, first.begin);
    now += 400;
    first.resolve('slow');
    await expect(waiting).resolves.toBe('slow');

    now += 599;
    await expect(tokens.get(never, fetch)).resolves.toBe('slow');
    now += 1;
    await expect(tokens.get(never, fetch)).resolves.toBe('t2');
    expect(fetched).toBe(2);
  });

  it('is fetched once for all concurrent callers', async () => {
    const tokens = keeper();
    const { begin, resolve } = held();
    const waiting = Array.from({ length: 20 }, () => tokens.get(never, begin));
    resolve('shared');
    expect(new Set(await Promise.all(waiting))).toEqual(new Set(['shared']));
    expect(fetched).toBe(1);
  });

  it('is still fetched when one waiting caller aborts', async () => {
    const tokens = keeper();
    const { begin, resolve } = held();
    const impatient = new AbortController();
    const [first, second] = [tokens.get(impatient.signal, begin), tokens.get(never, begin)];
    impatient.abort(new Error('no time'));
    await expect(first).rejects.toThrow('no time');
    await expect(tokens.get(AbortSignal.abort(new Error('too late')), begin)).rejects.toThrow('too late');
    resolve('t');
    await expect(second).resolves.toBe('t');
    expect(fetched).toBe(1);
  });

  it('is returned from the cache even to a caller whose deadline has passed', async () => {
    const tokens = keeper();
    await tokens.get(never, fetch);
    await expect(tokens.get(AbortSignal.abort(), fetch)).resolves.toBe('t1');
  });

  it('that could not be fetched is fetched again by the next call', async () => {
    const tokens = keeper();
    const broken = held();
    const waiting = [tokens.get(never, broken.begin), tokens.get(never, broken.begin)];
    broken.reject(new Error('no connection'));
    for (const each of waiting) await expect(each).rejects.toThrow('no connection');
    await expect(tokens.get(never, fetch)).resolves.toBe('t2');
  });

  it('whose fetch fails after every caller has gone causes no unhandled rejection', async () => {
    const tokens = keeper();
    const { begin, reject } = held();
    const impatient = new AbortController();
    const waiting = tokens.get(impatient.signal, begin);
    impatient.abort(new Error('no time'));
    await expect(waiting).rejects.toThrow('no time');
    reject(new Error('no connection'));
    await new Promise(setImmediate);
    await expect(tokens.get(never, fetch)).resolves.toBe('t2');
  });
});

describe('Forgetting a token', () => {
  it('makes the next call fetch another one', async () => {
    const tokens = keeper();
    await tokens.get(never, fetch);
    expect(tokens.forget('t1')).toBe(true);
    await expect(tokens.get(never, fetch)).resolves.toBe('t2');
  });

  it('does nothing to one that has replaced it', async () => {
    const tokens = keeper();
    expect(tokens.forget('t0')).toBe(true);
    await tokens.get(never, fetch);
    expect(tokens.forget('t0')).toBe(true);
    await expect(tokens.get(never, fetch)).resolves.toBe('t1');
  });

  it('can spare a recent one', async () => {
    const tokens = keeper();
    await tokens.get(never, fetch);
    now += 99;
    expect(tokens.forget('t1', 100)).toBe(false);
    now += 1;
    expect(tokens.forget('t1', 100)).toBe(true);
    await expect(tokens.get(never, fetch)).resolves.toBe('t2');
  });
});

describe('A refused fetch', () => {
  it('is followed by a pause, whose end the error states', async () => {
    const tokens = keeper();
    const first = await tokens.get(never, refuse).catch((error: unknown) => error);
    expect(first).toBeInstanceOf(FetchPaused);
    expect(first).toMatchObject({ until: new Date(now + 60), cause: { message: 'wrong key' } });

    now += 59;
    await expect(tokens.get(never, fetch)).rejects.toBe(first);
    expect(fetched).toBe(1);
    now += 1;
    await expect(tokens.get(never, fetch)).resolves.toBe('t2');
  });

  it('is one fetch, however many waited for it', async () => {
    const tokens = keeper();
    const waiting = [1, 2, 3].map(() => tokens.get(never, refuse).catch((error: unknown) => error));
    expect(new Set(await Promise.all(waiting)).size).toBe(1);
    expect(fetched).toBe(1);
  });

  it('that is repeated starts the pause again', async () => {
    const tokens = keeper();
    await expect(tokens.get(never, refuse)).rejects.toThrow(FetchPaused);
    now += 60;
    await expect(tokens.get(never, refuse)).rejects.toMatchObject({ until: new Date(now + 60) });
    expect(fetched).toBe(2);
  });
});

describe('The lifetime of a token', () => {
  it.each([
    ['stated in the response', 5_000, 4_900],
    ['unknown', null, 1_000],
    ['shorter than twice the margin', 150, 75],
  ])('that is %s decides when it is replaced', async (_, lifetimeMs, usableMs) => {
    const tokens = keeper(lifetimeMs);
    await tokens.get(never, fetch);
    now += usableMs - 1;
    await expect(tokens.get(never, fetch)).resolves.toBe('t1');
    now += 1;
    await expect(tokens.get(never, fetch)).resolves.toBe('t2');
  });
});

it('reads the real clock by default, and passes the request id on', async () => {
  const requestIds: string[] = [];
  const tokens = new TokenKeeper({
    fetch: async (requestId) => {
      requestIds.push(requestId);
      return { value: await fetch(), lifetimeMs: null };
    },
    lifetimeMs: 600_000,
    pauseMs: 60_000,
    isRefusal: () => false,
  });
  await tokens.get(never, 'r-1');
  await expect(tokens.get(never, 'r-2')).resolves.toBe('t1');
  expect(requestIds).toEqual(['r-1']);
});
