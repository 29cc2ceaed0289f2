import { Field, ID, InputType, Int } from 'type-graphql';
import { DateTime, TimeZone } from '../../model/scalars';
import { OnConflict } from '../../model/schedule';

/** What a create may and an update may carry, with the same meaning in both. */
@InputType({ description: 'What creating and updating a public event have in common.' })
abstract class PublicEventFields {
  @Field(() => String, { nullable: true, description: "Title; without one the event is called by its course's." })
  title?: string | null;

  @Field(() => String, { nullable: true, description: 'Code of the event.' })
  code?: string | null;

  @Field(() => Int, { nullable: true, description: 'Places there are.' })
  delegatesMax?: number | null;

  @Field(() => Boolean, { nullable: true, description: 'Whether it is pencilled in only.' })
  isProvisional?: boolean | null;

  @Field(() => Boolean, { nullable: true, description: 'Whether it is held online.' })
  isOnline?: boolean | null;

  @Field(() => Boolean, { nullable: true, description: 'Whether it is offered in the learning management system.' })
  isLms?: boolean | null;

  @Field(() => Boolean, { nullable: true, description: 'Whether it is marked as sold out.' })
  isSoldOut?: boolean | null;

  @Field(() => String, { nullable: true, description: 'Where it is held, in words.' })
  location?: string | null;

  @Field(() => String, { nullable: true, description: 'Notes of the staff.' })
  notes?: string | null;

  @Field(() => String, { nullable: true, description: 'Further notes of the staff.' })
  notes2?: string | null;

  @Field(() => DateTime, { nullable: true, description: 'Until when places can be booked, to the second.' })
  registrationDeadline?: Date | null;

  @Field(() => ID, { nullable: true, description: 'Who organises it: id of a Contact, as "administrate:contact:1".' })
  administratorId?: string | null;

  @Field(() => ID, { nullable: true, description: 'Administrate\'s own id of the region it is sold in, as "UK".' })
  regionId?: string | null;

  @Field(() => ID, { nullable: true, description: "Administrate's own id of the tag it is grouped by." })
  tagId?: string | null;

  @Field(() => ID, { nullable: true, description: "Administrate's own id of the customer account it is held for." })
  accountId?: string | null;

  @Field(() => ID, { nullable: true, description: "Administrate's own id of the company that holds it." })
  companyId?: string | null;

  @Field(() => ID, { nullable: true, description: "Administrate's own id of how it is taxed." })
  taxTypeId?: string | null;
}

@InputType({ description: 'A public event to be created at Administrate.' })
export class CreatePublicEventInput extends PublicEventFields {
  @Field(() => String, {
    nullable: true,
    description:
      'Names this create, 1 to 255 printable characters: the same key with the same input gives the same answer and one event, whatever was repeated or cut off in between. One is made where none is given.',
  })
  idempotencyKey?: string | null;

  @Field(() => ID, { description: 'What is taught: id of a Course, as "administrate:course:1"; `courses` finds it.' })
  courseId!: string;

  @Field(() => ID, { description: 'Where it is held: id of a Venue, as "administrate:venue:1"; `venues` finds it.' })
  venueId!: string;

  @Field(() => ID, {
    description: 'Who teaches it: id of a Contact, as "administrate:contact:1"; `contacts` finds it.',
  })
  tutorId!: string;

  @Field(() => DateTime, { description: 'When it starts, to the second.' })
  startsAt!: Date;

  @Field(() => DateTime, { description: 'When it ends, to the second.' })
  endsAt!: Date;

  @Field(() => TimeZone, { description: 'The zone of the wall-clock times that Administrate stores.' })
  timeZone!: string;

  @Field(() => String, {
    nullable: true,
    description: 'Currency of its prices, for example "GBP". Required by REST v2, the API that is used here.',
  })
  currency?: string | null;

  @Field(() => String, { defaultValue: 'normal', description: "Administrate's disposition of the event." })
  disposition!: string;

  @Field(() => OnConflict, {
    defaultValue: OnConflict.ALLOW,
    description: 'What to do when the tutor or the venue is already taken at that time.',
  })
  onConflict?: OnConflict;
}

@InputType({ description: 'What to change in a public event: what is absent stays, null clears.' })
export class UpdatePublicEventInput extends PublicEventFields {
  @Field(() => ID, { description: 'Which event: its id, as "administrate:public-event:6".' })
  id!: string;

  @Field(() => ID, { nullable: true, description: 'What is taught: id of a Course. May not be null.' })
  courseId?: string | null;

  @Field(() => ID, { nullable: true, description: 'Where it is held: id of a Venue. May not be null.' })
  venueId?: string | null;

  @Field(() => ID, { nullable: true, description: 'Who teaches it: id of a Contact. May not be null.' })
  tutorId?: string | null;

  @Field(() => DateTime, {
    nullable: true,
    description: 'When it starts, to the second. The stored zone stays. May not be null.',
  })
  startsAt?: Date | null;

  @Field(() => DateTime, {
    nullable: true,
    description: 'When it ends, to the second. The stored zone stays. May not be null.',
  })
  endsAt?: Date | null;

  @Field(() => TimeZone, {
    nullable: true,
    description:
      'The zone of the wall-clock times that Administrate stores. Alone, it moves nothing: the instants stay. May not be null.',
  })
  timeZone?: string | null;

  @Field(() => String, { nullable: true, description: 'Currency of its prices, as "GBP". May not be null.' })
  currency?: string | null;

  @Field(() => String, { nullable: true, description: "Administrate's disposition of the event. May not be null." })
  disposition?: string | null;

  @Field(() => Boolean, { nullable: true, description: 'Whether it is called off. May not be null.' })
  isCancelled?: boolean | null;
}
