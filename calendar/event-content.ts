import { type EventContentArg, type EventInput } from '@fullcalendar/core';
import { lookOf, shapeOf } from './colours';
import { element, icon, spoken } from './dom';
import { type Session } from './schedule-query';
import { isKnownZone, localDay, showSameTime, type Times } from './time';
import { STATUS_WORDS } from './wording';

const DAY_MS = 86_400_000;

/** A session as FullCalendar takes it. */
export function eventOf(session: Session, isInConflict: boolean): EventInput {
  const [start, end] = [new Date(session.startsAt), new Date(session.endsAt)];
  const classNames = [
    'session',
    `look-${lookOf(session.provider).look}`,
    `status-${session.status.toLowerCase()}`,
    ...(isInConflict ? ['conflicting'] : []),
  ];
  const extendedProps = { session, isInConflict, rank: isInConflict ? 0 : 1 };
  const common = { id: session.id, title: session.title, classNames, extendedProps };
  if (end.getTime() - start.getTime() < DAY_MS) return { ...common, start, end };
  // A session of several days would cover those days in a grid of hours, so it is shown above them, with its times as text.
  const lastDay = new Date(end.getTime() - 1);
  lastDay.setDate(lastDay.getDate() + 1);
  return { ...common, allDay: true, start: localDay(start), end: localDay(lastDay) };
}

/** How a session is drawn: in one line by the month, in some by the hour or in a list. */
export function drawEvent(
  { event, timeText, view }: EventContentArg,
  times: Times,
  viewerZone: string,
): { domNodes: Node[] } {
  const { session, isInConflict } = event.extendedProps as { session: Session; isInConflict: boolean };
  const status = STATUS_WORDS[session.status];
  const title = element('span', { class: 'event-title' }, event.title);
  const provider = lookOf(session.provider).title;
  const shape = shapeOf(session.provider);
  if (view.type.startsWith('dayGrid')) {
    const remarks = [provider, status, isInConflict ? 'conflict' : null].filter(Boolean).join(', ');
    const time = element('span', { class: 'event-time' }, `${timeText} `);
    const mark = isInConflict ? icon('warning') : null;
    const line = element('span', { class: 'event-line' }, shape, timeText ? time : null, title, mark);
    return { domNodes: [line, spoken(`, ${remarks}`)] };
  }
  const lines = [
    element('span', { class: 'event-line' }, shape, title),
    element('span', { class: 'event-tags' }, ...tags(status, isInConflict)),
    element('span', { class: 'event-note' }, notes(session, event.allDay, times, viewerZone)),
    spoken(`, ${provider}`),
  ];
  if (view.type.startsWith('list')) return { domNodes: [element('button', { type: 'button' }, ...lines)] };
  // The mark comes first, because a short session has no room for what comes last.
  const mark = isInConflict ? icon('warning') : null;
  const head = timeText ? element('span', { class: 'event-time' }, timeText, mark) : null;
  return { domNodes: [element('span', { class: 'event-block' }, head, ...lines)] };
}

function tags(status: string | null, isInConflict: boolean): readonly HTMLElement[] {
  const conflict = element('span', { class: 'tag conflicting' }, icon('warning'), 'Conflict');
  return [...(isInConflict ? [conflict] : []), ...(status ? [element('span', { class: 'tag' }, status)] : [])];
}

/** Who leads it, the times of what goes on for days, and what clocks show where it is scheduled. */
function notes(session: Session, isForDays: boolean, times: Times, viewerZone: string): string {
  const [start, end] = [new Date(session.startsAt), new Date(session.endsAt)];
  const { timeZone } = session;
  const isElsewhere = timeZone && isKnownZone(timeZone) && !showSameTime(start, timeZone, viewerZone);
  const hosts = session.hosts.map(({ name, email }) => name ?? email).filter(Boolean);
  return [
    isForDays ? times.shortRange(start, end, viewerZone) : null,
    isElsewhere ? `${times.clock(start, timeZone, viewerZone)} in ${timeZone.replaceAll('_', ' ')}` : null,
    hosts.length > 0 ? hosts.join(', ') : null,
  ]
    .filter(Boolean)
    .join(' · ');
}
