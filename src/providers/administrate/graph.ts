import { Arg, Ctx, Field, ID, Mutation, ObjectType, Resolver } from 'type-graphql';
import { type RequestContext } from '../../context';
import { withUserErrors } from '../../graph/payload';
import { parseGlobalId } from '../../model/global-id';
import { make } from '../../model/make';
import { SchedulingDeletePayload } from '../../model/payloads';
import { PublicEvent } from '../../model/public-event';
import { SchedulingUserError, userError, UserErrors } from '../../model/user-error';
import { type AdministrateDataSource } from './data-source';
import { globalId, kinds, PROVIDER, TITLE } from './ids';
import { CreatePublicEventInput, UpdatePublicEventInput } from './inputs';
import { parseNativeId } from './wire';

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

  @Field(() => [SchedulingUserError], { description: 'What the caller has to mend; empty when all went well.' })
  userErrors!: readonly SchedulingUserError[];
}

@Resolver()
export class PublicEventMutations {
  @Mutation(() => PublicEventPayload, { description: 'Creates a public event at Administrate.' })
  createPublicEvent(
    @Arg('input', () => CreatePublicEventInput, { description: 'The event to create.' }) input: CreatePublicEventInput,
    @Ctx() context: RequestContext,
  ): Promise<PublicEventPayload> {
    return eventPayload(context, (source) => source.createPublicEvent(input, context));
  }

  @Mutation(() => PublicEventPayload, {
    description: 'Changes a public event at Administrate. What is absent from the input stays as it is; null clears.',
  })
  updatePublicEvent(
    @Arg('input', () => UpdatePublicEventInput, { description: 'Which event, and what to change.' })
    input: UpdatePublicEventInput,
    @Ctx() context: RequestContext,
  ): Promise<PublicEventPayload> {
    return eventPayload(context, (source) => source.updatePublicEvent(nativeIdOf(input.id), input, context));
  }

  @Mutation(() => SchedulingDeletePayload, {
    description:
      'Deletes a public event at Administrate, for good. To call an event off and keep it, update it with isCancelled: true.',
  })
  deletePublicEvent(
    @Arg('id', () => ID, { description: 'As "administrate:public-event:6".' }) id: string,
    @Ctx() context: RequestContext,
  ): Promise<SchedulingDeletePayload> {
    return withUserErrors(
      async () => {
        const source = sourceOf(context);
        const nativeId = nativeIdOf(id);
        await source.deletePublicEvent(nativeId, context);
        const deletedId = globalId(kinds.publicEvent, nativeId);
        context.loaders.forget(deletedId);
        return make(SchedulingDeletePayload, { deletedId, userErrors: [] });
      },
      (userErrors) => make(SchedulingDeletePayload, { deletedId: null, userErrors }),
    );
  }
}

const sourceOf = ({ providers }: RequestContext): AdministrateDataSource => providers.sourceOf(PROVIDER);

function eventPayload(
  context: RequestContext,
  write: (source: AdministrateDataSource) => Promise<PublicEvent>,
): Promise<PublicEventPayload> {
  return withUserErrors(
    async () => {
      const publicEvent = await write(sourceOf(context));
      context.loaders.replace(publicEvent);
      return make(PublicEventPayload, { publicEvent, userErrors: [] });
    },
    (userErrors) => make(PublicEventPayload, { publicEvent: null, userErrors }),
  );
}

/** The native id of a public event. Throws UserErrors when the id is not one of Administrate's public events. */
function nativeIdOf(id: string): number {
  const parsed = parseGlobalId(id);
  const isOurs = parsed?.provider === PROVIDER && parsed.kind === kinds.publicEvent;
  const nativeId = isOurs ? parseNativeId(parsed.nativeId) : null;
  if (nativeId !== null) return nativeId;
  const example = globalId(kinds.publicEvent, 6);
  throw new UserErrors([
    userError('NOT_FOUND', `id: there is no "${id}". Give the id of a public event of ${TITLE}, as "${example}".`, [
      'id',
    ]),
  ]);
}
