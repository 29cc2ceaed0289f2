/** What a form says of a class, checked as the provider's pages tell. */
import { canonicalTimeZone } from '../../../zones/time-zone';
import { type SandboxAccount, type SandboxClass, startsAt } from './account';
import { Refusal } from './refusal';
import { readStart } from './time';

/** The parameters of a class that can be created and modified. */
type Fields = Omit<SandboxClass, 'id' | 'description' | 'attendees' | 'seriesId' | 'removed' | 'isHeld'>;

/** Languages of the simulated classroom; which ones the real one has is told by its vc-language.xml. */
const LANGUAGES = ['ar-sa', 'de-de', 'en-gb', 'en-us', 'es-es', 'fr-fr', 'hi-in', 'it-it', 'ja-jp', 'pt-br', 'zh-cn'];
const DEFAULT_LANGUAGE = 'en-us';

const LONGEST_TITLE = 70;

/** The addresses that the account knows no presenter by. All others are teachers of it. */
const isUnknownPresenter = (email: string): boolean => /^(unknown|nobody)\b|@unknown\.|\.invalid$|^[^@]*$/i.test(email);

/** Reads the class that create and create_recurring ask for. Throws a Refusal. */
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
 * Reads what modify changes. What is absent stays; what is empty falls back to its default, where it has one [INF]. A new
 * zone alone leaves the wall time as it is [INF]. Throws a Refusal.
 */
export function readChangedFields(form: URLSearchParams, before: SandboxClass, account: SandboxAccount): Fields {
  const changed = <T>(name: string, stays: T, read: (text: string) => T): T => {
    const text = form.get(name);
    return text === null ? stays : read(text);
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

/** Throws a Refusal when the language is none of the classroom's. Text that is empty is the default. */
export function readLanguage(text: string): string {
  if (text === '') return DEFAULT_LANGUAGE;
  const language = text.toLowerCase();
  if (!LANGUAGES.includes(language)) throw new Refusal(1043);
  return language;
}

function readTitle(text: string): string {
  if (text.trim() === '') throw new Refusal(1014);
  if (text.length > LONGEST_TITLE) throw new Refusal(1052);
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

/** What a duration that is no number gets is documented nowhere [INF]. */
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
  // The start has minutes, and the minute that has begun still counts as now.
  if (startsAt(fields as SandboxClass) < now() - 60_000) throw new Refusal(1004);
}
