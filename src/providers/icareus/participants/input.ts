import { Field, ID, InputType } from 'type-graphql';
import { EmailAddress } from '../../../model/scalars';
import { IdempotencyKeyField } from '../../../provider-kit/create-input';
import { CANNOT_CLEAR } from '../inputs';

@InputType({ description: 'Fields that creating and updating a participant share.' })
abstract class ParticipantFields {
  @Field(() => String, { nullable: true, description: `The first name. ${CANNOT_CLEAR}` })
  firstName?: string | null;

  @Field(() => String, { nullable: true, description: `The last name. ${CANNOT_CLEAR}` })
  lastName?: string | null;

  @Field(() => String, {
    nullable: true,
    description: `The company or organisation of the participant. ${CANNOT_CLEAR}`,
  })
  company?: string | null;
}

@InputType({ description: 'A new participant of an event at Icareus Suite.' })
export class CreateParticipantInput extends ParticipantFields {
  @IdempotencyKeyField('one participant')
  idempotencyKey?: string | null;

  @Field(() => ID, { description: 'The id of the event, such as "icareus:event:3697601".' })
  eventId!: string;

  @Field(() => EmailAddress, { description: "The participant's email address." })
  emailAddress!: string;

  @Field(() => Boolean, {
    nullable: true,
    description:
      'Whether the participant is blocked from the event. If omitted, the provider blocks: its default is true.',
  })
  blocked?: boolean | null;
}

@InputType({ description: 'Changes of a participant: absent fields remain unchanged, null clears.' })
export class UpdateParticipantInput extends ParticipantFields {
  @Field(() => ID, { description: 'The id of the participant, such as "icareus:participant:3697601.77".' })
  id!: string;

  @Field(() => EmailAddress, { nullable: true, description: "The participant's email address. May not be null." })
  emailAddress?: string | null;

  @Field(() => Boolean, {
    nullable: true,
    description: 'Whether the participant is blocked from the event. May not be null.',
  })
  blocked?: boolean | null;
}
