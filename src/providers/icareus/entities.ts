/** Look-ups of the suite's events, rooms and participants by id. It has no bulk look-ups. */
import { type Event, type Room } from '../../model/event';
import { entitySourceFromSingle, type SingleLookUp } from '../../provider-kit/entity-source';
import { type EntitySource, type RequestScope } from '../../provider-kit/port';
import { type IcareusClient } from './client';
import { mapEvent } from './events/mapping';
import { globalId, identity, kinds, parseParticipantId, participantGlobalId } from './ids';
import { mapParticipant } from './participants/mapping';
import { type IcareusRecords, recordOfParticipant } from './records';
import { mapRoom } from './rooms/mapping';
import { type WireEvent, type WireParticipant, type WireRoom } from './wire';

/** Events by id. Their rooms are embedded, and need no look-up of their own in the same request. */
export const eventSource = (client: IcareusClient, records: IcareusRecords): EntitySource =>
  sourceOf<WireEvent>(records, (begunAt) => ({
    provider: identity,
    parseId: identity.parseNativeId,
    read: (id, scope) => client.event(id, scope),
    map: (wire, report, scope) => {
      const event = mapEvent(wire, records, report);
      if (event) primeRooms(event, scope);
      return event ?? identity.unreadable(`event ${wire.eventId}`);
    },
    onRead: async ({ records: events, missingIds }, { log }) => {
      await records.refreshEvents(events, begunAt, log);
      await records.markGone(
        missingIds.map((id) => globalId(kinds.event, id)),
        log,
      );
    },
  }));

/** Rooms by id. */
export const roomSource = (client: IcareusClient, records: IcareusRecords): EntitySource =>
  sourceOf<LocatedRoom>(records, (begunAt) => ({
    provider: identity,
    parseId: identity.parseNativeId,
    read: async (id, scope) => {
      const wire = await client.room(id, scope);
      return wire && { wire, defaultLocale: (await records.localesOf([wire], scope.log))(wire) };
    },
    map: ({ wire, defaultLocale }, report) =>
      mapRoom(wire, report, defaultLocale) ?? identity.unreadable(`room ${wire.roomId}`),
    onRead: async ({ records: rooms, missingIds }, { log }) => {
      await records.refreshRooms(
        rooms.map(({ wire }) => wire),
        begunAt,
        log,
      );
      await records.markGone(
        missingIds.map((id) => globalId(kinds.room, id)),
        log,
      );
    },
  }));

/** Participants by native ids that contain their events: "3697601.77". */
export const participantSource = (client: IcareusClient, records: IcareusRecords): EntitySource =>
  sourceOf<LocatedParticipant>(records, (begunAt) => ({
    provider: identity,
    parseId: (text) => (parseParticipantId(text) ? text : null),
    read: async (id, scope) => {
      const { eventId, participantId } = parseParticipantId(id)!;
      const wire = await client.participant(eventId, participantId, scope);
      return wire && { wire, eventId };
    },
    map: ({ wire, eventId }, report) => mapParticipant(wire, eventId, report),
    onRead: async ({ records: participants, missingIds }, { log }) => {
      const read = participants.map(({ wire, eventId }) => recordOfParticipant(eventId, wire));
      await records.refresh(read, begunAt, log);
      await records.markGone(
        missingIds.map((id) => participantGlobalId(parseParticipantId(id)!)),
        log,
      );
    },
  }));

/** Caches the rooms that are embedded in an event for this request. */
export function primeRooms({ rooms }: Event, scope: Pick<RequestScope, 'primeCache'>): void {
  if (Array.isArray(rooms)) rooms.forEach((room: Room) => scope.primeCache(room));
}

interface LocatedRoom {
  readonly wire: WireRoom;
  /** The default locale of its event. */
  readonly defaultLocale: string;
}

interface LocatedParticipant {
  readonly wire: WireParticipant;
  readonly eventId: string;
}

/** An entity source whose look-ups know when they began, in the time of the write clock. */
const sourceOf = <Wire extends object>(
  records: IcareusRecords,
  lookUp: (begunAt: number) => SingleLookUp<Wire>,
): EntitySource => ({
  byIds: (ids, scope) => entitySourceFromSingle(lookUp(records.now())).byIds(ids, scope),
});
