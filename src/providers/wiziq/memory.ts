/** What the ledger remembers of classes and series, for what WizIQ cannot give back. */
import { Class, ClassSeries } from '../../model/class';
import { type EntitySource, type RecordStore } from '../provider';
import { type RememberedRecord } from '../write-operation';
import { globalId, kinds, parseNativeId } from './ids';
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
  private records: Pick<RecordStore, 'recall'> | null = null;

  /** Called once, before any request. */
  use(records: Pick<RecordStore, 'recall'>): void {
    this.records = records;
  }

  async recall(globalIds: readonly string[]): Promise<ReadonlyMap<string, unknown>> {
    return (await this.records?.recall([...new Set(globalIds)])) ?? new Map();
  }
}

/** The record of a class that was made or changed through this graph. */
export function recordOfClass(made: Class): RememberedRecord {
  const { id, startsAt, endsAt } = made;
  return { globalId: id, record: snapshotOfClass(made), startsAt, endsAt };
}

/** The record of a series that was made through this graph. When its classes are is for WizIQ to tell. */
export function recordOfSeries(made: ClassSeries, asked: AskedInputs): RememberedRecord {
  const { extendMinutes, presenterEmail, presenterControls, attendeeControls, returnUrl } = asked;
  const record: SeriesRecord = {
    series: snapshotOfSeries(made),
    asked: { extendMinutes, presenterEmail, presenterControls, attendeeControls, returnUrl },
  };
  return { globalId: made.id, record, startsAt: null, endsAt: null };
}

/** The global id of the series that the record of a class names, if any. */
export function seriesIdOf({ providerRecord }: Pick<Class, 'providerRecord'>): string | null {
  const masterId = (providerRecord as Record<string, unknown> | null)?.['class_master_id'];
  const nativeId = typeof masterId === 'string' ? parseNativeId(masterId) : null;
  return nativeId === null ? null : globalId(kinds.series, nativeId);
}

/** Classes as they are read, completed by what they, or the series that they belong to, were asked to be. */
export function rememberedClasses(source: EntitySource, memory: ClassMemory): EntitySource {
  return {
    async byIds(nativeIds, call) {
      const found = await source.byIds(nativeIds, call);
      const classes = found.filter((each): each is Class => each instanceof Class);
      const ids = classes.flatMap((each) => [each.id, seriesIdOf(each)]);
      const records = await memory.recall(ids.filter((id) => id !== null));
      const complete = (read: Class): Class => {
        const own = records.get(read.id) as ClassSnapshot | undefined;
        const series = records.get(seriesIdOf(read) ?? '') as SeriesRecord | undefined;
        const asked = own ?? series?.asked;
        return asked ? completedBy(read, asked) : read;
      };
      return found.map((each) => (each instanceof Class ? complete(each) : each));
    },
  };
}

/** Series as they are read, completed by how they were asked to repeat. */
export function rememberedSeries(source: EntitySource, memory: ClassMemory): EntitySource {
  return {
    async byIds(nativeIds, call) {
      const found = await source.byIds(nativeIds, call);
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
