/**
 * What is sent to and received from Electa (API 3.0: plain parameters in, XML out). Source: the provider's page
 * "Scheduling Live Sessions", and for tokens and lists its pages 50052 and 50147. What no page states is marked [INF]; it
 * is read as liberally as possible without guessing.
 */
import { child, childrenNamed, descendant, parseXml, textOf, type XmlElement, XmlError } from '../../http/xml';
import { type JsonRecord, RecordReader, type ReportProblem } from '../../provider-kit/record-reader';

/** With and without a trailing slash, as on the pages. */
export const paths = {
  token: '/token/',
  createEvent: '/event/create',
  listEvents: '/event/list/',
} as const;

/** The durations that an event can have, in minutes. */
export const DURATIONS: readonly number[] = [
  5, 10, 15, 20, 25, 30, 35, 40, 45, 50, 55, 60, 90, 120, 180, 240, 300, 360, 420, 480, 540, 600, 660, 720, 1440,
];

/** An event as Electa returned it: the texts of its elements by their names. It is JSON. */
export type WireEvent = JsonRecord;

/** A list of events. */
export interface WireList {
  /** The number of events that the list states; null if it states none. */
  readonly count: number | null;
  readonly items: readonly WireEvent[];
}

/** A refusal: the error code, and the text beside it or null. Electa does not publish its codes. */
export interface WireRefusal {
  readonly code: string;
  readonly text: string | null;
}

/** A response: a document, a refusal, or something that cannot be read and why. */
export type WireResponse =
  { readonly root: XmlElement } | { readonly refusal: WireRefusal } | { readonly unreadable: string };

/**
 * Reads a response. "If the call fails the result is the error code", the page says, but not in which form [INF]: a whole
 * number is read as one if it is bare, the only text of an element of any name, or the ResponseCode that /token/ is
 * documented to return. Zero is success there, so zero alone is not a refusal.
 */
export function readResponse(text: string): WireResponse {
  const bare = text.replace(/^\uFEFF/, '').trim();
  if (isCode(bare)) return { refusal: { code: bare, text: null } };
  let root: XmlElement;
  try {
    root = parseXml(text);
  } catch (error) {
    if (error instanceof XmlError) return { unreadable: error.message };
    throw error;
  }
  // An event that consists of a number is not an event, but not a refusal either.
  const isOnlyText = root.children.length === 0 && !/event/i.test(root.name);
  const code = isOnlyText ? root.text : textOf(root, 'ResponseCode');
  return code !== null && isCode(code) ? { refusal: { code, text: textOf(root, 'ResponseData') } } : { root };
}

const isCode = (text: string): boolean => /^[+-]?\d{1,10}$/.test(text) && Number(text) !== 0;

/** The token in a response of /token/; null if there is none. */
export function readToken(response: WireResponse): string | null {
  if (!('root' in response) || textOf(response.root, 'ResponseCode') !== '0') return null;
  const token = textOf(response.root, 'ResponseData');
  return token !== null && /^\S{8,200}$/.test(token) ? token : null;
}

/** The created event in a response of /event/create, which may be inside another element; null if there is none. */
export function readCreatedEvent(root: XmlElement): WireEvent | null {
  const element = selfOrDescendant(root, 'NewEvent');
  return element && recordOf(element);
}

/**
 * The events in a response of /event/list/; null if it is not such a list. The pages show `EventsSchedule` and the first
 * elements of an item, but neither the item's name nor its id [INF]: an element with a topic or a start is an item.
 */
export function readEventList(root: XmlElement): WireList | null {
  const list = selfOrDescendant(root, 'EventsSchedule');
  if (!list) return null;
  const count = Number(textOf(list, 'Count') ?? NaN);
  return { count: Number.isInteger(count) ? count : null, items: itemsBelow(list).map(recordOf) };
}

const selfOrDescendant = (root: XmlElement, name: string): XmlElement | null =>
  root.name.toLowerCase() === name.toLowerCase() ? root : descendant(root, name);

const itemsBelow = (element: XmlElement): XmlElement[] =>
  element.children.flatMap((each) => {
    const isItem = ['EventId', 'Topic', 'EventLocalDateTime'].some((name) => child(each, name));
    return isItem ? [each] : itemsBelow(each);
  });

/** An element as JSON: the text of an element without children, a record of one with children, a list of several. */
function recordOf(element: XmlElement): JsonRecord {
  const names = new Map(element.children.map(({ name }) => [name.toLowerCase(), name]));
  return Object.fromEntries(
    Array.from(names.values(), (name) => {
      const values = childrenNamed(element, name).map((each) =>
        each.children.length > 0 ? recordOf(each) : each.text,
      );
      return [name, values.length === 1 ? values[0] : values];
    }),
  );
}

/** Reads an event by the names of its elements in lower case: pages and samples differ in capitals. */
export class EventReader extends RecordReader {
  constructor(event: WireEvent | null, where: string, report: ReportProblem = () => undefined) {
    const elements = Object.entries(event ?? {}).map(([name, value]) => [name.toLowerCase(), value] as const);
    super(Object.fromEntries(elements), where, report);
  }

  /** An id "passed back" in an element whose name the page does not state [INF]: `name` matches what it may contain. */
  idNamedLike(name: RegExp): string | null {
    const isId = ([key, value]: [string, unknown]): boolean => name.test(key) && /^\d{1,15}$/.test(String(value));
    return (Object.entries(this.record).find(isId)?.[1] as string | undefined) ?? null;
  }
}

/**
 * Writes a wall time as the page's sample call does, `6/21/2018 10:00`: unpadded, to the minute. The table of parameters
 * has seconds as well; the sample, which has none, is followed. Null for years that cannot be written.
 */
export function writeStart(date: string, time: string): string | null {
  const match = /^(\d{4})-(\d\d)-(\d\d)T(\d\d:\d\d):00$/.exec(`${date}T${time}`);
  return match ? `${Number(match[2])}/${Number(match[3])}/${match[1]} ${match[4]}` : null;
}

/** Writes an instant as a UTC wall time, in the form of the table of parameters: `12/18/2018 23:45:00`. */
export function writeRangeEnd(instant: Date): string {
  const [, year, month, day, time] = /^(\d{4})-(\d\d)-(\d\d)T([\d:]{8})/.exec(instant.toISOString()) ?? [];
  return `${month}/${day}/${year} ${time}`;
}
