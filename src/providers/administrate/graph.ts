import { type GraphQLResolveInfo } from 'graphql';
import { Arg, Ctx, Field, Info, Mutation, ObjectType, Resolver } from 'type-graphql';
import { type RequestContext } from '../../context';
import { knownConflicts } from '../../graph/create-conflicts';
import { performWrite } from '../../graph/perform-write';
import { deletePayload, withUserErrors } from '../../graph/payload';
import { SchedulingDeleteInput } from '../../model/inputs';
import { make } from '../../model/make';
import { SchedulingDeletePayload } from '../../model/payloads';
import { PublicEvent } from '../../model/public-event';
import { ConflictsField, type KnownConflicts } from '../../model/schedule';
import { type SchedulingUserError, UserErrorsField } from '../../model/user-error';
import { type AdministrateDataSource } from './data-source';
import { PROVIDER } from './ids';
import { CreatePublicEventInput, UpdatePublicEventInput } from './inputs';
import { type PublicEventOperations } from './operations';

@ObjectType({
  description: 'What became of a public event: the event, or what the caller has to mend.',
  simpleResolvers: true,
})
export class PublicEventPayload {
  @Field(() => PublicEvent, {
    nullable: true,
    description: 'The event as Administrate now has it; null when there are userErrors.',
  })
  publicEvent!: PublicEvent | null;

  @ConflictsField()
  conflicts!: KnownConflicts;

  @UserErrorsField()
  userErrors!: readonly SchedulingUserError[];
}

@Resolver()
export class PublicEventMutations {
  @Mutation(() => PublicEventPayload, {
    nullable: true,
    description: 'Creates a public event at Administrate, once for each idempotencyKey.',
  })
  createPublicEvent(
    @Arg('input', () => CreatePublicEventInput, { description: 'The event to create.' }) input: CreatePublicEventInput,
    @Ctx() context: RequestContext,
    @Info() info: GraphQLResolveInfo,
  ): Promise<PublicEventPayload> {
    return eventPayload(context, () => performWrite(writesOf(context).create, input, context, info));
  }

  @Mutation(() => PublicEventPayload, {
    nullable: true,
    description: 'Changes a public event at Administrate. What is absent from the input stays as it is; null clears.',
  })
  updatePublicEvent(
    @Arg('input', () => UpdatePublicEventInput, { description: 'Which event, and what to change.' })
    input: UpdatePublicEventInput,
    @Ctx() context: RequestContext,
    @Info() info: GraphQLResolveInfo,
  ): Promise<PublicEventPayload> {
    return eventPayload(context, () => performWrite(writesOf(context).update, input, context, info));
  }

  @Mutation(() => SchedulingDeletePayload, {
    nullable: true,
    description:
      'Deletes a public event at Administrate, for good. To call an event off and keep it, update it with isCancelled: true.',
  })
  deletePublicEvent(
    @Arg('input', () => SchedulingDeleteInput, {
      description: 'Which event, by an id such as "administrate:public-event:6".',
    })
    input: SchedulingDeleteInput,
    @Ctx() context: RequestContext,
    @Info() info: GraphQLResolveInfo,
  ): Promise<SchedulingDeletePayload> {
    return deletePayload(context, () => performWrite(writesOf(context).remove, input, context, info));
  }
}

const writesOf = ({ providers }: RequestContext): PublicEventOperations =>
  providers.sourceOf<AdministrateDataSource>(PROVIDER).writes;

function eventPayload(context: RequestContext, write: () => Promise<PublicEvent>): Promise<PublicEventPayload> {
  return withUserErrors(
    async () => {
      const publicEvent = await write();
      context.loaders.replace(publicEvent);
      const conflicts = knownConflicts([publicEvent], context);
      return make(PublicEventPayload, { publicEvent, conflicts, userErrors: [] });
    },
    (userErrors) => make(PublicEventPayload, { publicEvent: null, conflicts: null, userErrors }),
  );
}
