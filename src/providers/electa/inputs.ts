import { Field, ID, InputType, Int } from 'type-graphql';
import { DateTime, TimeZone } from '../../model/scalars';
import { type OnConflict } from '../../model/schedule';
import { IdempotencyKeyField, OnConflictField } from '../../provider-kit/create-input';
import { ElectaAccessType } from './details';

@InputType({ description: 'A live session to be created at Electa.' })
export class CreateElectaEventInput {
  @IdempotencyKeyField('one session')
  idempotencyKey?: string | null;

  @Field(() => String, { description: 'The name of the session in the calendar. Electa calls it the topic.' })
  title!: string;

  @Field(() => DateTime, { description: 'When it starts, to the minute.' })
  startsAt!: Date;

  @Field(() => TimeZone, {
    description: 'The zone in which Electa stores the start. This server must have the id that Electa uses for it.',
  })
  timeZone!: string;

  @Field(() => Int, {
    description:
      'How long it lasts. One of 5, 10 … 60 in steps of five, 90, 120, 180, 240, 300, 360, 420, 480, 540, 600, 660, 720, 1440.',
  })
  durationMinutes!: number;

  @Field(() => ElectaAccessType, { description: "Who may attend: A or B, because Electa's API creates no others." })
  accessType!: ElectaAccessType;

  @Field(() => ID, {
    nullable: true,
    description: 'Electa\'s own id of the user who presents it, such as "122211"; the master administrator if omitted.',
  })
  presenterId?: string | null;

  @Field(() => ID, {
    nullable: true,
    description: 'Electa\'s own id of the virtual room, such as "2221"; Electa chooses one if omitted.',
  })
  roomId?: string | null;

  @Field(() => Boolean, {
    defaultValue: false,
    description: 'Whether it is listed in all published calendars, or only in those of logged-in users.',
  })
  showInPublicCalendar!: boolean;

  @OnConflictField('the presenter or the room')
  onConflict?: OnConflict;
}
