/** Input types and descriptions that several kinds of entities share. */
import { Field, InputType } from 'type-graphql';
import { Locale } from '../../model/scalars';

/** Describes a field that null cannot clear. */
export const CANNOT_CLEAR = 'It cannot be cleared.';

const LOCALES = 'en-US, fi-FI, es-ES or sv-SE';

@InputType({ description: 'A text in one language.' })
class TranslationInput {
  @Field(() => Locale, { description: `The language of the text: ${LOCALES}.` })
  locale!: string;

  @Field(() => String, { description: 'The text in that language.' })
  text!: string;
}

@InputType({
  description:
    'A text in one language or in several: give either `text` or `translations`. In an update, languages that are not given remain unchanged.',
})
export class LocalizedTextInput {
  @Field(() => String, { nullable: true, description: 'The text, if it has one language only.' })
  text?: string | null;

  @Field(() => Locale, {
    nullable: true,
    description: `The language of \`text\`: ${LOCALES}; the default language if omitted.`,
  })
  locale?: string | null;

  @Field(() => [TranslationInput], { nullable: true, description: 'The text in each language; each language once.' })
  translations?: TranslationInput[] | null;
}
