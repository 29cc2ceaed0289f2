import { type GraphQLResolveInfo } from 'graphql';
import { Arg, Ctx, Info, Mutation, Resolver } from 'type-graphql';
import { type RequestContext } from '../../../context';
import { knownConflicts } from '../../../graph/create-conflicts';
import { performWrite } from '../../../graph/perform-write';
import { deletePayload, withUserErrors } from '../../../graph/payload';
import { type Event } from '../../../model/event';
import { AdoptEventInput, SchedulingDeleteInput } from '../../../model/inputs';
import { make } from '../../../model/make';
import { EventPayload, SchedulingDeletePayload } from '../../../model/payloads';
import { userError, UserErrors } from '../../../model/user-error';
import { type IcareusDataSource } from '../data-source';
import { replaceEvent } from '../graph-loaders';
import { PROVIDER, PROVIDER_ENUM } from '../ids';
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

  @Mutation(() => EventPayload, {
    nullable: true,
    description:
      'Takes an event that was made elsewhere into the schedule, with its rooms: from then on it is listed, and its rooms are held against others that want their channels. Nothing is changed at the provider. It is for events of Icareus, which has no list of them.',
  })
  adoptEvent(
    @Arg('input', () => AdoptEventInput, { description: 'Which event: ICAREUS, and an id such as "3697601".' })
    { provider, providerId }: AdoptEventInput,
    @Ctx() context: RequestContext,
  ): Promise<EventPayload> {
    return eventPayload(context, async () => {
      if (provider !== PROVIDER_ENUM) throw notAdopted(provider);
      const { result, records = [] } = await writesOf(context).read(providerId, context);
      await context.sessionCache.save(records);
      return result;
    });
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

const notAdopted = (provider: string): UserErrors =>
  new UserErrors([
    userError(
      'UNSUPPORTED_BY_PROVIDER',
      `provider: sessions of ${provider} are not adopted. This is for events of ${PROVIDER_ENUM}, which has no list of them.`,
      ['provider'],
    ),
  ]);
