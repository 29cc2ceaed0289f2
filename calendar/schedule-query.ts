import {
  type CalendarOutageFragment as Outage,
  CalendarProvidersDocument,
  type CalendarProvidersQuery,
  CalendarScheduleDocument,
  type CalendarScheduleQuery,
  type CalendarScheduleQueryVariables as Variables,
  type CalendarSessionFragment as Session,
  type ScheduleFilter,
} from './generated/operations';
import { ask } from './graphql';
import { type Filter } from './url-state';

export type { Outage, Session };
export type ConflictReport = NonNullable<CalendarScheduleQuery['conflicts']>;
export type Conflict = ConflictReport['conflicts'][number];
export type ProviderEntry = CalendarProvidersQuery['providers'][number];

/** The days that are shown: the first instant, and the first one after. */
export interface Period {
  readonly from: Date;
  readonly to: Date;
}

export interface Schedule {
  readonly sessions: readonly Session[];
  /** Providers that could not be loaded. */
  readonly outages: readonly Outage[];
  /** Whether there is more than the page is ready to hold. */
  readonly isCut: boolean;
  /** Every conflict of the period: what a filter hides may well be what a shown session collides with. */
  readonly conflicts: ConflictReport;
}

/** The largest page that the server gives. */
const PAGE_SIZE = 200;
/** Beyond these a browser shows nothing that a person could read. */
const MOST_PAGES = 15;

/**
 * All sessions of the period, page by page until there are no more. Its conflicts are not requested again where they
 * are known.
 */
export async function loadSchedule(
  period: Period,
  filter: Filter,
  knownConflicts: ConflictReport | null,
  signal: AbortSignal,
): Promise<Schedule> {
  const sessions = new Map<string, Session>();
  const outages = new Map<string, Outage>();
  const window = { from: period.from.toISOString(), to: period.to.toISOString(), filter: inputOf(filter) };
  let conflicts = knownConflicts;
  let after: string | null = null;
  for (let page = 1; page <= MOST_PAGES; page += 1) {
    const variables: Variables = { ...window, first: PAGE_SIZE, after, withConflicts: conflicts === null };
    // Each page begins where the one before ended.
    const answer: CalendarScheduleQuery = await ask(CalendarScheduleDocument, variables, signal);
    // Null only beside an error, which `ask` throws.
    const { nodes, unavailable, pageInfo } = answer.schedule!;
    for (const session of nodes) sessions.set(session.id, session);
    for (const outage of unavailable) outages.set(outage.provider, outage);
    conflicts ??= answer.conflicts ?? { conflicts: [], unavailable };
    after = pageInfo.hasNextPage ? (pageInfo.endCursor ?? null) : null;
    if (after === null) break;
  }
  return {
    sessions: [...sessions.values()],
    outages: [...outages.values()],
    isCut: after !== null,
    conflicts: conflicts!,
  };
}

/** The providers that the graph knows, in its order. */
export async function loadProviders(signal: AbortSignal): Promise<readonly ProviderEntry[]> {
  const { providers } = await ask(CalendarProvidersDocument, {}, signal);
  return providers;
}

const inputOf = ({ providers, hosts, text, includeCancelled }: Filter): ScheduleFilter => ({
  ...(providers && { providers: [...providers] }),
  ...(hosts.length > 0 && { hosts: [...hosts] }),
  ...(text && { text }),
  includeCancelled,
});
