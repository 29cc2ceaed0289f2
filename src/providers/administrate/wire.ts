/**
 * The wire format of Administrate (REST v2, JSON). Source: the provider's page "Public Events". What the provider's
 * pages do not document is marked [INF].
 */
import { isJsonRecord, type JsonRecord } from '../../provider-kit/record-reader';

/** The resources that are read. The provider's pages call "venues" locations. */
export const paths = {
  publicEvents: '/api/v2/event/public_events',
  venues: '/api/v2/event/venues',
  courses: '/api/v2/event/courses',
  contacts: '/api/v2/crm/contacts',
} as const;

/** The most ids in one `id__in`, so that URLs stay short; the provider's own limit is not documented [INF]. */
export const IDS_PER_CALL = 100;

/** The page size of the provider's own paging example: its limit, if it has one, is not below it [INF]. */
export const DOCUMENTED_PAGE_SIZE = 100;

export const DAY_MS = 86_400_000;
const FIRST_DAY_MS = Date.parse('0001-01-01');
const LAST_DAY_MS = Date.parse('9999-12-31');

/** The date in UTC, limited to years of four digits. */
export const utcDate = (milliseconds: number): string =>
  new Date(Math.min(Math.max(milliseconds, FIRST_DAY_MS), LAST_DAY_MS)).toISOString().slice(0, 10);

/** A record of any resource. Every record has an id. */
export interface WireRecord extends JsonRecord {
  readonly id: number;
}

export function isWireRecord(value: unknown): value is WireRecord {
  return isJsonRecord(value) && Number.isSafeInteger(value['id']);
}

/** The date of "2013-02-03" or "2013-02-03T00:00:00": both forms occur, and the time of a date has no meaning. */
export function parseDate(text: string): string | null {
  return /^(\d{4}-\d\d-\d\d)(?:[T ].*)?$/.exec(text)?.[1] ?? null;
}

/** A date with its time, as "2013-02-03T00:00:00"; "2009-01-25 14:15:16" occurs as well. */
export function parseDateTime(text: string): string | null {
  const date = parseDate(text);
  if (date === null) return null;
  const time = /^.(\d?\d:\d\d(?::\d\d)?)/.exec(text.slice(date.length))?.[1];
  return `${date}T${parseTime(time ?? '00:00')}`;
}

/** "09:00" and "09:00:00" both occur; returns the latter form. */
export function parseTime(text: string): string | null {
  const match = /^(\d?\d):(\d\d)(?::(\d\d)(?:\.\d+)?)?$/.exec(text);
  return match ? `${match[1]!.padStart(2, '0')}:${match[2]}:${match[3] ?? '00'}` : null;
}

/** A time as the page sends it, "09:00"; with seconds unless they are zero. */
export function formatTime(time: string): string {
  return time.endsWith(':00') ? time.slice(0, 5) : time;
}

/**
 * The body of a create or update; undefined values are not sent. The form of `registration_deadline` is not documented:
 * wall time in the event's zone, like the classroom's times [INF].
 */
export interface PublicEventBody {
  course_id?: number;
  venue_id?: number;
  personnel_tutor_id?: number;
  personnel_administrator_id?: number | null;
  start_date?: string;
  start_time?: string;
  end_date?: string;
  end_time?: string;
  time_zone?: string;
  currency_code?: string;
  disposition?: string;
  title?: string | null;
  code?: string | null;
  delegates_max?: number | null;
  is_provisional?: boolean;
  is_online?: boolean;
  is_lms?: boolean;
  is_sold_out?: boolean;
  is_cancelled?: boolean;
  location?: string | null;
  notes?: string | null;
  notes2?: string | null;
  registration_deadline?: string | null;
  region_id?: string | null;
  tag_id?: number | null;
  account_id?: number | null;
  company_id?: number | null;
  tax_type_id?: number | null;
}
