/** Request bodies of rooms from inputs. Pure; check.ts checks a room against its event. */
import { InputProblems } from '../../../provider-kit/input-problems';
import { definedData, numberData, sharedData, withoutNulls } from '../body';
import { invalidId } from '../errors';
import { identity, kinds, TITLE } from '../ids';
import { type RequestedWindows, requestedWindowsOf, wholeWindowsData, windowsData } from '../time-window';
import { type RoomData } from '../wire';
import { type CreateRoomInput, type UpdateRoomInput } from './input';

/** A create after all checks that do not depend on the event. */
export interface PreparedRoom {
  readonly eventId: string;
  readonly data: RoomData;
}

/** An update after all checks that do not depend on the stored room. */
export interface PreparedRoomUpdate extends RequestedWindows {
  readonly roomId: string;
  /** The changes, without windows of which only one end is given. */
  readonly data: RoomData;
}

/** The body of a create. Throws UserErrors. */
export function prepareRoom(input: CreateRoomInput): PreparedRoom {
  const eventId = identity.nativeIdIn(kinds.event, input.eventId);
  if (eventId === null) throw invalidId(kinds.event, input.eventId, 'eventId');
  const problems = new InputProblems(TITLE);
  const given = withoutNulls(input);
  const requested = requestedWindowsOf(given, problems);
  const data = definedData({
    ...sharedData(given, problems),
    ...windowsData(requested, null, problems),
    serviceId: numberData(given.channelId, 'channelId', problems),
  });
  problems.throwIfAny();
  return { eventId, data };
}

/** Makes all checks of an update that do not depend on the stored room. Throws UserErrors. */
export function prepareRoomUpdate(input: UpdateRoomInput): PreparedRoomUpdate {
  const roomId = identity.nativeIdIn(kinds.room, input.id);
  if (roomId === null) throw invalidId(kinds.room, input.id);
  const problems = new InputProblems(TITLE);
  const requested = requestedWindowsOf(input, problems);
  const data = definedData({
    ...sharedData(input, problems),
    ...wholeWindowsData(requested, problems),
    serviceId: numberData(input.channelId, 'channelId', problems),
  });
  problems.throwIfAny();
  return { roomId, data, ...requested };
}

/** Whether an update changes the times or the channel, so that it must be checked against other rooms. */
export const touchesPlan = ({ own, public: publicWindow, data }: PreparedRoomUpdate): boolean =>
  [own.startsAt, own.endsAt, publicWindow.startsAt, publicWindow.endsAt, data.serviceId].some(Boolean);
