import { Field, ID, InputType, ObjectType, registerEnumType } from 'type-graphql';
import { connectionType } from './connection-type';
import { SchedulingProvider } from './registry';
import { DateTime, EmailAddress } from './scalars';
import { ScheduledSession } from './session';

/** What a create does about double bookings. */
export enum OnConflict {
  ALLOW = 'ALLOW',
  REFUSE = 'REFUSE',
}

registerEnumType(OnConflict, {
  name: 'OnConflict',
  description: 'What a create does when a host, venue, channel or room is already taken at that time.',
  valuesConfig: {
    ALLOW: { description: "It creates all the same; the payload's `conflicts` says what is known to be in the way." },
    REFUSE: {
      description:
        'It creates nothing and answers ALREADY_SCHEDULED; and nothing either while a provider that might hold a conflict cannot be asked.',
    },
  },
});

export enum ScheduleConflictKind {
  HOST = 'HOST',
  VENUE = 'VENUE',
  CHANNEL = 'CHANNEL',
  ROOM = 'ROOM',
}

registerEnumType(ScheduleConflictKind, {
  name: 'ScheduleConflictKind',
  description: 'What is double-booked.',
  valuesConfig: {
    HOST: { description: 'Somebody who leads sessions: a presenter, a tutor.' },
    VENUE: { description: 'A venue at which sessions are held.' },
    CHANNEL: { description: 'A linear channel, which carries one room at a time.' },
    ROOM: { description: 'A virtual room, which holds one session at a time.' },
  },
});

@ObjectType({
  description:
    'A provider whose data is missing or incomplete. If `isPartial` is true, its other sessions are included.',
  simpleResolvers: true,
})
export class ProviderOutage {
  @Field(() => SchedulingProvider, { description: 'Which provider.' })
  provider!: string;

  @Field(() => String, { description: 'The code that an error would have, as PROVIDER_TIMEOUT.' })
  code!: string;

  @Field(() => String, { description: 'What happened, and what to do about it.' })
  message!: string;

  @Field(() => Boolean, {
    description:
      'Whether some of its sessions in the requested range are included and others are missing. False if all are missing, or all are included as last known (`staleSince`).',
  })
  isPartial!: boolean;

  @Field(() => DateTime, {
    nullable: true,
    description: 'If older data is returned instead: when it was last known to be current.',
  })
  staleSince!: Date | null;
}

const UNAVAILABLE = 'Providers that could not be asked; the rest is still here.';

@ObjectType({ description: 'A page of the schedule over all providers.', simpleResolvers: true })
export class ScheduleConnection extends connectionType(ScheduledSession, {
  name: 'Schedule',
  one: 'a session',
  many: 'sessions of all providers',
}) {
  @Field(() => [ProviderOutage], { description: UNAVAILABLE })
  unavailable!: readonly ProviderOutage[];
}

@ObjectType({
  description:
    'Sessions that all hold one resource at one instant: the maximal set, and the range that all of them share.',
  simpleResolvers: true,
})
export class ScheduleConflict {
  @Field(() => ScheduleConflictKind, { description: 'What kind of thing is double-booked.' })
  kind!: ScheduleConflictKind;

  @Field(() => String, {
    description:
      "What is double-booked: an email address (a contact's id where there is none), a venue's id, a channel's id, a room's id.",
  })
  resource!: string;

  @Field(() => DateTime, { description: 'The instant from which all of them hold it.' })
  startsAt!: Date;

  @Field(() => DateTime, { description: 'The instant at which the first of them lets it go.' })
  endsAt!: Date;

  @Field(() => [ScheduledSession], { description: 'The sessions, in order of start: two or more.' })
  sessions!: readonly ScheduledSession[];
}

/** A field that asks nobody until somebody selects it. */
export type KnownConflicts = (() => Promise<readonly ScheduleConflict[]>) | null;

/** The field `conflicts`, which the payload of whatever makes or changes a session has. */
export const ConflictsField = (): PropertyDecorator =>
  Field(() => [ScheduleConflict], {
    nullable: true,
    description:
      'What it is known to be in the way of, at whatever provider; null when there are userErrors. Asks the providers when selected.',
  });

@ObjectType({ description: 'The double bookings of a range of time.', simpleResolvers: true })
export class ConflictReport {
  @Field(() => [ScheduleConflict], { description: 'What is double-booked, in order of start.' })
  conflicts!: readonly ScheduleConflict[];

  @Field(() => [ProviderOutage], {
    description: 'Not empty: what these providers hold is unknown, and there may be more conflicts.',
  })
  unavailable!: readonly ProviderOutage[];
}

@ObjectType({ description: 'A range of time; its end is the first instant after it.', simpleResolvers: true })
export class ScheduleTimeRange {
  @Field(() => DateTime, { description: 'Its first instant.' })
  startsAt!: Date;

  @Field(() => DateTime, { description: 'The first instant after it.' })
  endsAt!: Date;
}

@ObjectType({
  description: 'When somebody is booked and when not.',
  simpleResolvers: true,
})
export class HostAvailability {
  @Field(() => EmailAddress, { description: 'Who, as asked for.' })
  host!: string;

  @Field(() => [ScheduleTimeRange], { description: 'When the host leads a session, at whatever provider; merged.' })
  busy!: readonly ScheduleTimeRange[];

  @Field(() => [ScheduleTimeRange], {
    nullable: true,
    description: 'The ranges between; null while any provider cannot be asked: unknown is never free.',
  })
  free!: readonly ScheduleTimeRange[] | null;
}

@ObjectType({ description: 'When hosts are booked and when not.', simpleResolvers: true })
export class AvailabilityReport {
  @Field(() => [HostAvailability], { description: 'One per host, in the order asked.' })
  hosts!: readonly HostAvailability[];

  @Field(() => [ProviderOutage], { description: UNAVAILABLE })
  unavailable!: readonly ProviderOutage[];
}

@InputType({ description: 'Which sessions: those that fit every part given.' })
export class ScheduleFilter {
  @Field(() => [SchedulingProvider], {
    nullable: true,
    description: 'Only sessions of these providers; of all that are enabled when left out.',
  })
  providers?: string[] | null;

  @Field(() => [EmailAddress], {
    nullable: true,
    description: 'Only sessions that one of these addresses leads, in any capitals.',
  })
  hosts?: string[] | null;

  @Field(() => [ID], { nullable: true, description: 'Only sessions at these venues, as "<provider>:venue:1".' })
  venueIds?: string[] | null;

  @Field(() => String, {
    nullable: true,
    description: 'Only sessions with this text in their title or description, in any capitals.',
  })
  text?: string | null;

  @Field(() => Boolean, { defaultValue: false, description: 'Whether cancelled sessions are shown too.' })
  includeCancelled!: boolean;
}
