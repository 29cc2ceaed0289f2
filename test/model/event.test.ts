import { GraphQLObjectType, GraphQLUnionType } from 'graphql';
import { createSubgraph } from '../../src/app';
import { eventDetailsTypes, registerEventDetails } from '../../src/model/registry';
import { ElectaEventDetails } from '../../src/providers/electa/details';

const union = () => createSubgraph().schema.getType('EventDetails') as GraphQLUnionType;

describe('EventDetails', () => {
  it('is the union of what providers register', () => {
    const { schema } = createSubgraph();
    const details = schema.getType('EventDetails');
    expect(details).toBeInstanceOf(GraphQLUnionType);
    expect((details as GraphQLUnionType).getTypes().map(({ name }) => name)).toEqual(
      eventDetailsTypes().map(({ name }) => name),
    );
    expect(eventDetailsTypes()).toContain(ElectaEventDetails);
  });

  it('is no larger for what is registered twice', () => {
    const before = union().getTypes().length;
    registerEventDetails(ElectaEventDetails);
    expect(union().getTypes()).toHaveLength(before);
  });

  it('knows the type of its members', async () => {
    const name = await union().resolveType?.(new ElectaEventDetails(), {}, {} as never, union());
    expect(name).toBe('ElectaEventDetails');
  });
});

it('every member and field of an event is described', () => {
  const { schema } = createSubgraph();
  const names = [
    'Event',
    'EventPayload',
    'ElectaEventDetails',
    'IcareusEventDetails',
    'IcareusGdpr',
    'IcareusPublishing',
    'LocalizedText',
    'LocalizedTextTranslation',
    'Participant',
    'Room',
    'RoomRecording',
  ];
  for (const type of names.map((name) => schema.getType(name))) {
    expect(type).toBeInstanceOf(GraphQLObjectType);
    expect(type?.description).toBeTruthy();
    for (const field of Object.values((type as GraphQLObjectType).getFields())) {
      expect([type?.name, field.name, Boolean(field.description)]).toEqual([type?.name, field.name, true]);
    }
  }
});
