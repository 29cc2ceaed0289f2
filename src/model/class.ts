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
  description: 'What the presenter of a class can use from the start.',
  valuesConfig: {
    AUDIO: { description: 'Microphone.' },
    VIDEO: { description: 'The camera of the presenter.' },
  },
});

export enum AttendeeControl {
  AUDIO = 'AUDIO',
  WRITING = 'WRITING',
}

registerEnumType(AttendeeControl, {
  name: 'AttendeeControl',
  description: 'What attendees of a class can use from the start, until the presenter changes it.',
  valuesConfig: {
    AUDIO: { description: 'Microphone.' },
    WRITING: { description: 'Whiteboard.' },
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
  description: 'How a series of classes repeats.',
  valuesConfig: {
    DAILY: { description: 'On all seven days of the week.' },
    MONDAY_TO_SATURDAY: { description: 'Daily, but not on Sundays.' },
    MONDAY_TO_FRIDAY: { description: 'Daily, but not at weekends.' },
    WEEKLY: { description: 'On chosen days of every first to fifth week, given by `weekly`.' },
    MONTHLY: { description: 'Once in every month, by date or by week and weekday, given by `monthly`.' },
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
  description: "A day of the week in the class's time zone.",
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
  description: 'Which occurrence of a weekday in a month: the second Tuesday is SECOND with TUESDAY.',
  valuesConfig: {
    FIRST: { description: 'The first of the month.' },
    SECOND: { description: 'The second of the month.' },
    THIRD: { description: 'The third of the month.' },
    FOURTH: { description: 'The fourth of the month, which is often the last.' },
    LAST: { description: 'The last of the month: the fourth or the fifth.' },
  },
});

@ObjectType({ description: 'How a weekly series repeats.', simpleResolvers: true })
export class WeeklyRepeat {
  @Field(() => Int, { description: 'How many weeks apart it repeats: 1 is every week, 2 every other week; at most 5.' })
  everyWeeks!: number;

  @Field(() => [RepeatWeekday], { description: 'The days of such a week that have a class.' })
  days!: readonly RepeatWeekday[];
}

@ObjectType({
  description: 'How a monthly series repeats: by date (`dayOfMonth`), or by day (`week` and `weekday`).',
  simpleResolvers: true,
})
export class MonthlyRepeat {
  @Field(() => Int, {
    nullable: true,
    description: 'Day of the month, 1 to 31; null if it repeats by week and weekday.',
  })
  dayOfMonth!: number | null;

  @Field(() => MonthWeek, {
    nullable: true,
    description: 'Which occurrence of the weekday in the month; null if it repeats by date.',
  })
  week!: MonthWeek | null;

  @Field(() => RepeatWeekday, { nullable: true, description: 'The day of the week; null if it repeats by date.' })
  weekday!: RepeatWeekday | null;
}

@ObjectType({ description: 'An attendee who was added to a class.', simpleResolvers: true })
export class ClassAttendee {
  @Field(() => ID, { description: 'The id given when the attendee was added, chosen by the caller: "101".' })
  attendeeId!: string;

  @Field(() => String, { nullable: true, description: 'The name that other participants see.' })
  screenName!: string | null;

  @Field(() => URLScalar, {
    nullable: true,
    description: 'The personal link of this attendee. Its holder joins the class as the attendee.',
  })
  attendeeUrl!: string | null;
}

@Directive('@key(fields: "id")')
@ObjectType({
  implements: [ScheduledSession, Node],
  description: 'A class in a virtual classroom: one presenter, and attendees with personal links.',
  simpleResolvers: true,
})
export class Class extends ScheduledSession {
  @Field(() => Int, { description: 'Scheduled duration in minutes.' })
  durationMinutes!: number;

  @Field(() => Int, {
    nullable: true,
    description:
      'How many minutes the presenter may extend the class. A provider may not return it; it is known for classes created or changed through this graph.',
  })
  extendMinutes!: number | null;

  @Field(() => EmailAddress, {
    nullable: true,
    description:
      'The email address of the presenter. The provider may not return it when a class is read; `hosts` contains what it returns.',
  })
  presenterEmail!: string | null;

  @Field(() => URLScalar, {
    nullable: true,
    description: 'The link with which the presenter starts the class. Its holder joins the class as the presenter.',
  })
  presenterUrl!: string | null;

  @Field(() => Locale, { nullable: true, description: 'The language of the classroom, if the provider returns it.' })
  language!: string | null;

  @Field(() => Int, { nullable: true, description: 'The maximum number of attendees.' })
  attendeeLimit!: number | null;

  @Field(() => [PresenterControl], {
    description:
      'What the presenter can use from the start. Also empty if unknown: a provider may not return it when a class is read.',
  })
  presenterControls!: readonly PresenterControl[];

  @Field(() => [AttendeeControl], {
    description:
      'What attendees can use from the start. Also empty if unknown: a provider may not return it when a class is read.',
  })
  attendeeControls!: readonly AttendeeControl[];

  @Field(() => Boolean, { description: 'Whether the class is recorded.' })
  isRecorded!: boolean;

  @Field(() => URLScalar, {
    nullable: true,
    description: 'The address of the recording. A provider may return it before the recording exists.',
  })
  recordingUrl!: string | null;

  @Field(() => URLScalar, {
    nullable: true,
    description:
      'The address that all participants are redirected to after the class. A provider may not return it; it is known for classes created or changed through this graph.',
  })
  returnUrl!: string | null;

  @Field(() => URLScalar, {
    nullable: true,
    description: 'The address that the provider calls on every change of status.',
  })
  statusPingUrl!: string | null;

  @Field(() => [ClassAttendee], {
    nullable: true,
    description: 'The attendees who were added; null if the provider does not return them.',
  })
  attendees!: readonly ClassAttendee[] | null;

  @Field(() => ClassSeries, { nullable: true, description: 'The series that the class belongs to, if any.' })
  series!: MaybeDeferred<ClassSeries | null>;
}

@Directive('@key(fields: "id")')
@ObjectType({
  implements: [Node],
  description:
    'Classes that were scheduled together and repeat by a rule. A provider may not return the rule; it is known for series created through this graph.',
  simpleResolvers: true,
})
export class ClassSeries extends ProviderEntity {
  @Field(() => String, { description: 'The title of its classes.' })
  title!: string;

  @Field(() => String, {
    nullable: true,
    description:
      'The provider\'s own description of how it repeats: "Your recurring series starts on 10/23/2013 at 05:00 and repeats daily (all 7 days)".',
  })
  summary!: string | null;

  @Field(() => ClassRepeat, { nullable: true, description: 'How it repeats; null if unknown.' })
  repeat!: ClassRepeat | null;

  @Field(() => WeeklyRepeat, { nullable: true, description: 'The rule of a weekly series; null for any other.' })
  weekly!: WeeklyRepeat | null;

  @Field(() => MonthlyRepeat, { nullable: true, description: 'The rule of a monthly series; null for any other.' })
  monthly!: MonthlyRepeat | null;

  @Field(() => Int, {
    nullable: true,
    description: 'The number of its classes, cancelled ones included; null if they could not all be counted.',
  })
  occurrences!: number | null;

  @Field(() => LocalDate, {
    nullable: true,
    description: 'The last possible day of the series, if it was scheduled with one.',
  })
  until!: string | null;

  @Field(() => [Class], {
    nullable: true,
    description: 'Its classes by start, cancelled ones included; null, with an error, if they could not be read.',
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
