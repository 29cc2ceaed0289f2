import { buildSubgraphSchema } from '@apollo/subgraph';
import { printSchemaWithDirectives } from '@graphql-tools/utils';
import { type GraphQLSchema, Kind, type NameNode, parse, print, printSchema } from 'graphql';
import { buildSchemaSync, createResolversMap } from 'type-graphql';
import { type EntityKind } from '../model/entity-kind';
import { registerProviders } from '../model/registry';
import { type ProviderManifest } from '../provider-kit/port';
import { ProviderWrite } from '../model/write';
import { compareText } from '../schedule/order';
import { adoptsEvents, AdoptResolver } from './adopt';
import { byIdResolver } from './by-id';
import { ContactResolver, CourseResolver, VenueResolver } from './catalogue';
import { NodeResolver } from './node';
import { ProvidersResolver } from './providers';
import { PublicEventResolver } from './public-events';
import { resolveEachReference, referenceResolvers } from './references';
import { ScheduleResolver } from './schedule';
import { WriteResolver } from './writes';

/** Version 2.5 exactly: it has what is needed here, and every composer in use takes it. */
const LINK = 'extend schema @link(url: "https://specs.apollo.dev/federation/v2.5", import: ["@key", "@shareable"])\n\n';

type ResolverClass = new () => object;

export interface SubgraphSchema {
  /** The executable schema, with `_service` and `_entities`. */
  readonly schema: GraphQLSchema;
  /** What other graphs compose with. */
  readonly sdl: string;
  /** The same types and fields without federation's directives, for client compilers and linters. */
  readonly apiSdl: string;
}

/** type-graphql has no place to describe these. */
const rootTypes: Readonly<Record<string, string>> = {
  Query: 'What can be read.',
  Mutation:
    'All writes. Validation errors that the caller can fix are returned in `userErrors`; nothing was changed then.',
};

/**
 * Builds the subgraph of these providers: the graph's own resolvers, the look-ups of the providers' entity kinds, and
 * the resolvers that the providers add.
 */
export function buildSubgraph(manifests: readonly ProviderManifest[]): SubgraphSchema {
  registerProviders(manifests);
  const kinds = entityKindsOf(manifests);
  const resolvers: [ResolverClass, ...ResolverClass[]] = [
    NodeResolver,
    ProvidersResolver,
    ...[...kinds].map(([kind, providerId]) => byIdResolver(kind, providerId)),
    PublicEventResolver,
    VenueResolver,
    CourseResolver,
    ContactResolver,
    ScheduleResolver,
    WriteResolver,
    ...(manifests.some(adoptsEvents) ? [AdoptResolver] : []),
    ...manifests.flatMap(({ resolvers }) => [...resolvers]),
  ];
  const orphanedTypes = [...Array.from(kinds.keys(), ({ type }) => type), ProviderWrite];
  const executable = buildSchemaSync({ resolvers, orphanedTypes, validate: false, skipCheck: false });
  for (const [type, description] of Object.entries(rootTypes)) executable.getType(type)!.description = description;
  const sdl = LINK + inStableOrder(withoutSchemaBlock(printSchemaWithDirectives(executable))) + '\n';
  const apiSdl = inStableOrder(printSchema(executable)) + '\n';
  const resolverMap = createResolversMap(executable) as Record<string, Record<string, unknown>>;
  const references = referenceResolvers([...kinds.keys()]);
  for (const [type, reference] of Object.entries(references)) {
    resolverMap[type] = { ...resolverMap[type], ...reference };
  }
  const schema = buildSubgraphSchema({ typeDefs: parse(sdl), resolvers: resolverMap as never });
  resolveEachReference(schema, new Set(Object.keys(references)));
  return { schema, sdl, apiSdl };
}

/** Every kind of entity once, with the id of the first provider that has it. */
function entityKindsOf(manifests: readonly ProviderManifest[]): ReadonlyMap<EntityKind, string> {
  const kinds = new Map<EntityKind, string>();
  for (const { id, kinds: ofProvider } of manifests) {
    for (const kind of ofProvider) if (!kinds.has(kind)) kinds.set(kind, id);
  }
  return kinds;
}

/**
 * Sorts the types, and the fields of Query and Mutation, by name. Otherwise their order is that in which the modules of
 * their classes happen to be loaded.
 */
function inStableOrder(sdl: string): string {
  const nameOf = (node: object): string => ('name' in node ? (node.name as NameNode).value : '');
  const byName = (a: object, b: object): number => compareText(nameOf(a), nameOf(b));
  const document = parse(sdl);
  const definitions = document.definitions.map((node) =>
    node.kind === Kind.OBJECT_TYPE_DEFINITION && node.name.value in rootTypes
      ? { ...node, fields: [...(node.fields ?? [])].sort(byName) }
      : node,
  );
  return print({ ...document, definitions: definitions.sort(byName) });
}

/** Query and Mutation have their usual names, so the block says nothing, and `extend schema` cannot stand beside it. */
function withoutSchemaBlock(sdl: string): string {
  return sdl.replace(/^schema \{[^}]*\}\n+/, '');
}
