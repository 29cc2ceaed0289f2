import { createUnionType, Directive, Field, ObjectType } from 'type-graphql';
import { Node, typeNameOf } from './node';
import { eventDetailsTypes } from './registry';
import { ScheduledSession } from './session';

/** An instance of one of the classes that providers registered by `registerEventDetails`. */
export const EventDetails = createUnionType({
  name: 'EventDetails',
  description: 'What only one provider tells of its events: a type for each provider that keeps events.',
  types: eventDetailsTypes,
  resolveType: typeNameOf,
});

@Directive('@key(fields: "id")')
@ObjectType({
  implements: [ScheduledSession, Node],
  description: 'A live session that people join over the internet. Kept by a provider of online events, as Electa.',
  simpleResolvers: true,
})
export class Event extends ScheduledSession {
  @Field(() => EventDetails, {
    description: "What only the event's own provider tells of it. Which type it is follows from `provider`.",
  })
  details!: object;
}
