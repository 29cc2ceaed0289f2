import { Field, ID, InputType } from 'type-graphql';
import { DateTime, Locale, URLScalar } from '../../../model/scalars';
import { OnConflict } from '../../../model/schedule';
import { CANNOT_CLEAR, idempotencyKeyOf } from '../inputs';
import { GdprInput, LocalizedTextInput } from '../localized-text-input';

/** What a create may and an update may carry, with the same meaning in both. */
@InputType({ description: 'What creating and updating an event have in common.' })
abstract class EventFields {
  @Field(() => LocalizedTextInput, { nullable: true, description: `What the event is about. ${CANNOT_CLEAR}` })
  description?: LocalizedTextInput | null;

  @Field(() => LocalizedTextInput, {
    nullable: true,
    description: `What the event is called where the public sees it. ${CANNOT_CLEAR}`,
  })
  publicName?: LocalizedTextInput | null;

  @Field(() => DateTime, {
    nullable: true,
    description: `When it starts for the public: a whole second. It goes together with publicEndsAt. ${CANNOT_CLEAR}`,
  })
  publicStartsAt?: Date | null;

  @Field(() => DateTime, {
    nullable: true,
    description: `When it ends for the public: a whole second. It goes together with publicStartsAt. ${CANNOT_CLEAR}`,
  })
  publicEndsAt?: Date | null;

  @Field(() => Locale, {
    nullable: true,
    description:
      'The language of texts that are given without one: en-US, fi-FI, es-ES or sv-SE. A new event has en-US where it is left out.',
  })
  defaultLocale?: string | null;

  @Field(() => [Locale], {
    nullable: true,
    description:
      'The languages that the event is offered in: en-US, fi-FI, es-ES or sv-SE. An update replaces them all. The default language is always one of them.',
  })
  locales?: string[] | null;

  @Field(() => ID, {
    nullable: true,
    description: `Icareus's own number of the theme that the event is shown in, as "3319901". ${CANNOT_CLEAR}`,
  })
  themeId?: string | null;

  @Field(() => URLScalar, {
    nullable: true,
    description:
      'Where the picture of the event is found. To send a picture there is setThumbnail, to clear it removeThumbnail.',
  })
  thumbnailUrl?: string | null;

  @Field(() => String, { nullable: true, description: `An id of your own for the event. ${CANNOT_CLEAR}` })
  externalId?: string | null;

  @Field(() => GdprInput, {
    nullable: true,
    description: `What people who take part agree to; a part that is left out stays as it is. ${CANNOT_CLEAR}`,
  })
  gdpr?: GdprInput | null;
}

@InputType({ description: 'An event to be created at Icareus. Its main room is made with it.' })
export class CreateIcareusEventInput extends EventFields {
  @Field(() => String, { nullable: true, description: idempotencyKeyOf('event') })
  idempotencyKey?: string | null;

  @Field(() => LocalizedTextInput, { description: 'What the event is called.' })
  name!: LocalizedTextInput;

  @Field(() => DateTime, { description: 'When it starts: a whole second.' })
  startsAt!: Date;

  @Field(() => DateTime, { description: 'When it ends: a whole second after its start.' })
  endsAt!: Date;

  @Field(() => OnConflict, {
    defaultValue: OnConflict.ALLOW,
    description:
      'What to do when something that it holds is already taken at that time. Icareus itself chooses the channel of the main room, so nothing that a new event is in the way of can be known before.',
  })
  onConflict?: OnConflict;
}

@InputType({ description: 'What to change in an event: what is absent stays, null clears.' })
export class UpdateIcareusEventInput extends EventFields {
  @Field(() => ID, { description: 'Which event: its id, as "icareus:event:3697601".' })
  id!: string;

  @Field(() => LocalizedTextInput, { nullable: true, description: 'What the event is called. May not be null.' })
  name?: LocalizedTextInput | null;

  @Field(() => DateTime, {
    nullable: true,
    description: 'When it starts: a whole second. Alone, it leaves the end where it is. May not be null.',
  })
  startsAt?: Date | null;

  @Field(() => DateTime, {
    nullable: true,
    description: 'When it ends: a whole second. Alone, it leaves the start where it is. May not be null.',
  })
  endsAt?: Date | null;
}
