import { Field, ID, ObjectType } from 'type-graphql';
import { LocalizedText } from '../../../model/localized-text';
import { IcareusPublishing } from '../../../model/icareus';
import { DateTime, JSONScalar, Locale, URLScalar } from '../../../model/scalars';

@ObjectType({ description: 'Texts that participants of an Icareus Suite event agree to.', simpleResolvers: true })
export class IcareusGdpr {
  @Field(() => LocalizedText, { nullable: true, description: 'The terms that viewers agree to.' })
  termsOfService!: LocalizedText | null;

  @Field(() => LocalizedText, { nullable: true, description: 'How data of viewers is used.' })
  privacyPolicy!: LocalizedText | null;

  @Field(() => LocalizedText, { nullable: true, description: 'The copyright notice.' })
  copyright!: LocalizedText | null;
}

@ObjectType({ description: 'Details of an event at Icareus Suite.', simpleResolvers: true })
export class IcareusEventDetails {
  @Field(() => LocalizedText, { description: 'The name of the event; `title` is the name in the default language.' })
  name!: LocalizedText;

  @Field(() => LocalizedText, { nullable: true, description: 'The description of the event.' })
  description!: LocalizedText | null;

  @Field(() => LocalizedText, { nullable: true, description: 'The name that is shown to the public.' })
  publicName!: LocalizedText | null;

  @Field(() => DateTime, {
    nullable: true,
    description: 'The start that is shown to the public, if it differs.',
  })
  publicStartsAt!: Date | null;

  @Field(() => DateTime, { nullable: true, description: 'The end that is shown to the public, if it differs.' })
  publicEndsAt!: Date | null;

  @Field(() => Locale, { description: 'The language of texts without a language.' })
  defaultLocale!: string;

  @Field(() => [Locale], { description: 'The languages of the event.' })
  locales!: readonly string[];

  @Field(() => Boolean, { description: 'Whether the event can have several rooms.' })
  isMultiroom!: boolean;

  @Field(() => ID, {
    nullable: true,
    description: 'The native id of the room that was created with the event; `mainRoom` is that room.',
  })
  mainRoomId!: string | null;

  @Field(() => ID, { nullable: true, description: 'The native id of the theme of its page.' })
  themeId!: string | null;

  @Field(() => URLScalar, { nullable: true, description: 'The thumbnail of the event.' })
  thumbnailUrl!: string | null;

  @Field(() => URLScalar, { nullable: true, description: 'The page that shows the event; the same as `joinUrl`.' })
  embedUrl!: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'Your own id of the event, as given when it was created.',
  })
  externalId!: string | null;

  @Field(() => ID, { nullable: true, description: 'The native id of the linear channel.' })
  serviceId!: string | null;

  @Field(() => IcareusPublishing, { nullable: true, description: 'The target of the live stream.' })
  publishing!: IcareusPublishing | null;

  @Field(() => IcareusGdpr, { nullable: true, description: 'Texts that participants agree to.' })
  gdpr!: IcareusGdpr | null;

  @Field(() => [JSONScalar], { description: 'The categories of the event, as returned by the provider.' })
  categories!: readonly unknown[];

  @Field(() => [JSONScalar], { description: 'The viewing restrictions of the event, as returned by the provider.' })
  restrictions!: readonly unknown[];

  @Field(() => [JSONScalar], { description: 'The access controls of the event, as returned by the provider.' })
  accessControls!: readonly unknown[];
}
