/**
 * WizIQ's error codes, and what they are here. Source: the provider's pages "create" and "create_recurring", and for the
 * other codes the table in WizIQ's own WordPress plugin.
 */
import { type Failure } from '../../http/failure';
import { type XmlElement } from '../../http/xml';
import { ProviderError, type ProviderErrorCode } from '../../model/provider-error';
import { type SchedulingUserErrorCode, userError, UserErrors } from '../../model/user-error';
import { PROVIDER_ENUM, TITLE } from './ids';

/** WizIQ said no: `<rsp status="fail"><error code="1031" msg="…"/></rsp>`. It did not act. */
export class WizIqRefusal extends Error {
  override readonly name = 'WizIqRefusal';

  constructor(
    /** The provider's code, as "1031". */
    readonly code: string,
    /** The provider's words; empty where it has none. */
    readonly words: string,
    /** WizIQ's reference for the call; null where it gave none. */
    readonly callId: string | null = null,
  ) {
    super(`${TITLE} refused (${code}): ${words}`);
  }
}

/** What a code is about, by its name in the inputs. `target` is the class or series that the call is made on. */
export type Subject =
  | 'target'
  | 'title'
  | 'startsAt'
  | 'timeZone'
  | 'durationMinutes'
  | 'extendMinutes'
  | 'presenterEmail'
  | 'language'
  | 'attendeeLimit'
  | 'attendees'
  | 'repeat'
  | 'end'
  | 'weekly'
  | 'monthly'
  | 'dayOfMonth'
  | 'week';

/** Where each subject stands in the input of one mutation; what does not stand in it is about all of it. */
export type Paths = Readonly<Partial<Record<Subject, readonly string[]>>>;

interface Meaning {
  readonly code: keyof typeof SchedulingUserErrorCode;
  readonly subject: Subject | null;
  /** What it means and what to do, for the caller. The provider's own words follow it. */
  readonly says: string;
}

const meaning = (code: Meaning['code'], subject: Subject | null, says: string): Meaning => ({ code, subject, says });

const NO_SUCH_CLASS = meaning('NOT_FOUND', 'target', `${TITLE} has no class or series of this id.`);
const UNREADABLE_START = meaning('INVALID', 'startsAt', `${TITLE} cannot read this start.`);
const UNKNOWN_PRESENTER = meaning(
  'PRESENTER_UNKNOWN',
  'presenterEmail',
  `${TITLE} knows no presenter with this address. Give that of a teacher of the account, or add the teacher at ${TITLE} first.`,
);
const ROOM_BASED = meaning(
  'PROVIDER_REFUSED',
  null,
  `This ${TITLE} account has rooms instead of teachers, so its presenters have no e-mail address to be known by. Classes can be scheduled through this graph in teacher accounts only.`,
);

const cannotChange = (state: string): Meaning =>
  meaning('CANNOT_CHANGE', 'target', `The class ${state}, and ${TITLE} does not change it any more.`);
const cannotCancel = (state: string): Meaning =>
  meaning('CANNOT_CHANGE', 'target', `The class ${state}, so it cannot be cancelled.`);
const recurrence = (subject: Subject, says: string): Meaning => meaning('RECURRENCE_INVALID', subject, says);

/** Every code that is documented and that a caller can mend; all others are PROVIDER_REFUSED with the provider's words. */
const MEANINGS: Readonly<Record<string, Meaning>> = {
  1001: ROOM_BASED,
  1002: ROOM_BASED,
  1003: meaning('TIME_ZONE_UNKNOWN', 'timeZone', `${TITLE} does not schedule in this time zone.`),
  1004: meaning('START_IN_PAST', 'startsAt', `${TITLE} does not schedule in the past.`),
  1005: UNREADABLE_START,
  1006: meaning('REQUIRED', 'timeZone', 'A class needs a time zone.'),
  1007: cannotChange('is not ahead, so attendees can no longer be added'),
  1008: cannotChange('was cancelled'),
  1009: NO_SUCH_CLASS,
  1010: meaning('DURATION_NOT_SUPPORTED', 'durationMinutes', 'The class is longer than your WizIQ contract allows.'),
  1011: meaning('CAPACITY_EXCEEDED', 'attendeeLimit', 'These are more attendees than your WizIQ contract allows.'),
  1012: meaning('CONCURRENCY_LIMIT', 'startsAt', 'These are more classes at once than your WizIQ contract allows.'),
  1013: NO_SUCH_CLASS,
  1014: meaning('REQUIRED', 'title', 'A class needs a title.'),
  1015: cannotChange('is in progress'),
  1016: cannotChange('is over'),
  1017: cannotChange('expired without being held'),
  1018: cannotChange('was deleted'),
  1019: meaning('REQUIRED', 'startsAt', 'A class needs a start.'),
  1020: meaning('REQUIRED', 'target', 'The id of a class is needed.'),
  1021: meaning('REQUIRED', 'attendees', 'At least one attendee is needed.'),
  1022: UNREADABLE_START,
  1023: meaning('REQUIRED', 'attendees', 'Every attendee needs a screenName.'),
  1024: meaning('REQUIRED', 'attendees', 'Every attendee needs an attendeeId.'),
  1027: cannotChange('expired without being held'),
  1028: cannotChange('was cancelled'),
  1030: meaning('REQUIRED', 'presenterEmail', 'A class needs a presenter.'),
  1031: UNKNOWN_PRESENTER,
  1032: meaning('ALREADY_SCHEDULED', 'startsAt', 'This presenter has a class at this time already.'),
  1033: cannotCancel('is cancelled already'),
  1034: cannotCancel('is in progress'),
  1035: cannotCancel('is over'),
  1036: cannotCancel('expired without being held'),
  1043: meaning('LANGUAGE_NOT_SUPPORTED', 'language', `${TITLE}'s classroom does not have this language.`),
  1044: meaning('REQUIRED', 'language', 'A language is needed.'),
  1046: UNKNOWN_PRESENTER,
  1047: ROOM_BASED,
  1052: meaning('INVALID', 'title', 'The title is longer than 70 characters.'),
  1081: recurrence('repeat', `${TITLE} does not know this way to repeat.`),
  1082: recurrence('end', `${TITLE} cannot end the series like this.`),
  1083: recurrence('weekly', `${TITLE} cannot repeat on these days, or after so many weeks.`),
  1084: recurrence('dayOfMonth', `${TITLE} cannot repeat on this day of the month.`),
  1085: recurrence('week', `${TITLE} cannot repeat on this weekday of the month.`),
  1087: recurrence('monthly', `${TITLE} needs to know whether the series repeats by date or by day.`),
  1088: NO_SUCH_CLASS,
  1090: meaning('INVALID', 'extendMinutes', `${TITLE} cannot extend a class by so many minutes.`),
};

/** Codes with which a list says that it is empty: no record found, and no such series. */
const NOTHING_THERE: readonly string[] = ['1013', '1088'];

export const meansNothingThere = (error: unknown): boolean =>
  error instanceof WizIqRefusal && NOTHING_THERE.includes(error.code);

/** What a refused write tells its caller, with the path into this mutation's input. */
export function userErrorsOf({ code, words, callId }: WizIqRefusal, paths: Paths): UserErrors {
  const known = MEANINGS[code];
  const quoted = words === '' ? '' : `${TITLE} says: "${words}"`;
  if (!known) {
    const says = `${TITLE} refused, and nothing was changed. ${quoted || `It gives no reason but the code ${code}.`}`;
    return new UserErrors([userError('PROVIDER_REFUSED', says, null, code)], callId);
  }
  const path = known.subject === null ? null : (paths[known.subject] ?? null);
  return new UserErrors([userError(known.code, `${known.says} ${quoted}`.trimEnd(), path, code)], callId);
}

/** What a refused read is: nothing that the caller could mend. */
export function readRefused({ code, words }: WizIqRefusal): ProviderError {
  return failed('PROVIDER_REFUSED', `${TITLE} refused to answer (its code ${code}). The log has its words.`, {
    acted: 'never',
    retryable: false,
    detail: words,
  });
}

/**
 * What WizIQ says of itself instead of an answer, which comes as an HTTP 200: that it failed, or does not know who calls.
 * Null for everything else, refusals among it.
 */
export function ownFailureIn({ root }: { readonly root: XmlElement }): Failure | null {
  if (!isFail(root)) return null;
  const { code, words } = readFail(root);
  if (code === '401' || code === '403') {
    return { kind: 'unauthorised', providerCode: code, detail: words, next: CHECK_KEYS };
  }
  if (code === '1000' || /^5\d\d$/.test(code)) {
    return { kind: 'serverError', providerCode: code, detail: words, isPassing: PASSING.includes(code) };
  }
  return null;
}

/*
 * Codes of the provider's own failures: those of HTTP servers (502 and 503 are documented), and 1000, "There is some
 * error while processing your request". Whether such a write was carried out is documented nowhere [INF]: it is taken as
 * possible, because a second class is worse than a question.
 */

/** "Down or being upgraded" and "overloaded", as the provider's table has them, and a gateway that waited in vain. */
const PASSING: readonly string[] = ['502', '503', '504'];

/** Which code a wrong signature gets is documented nowhere; the provider's table has 401 and 403 for credentials. */
const CHECK_KEYS =
  'Whoever runs it should check WIZIQ_ACCESS_KEY and WIZIQ_SECRET_KEY, and that the clock of the machine is right, because every call is signed with the time.';

/**
 * WizIQ's reference for a call. The page shows it on the frame of a success; whether a failure has one, and where, is
 * documented nowhere [INF], so its error is looked at too.
 */
export function callIdOf(root: XmlElement): string | null {
  const error = root.children.find(({ name }) => name.toLowerCase() === 'error');
  const callId = root.attributes['call_id'] ?? error?.attributes['call_id'] ?? '';
  return callId.trim() || null;
}

/** Whether an answer says that the call failed. */
export const isFail = ({ name, attributes }: XmlElement): boolean =>
  name.toLowerCase() === 'rsp' && attributes['status']?.toLowerCase() === 'fail';

function readFail(root: XmlElement): { readonly code: string; readonly words: string } {
  const error = root.children.find(({ name }) => name.toLowerCase() === 'error');
  const words = error?.attributes['msg'] ?? error?.text ?? '';
  return { code: error?.attributes['code']?.trim() ?? '', words: words.trim() };
}

/**
 * The refusal in a failed answer that is none of WizIQ's own failures. A fail without a code cannot be understood, so
 * nobody knows whether something was done before it.
 */
export function refusalIn(root: XmlElement): WizIqRefusal | ProviderError {
  const { code, words } = readFail(root);
  return code === '' ? badPayload('a failure with a code', root) : new WizIqRefusal(code, words, callIdOf(root));
}

/** An answer that is XML, but not what was asked for. On a write it leaves open what was done. */
export function badPayload(expected: string, root: XmlElement): ProviderError {
  return failed(
    'PROVIDER_BAD_RESPONSE',
    `${TITLE} answered with something else than ${expected}. The log has what came; if it was a change, look at ${TITLE} before repeating it.`,
    { acted: 'maybe', retryable: false, detail: JSON.stringify(root).slice(0, 500) },
  );
}

function failed(
  code: ProviderErrorCode,
  message: string,
  how: { readonly acted: 'never' | 'maybe'; readonly retryable: boolean; readonly detail: string },
): ProviderError {
  return new ProviderError(message, { code, provider: PROVIDER_ENUM, ...how });
}
