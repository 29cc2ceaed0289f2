/** The suite's events, rooms and participants by their ids. It has no bulk calls: one call each, a few at a time. */
import { type Logger } from 'pino';
import { ProblemLog } from '../../provider-kit/problem-log';
import { type Event, type Participant, type Room } from '../../model/event';
import { type ProviderError } from '../../model/provider-error';
import { type RequestScope, type EntitySource } from '../../provider-kit/port';
import { type IcareusClient } from './client';
import { UnusableTimes } from './errors';
import { globalId, parseNativeId, parseParticipantId, participantGlobalId, PROVIDER_ENUM, TITLE } from './ids';
import { type KnownParticipants, mapEvent, mapParticipant, mapRoom } from './mapping';
import { type IcareusMemory, recordOfParticipant } from './snapshot';
import { type WireEvent, type WireParticipant, type WireRoom } from './wire';

const AT_ONCE = 8;

/** Looks events up by their ids. Their rooms come with them, and need no call of their own in this request. */
export function eventSource(client: IcareusClient, memory: IcareusMemory): EntitySource {
  return {
    async byIds(nativeIds, scope) {
      const ids = nativeIds.map(parseNativeId);
      const begunAt = memory.now();
      const found = await readEach(ids, (id) => client.event(id, scope));
      const problems = new ProblemLog(PROVIDER_ENUM, TITLE);
      const events = mapFound(found, (wire) => {
        const event = mapEvent(wire, memory, problems.report);
        if (event) primeRooms(event, scope);
        return event ?? new UnusableTimes('event', wire.eventId);
      });
      problems.write(scope.log);
      await memory.refreshEvents(recordsIn(found), begunAt, scope.log);
      await memory.forget(
        goneOf(found).map((id) => globalId('event', id)),
        scope.log,
      );
      return ids.map((id) => placeOf(events, id));
    },
  };
}

/** Looks rooms up by their ids. */
export function roomSource(client: IcareusClient, memory: IcareusMemory): EntitySource {
  return {
    async byIds(nativeIds, scope) {
      const ids = nativeIds.map(parseNativeId);
      const begunAt = memory.now();
      const found = await readEach(ids, (id) => client.room(id, scope));
      const problems = new ProblemLog(PROVIDER_ENUM, TITLE);
      const localeAround = await memory.localesAround(recordsIn(found), scope.log);
      const rooms = mapFound(
        found,
        (wire) => mapRoom(wire, problems.report, localeAround(wire)) ?? new UnusableTimes('room', wire.roomId),
      );
      problems.write(scope.log);
      await memory.refreshRooms(recordsIn(found), begunAt, scope.log);
      await memory.forget(
        goneOf(found).map((id) => globalId('room', id)),
        scope.log,
      );
      return ids.map((id) => placeOf(rooms, id));
    },
  };
}

/** Looks participants up by their ids, which name their events, too. */
export function participantSource(client: IcareusClient, memory: IcareusMemory): EntitySource {
  return {
    async byIds(nativeIds, scope) {
      const ids = nativeIds.map((id) => (parseParticipantId(id) ? id : null));
      const begunAt = memory.now();
      const found = await readEach(ids, async (id) => {
        const { eventId, participantId } = parseParticipantId(id)!;
        const wire = await client.participant(eventId, participantId, scope);
        return wire && { eventId, wire };
      });
      const problems = new ProblemLog(PROVIDER_ENUM, TITLE);
      const participants = mapFound(found, ({ wire, eventId }) => mapParticipant(wire, eventId, problems.report));
      problems.write(scope.log);
      const records = recordsIn(found).map(({ wire, eventId }) => recordOfParticipant(eventId, wire));
      await memory.refresh(records, begunAt, scope.log);
      const gone = goneOf(found).map((id) => parseParticipantId(id)!);
      await memory.forget(
        gone.map(({ eventId, participantId }) => participantGlobalId(eventId, participantId)),
        scope.log,
      );
      return ids.map((id) => placeOf(participants, id));
    },
  };
}

/** Makes the rooms known that came with an event, so that nobody looks them up in this request. */
export function primeRooms({ rooms }: Event, scope: Pick<RequestScope, 'primeCache'>): void {
  if (Array.isArray(rooms)) rooms.forEach((room: Room) => scope.primeCache(room));
}

/** The event of a record, or PROVIDER_BAD_RESPONSE where it has no usable time. What cannot be used is logged. */
export function eventOrError(
  wire: WireEvent,
  known: KnownParticipants,
  log: Logger,
  acted: 'never' | 'maybe' = 'never',
): Event | ProviderError {
  const problems = new ProblemLog(PROVIDER_ENUM, TITLE);
  const event = mapEvent(wire, known, problems.report);
  problems.write(log);
  return event ?? new UnusableTimes('event', wire.eventId, acted);
}

/** The room of a record, likewise, in the default language of its event. */
export function roomOrError(
  wire: WireRoom,
  defaultLocale: string,
  log: Logger,
  acted: 'never' | 'maybe' = 'never',
): Room | ProviderError {
  const problems = new ProblemLog(PROVIDER_ENUM, TITLE);
  const room = mapRoom(wire, problems.report, defaultLocale);
  problems.write(log);
  return room ?? new UnusableTimes('room', wire.roomId, acted);
}

/** The participant of a record. What cannot be used of it is logged. */
export function participantOf(wire: WireParticipant, eventId: string, log: Logger): Participant {
  const problems = new ProblemLog(PROVIDER_ENUM, TITLE);
  const participant = mapParticipant(wire, eventId, problems.report);
  problems.write(log);
  return participant;
}

/** What became of each id: what was read, null where the suite has none, or the error that kept it from being read. */
type Found<T> = ReadonlyMap<string, T | null | Error>;

/** Reads each of these ids once, a few at a time, each failing alone. */
async function readEach<T extends object>(
  ids: readonly (string | null)[],
  read: (id: string) => Promise<T | null>,
): Promise<Found<T>> {
  const found = new Map<string, T | null | Error>();
  // One iterator for all: each takes the next id that nobody has taken.
  const waiting = new Set(ids.filter((id) => id !== null)).values();
  const takeTurns = async (): Promise<void> => {
    for (const id of waiting) {
      try {
        found.set(id, await read(id));
      } catch (error) {
        found.set(id, error instanceof Error ? error : new Error(String(error)));
      }
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, takeTurns));
  return found;
}

function mapFound<T extends object, R>(found: Found<T>, map: (record: T) => R): ReadonlyMap<string, R | null | Error> {
  return new Map(
    Array.from(found, ([id, each]) => [id, each === null || each instanceof Error ? each : map(each)] as const),
  );
}

const recordsIn = <T extends object>(found: Found<T>): T[] =>
  [...found.values()].filter((each): each is T => each !== null && !(each instanceof Error));

const goneOf = (found: Found<object>): string[] => [...found].filter(([, each]) => each === null).map(([id]) => id);

const placeOf = <R>(results: ReadonlyMap<string, R | null>, id: string | null): R | null =>
  id === null ? null : (results.get(id) ?? null);
