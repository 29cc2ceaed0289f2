/** Maximum number of entities whose last write is stored; the oldest are dropped. */
const MAX_ENTRIES = 1_000;

/**
 * A logical clock that advances with every completed write, to detect reads that began before a write of the same entity
 * was completed and may therefore return outdated data. It covers the writes of this process.
 */
export class WriteClock {
  /** The time of the last write of each entity, by global id, the oldest first. */
  readonly #lastWrites = new Map<string, number>();
  #time = 0;

  /** The current time, for a read that begins. */
  now(): number {
    return this.#time;
  }

  /** Advances the clock: a write of these entities was completed. */
  written(globalIds: readonly string[]): void {
    this.#time += 1;
    for (const id of globalIds) {
      this.#lastWrites.delete(id);
      this.#lastWrites.set(id, this.#time);
    }
    for (const id of this.#lastWrites.keys()) {
      if (this.#lastWrites.size <= MAX_ENTRIES) return;
      this.#lastWrites.delete(id);
    }
  }

  /** Whether a read of this entity that began at that time may return data from before its last write. */
  isOutdated(globalId: string, begunAt: number): boolean {
    return (this.#lastWrites.get(globalId) ?? 0) > begunAt;
  }
}
