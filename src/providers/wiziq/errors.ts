/**
 * WizIQ's error codes and their meanings in the graph. Source: WizIQ's pages "create" and "create_recurring"; for other
 * codes, the table in WizIQ's own WordPress plugin.
 */
import { type Failure } from '../../http/failure';
import { type XmlElement } from '../../http/xml';
import { type ProviderError } from '../../model/provider-error';
import { type SchedulingUserErrorCode, userError, UserErrors } from '../../model/user-error';
import { ProviderRefusal, refusalsAsUserErrors } from '../../provider-kit/refusals';
import { identity, TITLE } from './ids';

/** The input field that a code refers to. `target` is the class or series that the call is made on. */
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

/** The path of each subject in the input of one mutation. A code whose subject has no path refers to the whole input. */
export type Paths = Readonly<Partial<Record<Subject, readonly string[]>>>;

interface Meaning {
  readonly code: keyof typeof SchedulingUserErrorCode;
  readonly subject: Subject | null;
  /** What it means and what to do, for the caller. WizIQ's own message follows it. */
  readonly message: string;
}

const meaning = (code: Meaning['code'], subject: Subject | null, message: string): Meaning => ({
  code,
  subject,
  message,
});

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
  `This ${TITLE} account has rooms instead of teachers, so its presenters are not identified by email addresses. Classes can be scheduled through this graph in teacher accounts only.`,
);

const cannotChange = (state: string): Meaning =>
  meaning('CANNOT_CHANGE', 'target', `The class ${state}; ${TITLE} does not allow further changes.`);
const cannotCancel = (state: string): Meaning =>
  meaning('CANNOT_CHANGE', 'target', `The class ${state}, so it cannot be cancelled.`);
const recurrence = (subject: Subject, message: string): Meaning => meaning('RECURRENCE_INVALID', subject, message);

/** The documented codes that a caller can fix. Every other code is PROVIDER_REFUSED with WizIQ's message. */
const MEANINGS: Readonly<Record<string, Meaning>> = {
  1001: ROOM_BASED,
  1002: ROOM_BASED,
  1003: meaning('TIME_ZONE_UNKNOWN', 'timeZone', `${TITLE} does not schedule in this time zone.`),
  1004: meaning('START_IN_PAST', 'startsAt', `${TITLE} does not schedule in the past.`),
  1005: UNREADABLE_START,
  1006: meaning('REQUIRED', 'timeZone', 'A class needs a time zone.'),
  1007: cannotChange('is not upcoming, so attendees can no longer be added'),
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
  1032: meaning('ALREADY_SCHEDULED', 'startsAt', 'This presenter already has a class at this time.'),
  1033: cannotCancel('is already cancelled'),
  1034: cannotCancel('is in progress'),
  1035: cannotCancel('is over'),
  1036: cannotCancel('expired without being held'),
  1043: meaning('LANGUAGE_NOT_SUPPORTED', 'language', `${TITLE}'s classroom does not have this language.`),
  1044: meaning('REQUIRED', 'language', 'A language is needed.'),
  1046: UNKNOWN_PRESENTER,
  1047: ROOM_BASED,
  1052: meaning('INVALID', 'title', 'The title is longer than 70 characters.'),
  1081: recurrence('repeat', `${TITLE} does not support this way of repeating.`),
  1082: recurrence('end', `${TITLE} cannot end the series like this.`),
  1083: recurrence('weekly', `${TITLE} cannot repeat on these days, or after so many weeks.`),
  1084: recurrence('dayOfMonth', `${TITLE} cannot repeat on this day of the month.`),
  1085: recurrence('week', `${TITLE} cannot repeat on this weekday of the month.`),
  1087: recurrence('monthly', `${TITLE} requires a monthly series to repeat either by date or by day.`),
  1088: NO_SUCH_CLASS,
  1090: meaning('INVALID', 'extendMinutes', `${TITLE} cannot extend a class by so many minutes.`),
};

/** Codes of an empty list: no record found, and no such series. */
const NOTHING_FOUND: readonly string[] = ['1013', '1088'];

export const isNothingFound = (error: unknown): boolean =>
  error instanceof ProviderRefusal && NOTHING_FOUND.includes(error.code ?? '');

/** Runs a write. A refusal becomes user errors with the paths of the mutation's input; other errors are thrown unchanged. */
export const withRefusalsAt = <T>(paths: Paths, write: () => Promise<T>): Promise<T> =>
  refusalsAsUserErrors(write, (error) => (error instanceof ProviderRefusal ? userErrorsOf(error, paths) : null));

function userErrorsOf(refusal: ProviderRefusal, paths: Paths): UserErrors {
  const { code, text, callId } = refusal;
  const known = MEANINGS[code ?? ''];
  if (!known) return refusal.toUserErrors('It gives no reason.');
  const quoted = text === '' ? '' : ` ${TITLE} responded: "${text}"`;
  const path = known.subject === null ? null : (paths[known.subject] ?? null);
  return new UserErrors([userError(known.code, `${known.message}${quoted}`, path, code)], callId);
}

/**
 * A failure of WizIQ itself, which it reports in an HTTP 200: an internal error or wrong credentials. Null for every
 * other response, refusals included.
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
 * Codes of WizIQ's own failures: those of HTTP servers (502 and 503 are documented), and 1000, "There is some error while
 * processing your request". Whether such a write was carried out is not documented [INF]: it is assumed to be possible,
 * because a duplicate class is worse than a manual check.
 */

/** "Down or being upgraded", "overloaded", and the time-out of a gateway. */
const PASSING: readonly string[] = ['502', '503', '504'];

/** The code of a wrong signature is not documented [INF]; the plugin's table has 401 and 403 for credentials. */
const CHECK_KEYS =
  'Its operator should check WIZIQ_ACCESS_KEY and WIZIQ_SECRET_KEY, and the clock of the server: every call is signed with the time.';

/**
 * WizIQ's reference for a call. The page shows it on the root of a success. Whether a failure has one is not documented
 * [INF], so the error element is read too.
 */
export function callIdOf(root: XmlElement): string | null {
  const error = root.children.find(({ name }) => name.toLowerCase() === 'error');
  const callId = root.attributes['call_id'] ?? error?.attributes['call_id'] ?? '';
  return callId.trim() || null;
}

/** Whether a response reports that the call failed. */
export const isFail = ({ name, attributes }: XmlElement): boolean =>
  name.toLowerCase() === 'rsp' && attributes['status']?.toLowerCase() === 'fail';

function readFail(root: XmlElement): { readonly code: string; readonly words: string } {
  const error = root.children.find(({ name }) => name.toLowerCase() === 'error');
  const words = error?.attributes['msg'] ?? error?.text ?? '';
  return { code: error?.attributes['code']?.trim() ?? '', words: words.trim() };
}

/**
 * The refusal in a response, `<rsp status="fail"><error code="1031" msg="…"/></rsp>`. Without a code it is a bad response:
 * whether WizIQ acted is unknown.
 */
export function refusalIn(root: XmlElement): ProviderRefusal | ProviderError {
  const { code, words } = readFail(root);
  return code === ''
    ? badPayload('a failure with a code', root)
    : new ProviderRefusal(identity, words, code, callIdOf(root));
}

/** An error for a response that is XML, but not as expected. If it is the response of a write, WizIQ may have acted. */
export function badPayload(expected: string, root: XmlElement): ProviderError {
  const message = `${TITLE}'s response is not ${expected}. The log of this service contains it. If this was a change, check at ${TITLE} whether it was made before repeating it.`;
  return identity.error('PROVIDER_BAD_RESPONSE', message, {
    acted: 'maybe',
    detail: JSON.stringify(root).slice(0, 500),
  });
}
