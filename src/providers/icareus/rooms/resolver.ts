import { type GraphQLResolveInfo } from 'graphql';
import { Arg, Ctx, Info, Mutation, Resolver } from 'type-graphql';
import { type RequestContext } from '../../../context';
import { performWrite } from '../../../graph/perform-write';
import { deletePayload, withUserErrors } from '../../../graph/payload';
import { type Room } from '../../../model/event';
import { SchedulingDeleteInput } from '../../../model/inputs';
import { make } from '../../../model/make';
import { RoomPayload, SchedulingDeletePayload } from '../../../model/payloads';
import { type IcareusDataSource } from '../data-source';
import { replaceRoom } from '../graph-loaders';
import { PROVIDER } from '../ids';
import { CreateRoomInput, UpdateRoomInput } from './input';
import { type RoomOperations } from './operations';

@Resolver()
export class IcareusRoomMutations {
  @Mutation(() => RoomPayload, {
    nullable: true,
    description:
      'Adds a room to an event at Icareus, once for each idempotencyKey. It has to lie within the times of the event, and no other known room may use its channel at the same time.',
  })
  createRoom(
    @Arg('input', () => CreateRoomInput, { description: 'The room to add, and the event to add it to.' })
    input: CreateRoomInput,
    @Ctx() context: RequestContext,
    @Info() info: GraphQLResolveInfo,
  ): Promise<RoomPayload> {
    return roomPayload(context, () => performWrite(writesOf(context).create, input, context, info));
  }

  @Mutation(() => RoomPayload, {
    nullable: true,
    description:
      'Changes a room at Icareus. What is absent from the input stays as it is, and so do the languages of a text that are not given; null clears. Where it moves, it is checked like a new one.',
  })
  updateRoom(
    @Arg('input', () => UpdateRoomInput, { description: 'Which room, and what to change.' }) input: UpdateRoomInput,
    @Ctx() context: RequestContext,
    @Info() info: GraphQLResolveInfo,
  ): Promise<RoomPayload> {
    return roomPayload(context, () => performWrite(writesOf(context).update, input, context, info));
  }

  @Mutation(() => SchedulingDeletePayload, {
    nullable: true,
    description: 'Deletes a room at Icareus, for good.',
  })
  deleteRoom(
    @Arg('input', () => SchedulingDeleteInput, { description: 'Which room, by an id such as "icareus:room:3697602".' })
    input: SchedulingDeleteInput,
    @Ctx() context: RequestContext,
    @Info() info: GraphQLResolveInfo,
  ): Promise<SchedulingDeletePayload> {
    return deletePayload(context, async () => {
      const { id: deletedId, eventId } = await performWrite(writesOf(context).remove, input, context, info);
      if (eventId !== null) context.loaders.forget(eventId);
      return deletedId;
    });
  }
}

const writesOf = ({ providers }: RequestContext): RoomOperations =>
  providers.sourceOf<IcareusDataSource>(PROVIDER).writes.rooms;

function roomPayload(context: RequestContext, write: () => Promise<Room>): Promise<RoomPayload> {
  return withUserErrors(
    async () => {
      const room = await write();
      replaceRoom(context, room);
      return make(RoomPayload, { room, event: room.event, userErrors: [] });
    },
    (userErrors) => make(RoomPayload, { room: null, event: null, userErrors }),
  );
}
