/**
 * What goes over WizIQ's wire: forms out, XML in. Source: the provider's pages "create" and "create_recurring"; what its
 * public clients add to them is marked where it stands, and so is what no document states.
 */
import { type JsonRecord } from '../../provider-kit/record-reader';
import { child, childrenNamed, descendant, textOf, toXml, writeXml, type XmlElement } from '../../http/xml';
import { type WallTime } from '../../zones/time-zone';
import { badPayload, callIdOf } from './errors';
import { parseNativeId } from './ids';

/** The methods that are called: the name goes into the query, the form and the signature. */
export type Method =
  'create' | 'create_recurring' | 'view_schedule' | 'get_data' | 'modify' | 'cancel' | 'add_attendees';

/** The parameters of one call, without those that identify and sign it. */
export type Parameters = Readonly<Record<string, string>>;

/** At most so many classes go into one `multiple_class_id`, and on one page: 1025 names this limit for pages. */
export const PAGE_SIZE = 100;

/**
 * What is asked for of a class: everything in the model that WizIQ's clients know as a column. There is none for
 * extend_duration, attendee_default_controls, return_url and presenter_email; should they come all the same, they are read.
 */
export const COLUMNS = [
  'class_id',
  'title',
  'description',
  'start_time',
  'time_zone',
  'duration',
  'status',
  'time_to_start',
  'presenter_id',
  'presenter_name',
  'presenter_url',
  'language_culture_name',
  'attendee_limit',
  'attendee_list',
  'create_recording',
  'recording_url',
  'status_ping_url',
  'is_recurring',
  'class_master_id',
].join(',');

// ── Times ────────────────────────────────────────────────────────────────────

/** A wall time as `start_time` takes it, "12/13/2014 13:30"; with seconds only where there are some. */
export function formatStart({ date, time }: Pick<WallTime, 'date' | 'time'>): string {
  return `${formatDate(date)} ${time.replace(/:00$/, '')}`;
}

/** A day as `class_end_date` takes it: "2013-09-30" is written "09/30/2013". */
export function formatDate(date: string): string {
  const [year, month, day] = date.split('-');
  return `${month}/${day}/${year}`;
}

const WRITTEN_TIME = /^(\d?\d)\/(\d?\d)\/(\d{4})\s+(\d?\d):(\d\d)(?::(\d\d))?(?:\s*([AaPp])\.?[Mm]\.?)?$/;

/**
 * Reads a wall time as "2014-12-13T13:30:00"; null when it is none. What is written as 24 hours comes back as 12 hours
 * with AM or PM, padded or not, and one client sends 24 hours with PM behind them: all of these are understood.
 */
export function parseWallTime(text: string): string | null {
  const match = WRITTEN_TIME.exec(text.trim());
  if (!match) return null;
  const [, month, day, year, hours, minutes, seconds = '00', half] = match as unknown as string[];
  const hour = inTwentyFour(Number(hours), half?.toUpperCase());
  const two = (part: string | number): string => String(part).padStart(2, '0');
  return `${year}-${two(month!)}-${two(day!)}T${two(hour)}:${minutes}:${seconds}`;
}

function inTwentyFour(hour: number, half: string | undefined): number {
  if (half === 'A' && hour === 12) return 0;
  return half === 'P' && hour < 12 ? hour + 12 : hour;
}

// ── Requests ─────────────────────────────────────────────────────────────────

export interface AttendeeToAdd {
  readonly attendeeId: string;
  readonly screenName: string;
  /** BCP 47. */
  readonly language: string | null;
}

/** The `attendee_list` of add_attendees, as WizIQ's clients write it: XML within the form. */
export function attendeeListXml(attendees: readonly AttendeeToAdd[]): string {
  const elements = attendees.map(({ attendeeId, screenName, language }) =>
    writeXml('attendee', [
      writeXml('attendee_id', attendeeId),
      writeXml('screen_name', screenName),
      ...(language === null ? [] : [writeXml('language_culture_name', language)]),
    ]),
  );
  return toXml(writeXml('attendee_list', elements));
}

// ── Answers ──────────────────────────────────────────────────────────────────

/** What every successful answer is read from. */
export interface Answer {
  readonly root: XmlElement;
  /** WizIQ's reference for the call; some answers have none. */
  readonly callId: string | null;
  /** The element that is called like the method; the root where there is none. */
  readonly element: XmlElement;
}

/** Reads the frame of a successful answer. Throws a ProviderError when it is none, or its method's own status is not "true". */
export function readAnswer(root: XmlElement, method: Method): Answer {
  const isResponse = root.name.toLowerCase() === 'rsp' && root.attributes['status']?.toLowerCase() === 'ok';
  if (!isResponse) throw badPayload('a response of its class API', root);
  const element = child(root, method);
  const status = element?.attributes['status'];
  if (status !== undefined && status.toLowerCase() !== 'true') throw badPayload(`a successful "${method}"`, root);
  return { root, callId: callIdOf(root), element: element ?? root };
}

export interface CreatedClass {
  readonly classId: string;
  /** `class_details` as it came. */
  readonly record: JsonRecord;
}

/** The answer of create: class_id, recording_url and the presenters with their links. */
export function parseCreated({ root, element }: Answer): CreatedClass {
  const details = descendant(element, 'class_details') ?? element;
  const classId = parseNativeId(textOf(details, 'class_id') ?? '');
  if (classId === null) throw badPayload('the id of the created class', root);
  return { classId, record: recordOf(details) };
}

export interface CreatedSeries {
  readonly masterId: string;
  readonly summary: string | null;
  /** `create_recurring` as it came. */
  readonly record: JsonRecord;
}

/**
 * The answer of create_recurring. The page shows a part of it only, and of what is around that WizIQ's clients prove the
 * presence, not the depth: so each value is looked for anywhere.
 */
export function parseCreatedSeries({ root, element }: Answer): CreatedSeries {
  const masterId = parseNativeId(descendant(element, 'class_master_id')?.text ?? '');
  if (masterId === null) throw badPayload('the id of the created series', root);
  return { masterId, summary: descendant(element, 'recurring_summary')?.text || null, record: recordOf(element) };
}

/** A class as get_data or view_schedule tells it. */
export interface ClassRecord {
  readonly classId: string;
  readonly record: JsonRecord;
}

export interface ClassRecords {
  readonly records: readonly ClassRecord[];
  /** How many records had no class_id, so that nobody can say what they are about. */
  readonly nameless: number;
}

/** The answer of get_data: `get_data/record_list/record`. */
export function parseRecords({ root, element }: Answer): ClassRecords {
  return recordsIn(child(element, 'record_list'), 'record', root);
}

/** The answer of view_schedule: `view_schedule/recurring_list/class_details`, told by WizIQ's clients. */
export function parseSchedule({ root, element }: Answer): ClassRecords {
  return recordsIn(child(element, 'recurring_list'), 'class_details', root);
}

function recordsIn(list: XmlElement | null, name: string, root: XmlElement): ClassRecords {
  if (!list) throw badPayload('a list of classes', root);
  const elements = childrenNamed(list, name);
  const records = elements
    .map((element) => ({ classId: textOf(element, 'class_id'), record: recordOf(element) }))
    .filter((each): each is ClassRecord => each.classId !== null);
  return { records, nameless: elements.length - records.length };
}

export interface AddedAttendee {
  readonly attendeeId: string;
  readonly url: string | null;
}

/** The answer of add_attendees: `add_attendees/attendee_list/attendee`, told by WizIQ's page on it. */
export function parseAddedAttendees({ element }: Answer): readonly AddedAttendee[] {
  const list = descendant(element, 'attendee_list');
  return (list ? childrenNamed(list, 'attendee') : [])
    .map((attendee) => ({ attendeeId: textOf(attendee, 'attendee_id'), url: textOf(attendee, 'attendee_url') }))
    .filter((each): each is AddedAttendee => each.attendeeId !== null);
}

/**
 * An element as a record of JSON: attributes by "@name", and children by their names. What is called a list is one,
 * however many it holds; so is every other name that occurs more than once.
 */
export function recordOf(element: XmlElement): JsonRecord {
  const attributes = Object.entries(element.attributes).map(([name, value]): [string, unknown] => [`@${name}`, value]);
  const names = [...new Set(element.children.map(({ name }) => name.toLowerCase()))];
  const children = names.map((name): [string, unknown] => {
    const values = childrenNamed(element, name).map(valueOf);
    return [name, values.length > 1 ? values : values[0]];
  });
  return Object.fromEntries([...attributes, ...children]);
}

function valueOf(element: XmlElement): unknown {
  const { name, text, children, attributes } = element;
  if (/_list$/i.test(name) && text === '') return children.map(valueOf);
  const isPlain = children.length === 0 && Object.keys(attributes).length === 0;
  if (isPlain) return text;
  return text === '' ? recordOf(element) : { ...recordOf(element), '#text': text };
}
