/**
 * Settles as the promise does, or rejects with the signal's reason when the signal aborts first. The work behind the
 * promise is not cancelled; when it rejects after the abort, the rejection is ignored.
 */
export async function promiseOrAbort<T>(promise: Promise<T>, signal: AbortSignal): Promise<T> {
  // Also where nothing waits for it any more: Node ends the process at an unhandled rejection.
  promise.catch(() => undefined);
  signal.throwIfAborted();
  let onAbort!: () => void;
  const aborted = new Promise<never>((_resolve, reject) => {
    onAbort = () => reject(signal.reason as Error);
    signal.addEventListener('abort', onAbort, { once: true });
  });
  try {
    return await Promise.race([promise, aborted]);
  } finally {
    signal.removeEventListener('abort', onAbort);
  }
}

/** Whether the promise settles, by a value or an error, before the signal aborts. */
export function settlesBeforeAbort(promise: Promise<unknown>, signal: AbortSignal): Promise<boolean> {
  const settled = promise.then(
    () => true,
    () => true,
  );
  return promiseOrAbort(settled, signal).catch(() => false);
}
