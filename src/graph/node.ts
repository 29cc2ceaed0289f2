import { Arg, Ctx, ID, Query, Resolver } from 'type-graphql';
import { type RequestContext } from '../context';
import { Node } from '../model/node';
import { isNotConfigured } from './errors';

const ID_DESCRIPTION = 'A global id, as "<provider>:public-event:6".';

@Resolver()
export class NodeResolver {
  @Query(() => Node, {
    nullable: true,
    description: 'Anything by its global id; null when there is no such thing, or its provider is disabled.',
  })
  async node(
    @Arg('id', () => ID, { description: ID_DESCRIPTION }) id: string,
    @Ctx() context: RequestContext,
  ): Promise<Node | null> {
    return nodeOrNull(await loadNode(id, context));
  }

  @Query(() => [Node], {
    nullable: 'itemsAndList',
    description: 'Things by their global ids, one place in the answer per id; null where there is no such thing.',
  })
  nodes(
    @Arg('ids', () => [ID], { description: 'Global ids, of any kind.' }) ids: string[],
    @Ctx() context: RequestContext,
  ): Promise<(Node | null | Error)[]> {
    return Promise.all(ids.map((id) => loadNode(id, context)));
  }
}

/** The node of an id; an Error when it could not be read, except that a disabled provider has no nodes. */
async function loadNode(id: string, { loaders }: RequestContext): Promise<Node | null | Error> {
  const [node] = await loaders.loadManyOf(Node, [id]);
  return isNotConfigured(node) ? null : (node ?? null);
}

function nodeOrNull(node: Node | null | Error): Node | null {
  if (node instanceof Error) throw node;
  return node;
}
