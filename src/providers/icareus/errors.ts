/** Refusals and failures of the suite as errors of the graph. The suite has messages, and no error codes. */
import { type Failure } from '../../http/failure';
import { type ProviderError } from '../../model/provider-error';
import { userError, UserErrors } from '../../model/user-error';
import { ProviderRefusal } from '../../provider-kit/refusals';
import { identity, type Kind, kinds, participantGlobalId, TITLE } from './ids';

/**
 * The suite refused a call, and did nothing. Its page shows no refusal: "Invalid eventId." is what its other APIs send if
 * there is no such event, and the other meanings are inferred from the message [INF].
 */
export class IcareusRefusal extends ProviderRefusal {
  constructor(
    text: string,
    /** The kind of the entity that does not exist, if that is the reason. */
    readonly missing: Kind | null = missingIn(text),
    /** Whether the suite does not support the call at all: its page calls participants unsupported. */
    readonly isUnsupported = false,
  ) {
    super(identity, text);
  }

  /** Whether the token was rejected. */
  get isAboutToken(): boolean {
    return /\b(token|signature|unauthori[sz]ed)\b/i.test(this.text);
  }
}

/** Whether a message says that the suite does not support a call at all. */
export const meansUnsupported = (text: string): boolean =>
  /\b(unsupported|not (yet )?supported|not implemented)\b/i.test(text);

/** "Invalid eventId.", "Invalid event id", "Room not found", "No such participant", "Event 12 does not exist." */
function missingIn(text: string): Kind | null {
  const match =
    /^invalid (event|room|participant)[ _]?id\b/i.exec(text) ??
    /\b(event|room|participant)(?:[ _]?id)?(?: \d+)? (?:was |is |could )?(?:not (?:be )?found|does not exist|doesn't exist|unknown)\b/i.exec(
      text,
    ) ??
    /\b(?:no such|unknown) (event|room|participant)\b/i.exec(text);
  return (match?.[1]?.toLowerCase() as Kind | undefined) ?? null;
}

/** Two rooms on one linear channel, one of which may not be among the cached ones [INF]. */
const CHANNEL_IN_USE = /\bchannel\b.*\b(?:in use|used|taken|reserved|occupied|simultaneous(?:ly)?)\b/i;

/** The ids in an input, by kind: the field, and the global id in it. */
export type InputIds = Readonly<Partial<Record<Kind, { readonly field: string; readonly id: string }>>>;

/** The user error of a refused write. */
export function userErrorsOf(refusal: IcareusRefusal, ids: InputIds): UserErrors {
  const { text, missing, isUnsupported } = refusal;
  const named = missing && ids[missing];
  if (named) return identity.notFound(missing, named.id, named.field);
  if (CHANNEL_IN_USE.test(text)) {
    const message = `Another room uses this channel at that time. Nothing was changed. ${TITLE} responded: "${text}". Choose another channel or another time.`;
    return new UserErrors([userError('CHANNEL_IN_USE', message, null)]);
  }
  if (isUnsupported) {
    const message = `${TITLE} does not support this. Nothing was changed.`;
    return new UserErrors([userError('UNSUPPORTED_BY_PROVIDER', message, null)]);
  }
  return refusal.toUserErrors('It gave no reason.');
}

const EXAMPLES: Readonly<Record<Kind, { readonly name: string; readonly nativeId: string; readonly id: string }>> = {
  event: { name: 'an event', nativeId: '3697601', id: identity.globalId(kinds.event, '3697601') },
  room: { name: 'a room', nativeId: '3697602', id: identity.globalId(kinds.room, '3697602') },
  participant: {
    name: 'a participant',
    nativeId: '77',
    id: participantGlobalId({ eventId: '3697601', participantId: '77' }),
  },
};

/** The user error of a global id that does not have the form of one of this kind. */
export function invalidId(kind: Kind, id: string, field = 'id'): UserErrors {
  const { name, id: example } = EXAMPLES[kind];
  const message = `${field}: there is no "${id}". Give the id of ${name} of ${TITLE}, for example "${example}".`;
  return new UserErrors([userError('NOT_FOUND', message, [field])]);
}

/** The user error of a native id, given by an operator, that does not have the form of one. */
export function invalidNativeId(kind: Kind, text: string): UserErrors {
  const message = `providerId: there is no "${text}". Give ${TITLE}'s own number of the ${kind}, for example "${EXAMPLES[kind].nativeId}".`;
  return new UserErrors([userError('NOT_FOUND', message, ['providerId'])]);
}

/** The user error of a native id, given by an operator, that does not exist in the event of the write. */
export function notInEvent(kind: Kind, text: string, eventGlobalId: string): UserErrors {
  const message = `providerId: ${TITLE} has no ${kind} "${text}" in ${eventGlobalId}. Nothing was changed.`;
  return new UserErrors([userError('NOT_FOUND', message, ['providerId'])]);
}

/** The error of a refused read; its cause is the refusal. The caller cannot correct it. */
export function readRefused(refusal: IcareusRefusal): ProviderError {
  const message = refusal.isUnsupported ? `${TITLE} does not support this.` : `${TITLE} refused the request.`;
  const details = { acted: 'never', detail: refusal.text, cause: refusal } as const;
  return identity.error('PROVIDER_REFUSED', `${message} The log has its message.`, details);
}

/** The token was rejected. It is computed from settings and the time, so a retry will not help. */
export const tokenRejected = ({ text }: IcareusRefusal): Failure => ({
  kind: 'unauthorised',
  next: 'Check ICAREUS_ORGANIZATION_ID, ICAREUS_SECRET and ICAREUS_CLIENT_IP, and that the clock of the machine is correct.',
  detail: text,
});

/** A status that refuses, with a response that is not a refusal of the suite. */
export const refusedByStatus = (status: number, detail: string): ProviderError =>
  identity.error(
    'PROVIDER_REFUSED',
    `${TITLE} refused the request (HTTP status ${status}) and gave no reason. Check the request before repeating it.`,
    { acted: 'never', status, detail },
  );
