import { type Logger } from 'pino';
import { decodeTime } from 'ulid';
import { type CachedRecord } from '../provider-kit/write-operation';
import { type Outcome, type WriteStore } from './store/write-store';

/** After so long no database still carries out a query whose asker is gone. */
const UNSENT_KEPT_MS = 600_000;

const NEVER_SENT: Outcome = {
  state: 'FAILED',
  error: 'The ledger did not confirm that it had noted this write, so nothing was sent.',
  isKeyFreed: true,
};

/** The ledger is written to again when noting an outcome fails: what is known must not be lost to a busy disk. */
const NOTE_ATTEMPTS = 3;
const NOTE_PAUSE_MS = 100;

/** What a write came to, and what is to be remembered of it. */
interface EndedWrite {
  readonly outcome: Outcome;
  readonly remembered: readonly CachedRecord[];
}

/** Of an outcome what a log may tell. */
const logFields = (id: string, { state, result_id = null }: Outcome): object => ({
  write: id,
  outcome: state,
  result: result_id,
});

/** The writes that this process is at work on, and those rows of its own that it is not at work on any more. */
export class InFlightWrites {
  private readonly works = new Map<string, Promise<unknown>>();
  /** Row ids of writes that were given up before anything was sent, whether their rows are there or not. */
  private readonly unsent = new Set<string>();
  /** What writes came to that could not be noted yet, by their row ids. */
  private readonly unrecorded = new Map<string, EndedWrite>();

  constructor(
    private readonly store: WriteStore,
    private readonly log: Logger,
  ) {}

  /** The work on a row, or undefined when this process is not at work on it. */
  get(id: string): Promise<unknown> | undefined {
    return this.works.get(id);
  }

  async run<T>(id: string, start: () => Promise<T>): Promise<T> {
    const work = start();
    this.works.set(id, work);
    try {
      return await work;
    } finally {
      this.works.delete(id);
    }
  }

  /**
   * Gives a write up that the ledger could not note before it was sent. Its row may be there all the same, or come to
   * be there, when only the database's answer was lost; then its key is freed, now or by `settleLost`.
   */
  async abandonUnsent(id: string): Promise<void> {
    this.unsent.add(id);
    try {
      if (await this.store.finish(id, NEVER_SENT)) this.unsent.delete(id);
    } catch (error) {
      this.log.warn({ write: id, err: error as Error }, 'Whether a write that was given up is noted could not be seen');
    }
  }

  /**
   * Notes how a write ended. Rejects when the ledger cannot be written to, and keeps what is known until it can be: see
   * `noteKept`.
   */
  async recordOutcome(id: string, outcome: Outcome, remembered: readonly CachedRecord[]): Promise<void> {
    for (let attempt = 1; ; attempt += 1) {
      try {
        return await this.finish(id, outcome, remembered);
      } catch (error) {
        // With what was made, for a person who finds nothing else of it when the process ends before it is noted.
        this.log.error(
          { ...logFields(id, outcome), attempt, err: error as Error },
          'The outcome of a write could not be noted',
        );
        if (attempt === NOTE_ATTEMPTS) {
          this.unrecorded.set(id, { outcome, remembered });
          throw error;
        }
        await new Promise((resolve) => setTimeout(resolve, NOTE_PAUSE_MS));
      }
    }
  }

  /** Notes what is known of a write and could not be noted before; false when nothing is, or it still cannot be. */
  async recordPending(id: string): Promise<boolean> {
    const kept = this.unrecorded.get(id);
    if (!kept) return false;
    // Whoever comes meanwhile does not note it a second time.
    this.unrecorded.delete(id);
    try {
      await this.finish(id, kept.outcome, kept.remembered);
      this.log.info(logFields(id, kept.outcome), 'The outcome of a write is noted after all');
      return true;
    } catch (error) {
      this.unrecorded.set(id, kept);
      this.log.warn(
        { ...logFields(id, kept.outcome), err: error as Error },
        'The outcome of a write still cannot be noted',
      );
      return false;
    }
  }

  private async finish(id: string, outcome: Outcome, remembered: readonly CachedRecord[]): Promise<void> {
    if (await this.store.finish(id, outcome, remembered)) return;
    this.log.error(logFields(id, outcome), 'A write had been settled otherwise before it ended');
  }

  /**
   * Settles the rows of this process that nothing is at work on: what is known of one is noted, what was never sent frees
   * its key, and what may have been sent has an unknown outcome. Answers how many have that now.
   */
  async settleOrphans(): Promise<number> {
    let lost = 0;
    // Those that another server has called unknown are among them, or that a look at the provider has settled since.
    for (const [id, { outcome }] of [...this.unrecorded]) {
      if ((await this.recordPending(id)) && outcome.state === 'OUTCOME_UNKNOWN') lost += 1;
    }
    const rows = await this.store.openWrites();
    // What is under way is looked at after the rows were read: what ended meanwhile has noted its outcome.
    for (const { id, state } of rows.filter((row) => !this.works.has(row.id))) {
      if (this.unsent.has(id)) await this.abandonUnsent(id);
      else if (state === 'PENDING' && (await this.store.abandonOne(id))) lost += 1;
    }
    for (const id of this.unsent) if (decodeTime(id) < Date.now() - UNSENT_KEPT_MS) this.unsent.delete(id);
    return lost;
  }
}
