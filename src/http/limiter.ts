import { type Deadline, millisecondsLeft } from '../model/deadline';

export interface RateWindow {
  readonly calls: number;
  readonly windowMs: number;
}

/** Releases the slot of a call; to be called exactly once, when the call has ended. */
export type Leave = () => void;

/** Why a call was rejected: the rate limit allows no call before its deadline, or the deadline passed in the queue. */
export type LimiterRefusal = 'rateLimit' | 'unsent';

interface Waiter {
  admit(leave: Leave): void;
}

/**
 * A first-in-first-out queue with a limit on concurrent calls and on calls within any window of time. No call waits
 * beyond its deadline, and a call that cannot start before its deadline is rejected at once.
 */
export class Limiter {
  readonly #concurrency: number;
  readonly #window: SlidingWindow | null;
  readonly #waiting: Waiter[] = [];
  #inFlight = 0;
  #timer: NodeJS.Timeout | null = null;

  constructor(concurrency: number, callsPerWindow: RateWindow | null) {
    this.#concurrency = concurrency;
    this.#window = callsPerWindow && new SlidingWindow(callsPerWindow);
  }

  /** Waits for a slot. */
  async enter(deadline: Deadline): Promise<Leave | LimiterRefusal> {
    const left = millisecondsLeft(deadline);
    if (left === 0) return 'unsent';
    if (this.#rateDelay(this.#waiting.length) >= left) return 'rateLimit';

    return new Promise((resolve) => {
      const waiter: Waiter = {
        admit: (leave) => {
          deadline.signal.removeEventListener('abort', giveUp);
          resolve(leave);
        },
      };
      const giveUp = (): void => {
        this.#waiting.splice(this.#waiting.indexOf(waiter), 1);
        this.#admit();
        resolve(this.#rateDelay(0) > 0 ? 'rateLimit' : 'unsent');
      };
      deadline.signal.addEventListener('abort', giveUp, { once: true });
      this.#waiting.push(waiter);
      this.#admit();
    });
  }

  #admit(): void {
    if (this.#timer) clearTimeout(this.#timer);
    this.#timer = null;

    while (this.#waiting.length > 0 && this.#inFlight < this.#concurrency) {
      const delay = this.#rateDelay(0);
      if (delay > 0) {
        this.#timer = setTimeout(() => this.#admit(), Math.ceil(delay));
        return;
      }
      this.#inFlight += 1;
      this.#window?.record(performance.now());
      this.#waiting.shift()?.admit(() => {
        this.#inFlight -= 1;
        this.#admit();
      });
    }
  }

  /** The least time in ms until the rate limit allows a call that has `before` calls ahead of it. */
  #rateDelay(before: number): number {
    return this.#window ? this.#window.delay(before, performance.now()) : 0;
  }
}

/**
 * Records the start times of the latest calls, as many as a window allows: the next call is allowed once the oldest of
 * them is a full window ago. Unlike a counter per window, it never allows twice the number around a window's edge.
 */
class SlidingWindow {
  readonly #windowMs: number;
  /** A ring buffer; `#oldest` is the index of the oldest entry, where the next one is written. */
  readonly #startTimes: Float64Array;
  #oldest = 0;

  constructor({ calls, windowMs }: RateWindow) {
    this.#windowMs = windowMs;
    this.#startTimes = new Float64Array(calls).fill(Number.NEGATIVE_INFINITY);
  }

  record(now: number): void {
    this.#startTimes[this.#oldest] = now;
    this.#oldest = (this.#oldest + 1) % this.#startTimes.length;
  }

  delay(before: number, now: number): number {
    const calls = this.#startTimes.length;
    const startedAt = this.#startTimes[(this.#oldest + before) % calls] as number;
    // The calls ahead may fill several windows.
    return Math.max(0, startedAt + this.#windowMs - now) + Math.floor(before / calls) * this.#windowMs;
  }
}
