/** The parameters of one class, checked field by field. Pure. Source: WizIQ's page "create". */
import { type AttendeeControl, type PresenterControl } from '../../../model/class';
import { isEndWritable } from '../../../model/instant';
import { type SchedulingUserErrorCode } from '../../../model/user-error';
import { problemInXml } from '../../../model/xml-text';
import { InputProblems } from '../../../provider-kit/input-problems';
import { canonicalTimeZone, wallTimeOf } from '../../../zones/time-zone';
import { type Paths, type Subject } from '../errors';
import { TITLE } from '../ids';
import { type CreateClassInput, type UpdateClassInput } from './input';
import { formatStart } from '../wire';

/** Documented by WizIQ's code 1052. */
const MAX_TITLE_LENGTH = 70;

/** The optional fields that creates and updates have in common. */
type OptionalFields = Pick<
  UpdateClassInput,
  | 'extendMinutes'
  | 'attendeeLimit'
  | 'language'
  | 'presenterControls'
  | 'attendeeControls'
  | 'returnUrl'
  | 'statusPingUrl'
>;

/** The input fields that WizIQ's error codes refer to. */
const SUBJECTS = [
  'title',
  'startsAt',
  'timeZone',
  'durationMinutes',
  'extendMinutes',
  'presenterEmail',
  'language',
  'attendeeLimit',
] as const satisfies readonly (Subject & keyof CreateClassInput)[];

/** Builds the parameters of one class and collects every problem of the input. */
export class ClassForm {
  readonly parameters: Record<string, string> = {};
  readonly paths: Paths;
  readonly problems = new InputProblems(TITLE);

  /** `prefix` is the path of the class in the input of the mutation. */
  constructor(private readonly prefix: readonly string[] = []) {
    this.paths = Object.fromEntries(SUBJECTS.map((subject) => [subject, [...prefix, subject]]));
  }

  /** `providerCode` is the code with which WizIQ would refuse the value, if there is one. */
  refuse(
    code: keyof typeof SchedulingUserErrorCode,
    field: string,
    message: string,
    providerCode: string | null = null,
  ): null {
    return this.problems.refuse(code, [...this.prefix, field], message, providerCode);
  }

  title(title: string): void {
    if (title.trim() === '') this.refuse('REQUIRED', 'title', 'a class needs a title.', '1014');
    const { length } = Array.from(title);
    if (length > MAX_TITLE_LENGTH) {
      const message = `${TITLE} accepts at most ${MAX_TITLE_LENGTH} characters; this title has ${length}.`;
      this.refuse('INVALID', 'title', message, '1052');
    }
    const inXml = problemInXml(title);
    if (inXml !== null) this.refuse('INVALID', 'title', inXml);
    this.parameters['title'] = title;
  }

  presenter(email: string): void {
    if (email.trim() === '') this.refuse('REQUIRED', 'presenterEmail', 'a class needs a presenter.', '1030');
    this.parameters['presenter_email'] = email;
  }

  /** The checks of a start that do not depend on the time zone. */
  instant(startsAt: Date, now: Date): void {
    if (startsAt.getTime() % 60_000 !== 0) {
      const message = `${TITLE} schedules to the minute, and ${startsAt.toISOString()} has seconds.`;
      this.refuse('INVALID', 'startsAt', message, '1005');
    }
    if (startsAt < now) {
      const message = `${TITLE} does not schedule in the past, and ${startsAt.toISOString()} has passed.`;
      this.refuse('START_IN_PAST', 'startsAt', message, '1004');
    }
  }

  /** The canonical name of a time zone; null if there is no such zone. */
  zone(name: string): string | null {
    const message = `there is no time zone "${name}". Give an IANA name, such as "America/Chicago".`;
    return canonicalTimeZone(name) ?? this.refuse('TIME_ZONE_UNKNOWN', 'timeZone', message, '1003');
  }

  /** Sets the wall time of the start in the time zone, and returns its day. `field` is the input field that changes it. */
  wallTime(startsAt: Date, timeZone: string, field: 'startsAt' | 'timeZone'): string {
    const wall = wallTimeOf(startsAt, timeZone);
    if (wall.ambiguous) {
      const message = `the wall time ${wall.time} occurs twice in ${timeZone} on ${wall.date}, and ${TITLE} stores wall times only. Choose another time, or another timeZone such as UTC.`;
      this.refuse('TIME_AMBIGUOUS', field, message);
    }
    this.parameters['start_time'] = formatStart(wall);
    // GMT is the name on WizIQ's page, and the default.
    this.parameters['time_zone'] = timeZone === 'UTC' ? 'GMT' : timeZone;
    return wall.date;
  }

  duration(minutes: number): void {
    if (minutes < 1) {
      this.refuse('DURATION_NOT_SUPPORTED', 'durationMinutes', 'a class takes at least one minute.');
    }
    this.parameters['duration'] = String(minutes);
  }

  /** The checks of start and duration together. `field` is the input field that changes the end. */
  end(startsAt: Date, minutes: number, field: 'startsAt' | 'durationMinutes'): void {
    if (isEndWritable(startsAt, minutes)) return;
    this.refuse('INVALID', field, 'the class would end after the year 9999.');
  }

  recording(isRecorded: boolean): void {
    this.parameters['create_recording'] = String(isRecorded);
  }

  /**
   * The optional fields; in an update, null clears. How modify clears a parameter is not documented [INF]: it is sent
   * empty, as WizIQ's own clients send parameters that they do not set. An empty extend_duration is known to be refused
   * (1090), so no extension is sent as 0. An empty list of controls is inferred to disable them all [INF].
   */
  optional(input: OptionalFields): void {
    const { extendMinutes, attendeeLimit, language, returnUrl, statusPingUrl } = input;
    if (extendMinutes && extendMinutes < 0) {
      this.refuse('INVALID', 'extendMinutes', 'an extension cannot be negative.', '1090');
    }
    if (typeof attendeeLimit === 'number' && attendeeLimit < 1) {
      this.refuse('INVALID', 'attendeeLimit', 'a class allows at least one attendee.');
    }
    this.set('extend_duration', extendMinutes, String, '0');
    this.set('attendee_limit', attendeeLimit, String);
    this.set('language_culture_name', language, (tag) => tag.toLowerCase());
    this.set('presenter_default_controls', input.presenterControls, controlsText);
    this.set('attendee_default_controls', input.attendeeControls, controlsText);
    this.set('return_url', returnUrl, String);
    this.set('status_ping_url', statusPingUrl, String);
  }

  private set<T>(name: string, value: T | null | undefined, write: (value: T) => string, cleared = ''): void {
    if (value !== undefined) this.parameters[name] = value === null ? cleared : write(value);
  }
}

/** The form on WizIQ's page: "audio, video". */
const controlsText = (controls: readonly (PresenterControl | AttendeeControl)[]): string =>
  [...new Set(controls)].join(', ').toLowerCase();
