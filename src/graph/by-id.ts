import { Arg, Ctx, ID, Query, Resolver } from 'type-graphql';
import { type RequestContext } from '../context';

/** How the two look-ups of a type are called, and what to say of them. */
export interface ByIdNames {
  /** The field for one, as "venue". */
  readonly one: string;
  /** The field for several, as "venuesByIds". */
  readonly several: string;
  /** In words, as "a venue" and "venues". */
  readonly inWords: readonly [one: string, several: string];
  readonly example: string;
}

/** The two look-ups that every type with a global id has: by one id, and by several at once. */
export function byIdResolver<T extends object>(type: new () => T, names: ByIdNames): new () => object {
  const [one, several] = names.inWords;

  @Resolver()
  class ByIdResolver {
    @Query(() => type, {
      name: names.one,
      nullable: true,
      description: `Finds ${one} by its id; null when there is none.`,
    })
    one(
      @Arg('id', () => ID, { description: `As "${names.example}".` }) id: string,
      @Ctx() { loaders }: RequestContext,
    ): Promise<T | null> {
      return loaders.loadOf(type, id);
    }

    @Query(() => [type], {
      name: names.several,
      nullable: 'itemsAndList',
      description: `Finds ${several} by their ids, one place in the answer per id: what schema stitching merges on.`,
    })
    several(
      @Arg('ids', () => [ID], { description: `Ids of ${several}, as "${names.example}".` }) ids: string[],
      @Ctx() { loaders }: RequestContext,
    ): Promise<(T | null | Error)[]> {
      return loaders.loadManyOf(type, ids);
    }
  }
  return ByIdResolver;
}
