/** Maps what is known of an event to the event. Pure and total; wall times are converted to instants here. */
import { Event } from '../../model/event';
import { make } from '../../model/make';
import { webAddressOrNull } from '../../model/scalars';
import { SessionHost, SessionStatus } from '../../model/session';
import { plainText } from '../../provider-kit/plain-text';
import { type ReportProblem } from '../../provider-kit/record-reader';
import { readWallTime } from '../../zones/time-zone';
import { ElectaAccessType, ElectaEventDetails } from './details';
import { provider } from './ids';
import { type ElectaSettings } from './settings';
import { readUsWallTime } from '../../provider-kit/us-wall-time';
import { EventReader, type WireEvent } from './wire';

/** A create as it was requested. It is JSON. */
export interface RequestedEvent {
  readonly title: string;
  /** RFC 3339, in UTC. */
  readonly startsAt: string;
  /** The same as a wall time in `timeZone`, as it is sent. */
  readonly start: string;
  /** Canonical. */
  readonly timeZone: string;
  readonly timeZoneId: number;
  readonly durationMinutes: number;
  readonly accessType: 'A' | 'B';
  readonly presenterId: string | null;
  readonly roomId: string | null;
  readonly showInPublicCalendar: boolean;
}

/** The snapshot and cached record of an event: everything that is known of it. It is JSON. */
export interface EventRecord {
  readonly providerId: string;
  /** Null if it was not created here. */
  readonly requested: RequestedEvent | null;
  /** Null if Electa did not return it: an operator resolved its create. */
  readonly returned: WireEvent | null;
  /** The canonical zone of the local times in `returned`; null if unknown. */
  readonly timeZone: string | null;
}

/** What Electa's ids mean. */
export type Names = Pick<ElectaSettings, 'timeZones' | 'presenters'>;

/**
 * Maps a record to its event. Returned values take precedence over requested ones, which replace what was not returned or
 * cannot be used; the latter is reported. Null if neither has a usable start or duration, which is reported.
 */
export function mapEvent(record: EventRecord, { timeZones, presenters }: Names, report: ReportProblem): Event | null {
  const { providerId, requested, returned } = record;
  const reader = new EventReader(returned, `event ${providerId}`, report);
  const timeZoneId = reader.integer('timezoneid') ?? requested?.timeZoneId ?? null;
  const timeZone = zoneOf(timeZoneId, record, timeZones);
  const startsAt = startOf(reader, record, timeZone) ?? (requested && new Date(requested.startsAt));
  const durationMinutes = durationOf(reader) ?? requested?.durationMinutes ?? null;
  if (startsAt === null || durationMinutes === null) {
    report(`event ${providerId}: it has no usable ${startsAt === null ? 'start' : 'duration'}`);
    return null;
  }

  const url = reader.text('eventurl');
  const eventUrl = url && (webAddressOrNull(url) ?? reader.unusable('eventurl', url, 'a web address'));
  const presenterId = reader.idNamedLike(/presenter|organi[sz]er|^user_?id$/) ?? requested?.presenterId ?? null;
  return make(Event, {
    id: provider.globalId('event', providerId),
    provider: provider.enumValue,
    providerId,
    providerRecord: returned,
    title: reader.text('topic') ?? requested?.title ?? `${provider.title} event ${providerId}`,
    description: plainText(reader.text('description')),
    startsAt,
    endsAt: new Date(startsAt.getTime() + durationMinutes * 60_000),
    timeZone,
    // Which element says that an event was cancelled is not documented: it is reported as held, never as free.
    status: SessionStatus.SCHEDULED,
    joinUrl: eventUrl,
    hosts: presenterId === null ? [] : [hostOf(presenterId, presenters)],
    // A virtual room is only an id, and Electa does not return attendees.
    rooms: null,
    mainRoom: null,
    participants: null,
    details: make(ElectaEventDetails, {
      accessType: accessTypeOf(reader) ?? (requested && ElectaAccessType[requested.accessType]),
      accessCode: reader.text('accesscode'),
      eventUrl,
      openPriorMinutes: reader.integer('eventopenprior'),
      durationMinutes,
      companyId: reader.idNamedLike(/company|^cid$/),
      presenterId,
      roomId: reader.idNamedLike(/room|^vcr_?id$/) ?? requested?.roomId ?? null,
      timeZoneId,
      showInPublicCalendar: requested?.showInPublicCalendar ?? null,
    }),
  });
}

const hostOf = (presenterId: string, presenters: Names['presenters']): SessionHost =>
  make(SessionHost, { name: null, email: presenters.get(presenterId) ?? null, providerId: presenterId });

/** The canonical zone of an id. Several zones may share one, so the requested zone comes first. */
function zoneOf(id: number | null, { requested }: EventRecord, timeZones: Names['timeZones']): string | null {
  if (requested?.timeZoneId === id) return requested.timeZone;
  return [...timeZones].find(([, each]) => each === id)?.[0] ?? null;
}

/**
 * The returned start; null if it cannot be used. A list calls it local, and does not say in which zone [INF]: it is read
 * in the zone that the list was requested in.
 */
function startOf(reader: EventReader, { timeZone }: EventRecord, ownZone: string | null): Date | null {
  const local = reader.text('eventlocaldatetime');
  const [key, zone] = local === null ? ['startdatetime', ownZone] : ['eventlocaldatetime', timeZone];
  const text = reader.text(key);
  if (text === null) return null;
  if (zone === null) return reader.unusable(key, text, 'in a zone whose id is known');
  const wall = readUsWallTime(text);
  const reading = wall === null ? null : readWallTime(wall, zone);
  if (reading === null) return reader.unusable(key, text, 'a date and time');
  if (reading.kind === 'gap') reader.unusable(key, text, `shown by any clock in ${zone}; read as an hour later`);
  if (reading.kind === 'fold') reader.unusable(key, text, `shown only once in ${zone}; read as the earlier one`);
  return new Date(reading.epochMilliseconds);
}

function durationOf(reader: EventReader): number | null {
  const minutes = reader.integer('duration');
  return minutes === null || minutes > 0 ? minutes : reader.unusable('duration', minutes, 'a duration in minutes');
}

/** The access type; other types than A and B cannot be created through the API. */
function accessTypeOf(reader: EventReader): ElectaAccessType | null {
  const type = (reader.text('accesstype') ?? reader.text('eventtype'))?.toUpperCase();
  if (type === undefined) return null;
  return type === 'A' || type === 'B' ? ElectaAccessType[type] : ElectaAccessType.OTHER;
}
