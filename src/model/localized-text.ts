import { Arg, Field, ObjectType } from 'type-graphql';
import { make } from './make';
import { Locale } from './scalars';

@ObjectType({ description: 'A text in one language.', simpleResolvers: true })
export class LocalizedTextTranslation {
  @Field(() => Locale, { description: 'The language.' })
  locale!: string;

  @Field(() => String, { description: 'What it says in that language.' })
  text!: string;
}

@ObjectType({ description: 'A text in one language or several.', simpleResolvers: true })
export class LocalizedText {
  @Field(() => [LocalizedTextTranslation], { description: 'The text in every language that there is.' })
  translations!: readonly LocalizedTextTranslation[];

  /** The text in the default language, else in any. */
  defaultText!: string;

  /** A text that comes in these languages; null where it comes in none. */
  static of(translations: readonly LocalizedTextTranslation[], defaultLocale: string): LocalizedText | null {
    const first = translations.find(({ locale }) => locale === defaultLocale) ?? translations[0];
    return first ? Object.assign(new LocalizedText(), { translations, defaultText: first.text }) : null;
  }

  /** A text that the provider does not have, where the graph promises one. */
  static inPlaceOf(missing: string): LocalizedText {
    return Object.assign(new LocalizedText(), { translations: [], defaultText: missing });
  }

  @Field(() => String, { description: 'The text in the locale asked for, else in the default language, else in any.' })
  text(
    @Arg('locale', () => Locale, { nullable: true, description: 'As "fi-FI"; left out, the default language.' })
    locale: string | null = null,
  ): string {
    return this.translations.find((each) => each.locale === locale)?.text ?? this.defaultText;
  }
}

export const translation = (locale: string, text: string): LocalizedTextTranslation =>
  make(LocalizedTextTranslation, { locale, text });
