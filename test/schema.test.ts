import {
  buildASTSchema,
  buildSchema,
  type GraphQLEnumType,
  type GraphQLField,
  type GraphQLInputField,
  type GraphQLInputObjectType,
  type GraphQLInterfaceType,
  type GraphQLNamedType,
  type GraphQLObjectType,
  isEnumType,
  isInputObjectType,
  isInterfaceType,
  isIntrospectionType,
  isObjectType,
  isSpecifiedScalarType,
  Kind,
  parse,
  print,
  validate,
  validateSchema,
  visit,
} from 'graphql';
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { createSubgraph, emittedApiSdl, emittedSdl } from '../src/app';

const textOf = (name: string): string => readFileSync(resolve(__dirname, '../schema', name), 'utf8');
const committed = textOf('schema.graphql');

describe('schema/schema.graphql', () => {
  it('is what the code emits', () => {
    const message = 'The schema has changed. Run `npm run schema`, look at what is different, and commit it.';
    expect(emittedSdl() === committed ? 'up to date' : message).toBe('up to date');
  });

  it('says at its head that it is not to be edited', () => {
    expect(committed).toMatch(/^# Emitted from the code by "npm run schema"\. Do not edit\.\n/);
  });

  it('links to version 2.5 of federation exactly, and imports what it uses', () => {
    expect(committed.match(/@link\(.*\)/g)).toEqual([
      '@link(url: "https://specs.apollo.dev/federation/v2.5", import: ["@key", "@shareable"])',
    ]);
    const used = new Set<string>();
    visit(parse(committed), { Directive: ({ name }) => void used.add(name.value) });
    expect([...used].sort()).toEqual(['key', 'link', 'shareable', 'specifiedBy']);
  });

  it('is what a gateway is given', () => {
    expect(committed).toContain(createSubgraph().sdl);
  });
});

describe('schema/api.graphql', () => {
  const api = textOf('api.graphql');

  it('is what the code emits', () => {
    const message = 'The schema has changed. Run `npm run schema`, look at what is different, and commit it.';
    expect(emittedApiSdl() === api ? 'up to date' : message).toBe('up to date');
  });

  it('says at its head that it is not to be edited', () => {
    expect(api).toMatch(/^# Emitted from the code by "npm run schema"\. Do not edit\.\n/);
  });

  it('is a valid schema by itself, against which all examples validate', () => {
    const built = buildSchema(api);

    expect(validateSchema(built)).toEqual([]);
    expect(validate(built, parse(textOf('examples.graphql')))).toEqual([]);
  });

  it('is schema.graphql without the directives of federation', () => {
    const ofFederation = new Set(['key', 'shareable']);
    const plain = visit(parse(committed, { noLocation: true }), {
      SchemaExtension: () => null,
      Directive: ({ name }) => (ofFederation.has(name.value) ? null : undefined),
    });
    const sorted = (document: typeof plain): string[] => document.definitions.map(print).sort();

    expect(sorted(parse(api, { noLocation: true }))).toEqual(sorted(plain));
  });
});

/** The schema without what federation adds. */
const parsed = parse(committed);
const definitions = parsed.definitions.filter(({ kind }) => kind !== Kind.SCHEMA_EXTENSION);
const schema = buildASTSchema({ ...parsed, definitions }, { assumeValidSDL: true });

const isOurs = (type: GraphQLNamedType): boolean => !isIntrospectionType(type) && !isSpecifiedScalarType(type);
const types = Object.values(schema.getTypeMap()).filter(isOurs);

interface Described {
  readonly path: string;
  readonly name: string;
  readonly description: string | null | undefined;
}

/** Everything that can have a description, with where it stands. */
const described: readonly Described[] = types.flatMap((type): Described[] => [
  { path: type.name, name: type.name, description: type.description },
  ...(isEnumType(type) ? valuesOf(type) : []),
  ...(isObjectType(type) || isInterfaceType(type) || isInputObjectType(type) ? fieldsOf(type) : []),
]);

function fieldsOf(type: GraphQLObjectType | GraphQLInterfaceType | GraphQLInputObjectType): Described[] {
  return Object.values<GraphQLField<unknown, unknown> | GraphQLInputField>(type.getFields()).flatMap((field) => {
    const path = `${type.name}.${field.name}`;
    const args = 'args' in field ? field.args : [];
    return [
      { path, name: field.name, description: field.description },
      ...args.map(({ name, description }) => ({ path: `${path}(${name})`, name, description })),
    ];
  });
}

function valuesOf(type: GraphQLEnumType): Described[] {
  return type.getValues().map(({ name, description }) => ({ path: `${type.name}.${name}`, name, description }));
}

/** Letters alone, without the little words: what is left when a description says no more than the name. */
const bare = (text: string): string =>
  text
    .toLowerCase()
    .replace(/\b(the|a|an|of|its|is|whether|it)\b/g, '')
    .replace(/[^a-z0-9]/g, '');
const nameInWords = (name: string): string => name.replace(/([a-z0-9])([A-Z])/g, '$1 $2').replaceAll('_', ' ');

describe('Every type, field, argument and value', () => {
  it('is many', () => {
    expect(types.length).toBeGreaterThan(40);
    expect(described.length).toBeGreaterThan(300);
  });

  it('has a description of at least ten characters', () => {
    const lacking = described.filter(({ description }) => (description ?? '').trim().length < 10);
    expect(lacking.map(({ path }) => path)).toEqual([]);
  });

  it('has a description that says more than its name', () => {
    const empty = described.filter(({ name, description }) => bare(description ?? '') === bare(nameInWords(name)));
    expect(empty.map(({ path, description }) => `${path}: ${description}`)).toEqual([]);
  });

  it('has a description that is a sentence, or ends as one', () => {
    const unfinished = described.filter(({ description }) => !/^[A-Z"`'0-9].*[.!?]["'`)]*$/s.test(description ?? ''));
    expect(unfinished.map(({ path, description }) => `${path}: ${description}`)).toEqual([]);
  });
});

describe('Every entity', () => {
  it('has a key and a global id', () => {
    const keyed: string[] = [];
    visit(parse(committed), {
      ObjectTypeDefinition: ({ name, directives }) => {
        if (directives?.some((directive) => directive.name.value === 'key')) keyed.push(name.value);
      },
    });
    expect(keyed.sort()).toEqual([
      'Class',
      'ClassSeries',
      'Contact',
      'Course',
      'Event',
      'Participant',
      'PublicEvent',
      'Room',
      'Venue',
    ]);
    const node = schema.getType('Node');
    if (!isInterfaceType(node)) throw new Error('There is no interface Node.');
    const implementations = schema.getPossibleTypes(node).map(({ name }) => name);
    // A write is nobody's to extend.
    expect(implementations.sort()).toEqual([...keyed, 'ProviderWrite'].sort());
  });
});
