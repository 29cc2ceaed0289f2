import { buildSubgraphSchema } from '@apollo/subgraph';
import { printSchemaWithDirectives } from '@graphql-tools/utils';
import { type GraphQLSchema, parse } from 'graphql';
import { buildSchemaSync, createResolversMap } from 'type-graphql';
import { ContactResolver, CourseResolver, VenueResolver } from './catalogue';
import { NodeResolver } from './node';
import { ProvidersResolver } from './providers';
import { PublicEventResolver } from './public-events';
import { referenceResolvers } from './references';

/** Version 2.5 exactly: the newest that both composers in use take. */
const LINK = 'extend schema @link(url: "https://specs.apollo.dev/federation/v2.5", import: ["@key", "@shareable"])\n\n';

type ResolverClass = new () => object;

export interface SubgraphSchema {
  /** The executable schema, with `_service` and `_entities`. */
  readonly schema: GraphQLSchema;
  /** What other graphs compose with. */
  readonly sdl: string;
}

/** Builds the subgraph from the model, the graph's resolvers and those that the providers add. */
export function buildSubgraph(providerResolvers: readonly ResolverClass[]): SubgraphSchema {
  const resolvers: [ResolverClass, ...ResolverClass[]] = [
    NodeResolver,
    ProvidersResolver,
    PublicEventResolver,
    VenueResolver,
    CourseResolver,
    ContactResolver,
    ...providerResolvers,
  ];
  const executable = buildSchemaSync({ resolvers, validate: false, skipCheck: false });
  const sdl = LINK + withoutSchemaBlock(printSchemaWithDirectives(executable)) + '\n';
  const resolverMap = createResolversMap(executable) as Record<string, Record<string, unknown>>;
  for (const [type, reference] of Object.entries(referenceResolvers)) {
    resolverMap[type] = { ...resolverMap[type], ...reference };
  }
  const schema = buildSubgraphSchema({ typeDefs: parse(sdl), resolvers: resolverMap as never });
  return { schema, sdl };
}

/** Query and Mutation have their usual names, so the block says nothing, and `extend schema` cannot stand beside it. */
function withoutSchemaBlock(sdl: string): string {
  return sdl.replace(/^schema \{[^}]*\}\n+/, '');
}
