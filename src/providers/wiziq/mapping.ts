/** WizIQ's classes: records in, entities out. Pure and total; wall-clock times end here. */
import { RecordReader, type ReportProblem } from '../../provider-kit/record-reader';
import { AttendeeControl, Class, ClassAttendee, type ClassSeries, PresenterControl } from '../../model/class';
import { entityById } from '../../model/deferred';
import { make } from '../../model/make';
import { emailAddressOrNull, localeOrNull, webAddressOfInput } from '../../model/scalars';
import { SessionHost, SessionStatus } from '../../model/session';
import { plainText } from '../../provider-kit/plain-text';
import { canonicalTimeZone, readWallTime } from '../../zones/time-zone';
import { globalId, kinds, PROVIDER_ENUM } from './ids';
import { type AddedAttendee, type AttendeeToAdd, type ClassRecord, type CreatedClass, parseWallTime } from './wire';

const MINUTE = 60_000;

/** What a class was asked to be, with everything that the page gives a default. */
export interface AskedClass {
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

/** Maps a record of get_data; null when it has no usable start or length, which is reported. */
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

/** The class that create made: what was asked for, with what the answer adds. */
export function createdClass(asked: AskedClass, { classId, record }: CreatedClass, report: ReportProblem): Class {
  const reader = readerOf(classId, record, report);
  return make(Class, {
    ...askedFields(asked, reader),
    ...identityOf(classId, record),
    startsAt: asked.startsAt,
    endsAt: endOf(asked.startsAt, asked.durationMinutes),
    status: SessionStatus.SCHEDULED,
    series: null,
  });
}

/**
 * One of the classes that create_recurring made: what was asked for, at the time that view_schedule tells. Null when it
 * tells no usable one, which is reported. The zone is that of the series: view_schedule has none.
 */
export function scheduledClass(
  asked: AskedClass,
  seriesId: string,
  { classId, record }: ClassRecord,
  report: ReportProblem,
): Class | null {
  const reader = readerOf(classId, record, report);
  const startsAt = startOf(reader, asked.timeZone);
  if (!startsAt) return null;
  const durationMinutes = durationOf(reader) ?? asked.durationMinutes;
  return make(Class, {
    ...askedFields(asked, reader),
    ...identityOf(classId, record),
    title: reader.text('class_title') ?? asked.title,
    startsAt,
    endsAt: endOf(startsAt, durationMinutes),
    durationMinutes,
    status: statusOf(reader, 'class_status'),
    series: entityById<ClassSeries>(seriesId),
  });
}

/** A class as a change leaves it. */
export function changedClass(stored: Class, changes: Partial<Class>): Class {
  const changed = { ...stored, ...changes };
  const { presenterEmail } = changes;
  const isOtherPresenter = presenterEmail !== undefined && presenterEmail !== stored.presenterEmail;
  return make(Class, {
    ...changed,
    endsAt: endOf(changed.startsAt, changed.durationMinutes),
    // Name, id and link were those of the presenter before.
    ...(isOtherPresenter && { presenterUrl: null, hosts: hostsOf({ name: null, id: null, email: presenterEmail }) }),
  });
}

/** A class as its cancellation leaves it. */
export const cancelledClass = (stored: Class): Class => make(Class, { ...stored, status: SessionStatus.CANCELLED });

/** A class with the attendees that were added; somebody who was there already gets the newest link and name. */
export function classWithAttendees(
  stored: Class,
  asked: readonly AttendeeToAdd[],
  added: readonly AddedAttendee[],
  report: ReportProblem,
): Class {
  const links = new Map(added.map(({ attendeeId, url }) => [attendeeId, url]));
  const attendees = new Map((stored.attendees ?? []).map((attendee) => [attendee.attendeeId, attendee]));
  for (const { attendeeId, screenName } of asked) {
    const reader = readerOf(stored.providerId, { attendee_url: links.get(attendeeId) }, report);
    const attendeeUrl = addressOf(reader, 'attendee_url');
    attendees.set(attendeeId, make(ClassAttendee, { attendeeId, screenName, attendeeUrl }));
  }
  return make(Class, { ...stored, attendees: [...attendees.values()] });
}

const readerOf = (classId: string, record: ClassRecord['record'], report: ReportProblem): RecordReader =>
  new RecordReader(record, `class ${classId}`, report);

/** Attendees join by a link of their own, so there is none for everybody. */
const identityOf = (classId: string, record: ClassRecord['record']) => ({
  id: globalId(kinds.class, classId),
  provider: PROVIDER_ENUM,
  providerId: classId,
  providerRecord: record,
  joinUrl: null,
});

/** What was asked for, with what an answer to it adds: the presenter's link and where the recording will be. */
function askedFields(asked: AskedClass, reader: RecordReader) {
  const presenter = presenterOf(reader);
  const { presenterEmail } = asked;
  return {
    ...asked,
    description: null,
    hosts: hostsOf({ ...presenter, email: presenterEmail }),
    presenterUrl: presenter.url,
    recordingUrl: addressOf(reader, 'recording_url'),
    attendees: [],
  };
}

const endOf = (startsAt: Date, minutes: number): Date => new Date(startsAt.getTime() + minutes * MINUTE);

/**
 * The zone that the record names, canonical, and the one to compute with; null when it names one that is none.
 * A class that names none is in GMT, which the page calls the default.
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
 * WizIQ's clients know three statuses, and that a class without one was cancelled or deleted. The others stand in no
 * answer that is known [INF]; they are the words that the provider's error messages have for the states of a class.
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
  // There is no status for a class that is held at the moment; what tells it is the time left to its start.
  const isLive = status === SessionStatus.SCHEDULED && reader.number('time_to_start') === -1;
  return isLive ? SessionStatus.IN_PROGRESS : (status ?? SessionStatus.SCHEDULED);
}

interface Presenter {
  readonly name: string | null;
  readonly id: string | null;
  readonly email: string | null;
}

/** The presenter, who stands in a list in some answers and in the record itself in others. */
function presenterOf(reader: RecordReader): Presenter & { readonly url: string | null } {
  const inner = reader.innerList('presenter_list')[0] ?? reader;
  const address = inner.text('presenter_email');
  const email = emailAddressOrNull(address);
  if (address !== null && email === null) inner.unusable('presenter_email', address, 'an e-mail address');
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

/** A truth value, which comes as "true", "True" or "1". */
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

/** The series that a class names, unless it says at the same time that it does not recur. */
function seriesOf(reader: RecordReader) {
  const masterId = reader.id('class_master_id');
  const isAlone = masterId === null || masterId === '0' || flagOf(reader, 'is_recurring') === false;
  return isAlone ? null : entityById<ClassSeries>(globalId(kinds.series, masterId));
}
