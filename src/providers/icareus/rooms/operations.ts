import { type Event, type Room } from '../../../model/event';
import { userError, UserErrors } from '../../../model/user-error';
import { type CreateOptions } from '../../../provider-kit/create-input';
import { InputProblems } from '../../../provider-kit/input-problems';
import { type RequestScope } from '../../../provider-kit/port';
import { existedBefore } from '../../../provider-kit/refusals';
import { type AnyWriteOperation, type WriteOperation, type WriteResult } from '../../../provider-kit/write-operation';
import { completeUpdate, summarizeUpdate, summaryText } from '../body';
import { type IcareusCalls } from '../calls';
import { invalidId, invalidNativeId, type InputIds, notInEvent } from '../errors';
import { mapEvent } from '../events/mapping';
import { globalId, identity, kinds, TITLE } from '../ids';
import { defaultLocaleOf } from '../mapping';
import { storedWindowsOf } from '../time-window';
import { parseEvent, parseRoom, type RoomData, type WireEvent, type WireRoom, withoutRoom, withRoom } from '../wire';
import { prepareRoom, type PreparedRoom, prepareRoomUpdate, touchesPlan } from './body';
import { checkChannel } from './channels';
import { checkPublicStart, checkWithinEvent, planOfChanged, planOfNew } from './check';
import { type CreateRoomInput, type UpdateRoomInput } from './input';
import { mapRoom } from './mapping';
import { NewRooms, onlyNewRoom } from './new-rooms';

type CreateInput = Omit<CreateRoomInput, keyof CreateOptions>;

interface PreparedCreate extends PreparedRoom {
  readonly before: CreateBaseline;
}

/** The rooms of the event before a create is sent. */
interface CreateBaseline {
  readonly roomIds: readonly string[];
}

interface PreparedUpdate {
  readonly roomId: string;
  /** Empty if nothing changes; then nothing is sent. */
  readonly data: RoomData;
  /** The room and its event as they were read; null if they did not have to be. */
  readonly stored: WireRoom | null;
  readonly event: WireEvent | null;
}

interface PreparedRemoval {
  readonly roomId: string;
  /** The event of the room; null if the room does not contain its id. */
  readonly eventId: string | null;
  /** The cached record of that event. */
  readonly cached: WireEvent | null;
}

/** A deleted room and its event, by global id. */
interface RemovedRoom {
  readonly id: string;
  readonly eventId: string | null;
}

/** What the ledger stores of a room. */
interface RoomSnapshot {
  readonly room: unknown;
  /** Null if the room was returned without its event. */
  readonly event: unknown;
  /** The default locale of the event, if the room was returned without it. */
  readonly defaultLocale?: string;
}

/** The writes of rooms. */
export class RoomOperations {
  private readonly newRooms = new NewRooms();

  constructor(private readonly calls: IcareusCalls) {}

  readonly create: WriteOperation<CreateInput, PreparedCreate, Room, CreateBaseline> = {
    name: 'createRoom',
    provider: identity.id,
    effect: 'create',
    summarize: ({ eventId, name, startsAt, endsAt }) =>
      `Room "${summaryText(name)}" in ${eventId}, ${startsAt.toISOString()} to ${endsAt.toISOString()}`,
    prepare: (input, scope) => this.prepareCreate(input, scope),
    send: async ({ eventId, data, before }, scope) => {
      const { client } = this.calls;
      const ids: InputIds = { event: { field: 'eventId', id: globalId(kinds.event, eventId) } };
      const event = await this.calls.write(() => client.createRoom(eventId, data, scope), ids, scope);
      return this.resultWithEvent(this.newRooms.assign(event, before.roomIds, data), event, 'maybe', scope);
    },
    fromSnapshot: (snapshot) => this.fromSnapshot(snapshot),
    recovery: {
      baseline: ({ before }) => before,
      find: async (input, baseline, scope) => {
        if (baseline === null) return null;
        const { eventId, data } = prepareRoom(input);
        const event = await this.calls.client.event(eventId, scope);
        const room = event && onlyNewRoom(event, baseline.roomIds, data);
        return room && this.resultWithEvent(room, event, 'never', scope);
      },
      matchKey: (input) => {
        // Without the name: a name without a language matches in any language.
        const { eventId, data } = prepareRoom(input);
        return JSON.stringify([eventId, data.startTime, data.duration]);
      },
      identify: (input, providerId, baseline, scope) => this.identify(input, providerId, baseline, scope),
    },
  };

  readonly update: WriteOperation<UpdateRoomInput, PreparedUpdate, Room> = {
    name: 'updateRoom',
    provider: identity.id,
    effect: 'change',
    summarize: summarizeUpdate,
    prepare: (input, scope) => this.prepareUpdate(input, scope),
    send: async ({ roomId, data, stored, event }, scope) => {
      if (stored !== null && Object.keys(data).length === 0) return this.resultAlone(stored, 'never', scope);
      const { client } = this.calls;
      const room = await this.calls.write(() => client.updateRoom(roomId, data, scope), idsOf(roomId), scope);
      return event
        ? this.resultWithEvent(room, withRoom(event, room), 'maybe', scope)
        : this.resultAlone(room, 'maybe', scope);
    },
    fromSnapshot: (snapshot) => this.fromSnapshot(snapshot),
  };

  readonly remove: WriteOperation<{ id: string }, PreparedRemoval, RemovedRoom> = {
    name: 'deleteRoom',
    provider: identity.id,
    effect: 'change',
    summarize: ({ id }) => `Deletion of ${id}`,
    prepare: async ({ id }, scope) => {
      const nativeId = identity.nativeIdIn(kinds.room, id);
      if (nativeId === null) throw invalidId(kinds.room, id);
      // The event of the room can be read only before the deletion.
      const { roomId, eventId } = await this.calls.readRoom(nativeId, scope);
      const cached = eventId === null ? undefined : (await this.calls.records.events([eventId])).get(eventId);
      return { roomId, eventId, cached: cached ?? null };
    },
    send: async ({ roomId, eventId, cached }, scope) => {
      const { client, records } = this.calls;
      await this.calls.write(() => client.deleteRoom(roomId, scope), idsOf(roomId), scope);
      const id = globalId(kinds.room, roomId);
      const result: RemovedRoom = { id, eventId: eventId && globalId(kinds.event, eventId) };
      const changed = cached ? [await records.recordOfWritten(withoutRoom(cached, roomId), scope.log)] : [];
      return { result, resultId: id, snapshot: result, callId: null, records: changed };
    },
    fromSnapshot: (snapshot) => snapshot as RemovedRoom,
  };

  get all(): readonly AnyWriteOperation[] {
    return [this.create, this.update, this.remove];
  }

  /** The result of a write that returned a room without its event, whose cached record is updated. */
  async resultAlone(wire: WireRoom, acted: 'never' | 'maybe', scope: RequestScope): Promise<WriteResult<Room>> {
    const { records } = this.calls;
    const defaultLocale = (await records.localesOf([wire], scope.log))(wire);
    const room = this.calls.roomOf(wire, defaultLocale, acted, scope);
    await records.saveWrittenRoom(wire, scope.log);
    const snapshot: RoomSnapshot = { room: wire.record, event: null, defaultLocale };
    return { result: room, resultId: room.id, snapshot, callId: null };
  }

  /** Its times could be read when the snapshot was taken. */
  fromSnapshot(snapshot: unknown): Room {
    const { room, event, defaultLocale } = snapshot as RoomSnapshot;
    const wire = parseRoom(room)!;
    const wireEvent = parseEvent(event);
    const mapped = wireEvent && mapEvent(wireEvent, this.calls.records, () => undefined);
    const locale = wireEvent ? defaultLocaleOf(wireEvent) : defaultLocale;
    return roomIn(mapped, wire.roomId) ?? mapRoom(wire, () => undefined, locale)!;
  }

  private async prepareCreate(input: CreateInput, scope: RequestScope): Promise<PreparedCreate> {
    const { eventId, data } = prepareRoom(input);
    const wire = await this.calls.readEvent(eventId, 'eventId', scope);
    const event = this.calls.eventOf(wire, 'never', scope);
    const plan = planOfNew(data);
    const problems = new InputProblems(TITLE);
    checkWithinEvent(plan, event, problems);
    checkPublicStart(plan, input, problems);
    await checkChannel(plan, { roomId: null, event }, input, problems, this.calls, scope);
    problems.throwIfAny();
    return { eventId, data, before: { roomIds: (wire.rooms ?? []).map(({ roomId }) => roomId) } };
  }

  private async prepareUpdate(input: UpdateRoomInput, scope: RequestScope): Promise<PreparedUpdate> {
    const prepared = prepareRoomUpdate(input);
    const { roomId, data } = prepared;
    if (!touchesPlan(prepared)) {
      const stored = Object.keys(data).length === 0 ? await this.calls.readRoom(roomId, scope) : null;
      return { roomId, data, stored, event: null };
    }
    const { client, records } = this.calls;
    const stored = await this.calls.readRoom(roomId, scope);
    const defaultLocale = (await records.localesOf([stored], scope.log))(stored);
    const room = this.calls.roomOf(stored, defaultLocale, 'never', scope);
    const complete = completeUpdate(prepared, storedWindowsOf(room));
    const found = stored.eventId === null ? null : await client.event(stored.eventId, scope);
    const wireEvent = found && (await records.withCachedRooms(found, scope.log));
    const event = wireEvent && this.calls.eventOf(wireEvent, 'never', scope);
    const plan = planOfChanged(complete, room);
    const problems = new InputProblems(TITLE);
    // Only what changes is checked: a stored conflict does not prevent a change of something else.
    if (complete.startTime !== undefined && event) checkWithinEvent(plan, event, problems);
    if (complete.startTime !== undefined || complete.startTimePublic !== undefined) {
      checkPublicStart(plan, input, problems);
    }
    if (complete.startTime !== undefined || complete.serviceId !== undefined) {
      await checkChannel(plan, { roomId, event }, input, problems, this.calls, scope);
    }
    problems.throwIfAny();
    return { roomId, data: complete, stored, event: wireEvent };
  }

  /** The room that, according to an operator, an interrupted create made. Throws UserErrors if that is impossible. */
  private async identify(
    input: CreateInput,
    providerId: string,
    baseline: CreateBaseline | null,
    scope: RequestScope,
  ): Promise<WriteResult<Room>> {
    const { client } = this.calls;
    const { eventId } = prepareRoom(input);
    const roomId = identity.parseNativeId(providerId);
    if (roomId === null) throw invalidNativeId(kinds.room, providerId);
    if (baseline?.roomIds.includes(roomId)) throw existedBefore(`room "${roomId}" of ${input.eventId}`);
    const event = await client.event(eventId, scope);
    const room = event?.rooms?.find((each) => each.roomId === roomId);
    if (event && room) return this.resultWithEvent(room, event, 'never', scope);
    const otherEventId = (await client.room(roomId, scope))?.eventId ?? eventId;
    if (otherEventId === eventId) throw notInEvent(kinds.room, providerId, input.eventId);
    const message = `providerId: the room "${roomId}" is in another event, ${globalId(kinds.event, otherEventId)}, so this write did not create it.`;
    throw new UserErrors([userError('INVALID', message, ['providerId'])]);
  }

  /** The result of a write of a room that is part of a complete event. */
  private async resultWithEvent(
    wire: WireRoom,
    wireEvent: WireEvent,
    acted: 'never' | 'maybe',
    scope: RequestScope,
  ): Promise<WriteResult<Room>> {
    const records = [await this.calls.records.recordOfWritten(wireEvent, scope.log)];
    const event = this.calls.eventOf(wireEvent, acted, scope);
    const room = roomIn(event, wire.roomId) ?? this.calls.roomOf(wire, defaultLocaleOf(wireEvent), acted, scope);
    const snapshot: RoomSnapshot = { room: wire.record, event: wireEvent.record };
    return { result: room, resultId: room.id, snapshot, callId: null, records };
  }
}

const roomIn = (event: Event | null, roomId: string): Room | undefined =>
  event && Array.isArray(event.rooms)
    ? (event.rooms as readonly Room[]).find(({ providerId }) => providerId === roomId)
    : undefined;

const idsOf = (roomId: string): InputIds => ({ room: { field: 'id', id: globalId(kinds.room, roomId) } });
