/** Classes and series as JSON: in the results of writes, and in the cache for the fields that WizIQ does not return. Pure. */
import { Class, ClassAttendee, ClassSeries, MonthlyRepeat, WeeklyRepeat } from '../../model/class';
import { entityById } from '../../model/deferred';
import { make } from '../../model/make';
import { SessionHost } from '../../model/session';
import { isJsonRecord } from '../../provider-kit/record-reader';
import { type CachedRecord, type WriteResult } from '../../provider-kit/write-operation';
import { type RequestedClass, seriesIdOf } from './classes/mapping';

/** A class as JSON. */
export type ClassSnapshot = Omit<Class, 'startsAt' | 'endsAt' | 'series'> & {
  /** ISO 8601. */
  readonly startsAt: string;
  readonly endsAt: string;
  /** Global id of the series that the class belongs to, if any. */
  readonly seriesId: string | null;
};

/** A series that was created, and what was requested of each of its classes. */
export interface CreatedSeriesResult {
  readonly series: ClassSeries;
  readonly requested: RequestedClass;
  /** Whether it was created a moment ago, so that its classes are as requested. */
  readonly isNew: boolean;
}

/** A created series as JSON. Its classes are null if they could not be read. */
export interface SeriesSnapshot {
  readonly series: Omit<ClassSeries, 'classes'> & { readonly classes: readonly ClassSnapshot[] | null };
  readonly requested: Omit<RequestedClass, 'startsAt'> & { readonly startsAt: string };
}

/** The fields for which get_data has no column. */
type UnreturnedFields = Pick<
  Class,
  'extendMinutes' | 'presenterEmail' | 'presenterControls' | 'attendeeControls' | 'returnUrl'
>;

// ── Classes ──────────────────────────────────────────────────────────────────

/** `seriesId` is the global id of the series if the class's own record does not contain it. */
export function snapshotOfClass({ series: _series, ...fields }: Class, seriesId = seriesIdOf(fields)): ClassSnapshot {
  return { ...fields, startsAt: fields.startsAt.toISOString(), endsAt: fields.endsAt.toISOString(), seriesId };
}

export function classFromSnapshot({ seriesId, ...fields }: ClassSnapshot): Class {
  const { startsAt, endsAt, hosts, attendees } = fields;
  return make(Class, {
    ...fields,
    startsAt: new Date(startsAt),
    endsAt: new Date(endsAt),
    hosts: hosts.map((host) => make(SessionHost, host)),
    attendees: attendees && attendees.map((attendee) => make(ClassAttendee, attendee)),
    series: seriesId === null ? null : entityById<ClassSeries>(seriesId),
  });
}

/** Whether a cached record is a class in the current form. */
export const isClassSnapshot = (record: unknown): record is ClassSnapshot =>
  isJsonRecord(record) && typeof record['startsAt'] === 'string' && record['seriesId'] !== undefined;

/** The cached record of a class. */
export function recordOfClass(entity: Class, seriesId = seriesIdOf(entity)): CachedRecord {
  const { id, startsAt, endsAt } = entity;
  return { globalId: id, record: snapshotOfClass(entity, seriesId), startsAt, endsAt };
}

/** The result of a write that created or changed a class. */
export const classResult = (entity: Class, callId: string | null): WriteResult<Class> => {
  const record = recordOfClass(entity);
  return { result: entity, resultId: entity.id, snapshot: record.record, callId, records: [record] };
};

/**
 * A class that was read, completed with the last known values of the fields that get_data does not return. Values that
 * WizIQ does return take precedence, so that a change made at WizIQ is visible.
 */
export function completedClass(read: Class, known: UnreturnedFields): Class {
  const { presenterControls, attendeeControls } = read;
  const presenterEmail = read.presenterEmail ?? known.presenterEmail;
  return make(Class, {
    ...read,
    extendMinutes: read.extendMinutes ?? known.extendMinutes,
    presenterEmail,
    presenterControls: presenterControls.length > 0 ? presenterControls : known.presenterControls,
    attendeeControls: attendeeControls.length > 0 ? attendeeControls : known.attendeeControls,
    returnUrl: read.returnUrl ?? known.returnUrl,
    hosts: read.hosts.map((host) => make(SessionHost, { ...host, email: host.email ?? presenterEmail })),
  });
}

// ── Series ───────────────────────────────────────────────────────────────────

/** The classes of a created series; null if they could not be read. */
export const classesOf = ({ series: { classes } }: Pick<CreatedSeriesResult, 'series'>): readonly Class[] | null =>
  Array.isArray(classes) ? (classes as readonly Class[]) : null;

export function snapshotOfSeries({ series, requested }: CreatedSeriesResult): SeriesSnapshot {
  const classes = classesOf({ series });
  return {
    series: { ...series, classes: classes && classes.map((each) => snapshotOfClass(each, series.id)) },
    requested: { ...requested, startsAt: requested.startsAt.toISOString() },
  };
}

export function seriesFromSnapshot({ series, requested }: SeriesSnapshot): CreatedSeriesResult {
  const { weekly, monthly, classes } = series;
  return {
    series: make(ClassSeries, {
      ...series,
      weekly: weekly && make(WeeklyRepeat, weekly),
      monthly: monthly && make(MonthlyRepeat, monthly),
      classes: classes && classes.map(classFromSnapshot),
    }),
    requested: { ...requested, startsAt: new Date(requested.startsAt) },
    isNew: false,
  };
}

/** The result of a create_recurring. The classes that are known are cached too, so that the schedule contains them. */
export function seriesResult(created: CreatedSeriesResult, callId: string | null): WriteResult<CreatedSeriesResult> {
  const { id } = created.series;
  const snapshot = snapshotOfSeries(created);
  const classes = (classesOf(created) ?? []).map((each) => recordOfClass(each, id));
  const records = [{ globalId: id, record: snapshot, startsAt: null, endsAt: null }, ...classes];
  return { result: created, resultId: id, snapshot, callId, records };
}

/** A series that was read, completed with the fields that view_schedule does not return. */
export function completedSeries(read: ClassSeries, known: ClassSeries): ClassSeries {
  return make(ClassSeries, {
    ...read,
    summary: read.summary ?? known.summary,
    repeat: read.repeat ?? known.repeat,
    weekly: read.weekly ?? known.weekly,
    monthly: read.monthly ?? known.monthly,
    occurrences: read.occurrences ?? known.occurrences,
    until: read.until ?? known.until,
  });
}
