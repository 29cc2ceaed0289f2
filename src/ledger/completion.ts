import { type RequestScope } from '../provider-kit/port';
import { type AnyWriteOperation, type WriteResult } from '../provider-kit/write-operation';
import { type WriteStore } from './store/write-store';

/**
 * The result of a write that is noted, with what only a further read tells of it, which is noted in its place. Where
 * that cannot be read, or not noted, the result is answered all the same, and the next replay sees to it.
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
    scope.log.error({ write: id, err: error as Error }, 'What was read of the result of a write could not be noted');
    return sent.result;
  }
}

/**
 * Notes what was read, unless that of somebody else who read it at the same time is noted: there is one first answer,
 * and everybody gets it. Null when it is this one.
 */
async function completedEarlier<Result>(
  store: WriteStore,
  operation: AnyWriteOperation,
  id: string,
  sent: WriteResult<Result>,
): Promise<Result | null> {
  for (;;) {
    const [noted] = await store.byIds([id]);
    if (noted?.state !== 'SUCCEEDED' || noted.snapshot === null) return null;
    const earlier = operation.fromSnapshot(JSON.parse(noted.snapshot)) as Result;
    if (operation.recovery?.completion?.isComplete(earlier)) return earlier;
    // Where it fails, the row has changed since it was read: the next look finds it complete.
    if (await store.amend(noted, sent)) return null;
  }
}
