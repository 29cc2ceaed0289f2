import { type Temporal } from 'temporal-polyfill';
import { eventRecord, zoneFields } from './events';
import { type ContactRecord, type EventRecord, type SandboxRecords } from './records';
import { ACCOUNTS, COMPANIES, lookUp, REGIONS, TAGS, TAXES } from './references';
import { isTimeZone, readDateTime, readTime, writeDate, writeDateTime, writeTime } from './time';

/** A write that the provider refuses; the message says why. */
export class RefusedWrite extends Error {}

/** What a write is checked against. */
export interface Account {
  readonly records: SandboxRecords;
  readonly newId: () => number;
  readonly hasTimeZoneFeature: boolean;
}

type Sent = Readonly<Record<string, unknown>>;

const REQUIRED = [
  'venue_id',
  'end_date',
  'start_time',
  'personnel_tutor_id',
  'disposition',
  'course_id',
  'start_date',
  'currency_code',
  'end_time',
];

/**
 * The event of a create, as in the page's response: classroom times and zone fields are
 * computed, prices are the course's. Throws a RefusedWrite.
 */
export function createdEvent(body: unknown, account: Account): EventRecord {
  const sent = readObject(body);
  const required = account.hasTimeZoneFeature ? [...REQUIRED, 'time_zone'] : REQUIRED;
  const missing = required.filter((attribute) => sent[attribute] === undefined || sent[attribute] === null);
  if (missing.length > 0) throw new RefusedWrite(`missing: ${missing.join(', ')}`);

  const written = readWritten(sent, account);
  const { contacts, courses, venues } = account.records;
  const parts = {
    course: existing(courses, sent.course_id, 'course_id'),
    venue: existing(venues, sent.venue_id, 'venue_id'),
    tutor: existing(contacts, sent.personnel_tutor_id, 'personnel_tutor_id'),
    ...wallTimes(written),
    timeZone: written.time_zone ?? null,
    currencyCode: needed(written.currency_code as string | undefined, 'currency_code'),
  };
  return { ...eventRecord({ id: account.newId(), ...parts }), ...written };
}

/**
 * Makes the event that a partial update leaves. As in the page's example, classroom times and `*_tz` stay what they
 * were. Throws a RefusedWrite.
 */
export function updatedEvent(event: EventRecord, body: unknown, account: Account): EventRecord {
  const written = readWritten(readObject(body), account);
  const updated = { ...event, ...written };
  if (written.time_zone === undefined || event.time_zone !== undefined) return updated;
  const { starts, ends } = wallTimes(updated);
  return { ...updated, ...zoneFields(starts, ends, written.time_zone) };
}

function readObject(body: unknown): Sent {
  if (typeof body !== 'object' || body === null || Array.isArray(body)) throw new RefusedWrite('not a JSON object');
  return body as Sent;
}

function wallTimes(event: Partial<EventRecord>): { starts: Temporal.PlainDateTime; ends: Temporal.PlainDateTime } {
  const moment = (date: 'start_date' | 'end_date', time: 'start_time' | 'end_time') =>
    needed(readDateTime(event[date]), date).withPlainTime(needed(readTime(event[time]), time));
  return { starts: moment('start_date', 'start_time'), ends: moment('end_date', 'end_time') };
}

type Writer = (sent: unknown, attribute: string, account: Account) => Partial<EventRecord>;

/** The attributes that can be written; whatever else is sent is not looked at. */
const WRITERS: Readonly<Record<string, Writer>> = {
  venue_id: (sent, attribute, { records }) => {
    const venue = existing(records.venues, sent, attribute);
    return { venue_id: venue.id, venue };
  },
  course_id: (sent, attribute, { records }) => {
    const course = existing(records.courses, sent, attribute);
    return { course_id: course.id, course };
  },
  personnel_tutor_id: (sent, attribute, { records }) => {
    const tutor = existing(records.contacts, sent, attribute);
    return { personnel_tutor_id: tutor.id, personnel_tutor: tutor };
  },
  personnel_administrator_id: (sent, attribute, { records }) => {
    const contact: ContactRecord | null = sent === null ? null : existing(records.contacts, sent, attribute);
    return { personnel_administrator_id: contact?.id ?? null, personnel_administrator: contact };
  },

  start_date: (sent, attribute) => ({ start_date: writeDateTime(needed(readDateTime(sent), attribute)) }),
  end_date: (sent, attribute) => ({ end_date: writeDate(needed(readDateTime(sent), attribute)) }),
  start_time: (sent, attribute) => ({ start_time: writeTime(needed(readTime(sent), attribute)) }),
  end_time: (sent, attribute) => ({ end_time: writeTime(needed(readTime(sent), attribute)) }),
  time_zone: (sent, attribute, { hasTimeZoneFeature }) =>
    hasTimeZoneFeature ? { time_zone: needed(isTimeZone(sent) ? sent : null, attribute) } : {},
  registration_deadline: (sent, attribute) => ({
    registration_deadline: sent === null ? null : writeDateTime(needed(readDateTime(sent), attribute)),
  }),

  disposition: (sent, attribute) => ({ disposition: needed(isFilled(sent) ? sent : null, attribute) }),
  currency_code: (sent, attribute) => ({ currency_code: needed(isCurrency(sent) ? sent : null, attribute) }),
  title: text,
  code: text,
  location: text,
  notes: text,
  notes2: text,

  delegates_max: count,
  event_template_id: count,

  is_provisional: flag,
  is_cancelled: flag,
  is_online: flag,
  is_lms: flag,
  is_sold_out: flag,

  region_id: reference('region', REGIONS),
  account_id: reference('account', ACCOUNTS),
  tag_id: reference('tag', TAGS),
  tax_type_id: reference('tax_type', TAXES),
  company_id: (sent, attribute) => ({
    company_id: sent === null ? null : needed(lookUp(COMPANIES, sent), attribute).id,
  }),
};

function readWritten(sent: Sent, account: Account): Partial<EventRecord> {
  return Object.entries(WRITERS)
    .filter(([attribute]) => Object.hasOwn(sent, attribute))
    .reduce((written, [attribute, write]) => ({ ...written, ...write(sent[attribute], attribute, account) }), {});
}

function text(sent: unknown, attribute: string): Partial<EventRecord> {
  if (sent !== null && typeof sent !== 'string') throw badValue(attribute);
  return { [attribute]: sent };
}

function count(sent: unknown, attribute: string): Partial<EventRecord> {
  if (sent !== null && !(Number.isSafeInteger(sent) && (sent as number) >= 0)) throw badValue(attribute);
  return { [attribute]: sent };
}

function flag(sent: unknown, attribute: string): Partial<EventRecord> {
  if (sent !== true && sent !== false && sent !== 1 && sent !== 0) throw badValue(attribute);
  return { [attribute]: Boolean(sent) };
}

function reference(embedded: keyof EventRecord, records: Readonly<Record<string, { readonly id: unknown }>>): Writer {
  return (sent, attribute) => {
    const record = sent === null ? null : needed(lookUp(records, sent), attribute);
    return { [attribute]: record?.id ?? null, [embedded]: record };
  };
}

const isFilled = (sent: unknown): sent is string => typeof sent === 'string' && sent.trim() !== '';
const isCurrency = (sent: unknown): sent is string => typeof sent === 'string' && /^[A-Z]{3}$/.test(sent);

function existing<R>(records: ReadonlyMap<number, R>, id: unknown, attribute: string): R {
  return needed(typeof id === 'number' ? records.get(id) : undefined, attribute);
}

function needed<T>(value: T | null | undefined, attribute: string): T {
  if (value === null || value === undefined) throw badValue(attribute);
  return value;
}

const badValue = (attribute: string): RefusedWrite => new RefusedWrite(`not a value for ${attribute}`);
