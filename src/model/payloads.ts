import { Field, ID, ObjectType } from 'type-graphql';
import { Event } from './event';
import { SchedulingUserError } from './user-error';

@ObjectType({
  description: 'What became of an event: the event, or what the caller has to mend.',
  simpleResolvers: true,
})
export class EventPayload {
  @Field(() => Event, {
    nullable: true,
    description: 'The event as its provider now has it; null when there are userErrors.',
  })
  event!: Event | null;

  @Field(() => [SchedulingUserError], { description: 'What the caller has to mend; empty when all went well.' })
  userErrors!: readonly SchedulingUserError[];
}

@ObjectType({ description: 'What became of a deletion.', simpleResolvers: true })
export class SchedulingDeletePayload {
  @Field(() => ID, { nullable: true, description: 'Global id of what was deleted; null when there are userErrors.' })
  deletedId!: string | null;

  @Field(() => [SchedulingUserError], { description: 'What the caller has to mend; empty when all went well.' })
  userErrors!: readonly SchedulingUserError[];
}
