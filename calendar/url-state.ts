import { type SchedulingProvider } from './generated/operations';

/** The names of the views in an address, and what FullCalendar calls them. */
export const VIEWS = {
  month: 'dayGridMonth',
  week: 'timeGridWeek',
  day: 'timeGridDay',
  list: 'listWeek',
} as const;

export type ViewName = keyof typeof VIEWS;

/** What is left out of the calendar. */
export interface Filter {
  /** Null: all that are connected. */
  readonly providers: readonly SchedulingProvider[] | null;
  readonly hosts: readonly string[];
  readonly text: string;
  readonly includeCancelled: boolean;
}

/** The state in the page's address, so that a shared address shows the same view. */
export interface PageState {
  /** Null: the one that suits the width of the screen. */
  readonly view: ViewName | null;
  /** A day in the period that is shown, as 2030-05-06. Null: today. */
  readonly date: string | null;
  readonly filter: Filter;
}

export const EVERYTHING: Filter = { providers: null, hosts: [], text: '', includeCancelled: false };

/** Reads an address's query. What it does not understand it takes for absent. */
export function readState(query: string): PageState {
  const parameters = new URLSearchParams(query);
  const view = parameters.get('view');
  const date = parameters.get('date');
  const providers = parameters.get('providers');
  return {
    view: view !== null && Object.hasOwn(VIEWS, view) ? (view as ViewName) : null,
    date: date !== null && isDay(date) ? date : null,
    filter: {
      providers: providers === null ? null : (list(providers.toUpperCase()) as SchedulingProvider[]),
      hosts: list(parameters.get('hosts') ?? ''),
      text: parameters.get('text')?.trim() ?? '',
      includeCancelled: parameters.get('cancelled') === '1',
    },
  };
}

/** The query of the address that leads to this state. */
export function writeState({ view, date, filter }: PageState): string {
  const parameters = new URLSearchParams();
  if (view) parameters.set('view', view);
  if (date) parameters.set('date', date);
  if (filter.providers) parameters.set('providers', filter.providers.join(',').toLowerCase());
  if (filter.hosts.length > 0) parameters.set('hosts', filter.hosts.join(','));
  if (filter.text) parameters.set('text', filter.text);
  if (filter.includeCancelled) parameters.set('cancelled', '1');
  // Commas and at signs may stand in a query as they are, and people read these addresses.
  return `?${parameters.toString().replaceAll('%2C', ',').replaceAll('%40', '@')}`;
}

const list = (text: string): string[] =>
  text
    .split(',')
    .map((part) => part.trim())
    .filter(Boolean);

/** Whether a text is a day that there is: 2030-02-30 is none. */
function isDay(text: string): boolean {
  const instant = /^\d{4}-\d{2}-\d{2}$/.test(text) ? Date.parse(text) : NaN;
  return !Number.isNaN(instant) && new Date(instant).toISOString().startsWith(text);
}
