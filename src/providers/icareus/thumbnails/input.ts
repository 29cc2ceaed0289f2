import { Field, ID, InputType } from 'type-graphql';
import { type Upload, UploadScalar } from '../../../model/upload';

@InputType({ description: 'A picture to stand for an event or a room.' })
export class SetThumbnailInput {
  @Field(() => ID, {
    description: 'Which event or room: its id, as "icareus:event:3697601" or "icareus:room:3697602".',
  })
  id!: string;

  @Field(() => UploadScalar, {
    description: 'The picture: PNG, JPEG, GIF or WebP by its bytes, 5 MB at most.',
  })
  image!: Upload;
}
