/** Inputs in, prepared calls out, or user errors. Pure: what the page lets be known before a call is checked here, and costs none. */
import { type Class } from '../../model/class';
import { type SchedulingUserError, userError, UserErrors } from '../../model/user-error';
import { problemInXml } from '../../model/xml-text';
import { ClassForm } from './class-form';
import { type Paths } from './errors';
import { globalId, type Kind, kinds, nativeIdIn, TITLE } from './ids';
import {
  type AddClassAttendeesInput,
  type CreateClassInput,
  type CreateRecurringClassInput,
  type UpdateClassInput,
} from './inputs';
import { type AskedClass } from './mapping';
import {
  type AskedRecurrence,
  askedRecurrence,
  recurrenceParameters,
  recurrencePaths,
  recurrenceProblems,
} from './recurrence';
import { type AttendeeToAdd, attendeeListXml, type Parameters } from './wire';

/** "The default is 2." */
const DEFAULT_ATTENDEE_LIMIT = 2;

/** A create that is ready to be sent. */
export interface PreparedClass {
  readonly asked: AskedClass;
  readonly parameters: Parameters;
  readonly paths: Paths;
}

/** A create_recurring that is ready to be sent. */
export interface PreparedSeries extends PreparedClass {
  readonly recurrence: AskedRecurrence;
}

/** An update of which everything is checked that does not depend on the class as it is stored. */
export interface PreparedUpdate {
  readonly classId: string;
  /** What changes in the class, but for its start and zone. */
  readonly changes: Partial<Class>;
  /** What changes in start and zone; undefined leaves them as they are. */
  readonly startsAt: Date | undefined;
  readonly timeZone: string | undefined;
  readonly parameters: Parameters;
  readonly paths: Paths;
}

/** A modify that is ready to be sent; with no parameters there is nothing to send. */
export interface ReadyUpdate {
  readonly classId: string;
  readonly stored: Class;
  readonly changes: Partial<Class>;
  readonly parameters: Parameters;
  readonly paths: Paths;
}

/** A cancel that is ready to be sent. */
export interface PreparedCancel {
  readonly classId: string;
  readonly paths: Paths;
}

/** An add_attendees that is ready to be sent. */
export interface PreparedAttendees {
  readonly classId: string;
  readonly attendees: readonly AttendeeToAdd[];
  readonly listXml: string;
  readonly paths: Paths;
}

/** Fills the form of a class that is to be created; gives what was asked for and the day on which it starts. */
function fillCreate(form: ClassForm, input: CreateClassInput, now: Date): { asked: AskedClass; day: string | null } {
  const { title, startsAt, durationMinutes, presenterEmail, isRecorded } = input;
  form.title(title);
  form.instant(startsAt, now);
  const timeZone = form.zone(input.timeZone);
  const day = timeZone && form.wallTime(startsAt, timeZone, 'startsAt');
  form.presenter(presenterEmail);
  form.duration(durationMinutes);
  form.end(startsAt, durationMinutes, 'durationMinutes');
  // Null where an update would clear is the same as nothing in a create.
  form.optional(Object.fromEntries(Object.entries(input).filter(([, value]) => value !== null)));
  form.recording(isRecorded);
  const asked: AskedClass = {
    title,
    startsAt,
    timeZone: timeZone ?? input.timeZone,
    durationMinutes,
    extendMinutes: input.extendMinutes ?? null,
    presenterEmail,
    language: input.language ?? null,
    attendeeLimit: input.attendeeLimit ?? DEFAULT_ATTENDEE_LIMIT,
    presenterControls: [...new Set(input.presenterControls)],
    attendeeControls: [...new Set(input.attendeeControls)],
    isRecorded,
    returnUrl: input.returnUrl ?? null,
    statusPingUrl: input.statusPingUrl ?? null,
  };
  return { asked, day };
}

/** Checks a create and writes its parameters. Throws UserErrors. */
export function prepareCreate(input: CreateClassInput, now: Date): PreparedClass {
  const form = new ClassForm();
  const { asked } = fillCreate(form, input, now);
  form.done();
  return { asked, parameters: form.parameters, paths: form.paths };
}

/** Checks the create of a series and writes its parameters. Throws UserErrors. */
export function prepareCreateRecurring(input: CreateRecurringClassInput, now: Date): PreparedSeries {
  const form = new ClassForm(['class']);
  const { idempotencyKey } = input.class;
  if (idempotencyKey !== undefined && idempotencyKey !== null) {
    form.refuse('INVALID', 'idempotencyKey', 'the key of a series stands beside the class, not in it.');
  }
  const { asked, day } = fillCreate(form, input.class, now);
  for (const { field, message, providerCode } of recurrenceProblems(input, day)) {
    form.add(userError('RECURRENCE_INVALID', message, field, providerCode));
  }
  form.done();
  const recurrence = askedRecurrence(input);
  return {
    asked,
    recurrence,
    parameters: { ...form.parameters, ...recurrenceParameters(recurrence) },
    paths: { ...form.paths, ...recurrencePaths(input) },
  };
}

/** Checks everything in an update that does not depend on the class as it is stored. Throws UserErrors. */
export function prepareUpdate(input: UpdateClassInput, now: Date): PreparedUpdate {
  const classId = classIdIn(input.id, 'id');
  const form = new ClassForm();
  for (const field of ['title', 'startsAt', 'timeZone', 'durationMinutes', 'presenterEmail', 'isRecorded'] as const) {
    if (input[field] === null) form.refuse('REQUIRED', field, 'a class needs it, so it may not be null.');
  }
  const { title, startsAt, durationMinutes, presenterEmail, isRecorded } = input;
  if (typeof title === 'string') form.title(title);
  if (startsAt) form.instant(startsAt, now);
  const timeZone = typeof input.timeZone === 'string' ? form.zone(input.timeZone) : null;
  if (typeof presenterEmail === 'string') form.presenter(presenterEmail);
  if (typeof durationMinutes === 'number') form.duration(durationMinutes);
  if (typeof isRecorded === 'boolean') form.recording(isRecorded);
  form.optional(input);
  form.done();
  return {
    classId,
    changes: changesIn(input),
    startsAt: startsAt ?? undefined,
    timeZone: timeZone ?? undefined,
    parameters: form.parameters,
    paths: { ...form.paths, target: ['id'] },
  };
}

/** What an update changes in the model, but for start and zone. Its required fields are not null any more. */
function changesIn(input: UpdateClassInput): Partial<Class> {
  const { id: _id, startsAt: _startsAt, timeZone: _timeZone, ...fields } = input;
  const { presenterControls, attendeeControls } = fields;
  const given = {
    ...fields,
    presenterControls: presenterControls === null ? [] : presenterControls && [...new Set(presenterControls)],
    attendeeControls: attendeeControls === null ? [] : attendeeControls && [...new Set(attendeeControls)],
  };
  return Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined));
}

/**
 * Completes an update with what is stored: a new start keeps the stored zone, and a new zone alone keeps the instant.
 * Start and zone are sent together, because a start without a zone could be read as one in GMT, the page's default.
 * Throws UserErrors.
 */
export function completeUpdate(prepared: PreparedUpdate, stored: Class): ReadyUpdate {
  const { classId, changes, parameters, paths } = prepared;
  const form = new ClassForm();
  const startsAt = prepared.startsAt ?? stored.startsAt;
  if (changes.durationMinutes !== undefined) form.end(startsAt, changes.durationMinutes, 'durationMinutes');
  else if (prepared.startsAt) form.end(startsAt, stored.durationMinutes, 'startsAt');
  if (prepared.startsAt === undefined && prepared.timeZone === undefined) {
    form.done();
    return { classId, stored, changes, parameters, paths };
  }
  const timeZone = prepared.timeZone ?? stored.timeZone ?? 'UTC';
  form.wallTime(startsAt, timeZone, prepared.startsAt ? 'startsAt' : 'timeZone');
  form.done();
  return {
    classId,
    stored,
    changes: { ...changes, startsAt, timeZone },
    parameters: { ...parameters, ...form.parameters },
    paths,
  };
}

/** Reads the id of a class that is to be cancelled. Throws UserErrors. */
export function prepareCancel(id: string): PreparedCancel {
  return { classId: classIdIn(id, 'id'), paths: { target: ['id'] } };
}

/** Checks attendees and writes their list. Throws UserErrors. */
export function prepareAttendees(input: AddClassAttendeesInput): PreparedAttendees {
  const classId = classIdIn(input.classId, 'classId');
  const errors: SchedulingUserError[] = [];
  if (input.attendees.length === 0) {
    errors.push(userError('REQUIRED', 'attendees: at least one is needed.', ['attendees'], '1021'));
  }
  input.attendees.forEach(({ attendeeId, screenName }, index) => {
    const check = (field: string, text: string, providerCode: string): void => {
      const path = ['attendees', String(index), field];
      const inXml = problemInXml(text);
      if (inXml !== null) errors.push(userError('INVALID', `${field}: ${inXml}`, path));
      if (text.trim() !== '') return;
      errors.push(userError('REQUIRED', `${field}: every attendee needs one.`, path, providerCode));
    };
    check('attendeeId', attendeeId, '1024');
    check('screenName', screenName, '1023');
  });
  if (errors.length > 0) throw new UserErrors(errors);

  const attendees = input.attendees.map(({ language, ...rest }) => ({ ...rest, language: language ?? null }));
  const paths = { target: ['classId'], attendees: ['attendees'], language: ['attendees'] };
  return { classId, attendees, listXml: attendeeListXml(attendees), paths };
}

/** The native id of a class. Throws UserErrors when the id is not one of WizIQ's classes. */
function classIdIn(id: string, field: string): string {
  const nativeId = nativeIdIn(kinds.class, id);
  if (nativeId !== null) return nativeId;
  throw noSuch(kinds.class, id, field);
}

/** The user error of an id that nothing has. */
export function noSuch(kind: Kind, id: string, field: string, providerCode: string | null = null): UserErrors {
  const example = globalId(kind, '15716');
  const message = `${field}: there is no "${id}". Give the id of a ${kind} of ${TITLE}, as "${example}".`;
  return new UserErrors([userError('NOT_FOUND', message, [field], providerCode)]);
}
