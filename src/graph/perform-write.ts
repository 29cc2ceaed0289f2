import { type GraphQLResolveInfo } from 'graphql';
import { type RequestContext } from '../context';
import { type WriteOperation } from '../provider-kit/write-operation';
import { OnConflict } from '../model/schedule';
import { refusingConflicts } from './create-conflicts';
import { hashInput } from './input-hash';

/**
 * Does a mutation's write through the ledger. One that is to be refused where it conflicts is checked for that once the
 * ledger knows that it is new, and before it is noted. Throws UserErrors and everything that `Ledger.perform` does.
 */
export async function performWrite<Input extends object, Prepared, Result>(
  operation: WriteOperation<Input, Prepared, Result>,
  input: Input & { idempotencyKey?: string | null; onConflict?: OnConflict },
  context: RequestContext,
  info: GraphQLResolveInfo,
): Promise<Result> {
  const { idempotencyKey = null, ...rest } = input;
  const type = info.parentType.getFields()[info.fieldName]!.args[0]!.type;
  const request = {
    input: rest as unknown as Input,
    inputHash: hashInput(info.fieldName, type, input),
    idempotencyKey,
  };
  const load = (globalId: string) => context.loaders.load(globalId) as Promise<Result | null>;
  const perform = (checked: typeof operation): Promise<Result> =>
    context.ledger.perform(checked, request, context, load);
  try {
    const isRefused = onConflictOf(input) === OnConflict.REFUSE;
    return await (isRefused ? refusingConflicts(operation, idempotencyKey, context, perform) : perform(operation));
  } finally {
    context.schedule.forget();
  }
}

/** A series has it in its first class. */
function onConflictOf(input: { onConflict?: OnConflict; class?: { onConflict?: OnConflict } }): OnConflict | undefined {
  return input.onConflict ?? input.class?.onConflict;
}
