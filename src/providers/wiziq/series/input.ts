import { Field, InputType, Int } from 'type-graphql';
import { ClassRepeat, MonthWeek, RepeatWeekday } from '../../../model/class';
import { LocalDate } from '../../../model/scalars';
import { IdempotencyKeyField } from '../../../provider-kit/create-input';
import { CreateClassInput } from '../classes/input';

@InputType({ description: 'On which days of which weeks a series repeats.' })
export class WeeklyRepeatInput {
  @Field(() => Int, {
    defaultValue: 1,
    description: 'How many weeks apart it repeats: 1 is every week, 2 every other week; at most 5.',
  })
  everyWeeks!: number;

  @Field(() => [RepeatWeekday], { description: 'The days of such a week that have a class; at least one.' })
  days!: RepeatWeekday[];
}

@InputType({
  description: 'On which day of the month a series repeats: either `dayOfMonth`, or `week` with `weekday`.',
})
export class MonthlyRepeatInput {
  @Field(() => Int, { nullable: true, description: 'On this date, 1 to 31.' })
  dayOfMonth?: number | null;

  @Field(() => MonthWeek, { nullable: true, description: 'Which occurrence of the weekday in the month.' })
  week?: MonthWeek | null;

  @Field(() => RepeatWeekday, { nullable: true, description: 'The day of the week.' })
  weekday?: RepeatWeekday | null;
}

@InputType({
  description: 'A series of classes to be scheduled at WizIQ. Exactly one of `occurrences` and `until` ends it.',
})
export class CreateRecurringClassInput {
  @IdempotencyKeyField('one series')
  idempotencyKey?: string | null;

  @Field(() => CreateClassInput, {
    description:
      'The first class. The others have the same fields and the same local time. Its idempotencyKey must be absent: the key beside it covers the whole series.',
  })
  class!: CreateClassInput;

  @Field(() => ClassRepeat, { description: 'How the series repeats.' })
  repeat!: ClassRepeat;

  @Field(() => Int, { nullable: true, description: 'The number of classes after which the series ends.' })
  occurrences?: number | null;

  @Field(() => LocalDate, {
    nullable: true,
    description: "The last possible day of the series, in the class's time zone.",
  })
  until?: string | null;

  @Field(() => WeeklyRepeatInput, {
    nullable: true,
    description: 'Required for repeat: WEEKLY, and only allowed there.',
  })
  weekly?: WeeklyRepeatInput | null;

  @Field(() => MonthlyRepeatInput, {
    nullable: true,
    description: 'Required for repeat: MONTHLY, and only allowed there.',
  })
  monthly?: MonthlyRepeatInput | null;
}
