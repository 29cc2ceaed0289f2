/** The writes of rooms, in the steps between which the ledger stands. */
import { type Room } from '../../../model/event';
import { userError, UserErrors } from '../../../model/user-error';
import { type RequestScope } from '../../../provider-kit/port';
import { type AnyWriteOperation, type WriteResult, type WriteOperation } from '../../../provider-kit/write-operation';
import { prepareRoom, type PreparedRoom, prepareRoomUpdate, touchesPlan } from './body';
import { completeUpdate, noSuch } from '../shared-fields';
import { type ChannelCheck } from './channels';
import { type IcareusClient } from '../client';
import { globalId, kinds, nativeIdIn, parseNativeId, PROVIDER } from '../ids';
import { InputProblems } from '../input-problems';
import { type CreateRoomInput, type UpdateRoomInput } from './input';
import { defaultLocaleOf, mapRoom } from '../mapping';
import { type IcareusMemory } from '../snapshot';
import { NewRooms, onlyNewRoom } from './new-rooms';
import { checkPublicStart, checkWithinEvent, planOfChanged, planOfNew, storedWindowsOf } from './check';
import { parseEvent, parseRoom, type RoomData, type WireEvent, type WireRoom, withoutRoom, withRoom } from '../wire';
import {
  fieldsInWords,
  namedEvent,
  type NamedInInput,
  noNumber,
  noSuchAtSuite,
  textInWords,
  type WriteSteps,
} from '../write-steps';

type CreateInput = Omit<CreateRoomInput, 'idempotencyKey'>;

/** A create that is ready to be sent. */
interface ReadyRoom extends PreparedRoom {
  readonly before: CreateBaseline;
}

/** The rooms that an event had before a create was sent. */
interface CreateBaseline {
  readonly roomIds: readonly string[];
}

/** A change that is ready to be sent; without data there is nothing to send. */
interface ReadyUpdate {
  readonly roomId: string;
  readonly data: RoomData;
  /** The room and its event as they were read; null where they did not have to be known. */
  readonly stored: WireRoom | null;
  readonly event: WireEvent | null;
}

/** A deletion that is ready to be sent. */
interface ReadyRemoval {
  readonly roomId: string;
  /** The event that loses the room; null where the room does not say. */
  readonly eventId: string | null;
  /** What is known of that event; null where it is not among the known ones. */
  readonly known: WireEvent | null;
}

/** A room that was deleted, and the event that it was in, by their global ids. */
export interface RemovedRoom {
  readonly id: string;
  readonly eventId: string | null;
}

interface KeptRoom {
  readonly room: unknown;
  /** Null where only the room was answered. */
  readonly event: unknown;
  /** The language of the texts that name none, where only the room was answered. */
  readonly defaultLocale?: string;
}

/** The writes of rooms at one organization of the suite. */
export class RoomOperations {
  private readonly newRooms = new NewRooms();

  constructor(
    private readonly client: IcareusClient,
    private readonly memory: IcareusMemory,
    private readonly steps: WriteSteps,
    private readonly channels: ChannelCheck,
  ) {}

  readonly create: WriteOperation<CreateInput, ReadyRoom, Room, CreateBaseline> = {
    name: 'createRoom',
    provider: PROVIDER,
    effect: 'create',
    summarize: ({ eventId, name, startsAt, endsAt }) =>
      `Room "${textInWords(name)}" in ${eventId}, ${startsAt.toISOString()} to ${endsAt.toISOString()}`,
    prepare: (input, scope) => this.prepareCreate(input, scope),
    send: async ({ eventId, data, before }, scope) => {
      const write = (): Promise<WireEvent> => this.client.createRoom(eventId, data, scope);
      const event = await this.steps.send(write, namedEvent(eventId, 'eventId'), scope);
      return this.sentWithEvent(this.newRooms.take(event, before.roomIds, data), event, 'maybe', scope);
    },
    fromSnapshot: (snapshot) => this.revive(snapshot),
    recovery: {
      baseline: ({ before }) => before,
      find: async (input, baseline, scope) => {
        if (baseline === null) return null;
        const { eventId, data } = prepareRoom(input);
        const event = await this.client.event(eventId, scope);
        const room = event && onlyNewRoom(event, baseline.roomIds, data);
        return room && this.sentWithEvent(room, event, 'never', scope);
      },
      matchKey: (input) => {
        // Without the name: one without a language is found in whatever language it was stored.
        const { eventId, data } = prepareRoom(input);
        return JSON.stringify([eventId, data.startTime, data.duration]);
      },
      identify: (input, text, baseline, scope) => this.identify(input, text, baseline, scope),
    },
  };

  readonly update: WriteOperation<UpdateRoomInput, ReadyUpdate, Room> = {
    name: 'updateRoom',
    provider: PROVIDER,
    effect: 'change',
    summarize: fieldsInWords,
    prepare: (input, scope) => this.prepareUpdate(input, scope),
    send: async ({ roomId, data, stored, event }, scope) => {
      if (stored !== null && Object.keys(data).length === 0) return this.sentAlone(stored, 'never', scope);
      const room = await this.steps.send(() => this.client.updateRoom(roomId, data, scope), namedRoom(roomId), scope);
      return event
        ? this.sentWithEvent(room, withRoom(event, room), 'maybe', scope)
        : this.sentAlone(room, 'maybe', scope);
    },
    fromSnapshot: (snapshot) => this.revive(snapshot),
  };

  readonly remove: WriteOperation<{ id: string }, ReadyRemoval, RemovedRoom> = {
    name: 'deleteRoom',
    provider: PROVIDER,
    effect: 'change',
    summarize: ({ id }) => `Deletion of ${id}`,
    prepare: async ({ id }, scope) => {
      // The deletion needs the id only. Which event it is that loses a room can be asked now, and not afterwards.
      const { roomId, eventId } = await this.steps.readRoom(roomIdOf(id), ['id'], scope);
      const known = eventId === null ? undefined : (await this.memory.events([eventId])).get(eventId);
      return { roomId, eventId, known: known ?? null };
    },
    send: async ({ roomId, eventId, known }, scope) => {
      await this.steps.send(() => this.client.deleteRoom(roomId, scope), namedRoom(roomId), scope);
      const remembered = known ? [await this.steps.recordOfWritten(withoutRoom(known, roomId), scope)] : [];
      const id = globalId(kinds.room, roomId);
      const result: RemovedRoom = { id, eventId: eventId && globalId(kinds.event, eventId) };
      return { result, resultId: id, snapshot: result, callId: null, records: remembered };
    },
    fromSnapshot: (snapshot) => snapshot as RemovedRoom,
  };

  get all(): readonly AnyWriteOperation[] {
    return [this.create, this.update, this.remove];
  }

  private async prepareCreate(input: CreateInput, scope: RequestScope): Promise<ReadyRoom> {
    const { eventId, data } = prepareRoom(input);
    const wire = await this.steps.readEvent(eventId, ['eventId'], scope);
    const event = this.steps.eventOf(wire, 'never', scope);
    const plan = planOfNew(data);
    const problems = new InputProblems();
    checkWithinEvent(plan, event, problems);
    checkPublicStart(plan, input, problems);
    await this.channels.check(plan, { roomId: null, event }, input, problems, scope);
    problems.done();
    return { eventId, data, before: { roomIds: (wire.rooms ?? []).map(({ roomId }) => roomId) } };
  }

  /** The room of which a person says that a create has made it. Throws UserErrors where it cannot have. */
  private async identify(
    input: CreateInput,
    text: string,
    baseline: CreateBaseline | null,
    scope: RequestScope,
  ): Promise<WriteResult<Room>> {
    const path = ['providerId'];
    const { eventId } = prepareRoom(input);
    const roomId = parseNativeId(text);
    if (roomId === null) throw noNumber(kinds.room, text, path);
    const refuse = (why: string): UserErrors =>
      new UserErrors([
        userError('INVALID', `providerId: the room "${text}" ${why}, so this write did not make it.`, path),
      ]);
    if (baseline?.roomIds.includes(roomId)) throw refuse(`was in ${input.eventId} before this write was sent`);
    const event = await this.client.event(eventId, scope);
    const room = event?.rooms?.find((each) => each.roomId === roomId);
    if (event && room) return this.sentWithEvent(room, event, 'never', scope);
    const elsewhere = (await this.client.room(roomId, scope))?.eventId ?? eventId;
    if (elsewhere !== eventId) throw refuse(`is in another event, ${globalId(kinds.event, elsewhere)}`);
    throw noSuchAtSuite(kinds.room, text, path, input.eventId);
  }

  private async prepareUpdate(input: UpdateRoomInput, scope: RequestScope): Promise<ReadyUpdate> {
    const prepared = prepareRoomUpdate(input);
    const { roomId, data } = prepared;
    if (!touchesPlan(prepared)) {
      const stored = Object.keys(data).length === 0 ? await this.steps.readRoom(roomId, ['id'], scope) : null;
      return { roomId, data, stored, event: null };
    }
    const stored = await this.steps.readRoom(roomId, ['id'], scope);
    const room = this.steps.roomOf(stored, await this.steps.localeAround(stored, scope), 'never', scope);
    const complete = completeUpdate(prepared, storedWindowsOf(room));
    const told = stored.eventId === null ? null : await this.client.event(stored.eventId, scope);
    const around = told && (await this.memory.withKnownRooms(told, scope.log));
    const event = around && this.steps.eventOf(around, 'never', scope);
    const plan = planOfChanged(complete, room);
    const problems = new InputProblems();
    // What is not touched stays as it is, fitting or not.
    if (complete.startTime !== undefined && event) checkWithinEvent(plan, event, problems);
    if (complete.startTime !== undefined || complete.startTimePublic !== undefined) {
      checkPublicStart(plan, input, problems);
    }
    if (complete.startTime !== undefined || complete.serviceId !== undefined) {
      await this.channels.check(plan, { roomId, event }, input, problems, scope);
    }
    problems.done();
    return { roomId, data: complete, stored, event: around };
  }

  /** What a write came to whose room stands in a whole event; the record of the event is kept. */
  private async sentWithEvent(
    wire: WireRoom,
    around: WireEvent,
    acted: 'never' | 'maybe',
    scope: RequestScope,
  ): Promise<WriteResult<Room>> {
    const remembered = [await this.steps.recordOfWritten(around, scope)];
    const event = this.steps.eventOf(around, acted, scope);
    const rooms: readonly Room[] = Array.isArray(event.rooms) ? event.rooms : [];
    const inEvent = rooms.find(({ providerId }) => providerId === wire.roomId);
    const room = inEvent ?? this.steps.roomOf(wire, defaultLocaleOf(around), acted, scope);
    const snapshot: KeptRoom = { room: wire.record, event: around.record };
    return { result: room, resultId: room.id, snapshot, callId: null, records: remembered };
  }

  /** What a write came to that was answered with the room alone; it is noted in its event, where that is known. */
  private async sentAlone(wire: WireRoom, acted: 'never' | 'maybe', scope: RequestScope): Promise<WriteResult<Room>> {
    const defaultLocale = await this.steps.localeAround(wire, scope);
    const room = this.steps.roomOf(wire, defaultLocale, acted, scope);
    await this.steps.noteWrittenRoom(wire, scope);
    const snapshot: KeptRoom = { room: wire.record, event: null, defaultLocale };
    return { result: room, resultId: room.id, snapshot, callId: null };
  }

  /** They could be mapped when the snapshot was taken. */
  private revive(snapshot: unknown): Room {
    const kept = snapshot as KeptRoom;
    const wire = parseRoom(kept.room)!;
    const around = parseEvent(kept.event);
    const event = around && this.steps.mappedEvent(around);
    const rooms: readonly Room[] = event && Array.isArray(event.rooms) ? event.rooms : [];
    const inEvent = rooms.find(({ providerId }) => providerId === wire.roomId);
    return inEvent ?? mapRoom(wire, () => undefined, around ? defaultLocaleOf(around) : kept.defaultLocale)!;
  }
}

const namedRoom = (roomId: string): NamedInInput => ({ room: { path: ['id'], id: globalId(kinds.room, roomId) } });

/** The native id of a room. Throws UserErrors when the id is none of a room of the suite. */
function roomIdOf(id: string): string {
  const roomId = nativeIdIn(kinds.room, id);
  if (roomId === null) throw noSuch(kinds.room, id, ['id']);
  return roomId;
}
