import { createUnionType, Directive, Field, ID, ObjectType } from 'type-graphql';
import { type MaybeDeferred } from './deferred';
import { type EntityKind } from './entity-kind';
import { LocalizedText } from './localized-text';
import { Node, ProviderEntity, typeNameOf } from './node';
import { IcareusPublishing } from './icareus';
import { RoomRecording } from './room-recording';
import { eventDetailsTypes } from './registry';
import { DateTime, EmailAddress, URLScalar } from './scalars';
import { ScheduledSession } from './session';

/** An instance of one of the classes that manifests name as `eventDetails`. */
const EventDetails = createUnionType({
  name: 'EventDetails',
  description: 'Event fields that only one provider returns: a type for each provider that has events.',
  types: eventDetailsTypes,
  resolveType: typeNameOf,
});

@Directive('@key(fields: "id")')
@ObjectType({
  implements: [ScheduledSession, Node],
  description:
    'A live session that people join over the internet. Some providers hold it in rooms and have participants.',
  simpleResolvers: true,
})
export class Event extends ScheduledSession {
  @Field(() => [Room], {
    nullable: true,
    description: 'The rooms that it is held in; null where its provider has no rooms or does not return them.',
  })
  rooms!: MaybeDeferred<readonly Room[] | null>;

  @Field(() => Room, { nullable: true, description: 'The room that its provider made with it; one of `rooms`.' })
  mainRoom!: MaybeDeferred<Room | null>;

  @Field(() => [Participant], {
    nullable: true,
    description:
      'The participants who received a personal link through this graph, at most 100. Null where the provider has no participants.',
  })
  participants!: MaybeDeferred<readonly Participant[] | null>;

  @Field(() => EventDetails, {
    description: "Fields that only the event's own provider returns. The type follows from `provider`.",
  })
  details!: object;
}

@Directive('@key(fields: "id")')
@ObjectType({
  implements: [Node],
  description:
    'A room of an event. It has times, a channel and a page of its own; its times lie within those of the event.',
  simpleResolvers: true,
})
export class Room extends ProviderEntity {
  @Field(() => Event, { nullable: true, description: 'The event that it belongs to.' })
  event!: MaybeDeferred<Event | null>;

  @Field(() => Boolean, { description: 'Whether it is the room that was made with its event.' })
  isMain!: MaybeDeferred<boolean>;

  @Field(() => LocalizedText, { description: 'What the room is called by those who run the event.' })
  name!: LocalizedText;

  @Field(() => LocalizedText, { nullable: true, description: 'What goes on in it.' })
  description!: LocalizedText | null;

  @Field(() => LocalizedText, { nullable: true, description: 'What the room is called on its page.' })
  publicName!: LocalizedText | null;

  @Field(() => DateTime, { description: 'The instant at which it starts.' })
  startsAt!: Date;

  @Field(() => DateTime, { description: 'The instant at which it ends.' })
  endsAt!: Date;

  @Field(() => DateTime, {
    nullable: true,
    description: 'The start that the public is shown, where it is another one.',
  })
  publicStartsAt!: Date | null;

  @Field(() => DateTime, { nullable: true, description: 'The end that the public is shown, where it is another one.' })
  publicEndsAt!: Date | null;

  @Field(() => ID, { nullable: true, description: "The provider's own id of the theme of its page." })
  themeId!: string | null;

  @Field(() => ID, {
    nullable: true,
    description: 'The linear channel that carries the room; no two rooms may use one at the same time.',
  })
  channelId!: string | null;

  @Field(() => URLScalar, { nullable: true, description: 'The picture that stands for it.' })
  thumbnailUrl!: string | null;

  @Field(() => URLScalar, { nullable: true, description: 'The page on which it is watched.' })
  embedUrl!: string | null;

  @Field(() => IcareusPublishing, { nullable: true, description: 'Where its picture and sound are sent.' })
  publishing!: IcareusPublishing | null;

  @Field(() => [RoomRecording], { description: 'What was recorded in it.' })
  recordings!: readonly RoomRecording[];
}

@Directive('@key(fields: "id")')
@ObjectType({
  implements: [Node],
  description: 'A person who has a personal link to an event.',
  simpleResolvers: true,
})
export class Participant extends ProviderEntity {
  @Field(() => Event, { nullable: true, description: 'The event that it is about.' })
  event!: MaybeDeferred<Event | null>;

  @Field(() => EmailAddress, { nullable: true, description: 'E-mail address, where a usable one is known.' })
  emailAddress!: string | null;

  @Field(() => String, { nullable: true, description: 'Given name, where one was entered.' })
  firstName!: string | null;

  @Field(() => String, { nullable: true, description: 'Family name, where one was entered.' })
  lastName!: string | null;

  @Field(() => String, { nullable: true, description: 'Company or organisation.' })
  company!: string | null;

  @Field(() => Boolean, {
    description: 'Whether the event is closed to the participant. The suite blocks whoever was added without saying.',
  })
  blocked!: boolean;

  @Field(() => URLScalar, {
    nullable: true,
    description: 'The personal link that lets the participant in. Whoever has it is taken for the participant.',
  })
  accessUrl!: string | null;
}

export const eventKind: EntityKind<Event> = {
  name: 'event',
  type: Event,
  lookUp: {
    one: 'event',
    several: 'eventsByIds',
    inWords: ['a live session', 'live sessions'],
    exampleId: '255052',
  },
};

export const roomKind: EntityKind<Room> = {
  name: 'room',
  type: Room,
  lookUp: {
    one: 'room',
    several: 'roomsByIds',
    inWords: ['a room of an event', 'rooms of events'],
    exampleId: '3697602',
  },
};

export const participantKind: EntityKind<Participant> = {
  name: 'participant',
  type: Participant,
  lookUp: {
    one: 'participant',
    several: 'participantsByIds',
    inWords: ['a participant of an event', 'participants of events'],
    exampleId: '3697601.77',
  },
};
