/** What is known of an event in, the event out. Pure and total; wall-clock times end here. */
import { type ReportProblem } from '../../provider-kit/record-reader';
import { Event } from '../../model/event';
import { make } from '../../model/make';
import { webAddressOrNull } from '../../model/scalars';
import { SessionHost, SessionStatus } from '../../model/session';
import { plainText } from '../../provider-kit/plain-text';
import { readWallTime } from '../../zones/time-zone';
import { ElectaAccessType, ElectaEventDetails } from './details';
import { globalId, PROVIDER_ENUM, TITLE } from './ids';
import { type EventRecord } from './snapshot';
import { type ElectaSettings } from './settings';
import { type TimeZoneTable } from './time-zones';
import { readWallTimeText, type WireEvent } from './wire';

/** What Electa's numbers stand for here. */
export type Names = Pick<ElectaSettings, 'timeZones' | 'presenters'>;

/**
 * Makes the event of a record. What Electa answered counts before what it was asked for; of what it does not say, or says
 * in a way that cannot be used, the latter is taken, and the former reported. Null when there is no start or no length
 * either way, which is reported.
 */
export function mapEvent(record: EventRecord, { timeZones, presenters }: Names, report: ReportProblem): Event | null {
  const { providerId, asked, answered } = record;
  const reader = new WireReader(answered, `event ${providerId}`, report);
  const timeZoneId = reader.integer('timeZoneId') ?? asked?.timeZoneId ?? null;
  const timeZone = zoneOf(timeZoneId, record, timeZones);
  const startsAt = startOf(reader, record, timeZone);
  const durationMinutes = reader.minutes('duration') ?? asked?.durationMinutes ?? null;
  if (startsAt === null || durationMinutes === null) {
    report(`event ${providerId}: it has no ${startsAt === null ? 'start' : 'length'} that can be used`);
    return null;
  }

  const eventUrl = reader.webAddress('eventUrl');
  const presenterId = reader.text('presenterId') ?? asked?.presenterId ?? null;
  return make(Event, {
    id: globalId(providerId),
    provider: PROVIDER_ENUM,
    providerId,
    providerRecord: answered?.record ?? null,
    title: reader.text('topic') ?? asked?.title ?? `${TITLE} event ${providerId}`,
    description: plainText(reader.text('description')),
    startsAt,
    endsAt: new Date(startsAt.getTime() + durationMinutes * 60_000),
    timeZone,
    // Electa has no way to say that an event was called off or is over.
    status: SessionStatus.SCHEDULED,
    joinUrl: eventUrl,
    hosts: presenterId === null ? [] : [hostOf(presenterId, presenters)],
    // A virtual room of Electa's is a number, and who attends is told nowhere.
    rooms: null,
    mainRoom: null,
    participants: null,
    details: make(ElectaEventDetails, {
      accessType: accessTypeOf(reader.text('accessType')) ?? (asked && ElectaAccessType[asked.accessType]),
      accessCode: reader.text('accessCode'),
      eventUrl,
      openPriorMinutes: reader.integer('openPrior'),
      durationMinutes,
      companyId: reader.text('companyId'),
      presenterId,
      roomId: reader.text('roomId') ?? asked?.roomId ?? null,
      timeZoneId,
      showInPublicCalendar: asked?.showInPublicCalendar ?? null,
    }),
  });
}

const hostOf = (presenterId: string, presenters: Names['presenters']): SessionHost =>
  make(SessionHost, { name: null, email: presenters.get(presenterId) ?? null, providerId: presenterId });

/** The canonical zone of an id. Several zones may share one, so the zone that was asked for by it comes first. */
function zoneOf(id: number | null, { asked }: EventRecord, timeZones: TimeZoneTable): string | null {
  if (id === null) return null;
  return asked?.timeZoneId === id ? asked.timeZone : timeZones.zoneOf(id);
}

function startOf(reader: WireReader, { asked, answered, timeZone }: EventRecord, ownZone: string | null): Date | null {
  const otherwise = asked ? new Date(asked.startsAt) : null;
  const text = reader.text('start');
  if (text === null) return otherwise;
  const zone = answered?.startIsIn === 'ownZone' ? ownZone : timeZone;
  if (zone === null) {
    reader.unusable('start', text, 'in a zone whose id is known');
    return otherwise;
  }
  const wall = readWallTimeText(text);
  const reading = wall === null ? null : readWallTime(wall, zone);
  if (reading === null) {
    reader.unusable('start', text, 'a date and time');
    return otherwise;
  }
  if (reading.kind === 'gap') reader.unusable('start', text, `shown by any clock in ${zone}; taken as an hour later`);
  if (reading.kind === 'fold') reader.unusable('start', text, `shown only once in ${zone}; taken as the earlier one`);
  return new Date(reading.epochMilliseconds);
}

/** The access type; whatever is neither A nor B is one that could not have been made here. */
function accessTypeOf(text: string | null): ElectaAccessType | null {
  if (text === null) return null;
  const type = text.toUpperCase();
  return type === 'A' || type === 'B' ? ElectaAccessType[type] : ElectaAccessType.OTHER;
}

type TextKey = { [K in keyof WireEvent]: WireEvent[K] extends string | null ? K : never }[keyof WireEvent];

/** Reads what Electa answered without ever failing: what cannot be used reads as null and is reported. */
class WireReader {
  constructor(
    private readonly event: WireEvent | null,
    private readonly where: string,
    private readonly report: ReportProblem,
  ) {}

  text(key: TextKey): string | null {
    return this.event?.[key] ?? null;
  }

  /** A whole number that GraphQL's Int can carry. */
  integer(key: TextKey): number | null {
    const text = this.text(key);
    if (text === null) return null;
    const number = /^-?\d{1,10}$/.test(text) ? Number(text) : NaN;
    return Math.abs(number) < 2 ** 31 ? number : this.unusable(key, text, 'a whole number of at most 32 bits');
  }

  /** A length, of one minute or more. */
  minutes(key: TextKey): number | null {
    const minutes = this.integer(key);
    return minutes === null || minutes > 0 ? minutes : this.unusable(key, String(minutes), 'a length in minutes');
  }

  webAddress(key: TextKey): string | null {
    const text = this.text(key);
    if (text === null) return null;
    return webAddressOrNull(text) ?? this.unusable(key, text, 'a web address');
  }

  unusable(key: TextKey, text: string, expected: string): null {
    this.report(`${this.where}: ${key} is "${text.slice(0, 80)}", not ${expected}`);
    return null;
  }
}
