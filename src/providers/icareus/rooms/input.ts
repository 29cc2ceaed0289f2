import { Field, ID, InputType } from 'type-graphql';
import { DateTime } from '../../../model/scalars';
import { IdempotencyKeyField } from '../../../provider-kit/create-input';
import { CANNOT_CLEAR, LocalizedTextInput } from '../inputs';

@InputType({ description: 'Fields that creating and updating a room share.' })
abstract class RoomFields {
  @Field(() => LocalizedTextInput, { nullable: true, description: `The description of the room. ${CANNOT_CLEAR}` })
  description?: LocalizedTextInput | null;

  @Field(() => LocalizedTextInput, {
    nullable: true,
    description: `The name of the room that is shown to the public. ${CANNOT_CLEAR}`,
  })
  publicName?: LocalizedTextInput | null;

  @Field(() => DateTime, {
    nullable: true,
    description: `When it opens for the public, in whole seconds, not before startsAt. Requires publicEndsAt. ${CANNOT_CLEAR}`,
  })
  publicStartsAt?: Date | null;

  @Field(() => DateTime, {
    nullable: true,
    description: `When it closes for the public, in whole seconds. Requires publicStartsAt. ${CANNOT_CLEAR}`,
  })
  publicEndsAt?: Date | null;

  @Field(() => ID, {
    nullable: true,
    description: `The native id of the theme of the room, such as "3319901". A new room gets the first available theme if omitted. ${CANNOT_CLEAR}`,
  })
  themeId?: string | null;

  @Field(() => ID, {
    nullable: true,
    description: `The native id of the linear channel that carries the room, such as "2977205". Two rooms may not use one channel at the same time. A new room gets a free channel if omitted. ${CANNOT_CLEAR}`,
  })
  channelId?: string | null;
}

@InputType({ description: 'A new room of an event at Icareus Suite, within the times of the event.' })
export class CreateRoomInput extends RoomFields {
  @IdempotencyKeyField('one room')
  idempotencyKey?: string | null;

  @Field(() => ID, { description: 'The id of the event, such as "icareus:event:3697601".' })
  eventId!: string;

  @Field(() => LocalizedTextInput, { description: 'The name of the room.' })
  name!: LocalizedTextInput;

  @Field(() => DateTime, { description: 'The start, in whole seconds, not before that of the event.' })
  startsAt!: Date;

  @Field(() => DateTime, {
    description: 'The end, in whole seconds, after the start and not after the end of the event.',
  })
  endsAt!: Date;
}

@InputType({ description: 'Changes of a room: absent fields remain unchanged, null clears.' })
export class UpdateRoomInput extends RoomFields {
  @Field(() => ID, { description: 'The id of the room, such as "icareus:room:3697602".' })
  id!: string;

  @Field(() => LocalizedTextInput, { nullable: true, description: 'The name of the room. May not be null.' })
  name?: LocalizedTextInput | null;

  @Field(() => DateTime, {
    nullable: true,
    description:
      'The start, in whole seconds, not before that of the event. The end remains unchanged if omitted. May not be null.',
  })
  startsAt?: Date | null;

  @Field(() => DateTime, {
    nullable: true,
    description:
      'The end, in whole seconds, not after that of the event. The start remains unchanged if omitted. May not be null.',
  })
  endsAt?: Date | null;
}
