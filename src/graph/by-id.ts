import { Arg, Ctx, ID, Query, Resolver } from 'type-graphql';
import { type RequestContext } from '../context';
import { type EntityKind } from '../model/entity-kind';
import { formatGlobalId } from '../model/global-id';

/** The two look-ups of a kind of entity: by one id, and by several. The provider's id is part of the example. */
export function byIdResolver<T extends object>(
  { name, type, lookUp }: EntityKind<T>,
  exampleProvider: string,
): new () => object {
  const [one, several] = lookUp.inWords;
  const example = formatGlobalId(exampleProvider, name, lookUp.exampleId);

  @Resolver()
  class ByIdResolver {
    @Query(() => type, {
      name: lookUp.one,
      nullable: true,
      description: `Finds ${one} by its id; null when there is none.`,
    })
    one(
      @Arg('id', () => ID, { description: `As "${example}".` }) id: string,
      @Ctx() { loaders }: RequestContext,
    ): Promise<T | null> {
      return loaders.loadOf(type, id);
    }

    @Query(() => [type], {
      name: lookUp.several,
      nullable: 'itemsAndList',
      description: `Finds ${several} by their ids, one place in the answer per id: what schema stitching merges on.`,
    })
    several(
      @Arg('ids', () => [ID], { description: `Ids of ${several}, as "${example}".` }) ids: string[],
      @Ctx() { loaders }: RequestContext,
    ): Promise<(T | null | Error)[]> {
      return loaders.loadManyOf(type, ids);
    }
  }
  return ByIdResolver;
}
