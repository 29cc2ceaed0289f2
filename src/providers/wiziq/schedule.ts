/** WizIQ's classes as a part of the schedule over all providers. */
import { type ResourceHold, type ResourceKind } from '../../model/resource-hold';
import { Class } from '../../model/class';
import {
  type RequestScope,
  type EntitySource,
  type ListedSession,
  type ScheduleSource,
  type SessionListing,
} from '../../provider-kit/port';
import { type ScheduledSession } from '../../model/session';
import { parseGlobalId } from '../../model/global-id';
import { globalId, kinds } from './ids';
import { type ClassMemory, recordOfClass, seriesIdOf } from './memory';
import { type ClassSnapshot, classOfSnapshot } from './snapshot';
import { PAGE_SIZE } from './wire';

const DAY_MS = 24 * 60 * 60_000;

/** Asked for where no class is known at all. Nothing has a number so high, and WizIQ has to answer that. */
const NO_CLASS = globalId(kinds.class, '999999999999999');

/** Classes that are so near to a range may have been moved into it at WizIQ itself. */
const NEAR_MS = 31 * DAY_MS;

/**
 * WizIQ has no call that lists classes by time: those that are known here are asked for by their ids. The places that a
 * call has left are for classes that are near; and where there are none, one is asked for all the same, so that a WizIQ
 * that does not answer is noticed.
 */
export class WizIqSchedule implements ScheduleSource {
  readonly kind = kinds.class;
  readonly holdKinds: readonly ResourceKind[] = ['HOST'];

  constructor(
    private readonly classes: EntitySource,
    private readonly memory: ClassMemory,
  ) {}

  async sessionsBetween(from: Date, to: Date, scope: RequestScope): Promise<SessionListing> {
    const known = await this.idsToAsk(from, to);
    const nativeIds = known.map((globalId) => parseGlobalId(globalId)!.nativeId);
    const found = await this.classes.byIds(nativeIds, scope);
    for (const each of found)
      if (each instanceof Error) scope.log.warn({ err: each }, 'A class is left out of the schedule');
    const sessions = found.filter((each): each is Class => each instanceof Class).map(listed);
    return {
      sessions: sessions.filter(({ session }) => session.startsAt < to && session.endsAt > from),
      isComplete: false,
      gone: known.filter((_globalId, place) => found[place] === null),
      failures: [],
    };
  }

  fromRecords(records: readonly unknown[], _call: RequestScope): readonly ListedSession[] {
    return (records as readonly ClassSnapshot[]).map((snapshot) =>
      listed(classOfSnapshot(snapshot, seriesIdOf(snapshot))),
    );
  }

  holdsOf(session: ScheduledSession): readonly ResourceHold[] {
    return holdsOf(session as Class);
  }

  /** Global ids of the classes that are known of a range, and of as many others as cost no further call. */
  private async idsToAsk(from: Date, to: Date): Promise<string[]> {
    const near = await this.memory.classesBetween(new Date(from.getTime() - NEAR_MS), new Date(to.getTime() + NEAR_MS));
    const within = near.filter(({ startsAt, endsAt }) => new Date(startsAt) < to && new Date(endsAt) > from);
    const places = Math.max(1, Math.ceil(within.length / PAGE_SIZE)) * PAGE_SIZE;
    const ids = [...new Set([...within, ...near].map(({ id }) => id))].slice(0, places);
    return ids.length > 0 ? ids : [(await this.memory.anyClassId()) ?? NO_CLASS];
  }
}

const listed = (session: Class): ListedSession => ({
  session,
  holds: holdsOf(session),
  record: recordOfClass(session),
  isComplete: true,
});

/** A class holds its presenter from its start to its end, whatever it may be extended by. */
function holdsOf({ startsAt, endsAt, presenterEmail, hosts }: Class): ResourceHold[] {
  const addresses = presenterEmail === null ? hosts.map(({ email }) => email) : [presenterEmail];
  return addresses
    .filter((address) => typeof address === 'string')
    .map((resource) => ({ kind: 'HOST', resource, startsAt, endsAt }));
}
