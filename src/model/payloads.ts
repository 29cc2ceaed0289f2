import { Field, ID, ObjectType } from 'type-graphql';
import { SchedulingUserError } from './user-error';

@ObjectType({ description: 'What became of a deletion.', simpleResolvers: true })
export class SchedulingDeletePayload {
  @Field(() => ID, { nullable: true, description: 'Global id of what was deleted; null when there are userErrors.' })
  deletedId!: string | null;

  @Field(() => [SchedulingUserError], { description: 'What the caller has to mend; empty when all went well.' })
  userErrors!: readonly SchedulingUserError[];
}
