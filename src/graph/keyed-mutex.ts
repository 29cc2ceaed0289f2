import { type Deadline } from '../model/deadline';
import { settlesBeforeAbort } from '../model/promise-or-abort';

/** A mutex per key, granted in the order of the calls. Lives as long as the process. */
export class KeyedMutex {
  /** By key: settles when the last lock requested so far is released. */
  private readonly released = new Map<string, Promise<unknown>>();

  /** Locks all keys at once. Returns the function that unlocks them, or null when the deadline passes first. */
  async lock(keys: readonly string[], { signal }: Deadline): Promise<(() => void) | null> {
    let unlock: () => void = () => undefined;
    const unlocked = new Promise<void>((resolve) => (unlock = resolve));
    // The call joins the queues of all its keys synchronously, so that no two calls wait for each other.
    const earlier = Promise.all(keys.flatMap((key) => this.released.get(key) ?? []));
    const released = Promise.all([earlier, unlocked]);
    for (const key of keys) this.released.set(key, released);
    void released.then(() => {
      for (const key of keys) if (this.released.get(key) === released) this.released.delete(key);
    });
    if (await settlesBeforeAbort(earlier, signal)) return unlock;
    unlock();
    return null;
  }
}
