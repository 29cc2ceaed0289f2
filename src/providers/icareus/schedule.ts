/** The suite's events as a part of the schedule over all providers. */
import { type Event, type Room } from '../../model/event';
import { type ResourceHold } from '../../model/resource-hold';
import { type RequestScope, type ScheduleSource } from '../../provider-kit/port';
import { mapEach, sessionSchedule } from '../../provider-kit/session-schedule';
import { type IcareusCalls } from './calls';
import { mapEvent } from './events/mapping';
import { identity, kinds } from './ids';
import { parseEvent, type WireEvent } from './wire';

/** Looked up if no event is cached. No entity has an id this high, and the suite has to respond to it. */
const UNUSED_ID = '999999999999999';

/**
 * The suite has no list of events: the schedule contains the cached ones, which were created here or adopted. Every
 * listing updates the event of the range that was updated longest ago, or any other event if there is none in the range,
 * so that all of them stay current and an outage is detected. Events whose times cannot be read are left out.
 */
export function icareusSchedule(calls: IcareusCalls): ScheduleSource {
  const { records } = calls;

  const refreshOldest = async (from: Date, to: Date, scope: RequestScope): Promise<void> => {
    const [oldest] = await records.eventsBetween(from, to);
    const { eventId } = oldest ?? (await records.anyEvent()) ?? { eventId: UNUSED_ID };
    await calls.refreshEvent(eventId, scope);
  };

  return sessionSchedule<WireEvent, Event>({
    provider: identity,
    kind: kinds.event,
    holdKinds: ['CHANNEL'],
    async list(from, to, scope) {
      await refreshOldest(from, to, scope);
      return { records: await records.eventsBetween(from, to), isComplete: false };
    },
    map: (wires, problems) => mapEach(wires, problems, (wire) => mapEvent(wire, records, problems.report)),
    parse: parseEvent,
    // Writes and look-ups update the records.
    toRecord: () => null,
    holdsOf,
  });
}

/** An event holds the channel of each room while the room is open. The suite does not return who speaks. */
const holdsOf = ({ rooms }: Event): readonly ResourceHold[] =>
  Array.isArray(rooms) ? (rooms as readonly Room[]).flatMap(holdOf) : [];

const holdOf = ({ channelId, startsAt, endsAt }: Room): ResourceHold[] =>
  channelId === null ? [] : [{ kind: 'CHANNEL', resource: channelId, startsAt, endsAt }];
