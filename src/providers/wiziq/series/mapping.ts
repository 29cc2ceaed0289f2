/** WizIQ's series: requests and records in, entities out. Pure. */
import { type Class, ClassSeries, MonthlyRepeat, WeeklyRepeat } from '../../../model/class';
import { type Deferred } from '../../../model/deferred';
import { make } from '../../../model/make';
import { UnreadableRecord } from '../../../provider-kit/identity';
import { identity, kinds } from '../ids';
import { type RequestedClass } from '../classes/mapping';
import { type RecurrenceRule } from './recurrence';
import { type ClassRecord, type SeriesRecord } from '../wire';

/** The series that create_recurring made. Its classes are unknown until view_schedule is read. */
export function createdSeries(requested: RequestedClass, rule: RecurrenceRule, created: SeriesRecord): ClassSeries {
  const { masterId, summary, record } = created;
  const { repeat, weekly, monthly, occurrences, until } = rule;
  return make(ClassSeries, {
    ...identityOf(masterId),
    providerRecord: record,
    title: requested.title,
    summary,
    repeat,
    weekly: weekly && make(WeeklyRepeat, { everyWeeks: weekly.everyWeeks, days: weekly.days }),
    monthly: monthly && make(MonthlyRepeat, monthly),
    occurrences,
    until,
    classes: null,
  });
}

/** The series with its classes, by start. */
export function seriesWithClasses(series: ClassSeries, classes: readonly Class[], isComplete: boolean): ClassSeries {
  return make(ClassSeries, {
    ...series,
    classes: byStart(classes),
    occurrences: series.occurrences ?? (isComplete ? classes.length : null),
  });
}

/** The series without its classes; the field `classes` fails with the reason. */
export const seriesWithoutClasses = (series: ClassSeries, reason: Error): ClassSeries =>
  make(ClassSeries, { ...series, classes: () => Promise.reject(reason) });

/**
 * A series in view_schedule, which contains neither the rule nor the time zone of the classes. The classes are looked up
 * when the field is selected.
 */
export function listedSeries(masterId: string, records: readonly ClassRecord[], isComplete: boolean): ClassSeries {
  const title = records.map(({ record }) => record['class_title']).find((text) => typeof text === 'string' && text);
  return make(ClassSeries, {
    ...identityOf(masterId),
    providerRecord: { recurring_list: records.map(({ record }) => record) },
    title: (title as string | undefined) ?? `Series ${masterId}`,
    summary: null,
    repeat: null,
    weekly: null,
    monthly: null,
    occurrences: isComplete ? records.length : null,
    until: null,
    classes: classesByIds(records.map(({ classId }) => identity.globalId(kinds.class, classId))),
  });
}

const identityOf = (masterId: string) => ({
  id: identity.globalId(kinds.series, masterId),
  provider: identity.enumValue,
  providerId: masterId,
});

const byStart = (classes: readonly Class[]): Class[] =>
  [...classes].sort((left, right) => left.startsAt.getTime() - right.startsAt.getTime());

/** The classes of these ids by start, without those that do not exist and those whose times cannot be read. */
function classesByIds(ids: readonly string[]): Deferred<Class[]> {
  return async (_args, { loaders }) => {
    const found = await Promise.all(
      ids.map((id) =>
        loaders.load(id).catch((error: unknown) => {
          if (error instanceof UnreadableRecord) return null;
          throw error;
        }),
      ),
    );
    return byStart(found.filter((entity) => entity !== null) as Class[]);
  };
}
