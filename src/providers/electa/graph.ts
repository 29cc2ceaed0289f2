import { type GraphQLResolveInfo } from 'graphql';
import { Arg, Ctx, Info, Mutation, Resolver } from 'type-graphql';
import { type RequestContext } from '../../context';
import { performWrite } from '../../graph/perform-write';
import { sessionPayload } from '../../graph/payload';
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
    const { writes } = context.providers.sourceOf<ElectaDataSource>(PROVIDER);
    return sessionPayload(EventPayload, 'event', context, () => performWrite(writes.create, input, context, info));
  }
}
