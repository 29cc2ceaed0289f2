import { type Deadline, millisecondsLeft } from '../model/deadline';

export interface RateWindow {
  readonly calls: number;
  readonly windowMs: number;
}

/** Leaves the limiter again; to be called exactly once, when the call is over. */
export type Leave = () => void;

/** Why a call was not let in: the rate limit leaves no room for it, or its time was up while it waited. */
export type LimiterRefusal = 'rateLimit' | 'unsent';

interface Waiter {
  admit(leave: Leave): void;
}

/**
 * Lets calls through in the order in which they came: so many at a time, and no more than so many in any window of
 * time. Nothing waits beyond its deadline, and what cannot be in time is turned away at once.
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

  /** Waits for this call's turn. */
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

  /** The least time until the rate limit lets the call through that has so many others before it. */
  #rateDelay(before: number): number {
    return this.#window ? this.#window.delay(before, performance.now()) : 0;
  }
}

/**
 * Remembers when the latest calls began, as many as are allowed in a window: the next one is allowed as soon as the
 * oldest of them is a whole window ago. Unlike a counter per window it never lets twice the number through around the
 * edge of one.
 */
class SlidingWindow {
  readonly #windowMs: number;
  /** A ring; `#oldest` is where the oldest stands and the next is written. */
  readonly #begun: Float64Array;
  #oldest = 0;

  constructor({ calls, windowMs }: RateWindow) {
    this.#windowMs = windowMs;
    this.#begun = new Float64Array(calls).fill(Number.NEGATIVE_INFINITY);
  }

  record(now: number): void {
    this.#begun[this.#oldest] = now;
    this.#oldest = (this.#oldest + 1) % this.#begun.length;
  }

  delay(before: number, now: number): number {
    const calls = this.#begun.length;
    const begun = this.#begun[(this.#oldest + before) % calls] as number;
    // The calls before this one fill the window again and again.
    return Math.max(0, begun + this.#windowMs - now) + Math.floor(before / calls) * this.#windowMs;
  }
}
