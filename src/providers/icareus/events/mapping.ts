import { type Deferred, entityById } from '../../../model/deferred';
import { Event, type Participant, type Room } from '../../../model/event';
import { LocalizedText } from '../../../model/localized-text';
import { make } from '../../../model/make';
import { SessionStatus } from '../../../model/session';
import { plainText } from '../../../provider-kit/plain-text';
import { RecordReader, type ReportProblem } from '../../../provider-kit/record-reader';
import { globalId, identity, TITLE } from '../ids';
import {
  defaultLocaleIn,
  idIn,
  localeIn,
  publicTimesIn,
  publishingIn,
  textIn,
  timesIn,
  webAddressIn,
} from '../mapping';
import { roomOfEvent } from '../rooms/mapping';
import { spellings, type WireEvent } from '../wire';
import { IcareusEventDetails, IcareusGdpr } from './details';

/** Looks up the participants of an event. The suite has no list of them. */
export interface ParticipantLookUp {
  participantsOf(eventId: string): Deferred<readonly Participant[] | null>;
}

/**
 * The event of a record, with its rooms. Null if its times cannot be read, which is reported. Rooms whose times cannot be
 * read are reported and left out.
 */
export function mapEvent(wire: WireEvent, participants: ParticipantLookUp, report: ReportProblem): Event | null {
  const { eventId, record } = wire;
  const reader = new RecordReader(record, `event ${eventId}`, report);
  const times = timesIn(reader, `event ${eventId}`);
  if (times === null) return null;

  const defaultLocale = defaultLocaleIn(reader);
  const name = textIn(reader, 'name', defaultLocale) ?? LocalizedText.inPlaceOf(`${TITLE} event ${eventId}`);
  const description = textIn(reader, 'description', defaultLocale, plainText);
  const embedUrl = webAddressIn(reader, ['embedUrl']);
  const mainRoomId = idIn(reader, 'mainEventRoomId');
  const event = make(Event, {
    id: globalId('event', eventId),
    provider: identity.enumValue,
    providerId: eventId,
    providerRecord: record,
    title: name.defaultText,
    description: description?.defaultText ?? null,
    ...times,
    // Times are milliseconds since the epoch, and no field contains a time zone.
    timeZone: null,
    // The suite does not return whether an event is cancelled or over.
    status: SessionStatus.SCHEDULED,
    joinUrl: embedUrl,
    hosts: [],
    rooms: null,
    // A look-up is needed only if the record has no list of rooms.
    mainRoom: wire.rooms === null && mainRoomId !== null ? entityById<Room>(globalId('room', mainRoomId)) : null,
    participants: participants.participantsOf(eventId),
    details: make(IcareusEventDetails, {
      name,
      description,
      publicName: textIn(reader, 'publicName', defaultLocale),
      ...publicTimesIn(reader),
      defaultLocale,
      locales: localesIn(reader, defaultLocale),
      isMultiroom: reader.flag('isMultiroom') ?? (wire.rooms?.length ?? 0) > 1,
      mainRoomId,
      themeId: idIn(reader, 'eventTheme'),
      thumbnailUrl: webAddressIn(reader, spellings.thumbnail),
      embedUrl,
      externalId: reader.text('externalId'),
      serviceId: idIn(reader, 'serviceId'),
      publishing: publishingIn(reader),
      gdpr: gdprIn(reader, defaultLocale),
      categories: jsonIn(reader, 'categories'),
      restrictions: jsonIn(reader, 'restrictions'),
      accessControls: jsonIn(reader, 'accessControls'),
    }),
  });
  if (wire.rooms !== null) {
    const rooms = wire.rooms.map((room) => roomOfEvent(room, report, { event, defaultLocale, mainRoomId }));
    event.rooms = rooms.filter((room) => room !== null);
    event.mainRoom = event.rooms.find(({ providerId }) => providerId === mainRoomId) ?? null;
  }
  return event;
}

/** The languages of an event. "Default language is added by default." */
function localesIn(reader: RecordReader, defaultLocale: string): readonly string[] {
  if (!reader.has('eventLanguages')) return [defaultLocale];
  const locales = reader.list('eventLanguages').map((each) => localeIn(reader, 'eventLanguages', each));
  return [...new Set(locales.filter((locale) => locale !== null))];
}

function gdprIn(reader: RecordReader, defaultLocale: string): IcareusGdpr | null {
  const inner = reader.inner('gdpr');
  if (inner === null) return null;
  return make(IcareusGdpr, {
    termsOfService: textIn(inner, 'termsOfService', defaultLocale, plainText),
    privacyPolicy: textIn(inner, 'privacyPolicy', defaultLocale, plainText),
    copyright: textIn(inner, 'copyright', defaultLocale, plainText),
  });
}

/** The items of a list, unchanged. */
const jsonIn = (reader: RecordReader, key: string): readonly unknown[] =>
  reader.list(key).filter((item) => item !== null);
