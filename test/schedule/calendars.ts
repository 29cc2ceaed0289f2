import ICAL from 'ical.js';
import { SessionStatus } from '../../src/model/session';
import { type CalendarSession, calendarOf } from '../../src/schedule/calendar';

export function calendarSession(more: Partial<CalendarSession> = {}): CalendarSession {
  return {
    id: 'wiziq:class:17',
    title: 'First aid',
    description: null,
    startsAt: new Date('2026-03-02T09:00:00Z'),
    endsAt: new Date('2026-03-02T10:30:00Z'),
    timeZone: null,
    status: SessionStatus.SCHEDULED,
    joinUrl: null,
    hosts: [],
    location: null,
    provider: 'WizIQ',
    lastModifiedAt: null,
    ...more,
  };
}

/** A calendar's text, read by a library that has no part in writing it. */
export function readCalendar(text: string) {
  const calendar = new ICAL.Component(ICAL.parse(text));
  const events = calendar.getAllSubcomponents('vevent').map((component) => new ICAL.Event(component));
  const zones = calendar.getAllSubcomponents('vtimezone').map((zone) => zone.getFirstPropertyValue('tzid'));
  return { calendar, events, zones };
}

/** A session as it comes back from a calendar of its own. */
export function throughCalendar(more: Partial<CalendarSession>) {
  const text = calendarOf('Schedule', [calendarSession(more)]);
  const { events, zones } = readCalendar(text);
  const event = events[0]!;
  const value = (name: string) => event.component.getFirstPropertyValue(name)?.toString() ?? null;
  return { text, event, zones, value };
}
