import { type Logger } from 'pino';
import { decodeTime } from 'ulid';
import { type CachedRecord } from '../provider-kit/write-operation';
import { type Outcome, type WriteStore } from './store/write-store';

/** After this time no database still executes a query whose connection is gone. */
const UNSENT_MS = 600_000;

const NEVER_SENT: Outcome = {
  state: 'FAILED',
  error: 'The ledger did not confirm that it had recorded this write, so nothing was sent.',
  isKeyFreed: true,
};

/** Recording an outcome is retried: a busy disk must not lose it. */
const RECORD_ATTEMPTS = 3;
const RECORD_PAUSE_MS = 100;

/** The outcome of a write, and the records to be saved with it. */
interface EndedWrite {
  readonly outcome: Outcome;
  readonly records: readonly CachedRecord[];
}

/** The fields of an outcome that may be logged. */
const logFields = (id: string, { state, result_id = null }: Outcome): object => ({
  write: id,
  outcome: state,
  result: result_id,
});

/** The writes that this process is performing, and its rows whose work has ended without a recorded outcome. */
export class InFlightWrites {
  private readonly works = new Map<string, Promise<unknown>>();
  /** Row ids of writes that were abandoned before anything was sent, whether their rows exist or not. */
  private readonly unsent = new Set<string>();
  /** Outcomes that could not be recorded yet, by row id. */
  private readonly unrecorded = new Map<string, EndedWrite>();

  constructor(
    private readonly store: WriteStore,
    private readonly log: Logger,
  ) {}

  /** The work on a row, or undefined when this process is not performing it. */
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
   * Abandons a write that could not be recorded before it was sent. Its row may exist all the same, or appear later, when
   * only the database's response was lost; then its key is freed, now or by `resolveOrphans`.
   */
  async abandonUnsent(id: string): Promise<void> {
    this.unsent.add(id);
    try {
      if (await this.store.finish(id, NEVER_SENT)) this.unsent.delete(id);
    } catch (error) {
      this.log.warn({ write: id, err: error as Error }, 'Whether an abandoned write is recorded could not be read');
    }
  }

  /**
   * Records the outcome of a write. Rejects when the ledger cannot be written to, and holds the outcome until it can be:
   * see `recordPending`.
   */
  async recordOutcome(id: string, outcome: Outcome, records: readonly CachedRecord[]): Promise<void> {
    for (let attempt = 1; ; attempt += 1) {
      try {
        return await this.finish(id, outcome, records);
      } catch (error) {
        // With the id of the result: the only trace of it if the process ends before the outcome is recorded.
        this.log.error(
          { ...logFields(id, outcome), attempt, err: error as Error },
          'The outcome of a write could not be recorded',
        );
        if (attempt === RECORD_ATTEMPTS) {
          this.unrecorded.set(id, { outcome, records });
          throw error;
        }
        await new Promise((resolve) => setTimeout(resolve, RECORD_PAUSE_MS));
      }
    }
  }

  /** Records an outcome that could not be recorded before; false when there is none, or it still cannot be. */
  async recordPending(id: string): Promise<boolean> {
    const ended = this.unrecorded.get(id);
    if (!ended) return false;
    // Prevents a concurrent caller from recording it twice.
    this.unrecorded.delete(id);
    try {
      await this.finish(id, ended.outcome, ended.records);
      this.log.info(logFields(id, ended.outcome), 'The outcome of a write is recorded after all');
      return true;
    } catch (error) {
      this.unrecorded.set(id, ended);
      this.log.warn(
        { ...logFields(id, ended.outcome), err: error as Error },
        'The outcome of a write still cannot be recorded',
      );
      return false;
    }
  }

  private async finish(id: string, outcome: Outcome, records: readonly CachedRecord[]): Promise<void> {
    if (await this.store.finish(id, outcome, records)) return;
    this.log.error(logFields(id, outcome), 'A write had been resolved otherwise before it ended');
  }

  /**
   * Resolves the rows of this process that it is not performing: a known outcome is recorded, a write that was never sent
   * frees its key, and one that may have been sent gets an unknown outcome. Returns how many got that.
   */
  async resolveOrphans(): Promise<number> {
    let lost = 0;
    // Another server may have marked some of them unknown, or the reconciler may have resolved them since.
    for (const [id, { outcome }] of [...this.unrecorded]) {
      if ((await this.recordPending(id)) && outcome.state === 'OUTCOME_UNKNOWN') lost += 1;
    }
    const rows = await this.store.openWrites();
    // The works are checked after the rows were read: a write that ended meanwhile has recorded its outcome.
    for (const { id, state } of rows.filter((row) => !this.works.has(row.id))) {
      if (this.unsent.has(id)) await this.abandonUnsent(id);
      else if (state === 'PENDING' && (await this.store.abandonOne(id))) lost += 1;
    }
    for (const id of this.unsent) if (decodeTime(id) < Date.now() - UNSENT_MS) this.unsent.delete(id);
    return lost;
  }
}
