import { chunksOf } from '../model/chunks';
import { ProviderError } from '../model/provider-error';
import { mapLogged, type Named } from './mapping';
import { type Entity, type EntitySource, type RequestScope } from './port';
import { type ReportProblem } from './record-reader';

interface LookUp<Wire> {
  readonly provider: Named;
  /** The native id, or null if the text does not have the form of one. Such ids are null without a call. */
  readonly parseId: (text: string) => string | null;
  /** Called with what was read, before it is returned. */
  readonly onRead?: (read: ReadResults<Wire>, scope: RequestScope) => Promise<void>;
}

/** The records that were read, and the ids of which the provider reports that they do not exist. */
interface ReadResults<Wire> {
  readonly records: readonly Wire[];
  readonly missingIds: readonly string[];
}

export interface SingleLookUp<Wire> extends LookUp<Wire> {
  /** The entity of a record, or the error that stands for it if its times cannot be read. */
  readonly map: (wire: Wire, report: ReportProblem, scope: RequestScope) => Entity | Error;
  /** One record, or null if there is none. */
  readonly read: (nativeId: string, scope: RequestScope) => Promise<Wire | null>;
  /** Concurrent calls. */
  readonly concurrency?: number;
}

/** Maps the records of one look-up: the entity of each, or the error that stands for it if its times cannot be read. */
type RecordMapping<Wire> = (wire: Wire) => Entity | Error;

export interface BulkLookUp<Wire> extends LookUp<Wire> {
  /** Called once per look-up, so that entities embedded in several of its records are mapped once. */
  readonly newMapping: (report: ReportProblem, scope: RequestScope) => RecordMapping<Wire>;
  /** The records of those of the ids that exist, in any order. */
  readonly readMany: (nativeIds: readonly string[], scope: RequestScope) => Promise<readonly Wire[]>;
  readonly idOf: (wire: Wire) => string;
  /** Maximum number of ids per call; unlimited if omitted. */
  readonly idsPerCall?: number;
}

const DEFAULT_CONCURRENCY = 8;

/** An entity source for a provider that has no bulk look-up: one call per id, a few at a time, each failing alone. */
export function entitySourceFromSingle<Wire extends object>(lookUp: SingleLookUp<Wire>): EntitySource {
  const newMapping = (report: ReportProblem, scope: RequestScope) => (wire: Wire) => lookUp.map(wire, report, scope);
  return entitySource({ ...lookUp, newMapping }, async (ids, scope) => {
    const found = new Map<string, Wire | null | Error>();
    // All workers share one iterator, so that each id is taken once.
    const queue = ids.values();
    const work = async (): Promise<void> => {
      for (const id of queue) found.set(id, await lookUp.read(id, scope).catch(asError));
    };
    await Promise.all(Array.from({ length: lookUp.concurrency ?? DEFAULT_CONCURRENCY }, work));
    return found;
  });
}

/** An entity source for a provider that looks up many ids per call. The error of a call stands for each of its ids. */
export function entitySourceFromBulk<Wire extends object>(lookUp: BulkLookUp<Wire>): EntitySource {
  return entitySource(lookUp, async (ids, scope) => {
    const found = new Map<string, Wire | null | Error>(ids.map((id) => [id, null]));
    const read = async (chunk: readonly string[]): Promise<void> => {
      try {
        for (const wire of await lookUp.readMany(chunk, scope)) found.set(lookUp.idOf(wire), wire);
      } catch (error) {
        if (!(error instanceof ProviderError)) throw error;
        for (const id of chunk) found.set(id, error);
      }
    };
    await Promise.all(chunksOf(ids, lookUp.idsPerCall ?? Infinity).map(read));
    return found;
  });
}

function entitySource<Wire extends object>(
  { provider, parseId, newMapping, onRead }: LookUp<Wire> & Pick<BulkLookUp<Wire>, 'newMapping'>,
  readAll: (ids: readonly string[], scope: RequestScope) => Promise<ReadonlyMap<string, Wire | null | Error>>,
): EntitySource {
  return {
    async byIds(nativeIds, scope) {
      const ids = nativeIds.map(parseId);
      const wanted = [...new Set(ids.filter((id) => id !== null))];
      const found = await readAll(wanted, scope);
      const entities = mapLogged(provider, scope.log, (report) => {
        const map = newMapping(report, scope);
        const mapped = new Map<string, Entity | null | Error>();
        for (const id of wanted) {
          const wire = found.get(id) ?? null;
          mapped.set(id, wire === null || wire instanceof Error ? wire : map(wire));
        }
        return mapped;
      });
      await onRead?.(resultsOf(wanted, found), scope);
      return ids.map((id) => (id === null ? null : (entities.get(id) ?? null)));
    },
  };
}

function resultsOf<Wire extends object>(
  ids: readonly string[],
  found: ReadonlyMap<string, Wire | null | Error>,
): ReadResults<Wire> {
  const records = [...found.values()].filter((each): each is Wire => each !== null && !(each instanceof Error));
  return { records, missingIds: ids.filter((id) => (found.get(id) ?? null) === null) };
}

const asError = (error: unknown): Error => (error instanceof Error ? error : new Error(String(error)));
