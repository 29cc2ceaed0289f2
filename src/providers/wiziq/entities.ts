/** WizIQ's classes and series by their ids, and by what they were asked to be. */
import { ProblemLog } from '../../provider-kit/problem-log';
import { type Class, type ClassSeries } from '../../model/class';
import { type RequestScope, type EntitySource } from '../../provider-kit/port';
import { type WizIqClient } from './client';
import { parseNativeId, PROVIDER_ENUM, TITLE } from './ids';
import { mapClass } from './mapping';
import { listedSeries, UnusableClass } from './mapping-series';
import { type ClassRecord, PAGE_SIZE } from './wire';

/** After so many pages of a list the rest is left: two thousand classes are more than a series has. */
const MOST_PAGES = 20;

/** Looks classes up by their ids: one call, or one per hundred of them. */
export function classSource(client: WizIqClient): EntitySource {
  return {
    async byIds(nativeIds, scope) {
      const ids = nativeIds.map(parseNativeId);
      const wanted = [...new Set(ids.filter((id) => id !== null))];
      const answered = wanted.length === 0 ? [] : await client.classesByIds(wanted, scope);
      const records = new Map(answered.map((record) => [record.classId, record]));
      const problems = new ProblemLog(PROVIDER_ENUM, TITLE);
      const classes = ids.map((id) => {
        const record = id === null ? undefined : records.get(id);
        return record ? (mapClass(record, problems.report) ?? new UnusableClass(record.classId)) : null;
      });
      problems.write(scope.log);
      return classes;
    },
  };
}

/** Looks series up by their ids. WizIQ has no bulk call for them: at least one call each. */
export function seriesSource(client: WizIqClient): EntitySource {
  const read = async (nativeId: string, scope: RequestScope): Promise<ClassSeries | null> => {
    const id = parseNativeId(nativeId);
    if (id === null) return null;
    const { records, isComplete } = await wholeSchedule(client, id, null, scope);
    return records.length === 0 ? null : listedSeries(id, records, isComplete);
  };
  return {
    byIds: (nativeIds, scope) =>
      Promise.all(
        nativeIds.map((id) =>
          read(id, scope).catch((error: unknown) => (error instanceof Error ? error : new Error(String(error)))),
        ),
      ),
  };
}

/** What is known of the classes of a series, and whether these are all of them. */
export interface Schedule {
  readonly records: readonly ClassRecord[];
  readonly isComplete: boolean;
}

/**
 * Reads the pages of view_schedule until every class is known: as many as `expected`, or else up to a page that is not
 * full. Where fewer than expected came on a page, the next one is asked for all the same, until one brings nothing new:
 * WizIQ's clients ask for 20 or 60 at a time, and that it gives 100 is concluded from its code 1025 alone.
 */
export async function wholeSchedule(
  client: WizIqClient,
  masterId: string,
  expected: number | null,
  scope: RequestScope,
): Promise<Schedule> {
  const known = new Map<string, ClassRecord>();
  const schedule = (isComplete: boolean): Schedule => ({ records: [...known.values()], isComplete });
  for (let page = 1; page <= MOST_PAGES; page += 1) {
    const records = await client.schedule(masterId, page, scope);
    const before = known.size;
    records.forEach((record) => known.set(record.classId, record));
    if (known.size === before) return schedule(true);
    if (expected === null ? records.length < PAGE_SIZE : known.size >= expected) return schedule(true);
  }
  scope.log.warn({ masterId, pages: MOST_PAGES }, `${TITLE} lists more classes of a series than are read`);
  return schedule(false);
}

/** A class that was found by what it was asked to be, and the native id of the series it belongs to, if any. */
export interface FoundClass {
  readonly class: Class;
  readonly seriesId: string | null;
}

/** What a class was asked to be. Titles are compared without the blanks around them, starts as instants. */
export interface SoughtClass {
  readonly title: string;
  readonly startsAt: Date;
}

/** Classes with that title and that start, cancelled ones included. What cannot be used is left out and logged. */
export async function findClasses(
  client: WizIqClient,
  { title, startsAt }: SoughtClass,
  scope: RequestScope,
): Promise<FoundClass[]> {
  const seen = new Map<string, ClassRecord>();
  for (let page = 1; page <= MOST_PAGES; page += 1) {
    const records = await client.classesByTitle(title, page, scope);
    const before = seen.size;
    records.forEach((record) => seen.set(record.classId, record));
    if (records.length < PAGE_SIZE || seen.size === before) break;
  }
  const problems = new ProblemLog(PROVIDER_ENUM, TITLE);
  const found = [...seen.values()].flatMap((record): FoundClass[] => {
    const candidate = mapClass(record, problems.report);
    if (candidate === null) problems.leftOut();
    const isSought = candidate?.title === title.trim() && candidate.startsAt.getTime() === startsAt.getTime();
    return isSought ? [{ class: candidate, seriesId: candidate.series && seriesIdOf(record) }] : [];
  });
  problems.write(scope.log);
  return found;
}

function seriesIdOf({ record }: ClassRecord): string | null {
  const masterId = record['class_master_id'];
  return typeof masterId === 'string' ? parseNativeId(masterId) : null;
}
