import { type Temporal } from 'temporal-polyfill';
import { toXml, writeXml, type XmlNode } from '../../../http/xml';
import { type Refusal } from './codes';
import { type SandboxEvent } from './events';

/** `<Response>` with its code and data, as the page on tokens shows it. */
export const responseAnswer = (code: number, data: string): string =>
  document(writeXml('Response', [writeXml('ResponseCode', code), writeXml('ResponseData', data)]));

/** How a refused call looks: "the result is the error code", bare, or in a `<Response>`. Which of them is not documented [INF]. */
export const refusalAnswer = (refusal: Refusal, form: 'bare' | 'response'): string =>
  form === 'bare' ? String(refusal.code) : responseAnswer(refusal.code, refusal.message);

/**
 * The answer to a create, with the elements of the page's sample. It says that company, presenter and room are passed
 * back, and not by which names [INF].
 */
export function createdAnswer(event: SandboxEvent, companyId: string): string {
  return document(
    writeXml('NewEvent', [
      writeXml('CompanyId', Number(companyId)),
      writeXml('PresenterId', event.presenterId),
      writeXml('RoomId', event.roomId),
      writeXml('StartDateTime', event.startText),
      writeXml('Duration', event.duration),
      writeXml('TimeZoneId', event.timeZoneId),
      writeXml('EventId', event.id),
      writeXml('AccessCode', Number(accessCodeOf(event))),
      writeXml('Topic', event.topic),
      writeXml('AccessType', event.accessType),
      writeXml('EventOpenPrior', 5),
      writeXml('EventURL', eventUrlOf(event)),
    ]),
  );
}

export interface ListedRange {
  readonly from: Temporal.Instant;
  readonly to: Temporal.Instant;
  /** The zone of the items' local times. */
  readonly timeZone: string;
}

/**
 * The answer to a list, with the elements that the page shows. What its items are called, and everything in them but
 * topic, description and the two times, is not documented [INF].
 */
export function listAnswer(events: readonly SandboxEvent[], range: ListedRange, companyId: string): string {
  return document(
    writeXml('EventsSchedule', [
      writeXml('Count', events.length),
      writeXml('CompanyId', Number(companyId)),
      writeXml('StartDateTimeUTC', dateOf(range.from)),
      writeXml('EndDateTimeUTC', dateOf(range.to)),
      writeXml(
        'Items',
        events.map((event) => listedItem(event, range.timeZone)),
      ),
    ]),
  );
}

function listedItem(event: SandboxEvent, timeZone: string): XmlNode {
  const local = clockTime(event.startsAt.toZonedDateTimeISO(timeZone));
  return writeXml('Item', [
    writeXml('EventId', event.id),
    writeXml('Topic', event.topic),
    writeXml('Description', event.description),
    writeXml('EventLocalDateTime', local),
    writeXml('EventOriginalDateTime', local),
    writeXml('Duration', event.duration),
    writeXml('TimeZoneId', event.timeZoneId),
    writeXml('RoomId', event.roomId),
    writeXml('OrganizerId', event.presenterId),
    writeXml('AccessType', event.accessType),
    writeXml('AccessCode', Number(accessCodeOf(event))),
    writeXml('EventURL', eventUrlOf(event)),
  ]);
}

/** The sample's access code holds the event's id between these digits, maybe by accident [INF]. */
const accessCodeOf = ({ id }: SandboxEvent): string => `1${id}8`;

/** The path is the sample's. The host is one that cannot exist, so that nobody lands at somebody else's event. */
const eventUrlOf = (event: SandboxEvent): string =>
  `https://www.school-network.example/event/join/${accessCodeOf(event)}`;

/** As the page writes the ends of a range: `1/5/2017`. */
function dateOf(instant: Temporal.Instant): string {
  const { month, day, year } = instant.toZonedDateTimeISO('UTC');
  return `${month}/${day}/${year}`;
}

/** As the page writes the times of an item: `1/5/2017 4:00 PM`. */
function clockTime({ month, day, year, hour, minute }: Temporal.ZonedDateTime): string {
  const time = `${hour % 12 || 12}:${String(minute).padStart(2, '0')} ${hour < 12 ? 'AM' : 'PM'}`;
  return `${month}/${day}/${year} ${time}`;
}

const document = (root: XmlNode): string => `<?xml version="1.0" encoding="utf-8"?>\n${toXml(root)}`;
