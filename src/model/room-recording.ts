import { Field, ID, ObjectType } from 'type-graphql';
import { JSONScalar, URLScalar } from './scalars';

@ObjectType({ description: 'A recording of what was shown in a room.', simpleResolvers: true })
export class RoomRecording {
  @Field(() => ID, { nullable: true, description: "The provider's own id, where it returns one." })
  providerId!: string | null;

  @Field(() => URLScalar, {
    nullable: true,
    description: 'Where the recording is seen, where the provider returns it.',
  })
  url!: string | null;

  @Field(() => String, { nullable: true, description: 'What the recording is called, where the provider returns it.' })
  title!: string | null;

  @Field(() => JSONScalar, { nullable: true, description: "The provider's own record, unmapped." })
  providerRecord!: unknown;
}
