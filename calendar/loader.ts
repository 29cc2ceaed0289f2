import { ServerProblem } from './graphql';
import {
  type ConflictReport,
  loadProviders,
  loadSchedule,
  type Period,
  type ProviderEntry,
  type Schedule,
} from './schedule-query';
import { type Filter } from './url-state';

export interface LoaderEvents {
  readonly onStart: () => void;
  readonly onSchedule: (schedule: Schedule) => void;
  readonly onProblem: (problem: ServerProblem) => void;
  readonly onProviders: (providers: readonly ProviderEntry[] | ServerProblem) => void;
}

/** Asks for what is to be shown, once. A question that was overtaken by another is given up. */
export class Loader {
  #requested = '';
  #underWay = new AbortController();
  /** Conflicts do not depend on the filter, so that a change of it asks for half. */
  #conflicts: { readonly of: string; readonly report: ConflictReport } | null = null;
  #knowsProviders = false;

  constructor(private readonly events: LoaderEvents) {}

  /** Does nothing if this was requested last; `again` requests it anyway. */
  load(period: Period, filter: Filter, { again = false } = {}): void {
    const question = JSON.stringify([period, filter]);
    if (question === this.#requested && !again) return;
    this.#requested = question;
    this.#underWay.abort();
    this.#underWay = new AbortController();
    if (again) this.#conflicts = null;
    this.events.onStart();
    void this.loadProviders();
    void this.#loadSchedule(period, filter, this.#underWay.signal);
  }

  /** Gives up what is under way. */
  forget(): void {
    this.#requested = '';
    this.#underWay.abort();
  }

  async #loadSchedule(period: Period, filter: Filter, signal: AbortSignal): Promise<void> {
    const of = JSON.stringify(period);
    const known = this.#conflicts?.of === of ? this.#conflicts.report : null;
    try {
      const schedule = await loadSchedule(period, filter, known, signal);
      if (signal.aborted) return;
      // What could not be loaded is requested again the next time.
      const isWhole = schedule.conflicts.unavailable.length === 0;
      this.#conflicts = isWhole ? { of, report: schedule.conflicts } : null;
      this.events.onSchedule(schedule);
    } catch (error) {
      if (signal.aborted) return;
      this.#requested = '';
      this.events.onProblem(problemOf(error));
    }
  }

  /** They stay the same while the server runs, so that once is enough. */
  async loadProviders(): Promise<void> {
    if (this.#knowsProviders) return;
    this.#knowsProviders = true;
    try {
      this.events.onProviders(await loadProviders(new AbortController().signal));
    } catch (error) {
      this.#knowsProviders = false;
      this.events.onProviders(problemOf(error));
    }
  }
}

/** An error that is not the server's is the page's own, and is shown too. */
function problemOf(error: unknown): ServerProblem {
  if (error instanceof ServerProblem) return error;
  const message = error instanceof Error ? error.message : String(error);
  return Object.assign(new ServerProblem(`The page failed: ${message}`, 'Load it again.'), { cause: error });
}
