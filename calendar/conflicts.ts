import { lookOf, shapeOf } from './colours';
import { button, byId, element, icon } from './dom';
import { type Conflict, type ConflictReport, type Outage, type Session } from './schedule-query';
import { type Times } from './time';
import { resourceOf, enumerate } from './wording';

/** Longer lists are cut; the calendar marks all conflicts. */
const MOST_LISTED = 50;

/** Which of the sessions are in a conflict, and in which ones. */
export function conflictsBySession(conflicts: readonly Conflict[]): ReadonlyMap<string, readonly Conflict[]> {
  const found = new Map<string, Conflict[]>();
  for (const conflict of conflicts) {
    for (const { id } of conflict.sessions) found.set(id, [...(found.get(id) ?? []), conflict]);
  }
  return found;
}

/** Those that one of the shown sessions is part of, in order of time. */
export function conflictsAmong(conflicts: readonly Conflict[], shown: ReadonlySet<string>): readonly Conflict[] {
  return conflicts
    .filter(({ sessions }) => sessions.some(({ id }) => shown.has(id)))
    .sort((one, other) => one.startsAt.localeCompare(other.startsAt));
}

/** The list of conflicts beside the calendar. */
export class ConflictPanel {
  readonly #count = byId('conflicts-count', HTMLElement);
  readonly #body = byId('conflicts', HTMLElement);

  constructor(
    private readonly times: Times,
    private readonly zone: string,
    private readonly onOpen: (session: Session) => void,
  ) {}

  /** While they are loading. */
  showLoading(): void {
    this.#count.textContent = '';
    this.#body.replaceChildren(element('p', { class: 'hint' }, 'Looking for conflicts…'));
  }

  /** Where nothing is shown that could be in conflict, because nothing could be loaded. */
  showNothing(): void {
    this.#count.textContent = '';
    this.#body.replaceChildren(element('p', { class: 'hint' }, 'Unknown until the calendar is loaded.'));
  }

  /** Shows those that concern what is shown, out of a report of all. */
  show(conflicts: readonly Conflict[], { unavailable }: ConflictReport): void {
    const isComplete = unavailable.length === 0;
    this.#count.textContent = conflicts.length > 0 || isComplete ? `${conflicts.length}${isComplete ? '' : '+'}` : '?';
    const entries = conflicts.slice(0, MOST_LISTED).map((conflict) => this.#entry(conflict));
    const more = conflicts.length - entries.length;
    this.#body.replaceChildren(
      ...(isComplete ? [] : [unknown(unavailable, conflicts.length > 0)]),
      ...(entries.length > 0 ? [element('ul', { class: 'conflict-list' }, ...entries)] : []),
      ...(entries.length === 0 && isComplete ? [element('p', { class: 'hint' }, 'None among what is shown.')] : []),
      ...(more > 0 ? [element('p', { class: 'hint' }, `And ${more} more, marked in the calendar.`)] : []),
    );
  }

  #entry(conflict: Conflict): HTMLElement {
    const range = this.times.shortRange(new Date(conflict.startsAt), new Date(conflict.endsAt), this.zone);
    const sessions = conflict.sessions.map((session) =>
      element(
        'li',
        {},
        button(session.title, () => this.onOpen(session), { class: 'session-link' }),
      ),
    );
    conflict.sessions.forEach(({ provider }, index) => sessions[index]?.prepend(shapeOf(provider)));
    return element(
      'li',
      { class: 'conflict' },
      element('p', { class: 'conflict-resource' }, icon('warning'), element('span', {}, resourceOf(conflict))),
      element('p', { class: 'hint' }, range),
      element('ul', {}, ...sessions),
    );
  }
}

function unknown(unavailable: readonly Outage[], isAnyKnown: boolean): HTMLElement {
  const names = enumerate(unavailable.map(({ provider }) => lookOf(provider).title));
  const text = isAnyKnown
    ? `${names} could not be loaded, so there may be more than these.`
    : `None is known, but ${names} could not be loaded, so there may be some.`;
  return element('p', { class: 'hint unknown' }, text);
}
