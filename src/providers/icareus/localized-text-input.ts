import { Field, InputType } from 'type-graphql';
import { Locale } from '../../model/scalars';

const LOCALES = 'en-US, fi-FI, es-ES or sv-SE';

@InputType({ description: 'A text in one of the languages that it is given in.' })
export class TranslationInput {
  @Field(() => Locale, { description: `The language of the text: ${LOCALES}.` })
  locale!: string;

  @Field(() => String, { description: 'The text in that language.' })
  text!: string;
}

@InputType({
  description:
    'A text in one language or in several: exactly one of `text` and `translations`. In an update, languages that are not given keep the text that they have.',
})
export class LocalizedTextInput {
  @Field(() => String, { nullable: true, description: 'The text, where there is one language only.' })
  text?: string | null;

  @Field(() => Locale, {
    nullable: true,
    description: `The language of \`text\`: ${LOCALES}; the default language where it is left out.`,
  })
  locale?: string | null;

  @Field(() => [TranslationInput], { nullable: true, description: 'The text in each language; each language once.' })
  translations?: TranslationInput[] | null;
}

@InputType({ description: 'What people who take part in an event agree to.' })
export class GdprInput {
  @Field(() => LocalizedTextInput, { nullable: true, description: 'The terms that viewers agree to.' })
  termsOfService?: LocalizedTextInput | null;

  @Field(() => LocalizedTextInput, { nullable: true, description: 'What viewers are told of how their data is used.' })
  privacyPolicy?: LocalizedTextInput | null;

  @Field(() => LocalizedTextInput, { nullable: true, description: 'The copyright notice.' })
  copyright?: LocalizedTextInput | null;
}
