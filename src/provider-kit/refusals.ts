import { ProviderError } from '../model/provider-error';
import { userError, UserErrors } from '../model/user-error';

/**
 * Runs a write and turns a refusal by the provider into user errors. `read` recognizes the provider's own refusals and
 * returns null for any other error. A refusal by HTTP status alone (400, 413 …) becomes PROVIDER_REFUSED with the status
 * as its provider code. Everything else is thrown unchanged: the provider may have acted.
 */
export async function refusalsAsUserErrors<T>(
  write: () => Promise<T>,
  read: (error: unknown) => UserErrors | null,
): Promise<T> {
  try {
    return await write();
  } catch (error) {
    const refusal = read(error);
    if (refusal) throw refusal;
    if (!(error instanceof ProviderError) || error.code !== 'PROVIDER_REFUSED') throw error;
    throw new UserErrors([userError('PROVIDER_REFUSED', error.message, null, String(error.status))]);
  }
}

/** The user error for an operator who names what the baseline of the write contains. */
export const existedBefore = (what: string): UserErrors =>
  new UserErrors([
    userError(
      'INVALID',
      `providerId: the ${what} existed before this write was sent, so the write did not create it.`,
      ['providerId'],
    ),
  ]);
