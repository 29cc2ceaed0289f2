import { type GraphQLResolveInfo } from 'graphql';
import { type RequestContext } from '../context';
import { type WriteOperation } from '../providers/write-operation';
import { hashInput } from './input-hash';

/** Does a mutation's write through the ledger. Throws UserErrors and everything that `Ledger.perform` does. */
export async function performWrite<Input extends object, Prepared, Result>(
  operation: WriteOperation<Input, Prepared, Result>,
  input: Input & { idempotencyKey?: string | null },
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
  return context.ledger.perform(operation, request, context, load);
}
