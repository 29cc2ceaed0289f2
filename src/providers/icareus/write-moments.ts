/** More writes are not answered while one read is under way: older ones need not be told apart any more. */
const MOST_KEPT = 1_000;

/**
 * Tells what was read before a write from what was read after it: a read that began before the write was answered may
 * tell what there was before it. It knows the writes of this process.
 */
export class WriteMoments {
  /** When the last write of each thing was answered, by global id, the oldest first. */
  private readonly last = new Map<string, number>();
  private moment = 0;

  /** The present moment, for a read that begins. */
  now(): number {
    return this.moment;
  }

  /** Notes that a write of these things was answered just now. */
  written(globalIds: readonly string[]): void {
    this.moment += 1;
    for (const id of globalIds) {
      this.last.delete(id);
      this.last.set(id, this.moment);
    }
    for (const id of this.last.keys()) {
      if (this.last.size <= MOST_KEPT) return;
      this.last.delete(id);
    }
  }

  /** Whether what a read that began at that moment tells of a thing may be older than the last write of it. */
  mayBeOlder(globalId: string, begunAt: number): boolean {
    return (this.last.get(globalId) ?? 0) > begunAt;
  }
}
