import { ProviderError } from '../model/provider-error';
import { userError, UserErrors } from '../model/user-error';
import { type ProviderIdentity } from './identity';

/** The provider refused a call in its response and did not act. */
export class ProviderRefusal extends Error {
  override readonly name = 'ProviderRefusal';

  constructor(
    private readonly provider: ProviderIdentity<string>,
    /** The provider's own text, without secrets; empty if it gives none. */
    readonly text: string,
    /** The provider's own code; null if it has none. */
    readonly code: string | null = null,
    /** The provider's own reference for the call. */
    readonly callId: string | null = null,
  ) {
    super(`${provider.title} refused${inBrackets(code)}: ${text || 'no text'}`);
  }

  /** A user error with the provider's text. `explanation` replaces that text if there is none. */
  toUserErrors(explanation: string): UserErrors {
    const { title } = this.provider;
    const refused = `${title} refused${inBrackets(this.code)}, and nothing was changed.`;
    const reason = this.text === '' ? explanation : `${title} responded: "${this.text}"`;
    return new UserErrors([userError('PROVIDER_REFUSED', `${refused} ${reason}`, null, this.code)], this.callId);
  }

  /** The error of a refused read, which the caller cannot fix. */
  toReadError(): ProviderError {
    const { title } = this.provider;
    const message = `${title} refused the request${inBrackets(this.code)}. The log has its response.`;
    return this.provider.error('PROVIDER_REFUSED', message, { acted: 'never', detail: this.text });
  }
}

const inBrackets = (code: string | null): string => (code === null ? '' : ` (its code ${code})`);

/**
 * Runs a write and turns a refusal by the provider into user errors. `read` recognizes the refusals that a provider
 * reports otherwise than by status, and returns null for any other error. A refusal by HTTP status alone (400, 413 …) becomes PROVIDER_REFUSED with the status
 * as its provider code. Everything else is thrown unchanged: the provider may have acted.
 */
export async function refusalsAsUserErrors<T>(
  write: () => Promise<T>,
  read: (error: unknown) => UserErrors | null | Promise<UserErrors | null> = () => null,
): Promise<T> {
  try {
    return await write();
  } catch (error) {
    const refusal = await read(error);
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
