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
} from '../provider-kit/port';
import { type CachedRecord } from '../provider-kit/write-operation';
import { type BookedSession } from '../schedule/booked-session';
import { type ProviderDirectory } from './provider-directory';

export type ScheduledEntry = BookedSession<ScheduledSession>;

/** What is known of a range of time, and which providers could not be asked. */
export interface ScheduleResult {
  readonly sessions: readonly ScheduledEntry[];
  readonly unavailable: readonly ProviderOutage[];
  /** Those of them of which not all of the range was ever known: their sessions have holes, and nothing shows where. */
  readonly incomplete: readonly ProviderOutage[];
}

/** What providers last told of ranges of time, as the ledger keeps it. */
export interface LastKnownListings {
  /** Never rejects. */
  recordListing(
    range: RecordRange,
    told: { records: readonly CachedRecord[]; isWhole: boolean; gone: readonly string[] },
    askedAt: Date,
  ): Promise<void>;
  /** Never rejects: where nothing can be read, nothing is known. */
  lastKnown(range: RecordRange): Promise<{ records: readonly unknown[]; staleSince: Date | null; isWhole: boolean }>;
}

/** Which providers are asked: those that are named, or all that are enabled; those that fit a condition. */
export interface ReadOptions {
  /** Values of the SchedulingProvider enum. */
  readonly providers?: readonly string[] | null;
  /** Likewise, but besides all that are enabled. */
  readonly besides?: readonly string[] | null;
  readonly where?: (source: ScheduleSource) => boolean;
}

/** What a provider's answer may take of the time there is, so that there is some left to say that it did not answer. */
const PROVIDER_SHARE = 0.8;

interface ProviderListing {
  readonly sessions: readonly ListedSession[];
  readonly outage: ProviderOutage | null;
  /** Whether the sessions are all that there were in the range, then or when the provider was last asked. */
  readonly isWhole: boolean;
}

/**
 * Asks all providers at once for their sessions of a range of time. One that fails is named, and what it last told is
 * given instead. Made for one request, in which nobody is asked twice for the same range.
 */
export class ScheduleReader {
  private readonly answers = new Map<string, Promise<ProviderListing>>();

  constructor(
    private readonly providers: ProviderDirectory,
    private readonly memory: LastKnownListings,
    private readonly scope: RequestScope,
  ) {}

  async read(from: Date, to: Date, { providers, besides, where }: ReadOptions = {}): Promise<ScheduleResult> {
    const handles = [...this.providers.all].filter(
      ({ id, abilities, source }) =>
        abilities.includes('schedule') &&
        // Whoever asks for a disabled provider by name is told that it is; otherwise it is left out.
        (providers?.includes(enumValueOf(id)) ?? (source !== null || besides?.includes(enumValueOf(id)))) &&
        (!where || !source || where(source.schedule!)),
    );
    const answers = await Promise.all(handles.map((handle) => this.readProvider(handle, from, to)));
    return {
      sessions: answers.flatMap(({ sessions }) => sessions.map(entryOf)),
      unavailable: answers.flatMap(({ outage }) => outage ?? []),
      incomplete: answers.flatMap(({ outage, isWhole }) => (outage === null || isWhole ? [] : outage)),
    };
  }

  /** Called after a write: whoever asks from then on is told what it changed. */
  forget(): void {
    this.answers.clear();
  }

  private readProvider(handle: ProviderHandle, from: Date, to: Date): Promise<ProviderListing> {
    const key = `${handle.id} ${from.getTime()} ${to.getTime()}`;
    const known = this.answers.get(key);
    if (known) return known;
    const answer = this.readProviderOnce(handle, from, to);
    this.answers.set(key, answer);
    return answer;
  }

  private async readProviderOnce(handle: ProviderHandle, from: Date, to: Date): Promise<ProviderListing> {
    const { deadline: whole } = this.scope;
    const deadline = deadlineIn(millisecondsLeft(whole) * PROVIDER_SHARE, whole.signal);
    const scope: RequestScope = { ...this.scope, deadline };
    try {
      const source = this.providers.source(handle).schedule!;
      return await this.freshOrCached(handle, source, from, to, scope);
    } catch (error) {
      return { sessions: [], outage: this.outageOf(handle, error, null), isWhole: false };
    } finally {
      deadline.end();
    }
  }

  private async freshOrCached(
    handle: ProviderHandle,
    source: ScheduleSource,
    from: Date,
    to: Date,
    scope: RequestScope,
  ): Promise<ProviderListing> {
    const range = { provider: handle.id, kind: source.kind, from, to };
    const askedAt = new Date();
    try {
      const { sessions, isComplete: isWhole, gone } = await source.sessionsBetween(from, to, scope);
      for (const { session, isComplete: isPrimable } of sessions) if (isPrimable) scope.primeCache(session);
      const records = sessions.map(({ record: remembered }) => remembered).filter((record) => record !== null);
      await this.memory.recordListing(range, { records, isWhole, gone }, askedAt);
      return { sessions, outage: null, isWhole: true };
    } catch (error) {
      this.providers.recordFailure(handle.id, this.messageOf(handle, error));
      const { records, staleSince, isWhole } = await this.memory.lastKnown(range);
      const outage = this.outageOf(handle, error, staleSince, isWhole);
      const sessions = source
        .fromRecords(records, scope)
        .filter(({ session }) => session.startsAt < to && session.endsAt > from);
      return { sessions, outage, isWhole };
    }
  }

  private outageOf(handle: ProviderHandle, error: unknown, staleSince: Date | null, isWhole = true): ProviderOutage {
    const provider = enumValueOf(handle.id);
    const message = this.messageOf(handle, error);
    // Without older data, nothing is included: that is not a part.
    const isPartial = staleSince !== null && !isWhole;
    if (error instanceof ProviderError) {
      const { code, status, detail } = error;
      this.scope.log.warn({ code, provider, status, detail, staleSince }, message);
      return make(ProviderOutage, { provider, code, message, isPartial, staleSince });
    }
    this.scope.log.error(
      { err: error as Error, provider },
      'A provider could not be asked in a way that nobody foresaw',
    );
    return make(ProviderOutage, {
      provider,
      code: 'INTERNAL_SERVER_ERROR',
      message,
      isPartial,
      staleSince,
    });
  }

  private messageOf({ title }: ProviderHandle, error: unknown): string {
    if (error instanceof ProviderError) return error.message;
    return `What ${title} holds could not be read, and the log has the details under request ${this.scope.requestId}.`;
  }
}

/** A session with what it holds, as the schedule compares it with others. */
export function entryOf({ session, holds }: Pick<ListedSession, 'session' | 'holds'>): ScheduledEntry {
  const { id, startsAt, endsAt, status } = session;
  return { id, startsAt, endsAt, isCancelled: status === SessionStatus.CANCELLED, holds, session };
}
