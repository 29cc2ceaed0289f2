import { Directive, Field, Float, ID, Int, ObjectType } from 'type-graphql';
import { Contact } from './contact';
import { Course } from './course';
import { type MaybeDeferred } from './deferred';
import { type EntityKind } from './entity-kind';
import { Node } from './node';
import {
  AdministrateAccount,
  AdministrateAccountVenue,
  AdministrateCompany,
  AdministrateRegion,
  AdministrateTag,
  AdministrateTaxType,
} from './administrate';
import { PublicEventPrice, SchedulingMoney } from './price';
import { DateTime } from './scalars';
import { ScheduledSession } from './session';
import { Venue } from './venue';

@ObjectType({
  description: 'How many places a public event has, and how many of them are taken.',
  simpleResolvers: true,
})
export class Delegates {
  @Field(() => Int, { nullable: true, description: 'Places there are; null when there is no limit or none is known.' })
  max!: number | null;

  @Field(() => Float, { description: 'Places booked.' })
  booked!: number;

  @Field(() => Float, { description: 'Places held for somebody, not yet booked.' })
  reserved!: number;

  @Field(() => Float, { nullable: true, description: 'How many came, once that was entered.' })
  actual!: number | null;
}

@ObjectType({ description: 'Somebody who works at a public event.', simpleResolvers: true })
export class PublicEventPersonnel {
  @Field(() => ID, { description: "The provider's own id of the assignment." })
  providerId!: string;

  @Field(() => String, { nullable: true, description: 'What the person does there.' })
  role!: string | null;

  @Field(() => Contact, { nullable: true, description: 'The person.' })
  contact!: MaybeDeferred<Contact | null>;
}

@Directive('@key(fields: "id")')
@ObjectType({
  implements: [ScheduledSession, Node],
  description: 'A public course on a date: anyone may book a place.',
  simpleResolvers: true,
})
export class PublicEvent extends ScheduledSession {
  @Field(() => String, { nullable: true, description: 'Code of the event.' })
  code!: string | null;

  @Field(() => Course, { nullable: true, description: 'The course that is taught.' })
  course!: MaybeDeferred<Course | null>;

  @Field(() => Venue, { nullable: true, description: 'Where it is held.' })
  venue!: MaybeDeferred<Venue | null>;

  @Field(() => AdministrateAccountVenue, {
    nullable: true,
    description: "The customer's own venue, where it is held there.",
  })
  accountVenue!: AdministrateAccountVenue | null;

  @Field(() => String, { nullable: true, description: 'Where it is held, in words.' })
  location!: string | null;

  @Field(() => Contact, { nullable: true, description: 'Who teaches it.' })
  tutor!: MaybeDeferred<Contact | null>;

  @Field(() => Contact, { nullable: true, description: 'Who organises it.' })
  administrator!: MaybeDeferred<Contact | null>;

  @Field(() => [PublicEventPersonnel], { description: 'Everybody else who works at it.' })
  personnel!: readonly PublicEventPersonnel[];

  @Field(() => DateTime, {
    nullable: true,
    description: 'The instant from which the classroom is held. It may remain unchanged when the event is moved.',
  })
  classroomStartsAt!: Date | null;

  @Field(() => DateTime, {
    nullable: true,
    description: 'The instant until which the classroom is held. It may remain unchanged when the event is moved.',
  })
  classroomEndsAt!: Date | null;

  @Field(() => DateTime, { nullable: true, description: 'Until when places can be booked.' })
  registrationDeadline!: Date | null;

  @Field(() => [String], { description: 'Days on which it pauses, as the provider writes them.' })
  nonWorkingDays!: readonly string[];

  @Field(() => SchedulingMoney, {
    nullable: true,
    description: 'The price of one place; null where the provider returns none.',
  })
  price!: SchedulingMoney | null;

  @Field(() => [PublicEventPrice], { description: 'Its prices by level and region.' })
  prices!: readonly PublicEventPrice[];

  @Field(() => AdministrateTaxType, { nullable: true, description: 'How it is taxed.' })
  taxType!: AdministrateTaxType | null;

  @Field(() => Delegates, { description: 'Its places, and how many are taken.' })
  delegates!: Delegates;

  @Field(() => Boolean, { description: 'Whether it is marked as sold out.' })
  isSoldOut!: boolean;

  @Field(() => Boolean, { description: 'Whether it is held online.' })
  isOnline!: boolean;

  @Field(() => Boolean, { description: 'Whether it is offered in the learning management system.' })
  isLms!: boolean;

  @Field(() => Boolean, { description: 'Whether it is called off; it stays in the lists.' })
  isCancelled!: boolean;

  @Field(() => Boolean, { description: 'Whether it is pencilled in only.' })
  isProvisional!: boolean;

  @Field(() => String, { nullable: true, description: 'The provider\'s disposition of the event, as "normal".' })
  disposition!: string | null;

  @Field(() => Float, { nullable: true, description: 'Attendance over all its days, once that was entered.' })
  overallAttendance!: number | null;

  @Field(() => String, { nullable: true, description: 'Notes of the staff.' })
  notes!: string | null;

  @Field(() => String, { nullable: true, description: 'Further notes of the staff.' })
  notes2!: string | null;

  @Field(() => AdministrateRegion, { nullable: true, description: 'The region it is sold in.' })
  region!: AdministrateRegion | null;

  @Field(() => AdministrateAccount, { nullable: true, description: 'The customer it is held for.' })
  account!: AdministrateAccount | null;

  @Field(() => AdministrateCompany, { nullable: true, description: 'The company that holds it.' })
  company!: AdministrateCompany | null;

  @Field(() => AdministrateTag, { nullable: true, description: 'The label that it is grouped by.' })
  tag!: AdministrateTag | null;

  @Field(() => ID, { nullable: true, description: "The provider's own id of the template that it was made from." })
  eventTemplateId!: string | null;
}

export const publicEventKind: EntityKind<PublicEvent> = {
  name: 'public-event',
  type: PublicEvent,
  lookUp: {
    one: 'publicEvent',
    several: 'publicEventsByIds',
    inWords: ['a public event', 'public events'],
    exampleId: '6',
  },
};
