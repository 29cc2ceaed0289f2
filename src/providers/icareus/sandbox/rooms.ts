/** The calls of /api/event/room. Source: the chapter "API PATH: Room Management". */
import { eventAnswer, roomAnswer } from './answers';
import { firstFreeChannel, refuseTakenChannel } from './channels';
import { changedContent, endOf, newContent, readContent } from './content';
import { readNumber, readObject, required } from './fields';
import { refusals } from './refusal';
import {
  type CallHandler,
  dropPictures,
  eventOf,
  FIRST_THEME,
  keepRoom,
  roomOf,
  type SandboxEvent,
  type SandboxRoom,
} from './suite';

export const createRoom: CallHandler = (given, suite) => {
  const event = eventOf(given, suite);
  const data = required(readObject(given, 'room'), 'room');
  const content = newContent(readContent(data, event.defaultLanguage));
  const serviceId = readNumber(data, 'serviceId') ?? firstFreeChannel(content, suite);
  if (serviceId === null) throw refusals.noChannel();
  const draft: SandboxRoom = { ...content, eventTheme: content.eventTheme ?? FIRST_THEME, serviceId, id: 0 };
  refuseOutside(draft, event);
  refuseTakenChannel(draft, suite);
  const changed: SandboxEvent = { ...event, rooms: [{ ...draft, id: suite.newId() }, ...event.rooms] };
  suite.events.set(event.id, changed);
  return { event: eventAnswer(changed, suite) };
};

/** Only what changes is checked, so that a room can be renamed whose event was moved away from it [INF]. */
export const editRoom: CallHandler = (given, suite) => {
  const { room: before, event } = roomOf(given, suite);
  const data = required(readObject(given, 'room'), 'room');
  const change = readContent(data, event.defaultLanguage);
  const serviceId = readNumber(data, 'serviceId');
  const room: SandboxRoom = {
    ...changedContent(before, change),
    id: before.id,
    serviceId: serviceId ?? before.serviceId,
  };
  const isMoved = change.startTime !== undefined || change.duration !== undefined;
  if (isMoved || change.startTimePublic !== undefined) refuseOutside(room, event);
  if (isMoved || serviceId !== undefined) refuseTakenChannel(room, suite);
  keepRoom(suite, event, room);
  return { room: roomAnswer(room, event, suite) };
};

export const getRoom: CallHandler = (given, suite) => {
  const { room, event } = roomOf(given, suite);
  return { room: roomAnswer(room, event, suite) };
};

/** An event is not left without its main room: what the suite does about that is documented nowhere [INF]. */
export const deleteRoom: CallHandler = (given, suite) => {
  const { room, event } = roomOf(given, suite);
  if (room.id === event.mainRoomId) throw refusals.mainRoom();
  suite.events.set(event.id, { ...event, rooms: event.rooms.filter(({ id }) => id !== room.id) });
  dropPictures(suite, room);
  return {};
};

/** Throws a Refusal unless the room is within its event, and public no earlier than it begins. */
function refuseOutside(room: SandboxRoom, event: SandboxEvent): void {
  if (room.startTime < event.startTime) throw refusals.startsBeforeEvent();
  if (endOf(room) > endOf(event)) throw refusals.endsAfterEvent();
  if (room.startTimePublic !== undefined && room.startTimePublic < room.startTime) throw refusals.publicBeforeStart();
}
