/** What the ledger remembers of classes and series, for what WizIQ cannot give back. */
import { isDeepStrictEqual } from 'node:util';
import { Class, ClassSeries } from '../../model/class';
import { type RequestScope, type EntitySource, type RecordStore } from '../../provider-kit/port';
import { type CachedRecord } from '../../provider-kit/write-operation';
import { globalId, kinds, parseNativeId, PROVIDER } from './ids';
import {
  type AskedInputs,
  type ClassSnapshot,
  completedBy,
  seriesCompletedBy,
  type SeriesSnapshot,
  snapshotOfClass,
  snapshotOfSeries,
} from './snapshot';

/** What is remembered of a series: the series, and what all its classes were asked to be. */
interface SeriesRecord {
  readonly series: SeriesSnapshot;
  readonly asked: AskedInputs;
}

/** The ledger's records; before the ledger is there, none. */
export class ClassMemory {
  private records: RecordStore | null = null;

  /** Called once, before any request. */
  use(records: RecordStore): void {
    this.records = records;
  }

  /** The classes that are known of a range of time, as they were last noted. */
  async classesBetween(from: Date, to: Date): Promise<ClassSnapshot[]> {
    const known = await this.records?.overlapping({ provider: PROVIDER, kind: kinds.class, from, to });
    return [...(known?.values() ?? [])] as ClassSnapshot[];
  }

  /** The global id of some class that is known, whenever it is; null when there is none. */
  async anyClassId(): Promise<string | null> {
    const known = await this.records?.startingWith(globalId(kinds.class, ''), 1);
    return [...(known?.keys() ?? [])][0] ?? null;
  }

  /** Remembers classes, so that the schedule knows of them. Whatever the ledger says, they were read: it is only logged. */
  async rememberAll(classes: readonly Class[], scope: RequestScope): Promise<void> {
    try {
      for (const each of classes) await this.records?.save(recordOfClass(each));
    } catch (error) {
      scope.log.error({ err: error as Error }, 'Classes that were read could not be kept for the schedule');
    }
  }

  async recall(globalIds: readonly string[]): Promise<ReadonlyMap<string, unknown>> {
    return (await this.records?.byIds([...new Set(globalIds)])) ?? new Map();
  }
}

/** The record of a class that was made or changed through this graph. */
export function recordOfClass(made: Class): CachedRecord {
  const { id, startsAt, endsAt } = made;
  return { globalId: id, record: snapshotOfClass(made), startsAt, endsAt };
}

/** The record of a series that was made through this graph. When its classes are is for WizIQ to tell. */
export function recordOfSeries(made: ClassSeries, asked: AskedInputs): CachedRecord {
  const { extendMinutes, presenterEmail, presenterControls, attendeeControls, returnUrl } = asked;
  const record: SeriesRecord = {
    series: snapshotOfSeries(made),
    asked: { extendMinutes, presenterEmail, presenterControls, attendeeControls, returnUrl },
  };
  return { globalId: made.id, record, startsAt: null, endsAt: null };
}

/** A class as the ledger gives it back. */
const jsonOf = (each: Class): unknown => JSON.parse(JSON.stringify(snapshotOfClass(each)));

/** The global id of the series that the record of a class names, if any. */
export function seriesIdOf({ providerRecord }: Pick<Class, 'providerRecord'>): string | null {
  const masterId = (providerRecord as Record<string, unknown> | null)?.['class_master_id'];
  const nativeId = typeof masterId === 'string' ? parseNativeId(masterId) : null;
  return nativeId === null ? null : globalId(kinds.series, nativeId);
}

/**
 * Classes as they are read, completed by what they, or the series that they belong to, were asked to be. From then on
 * they are known here: WizIQ lists no classes, so the schedule has those that somebody made or read.
 */
export function rememberedClasses(source: EntitySource, memory: ClassMemory): EntitySource {
  return {
    async byIds(nativeIds, scope) {
      const found = await source.byIds(nativeIds, scope);
      const classes = found.filter((each): each is Class => each instanceof Class);
      const ids = classes.flatMap((each) => [each.id, seriesIdOf(each)]);
      const records = await memory.recall(ids.filter((id) => id !== null));
      const complete = (read: Class): Class => {
        const own = records.get(read.id) as ClassSnapshot | undefined;
        const series = records.get(seriesIdOf(read) ?? '') as SeriesRecord | undefined;
        const asked = own ?? series?.asked;
        return asked ? completedBy(read, asked) : read;
      };
      const completed = found.map((each) => (each instanceof Class ? complete(each) : each));
      const isNews = (each: Class): boolean => !isDeepStrictEqual(jsonOf(each), records.get(each.id));
      await memory.rememberAll(completed.filter((each) => each instanceof Class).filter(isNews), scope);
      return completed;
    },
  };
}

/** Series as they are read, completed by how they were asked to repeat. */
export function rememberedSeries(source: EntitySource, memory: ClassMemory): EntitySource {
  return {
    async byIds(nativeIds, scope) {
      const found = await source.byIds(nativeIds, scope);
      const series = found.filter((each): each is ClassSeries => each instanceof ClassSeries);
      const records = await memory.recall(series.map(({ id }) => id));
      const complete = (read: ClassSeries): ClassSeries => {
        const record = records.get(read.id) as SeriesRecord | undefined;
        return record ? seriesCompletedBy(read, record.series) : read;
      };
      return found.map((each) => (each instanceof ClassSeries ? complete(each) : each));
    },
  };
}
