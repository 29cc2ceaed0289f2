import { Temporal } from 'temporal-polyfill';
import { ADMINISTRATORS_FROM_ID, CONTACTS } from './contacts';
import { COURSES } from './courses';
import { eventRecord } from './events';
import { byId, type ContactRecord, type EventRecord, type SandboxRecords, ZONE_FIELDS } from './records';
import { REGIONS } from './references';
import { type EventPlan, isOnlineId, planEvents } from './schedule';
import { type EventTraits, references, showcase } from './showcase';
import { writeDate, writeDateTime } from './time';
import { PLACES, placeOf } from './venues';

const contacts = byId(CONTACTS);
const courses = byId(COURSES);
const venues = byId(PLACES.map(({ venue }) => venue));

/**
 * Makes the simulated account's data: about 650 events from 60 days before the given moment to 300 days after it,
 * 25 venues, 60 courses and 60 contacts, the first 40 of them tutors. The same day gives the same data.
 */
export function sandboxRecords(now: Date, hasTimeZoneFeature: boolean): SandboxRecords {
  const today = Temporal.Instant.fromEpochMilliseconds(now.getTime()).toZonedDateTimeISO('UTC').toPlainDate();
  const key = `${today.toString()} ${hasTimeZoneFeature}`;
  if (generated?.key !== key) generated = { key, events: generateEvents(today, hasTimeZoneFeature) };
  return { events: byId(generated.events), contacts, courses, venues };
}

/** The events generated last. Writes replace records and never change one, so accounts can share them. */
let generated: { readonly key: string; readonly events: readonly EventRecord[] } | undefined;

function generateEvents(today: Temporal.PlainDate, hasTimeZoneFeature: boolean): EventRecord[] {
  const shown = showcase(today);
  const traitsOfShown = new Map(shown.map(({ id, traits }) => [id, traits]));
  return planEvents(today, shown).map((plan) => {
    const traits = traitsOfShown.get(plan.id) ?? traitsById(plan.id);
    return recordOf(hasTimeZoneFeature ? plan : { ...plan, hasZone: false }, traits, today);
  });
}

/** What an event that is not of the showcase is like follows from its id, so that every trait occurs often. */
function traitsById(id: number): EventTraits {
  const every = (nth: number, offset: number): boolean => id % nth === offset;
  const isOnline = isOnlineId(id);
  return {
    hasPrices: !every(6, 4),
    hasMixedDateForms: every(14, 13),
    ...(every(45, 12) && { movedByDays: 7 }),
    ...(every(5, 1) && { administratorId: ADMINISTRATORS_FROM_ID + (id % 20) }),
    ...(every(25, 15) && { personnel: [[1 + (id % 40), 'tutor'] as const] }),
    attributes: {
      is_cancelled: every(17, 2),
      is_provisional: every(13, 3),
      is_sold_out: every(15, 9),
      is_online: isOnline,
      is_lms: isOnline && every(24, 7),
      ...(isOnline && { location: `https://classroom.training.example/${id}` }),
      ...(every(9, 0) && { notes: 'Certificates are sent by post.' }),
      ...(every(7, 3) && { title: null }),
      ...(every(11, 5) && { code: null }),
      ...(every(30, 10) && references('EU', 1, 2, 2)),
      ...(every(30, 20) && references('US', 3, 3, 3)),
    },
  };
}

function recordOf(plan: EventPlan, traits: EventTraits, today: Temporal.PlainDate): EventRecord {
  const { id, courseId, tutorId, placeId } = plan;
  const { venue, timeZone, regionId } = placeOf(placeId);
  const course = courses.get(courseId);
  const tutor = contacts.get(tutorId);
  if (!course || !tutor) throw new RangeError(`Event ${id} is planned with a course or a tutor that does not exist`);

  const moved = { days: traits.movedByDays ?? 0 };
  const record: EventRecord = {
    ...eventRecord({
      id,
      course,
      tutor,
      venue,
      starts: plan.starts.subtract(moved),
      ends: plan.ends.subtract(moved),
      timeZone: plan.hasZone ? timeZone : null,
      currencyCode: REGIONS[regionId].company.currency_code,
    }),
    ...dates(plan, traits.hasMixedDateForms === true),
    ...(traits.hasPrices === false ? { prices: [], price: null } : {}),
    title: course.title,
    code: typeof course.code === 'string' ? `${course.code}-${String(id).padStart(4, '0')}` : null,
    ...administrator(traits.administratorId),
    personnel: (traits.personnel ?? []).map(([contactId, type], index) => personnelEntry(id, index, contactId, type)),
    ...traits.attributes,
  };
  if (traits.hasWrongOffsets === true && plan.hasZone) {
    for (const field of ZONE_FIELDS.slice(1)) record[field] = record[field]?.replace(/[+-]\d\d:\d\d$/, '+00:01');
  }
  return { ...record, ...delegates(record, plan, today) };
}

function dates({ starts, ends }: EventPlan, isMixed: boolean): Partial<EventRecord> {
  const midnight = (value: Temporal.PlainDateTime): string => writeDateTime(value.withPlainTime());
  return isMixed
    ? { start_date: writeDate(starts), end_date: midnight(ends) }
    : { start_date: midnight(starts), end_date: writeDate(ends) };
}

function administrator(contactId: number | undefined): Partial<EventRecord> {
  const contact = contactId === undefined ? undefined : contacts.get(contactId);
  return contact ? { personnel_administrator_id: contact.id, personnel_administrator: contact } : {};
}

const ROLES = [{ id: 1, name: 'Lead' }, { id: 2, name: 'Support' }, null];

/** A member of an event's personnel, in the shape of the provider's page "Event Personnel". */
function personnelEntry(eventId: number, index: number, contactId: number, type: string) {
  const contact: ContactRecord | undefined = contacts.get(contactId);
  const role = ROLES[index % ROLES.length] ?? null;
  return {
    first_name: contact?.first_name ?? null,
    last_name: contact?.last_name ?? null,
    event_id: eventId,
    contact_id: contactId,
    role_id: role?.id ?? null,
    tutor_event_bio: index === 0 ? 'Teaches the practical part.' : null,
    contact: contact ?? null,
    role,
    type,
    id: eventId * 10 + index,
  };
}

function delegates(record: EventRecord, { id, ends }: EventPlan, today: Temporal.PlainDate): Partial<EventRecord> {
  const max = (record.delegates_max as number | null) ?? [8, 10, 12, 16, 20, 30][id % 6] ?? 10;
  const booked = record.is_sold_out === true ? max : (id * 7) % max;
  const isOver = Temporal.PlainDate.compare(ends, today) < 0 && record.is_cancelled !== true;
  return {
    delegates_max: id % 31 === 8 ? null : max,
    // Half a delegate is one who comes on one of two days.
    delegates_booked: id % 50 === 49 ? booked + 0.5 : booked,
    delegates_reserved: id % 3 === 0 ? 1 : 0,
    delegates_actual: isOver ? Math.max(booked - 1, 0) : null,
    overall_attendance: isOver && booked > 0 ? Math.round((100 * Math.max(booked - 1, 0)) / booked) : null,
  };
}
