/** Which room of an event a create has made: the response is the whole event, and does not name the new room. */
import { identity } from '../ids';
import { type RoomData, type WireEvent, type WireRoom } from '../wire';

/** Maximum number of stored rooms: concurrent creates in one event end within moments of each other. */
const MAX_ROOMS = 1_000;

/** Distinguishes the new rooms of concurrent creates in one event. */
export class NewRooms {
  /** Rooms that were returned as the result of a create in this process, the oldest first. */
  readonly #assigned = new Set<string>();

  /**
   * The room that a create has made: one that was not there before and is not the result of another create. If there are
   * several because of concurrent creates, it is the first one with the requested name and times; such rooms do not
   * differ. Throws a ProviderError if there is none.
   */
  assign(event: WireEvent, roomIdsBefore: readonly string[], requested: RoomData): WireRoom {
    const rooms = addedRooms(event, roomIdsBefore).filter(({ roomId }) => !this.#assigned.has(roomId));
    const room = rooms.length === 1 ? rooms[0] : rooms.find((each) => matches(each, requested));
    if (!room) {
      const roomIds = (event.rooms ?? []).map(({ roomId }) => roomId).join(', ');
      const detail = `event ${event.eventId} with the rooms ${roomIds}`;
      throw identity.badResponse('an event with the new room', 'write', detail);
    }
    this.#assigned.add(room.roomId);
    const [oldest] = this.#assigned;
    if (oldest !== undefined && this.#assigned.size > MAX_ROOMS) this.#assigned.delete(oldest);
    return room;
  }
}

/** The only new room with the requested name and times; null if there is none or more than one. */
export function onlyNewRoom(event: WireEvent, roomIdsBefore: readonly string[], requested: RoomData): WireRoom | null {
  const [only, ...others] = addedRooms(event, roomIdsBefore).filter((room) => matches(room, requested));
  return only && others.length === 0 ? only : null;
}

const addedRooms = ({ rooms }: WireEvent, roomIdsBefore: readonly string[]): WireRoom[] =>
  (rooms ?? []).filter(({ roomId }) => !roomIdsBefore.includes(roomId));

function matches({ record }: WireRoom, { name, startTime, duration }: RoomData): boolean {
  return record['startTime'] === startTime && record['duration'] === duration && hasName(record['name'], name);
}

function hasName(stored: unknown, requested: RoomData['name']): boolean {
  if (typeof stored !== 'object' || stored === null) return stored === requested;
  const texts = stored as Readonly<Record<string, unknown>>;
  // The suite chooses the language of a text without one.
  if (typeof requested === 'string') return Object.values(texts).includes(requested);
  return Object.entries(requested ?? {}).every(([language, text]) => texts[language] === text);
}
