import { type GraphQLResolveInfo } from 'graphql';
import { Arg, Ctx, Info, Mutation, Resolver } from 'type-graphql';
import { type RequestContext } from '../../../context';
import { knownConflicts } from '../../../graph/create-conflicts';
import { performWrite } from '../../../graph/perform-write';
import { deletePayload, withUserErrors } from '../../../graph/payload';
import { type Event } from '../../../model/event';
import { SchedulingDeleteInput } from '../../../model/inputs';
import { make } from '../../../model/make';
import { EventPayload, SchedulingDeletePayload } from '../../../model/payloads';
import { type IcareusDataSource } from '../data-source';
import { replaceEvent } from '../graph-loaders';
import { PROVIDER } from '../ids';
import { CreateIcareusEventInput, UpdateIcareusEventInput } from './input';
import { type EventOperations } from './operations';

@Resolver()
export class IcareusEventMutations {
  @Mutation(() => EventPayload, {
    nullable: true,
    description: 'Creates an event at Icareus, with a main room, once for each idempotencyKey.',
  })
  createIcareusEvent(
    @Arg('input', () => CreateIcareusEventInput, { description: 'The event to create.' })
    input: CreateIcareusEventInput,
    @Ctx() context: RequestContext,
    @Info() info: GraphQLResolveInfo,
  ): Promise<EventPayload> {
    return eventPayload(context, () => performWrite(writesOf(context).create, input, context, info));
  }

  @Mutation(() => EventPayload, {
    nullable: true,
    description:
      'Changes an event at Icareus. What is absent from the input stays as it is, and so do the languages of a text that are not given; null clears. Its rooms stay where they are.',
  })
  updateIcareusEvent(
    @Arg('input', () => UpdateIcareusEventInput, { description: 'Which event, and what to change.' })
    input: UpdateIcareusEventInput,
    @Ctx() context: RequestContext,
    @Info() info: GraphQLResolveInfo,
  ): Promise<EventPayload> {
    return eventPayload(context, () => performWrite(writesOf(context).update, input, context, info));
  }

  @Mutation(() => SchedulingDeletePayload, {
    nullable: true,
    description: 'Deletes an event at Icareus, for good, with its rooms.',
  })
  deleteIcareusEvent(
    @Arg('input', () => SchedulingDeleteInput, {
      description: 'Which event, by an id such as "icareus:event:3697601".',
    })
    input: SchedulingDeleteInput,
    @Ctx() context: RequestContext,
    @Info() info: GraphQLResolveInfo,
  ): Promise<SchedulingDeletePayload> {
    return deletePayload(context, () => performWrite(writesOf(context).remove, input, context, info));
  }
}

const writesOf = ({ providers }: RequestContext): EventOperations =>
  providers.sourceOf<IcareusDataSource>(PROVIDER).writes.events;

function eventPayload(context: RequestContext, write: () => Promise<Event>): Promise<EventPayload> {
  return withUserErrors(
    async () => {
      const event = await write();
      replaceEvent(context, event);
      return make(EventPayload, { event, conflicts: knownConflicts([event], context), userErrors: [] });
    },
    (userErrors) => make(EventPayload, { event: null, conflicts: null, userErrors }),
  );
}
