import { Directive, Field, ID, InterfaceType, ObjectType, registerEnumType } from 'type-graphql';
import { type MaybeDeferred } from './deferred';
import { Node, typeNameOf } from './node';
import { SchedulingProvider } from './registry';
import { DateTime, EmailAddress, JSONScalar, TimeZone, URLScalar } from './scalars';

export enum SessionStatus {
  PROVISIONAL = 'PROVISIONAL',
  SCHEDULED = 'SCHEDULED',
  IN_PROGRESS = 'IN_PROGRESS',
  CANCELLED = 'CANCELLED',
  COMPLETED = 'COMPLETED',
  EXPIRED = 'EXPIRED',
}

registerEnumType(SessionStatus, {
  name: 'SessionStatus',
  description: 'Where a session stands, as far as its provider says so. Nothing is concluded from the clock.',
  valuesConfig: {
    PROVISIONAL: { description: 'Pencilled in; it may not take place.' },
    SCHEDULED: { description: 'It takes place, or took place, as planned.' },
    IN_PROGRESS: { description: 'The provider says that it is running now.' },
    CANCELLED: { description: 'It does not take place.' },
    COMPLETED: { description: 'The provider says that it is over.' },
    EXPIRED: { description: 'The provider says that its time passed without it being held.' },
  },
});

@ObjectType({ description: 'Somebody who leads a session.', simpleResolvers: true })
export class SessionHost {
  @Field(() => String, { nullable: true, description: 'Full name, where the provider tells it.' })
  name!: MaybeDeferred<string | null>;

  @Field(() => EmailAddress, { nullable: true, description: 'E-mail address, where the provider tells a usable one.' })
  email!: MaybeDeferred<string | null>;

  @Field(() => ID, { nullable: true, description: "The provider's own id of the person." })
  providerId!: string | null;
}

@Directive('@key(fields: "id")')
@InterfaceType({
  implements: [Node],
  description: "Anything a provider puts in somebody's diary.",
  resolveType: typeNameOf,
  // Which types implement it depends on the providers of the graph, not on the classes that happen to be loaded.
  autoRegisterImplementations: false,
})
export abstract class ScheduledSession extends Node {
  @Field(() => SchedulingProvider, { description: 'The provider that keeps the session.' })
  provider!: string;

  @Field(() => ID, { description: "The provider's own id." })
  providerId!: string;

  @Field(() => String, { description: 'What the session is called.' })
  title!: MaybeDeferred<string>;

  @Field(() => String, { nullable: true, description: 'What the session is about, where the provider says so.' })
  description!: MaybeDeferred<string | null>;

  @Field(() => DateTime, { description: 'The instant at which it starts.' })
  startsAt!: Date;

  @Field(() => DateTime, { description: 'The instant at which it ends.' })
  endsAt!: Date;

  @Field(() => TimeZone, {
    nullable: true,
    description: 'The zone the session was scheduled in, where the provider has one.',
  })
  timeZone!: string | null;

  @Field(() => SessionStatus, { description: 'Where the session stands.' })
  status!: SessionStatus;

  @Field(() => URLScalar, { nullable: true, description: 'Where an attendee goes to take part.' })
  joinUrl!: string | null;

  @Field(() => [SessionHost], { description: 'Who leads it: presenters, tutors.' })
  hosts!: readonly SessionHost[];

  @Field(() => JSONScalar, {
    nullable: true,
    description: "The provider's own record, unmapped, as it last came: nothing that a provider says is lost.",
  })
  providerRecord!: unknown;
}
