/** Reads what a caller sent, key by key. What is absent is undefined; what cannot be used is a Refusal. */
import { refusals } from './refusal';

/** The parameters of a call: its JSON body, or its query with numbers read as such. */
export type Given = Readonly<Record<string, unknown>>;

/** A text by language: `{"en_US": "English name"}`. */
export type Translations = Readonly<Record<string, string>>;

/** Source: "Supported Languages". */
const LANGUAGES: readonly string[] = ['en_US', 'fi_FI', 'es_ES', 'sv_SE'];

/** One place of the page says "en", its table of languages and every sample say this. */
export const USUAL_LANGUAGE = 'en_US';

export const isObject = (value: unknown): value is Given =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** The value, which is mandatory. */
export function required<T>(value: T | undefined, key: string): T {
  if (value === undefined) throw refusals.missing(key);
  return value;
}

export function readObject(given: Given, key: string): Given | undefined {
  const value = given[key];
  if (value === undefined) return undefined;
  if (!isObject(value)) throw refusals.invalid(key);
  return value;
}

/** Reads a whole number above zero, which ids, times and durations are [INF]. */
export function readNumber(given: Given, key: string): number | undefined {
  const value = given[key];
  if (value === undefined) return undefined;
  if (typeof value !== 'number' || !Number.isSafeInteger(value) || value < 1) throw refusals.invalid(key);
  return value;
}

export function readText(given: Given, key: string): string | undefined {
  const value = given[key];
  if (value === undefined) return undefined;
  if (typeof value !== 'string') throw refusals.invalid(key);
  return value;
}

export function readTruth(given: Given, key: string): boolean | undefined {
  const value = given[key];
  if (value === undefined) return undefined;
  if (typeof value !== 'boolean') throw refusals.invalid(key);
  return value;
}

export function readLanguage(given: Given, key: string): string | undefined {
  const language = readText(given, key);
  return language === undefined ? undefined : supported(language, key);
}

export function readLanguages(given: Given, key: string): readonly string[] | undefined {
  const value = given[key];
  if (value === undefined) return undefined;
  if (!Array.isArray(value)) throw refusals.invalid(key);
  const languages = value.map((language: unknown) => {
    if (typeof language !== 'string') throw refusals.invalid(key);
    return supported(language, key);
  });
  return [...new Set(languages)];
}

/** Reads "String or Object": a plain text is one in the default language. */
export function readTranslations(given: Given, key: string, defaultLanguage: string): Translations | undefined {
  const value = given[key];
  if (value === undefined) return undefined;
  if (typeof value === 'string') return { [defaultLanguage]: value };
  if (!isObject(value)) throw refusals.invalid(key);
  const texts = Object.entries(value).map(([language, text]): [string, string] => {
    if (typeof text !== 'string') throw refusals.invalid(key);
    return [supported(language, key), text];
  });
  return Object.fromEntries(texts);
}

function supported(language: string, key: string): string {
  if (!LANGUAGES.includes(language)) throw refusals.language(key, language);
  return language;
}
