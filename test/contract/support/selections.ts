import {
  type GraphQLField,
  getNamedType,
  type GraphQLNamedType,
  type GraphQLSchema,
  isAbstractType,
  isLeafType,
  isNonNullType,
  isObjectType,
  type GraphQLObjectType,
} from 'graphql';

/** A selection of every field of a type down to that depth, but for those of these names and those that need arguments. */
export function everyField(
  schema: GraphQLSchema,
  type: GraphQLNamedType,
  depth: number,
  except: readonly string[] = [],
): string {
  if (isAbstractType(type)) {
    const members = schema.getPossibleTypes(type);
    return members.map((member) => `... on ${member.name} { ${everyField(schema, member, depth, except)} }`).join(' ');
  }
  if (!isObjectType(type)) return '';
  return [
    '__typename',
    ...fieldsOf(type, except).flatMap((field) => selected(schema, type, field, depth, except)),
  ].join(' ');
}

function selected(
  schema: GraphQLSchema,
  type: GraphQLObjectType,
  field: GraphQLField<unknown, unknown>,
  depth: number,
  except: readonly string[],
): string[] {
  // Types of one union have fields of one name and different types, so every field has a name of its own.
  const alias = `${type.name}_${field.name}`;
  const of = getNamedType(field.type);
  if (isLeafType(of)) return [`${alias}: ${field.name}`];
  const inner = depth > 0 ? everyField(schema, of, depth - 1, except) : '';
  return inner === '' ? [] : [`${alias}: ${field.name} { ${inner} }`];
}

const fieldsOf = (type: GraphQLObjectType, except: readonly string[]) =>
  Object.values(type.getFields()).filter(
    ({ name, args }) =>
      !except.includes(name) && !args.some((each) => isNonNullType(each.type) && each.defaultValue === undefined),
  );

/** A mutation with its one input. */
export function mutationOf(schema: GraphQLSchema, name: string, selection: string): string {
  const [input] = schema.getMutationType()!.getFields()[name]!.args;
  return `mutation ($input: ${String(input!.type)}) { ${name}(input: $input) { ${selection} } }`;
}
