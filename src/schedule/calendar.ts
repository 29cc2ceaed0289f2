import ical, {
  escape,
  ICalCalendarMethod,
  type ICalEventData,
  ICalEventStatus,
  ICalEventTransparency,
} from 'ical-generator';
import { createHash } from 'node:crypto';
import { Temporal } from 'temporal-polyfill';
import { SessionStatus } from '../model/session';
import { canonicalTimeZone, wallTimeOf } from '../zones/time-zone';
import { calendarLine, calendarName, calendarText, foldLines } from './calendar-text';
import { calendarZone } from './calendar-zone';
import { inOrder } from './order';
import { type Range } from './ranges';

export interface CalendarHost {
  readonly name: string | null;
  readonly email: string | null;
}

/** What a calendar contains of a session. */
export interface CalendarSession {
  /** The global id. */
  readonly id: string;
  readonly title: string;
  readonly description: string | null;
  readonly startsAt: Date;
  readonly endsAt: Date;
  readonly timeZone: string | null;
  readonly status: SessionStatus;
  readonly joinUrl: string | null;
  readonly hosts: readonly CalendarHost[];
  /** Where it takes place, as people say it. */
  readonly location: string | null;
  /** What people call the provider. */
  readonly provider: string;
  /** If the provider returns it. */
  readonly lastModifiedAt: Date | null;
}

const REFRESH_SECONDS = 15 * 60;

/**
 * Sessions as a calendar that programs subscribe to (RFC 5545). The same sessions give the same text to the byte, in
 * whatever order they come: nothing is taken from the clock.
 *
 * A session's times are written in its own zone. They are written in UTC where it has none that is known, and where
 * its clocks show one of them twice: a wall-clock time can only mean the first (RFC 5545, 3.3.5). Seconds are the
 * format's finest unit; what is finer is cut.
 */
export function calendarOf(name: string, sessions: readonly CalendarSession[]): string {
  const events = inOrder(sessions).map((session) => ({ session, timeZone: writtenZone(session) }));
  const ranges = rangesByZone(events);
  const calendar = ical({
    // The library writes the name as it is.
    name: escape(calendarLine(name), false),
    prodId: { company: 'Scheduling Graph', product: 'Schedule', language: 'EN' },
    method: ICalCalendarMethod.PUBLISH,
    scale: 'GREGORIAN',
    ttl: REFRESH_SECONDS,
  });
  // Written event by event and folded here: the library's own folding takes half a second for a thousand sessions.
  const head = calendar.toString().replace(/\r\nEND:VCALENDAR$/, '');
  const zones = [...ranges].map(([timeZone, range]) => `${calendarZone(timeZone, range)}\r\n`);
  const bodies = events.map(({ session, timeZone }) => {
    const text = calendar.createEvent(eventOf(session, timeZone)).toString();
    // The library escapes addresses like texts, but RFC 5545 (3.3.13) has them as they are.
    return text.replace(/^URL;VALUE=URI:.*$/m, (line) => line.replace(/\\([\\;,])/g, '$1'));
  });
  return foldLines(`${head}\r\n${zones.join('')}${bodies.join('')}END:VCALENDAR\r\n`);
}

/** A strong ETag: it changes if and only if a byte of the text does. */
export const etagOf = (text: string): string => `"${createHash('sha256').update(text).digest('base64url')}"`;

const STATUSES: Readonly<Partial<Record<SessionStatus, ICalEventStatus>>> = {
  [SessionStatus.CANCELLED]: ICalEventStatus.CANCELLED,
  [SessionStatus.PROVISIONAL]: ICalEventStatus.TENTATIVE,
};

function eventOf(session: CalendarSession, timeZone: string | null): ICalEventData {
  const isCancelled = session.status === SessionStatus.CANCELLED;
  const written = (time: Date): Date | Temporal.ZonedDateTime =>
    timeZone === null ? time : Temporal.Instant.fromEpochMilliseconds(time.getTime()).toZonedDateTimeISO(timeZone);
  return {
    id: `${session.id}@scheduling-graph`,
    // When the session was last reported, as far as that is known without a clock.
    stamp: session.lastModifiedAt ?? session.startsAt,
    lastModified: session.lastModifiedAt,
    start: written(session.startsAt),
    // An end has to be later than the start (RFC 5545, 3.6.1).
    end: session.endsAt > session.startsAt ? written(session.endsAt) : null,
    timezone: timeZone,
    summary: calendarLine(session.title),
    description: descriptionOf(session),
    location: session.location === null ? null : calendarLine(session.location),
    organizer: organizerOf(session.hosts),
    categories: [{ name: calendarLine(session.provider) }],
    url: session.joinUrl === null ? null : calendarLine(session.joinUrl),
    status: STATUSES[session.status] ?? ICalEventStatus.CONFIRMED,
    transparency: isCancelled ? ICalEventTransparency.TRANSPARENT : ICalEventTransparency.OPAQUE,
  };
}

/** Hosts and the way in are said here as well: many programs show nothing else of an event that was subscribed to. */
function descriptionOf({ description, hosts, joinUrl }: CalendarSession): string | null {
  const named = hosts.map(nameOf).filter((host) => host !== '');
  const parts = [
    description === null ? '' : calendarText(description),
    named.length === 0 ? '' : `Hosts: ${named.join(', ')}`,
    joinUrl === null ? '' : `Join: ${calendarLine(joinUrl)}`,
  ];
  return parts.filter((part) => part !== '').join('\n\n') || null;
}

function nameOf({ name, email }: CalendarHost): string {
  if (name === null || name === '') return calendarLine(email ?? '');
  return calendarLine(email === null ? name : `${name} <${email}>`);
}

/**
 * The first host with an address. Hosts are no attendees here: a calendar that is published has an organizer and never
 * attendees (RFC 5546, 3.2.1).
 */
function organizerOf(hosts: readonly CalendarHost[]): { name: string; email: string } | null {
  const host = hosts.find(({ email }) => email !== null);
  if (!host?.email) return null;
  const email = calendarLine(host.email);
  return { email, name: calendarName(host.name ?? '') || email };
}

/** The zone that a session's times are written in; null for UTC. */
function writtenZone({ timeZone, startsAt, endsAt }: CalendarSession): string | null {
  const canonical = timeZone === null ? null : canonicalTimeZone(timeZone);
  if (canonical === null || canonical === 'UTC') return null;
  const isAmbiguous = [startsAt, endsAt].some((time) => wallTimeOf(time, canonical).ambiguous);
  return isAmbiguous ? null : canonical;
}

/** From the first start to the last end in each zone. */
function rangesByZone(events: readonly { session: CalendarSession; timeZone: string | null }[]): Map<string, Range> {
  const ranges = new Map<string, Range>();
  for (const { session, timeZone } of events) {
    if (timeZone === null) continue;
    const { start, end } = ranges.get(timeZone) ?? { start: Infinity, end: -Infinity };
    const [from, to] = [session.startsAt.getTime(), session.endsAt.getTime()];
    ranges.set(timeZone, { start: Math.min(start, from), end: Math.max(end, to) });
  }
  return ranges;
}
