import { type Event, type Participant, type Room } from '../../model/event';
import { ProviderError } from '../../model/provider-error';
import { userError, UserErrors } from '../../model/user-error';
import { type RequestScope } from '../../provider-kit/port';
import { type CachedRecord } from '../../provider-kit/write-operation';
import { type IcareusClient } from './client';
import { eventOrError, participantOf, roomOrError } from './entities';
import { IcareusRefusal, userErrorsOf } from './errors';
import { globalId, type Kind, kinds, TITLE } from './ids';
import { type Path } from './input-problems';
import { type LocalizedTextInput } from './localized-text-input';
import { mapEvent } from './mapping';
import { type IcareusMemory, recordOfEvent } from './snapshot';
import { type WireEvent, type WireParticipant, type WireRoom } from './wire';

/** What an input names, by kind: where its id stands there, and its global id. */
export type NamedInInput = Readonly<Partial<Record<Kind, { readonly path: Path; readonly id: string }>>>;

/** An event that an input names. */
export const namedEvent = (eventId: string, field: string): NamedInInput => ({
  event: { path: [field], id: globalId(kinds.event, eventId) },
});

/** What the writes at one organization of the suite have in common. */
export class WriteSteps {
  constructor(
    private readonly client: IcareusClient,
    private readonly memory: IcareusMemory,
  ) {}

  /** Reads an event that an input names, with the rooms that are known where it tells none. Throws UserErrors where there is none, which is forgotten then. */
  async readEvent(eventId: string, path: Path, scope: RequestScope): Promise<WireEvent> {
    const wire = await this.client.event(eventId, scope);
    if (wire !== null) return this.memory.withKnownRooms(wire, scope.log);
    await this.forgetEvent(eventId, scope);
    throw noSuchAtSuite(kinds.event, globalId(kinds.event, eventId), path);
  }

  /** Reads a known event again, and keeps what is known of it true. Null where it is gone. */
  async refreshEvent(eventId: string, scope: RequestScope): Promise<Event | null> {
    const begunAt = this.memory.now();
    const wire = await this.client.event(eventId, scope);
    if (wire === null) {
      await this.forgetEvent(eventId, scope);
      return null;
    }
    await this.memory.refreshEvents([wire], begunAt, scope.log);
    return this.mappedEvent(await this.memory.withKnownRooms(wire, scope.log));
  }

  /** Reads a room that an input names. Throws UserErrors where there is none, which is forgotten then. */
  async readRoom(roomId: string, path: Path, scope: RequestScope): Promise<WireRoom> {
    const wire = await this.client.room(roomId, scope);
    if (wire !== null) return wire;
    const id = globalId(kinds.room, roomId);
    await this.memory.forget([id], scope.log);
    throw noSuchAtSuite(kinds.room, id, path);
  }

  /** The record of an event as a write left it or found it, for the ledger. Called as soon as the suite has answered. */
  async recordOfWritten(wire: WireEvent, scope: RequestScope): Promise<CachedRecord> {
    this.memory.written(globalId(kinds.event, wire.eventId));
    return recordOfEvent(await this.memory.withKnownRooms(wire, scope.log));
  }

  /** Notes a room as a write left it in its event, where that is known. Likewise. */
  async noteWrittenRoom(wire: WireRoom, scope: RequestScope): Promise<void> {
    if (wire.eventId !== null) this.memory.written(globalId(kinds.event, wire.eventId));
    await this.memory.refreshRooms([wire], this.memory.now(), scope.log);
  }

  /** Notes that an event is gone. */
  forgetEvent(eventId: string, scope: RequestScope): Promise<void> {
    return this.memory.forget([globalId(kinds.event, eventId)], scope.log);
  }

  /** Sends a write. Makes user errors of a refusal, and forgets what it says is not there. */
  async send<T>(write: () => Promise<T>, named: NamedInInput, scope: RequestScope): Promise<T> {
    try {
      return await write();
    } catch (error) {
      if (error instanceof IcareusRefusal) {
        const gone = error.missing && named[error.missing];
        if (gone) await this.memory.forget([gone.id], scope.log);
        const paths = Object.entries(named).map(([kind, { path }]) => [kind, path] as const);
        throw userErrorsOf(error, Object.fromEntries(paths));
      }
      if (!(error instanceof ProviderError) || error.code !== 'PROVIDER_REFUSED') throw error;
      const providerCode = error.status === undefined ? null : String(error.status);
      throw new UserErrors([userError('PROVIDER_REFUSED', error.message, null, providerCode)]);
    }
  }

  /** The event of a record. Throws a ProviderError where it cannot be used, which is logged. */
  eventOf(wire: WireEvent, acted: 'never' | 'maybe', scope: RequestScope): Event {
    return usable(eventOrError(wire, this.memory, scope.log, acted));
  }

  /** The event of a record that was looked through before; null where it cannot be used. */
  mappedEvent(wire: WireEvent): Event | null {
    return mapEvent(wire, this.memory, () => undefined);
  }

  /** The room of a record that came by itself, likewise, in the language that `localeAround` tells. */
  roomOf(wire: WireRoom, defaultLocale: string, acted: 'never' | 'maybe', scope: RequestScope): Room {
    return usable(roomOrError(wire, defaultLocale, scope.log, acted));
  }

  /** The default language of the event of a room that came by itself, where that is known. */
  async localeAround(wire: WireRoom, scope: RequestScope): Promise<string> {
    return (await this.memory.localesAround([wire], scope.log))(wire);
  }

  participantOf(wire: WireParticipant, eventId: string, scope: RequestScope): Participant {
    return participantOf(wire, eventId, scope.log);
  }
}

function usable<T>(found: T | ProviderError): T {
  if (found instanceof ProviderError) throw found;
  return found;
}

/** The user error of an id of which the suite says that it has no such thing. `where` is what it was looked for in. */
export function noSuchAtSuite(kind: Kind, id: string, path: Path, where = ''): UserErrors {
  const message = `${path.join('.')}: ${TITLE} has no ${kind} "${id}"${where && ` in ${where}`}, and nothing was changed. It may have been deleted there.`;
  return new UserErrors([userError('NOT_FOUND', message, path)]);
}

/** The user error of what a person gives for a number of the suite's, and is none. */
export function noNumber(kind: Kind, text: string, path: Path): UserErrors {
  const example = kind === kinds.participant ? '77' : kind === kinds.room ? '3697602' : '3697601';
  const message = `${path.join('.')}: there is no "${text}". Give ${TITLE}'s own number of the ${kind}, as "${example}".`;
  return new UserErrors([userError('NOT_FOUND', message, path)]);
}

/** A text for the summary of a write: in the first language that it is given in. */
export const textInWords = ({ text, translations }: LocalizedTextInput): string =>
  text ?? translations?.[0]?.text ?? '';

/** The fields that an update names, for its summary. */
export const fieldsInWords = ({ id, ...changes }: { readonly id: string }): string => {
  const fields = Object.entries(changes).filter(([, value]) => value !== undefined);
  return `Change of ${fields.map(([field]) => field).join(', ') || 'nothing'} in ${id}`;
};
