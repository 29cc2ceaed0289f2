import { type GraphQLResolveInfo } from 'graphql';
import { Arg, Ctx, Info, Mutation, Resolver } from 'type-graphql';
import { type RequestContext } from '../../../context';
import { performWrite } from '../../../graph/perform-write';
import { deletePayload, sessionPayload } from '../../../graph/payload';
import { type Event } from '../../../model/event';
import { SchedulingDeleteInput } from '../../../model/inputs';
import { EventPayload, SchedulingDeletePayload } from '../../../model/payloads';
import { replaceEvent, writesOf } from '../graph';
import { CreateIcareusEventInput, UpdateIcareusEventInput } from './input';

@Resolver()
export class IcareusEventMutations {
  @Mutation(() => EventPayload, {
    nullable: true,
    description: 'Creates an event at Icareus Suite, with a main room, once for each idempotencyKey.',
  })
  createIcareusEvent(
    @Arg('input', () => CreateIcareusEventInput, { description: 'The event to create.' })
    input: CreateIcareusEventInput,
    @Ctx() context: RequestContext,
    @Info() info: GraphQLResolveInfo,
  ): Promise<EventPayload> {
    return eventPayload(context, () => performWrite(writesOf(context).events.create, input, context, info));
  }

  @Mutation(() => EventPayload, {
    nullable: true,
    description:
      'Changes an event at Icareus Suite. Fields that are absent from the input and languages that are not given remain unchanged; null clears. Rooms do not move with their event.',
  })
  updateIcareusEvent(
    @Arg('input', () => UpdateIcareusEventInput, { description: 'The event and the changes.' })
    input: UpdateIcareusEventInput,
    @Ctx() context: RequestContext,
    @Info() info: GraphQLResolveInfo,
  ): Promise<EventPayload> {
    return eventPayload(context, () => performWrite(writesOf(context).events.update, input, context, info));
  }

  @Mutation(() => SchedulingDeletePayload, {
    nullable: true,
    description: 'Deletes an event at Icareus Suite permanently, with its rooms.',
  })
  deleteIcareusEvent(
    @Arg('input', () => SchedulingDeleteInput, {
      description: 'The id of the event, such as "icareus:event:3697601".',
    })
    input: SchedulingDeleteInput,
    @Ctx() context: RequestContext,
    @Info() info: GraphQLResolveInfo,
  ): Promise<SchedulingDeletePayload> {
    return deletePayload(context, () => performWrite(writesOf(context).events.remove, input, context, info));
  }
}

const eventPayload = (context: RequestContext, write: () => Promise<Event>): Promise<EventPayload> =>
  sessionPayload(EventPayload, 'event', context, write, (event) => replaceEvent(context, event as Event));
