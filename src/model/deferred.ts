/** What a deferred field needs of the request it is resolved in. */
export interface EntityContext {
  readonly loaders: { load(globalId: string): Promise<object | null> };
}

/**
 * A field whose value needs a further look-up. graphql-js's default resolver calls a property that is a function, so
 * a record that came whole costs nothing, and one that lacks something is completed only when somebody asks for it.
 */
export type Deferred<T> = (args: unknown, context: EntityContext) => Promise<T>;
export type MaybeDeferred<T> = T | Deferred<T>;

/** What a field holds, looked up where its record lacks it: for whoever reads it outside of graphql-js. */
export async function settled<T>(value: MaybeDeferred<T>, context: EntityContext): Promise<T> {
  return typeof value === 'function' ? (value as Deferred<T>)({}, context) : value;
}

/** The entity of that global id, looked up together with all others that the request asks for at this moment. */
export function entityById<T extends object>(globalId: string): Deferred<T | null> {
  return async (_args, { loaders }) => (await loaders.load(globalId)) as T | null;
}

/** The entities of these ids, in this order, without those that do not exist. */
export function entitiesByIds<T extends object>(globalIds: readonly string[]): Deferred<T[]> {
  return async (_args, { loaders }) => {
    const found = await Promise.all(globalIds.map((id) => loaders.load(id)));
    return found.filter((entity) => entity !== null) as T[];
  };
}

/** What a field holds once it is looked up. */
type Settled<V> = V extends Deferred<infer _> ? never : V;

/** One field of the entity of that id; `whenGone`, or null, where the entity no longer exists. */
export function fieldOf<T extends object, K extends keyof T>(
  globalId: string,
  field: K,
): Deferred<Settled<T[K]> | null>;
export function fieldOf<T extends object, K extends keyof T>(
  globalId: string,
  field: K,
  whenGone: T[K],
): Deferred<Settled<T[K]>>;
export function fieldOf<T extends object, K extends keyof T>(
  globalId: string,
  field: K,
  whenGone: T[K] | null = null,
): Deferred<Settled<T[K]> | null> {
  return async (args, context) => {
    const entity = (await context.loaders.load(globalId)) as T | null;
    const value = entity ? entity[field] : whenGone;
    return typeof value === 'function'
      ? (value as unknown as Deferred<Settled<T[K]>>)(args, context)
      : (value as Settled<T[K]> | null);
  };
}
