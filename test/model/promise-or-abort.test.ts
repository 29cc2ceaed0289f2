import { getEventListeners } from 'node:events';
import { promiseOrAbort, settlesBeforeAbort } from '../../src/model/promise-or-abort';

const tick = () => new Promise((resolve) => setImmediate(resolve));

/** A promise with the functions that settle it. */
function deferred<T>() {
  let resolve!: (value: T) => void;
  let reject!: (error: Error) => void;
  const promise = new Promise<T>((...functions) => ([resolve, reject] = functions));
  return { promise, resolve, reject };
}

let controller: AbortController;
let unhandled: unknown[];
const onUnhandled = (error: unknown): number => unhandled.push(error);
beforeEach(() => {
  controller = new AbortController();
  unhandled = [];
  process.on('unhandledRejection', onUnhandled);
});
afterEach(async () => {
  await tick();
  process.off('unhandledRejection', onUnhandled);
  expect(getEventListeners(controller.signal, 'abort')).toEqual([]);
  expect(unhandled).toEqual([]);
});

describe('A promise or an abort', () => {
  it.each<[string, (work: ReturnType<typeof deferred<string>>) => void]>([
    ['resolves', (work) => work.resolve('late')],
    ['rejects', (work) => work.reject(new Error('late'))],
    ['never settles', () => undefined],
  ])('rejects at once where the signal has aborted before, and the promise %s later', async (_, end) => {
    const work = deferred<string>();
    controller.abort(new Error('given up'));
    await expect(promiseOrAbort(work.promise, controller.signal)).rejects.toThrow('given up');
    end(work);
  });

  it.each<[string, (work: ReturnType<typeof deferred<string>>) => void]>([
    ['resolves', (work) => work.resolve('late')],
    ['rejects', (work) => work.reject(new Error('late'))],
  ])('rejects with the reason of an abort while it waits, and the promise %s later', async (_, end) => {
    const work = deferred<string>();
    const waiting = promiseOrAbort(work.promise, controller.signal);
    expect(getEventListeners(controller.signal, 'abort')).toHaveLength(1);
    controller.abort(new Error('given up'));
    await expect(waiting).rejects.toThrow('given up');
    end(work);
  });

  it('is the value of the promise, which an abort afterwards does not change', async () => {
    const work = deferred<string>();
    const waiting = promiseOrAbort(work.promise, controller.signal);
    work.resolve('value');
    await expect(waiting).resolves.toBe('value');
    expect(getEventListeners(controller.signal, 'abort')).toEqual([]);
    controller.abort(new Error('given up'));
    await expect(waiting).resolves.toBe('value');
  });

  it('is the error of the promise', async () => {
    await expect(promiseOrAbort(Promise.reject(new Error('failed')), controller.signal)).rejects.toThrow('failed');
  });
});

describe('Whether a promise settles before an abort', () => {
  it('is true for a value and for an error', async () => {
    await expect(settlesBeforeAbort(Promise.resolve(1), controller.signal)).resolves.toBe(true);
    await expect(settlesBeforeAbort(Promise.reject(new Error('failed')), controller.signal)).resolves.toBe(true);
  });

  it('is false where the abort came before, or comes first', async () => {
    const work = deferred<string>();
    const waiting = settlesBeforeAbort(work.promise, controller.signal);
    controller.abort();
    await expect(waiting).resolves.toBe(false);
    await expect(settlesBeforeAbort(work.promise, controller.signal)).resolves.toBe(false);
    work.reject(new Error('late'));
  });
});
