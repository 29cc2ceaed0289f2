import { Field, ID, InputType } from 'type-graphql';
import { type Upload, UploadScalar } from '../../../model/upload';

@InputType({ description: 'The thumbnail of an event or a room.' })
export class SetThumbnailInput {
  @Field(() => ID, {
    description: 'The id of the event or room, such as "icareus:event:3697601" or "icareus:room:3697602".',
  })
  id!: string;

  @Field(() => UploadScalar, {
    description: 'The image: PNG, JPEG, GIF or WebP, at most 5 MB. The type is detected from the content.',
  })
  image!: Upload;
}
