import { type Logger } from 'pino';
import { decodeTime } from 'ulid';
import { type Outcome, type WriteStore } from './write-store';

/** After so long no database still carries out a query whose asker is gone. */
const UNSENT_KEPT_MS = 600_000;

const NEVER_SENT: Outcome = {
  state: 'FAILED',
  error: 'The ledger did not confirm that it had noted this write, so nothing was sent.',
  isKeyFreed: true,
};

/** The writes that this process is at work on, and those rows of its own that it is not at work on any more. */
export class UnderWay {
  private readonly works = new Map<string, Promise<unknown>>();
  /** Row ids of writes that were given up before anything was sent, whether their rows are there or not. */
  private readonly unsent = new Set<string>();

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
  async giveUp(id: string): Promise<void> {
    this.unsent.add(id);
    try {
      if (await this.store.finish(id, NEVER_SENT)) this.unsent.delete(id);
    } catch (error) {
      this.log.warn({ write: id, err: error as Error }, 'Whether a write that was given up is noted could not be seen');
    }
  }

  /**
   * Settles the rows of this process that nothing is at work on: what was never sent frees its key, and what may have
   * been has an unknown outcome. Answers how many have that now.
   */
  async settleLost(): Promise<number> {
    let lost = 0;
    const rows = await this.store.openOnes();
    // What is under way is looked at after the rows were read: what ended meanwhile has noted its outcome.
    for (const { id, state } of rows.filter((row) => !this.works.has(row.id))) {
      if (this.unsent.has(id)) await this.giveUp(id);
      else if (state === 'PENDING' && (await this.store.abandonOne(id))) lost += 1;
    }
    for (const id of this.unsent) if (decodeTime(id) < Date.now() - UNSENT_KEPT_MS) this.unsent.delete(id);
    return lost;
  }
}
