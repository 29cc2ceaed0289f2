import { type GraphQLResolveInfo } from 'graphql';
import { Arg, Ctx, Info, Mutation, Resolver } from 'type-graphql';
import { type RequestContext } from '../../../context';
import { performWrite } from '../../../graph/perform-write';
import { deletePayload, withUserErrors } from '../../../graph/payload';
import { type Participant } from '../../../model/event';
import { SchedulingDeleteInput } from '../../../model/inputs';
import { make } from '../../../model/make';
import { ParticipantPayload, SchedulingDeletePayload } from '../../../model/payloads';
import { type IcareusDataSource } from '../data-source';
import { PROVIDER } from '../ids';
import { CreateParticipantInput, UpdateParticipantInput } from './input';
import { type ParticipantOperations } from './operations';

const UNSUPPORTED = 'An Icareus that has no participants answers UNSUPPORTED_BY_PROVIDER.';

@Resolver()
export class IcareusParticipantMutations {
  @Mutation(() => ParticipantPayload, {
    nullable: true,
    description: `Gives somebody a personal link to an event at Icareus, once for each idempotencyKey. Without \`blocked\` the provider blocks: say false to let the participant in. ${UNSUPPORTED}`,
  })
  createParticipant(
    @Arg('input', () => CreateParticipantInput, { description: 'Who, and which event.' })
    input: CreateParticipantInput,
    @Ctx() context: RequestContext,
    @Info() info: GraphQLResolveInfo,
  ): Promise<ParticipantPayload> {
    return participantPayload(context, () => performWrite(writesOf(context).create, input, context, info));
  }

  @Mutation(() => ParticipantPayload, {
    nullable: true,
    description: `Changes a participant of an event at Icareus. What is absent from the input stays as it is; null clears. ${UNSUPPORTED}`,
  })
  updateParticipant(
    @Arg('input', () => UpdateParticipantInput, { description: 'Which participant, and what to change.' })
    input: UpdateParticipantInput,
    @Ctx() context: RequestContext,
    @Info() info: GraphQLResolveInfo,
  ): Promise<ParticipantPayload> {
    return participantPayload(context, () => performWrite(writesOf(context).update, input, context, info));
  }

  @Mutation(() => SchedulingDeletePayload, {
    nullable: true,
    description: `Deletes a participant of an event at Icareus, for good. ${UNSUPPORTED}`,
  })
  deleteParticipant(
    @Arg('input', () => SchedulingDeleteInput, {
      description: 'Which participant, by an id such as "icareus:participant:3697601.77".',
    })
    input: SchedulingDeleteInput,
    @Ctx() context: RequestContext,
    @Info() info: GraphQLResolveInfo,
  ): Promise<SchedulingDeletePayload> {
    return deletePayload(context, () => performWrite(writesOf(context).remove, input, context, info));
  }
}

const writesOf = ({ providers }: RequestContext): ParticipantOperations =>
  providers.sourceOf<IcareusDataSource>(PROVIDER).writes.participants;

function participantPayload(context: RequestContext, write: () => Promise<Participant>): Promise<ParticipantPayload> {
  return withUserErrors(
    async () => {
      const participant = await write();
      context.loaders.replace(participant);
      return make(ParticipantPayload, { participant, userErrors: [] });
    },
    (userErrors) => make(ParticipantPayload, { participant: null, userErrors }),
  );
}
