import './colours.css';
import './controls.css';
import './page.css';
import './fullcalendar.css';
import './details.css';
import { Banner } from './banner';
import { lookOf } from './colours';
import { conflictsAmong, conflictsBySession, ConflictPanel } from './conflicts';
import { Cover } from './cover';
import { DetailsDialog } from './details';
import { byId, element, icon } from './dom';
import { FilterForm } from './filters';
import { Loader } from './loader';
import { type Conflict, type Period, type Schedule, type Session } from './schedule-query';
import { narrowScreen, ScheduleView } from './schedule-view';
import { locale, timesIn } from './time';
import { type Filter, readState, writeState } from './url-state';
import { count, enumerate } from './wording';

const language = locale(navigator.languages);
const zone = Intl.DateTimeFormat().resolvedOptions().timeZone;
const times = timesIn(language);
const initial = readState(location.search);

let filter: Filter = initial.filter;
let period: Period | null = null;
let conflicts: readonly Conflict[] = [];

const status = byId('status', HTMLElement);
const details = new DetailsDialog(times, zone, byId('period', HTMLElement));
const openDetails = (session: Session): void =>
  details.open(session, ({ id }) => conflictsBySession(conflicts).get(id) ?? []);
const panel = new ConflictPanel(times, zone, openDetails);
/** The button that was pressed goes away; the focus stays near. */
const retry = (): void => {
  byId('period', HTMLElement).focus();
  load({ again: true });
};
const banner = new Banner(times, zone, retry);
const cover = new Cover(retry);
const form = new FilterForm((changed) => {
  filter = changed;
  writeAddress('replace');
  load();
});
const view = new ScheduleView({
  language,
  times,
  zone,
  initialView: initial.view ?? (narrowScreen.matches ? 'list' : 'month'),
  initialDate: initial.date,
  onMove: (moved) => {
    const isFirst = period === null;
    period = moved;
    writeAddress(isFirst ? 'replace' : 'push');
    load();
  },
  onOpen: openDetails,
});
const loader = new Loader({
  onStart: () => {
    cover.loading();
    panel.showLoading();
    status.textContent = 'Loading…';
  },
  onSchedule: draw,
  onProviders: (providers) => form.offer(providers),
  onProblem: (problem) => {
    view.show([], new Set(), false);
    banner.show({ outages: [], cutAt: null });
    panel.showNothing();
    cover.problem(problem);
    status.textContent = 'Not loaded.';
  },
});

function draw(schedule: Schedule): void {
  const { sessions, outages, isCut } = schedule;
  conflicts = conflictsAmong(schedule.conflicts.conflicts, new Set(sessions.map(({ id }) => id)));
  cover.lift();
  view.show(sessions, new Set(conflictsBySession(conflicts).keys()), outages.length === 0 && !isCut);
  banner.show({ outages, cutAt: isCut ? sessions.length : null });
  panel.show(conflicts, schedule.conflicts);
  form.suggestHosts(sessions);
  status.replaceChildren(...summary(schedule, conflicts.length));
}

/** How much there is, which is also what a screen reader says when the calendar has changed. */
function summary({ sessions, outages }: Schedule, conflictCount: number): readonly HTMLElement[] {
  const isFiltered = filter.providers !== null || filter.hosts.length > 0 || filter.text !== '';
  const found = sessions.length === 0 ? 'No sessions' : count(sessions.length, 'session');
  const silent = outages.map(({ provider }) => lookOf(provider).title);
  const conflicting = element(
    'span',
    { class: 'conflict-resource' },
    icon('warning'),
    count(conflictCount, 'conflict'),
  );
  return [
    element('span', {}, isFiltered ? `${found} with these filters` : found),
    ...(conflictCount > 0 ? [conflicting] : []),
    ...(silent.length > 0 ? [element('span', {}, `${enumerate(silent)} could not be loaded`)] : []),
  ];
}

function load({ again = false } = {}): void {
  if (!period) return;
  if (filter.providers?.length !== 0) return loader.load(period, filter, { again });
  loader.forget();
  view.show([], new Set(), false);
  banner.show({ outages: [], cutAt: null });
  panel.showNothing();
  cover.noProvider();
  status.textContent = 'No provider is chosen.';
}

/** Updates the address to what is shown, so that it can be shared; navigation can be undone with "back". */
function writeAddress(how: 'push' | 'replace'): void {
  const query = writeState({ view: view.viewName, date: view.date, filter });
  if (query === location.search) return;
  if (how === 'push') history.pushState(null, '', query);
  else history.replaceState(null, '', query);
}

window.addEventListener('popstate', () => {
  const state = readState(location.search);
  filter = state.filter;
  form.show(filter);
  view.goTo(state.view ?? 'month', state.date);
  load();
});

byId('zone', HTMLElement).textContent = `Times in ${times.zoneName(new Date(), zone)}`;
for (const id of ['filters-card', 'conflicts-card']) byId(id, HTMLDetailsElement).open = !narrowScreen.matches;
form.show(filter);
view.render();
void loader.loadProviders();
