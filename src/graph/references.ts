import { type GraphQLSchema } from 'graphql';
import { type RequestContext } from '../context';
import { type EntityKind } from '../model/entity-kind';
import { InvalidArgument } from '../model/invalid-argument';
import { ScheduledSession } from '../model/session';
import { isNotConfigured } from './errors';

type Reference = { readonly id: unknown };
type ReferenceResolvers = Record<
  string,
  { __resolveReference: (reference: Reference, context: RequestContext) => Promise<object | null> }
>;

/** Resolves what a router asks for in `_entities`: all references of a request together, through the loaders. */
const referenceResolver =
  (type: abstract new () => object) =>
  async ({ id }: Reference, { loaders }: RequestContext): Promise<object | null> => {
    try {
      return typeof id === 'string' ? await loaders.loadOf(type, id) : null;
    } catch (error) {
      if (isNotConfigured(error)) return null;
      throw error;
    }
  };

/**
 * Reference resolvers for every type with a @key, and for the interface that other graphs extend as @interfaceObject.
 * A write belongs to this graph alone and is no entity of the federation.
 */
export const referenceResolvers = (kinds: readonly EntityKind[]): ReferenceResolvers =>
  Object.fromEntries(
    [...kinds.map(({ type }) => type), ScheduledSession].map((type) => [
      type.name,
      { __resolveReference: referenceResolver(type) },
    ]),
  );

/**
 * Lets a reference that is none fail by itself. @apollo/subgraph throws at the first one of an unknown type, which a
 * router with an older supergraph may well send, and takes all the others with it.
 */
export function resolveEachReference(schema: GraphQLSchema, typeNames: ReadonlySet<string>): void {
  const field = schema.getQueryType()!.getFields()['_entities']!;
  const resolveAll = field.resolve!;
  field.resolve = async (source, args: { representations: unknown[] }, context, info) => {
    const problems = args.representations.map((reference) => problemOf(reference, typeNames));
    const representations = args.representations.filter((_reference, place) => problems[place] === null);
    const entities = [...((await resolveAll(source, { representations }, context, info)) as unknown[])];
    return problems.map((problem) => problem ?? entities.shift());
  };
}

function problemOf(reference: unknown, typeNames: ReadonlySet<string>): InvalidArgument | null {
  const typeName = isJsonObject(reference) ? reference['__typename'] : undefined;
  if (typeof typeName === 'string' && typeNames.has(typeName)) return null;
  const what = typeof typeName === 'string' ? `this graph has no entity "${typeName}"` : 'each one needs a __typename';
  return new InvalidArgument(
    'representations',
    `representations: ${what}. Compose the supergraph anew if it is out of date.`,
  );
}

const isJsonObject = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null;
