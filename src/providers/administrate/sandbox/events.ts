import { type Temporal } from 'temporal-polyfill';
import {
  BLANK_EVENT,
  type ContactRecord,
  type CourseRecord,
  type EventRecord,
  type VenueRecord,
  type ZoneFields,
} from './records';
import { CURRENCIES, lookUp, PRICE_LEVELS, REGIONS } from './references';
import { writeDate, writeDateTime, writeTime, writeWithOffset } from './time';

/** What an event is made of. */
export interface EventParts {
  readonly id: number;
  readonly course: CourseRecord;
  readonly venue: VenueRecord;
  readonly tutor: ContactRecord;
  readonly starts: Temporal.PlainDateTime;
  readonly ends: Temporal.PlainDateTime;
  /** Null where the account does not have the time-zone feature. */
  readonly timeZone: string | null;
  readonly currencyCode: string;
}

/** The record of an event as in the page's response to a create: complete embedded records, computed classroom times. */
export function eventRecord({ id, course, venue, tutor, ...parts }: EventParts): EventRecord {
  const { starts, ends, timeZone, currencyCode } = parts;
  const prices = eventPrices(course, currencyCode, id);
  return {
    ...BLANK_EVENT,
    id,
    start_date: writeDateTime(starts.withPlainTime()),
    start_time: writeTime(starts.toPlainTime()),
    end_date: writeDate(ends),
    end_time: writeTime(ends.toPlainTime()),
    classroom_start: writeDateTime(starts),
    classroom_end: writeDateTime(ends),
    venue_id: venue.id,
    venue,
    course_id: course.id,
    course,
    personnel_tutor_id: tutor.id,
    personnel_tutor: tutor,
    disposition: 'normal',
    currency_code: currencyCode,
    prices,
    price: prices[0]?.price ?? null,
    ...(timeZone === null ? {} : zoneFields(starts, ends, timeZone)),
  };
}

/** The five fields that the time-zone feature adds to an event. */
export function zoneFields(starts: Temporal.PlainDateTime, ends: Temporal.PlainDateTime, timeZone: string): ZoneFields {
  const start = writeWithOffset(starts, timeZone);
  const end = writeWithOffset(ends, timeZone);
  return { time_zone: timeZone, start_tz: start, end_tz: end, classroom_start_tz: start, classroom_end_tz: end };
}

/** The course's prices in the event's currency, with level, region and currency embedded. */
function eventPrices(course: CourseRecord, currencyCode: string, eventId: number) {
  return course.prices
    .filter((listed) => listed.currency_code === currencyCode)
    .map((listed, index) => ({
      price_level: lookUp(PRICE_LEVELS, listed.price_level) ?? null,
      event_id: eventId,
      region: lookUp(REGIONS, listed.region_id) ?? null,
      id: eventId * 10 + index,
      currency: lookUp(CURRENCIES, currencyCode) ?? null,
      price: listed.price,
    }));
}
