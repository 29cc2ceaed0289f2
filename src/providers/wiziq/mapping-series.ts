/** WizIQ's series: what was asked for and what came in, entities out. Pure. */
import { ProviderError } from '../../model/provider-error';
import { type Class, ClassSeries, MonthlyRepeat, WeeklyRepeat } from '../../model/class';
import { type Deferred } from '../../model/deferred';
import { make } from '../../model/make';
import { type AskedClass } from './mapping';
import { globalId, kinds, PROVIDER_ENUM, TITLE } from './ids';
import { type AskedRecurrence } from './recurrence';
import { type ClassRecord, type CreatedSeries } from './wire';

/** The series that create_recurring made. Its classes are not known before view_schedule tells them. */
export function createdSeries(asked: AskedClass, recurrence: AskedRecurrence, created: CreatedSeries): ClassSeries {
  const { masterId, summary, record } = created;
  const { repeat, weekly, monthly, occurrences, until } = recurrence;
  return make(ClassSeries, {
    ...identityOf(masterId),
    providerRecord: record,
    title: asked.title,
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
  const sorted = [...classes].sort((left, right) => left.startsAt.getTime() - right.startsAt.getTime());
  return make(ClassSeries, {
    ...series,
    classes: sorted,
    occurrences: series.occurrences ?? (isComplete ? sorted.length : null),
  });
}

/** The series without its classes, and with the reason where somebody asks for them. */
export const seriesWithoutClasses = (series: ClassSeries, reason: Error): ClassSeries =>
  make(ClassSeries, { ...series, classes: () => Promise.reject(reason) });

/**
 * A series as view_schedule tells it: how it repeats is not in there, and of its classes the zone is missing, so they
 * are looked up when somebody asks for them.
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
    classes: classesByIds(records.map(({ classId }) => globalId(kinds.class, classId))),
  });
}

const identityOf = (masterId: string) => ({
  id: globalId(kinds.series, masterId),
  provider: PROVIDER_ENUM,
  providerId: masterId,
});

/** A record that was asked for by id and cannot be used. A list leaves it out. */
export class UnusableClass extends ProviderError {
  constructor(classId: string) {
    super(
      `${TITLE}'s record of class ${classId} has no start or length that can be used. Mend it at ${TITLE}; the log says what is wrong.`,
      { code: 'PROVIDER_BAD_RESPONSE', provider: PROVIDER_ENUM, retryable: false, acted: 'never' },
    );
  }
}

/** The classes of these ids by start, without those that are gone and those that cannot be used. */
function classesByIds(ids: readonly string[]): Deferred<Class[]> {
  return async (_args, { loaders }) => {
    const found = await Promise.all(
      ids.map((id) =>
        loaders.load(id).catch((error: unknown) => {
          if (error instanceof UnusableClass) return null;
          throw error;
        }),
      ),
    );
    return (found.filter((entity) => entity !== null) as Class[]).sort(
      (left, right) => left.startsAt.getTime() - right.startsAt.getTime(),
    );
  };
}
