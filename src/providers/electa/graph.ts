import { type GraphQLResolveInfo } from 'graphql';
import { Arg, Ctx, Info, Mutation, Resolver } from 'type-graphql';
import { type RequestContext } from '../../context';
import { knownConflicts } from '../../graph/create-conflicts';
import { performWrite } from '../../graph/perform-write';
import { withUserErrors } from '../../graph/payload';
import { make } from '../../model/make';
import { EventPayload } from '../../model/payloads';
import { type ElectaDataSource } from './data-source';
import { PROVIDER } from './ids';
import { CreateElectaEventInput } from './inputs';

@Resolver()
export class ElectaEventMutations {
  @Mutation(() => EventPayload, {
    nullable: true,
    description:
      'Creates a live session at Electa, once for each idempotencyKey. Electa has no way to change or delete one: that is done at Electa itself.',
  })
  createElectaEvent(
    @Arg('input', () => CreateElectaEventInput, { description: 'The live session to create.' })
    input: CreateElectaEventInput,
    @Ctx() context: RequestContext,
    @Info() info: GraphQLResolveInfo,
  ): Promise<EventPayload> {
    return withUserErrors(
      async () => {
        const { writes } = context.providers.sourceOf<ElectaDataSource>(PROVIDER);
        const event = await performWrite(writes.create, input, context, info);
        context.loaders.replace(event);
        return make(EventPayload, { event, conflicts: knownConflicts([event], context), userErrors: [] });
      },
      (userErrors) => make(EventPayload, { event: null, conflicts: null, userErrors }),
    );
  }
}
