import { type Logger } from 'pino';
import { deadlineIn } from '../model/deadline';
import { type AnyWriteOperation } from '../provider-kit/write-operation';
import { type Ledger } from './ledger';
import { baselineOf, inputOf, writeIdOf } from './write-entity';
import { type Write } from './store/write-store';

const ROWS_AT_ONCE = 100;
/** For one write: what a provider that is silent may cost before the next one is looked for. */
const LOOK_MS = 20_000;

/**
 * Looks at the providers for what was cut off, and settles what is certain: after the start, and when something was
 * taken over from a server that is gone. There is one run at a time, and at most one more that waits for its end.
 */
export class Reconciler {
  private readonly stopping = new AbortController();
  private readonly operations = new Map<string, string[]>();
  private running: Promise<void> | null = null;
  private isDue = false;

  constructor(
    private readonly ledger: Ledger,
    operations: Iterable<AnyWriteOperation>,
    private readonly log: Logger,
  ) {
    for (const operation of operations) {
      const { provider, name } = operation;
      if (operation.recovery?.find) this.operations.set(provider, [...(this.operations.get(provider) ?? []), name]);
    }
  }

  /** Goes through all that is unknown now, and ends when that was looked for. Never fails. */
  run(): Promise<void> {
    this.isDue = true;
    this.running ??= this.runWhileDue();
    return this.running;
  }

  /** Breaks off what is under way; nothing is looked for any more. */
  async stop(): Promise<void> {
    this.stopping.abort();
    await this.running;
  }

  private async runWhileDue(): Promise<void> {
    while (this.isDue && !this.stopping.signal.aborted) {
      this.isDue = false;
      // Side by side, so that a provider that is silent does not keep the others waiting.
      await Promise.all([...this.operations].map(([provider, names]) => this.settleAll(provider, names)));
    }
    this.running = null;
  }

  /** Looks for the writes of one provider, one after the other, from the latest back. */
  private async settleAll(provider: string, operations: readonly string[]): Promise<void> {
    const { store } = this.ledger;
    let olderThan: string | null = null;
    try {
      do {
        const writes = await store.unknownOf(provider, operations, ROWS_AT_ONCE, olderThan);
        for (const write of writes) if (!this.stopping.signal.aborted) await this.settle(write);
        olderThan = writes.length < ROWS_AT_ONCE ? null : writes.at(-1)!.id;
      } while (olderThan !== null && !this.stopping.signal.aborted);
    } catch (error) {
      this.log.error({ provider, err: error as Error }, 'Writes that were cut off could not be looked for');
    }
  }

  private async settle(write: Write): Promise<void> {
    const deadline = deadlineIn(LOOK_MS, this.stopping.signal);
    const call = { deadline, requestId: 'settling', log: this.log, primeCache: () => undefined };
    const operation = this.ledger.operationOf(write)!;
    const found = await this.ledger.recover(operation, write, inputOf(write), baselineOf(write), call);
    deadline.end();
    if (found)
      this.log.info({ write: writeIdOf(write), result: found.resultId }, 'A write that was cut off is settled');
  }
}
