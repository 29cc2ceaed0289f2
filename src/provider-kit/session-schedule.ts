import { type ResourceHold, type ResourceKind } from '../model/resource-hold';
import { type ScheduledSession } from '../model/session';
import { type ProviderIdentity } from './identity';
import {
  type ListedSession,
  type ListingFailure,
  type RequestScope,
  type ScheduleSource,
  type SessionListing,
} from './port';
import { ProblemLog } from './problem-log';
import { recordOf } from './provider-records';
import { type CachedRecord } from './write-operation';

/** What a provider listed: its records, before they are mapped. */
interface ListedRecords<Wire> {
  readonly records: readonly Wire[];
  /** Whether these are all records of the range. */
  readonly isComplete: boolean;
  /** Global ids of cached sessions that are gone from the range, unless they are among the mapped records. */
  readonly gone?: readonly string[];
  /** Accounts or hosts that could not be listed, while others could. */
  readonly failures?: readonly ListingFailure[];
}

/** What a provider defines so that the kit can list its sessions and restore them from cached records. */
export interface SessionScheduleOptions<Wire, Session extends ScheduledSession> {
  readonly provider: ProviderIdentity<string>;
  /** The kind of its sessions: "public-event". */
  readonly kind: string;
  readonly holdKinds: readonly ResourceKind[];
  /**
   * Lists the records of a range, the end excluded; it may return more, which the kit filters. Reports what it cannot
   * read to `problems`. Throws ProviderError.
   */
  list(from: Date, to: Date, scope: RequestScope, problems: ProblemLog): Promise<ListedRecords<Wire>>;
  /** Sessions of the records whose times can be read; reports the others, and counts them with `problems.leftOut()`. */
  map(records: readonly Wire[], problems: ProblemLog, scope: RequestScope): readonly MappedSession<Wire, Session>[];
  /** The record of a cached session, or null if it has an unknown form. */
  parse(record: unknown): Wire | null;
  /** What is cached of a session so that `parse` and `map` restore it, null if it is cached elsewhere; the record if omitted. */
  toRecord?(session: Session, wire: Wire): CachedRecord | null;
  readonly holdsOf: (session: Session) => readonly ResourceHold[];
  /** Holds of listed sessions that need a further look-up, such as addresses; `holdsOf` if omitted. */
  holdsOfListed?(
    sessions: readonly Session[],
    scope: RequestScope,
  ): Promise<(session: Session) => readonly ResourceHold[]>;
}

export interface MappedSession<Wire, Session> {
  readonly session: Session;
  readonly wire: Wire;
  /** Whether the list contains everything that a look-up by id returns; true if omitted. */
  readonly isComplete?: boolean;
}

/** Maps records one by one, leaving out those without usable times. */
export function mapEach<Wire, Session>(
  records: readonly Wire[],
  problems: ProblemLog,
  map: (wire: Wire) => Session | null,
): MappedSession<Wire, Session>[] {
  return records.flatMap((wire) => {
    const session = map(wire);
    if (session === null) problems.leftOut();
    return session === null ? [] : [{ session, wire }];
  });
}

/** A schedule source from a list of records and their mapping. */
export function sessionSchedule<Wire, Session extends ScheduledSession>(
  options: SessionScheduleOptions<Wire, Session>,
): ScheduleSource {
  const { provider, kind, holdKinds } = options;
  const holdsOf = (session: ScheduledSession): readonly ResourceHold[] => options.holdsOf(session as Session);

  const toRecord = (session: Session, wire: Wire): CachedRecord | null =>
    options.toRecord ? options.toRecord(session, wire) : recordOf(session, wire);

  const newLog = (): ProblemLog => new ProblemLog(provider.enumValue, provider.title);

  const mapAll = (
    records: readonly Wire[],
    scope: RequestScope,
    problems: ProblemLog,
  ): readonly MappedSession<Wire, Session>[] => {
    const mapped = options.map(records, problems, scope);
    problems.write(scope.log);
    return mapped;
  };

  const listed = ({
    session,
    wire,
    isComplete = true,
  }: MappedSession<Wire, Session>): Omit<ListedSession, 'holds'> => ({
    session,
    record: toRecord(session, wire),
    isComplete,
  });

  return {
    kind,
    holdKinds,
    holdsOf,

    async sessionsBetween(from, to, scope): Promise<SessionListing> {
      const problems = newLog();
      const { records, isComplete, gone = [], failures = [] } = await options.list(from, to, scope, problems);
      const mapped = mapAll(records, scope, problems).filter(
        ({ session }) => session.startsAt < to && session.endsAt > from,
      );
      const holds =
        (await options.holdsOfListed?.(
          mapped.map(({ session }) => session),
          scope,
        )) ?? holdsOf;
      const sessions = mapped.map((each) => ({ ...listed(each), holds: holds(each.session) }));
      const listedIds = new Set(mapped.map(({ session }) => session.id));
      return {
        sessions,
        isComplete: isComplete && failures.length === 0,
        gone: gone.filter((id) => !listedIds.has(id)),
        failures,
      };
    },

    fromRecords(cached, scope) {
      const records = cached.map((record) => options.parse(record)).filter((record) => record !== null);
      return mapAll(records, scope, newLog()).map((each) => ({ ...listed(each), holds: holdsOf(each.session) }));
    },
  };
}
