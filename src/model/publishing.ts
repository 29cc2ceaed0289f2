import { Field, ID, ObjectType } from 'type-graphql';
import { JSONScalar, URLScalar } from './scalars';

@ObjectType({ description: 'Where the picture and sound of an Icareus event or room are sent.', simpleResolvers: true })
export class IcareusPublishing {
  @Field(() => ID, { nullable: true, description: "The suite's own number of the linear channel." })
  serviceId!: string | null;

  @Field(() => String, { nullable: true, description: 'Address that an encoder sends to, as rtmp://….' })
  ingestUrl!: string | null;

  @Field(() => String, { nullable: true, description: 'Name of the stream at that address.' })
  streamName!: string | null;
}

@ObjectType({ description: 'A recording of what was shown in a room.', simpleResolvers: true })
export class RoomRecording {
  @Field(() => ID, { nullable: true, description: "The provider's own id, where it tells one." })
  providerId!: string | null;

  @Field(() => URLScalar, { nullable: true, description: 'Where the recording is seen, where the provider tells it.' })
  url!: string | null;

  @Field(() => String, { nullable: true, description: 'What the recording is called, where the provider tells it.' })
  title!: string | null;

  @Field(() => JSONScalar, { nullable: true, description: "The provider's own record, unmapped." })
  providerRecord!: unknown;
}
