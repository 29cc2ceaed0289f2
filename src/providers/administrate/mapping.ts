/** Administrate's public events: from records to entities. Pure and total; wall times occur here and in wire.ts only. */
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
import { type RequestScope } from '../../provider-kit/request-scope';
import { type Origin } from './embedded';
import { identity, type Kind, kinds } from './ids';
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
 * Maps the public events of one response. A venue, course or tutor that is embedded in many of them is mapped once.
 */
export class PublicEventMapping {
  private readonly embeddedEntities = new Map<string, Embedded>();

  constructor(
    /** The canonical zone of events without one. */
    private readonly defaultTimeZone: string,
    private readonly report: ReportProblem,
    /** Caches the embedded entities that are complete. */
    private readonly scope: Pick<RequestScope, 'primeCache'> | null = null,
  ) {}

  /**
   * Maps a record; null if its start or end cannot be read, which is reported.
   * The instants are computed from the wall times and the zone: the `*_tz` fields of the page's own sample are wrong.
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
      id: identity.globalId(kinds.publicEvent, nativeId),
      provider: identity.enumValue,
      providerId: nativeId,
      providerRecord: record,
      title: titleOf(reader, course),
      description: fieldOfCourse(course, reader, 'summary'),
      startsAt,
      endsAt,
      timeZone: timeZone.own,
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

  /** The record's zone, canonical, and the zone to compute with; null if the record's zone is unknown. */
  private timeZoneOf(reader: RecordReader): { own: string | null; used: string } | null {
    const text = reader.text('time_zone');
    if (text === null) return { own: null, used: this.defaultTimeZone };
    const own = canonicalTimeZone(text);
    return own ? { own, used: own } : reader.unusable('time_zone', text, 'a time zone');
  }

  private instant(reader: RecordReader, dateKey: string, timeKey: string, timeZone: string): Date | null {
    const date = parseDate(reader.text(dateKey) ?? '');
    const time = parseTime(reader.text(timeKey) ?? '');
    if (date === null) return reader.unusable(dateKey, reader.record[dateKey] ?? null, 'a date');
    if (time === null) return reader.unusable(timeKey, reader.record[timeKey] ?? null, 'a clock time');
    return this.instantOfWallTime(reader, dateKey, `${date}T${time}`, timeZone);
  }

  /** A date-time in one field, in the zone unless it has an offset. A bare date means the start of the day. */
  private instantOfText(reader: RecordReader, key: string, timeZone: string): Date | null {
    const text = reader.text(key);
    if (text === null) return null;
    const match = /^(\d{4}-\d\d-\d\d)(?:[T ](\d\d:\d\d(?::\d\d)?)(?:\.\d+)?(Z|[+-]\d\d:?\d\d)?)?$/.exec(text);
    if (!match) return reader.unusable(key, text, 'a date and time');
    const wall = `${match[1]}T${parseTime(match[2] ?? '00:00')}`;
    if (!match[3]) return this.instantOfWallTime(reader, key, wall, timeZone);
    const instant = new Date(`${wall}${match[3]}`);
    const exists = readWallTime(wall, 'UTC') !== null && !Number.isNaN(instant.getTime());
    return exists ? instant : reader.unusable(key, text, 'a valid time');
  }

  private instantOfWallTime(reader: RecordReader, key: string, wall: string, timeZone: string): Date | null {
    const reading = readWallTime(wall, timeZone);
    if (reading === null) return reader.unusable(key, wall, 'a valid time');
    if (reading.kind !== 'exact') {
      const [property, taken] =
        reading.kind === 'gap' ? ['exists', 'later by the length of the gap'] : ['occurs once', 'the earlier one'];
      reader.unusable(key, wall, `a time that ${property} in ${timeZone} on that day; taken as ${taken}`);
    }
    return new Date(reading.epochMilliseconds);
  }

  /** An entity that is embedded as `key`, or referred to by `<key>_id` and then looked up when a query selects it. */
  private reference<T extends Embedded>(
    owner: RecordReader,
    key: string,
    kind: Kind,
    map: (reader: RecordReader, nativeId: string, origin: Origin) => T,
  ): MaybeDeferred<T | null> {
    const reader = owner.inner(key);
    const nativeId = reader?.id('id') ?? owner.id(`${key}_id`);
    if (nativeId === null) return null;
    const id = identity.globalId(kind, nativeId);
    if (!reader) return entityById<T>(id);
    const cached = this.embeddedEntities.get(id) as T | undefined;
    if (cached) return cached;
    const embedding = { isComplete: true };
    const entity = map(reader, nativeId, embedding);
    this.embeddedEntities.set(id, entity);
    if (embedding.isComplete) this.scope?.primeCache(entity);
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

/** A field of the event's course, deferred if the course is not embedded. */
function fieldOfCourse(
  course: MaybeDeferred<Course | null>,
  reader: RecordReader,
  field: 'title' | 'summary',
): MaybeDeferred<string | null> {
  if (course === null) return null;
  return isDeferred(course)
    ? fieldOf<Course, typeof field>(identity.globalId(kinds.course, reader.id('course_id')!), field)
    : course[field];
}

/** The event's title, otherwise the course's, otherwise the event's code, otherwise "Public event 6". */
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
      // A title is not nullable: failing here would discard the whole event.
      if (error instanceof ProviderError) return otherwise;
      throw error;
    }
  };
}

function statusOf(reader: RecordReader): SessionStatus {
  if (reader.flag('is_cancelled')) return SessionStatus.CANCELLED;
  return reader.flag('is_provisional') ? SessionStatus.PROVISIONAL : SessionStatus.SCHEDULED;
}

/** The tutor leads the event; other personnel may have any role. */
function hostsOf(tutor: MaybeDeferred<Contact | null>, tutorId: string | null): SessionHost[] {
  if (tutor === null) return [];
  if (!isDeferred(tutor)) {
    return [make(SessionHost, { name: tutor.fullName, email: tutor.email, providerId: tutor.providerId })];
  }
  const id = identity.globalId(kinds.contact, tutorId!);
  const host = { name: fieldOf<Contact, 'fullName'>(id, 'fullName'), email: fieldOf<Contact, 'email'>(id, 'email') };
  return [make(SessionHost, { ...host, providerId: tutorId })];
}

/**
 * The position of an event in Administrate's own order by start. The date in that order is a date-time: an update may
 * set its time (the page's own example does), which has no meaning for the start but affects the order.
 */
export interface StartKey {
  /** As "2013-01-02T00:00:00". */
  readonly date: string;
  /** As "09:00:00". */
  readonly time: string;
  readonly id: number;
}

/** The start key of a record; null if its start cannot be read. */
export function startKeyOf(record: WireRecord): StartKey | null {
  const reader = new RecordReader(record, '', () => undefined);
  const date = parseDateTime(reader.text('start_date') ?? '');
  const time = parseTime(reader.text('start_time') ?? '');
  return date === null || time === null ? null : { date, time, id: record.id };
}
