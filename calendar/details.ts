import { shapeOf } from './colours';
import { button, byId, type Child, element, icon, spoken } from './dom';
import { type Conflict, type Session } from './schedule-query';
import { duration, isKnownZone, showSameTime, type Times } from './time';
import { resourceOf, originOf, STATUS_WORDS } from './wording';

/** Everything about one session, over the calendar. The browser keeps the focus inside, and Escape closes it. */
export class DetailsDialog {
  readonly #dialog = byId('details', HTMLDialogElement);

  constructor(
    private readonly times: Times,
    private readonly viewerZone: string,
    /** Where the focus goes when what was clicked is gone. */
    private readonly fallback: HTMLElement,
  ) {
    this.#dialog.addEventListener('click', (event) => {
      if (event.target === this.#dialog) this.#dialog.close();
    });
    this.#dialog.addEventListener('close', () => {
      if (document.activeElement === document.body || document.activeElement === null) this.fallback.focus();
    });
  }

  /** Shows a session; one of those that it is in conflict with takes its place when it is chosen. */
  open(session: Session, conflictsOf: (session: Session) => readonly Conflict[]): void {
    const status = STATUS_WORDS[session.status];
    const conflicts = conflictsOf(session);
    const close = button(icon('close'), () => this.#dialog.close(), { class: 'icon-button', 'aria-label': 'Close' });
    const title = element('h2', { id: 'details-title', tabindex: '-1', autofocus: true }, session.title);
    const tags = element(
      'p',
      { class: 'tags' },
      element('span', { class: 'tag' }, shapeOf(session.provider), originOf(session)),
      status && element('span', { class: `tag status-${session.status.toLowerCase()}` }, status),
      conflicts.length > 0 ? element('span', { class: 'tag conflicting' }, icon('warning'), 'Conflict') : null,
    );
    this.#dialog.replaceChildren(
      element('div', { class: 'dialog-head' }, element('div', {}, tags, title), close),
      element('div', { class: 'dialog-body' }, ...this.#body(session, conflicts, conflictsOf)),
      ...joinLink(session),
    );
    if (this.#dialog.open) title.focus();
    else this.#dialog.showModal();
  }

  #body(
    session: Session,
    conflicts: readonly Conflict[],
    conflictsOf: (session: Session) => readonly Conflict[],
  ): readonly Node[] {
    const facts = [
      fact('When', ...this.#when(session)),
      fact('Led by', ...session.hosts.map(hostLine)),
      fact('Where', ...placeLines(session)),
      fact('About', ...about(session.description)),
    ];
    const others = conflicts.map((conflict) => this.#conflict(session, conflict, conflictsOf));
    return [
      ...(others.length > 0 ? [element('section', { class: 'dialog-conflicts' }, ...others)] : []),
      element('dl', {}, ...facts.flat()),
      element('p', { class: 'hint id' }, session.id),
    ];
  }

  /** In the viewer's zone, and in the session's beside it. */
  #when({ startsAt, endsAt, timeZone }: Session): readonly HTMLElement[] {
    const [start, end] = [new Date(startsAt), new Date(endsAt)];
    const length = duration(start, end);
    const line = (zone: string, whose: string): HTMLElement =>
      element(
        'p',
        {},
        `${this.times.range(start, end, zone)} `,
        element('span', { class: 'hint' }, `${whose}, ${this.times.zoneName(start, zone)}`),
      );
    const lines = [line(this.viewerZone, 'your time')];
    if (timeZone && !isKnownZone(timeZone)) {
      lines.push(element('p', { class: 'hint' }, `Scheduled in ${timeZone}, a zone that this browser does not know.`));
    } else if (timeZone && timeZone !== this.viewerZone) {
      const whose = showSameTime(start, timeZone, this.viewerZone) ? 'the same, where it is scheduled' : 'its own time';
      lines.push(line(timeZone, whose));
    }
    if (length) lines.push(element('p', { class: 'hint' }, length));
    return lines;
  }

  #conflict(session: Session, conflict: Conflict, conflictsOf: (session: Session) => readonly Conflict[]): HTMLElement {
    const range = this.times.shortRange(new Date(conflict.startsAt), new Date(conflict.endsAt), this.viewerZone);
    const others = conflict.sessions
      .filter(({ id }) => id !== session.id)
      .map((other) =>
        element(
          'li',
          {},
          shapeOf(other.provider),
          button(other.title, () => this.open(other, conflictsOf), { class: 'session-link' }),
          spoken(` (${originOf(other)})`),
        ),
      );
    return element(
      'div',
      { class: 'conflict' },
      element(
        'p',
        { class: 'conflict-resource' },
        icon('warning'),
        element('span', {}, `${resourceOf(conflict)} is double-booked`),
      ),
      element('p', { class: 'hint' }, `${range}, with`),
      element('ul', {}, ...others),
    );
  }
}

/** A term and what is known of it; nothing where nothing is. */
const fact = (term: string, ...lines: readonly Child[]): readonly HTMLElement[] =>
  lines.length === 0 ? [] : [element('dt', {}, term), element('dd', {}, ...lines)];

function hostLine({ name, email }: Session['hosts'][number]): HTMLElement {
  const address = email ? element('a', { href: `mailto:${encodeURI(email)}` }, email) : null;
  if (!name) return element('p', {}, address ?? 'Unnamed host without an address');
  return element('p', {}, name, ...(address ? [' ', address] : []));
}

function placeLines(session: Session): readonly HTMLElement[] {
  if (!('venue' in session)) return [];
  const places = [session.venue?.name, session.location].filter((place) => place !== null && place !== undefined);
  return [...new Set(places)].filter(Boolean).map((place) => element('p', {}, place));
}

/** The description, which is plain text; its line breaks are shown. */
function about(description: string | null | undefined): readonly HTMLElement[] {
  const text = description?.trim();
  return text ? [element('p', { class: 'about' }, text)] : [];
}

/** The way in. An address that is no web address is not offered. */
function joinLink({ joinUrl, status }: Session): readonly HTMLElement[] {
  if (!joinUrl || !/^https?:\/\//i.test(joinUrl)) return [];
  const isOver = status === 'CANCELLED' || status === 'EXPIRED';
  const attributes = { href: joinUrl, target: '_blank', rel: 'noopener noreferrer' };
  const link = element('a', { ...attributes, class: isOver ? 'quiet' : 'primary' }, 'Join the session');
  link.append(spoken(' (opens a new tab)'));
  return [element('div', { class: 'dialog-foot' }, link)];
}
