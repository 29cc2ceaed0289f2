/** The cached records of the suite, which has no list of its events and none of the participants of an event. */
import { isDeepStrictEqual } from 'node:util';
import { type Logger } from 'pino';
import { type Deferred } from '../../model/deferred';
import { type Participant } from '../../model/event';
import { parseGlobalId } from '../../model/global-id';
import { ProviderError } from '../../model/provider-error';
import { type RecordStore } from '../../provider-kit/port';
import { ProviderRecords } from '../../provider-kit/provider-records';
import { type CachedRecord } from '../../provider-kit/write-operation';
import { type ParticipantLookUp } from './events/mapping';
import { globalId, identity, kinds, parseParticipantId, participantGlobalId, participantPrefix, TITLE } from './ids';
import { DEFAULT_LOCALE, defaultLocaleOf, type Times, timesOf } from './mapping';
import { mapParticipant } from './participants/mapping';
import {
  parseEvent,
  parseParticipant,
  type WireEvent,
  type WireParticipant,
  type WireRoom,
  withCachedRooms,
  withoutRoom,
  withRoom,
} from './wire';
import { WriteClock } from './write-clock';

/** Maximum number of participants that are looked up for one event, and that are marked as gone at once. */
const MAX_PARTICIPANTS = 100;
/** Maximum number of cached events among which the event of a deleted room is searched. */
const MAX_EVENTS = 10_000;

/** The record of an event, with its rooms; `parseEvent` restores the event from it. */
export function recordOfEvent(wire: WireEvent): CachedRecord {
  const { startsAt = null, endsAt = null } = spanOf(wire) ?? {};
  return { globalId: globalId('event', wire.eventId), record: wire.record, startsAt, endsAt };
}

/** The time range of an event and its rooms. Rooms do not move with their event, and continue to hold their channels. */
function spanOf(wire: WireEvent): Times | null {
  const times = [wire, ...(wire.rooms ?? [])].map(timesOf).filter((each) => each !== null);
  if (times.length === 0) return null;
  return {
    startsAt: new Date(Math.min(...times.map(({ startsAt }) => startsAt.getTime()))),
    endsAt: new Date(Math.max(...times.map(({ endsAt }) => endsAt.getTime()))),
  };
}

/** The record of a participant. Its times are stored with the event. */
export const recordOfParticipant = (eventId: string, { participantId, record }: WireParticipant): CachedRecord => ({
  globalId: participantGlobalId({ eventId, participantId }),
  record,
  startsAt: null,
  endsAt: null,
});

/**
 * Cached records of the events and participants that were created here or adopted. Every read updates the records that
 * exist, unless a write of the same entity was completed after the read began; it adds none. Entities that the suite
 * reports as missing are marked as gone.
 */
export class IcareusRecords extends ProviderRecords implements ParticipantLookUp {
  private readonly writes = new WriteClock();

  constructor() {
    super(identity);
  }

  /** The cached events with these ids, by id. */
  async events(eventIds: readonly string[]): Promise<ReadonlyMap<string, WireEvent>> {
    const events = eventsIn(await this.byIds(eventIds.map((id) => globalId('event', id))));
    return new Map(events.map((event) => [event.eventId, event]));
  }

  /** Cached events that overlap a range or have a room that does, the end excluded; those updated longest ago come first. */
  async eventsBetween(from: Date, to: Date): Promise<readonly WireEvent[]> {
    return eventsIn(await this.overlapping(kinds.event, from, to));
  }

  /** Any cached event; null if there is none. */
  async anyEvent(): Promise<WireEvent | null> {
    const [, record] = (await this.any(kinds.event)) ?? [];
    return parseEvent(record);
  }

  /**
   * The event with its cached rooms if the response has no list of rooms, which does not mean that they are gone. Returns
   * the event unchanged if the store fails.
   */
  async withCachedRooms(wire: WireEvent, log: Logger): Promise<WireEvent> {
    if (wire.rooms !== null) return wire;
    const cached = await this.eventsOrNone([wire.eventId], log);
    return withCachedRooms(wire, cached.get(wire.eventId));
  }

  /**
   * The default locales of the events that contain these rooms, from the cache: a room that is returned without its event
   * does not contain it. The default of the suite if the event is not cached or the store fails.
   */
  async localesOf(rooms: readonly WireRoom[], log: Logger): Promise<(room: WireRoom) => string> {
    const cached = await this.eventsOrNone(eventIdsOf(rooms), log);
    return ({ eventId }) => {
      const event = eventId === null ? undefined : cached.get(eventId);
      return event ? defaultLocaleOf(event) : DEFAULT_LOCALE;
    };
  }

  /** The current time of the write clock, for a read that begins. */
  now(): number {
    return this.writes.now();
  }

  /** Records that writes of these entities were completed: reads that began before may return outdated data. */
  written(...globalIds: readonly string[]): void {
    this.writes.written(globalIds);
  }

  /** The record of an event after a write, for the ledger. Called as soon as the suite has responded. */
  async recordOfWritten(wire: WireEvent, log: Logger): Promise<CachedRecord> {
    this.written(globalId('event', wire.eventId));
    return recordOfEvent(await this.withCachedRooms(wire, log));
  }

  /** Updates a room after a write in the cached record of its event, if there is one. */
  async saveWrittenRoom(wire: WireRoom, log: Logger): Promise<void> {
    if (wire.eventId !== null) this.written(globalId('event', wire.eventId));
    await this.refreshRooms([wire], this.now(), log);
  }

  /** Updates existing records from a read that began at `begunAt`; unchanged ones too, because their age matters. */
  async refresh(read: readonly CachedRecord[], begunAt: number, log: Logger): Promise<void> {
    if (read.length > 0) await this.update(log, (store) => this.replace(read, begunAt, store));
  }

  /** Updates existing records of events. */
  async refreshEvents(read: readonly WireEvent[], begunAt: number, log: Logger): Promise<void> {
    if (read.length === 0) return;
    await this.update(log, async (store) => {
      const cached = await this.events(read.filter(({ rooms }) => rooms === null).map(({ eventId }) => eventId));
      const complete = read.map((wire) => withCachedRooms(wire, cached.get(wire.eventId)));
      await this.replace(complete.map(recordOfEvent), begunAt, store);
    });
  }

  /** Updates rooms in the existing records of their events. */
  async refreshRooms(rooms: readonly WireRoom[], begunAt: number, log: Logger): Promise<void> {
    const eventIds = eventIdsOf(rooms);
    if (eventIds.length === 0) return;
    await this.update(log, async (store) => {
      for (const event of (await this.events(eventIds)).values()) {
        const changed = rooms.filter(({ eventId }) => eventId === event.eventId).reduce(withRoom, event);
        const record = recordOfEvent(changed);
        const isChanged = !isDeepStrictEqual(event.record, changed.record);
        if (isChanged && this.isCurrent(record, begunAt)) await store.save(record);
      }
    });
  }

  /** Marks entities as gone; with an event its participants, and a room in the record of its event. */
  override async markGone(globalIds: readonly string[], log: Logger): Promise<void> {
    if (globalIds.length === 0) return;
    this.written(...globalIds);
    await this.update(log, async (store) => {
      await store.markGone(globalIds);
      for (const eventId of nativeIdsIn('event', globalIds)) await markParticipantsGone(eventId, store);
      await this.removeRooms(new Set(nativeIdsIn('room', globalIds)), store);
    });
  }

  /**
   * The cached participants of an event, each with a current look-up through the loaders. If the look-up fails or is no
   * longer supported, the cached participant is returned: a list without it would mean that it was removed.
   */
  participantsOf(eventId: string): Deferred<readonly Participant[]> {
    return async (_args, { loaders }) => {
      const records = await this.startingWith(participantPrefix(eventId), MAX_PARTICIPANTS);
      const participants = await Promise.all(
        Array.from(records, async ([id, record]) => {
          try {
            return (await loaders.load(id)) as Participant | null;
          } catch (error) {
            if (!(error instanceof ProviderError)) throw error;
            return cachedParticipant(id, record);
          }
        }),
      );
      return participants.filter((participant) => participant !== null);
    };
  }

  /** Removes deleted rooms from their events. The suite does not return which event a deleted room belonged to. */
  private async removeRooms(roomIds: ReadonlySet<string>, store: RecordStore): Promise<void> {
    if (roomIds.size === 0) return;
    const cached = eventsIn(await store.startingWith(globalId('event', ''), MAX_EVENTS));
    for (const event of cached.filter(({ rooms }) => rooms?.some(({ roomId }) => roomIds.has(roomId)))) {
      const record = recordOfEvent([...roomIds].reduce(withoutRoom, event));
      this.written(record.globalId);
      await store.save(record);
    }
  }

  private async replace(read: readonly CachedRecord[], begunAt: number, store: RecordStore): Promise<void> {
    const cached = await store.byIds(read.map((each) => each.globalId));
    for (const record of read) {
      if (cached.has(record.globalId) && this.isCurrent(record, begunAt)) await store.save(record);
    }
  }

  private isCurrent(record: CachedRecord, begunAt: number): boolean {
    return !this.writes.isOutdated(record.globalId, begunAt);
  }

  private async eventsOrNone(eventIds: readonly string[], log: Logger): Promise<ReadonlyMap<string, WireEvent>> {
    if (eventIds.length === 0) return new Map();
    try {
      return await this.events(eventIds);
    } catch (error) {
      log.error({ err: error as Error }, `Cached events of ${TITLE} could not be read`);
      return new Map();
    }
  }
}

const eventIdsOf = (rooms: readonly WireRoom[]): string[] =>
  rooms.map(({ eventId }) => eventId).filter((id) => id !== null);

const nativeIdsIn = (kind: 'event' | 'room', globalIds: readonly string[]): string[] =>
  globalIds.map((id) => identity.nativeIdIn(kind, id)).filter((id) => id !== null);

async function markParticipantsGone(eventId: string, store: RecordStore): Promise<void> {
  for (;;) {
    const some = await store.startingWith(participantPrefix(eventId), MAX_PARTICIPANTS);
    if (some.size === 0) return;
    await store.markGone([...some.keys()]);
  }
}

const eventsIn = (records: ReadonlyMap<string, unknown>): WireEvent[] =>
  Array.from(records.values(), (record) => parseEvent(record)).filter((event) => event !== null);

function cachedParticipant(id: string, record: unknown): Participant | null {
  const ids = parseParticipantId(parseGlobalId(id)?.nativeId ?? '');
  const wire = ids && parseParticipant(record, ids.participantId);
  // Unreadable values were logged when the record was read from the suite.
  return wire && mapParticipant(wire, ids.eventId, () => undefined);
}
