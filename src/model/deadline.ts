import { setMaxListeners } from 'node:events';
import { settlesBeforeAbort } from './promise-or-abort';

/** When something must be over. It is handed down unchanged: call < provider < operation. */
export interface Deadline {
  /** Aborts when the time is up, with a TimeoutError as its reason, or earlier when the caller gives up. */
  readonly signal: AbortSignal;
  /** The same moment in epoch milliseconds, for whoever must know beforehand whether something still fits. */
  readonly at: number;
}

/** A deadline whose timer is running. Whoever started it ends it, so that the timer does not outlive the operation. */
export interface RunningDeadline extends Deadline {
  /** Stops the timer. The signal does not abort any more. */
  end(): void;
}

/** A deadline that many milliseconds from now; it passes at once when `cancelled` aborts. */
export function deadlineIn(milliseconds: number, cancelled?: AbortSignal): RunningDeadline {
  const controller = new AbortController();
  // One operation makes many calls at once and each of them listens, which Node would take for a leak.
  setMaxListeners(0, controller.signal);

  const cancel = (): void => {
    end();
    controller.abort(cancelled?.reason);
  };
  const timer = setTimeout(() => {
    end();
    controller.abort(new DOMException('The time for this operation is up.', 'TimeoutError'));
  }, milliseconds);
  timer.unref();
  const end = (): void => {
    clearTimeout(timer);
    cancelled?.removeEventListener('abort', cancel);
  };

  if (cancelled?.aborted) cancel();
  else cancelled?.addEventListener('abort', cancel, { once: true });
  return { signal: controller.signal, at: Date.now() + milliseconds, end };
}

/** How much time there is; zero when it is up or the caller has given up. */
export function millisecondsLeft(deadline: Deadline): number {
  return deadline.signal.aborted ? 0 : Math.max(0, deadline.at - Date.now());
}

/** Waits, and answers true; answers false at once when the wait would not end in time, or when the signal aborts. */
export async function pauseWithin(deadline: Deadline, milliseconds: number): Promise<boolean> {
  if (milliseconds >= millisecondsLeft(deadline)) return false;
  let timer: NodeJS.Timeout | undefined;
  const pause = new Promise((resolve) => (timer = setTimeout(resolve, milliseconds)));
  try {
    return await settlesBeforeAbort(pause, deadline.signal);
  } finally {
    clearTimeout(timer);
  }
}
