import { Calendar, type CalendarOptions, type DatesSetArg } from '@fullcalendar/core';
import dayGridPlugin from '@fullcalendar/daygrid';
import listPlugin from '@fullcalendar/list';
import timeGridPlugin from '@fullcalendar/timegrid';
import { button, byId, icon } from './dom';
import { drawEvent, eventOf } from './event-content';
import { type Period, type Session } from './schedule-query';
import { localDay, type Times } from './time';
import { type ViewName, VIEWS } from './url-state';

/** Narrower screens are phones. page.css uses the same number. */
export const narrowScreen = matchMedia('(max-width: 56rem)');

export interface ScheduleViewOptions {
  readonly language: string;
  readonly times: Times;
  readonly zone: string;
  readonly initialView: ViewName;
  readonly initialDate: string | null;
  /** Other days are shown, or the same ones in another way. */
  readonly onMove: (period: Period) => void;
  readonly onOpen: (session: Session) => void;
}

const NO_SESSIONS = 'No sessions in this week.';
const NOTHING_KNOWN = 'Nothing is known of this week: not every provider could be loaded.';

const WORDS: Readonly<Record<ViewName, { readonly label: string; readonly period: string }>> = {
  month: { label: 'Month', period: 'month' },
  week: { label: 'Week', period: 'week' },
  day: { label: 'Day', period: 'day' },
  list: { label: 'List', period: 'week' },
};

/** The calendar and the buttons over it. */
export class ScheduleView {
  readonly #calendar: Calendar;
  readonly #heading = byId('period', HTMLHeadingElement);
  readonly #previous = byId('previous', HTMLButtonElement);
  readonly #next = byId('next', HTMLButtonElement);
  readonly #views = new Map<ViewName, HTMLButtonElement>();

  constructor({ language, times, zone, ...options }: ScheduleViewOptions) {
    this.#calendar = new Calendar(byId('calendar', HTMLElement), {
      plugins: [dayGridPlugin, timeGridPlugin, listPlugin],
      initialView: VIEWS[options.initialView],
      ...(options.initialDate !== null && { initialDate: options.initialDate }),
      locale: language,
      firstDay: firstDayOfWeek(language),
      headerToolbar: false,
      height: '100%',
      timeZone: 'local',
      nowIndicator: true,
      navLinks: true,
      // By themselves both open another view than the page's of a day. What was pressed goes away, and takes the focus
      // with it unless that is moved to what becomes the name of the day.
      navLinkDayClick: (day) => {
        this.#heading.focus();
        this.goTo('day', localDay(day));
      },
      moreLinkClick: () => {
        this.#heading.focus();
        return VIEWS.day;
      },
      moreLinkText: (hidden) => (narrowScreen.matches ? `+${hidden}` : `+${hidden} more`),
      defaultRangeSeparator: '–',
      eventShortHeight: 44,
      slotEventOverlap: false,
      scrollTime: '07:00:00',
      slotDuration: '00:30:00',
      eventMinHeight: 30,
      eventOrder: 'start,-duration,title',
      eventTimeFormat: { hour: '2-digit', minute: '2-digit' },
      slotLabelFormat: { hour: '2-digit', minute: '2-digit' },
      allDayText: 'Days',

      views: {
        // A day of the month has room for few: what needs attention comes first.
        dayGridMonth: { fixedWeekCount: false, eventOrder: 'rank,start,-duration,title' },
        timeGridWeek: {
          dayHeaderFormat: { weekday: 'short', day: 'numeric' },
          displayEventEnd: false,
          eventMaxStack: 3,
        },
      },
      eventContent: (arg) => drawEvent(arg, times, zone),
      eventClick: ({ event }) => options.onOpen((event.extendedProps as { session: Session }).session),
      eventDidMount: ({ el, event, isMirror }) => {
        // FullCalendar makes a link without an address, and hears Enter and the space bar on it.
        if (el.tagName === 'A' && !isMirror) el.setAttribute('role', 'button');
        el.setAttribute('data-session', event.id);
        el.title = event.title;
      },
      dayCellDidMount: ({ el }) => nameRoles(el),
      dayHeaderDidMount: ({ el }) => nameRoles(el),
      moreLinkDidMount: ({ el }) => nameMoreLink(el),
      datesSet: (dates) => this.#moved(dates, options.onMove),
    });
    for (const [name, { label }] of Object.entries(WORDS) as [ViewName, (typeof WORDS)[ViewName]][]) {
      const made = button(label, () => this.#calendar.changeView(VIEWS[name]), { 'data-view': name });
      this.#views.set(name, made);
    }
    byId('views', HTMLElement).append(...this.#views.values());
    this.#previous.append(icon('previous'));
    this.#next.append(icon('next'));
    this.#previous.addEventListener('click', () => this.#calendar.prev());
    this.#next.addEventListener('click', () => this.#calendar.next());
    byId('today', HTMLButtonElement).addEventListener('click', () => this.#calendar.today());
    this.#fit();
    narrowScreen.addEventListener('change', () => this.#fit());
  }

  /** Draws it for the first time. */
  render(): void {
    this.#calendar.render();
  }

  /** Shows these sessions and no others; `isWhole` is false if there may be more that could not be loaded. */
  show(sessions: readonly Session[], inConflict: ReadonlySet<string>, isWhole: boolean): void {
    this.#calendar.batchRendering(() => {
      this.#calendar.setOption('noEventsText', isWhole ? NO_SESSIONS : NOTHING_KNOWN);
      this.#calendar.removeAllEventSources();
      this.#calendar.addEventSource(sessions.map((session) => eventOf(session, inConflict.has(session.id))));
    });
  }

  goTo(view: ViewName, date: string | null): void {
    // In one step FullCalendar would keep the day it is at, wherever the new view holds that as well.
    this.#calendar.batchRendering(() => {
      this.#calendar.changeView(VIEWS[view]);
      this.#calendar.gotoDate(date ?? new Date());
    });
  }

  get viewName(): ViewName {
    const { type } = this.#calendar.view;
    return [...this.#views.keys()].find((name) => VIEWS[name] === type) ?? 'month';
  }

  get date(): string {
    return localDay(this.#calendar.getDate());
  }

  #moved({ view, start, end }: DatesSetArg, onMove: (period: Period) => void): void {
    const shown = this.viewName;
    for (const [name, made] of this.#views) made.setAttribute('aria-pressed', String(name === shown));
    this.#heading.textContent = view.title;
    this.#previous.setAttribute('aria-label', `Previous ${WORDS[shown].period}`);
    this.#next.setAttribute('aria-label', `Next ${WORDS[shown].period}`);
    document.body.dataset['view'] = shown;
    this.#fit();
    onMove({ from: start, to: end });
  }

  /** Fits it to the screen and the view: FullCalendar's settings by view give way to what is set later for a screen. */
  #fit(): void {
    const isNarrow = narrowScreen.matches;
    // On a wide screen it fills the page; on a phone the page scrolls over what is not a grid of hours.
    this.#set('height', isNarrow && ['month', 'list'].includes(this.viewName) ? 'auto' : '100%');
    // On a phone, a day of the month shows as many sessions as can be tapped separately; the day view shows all.
    this.#set('dayMaxEvents', this.viewName === 'day' ? false : isNarrow ? 3 : true);
  }

  #set<Name extends 'height' | 'dayMaxEvents'>(name: Name, value: CalendarOptions[Name]): void {
    if (this.#calendar.getOption(name) !== value) this.#calendar.setOption(name, value);
  }
}

/** FullCalendar's links to a day have no address, and so are none to those who listen. */
function nameRoles(cell: HTMLElement): void {
  for (const link of cell.querySelectorAll('[data-navlink]')) link.setAttribute('role', 'link');
}

/** It opens a view, and nothing that unfolds beside it, as FullCalendar would have it. */
function nameMoreLink(link: HTMLElement): void {
  link.setAttribute('role', 'button');
  link.removeAttribute('aria-expanded');
  link.removeAttribute('aria-controls');
}

/** 1 is Monday, 0 Sunday. Monday if the browser does not provide it. */
function firstDayOfWeek(language: string): number {
  const about = new Intl.Locale(language) as Intl.Locale & {
    getWeekInfo?: () => { firstDay: number };
    weekInfo?: { firstDay: number };
  };
  return ((about.getWeekInfo?.() ?? about.weekInfo)?.firstDay ?? 1) % 7;
}
