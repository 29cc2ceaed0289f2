import { Field, ID, InputType } from 'type-graphql';
import { DateTime } from '../../../model/scalars';
import { CANNOT_CLEAR, idempotencyKeyOf } from '../inputs';
import { LocalizedTextInput } from '../localized-text-input';

/** What a create may and an update may carry, with the same meaning in both. */
@InputType({ description: 'What creating and updating a room have in common.' })
abstract class RoomFields {
  @Field(() => LocalizedTextInput, { nullable: true, description: `What the room is for. ${CANNOT_CLEAR}` })
  description?: LocalizedTextInput | null;

  @Field(() => LocalizedTextInput, {
    nullable: true,
    description: `What the room is called where the public sees it. ${CANNOT_CLEAR}`,
  })
  publicName?: LocalizedTextInput | null;

  @Field(() => DateTime, {
    nullable: true,
    description: `When it opens for the public: a whole second, not before startsAt. It goes together with publicEndsAt. ${CANNOT_CLEAR}`,
  })
  publicStartsAt?: Date | null;

  @Field(() => DateTime, {
    nullable: true,
    description: `When it closes for the public: a whole second. It goes together with publicStartsAt. ${CANNOT_CLEAR}`,
  })
  publicEndsAt?: Date | null;

  @Field(() => ID, {
    nullable: true,
    description: `Icareus's own number of the theme that the room is shown in, as "3319901". A new room gets the first one there is where it is left out. ${CANNOT_CLEAR}`,
  })
  themeId?: string | null;

  @Field(() => ID, {
    nullable: true,
    description: `Icareus's own number of the linear channel that carries the room, as "2977205"; no two rooms may use one at the same time. A new room gets a free one where it is left out. ${CANNOT_CLEAR}`,
  })
  channelId?: string | null;
}

@InputType({ description: 'A room to be added to an event at Icareus. It lies within the times of the event.' })
export class CreateRoomInput extends RoomFields {
  @Field(() => String, { nullable: true, description: idempotencyKeyOf('room') })
  idempotencyKey?: string | null;

  @Field(() => ID, { description: 'Which event: its id, as "icareus:event:3697601".' })
  eventId!: string;

  @Field(() => LocalizedTextInput, { description: 'What the room is called.' })
  name!: LocalizedTextInput;

  @Field(() => DateTime, { description: 'When it starts: a whole second, not before the event.' })
  startsAt!: Date;

  @Field(() => DateTime, { description: 'When it ends: a whole second after its start, not after the event.' })
  endsAt!: Date;
}

@InputType({ description: 'What to change in a room: what is absent stays, null clears.' })
export class UpdateRoomInput extends RoomFields {
  @Field(() => ID, { description: 'Which room: its id, as "icareus:room:3697602".' })
  id!: string;

  @Field(() => LocalizedTextInput, { nullable: true, description: 'What the room is called. May not be null.' })
  name?: LocalizedTextInput | null;

  @Field(() => DateTime, {
    nullable: true,
    description:
      'When it starts: a whole second, not before the event. Alone, it leaves the end where it is. May not be null.',
  })
  startsAt?: Date | null;

  @Field(() => DateTime, {
    nullable: true,
    description:
      'When it ends: a whole second, not after the event. Alone, it leaves the start where it is. May not be null.',
  })
  endsAt?: Date | null;
}
