/** Classes and series as JSON keeps them, for what WizIQ cannot give back. Pure. */
import { Class, ClassAttendee, ClassSeries, MonthlyRepeat, WeeklyRepeat } from '../../model/class';
import { entityById } from '../../model/deferred';
import { make } from '../../model/make';
import { SessionHost } from '../../model/session';
import { type AskedClass } from './mapping';

/** A class without its series, which is named beside it. It consists of JSON only. */
export type ClassSnapshot = Omit<Class, 'startsAt' | 'endsAt' | 'series'> & {
  readonly startsAt: string;
  readonly endsAt: string;
};

/** A series with its classes; null where they could not be read. */
export type SeriesSnapshot = Omit<ClassSeries, 'classes'> & { readonly classes: readonly ClassSnapshot[] | null };

/** What get_data has no column for. */
export type AskedInputs = Pick<AskedClass, 'extendMinutes' | 'presenterControls' | 'attendeeControls' | 'returnUrl'> & {
  readonly presenterEmail: string | null;
};

export function snapshotOfClass({ series: _series, ...fields }: Class): ClassSnapshot {
  return { ...fields, startsAt: fields.startsAt.toISOString(), endsAt: fields.endsAt.toISOString() };
}

/** `seriesId` is the global id of the series that the class belongs to, if any. */
export function classOfSnapshot(snapshot: ClassSnapshot, seriesId: string | null): Class {
  const { startsAt, endsAt, hosts, attendees } = snapshot;
  return make(Class, {
    ...snapshot,
    startsAt: new Date(startsAt),
    endsAt: new Date(endsAt),
    hosts: hosts.map((host) => make(SessionHost, host)),
    attendees: attendees && attendees.map((attendee) => make(ClassAttendee, attendee)),
    series: seriesId === null ? null : entityById<ClassSeries>(seriesId),
  });
}

export function snapshotOfSeries({ classes, ...fields }: ClassSeries): SeriesSnapshot {
  return { ...fields, classes: Array.isArray(classes) ? (classes as Class[]).map(snapshotOfClass) : null };
}

export function seriesOfSnapshot(snapshot: SeriesSnapshot): ClassSeries {
  const { id, weekly, monthly, classes } = snapshot;
  return make(ClassSeries, {
    ...snapshot,
    weekly: weekly && make(WeeklyRepeat, weekly),
    monthly: monthly && make(MonthlyRepeat, monthly),
    classes: classes && classes.map((each) => classOfSnapshot(each, id)),
  });
}

/**
 * A class that was read, with what get_data has no column for as it was last asked for through this graph. What WizIQ
 * does tell counts, so a change that somebody made there is not hidden by what is remembered here.
 */
export function completedBy(read: Class, remembered: AskedInputs): Class {
  const { presenterControls, attendeeControls } = read;
  const presenterEmail = read.presenterEmail ?? remembered.presenterEmail;
  return make(Class, {
    ...read,
    extendMinutes: read.extendMinutes ?? remembered.extendMinutes,
    presenterEmail,
    presenterControls: presenterControls.length > 0 ? presenterControls : remembered.presenterControls,
    attendeeControls: attendeeControls.length > 0 ? attendeeControls : remembered.attendeeControls,
    returnUrl: read.returnUrl ?? remembered.returnUrl,
    hosts: read.hosts.map((host) => make(SessionHost, { ...host, email: host.email ?? presenterEmail })),
  });
}

/** A series that was read, with what view_schedule does not tell of it as it was asked for through this graph. */
export function seriesCompletedBy(read: ClassSeries, remembered: SeriesSnapshot): ClassSeries {
  const { summary, repeat, weekly, monthly, occurrences, until } = seriesOfSnapshot(remembered);
  return make(ClassSeries, {
    ...read,
    summary: read.summary ?? summary,
    repeat: read.repeat ?? repeat,
    weekly: read.weekly ?? weekly,
    monthly: read.monthly ?? monthly,
    occurrences: read.occurrences ?? occurrences,
    until: read.until ?? until,
  });
}
