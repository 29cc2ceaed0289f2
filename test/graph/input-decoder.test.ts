import { buildSchema, type GraphQLScalarType } from 'graphql';
import { createSubgraph, providers } from '../../src/app';
import { inputDecoder } from '../../src/graph/input-decoder';

describe('The decoder of recorded inputs', () => {
  const schema = buildSchema(`
    scalar DateTime
    enum Repeat { DAILY WEEKLY }
    input Seat { label: String! lookAt: String takenSince: DateTime }
    input CreateThingInput {
      lookAt: String!
      signUpDeadline: String
      opening: DateTime!
      closings: [DateTime!]
      first: Seat!
      seats: [Seat!]
      repeat: Repeat
      count: Int
    }
    type Query { ok: Boolean }
    type Mutation { createThing(input: CreateThingInput!): Boolean withoutInput(id: ID!): Boolean }
  `);
  const dateTime = schema.getType('DateTime') as GraphQLScalarType;
  dateTime.parseValue = (value) => {
    const instant = new Date(value as string);
    if (Number.isNaN(instant.getTime())) throw new Error(`"${String(value)}" is no instant.`);
    return instant;
  };
  const decode = inputDecoder(schema);
  const decoded = (input: object) => decode('createThing', JSON.stringify(input));
  const INSTANT = '2031-03-04T09:00:00.000Z';

  it('makes instants of what the schema declares as one, whatever the name of the field', () => {
    const input = {
      lookAt: INSTANT,
      signUpDeadline: INSTANT,
      opening: INSTANT,
      closings: [INSTANT, '2031-03-05T09:00:00.000Z'],
      first: { label: 'A', lookAt: INSTANT, takenSince: INSTANT },
      seats: [
        { label: 'B', takenSince: null },
        { label: 'C', takenSince: INSTANT },
      ],
      repeat: 'DAILY',
      count: 3,
    };
    const instant = new Date(INSTANT);
    expect(decoded(input)).toEqual({
      ...input,
      opening: instant,
      closings: [instant, new Date('2031-03-05T09:00:00.000Z')],
      first: { label: 'A', lookAt: INSTANT, takenSince: instant },
      seats: [
        { label: 'B', takenSince: null },
        { label: 'C', takenSince: instant },
      ],
    });
  });

  it('leaves what was not given, and fields that the schema does not know, as they were recorded', () => {
    const input = { opening: INSTANT, closings: null, earlierAt: INSTANT };
    expect(decoded(input)).toEqual({ opening: new Date(INSTANT), closings: null, earlierAt: INSTANT });
  });

  it('throws where a value is none of its type, and where there is no such mutation', () => {
    expect(() => decoded({ opening: 'soon' })).toThrow('"soon" is no instant.');
    for (const mutation of ['createOther', 'withoutInput'])
      expect(() => decode(mutation, '{}')).toThrow(
        `The schema has no mutation "${mutation}" with an argument "input".`,
      );
  });

  it('knows every input of the graph', () => {
    const { schema: subgraph } = createSubgraph();
    const decodeInput = inputDecoder(subgraph);
    expect(providers.length).toBeGreaterThan(0);
    for (const mutation of Object.keys(subgraph.getMutationType()!.getFields()))
      expect(decodeInput(mutation, '{}')).toEqual({});
    expect(decodeInput('createPublicEvent', JSON.stringify({ startsAt: INSTANT, title: INSTANT }))).toEqual({
      startsAt: new Date(INSTANT),
      title: INSTANT,
    });
  });
});
