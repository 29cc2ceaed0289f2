import { toXml, writeXml, type XmlContent, type XmlNode } from '../../../http/xml';
import { wallTimeOf } from '../../../zones/time-zone';
import { type SandboxEvent } from './events';

/** `<Response>` with its code and data, as the page on tokens shows it. */
export const codeResponse = (code: number, data: string): string =>
  document('Response', { ResponseCode: code, ResponseData: data });

/**
 * The response to a create, with the elements of the page's sample. It says that company, presenter and room are passed
 * back, but not by which names [INF].
 */
export const createdResponse = (event: SandboxEvent, companyId: number): string =>
  document('NewEvent', {
    CompanyId: companyId,
    PresenterId: event.presenterId,
    RoomId: event.roomId,
    StartDateTime: event.startText,
    Duration: event.duration,
    TimeZoneId: event.timeZoneId,
    EventId: event.id,
    AccessCode: accessCodeOf(event),
    Topic: event.topic,
    AccessType: event.accessType,
    EventOpenPrior: 5,
    EventURL: eventUrlOf(event),
  });

export interface ListedRange {
  readonly from: Date;
  readonly to: Date;
  /** The zone of the items' local times. */
  readonly timeZone: string;
}

/** The response to a list. The name of its items, and their elements other than topic, description and times, are [INF]. */
export const listResponse = (
  events: readonly SandboxEvent[],
  { from, to, timeZone }: ListedRange,
  companyId: number,
): string =>
  document('EventsSchedule', {
    Count: events.length,
    CompanyId: companyId,
    StartDateTimeUTC: wallTimeText(from, 'UTC').date,
    EndDateTimeUTC: wallTimeText(to, 'UTC').date,
    Items: events.map((event) => listedItem(event, timeZone)),
  });

function listedItem(event: SandboxEvent, timeZone: string): XmlNode {
  const { date, time } = wallTimeText(event.startsAt, timeZone);
  const elements = {
    EventId: event.id,
    Topic: event.topic,
    Description: event.description,
    EventLocalDateTime: `${date} ${time}`,
    EventOriginalDateTime: `${date} ${time}`,
    Duration: event.duration,
    TimeZoneId: event.timeZoneId,
    RoomId: event.roomId,
    OrganizerId: event.presenterId,
    AccessType: event.accessType,
    AccessCode: accessCodeOf(event),
    EventURL: eventUrlOf(event),
  };
  return writeXml('Item', elementsOf(elements));
}

/** The sample's access code has the event's id between these digits, maybe by accident [INF]. */
const accessCodeOf = ({ id }: SandboxEvent): number => Number(`1${id}8`);

/** The path is the sample's; the host cannot exist, so that no link leads to a real event. */
const eventUrlOf = (event: SandboxEvent): string =>
  `https://www.school-network.example/event/join/${accessCodeOf(event)}`;

/** A date and a time as the page writes them: `1/5/2017` and `4:00 PM`. */
function wallTimeText(instant: Date, timeZone: string): { readonly date: string; readonly time: string } {
  const wall = wallTimeOf(instant, timeZone);
  const [year, month, day] = wall.date.split('-').map(Number);
  const [hour = 0, minute = 0] = wall.time.split(':').map(Number);
  const time = `${hour % 12 || 12}:${String(minute).padStart(2, '0')} ${hour < 12 ? 'AM' : 'PM'}`;
  return { date: `${month}/${day}/${year}`, time };
}

const elementsOf = (contents: Readonly<Record<string, XmlContent>>): XmlNode[] =>
  Object.entries(contents).map(([name, content]) => writeXml(name, content));

const document = (name: string, contents: Readonly<Record<string, XmlContent>>): string =>
  `<?xml version="1.0" encoding="utf-8"?>\n${toXml(writeXml(name, elementsOf(contents)))}`;
