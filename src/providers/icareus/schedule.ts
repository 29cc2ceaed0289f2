/** The suite's events as a part of the schedule over all providers. */
import { ProblemLog } from '../../provider-kit/problem-log';
import { type ResourceHold, type ResourceKind } from '../../model/resource-hold';
import { type Event, type Room } from '../../model/event';
import { type ScheduledSession } from '../../model/session';
import {
  type RequestScope,
  type EntitySource,
  type ListedSession,
  type ScheduleSource,
  type SessionListing,
} from '../../provider-kit/port';
import { UnusableTimes } from './errors';
import { kinds, PROVIDER_ENUM, TITLE } from './ids';
import { mapEvent } from './mapping';
import { type IcareusMemory } from './snapshot';
import { parseEvent } from './wire';

/** Asked for where no event is known at all. Nothing has a number so high, and the suite has to answer that. */
const NO_EVENT = { eventId: '999999999999999' };

/**
 * The suite lists no events: the schedule has those that were made here or adopted, as they were last read or written.
 * Whenever it is asked for, the one is read again that was read longest ago, so that all of them stay true, and any one
 * where there are none, so that a suite that does not answer is noticed. What has no time that can be used is left out.
 */
export class IcareusSchedule implements ScheduleSource {
  readonly kind = kinds.event;
  readonly holdKinds: readonly ResourceKind[] = ['CHANNEL'];

  constructor(
    private readonly events: EntitySource,
    private readonly memory: IcareusMemory,
  ) {}

  async sessionsBetween(from: Date, to: Date, scope: RequestScope): Promise<SessionListing> {
    const [oldest] = await this.memory.eventsBetween(from, to);
    const { eventId } = oldest ?? (await this.memory.anyEvent()) ?? NO_EVENT;
    const [found] = await this.events.byIds([eventId], scope);
    // A suite that tells no time of one event can still be asked about the others.
    if (found instanceof Error && !(found instanceof UnusableTimes)) throw found;
    const known = await this.memory.eventsBetween(from, to);
    const sessions = this.fromRecords(
      known.map(({ record }) => record),
      scope,
    );
    return {
      // An event is known in the time of its rooms, too, which may have been left behind when it was moved.
      sessions: sessions.filter(({ session }) => session.startsAt < to && session.endsAt > from),
      isComplete: false,
      gone: [],
      failures: [],
    };
  }

  fromRecords(records: readonly unknown[], scope: RequestScope): readonly ListedSession[] {
    const problems = new ProblemLog(PROVIDER_ENUM, TITLE);
    const sessions = records.flatMap((record) => {
      const wire = parseEvent(record);
      const event = wire && mapEvent(wire, this.memory, problems.report);
      if (!event) problems.leftOut();
      return event ? [{ session: event, holds: this.holdsOf(event), record: null, isComplete: true }] : [];
    });
    problems.write(scope.log);
    return sessions;
  }

  /** An event holds the channel of each room while the room is open. Whoever speaks in it is not told. */
  holdsOf(session: ScheduledSession): readonly ResourceHold[] {
    const { rooms } = session as Event;
    return Array.isArray(rooms) ? (rooms as readonly Room[]).flatMap(holdOf) : [];
  }
}

const holdOf = ({ channelId, startsAt, endsAt }: Room): ResourceHold[] =>
  channelId === null ? [] : [{ kind: 'CHANNEL', resource: channelId, startsAt, endsAt }];
