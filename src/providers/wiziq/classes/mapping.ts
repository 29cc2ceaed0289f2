/** WizIQ's classes: records in, entities out. Pure and total; wall times are converted to instants here. */
import { type JsonRecord, RecordReader, type ReportProblem } from '../../../provider-kit/record-reader';
import { AttendeeControl, Class, ClassAttendee, type ClassSeries, PresenterControl } from '../../../model/class';
import { entityById } from '../../../model/deferred';
import { make } from '../../../model/make';
import { emailAddressOrNull, localeOrNull, webAddressOfInput } from '../../../model/scalars';
import { SessionHost, SessionStatus } from '../../../model/session';
import { plainText } from '../../../provider-kit/plain-text';
import { canonicalTimeZone, readWallTime } from '../../../zones/time-zone';
import { identity, kinds } from '../ids';
import { type AddedAttendee, type AttendeeToAdd, type ClassRecord, parseWallTime } from '../wire';

const MINUTE = 60_000;

/** The fields of a create, with WizIQ's documented defaults. */
export interface RequestedClass {
  readonly title: string;
  readonly startsAt: Date;
  /** Canonical. */
  readonly timeZone: string;
  readonly durationMinutes: number;
  readonly extendMinutes: number | null;
  readonly presenterEmail: string;
  readonly language: string | null;
  readonly attendeeLimit: number;
  readonly presenterControls: readonly PresenterControl[];
  readonly attendeeControls: readonly AttendeeControl[];
  readonly isRecorded: boolean;
  readonly returnUrl: string | null;
  readonly statusPingUrl: string | null;
}

/** Maps a record of get_data. Null if its start or duration cannot be read, which is reported. */
export function mapClass({ classId, record }: ClassRecord, report: ReportProblem): Class | null {
  const reader = readerOf(classId, record, report);
  const timeZone = timeZoneOf(reader);
  const startsAt = timeZone && startOf(reader, timeZone.used);
  const durationMinutes = durationOf(reader);
  if (!startsAt || durationMinutes === null) return null;

  const presenter = presenterOf(reader);
  return make(Class, {
    ...identityOf(classId, record),
    title: reader.text('title') ?? `Class ${classId}`,
    description: plainText(reader.text('description')),
    startsAt,
    endsAt: endOf(startsAt, durationMinutes),
    timeZone: timeZone.named,
    status: statusOf(reader, 'status'),
    hosts: hostsOf(presenter),
    durationMinutes,
    extendMinutes: reader.integer('extend_duration'),
    presenterEmail: presenter.email,
    presenterUrl: presenter.url,
    language: languageOf(reader),
    attendeeLimit: reader.integer('attendee_limit'),
    presenterControls: controlsOf(reader, 'presenter_default_controls', PresenterControl),
    attendeeControls: controlsOf(reader, 'attendee_default_controls', AttendeeControl),
    isRecorded: flagOf(reader, 'create_recording') ?? false,
    recordingUrl: addressOf(reader, 'recording_url'),
    returnUrl: addressOf(reader, 'return_url'),
    statusPingUrl: addressOf(reader, 'status_ping_url'),
    attendees: attendeesOf(reader),
    series: seriesOf(reader),
  });
}

/** The class that create made: the requested fields, and those in the response. */
export function createdClass(
  requested: RequestedClass,
  { classId, record }: ClassRecord,
  report: ReportProblem,
): Class {
  const reader = readerOf(classId, record, report);
  return make(Class, {
    ...requestedFields(requested, reader),
    ...identityOf(classId, record),
    startsAt: requested.startsAt,
    endsAt: endOf(requested.startsAt, requested.durationMinutes),
    status: SessionStatus.SCHEDULED,
    series: null,
  });
}

/**
 * One of the classes that create_recurring made: the requested fields, and the start in view_schedule. Null if that start
 * cannot be read, which is reported. view_schedule returns no time zone; it is that of the series.
 */
export function scheduledClass(
  requested: RequestedClass,
  seriesId: string,
  { classId, record }: ClassRecord,
  report: ReportProblem,
): Class | null {
  const reader = readerOf(classId, record, report);
  const startsAt = startOf(reader, requested.timeZone);
  if (!startsAt) return null;
  const durationMinutes = durationOf(reader) ?? requested.durationMinutes;
  return make(Class, {
    ...requestedFields(requested, reader),
    ...identityOf(classId, record),
    title: reader.text('class_title') ?? requested.title,
    startsAt,
    endsAt: endOf(startsAt, durationMinutes),
    durationMinutes,
    status: statusOf(reader, 'class_status'),
    series: entityById<ClassSeries>(seriesId),
  });
}

/** A class after a change. */
export function changedClass(stored: Class, changes: Partial<Class>): Class {
  const changed = { ...stored, ...changes };
  const { presenterEmail } = changes;
  const isOtherPresenter = presenterEmail !== undefined && presenterEmail !== stored.presenterEmail;
  return make(Class, {
    ...changed,
    endsAt: endOf(changed.startsAt, changed.durationMinutes),
    // Name, id and link are those of the previous presenter.
    ...(isOtherPresenter && { presenterUrl: null, hosts: hostsOf({ name: null, id: null, email: presenterEmail }) }),
  });
}

/** A class after its cancellation. */
export const cancelledClass = (stored: Class): Class => make(Class, { ...stored, status: SessionStatus.CANCELLED });

/** A class with the attendees that were added. One that was added before has the latest link and name. */
export function classWithAttendees(
  stored: Class,
  requested: readonly AttendeeToAdd[],
  added: readonly AddedAttendee[],
  report: ReportProblem,
): Class {
  const links = new Map(added.map(({ attendeeId, url }) => [attendeeId, url]));
  const attendees = new Map((stored.attendees ?? []).map((attendee) => [attendee.attendeeId, attendee]));
  for (const { attendeeId, screenName } of requested) {
    const reader = readerOf(stored.providerId, { attendee_url: links.get(attendeeId) }, report);
    const attendeeUrl = addressOf(reader, 'attendee_url');
    attendees.set(attendeeId, make(ClassAttendee, { attendeeId, screenName, attendeeUrl }));
  }
  return make(Class, { ...stored, attendees: [...attendees.values()] });
}

const readerOf = (classId: string, record: ClassRecord['record'], report: ReportProblem): RecordReader =>
  new RecordReader(record, `class ${classId}`, report);

/** Each attendee has a personal link, so there is no common one. */
const identityOf = (classId: string, record: ClassRecord['record']) => ({
  id: identity.globalId(kinds.class, classId),
  provider: identity.enumValue,
  providerId: classId,
  providerRecord: record,
  joinUrl: null,
});

/** The requested fields, with those in the response: the presenter's link and the address of the recording. */
function requestedFields(requested: RequestedClass, reader: RecordReader) {
  const presenter = presenterOf(reader);
  const { presenterEmail } = requested;
  return {
    ...requested,
    description: null,
    hosts: hostsOf({ ...presenter, email: presenterEmail }),
    presenterUrl: presenter.url,
    recordingUrl: addressOf(reader, 'recording_url'),
    attendees: [],
  };
}

const endOf = (startsAt: Date, minutes: number): Date => new Date(startsAt.getTime() + minutes * MINUTE);

/**
 * The zone in the record, canonical, and the zone to compute with; null if the named zone does not exist. A class
 * without a zone is in GMT, WizIQ's documented default.
 */
function timeZoneOf(reader: RecordReader): { named: string | null; used: string } | null {
  const text = reader.text('time_zone');
  if (text === null) {
    reader.unusable('time_zone', null, 'a time zone; taken as GMT');
    return { named: null, used: 'UTC' };
  }
  const named = canonicalTimeZone(text);
  return named ? { named, used: named } : reader.unusable('time_zone', text, 'a time zone');
}

function startOf(reader: RecordReader, timeZone: string): Date | null {
  const text = reader.text('start_time');
  const wall = text === null ? null : parseWallTime(text);
  const reading = wall === null ? null : readWallTime(wall, timeZone);
  if (reading === null) return reader.unusable('start_time', text, 'a time that the calendar has');
  if (reading.kind === 'gap')
    reader.unusable('start_time', text, `shown by any clock in ${timeZone} that day; taken as an hour later`);
  if (reading.kind === 'fold')
    reader.unusable('start_time', text, `shown only once in ${timeZone} that day; taken as the earlier one`);
  return new Date(reading.epochMilliseconds);
}

function durationOf(reader: RecordReader): number | null {
  const minutes = reader.integer('duration');
  return minutes !== null && minutes >= 0 ? minutes : reader.unusable('duration', minutes, 'a number of minutes');
}

/**
 * WizIQ's clients handle upcoming, completed and expired, and take a class without a status for cancelled or deleted. The
 * other values are inferred [INF] from the states in WizIQ's error messages.
 */
const STATUSES: Readonly<Record<string, SessionStatus>> = {
  upcoming: SessionStatus.SCHEDULED,
  completed: SessionStatus.COMPLETED,
  expired: SessionStatus.EXPIRED,
  cancelled: SessionStatus.CANCELLED,
  deleted: SessionStatus.CANCELLED,
  inprogress: SessionStatus.IN_PROGRESS,
  'in-progress': SessionStatus.IN_PROGRESS,
};

function statusOf(reader: RecordReader, key: string): SessionStatus {
  const text = reader.text(key);
  if (text === null) return SessionStatus.CANCELLED;
  const status = STATUSES[text.trim().toLowerCase()];
  if (status === undefined) reader.unusable(key, text, 'a status; taken as scheduled');
  // WizIQ has no status for a class in progress: it is upcoming, with a time to start of -1.
  const isLive = status === SessionStatus.SCHEDULED && reader.number('time_to_start') === -1;
  return isLive ? SessionStatus.IN_PROGRESS : (status ?? SessionStatus.SCHEDULED);
}

interface Presenter {
  readonly name: string | null;
  readonly id: string | null;
  readonly email: string | null;
}

/** The presenter, which some responses contain in a list and others in the record itself. */
function presenterOf(reader: RecordReader): Presenter & { readonly url: string | null } {
  const inner = reader.innerList('presenter_list')[0] ?? reader;
  const address = inner.text('presenter_email');
  const email = emailAddressOrNull(address);
  if (address !== null && email === null) inner.unusable('presenter_email', address, 'an email address');
  return {
    name: inner.text('presenter_name'),
    id: inner.id('presenter_id'),
    email,
    url: addressOf(inner, 'presenter_url'),
  };
}

function hostsOf({ name, id, email }: Presenter): SessionHost[] {
  return name === null && id === null && email === null ? [] : [make(SessionHost, { name, email, providerId: id })];
}

function languageOf(reader: RecordReader): string | null {
  const text = reader.text('language_culture_name');
  return text === null ? null : (localeOrNull(text) ?? reader.unusable('language_culture_name', text, 'a language'));
}

/** The controls in a text such as "audio, video". */
function controlsOf<C extends string>(reader: RecordReader, key: string, known: Readonly<Record<string, C>>): C[] {
  const names = (reader.text(key) ?? '').split(',').map((name) => name.trim().toUpperCase());
  return names
    .filter((name) => name !== '')
    .map((name) => known[name] ?? reader.unusable(key, name, 'a control'))
    .filter((control) => control !== null);
}

/** A truth value: "true", "True" or "1", and their opposites. */
function flagOf(reader: RecordReader, key: string): boolean | null {
  const text = reader.text(key);
  if (text === null) return null;
  if (/^(true|1)$/i.test(text)) return true;
  return /^(false|0)$/i.test(text) ? false : reader.unusable(key, text, 'true or false');
}

function addressOf(reader: RecordReader, key: string): string | null {
  const text = reader.text(key);
  return text === null ? null : (webAddressOfInput(text.trim()) ?? reader.unusable(key, text, 'a web address'));
}

function attendeesOf(reader: RecordReader): ClassAttendee[] | null {
  if (!reader.has('attendee_list')) return null;
  return reader.innerList('attendee_list').flatMap((attendee) => {
    const attendeeId = attendee.id('attendee_id') ?? attendee.unusable('attendee_id', null, 'an id; left out');
    const [screenName, attendeeUrl] = [attendee.text('screen_name'), addressOf(attendee, 'attendee_url')];
    return attendeeId === null ? [] : [make(ClassAttendee, { attendeeId, screenName, attendeeUrl })];
  });
}

/** The series that a class belongs to, if any. */
function seriesOf(reader: RecordReader) {
  const seriesId = seriesIdIn(reader);
  return seriesId === null ? null : entityById<ClassSeries>(seriesId);
}

/** The global id of the series in a record; null if it names none, or states that the class does not recur. */
function seriesIdIn(reader: RecordReader): string | null {
  const masterId = identity.parseNativeId(reader.id('class_master_id') ?? '');
  const isAlone = masterId === null || flagOf(reader, 'is_recurring') === false;
  return isAlone ? null : identity.globalId(kinds.series, masterId);
}

/** The global id of the series in the record of a class that was read, if any. */
export const seriesIdOf = ({
  providerId,
  providerRecord,
}: Pick<Class, 'providerId' | 'providerRecord'>): string | null =>
  seriesIdIn(readerOf(providerId, (providerRecord ?? {}) as JsonRecord, () => undefined));
