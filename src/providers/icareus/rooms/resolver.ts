import { type GraphQLResolveInfo } from 'graphql';
import { Arg, Ctx, Info, Mutation, Resolver } from 'type-graphql';
import { type RequestContext } from '../../../context';
import { performWrite } from '../../../graph/perform-write';
import { deletePayload, withUserErrors } from '../../../graph/payload';
import { type Room } from '../../../model/event';
import { SchedulingDeleteInput } from '../../../model/inputs';
import { make } from '../../../model/make';
import { RoomPayload, SchedulingDeletePayload } from '../../../model/payloads';
import { replaceRoom, writesOf } from '../graph';
import { CreateRoomInput, UpdateRoomInput } from './input';

@Resolver()
export class IcareusRoomMutations {
  @Mutation(() => RoomPayload, {
    nullable: true,
    description:
      'Adds a room to an event at Icareus Suite, once for each idempotencyKey. It must lie within the times of the event, and no other known room may use its channel at the same time.',
  })
  createRoom(
    @Arg('input', () => CreateRoomInput, { description: 'The room and its event.' })
    input: CreateRoomInput,
    @Ctx() context: RequestContext,
    @Info() info: GraphQLResolveInfo,
  ): Promise<RoomPayload> {
    return roomPayload(context, () => performWrite(writesOf(context).rooms.create, input, context, info));
  }

  @Mutation(() => RoomPayload, {
    nullable: true,
    description:
      'Changes a room at Icareus Suite. Fields that are absent from the input and languages that are not given remain unchanged; null clears. New times and channels are checked as for a new room.',
  })
  updateRoom(
    @Arg('input', () => UpdateRoomInput, { description: 'The room and the changes.' }) input: UpdateRoomInput,
    @Ctx() context: RequestContext,
    @Info() info: GraphQLResolveInfo,
  ): Promise<RoomPayload> {
    return roomPayload(context, () => performWrite(writesOf(context).rooms.update, input, context, info));
  }

  @Mutation(() => SchedulingDeletePayload, {
    nullable: true,
    description: 'Deletes a room at Icareus Suite permanently.',
  })
  deleteRoom(
    @Arg('input', () => SchedulingDeleteInput, { description: 'The id of the room, such as "icareus:room:3697602".' })
    input: SchedulingDeleteInput,
    @Ctx() context: RequestContext,
    @Info() info: GraphQLResolveInfo,
  ): Promise<SchedulingDeletePayload> {
    return deletePayload(context, async () => {
      const { id: deletedId, eventId } = await performWrite(writesOf(context).rooms.remove, input, context, info);
      if (eventId !== null) context.loaders.forget(eventId);
      return deletedId;
    });
  }
}

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
