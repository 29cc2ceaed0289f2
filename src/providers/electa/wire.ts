/**
 * What goes over Electa's wire (API 3.0: plain parameters in, XML out). Source: the provider's page "Scheduling Live
 * Sessions", and for tokens and lists its pages 50052 and 50147. What no page states is marked [INF] and stands in this
 * file only: it is read as liberally as can be done without guessing.
 */
import { type JsonRecord } from '../../provider-kit/record-reader';
import { child, childrenNamed, descendant, parseXml, textOf, type XmlElement, XmlError } from '../../http/xml';

/** With and without a slash at the end, as the pages write them. */
export const paths = {
  token: '/token/',
  createEvent: '/event/create',
  listEvents: '/event/list/',
} as const;

/** The lengths that an event can have, in minutes. */
export const DURATIONS: readonly number[] = [
  5, 10, 15, 20, 25, 30, 35, 40, 45, 50, 55, 60, 90, 120, 180, 240, 300, 360, 420, 480, 540, 600, 660, 720, 1440,
];

/** The parameters of /event/create beside `token` and `cid`, spelled as in the page's sample call. */
export interface EventParameters {
  readonly PresenterId?: string;
  readonly roomid?: string;
  readonly EventType: 'A' | 'B';
  readonly StartDateTime: string;
  readonly timezoneid: string;
  readonly Duration: string;
  readonly topic: string;
  readonly ShowinPublicCalendar: 'true' | 'false';
}

/** What Electa says of an event, as text; null where it says nothing. It can be kept as JSON. */
export interface WireEvent {
  readonly eventId: string | null;
  readonly topic: string | null;
  readonly description: string | null;
  /** Wall time as it was written. */
  readonly start: string | null;
  /** The zone of that: the event's own, which `timeZoneId` names, or the one in which Electa was asked to tell times. */
  readonly startIsIn: 'ownZone' | 'askedZone';
  readonly duration: string | null;
  readonly timeZoneId: string | null;
  readonly accessType: string | null;
  readonly accessCode: string | null;
  readonly openPrior: string | null;
  readonly eventUrl: string | null;
  readonly companyId: string | null;
  readonly presenterId: string | null;
  readonly roomId: string | null;
  /** All of it as it came: texts by the names of their elements. */
  readonly record: JsonRecord;
}

/** Electa said no. */
export interface WireRefusal {
  /** Its error code, of which it publishes no list. */
  readonly code: string;
  /** Its words; null where it has none. */
  readonly words: string | null;
}

/** What an answer of Electa is: a document, its refusal, or something that cannot be understood and why. */
export type WireAnswer =
  { readonly root: XmlElement } | { readonly refusal: WireRefusal } | { readonly unreadable: string };

/**
 * Reads an answer. "If the call fails the result is the error code", the page says, and not how that looks [INF]: a
 * whole number is taken as one, bare, as the only text of an element of any name, or as the ResponseCode that /token/ is
 * documented to answer. Zero is success there, so zero alone is no refusal.
 */
export function readAnswer(text: string): WireAnswer {
  const bare = text.replace(/^\uFEFF/, '').trim();
  if (isCode(bare)) return { refusal: { code: bare, words: null } };
  let root: XmlElement;
  try {
    root = parseXml(text);
  } catch (error) {
    if (error instanceof XmlError) return { unreadable: error.message };
    throw error;
  }
  const refusal = refusalIn(root);
  return refusal ? { refusal } : { root };
}

function refusalIn(root: XmlElement): WireRefusal | null {
  // An event that consists of a number is no event, but no refusal either.
  const isOnlyText = root.children.length === 0 && !/event/i.test(root.name);
  const code = isOnlyText ? root.text : textOf(root, 'ResponseCode');
  return code !== null && isCode(code) ? { code, words: textOf(root, 'ResponseData') } : null;
}

const isCode = (text: string): boolean => /^[+-]?\d{1,10}$/.test(text) && Number(text) !== 0;

/** The token in an answer of /token/; null where there is none. */
export function readToken(root: XmlElement): string | null {
  const token = textOf(root, 'ResponseCode') === '0' ? textOf(root, 'ResponseData') : null;
  return token !== null && /^\S{8,200}$/.test(token) ? token : null;
}

/** The created event in an answer of /event/create, which may stand inside another element; null where there is none. */
export function readCreatedEvent(root: XmlElement): WireEvent | null {
  const isEvent = root.name.toLowerCase() === 'newevent';
  const element = isEvent ? root : descendant(root, 'NewEvent');
  return element ? { ...readEvent(element), ...ownStart(element) } : null;
}

/** A list of events. */
export interface WireList {
  /** How many it says that it holds; null where it does not say. */
  readonly count: number | null;
  readonly items: readonly WireEvent[];
}

/**
 * The events in an answer of /event/list/; null where it is no such list. The pages show `EventsSchedule` and the first
 * elements of an item, but not the item's own name nor its id [INF]: whatever holds a topic or a start is taken as one.
 * Its time is called local, and of which zone is not said [INF]: it is taken as the one that was asked for.
 */
export function readEventList(root: XmlElement): WireList | null {
  const list = root.name.toLowerCase() === 'eventsschedule' ? root : descendant(root, 'EventsSchedule');
  if (!list) return null;
  const count = Number(textOf(list, 'Count') ?? NaN);
  return { count: Number.isInteger(count) ? count : null, items: itemsBelow(list).map(readListedEvent) };
}

function itemsBelow(element: XmlElement): XmlElement[] {
  return element.children.flatMap((each) => {
    const isItem = ['EventId', 'Topic', 'EventLocalDateTime'].some((name) => child(each, name));
    return isItem ? [each] : itemsBelow(each);
  });
}

function readListedEvent(element: XmlElement): WireEvent {
  const local = textOf(element, 'EventLocalDateTime');
  const start = local === null ? ownStart(element) : ({ start: local, startIsIn: 'askedZone' } as const);
  return { ...readEvent(element), ...start };
}

const ownStart = (element: XmlElement): Pick<WireEvent, 'start' | 'startIsIn'> => ({
  start: textOf(element, 'StartDateTime'),
  startIsIn: 'ownZone',
});

/**
 * The company, the presenter and the room are "passed back" in elements whose names the page does not tell [INF]: they
 * are known by what any such name would contain.
 */
function readEvent(element: XmlElement): Omit<WireEvent, 'start' | 'startIsIn'> {
  return {
    eventId: textOf(element, 'EventId'),
    topic: textOf(element, 'Topic'),
    description: textOf(element, 'Description'),
    duration: textOf(element, 'Duration'),
    timeZoneId: textOf(element, 'TimeZoneId'),
    accessType: textOf(element, 'AccessType') ?? textOf(element, 'EventType'),
    accessCode: textOf(element, 'AccessCode'),
    openPrior: textOf(element, 'EventOpenPrior'),
    eventUrl: textOf(element, 'EventURL'),
    companyId: idNamedLike(element, /company|^cid$/i),
    presenterId: idNamedLike(element, /presenter|organi[sz]er|^user_?id$/i),
    roomId: idNamedLike(element, /room|^vcr_?id$/i),
    record: recordOf(element),
  };
}

function idNamedLike(element: XmlElement, name: RegExp): string | null {
  return element.children.find((each) => name.test(each.name) && /^\d{1,15}$/.test(each.text))?.text ?? null;
}

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

/**
 * Writes a wall time as the page's sample call does, `6/21/2018 10:00`: unpadded, to the minute. The table of the
 * parameters has seconds as well; the page's sample has none, and decides.
 */
export function writeStart(date: string, time: string): string | null {
  const match = /^(\d{4})-(\d\d)-(\d\d)T(\d\d:\d\d):00$/.exec(`${date}T${time}`);
  return match ? `${Number(match[2])}/${Number(match[3])}/${match[1]} ${match[4]}` : null;
}

/** A range of instants in UTC wall time, in the form of the parameters' table: `12/18/2018 23:45:00`. */
export function writeRangeEnd(instant: Date): string {
  const [, year, month, day, time] = /^(\d{4})-(\d\d)-(\d\d)T([\d:]{8})/.exec(instant.toISOString()) ?? [];
  return `${month}/${day}/${year} ${time}`;
}

/**
 * Reads a wall time, as "2018-06-21T10:00:00": `6/21/2018 10:00`, `12/18/2018 23:45:00` and `1/5/2017 4:00 PM` all
 * occur. Null when it is none of them.
 */
export function readWallTimeText(text: string): string | null {
  const match = /^(\d{1,2})\/(\d{1,2})\/(\d{4}) +(\d{1,2}):(\d\d)(?::(\d\d))?(?: *([AP])\.?M\.?)?$/i.exec(text.trim());
  if (!match) return null;
  const [, month, day, year, hours, minutes, seconds = '00', half] = match as unknown as string[];
  const hour = half === undefined ? Number(hours) : hourOf(Number(hours), half);
  if (hour === null) return null;
  return `${year}-${padded(month)}-${padded(day)}T${padded(hour)}:${minutes}:${seconds}`;
}

/** The hour of the day, from one of a clock that counts to twelve. */
function hourOf(hour: number, half: string): number | null {
  if (hour < 1 || hour > 12) return null;
  return (hour % 12) + (half.toUpperCase() === 'P' ? 12 : 0);
}

const padded = (value: string | number | undefined): string => String(value).padStart(2, '0');
