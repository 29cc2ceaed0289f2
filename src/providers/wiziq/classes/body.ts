/** Checks inputs and builds the parameters of calls. Pure: documented limits are checked here, before a call. */
import { type Class } from '../../../model/class';
import { problemInXml } from '../../../model/xml-text';
import { InputProblems } from '../../../provider-kit/input-problems';
import { ClassForm } from './form';
import { type Paths } from '../errors';
import { identity, kinds, TITLE } from '../ids';
import { type AddClassAttendeesInput, type CreateClassInput, type UpdateClassInput } from './input';
import { type RequestedClass } from './mapping';
import { type AttendeeToAdd, attendeeListXml, type Parameters } from '../wire';

/** "The default is 2." */
const DEFAULT_ATTENDEE_LIMIT = 2;

/** A checked create. */
export interface PreparedClass {
  readonly requested: RequestedClass;
  readonly parameters: Parameters;
  readonly paths: Paths;
}

/** An update, checked as far as that is possible without the stored class. */
export interface PreparedUpdate {
  readonly classId: string;
  /** What changes in the class, except for its start and zone. */
  readonly changes: Partial<Class>;
  /** The new start and zone; undefined leaves them unchanged. */
  readonly startsAt: Date | undefined;
  readonly timeZone: string | undefined;
  readonly parameters: Parameters;
  readonly paths: Paths;
}

/** A checked update; without parameters there is nothing to send. */
export interface ReadyUpdate {
  readonly stored: Class;
  readonly changes: Partial<Class>;
  readonly parameters: Parameters;
  readonly paths: Paths;
}

/** A checked add_attendees. */
export interface PreparedAttendees {
  readonly classId: string;
  readonly attendees: readonly AttendeeToAdd[];
  readonly listXml: string;
  readonly paths: Paths;
}

/** Fills the form of a class to create; returns the requested class and the day on which it starts. */
export function fillCreate(
  form: ClassForm,
  input: CreateClassInput,
  now: Date,
): { requested: RequestedClass; day: string | null } {
  const { title, startsAt, durationMinutes, presenterEmail, isRecorded } = input;
  form.title(title);
  form.instant(startsAt, now);
  const timeZone = form.zone(input.timeZone);
  const day = timeZone && form.wallTime(startsAt, timeZone, 'startsAt');
  form.presenter(presenterEmail);
  form.duration(durationMinutes);
  form.end(startsAt, durationMinutes, 'durationMinutes');
  // In a create, null means the same as an absent field.
  form.optional(Object.fromEntries(Object.entries(input).filter(([, value]) => value !== null)));
  form.recording(isRecorded);
  const requested: RequestedClass = {
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
  return { requested, day };
}

/** Checks a create and builds its parameters. Throws UserErrors. */
export function prepareCreate(input: CreateClassInput, now: Date): PreparedClass {
  const form = new ClassForm();
  const { requested } = fillCreate(form, input, now);
  form.problems.throwIfAny();
  return { requested, parameters: form.parameters, paths: form.paths };
}

/** Checks an update as far as that is possible without the stored class. Throws UserErrors. */
export function prepareUpdate(input: UpdateClassInput, now: Date): PreparedUpdate {
  const classId = classIdIn(input.id, 'id');
  const form = new ClassForm();
  for (const field of ['title', 'startsAt', 'timeZone', 'durationMinutes', 'presenterEmail', 'isRecorded'] as const) {
    if (input[field] === null) form.problems.refuseNull(field);
  }
  const { title, startsAt, durationMinutes, presenterEmail, isRecorded } = input;
  if (typeof title === 'string') form.title(title);
  if (startsAt) form.instant(startsAt, now);
  const timeZone = typeof input.timeZone === 'string' ? form.zone(input.timeZone) : null;
  if (typeof presenterEmail === 'string') form.presenter(presenterEmail);
  if (typeof durationMinutes === 'number') form.duration(durationMinutes);
  if (typeof isRecorded === 'boolean') form.recording(isRecorded);
  form.optional(input);
  form.problems.throwIfAny();
  return {
    classId,
    changes: changesIn(input),
    startsAt: startsAt ?? undefined,
    timeZone: timeZone ?? undefined,
    parameters: form.parameters,
    paths: { ...form.paths, target: ['id'] },
  };
}

/** What an update changes in the model, except for start and zone. Its required fields are not null at this point. */
function changesIn(input: UpdateClassInput): Partial<Class> {
  const { id: _id, startsAt: _startsAt, timeZone: _timeZone, ...fields } = input;
  const { presenterControls, attendeeControls } = fields;
  const changes = {
    ...fields,
    presenterControls: presenterControls === null ? [] : presenterControls && [...new Set(presenterControls)],
    attendeeControls: attendeeControls === null ? [] : attendeeControls && [...new Set(attendeeControls)],
  };
  return Object.fromEntries(Object.entries(changes).filter(([, value]) => value !== undefined));
}

/**
 * Completes an update with the stored class: without a new zone, a new start is in the stored one; without a new start, a
 * new zone leaves the instant unchanged. Start and zone are sent together, because WizIQ could read a start without a
 * zone as GMT, its default. Throws UserErrors.
 */
export function completeUpdate(prepared: PreparedUpdate, stored: Class): ReadyUpdate {
  const { changes, parameters, paths } = prepared;
  const form = new ClassForm();
  const startsAt = prepared.startsAt ?? stored.startsAt;
  if (changes.durationMinutes !== undefined) form.end(startsAt, changes.durationMinutes, 'durationMinutes');
  else if (prepared.startsAt) form.end(startsAt, stored.durationMinutes, 'startsAt');
  if (prepared.startsAt === undefined && prepared.timeZone === undefined) {
    form.problems.throwIfAny();
    return { stored, changes, parameters, paths };
  }
  const timeZone = prepared.timeZone ?? stored.timeZone ?? 'UTC';
  form.wallTime(startsAt, timeZone, prepared.startsAt ? 'startsAt' : 'timeZone');
  form.problems.throwIfAny();
  return {
    stored,
    changes: { ...changes, startsAt, timeZone },
    parameters: { ...parameters, ...form.parameters },
    paths,
  };
}

/** Checks attendees and builds their list. Throws UserErrors. */
export function prepareAttendees(input: AddClassAttendeesInput): PreparedAttendees {
  const classId = classIdIn(input.classId, 'classId');
  const problems = new InputProblems(TITLE);
  if (input.attendees.length === 0) problems.refuse('REQUIRED', 'attendees', 'give at least one.', '1021');
  input.attendees.forEach(({ attendeeId, screenName }, index) => {
    const check = (field: string, text: string, providerCode: string): void => {
      const path = ['attendees', String(index), field];
      const inXml = problemInXml(text);
      if (inXml !== null) problems.refuse('INVALID', path, inXml);
      if (text.trim() === '') problems.refuse('REQUIRED', path, 'every attendee needs one.', providerCode);
    };
    check('attendeeId', attendeeId, '1024');
    check('screenName', screenName, '1023');
  });
  problems.throwIfAny();

  const attendees = input.attendees.map(({ language, ...rest }) => ({ ...rest, language: language ?? null }));
  const paths = { target: ['classId'], attendees: ['attendees'], language: ['attendees'] };
  return { classId, attendees, listXml: attendeeListXml(attendees), paths };
}

/** The native id of a class. Throws UserErrors if the id is not that of a WizIQ class. */
export function classIdIn(id: string, field: string): string {
  const nativeId = identity.nativeIdIn(kinds.class, id);
  if (nativeId !== null) return nativeId;
  throw identity.notFound(kinds.class, id, field);
}
