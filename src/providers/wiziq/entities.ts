/** Reads of WizIQ's classes and series: by their ids, and of classes by title and start. */
import { isDeepStrictEqual } from 'node:util';
import { Class, ClassSeries } from '../../model/class';
import { UnreadableRecord } from '../../provider-kit/identity';
import { entitySourceFromBulk, entitySourceFromSingle } from '../../provider-kit/entity-source';
import { mapLogged } from '../../provider-kit/mapping';
import { type EntitySource, type RequestScope } from '../../provider-kit/port';
import { type ProviderRecords } from '../../provider-kit/provider-records';
import { type WizIqClient } from './client';
import { identity, TITLE } from './ids';
import { mapClass, type RequestedClass, scheduledClass, seriesIdOf } from './classes/mapping';
import { listedSeries, seriesWithClasses } from './series/mapping';
import {
  type ClassSnapshot,
  completedClass,
  completedSeries,
  recordOfClass,
  seriesFromSnapshot,
  type SeriesSnapshot,
} from './snapshot';
import { type ClassRecord, PAGE_SIZE } from './wire';

/** Limit on the pages of a list: two thousand classes are more than a series has. */
const MAX_PAGES = 20;

const parseId = (text: string): string | null => identity.parseNativeId(text);

// ── By id ────────────────────────────────────────────────────────────────────

/**
 * Classes by their ids, one call per hundred. Each is completed with the cached values, of the class or of its series,
 * that get_data does not return, and is then cached: WizIQ has no list of classes by time, so the schedule consists of
 * those that were created or read here.
 */
export function classSource(client: WizIqClient, records: ProviderRecords): EntitySource {
  const source = entitySourceFromBulk<ClassRecord>({
    provider: identity,
    parseId,
    readMany: (ids, scope) => client.classesByIds(ids, scope),
    idOf: ({ classId }) => classId,
    idsPerCall: PAGE_SIZE,
    newMapping: (report) => (record) => mapClass(record, report) ?? identity.unreadable(`class ${record.classId}`),
  });
  return {
    async byIds(nativeIds, scope) {
      const found = await source.byIds(nativeIds, scope);
      const ids = found.filter(isClass).flatMap((each) => [each.id, seriesIdOf(each)]);
      const cached = await records.byIds(ids.filter((id) => id !== null));
      const completed = found.map((each) => (isClass(each) ? completedFrom(cached, each) : each));
      const changed = completed
        .filter(isClass)
        .map((each) => recordOfClass(each))
        .filter(({ globalId, record }) => !isDeepStrictEqual(asJson(record), cached.get(globalId)));
      await records.saveAll(changed, scope.log);
      return completed;
    },
  };
}

const isClass = (found: unknown): found is Class => found instanceof Class;

function completedFrom(cached: ReadonlyMap<string, unknown>, read: Class): Class {
  const ofClass = cached.get(read.id) as ClassSnapshot | undefined;
  const ofSeries = cached.get(seriesIdOf(read) ?? '') as SeriesSnapshot | undefined;
  const known = ofClass ?? ofSeries?.requested;
  return known ? completedClass(read, known) : read;
}

const asJson = (record: unknown): unknown => JSON.parse(JSON.stringify(record));

/** Series by their ids, at least one call each, completed with the cached values that view_schedule does not return. */
export function seriesSource(client: WizIqClient, records: ProviderRecords): EntitySource {
  const source = entitySourceFromSingle<SchedulePages>({
    provider: identity,
    parseId,
    read: async (masterId, scope) => {
      const pages = await readSchedule(client, masterId, null, scope);
      return pages.records.length === 0 ? null : pages;
    },
    map: ({ masterId, records, isComplete }) => listedSeries(masterId, records, isComplete),
  });
  return {
    async byIds(nativeIds, scope) {
      const found = await source.byIds(nativeIds, scope);
      const series = found.filter((each): each is ClassSeries => each instanceof ClassSeries);
      const cached = await records.byIds(series.map(({ id }) => id));
      return found.map((each) => {
        const known = each instanceof ClassSeries && (cached.get(each.id) as SeriesSnapshot | undefined);
        return known ? completedSeries(each, seriesFromSnapshot(known).series) : each;
      });
    },
  };
}

/**
 * Classes by their ids, in the order of the ids: null for those that do not exist, and an error for those whose times
 * cannot be read. Throws ProviderError if a call failed.
 */
export async function readAvailable(
  classes: EntitySource,
  nativeIds: readonly string[],
  scope: RequestScope,
): Promise<readonly (Class | null | UnreadableRecord)[]> {
  const found = await classes.byIds(nativeIds, scope);
  const failure = found.find((each): each is Error => each instanceof Error && !(each instanceof UnreadableRecord));
  if (failure) throw failure;
  return found as readonly (Class | null | UnreadableRecord)[];
}

/** One class; null if it does not exist. Throws ProviderError if it cannot be read. */
export async function readClass(classes: EntitySource, nativeId: string, scope: RequestScope): Promise<Class | null> {
  const [found = null] = await classes.byIds([nativeId], scope);
  if (found instanceof Error) throw found;
  return found as Class | null;
}

// ── Classes of a series ──────────────────────────────────────────────────────

/** The classes that view_schedule lists for a series. */
interface SchedulePages {
  readonly masterId: string;
  readonly records: readonly ClassRecord[];
  /** Whether these are all of its classes. */
  readonly isComplete: boolean;
}

/**
 * Reads pages of view_schedule until every class is known: as many as `expected`, or else up to a page that is not full.
 * If a page contains fewer than expected, the next one is read as well, until one contains no new class: WizIQ's clients
 * read 20 or 60 per page, and that it returns 100 is inferred [INF] from its code 1025.
 */
export async function readSchedule(
  client: WizIqClient,
  masterId: string,
  expected: number | null,
  scope: RequestScope,
): Promise<SchedulePages> {
  const known = new Map<string, ClassRecord>();
  const pages = (isComplete: boolean): SchedulePages => ({ masterId, records: [...known.values()], isComplete });
  for (let page = 1; page <= MAX_PAGES; page += 1) {
    const records = await client.schedule(masterId, page, scope);
    const before = known.size;
    records.forEach((record) => known.set(record.classId, record));
    if (known.size === before) return pages(true);
    if (expected === null ? records.length < PAGE_SIZE : known.size >= expected) return pages(true);
  }
  scope.log.warn({ masterId, pages: MAX_PAGES }, `${TITLE} lists more classes of a series than are read`);
  return pages(false);
}

/** A series with its classes as WizIQ has them now; null if it does not exist. */
export async function readSeries(
  client: WizIqClient,
  classes: EntitySource,
  masterId: string,
  { requested, expected }: { readonly requested: RequestedClass; readonly expected: number | null },
  scope: RequestScope,
): Promise<ClassSeries | null> {
  const { records, isComplete } = await readSchedule(client, masterId, expected, scope);
  if (records.length === 0) return null;
  const series = listedSeries(masterId, records, isComplete);
  return seriesWithClasses(series, await readListedClasses(classes, records, series.id, requested, scope), isComplete);
}

/**
 * The classes that view_schedule lists, read with get_data: view_schedule returns no time zone, and a class may have been
 * changed after its creation. Classes that get_data does not return are assumed to have the requested zone.
 */
export async function readListedClasses(
  classes: EntitySource,
  records: readonly ClassRecord[],
  seriesId: string,
  requested: RequestedClass,
  scope: RequestScope,
): Promise<Class[]> {
  const found = await readAvailable(
    classes,
    records.map(({ classId }) => classId),
    scope,
  );
  const missing = records.filter((_record, place) => found[place] === null);
  return [...found.filter(isClass), ...scheduledClasses(missing, seriesId, requested, scope)];
}

/** The classes that view_schedule lists, with the requested time zone. */
export function scheduledClasses(
  records: readonly ClassRecord[],
  seriesId: string,
  requested: RequestedClass,
  scope: RequestScope,
): readonly Class[] {
  return mapLogged(identity, scope.log, (report) =>
    records.map((record) => scheduledClass(requested, seriesId, record, report)).filter((each) => each !== null),
  );
}

// ── By title and start ───────────────────────────────────────────────────────

/** What an interrupted create is searched by. Titles are compared without surrounding white space. */
export type TitleAndStart = Pick<RequestedClass, 'title' | 'startsAt'>;

/** The classes with that title and start, cancelled ones included. Those that cannot be read are left out and logged. */
export async function findClasses(
  client: Pick<WizIqClient, 'classesByTitle'>,
  { title, startsAt }: TitleAndStart,
  scope: RequestScope,
): Promise<Class[]> {
  const known = new Map<string, ClassRecord>();
  for (let page = 1; page <= MAX_PAGES; page += 1) {
    const records = await client.classesByTitle(title, page, scope);
    const before = known.size;
    records.forEach((record) => known.set(record.classId, record));
    if (records.length < PAGE_SIZE || known.size === before) break;
  }
  return mapLogged(identity, scope.log, (report, problems) =>
    [...known.values()].flatMap((record) => {
      const found = mapClass(record, report);
      if (found === null) problems.leftOut();
      return found?.title === title.trim() && found.startsAt.getTime() === startsAt.getTime() ? [found] : [];
    }),
  );
}
