import { type RequestContext } from '../context';
import { make } from '../model/make';
import { SchedulingDeletePayload } from '../model/payloads';
import { UserErrors, type SchedulingUserError } from '../model/user-error';

/** Runs a mutation; what the caller can mend becomes data, everything else stays an error. */
export async function withUserErrors<P extends { userErrors: readonly SchedulingUserError[] }>(
  run: () => Promise<P>,
  refused: (userErrors: readonly SchedulingUserError[]) => P,
): Promise<P> {
  try {
    return await run();
  } catch (error) {
    if (error instanceof UserErrors) return refused(error.errors);
    throw error;
  }
}

/** Runs a deletion, which gives the global id of what is gone. */
export function deletePayload(
  { loaders }: Pick<RequestContext, 'loaders'>,
  run: () => Promise<string>,
): Promise<SchedulingDeletePayload> {
  return withUserErrors(
    async () => {
      const deletedId = await run();
      loaders.forget(deletedId);
      return make(SchedulingDeletePayload, { deletedId, userErrors: [] });
    },
    (userErrors) => make(SchedulingDeletePayload, { deletedId: null, userErrors }),
  );
}
