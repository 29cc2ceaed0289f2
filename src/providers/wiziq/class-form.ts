/** The parameters of one class, checked field by field. Pure. Source: the provider's page "create". */
import { type AttendeeControl, type PresenterControl } from '../../model/class';
import { isEndWritable } from '../../model/instant';
import { canonicalTimeZone, wallTimeOf } from '../../zones/time-zone';
import { type SchedulingUserError, type SchedulingUserErrorCode, userError, UserErrors } from '../../model/user-error';
import { problemInXml } from '../../model/xml-text';
import { type Paths, type Subject } from './errors';
import { TITLE } from './ids';
import { type CreateClassInput, type UpdateClassInput } from './inputs';
import { formatStart } from './wire';

/** The page's own limit of a title, told by its code 1052. */
const LONGEST_TITLE = 70;

/** What a create and an update have in common, and both may leave out. */
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

/** The input fields that WizIQ's error codes are about. */
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

/** Builds the parameters of one class, and gathers everything that is wrong with the input on the way. */
export class ClassForm {
  readonly parameters: Record<string, string> = {};
  readonly paths: Paths;
  private readonly errors: SchedulingUserError[] = [];

  /** `prefix` is where the class stands in the input of the mutation. */
  constructor(private readonly prefix: readonly string[] = []) {
    this.paths = Object.fromEntries(SUBJECTS.map((subject) => [subject, [...prefix, subject]]));
  }

  /** Throws UserErrors where anything was wrong. */
  done(): void {
    if (this.errors.length > 0) throw new UserErrors(this.errors);
  }

  add(error: SchedulingUserError): void {
    this.errors.push(error);
  }

  /** `providerCode` is what WizIQ would refuse it with, where it has a code for that. */
  refuse(
    code: keyof typeof SchedulingUserErrorCode,
    field: string,
    says: string,
    providerCode: string | null = null,
  ): null {
    this.add(userError(code, `${field}: ${says}`, [...this.prefix, field], providerCode));
    return null;
  }

  title(title: string): void {
    if (title.trim() === '') this.refuse('REQUIRED', 'title', 'a class needs a title.', '1014');
    const { length } = Array.from(title);
    if (length > LONGEST_TITLE) {
      const says = `${TITLE} takes at most ${LONGEST_TITLE} characters, and these are ${length}.`;
      this.refuse('INVALID', 'title', says, '1052');
    }
    const inXml = problemInXml(title);
    if (inXml !== null) this.refuse('INVALID', 'title', inXml);
    this.parameters['title'] = title;
  }

  presenter(email: string): void {
    if (email.trim() === '') this.refuse('REQUIRED', 'presenterEmail', 'a class needs a presenter.', '1030');
    this.parameters['presenter_email'] = email;
  }

  /** What can be said of a start whatever the zone. */
  instant(startsAt: Date, now: Date): void {
    if (startsAt.getTime() % 60_000 !== 0) {
      const says = `${TITLE} schedules to the minute, and ${startsAt.toISOString()} has seconds.`;
      this.refuse('INVALID', 'startsAt', says, '1005');
    }
    if (startsAt < now) {
      const says = `${TITLE} does not schedule in the past, and ${startsAt.toISOString()} is over.`;
      this.refuse('START_IN_PAST', 'startsAt', says, '1004');
    }
  }

  /** The canonical zone; null when there is none of that name. */
  zone(name: string): string | null {
    const says = `there is no time zone "${name}". Give an IANA name, as "America/Chicago".`;
    return canonicalTimeZone(name) ?? this.refuse('TIME_ZONE_UNKNOWN', 'timeZone', says, '1003');
  }

  /** Writes what clocks in the zone show at the start, and gives the day. `field` is what made the change. */
  wallTime(startsAt: Date, timeZone: string, field: 'startsAt' | 'timeZone'): string {
    const wall = wallTimeOf(startsAt, timeZone);
    if (wall.ambiguous) {
      const says = `clocks in ${timeZone} show ${wall.time} twice on ${wall.date}, and ${TITLE} stores only what clocks show. Choose another time, or another timeZone such as UTC.`;
      this.refuse('TIME_AMBIGUOUS', field, says);
    }
    this.parameters['start_time'] = formatStart(wall);
    // The page's own name for it, and its default.
    this.parameters['time_zone'] = timeZone === 'UTC' ? 'GMT' : timeZone;
    return wall.date;
  }

  duration(minutes: number): void {
    if (minutes < 1) {
      this.refuse('DURATION_NOT_SUPPORTED', 'durationMinutes', 'a class takes at least one minute.');
    }
    this.parameters['duration'] = String(minutes);
  }

  /** What start and length are together. `field` is what was asked for. */
  end(startsAt: Date, minutes: number, field: 'startsAt' | 'durationMinutes'): void {
    if (isEndWritable(startsAt, minutes)) return;
    this.refuse('INVALID', field, 'the class would end after the year 9999.');
  }

  recording(isRecorded: boolean): void {
    this.parameters['create_recording'] = String(isRecorded);
  }

  /**
   * What may be left out, and in an update cleared with null. How modify clears a parameter is documented nowhere [INF]:
   * it is sent empty, as WizIQ's own clients send what they do not set; only an empty extend_duration is known to be
   * refused (1090), so no extension is written as 0. That no controls at all are an empty list is inferred likewise.
   */
  optional(input: OptionalFields): void {
    const { extendMinutes, attendeeLimit, language, returnUrl, statusPingUrl } = input;
    if (extendMinutes && extendMinutes < 0) {
      this.refuse('INVALID', 'extendMinutes', 'a class is not extended by less than no minutes.', '1090');
    }
    if (typeof attendeeLimit === 'number' && attendeeLimit < 1) {
      this.refuse('INVALID', 'attendeeLimit', 'a class is for one attendee at least.');
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

/** As the page writes them: "audio, video". */
const controlsText = (controls: readonly (PresenterControl | AttendeeControl)[]): string =>
  [...new Set(controls)].join(', ').toLowerCase();
