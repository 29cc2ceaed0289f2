import { type Event } from '../../../model/event';
import { type CreateOptions } from '../../../provider-kit/create-input';
import { type RequestScope } from '../../../provider-kit/port';
import { type AnyWriteOperation, type WriteOperation, type WriteResult } from '../../../provider-kit/write-operation';
import { completeUpdate, summarizeUpdate, summaryText } from '../body';
import { type IcareusCalls } from '../calls';
import { invalidId, invalidNativeId, type InputIds } from '../errors';
import { globalId, identity, kinds } from '../ids';
import { storedWindowsOf } from '../time-window';
import { type EventData, parseEvent, type WireEvent } from '../wire';
import { createEventData, needsStoredWindows, prepareEventUpdate } from './body';
import { type IcareusEventDetails } from './details';
import { type CreateIcareusEventInput, type UpdateIcareusEventInput } from './input';
import { mapEvent } from './mapping';

type CreateInput = Omit<CreateIcareusEventInput, keyof CreateOptions>;

interface PreparedUpdate {
  readonly eventId: string;
  /** Empty if nothing changes; then nothing is sent. */
  readonly data: EventData;
  /** The event as it was read; null if it did not have to be. */
  readonly stored: WireEvent | null;
}

/** The writes of events. The suite has no list of events, so an interrupted create is left to an operator. */
export class EventOperations {
  constructor(private readonly calls: IcareusCalls) {}

  readonly create: WriteOperation<CreateInput, EventData, Event> = {
    name: 'createIcareusEvent',
    provider: identity.id,
    effect: 'create',
    summarize: ({ name, startsAt, endsAt }) =>
      `Event "${summaryText(name)}", ${startsAt.toISOString()} to ${endsAt.toISOString()}`,
    prepare: (input) => createEventData(input),
    // The suite chooses the channel of the main room.
    holds: ({ startsAt, endsAt }) => [{ kind: 'CHANNEL', resource: null, startsAt, endsAt }],
    send: async (data, scope) => {
      const { client } = this.calls;
      return this.resultOf(await this.calls.write(() => client.createEvent(data, scope), {}, scope), 'maybe', scope);
    },
    fromSnapshot: (snapshot) => this.fromSnapshot(snapshot),
    recovery: { identify: (_input, providerId, _baseline, scope) => this.read(providerId, scope) },
  };

  readonly update: WriteOperation<UpdateIcareusEventInput, PreparedUpdate, Event> = {
    name: 'updateIcareusEvent',
    provider: identity.id,
    effect: 'change',
    summarize: summarizeUpdate,
    prepare: (input, scope) => this.prepareUpdate(input, scope),
    send: async ({ eventId, data, stored }, scope) => {
      if (stored !== null && Object.keys(data).length === 0) return this.resultOf(stored, 'never', scope);
      const { client } = this.calls;
      const wire = await this.calls.write(() => client.updateEvent(eventId, data, scope), idsOf(eventId), scope);
      return this.resultOf(wire, 'maybe', scope);
    },
    fromSnapshot: (snapshot) => this.fromSnapshot(snapshot),
  };

  readonly remove: WriteOperation<{ id: string }, string, string> = {
    name: 'deleteIcareusEvent',
    provider: identity.id,
    effect: 'change',
    summarize: ({ id }) => `Deletion of ${id}`,
    prepare: ({ id }) => {
      const eventId = identity.nativeIdIn(kinds.event, id);
      if (eventId === null) throw invalidId(kinds.event, id);
      return eventId;
    },
    send: async (eventId, scope) => {
      const { client, records } = this.calls;
      await this.calls.write(() => client.deleteEvent(eventId, scope), idsOf(eventId), scope);
      const id = globalId(kinds.event, eventId);
      await records.markGone([id], scope.log);
      return { result: id, resultId: id, snapshot: id, callId: null };
    },
    fromSnapshot: (snapshot) => snapshot as string,
  };

  get all(): readonly AnyWriteOperation[] {
    return [this.create, this.update, this.remove];
  }

  /** An event by its native id, with the records to cache. Throws UserErrors if there is none. */
  async read(providerId: string, scope: RequestScope): Promise<WriteResult<Event>> {
    const eventId = identity.parseNativeId(providerId);
    if (eventId === null) throw invalidNativeId(kinds.event, providerId);
    const wire = await this.calls.client.event(eventId, scope);
    if (wire === null) throw identity.notFound(kinds.event, providerId, 'providerId');
    return this.resultOf(wire, 'never', scope);
  }

  /** The result of a write that returned an event. */
  async resultOf(wire: WireEvent, acted: 'never' | 'maybe', scope: RequestScope): Promise<WriteResult<Event>> {
    const record = await this.calls.records.recordOfWritten(wire, scope.log);
    const event = this.calls.eventOf(wire, acted, scope);
    return { result: event, resultId: event.id, snapshot: wire.record, callId: null, records: [record] };
  }

  /** Its times could be read when the snapshot was taken. */
  fromSnapshot(snapshot: unknown): Event {
    return mapEvent(parseEvent(snapshot)!, this.calls.records, () => undefined)!;
  }

  private async prepareUpdate(input: UpdateIcareusEventInput, scope: RequestScope): Promise<PreparedUpdate> {
    const prepared = prepareEventUpdate(input);
    const { eventId, data } = prepared;
    const isHalf = needsStoredWindows(prepared);
    if (!isHalf && Object.keys(data).length > 0) return { eventId, data, stored: null };
    const stored = await this.calls.readEvent(eventId, 'id', scope);
    if (!isHalf) return { eventId, data, stored };
    const { startsAt, endsAt, details } = this.calls.eventOf(stored, 'never', scope);
    const { publicStartsAt, publicEndsAt } = details as IcareusEventDetails;
    const windows = storedWindowsOf({ startsAt, endsAt, publicStartsAt, publicEndsAt });
    return { eventId, data: completeUpdate(prepared, windows), stored };
  }
}

const idsOf = (eventId: string): InputIds => ({ event: { field: 'id', id: globalId(kinds.event, eventId) } });
