import { Directive, Field, ID, Int, ObjectType, registerEnumType } from 'type-graphql';
import { type MaybeDeferred } from './deferred';
import { type EntityKind } from './entity-kind';
import { Node, ProviderEntity } from './node';
import { EmailAddress, LocalDate, Locale, URLScalar } from './scalars';
import { ScheduledSession } from './session';

export enum PresenterControl {
  AUDIO = 'AUDIO',
  VIDEO = 'VIDEO',
}

registerEnumType(PresenterControl, {
  name: 'PresenterControl',
  description: 'What the presenter of a class has at hand from its first minute.',
  valuesConfig: {
    AUDIO: { description: 'The presenter can be heard.' },
    VIDEO: { description: 'The presenter can be seen.' },
  },
});

export enum AttendeeControl {
  AUDIO = 'AUDIO',
  WRITING = 'WRITING',
}

registerEnumType(AttendeeControl, {
  name: 'AttendeeControl',
  description: 'What every attendee of a class may do from its first minute, until the presenter says otherwise.',
  valuesConfig: {
    AUDIO: { description: 'Attendees can speak.' },
    WRITING: { description: 'Attendees can write on the whiteboard.' },
  },
});

export enum ClassRepeat {
  DAILY = 'DAILY',
  MONDAY_TO_SATURDAY = 'MONDAY_TO_SATURDAY',
  MONDAY_TO_FRIDAY = 'MONDAY_TO_FRIDAY',
  WEEKLY = 'WEEKLY',
  MONTHLY = 'MONTHLY',
}

registerEnumType(ClassRepeat, {
  name: 'ClassRepeat',
  description: "How a series of classes repeats: WizIQ's class_repeat_type, 1 to 5 in this order.",
  valuesConfig: {
    DAILY: { description: 'On all seven days of the week.' },
    MONDAY_TO_SATURDAY: { description: 'Daily, but not on Sundays.' },
    MONDAY_TO_FRIDAY: { description: 'Daily, but not at weekends.' },
    WEEKLY: { description: 'On chosen days of every week, or of every second to fifth: `weekly` says which.' },
    MONTHLY: { description: 'Once in every month, by date or by week and weekday: `monthly` says which.' },
  },
});

export enum RepeatWeekday {
  MONDAY = 'MONDAY',
  TUESDAY = 'TUESDAY',
  WEDNESDAY = 'WEDNESDAY',
  THURSDAY = 'THURSDAY',
  FRIDAY = 'FRIDAY',
  SATURDAY = 'SATURDAY',
  SUNDAY = 'SUNDAY',
}

registerEnumType(RepeatWeekday, {
  name: 'RepeatWeekday',
  description: "A day of the week, as clocks and calendars in the class's time zone have it.",
  valuesConfig: {
    MONDAY: { description: 'The first day of the week by ISO 8601.' },
    TUESDAY: { description: 'The second day of the week by ISO 8601.' },
    WEDNESDAY: { description: 'The third day of the week by ISO 8601.' },
    THURSDAY: { description: 'The fourth day of the week by ISO 8601.' },
    FRIDAY: { description: 'The fifth day of the week by ISO 8601.' },
    SATURDAY: { description: 'The sixth day of the week by ISO 8601.' },
    SUNDAY: { description: 'The seventh day of the week by ISO 8601.' },
  },
});

export enum MonthWeek {
  FIRST = 'FIRST',
  SECOND = 'SECOND',
  THIRD = 'THIRD',
  FOURTH = 'FOURTH',
  LAST = 'LAST',
}

registerEnumType(MonthWeek, {
  name: 'MonthWeek',
  description: 'Which of the days of that name in a month: its second Tuesday is SECOND with TUESDAY.',
  valuesConfig: {
    FIRST: { description: 'The first one of the month.' },
    SECOND: { description: 'The second one of the month.' },
    THIRD: { description: 'The third one of the month.' },
    FOURTH: { description: 'The fourth one of the month, which is the last in many months.' },
    LAST: { description: 'The last one of the month, be it the fourth or the fifth.' },
  },
});

@ObjectType({ description: 'How a weekly series repeats.', simpleResolvers: true })
export class WeeklyRepeat {
  @Field(() => Int, { description: 'After how many weeks it repeats: 1 is every week, 2 every other one; up to 5.' })
  everyWeeks!: number;

  @Field(() => [RepeatWeekday], { description: 'On which days of such a week there is a class.' })
  days!: readonly RepeatWeekday[];
}

@ObjectType({
  description: 'How a monthly series repeats: by date (`dayOfMonth`), or by day (`week` with `weekday`).',
  simpleResolvers: true,
})
export class MonthlyRepeat {
  @Field(() => Int, { nullable: true, description: 'On this date of the month, 1 to 31; null where it is by day.' })
  dayOfMonth!: number | null;

  @Field(() => MonthWeek, {
    nullable: true,
    description: 'Which of the weekdays of that name in the month; null where it is by date.',
  })
  week!: MonthWeek | null;

  @Field(() => RepeatWeekday, { nullable: true, description: 'The day of the week; null where it is by date.' })
  weekday!: RepeatWeekday | null;
}

@ObjectType({ description: 'Somebody who was added to a class by name.', simpleResolvers: true })
export class ClassAttendee {
  @Field(() => ID, { description: 'The id that the attendee was added with: your own, as "101".' })
  attendeeId!: string;

  @Field(() => String, { nullable: true, description: 'The name that the others in the class see.' })
  screenName!: string | null;

  @Field(() => URLScalar, {
    nullable: true,
    description: 'The personal link that lets this attendee into the class. Whoever has it is taken for the attendee.',
  })
  attendeeUrl!: string | null;
}

@Directive('@key(fields: "id")')
@ObjectType({
  implements: [ScheduledSession, Node],
  description:
    'A class in the WizIQ Virtual Classroom: one presenter, and attendees who each have a link of their own.',
  simpleResolvers: true,
})
export class Class extends ScheduledSession {
  @Field(() => Int, { description: 'How long it is scheduled for, in minutes.' })
  durationMinutes!: number;

  @Field(() => Int, {
    nullable: true,
    description: 'By how many minutes the presenter may overrun. WizIQ does not tell it of a class that is read back.',
  })
  extendMinutes!: number | null;

  @Field(() => EmailAddress, {
    nullable: true,
    description:
      'The address by which WizIQ knows the presenter. WizIQ may not tell it of a class that is read back; `hosts` has what it tells.',
  })
  presenterEmail!: string | null;

  @Field(() => URLScalar, {
    nullable: true,
    description: 'Where the presenter starts the class. Whoever has it is taken for the presenter.',
  })
  presenterUrl!: string | null;

  @Field(() => Locale, { nullable: true, description: 'The language of the classroom, where WizIQ tells it.' })
  language!: string | null;

  @Field(() => Int, { nullable: true, description: 'How many attendees there may be at most.' })
  attendeeLimit!: number | null;

  @Field(() => [PresenterControl], {
    description:
      'What the presenter has at hand from the first minute. Empty also where WizIQ does not tell, as of a class that is read back.',
  })
  presenterControls!: readonly PresenterControl[];

  @Field(() => [AttendeeControl], {
    description:
      'What attendees may do from the first minute. Empty also where WizIQ does not tell, as of a class that is read back.',
  })
  attendeeControls!: readonly AttendeeControl[];

  @Field(() => Boolean, { description: 'Whether the class is recorded.' })
  isRecorded!: boolean;

  @Field(() => URLScalar, {
    nullable: true,
    description: 'Where the recording is seen. WizIQ names the address before there is a recording behind it.',
  })
  recordingUrl!: string | null;

  @Field(() => URLScalar, {
    nullable: true,
    description: 'Where everybody is sent when the class is over. WizIQ does not tell it of a class that is read back.',
  })
  returnUrl!: string | null;

  @Field(() => URLScalar, { nullable: true, description: 'The address that WizIQ tells every change of status to.' })
  statusPingUrl!: string | null;

  @Field(() => [ClassAttendee], {
    nullable: true,
    description: 'Who was added by name; null where WizIQ does not tell.',
  })
  attendees!: readonly ClassAttendee[] | null;

  @Field(() => ClassSeries, { nullable: true, description: 'The series that the class belongs to, if any.' })
  series!: MaybeDeferred<ClassSeries | null>;
}

@Directive('@key(fields: "id")')
@ObjectType({
  implements: [Node],
  description:
    'Classes that were scheduled together and repeat by a rule. How it repeats is known of a series that was just created: WizIQ tells its classes later, not its rule.',
  simpleResolvers: true,
})
export class ClassSeries extends ProviderEntity {
  @Field(() => String, { description: 'What its classes are called.' })
  title!: string;

  @Field(() => String, {
    nullable: true,
    description:
      'WizIQ\'s own sentence about how it repeats, as "Your recurring series starts on 10/23/2013 at 05:00 and repeats daily (all 7 days)".',
  })
  summary!: string | null;

  @Field(() => ClassRepeat, { nullable: true, description: 'How it repeats; null where WizIQ does not tell.' })
  repeat!: ClassRepeat | null;

  @Field(() => WeeklyRepeat, { nullable: true, description: 'The rule of a weekly series; null for any other.' })
  weekly!: WeeklyRepeat | null;

  @Field(() => MonthlyRepeat, { nullable: true, description: 'The rule of a monthly series; null for any other.' })
  monthly!: MonthlyRepeat | null;

  @Field(() => Int, {
    nullable: true,
    description: 'How many classes it has, cancelled ones included; null where they could not all be counted.',
  })
  occurrences!: number | null;

  @Field(() => LocalDate, {
    nullable: true,
    description: 'The day on which it ends at the latest, where it was scheduled by that.',
  })
  until!: string | null;

  @Field(() => [Class], {
    nullable: true,
    description: 'Its classes by start, cancelled ones included; null, with an error, where they could not be read.',
  })
  classes!: MaybeDeferred<readonly Class[] | null>;
}

export const classKind: EntityKind<Class> = {
  name: 'class',
  type: Class,
  lookUp: {
    one: 'class',
    several: 'classesByIds',
    inWords: ['a class', 'classes'],
    exampleId: '15716',
  },
};

export const classSeriesKind: EntityKind<ClassSeries> = {
  name: 'series',
  type: ClassSeries,
  lookUp: {
    one: 'classSeries',
    several: 'classSeriesByIds',
    inWords: ['a series of classes', 'series of classes'],
    exampleId: '900',
  },
};
