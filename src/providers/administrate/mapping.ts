/** Administrate's public events: records in, entities out. Pure and total; wall-clock times end here. */
import { RecordReader, type ReportProblem } from '../../provider-kit/record-reader';
import { type Contact } from '../../model/contact';
import { type Course } from '../../model/course';
import { type Deferred, entityById, fieldOf, type MaybeDeferred } from '../../model/deferred';
import { make } from '../../model/make';
import { ProviderError } from '../../model/provider-error';
import { Delegates, PublicEvent, PublicEventPersonnel } from '../../model/public-event';
import { SessionHost, SessionStatus } from '../../model/session';
import { canonicalTimeZone, readWallTime } from '../../zones/time-zone';
import { type Venue } from '../../model/venue';
import { plainText } from '../../provider-kit/plain-text';
import { type Origin } from './embedded';
import { globalId, type Kind, kinds, PROVIDER_ENUM } from './ids';
import { mapContact, mapCourse, mapVenue } from './mapping-entities';
import {
  mapAccount,
  mapAccountVenue,
  mapCompany,
  mapEventPrice,
  mapMoney,
  mapRegion,
  mapTag,
  mapTaxType,
} from './mapping-money';
import { parseDate, parseDateTime, parseTime, type WireRecord } from './wire';

type Embedded = Contact | Course | Venue;

/**
 * Maps the public events of one answer. The same venue, course or tutor stands in many of them and is mapped once.
 */
export class PublicEventMapping {
  private readonly embeddedEntities = new Map<string, Embedded>();

  constructor(
    /** The canonical zone of events that name none. */
    private readonly defaultTimeZone: string,
    private readonly report: ReportProblem,
  ) {}

  /** The embedded entities met so far that lack nothing: nobody needs to look them up again. */
  readonly complete: Embedded[] = [];

  /**
   * Maps a record; null when it has no usable start or end, which is reported.
   * The instants are computed from the wall-clock fields and the zone: the `*_tz` fields of the page's own sample are wrong.
   */
  map(record: WireRecord): PublicEvent | null {
    const nativeId = String(record.id);
    const reader = new RecordReader(record, `public event ${nativeId}`, this.report);
    const timeZone = this.timeZoneOf(reader);
    const startsAt = timeZone && this.instant(reader, 'start_date', 'start_time', timeZone.used);
    const endsAt = timeZone && this.instant(reader, 'end_date', 'end_time', timeZone.used);
    if (!startsAt || !endsAt) return null;

    const course = this.reference(reader, 'course', kinds.course, mapCourse);
    const tutor = this.reference(reader, 'personnel_tutor', kinds.contact, mapContact);
    return make(PublicEvent, {
      id: globalId(kinds.publicEvent, nativeId),
      provider: PROVIDER_ENUM,
      providerId: nativeId,
      providerRecord: record,
      title: titleOf(reader, course),
      description: fieldOfCourse(course, reader, 'summary'),
      startsAt,
      endsAt,
      timeZone: timeZone.named,
      status: statusOf(reader),
      joinUrl: null,
      hosts: hostsOf(tutor, reader.id('personnel_tutor_id')),
      code: reader.text('code'),
      course,
      venue: this.reference(reader, 'venue', kinds.venue, mapVenue),
      accountVenue: mapAccountVenue(reader),
      location: reader.text('location'),
      tutor,
      administrator: this.reference(reader, 'personnel_administrator', kinds.contact, mapContact),
      personnel: reader.innerList('personnel').map((item) => this.personnel(item)),
      classroomStartsAt: this.instantOfText(reader, 'classroom_start', timeZone.used),
      classroomEndsAt: this.instantOfText(reader, 'classroom_end', timeZone.used),
      registrationDeadline: this.instantOfText(reader, 'registration_deadline', timeZone.used),
      nonWorkingDays: reader
        .list('non_working_days')
        .map((day) => (typeof day === 'string' ? day : JSON.stringify(day))),
      price: mapMoney(reader, reader.text('currency_code')),
      prices: reader.innerList('prices').map(mapEventPrice),
      taxType: mapTaxType(reader),
      delegates: make(Delegates, {
        max: reader.integer('delegates_max'),
        booked: reader.number('delegates_booked') ?? 0,
        reserved: reader.number('delegates_reserved') ?? 0,
        actual: reader.number('delegates_actual'),
      }),
      isSoldOut: reader.flag('is_sold_out') ?? false,
      isOnline: reader.flag('is_online') ?? false,
      isLms: reader.flag('is_lms') ?? false,
      isCancelled: reader.flag('is_cancelled') ?? false,
      isProvisional: reader.flag('is_provisional') ?? false,
      disposition: reader.text('disposition'),
      overallAttendance: reader.number('overall_attendance'),
      notes: plainText(reader.text('notes')),
      notes2: plainText(reader.text('notes2')),
      region: mapRegion(reader),
      account: mapAccount(reader),
      company: mapCompany(reader),
      tag: mapTag(reader),
      eventTemplateId: reader.id('event_template_id'),
    });
  }

  /** The zone that the record names, canonical, and the one to compute with; null when it names one that is none. */
  private timeZoneOf(reader: RecordReader): { named: string | null; used: string } | null {
    const text = reader.text('time_zone');
    if (text === null) return { named: null, used: this.defaultTimeZone };
    const named = canonicalTimeZone(text);
    return named ? { named, used: named } : reader.unusable('time_zone', text, 'a time zone');
  }

  private instant(reader: RecordReader, dateKey: string, timeKey: string, timeZone: string): Date | null {
    const date = parseDate(reader.text(dateKey) ?? '');
    const time = parseTime(reader.text(timeKey) ?? '');
    if (date === null) return reader.unusable(dateKey, reader.record[dateKey] ?? null, 'a date');
    if (time === null) return reader.unusable(timeKey, reader.record[timeKey] ?? null, 'a clock time');
    return this.instantOfWallTime(reader, dateKey, `${date}T${time}`, timeZone);
  }

  /** A date-time in one field; one with an offset is an instant already. A bare date is taken as its first moment. */
  private instantOfText(reader: RecordReader, key: string, timeZone: string): Date | null {
    const text = reader.text(key);
    if (text === null) return null;
    const match = /^(\d{4}-\d\d-\d\d)(?:[T ](\d\d:\d\d(?::\d\d)?)(?:\.\d+)?(Z|[+-]\d\d:?\d\d)?)?$/.exec(text);
    if (!match) return reader.unusable(key, text, 'a date and time');
    const wall = `${match[1]}T${parseTime(match[2] ?? '00:00')}`;
    if (!match[3]) return this.instantOfWallTime(reader, key, wall, timeZone);
    const instant = new Date(`${wall}${match[3]}`);
    const exists = readWallTime(wall, 'UTC') !== null && !Number.isNaN(instant.getTime());
    return exists ? instant : reader.unusable(key, text, 'a time that the calendar has');
  }

  private instantOfWallTime(reader: RecordReader, key: string, wall: string, timeZone: string): Date | null {
    const reading = readWallTime(wall, timeZone);
    if (reading === null) return reader.unusable(key, wall, 'a time that the calendar has');
    if (reading.kind === 'gap')
      reader.unusable(key, wall, `shown by any clock in ${timeZone} that day; taken as later by the length of the gap`);
    if (reading.kind === 'fold')
      reader.unusable(key, wall, `shown only once in ${timeZone} that day; taken as the earlier one`);
    return new Date(reading.epochMilliseconds);
  }

  /** An entity that is embedded as `key`, or named by `<key>_id` alone and then looked up when somebody asks for it. */
  private reference<T extends Embedded>(
    owner: RecordReader,
    key: string,
    kind: Kind,
    map: (reader: RecordReader, nativeId: string, origin: Origin) => T,
  ): MaybeDeferred<T | null> {
    const reader = owner.inner(key);
    const nativeId = reader?.id('id') ?? owner.id(`${key}_id`);
    if (nativeId === null) return null;
    const id = globalId(kind, nativeId);
    if (!reader) return entityById<T>(id);
    const known = this.embeddedEntities.get(id) as T | undefined;
    if (known) return known;
    const embedding = { isComplete: true };
    const entity = map(reader, nativeId, embedding);
    this.embeddedEntities.set(id, entity);
    if (embedding.isComplete) this.complete.push(entity);
    return entity;
  }

  /** Source: the provider's page on event personnel; `role` is a record or text there. */
  private personnel(reader: RecordReader): PublicEventPersonnel {
    const role = reader.record['role'];
    const isRecord = typeof role === 'object' && role !== null;
    return make(PublicEventPersonnel, {
      providerId: reader.id('id') ?? '',
      role: isRecord ? (reader.inner('role')?.text('name') ?? null) : reader.text('role'),
      contact: this.reference(reader, 'contact', kinds.contact, mapContact),
    });
  }
}

const isDeferred = <T>(value: MaybeDeferred<T>): value is Deferred<T> => typeof value === 'function';

/** A field of the event's course, whether that is embedded or has to be looked up. */
function fieldOfCourse(
  course: MaybeDeferred<Course | null>,
  reader: RecordReader,
  field: 'title' | 'summary',
): MaybeDeferred<string | null> {
  if (course === null) return null;
  return isDeferred(course)
    ? fieldOf<Course, typeof field>(globalId(kinds.course, reader.id('course_id')!), field)
    : course[field];
}

/** The event's title, else the course's, else the event's code, else "Public event 6". */
function titleOf(reader: RecordReader, course: MaybeDeferred<Course | null>): MaybeDeferred<string> {
  const title = reader.text('title');
  if (title !== null) return title;
  const otherwise = reader.text('code') ?? `Public event ${reader.id('id')}`;
  const courseTitle = fieldOfCourse(course, reader, 'title');
  if (!isDeferred(courseTitle)) return courseTitle ?? otherwise;
  return async (args, context) => {
    try {
      return (await courseTitle(args, context)) ?? otherwise;
    } catch (error) {
      // A title may not be null, and a course that cannot be asked for must not take the whole page with it.
      if (error instanceof ProviderError) return otherwise;
      throw error;
    }
  };
}

function statusOf(reader: RecordReader): SessionStatus {
  if (reader.flag('is_cancelled')) return SessionStatus.CANCELLED;
  return reader.flag('is_provisional') ? SessionStatus.PROVISIONAL : SessionStatus.SCHEDULED;
}

/** The tutor leads the event; the other personnel may be there for anything. */
function hostsOf(tutor: MaybeDeferred<Contact | null>, tutorId: string | null): SessionHost[] {
  if (tutor === null) return [];
  if (!isDeferred(tutor)) {
    return [make(SessionHost, { name: tutor.fullName, email: tutor.email, providerId: tutor.providerId })];
  }
  const id = globalId(kinds.contact, tutorId!);
  const host = { name: fieldOf<Contact, 'fullName'>(id, 'fullName'), email: fieldOf<Contact, 'email'>(id, 'email') };
  return [make(SessionHost, { ...host, providerId: tutorId })];
}

/**
 * The place of an event in Administrate's own order by start. The date that is ordered by is a date-time: an update may
 * put a time into it (the page's own example does), which says nothing of the start but counts in the order.
 */
export interface StartKey {
  /** As "2013-01-02T00:00:00". */
  readonly date: string;
  /** As "09:00:00". */
  readonly time: string;
  readonly id: number;
}

/** The start key of a record; null when its start cannot be read. */
export function startKeyOf(record: WireRecord): StartKey | null {
  const reader = new RecordReader(record, '', () => undefined);
  const date = parseDateTime(reader.text('start_date') ?? '');
  const time = parseTime(reader.text('start_time') ?? '');
  return date === null || time === null ? null : { date, time, id: record.id };
}
