import { type Deadline } from '../model/deadline';

/** Lets those who want the same thing have it one after the other, in the order in which they came. Lives as long as the process. */
export class KeyedMutex {
  /** Settles when everybody who wanted it so far has had it. */
  private readonly over = new Map<string, Promise<unknown>>();

  /**
   * Waits for a turn with all of these things at once. Gives what ends it, which has to be called; null when the time is
   * up before.
   */
  async take(things: readonly string[], { signal }: Deadline): Promise<(() => void) | null> {
    let end: () => void = () => undefined;
    const ended = new Promise<void>((resolve) => (end = resolve));
    // All places in line are taken in this moment, so that no two wait for each other.
    const before = Promise.all(things.flatMap((thing) => this.over.get(thing) ?? []));
    const over = Promise.all([before, ended]);
    for (const thing of things) this.over.set(thing, over);
    void over.then(() => {
      for (const thing of things) if (this.over.get(thing) === over) this.over.delete(thing);
    });
    if (await isSettledBefore(signal, before)) return end;
    end();
    return null;
  }
}

async function isSettledBefore(signal: AbortSignal, work: Promise<unknown>): Promise<boolean> {
  if (signal.aborted) return false;
  return new Promise((resolve) => {
    const giveUp = (): void => resolve(false);
    signal.addEventListener('abort', giveUp, { once: true });
    void work.then(() => {
      signal.removeEventListener('abort', giveUp);
      resolve(true);
    });
  });
}
