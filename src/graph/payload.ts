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
