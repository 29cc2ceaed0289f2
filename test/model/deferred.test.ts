import {
  type Deferred,
  entitiesByIds,
  entityById,
  type EntityContext,
  fieldOf,
  type MaybeDeferred,
} from '../../src/model/deferred';

interface Thing {
  id: string;
  name: MaybeDeferred<string | null>;
}

/** A request that knows these things, and remembers what it was asked. */
function contextWith(things: Record<string, object>): EntityContext & { asked: string[] } {
  const asked: string[] = [];
  const load = (id: string): Promise<object | null> => {
    asked.push(id);
    return Promise.resolve(things[id] ?? null);
  };
  return { asked, loaders: { load } };
}

describe('A deferred entity', () => {
  it('is looked up when it is asked for', async () => {
    const thing = { id: 'a', name: 'A' };
    const context = contextWith({ a: thing });
    const entity = entityById<Thing>('a');
    expect(context.asked).toEqual([]);
    expect(await entity({}, context)).toBe(thing);
    expect(context.asked).toEqual(['a']);
  });

  it('is null where there is none', async () => {
    expect(await entityById('b')({}, contextWith({}))).toBeNull();
  });
});

describe('Deferred entities', () => {
  it('come in the order of their ids, without those that do not exist', async () => {
    const context = contextWith({ a: { id: 'a' }, c: { id: 'c' } });
    expect(await entitiesByIds(['c', 'b', 'a'])({}, context)).toEqual([{ id: 'c' }, { id: 'a' }]);
    expect(context.asked).toEqual(['c', 'b', 'a']);
  });

  it('are none where no id is given', async () => {
    expect(await entitiesByIds([])({}, contextWith({}))).toEqual([]);
  });
});

describe('A deferred field', () => {
  it('is that of the entity', async () => {
    expect(await fieldOf<Thing, 'name'>('a', 'name')({}, contextWith({ a: { id: 'a', name: 'A' } }))).toBe('A');
    expect(
      await fieldOf<Thing, 'name'>('a', 'name', 'gone')({}, contextWith({ a: { id: 'a', name: null } })),
    ).toBeNull();
  });

  it('is asked for once more where the entity defers it itself', async () => {
    const name: Deferred<string> = (args, context) => {
      expect(args).toEqual({ in: 'French' });
      expect(context.loaders).toBeDefined();
      return Promise.resolve('Later');
    };
    const context = contextWith({ a: { id: 'a', name } });
    expect(await fieldOf<Thing, 'name'>('a', 'name')({ in: 'French' }, context)).toBe('Later');
  });

  it('is null, or what was said for that case, where the entity does not exist', async () => {
    expect(await fieldOf<Thing, 'name'>('a', 'name')({}, contextWith({}))).toBeNull();
    expect(await fieldOf<Thing, 'name'>('a', 'name', 'Nobody')({}, contextWith({}))).toBe('Nobody');
  });

  it('fails where the entity cannot be read', async () => {
    const context: EntityContext = { loaders: { load: () => Promise.reject(new Error('cannot')) } };
    await expect(fieldOf<Thing, 'name'>('a', 'name', 'Nobody')({}, context)).rejects.toThrow('cannot');
  });
});
