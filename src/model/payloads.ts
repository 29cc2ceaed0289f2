import { Field, ID, ObjectType } from 'type-graphql';
import { type MaybeDeferred } from './deferred';
import { Event, Participant, Room } from './event';
import { ConflictsField, type KnownConflicts } from './schedule';
import { type SchedulingUserError, UserErrorsField } from './user-error';

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

  @ConflictsField()
  conflicts!: KnownConflicts;

  @UserErrorsField()
  userErrors!: readonly SchedulingUserError[];
}

@ObjectType({
  description: 'What became of a room: the room, or what the caller has to mend.',
  simpleResolvers: true,
})
export class RoomPayload {
  @Field(() => Room, {
    nullable: true,
    description: 'The room as its provider now has it; null when there are userErrors.',
  })
  room!: Room | null;

  @Field(() => Event, {
    nullable: true,
    description: 'The event that the room is in, with all its rooms; null when there are userErrors.',
  })
  event!: MaybeDeferred<Event | null>;

  @UserErrorsField()
  userErrors!: readonly SchedulingUserError[];
}

@ObjectType({
  description: 'What became of a participant: the participant, or what the caller has to mend.',
  simpleResolvers: true,
})
export class ParticipantPayload {
  @Field(() => Participant, {
    nullable: true,
    description: 'The participant as its provider now has it; null when there are userErrors.',
  })
  participant!: Participant | null;

  @UserErrorsField()
  userErrors!: readonly SchedulingUserError[];
}

@ObjectType({
  description: 'What became of a picture: the event or the room that it stands for, or what the caller has to mend.',
  simpleResolvers: true,
})
export class ThumbnailPayload {
  @Field(() => Event, {
    nullable: true,
    description: 'The event as its provider now has it; null when the id is that of a room, or there are userErrors.',
  })
  event!: Event | null;

  @Field(() => Room, {
    nullable: true,
    description: 'The room as its provider now has it; null when the id is that of an event, or there are userErrors.',
  })
  room!: Room | null;

  @UserErrorsField()
  userErrors!: readonly SchedulingUserError[];
}

@ObjectType({ description: 'What became of a deletion.', simpleResolvers: true })
export class SchedulingDeletePayload {
  @Field(() => ID, { nullable: true, description: 'Global id of what was deleted; null when there are userErrors.' })
  deletedId!: string | null;

  @UserErrorsField()
  userErrors!: readonly SchedulingUserError[];
}
