/** What the ledger remembers of the suite, which lists neither its events nor the participants of one. */
import { isDeepStrictEqual } from 'node:util';
import { type Logger } from 'pino';
import { type Deferred } from '../../model/deferred';
import { type Participant } from '../../model/event';
import { parseGlobalId } from '../../model/global-id';
import { ProviderError } from '../../model/provider-error';
import { type RecordStore } from '../../provider-kit/port';
import { type CachedRecord } from '../../provider-kit/write-operation';
import {
  globalId,
  kinds,
  nativeIdIn,
  parseParticipantId,
  participantGlobalId,
  participantPrefix,
  PROVIDER,
  TITLE,
} from './ids';
import {
  DEFAULT_LOCALE,
  defaultLocaleOf,
  type KnownParticipants,
  mapParticipant,
  type Times,
  timesOf,
} from './mapping';
import {
  parseEvent,
  parseParticipant,
  type WireEvent,
  type WireParticipant,
  type WireRoom,
  withKnownRooms,
  withoutRoom,
  withRoom,
} from './wire';
import { WriteMoments } from './write-moments';

/** More participants of one event are not asked for; they are forgotten so many at a time. */
const MOST_PARTICIPANTS = 100;
/** Among more events a room that is gone is not looked for. */
const MOST_EVENTS = 10_000;

/** The record of an event, with its rooms: `parseEvent` makes the same event of it again. */
export function recordOfEvent(wire: WireEvent): CachedRecord {
  const span = spanOf(wire);
  return {
    globalId: globalId('event', wire.eventId),
    record: wire.record,
    startsAt: span?.startsAt ?? null,
    endsAt: span?.endsAt ?? null,
  };
}

/** The time of an event together with that of its rooms: they stay where they are when it is moved, and keep their channels. */
function spanOf(wire: WireEvent): Times | null {
  const times = [wire, ...(wire.rooms ?? [])].map(timesOf).filter((each) => each !== null);
  if (times.length === 0) return null;
  return {
    startsAt: new Date(Math.min(...times.map(({ startsAt }) => startsAt.getTime()))),
    endsAt: new Date(Math.max(...times.map(({ endsAt }) => endsAt.getTime()))),
  };
}

/** The record of a participant. When the event is stands in the record of the event. */
export function recordOfParticipant(eventId: string, wire: WireParticipant): CachedRecord {
  const id = participantGlobalId(eventId, wire.participantId);
  return { globalId: id, record: wire.record, startsAt: null, endsAt: null };
}

/**
 * The events and participants that were made here or adopted. What is known is kept true: whatever is read of it is
 * noted, unless a write has come in between, and what the suite says is gone is forgotten. What is not known stays so.
 * Before the ledger is there, it is empty.
 */
export class IcareusMemory implements KnownParticipants {
  private records: RecordStore | null = null;
  private readonly writes = new WriteMoments();

  /** Called once, before any request. */
  use(records: RecordStore): void {
    this.records = records;
  }

  /** The known ones among the events of these ids. */
  async events(eventIds: readonly string[]): Promise<ReadonlyMap<string, WireEvent>> {
    const records = await this.records?.byIds([...new Set(eventIds)].map((id) => globalId('event', id)));
    return new Map(eventsIn(records).map((event) => [event.eventId, event]));
  }

  /** The known events of which the event or a room overlaps a range, the end excluded, each with all its rooms. */
  async eventsBetween(from: Date, to: Date): Promise<readonly WireEvent[]> {
    return eventsIn(await this.records?.overlapping({ provider: PROVIDER, kind: kinds.event, from, to }));
  }

  /** Some event that is known, whenever it is; null when there is none. */
  async anyEvent(): Promise<WireEvent | null> {
    return eventsIn(await this.records?.startingWith(globalId('event', ''), 1))[0] ?? null;
  }

  /**
   * The event as it came, with the rooms that are known of it where the answer does not speak of rooms: that is no word
   * that they are gone. Does not fail with the ledger.
   */
  async withKnownRooms(wire: WireEvent, log: Logger): Promise<WireEvent> {
    if (wire.rooms !== null) return wire;
    let known: WireEvent | undefined;
    await this.withoutFailing(log, async () => void (known = (await this.events([wire.eventId])).get(wire.eventId)));
    return withKnownRooms(wire, known);
  }

  /**
   * The default languages of the events that these rooms are in, which rooms that come by themselves do not tell: what is
   * known says them without a call. Likewise without failing.
   */
  async localesAround(rooms: readonly WireRoom[], log: Logger): Promise<(room: WireRoom) => string> {
    const eventIds = rooms.map(({ eventId }) => eventId).filter((id) => id !== null);
    let known: ReadonlyMap<string, WireEvent> = new Map();
    if (eventIds.length > 0) await this.withoutFailing(log, async () => void (known = await this.events(eventIds)));
    return ({ eventId }) => {
      const event = eventId === null ? undefined : known.get(eventId);
      return event ? defaultLocaleOf(event) : DEFAULT_LOCALE;
    };
  }

  /** The present moment, for a read that begins. */
  now(): number {
    return this.writes.now();
  }

  /** Notes that a write of these things was just answered: reads that are under way may tell what there was before. */
  written(...globalIds: readonly string[]): void {
    this.writes.written(globalIds);
  }

  /**
   * Notes what came of things that are known, changed or not: when a record was last noted says how fresh it is. The read
   * that it came with, which began at that moment, does not fail with the ledger.
   */
  async refresh(came: readonly CachedRecord[], begunAt: number, log: Logger): Promise<void> {
    if (came.length === 0) return;
    await this.withoutFailing(log, (records) => this.replace(came, begunAt, records));
  }

  /** Likewise notes events that were read. */
  async refreshEvents(came: readonly WireEvent[], begunAt: number, log: Logger): Promise<void> {
    if (came.length === 0) return;
    await this.withoutFailing(log, async (records) => {
      const roomless = came.filter(({ rooms }) => rooms === null).map(({ eventId }) => eventId);
      const known = roomless.length > 0 ? await this.events(roomless) : new Map<string, WireEvent>();
      const whole = came.map((wire) => withKnownRooms(wire, known.get(wire.eventId)));
      await this.replace(whole.map(recordOfEvent), begunAt, records);
    });
  }

  /** Notes rooms that were read by themselves in the records of their events, where those are known. Likewise. */
  async refreshRooms(rooms: readonly WireRoom[], begunAt: number, log: Logger): Promise<void> {
    const eventIds = rooms.map(({ eventId }) => eventId).filter((id) => id !== null);
    if (eventIds.length === 0) return;
    await this.withoutFailing(log, async (records) => {
      const known = await this.events(eventIds);
      const changed = Array.from(known.values(), (event) => {
        const own = rooms.filter(({ eventId }) => eventId === event.eventId);
        return { event, now: own.reduce(withRoom, event) };
      }).filter(({ event, now }) => !isDeepStrictEqual(event.record, now.record));
      const current = changed.map(({ now }) => recordOfEvent(now)).filter((each) => this.isCurrent(each, begunAt));
      await Promise.all(current.map((each) => records.save(each)));
    });
  }

  /**
   * Notes that the suite says these are gone: with an event its participants, and a room in the record of its event.
   * Likewise without failing.
   */
  async forget(globalIds: readonly string[], log: Logger): Promise<void> {
    if (globalIds.length === 0) return;
    this.writes.written(globalIds);
    await this.withoutFailing(log, async (records) => {
      await records.markGone(globalIds);
      const eventIds = globalIds.map((id) => nativeIdIn(kinds.event, id)).filter((id) => id !== null);
      for (const eventId of eventIds) await forgetParticipantsOf(eventId, records);
      const roomIds = globalIds.map((id) => nativeIdIn(kinds.room, id)).filter((id) => id !== null);
      if (roomIds.length > 0) await this.forgetRooms(new Set(roomIds), records);
    });
  }

  /**
   * The known participants of an event, each as the suite has it now: one call each, through the loaders, which keep
   * within what is asked at once and forget who is gone. For those that the suite cannot be asked about, or does not
   * support any more, what is remembered is given, because a list without them would say that they were removed.
   */
  participantsOf(eventId: string): Deferred<readonly Participant[]> {
    return async (_args, { loaders }) => {
      const records = await this.records?.startingWith(participantPrefix(eventId), MOST_PARTICIPANTS);
      const participants = await Promise.all(
        Array.from(records ?? [], async ([id, record]) => {
          try {
            return (await loaders.load(id)) as Participant | null;
          } catch (error) {
            if (!(error instanceof ProviderError)) throw error;
            return rememberedParticipant(id, record);
          }
        }),
      );
      return participants.filter((participant) => participant !== null);
    };
  }

  /** Nobody says any more which event a room was in that is gone, so it is looked for in all that are known. */
  private async forgetRooms(roomIds: ReadonlySet<string>, records: RecordStore): Promise<void> {
    const known = eventsIn(await records.startingWith(globalId('event', ''), MOST_EVENTS));
    const changed = known.filter(({ rooms }) => rooms?.some(({ roomId }) => roomIds.has(roomId)));
    const left = changed.map((event) => recordOfEvent([...roomIds].reduce(withoutRoom, event)));
    this.writes.written(left.map((each) => each.globalId));
    await Promise.all(left.map((each) => records.save(each)));
  }

  private async replace(came: readonly CachedRecord[], begunAt: number, records: RecordStore): Promise<void> {
    const known = await records.byIds(came.map((each) => each.globalId));
    const current = came.filter((each) => known.has(each.globalId) && this.isCurrent(each, begunAt));
    await Promise.all(current.map((each) => records.save(each)));
  }

  private isCurrent({ globalId: id }: CachedRecord, begunAt: number): boolean {
    return !this.writes.mayBeOlder(id, begunAt);
  }

  private async withoutFailing(log: Logger, work: (records: RecordStore) => Promise<void>): Promise<void> {
    try {
      if (this.records) await work(this.records);
    } catch (error) {
      log.error({ err: error as Error }, `What is known of ${TITLE} could not be brought up to date in the ledger`);
    }
  }
}

async function forgetParticipantsOf(eventId: string, records: RecordStore): Promise<void> {
  for (;;) {
    const some = await records.startingWith(participantPrefix(eventId), MOST_PARTICIPANTS);
    if (some.size === 0) return;
    await records.markGone([...some.keys()]);
  }
}

const eventsIn = (records: ReadonlyMap<string, unknown> | undefined): WireEvent[] =>
  Array.from(records?.values() ?? [], parseEventRecord).filter((event) => event !== null);

const parseEventRecord = (record: unknown): WireEvent | null => parseEvent(record);

function rememberedParticipant(id: string, record: unknown): Participant | null {
  const ids = parseParticipantId(parseGlobalId(id)?.nativeId ?? '');
  const wire = ids && parseParticipant(record, ids.participantId);
  // What cannot be used in it was logged when it came.
  return wire && mapParticipant(wire, ids.eventId, () => undefined);
}
