/**
 * What goes over Administrate's wire (REST v2, JSON). Source: the provider's page "Public Events"; what else is known
 * of API v2, and not from that page, is marked where it stands.
 */
import { isJsonRecord, type JsonRecord } from '../../provider-kit/record-reader';

/** The resources that this client reads. "venues" is what the provider's documentation calls locations. */
export const paths = {
  publicEvents: '/api/v2/event/public_events',
  venues: '/api/v2/event/venues',
  courses: '/api/v2/event/courses',
  contacts: '/api/v2/crm/contacts',
} as const;

/** At most so many ids go into one `id__in`, so that a URL stays short; how many the provider takes is not documented. */
export const IDS_PER_CALL = 100;

/** The page size that the provider's own paging example uses: a limit of its own, if it has one, is not below it. */
export const DOCUMENTED_PAGE_SIZE = 100;

/** A record of a list or answer, with the one thing that every record has. */
export interface WireRecord extends JsonRecord {
  readonly id: number;
}

export function isWireRecord(value: unknown): value is WireRecord {
  return isJsonRecord(value) && Number.isSafeInteger(value['id']);
}

/** A native id, or null when the text is none: Administrate's ids of events, venues, courses and contacts are whole numbers. */
export function parseNativeId(text: string): number | null {
  return /^[1-9]\d{0,14}$/.test(text) ? Number(text) : null;
}

/** The date of "2013-02-03" or "2013-02-03T00:00:00": both occur, and the time of a date means nothing. */
export function parseDate(text: string): string | null {
  return /^(\d{4}-\d\d-\d\d)(?:[T ].*)?$/.exec(text)?.[1] ?? null;
}

/** A date with whatever time it carries, as "2013-02-03T00:00:00"; "2009-01-25 14:15:16" occurs as well. */
export function parseDateTime(text: string): string | null {
  const date = parseDate(text);
  if (date === null) return null;
  const time = /^.(\d?\d:\d\d(?::\d\d)?)/.exec(text.slice(date.length))?.[1];
  return `${date}T${parseTime(time ?? '00:00')}`;
}

/** "09:00" and "09:00:00" both occur; gives the latter form. */
export function parseTime(text: string): string | null {
  const match = /^(\d?\d):(\d\d)(?::(\d\d)(?:\.\d+)?)?$/.exec(text);
  return match ? `${match[1]!.padStart(2, '0')}:${match[2]}:${match[3] ?? '00'}` : null;
}

/** A time as the page sends it, "09:00"; with seconds only where there are some. */
export function formatTime(time: string): string {
  return time.endsWith(':00') ? time.slice(0, 5) : time;
}

/**
 * The body of a create or update; what is undefined is not sent.
 * The form of `registration_deadline` is documented nowhere: the wall time in the event's zone, as the classroom's times have it.
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
