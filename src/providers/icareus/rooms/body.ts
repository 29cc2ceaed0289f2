/** Inputs of rooms in, request bodies out, or user errors. Pure: how a room fits its event is checked in room-check.ts. */
import { givenData, noSuch, ownNumber, sharedData, withoutNulls } from '../shared-fields';
import { askedWindowsOf, type AskedWindows, wholeWindowsData, windowsData } from '../time-window';
import { kinds, nativeIdIn } from '../ids';
import { InputProblems } from '../input-problems';
import { type CreateRoomInput, type UpdateRoomInput } from './input';
import { type RoomData } from '../wire';

/** A create of which everything is checked that does not depend on the event. */
export interface PreparedRoom {
  readonly eventId: string;
  readonly data: RoomData;
}

/** An update of which everything is checked that does not depend on the room as it is stored. */
export interface PreparedRoomUpdate extends AskedWindows {
  readonly roomId: string;
  /** What changes, but for windows of which only one end is given. */
  readonly data: RoomData;
}

/** Checks a create and writes its body. Throws UserErrors. */
export function prepareRoom(input: CreateRoomInput): PreparedRoom {
  const eventId = nativeIdIn(kinds.event, input.eventId);
  if (eventId === null) throw noSuch(kinds.event, input.eventId, ['eventId']);
  const problems = new InputProblems();
  // Null where an update would clear is the same as nothing in a create.
  const given = withoutNulls(input);
  const asked = askedWindowsOf(given, problems);
  const data = givenData({
    ...sharedData(given, problems),
    ...windowsData(asked, null, problems),
    serviceId: ownNumber(given.channelId, 'channelId', problems),
  });
  problems.done();
  return { eventId, data };
}

/** Checks everything in an update that does not depend on the room as it is stored. Throws UserErrors. */
export function prepareRoomUpdate(input: UpdateRoomInput): PreparedRoomUpdate {
  const roomId = nativeIdIn(kinds.room, input.id);
  if (roomId === null) throw noSuch(kinds.room, input.id, ['id']);
  const problems = new InputProblems();
  const asked = askedWindowsOf(input, problems);
  const data = givenData({
    ...sharedData(input, problems),
    ...wholeWindowsData(asked, problems),
    serviceId: ownNumber(input.channelId, 'channelId', problems),
  });
  problems.done();
  return { roomId, data, ...asked };
}

/** Whether an update touches when or on which channel the room is, so that it has to be held against the others. */
export const touchesPlan = ({ own, public: publicWindow, data }: PreparedRoomUpdate): boolean =>
  [own.startsAt, own.endsAt, publicWindow.startsAt, publicWindow.endsAt, data.serviceId].some(Boolean);
