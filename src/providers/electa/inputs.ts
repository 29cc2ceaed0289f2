import { Field, ID, InputType, Int } from 'type-graphql';
import { DateTime, TimeZone } from '../../model/scalars';
import { OnConflict } from '../../model/schedule';
import { ElectaAccessType } from './details';

@InputType({ description: 'A live session to be created at Electa.' })
export class CreateElectaEventInput {
  @Field(() => String, {
    nullable: true,
    description:
      'Names this create, 1 to 255 printable characters: the same key with the same input gives the same answer and one session, whatever was repeated or cut off in between. One is made where none is given.',
  })
  idempotencyKey?: string | null;

  @Field(() => String, { description: 'What the session is called in the calendar. Electa calls it the topic.' })
  title!: string;

  @Field(() => DateTime, { description: 'When it starts, to the minute.' })
  startsAt!: Date;

  @Field(() => TimeZone, {
    description:
      'The zone that Electa is told the start in. It has to be among those for which this server knows the id that Electa uses.',
  })
  timeZone!: string;

  @Field(() => Int, {
    description:
      'How long it lasts. One of 5, 10 … 60 in fives, 90, 120, 180, 240, 300, 360, 420, 480, 540, 600, 660, 720, 1440.',
  })
  durationMinutes!: number;

  @Field(() => ElectaAccessType, { description: 'Who may attend: A or B, because Electa makes no others.' })
  accessType!: ElectaAccessType;

  @Field(() => ID, {
    nullable: true,
    description: 'Electa\'s own number of the user who presents it, as "122211"; the master administrator if left out.',
  })
  presenterId?: string | null;

  @Field(() => ID, {
    nullable: true,
    description: 'Electa\'s own number of the virtual room, as "2221"; Electa chooses one if left out.',
  })
  roomId?: string | null;

  @Field(() => Boolean, {
    defaultValue: false,
    description: 'Whether it is listed in all published calendars, or only in those of logged-in users.',
  })
  showInPublicCalendar!: boolean;

  @Field(() => OnConflict, {
    defaultValue: OnConflict.ALLOW,
    description: 'What to do when the presenter or the room is already taken at that time.',
  })
  onConflict?: OnConflict;
}
