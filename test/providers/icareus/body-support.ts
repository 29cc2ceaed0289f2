import { UserErrors } from '../../../src/model/user-error';
import { createEventData, prepareEventUpdate } from '../../../src/providers/icareus/events/body';
import { prepareRoom, prepareRoomUpdate } from '../../../src/providers/icareus/rooms/body';

/** An input as GraphQL hands it on: instants are dates. */
export const read = <T>(input: object): T =>
  JSON.parse(JSON.stringify(input), (key, value: unknown) =>
    key.endsWith('sAt') && typeof value === 'string' ? new Date(value) : value,
  ) as T;

export const SHORT = { name: { text: 'Forum' }, startsAt: '2021-11-26T08:00:00Z', endsAt: '2021-11-26T11:30:00Z' };
export const EVENT = 'icareus:event:3697601';
export const ROOM = 'icareus:room:3697602';

export const createEvent = (more: object = {}) => createEventData(read({ ...SHORT, ...more }));
export const updateEvent = (changes: object) => prepareEventUpdate(read({ id: EVENT, ...changes }));
export const createRoom = (more: object = {}) => prepareRoom(read({ eventId: EVENT, ...SHORT, ...more }));
export const updateRoom = (changes: object) => prepareRoomUpdate(read({ id: ROOM, ...changes }));

/** What the caller has to mend: "CODE path: message" each. */
export function problemsOf(prepare: () => unknown): string[] {
  try {
    prepare();
  } catch (error) {
    if (!(error instanceof UserErrors)) throw error;
    return error.errors.map(({ code, field, message }) => {
      expect(message.startsWith(`${field!.join('.')}: `)).toBe(true);
      return `${code} ${message}`;
    });
  }
  throw new Error('Nothing was refused.');
}
