import { type GraphQLResolveInfo } from 'graphql';
import { Arg, Ctx, Info, Mutation, Resolver } from 'type-graphql';
import { type RequestContext } from '../../../context';
import { performWrite } from '../../../graph/perform-write';
import { withUserErrors } from '../../../graph/payload';
import { readImage } from '../../../model/image';
import { RemoveThumbnailInput } from '../../../model/inputs';
import { make } from '../../../model/make';
import { ThumbnailPayload } from '../../../model/payloads';
import { replaceEvent, replaceRoom, writesOf } from '../graph';
import { SetThumbnailInput } from './input';
import { RecordedImage, type ThumbnailResult } from './operations';

@Resolver()
export class IcareusThumbnailMutations {
  @Mutation(() => ThumbnailPayload, {
    nullable: true,
    description: 'Sets the thumbnail of an event or a room at Icareus Suite and replaces an existing one.',
  })
  setThumbnail(
    @Arg('input', () => SetThumbnailInput, { description: 'The event or room and the image.' })
    input: SetThumbnailInput,
    @Ctx() context: RequestContext,
    @Info() info: GraphQLResolveInfo,
  ): Promise<ThumbnailPayload> {
    return thumbnailPayload(context, async () => {
      const { thumbnails } = writesOf(context);
      const image = new RecordedImage(await readImage(input.image));
      return performWrite(thumbnails.set, { id: input.id, image }, context, info);
    });
  }

  @Mutation(() => ThumbnailPayload, {
    nullable: true,
    description: 'Removes the thumbnail of an event or a room at Icareus Suite.',
  })
  removeThumbnail(
    @Arg('input', () => RemoveThumbnailInput, {
      description: 'The id of the event or room, such as "icareus:event:3697601" or "icareus:room:3697602".',
    })
    input: RemoveThumbnailInput,
    @Ctx() context: RequestContext,
    @Info() info: GraphQLResolveInfo,
  ): Promise<ThumbnailPayload> {
    return thumbnailPayload(context, () => performWrite(writesOf(context).thumbnails.remove, input, context, info));
  }
}

function thumbnailPayload(context: RequestContext, write: () => Promise<ThumbnailResult>): Promise<ThumbnailPayload> {
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
