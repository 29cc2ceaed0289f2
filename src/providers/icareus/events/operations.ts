/** The writes of events, in the steps between which the ledger stands. */
import { type Event } from '../../../model/event';
import { type RequestScope } from '../../../provider-kit/port';
import { type AnyWriteOperation, type WriteResult, type WriteOperation } from '../../../provider-kit/write-operation';
import { createEventData, needsStoredWindows, prepareEventUpdate } from './body';
import { completeUpdate, noSuch } from '../shared-fields';
import { type IcareusClient } from '../client';
import { type IcareusEventDetails } from './details';
import { globalId, kinds, nativeIdIn, parseNativeId, PROVIDER } from '../ids';
import { type CreateIcareusEventInput, type UpdateIcareusEventInput } from './input';
import { storedWindowsOf } from '../rooms/check';
import { type EventData, parseEvent, type WireEvent } from '../wire';
import { fieldsInWords, namedEvent, noNumber, noSuchAtSuite, textInWords, type WriteSteps } from '../write-steps';

type CreateInput = Omit<CreateIcareusEventInput, 'idempotencyKey'>;

/** An update that is ready to be sent; without data there is nothing to send. */
interface ReadyUpdate {
  readonly eventId: string;
  readonly data: EventData;
  /** The event as it was read; null where nothing of it had to be known. */
  readonly stored: WireEvent | null;
}

/**
 * The writes of events at one organization of the suite. It has no list of events, so a create that was cut off cannot
 * be looked for: it waits for a person.
 */
export class EventOperations {
  constructor(
    private readonly client: IcareusClient,
    private readonly steps: WriteSteps,
  ) {}

  readonly create: WriteOperation<CreateInput, EventData, Event> = {
    name: 'createIcareusEvent',
    provider: PROVIDER,
    effect: 'create',
    summarize: ({ name, startsAt, endsAt }) =>
      `Event "${textInWords(name)}", ${startsAt.toISOString()} to ${endsAt.toISOString()}`,
    prepare: (input) => createEventData(input),
    // Which channel carries the main room, the suite chooses.
    holds: ({ startsAt, endsAt }) => [{ kind: 'CHANNEL', resource: null, startsAt, endsAt }],
    send: async (data, scope) => {
      const wire = await this.steps.send(() => this.client.createEvent(data, scope), {}, scope);
      return this.sent(wire, 'maybe', scope);
    },
    fromSnapshot: (snapshot) => this.revive(snapshot),
    recovery: { identify: (_input, text, _baseline, scope) => this.read(text, scope) },
  };

  readonly update: WriteOperation<UpdateIcareusEventInput, ReadyUpdate, Event> = {
    name: 'updateIcareusEvent',
    provider: PROVIDER,
    effect: 'change',
    summarize: fieldsInWords,
    prepare: (input, scope) => this.prepareUpdate(input, scope),
    send: async ({ eventId, data, stored }, scope) => {
      if (stored !== null && Object.keys(data).length === 0) return this.sent(stored, 'never', scope);
      const write = (): Promise<WireEvent> => this.client.updateEvent(eventId, data, scope);
      return this.sent(await this.steps.send(write, namedEvent(eventId, 'id'), scope), 'maybe', scope);
    },
    fromSnapshot: (snapshot) => this.revive(snapshot),
  };

  readonly remove: WriteOperation<{ id: string }, string, string> = {
    name: 'deleteIcareusEvent',
    provider: PROVIDER,
    effect: 'change',
    summarize: ({ id }) => `Deletion of ${id}`,
    prepare: ({ id }) => {
      const eventId = nativeIdIn(kinds.event, id);
      if (eventId === null) throw noSuch(kinds.event, id, ['id']);
      return eventId;
    },
    send: async (eventId, scope) => {
      await this.steps.send(() => this.client.deleteEvent(eventId, scope), namedEvent(eventId, 'id'), scope);
      await this.steps.forgetEvent(eventId, scope);
      const id = globalId(kinds.event, eventId);
      return { result: id, resultId: id, snapshot: id, callId: null };
    },
    fromSnapshot: (snapshot) => snapshot as string,
  };

  get all(): readonly AnyWriteOperation[] {
    return [this.create, this.update, this.remove];
  }

  /** An event by the suite's own id, as a person gives it, with the record to be kept of it. Throws UserErrors. */
  async read(providerId: string, scope: RequestScope): Promise<WriteResult<Event>> {
    const eventId = parseNativeId(providerId);
    if (eventId === null) throw noNumber(kinds.event, providerId, ['providerId']);
    const wire = await this.client.event(eventId, scope);
    if (wire === null) throw noSuchAtSuite(kinds.event, providerId, ['providerId']);
    return this.sent(wire, 'never', scope);
  }

  private async prepareUpdate(input: UpdateIcareusEventInput, scope: RequestScope): Promise<ReadyUpdate> {
    const prepared = prepareEventUpdate(input);
    const { eventId, data } = prepared;
    const isHalf = needsStoredWindows(prepared);
    if (!isHalf && Object.keys(data).length > 0) return { eventId, data, stored: null };
    const stored = await this.steps.readEvent(eventId, ['id'], scope);
    if (!isHalf) return { eventId, data, stored };
    const { startsAt, endsAt, details } = this.steps.eventOf(stored, 'never', scope);
    const { publicStartsAt, publicEndsAt } = details as IcareusEventDetails;
    const windows = storedWindowsOf({ startsAt, endsAt, publicStartsAt, publicEndsAt });
    return { eventId, data: completeUpdate(prepared, windows), stored };
  }

  private async sent(wire: WireEvent, acted: 'never' | 'maybe', scope: RequestScope): Promise<WriteResult<Event>> {
    const remembered = [await this.steps.recordOfWritten(wire, scope)];
    const event = this.steps.eventOf(wire, acted, scope);
    return { result: event, resultId: event.id, snapshot: wire.record, callId: null, records: remembered };
  }

  /** It could be mapped when the snapshot was taken. */
  private revive(snapshot: unknown): Event {
    return this.steps.mappedEvent(parseEvent(snapshot)!)!;
  }
}
