import { Field, ID, InputType } from 'type-graphql';
import { DateTime, Locale, URLScalar } from '../../../model/scalars';
import { type OnConflict } from '../../../model/schedule';
import { type CreateOptions, IdempotencyKeyField, OnConflictField } from '../../../provider-kit/create-input';
import { CANNOT_CLEAR, LocalizedTextInput } from '../inputs';

@InputType({ description: 'Texts that participants of an event agree to.' })
export class GdprInput {
  @Field(() => LocalizedTextInput, { nullable: true, description: 'The terms that viewers agree to.' })
  termsOfService?: LocalizedTextInput | null;

  @Field(() => LocalizedTextInput, { nullable: true, description: 'How data of viewers is used.' })
  privacyPolicy?: LocalizedTextInput | null;

  @Field(() => LocalizedTextInput, { nullable: true, description: 'The copyright notice.' })
  copyright?: LocalizedTextInput | null;
}

@InputType({ description: 'Fields that creating and updating an event share.' })
abstract class EventFields {
  @Field(() => LocalizedTextInput, { nullable: true, description: `The description of the event. ${CANNOT_CLEAR}` })
  description?: LocalizedTextInput | null;

  @Field(() => LocalizedTextInput, {
    nullable: true,
    description: `The name of the event that is shown to the public. ${CANNOT_CLEAR}`,
  })
  publicName?: LocalizedTextInput | null;

  @Field(() => DateTime, {
    nullable: true,
    description: `The start that is shown to the public, in whole seconds. Requires publicEndsAt. ${CANNOT_CLEAR}`,
  })
  publicStartsAt?: Date | null;

  @Field(() => DateTime, {
    nullable: true,
    description: `The end that is shown to the public, in whole seconds. Requires publicStartsAt. ${CANNOT_CLEAR}`,
  })
  publicEndsAt?: Date | null;

  @Field(() => Locale, {
    nullable: true,
    description:
      'The language of texts without a language: en-US, fi-FI, es-ES or sv-SE. en-US for a new event if omitted.',
  })
  defaultLocale?: string | null;

  @Field(() => [Locale], {
    nullable: true,
    description:
      'The languages of the event: en-US, fi-FI, es-ES or sv-SE. An update replaces the whole list. The default language is always included.',
  })
  locales?: string[] | null;

  @Field(() => ID, {
    nullable: true,
    description: `The native id of the theme of the event, such as "3319901". ${CANNOT_CLEAR}`,
  })
  themeId?: string | null;

  @Field(() => URLScalar, {
    nullable: true,
    description: 'The URL of the thumbnail. Use setThumbnail to upload an image and removeThumbnail to remove it.',
  })
  thumbnailUrl?: string | null;

  @Field(() => String, { nullable: true, description: `Your own id of the event. ${CANNOT_CLEAR}` })
  externalId?: string | null;

  @Field(() => GdprInput, {
    nullable: true,
    description: `Texts that participants agree to; omitted texts remain unchanged. ${CANNOT_CLEAR}`,
  })
  gdpr?: GdprInput | null;
}

@InputType({ description: 'A new event at Icareus Suite. Its main room is created with it.' })
export class CreateIcareusEventInput extends EventFields implements CreateOptions {
  @IdempotencyKeyField('one event')
  idempotencyKey?: string | null;

  @Field(() => LocalizedTextInput, { description: 'The name of the event.' })
  name!: LocalizedTextInput;

  @Field(() => DateTime, { description: 'The start, in whole seconds.' })
  startsAt!: Date;

  @Field(() => DateTime, { description: 'The end, in whole seconds, after the start.' })
  endsAt!: Date;

  @OnConflictField('the channel of the main room, which Icareus Suite chooses when it creates the event,')
  onConflict?: OnConflict;
}

@InputType({ description: 'Changes of an event: absent fields remain unchanged, null clears.' })
export class UpdateIcareusEventInput extends EventFields {
  @Field(() => ID, { description: 'The id of the event, such as "icareus:event:3697601".' })
  id!: string;

  @Field(() => LocalizedTextInput, { nullable: true, description: 'The name of the event. May not be null.' })
  name?: LocalizedTextInput | null;

  @Field(() => DateTime, {
    nullable: true,
    description: 'The start, in whole seconds. The end remains unchanged if omitted. May not be null.',
  })
  startsAt?: Date | null;

  @Field(() => DateTime, {
    nullable: true,
    description: 'The end, in whole seconds. The start remains unchanged if omitted. May not be null.',
  })
  endsAt?: Date | null;
}
