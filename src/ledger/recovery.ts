import { millisecondsLeft } from '../model/deadline';
import { type RequestScope } from '../provider-kit/port';
import { type AnyWriteOperation, type WriteResult } from '../provider-kit/write-operation';
import { type DecodeInput, operationOf, type Operations } from './operations';
import { attributionOf, type InterruptedWrite, type Write, type WriteStore } from './store/write-store';
import { baselineOf } from './write-entity';

/** An interrupted write with the input and the baseline that its operation looks it up by. */
export interface InterruptedCreate {
  readonly write: InterruptedWrite;
  readonly input: object;
  readonly baseline: unknown;
}

/** Looks up interrupted creates at their providers, and records what they made. */
export class WriteRecovery {
  constructor(
    private readonly store: WriteStore,
    private readonly operations: Operations,
    private readonly decodeInput: DecodeInput,
  ) {}

  /** As `recover`, for a write of which only the row is known. */
  async recoverRow<Result>(write: Write, scope: RequestScope): Promise<WriteResult<Result> | null> {
    const operation = operationOf(this.operations, write);
    if (!operation) return null;
    try {
      const input = this.decodeInput(write.operation, write.input);
      return await this.recover(operation, { write, input, baseline: baselineOf(write) }, scope);
    } catch (error) {
      scope.log.error({ write: write.id, err: error as Error }, 'The recorded input of a write cannot be read');
      return null;
    }
  }

  /**
   * Looks up what a create made, and records it. Null when that is not certain: nothing was found, or another write made,
   * or may have made, what was found. Never rejects.
   */
  async recover<Result>(
    operation: AnyWriteOperation,
    { write, input, baseline }: InterruptedCreate,
    scope: RequestScope,
  ): Promise<WriteResult<Result> | null> {
    const { recovery } = operation;
    if (!recovery?.find || millisecondsLeft(scope.deadline) === 0) return null;
    try {
      const found = (await recovery.find(input, baseline, scope)) as WriteResult<Result> | null;
      return found && (await this.store.attributeResult(write, attributionOf(found), found.records)) ? found : null;
    } catch (error) {
      scope.log.warn({ err: error as Error }, 'The outcome of a write could not be looked up');
      return null;
    }
  }
}
