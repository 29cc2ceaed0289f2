/** What the suite refuses and what goes wrong with it, and what either is here. It has words for that, and no codes. */
import { type Access, type Failure } from '../../http/failure';
import { ProviderError, type ProviderErrorCode } from '../../model/provider-error';
import { userError, UserErrors } from '../../model/user-error';
import { type Kind, PROVIDER_ENUM, TITLE } from './ids';

/**
 * The suite said no, and did nothing. Its page shows no refusal: "Invalid eventId." is how its other interfaces say that
 * there is no such event, and what else may be meant is told from the words [INF].
 */
export class IcareusRefusal extends Error {
  override readonly name = 'IcareusRefusal';

  constructor(
    /** The suite's words; empty where it has none. */
    readonly words: string,
    /** What is missing at the suite, where that is why. */
    readonly missing: Kind | null = missingIn(words),
    /** Whether the suite does not do this at all: its page calls participants unsupported. */
    readonly isUnsupported = false,
  ) {
    super(`${TITLE} refused: ${words || 'without words'}`);
  }

  /** Whether it is the token that was not accepted. */
  get isAboutToken(): boolean {
    return /\b(token|signature|unauthori[sz]ed)\b/i.test(this.words);
  }
}

/** Words that say that the suite does not do something at all. */
export const meansUnsupported = (words: string): boolean =>
  /\b(unsupported|not (yet )?supported|not implemented)\b/i.test(words);

/** "Invalid eventId.", "Invalid event id", "Room not found", "No such participant", "Event 12 does not exist." */
function missingIn(words: string): Kind | null {
  const match =
    /^invalid (event|room|participant)[ _]?id\b/i.exec(words) ??
    /\b(event|room|participant)(?:[ _]?id)?(?: \d+)? (?:was |is |could )?(?:not (?:be )?found|does not exist|doesn't exist|unknown)\b/i.exec(
      words,
    ) ??
    /\b(?:no such|unknown) (event|room|participant)\b/i.exec(words);
  return (match?.[1]?.toLowerCase() as Kind | undefined) ?? null;
}

/** Words for two rooms on one linear channel, as it may be by one that is not known here [INF]. */
const CHANNEL_IN_USE = /\bchannel\b.*\b(?:in use|used|taken|reserved|occupied|simultaneous(?:ly)?)\b/i;

/** Where the id of each kind stands in the input of a mutation. */
export type IdPaths = Readonly<Partial<Record<Kind, readonly string[]>>>;

/** What a refused write tells its caller, with the path into this mutation's input. */
export function userErrorsOf({ words, missing, isUnsupported }: IcareusRefusal, paths: IdPaths): UserErrors {
  const says = words === '' ? `${TITLE} gives no reason.` : `${TITLE} says: "${words}"`;
  if (missing !== null && paths[missing]) {
    const path = paths[missing];
    const message = `${path.join('.')}: ${TITLE} has no ${missing} of this id. ${says}`;
    return new UserErrors([userError('NOT_FOUND', message, path)]);
  }
  if (CHANNEL_IN_USE.test(words)) {
    const message = `Another room uses this channel at that time, and nothing was changed. ${says} Choose another channel or another time.`;
    return new UserErrors([userError('CHANNEL_IN_USE', message, null)]);
  }
  if (isUnsupported) {
    const message = `${TITLE} does not do this here, and nothing was changed. ${says}`;
    return new UserErrors([userError('UNSUPPORTED_BY_PROVIDER', message, null)]);
  }
  return new UserErrors([userError('PROVIDER_REFUSED', `${TITLE} refused, and nothing was changed. ${says}`, null)]);
}

/** What a refused read is: nothing that the caller could mend. */
export function readRefused(refusal: IcareusRefusal): ProviderError {
  if (refusal.isUnsupported) return new UnsupportedRead(refusal);
  const message = `${TITLE} refused to answer. The log has its words.`;
  return failed('PROVIDER_REFUSED', message, { acted: 'never', detail: refusal.words });
}

/** The error of a read that the suite does not do at all. */
export class UnsupportedRead extends ProviderError {
  constructor(readonly refusal: IcareusRefusal) {
    super(`${TITLE} does not tell this here. The log has its words.`, {
      code: 'PROVIDER_REFUSED',
      provider: PROVIDER_ENUM,
      retryable: false,
      acted: 'never',
      detail: refusal.words,
    });
  }
}

/** The token was not accepted. It is made of settings and the time, so trying again will not help. */
export const tokenRefused = ({ words }: IcareusRefusal): Failure => ({
  kind: 'unauthorised',
  next: 'Check ICAREUS_ORGANIZATION_ID, ICAREUS_SECRET and ICAREUS_CLIENT_IP, and that the clock of the machine is correct.',
  detail: words,
});

/** A status that refuses, beside an answer that is no refusal in words. */
export function refusedWithoutWords(status: number, detail: string): ProviderError {
  return failed(
    'PROVIDER_REFUSED',
    `${TITLE} refused the request (HTTP status ${status}) and gave no reason. Check the request before trying again.`,
    { acted: 'never', status, detail },
  );
}

/** An answer that is not what it should be. On a write it leaves open what was done. */
export function notUnderstood(expected: string, access: Access, detail: string): ProviderError {
  const advice =
    access === 'write'
      ? `${TITLE} may or may not have carried out the change: look there before repeating it.`
      : 'Trying again is unlikely to help; the log of this service has the details.';
  return failed('PROVIDER_BAD_RESPONSE', `${TITLE} answered with something else than ${expected}. ${advice}`, {
    acted: 'maybe',
    detail,
  });
}

/** The error of an event or room that was asked for by id, or answers a write, and has no time that can be used. */
export class UnusableTimes extends ProviderError {
  constructor(kind: 'event' | 'room', nativeId: string, acted: 'never' | 'maybe' = 'never') {
    super(
      `${TITLE}'s ${kind} ${nativeId} has no start or duration that can be used. Mend it in ${TITLE}; the log says what is wrong.`,
      { code: 'PROVIDER_BAD_RESPONSE', provider: PROVIDER_ENUM, retryable: false, acted },
    );
  }
}

function failed(
  code: ProviderErrorCode,
  message: string,
  how: { readonly acted: 'never' | 'maybe'; readonly status?: number; readonly detail?: string },
): ProviderError {
  return new ProviderError(message, { code, provider: PROVIDER_ENUM, retryable: false, ...how });
}
