import { formatGlobalId } from '../model/global-id';
import { enumValueOf } from '../model/registry';
import { WRITE_KIND } from '../model/write';
import { OutcomeUnknown } from '../model/write-error';
import { type AnyWriteOperation } from '../provider-kit/write-operation';
import { type Write } from './store/write-store';

/** The error of a write whose outcome is unknown: what happened, and what to do next. */
export function unknownOutcome(
  { provider, effect }: AnyWriteOperation,
  { id, idempotency_key: key }: Pick<Write, 'id' | 'idempotency_key'>,
  cause?: unknown,
): OutcomeUnknown {
  const writeId = formatGlobalId(provider, WRITE_KIND, id);
  const sentAgain =
    key === id
      ? `Without an idempotencyKey, asking again would create another one; with idempotencyKey "${key}" nothing is sent again.`
      : 'Nothing will be sent again for this idempotencyKey.';
  const next =
    effect === 'create'
      ? `${sentAgain} Look at the provider, then say what you found with resolveWrite for ${writeId}.`
      : 'Repeating it with the same values is safe.';
  return new OutcomeUnknown(
    `The write was sent, and what became of it is not known. ${next}`,
    enumValueOf(provider),
    writeId,
    cause,
  );
}
