import { Field, ID, ObjectType } from 'type-graphql';

@ObjectType({ description: 'Where the picture and sound of an Icareus event or room are sent.', simpleResolvers: true })
export class IcareusPublishing {
  @Field(() => ID, { nullable: true, description: "The suite's own number of the linear channel." })
  serviceId!: string | null;

  @Field(() => String, { nullable: true, description: 'Address that an encoder sends to, as rtmp://….' })
  ingestUrl!: string | null;

  @Field(() => String, { nullable: true, description: 'Name of the stream at that address.' })
  streamName!: string | null;
}
