import { Field, ID, Int, ObjectType, registerEnumType } from 'type-graphql';
import { URLScalar } from '../../model/scalars';

export enum ElectaAccessType {
  A = 'A',
  B = 'B',
  OTHER = 'OTHER',
}

registerEnumType(ElectaAccessType, {
  name: 'ElectaAccessType',
  description: 'Who may attend a live session at Electa.',
  valuesConfig: {
    A: { description: 'Anyone who has the link, without a login.' },
    B: { description: 'Registered users of the company.' },
    OTHER: {
      description:
        "Selected users, or another type that Electa's API cannot create: it is read, and refused in an input.",
    },
  },
});

@ObjectType({
  description: 'What Electa returns of a live session beyond what all events have.',
  simpleResolvers: true,
})
export class ElectaEventDetails {
  @Field(() => ElectaAccessType, { nullable: true, description: 'Who may attend.' })
  accessType!: ElectaAccessType | null;

  @Field(() => String, {
    nullable: true,
    description: 'Code with which an attendee finds the session; the link ends with it.',
  })
  accessCode!: string | null;

  @Field(() => URLScalar, {
    nullable: true,
    description: 'The link to publish, through which users attend; the same as `joinUrl`.',
  })
  eventUrl!: string | null;

  @Field(() => Int, { nullable: true, description: 'Minutes before the start at which the session opens.' })
  openPriorMinutes!: number | null;

  @Field(() => Int, { nullable: true, description: 'How long it lasts, in minutes.' })
  durationMinutes!: number | null;

  @Field(() => ID, { nullable: true, description: "Electa's own id of the company that holds it." })
  companyId!: string | null;

  @Field(() => ID, { nullable: true, description: "Electa's own id of the user who presents it." })
  presenterId!: string | null;

  @Field(() => ID, { nullable: true, description: "Electa's own id of the virtual room that it is held in." })
  roomId!: string | null;

  @Field(() => Int, {
    nullable: true,
    description: "Electa's own id of the time zone. What the ids mean is a setting of this server.",
  })
  timeZoneId!: number | null;

  @Field(() => Boolean, {
    nullable: true,
    description:
      'Whether it is listed in all published calendars, or only in those of logged-in users. Electa does not return it, so it is known only of sessions that were created here.',
  })
  showInPublicCalendar!: boolean | null;
}
