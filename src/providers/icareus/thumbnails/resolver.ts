import { type GraphQLResolveInfo } from 'graphql';
import { Arg, Ctx, Info, Mutation, Resolver } from 'type-graphql';
import { type RequestContext } from '../../../context';
import { performWrite } from '../../../graph/perform-write';
import { withUserErrors } from '../../../graph/payload';
import { readImage } from '../../../model/image';
import { RemoveThumbnailInput } from '../../../model/inputs';
import { make } from '../../../model/make';
import { ThumbnailPayload } from '../../../model/payloads';
import { type IcareusDataSource } from '../data-source';
import { replaceEvent, replaceRoom } from '../graph-loaders';
import { PROVIDER } from '../ids';
import { SetThumbnailInput } from './input';
import { NotedImage, type Pictured, type ThumbnailOperations } from './operations';

@Resolver()
export class IcareusThumbnailMutations {
  @Mutation(() => ThumbnailPayload, {
    nullable: true,
    description: 'Gives an event or a room at Icareus a picture, in place of the one that it has.',
  })
  setThumbnail(
    @Arg('input', () => SetThumbnailInput, { description: 'Which event or room, and the picture.' })
    input: SetThumbnailInput,
    @Ctx() context: RequestContext,
    @Info() info: GraphQLResolveInfo,
  ): Promise<ThumbnailPayload> {
    return thumbnailPayload(context, async () => {
      const writes = writesOf(context);
      const image = new NotedImage(await readImage(input.image));
      return performWrite(writes.set, { id: input.id, image }, context, info);
    });
  }

  @Mutation(() => ThumbnailPayload, {
    nullable: true,
    description: 'Removes the picture of an event or a room at Icareus.',
  })
  removeThumbnail(
    @Arg('input', () => RemoveThumbnailInput, {
      description: 'Which event or room, by an id such as "icareus:event:3697601" or "icareus:room:3697602".',
    })
    input: RemoveThumbnailInput,
    @Ctx() context: RequestContext,
    @Info() info: GraphQLResolveInfo,
  ): Promise<ThumbnailPayload> {
    return thumbnailPayload(context, () => performWrite(writesOf(context).remove, input, context, info));
  }
}

const writesOf = ({ providers }: RequestContext): ThumbnailOperations =>
  providers.sourceOf<IcareusDataSource>(PROVIDER).writes.thumbnails;

function thumbnailPayload(context: RequestContext, write: () => Promise<Pictured>): Promise<ThumbnailPayload> {
  return withUserErrors(
    async () => {
      const { event, room } = await write();
      if (event) replaceEvent(context, event);
      if (room) replaceRoom(context, room);
      return make(ThumbnailPayload, { event, room, userErrors: [] });
    },
    (userErrors) => make(ThumbnailPayload, { event: null, room: null, userErrors }),
  );
}
