/** Texts and languages as they are sent. Pure. Source: the provider's page "Event Management API", "Supported Languages". */
import { TITLE } from './ids';
import { type InputProblems, type Path } from './input-problems';
import { type GdprInput, type LocalizedTextInput } from './localized-text-input';
import { type GdprData, LANGUAGES, languageOf, localeOf, type WireText } from './wire';

/** The suite's name of a language; undefined, and a problem, where it does not have it. */
export function checkedLanguage(locale: string, path: Path, problems: InputProblems): string | undefined {
  const language = languageOf(locale);
  if (language === null) {
    const supported = LANGUAGES.map(localeOf).join(', ');
    const says = `${TITLE} does not have the language ${locale}. Give one of ${supported}.`;
    problems.refuse('LANGUAGE_NOT_SUPPORTED', path, says);
  }
  return language ?? undefined;
}

/** A text as it is sent, `mayBeBlank` where an empty one says something; undefined where there are problems with it. */
export function textOf(
  input: LocalizedTextInput,
  path: Path,
  problems: InputProblems,
  mayBeBlank: boolean,
): WireText | undefined {
  const { text = null, locale = null, translations = null } = input;
  if (text !== null && translations !== null) {
    problems.refuse('INVALID', path, 'give either text or translations, not both.');
    return undefined;
  }
  const checked = (value: string, at: Path): string => {
    if (!mayBeBlank && value.trim() === '') problems.refuse('REQUIRED', at, 'it may not be empty.');
    return value;
  };
  if (text !== null) {
    const value = checked(text, [...path, 'text']);
    if (locale === null) return value;
    const language = checkedLanguage(locale, [...path, 'locale'], problems);
    return language && { [language]: value };
  }
  if (translations === null || translations.length === 0) {
    problems.refuse('REQUIRED', path, 'give text, or translations with at least one language.');
    return undefined;
  }
  if (locale !== null) {
    const at = [...path, 'locale'];
    problems.refuse(
      'INVALID',
      at,
      'it says which language text is in; each of the translations has a locale of its own.',
    );
  }
  const byLanguage: Record<string, string> = {};
  translations.forEach((translation, index) => {
    const at = [...path, 'translations', String(index)];
    const language = checkedLanguage(translation.locale, [...at, 'locale'], problems);
    if (language === undefined) return;
    if (Object.hasOwn(byLanguage, language)) {
      problems.refuse(
        'INVALID',
        [...at, 'locale'],
        `there is a text in ${translation.locale} already; give each language once.`,
      );
    }
    byLanguage[language] = checked(translation.text, [...at, 'text']);
  });
  return byLanguage;
}

/** What people agree to, as it is sent; undefined where nothing of it is given. */
export function gdprOf(input: GdprInput, path: Path, problems: InputProblems): GdprData | undefined {
  const gdpr: { -readonly [Part in keyof GdprData]: GdprData[Part] } = {};
  for (const part of ['termsOfService', 'privacyPolicy', 'copyright'] as const) {
    const value = input[part];
    if (value === undefined) continue;
    const at = [...path, part];
    if (value === null) problems.refuseClearing(at);
    else gdpr[part] = textOf(value, at, problems, true);
  }
  return Object.keys(gdpr).length === 0 ? undefined : gdpr;
}
