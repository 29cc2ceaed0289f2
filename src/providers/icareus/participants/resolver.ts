import { type GraphQLResolveInfo } from 'graphql';
import { Arg, Ctx, Info, Mutation, Resolver } from 'type-graphql';
import { type RequestContext } from '../../../context';
import { performWrite } from '../../../graph/perform-write';
import { deletePayload, withUserErrors } from '../../../graph/payload';
import { type Participant } from '../../../model/event';
import { SchedulingDeleteInput } from '../../../model/inputs';
import { make } from '../../../model/make';
import { ParticipantPayload, SchedulingDeletePayload } from '../../../model/payloads';
import { writesOf } from '../graph';
import { CreateParticipantInput, UpdateParticipantInput } from './input';

const UNSUPPORTED = 'UNSUPPORTED_BY_PROVIDER if the installation of Icareus Suite does not support participants.';

@Resolver()
export class IcareusParticipantMutations {
  @Mutation(() => ParticipantPayload, {
    nullable: true,
    description: `Adds a participant with a personal link to an event at Icareus Suite, once for each idempotencyKey. The provider blocks the participant unless \`blocked\` is false. ${UNSUPPORTED}`,
  })
  createParticipant(
    @Arg('input', () => CreateParticipantInput, { description: 'The participant and the event.' })
    input: CreateParticipantInput,
    @Ctx() context: RequestContext,
    @Info() info: GraphQLResolveInfo,
  ): Promise<ParticipantPayload> {
    return participantPayload(context, () => performWrite(writesOf(context).participants.create, input, context, info));
  }

  @Mutation(() => ParticipantPayload, {
    nullable: true,
    description: `Changes a participant of an event at Icareus Suite. Fields that are absent from the input remain unchanged; null clears. ${UNSUPPORTED}`,
  })
  updateParticipant(
    @Arg('input', () => UpdateParticipantInput, { description: 'The participant and the changes.' })
    input: UpdateParticipantInput,
    @Ctx() context: RequestContext,
    @Info() info: GraphQLResolveInfo,
  ): Promise<ParticipantPayload> {
    return participantPayload(context, () => performWrite(writesOf(context).participants.update, input, context, info));
  }

  @Mutation(() => SchedulingDeletePayload, {
    nullable: true,
    description: `Deletes a participant of an event at Icareus Suite permanently. ${UNSUPPORTED}`,
  })
  deleteParticipant(
    @Arg('input', () => SchedulingDeleteInput, {
      description: 'The id of the participant, such as "icareus:participant:3697601.77".',
    })
    input: SchedulingDeleteInput,
    @Ctx() context: RequestContext,
    @Info() info: GraphQLResolveInfo,
  ): Promise<SchedulingDeletePayload> {
    return deletePayload(context, () => performWrite(writesOf(context).participants.remove, input, context, info));
  }
}

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
