/**
 * WizIQ's wire format: forms out, XML in. Source: WizIQ's pages "create" and "create_recurring". What is known from its
 * public clients only, or inferred [INF], is marked.
 */
import { type JsonRecord } from '../../provider-kit/record-reader';
import { readUsWallTime } from '../../provider-kit/us-wall-time';
import { child, childrenNamed, descendant, textOf, toXml, writeXml, type XmlElement } from '../../http/xml';
import { type WallTime } from '../../zones/time-zone';
import { badPayload, callIdOf } from './errors';
import { identity } from './ids';

/** The methods in use. The name is sent in the query, in the form and in the signature. */
export type Method =
  'create' | 'create_recurring' | 'view_schedule' | 'get_data' | 'modify' | 'cancel' | 'add_attendees';

/** The parameters of one call, without those that identify the caller and sign the call. */
export type Parameters = Readonly<Record<string, string>>;

/** Maximum number of classes in one `multiple_class_id`, and on one page: code 1025 names this limit for pages. */
export const PAGE_SIZE = 100;

/**
 * The columns that get_data is called with: those in WizIQ's clients that the model has a field for. None is known for
 * extend_duration, the default controls, return_url and presenter_email; if a response contains them, they are read.
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

/** A wall time in the form of `start_time`: "12/13/2014 13:30"; seconds only if they are not zero. */
export function formatStart({ date, time }: Pick<WallTime, 'date' | 'time'>): string {
  return `${formatDate(date)} ${time.replace(/:00$/, '')}`;
}

/** A day in the form of `class_end_date`: "2013-09-30" becomes "09/30/2013". */
export function formatDate(date: string): string {
  const [year, month, day] = date.split('-');
  return `${month}/${day}/${year}`;
}

/**
 * Reads a wall time as "2014-12-13T13:30:00"; null if the text is not one. Times are sent in 24 hours and returned in 12
 * hours with AM or PM, padded or not; one of WizIQ's clients sends 24 hours followed by PM. All of these are accepted.
 */
export const parseWallTime = (text: string): string | null => readUsWallTime(text, { allowsMixedHours: true });

// ── Requests ─────────────────────────────────────────────────────────────────

export interface AttendeeToAdd {
  readonly attendeeId: string;
  readonly screenName: string;
  /** BCP 47. */
  readonly language: string | null;
}

/** The `attendee_list` of add_attendees, in the form of WizIQ's clients: XML within the form. */
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

// ── Responses ────────────────────────────────────────────────────────────────

/** A successful response. */
export interface WizIqResponse {
  readonly root: XmlElement;
  /** WizIQ's reference for the call; null if the response contains none. */
  readonly callId: string | null;
  /** The element named like the method; the root if there is none. */
  readonly element: XmlElement;
}

/** Reads the frame of a successful response. Throws ProviderError if it is not one, or if the status of its method is not "true". */
export function readResponse(root: XmlElement, method: Method): WizIqResponse {
  const isResponse = root.name.toLowerCase() === 'rsp' && root.attributes['status']?.toLowerCase() === 'ok';
  if (!isResponse) throw badPayload('a response of its class API', root);
  const element = child(root, method);
  const status = element?.attributes['status'];
  if (status !== undefined && status.toLowerCase() !== 'true') throw badPayload(`a successful "${method}"`, root);
  return { root, callId: callIdOf(root), element: element ?? root };
}

/** A class in a response, with its element as JSON. */
export interface ClassRecord {
  readonly classId: string;
  readonly record: JsonRecord;
}

export interface CreatedClass extends ClassRecord {
  readonly callId: string | null;
}

/** The response of create: class_id, recording_url and the presenters with their links. */
export function parseCreated({ root, element, callId }: WizIqResponse): CreatedClass {
  const details = descendant(element, 'class_details') ?? element;
  const classId = identity.parseNativeId(textOf(details, 'class_id') ?? '');
  if (classId === null) throw badPayload('the id of the created class', root);
  return { classId, record: recordOf(details), callId };
}

/** A series in a response, with its element as JSON. */
export interface SeriesRecord {
  readonly masterId: string;
  readonly summary: string | null;
  readonly record: JsonRecord;
}

export interface CreatedSeries extends SeriesRecord {
  readonly callId: string | null;
}

/**
 * The response of create_recurring. The page shows a part of it only, and WizIQ's clients do not show the depth of the
 * rest, so each value is searched for at any depth.
 */
export function parseCreatedSeries({ root, element, callId }: WizIqResponse): CreatedSeries {
  const masterId = identity.parseNativeId(descendant(element, 'class_master_id')?.text ?? '');
  if (masterId === null) throw badPayload('the id of the created series', root);
  const summary = descendant(element, 'recurring_summary')?.text || null;
  return { masterId, summary, record: recordOf(element), callId };
}

export interface ClassRecords {
  readonly records: readonly ClassRecord[];
  /** Number of records without a class_id, which cannot be attributed to a class. */
  readonly withoutId: number;
}

/** The response of get_data: `get_data/record_list/record`. */
export function parseRecords({ root, element }: WizIqResponse): ClassRecords {
  return recordsIn(child(element, 'record_list'), 'record', root);
}

/** The response of view_schedule: `view_schedule/recurring_list/class_details`, known from WizIQ's clients. */
export function parseSchedule({ root, element }: WizIqResponse): ClassRecords {
  return recordsIn(child(element, 'recurring_list'), 'class_details', root);
}

function recordsIn(list: XmlElement | null, name: string, root: XmlElement): ClassRecords {
  if (!list) throw badPayload('a list of classes', root);
  const elements = childrenNamed(list, name);
  const records = elements
    .map((element) => ({ classId: textOf(element, 'class_id'), record: recordOf(element) }))
    .filter((each): each is ClassRecord => each.classId !== null);
  return { records, withoutId: elements.length - records.length };
}

export interface AddedAttendee {
  readonly attendeeId: string;
  readonly url: string | null;
}

export interface AddedAttendees {
  readonly added: readonly AddedAttendee[];
  readonly callId: string | null;
}

/** The response of add_attendees: `add_attendees/attendee_list/attendee`. Source: WizIQ's page "add_attendees". */
export function parseAddedAttendees({ element, callId }: WizIqResponse): AddedAttendees {
  const list = descendant(element, 'attendee_list');
  const added = (list ? childrenNamed(list, 'attendee') : [])
    .map((attendee) => ({ attendeeId: textOf(attendee, 'attendee_id'), url: textOf(attendee, 'attendee_url') }))
    .filter((each): each is AddedAttendee => each.attendeeId !== null);
  return { added, callId };
}

/**
 * An element as a JSON record: attributes as "@name", and children by their names. An element whose name ends with
 * "_list" becomes a list; so do children of the same name, if there are several.
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
