import { type Deferred, entityById } from '../../../model/deferred';
import { type Event, Room } from '../../../model/event';
import { LocalizedText } from '../../../model/localized-text';
import { make } from '../../../model/make';
import { RoomRecording } from '../../../model/room-recording';
import { plainText } from '../../../provider-kit/plain-text';
import { RecordReader, type ReportProblem } from '../../../provider-kit/record-reader';
import { type IcareusEventDetails } from '../events/details';
import { globalId, identity, TITLE } from '../ids';
import { DEFAULT_LOCALE, idIn, keyIn, publicTimesIn, publishingIn, textIn, timesIn, webAddressIn } from '../mapping';
import { spellings, type WireRoom } from '../wire';

/** What a room takes from its event. */
interface RoomContext {
  /** Null if the room was returned without its event. */
  readonly event: Event | null;
  readonly defaultLocale: string;
  readonly mainRoomId: string | null;
}

/**
 * The room of a record. Null if its times cannot be read, which is reported. A room that is returned without its event
 * does not contain the default locale of its texts.
 */
export const mapRoom = (wire: WireRoom, report: ReportProblem, defaultLocale = DEFAULT_LOCALE): Room | null =>
  roomOfEvent(wire, report, { event: null, defaultLocale, mainRoomId: null });

/** The room of a record that is part of an event. */
export function roomOfEvent(wire: WireRoom, report: ReportProblem, context: RoomContext): Room | null {
  const { roomId, eventId, record } = wire;
  const reader = new RecordReader(record, `room ${roomId}`, report);
  const times = timesIn(reader, `room ${roomId}`);
  if (times === null) return null;

  const { event, defaultLocale, mainRoomId } = context;
  const eventGlobalId = eventId === null ? null : globalId('event', eventId);
  return make(Room, {
    id: globalId('room', roomId),
    provider: identity.enumValue,
    providerId: roomId,
    providerRecord: record,
    event: event ?? (eventGlobalId === null ? null : entityById<Event>(eventGlobalId)),
    isMain: event ? roomId === mainRoomId : eventGlobalId !== null && isMainOf(eventGlobalId, roomId),
    name: textIn(reader, 'name', defaultLocale) ?? LocalizedText.inPlaceOf(`${TITLE} room ${roomId}`),
    description: textIn(reader, 'description', defaultLocale, plainText),
    publicName: textIn(reader, 'publicName', defaultLocale),
    ...times,
    ...publicTimesIn(reader),
    themeId: idIn(reader, 'eventTheme'),
    channelId: idIn(reader, 'serviceId'),
    thumbnailUrl: webAddressIn(reader, spellings.thumbnail),
    embedUrl: webAddressIn(reader, ['embedUrl']),
    publishing: publishingIn(reader),
    recordings: recordingsIn(reader, defaultLocale),
  });
}

/** Only the event contains the id of its main room. */
const isMainOf =
  (eventGlobalId: string, roomId: string): Deferred<boolean> =>
  async (_args, { loaders }) => {
    const event = (await loaders.load(eventGlobalId)) as Event | null;
    return (event?.details as IcareusEventDetails | undefined)?.mainRoomId === roomId;
  };

function recordingsIn(reader: RecordReader, defaultLocale: string): readonly RoomRecording[] {
  return reader.innerList('recordings').map((recording) =>
    make(RoomRecording, {
      providerId: recording.id(keyIn(recording, spellings.recordingId)),
      url: webAddressIn(recording, spellings.recordingUrl),
      title: textIn(recording, keyIn(recording, spellings.recordingTitle), defaultLocale)?.defaultText ?? null,
      providerRecord: recording.record,
    }),
  );
}
