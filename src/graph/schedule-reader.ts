import { deadlineIn, millisecondsLeft } from '../model/deadline';
import { make } from '../model/make';
import { ProviderError } from '../model/provider-error';
import { enumValueOf } from '../model/registry';
import { ProviderOutage } from '../model/schedule';
import { type ScheduledSession, SessionStatus } from '../model/session';
import {
  type RequestScope,
  type ListedSession,
  type ProviderHandle,
  type RecordRange,
  type ScheduleSource,
  type SessionListing,
} from '../provider-kit/port';
import { type CachedRecord } from '../provider-kit/write-operation';
import { type BookedSession } from '../schedule/booked-session';
import { type ProviderDirectory } from './provider-directory';

export type ScheduledEntry = BookedSession<ScheduledSession>;

/** The sessions of a time range, and what is missing among them. */
export interface ScheduleResult {
  readonly sessions: readonly ScheduledEntry[];
  /** Providers, or parts of them, that could not be listed. */
  readonly unavailable: readonly ProviderOutage[];
  /** Those outages for which part of the range was never known: sessions are missing without a sign of where. */
  readonly incomplete: readonly ProviderOutage[];
}

/** The cached listings of providers, used when one cannot be listed. Neither method rejects. */
export interface LastKnownListings {
  recordListing(
    range: RecordRange,
    listing: { records: readonly CachedRecord[]; isWhole: boolean; gone: readonly string[] },
    requestedAt: Date,
  ): Promise<void>;
  /** If the cache cannot be read, nothing is known. */
  lastKnown(range: RecordRange): Promise<{ records: readonly unknown[]; staleSince: Date | null; isWhole: boolean }>;
}

/** Which providers are listed: all that are enabled, unless this says otherwise. */
export interface ReadOptions {
  /** Values of the SchedulingProvider enum. A disabled provider among them is reported as unavailable. */
  readonly providers?: readonly string[] | null;
  /** Disabled providers that are reported as unavailable, beside all that are enabled. */
  readonly besides?: readonly string[] | null;
  readonly where?: (source: ScheduleSource) => boolean;
}

/** A provider may use this share of the remaining time, so that some is left to report that it did not respond. */
const PROVIDER_SHARE = 0.8;

interface ProviderListing {
  readonly sessions: readonly ListedSession[];
  readonly outages: readonly ProviderOutage[];
  /** Whether the sessions are all of the range, as of now or as of the last listing. */
  readonly isWhole: boolean;
}

/**
 * Lists the sessions of all providers concurrently. A provider that fails is reported, and its sessions are returned as
 * last known. Lives as long as one request, in which each provider is listed once per range.
 */
export class ScheduleReader {
  private readonly listings = new Map<string, Promise<ProviderListing>>();

  constructor(
    private readonly providers: ProviderDirectory,
    private readonly cache: LastKnownListings,
    private readonly scope: RequestScope,
  ) {}

  async read(from: Date, to: Date, { providers, besides, where }: ReadOptions = {}): Promise<ScheduleResult> {
    const handles = [...this.providers.all].filter(
      ({ id, abilities, source }) =>
        abilities.includes('schedule') &&
        (providers?.includes(enumValueOf(id)) ?? (source !== null || besides?.includes(enumValueOf(id)))) &&
        (!where || !source || where(source.schedule!)),
    );
    const listings = await Promise.all(handles.map((handle) => this.listProvider(handle, from, to)));
    return {
      sessions: listings.flatMap(({ sessions }) => sessions.map(entryOf)),
      unavailable: listings.flatMap(({ outages }) => outages),
      incomplete: listings.flatMap(({ outages, isWhole }) => (isWhole ? [] : outages)),
    };
  }

  /** Called after a write, so that later reads of the same request include it. */
  forget(): void {
    this.listings.clear();
  }

  private listProvider(handle: ProviderHandle, from: Date, to: Date): Promise<ProviderListing> {
    const key = `${handle.id} ${from.getTime()} ${to.getTime()}`;
    const existing = this.listings.get(key);
    if (existing) return existing;
    const listing = this.listWithinShare(handle, from, to);
    this.listings.set(key, listing);
    return listing;
  }

  private async listWithinShare(handle: ProviderHandle, from: Date, to: Date): Promise<ProviderListing> {
    const { deadline: operation } = this.scope;
    const deadline = deadlineIn(millisecondsLeft(operation) * PROVIDER_SHARE, operation.signal);
    try {
      const source = this.providers.source(handle).schedule!;
      return await this.listOrCached(handle, source, from, to, { ...this.scope, deadline });
    } catch (error) {
      return {
        sessions: [],
        outages: [this.outage(handle, error, { staleSince: null, isPartial: false })],
        isWhole: false,
      };
    } finally {
      deadline.end();
    }
  }

  private async listOrCached(
    handle: ProviderHandle,
    source: ScheduleSource,
    from: Date,
    to: Date,
    scope: RequestScope,
  ): Promise<ProviderListing> {
    const range = { provider: handle.id, kind: source.kind, from, to };
    const requestedAt = new Date();
    try {
      const listing = await source.sessionsBetween(from, to, scope);
      const { sessions, isComplete, gone, failures } = listing;
      for (const { session, isComplete: isPrimable } of sessions) if (isPrimable) scope.primeCache(session);
      if (failures.length > 0) return await this.withCachedParts(handle, source, range, listing, scope);
      const records = sessions.map(({ record }) => record).filter((record) => record !== null);
      await this.cache.recordListing(range, { records, isWhole: isComplete, gone }, requestedAt);
      return { sessions, outages: [], isWhole: true };
    } catch (error) {
      this.providers.recordFailure(handle.id, this.messageOf(handle, error));
      const { sessions, staleSince, isWhole } = await this.cached(source, range, scope);
      // Without older data nothing is included, which is not a part.
      const isPartial = staleSince !== null && !isWhole;
      return { sessions, outages: [this.outage(handle, error, { staleSince, isPartial })], isWhole };
    }
  }

  /** The sessions that a provider listed, and for its parts that failed the sessions that are cached of the range. */
  private async withCachedParts(
    handle: ProviderHandle,
    source: ScheduleSource,
    range: RecordRange,
    { sessions, gone, failures }: SessionListing,
    scope: RequestScope,
  ): Promise<ProviderListing> {
    const { sessions: cached, staleSince, isWhole } = await this.cached(source, range, scope);
    const listed = new Set([...gone, ...sessions.map(({ session }) => session.id)]);
    const others = cached.filter(({ session }) => !listed.has(session.id));
    const outages = failures.map(({ part, error }) => {
      this.providers.recordFailure(handle.id, error.message);
      return this.outage(handle, error, { staleSince, isPartial: true }, `${handle.title}, ${part}: `);
    });
    return { sessions: [...sessions, ...others], outages, isWhole };
  }

  private async cached(
    source: ScheduleSource,
    range: RecordRange,
    scope: RequestScope,
  ): Promise<{ sessions: readonly ListedSession[]; staleSince: Date | null; isWhole: boolean }> {
    const { records, staleSince, isWhole } = await this.cache.lastKnown(range);
    const sessions = source
      .fromRecords(records, scope)
      .filter(({ session }) => session.startsAt < range.to && session.endsAt > range.from);
    return { sessions, staleSince, isWhole };
  }

  private outage(
    handle: ProviderHandle,
    error: unknown,
    state: { readonly staleSince: Date | null; readonly isPartial: boolean },
    prefix = '',
  ): ProviderOutage {
    const provider = enumValueOf(handle.id);
    const message = prefix + this.messageOf(handle, error);
    if (error instanceof ProviderError) {
      const { code, status, detail } = error;
      this.scope.log.warn({ code, provider, status, detail, staleSince: state.staleSince }, message);
      return make(ProviderOutage, { provider, code, message, ...state });
    }
    this.scope.log.error(
      { err: error as Error, provider },
      'Unexpected error while listing the sessions of a provider',
    );
    return make(ProviderOutage, { provider, code: 'INTERNAL_SERVER_ERROR', message, ...state });
  }

  private messageOf({ title }: ProviderHandle, error: unknown): string {
    if (error instanceof ProviderError) return error.message;
    return `The sessions of ${title} could not be read. The log has the details under request ${this.scope.requestId}.`;
  }
}

/** A session with its resource holds, as the schedule compares it with others. */
export function entryOf({ session, holds }: Pick<ListedSession, 'session' | 'holds'>): ScheduledEntry {
  const { id, provider, startsAt, endsAt, status } = session;
  return { id, provider, startsAt, endsAt, isCancelled: status === SessionStatus.CANCELLED, holds, session };
}
