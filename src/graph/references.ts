import { type RequestContext } from '../context';
import { entityKinds } from '../model/entity-kinds';
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

/** Reference resolvers for every type with a @key, and for the interface that other graphs extend as @interfaceObject. */
export const referenceResolvers: ReferenceResolvers = Object.fromEntries(
  [...Object.values(entityKinds), ScheduledSession].map((type) => [
    type.name,
    { __resolveReference: referenceResolver(type) },
  ]),
);
