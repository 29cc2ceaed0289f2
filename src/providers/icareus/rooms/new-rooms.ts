/** Which of an event's rooms a create has made. Its answer is the whole event, and does not say which room is the new one. */
import { type ProviderError } from '../../../model/provider-error';
import { notUnderstood } from '../errors';
import { type RoomData, type WireEvent, type WireRoom } from '../wire';

/** Creates in one event that run at the same time end within moments: older ones need not be told apart any more. */
const MOST_TAKEN = 1_000;

/** Tells new rooms from those that were there, and those that several creates made at once from each other. */
export class NewRooms {
  /** The rooms that creates of this process were given, the oldest first. */
  private readonly taken = new Set<string>();

  /**
   * The room that a create has made: one that was not there before, and that no other create was given. Where there are
   * several, because others were made meanwhile, it is the first that is as it was asked for: those do not differ.
   * Throws a ProviderError where there is none.
   */
  take(event: WireEvent, before: readonly string[], asked: RoomData): WireRoom {
    const rooms = added(event, before).filter(({ roomId }) => !this.taken.has(roomId));
    const room = rooms.length === 1 ? rooms[0] : rooms.find((each) => isAsAsked(each, asked));
    if (!room) throw noNewRoom(event);
    this.taken.add(room.roomId);
    const [oldest] = this.taken;
    if (oldest !== undefined && this.taken.size > MOST_TAKEN) this.taken.delete(oldest);
    return room;
  }
}

/** The one room that was added and is as it was asked for; null where that is not certain. */
export function onlyNewRoom(event: WireEvent, before: readonly string[], asked: RoomData): WireRoom | null {
  const [only, ...others] = added(event, before).filter((room) => isAsAsked(room, asked));
  return only && others.length === 0 ? only : null;
}

const added = ({ rooms }: WireEvent, before: readonly string[]): WireRoom[] =>
  (rooms ?? []).filter(({ roomId }) => !before.includes(roomId));

/** Whether a room has the name, the start and the length of a create. */
function isAsAsked({ record }: WireRoom, { name, startTime, duration }: RoomData): boolean {
  return record['startTime'] === startTime && record['duration'] === duration && isNamed(record['name'], name);
}

function isNamed(stored: unknown, asked: RoomData['name']): boolean {
  if (typeof stored !== 'object' || stored === null) return stored === asked;
  const texts = stored as Readonly<Record<string, unknown>>;
  // In which language a text without one was stored is for the suite to say.
  if (typeof asked === 'string') return Object.values(texts).includes(asked);
  return Object.entries(asked ?? {}).every(([language, text]) => texts[language] === text);
}

function noNewRoom({ eventId, rooms }: WireEvent): ProviderError {
  const listed = (rooms ?? []).map(({ roomId }) => roomId).join(', ');
  return notUnderstood('an event with the new room', 'write', `event ${eventId} with the rooms ${listed}`);
}
