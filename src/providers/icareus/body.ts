/** The parts that request bodies of events and rooms share. Pure. Source: "Event Data" and "Event Room Data JSON Object". */
import { InputProblems, type InputPath } from '../../provider-kit/input-problems';
import { identity, TITLE } from './ids';
import { type LocalizedTextInput } from './inputs';
import { type RequestedWindows, type StoredWindows, windowsData } from './time-window';
import { LANGUAGES, languageOf, localeOf, type RoomData, type WireText } from './wire';

interface SharedInput {
  readonly name?: LocalizedTextInput | null;
  readonly description?: LocalizedTextInput | null;
  readonly publicName?: LocalizedTextInput | null;
  readonly themeId?: string | null;
}

/** Texts and theme. */
export function sharedData({ name, description, publicName, themeId }: SharedInput, problems: InputProblems): RoomData {
  if (name === null) problems.refuseNull('name');
  return {
    name: name ? textData(name, ['name'], problems, false) : undefined,
    description: optionalText(description, 'description', problems),
    publicName: optionalText(publicName, 'publicName', problems),
    eventTheme: numberData(themeId, 'themeId', problems),
  };
}

function optionalText(
  text: LocalizedTextInput | null | undefined,
  field: string,
  problems: InputProblems,
): WireText | undefined {
  if (text === null) problems.refuseClearing(field);
  return text ? textData(text, [field], problems, true) : undefined;
}

/** One of the suite's own numbers. */
export function numberData(
  value: string | null | undefined,
  field: 'themeId' | 'channelId',
  problems: InputProblems,
): number | undefined {
  if (value === null) problems.refuseClearing(field);
  if (value === null || value === undefined) return undefined;
  const number = identity.parseNativeId(value);
  if (number !== null) return Number(number);
  const example = field === 'themeId' ? '3319901' : '2977205';
  problems.refuse(
    'NOT_FOUND',
    field,
    `there is no "${value}". ${TITLE}'s own ids are whole numbers, for example "${example}".`,
  );
  return undefined;
}

/** A text in the suite's form, `mayBeBlank` if empty text is allowed; undefined if there are problems with it. */
export function textData(
  input: LocalizedTextInput,
  path: InputPath,
  problems: InputProblems,
  mayBeBlank: boolean,
): WireText | undefined {
  const { text = null, locale = null, translations = null } = input;
  if (text !== null && translations !== null) {
    problems.refuse('INVALID', path, 'give either text or translations, not both.');
    return undefined;
  }
  const checked = (value: string, at: InputPath): string => {
    if (!mayBeBlank && value.trim() === '') problems.refuse('REQUIRED', at, 'it may not be empty.');
    return value;
  };
  if (text !== null) {
    const value = checked(text, [...path, 'text']);
    if (locale === null) return value;
    const language = languageData(locale, [...path, 'locale'], problems);
    return language && { [language]: value };
  }
  if (translations === null || translations.length === 0) {
    problems.refuse('REQUIRED', path, 'give text, or translations with at least one language.');
    return undefined;
  }
  if (locale !== null) {
    const reason = 'it is the language of text; each of the translations has a locale of its own.';
    problems.refuse('INVALID', [...path, 'locale'], reason);
  }
  const byLanguage: Record<string, string> = {};
  translations.forEach((translation, index) => {
    const at = [...path, 'translations', String(index)];
    const language = languageData(translation.locale, [...at, 'locale'], problems);
    if (language === undefined) return;
    if (Object.hasOwn(byLanguage, language)) {
      const reason = `there is already a text in ${translation.locale}. Give each language once.`;
      problems.refuse('INVALID', [...at, 'locale'], reason);
    }
    byLanguage[language] = checked(translation.text, [...at, 'text']);
  });
  return byLanguage;
}

/** The suite's name of a language; undefined, with a problem, if the suite does not have it. Source: "Supported Languages". */
export function languageData(locale: string, path: InputPath, problems: InputProblems): string | undefined {
  const language = languageOf(locale);
  if (language === null) {
    const supported = LANGUAGES.map(localeOf).join(', ');
    const reason = `${TITLE} does not have the language ${locale}. Give one of ${supported}.`;
    problems.refuse('LANGUAGE_NOT_SUPPORTED', path, reason);
  }
  return language ?? undefined;
}

/** The input without null values: a create has nothing to clear. */
export function withoutNulls<T extends object>(input: T): { [Key in keyof T]: Exclude<T[Key], null> } {
  const given = Object.entries(input).filter(([, value]) => value !== null);
  return Object.fromEntries(given) as { [Key in keyof T]: Exclude<T[Key], null> };
}

/** A body without undefined values: only what the caller gave is sent. */
export function definedData<T extends object>(data: T): T {
  return Object.fromEntries(Object.entries(data).filter(([, value]) => value !== undefined)) as T;
}

/** The body of an update whose windows are completed from the stored ones. Throws UserErrors. */
export function completeUpdate<T extends RoomData>(
  { data, ...requested }: RequestedWindows & { readonly data: T },
  stored: StoredWindows,
): T {
  const problems = new InputProblems(TITLE);
  const complete = { ...data, ...windowsData(requested, stored, problems) };
  problems.throwIfAny();
  return complete;
}

/** The text of a create, for its summary, in the first language that it is given in. */
export const summaryText = ({ text, translations }: LocalizedTextInput): string =>
  text ?? translations?.[0]?.text ?? '';

/** The summary of an update: the fields that it changes. */
export function summarizeUpdate({ id, ...changes }: { readonly id: string }): string {
  const fields = Object.entries(changes).filter(([, value]) => value !== undefined);
  return `Change of ${fields.map(([field]) => field).join(', ') || 'nothing'} in ${id}`;
}
