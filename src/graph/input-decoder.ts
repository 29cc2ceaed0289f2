import {
  type GraphQLInputType,
  type GraphQLSchema,
  isInputObjectType,
  isListType,
  isNonNullType,
  isScalarType,
} from 'graphql';

/**
 * Restores the input of a mutation from JSON in which it was recorded. Throws an Error where the schema has no such
 * mutation, or a scalar does not accept a recorded value.
 */
export type InputDecoder = (mutation: string, json: string) => object;

/** Decodes by the type of the mutation's argument "input": a recorded instant is text again only in a DateTime field. */
export function inputDecoder(schema: GraphQLSchema): InputDecoder {
  const types = new Map<string, GraphQLInputType>();
  for (const { name, args } of Object.values(schema.getMutationType()?.getFields() ?? {})) {
    const input = args.find((argument) => argument.name === 'input');
    if (input) types.set(name, input.type);
  }
  return (mutation, json) => {
    const type = types.get(mutation);
    if (!type) throw new Error(`The schema has no mutation "${mutation}" with an argument "input".`);
    return decoded(type, JSON.parse(json)) as object;
  };
}

function decoded(type: GraphQLInputType, value: unknown): unknown {
  if (isNonNullType(type)) return decoded(type.ofType, value);
  if (value === null || value === undefined) return value;
  if (isListType(type)) return (value as unknown[]).map((item) => decoded(type.ofType, item));
  if (isScalarType(type)) return type.parseValue(value);
  // An enum is recorded by its internal value, which is what the operation takes.
  if (!isInputObjectType(type)) return value;
  const fields = type.getFields();
  return Object.fromEntries(
    Object.entries(value).map(([name, field]) => {
      const declared = fields[name];
      return [name, declared ? decoded(declared.type, field) : (field as unknown)];
    }),
  );
}
