import { type Access } from '../http/failure';
import { type GlobalId, formatGlobalId, parseGlobalId } from '../model/global-id';
import { ProviderError, type ProviderErrorCode } from '../model/provider-error';
import { enumValueOf } from '../model/registry';
import { userError, UserErrors } from '../model/user-error';

/** How an error of a provider call is reported beside its code and message. */
interface ErrorDetails {
  /** Whether the provider may have acted. */
  readonly acted: 'never' | 'maybe';
  /** Whether the same call may succeed later; false if omitted. */
  readonly retryable?: boolean;
  /** HTTP status of the response. */
  readonly status?: number;
  /** For the log only; callers never see it. */
  readonly detail?: string;
  readonly cause?: unknown;
}

/** The names of a provider and the form of its ids, from which its global ids and the usual errors are built. */
export interface ProviderIdentity<Kind extends string> {
  /** First part of every global id: "zoom". */
  readonly id: string;
  /** Value in the SchedulingProvider enum: "ZOOM". */
  readonly enumValue: string;
  /** Name for people: "Zoom Meetings". */
  readonly title: string;
  globalId(kind: Kind, nativeId: string | number): string;
  /** The native id, or null if the text does not have the form of one. */
  readonly parseNativeId: (text: string) => string | null;
  /** The native id in a global id of that kind; null if the id is malformed, of another kind or of another provider. */
  nativeIdIn(kind: Kind, globalId: string): string | null;
  /** An error of a provider call. */
  error(code: ProviderErrorCode, message: string, details: ErrorDetails): ProviderError;
  /**
   * PROVIDER_BAD_RESPONSE for a response that is not what it should be: `expected` reads "a list of events". `detail` is
   * for the log. After a write, it is unknown whether the provider acted.
   */
  badResponse(expected: string, access: Access, detail: string): ProviderError;
  /** PROVIDER_BAD_RESPONSE for a record whose times cannot be read. `what` names it: "event 17". */
  unreadable(what: string, acted?: 'never' | 'maybe'): UnreadableRecord;
  /** NOT_FOUND for an id in an input that the provider does not have. */
  notFound(kind: string, globalId: string, field: string, providerCode?: string | null): UserErrors;
}

const DETAIL_LENGTH = 2_000;

/** A record whose times cannot be read. It concerns this record only: the call that returned it succeeded. */
export class UnreadableRecord extends ProviderError {}

/** Ids that are whole numbers without leading zeros, of at most 15 digits. */
export const NUMERIC_ID = /^[1-9]\d{0,14}$/;

export interface IdentityOptions {
  readonly id: string;
  readonly title: string;
  /** The form of native ids; whole numbers if omitted. */
  readonly nativeId?: RegExp;
}

export function defineIdentity<Kind extends string>(options: IdentityOptions): ProviderIdentity<Kind> {
  const { id, title, nativeId = NUMERIC_ID } = options;
  const enumValue = enumValueOf(id);
  const parseNativeId = (text: string): string | null => (nativeId.test(text) ? text : null);
  const isOwn = (parsed: GlobalId | null, kind: Kind): parsed is GlobalId =>
    parsed?.provider === id && parsed.kind === kind;

  return {
    id,
    enumValue,
    title,
    globalId: (kind, native) => formatGlobalId(id, kind, native),
    parseNativeId,
    nativeIdIn: (kind, globalId) => {
      const parsed = parseGlobalId(globalId);
      return isOwn(parsed, kind) ? parseNativeId(parsed.nativeId) : null;
    },
    error: (code, message, { retryable = false, ...details }) =>
      new ProviderError(message, { code, provider: enumValue, retryable, ...details }),
    badResponse: (expected, access, detail) => {
      const next =
        access === 'write'
          ? `${title} may or may not have carried out the change: look there before repeating it.`
          : 'Trying again is unlikely to help; the log of this service has the details.';
      return new ProviderError(`${title} did not respond with ${expected}. ${next}`, {
        code: 'PROVIDER_BAD_RESPONSE',
        provider: enumValue,
        retryable: false,
        acted: 'maybe',
        detail: detail.slice(0, DETAIL_LENGTH),
      });
    },
    unreadable: (what, acted = 'never') =>
      new UnreadableRecord(
        `${title}'s ${what} has no start or end that can be read. Correct it at ${title}; the log names the field and its value.`,
        { code: 'PROVIDER_BAD_RESPONSE', provider: enumValue, retryable: false, acted },
      ),
    notFound: (kind, globalId, field, providerCode = null) =>
      new UserErrors([
        userError(
          'NOT_FOUND',
          `${field}: ${title} has no ${kind} "${globalId}". Nothing was changed.`,
          [field],
          providerCode,
        ),
      ]),
  };
}
