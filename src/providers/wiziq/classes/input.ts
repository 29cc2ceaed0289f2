import { Field, ID, InputType, Int } from 'type-graphql';
import { AttendeeControl, PresenterControl } from '../../../model/class';
import { DateTime, EmailAddress, Locale, TimeZone, URLScalar } from '../../../model/scalars';
import { type OnConflict } from '../../../model/schedule';
import { IdempotencyKeyField, OnConflictField } from '../../../provider-kit/create-input';

/** The optional fields of a create and an update. */
@InputType({ description: 'The optional fields of a class.' })
abstract class ClassFields {
  @Field(() => Int, {
    nullable: true,
    description: 'How many minutes the presenter may extend the class. Not extendable if omitted.',
  })
  extendMinutes?: number | null;

  @Field(() => Locale, {
    nullable: true,
    description: 'The language of the classroom: "en-US". WizIQ chooses one if omitted.',
  })
  language?: string | null;

  @Field(() => Int, {
    nullable: true,
    description: 'The maximum number of attendees. 2 if omitted.',
  })
  attendeeLimit?: number | null;

  @Field(() => [PresenterControl], {
    nullable: true,
    description: 'What the presenter can use from the start. WizIQ chooses if omitted.',
  })
  presenterControls?: PresenterControl[] | null;

  @Field(() => [AttendeeControl], {
    nullable: true,
    description: 'What attendees can use from the start. WizIQ chooses if omitted.',
  })
  attendeeControls?: AttendeeControl[] | null;

  @Field(() => URLScalar, {
    nullable: true,
    description: 'The address that all participants are redirected to after the class.',
  })
  returnUrl?: string | null;

  @Field(() => URLScalar, {
    nullable: true,
    description: "An address of your own that WizIQ calls on every change of the class's status.",
  })
  statusPingUrl?: string | null;
}

@InputType({ description: 'A class to schedule at WizIQ.' })
export class CreateClassInput extends ClassFields {
  @IdempotencyKeyField('one class; in a series, the key is given beside `class`, not in it')
  idempotencyKey?: string | null;

  @Field(() => String, { description: 'The title of the class, at most 70 characters.' })
  title!: string;

  @Field(() => DateTime, { description: 'When it starts: a full minute, not in the past.' })
  startsAt!: Date;

  @Field(() => TimeZone, {
    defaultValue: 'GMT',
    description: 'The time zone in which WizIQ schedules and displays the class.',
  })
  timeZone!: string;

  @Field(() => Int, {
    defaultValue: 60,
    description: 'Scheduled duration in minutes. The maximum depends on your WizIQ contract.',
  })
  durationMinutes!: number;

  @Field(() => EmailAddress, {
    description: 'The email address of the presenter, a teacher of the WizIQ account.',
  })
  presenterEmail!: string;

  @Field(() => Boolean, { defaultValue: false, description: 'Whether to record it.' })
  isRecorded!: boolean;

  @OnConflictField('the presenter')
  onConflict?: OnConflict;
}

@InputType({ description: 'Changes to a class: absent fields remain unchanged, null clears.' })
export class UpdateClassInput extends ClassFields {
  @Field(() => ID, { description: 'Global id of the class: "wiziq:class:15716".' })
  id!: string;

  @Field(() => String, {
    nullable: true,
    description: 'The title of the class, at most 70 characters. May not be null.',
  })
  title?: string | null;

  @Field(() => DateTime, {
    nullable: true,
    description: 'When it starts: a full minute, not in the past. The stored time zone remains. May not be null.',
  })
  startsAt?: Date | null;

  @Field(() => TimeZone, {
    nullable: true,
    description:
      'The time zone in which WizIQ schedules the class. Without startsAt, the class still starts at the same instant. May not be null.',
  })
  timeZone?: string | null;

  @Field(() => Int, { nullable: true, description: 'Scheduled duration in minutes. May not be null.' })
  durationMinutes?: number | null;

  @Field(() => EmailAddress, {
    nullable: true,
    description: 'The email address of the presenter, a teacher of the WizIQ account. May not be null.',
  })
  presenterEmail?: string | null;

  @Field(() => Boolean, { nullable: true, description: 'Whether to record it. May not be null.' })
  isRecorded?: boolean | null;
}

@InputType({ description: 'An attendee to add to a class.' })
export class ClassAttendeeInput {
  @Field(() => ID, { description: 'An id of your own for the attendee: "101".' })
  attendeeId!: string;

  @Field(() => String, { description: 'The name that other participants see.' })
  screenName!: string;

  @Field(() => Locale, { nullable: true, description: 'The language of this attendee\'s classroom: "en-US".' })
  language?: string | null;
}

@InputType({ description: 'Attendees to add to a class.' })
export class AddClassAttendeesInput {
  @Field(() => ID, { description: 'Global id of the class: "wiziq:class:15716".' })
  classId!: string;

  @Field(() => [ClassAttendeeInput], { description: 'The attendees to add; at least one.' })
  attendees!: ClassAttendeeInput[];
}
