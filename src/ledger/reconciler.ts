import { type Logger } from 'pino';
import { deadlineIn } from '../model/deadline';
import { type Operations } from './operations';
import { type WriteRecovery } from './recovery';
import { type Write, type WriteStore } from './store/write-store';
import { writeIdOf } from './write-entity';

const PAGE_SIZE = 100;
/** Per write, so that an unresponsive provider does not block the next write for longer. */
const LOOK_UP_MS = 20_000;

/**
 * Looks up interrupted creates at their providers: after the start, and after writes of a dead server were taken over.
 * One run at a time, and at most one more queued behind it.
 */
export class Reconciler {
  private readonly stopping = new AbortController();
  /** Names of the operations that can be looked up, by provider. */
  private readonly recoverable = new Map<string, string[]>();
  private running: Promise<void> | null = null;
  private isDue = false;

  constructor(
    private readonly store: WriteStore,
    private readonly recovery: WriteRecovery,
    operations: Operations,
    private readonly log: Logger,
  ) {
    for (const operation of operations.values()) {
      const { provider, name } = operation;
      if (operation.recovery?.find) this.recoverable.set(provider, [...(this.recoverable.get(provider) ?? []), name]);
    }
  }

  /** Looks up every write whose outcome is unknown now, and resolves when all were looked up. Never rejects. */
  run(): Promise<void> {
    this.isDue = true;
    this.running ??= this.runWhileDue();
    return this.running;
  }

  /** Aborts the current run; later runs do nothing. */
  async stop(): Promise<void> {
    this.stopping.abort();
    await this.running;
  }

  private async runWhileDue(): Promise<void> {
    while (this.isDue && !this.stopping.signal.aborted) {
      this.isDue = false;
      // In parallel, so that an unresponsive provider does not block the others.
      await Promise.all([...this.recoverable].map(([provider, names]) => this.reconcileProvider(provider, names)));
    }
    this.running = null;
  }

  /** Looks up the writes of one provider one by one, the latest first. */
  private async reconcileProvider(provider: string, operations: readonly string[]): Promise<void> {
    let olderThan: string | null = null;
    try {
      do {
        const writes = await this.store.unknownOf(provider, operations, PAGE_SIZE, olderThan);
        for (const write of writes) if (!this.stopping.signal.aborted) await this.reconcile(write);
        olderThan = writes.length < PAGE_SIZE ? null : writes.at(-1)!.id;
      } while (olderThan !== null && !this.stopping.signal.aborted);
    } catch (error) {
      this.log.error({ provider, err: error as Error }, 'Interrupted writes could not be looked up');
    }
  }

  private async reconcile(write: Write): Promise<void> {
    const deadline = deadlineIn(LOOK_UP_MS, this.stopping.signal);
    const scope = { deadline, requestId: 'reconciler', log: this.log, primeCache: () => undefined };
    const found = await this.recovery.recoverRow(write, scope);
    deadline.end();
    if (found) this.log.info({ write: writeIdOf(write), result: found.resultId }, 'An interrupted write is resolved');
  }
}
