import { Field, ID, InputType, Int } from 'type-graphql';
import { AttendeeControl, ClassRepeat, MonthWeek, PresenterControl, RepeatWeekday } from '../../model/class';
import { DateTime, EmailAddress, LocalDate, Locale, TimeZone, URLScalar } from '../../model/scalars';
import { OnConflict } from '../../model/schedule';

const keyOf = (what: string): string =>
  `Names this create, 1 to 255 printable characters: the same key with the same input gives the same answer and one ${what}, whatever was repeated or cut off in between. One is made where none is given.`;

/** What a create may and an update may carry, with the same meaning in both. */
@InputType({ description: 'What creating and updating a class have in common.' })
abstract class ClassFields {
  @Field(() => Int, {
    nullable: true,
    description: 'By how many minutes the presenter may overrun. Without it the class ends when its time is up.',
  })
  extendMinutes?: number | null;

  @Field(() => Locale, {
    nullable: true,
    description: 'The language of the classroom, as "en-US". WizIQ chooses one where it is left out.',
  })
  language?: string | null;

  @Field(() => Int, {
    nullable: true,
    description: 'How many attendees there may be at most. WizIQ allows 2 where it is left out.',
  })
  attendeeLimit?: number | null;

  @Field(() => [PresenterControl], {
    nullable: true,
    description: 'What the presenter has at hand from the first minute. WizIQ chooses where it is left out.',
  })
  presenterControls?: PresenterControl[] | null;

  @Field(() => [AttendeeControl], {
    nullable: true,
    description: 'What attendees may do from the first minute. WizIQ chooses where it is left out.',
  })
  attendeeControls?: AttendeeControl[] | null;

  @Field(() => URLScalar, { nullable: true, description: 'Where everybody is sent when the class is over.' })
  returnUrl?: string | null;

  @Field(() => URLScalar, {
    nullable: true,
    description: "An address of your own, which WizIQ tells every change of the class's status to.",
  })
  statusPingUrl?: string | null;
}

@InputType({ description: 'A class to be scheduled at WizIQ.' })
export class CreateClassInput extends ClassFields {
  @Field(() => String, {
    nullable: true,
    description: `${keyOf('class')} In a series it stands beside \`class\`, not in it.`,
  })
  idempotencyKey?: string | null;

  @Field(() => String, { description: 'What the class is called, in at most 70 characters.' })
  title!: string;

  @Field(() => DateTime, { description: 'When it starts: a full minute, not in the past.' })
  startsAt!: Date;

  @Field(() => TimeZone, {
    defaultValue: 'GMT',
    description: 'The zone whose clocks WizIQ schedules by, and in which it shows the class to people.',
  })
  timeZone!: string;

  @Field(() => Int, {
    defaultValue: 60,
    description: 'How long it is scheduled for, in minutes. How long it may be depends on your WizIQ contract.',
  })
  durationMinutes!: number;

  @Field(() => EmailAddress, {
    description: 'The address by which WizIQ knows the presenter: that of a teacher of the account.',
  })
  presenterEmail!: string;

  @Field(() => Boolean, { defaultValue: false, description: 'Whether to record it.' })
  isRecorded!: boolean;

  @Field(() => OnConflict, {
    defaultValue: OnConflict.ALLOW,
    description: 'What to do when the presenter is already taken at that time.',
  })
  onConflict?: OnConflict;
}

@InputType({ description: 'On which days of which weeks a series repeats.' })
export class WeeklyRepeatInput {
  @Field(() => Int, {
    defaultValue: 1,
    description: 'After how many weeks it repeats: 1 is every week, 2 every other one; up to 5.',
  })
  everyWeeks!: number;

  @Field(() => [RepeatWeekday], { description: 'On which days of such a week there is a class; at least one.' })
  days!: RepeatWeekday[];
}

@InputType({
  description: 'On which day of the month a series repeats: either `dayOfMonth`, or `week` with `weekday`.',
})
export class MonthlyRepeatInput {
  @Field(() => Int, { nullable: true, description: 'On this date, 1 to 31.' })
  dayOfMonth?: number | null;

  @Field(() => MonthWeek, { nullable: true, description: 'Which of the weekdays of that name in the month.' })
  week?: MonthWeek | null;

  @Field(() => RepeatWeekday, { nullable: true, description: 'The day of the week.' })
  weekday?: RepeatWeekday | null;
}

@InputType({
  description: 'A series of classes to be scheduled at WizIQ. Exactly one of `occurrences` and `until` ends it.',
})
export class CreateRecurringClassInput {
  @Field(() => String, { nullable: true, description: keyOf('series') })
  idempotencyKey?: string | null;

  @Field(() => CreateClassInput, {
    description:
      'The first class; the others are like it, at the same time of day on the clocks of its zone. Its idempotencyKey stays away: the one beside it is for the whole series.',
  })
  class!: CreateClassInput;

  @Field(() => ClassRepeat, { description: 'How the series repeats.' })
  repeat!: ClassRepeat;

  @Field(() => Int, { nullable: true, description: 'After how many classes the series ends.' })
  occurrences?: number | null;

  @Field(() => LocalDate, {
    nullable: true,
    description: "The day on which the series ends at the latest, on the calendars of the class's zone.",
  })
  until?: string | null;

  @Field(() => WeeklyRepeatInput, { nullable: true, description: 'For repeat: WEEKLY, and for no other.' })
  weekly?: WeeklyRepeatInput | null;

  @Field(() => MonthlyRepeatInput, { nullable: true, description: 'For repeat: MONTHLY, and for no other.' })
  monthly?: MonthlyRepeatInput | null;
}

@InputType({ description: 'What to change in a class: what is absent stays, null clears.' })
export class UpdateClassInput extends ClassFields {
  @Field(() => ID, { description: 'Which class: its id, as "wiziq:class:15716".' })
  id!: string;

  @Field(() => String, {
    nullable: true,
    description: 'What the class is called, in at most 70 characters. May not be null.',
  })
  title?: string | null;

  @Field(() => DateTime, {
    nullable: true,
    description: 'When it starts: a full minute, not in the past. The stored zone stays. May not be null.',
  })
  startsAt?: Date | null;

  @Field(() => TimeZone, {
    nullable: true,
    description:
      'The zone whose clocks WizIQ schedules by. Alone, it moves nothing: the class starts at the same instant. May not be null.',
  })
  timeZone?: string | null;

  @Field(() => Int, { nullable: true, description: 'How long it is scheduled for, in minutes. May not be null.' })
  durationMinutes?: number | null;

  @Field(() => EmailAddress, {
    nullable: true,
    description: 'The address by which WizIQ knows the presenter: that of a teacher of the account. May not be null.',
  })
  presenterEmail?: string | null;

  @Field(() => Boolean, { nullable: true, description: 'Whether to record it. May not be null.' })
  isRecorded?: boolean | null;
}

@InputType({ description: 'Somebody to be added to a class by name.' })
export class ClassAttendeeInput {
  @Field(() => ID, { description: 'An id of your own for the attendee, as "101".' })
  attendeeId!: string;

  @Field(() => String, { description: 'The name that the others in the class see.' })
  screenName!: string;

  @Field(() => Locale, { nullable: true, description: 'The language of this attendee\'s classroom, as "en-US".' })
  language?: string | null;
}

@InputType({ description: 'Who to add to a class.' })
export class AddClassAttendeesInput {
  @Field(() => ID, { description: 'Which class: its id, as "wiziq:class:15716".' })
  classId!: string;

  @Field(() => [ClassAttendeeInput], { description: 'The attendees to add; at least one.' })
  attendees!: ClassAttendeeInput[];
}
