/**
 * How the suite's records are read: times, texts and languages, as events, rooms and participants have them. Pure and
 * total. Milliseconds and seconds occur only here and in requests.
 */
import { LocalizedText, translation } from '../../model/localized-text';
import { make } from '../../model/make';
import { IcareusPublishing } from '../../model/icareus';
import { webAddressOrNull } from '../../model/scalars';
import { RecordReader } from '../../provider-kit/record-reader';
import { TITLE } from './ids';
import { DEFAULT_LANGUAGE, localeOf, type WireEvent, type WireRoom } from './wire';

/** The default locale of an event without `defaultLanguage`. */
export const DEFAULT_LOCALE = localeOf(DEFAULT_LANGUAGE)!;

export interface Times {
  readonly startsAt: Date;
  readonly endsAt: Date;
}

/** The times of an event or a room; null if they cannot be read. */
export const timesOf = ({ record }: WireEvent | WireRoom): Times | null =>
  timesIn(new RecordReader(record, TITLE, () => undefined), TITLE);

/** Null if the start or the duration cannot be read, which is reported. `what` names the record: "event 17". */
export function timesIn(reader: RecordReader, what: string): Times | null {
  const { start, end } = windowIn(reader, 'startTime', 'duration');
  if (start !== null && end !== null) return { startsAt: start, endsAt: end };
  reader.report(`${what}: it has no start or duration that can be read`);
  return null;
}

/** The times shown to the public. */
export function publicTimesIn(reader: RecordReader): { publicStartsAt: Date | null; publicEndsAt: Date | null } {
  const { start, end } = windowIn(reader, 'startTimePublic', 'durationPublic');
  return { publicStartsAt: start, publicEndsAt: end };
}

function windowIn(
  reader: RecordReader,
  startKey: string,
  durationKey: string,
): { readonly start: Date | null; readonly end: Date | null } {
  const milliseconds = reader.number(startKey);
  const seconds = reader.number(durationKey);
  const start = milliseconds === null ? null : instantAt(reader, startKey, milliseconds);
  if (start === null || seconds === null) return { start, end: null };
  if (seconds < 0) return { start, end: reader.unusable(durationKey, seconds, 'a duration in seconds') };
  return { start, end: instantAt(reader, durationKey, start.getTime() + seconds * 1000) };
}

function instantAt(reader: RecordReader, key: string, milliseconds: number): Date | null {
  const instant = new Date(milliseconds);
  return Number.isNaN(instant.getTime()) ? reader.unusable(key, reader.record[key], 'an instant') : instant;
}

/** The locale of the texts of an event and its rooms that have no language. */
export const defaultLocaleOf = ({ record }: WireEvent): string =>
  defaultLocaleIn(new RecordReader(record, TITLE, () => undefined));

export function defaultLocaleIn(reader: RecordReader): string {
  const language = reader.text('defaultLanguage');
  return language === null ? DEFAULT_LOCALE : (localeIn(reader, 'defaultLanguage', language) ?? DEFAULT_LOCALE);
}

export const localeIn = (reader: RecordReader, key: string, language: unknown): string | null =>
  (typeof language === 'string' ? localeOf(language) : null) ?? reader.unusable(key, language, 'a language');

/** A text in some languages; one without a language is in the default locale. Null if there is no text. */
export function textIn(
  reader: RecordReader,
  key: string,
  defaultLocale: string,
  convert = (text: string | null): string | null => text,
): LocalizedText | null {
  if (typeof reader.record[key] !== 'object') {
    const text = convert(reader.text(key));
    return text === null ? null : LocalizedText.of([translation(defaultLocale, text)], defaultLocale);
  }
  const languages = reader.inner(key);
  const texts = new Map<string, string>();
  for (const language of Object.keys(languages?.record ?? {})) {
    const text = convert(languages!.text(language));
    const locale = text === null ? null : localeIn(reader, key, language);
    if (text !== null && locale !== null) texts.set(locale, text);
  }
  return LocalizedText.of(
    Array.from(texts, ([locale, text]) => translation(locale, text)),
    defaultLocale,
  );
}

/** One of the suite's ids; it sends 0 if there is none. */
export function idIn(reader: RecordReader, key: string): string | null {
  const id = reader.id(key);
  return id === '0' ? null : id;
}

export function webAddressIn(reader: RecordReader, keys: readonly string[]): string | null {
  const key = keyIn(reader, keys);
  const text = reader.text(key);
  return text && (webAddressOrNull(text) ?? reader.unusable(key, text, 'a web address'));
}

/** The first of these keys that the record has; the first key if it has none of them. */
export const keyIn = (reader: RecordReader, keys: readonly string[]): string =>
  keys.find((key) => reader.has(key)) ?? keys[0]!;

export function publishingIn(reader: RecordReader): IcareusPublishing | null {
  const inner = reader.inner('publishingInfo');
  if (inner === null) return null;
  return make(IcareusPublishing, {
    serviceId: idIn(inner, 'serviceId'),
    ingestUrl: inner.text('ingestUrl'),
    streamName: inner.text('streamName'),
  });
}
