import { type RequestScope } from '../provider-kit/port';
import { type AnyWriteOperation, type WriteResult } from '../provider-kit/write-operation';
import { type WriteStore } from './store/write-store';

/**
 * Completes the result of a recorded write by a further read, and records the complete one in its place. Where that fails,
 * returns the result as far as it is known; the next replay tries again.
 */
export async function completeResult<Result>(
  store: WriteStore,
  operation: AnyWriteOperation,
  id: string,
  result: Result,
  scope: RequestScope,
): Promise<Result> {
  const completion = operation.recovery?.completion;
  if (!completion || completion.isComplete(result)) return result;
  const sent = (await completion.complete(result, scope)) as WriteResult<Result>;
  if (!completion.isComplete(sent.result)) return sent.result;
  try {
    return (await completedEarlier(store, operation, id, sent)) ?? sent.result;
  } catch (error) {
    scope.log.error({ write: id, err: error as Error }, 'The complete result of a write could not be recorded');
    return sent.result;
  }
}

/**
 * Records a complete result unless a concurrent call has recorded one, so that all calls return the same. Returns the
 * earlier one, or null when this one was recorded.
 */
async function completedEarlier<Result>(
  store: WriteStore,
  operation: AnyWriteOperation,
  id: string,
  sent: WriteResult<Result>,
): Promise<Result | null> {
  for (;;) {
    const [recorded] = await store.byIds([id]);
    if (recorded?.state !== 'SUCCEEDED' || recorded.snapshot === null) return null;
    const earlier = operation.fromSnapshot(JSON.parse(recorded.snapshot)) as Result;
    if (operation.recovery?.completion?.isComplete(earlier)) return earlier;
    // False where the row has changed since it was read; the next read finds it complete.
    if (await store.amend(recorded, sent)) return null;
  }
}
