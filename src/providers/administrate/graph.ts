import { type GraphQLResolveInfo } from 'graphql';
import { Arg, Ctx, Field, Info, Mutation, ObjectType, Resolver } from 'type-graphql';
import { type RequestContext } from '../../context';
import { performWrite } from '../../graph/perform-write';
import { deletePayload, sessionPayload } from '../../graph/payload';
import { SchedulingDeleteInput } from '../../model/inputs';
import { SchedulingDeletePayload } from '../../model/payloads';
import { PublicEvent } from '../../model/public-event';
import { ConflictsField, type KnownConflicts } from '../../model/schedule';
import { type SchedulingUserError, UserErrorsField } from '../../model/user-error';
import { type AdministrateDataSource } from './data-source';
import { identity } from './ids';
import { CreatePublicEventInput, UpdatePublicEventInput } from './inputs';
import { type PublicEventOperations } from './operations';

@ObjectType({
  description: 'The result of a write of a public event: the event, or validation errors.',
  simpleResolvers: true,
})
export class PublicEventPayload {
  @Field(() => PublicEvent, {
    nullable: true,
    description: 'The event after the write; null if there are userErrors.',
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
    description: 'Creates a public event at Administrate, once per idempotencyKey.',
  })
  createPublicEvent(
    @Arg('input', () => CreatePublicEventInput, { description: 'The event to create.' }) input: CreatePublicEventInput,
    @Ctx() context: RequestContext,
    @Info() info: GraphQLResolveInfo,
  ): Promise<PublicEventPayload> {
    const write = () => performWrite(writesOf(context).create, input, context, info);
    return sessionPayload(PublicEventPayload, 'publicEvent', context, write);
  }

  @Mutation(() => PublicEventPayload, {
    nullable: true,
    description: 'Updates a public event at Administrate. Omitted fields remain unchanged; null clears a field.',
  })
  updatePublicEvent(
    @Arg('input', () => UpdatePublicEventInput, { description: 'The event, and the fields to change.' })
    input: UpdatePublicEventInput,
    @Ctx() context: RequestContext,
    @Info() info: GraphQLResolveInfo,
  ): Promise<PublicEventPayload> {
    const write = () => performWrite(writesOf(context).update, input, context, info);
    return sessionPayload(PublicEventPayload, 'publicEvent', context, write);
  }

  @Mutation(() => SchedulingDeletePayload, {
    nullable: true,
    description:
      'Deletes a public event at Administrate permanently. To cancel an event instead, update it with isCancelled: true.',
  })
  deletePublicEvent(
    @Arg('input', () => SchedulingDeleteInput, { description: 'The event, such as "administrate:public-event:6".' })
    input: SchedulingDeleteInput,
    @Ctx() context: RequestContext,
    @Info() info: GraphQLResolveInfo,
  ): Promise<SchedulingDeletePayload> {
    return deletePayload(context, () => performWrite(writesOf(context).remove, input, context, info));
  }
}

const writesOf = ({ providers }: RequestContext): PublicEventOperations =>
  providers.sourceOf<AdministrateDataSource>(identity.id).writes;
