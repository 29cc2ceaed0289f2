import { Field, ID, InputType, Int } from 'type-graphql';
import { DateTime, TimeZone } from '../../model/scalars';
import { type OnConflict } from '../../model/schedule';
import { IdempotencyKeyField, OnConflictField } from '../../provider-kit/create-input';

/** The fields with the same meaning in a create and in an update. */
@InputType({ description: 'The fields that creating and updating a public event have in common.' })
abstract class PublicEventFields {
  @Field(() => String, { nullable: true, description: 'Title; an event without one has the title of its course.' })
  title?: string | null;

  @Field(() => String, { nullable: true, description: 'Code of the event.' })
  code?: string | null;

  @Field(() => Int, { nullable: true, description: 'Number of places.' })
  delegatesMax?: number | null;

  @Field(() => Boolean, {
    nullable: true,
    description: 'Whether the event is provisional, so that it may still be withdrawn.',
  })
  isProvisional?: boolean | null;

  @Field(() => Boolean, { nullable: true, description: 'Whether it is held online.' })
  isOnline?: boolean | null;

  @Field(() => Boolean, { nullable: true, description: 'Whether it is offered in the learning management system.' })
  isLms?: boolean | null;

  @Field(() => Boolean, { nullable: true, description: 'Whether it is marked as sold out.' })
  isSoldOut?: boolean | null;

  @Field(() => String, { nullable: true, description: 'The location as text.' })
  location?: string | null;

  @Field(() => String, { nullable: true, description: 'Internal notes.' })
  notes?: string | null;

  @Field(() => String, { nullable: true, description: 'Further internal notes.' })
  notes2?: string | null;

  @Field(() => DateTime, { nullable: true, description: 'The end of booking, to the second.' })
  registrationDeadline?: Date | null;

  @Field(() => ID, { nullable: true, description: 'The organizer: id of a Contact, such as "administrate:contact:1".' })
  administratorId?: string | null;

  @Field(() => ID, { nullable: true, description: 'Native id of the region in which it is sold, such as "UK".' })
  regionId?: string | null;

  @Field(() => ID, { nullable: true, description: 'Native id of its tag.' })
  tagId?: string | null;

  @Field(() => ID, { nullable: true, description: 'Native id of the customer account for which it is held.' })
  accountId?: string | null;

  @Field(() => ID, { nullable: true, description: 'Native id of the company that holds it.' })
  companyId?: string | null;

  @Field(() => ID, { nullable: true, description: 'Native id of its tax type.' })
  taxTypeId?: string | null;
}

@InputType({ description: 'A public event to create at Administrate.' })
export class CreatePublicEventInput extends PublicEventFields {
  @IdempotencyKeyField('one event')
  idempotencyKey?: string | null;

  @Field(() => ID, { description: 'The course: id of a Course, such as "administrate:course:1"; see `courses`.' })
  courseId!: string;

  @Field(() => ID, { description: 'The venue: id of a Venue, such as "administrate:venue:1"; see `venues`.' })
  venueId!: string;

  @Field(() => ID, { description: 'The tutor: id of a Contact, such as "administrate:contact:1"; see `contacts`.' })
  tutorId!: string;

  @Field(() => DateTime, { description: 'Start, to the second.' })
  startsAt!: Date;

  @Field(() => DateTime, { description: 'End, to the second.' })
  endsAt!: Date;

  @Field(() => TimeZone, { description: 'The zone of the wall times that Administrate stores.' })
  timeZone!: string;

  @Field(() => String, {
    nullable: true,
    description: 'Currency of its prices, such as "GBP". Required by REST v2, the API that is used here.',
  })
  currency?: string | null;

  @Field(() => String, { defaultValue: 'normal', description: "Administrate's disposition of the event." })
  disposition!: string;

  @OnConflictField('the tutor or the venue')
  onConflict?: OnConflict;
}

@InputType({ description: 'The changes of a public event: omitted fields remain unchanged, null clears a field.' })
export class UpdatePublicEventInput extends PublicEventFields {
  @Field(() => ID, { description: 'Id of the event, such as "administrate:public-event:6".' })
  id!: string;

  @Field(() => ID, { nullable: true, description: 'The course: id of a Course. May not be null.' })
  courseId?: string | null;

  @Field(() => ID, { nullable: true, description: 'The venue: id of a Venue. May not be null.' })
  venueId?: string | null;

  @Field(() => ID, { nullable: true, description: 'The tutor: id of a Contact. May not be null.' })
  tutorId?: string | null;

  @Field(() => DateTime, {
    nullable: true,
    description: 'Start, to the second. The stored zone remains unchanged. May not be null.',
  })
  startsAt?: Date | null;

  @Field(() => DateTime, {
    nullable: true,
    description: 'End, to the second. The stored zone remains unchanged. May not be null.',
  })
  endsAt?: Date | null;

  @Field(() => TimeZone, {
    nullable: true,
    description:
      'The zone of the wall times that Administrate stores. A new zone alone does not move the event: its instants remain unchanged. May not be null.',
  })
  timeZone?: string | null;

  @Field(() => String, { nullable: true, description: 'Currency of its prices, such as "GBP". May not be null.' })
  currency?: string | null;

  @Field(() => String, { nullable: true, description: "Administrate's disposition of the event. May not be null." })
  disposition?: string | null;

  @Field(() => Boolean, { nullable: true, description: 'Whether it is cancelled. May not be null.' })
  isCancelled?: boolean | null;
}
