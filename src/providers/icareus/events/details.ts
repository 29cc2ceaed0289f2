import { Field, ID, ObjectType } from 'type-graphql';
import { LocalizedText } from '../../../model/localized-text';
import { IcareusPublishing } from '../../../model/icareus';
import { DateTime, JSONScalar, Locale, URLScalar } from '../../../model/scalars';

@ObjectType({ description: 'What those who take part in an Icareus event are asked to accept.', simpleResolvers: true })
export class IcareusGdpr {
  @Field(() => LocalizedText, { nullable: true, description: 'The terms that viewers agree to.' })
  termsOfService!: LocalizedText | null;

  @Field(() => LocalizedText, { nullable: true, description: 'What viewers are told of how their data is used.' })
  privacyPolicy!: LocalizedText | null;

  @Field(() => LocalizedText, { nullable: true, description: 'The notice of copyright.' })
  copyright!: LocalizedText | null;
}

@ObjectType({ description: 'What Icareus tells of an event beyond what all events have.', simpleResolvers: true })
export class IcareusEventDetails {
  @Field(() => LocalizedText, { description: 'What the event is called; `title` is this in the default language.' })
  name!: LocalizedText;

  @Field(() => LocalizedText, { nullable: true, description: 'What the event is about.' })
  description!: LocalizedText | null;

  @Field(() => LocalizedText, { nullable: true, description: 'What the event is called on its page.' })
  publicName!: LocalizedText | null;

  @Field(() => DateTime, {
    nullable: true,
    description: 'The start that the public is shown, where it is another one.',
  })
  publicStartsAt!: Date | null;

  @Field(() => DateTime, { nullable: true, description: 'The end that the public is shown, where it is another one.' })
  publicEndsAt!: Date | null;

  @Field(() => Locale, { description: 'The language of a text that names none.' })
  defaultLocale!: string;

  @Field(() => [Locale], { description: 'The languages that the event comes in.' })
  locales!: readonly string[];

  @Field(() => Boolean, { description: 'Whether it can be held in several rooms.' })
  isMultiroom!: boolean;

  @Field(() => ID, {
    nullable: true,
    description: "The suite's own number of the room that was made with the event; `mainRoom` is that room.",
  })
  mainRoomId!: string | null;

  @Field(() => ID, { nullable: true, description: "The suite's own number of the theme of its page." })
  themeId!: string | null;

  @Field(() => URLScalar, { nullable: true, description: 'The picture that stands for it.' })
  thumbnailUrl!: string | null;

  @Field(() => URLScalar, { nullable: true, description: 'The page on which it is watched; the same as `joinUrl`.' })
  embedUrl!: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'Your own id of the event, as it was given when it was created.',
  })
  externalId!: string | null;

  @Field(() => ID, { nullable: true, description: "The suite's own number of the linear channel." })
  serviceId!: string | null;

  @Field(() => IcareusPublishing, { nullable: true, description: 'Where its picture and sound are sent.' })
  publishing!: IcareusPublishing | null;

  @Field(() => IcareusGdpr, { nullable: true, description: 'What those who take part are asked to accept.' })
  gdpr!: IcareusGdpr | null;

  @Field(() => [JSONScalar], { description: 'The categories that it is filed under, as the suite writes them.' })
  categories!: readonly unknown[];

  @Field(() => [JSONScalar], { description: 'The restrictions on watching it, as the suite writes them.' })
  restrictions!: readonly unknown[];

  @Field(() => [JSONScalar], { description: 'The kinds of access to it, as the suite writes them.' })
  accessControls!: readonly unknown[];
}
