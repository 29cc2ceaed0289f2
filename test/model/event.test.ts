import { GraphQLObjectType, type GraphQLUnionType } from 'graphql';
import { createSubgraph } from '../../src/app';
import { isKindOf } from '../../src/model/entity-kind';
import { Event } from '../../src/model/event';
import { providers } from '../../src/providers';

const withEvents = providers.filter(({ kinds }) => kinds.some((kind) => isKindOf(kind, Event)));
const detailsOf = (manifests: typeof providers): string[] =>
  manifests.flatMap(({ eventDetails }) => (eventDetails ? [eventDetails.name] : []));
const unionOf = (manifests: typeof providers): GraphQLUnionType =>
  createSubgraph(manifests).schema.getType('EventDetails') as GraphQLUnionType;
const namesIn = (union: GraphQLUnionType): string[] => union.getTypes().map(({ name }) => name);

describe('EventDetails', () => {
  it('is the union of the details of all providers that have events', () => {
    expect(detailsOf(withEvents)).toHaveLength(withEvents.length);
    expect(namesIn(unionOf(providers))).toEqual(detailsOf(providers));
  });

  it('has the details of the providers of the graph only', () => {
    for (const manifest of withEvents) expect(namesIn(unionOf([manifest]))).toEqual(detailsOf([manifest]));
    expect(namesIn(unionOf(providers))).toEqual(detailsOf(providers));
  });

  it('knows the type of its members', async () => {
    const union = unionOf(providers);
    for (const { eventDetails } of withEvents) {
      expect(await union.resolveType?.(new eventDetails!(), {}, {} as never, union)).toBe(eventDetails!.name);
    }
  });
});

it('every member and field of an event is described', () => {
  const { schema } = createSubgraph();
  const names = [
    'Event',
    'EventPayload',
    ...detailsOf(providers),
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
