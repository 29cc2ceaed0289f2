import DataLoader from 'dataloader';
import { isKindOf } from '../model/entity-kind';
import { type GlobalId, parseGlobalId } from '../model/global-id';
import { enumValueOf } from '../model/registry';
import { ProviderWrite, WRITE_KIND } from '../model/write';
import { type RequestScope, type Entity } from '../provider-kit/port';
import { type ProviderDirectory } from './provider-directory';

type Found = Entity | null;

/** What the loaders need of the ledger. */
export interface WriteLookUp {
  writesByIds(ids: readonly string[]): Promise<readonly (ProviderWrite | null)[]>;
}

/** A class of the model, which may be abstract: `Node`, `ScheduledSession`, `Venue`. */
type ModelType<T> = abstract new () => T;

/**
 * Looks entities up by their global ids: all that a request asks for at one moment go to their providers together, one
 * bulk call per kind, and none is asked for twice. Made for one request and forgotten with it, because what a caller
 * was shown must not be shown to another one, nor tomorrow.
 */
export class EntityLoaders {
  private readonly loader: DataLoader<string, Found>;

  constructor(
    private readonly providers: ProviderDirectory,
    private readonly scope: Omit<RequestScope, 'primeCache'>,
    /** The ledger's writes, which are looked up by their ids whatever became of their provider. */
    private readonly writes: WriteLookUp,
  ) {
    this.loader = new DataLoader((globalIds) => this.fetchAll(globalIds));
  }

  /** The entity of that id, whatever its type; null where there is none. */
  load(globalId: string): Promise<Found> {
    return this.loader.load(globalId);
  }

  /** The entity of that id and type; an id that is malformed, or of another type, is null without a call. */
  async loadOf<T extends object>(type: ModelType<T>, globalId: string): Promise<T | null> {
    return this.isOf(type, globalId) ? ((await this.loader.load(globalId)) as T | null) : null;
  }

  /** One place per id; an entity that could not be read is an Error in its place. */
  loadManyOf<T extends object>(type: ModelType<T>, globalIds: readonly string[]): Promise<(T | null | Error)[]> {
    const settle = (globalId: string): Promise<T | null | Error> =>
      this.loadOf(type, globalId).catch((error: unknown) =>
        error instanceof Error ? error : new Error(String(error)),
      );
    return Promise.all(globalIds.map(settle));
  }

  /** Makes an entity known that came with another answer, so that it is not looked up again. */
  prime(entity: Entity): void {
    this.loader.prime(entity.id, entity);
  }

  /** Makes an entity known as a write left it. */
  replace(entity: Entity): void {
    this.forget(entity.id);
    this.prime(entity);
  }

  /** Forgets an entity that a write removed. */
  forget(globalId: string): void {
    this.loader.clear(globalId);
  }

  private isOf(type: ModelType<object>, globalId: string): boolean {
    const id = parseGlobalId(globalId);
    if (!id) return false;
    if (id.kind === WRITE_KIND) return type === ProviderWrite || ProviderWrite.prototype instanceof type;
    const kind = this.providers.kind(id);
    return kind !== undefined && isKindOf(kind, type);
  }

  private async fetchAll(globalIds: readonly string[]): Promise<(Found | Error)[]> {
    const results = new Array<Found | Error>(globalIds.length).fill(null);
    const groups = new Map<string, { id: GlobalId; place: number }[]>();
    for (const [place, globalId] of globalIds.entries()) {
      const id = parseGlobalId(globalId);
      if (!id) continue;
      const key = `${id.provider}:${id.kind}`;
      const group = groups.get(key);
      if (group) group.push({ id, place });
      else groups.set(key, [{ id, place }]);
    }
    await Promise.all(
      [...groups.values()].map(async (group) => {
        const found = await this.fetchGroup(group.map(({ id }) => id));
        group.forEach(({ place }, index) => (results[place] = found[index] ?? null));
      }),
    );
    return results;
  }

  /** Fetches entities of one provider and kind. Never throws: a value or an Error per id. */
  private async fetchGroup(ids: readonly GlobalId[]): Promise<readonly (Found | Error)[]> {
    const { provider, kind } = ids[0]!;
    try {
      const handle = this.providers.get(provider);
      const nativeIds = ids.map(({ nativeId }) => nativeId);
      if (handle && kind === WRITE_KIND) return await this.writesOf(provider, nativeIds);
      if (!handle || !this.providers.kind(ids[0]!)) return ids.map(() => null);
      const source = this.providers.source(handle).entities[kind]!;
      const scope: RequestScope = { ...this.scope, primeCache: (entity) => this.prime(entity) };
      return await source.byIds(nativeIds, scope);
    } catch (error) {
      const failure = error instanceof Error ? error : new Error(String(error));
      return ids.map(() => failure);
    }
  }

  /** Writes by their row ids; one of another provider than its global id says is none. */
  private async writesOf(provider: string, ids: readonly string[]): Promise<Found[]> {
    const writes = await this.writes.writesByIds(ids);
    return writes.map((write) => (write?.provider === enumValueOf(provider) ? write : null));
  }
}
