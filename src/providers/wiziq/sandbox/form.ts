/** The fields of a class in a form, checked as WizIQ's pages document. */
import { canonicalTimeZone } from '../../../zones/time-zone';
import { type SandboxAccount, type SandboxClass, startsAt } from './account';
import { Refusal } from './refusal';
import { readStart } from './time';

/** The fields that create and modify set. */
type Fields = Omit<SandboxClass, 'id' | 'description' | 'attendees' | 'seriesId' | 'removed' | 'isHeld'>;

/** Languages of the simulated classroom. WizIQ publishes its own in vc-language.xml. */
const LANGUAGES = ['ar-sa', 'de-de', 'en-gb', 'en-us', 'es-es', 'fr-fr', 'hi-in', 'it-it', 'ja-jp', 'pt-br', 'zh-cn'];
const DEFAULT_LANGUAGE = 'en-us';

const MAX_TITLE_LENGTH = 70;

/** The addresses that are no teachers of the account. All others are. */
const isUnknownPresenter = (email: string): boolean => /^(unknown|nobody)\b|@unknown\.|\.invalid$|^[^@]*$/i.test(email);

/** Reads the fields of create and create_recurring. Throws a Refusal. */
export function readNewFields(form: URLSearchParams, account: SandboxAccount): Fields {
  const text = (name: string): string => form.get(name) ?? '';
  const fields: Fields = {
    title: readTitle(text('title')),
    start: readRequiredStart(text('start_time')),
    presenterEmail: readPresenter(text('presenter_email')),
    timeZone: readTimeZone(text('time_zone')),
    durationMinutes: readDuration(text('duration'), account),
    extendMinutes: form.has('extend_duration') ? readExtension(text('extend_duration')) : 0,
    attendeeLimit: readAttendeeLimit(text('attendee_limit'), account),
    language: readLanguage(text('language_culture_name')),
    isRecorded: readFlag(text('create_recording')),
    presenterControls: text('presenter_default_controls'),
    attendeeControls: text('attendee_default_controls'),
    returnUrl: text('return_url'),
    statusPingUrl: text('status_ping_url'),
  };
  refusePast(fields, account);
  return fields;
}

/**
 * Reads the fields of modify. Absent fields remain unchanged; empty ones are reset to their default, if any [INF]. A new
 * zone alone leaves the wall time unchanged [INF]. Throws a Refusal.
 */
export function readChangedFields(form: URLSearchParams, before: SandboxClass, account: SandboxAccount): Fields {
  const changed = <T>(name: string, unchanged: T, read: (text: string) => T): T => {
    const text = form.get(name);
    return text === null ? unchanged : read(text);
  };
  const asText = (text: string): string => text;
  const fields: Fields = {
    title: changed('title', before.title, readTitle),
    start: changed('start_time', before.start, readRequiredStart),
    presenterEmail: changed('presenter_email', before.presenterEmail, readPresenter),
    timeZone: changed('time_zone', before.timeZone, readTimeZone),
    durationMinutes: changed('duration', before.durationMinutes, (text) => readDuration(text, account)),
    extendMinutes: changed('extend_duration', before.extendMinutes, readExtension),
    attendeeLimit: changed('attendee_limit', before.attendeeLimit, (text) => readAttendeeLimit(text, account)),
    language: changed('language_culture_name', before.language, readLanguage),
    isRecorded: changed('create_recording', before.isRecorded, readFlag),
    presenterControls: changed('presenter_default_controls', before.presenterControls, asText),
    attendeeControls: changed('attendee_default_controls', before.attendeeControls, asText),
    returnUrl: changed('return_url', before.returnUrl, asText),
    statusPingUrl: changed('status_ping_url', before.statusPingUrl, asText),
  };
  if (form.has('start_time')) refusePast(fields, account);
  return fields;
}

/** Throws a Refusal if the classroom does not support the language. Empty text is the default language. */
export function readLanguage(text: string): string {
  if (text === '') return DEFAULT_LANGUAGE;
  const language = text.toLowerCase();
  if (!LANGUAGES.includes(language)) throw new Refusal(1043);
  return language;
}

function readTitle(text: string): string {
  if (text.trim() === '') throw new Refusal(1014);
  if (text.length > MAX_TITLE_LENGTH) throw new Refusal(1052);
  return text;
}

function readRequiredStart(text: string): string {
  if (text.trim() === '') throw new Refusal(1019);
  return readStart(text);
}

function readPresenter(text: string): string {
  if (text.trim() === '') throw new Refusal(1030);
  if (isUnknownPresenter(text)) throw new Refusal(1031);
  return text.toLowerCase();
}

function readTimeZone(text: string): string {
  if (text === '') return 'GMT';
  if (canonicalTimeZone(text) === null) throw new Refusal(1003);
  return text;
}

/** The response to a duration that is not a number is not documented [INF]. */
function readDuration(text: string, { limits }: SandboxAccount): number {
  const minutes = text === '' ? 60 : Number(text);
  if (!Number.isInteger(minutes) || minutes < 1) throw new Refusal(400);
  if (minutes > limits.classMinutes) throw new Refusal(1010, limits.classMinutes);
  return minutes;
}

function readExtension(text: string): number {
  if (!/^\d{1,4}$/.test(text)) throw new Refusal(1090);
  return Number(text);
}

function readAttendeeLimit(text: string, { limits }: SandboxAccount): number {
  const attendees = text === '' ? 2 : Number(text);
  if (!Number.isInteger(attendees) || attendees < 1) throw new Refusal(400);
  if (attendees > limits.attendees) throw new Refusal(1011, limits.attendees);
  return attendees;
}

const readFlag = (text: string): boolean => text.toLowerCase() === 'true';

function refusePast(fields: Fields, { now }: SandboxAccount): void {
  // A start has minutes only, so the current minute is not in the past.
  if (startsAt(fields as SandboxClass) < now() - 60_000) throw new Refusal(1004);
}
