/** Inputs that mutations of several providers have in common, or that name no provider. */
import { Field, ID, InputType } from 'type-graphql';
import { SchedulingProvider } from './registry';

@InputType({ description: 'What to delete.' })
export class SchedulingDeleteInput {
  @Field(() => ID, { description: 'Global id of what is deleted.' })
  id!: string;
}

@InputType({ description: 'The class to cancel.' })
export class CancelClassInput {
  @Field(() => ID, { description: 'Global id of the class.' })
  id!: string;
}

@InputType({ description: 'The event or room whose thumbnail is removed.' })
export class RemoveThumbnailInput {
  @Field(() => ID, { description: "An event's or a room's global id." })
  id!: string;
}

@InputType({ description: 'An event that was created outside of this graph.' })
export class AdoptEventInput {
  @Field(() => SchedulingProvider, { description: 'The provider that has the event.' })
  provider!: string;

  @Field(() => ID, { description: "The provider's own id of the event." })
  providerId!: string;
}
