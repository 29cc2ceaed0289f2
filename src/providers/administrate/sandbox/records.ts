/**
 * The records of the simulated provider, with exactly the keys, in the order, of the provider's page
 * "Public Events". Fields without a value are as on the page: null, false or empty.
 */

/** A record of any resource, as it goes over the wire. */
export type WireRecord = Readonly<Record<string, unknown>> & { readonly id: number };

export type ContactRecord = Record<keyof typeof BLANK_CONTACT, unknown> & { id: number };
export type CourseRecord = Record<keyof typeof BLANK_COURSE, unknown> & { id: number; prices: CoursePriceRecord[] };
export type VenueRecord = Record<keyof typeof BLANK_VENUE, unknown> & { id: number };

/** Zone fields are there together or, in an account without the time-zone feature, not at all. */
export type EventRecord = Record<keyof typeof BLANK_EVENT, unknown> & { id: number } & Partial<ZoneFields>;

export type ZoneFields = Record<(typeof ZONE_FIELDS)[number], string>;

export interface CoursePriceRecord {
  region_id: string;
  price_level: string;
  price: number;
  course_id: number;
  id: number;
  currency_code: string;
}

export const BLANK_CONTACT = {
  membership_number: null,
  last_name: null,
  tel: null,
  address_unit: null,
  contract_notes: null,
  created_on: '2017-02-21T14:33:07',
  inactive: false,
  salutation: null,
  address_postcode: null,
  address_street: null,
  id: 0,
  first_name: null,
  middle_name: null,
  import_ref: null,
  address_region: null,
  organisation: null,
  company_id: 1,
  department: null,
  address_locality: null,
  email: null,
  job_title: null,
  dont_mail: false,
  fax: null,
  account_id: 1,
  marketing_activity_id: null,
  lms_bio: null,
  address_town: null,
  source2: null,
  source1: null,
  is_admin: 0,
  is_tutor: false,
  tutor_bio: null,
  dormant: null,
  is_deleted: false,
  address_country_id: null,
  mobile: null,
  notes: null,
  is_staff: false,
  no_third_party: null,
  created_by_id: null,
  external_id: null,
};

export const BLANK_COURSE = {
  days_text: null,
  import_id: null,
  code: null,
  related_courses: null,
  topics: null,
  days: null,
  price: null,
  course_text_9: null,
  course_text_8: null,
  mapped_items: [],
  language_code: null,
  pricing_band: null,
  location_id: 0,
  lms_summary: null,
  uk_vat_rate: null,
  title: null,
  introduction: null,
  course_text_7: null,
  level_id: null,
  company_id: null,
  id: 0,
  top_seller: null,
  course_text_13: null,
  course_text_12: null,
  course_text_11: null,
  course_text_10: null,
  method: null,
  course_text_14: null,
  company: null,
  registration_deadline_offset: null,
  disposition: null,
  prices: [],
  pre_requisites: null,
  categories: [],
  allowable_tutors: [],
  benefits: null,
  _lms_links: null,
  level: null,
  short_code: null,
  sales_tax_rate: null,
  pricing_band_id: null,
  cpe: null,
  summary: null,
  default_start_time: null,
  level_on_pdf: 0,
  is_archived: false,
  default_end_time: null,
  tax_type: null,
};

export const BLANK_VENUE = {
  is_enabled: true,
  is_deleted: false,
  region_id: null,
  default_tax: null,
  country: null,
  region: null,
  country_id: null,
  company_id: null,
  name: null,
  default_tax_id: null,
  id: 0,
  description: null,
};

export const BLANK_EVENT = {
  prices: [],
  personnel_administrator: null,
  personnel_tutor: null,
  code: null,
  personnel_administrator_id: null,
  region_id: null,
  price: null,
  course: null,
  tag: null,
  course_id: null,
  id: 0,
  end_time: null,
  delegates_max: null,
  venue_id: null,
  title: null,
  personnel: [],
  tax_type: null,
  company_id: null,
  delegates_reserved: 0,
  location: null,
  classroom_end: null,
  is_sold_out: false,
  notes2: null,
  event_template_id: null,
  type: 'public',
  start_date: null,
  delegates_booked: 0,
  account_id: null,
  end_date: null,
  start_time: null,
  registration_deadline: null,
  tag_id: null,
  classroom_start: null,
  disposition: null,
  is_online: false,
  is_cancelled: false,
  delegates_actual: null,
  account: null,
  is_provisional: false,
  non_working_days: [],
  region: null,
  is_lms: false,
  venue: null,
  overall_attendance: null,
  account_venue: null,
  personnel_tutor_id: null,
  tax_type_id: null,
  notes: null,
  currency_code: null,
};

export const ZONE_FIELDS = ['time_zone', 'start_tz', 'end_tz', 'classroom_start_tz', 'classroom_end_tz'] as const;

const EMBEDDED: ReadonlySet<string> = new Set([
  'account',
  'account_venue',
  'allowable_tutors',
  'categories',
  'company',
  'country',
  'course',
  'default_tax',
  'mapped_items',
  'non_working_days',
  'personnel',
  'personnel_administrator',
  'personnel_tutor',
  'prices',
  'region',
  'related_courses',
  'tag',
  'tax_type',
  'venue',
]);

const scalars = (...keys: readonly string[]): ReadonlySet<string> => new Set(keys.filter((key) => !EMBEDDED.has(key)));

/** What each resource can be filtered and ordered by: its attributes that are not embedded records. */
export const SCALAR_ATTRIBUTES = {
  contacts: scalars(...Object.keys(BLANK_CONTACT)),
  courses: scalars(...Object.keys(BLANK_COURSE)),
  venues: scalars(...Object.keys(BLANK_VENUE)),
  events: scalars(...Object.keys(BLANK_EVENT), ...ZONE_FIELDS),
};

/** Wire records of the four resources, by id. */
export interface SandboxRecords {
  readonly events: Map<number, EventRecord>;
  readonly contacts: ReadonlyMap<number, ContactRecord>;
  readonly courses: ReadonlyMap<number, CourseRecord>;
  readonly venues: ReadonlyMap<number, VenueRecord>;
}

/** Lists records by their ids. */
export const byId = <R extends { readonly id: number }>(records: readonly R[]): Map<number, R> =>
  new Map(records.map((record) => [record.id, record]));
