import { type GraphQLResolveInfo } from 'graphql';
import { Arg, Ctx, Info, Mutation, Resolver } from 'type-graphql';
import { type RequestContext } from '../../context';
import { sessionPayload } from '../../graph/payload';
import { performWrite } from '../../graph/perform-write';
import { EventPayload } from '../../model/payloads';
import { type ElectaDataSource } from './data-source';
import { provider } from './ids';
import { CreateElectaEventInput } from './inputs';

@Resolver()
export class ElectaEventMutations {
  @Mutation(() => EventPayload, {
    nullable: true,
    description:
      'Creates a live session at Electa, once per idempotencyKey. Its API can neither change nor delete one: that is done at Electa itself.',
  })
  createElectaEvent(
    @Arg('input', () => CreateElectaEventInput, { description: 'The live session to create.' })
    input: CreateElectaEventInput,
    @Ctx() context: RequestContext,
    @Info() info: GraphQLResolveInfo,
  ): Promise<EventPayload> {
    const { create } = context.providers.sourceOf<ElectaDataSource>(provider.id);
    return sessionPayload(EventPayload, 'event', context, () => performWrite(create, input, context, info));
  }
}
