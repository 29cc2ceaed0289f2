import { Field, ID, InputType } from 'type-graphql';
import { EmailAddress } from '../../../model/scalars';
import { CANNOT_CLEAR, idempotencyKeyOf } from '../inputs';

/** What a create may and an update may carry, with the same meaning in both. */
@InputType({ description: 'What creating and updating a participant have in common.' })
abstract class ParticipantFields {
  @Field(() => String, { nullable: true, description: `The first name. ${CANNOT_CLEAR}` })
  firstName?: string | null;

  @Field(() => String, { nullable: true, description: `The last name. ${CANNOT_CLEAR}` })
  lastName?: string | null;

  @Field(() => String, {
    nullable: true,
    description: `The company or organisation that the participant is a part of. ${CANNOT_CLEAR}`,
  })
  company?: string | null;
}

@InputType({ description: 'Somebody to be let into an event at Icareus, or to be kept out of it.' })
export class CreateParticipantInput extends ParticipantFields {
  @Field(() => String, { nullable: true, description: idempotencyKeyOf('participant') })
  idempotencyKey?: string | null;

  @Field(() => ID, { description: 'Which event: its id, as "icareus:event:3697601".' })
  eventId!: string;

  @Field(() => EmailAddress, { description: "The participant's e-mail address." })
  emailAddress!: string;

  @Field(() => Boolean, {
    nullable: true,
    description:
      'Whether the participant is kept out of the event. Where it is left out, the provider blocks: its default is true. Say false to let somebody in.',
  })
  blocked?: boolean | null;
}

@InputType({ description: 'What to change in a participant: what is absent stays, null clears.' })
export class UpdateParticipantInput extends ParticipantFields {
  @Field(() => ID, { description: 'Which participant: its id, as "icareus:participant:3697601.77".' })
  id!: string;

  @Field(() => EmailAddress, { nullable: true, description: "The participant's e-mail address. May not be null." })
  emailAddress?: string | null;

  @Field(() => Boolean, {
    nullable: true,
    description: 'Whether the participant is kept out of the event. May not be null.',
  })
  blocked?: boolean | null;
}
