/** How events and rooms are answered: every key of the page's samples, in their order. What is undefined is left out. */
import { type SandboxEvent, type SandboxRoom, type Suite } from './suite';

/** Where a channel takes its stream in. */
const INGEST_URL = 'rtmp://sample.origin.icareus.com:1935/suitelive';

export function eventAnswer(event: SandboxEvent, suite: Suite): object {
  return {
    restrictions: [],
    isMultiroom: true,
    mainEventRoomId: event.mainRoomId,
    embedUrl: embedUrlOf(suite, event.id),
    startTimePublic: event.startTimePublic,
    defaultLanguage: event.defaultLanguage,
    durationPublic: event.durationPublic,
    // An event has no channel of its own: its rooms have.
    publishingInfo: { serviceId: 0, ingestUrl: '' },
    startTime: event.startTime,
    eventTheme: event.eventTheme,
    duration: event.duration,
    eventLanguages: event.eventLanguages,
    eventId: event.id,
    serviceId: 0,
    publicName: event.publicName,
    description: event.description,
    name: event.name,
    accessControls: [],
    gdpr: event.gdpr,
    categories: [],
    // No sample shows these two in an answer [INF].
    eventThumbnail: event.eventThumbnail,
    externalId: event.externalId,
    rooms: event.rooms.map((room) => roomAnswer(room, event, suite)),
  };
}

export function roomAnswer(room: SandboxRoom, event: SandboxEvent, suite: Suite): object {
  return {
    recordings: [],
    startTimePublic: room.startTimePublic,
    embedUrl: `${embedUrlOf(suite, event.id)}&roomId=${room.id}`,
    roomId: room.id,
    durationPublic: room.durationPublic,
    publishingInfo: { ingestUrl: room.serviceId === 0 ? '' : INGEST_URL, streamName: room.serviceId },
    startTime: room.startTime,
    eventTheme: room.eventTheme,
    duration: room.duration,
    eventId: event.id,
    serviceId: room.serviceId,
    publicName: room.publicName,
    description: room.description,
    name: room.name,
    // No sample shows a thumbnail [INF].
    eventThumbnail: room.eventThumbnail,
  };
}

const embedUrlOf = ({ baseUrl }: Suite, eventId: number): string =>
  `${baseUrl}/web/test-account/player/embed/event/view?eventId=${eventId}`;
