/** Administrate's venues, courses and contacts: from records to entities. Pure and total. */
import { type RecordReader } from '../../provider-kit/record-reader';
import { Contact, ContactAddress } from '../../model/contact';
import { Course } from '../../model/course';
import { entitiesByIds } from '../../model/deferred';
import { make } from '../../model/make';
import { CoursePrice } from '../../model/price';
import { emailAddressOrNull } from '../../model/scalars';
import { Venue } from '../../model/venue';
import { plainText } from '../../provider-kit/plain-text';
import { fieldReader, type Origin } from './embedded';
import { identity, kinds } from './ids';
import { mapMoney, mapRegion } from './mapping-money';
import { isWireRecord, parseTime } from './wire';

/** Reads a venue. Source: the embedded `venue` of the page "Public Events". */
export function mapVenue(reader: RecordReader, nativeId: string, origin: Origin): Venue {
  const id = identity.globalId(kinds.venue, nativeId);
  const field = fieldReader<Venue>(reader, origin, id);
  return make(Venue, {
    id,
    provider: identity.enumValue,
    providerId: nativeId,
    providerRecord: reader.record,
    name: field('name', ['name'], () => reader.text('name')),
    description: field('description', ['description'], () => plainText(reader.text('description'))),
    isEnabled: field('isEnabled', ['is_enabled'], () => reader.flag('is_enabled')),
    isDeleted: field('isDeleted', ['is_deleted'], () => reader.flag('is_deleted')),
    region: field('region', ['region', 'region_id'], () => mapRegion(reader)),
    country: field('country', ['country', 'country_id'], () => mapCountry(reader)),
  });
}

/** The shape of `country` is not documented [INF]: the name of a record, a text as it is, otherwise the id. */
function mapCountry(reader: RecordReader): string | null {
  const country = reader.record['country'];
  if (typeof country === 'string') return reader.text('country');
  return reader.inner('country')?.text('name') ?? reader.id('country_id');
}

/** Reads a contact. Source: the embedded `personnel_tutor` of the page "Public Events". */
export function mapContact(reader: RecordReader, nativeId: string, origin: Origin): Contact {
  const id = identity.globalId(kinds.contact, nativeId);
  const field = fieldReader<Contact>(reader, origin, id);
  const names = ['first_name', 'middle_name', 'last_name'];
  return make(Contact, {
    id,
    provider: identity.enumValue,
    providerId: nativeId,
    providerRecord: reader.record,
    salutation: field('salutation', ['salutation'], () => reader.text('salutation')),
    firstName: field('firstName', ['first_name'], () => reader.text('first_name')),
    middleName: field('middleName', ['middle_name'], () => reader.text('middle_name')),
    lastName: field('lastName', ['last_name'], () => reader.text('last_name')),
    fullName: field('fullName', names, () => fullName(reader, nativeId)),
    email: field('email', ['email'], () => mapEmail(reader)),
    telephone: field('telephone', ['tel'], () => reader.text('tel')),
    mobile: field('mobile', ['mobile'], () => reader.text('mobile')),
    jobTitle: field('jobTitle', ['job_title'], () => reader.text('job_title')),
    department: field('department', ['department'], () => reader.text('department')),
    organisation: field('organisation', ['organisation'], () => reader.text('organisation')),
    membershipNumber: field('membershipNumber', ['membership_number'], () => reader.text('membership_number')),
    address: field('address', addressKeys, () => mapAddress(reader)),
    isTutor: field('isTutor', ['is_tutor'], () => reader.flag('is_tutor')),
    isStaff: field('isStaff', ['is_staff'], () => reader.flag('is_staff')),
    isInactive: field('isInactive', ['inactive'], () => reader.flag('inactive')),
    biography: field('biography', ['tutor_bio', 'lms_bio'], () => mapBiography(reader)),
    notes: field('notes', ['notes'], () => plainText(reader.text('notes'))),
  });
}

const mapBiography = (reader: RecordReader): string | null =>
  plainText(reader.text('tutor_bio')) ?? plainText(reader.text('lms_bio'));

/** The display name of a contact: its names, otherwise its organisation, address or id. */
function fullName(reader: RecordReader, nativeId: string): string {
  const names = [reader.text('first_name'), reader.text('middle_name'), reader.text('last_name')];
  const name = names.filter((part) => part !== null).join(' ');
  return name || (reader.text('organisation') ?? mapEmail(reader) ?? `Contact ${nativeId}`);
}

/** The contact's email address; null and reported if it is not one ("n/a" occurs). */
function mapEmail(reader: RecordReader): string | null {
  const text = reader.text('email');
  if (text === null) return null;
  return emailAddressOrNull(text) ?? reader.unusable('email', text, 'an email address');
}

const addressKeys = [
  'address_unit',
  'address_street',
  'address_locality',
  'address_town',
  'address_region',
  'address_postcode',
  'address_country_id',
];

function mapAddress(reader: RecordReader): ContactAddress | null {
  const address = make(ContactAddress, {
    unit: reader.text('address_unit'),
    street: reader.text('address_street'),
    locality: reader.text('address_locality'),
    town: reader.text('address_town'),
    region: reader.text('address_region'),
    postcode: reader.text('address_postcode'),
    countryId: reader.id('address_country_id'),
  });
  return Object.values(address).some((part) => part !== null) ? address : null;
}

/** Reads a course. Source: the embedded `course` of the page "Public Events". */
export function mapCourse(reader: RecordReader, nativeId: string, origin: Origin): Course {
  const id = identity.globalId(kinds.course, nativeId);
  const field = fieldReader<Course>(reader, origin, id);
  return make(Course, {
    id,
    provider: identity.enumValue,
    providerId: nativeId,
    providerRecord: reader.record,
    title: field('title', ['title'], () => reader.text('title')),
    code: field('code', ['code'], () => reader.text('code')),
    shortCode: field('shortCode', ['short_code'], () => reader.text('short_code')),
    summary: field('summary', ['summary'], () => plainText(reader.text('summary'))),
    introduction: field('introduction', ['introduction'], () => plainText(reader.text('introduction'))),
    topics: field('topics', ['topics'], () => plainText(reader.text('topics'))),
    prerequisites: field('prerequisites', ['pre_requisites'], () => plainText(reader.text('pre_requisites'))),
    benefits: field('benefits', ['benefits'], () => plainText(reader.text('benefits'))),
    method: field('method', ['method'], () => plainText(reader.text('method'))),
    level: field('level', ['level', 'level_id'], () => mapLevel(reader)),
    days: field('days', ['days'], () => reader.number('days')),
    language: field('language', ['language_code'], () => reader.text('language_code')),
    isArchived: field('isArchived', ['is_archived'], () => reader.flag('is_archived')),
    prices: field('prices', ['prices'], () => reader.innerList('prices').map(mapCoursePrice)),
    defaultStartTime: field('defaultStartTime', ['default_start_time'], () =>
      mapClockTime(reader, 'default_start_time'),
    ),
    defaultEndTime: field('defaultEndTime', ['default_end_time'], () => mapClockTime(reader, 'default_end_time')),
    allowableTutors: field('allowableTutors', ['allowable_tutors'], () => mapAllowableTutors(reader)),
  });
}

/** The shape of `level` is not documented [INF]: the name of a record, or a text as it is. */
function mapLevel(reader: RecordReader): string | null {
  const level = reader.record['level'];
  if (typeof level === 'object' && level !== null) return reader.inner('level')?.text('name') ?? null;
  return reader.text('level');
}

function mapCoursePrice(reader: RecordReader): CoursePrice {
  return make(CoursePrice, {
    providerId: reader.id('id') ?? '',
    level: reader.text('price_level'),
    regionId: reader.id('region_id'),
    price: mapMoney(reader, reader.text('currency_code')),
  });
}

/** A clock time without its seconds, "09:00". */
function mapClockTime(reader: RecordReader, key: string): string | null {
  const text = reader.text(key);
  if (text === null) return null;
  return parseTime(text)?.slice(0, 5) ?? reader.unusable(key, text, 'a clock time');
}

/** The items of `allowable_tutors` are not documented [INF]: records of contacts and bare ids are both accepted. */
function mapAllowableTutors(reader: RecordReader): Course['allowableTutors'] {
  const items = reader.list('allowable_tutors');
  if (items.every(isWireRecord)) {
    return reader
      .innerList('allowable_tutors')
      .map((tutor) => mapContact(tutor, tutor.id('id')!, { isComplete: true }));
  }
  const ids = items.map((item) => String(isWireRecord(item) ? item.id : item));
  const known = ids.filter(
    (id) => identity.parseNativeId(id) !== null || reader.unusable('allowable_tutors', id, 'a contact'),
  );
  return entitiesByIds<Contact>(known.map((id) => identity.globalId(kinds.contact, id)));
}
