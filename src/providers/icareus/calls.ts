import { type Event, type Room } from '../../model/event';
import { mapLogged } from '../../provider-kit/mapping';
import { type RequestScope } from '../../provider-kit/port';
import { refusalsAsUserErrors } from '../../provider-kit/refusals';
import { type IcareusClient } from './client';
import { IcareusRefusal, type InputIds, userErrorsOf } from './errors';
import { mapEvent } from './events/mapping';
import { globalId, identity, kinds } from './ids';
import { type IcareusRecords } from './records';
import { mapRoom } from './rooms/mapping';
import { type WireEvent, type WireRoom } from './wire';

/** Reads and writes of the suite that update the cached records, and the mapping of their results. */
export class IcareusCalls {
  constructor(
    readonly client: IcareusClient,
    readonly records: IcareusRecords,
  ) {}

  /** Reads an event named in an input, with its cached rooms if the response has none. Throws UserErrors if it is gone. */
  async readEvent(eventId: string, field: string, scope: RequestScope): Promise<WireEvent> {
    const wire = await this.client.event(eventId, scope);
    if (wire !== null) return this.records.withCachedRooms(wire, scope.log);
    const id = globalId(kinds.event, eventId);
    await this.records.markGone([id], scope.log);
    throw identity.notFound(kinds.event, id, field);
  }

  /** Reads a room named in an input. Throws UserErrors if it is gone. */
  async readRoom(roomId: string, scope: RequestScope): Promise<WireRoom> {
    const wire = await this.client.room(roomId, scope);
    if (wire !== null) return wire;
    const id = globalId(kinds.room, roomId);
    await this.records.markGone([id], scope.log);
    throw identity.notFound(kinds.room, id, 'id');
  }

  /** Updates the cached record of an event. Returns the event, or null if it is gone or its times cannot be read. */
  async refreshEvent(eventId: string, scope: RequestScope): Promise<Event | null> {
    const begunAt = this.records.now();
    const wire = await this.client.event(eventId, scope);
    if (wire === null) {
      await this.records.markGone([globalId(kinds.event, eventId)], scope.log);
      return null;
    }
    await this.records.refreshEvents([wire], begunAt, scope.log);
    return this.mapEvent(await this.records.withCachedRooms(wire, scope.log), scope);
  }

  /**
   * Sends a write. A refusal becomes user errors at the fields of `ids`; an entity that, according to the refusal, does
   * not exist is marked as gone.
   */
  write<T>(send: () => Promise<T>, ids: InputIds, scope: RequestScope): Promise<T> {
    return refusalsAsUserErrors(send, async (error) => {
      if (!(error instanceof IcareusRefusal)) return null;
      const gone = error.missing && ids[error.missing];
      if (gone) await this.records.markGone([gone.id], scope.log);
      return userErrorsOf(error, ids);
    });
  }

  /** The event of a record. Throws a ProviderError if its times cannot be read; `acted` tells what the call may have done. */
  eventOf(wire: WireEvent, acted: 'never' | 'maybe', scope: RequestScope): Event {
    const event = this.mapEvent(wire, scope);
    if (event === null) throw identity.unreadable(`event ${wire.eventId}`, acted);
    return event;
  }

  /** The room of a record that was returned without its event. Throws a ProviderError likewise. */
  roomOf(wire: WireRoom, defaultLocale: string, acted: 'never' | 'maybe', scope: RequestScope): Room {
    const room = mapLogged(identity, scope.log, (report) => mapRoom(wire, report, defaultLocale));
    if (room === null) throw identity.unreadable(`room ${wire.roomId}`, acted);
    return room;
  }

  private mapEvent(wire: WireEvent, scope: RequestScope): Event | null {
    return mapLogged(identity, scope.log, (report) => mapEvent(wire, this.records, report));
  }
}
