// Generated from schema/ by "npm run codegen". Do not edit.
import { TypedDocumentNode as DocumentNode } from '@graphql-typed-document-node/core';
export type Maybe<T> = T | null;
export type InputMaybe<T> = Maybe<T>;
export type Exact<T extends { [key: string]: unknown }> = { [K in keyof T]: T[K] };
export type MakeOptional<T, K extends keyof T> = Omit<T, K> & { [SubKey in K]?: Maybe<T[SubKey]> };
export type MakeMaybe<T, K extends keyof T> = Omit<T, K> & { [SubKey in K]: Maybe<T[SubKey]> };
export type MakeEmpty<T extends { [key: string]: unknown }, K extends keyof T> = { [_ in K]?: never };
export type Incremental<T> = T | { [P in keyof T]?: P extends ' $fragmentName' | '__typename' ? T[P] : never };
/** All built-in and custom scalars, mapped to their actual values */
export type Scalars = {
  ID: { input: string; output: string; }
  String: { input: string; output: string; }
  Boolean: { input: boolean; output: boolean; }
  Int: { input: number; output: number; }
  Float: { input: number; output: number; }
  /** An instant in RFC 3339 form. Any offset is accepted; answers are always in UTC with milliseconds, as "2013-01-02T08:00:00.000Z". */
  DateTime: { input: string; output: string; }
  /** An e-mail address, as "anna@example.com". */
  EmailAddress: { input: string; output: string; }
  /** Any JSON value, as it came. */
  JSON: { input: unknown; output: unknown; }
  /** A day as calendars show it, in no particular time zone: "2013-01-02". */
  LocalDate: { input: any; output: any; }
  /** A language, with a script or region where that matters, as BCP 47 writes it: "en-US". Any capitals are understood, and answered in the canonical ones. */
  Locale: { input: any; output: any; }
  /** A time zone by its IANA name, as "Europe/Paris". Aliases and any capitals are understood, and answered by the canonical name. */
  TimeZone: { input: string; output: string; }
  /** An absolute web address, http or https. In an input "www.example.com" is understood as "https://www.example.com". */
  URL: { input: string; output: string; }
  /** A file. It is sent as a part of a GraphQL multipart request with the header Apollo-Require-Preflight, and the document refers to it by a variable. */
  Upload: { input: any; output: any; }
};

/** Attendees to add to a class. */
export type AddClassAttendeesInput = {
  /** The attendees to add; at least one. */
  attendees: Array<ClassAttendeeInput>;
  /** Global id of the class: "wiziq:class:15716". */
  classId: Scalars['ID']['input'];
};

/** A customer account of Administrate. */
export type AdministrateAccount = {
  __typename?: 'AdministrateAccount';
  /** Name of the account. */
  name?: Maybe<Scalars['String']['output']>;
  /** Administrate's own id. */
  providerId: Scalars['ID']['output'];
};

/** A customer's own venue, at Administrate. */
export type AdministrateAccountVenue = {
  __typename?: 'AdministrateAccountVenue';
  /** How to find it, what to expect. */
  description?: Maybe<Scalars['String']['output']>;
  /** Degrees north. */
  latitude?: Maybe<Scalars['Float']['output']>;
  /** Degrees east. */
  longitude?: Maybe<Scalars['Float']['output']>;
  /** Name of the venue. */
  name?: Maybe<Scalars['String']['output']>;
  /** Administrate's own id. */
  providerId: Scalars['ID']['output'];
};

/** A company of the training provider, at Administrate. */
export type AdministrateCompany = {
  __typename?: 'AdministrateCompany';
  /** Short code, as "ACM". */
  code?: Maybe<Scalars['String']['output']>;
  /** The currency of its accounts. */
  currency?: Maybe<AdministrateCurrency>;
  /** Locale of its documents, in Administrate's spelling, as "en_GB". */
  locale?: Maybe<Scalars['String']['output']>;
  /** Name of the company. */
  name?: Maybe<Scalars['String']['output']>;
  /** Administrate's own id. */
  providerId: Scalars['ID']['output'];
};

/** A currency of accounts at Administrate. */
export type AdministrateCurrency = {
  __typename?: 'AdministrateCurrency';
  /** ISO 4217 code, as "GBP". */
  code: Scalars['String']['output'];
  /** Whether it is the base currency of the installation. */
  isBase?: Maybe<Scalars['Boolean']['output']>;
  /** What the currency is called. */
  name?: Maybe<Scalars['String']['output']>;
  /** Its sign, as "£". */
  symbol?: Maybe<Scalars['String']['output']>;
};

/** A price level of Administrate, as "Normal" or "Early bird". */
export type AdministratePriceLevel = {
  __typename?: 'AdministratePriceLevel';
  /** Whom the level is for. */
  description?: Maybe<Scalars['String']['output']>;
  /** Days before the event at which the level ends. */
  expiryOffset?: Maybe<Scalars['Int']['output']>;
  /** Whether the level is no longer used. */
  isDeleted?: Maybe<Scalars['Boolean']['output']>;
  /** Name of the level. */
  name?: Maybe<Scalars['String']['output']>;
  /** Administrate's own id. */
  providerId: Scalars['ID']['output'];
};

/** A sales region of Administrate. */
export type AdministrateRegion = {
  __typename?: 'AdministrateRegion';
  /** The company that sells there. */
  company?: Maybe<AdministrateCompany>;
  /** Whether the region is excluded from public lists. */
  isHidden?: Maybe<Scalars['Boolean']['output']>;
  /** Name of the region. */
  name?: Maybe<Scalars['String']['output']>;
  /** Administrate's own id, which is text, as "UK". */
  providerId: Scalars['ID']['output'];
};

/** A label that Administrate groups events by. */
export type AdministrateTag = {
  __typename?: 'AdministrateTag';
  /** What the tag says. */
  name?: Maybe<Scalars['String']['output']>;
  /** Administrate's own id. */
  providerId: Scalars['ID']['output'];
};

/** How a public event is taxed. */
export type AdministrateTaxType = {
  __typename?: 'AdministrateTaxType';
  /** Name of the tax. */
  name?: Maybe<Scalars['String']['output']>;
  /** Administrate's own id. */
  providerId: Scalars['ID']['output'];
  /** The rate as Administrate returns it. */
  rate?: Maybe<Scalars['Float']['output']>;
};

/** An event that was created outside of this graph. */
export type AdoptEventInput = {
  /** The provider that has the event. */
  provider: SchedulingProvider;
  /** The provider's own id of the event. */
  providerId: Scalars['ID']['input'];
};

/** What attendees of a class can use from the start, until the presenter changes it. */
export type AttendeeControl =
  /** Microphone. */
  | 'AUDIO'
  /** Whiteboard. */
  | 'WRITING';

/** When hosts are booked and when not. */
export type AvailabilityReport = {
  __typename?: 'AvailabilityReport';
  /** One per host, in the order asked. */
  hosts: Array<HostAvailability>;
  /** Providers that could not be asked; the rest is still here. */
  unavailable: Array<ProviderOutage>;
};

/** The class to cancel. */
export type CancelClassInput = {
  /** Global id of the class. */
  id: Scalars['ID']['input'];
};

/** A class in a virtual classroom: one presenter, and attendees with personal links. */
export type Class = Node & ScheduledSession & {
  __typename?: 'Class';
  /** What attendees can use from the start. Also empty if unknown: a provider may not return it when a class is read. */
  attendeeControls: Array<AttendeeControl>;
  /** The maximum number of attendees. */
  attendeeLimit?: Maybe<Scalars['Int']['output']>;
  /** The attendees who were added; null if the provider does not return them. */
  attendees?: Maybe<Array<ClassAttendee>>;
  /** What the session is about, where the provider says so. */
  description?: Maybe<Scalars['String']['output']>;
  /** Scheduled duration in minutes. */
  durationMinutes: Scalars['Int']['output'];
  /** The instant at which it ends. */
  endsAt: Scalars['DateTime']['output'];
  /** How many minutes the presenter may extend the class. A provider may not return it; it is known for classes created or changed through this graph. */
  extendMinutes?: Maybe<Scalars['Int']['output']>;
  /** Who leads it: presenters, tutors. */
  hosts: Array<SessionHost>;
  /** Global id, as "<provider>:public-event:6". Opaque to clients, readable in a log. */
  id: Scalars['ID']['output'];
  /** Whether the class is recorded. */
  isRecorded: Scalars['Boolean']['output'];
  /** Where an attendee goes to take part. */
  joinUrl?: Maybe<Scalars['URL']['output']>;
  /** The language of the classroom, if the provider returns it. */
  language?: Maybe<Scalars['Locale']['output']>;
  /** What the presenter can use from the start. Also empty if unknown: a provider may not return it when a class is read. */
  presenterControls: Array<PresenterControl>;
  /** The email address of the presenter. The provider may not return it when a class is read; `hosts` contains what it returns. */
  presenterEmail?: Maybe<Scalars['EmailAddress']['output']>;
  /** The link with which the presenter starts the class. Its holder joins the class as the presenter. */
  presenterUrl?: Maybe<Scalars['URL']['output']>;
  /** The provider that keeps the session. */
  provider: SchedulingProvider;
  /** The provider's own id. */
  providerId: Scalars['ID']['output'];
  /** The provider's own record, unmapped, as it last came: nothing that a provider says is lost. */
  providerRecord?: Maybe<Scalars['JSON']['output']>;
  /** The address of the recording. A provider may return it before the recording exists. */
  recordingUrl?: Maybe<Scalars['URL']['output']>;
  /** The address that all participants are redirected to after the class. A provider may not return it; it is known for classes created or changed through this graph. */
  returnUrl?: Maybe<Scalars['URL']['output']>;
  /** The series that the class belongs to, if any. */
  series?: Maybe<ClassSeries>;
  /** The instant at which it starts. */
  startsAt: Scalars['DateTime']['output'];
  /** Where the session stands. */
  status: SessionStatus;
  /** The address that the provider calls on every change of status. */
  statusPingUrl?: Maybe<Scalars['URL']['output']>;
  /** The zone the session was scheduled in, where the provider has one. */
  timeZone?: Maybe<Scalars['TimeZone']['output']>;
  /** What the session is called. */
  title: Scalars['String']['output'];
};

/** An attendee who was added to a class. */
export type ClassAttendee = {
  __typename?: 'ClassAttendee';
  /** The id given when the attendee was added, chosen by the caller: "101". */
  attendeeId: Scalars['ID']['output'];
  /** The personal link of this attendee. Its holder joins the class as the attendee. */
  attendeeUrl?: Maybe<Scalars['URL']['output']>;
  /** The name that other participants see. */
  screenName?: Maybe<Scalars['String']['output']>;
};

/** An attendee to add to a class. */
export type ClassAttendeeInput = {
  /** An id of your own for the attendee: "101". */
  attendeeId: Scalars['ID']['input'];
  /** The language of this attendee's classroom: "en-US". */
  language?: InputMaybe<Scalars['Locale']['input']>;
  /** The name that other participants see. */
  screenName: Scalars['String']['input'];
};

/** The result of a write of a class: the class, or validation errors. */
export type ClassPayload = {
  __typename?: 'ClassPayload';
  /** The class after the write; null if there are userErrors. */
  class?: Maybe<Class>;
  /** What it is known to be in the way of, at whatever provider; null when there are userErrors. Asks the providers when selected. */
  conflicts?: Maybe<Array<ScheduleConflict>>;
  /** Validation errors that the caller can fix; empty if the mutation succeeded. */
  userErrors: Array<SchedulingUserError>;
};

/** How a series of classes repeats. */
export type ClassRepeat =
  /** On all seven days of the week. */
  | 'DAILY'
  /** Daily, but not at weekends. */
  | 'MONDAY_TO_FRIDAY'
  /** Daily, but not on Sundays. */
  | 'MONDAY_TO_SATURDAY'
  /** Once in every month, by date or by week and weekday, given by `monthly`. */
  | 'MONTHLY'
  /** On chosen days of every first to fifth week, given by `weekly`. */
  | 'WEEKLY';

/** Classes that were scheduled together and repeat by a rule. A provider may not return the rule; it is known for series created through this graph. */
export type ClassSeries = Node & {
  __typename?: 'ClassSeries';
  /** Its classes by start, cancelled ones included; null, with an error, if they could not be read. */
  classes?: Maybe<Array<Class>>;
  /** Global id, as "<provider>:public-event:6". Opaque to clients, readable in a log. */
  id: Scalars['ID']['output'];
  /** The rule of a monthly series; null for any other. */
  monthly?: Maybe<MonthlyRepeat>;
  /** The number of its classes, cancelled ones included; null if they could not all be counted. */
  occurrences?: Maybe<Scalars['Int']['output']>;
  /** The provider that has it. */
  provider: SchedulingProvider;
  /** The provider's own id. */
  providerId: Scalars['ID']['output'];
  /** The provider's own record, unmapped, as last received: it has every field that the provider returned. */
  providerRecord?: Maybe<Scalars['JSON']['output']>;
  /** How it repeats; null if unknown. */
  repeat?: Maybe<ClassRepeat>;
  /** The provider's own description of how it repeats: "Your recurring series starts on 10/23/2013 at 05:00 and repeats daily (all 7 days)". */
  summary?: Maybe<Scalars['String']['output']>;
  /** The title of its classes. */
  title: Scalars['String']['output'];
  /** The last possible day of the series, if it was scheduled with one. */
  until?: Maybe<Scalars['LocalDate']['output']>;
  /** The rule of a weekly series; null for any other. */
  weekly?: Maybe<WeeklyRepeat>;
};

/** The result of a write of a series of classes: the series, or validation errors. */
export type ClassSeriesPayload = {
  __typename?: 'ClassSeriesPayload';
  /** What it is known to be in the way of, at whatever provider; null when there are userErrors. Asks the providers when selected. */
  conflicts?: Maybe<Array<ScheduleConflict>>;
  /** The series with its classes, as WizIQ scheduled them; null if there are userErrors. */
  series?: Maybe<ClassSeries>;
  /** Validation errors that the caller can fix; empty if the mutation succeeded. */
  userErrors: Array<SchedulingUserError>;
};

/** The double bookings of a range of time. */
export type ConflictReport = {
  __typename?: 'ConflictReport';
  /** What is double-booked, in order of start. */
  conflicts: Array<ScheduleConflict>;
  /** Not empty: what these providers hold is unknown, and there may be more conflicts. */
  unavailable: Array<ProviderOutage>;
};

/** A person: a tutor, a member of staff, somebody who takes part. */
export type Contact = Node & {
  __typename?: 'Contact';
  /** Postal address; null when no part of it is known. */
  address?: Maybe<ContactAddress>;
  /** The tutor's biography, as shown to delegates. */
  biography?: Maybe<Scalars['String']['output']>;
  /** Department that the person works in. */
  department?: Maybe<Scalars['String']['output']>;
  /** E-mail address, where a usable one is known. */
  email?: Maybe<Scalars['EmailAddress']['output']>;
  /** First name, as "Anna". */
  firstName?: Maybe<Scalars['String']['output']>;
  /** First, middle and last name; without any, the organisation, the e-mail address or "Contact 1". */
  fullName: Scalars['String']['output'];
  /** Global id, as "<provider>:public-event:6". Opaque to clients, readable in a log. */
  id: Scalars['ID']['output'];
  /** Whether the person is no longer active. */
  isInactive?: Maybe<Scalars['Boolean']['output']>;
  /** Whether the person belongs to the staff. */
  isStaff?: Maybe<Scalars['Boolean']['output']>;
  /** Whether the provider marks the person as a tutor. */
  isTutor?: Maybe<Scalars['Boolean']['output']>;
  /** What the person does. */
  jobTitle?: Maybe<Scalars['String']['output']>;
  /** Last name, as "Kowalska". */
  lastName?: Maybe<Scalars['String']['output']>;
  /** Membership number as it was entered. */
  membershipNumber?: Maybe<Scalars['String']['output']>;
  /** Middle name, where one was entered. */
  middleName?: Maybe<Scalars['String']['output']>;
  /** Mobile number as it was entered. */
  mobile?: Maybe<Scalars['String']['output']>;
  /** Notes of the staff. */
  notes?: Maybe<Scalars['String']['output']>;
  /** Organisation that the person works for. */
  organisation?: Maybe<Scalars['String']['output']>;
  /** The provider that has it. */
  provider: SchedulingProvider;
  /** The provider's own id. */
  providerId: Scalars['ID']['output'];
  /** The provider's own record, unmapped, as last received: it has every field that the provider returned. */
  providerRecord?: Maybe<Scalars['JSON']['output']>;
  /** What this person teaches, by start. */
  publicEvents?: Maybe<PublicEventConnection>;
  /** Form of address, as "Dr". */
  salutation?: Maybe<Scalars['String']['output']>;
  /** Telephone number as it was entered. */
  telephone?: Maybe<Scalars['String']['output']>;
};


/** A person: a tutor, a member of staff, somebody who takes part. */
export type ContactPublicEventsArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  first?: Scalars['Int']['input'];
  from?: InputMaybe<Scalars['DateTime']['input']>;
  to?: InputMaybe<Scalars['DateTime']['input']>;
};

/** A postal address. */
export type ContactAddress = {
  __typename?: 'ContactAddress';
  /** The provider's id of the country, as "UK". */
  countryId?: Maybe<Scalars['ID']['output']>;
  /** Part of a town. */
  locality?: Maybe<Scalars['String']['output']>;
  /** Postal code. */
  postcode?: Maybe<Scalars['String']['output']>;
  /** County, state or canton. */
  region?: Maybe<Scalars['String']['output']>;
  /** Street and number. */
  street?: Maybe<Scalars['String']['output']>;
  /** Town or city. */
  town?: Maybe<Scalars['String']['output']>;
  /** Flat, floor or unit. */
  unit?: Maybe<Scalars['String']['output']>;
};

/** A page of contacts. */
export type ContactConnection = {
  __typename?: 'ContactConnection';
  /** The items with their cursors. */
  edges: Array<ContactEdge>;
  /** The items alone. */
  nodes: Array<Contact>;
  /** Where this page stands in the list. */
  pageInfo: PageInfo;
};

/** A contact in a list. */
export type ContactEdge = {
  __typename?: 'ContactEdge';
  /** Where this item stands in the list; survives a restart. */
  cursor: Scalars['String']['output'];
  /** The item: a contact. */
  node: Contact;
};

/** What is taught. A course becomes a public event once a date, a venue and a tutor are assigned. */
export type Course = Node & {
  __typename?: 'Course';
  /** Who may teach it. Empty where the provider returns none. */
  allowableTutors: Array<Contact>;
  /** What a delegate gains. */
  benefits?: Maybe<Scalars['String']['output']>;
  /** Code of the course. */
  code?: Maybe<Scalars['String']['output']>;
  /** How many days it takes. */
  days?: Maybe<Scalars['Float']['output']>;
  /** Wall-clock time at which its events usually end, as "17:00". */
  defaultEndTime?: Maybe<Scalars['String']['output']>;
  /** Wall-clock time at which its events usually start, as "09:00". */
  defaultStartTime?: Maybe<Scalars['String']['output']>;
  /** Global id, as "<provider>:public-event:6". Opaque to clients, readable in a log. */
  id: Scalars['ID']['output'];
  /** Opening text of the course page. */
  introduction?: Maybe<Scalars['String']['output']>;
  /** Whether the course is no longer offered. */
  isArchived?: Maybe<Scalars['Boolean']['output']>;
  /** Language of the course, as the provider's code. */
  language?: Maybe<Scalars['String']['output']>;
  /** How demanding it is, as "Introductory". */
  level?: Maybe<Scalars['String']['output']>;
  /** How it is taught, as "Classroom". */
  method?: Maybe<Scalars['String']['output']>;
  /** What a delegate should know before. */
  prerequisites?: Maybe<Scalars['String']['output']>;
  /** List prices. */
  prices: Array<CoursePrice>;
  /** The provider that has it. */
  provider: SchedulingProvider;
  /** The provider's own id. */
  providerId: Scalars['ID']['output'];
  /** The provider's own record, unmapped, as last received: it has every field that the provider returned. */
  providerRecord?: Maybe<Scalars['JSON']['output']>;
  /** Shorter code, for narrow columns. */
  shortCode?: Maybe<Scalars['String']['output']>;
  /** The course in a few sentences. */
  summary?: Maybe<Scalars['String']['output']>;
  /** Title of the course. */
  title?: Maybe<Scalars['String']['output']>;
  /** What it covers. */
  topics?: Maybe<Scalars['String']['output']>;
};

/** A page of courses. */
export type CourseConnection = {
  __typename?: 'CourseConnection';
  /** The items with their cursors. */
  edges: Array<CourseEdge>;
  /** The items alone. */
  nodes: Array<Course>;
  /** Where this page stands in the list. */
  pageInfo: PageInfo;
};

/** A course in a list. */
export type CourseEdge = {
  __typename?: 'CourseEdge';
  /** Where this item stands in the list; survives a restart. */
  cursor: Scalars['String']['output'];
  /** The item: a course. */
  node: Course;
};

/** One of the list prices of a course. */
export type CoursePrice = {
  __typename?: 'CoursePrice';
  /** Name of the price level at which this price holds. */
  level?: Maybe<Scalars['String']['output']>;
  /** The price of one place. */
  price?: Maybe<SchedulingMoney>;
  /** The provider's own id. */
  providerId: Scalars['ID']['output'];
  /** The provider's own id of the region in which this price holds. */
  regionId?: Maybe<Scalars['ID']['output']>;
};

/** A class to schedule at WizIQ. */
export type CreateClassInput = {
  /** What attendees can use from the start. WizIQ chooses if omitted. */
  attendeeControls?: InputMaybe<Array<AttendeeControl>>;
  /** The maximum number of attendees. 2 if omitted. */
  attendeeLimit?: InputMaybe<Scalars['Int']['input']>;
  /** Scheduled duration in minutes. The maximum depends on your WizIQ contract. */
  durationMinutes?: Scalars['Int']['input'];
  /** How many minutes the presenter may extend the class. Not extendable if omitted. */
  extendMinutes?: InputMaybe<Scalars['Int']['input']>;
  /** Names this create, 1 to 255 printable characters. The same key with the same input returns the same result and creates one class; in a series, the key is given beside `class`, not in it, however often the request is repeated or interrupted. Generated if omitted. */
  idempotencyKey?: InputMaybe<Scalars['String']['input']>;
  /** Whether to record it. */
  isRecorded?: Scalars['Boolean']['input'];
  /** The language of the classroom: "en-US". WizIQ chooses one if omitted. */
  language?: InputMaybe<Scalars['Locale']['input']>;
  /** What happens if the presenter is already booked at that time. */
  onConflict?: OnConflict;
  /** What the presenter can use from the start. WizIQ chooses if omitted. */
  presenterControls?: InputMaybe<Array<PresenterControl>>;
  /** The email address of the presenter, a teacher of the WizIQ account. */
  presenterEmail: Scalars['EmailAddress']['input'];
  /** The address that all participants are redirected to after the class. */
  returnUrl?: InputMaybe<Scalars['URL']['input']>;
  /** When it starts: a full minute, not in the past. */
  startsAt: Scalars['DateTime']['input'];
  /** An address of your own that WizIQ calls on every change of the class's status. */
  statusPingUrl?: InputMaybe<Scalars['URL']['input']>;
  /** The time zone in which WizIQ schedules and displays the class. */
  timeZone?: Scalars['TimeZone']['input'];
  /** The title of the class, at most 70 characters. */
  title: Scalars['String']['input'];
};

/** A live session to be created at Electa. */
export type CreateElectaEventInput = {
  /** Who may attend: A or B, because Electa's API creates no others. */
  accessType: ElectaAccessType;
  /** How long it lasts. One of 5, 10 … 60 in steps of five, 90, 120, 180, 240, 300, 360, 420, 480, 540, 600, 660, 720, 1440. */
  durationMinutes: Scalars['Int']['input'];
  /** Names this create, 1 to 255 printable characters. The same key with the same input returns the same result and creates one session, however often the request is repeated or interrupted. Generated if omitted. */
  idempotencyKey?: InputMaybe<Scalars['String']['input']>;
  /** What happens if the presenter or the room is already booked at that time. */
  onConflict?: OnConflict;
  /** Electa's own id of the user who presents it, such as "122211"; the master administrator if omitted. */
  presenterId?: InputMaybe<Scalars['ID']['input']>;
  /** Electa's own id of the virtual room, such as "2221"; Electa chooses one if omitted. */
  roomId?: InputMaybe<Scalars['ID']['input']>;
  /** Whether it is listed in all published calendars, or only in those of logged-in users. */
  showInPublicCalendar?: Scalars['Boolean']['input'];
  /** When it starts, to the minute. */
  startsAt: Scalars['DateTime']['input'];
  /** The zone in which Electa stores the start. This server must have the id that Electa uses for it. */
  timeZone: Scalars['TimeZone']['input'];
  /** The name of the session in the calendar. Electa calls it the topic. */
  title: Scalars['String']['input'];
};

/** A new event at Icareus Suite. Its main room is created with it. */
export type CreateIcareusEventInput = {
  /** The language of texts without a language: en-US, fi-FI, es-ES or sv-SE. en-US for a new event if omitted. */
  defaultLocale?: InputMaybe<Scalars['Locale']['input']>;
  /** The description of the event. It cannot be cleared. */
  description?: InputMaybe<LocalizedTextInput>;
  /** The end, in whole seconds, after the start. */
  endsAt: Scalars['DateTime']['input'];
  /** Your own id of the event. It cannot be cleared. */
  externalId?: InputMaybe<Scalars['String']['input']>;
  /** Texts that participants agree to; omitted texts remain unchanged. It cannot be cleared. */
  gdpr?: InputMaybe<GdprInput>;
  /** Names this create, 1 to 255 printable characters. The same key with the same input returns the same result and creates one event, however often the request is repeated or interrupted. Generated if omitted. */
  idempotencyKey?: InputMaybe<Scalars['String']['input']>;
  /** The languages of the event: en-US, fi-FI, es-ES or sv-SE. An update replaces the whole list. The default language is always included. */
  locales?: InputMaybe<Array<Scalars['Locale']['input']>>;
  /** The name of the event. */
  name: LocalizedTextInput;
  /** What happens if the channel of the main room, which Icareus Suite chooses when it creates the event, is already booked at that time. */
  onConflict?: OnConflict;
  /** The end that is shown to the public, in whole seconds. Requires publicStartsAt. It cannot be cleared. */
  publicEndsAt?: InputMaybe<Scalars['DateTime']['input']>;
  /** The name of the event that is shown to the public. It cannot be cleared. */
  publicName?: InputMaybe<LocalizedTextInput>;
  /** The start that is shown to the public, in whole seconds. Requires publicEndsAt. It cannot be cleared. */
  publicStartsAt?: InputMaybe<Scalars['DateTime']['input']>;
  /** The start, in whole seconds. */
  startsAt: Scalars['DateTime']['input'];
  /** The native id of the theme of the event, such as "3319901". It cannot be cleared. */
  themeId?: InputMaybe<Scalars['ID']['input']>;
  /** The URL of the thumbnail. Use setThumbnail to upload an image and removeThumbnail to remove it. */
  thumbnailUrl?: InputMaybe<Scalars['URL']['input']>;
};

/** A new participant of an event at Icareus Suite. */
export type CreateParticipantInput = {
  /** Whether the participant is blocked from the event. If omitted, the provider blocks: its default is true. */
  blocked?: InputMaybe<Scalars['Boolean']['input']>;
  /** The company or organisation of the participant. It cannot be cleared. */
  company?: InputMaybe<Scalars['String']['input']>;
  /** The participant's email address. */
  emailAddress: Scalars['EmailAddress']['input'];
  /** The id of the event, such as "icareus:event:3697601". */
  eventId: Scalars['ID']['input'];
  /** The first name. It cannot be cleared. */
  firstName?: InputMaybe<Scalars['String']['input']>;
  /** Names this create, 1 to 255 printable characters. The same key with the same input returns the same result and creates one participant, however often the request is repeated or interrupted. Generated if omitted. */
  idempotencyKey?: InputMaybe<Scalars['String']['input']>;
  /** The last name. It cannot be cleared. */
  lastName?: InputMaybe<Scalars['String']['input']>;
};

/** A public event to create at Administrate. */
export type CreatePublicEventInput = {
  /** Native id of the customer account for which it is held. */
  accountId?: InputMaybe<Scalars['ID']['input']>;
  /** The organizer: id of a Contact, such as "administrate:contact:1". */
  administratorId?: InputMaybe<Scalars['ID']['input']>;
  /** Code of the event. */
  code?: InputMaybe<Scalars['String']['input']>;
  /** Native id of the company that holds it. */
  companyId?: InputMaybe<Scalars['ID']['input']>;
  /** The course: id of a Course, such as "administrate:course:1"; see `courses`. */
  courseId: Scalars['ID']['input'];
  /** Currency of its prices, such as "GBP". Required by REST v2, the API that is used here. */
  currency?: InputMaybe<Scalars['String']['input']>;
  /** Number of places. */
  delegatesMax?: InputMaybe<Scalars['Int']['input']>;
  /** Administrate's disposition of the event. */
  disposition?: Scalars['String']['input'];
  /** End, to the second. */
  endsAt: Scalars['DateTime']['input'];
  /** Names this create, 1 to 255 printable characters. The same key with the same input returns the same result and creates one event, however often the request is repeated or interrupted. Generated if omitted. */
  idempotencyKey?: InputMaybe<Scalars['String']['input']>;
  /** Whether it is offered in the learning management system. */
  isLms?: InputMaybe<Scalars['Boolean']['input']>;
  /** Whether it is held online. */
  isOnline?: InputMaybe<Scalars['Boolean']['input']>;
  /** Whether the event is provisional, so that it may still be withdrawn. */
  isProvisional?: InputMaybe<Scalars['Boolean']['input']>;
  /** Whether it is marked as sold out. */
  isSoldOut?: InputMaybe<Scalars['Boolean']['input']>;
  /** The location as text. */
  location?: InputMaybe<Scalars['String']['input']>;
  /** Internal notes. */
  notes?: InputMaybe<Scalars['String']['input']>;
  /** Further internal notes. */
  notes2?: InputMaybe<Scalars['String']['input']>;
  /** What happens if the tutor or the venue is already booked at that time. */
  onConflict?: OnConflict;
  /** Native id of the region in which it is sold, such as "UK". */
  regionId?: InputMaybe<Scalars['ID']['input']>;
  /** The end of booking, to the second. */
  registrationDeadline?: InputMaybe<Scalars['DateTime']['input']>;
  /** Start, to the second. */
  startsAt: Scalars['DateTime']['input'];
  /** Native id of its tag. */
  tagId?: InputMaybe<Scalars['ID']['input']>;
  /** Native id of its tax type. */
  taxTypeId?: InputMaybe<Scalars['ID']['input']>;
  /** The zone of the wall times that Administrate stores. */
  timeZone: Scalars['TimeZone']['input'];
  /** Title; an event without one has the title of its course. */
  title?: InputMaybe<Scalars['String']['input']>;
  /** The tutor: id of a Contact, such as "administrate:contact:1"; see `contacts`. */
  tutorId: Scalars['ID']['input'];
  /** The venue: id of a Venue, such as "administrate:venue:1"; see `venues`. */
  venueId: Scalars['ID']['input'];
};

/** A series of classes to be scheduled at WizIQ. Exactly one of `occurrences` and `until` ends it. */
export type CreateRecurringClassInput = {
  /** The first class. The others have the same fields and the same local time. Its idempotencyKey must be absent: the key beside it covers the whole series. */
  class: CreateClassInput;
  /** Names this create, 1 to 255 printable characters. The same key with the same input returns the same result and creates one series, however often the request is repeated or interrupted. Generated if omitted. */
  idempotencyKey?: InputMaybe<Scalars['String']['input']>;
  /** Required for repeat: MONTHLY, and only allowed there. */
  monthly?: InputMaybe<MonthlyRepeatInput>;
  /** The number of classes after which the series ends. */
  occurrences?: InputMaybe<Scalars['Int']['input']>;
  /** How the series repeats. */
  repeat: ClassRepeat;
  /** The last possible day of the series, in the class's time zone. */
  until?: InputMaybe<Scalars['LocalDate']['input']>;
  /** Required for repeat: WEEKLY, and only allowed there. */
  weekly?: InputMaybe<WeeklyRepeatInput>;
};

/** A new room of an event at Icareus Suite, within the times of the event. */
export type CreateRoomInput = {
  /** The native id of the linear channel that carries the room, such as "2977205". Two rooms may not use one channel at the same time. A new room gets a free channel if omitted. It cannot be cleared. */
  channelId?: InputMaybe<Scalars['ID']['input']>;
  /** The description of the room. It cannot be cleared. */
  description?: InputMaybe<LocalizedTextInput>;
  /** The end, in whole seconds, after the start and not after the end of the event. */
  endsAt: Scalars['DateTime']['input'];
  /** The id of the event, such as "icareus:event:3697601". */
  eventId: Scalars['ID']['input'];
  /** Names this create, 1 to 255 printable characters. The same key with the same input returns the same result and creates one room, however often the request is repeated or interrupted. Generated if omitted. */
  idempotencyKey?: InputMaybe<Scalars['String']['input']>;
  /** The name of the room. */
  name: LocalizedTextInput;
  /** When it closes for the public, in whole seconds. Requires publicStartsAt. It cannot be cleared. */
  publicEndsAt?: InputMaybe<Scalars['DateTime']['input']>;
  /** The name of the room that is shown to the public. It cannot be cleared. */
  publicName?: InputMaybe<LocalizedTextInput>;
  /** When it opens for the public, in whole seconds, not before startsAt. Requires publicEndsAt. It cannot be cleared. */
  publicStartsAt?: InputMaybe<Scalars['DateTime']['input']>;
  /** The start, in whole seconds, not before that of the event. */
  startsAt: Scalars['DateTime']['input'];
  /** The native id of the theme of the room, such as "3319901". A new room gets the first available theme if omitted. It cannot be cleared. */
  themeId?: InputMaybe<Scalars['ID']['input']>;
};

/** How many places a public event has, and how many of them are taken. */
export type Delegates = {
  __typename?: 'Delegates';
  /** How many came, once that was entered. */
  actual?: Maybe<Scalars['Float']['output']>;
  /** Places booked. */
  booked: Scalars['Float']['output'];
  /** Places there are; null when there is no limit or none is known. */
  max?: Maybe<Scalars['Int']['output']>;
  /** Places held for somebody, not yet booked. */
  reserved: Scalars['Float']['output'];
};

/** Who may attend a live session at Electa. */
export type ElectaAccessType =
  /** Anyone who has the link, without a login. */
  | 'A'
  /** Registered users of the company. */
  | 'B'
  /** Selected users, or another type that Electa's API cannot create: it is read, and refused in an input. */
  | 'OTHER';

/** What Electa returns of a live session beyond what all events have. */
export type ElectaEventDetails = {
  __typename?: 'ElectaEventDetails';
  /** Code with which an attendee finds the session; the link ends with it. */
  accessCode?: Maybe<Scalars['String']['output']>;
  /** Who may attend. */
  accessType?: Maybe<ElectaAccessType>;
  /** Electa's own id of the company that holds it. */
  companyId?: Maybe<Scalars['ID']['output']>;
  /** How long it lasts, in minutes. */
  durationMinutes?: Maybe<Scalars['Int']['output']>;
  /** The link to publish, through which users attend; the same as `joinUrl`. */
  eventUrl?: Maybe<Scalars['URL']['output']>;
  /** Minutes before the start at which the session opens. */
  openPriorMinutes?: Maybe<Scalars['Int']['output']>;
  /** Electa's own id of the user who presents it. */
  presenterId?: Maybe<Scalars['ID']['output']>;
  /** Electa's own id of the virtual room that it is held in. */
  roomId?: Maybe<Scalars['ID']['output']>;
  /** Whether it is listed in all published calendars, or only in those of logged-in users. Electa does not return it, so it is known only of sessions that were created here. */
  showInPublicCalendar?: Maybe<Scalars['Boolean']['output']>;
  /** Electa's own id of the time zone. What the ids mean is a setting of this server. */
  timeZoneId?: Maybe<Scalars['Int']['output']>;
};

/** A live session that people join over the internet. Some providers hold it in rooms and have participants. */
export type Event = Node & ScheduledSession & {
  __typename?: 'Event';
  /** What the session is about, where the provider says so. */
  description?: Maybe<Scalars['String']['output']>;
  /** Fields that only the event's own provider returns. The type follows from `provider`. */
  details: EventDetails;
  /** The instant at which it ends. */
  endsAt: Scalars['DateTime']['output'];
  /** Who leads it: presenters, tutors. */
  hosts: Array<SessionHost>;
  /** Global id, as "<provider>:public-event:6". Opaque to clients, readable in a log. */
  id: Scalars['ID']['output'];
  /** Where an attendee goes to take part. */
  joinUrl?: Maybe<Scalars['URL']['output']>;
  /** The room that its provider made with it; one of `rooms`. */
  mainRoom?: Maybe<Room>;
  /** The participants who received a personal link through this graph, at most 100. Null where the provider has no participants. */
  participants?: Maybe<Array<Participant>>;
  /** The provider that keeps the session. */
  provider: SchedulingProvider;
  /** The provider's own id. */
  providerId: Scalars['ID']['output'];
  /** The provider's own record, unmapped, as it last came: nothing that a provider says is lost. */
  providerRecord?: Maybe<Scalars['JSON']['output']>;
  /** The rooms that it is held in; null where its provider has no rooms or does not return them. */
  rooms?: Maybe<Array<Room>>;
  /** The instant at which it starts. */
  startsAt: Scalars['DateTime']['output'];
  /** Where the session stands. */
  status: SessionStatus;
  /** The zone the session was scheduled in, where the provider has one. */
  timeZone?: Maybe<Scalars['TimeZone']['output']>;
  /** What the session is called. */
  title: Scalars['String']['output'];
};

/** Event fields that only one provider returns: a type for each provider that has events. */
export type EventDetails = ElectaEventDetails | IcareusEventDetails;

/** What became of an event: the event, or what the caller has to mend. */
export type EventPayload = {
  __typename?: 'EventPayload';
  /** What it is known to be in the way of, at whatever provider; null when there are userErrors. Asks the providers when selected. */
  conflicts?: Maybe<Array<ScheduleConflict>>;
  /** The event as its provider now has it; null when there are userErrors. */
  event?: Maybe<Event>;
  /** Validation errors that the caller can fix; empty if the mutation succeeded. */
  userErrors: Array<SchedulingUserError>;
};

/** Texts that participants of an event agree to. */
export type GdprInput = {
  /** The copyright notice. */
  copyright?: InputMaybe<LocalizedTextInput>;
  /** How data of viewers is used. */
  privacyPolicy?: InputMaybe<LocalizedTextInput>;
  /** The terms that viewers agree to. */
  termsOfService?: InputMaybe<LocalizedTextInput>;
};

/** When somebody is booked and when not. */
export type HostAvailability = {
  __typename?: 'HostAvailability';
  /** When the host leads a session, at whatever provider; merged. */
  busy: Array<ScheduleTimeRange>;
  /** The ranges between; null while any provider cannot be asked: unknown is never free. */
  free?: Maybe<Array<ScheduleTimeRange>>;
  /** Who, as asked for. */
  host: Scalars['EmailAddress']['output'];
};

/** Details of an event at Icareus Suite. */
export type IcareusEventDetails = {
  __typename?: 'IcareusEventDetails';
  /** The access controls of the event, as returned by the provider. */
  accessControls: Array<Scalars['JSON']['output']>;
  /** The categories of the event, as returned by the provider. */
  categories: Array<Scalars['JSON']['output']>;
  /** The language of texts without a language. */
  defaultLocale: Scalars['Locale']['output'];
  /** The description of the event. */
  description?: Maybe<LocalizedText>;
  /** The page that shows the event; the same as `joinUrl`. */
  embedUrl?: Maybe<Scalars['URL']['output']>;
  /** Your own id of the event, as given when it was created. */
  externalId?: Maybe<Scalars['String']['output']>;
  /** Texts that participants agree to. */
  gdpr?: Maybe<IcareusGdpr>;
  /** Whether the event can have several rooms. */
  isMultiroom: Scalars['Boolean']['output'];
  /** The languages of the event. */
  locales: Array<Scalars['Locale']['output']>;
  /** The native id of the room that was created with the event; `mainRoom` is that room. */
  mainRoomId?: Maybe<Scalars['ID']['output']>;
  /** The name of the event; `title` is the name in the default language. */
  name: LocalizedText;
  /** The end that is shown to the public, if it differs. */
  publicEndsAt?: Maybe<Scalars['DateTime']['output']>;
  /** The name that is shown to the public. */
  publicName?: Maybe<LocalizedText>;
  /** The start that is shown to the public, if it differs. */
  publicStartsAt?: Maybe<Scalars['DateTime']['output']>;
  /** The target of the live stream. */
  publishing?: Maybe<IcareusPublishing>;
  /** The viewing restrictions of the event, as returned by the provider. */
  restrictions: Array<Scalars['JSON']['output']>;
  /** The native id of the linear channel. */
  serviceId?: Maybe<Scalars['ID']['output']>;
  /** The native id of the theme of its page. */
  themeId?: Maybe<Scalars['ID']['output']>;
  /** The thumbnail of the event. */
  thumbnailUrl?: Maybe<Scalars['URL']['output']>;
};

/** Texts that participants of an Icareus Suite event agree to. */
export type IcareusGdpr = {
  __typename?: 'IcareusGdpr';
  /** The copyright notice. */
  copyright?: Maybe<LocalizedText>;
  /** How data of viewers is used. */
  privacyPolicy?: Maybe<LocalizedText>;
  /** The terms that viewers agree to. */
  termsOfService?: Maybe<LocalizedText>;
};

/** Where the picture and sound of an Icareus event or room are sent. */
export type IcareusPublishing = {
  __typename?: 'IcareusPublishing';
  /** Address that an encoder sends to, as rtmp://…. */
  ingestUrl?: Maybe<Scalars['String']['output']>;
  /** The suite's own number of the linear channel. */
  serviceId?: Maybe<Scalars['ID']['output']>;
  /** Name of the stream at that address. */
  streamName?: Maybe<Scalars['String']['output']>;
};

/** A text in one language or several. */
export type LocalizedText = {
  __typename?: 'LocalizedText';
  /** The text in the locale asked for, else in the default language, else in any. */
  text: Scalars['String']['output'];
  /** The text in every language that there is. */
  translations: Array<LocalizedTextTranslation>;
};


/** A text in one language or several. */
export type LocalizedTextTextArgs = {
  locale?: InputMaybe<Scalars['Locale']['input']>;
};

/** A text in one language or in several: give either `text` or `translations`. In an update, languages that are not given remain unchanged. */
export type LocalizedTextInput = {
  /** The language of `text`: en-US, fi-FI, es-ES or sv-SE; the default language if omitted. */
  locale?: InputMaybe<Scalars['Locale']['input']>;
  /** The text, if it has one language only. */
  text?: InputMaybe<Scalars['String']['input']>;
  /** The text in each language; each language once. */
  translations?: InputMaybe<Array<TranslationInput>>;
};

/** A text in one language. */
export type LocalizedTextTranslation = {
  __typename?: 'LocalizedTextTranslation';
  /** The language. */
  locale: Scalars['Locale']['output'];
  /** What it says in that language. */
  text: Scalars['String']['output'];
};

/** Which occurrence of a weekday in a month: the second Tuesday is SECOND with TUESDAY. */
export type MonthWeek =
  /** The first of the month. */
  | 'FIRST'
  /** The fourth of the month, which is often the last. */
  | 'FOURTH'
  /** The last of the month: the fourth or the fifth. */
  | 'LAST'
  /** The second of the month. */
  | 'SECOND'
  /** The third of the month. */
  | 'THIRD';

/** How a monthly series repeats: by date (`dayOfMonth`), or by day (`week` and `weekday`). */
export type MonthlyRepeat = {
  __typename?: 'MonthlyRepeat';
  /** Day of the month, 1 to 31; null if it repeats by week and weekday. */
  dayOfMonth?: Maybe<Scalars['Int']['output']>;
  /** Which occurrence of the weekday in the month; null if it repeats by date. */
  week?: Maybe<MonthWeek>;
  /** The day of the week; null if it repeats by date. */
  weekday?: Maybe<RepeatWeekday>;
};

/** On which day of the month a series repeats: either `dayOfMonth`, or `week` with `weekday`. */
export type MonthlyRepeatInput = {
  /** On this date, 1 to 31. */
  dayOfMonth?: InputMaybe<Scalars['Int']['input']>;
  /** Which occurrence of the weekday in the month. */
  week?: InputMaybe<MonthWeek>;
  /** The day of the week. */
  weekday?: InputMaybe<RepeatWeekday>;
};

/** All writes. Validation errors that the caller can fix are returned in `userErrors`; nothing was changed then. */
export type Mutation = {
  __typename?: 'Mutation';
  /** Adds attendees to an upcoming class at WizIQ. Each receives a personal link: `attendees { attendeeUrl }`. */
  addClassAttendees?: Maybe<ClassPayload>;
  /** Takes an event that was created outside of this graph into the schedule: from then on it is listed, and the resources that it holds conflict with those of other sessions. Nothing is changed at the provider. For providers that do not list their sessions. */
  adoptEvent?: Maybe<EventPayload>;
  /** Cancels a class at WizIQ. It remains in the graph, with status CANCELLED. */
  cancelClass?: Maybe<ClassPayload>;
  /** Schedules a class at WizIQ, once for each idempotencyKey. Fields that WizIQ does not return are those of the input. */
  createClass?: Maybe<ClassPayload>;
  /** Creates a live session at Electa, once per idempotencyKey. Its API can neither change nor delete one: that is done at Electa itself. */
  createElectaEvent?: Maybe<EventPayload>;
  /** Creates an event at Icareus Suite, with a main room, once for each idempotencyKey. */
  createIcareusEvent?: Maybe<EventPayload>;
  /** Adds a participant with a personal link to an event at Icareus Suite, once for each idempotencyKey. The provider blocks the participant unless `blocked` is false. UNSUPPORTED_BY_PROVIDER if the installation of Icareus Suite does not support participants. */
  createParticipant?: Maybe<ParticipantPayload>;
  /** Creates a public event at Administrate, once per idempotencyKey. */
  createPublicEvent?: Maybe<PublicEventPayload>;
  /** Schedules a series of classes at WizIQ, in one call, once for each idempotencyKey. Its classes are read afterwards; if that fails, the series is returned without them. */
  createRecurringClass?: Maybe<ClassSeriesPayload>;
  /** Adds a room to an event at Icareus Suite, once for each idempotencyKey. It must lie within the times of the event, and no other known room may use its channel at the same time. */
  createRoom?: Maybe<RoomPayload>;
  /** Deletes an event at Icareus Suite permanently, with its rooms. */
  deleteIcareusEvent?: Maybe<SchedulingDeletePayload>;
  /** Deletes a participant of an event at Icareus Suite permanently. UNSUPPORTED_BY_PROVIDER if the installation of Icareus Suite does not support participants. */
  deleteParticipant?: Maybe<SchedulingDeletePayload>;
  /** Deletes a public event at Administrate permanently. To cancel an event instead, update it with isCancelled: true. */
  deletePublicEvent?: Maybe<SchedulingDeletePayload>;
  /** Deletes a room at Icareus Suite permanently. */
  deleteRoom?: Maybe<SchedulingDeletePayload>;
  /** Removes the thumbnail of an event or a room at Icareus Suite. */
  removeThumbnail?: Maybe<ThumbnailPayload>;
  /** Settles a write whose outcome is unknown: name what the provider made, or say that it made nothing. */
  resolveWrite?: Maybe<WritePayload>;
  /** Sets the thumbnail of an event or a room at Icareus Suite and replaces an existing one. */
  setThumbnail?: Maybe<ThumbnailPayload>;
  /** Changes a class at WizIQ. Absent fields remain unchanged; null clears. WizIQ changes upcoming classes only. */
  updateClass?: Maybe<ClassPayload>;
  /** Changes an event at Icareus Suite. Fields that are absent from the input and languages that are not given remain unchanged; null clears. Rooms do not move with their event. */
  updateIcareusEvent?: Maybe<EventPayload>;
  /** Changes a participant of an event at Icareus Suite. Fields that are absent from the input remain unchanged; null clears. UNSUPPORTED_BY_PROVIDER if the installation of Icareus Suite does not support participants. */
  updateParticipant?: Maybe<ParticipantPayload>;
  /** Updates a public event at Administrate. Omitted fields remain unchanged; null clears a field. */
  updatePublicEvent?: Maybe<PublicEventPayload>;
  /** Changes a room at Icareus Suite. Fields that are absent from the input and languages that are not given remain unchanged; null clears. New times and channels are checked as for a new room. */
  updateRoom?: Maybe<RoomPayload>;
};


/** All writes. Validation errors that the caller can fix are returned in `userErrors`; nothing was changed then. */
export type MutationAddClassAttendeesArgs = {
  input: AddClassAttendeesInput;
};


/** All writes. Validation errors that the caller can fix are returned in `userErrors`; nothing was changed then. */
export type MutationAdoptEventArgs = {
  input: AdoptEventInput;
};


/** All writes. Validation errors that the caller can fix are returned in `userErrors`; nothing was changed then. */
export type MutationCancelClassArgs = {
  input: CancelClassInput;
};


/** All writes. Validation errors that the caller can fix are returned in `userErrors`; nothing was changed then. */
export type MutationCreateClassArgs = {
  input: CreateClassInput;
};


/** All writes. Validation errors that the caller can fix are returned in `userErrors`; nothing was changed then. */
export type MutationCreateElectaEventArgs = {
  input: CreateElectaEventInput;
};


/** All writes. Validation errors that the caller can fix are returned in `userErrors`; nothing was changed then. */
export type MutationCreateIcareusEventArgs = {
  input: CreateIcareusEventInput;
};


/** All writes. Validation errors that the caller can fix are returned in `userErrors`; nothing was changed then. */
export type MutationCreateParticipantArgs = {
  input: CreateParticipantInput;
};


/** All writes. Validation errors that the caller can fix are returned in `userErrors`; nothing was changed then. */
export type MutationCreatePublicEventArgs = {
  input: CreatePublicEventInput;
};


/** All writes. Validation errors that the caller can fix are returned in `userErrors`; nothing was changed then. */
export type MutationCreateRecurringClassArgs = {
  input: CreateRecurringClassInput;
};


/** All writes. Validation errors that the caller can fix are returned in `userErrors`; nothing was changed then. */
export type MutationCreateRoomArgs = {
  input: CreateRoomInput;
};


/** All writes. Validation errors that the caller can fix are returned in `userErrors`; nothing was changed then. */
export type MutationDeleteIcareusEventArgs = {
  input: SchedulingDeleteInput;
};


/** All writes. Validation errors that the caller can fix are returned in `userErrors`; nothing was changed then. */
export type MutationDeleteParticipantArgs = {
  input: SchedulingDeleteInput;
};


/** All writes. Validation errors that the caller can fix are returned in `userErrors`; nothing was changed then. */
export type MutationDeletePublicEventArgs = {
  input: SchedulingDeleteInput;
};


/** All writes. Validation errors that the caller can fix are returned in `userErrors`; nothing was changed then. */
export type MutationDeleteRoomArgs = {
  input: SchedulingDeleteInput;
};


/** All writes. Validation errors that the caller can fix are returned in `userErrors`; nothing was changed then. */
export type MutationRemoveThumbnailArgs = {
  input: RemoveThumbnailInput;
};


/** All writes. Validation errors that the caller can fix are returned in `userErrors`; nothing was changed then. */
export type MutationResolveWriteArgs = {
  input: ResolveWriteInput;
};


/** All writes. Validation errors that the caller can fix are returned in `userErrors`; nothing was changed then. */
export type MutationSetThumbnailArgs = {
  input: SetThumbnailInput;
};


/** All writes. Validation errors that the caller can fix are returned in `userErrors`; nothing was changed then. */
export type MutationUpdateClassArgs = {
  input: UpdateClassInput;
};


/** All writes. Validation errors that the caller can fix are returned in `userErrors`; nothing was changed then. */
export type MutationUpdateIcareusEventArgs = {
  input: UpdateIcareusEventInput;
};


/** All writes. Validation errors that the caller can fix are returned in `userErrors`; nothing was changed then. */
export type MutationUpdateParticipantArgs = {
  input: UpdateParticipantInput;
};


/** All writes. Validation errors that the caller can fix are returned in `userErrors`; nothing was changed then. */
export type MutationUpdatePublicEventArgs = {
  input: UpdatePublicEventInput;
};


/** All writes. Validation errors that the caller can fix are returned in `userErrors`; nothing was changed then. */
export type MutationUpdateRoomArgs = {
  input: UpdateRoomInput;
};

/** Anything that has a global id and can be read again by it. */
export type Node = {
  /** Global id, as "<provider>:public-event:6". Opaque to clients, readable in a log. */
  id: Scalars['ID']['output'];
};

/** What a create does when a host, venue, channel or room is already taken at that time. */
export type OnConflict =
  /** It creates all the same; the payload's `conflicts` says what is known to be in the way. */
  | 'ALLOW'
  /** It creates nothing and answers ALREADY_SCHEDULED; and nothing either while a provider that might hold a conflict cannot be asked. */
  | 'REFUSE';

/** Where a page stands in its list. */
export type PageInfo = {
  __typename?: 'PageInfo';
  /** Hand this to `after` in order to get the next page. */
  endCursor?: Maybe<Scalars['String']['output']>;
  /** Whether there is more behind this page. */
  hasNextPage: Scalars['Boolean']['output'];
  /** Whether this page was asked for with `after`, so that something lies before it. */
  hasPreviousPage: Scalars['Boolean']['output'];
  /** Cursor of the first item of the page. */
  startCursor?: Maybe<Scalars['String']['output']>;
};

/** A person who has a personal link to an event. */
export type Participant = Node & {
  __typename?: 'Participant';
  /** The personal link that lets the participant in. Whoever has it is taken for the participant. */
  accessUrl?: Maybe<Scalars['URL']['output']>;
  /** Whether the event is closed to the participant. The suite blocks whoever was added without saying. */
  blocked: Scalars['Boolean']['output'];
  /** Company or organisation. */
  company?: Maybe<Scalars['String']['output']>;
  /** E-mail address, where a usable one is known. */
  emailAddress?: Maybe<Scalars['EmailAddress']['output']>;
  /** The event that it is about. */
  event?: Maybe<Event>;
  /** Given name, where one was entered. */
  firstName?: Maybe<Scalars['String']['output']>;
  /** Global id, as "<provider>:public-event:6". Opaque to clients, readable in a log. */
  id: Scalars['ID']['output'];
  /** Family name, where one was entered. */
  lastName?: Maybe<Scalars['String']['output']>;
  /** The provider that has it. */
  provider: SchedulingProvider;
  /** The provider's own id. */
  providerId: Scalars['ID']['output'];
  /** The provider's own record, unmapped, as last received: it has every field that the provider returned. */
  providerRecord?: Maybe<Scalars['JSON']['output']>;
};

/** What became of a participant: the participant, or what the caller has to mend. */
export type ParticipantPayload = {
  __typename?: 'ParticipantPayload';
  /** The participant as its provider now has it; null when there are userErrors. */
  participant?: Maybe<Participant>;
  /** Validation errors that the caller can fix; empty if the mutation succeeded. */
  userErrors: Array<SchedulingUserError>;
};

/** What the presenter of a class can use from the start. */
export type PresenterControl =
  /** Microphone. */
  | 'AUDIO'
  /** The camera of the presenter. */
  | 'VIDEO';

/** What can be done through a provider's interface. */
export type ProviderCapability =
  /** Attendees can be added to a session. */
  | 'ATTENDEES'
  /** A session can be cancelled or deleted. */
  | 'CANCEL'
  /** Sessions can be created. */
  | 'CREATE'
  /** The provider can list its sessions, also those that were not made here. */
  | 'LIST'
  /** Participants can be invited by name. */
  | 'PARTICIPANTS'
  /** A session can be read back by its id. */
  | 'READ'
  /** A series of sessions can be created at once. */
  | 'RECURRENCE'
  /** A session can have several rooms. */
  | 'ROOMS'
  /** A session or room can have a picture. */
  | 'THUMBNAILS'
  /** A session can be changed. */
  | 'UPDATE';

/** What stands behind a provider in this process. */
export type ProviderMode =
  /** Nothing: its settings are missing. Reads and writes answer PROVIDER_NOT_CONFIGURED. */
  | 'DISABLED'
  /** The provider's own service, reached with the settings given. */
  | 'LIVE'
  /** A simulation on this machine; nothing it holds is real, and it begins anew at every start. */
  | 'SANDBOX';

/** A provider whose data is missing or incomplete. If `isPartial` is true, its other sessions are included. */
export type ProviderOutage = {
  __typename?: 'ProviderOutage';
  /** The code that an error would have, as PROVIDER_TIMEOUT. */
  code: Scalars['String']['output'];
  /** Whether some of its sessions in the requested range are included and others are missing. False if all are missing, or all are included as last known (`staleSince`). */
  isPartial: Scalars['Boolean']['output'];
  /** What happened, and what to do about it. */
  message: Scalars['String']['output'];
  /** Which provider. */
  provider: SchedulingProvider;
  /** If older data is returned instead: when it was last known to be current. */
  staleSince?: Maybe<Scalars['DateTime']['output']>;
};

/** What the latest real calls say of a provider. Nothing is called in order to answer this. */
export type ProviderState =
  /** The last call failed, or the first calls after an outage are being tried. */
  | 'DEGRADED'
  /** Several calls in a row failed; calls are refused at once until a trial succeeds. */
  | 'DOWN'
  /** No call was made since the process started. */
  | 'UNKNOWN'
  /** The last call was answered. */
  | 'UP';

/** A provider as this process runs it: what stands behind it, and how it has been lately. */
export type ProviderStatus = {
  __typename?: 'ProviderStatus';
  /** What can be done through this provider's interface. */
  capabilities: Array<ProviderCapability>;
  /** What the last failure was, in a sentence without secrets; null while all is well. */
  lastError?: Maybe<Scalars['String']['output']>;
  /** When the provider last answered; null when it never did since the start. */
  lastSuccessAt?: Maybe<Scalars['DateTime']['output']>;
  /** Whether it is the real service, a simulation or switched off. */
  mode: ProviderMode;
  /** Which provider this is about. */
  provider: SchedulingProvider;
  /** What the latest real calls say. */
  state: ProviderState;
  /** Display name of the provider. */
  title: Scalars['String']['output'];
};

/** One attempt to change something at a provider, written down before the provider is called. */
export type ProviderWrite = Node & {
  __typename?: 'ProviderWrite';
  /** The provider's own reference for the call. */
  callId?: Maybe<Scalars['String']['output']>;
  /** What went wrong, in a sentence. */
  error?: Maybe<Scalars['String']['output']>;
  /** When its outcome was noted; null while there is none. */
  finishedAt?: Maybe<Scalars['DateTime']['output']>;
  /** Global id, as "<provider>:public-event:6". Opaque to clients, readable in a log. */
  id: Scalars['ID']['output'];
  /** The key that the caller gave, or one that was made. */
  idempotencyKey: Scalars['String']['output'];
  /** What was asked for in full, without secrets: enough for a person to settle it. */
  input: Scalars['JSON']['output'];
  /** What was asked for, as the graph calls it: "createPublicEvent". */
  operation: Scalars['String']['output'];
  /** The provider that was asked. */
  provider: SchedulingProvider;
  /** When it was noted, just before it was sent. */
  requestedAt: Scalars['DateTime']['output'];
  /** What it made or changed, once that is known. */
  result?: Maybe<Node>;
  /** How far it has come. */
  state: ProviderWriteState;
  /** What was asked for, in a line. */
  summary: Scalars['String']['output'];
};

/** A page of writes. */
export type ProviderWriteConnection = {
  __typename?: 'ProviderWriteConnection';
  /** The items with their cursors. */
  edges: Array<ProviderWriteEdge>;
  /** The items alone. */
  nodes: Array<ProviderWrite>;
  /** Where this page stands in the list. */
  pageInfo: PageInfo;
};

/** A write in a list. */
export type ProviderWriteEdge = {
  __typename?: 'ProviderWriteEdge';
  /** Where this item stands in the list; survives a restart. */
  cursor: Scalars['String']['output'];
  /** The item: a write. */
  node: ProviderWrite;
};

/** How far a write has come. */
export type ProviderWriteState =
  /** The provider refused it, or it surely never reached the provider. Nothing was changed. */
  | 'FAILED'
  /** The call was cut off after it was sent; the provider may or may not have acted. It is never sent again. */
  | 'OUTCOME_UNKNOWN'
  /** It is noted and may have been sent; the provider has not answered yet. */
  | 'PENDING'
  /** The provider did it. */
  | 'SUCCEEDED';

/** A public course on a date: anyone may book a place. */
export type PublicEvent = Node & ScheduledSession & {
  __typename?: 'PublicEvent';
  /** The customer it is held for. */
  account?: Maybe<AdministrateAccount>;
  /** The customer's own venue, where it is held there. */
  accountVenue?: Maybe<AdministrateAccountVenue>;
  /** Who organises it. */
  administrator?: Maybe<Contact>;
  /** The instant until which the classroom is held. It may remain unchanged when the event is moved. */
  classroomEndsAt?: Maybe<Scalars['DateTime']['output']>;
  /** The instant from which the classroom is held. It may remain unchanged when the event is moved. */
  classroomStartsAt?: Maybe<Scalars['DateTime']['output']>;
  /** Code of the event. */
  code?: Maybe<Scalars['String']['output']>;
  /** The company that holds it. */
  company?: Maybe<AdministrateCompany>;
  /** The course that is taught. */
  course?: Maybe<Course>;
  /** Its places, and how many are taken. */
  delegates: Delegates;
  /** What the session is about, where the provider says so. */
  description?: Maybe<Scalars['String']['output']>;
  /** The provider's disposition of the event, as "normal". */
  disposition?: Maybe<Scalars['String']['output']>;
  /** The instant at which it ends. */
  endsAt: Scalars['DateTime']['output'];
  /** The provider's own id of the template that it was made from. */
  eventTemplateId?: Maybe<Scalars['ID']['output']>;
  /** Who leads it: presenters, tutors. */
  hosts: Array<SessionHost>;
  /** Global id, as "<provider>:public-event:6". Opaque to clients, readable in a log. */
  id: Scalars['ID']['output'];
  /** Whether it is called off; it stays in the lists. */
  isCancelled: Scalars['Boolean']['output'];
  /** Whether it is offered in the learning management system. */
  isLms: Scalars['Boolean']['output'];
  /** Whether it is held online. */
  isOnline: Scalars['Boolean']['output'];
  /** Whether it is pencilled in only. */
  isProvisional: Scalars['Boolean']['output'];
  /** Whether it is marked as sold out. */
  isSoldOut: Scalars['Boolean']['output'];
  /** Where an attendee goes to take part. */
  joinUrl?: Maybe<Scalars['URL']['output']>;
  /** Where it is held, in words. */
  location?: Maybe<Scalars['String']['output']>;
  /** Days on which it pauses, as the provider writes them. */
  nonWorkingDays: Array<Scalars['String']['output']>;
  /** Notes of the staff. */
  notes?: Maybe<Scalars['String']['output']>;
  /** Further notes of the staff. */
  notes2?: Maybe<Scalars['String']['output']>;
  /** Attendance over all its days, once that was entered. */
  overallAttendance?: Maybe<Scalars['Float']['output']>;
  /** Everybody else who works at it. */
  personnel: Array<PublicEventPersonnel>;
  /** The price of one place; null where the provider returns none. */
  price?: Maybe<SchedulingMoney>;
  /** Its prices by level and region. */
  prices: Array<PublicEventPrice>;
  /** The provider that keeps the session. */
  provider: SchedulingProvider;
  /** The provider's own id. */
  providerId: Scalars['ID']['output'];
  /** The provider's own record, unmapped, as it last came: nothing that a provider says is lost. */
  providerRecord?: Maybe<Scalars['JSON']['output']>;
  /** The region it is sold in. */
  region?: Maybe<AdministrateRegion>;
  /** Until when places can be booked. */
  registrationDeadline?: Maybe<Scalars['DateTime']['output']>;
  /** The instant at which it starts. */
  startsAt: Scalars['DateTime']['output'];
  /** Where the session stands. */
  status: SessionStatus;
  /** The label that it is grouped by. */
  tag?: Maybe<AdministrateTag>;
  /** How it is taxed. */
  taxType?: Maybe<AdministrateTaxType>;
  /** The zone the session was scheduled in, where the provider has one. */
  timeZone?: Maybe<Scalars['TimeZone']['output']>;
  /** What the session is called. */
  title: Scalars['String']['output'];
  /** Who teaches it. */
  tutor?: Maybe<Contact>;
  /** Where it is held. */
  venue?: Maybe<Venue>;
};

/** A page of public events. */
export type PublicEventConnection = {
  __typename?: 'PublicEventConnection';
  /** The items with their cursors. */
  edges: Array<PublicEventEdge>;
  /** The items alone. */
  nodes: Array<PublicEvent>;
  /** Where this page stands in the list. */
  pageInfo: PageInfo;
};

/** A public event in a list. */
export type PublicEventEdge = {
  __typename?: 'PublicEventEdge';
  /** Where this item stands in the list; survives a restart. */
  cursor: Scalars['String']['output'];
  /** The item: a public event. */
  node: PublicEvent;
};

/** Which public events to list: those that fit every part given. */
export type PublicEventFilter = {
  /** Only events with exactly this code. */
  code?: InputMaybe<Scalars['String']['input']>;
  /** Only events of these courses. At most 100 ids. */
  courseIds?: InputMaybe<Array<Scalars['ID']['input']>>;
  /** Only these events. At most 100 ids. */
  ids?: InputMaybe<Array<Scalars['ID']['input']>>;
  /** Only cancelled events, or only others. */
  isCancelled?: InputMaybe<Scalars['Boolean']['input']>;
  /** Only online events, or only others. */
  isOnline?: InputMaybe<Scalars['Boolean']['input']>;
  /** Only provisional events, or only others. */
  isProvisional?: InputMaybe<Scalars['Boolean']['input']>;
  /** Only events that are sold out, or only others. */
  isSoldOut?: InputMaybe<Scalars['Boolean']['input']>;
  /** Only events that start at this instant or later. */
  startsFrom?: InputMaybe<Scalars['DateTime']['input']>;
  /** Only events that start before this instant. */
  startsTo?: InputMaybe<Scalars['DateTime']['input']>;
  /** Only events that these contacts teach. At most 100 ids. */
  tutorIds?: InputMaybe<Array<Scalars['ID']['input']>>;
  /** Only events at these venues. At most 100 ids. */
  venueIds?: InputMaybe<Array<Scalars['ID']['input']>>;
};

/** In which order public events are listed. */
export type PublicEventOrder =
  /** By the provider's id, which is the order of creation, one provider after the other. */
  | 'ID'
  /** By local date and time of the start, as clocks at the event show them, then by id. */
  | 'STARTS_AT';

/** The result of a write of a public event: the event, or validation errors. */
export type PublicEventPayload = {
  __typename?: 'PublicEventPayload';
  /** What it is known to be in the way of, at whatever provider; null when there are userErrors. Asks the providers when selected. */
  conflicts?: Maybe<Array<ScheduleConflict>>;
  /** The event after the write; null if there are userErrors. */
  publicEvent?: Maybe<PublicEvent>;
  /** Validation errors that the caller can fix; empty if the mutation succeeded. */
  userErrors: Array<SchedulingUserError>;
};

/** Somebody who works at a public event. */
export type PublicEventPersonnel = {
  __typename?: 'PublicEventPersonnel';
  /** The person. */
  contact?: Maybe<Contact>;
  /** The provider's own id of the assignment. */
  providerId: Scalars['ID']['output'];
  /** What the person does there. */
  role?: Maybe<Scalars['String']['output']>;
};

/** One of the prices of a public event. */
export type PublicEventPrice = {
  __typename?: 'PublicEventPrice';
  /** The level at which this price holds. */
  level?: Maybe<AdministratePriceLevel>;
  /** The price of one place. */
  price?: Maybe<SchedulingMoney>;
  /** The provider's own id. */
  providerId: Scalars['ID']['output'];
  /** The region in which this price holds. */
  region?: Maybe<AdministrateRegion>;
};

/** What can be read. */
export type Query = {
  __typename?: 'Query';
  /** When hosts are booked, at whatever provider, and when they are free. */
  availability?: Maybe<AvailabilityReport>;
  /** Finds a class by its id; null when there is none. */
  class?: Maybe<Class>;
  /** Finds a series of classes by its id; null when there is none. */
  classSeries?: Maybe<ClassSeries>;
  /** Finds series of classes by their ids, one place in the answer per id: what schema stitching merges on. */
  classSeriesByIds?: Maybe<Array<Maybe<ClassSeries>>>;
  /** Finds classes by their ids, one place in the answer per id: what schema stitching merges on. */
  classesByIds?: Maybe<Array<Maybe<Class>>>;
  /** What is double-booked in a window: hosts, venues, channels and rooms that several sessions hold at one instant. With a filter, those that a session which fits it takes part in. */
  conflicts?: Maybe<ConflictReport>;
  /** Finds a contact by its id; null when there is none. */
  contact?: Maybe<Contact>;
  /** People in the order of their ids: how to find the `tutorId` that a create needs. */
  contacts?: Maybe<ContactConnection>;
  /** Finds contacts by their ids, one place in the answer per id: what schema stitching merges on. */
  contactsByIds?: Maybe<Array<Maybe<Contact>>>;
  /** Finds a course by its id; null when there is none. */
  course?: Maybe<Course>;
  /** Courses in the order of their ids: how to find the `courseId` that a create needs. */
  courses?: Maybe<CourseConnection>;
  /** Finds courses by their ids, one place in the answer per id: what schema stitching merges on. */
  coursesByIds?: Maybe<Array<Maybe<Course>>>;
  /** Finds a live session by its id; null when there is none. */
  event?: Maybe<Event>;
  /** Finds live sessions by their ids, one place in the answer per id: what schema stitching merges on. */
  eventsByIds?: Maybe<Array<Maybe<Event>>>;
  /** Anything by its global id; null when there is no such thing, or its provider is disabled. */
  node?: Maybe<Node>;
  /** Things by their global ids, one place in the answer per id; null where there is no such thing. */
  nodes?: Maybe<Array<Maybe<Node>>>;
  /** Finds a participant of an event by its id; null when there is none. */
  participant?: Maybe<Participant>;
  /** Finds participants of events by their ids, one place in the answer per id: what schema stitching merges on. */
  participantsByIds?: Maybe<Array<Maybe<Participant>>>;
  /** Every provider that this build knows, and how each has been lately. Calls nobody. */
  providers: Array<ProviderStatus>;
  /** Finds a public event by its id; null when there is none. */
  publicEvent?: Maybe<PublicEvent>;
  /** Public events, a page at a time. An id in the filter that is none of ours matches nothing. */
  publicEvents?: Maybe<PublicEventConnection>;
  /** Finds public events by their ids, one place in the answer per id: what schema stitching merges on. */
  publicEventsByIds?: Maybe<Array<Maybe<PublicEvent>>>;
  /** Finds a room of an event by its id; null when there is none. */
  room?: Maybe<Room>;
  /** Finds rooms of events by their ids, one place in the answer per id: what schema stitching merges on. */
  roomsByIds?: Maybe<Array<Maybe<Room>>>;
  /** All sessions of all providers that overlap a window, in order of start, then id. A provider that cannot be asked is named in `unavailable`; the rest is still here. */
  schedule?: Maybe<ScheduleConnection>;
  /** Finds a venue by its id; null when there is none. */
  venue?: Maybe<Venue>;
  /** Venues in the order of their ids: how to find the `venueId` that a create needs. */
  venues?: Maybe<VenueConnection>;
  /** Finds venues by their ids, one place in the answer per id: what schema stitching merges on. */
  venuesByIds?: Maybe<Array<Maybe<Venue>>>;
  /** A noted write; null when there is none of that id. */
  write?: Maybe<ProviderWrite>;
  /** Noted writes, the latest first. Those with OUTCOME_UNKNOWN wait for a person. */
  writes?: Maybe<ProviderWriteConnection>;
};


/** What can be read. */
export type QueryAvailabilityArgs = {
  from: Scalars['DateTime']['input'];
  hosts: Array<Scalars['EmailAddress']['input']>;
  minimumMinutes?: Scalars['Int']['input'];
  to: Scalars['DateTime']['input'];
};


/** What can be read. */
export type QueryClassArgs = {
  id: Scalars['ID']['input'];
};


/** What can be read. */
export type QueryClassSeriesArgs = {
  id: Scalars['ID']['input'];
};


/** What can be read. */
export type QueryClassSeriesByIdsArgs = {
  ids: Array<Scalars['ID']['input']>;
};


/** What can be read. */
export type QueryClassesByIdsArgs = {
  ids: Array<Scalars['ID']['input']>;
};


/** What can be read. */
export type QueryConflictsArgs = {
  filter?: InputMaybe<ScheduleFilter>;
  from: Scalars['DateTime']['input'];
  to: Scalars['DateTime']['input'];
};


/** What can be read. */
export type QueryContactArgs = {
  id: Scalars['ID']['input'];
};


/** What can be read. */
export type QueryContactsArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  first?: Scalars['Int']['input'];
  isTutor?: InputMaybe<Scalars['Boolean']['input']>;
  text?: InputMaybe<Scalars['String']['input']>;
};


/** What can be read. */
export type QueryContactsByIdsArgs = {
  ids: Array<Scalars['ID']['input']>;
};


/** What can be read. */
export type QueryCourseArgs = {
  id: Scalars['ID']['input'];
};


/** What can be read. */
export type QueryCoursesArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  first?: Scalars['Int']['input'];
  text?: InputMaybe<Scalars['String']['input']>;
};


/** What can be read. */
export type QueryCoursesByIdsArgs = {
  ids: Array<Scalars['ID']['input']>;
};


/** What can be read. */
export type QueryEventArgs = {
  id: Scalars['ID']['input'];
};


/** What can be read. */
export type QueryEventsByIdsArgs = {
  ids: Array<Scalars['ID']['input']>;
};


/** What can be read. */
export type QueryNodeArgs = {
  id: Scalars['ID']['input'];
};


/** What can be read. */
export type QueryNodesArgs = {
  ids: Array<Scalars['ID']['input']>;
};


/** What can be read. */
export type QueryParticipantArgs = {
  id: Scalars['ID']['input'];
};


/** What can be read. */
export type QueryParticipantsByIdsArgs = {
  ids: Array<Scalars['ID']['input']>;
};


/** What can be read. */
export type QueryPublicEventArgs = {
  id: Scalars['ID']['input'];
};


/** What can be read. */
export type QueryPublicEventsArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  filter?: InputMaybe<PublicEventFilter>;
  first?: Scalars['Int']['input'];
  orderBy?: PublicEventOrder;
};


/** What can be read. */
export type QueryPublicEventsByIdsArgs = {
  ids: Array<Scalars['ID']['input']>;
};


/** What can be read. */
export type QueryRoomArgs = {
  id: Scalars['ID']['input'];
};


/** What can be read. */
export type QueryRoomsByIdsArgs = {
  ids: Array<Scalars['ID']['input']>;
};


/** What can be read. */
export type QueryScheduleArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  filter?: InputMaybe<ScheduleFilter>;
  first?: Scalars['Int']['input'];
  from: Scalars['DateTime']['input'];
  to: Scalars['DateTime']['input'];
};


/** What can be read. */
export type QueryVenueArgs = {
  id: Scalars['ID']['input'];
};


/** What can be read. */
export type QueryVenuesArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  first?: Scalars['Int']['input'];
  text?: InputMaybe<Scalars['String']['input']>;
};


/** What can be read. */
export type QueryVenuesByIdsArgs = {
  ids: Array<Scalars['ID']['input']>;
};


/** What can be read. */
export type QueryWriteArgs = {
  id: Scalars['ID']['input'];
};


/** What can be read. */
export type QueryWritesArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  first?: Scalars['Int']['input'];
  state?: InputMaybe<ProviderWriteState>;
};

/** The event or room whose thumbnail is removed. */
export type RemoveThumbnailInput = {
  /** An event's or a room's global id. */
  id: Scalars['ID']['input'];
};

/** A day of the week in the class's time zone. */
export type RepeatWeekday =
  /** The fifth day of the week by ISO 8601. */
  | 'FRIDAY'
  /** The first day of the week by ISO 8601. */
  | 'MONDAY'
  /** The sixth day of the week by ISO 8601. */
  | 'SATURDAY'
  /** The seventh day of the week by ISO 8601. */
  | 'SUNDAY'
  /** The fourth day of the week by ISO 8601. */
  | 'THURSDAY'
  /** The second day of the week by ISO 8601. */
  | 'TUESDAY'
  /** The third day of the week by ISO 8601. */
  | 'WEDNESDAY';

/** What a person found at the provider: exactly one of providerId and nothingWasMade: true. */
export type ResolveWriteInput = {
  /** Which write, as "<provider>:write:01JD4Y5Z6M3X8K2V9Q7RBTCWNA". */
  id: Scalars['ID']['input'];
  /** True when the provider made nothing; the idempotencyKey may then be sent once more. */
  nothingWasMade?: InputMaybe<Scalars['Boolean']['input']>;
  /** The provider's own id of what it made. */
  providerId?: InputMaybe<Scalars['ID']['input']>;
};

/** A room of an event. It has times, a channel and a page of its own; its times lie within those of the event. */
export type Room = Node & {
  __typename?: 'Room';
  /** The linear channel that carries the room; no two rooms may use one at the same time. */
  channelId?: Maybe<Scalars['ID']['output']>;
  /** What goes on in it. */
  description?: Maybe<LocalizedText>;
  /** The page on which it is watched. */
  embedUrl?: Maybe<Scalars['URL']['output']>;
  /** The instant at which it ends. */
  endsAt: Scalars['DateTime']['output'];
  /** The event that it belongs to. */
  event?: Maybe<Event>;
  /** Global id, as "<provider>:public-event:6". Opaque to clients, readable in a log. */
  id: Scalars['ID']['output'];
  /** Whether it is the room that was made with its event. */
  isMain: Scalars['Boolean']['output'];
  /** What the room is called by those who run the event. */
  name: LocalizedText;
  /** The provider that has it. */
  provider: SchedulingProvider;
  /** The provider's own id. */
  providerId: Scalars['ID']['output'];
  /** The provider's own record, unmapped, as last received: it has every field that the provider returned. */
  providerRecord?: Maybe<Scalars['JSON']['output']>;
  /** The end that the public is shown, where it is another one. */
  publicEndsAt?: Maybe<Scalars['DateTime']['output']>;
  /** What the room is called on its page. */
  publicName?: Maybe<LocalizedText>;
  /** The start that the public is shown, where it is another one. */
  publicStartsAt?: Maybe<Scalars['DateTime']['output']>;
  /** Where its picture and sound are sent. */
  publishing?: Maybe<IcareusPublishing>;
  /** What was recorded in it. */
  recordings: Array<RoomRecording>;
  /** The instant at which it starts. */
  startsAt: Scalars['DateTime']['output'];
  /** The provider's own id of the theme of its page. */
  themeId?: Maybe<Scalars['ID']['output']>;
  /** The picture that stands for it. */
  thumbnailUrl?: Maybe<Scalars['URL']['output']>;
};

/** What became of a room: the room, or what the caller has to mend. */
export type RoomPayload = {
  __typename?: 'RoomPayload';
  /** The event that the room is in, with all its rooms; null when there are userErrors. */
  event?: Maybe<Event>;
  /** The room as its provider now has it; null when there are userErrors. */
  room?: Maybe<Room>;
  /** Validation errors that the caller can fix; empty if the mutation succeeded. */
  userErrors: Array<SchedulingUserError>;
};

/** A recording of what was shown in a room. */
export type RoomRecording = {
  __typename?: 'RoomRecording';
  /** The provider's own id, where it returns one. */
  providerId?: Maybe<Scalars['ID']['output']>;
  /** The provider's own record, unmapped. */
  providerRecord?: Maybe<Scalars['JSON']['output']>;
  /** What the recording is called, where the provider returns it. */
  title?: Maybe<Scalars['String']['output']>;
  /** Where the recording is seen, where the provider returns it. */
  url?: Maybe<Scalars['URL']['output']>;
};

/** Sessions that all hold one resource at one instant: the maximal set, and the range that all of them share. */
export type ScheduleConflict = {
  __typename?: 'ScheduleConflict';
  /** The instant at which the first of them lets it go. */
  endsAt: Scalars['DateTime']['output'];
  /** What kind of thing is double-booked. */
  kind: ScheduleConflictKind;
  /** What is double-booked: an email address (a contact's id where there is none), a venue's id, a channel's id, a room's id. */
  resource: Scalars['String']['output'];
  /** The sessions, in order of start: two or more. */
  sessions: Array<ScheduledSession>;
  /** The instant from which all of them hold it. */
  startsAt: Scalars['DateTime']['output'];
};

/** What is double-booked. */
export type ScheduleConflictKind =
  /** A linear channel, which carries one room at a time. */
  | 'CHANNEL'
  /** Somebody who leads sessions: a presenter, a tutor. */
  | 'HOST'
  /** A virtual room, which holds one session at a time. */
  | 'ROOM'
  /** A venue at which sessions are held. */
  | 'VENUE';

/** A page of the schedule over all providers. */
export type ScheduleConnection = {
  __typename?: 'ScheduleConnection';
  /** The items with their cursors. */
  edges: Array<ScheduleEdge>;
  /** The items alone. */
  nodes: Array<ScheduledSession>;
  /** Where this page stands in the list. */
  pageInfo: PageInfo;
  /** Providers that could not be asked; the rest is still here. */
  unavailable: Array<ProviderOutage>;
};

/** A session in a list. */
export type ScheduleEdge = {
  __typename?: 'ScheduleEdge';
  /** Where this item stands in the list; survives a restart. */
  cursor: Scalars['String']['output'];
  /** The item: a session. */
  node: ScheduledSession;
};

/** Which sessions: those that fit every part given. */
export type ScheduleFilter = {
  /** Only sessions that one of these addresses leads, in any capitals. */
  hosts?: InputMaybe<Array<Scalars['EmailAddress']['input']>>;
  /** Whether cancelled sessions are shown too. */
  includeCancelled?: Scalars['Boolean']['input'];
  /** Only sessions of these providers; of all that are enabled when left out. */
  providers?: InputMaybe<Array<SchedulingProvider>>;
  /** Only sessions with this text in their title or description, in any capitals. */
  text?: InputMaybe<Scalars['String']['input']>;
  /** Only sessions at these venues, as "<provider>:venue:1". */
  venueIds?: InputMaybe<Array<Scalars['ID']['input']>>;
};

/** A range of time; its end is the first instant after it. */
export type ScheduleTimeRange = {
  __typename?: 'ScheduleTimeRange';
  /** The first instant after it. */
  endsAt: Scalars['DateTime']['output'];
  /** Its first instant. */
  startsAt: Scalars['DateTime']['output'];
};

/** Anything a provider puts in somebody's diary. */
export type ScheduledSession = {
  /** What the session is about, where the provider says so. */
  description?: Maybe<Scalars['String']['output']>;
  /** The instant at which it ends. */
  endsAt: Scalars['DateTime']['output'];
  /** Who leads it: presenters, tutors. */
  hosts: Array<SessionHost>;
  /** Global id, as "<provider>:public-event:6". Opaque to clients, readable in a log. */
  id: Scalars['ID']['output'];
  /** Where an attendee goes to take part. */
  joinUrl?: Maybe<Scalars['URL']['output']>;
  /** The provider that keeps the session. */
  provider: SchedulingProvider;
  /** The provider's own id. */
  providerId: Scalars['ID']['output'];
  /** The provider's own record, unmapped, as it last came: nothing that a provider says is lost. */
  providerRecord?: Maybe<Scalars['JSON']['output']>;
  /** The instant at which it starts. */
  startsAt: Scalars['DateTime']['output'];
  /** Where the session stands. */
  status: SessionStatus;
  /** The zone the session was scheduled in, where the provider has one. */
  timeZone?: Maybe<Scalars['TimeZone']['output']>;
  /** What the session is called. */
  title: Scalars['String']['output'];
};

/** What to delete. */
export type SchedulingDeleteInput = {
  /** Global id of what is deleted. */
  id: Scalars['ID']['input'];
};

/** What became of a deletion. */
export type SchedulingDeletePayload = {
  __typename?: 'SchedulingDeletePayload';
  /** Global id of what was deleted; null when there are userErrors. */
  deletedId?: Maybe<Scalars['ID']['output']>;
  /** Validation errors that the caller can fix; empty if the mutation succeeded. */
  userErrors: Array<SchedulingUserError>;
};

/** An amount of money. */
export type SchedulingMoney = {
  __typename?: 'SchedulingMoney';
  /** The amount in whole units of the currency, as 100.5. */
  amount: Scalars['Float']['output'];
  /** ISO 4217 code, as "GBP", where the provider returns it. */
  currency?: Maybe<Scalars['String']['output']>;
};

/** The system that keeps a session, and that every read and write of it goes to. */
export type SchedulingProvider =
  /** Administrate: public courses with venues, tutors and prices. */
  | 'ADMINISTRATE'
  /** Electa Live: live sessions in virtual classrooms. */
  | 'ELECTA'
  /** Icareus Suite: live events with rooms, participants and pictures. */
  | 'ICAREUS'
  /** WizIQ: classes in a virtual classroom, alone or in series. */
  | 'WIZIQ';

/** Something that the caller can mend. Nothing was changed at the provider. */
export type SchedulingUserError = {
  __typename?: 'SchedulingUserError';
  /** What is wrong, for programs. */
  code: SchedulingUserErrorCode;
  /** Path into the input, which itself is not named, as ["class", "presenterEmail"]; null when it is about all of it. */
  field?: Maybe<Array<Scalars['String']['output']>>;
  /** What is wrong and what to do about it, for people. */
  message: Scalars['String']['output'];
  /** The provider's own code for this, where it has one. */
  providerCode?: Maybe<Scalars['String']['output']>;
};

/** What is wrong with an input, for programs. For people there is `message`. */
export type SchedulingUserErrorCode =
  /** Something is scheduled there already. */
  | 'ALREADY_SCHEDULED'
  /** It cannot be changed any more, or not by this provider. */
  | 'CANNOT_CHANGE'
  /** More attendees than the provider's contract allows. */
  | 'CAPACITY_EXCEEDED'
  /** Another room uses this channel at that time. */
  | 'CHANNEL_IN_USE'
  /** More sessions at once than the provider's contract allows. */
  | 'CONCURRENCY_LIMIT'
  /** The provider does not schedule sessions of this length. */
  | 'DURATION_NOT_SUPPORTED'
  /** It ends before it starts. */
  | 'END_BEFORE_START'
  /** The key was used before with another input. */
  | 'IDEMPOTENCY_KEY_REUSED'
  /** It has a form or value that cannot be used. */
  | 'INVALID'
  /** The provider does not have this language. */
  | 'LANGUAGE_NOT_SUPPORTED'
  /** There is nothing with this id. */
  | 'NOT_FOUND'
  /** A room lies outside the times of its event. */
  | 'OUTSIDE_EVENT'
  /** The provider does not know this presenter. */
  | 'PRESENTER_UNKNOWN'
  /** The provider refused, for a reason that no other code tells. */
  | 'PROVIDER_REFUSED'
  /** The parts of the recurrence do not fit together. */
  | 'RECURRENCE_INVALID'
  /** It may not be left out, empty or null. */
  | 'REQUIRED'
  /** The provider does not schedule in the past. */
  | 'START_IN_PAST'
  /** Clocks in the zone show this time twice on that day, and the provider stores only what clocks show. */
  | 'TIME_AMBIGUOUS'
  /** There is no such zone, or the provider cannot schedule in it. */
  | 'TIME_ZONE_UNKNOWN'
  /** The provider cannot do this. */
  | 'UNSUPPORTED_BY_PROVIDER';

/** Somebody who leads a session. */
export type SessionHost = {
  __typename?: 'SessionHost';
  /** E-mail address, where the provider tells a usable one. */
  email?: Maybe<Scalars['EmailAddress']['output']>;
  /** Full name, where the provider tells it. */
  name?: Maybe<Scalars['String']['output']>;
  /** The provider's own id of the person. */
  providerId?: Maybe<Scalars['ID']['output']>;
};

/** Where a session stands, as far as its provider says so. Nothing is concluded from the clock. */
export type SessionStatus =
  /** It does not take place. */
  | 'CANCELLED'
  /** The provider says that it is over. */
  | 'COMPLETED'
  /** The provider says that its time passed without it being held. */
  | 'EXPIRED'
  /** The provider says that it is running now. */
  | 'IN_PROGRESS'
  /** Pencilled in; it may not take place. */
  | 'PROVISIONAL'
  /** It takes place, or took place, as planned. */
  | 'SCHEDULED';

/** The thumbnail of an event or a room. */
export type SetThumbnailInput = {
  /** The id of the event or room, such as "icareus:event:3697601" or "icareus:room:3697602". */
  id: Scalars['ID']['input'];
  /** The image: PNG, JPEG, GIF or WebP, at most 5 MB. The type is detected from the content. */
  image: Scalars['Upload']['input'];
};

/** What became of a picture: the event or the room that it stands for, or what the caller has to mend. */
export type ThumbnailPayload = {
  __typename?: 'ThumbnailPayload';
  /** The event as its provider now has it; null when the id is that of a room, or there are userErrors. */
  event?: Maybe<Event>;
  /** The room as its provider now has it; null when the id is that of an event, or there are userErrors. */
  room?: Maybe<Room>;
  /** Validation errors that the caller can fix; empty if the mutation succeeded. */
  userErrors: Array<SchedulingUserError>;
};

/** A text in one language. */
export type TranslationInput = {
  /** The language of the text: en-US, fi-FI, es-ES or sv-SE. */
  locale: Scalars['Locale']['input'];
  /** The text in that language. */
  text: Scalars['String']['input'];
};

/** Changes to a class: absent fields remain unchanged, null clears. */
export type UpdateClassInput = {
  /** What attendees can use from the start. WizIQ chooses if omitted. */
  attendeeControls?: InputMaybe<Array<AttendeeControl>>;
  /** The maximum number of attendees. 2 if omitted. */
  attendeeLimit?: InputMaybe<Scalars['Int']['input']>;
  /** Scheduled duration in minutes. May not be null. */
  durationMinutes?: InputMaybe<Scalars['Int']['input']>;
  /** How many minutes the presenter may extend the class. Not extendable if omitted. */
  extendMinutes?: InputMaybe<Scalars['Int']['input']>;
  /** Global id of the class: "wiziq:class:15716". */
  id: Scalars['ID']['input'];
  /** Whether to record it. May not be null. */
  isRecorded?: InputMaybe<Scalars['Boolean']['input']>;
  /** The language of the classroom: "en-US". WizIQ chooses one if omitted. */
  language?: InputMaybe<Scalars['Locale']['input']>;
  /** What the presenter can use from the start. WizIQ chooses if omitted. */
  presenterControls?: InputMaybe<Array<PresenterControl>>;
  /** The email address of the presenter, a teacher of the WizIQ account. May not be null. */
  presenterEmail?: InputMaybe<Scalars['EmailAddress']['input']>;
  /** The address that all participants are redirected to after the class. */
  returnUrl?: InputMaybe<Scalars['URL']['input']>;
  /** When it starts: a full minute, not in the past. The stored time zone remains. May not be null. */
  startsAt?: InputMaybe<Scalars['DateTime']['input']>;
  /** An address of your own that WizIQ calls on every change of the class's status. */
  statusPingUrl?: InputMaybe<Scalars['URL']['input']>;
  /** The time zone in which WizIQ schedules the class. Without startsAt, the class still starts at the same instant. May not be null. */
  timeZone?: InputMaybe<Scalars['TimeZone']['input']>;
  /** The title of the class, at most 70 characters. May not be null. */
  title?: InputMaybe<Scalars['String']['input']>;
};

/** Changes of an event: absent fields remain unchanged, null clears. */
export type UpdateIcareusEventInput = {
  /** The language of texts without a language: en-US, fi-FI, es-ES or sv-SE. en-US for a new event if omitted. */
  defaultLocale?: InputMaybe<Scalars['Locale']['input']>;
  /** The description of the event. It cannot be cleared. */
  description?: InputMaybe<LocalizedTextInput>;
  /** The end, in whole seconds. The start remains unchanged if omitted. May not be null. */
  endsAt?: InputMaybe<Scalars['DateTime']['input']>;
  /** Your own id of the event. It cannot be cleared. */
  externalId?: InputMaybe<Scalars['String']['input']>;
  /** Texts that participants agree to; omitted texts remain unchanged. It cannot be cleared. */
  gdpr?: InputMaybe<GdprInput>;
  /** The id of the event, such as "icareus:event:3697601". */
  id: Scalars['ID']['input'];
  /** The languages of the event: en-US, fi-FI, es-ES or sv-SE. An update replaces the whole list. The default language is always included. */
  locales?: InputMaybe<Array<Scalars['Locale']['input']>>;
  /** The name of the event. May not be null. */
  name?: InputMaybe<LocalizedTextInput>;
  /** The end that is shown to the public, in whole seconds. Requires publicStartsAt. It cannot be cleared. */
  publicEndsAt?: InputMaybe<Scalars['DateTime']['input']>;
  /** The name of the event that is shown to the public. It cannot be cleared. */
  publicName?: InputMaybe<LocalizedTextInput>;
  /** The start that is shown to the public, in whole seconds. Requires publicEndsAt. It cannot be cleared. */
  publicStartsAt?: InputMaybe<Scalars['DateTime']['input']>;
  /** The start, in whole seconds. The end remains unchanged if omitted. May not be null. */
  startsAt?: InputMaybe<Scalars['DateTime']['input']>;
  /** The native id of the theme of the event, such as "3319901". It cannot be cleared. */
  themeId?: InputMaybe<Scalars['ID']['input']>;
  /** The URL of the thumbnail. Use setThumbnail to upload an image and removeThumbnail to remove it. */
  thumbnailUrl?: InputMaybe<Scalars['URL']['input']>;
};

/** Changes of a participant: absent fields remain unchanged, null clears. */
export type UpdateParticipantInput = {
  /** Whether the participant is blocked from the event. May not be null. */
  blocked?: InputMaybe<Scalars['Boolean']['input']>;
  /** The company or organisation of the participant. It cannot be cleared. */
  company?: InputMaybe<Scalars['String']['input']>;
  /** The participant's email address. May not be null. */
  emailAddress?: InputMaybe<Scalars['EmailAddress']['input']>;
  /** The first name. It cannot be cleared. */
  firstName?: InputMaybe<Scalars['String']['input']>;
  /** The id of the participant, such as "icareus:participant:3697601.77". */
  id: Scalars['ID']['input'];
  /** The last name. It cannot be cleared. */
  lastName?: InputMaybe<Scalars['String']['input']>;
};

/** The changes of a public event: omitted fields remain unchanged, null clears a field. */
export type UpdatePublicEventInput = {
  /** Native id of the customer account for which it is held. */
  accountId?: InputMaybe<Scalars['ID']['input']>;
  /** The organizer: id of a Contact, such as "administrate:contact:1". */
  administratorId?: InputMaybe<Scalars['ID']['input']>;
  /** Code of the event. */
  code?: InputMaybe<Scalars['String']['input']>;
  /** Native id of the company that holds it. */
  companyId?: InputMaybe<Scalars['ID']['input']>;
  /** The course: id of a Course. May not be null. */
  courseId?: InputMaybe<Scalars['ID']['input']>;
  /** Currency of its prices, such as "GBP". May not be null. */
  currency?: InputMaybe<Scalars['String']['input']>;
  /** Number of places. */
  delegatesMax?: InputMaybe<Scalars['Int']['input']>;
  /** Administrate's disposition of the event. May not be null. */
  disposition?: InputMaybe<Scalars['String']['input']>;
  /** End, to the second. The stored zone remains unchanged. May not be null. */
  endsAt?: InputMaybe<Scalars['DateTime']['input']>;
  /** Id of the event, such as "administrate:public-event:6". */
  id: Scalars['ID']['input'];
  /** Whether it is cancelled. May not be null. */
  isCancelled?: InputMaybe<Scalars['Boolean']['input']>;
  /** Whether it is offered in the learning management system. */
  isLms?: InputMaybe<Scalars['Boolean']['input']>;
  /** Whether it is held online. */
  isOnline?: InputMaybe<Scalars['Boolean']['input']>;
  /** Whether the event is provisional, so that it may still be withdrawn. */
  isProvisional?: InputMaybe<Scalars['Boolean']['input']>;
  /** Whether it is marked as sold out. */
  isSoldOut?: InputMaybe<Scalars['Boolean']['input']>;
  /** The location as text. */
  location?: InputMaybe<Scalars['String']['input']>;
  /** Internal notes. */
  notes?: InputMaybe<Scalars['String']['input']>;
  /** Further internal notes. */
  notes2?: InputMaybe<Scalars['String']['input']>;
  /** Native id of the region in which it is sold, such as "UK". */
  regionId?: InputMaybe<Scalars['ID']['input']>;
  /** The end of booking, to the second. */
  registrationDeadline?: InputMaybe<Scalars['DateTime']['input']>;
  /** Start, to the second. The stored zone remains unchanged. May not be null. */
  startsAt?: InputMaybe<Scalars['DateTime']['input']>;
  /** Native id of its tag. */
  tagId?: InputMaybe<Scalars['ID']['input']>;
  /** Native id of its tax type. */
  taxTypeId?: InputMaybe<Scalars['ID']['input']>;
  /** The zone of the wall times that Administrate stores. A new zone alone does not move the event: its instants remain unchanged. May not be null. */
  timeZone?: InputMaybe<Scalars['TimeZone']['input']>;
  /** Title; an event without one has the title of its course. */
  title?: InputMaybe<Scalars['String']['input']>;
  /** The tutor: id of a Contact. May not be null. */
  tutorId?: InputMaybe<Scalars['ID']['input']>;
  /** The venue: id of a Venue. May not be null. */
  venueId?: InputMaybe<Scalars['ID']['input']>;
};

/** Changes of a room: absent fields remain unchanged, null clears. */
export type UpdateRoomInput = {
  /** The native id of the linear channel that carries the room, such as "2977205". Two rooms may not use one channel at the same time. A new room gets a free channel if omitted. It cannot be cleared. */
  channelId?: InputMaybe<Scalars['ID']['input']>;
  /** The description of the room. It cannot be cleared. */
  description?: InputMaybe<LocalizedTextInput>;
  /** The end, in whole seconds, not after that of the event. The start remains unchanged if omitted. May not be null. */
  endsAt?: InputMaybe<Scalars['DateTime']['input']>;
  /** The id of the room, such as "icareus:room:3697602". */
  id: Scalars['ID']['input'];
  /** The name of the room. May not be null. */
  name?: InputMaybe<LocalizedTextInput>;
  /** When it closes for the public, in whole seconds. Requires publicStartsAt. It cannot be cleared. */
  publicEndsAt?: InputMaybe<Scalars['DateTime']['input']>;
  /** The name of the room that is shown to the public. It cannot be cleared. */
  publicName?: InputMaybe<LocalizedTextInput>;
  /** When it opens for the public, in whole seconds, not before startsAt. Requires publicEndsAt. It cannot be cleared. */
  publicStartsAt?: InputMaybe<Scalars['DateTime']['input']>;
  /** The start, in whole seconds, not before that of the event. The end remains unchanged if omitted. May not be null. */
  startsAt?: InputMaybe<Scalars['DateTime']['input']>;
  /** The native id of the theme of the room, such as "3319901". A new room gets the first available theme if omitted. It cannot be cleared. */
  themeId?: InputMaybe<Scalars['ID']['input']>;
};

/** A place at which public events are held. */
export type Venue = Node & {
  __typename?: 'Venue';
  /** Name of the country, or the provider's id of it where it has no name. */
  country?: Maybe<Scalars['String']['output']>;
  /** How to find it, what to expect. */
  description?: Maybe<Scalars['String']['output']>;
  /** Global id, as "<provider>:public-event:6". Opaque to clients, readable in a log. */
  id: Scalars['ID']['output'];
  /** Whether the venue is no longer used. */
  isDeleted?: Maybe<Scalars['Boolean']['output']>;
  /** Whether events may be scheduled there. */
  isEnabled?: Maybe<Scalars['Boolean']['output']>;
  /** Name of the venue. */
  name?: Maybe<Scalars['String']['output']>;
  /** The provider that has it. */
  provider: SchedulingProvider;
  /** The provider's own id. */
  providerId: Scalars['ID']['output'];
  /** The provider's own record, unmapped, as last received: it has every field that the provider returned. */
  providerRecord?: Maybe<Scalars['JSON']['output']>;
  /** What is held there, by start. */
  publicEvents?: Maybe<PublicEventConnection>;
  /** The sales region that it lies in. */
  region?: Maybe<AdministrateRegion>;
};


/** A place at which public events are held. */
export type VenuePublicEventsArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  first?: Scalars['Int']['input'];
  from?: InputMaybe<Scalars['DateTime']['input']>;
  to?: InputMaybe<Scalars['DateTime']['input']>;
};

/** A page of venues. */
export type VenueConnection = {
  __typename?: 'VenueConnection';
  /** The items with their cursors. */
  edges: Array<VenueEdge>;
  /** The items alone. */
  nodes: Array<Venue>;
  /** Where this page stands in the list. */
  pageInfo: PageInfo;
};

/** A venue in a list. */
export type VenueEdge = {
  __typename?: 'VenueEdge';
  /** Where this item stands in the list; survives a restart. */
  cursor: Scalars['String']['output'];
  /** The item: a venue. */
  node: Venue;
};

/** How a weekly series repeats. */
export type WeeklyRepeat = {
  __typename?: 'WeeklyRepeat';
  /** The days of such a week that have a class. */
  days: Array<RepeatWeekday>;
  /** How many weeks apart it repeats: 1 is every week, 2 every other week; at most 5. */
  everyWeeks: Scalars['Int']['output'];
};

/** On which days of which weeks a series repeats. */
export type WeeklyRepeatInput = {
  /** The days of such a week that have a class; at least one. */
  days: Array<RepeatWeekday>;
  /** How many weeks apart it repeats: 1 is every week, 2 every other week; at most 5. */
  everyWeeks?: Scalars['Int']['input'];
};

/** What became of settling a write. */
export type WritePayload = {
  __typename?: 'WritePayload';
  /** Validation errors that the caller can fix; empty if the mutation succeeded. */
  userErrors: Array<SchedulingUserError>;
  /** The write as it stands now; null when there are userErrors. */
  write?: Maybe<ProviderWrite>;
};

export type NextPublicEventsQueryVariables = Exact<{
  startsFrom: Scalars['DateTime']['input'];
}>;


export type NextPublicEventsQuery = { __typename?: 'Query', publicEvents?: { __typename?: 'PublicEventConnection', nodes: Array<{ __typename?: 'PublicEvent', id: string, title: string, startsAt: string, endsAt: string, timeZone?: string | null, status: SessionStatus, venue?: { __typename?: 'Venue', name?: string | null } | null, course?: { __typename?: 'Course', title?: string | null } | null, tutor?: { __typename?: 'Contact', fullName: string, email?: string | null } | null, price?: { __typename?: 'SchedulingMoney', amount: number, currency?: string | null } | null, delegates: { __typename?: 'Delegates', max?: number | null, booked: number } }>, pageInfo: { __typename?: 'PageInfo', hasNextPage: boolean, endCursor?: string | null } } | null };

export type OnePublicEventQueryVariables = Exact<{
  id: Scalars['ID']['input'];
}>;


export type OnePublicEventQuery = { __typename?: 'Query', publicEvent?: { __typename?: 'PublicEvent', title: string, startsAt: string, prices: Array<{ __typename?: 'PublicEventPrice', level?: { __typename?: 'AdministratePriceLevel', name?: string | null } | null, price?: { __typename?: 'SchedulingMoney', amount: number, currency?: string | null } | null }>, personnel: Array<{ __typename?: 'PublicEventPersonnel', role?: string | null, contact?: { __typename?: 'Contact', fullName: string } | null }> } | null };

export type AnyNodeQueryVariables = Exact<{
  id: Scalars['ID']['input'];
}>;


export type AnyNodeQuery = { __typename?: 'Query', node?: { __typename: 'Class', title: string, startsAt: string, id: string, hosts: Array<{ __typename?: 'SessionHost', name?: string | null, email?: string | null }> } | { __typename: 'ClassSeries', id: string } | { __typename: 'Contact', id: string } | { __typename: 'Course', id: string } | { __typename: 'Event', title: string, startsAt: string, id: string, hosts: Array<{ __typename?: 'SessionHost', name?: string | null, email?: string | null }> } | { __typename: 'Participant', id: string } | { __typename: 'ProviderWrite', id: string } | { __typename: 'PublicEvent', title: string, startsAt: string, id: string, hosts: Array<{ __typename?: 'SessionHost', name?: string | null, email?: string | null }> } | { __typename: 'Room', id: string } | { __typename: 'Venue', id: string } | null };

export type WhatACreateNeedsQueryVariables = Exact<{
  course?: InputMaybe<Scalars['String']['input']>;
  venue?: InputMaybe<Scalars['String']['input']>;
  tutor?: InputMaybe<Scalars['String']['input']>;
}>;


export type WhatACreateNeedsQuery = { __typename?: 'Query', courses?: { __typename?: 'CourseConnection', nodes: Array<{ __typename?: 'Course', id: string, title?: string | null }> } | null, venues?: { __typename?: 'VenueConnection', nodes: Array<{ __typename?: 'Venue', id: string, name?: string | null }> } | null, contacts?: { __typename?: 'ContactConnection', nodes: Array<{ __typename?: 'Contact', id: string, fullName: string }> } | null };

export type TutorsEventsQueryVariables = Exact<{
  id: Scalars['ID']['input'];
  from?: InputMaybe<Scalars['DateTime']['input']>;
}>;


export type TutorsEventsQuery = { __typename?: 'Query', contact?: { __typename?: 'Contact', fullName: string, publicEvents?: { __typename?: 'PublicEventConnection', nodes: Array<{ __typename?: 'PublicEvent', title: string, startsAt: string, venue?: { __typename?: 'Venue', name?: string | null } | null }> } | null } | null };

export type CreatePublicEventMutationVariables = Exact<{
  input: CreatePublicEventInput;
}>;


export type CreatePublicEventMutation = { __typename?: 'Mutation', createPublicEvent?: { __typename?: 'PublicEventPayload', publicEvent?: { __typename?: 'PublicEvent', id: string, title: string, startsAt: string, endsAt: string, timeZone?: string | null } | null, userErrors: Array<{ __typename?: 'SchedulingUserError', code: SchedulingUserErrorCode, message: string, field?: Array<string> | null }> } | null };

export type UpdatePublicEventMutationVariables = Exact<{
  input: UpdatePublicEventInput;
}>;


export type UpdatePublicEventMutation = { __typename?: 'Mutation', updatePublicEvent?: { __typename?: 'PublicEventPayload', publicEvent?: { __typename?: 'PublicEvent', id: string, startsAt: string, endsAt: string, isSoldOut: boolean } | null, userErrors: Array<{ __typename?: 'SchedulingUserError', code: SchedulingUserErrorCode, message: string, field?: Array<string> | null }> } | null };

export type DeletePublicEventMutationVariables = Exact<{
  id: Scalars['ID']['input'];
}>;


export type DeletePublicEventMutation = { __typename?: 'Mutation', deletePublicEvent?: { __typename?: 'SchedulingDeletePayload', deletedId?: string | null, userErrors: Array<{ __typename?: 'SchedulingUserError', code: SchedulingUserErrorCode, message: string, field?: Array<string> | null }> } | null };

export type CreateLiveSessionMutationVariables = Exact<{
  input: CreateElectaEventInput;
}>;


export type CreateLiveSessionMutation = { __typename?: 'Mutation', createElectaEvent?: { __typename?: 'EventPayload', event?: { __typename?: 'Event', id: string, title: string, startsAt: string, endsAt: string, timeZone?: string | null } | null, userErrors: Array<{ __typename?: 'SchedulingUserError', code: SchedulingUserErrorCode, message: string, field?: Array<string> | null, providerCode?: string | null }> } | null };

export type CreateClassMutationVariables = Exact<{
  input: CreateClassInput;
}>;


export type CreateClassMutation = { __typename?: 'Mutation', createClass?: { __typename?: 'ClassPayload', class?: { __typename?: 'Class', id: string, title: string, startsAt: string, endsAt: string, timeZone?: string | null } | null, userErrors: Array<{ __typename?: 'SchedulingUserError', code: SchedulingUserErrorCode, message: string, field?: Array<string> | null, providerCode?: string | null }> } | null };

export type CreateRecurringClassMutationVariables = Exact<{
  input: CreateRecurringClassInput;
}>;


export type CreateRecurringClassMutation = { __typename?: 'Mutation', createRecurringClass?: { __typename?: 'ClassSeriesPayload', series?: { __typename?: 'ClassSeries', id: string, summary?: string | null, classes?: Array<{ __typename?: 'Class', id: string, startsAt: string }> | null } | null, userErrors: Array<{ __typename?: 'SchedulingUserError', code: SchedulingUserErrorCode, message: string, field?: Array<string> | null, providerCode?: string | null }> } | null };

export type UpdateClassMutationVariables = Exact<{
  input: UpdateClassInput;
}>;


export type UpdateClassMutation = { __typename?: 'Mutation', updateClass?: { __typename?: 'ClassPayload', class?: { __typename?: 'Class', id: string, title: string, startsAt: string } | null, userErrors: Array<{ __typename?: 'SchedulingUserError', code: SchedulingUserErrorCode, message: string, field?: Array<string> | null }> } | null };

export type CancelClassMutationVariables = Exact<{
  id: Scalars['ID']['input'];
}>;


export type CancelClassMutation = { __typename?: 'Mutation', cancelClass?: { __typename?: 'ClassPayload', class?: { __typename?: 'Class', id: string, status: SessionStatus } | null, userErrors: Array<{ __typename?: 'SchedulingUserError', code: SchedulingUserErrorCode, message: string, field?: Array<string> | null }> } | null };

export type AddClassAttendeesMutationVariables = Exact<{
  input: AddClassAttendeesInput;
}>;


export type AddClassAttendeesMutation = { __typename?: 'Mutation', addClassAttendees?: { __typename?: 'ClassPayload', class?: { __typename?: 'Class', id: string, attendees?: Array<{ __typename?: 'ClassAttendee', attendeeId: string, attendeeUrl?: string | null }> | null } | null, userErrors: Array<{ __typename?: 'SchedulingUserError', code: SchedulingUserErrorCode, message: string, field?: Array<string> | null }> } | null };

export type CreateStreamedEventMutationVariables = Exact<{
  input: CreateIcareusEventInput;
}>;


export type CreateStreamedEventMutation = { __typename?: 'Mutation', createIcareusEvent?: { __typename?: 'EventPayload', event?: { __typename?: 'Event', id: string, title: string, startsAt: string, endsAt: string, rooms?: Array<{ __typename?: 'Room', id: string, isMain: boolean, channelId?: string | null }> | null } | null, userErrors: Array<{ __typename?: 'SchedulingUserError', code: SchedulingUserErrorCode, message: string, field?: Array<string> | null, providerCode?: string | null }> } | null };

export type UpdateStreamedEventMutationVariables = Exact<{
  input: UpdateIcareusEventInput;
}>;


export type UpdateStreamedEventMutation = { __typename?: 'Mutation', updateIcareusEvent?: { __typename?: 'EventPayload', event?: { __typename?: 'Event', id: string, title: string, startsAt: string, endsAt: string, rooms?: Array<{ __typename?: 'Room', id: string, isMain: boolean, channelId?: string | null }> | null } | null, userErrors: Array<{ __typename?: 'SchedulingUserError', code: SchedulingUserErrorCode, message: string, field?: Array<string> | null, providerCode?: string | null }> } | null };

export type DeleteStreamedEventMutationVariables = Exact<{
  id: Scalars['ID']['input'];
}>;


export type DeleteStreamedEventMutation = { __typename?: 'Mutation', deleteIcareusEvent?: { __typename?: 'SchedulingDeletePayload', deletedId?: string | null, userErrors: Array<{ __typename?: 'SchedulingUserError', code: SchedulingUserErrorCode, message: string, field?: Array<string> | null, providerCode?: string | null }> } | null };

export type AdoptEventMutationVariables = Exact<{
  providerId: Scalars['ID']['input'];
}>;


export type AdoptEventMutation = { __typename?: 'Mutation', adoptEvent?: { __typename?: 'EventPayload', event?: { __typename?: 'Event', id: string, title: string, startsAt: string, endsAt: string, rooms?: Array<{ __typename?: 'Room', id: string, isMain: boolean, channelId?: string | null }> | null } | null, userErrors: Array<{ __typename?: 'SchedulingUserError', code: SchedulingUserErrorCode, message: string, field?: Array<string> | null, providerCode?: string | null }> } | null };

export type CreateRoomMutationVariables = Exact<{
  input: CreateRoomInput;
}>;


export type CreateRoomMutation = { __typename?: 'Mutation', createRoom?: { __typename?: 'RoomPayload', room?: { __typename?: 'Room', id: string, startsAt: string, endsAt: string, channelId?: string | null } | null, userErrors: Array<{ __typename?: 'SchedulingUserError', code: SchedulingUserErrorCode, message: string, field?: Array<string> | null, providerCode?: string | null }> } | null };

export type UpdateRoomMutationVariables = Exact<{
  input: UpdateRoomInput;
}>;


export type UpdateRoomMutation = { __typename?: 'Mutation', updateRoom?: { __typename?: 'RoomPayload', room?: { __typename?: 'Room', id: string, startsAt: string, endsAt: string, channelId?: string | null } | null, userErrors: Array<{ __typename?: 'SchedulingUserError', code: SchedulingUserErrorCode, message: string, field?: Array<string> | null, providerCode?: string | null }> } | null };

export type DeleteRoomMutationVariables = Exact<{
  id: Scalars['ID']['input'];
}>;


export type DeleteRoomMutation = { __typename?: 'Mutation', deleteRoom?: { __typename?: 'SchedulingDeletePayload', deletedId?: string | null, userErrors: Array<{ __typename?: 'SchedulingUserError', code: SchedulingUserErrorCode, message: string, field?: Array<string> | null, providerCode?: string | null }> } | null };

export type CreateParticipantMutationVariables = Exact<{
  input: CreateParticipantInput;
}>;


export type CreateParticipantMutation = { __typename?: 'Mutation', createParticipant?: { __typename?: 'ParticipantPayload', participant?: { __typename?: 'Participant', id: string, emailAddress?: string | null, blocked: boolean, accessUrl?: string | null } | null, userErrors: Array<{ __typename?: 'SchedulingUserError', code: SchedulingUserErrorCode, message: string, field?: Array<string> | null, providerCode?: string | null }> } | null };

export type UpdateParticipantMutationVariables = Exact<{
  input: UpdateParticipantInput;
}>;


export type UpdateParticipantMutation = { __typename?: 'Mutation', updateParticipant?: { __typename?: 'ParticipantPayload', participant?: { __typename?: 'Participant', id: string, emailAddress?: string | null, blocked: boolean, accessUrl?: string | null } | null, userErrors: Array<{ __typename?: 'SchedulingUserError', code: SchedulingUserErrorCode, message: string, field?: Array<string> | null, providerCode?: string | null }> } | null };

export type DeleteParticipantMutationVariables = Exact<{
  id: Scalars['ID']['input'];
}>;


export type DeleteParticipantMutation = { __typename?: 'Mutation', deleteParticipant?: { __typename?: 'SchedulingDeletePayload', deletedId?: string | null, userErrors: Array<{ __typename?: 'SchedulingUserError', code: SchedulingUserErrorCode, message: string, field?: Array<string> | null, providerCode?: string | null }> } | null };

export type SetThumbnailMutationVariables = Exact<{
  input: SetThumbnailInput;
}>;


export type SetThumbnailMutation = { __typename?: 'Mutation', setThumbnail?: { __typename?: 'ThumbnailPayload', event?: { __typename?: 'Event', id: string, details: { __typename?: 'ElectaEventDetails' } | { __typename?: 'IcareusEventDetails', thumbnailUrl?: string | null } } | null, room?: { __typename?: 'Room', id: string, thumbnailUrl?: string | null } | null, userErrors: Array<{ __typename?: 'SchedulingUserError', code: SchedulingUserErrorCode, message: string, field?: Array<string> | null, providerCode?: string | null }> } | null };

export type RemoveThumbnailMutationVariables = Exact<{
  id: Scalars['ID']['input'];
}>;


export type RemoveThumbnailMutation = { __typename?: 'Mutation', removeThumbnail?: { __typename?: 'ThumbnailPayload', event?: { __typename?: 'Event', id: string, details: { __typename?: 'ElectaEventDetails' } | { __typename?: 'IcareusEventDetails', thumbnailUrl?: string | null } } | null, room?: { __typename?: 'Room', id: string, thumbnailUrl?: string | null } | null, userErrors: Array<{ __typename?: 'SchedulingUserError', code: SchedulingUserErrorCode, message: string, field?: Array<string> | null, providerCode?: string | null }> } | null };

export type ScheduleQueryVariables = Exact<{
  from: Scalars['DateTime']['input'];
  to: Scalars['DateTime']['input'];
  filter?: InputMaybe<ScheduleFilter>;
  after?: InputMaybe<Scalars['String']['input']>;
}>;


export type ScheduleQuery = { __typename?: 'Query', schedule?: { __typename?: 'ScheduleConnection', nodes: Array<{ __typename: 'Class', id: string, title: string, startsAt: string, endsAt: string, status: SessionStatus, joinUrl?: string | null, hosts: Array<{ __typename?: 'SessionHost', name?: string | null, email?: string | null }> } | { __typename: 'Event', id: string, title: string, startsAt: string, endsAt: string, status: SessionStatus, joinUrl?: string | null, hosts: Array<{ __typename?: 'SessionHost', name?: string | null, email?: string | null }> } | { __typename: 'PublicEvent', id: string, title: string, startsAt: string, endsAt: string, status: SessionStatus, joinUrl?: string | null, hosts: Array<{ __typename?: 'SessionHost', name?: string | null, email?: string | null }> }>, pageInfo: { __typename?: 'PageInfo', hasNextPage: boolean, endCursor?: string | null }, unavailable: Array<{ __typename?: 'ProviderOutage', provider: SchedulingProvider, code: string, message: string, staleSince?: string | null }> } | null };

export type ConflictsQueryVariables = Exact<{
  from: Scalars['DateTime']['input'];
  to: Scalars['DateTime']['input'];
}>;


export type ConflictsQuery = { __typename?: 'Query', conflicts?: { __typename?: 'ConflictReport', conflicts: Array<{ __typename?: 'ScheduleConflict', kind: ScheduleConflictKind, resource: string, startsAt: string, endsAt: string, sessions: Array<{ __typename?: 'Class', id: string, title: string } | { __typename?: 'Event', id: string, title: string } | { __typename?: 'PublicEvent', id: string, title: string }> }>, unavailable: Array<{ __typename?: 'ProviderOutage', provider: SchedulingProvider, message: string }> } | null };

export type AvailabilityQueryVariables = Exact<{
  hosts: Array<Scalars['EmailAddress']['input']> | Scalars['EmailAddress']['input'];
  from: Scalars['DateTime']['input'];
  to: Scalars['DateTime']['input'];
}>;


export type AvailabilityQuery = { __typename?: 'Query', availability?: { __typename?: 'AvailabilityReport', hosts: Array<{ __typename?: 'HostAvailability', host: string, busy: Array<{ __typename?: 'ScheduleTimeRange', startsAt: string, endsAt: string }>, free?: Array<{ __typename?: 'ScheduleTimeRange', startsAt: string, endsAt: string }> | null }>, unavailable: Array<{ __typename?: 'ProviderOutage', provider: SchedulingProvider, message: string }> } | null };

export type WritesWithUnknownOutcomeQueryVariables = Exact<{ [key: string]: never; }>;


export type WritesWithUnknownOutcomeQuery = { __typename?: 'Query', writes?: { __typename?: 'ProviderWriteConnection', nodes: Array<{ __typename?: 'ProviderWrite', id: string, provider: SchedulingProvider, operation: string, summary: string, input: unknown, requestedAt: string, error?: string | null }>, pageInfo: { __typename?: 'PageInfo', hasNextPage: boolean, endCursor?: string | null } } | null };

export type ResolveWriteMutationVariables = Exact<{
  input: ResolveWriteInput;
}>;


export type ResolveWriteMutation = { __typename?: 'Mutation', resolveWrite?: { __typename?: 'WritePayload', write?: { __typename?: 'ProviderWrite', id: string, state: ProviderWriteState, result?: { __typename?: 'Class', id: string } | { __typename?: 'ClassSeries', id: string } | { __typename?: 'Contact', id: string } | { __typename?: 'Course', id: string } | { __typename?: 'Event', id: string } | { __typename?: 'Participant', id: string } | { __typename?: 'ProviderWrite', id: string } | { __typename?: 'PublicEvent', id: string } | { __typename?: 'Room', id: string } | { __typename?: 'Venue', id: string } | null } | null, userErrors: Array<{ __typename?: 'SchedulingUserError', code: SchedulingUserErrorCode, message: string, field?: Array<string> | null }> } | null };

export type ProvidersQueryVariables = Exact<{ [key: string]: never; }>;


export type ProvidersQuery = { __typename?: 'Query', providers: Array<{ __typename?: 'ProviderStatus', provider: SchedulingProvider, mode: ProviderMode, state: ProviderState, capabilities: Array<ProviderCapability>, lastSuccessAt?: string | null, lastError?: string | null }> };


export const NextPublicEventsDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"NextPublicEvents"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"startsFrom"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"DateTime"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"publicEvents"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"IntValue","value":"10"}},{"kind":"Argument","name":{"kind":"Name","value":"filter"},"value":{"kind":"ObjectValue","fields":[{"kind":"ObjectField","name":{"kind":"Name","value":"startsFrom"},"value":{"kind":"Variable","name":{"kind":"Name","value":"startsFrom"}}}]}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"nodes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"title"}},{"kind":"Field","name":{"kind":"Name","value":"startsAt"}},{"kind":"Field","name":{"kind":"Name","value":"endsAt"}},{"kind":"Field","name":{"kind":"Name","value":"timeZone"}},{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"venue"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"name"}}]}},{"kind":"Field","name":{"kind":"Name","value":"course"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"title"}}]}},{"kind":"Field","name":{"kind":"Name","value":"tutor"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"fullName"}},{"kind":"Field","name":{"kind":"Name","value":"email"}}]}},{"kind":"Field","name":{"kind":"Name","value":"price"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"amount"}},{"kind":"Field","name":{"kind":"Name","value":"currency"}}]}},{"kind":"Field","name":{"kind":"Name","value":"delegates"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"max"}},{"kind":"Field","name":{"kind":"Name","value":"booked"}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"pageInfo"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"hasNextPage"}},{"kind":"Field","name":{"kind":"Name","value":"endCursor"}}]}}]}}]}}]} as unknown as DocumentNode<NextPublicEventsQuery, NextPublicEventsQueryVariables>;
export const OnePublicEventDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"OnePublicEvent"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"id"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"publicEvent"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"id"},"value":{"kind":"Variable","name":{"kind":"Name","value":"id"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"title"}},{"kind":"Field","name":{"kind":"Name","value":"startsAt"}},{"kind":"Field","name":{"kind":"Name","value":"prices"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"level"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"name"}}]}},{"kind":"Field","name":{"kind":"Name","value":"price"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"amount"}},{"kind":"Field","name":{"kind":"Name","value":"currency"}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"personnel"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"role"}},{"kind":"Field","name":{"kind":"Name","value":"contact"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"fullName"}}]}}]}}]}}]}}]} as unknown as DocumentNode<OnePublicEventQuery, OnePublicEventQueryVariables>;
export const AnyNodeDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"AnyNode"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"id"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"node"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"id"},"value":{"kind":"Variable","name":{"kind":"Name","value":"id"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"ScheduledSession"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"title"}},{"kind":"Field","name":{"kind":"Name","value":"startsAt"}},{"kind":"Field","name":{"kind":"Name","value":"hosts"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"email"}}]}}]}}]}}]}}]} as unknown as DocumentNode<AnyNodeQuery, AnyNodeQueryVariables>;
export const WhatACreateNeedsDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"WhatACreateNeeds"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"course"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"venue"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"tutor"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"courses"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"IntValue","value":"5"}},{"kind":"Argument","name":{"kind":"Name","value":"text"},"value":{"kind":"Variable","name":{"kind":"Name","value":"course"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"nodes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"title"}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"venues"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"IntValue","value":"5"}},{"kind":"Argument","name":{"kind":"Name","value":"text"},"value":{"kind":"Variable","name":{"kind":"Name","value":"venue"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"nodes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"contacts"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"IntValue","value":"5"}},{"kind":"Argument","name":{"kind":"Name","value":"text"},"value":{"kind":"Variable","name":{"kind":"Name","value":"tutor"}}},{"kind":"Argument","name":{"kind":"Name","value":"isTutor"},"value":{"kind":"BooleanValue","value":true}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"nodes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"fullName"}}]}}]}}]}}]} as unknown as DocumentNode<WhatACreateNeedsQuery, WhatACreateNeedsQueryVariables>;
export const TutorsEventsDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"TutorsEvents"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"id"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"from"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"DateTime"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"contact"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"id"},"value":{"kind":"Variable","name":{"kind":"Name","value":"id"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"fullName"}},{"kind":"Field","name":{"kind":"Name","value":"publicEvents"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"IntValue","value":"20"}},{"kind":"Argument","name":{"kind":"Name","value":"from"},"value":{"kind":"Variable","name":{"kind":"Name","value":"from"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"nodes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"title"}},{"kind":"Field","name":{"kind":"Name","value":"startsAt"}},{"kind":"Field","name":{"kind":"Name","value":"venue"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"name"}}]}}]}}]}}]}}]}}]} as unknown as DocumentNode<TutorsEventsQuery, TutorsEventsQueryVariables>;
export const CreatePublicEventDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"CreatePublicEvent"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"CreatePublicEventInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"createPublicEvent"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"publicEvent"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"title"}},{"kind":"Field","name":{"kind":"Name","value":"startsAt"}},{"kind":"Field","name":{"kind":"Name","value":"endsAt"}},{"kind":"Field","name":{"kind":"Name","value":"timeZone"}}]}},{"kind":"Field","name":{"kind":"Name","value":"userErrors"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"}},{"kind":"Field","name":{"kind":"Name","value":"field"}}]}}]}}]}}]} as unknown as DocumentNode<CreatePublicEventMutation, CreatePublicEventMutationVariables>;
export const UpdatePublicEventDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"UpdatePublicEvent"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"UpdatePublicEventInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"updatePublicEvent"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"publicEvent"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"startsAt"}},{"kind":"Field","name":{"kind":"Name","value":"endsAt"}},{"kind":"Field","name":{"kind":"Name","value":"isSoldOut"}}]}},{"kind":"Field","name":{"kind":"Name","value":"userErrors"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"}},{"kind":"Field","name":{"kind":"Name","value":"field"}}]}}]}}]}}]} as unknown as DocumentNode<UpdatePublicEventMutation, UpdatePublicEventMutationVariables>;
export const DeletePublicEventDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"DeletePublicEvent"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"id"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"deletePublicEvent"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"ObjectValue","fields":[{"kind":"ObjectField","name":{"kind":"Name","value":"id"},"value":{"kind":"Variable","name":{"kind":"Name","value":"id"}}}]}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"deletedId"}},{"kind":"Field","name":{"kind":"Name","value":"userErrors"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"}},{"kind":"Field","name":{"kind":"Name","value":"field"}}]}}]}}]}}]} as unknown as DocumentNode<DeletePublicEventMutation, DeletePublicEventMutationVariables>;
export const CreateLiveSessionDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"CreateLiveSession"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"CreateElectaEventInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"createElectaEvent"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"event"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"title"}},{"kind":"Field","name":{"kind":"Name","value":"startsAt"}},{"kind":"Field","name":{"kind":"Name","value":"endsAt"}},{"kind":"Field","name":{"kind":"Name","value":"timeZone"}}]}},{"kind":"Field","name":{"kind":"Name","value":"userErrors"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"}},{"kind":"Field","name":{"kind":"Name","value":"field"}},{"kind":"Field","name":{"kind":"Name","value":"providerCode"}}]}}]}}]}}]} as unknown as DocumentNode<CreateLiveSessionMutation, CreateLiveSessionMutationVariables>;
export const CreateClassDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"CreateClass"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"CreateClassInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"createClass"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"class"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"title"}},{"kind":"Field","name":{"kind":"Name","value":"startsAt"}},{"kind":"Field","name":{"kind":"Name","value":"endsAt"}},{"kind":"Field","name":{"kind":"Name","value":"timeZone"}}]}},{"kind":"Field","name":{"kind":"Name","value":"userErrors"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"}},{"kind":"Field","name":{"kind":"Name","value":"field"}},{"kind":"Field","name":{"kind":"Name","value":"providerCode"}}]}}]}}]}}]} as unknown as DocumentNode<CreateClassMutation, CreateClassMutationVariables>;
export const CreateRecurringClassDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"CreateRecurringClass"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"CreateRecurringClassInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"createRecurringClass"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"series"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"summary"}},{"kind":"Field","name":{"kind":"Name","value":"classes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"startsAt"}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"userErrors"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"}},{"kind":"Field","name":{"kind":"Name","value":"field"}},{"kind":"Field","name":{"kind":"Name","value":"providerCode"}}]}}]}}]}}]} as unknown as DocumentNode<CreateRecurringClassMutation, CreateRecurringClassMutationVariables>;
export const UpdateClassDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"UpdateClass"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"UpdateClassInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"updateClass"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"class"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"title"}},{"kind":"Field","name":{"kind":"Name","value":"startsAt"}}]}},{"kind":"Field","name":{"kind":"Name","value":"userErrors"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"}},{"kind":"Field","name":{"kind":"Name","value":"field"}}]}}]}}]}}]} as unknown as DocumentNode<UpdateClassMutation, UpdateClassMutationVariables>;
export const CancelClassDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"CancelClass"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"id"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"cancelClass"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"ObjectValue","fields":[{"kind":"ObjectField","name":{"kind":"Name","value":"id"},"value":{"kind":"Variable","name":{"kind":"Name","value":"id"}}}]}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"class"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"status"}}]}},{"kind":"Field","name":{"kind":"Name","value":"userErrors"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"}},{"kind":"Field","name":{"kind":"Name","value":"field"}}]}}]}}]}}]} as unknown as DocumentNode<CancelClassMutation, CancelClassMutationVariables>;
export const AddClassAttendeesDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"AddClassAttendees"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"AddClassAttendeesInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"addClassAttendees"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"class"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"attendees"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"attendeeId"}},{"kind":"Field","name":{"kind":"Name","value":"attendeeUrl"}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"userErrors"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"}},{"kind":"Field","name":{"kind":"Name","value":"field"}}]}}]}}]}}]} as unknown as DocumentNode<AddClassAttendeesMutation, AddClassAttendeesMutationVariables>;
export const CreateStreamedEventDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"CreateStreamedEvent"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"CreateIcareusEventInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"createIcareusEvent"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"event"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"title"}},{"kind":"Field","name":{"kind":"Name","value":"startsAt"}},{"kind":"Field","name":{"kind":"Name","value":"endsAt"}},{"kind":"Field","name":{"kind":"Name","value":"rooms"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"isMain"}},{"kind":"Field","name":{"kind":"Name","value":"channelId"}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"userErrors"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"}},{"kind":"Field","name":{"kind":"Name","value":"field"}},{"kind":"Field","name":{"kind":"Name","value":"providerCode"}}]}}]}}]}}]} as unknown as DocumentNode<CreateStreamedEventMutation, CreateStreamedEventMutationVariables>;
export const UpdateStreamedEventDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"UpdateStreamedEvent"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"UpdateIcareusEventInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"updateIcareusEvent"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"event"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"title"}},{"kind":"Field","name":{"kind":"Name","value":"startsAt"}},{"kind":"Field","name":{"kind":"Name","value":"endsAt"}},{"kind":"Field","name":{"kind":"Name","value":"rooms"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"isMain"}},{"kind":"Field","name":{"kind":"Name","value":"channelId"}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"userErrors"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"}},{"kind":"Field","name":{"kind":"Name","value":"field"}},{"kind":"Field","name":{"kind":"Name","value":"providerCode"}}]}}]}}]}}]} as unknown as DocumentNode<UpdateStreamedEventMutation, UpdateStreamedEventMutationVariables>;
export const DeleteStreamedEventDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"DeleteStreamedEvent"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"id"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"deleteIcareusEvent"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"ObjectValue","fields":[{"kind":"ObjectField","name":{"kind":"Name","value":"id"},"value":{"kind":"Variable","name":{"kind":"Name","value":"id"}}}]}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"deletedId"}},{"kind":"Field","name":{"kind":"Name","value":"userErrors"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"}},{"kind":"Field","name":{"kind":"Name","value":"field"}},{"kind":"Field","name":{"kind":"Name","value":"providerCode"}}]}}]}}]}}]} as unknown as DocumentNode<DeleteStreamedEventMutation, DeleteStreamedEventMutationVariables>;
export const AdoptEventDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"AdoptEvent"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"providerId"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"adoptEvent"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"ObjectValue","fields":[{"kind":"ObjectField","name":{"kind":"Name","value":"provider"},"value":{"kind":"EnumValue","value":"ICAREUS"}},{"kind":"ObjectField","name":{"kind":"Name","value":"providerId"},"value":{"kind":"Variable","name":{"kind":"Name","value":"providerId"}}}]}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"event"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"title"}},{"kind":"Field","name":{"kind":"Name","value":"startsAt"}},{"kind":"Field","name":{"kind":"Name","value":"endsAt"}},{"kind":"Field","name":{"kind":"Name","value":"rooms"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"isMain"}},{"kind":"Field","name":{"kind":"Name","value":"channelId"}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"userErrors"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"}},{"kind":"Field","name":{"kind":"Name","value":"field"}},{"kind":"Field","name":{"kind":"Name","value":"providerCode"}}]}}]}}]}}]} as unknown as DocumentNode<AdoptEventMutation, AdoptEventMutationVariables>;
export const CreateRoomDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"CreateRoom"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"CreateRoomInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"createRoom"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"room"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"startsAt"}},{"kind":"Field","name":{"kind":"Name","value":"endsAt"}},{"kind":"Field","name":{"kind":"Name","value":"channelId"}}]}},{"kind":"Field","name":{"kind":"Name","value":"userErrors"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"}},{"kind":"Field","name":{"kind":"Name","value":"field"}},{"kind":"Field","name":{"kind":"Name","value":"providerCode"}}]}}]}}]}}]} as unknown as DocumentNode<CreateRoomMutation, CreateRoomMutationVariables>;
export const UpdateRoomDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"UpdateRoom"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"UpdateRoomInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"updateRoom"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"room"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"startsAt"}},{"kind":"Field","name":{"kind":"Name","value":"endsAt"}},{"kind":"Field","name":{"kind":"Name","value":"channelId"}}]}},{"kind":"Field","name":{"kind":"Name","value":"userErrors"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"}},{"kind":"Field","name":{"kind":"Name","value":"field"}},{"kind":"Field","name":{"kind":"Name","value":"providerCode"}}]}}]}}]}}]} as unknown as DocumentNode<UpdateRoomMutation, UpdateRoomMutationVariables>;
export const DeleteRoomDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"DeleteRoom"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"id"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"deleteRoom"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"ObjectValue","fields":[{"kind":"ObjectField","name":{"kind":"Name","value":"id"},"value":{"kind":"Variable","name":{"kind":"Name","value":"id"}}}]}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"deletedId"}},{"kind":"Field","name":{"kind":"Name","value":"userErrors"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"}},{"kind":"Field","name":{"kind":"Name","value":"field"}},{"kind":"Field","name":{"kind":"Name","value":"providerCode"}}]}}]}}]}}]} as unknown as DocumentNode<DeleteRoomMutation, DeleteRoomMutationVariables>;
export const CreateParticipantDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"CreateParticipant"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"CreateParticipantInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"createParticipant"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"participant"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"emailAddress"}},{"kind":"Field","name":{"kind":"Name","value":"blocked"}},{"kind":"Field","name":{"kind":"Name","value":"accessUrl"}}]}},{"kind":"Field","name":{"kind":"Name","value":"userErrors"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"}},{"kind":"Field","name":{"kind":"Name","value":"field"}},{"kind":"Field","name":{"kind":"Name","value":"providerCode"}}]}}]}}]}}]} as unknown as DocumentNode<CreateParticipantMutation, CreateParticipantMutationVariables>;
export const UpdateParticipantDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"UpdateParticipant"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"UpdateParticipantInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"updateParticipant"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"participant"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"emailAddress"}},{"kind":"Field","name":{"kind":"Name","value":"blocked"}},{"kind":"Field","name":{"kind":"Name","value":"accessUrl"}}]}},{"kind":"Field","name":{"kind":"Name","value":"userErrors"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"}},{"kind":"Field","name":{"kind":"Name","value":"field"}},{"kind":"Field","name":{"kind":"Name","value":"providerCode"}}]}}]}}]}}]} as unknown as DocumentNode<UpdateParticipantMutation, UpdateParticipantMutationVariables>;
export const DeleteParticipantDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"DeleteParticipant"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"id"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"deleteParticipant"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"ObjectValue","fields":[{"kind":"ObjectField","name":{"kind":"Name","value":"id"},"value":{"kind":"Variable","name":{"kind":"Name","value":"id"}}}]}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"deletedId"}},{"kind":"Field","name":{"kind":"Name","value":"userErrors"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"}},{"kind":"Field","name":{"kind":"Name","value":"field"}},{"kind":"Field","name":{"kind":"Name","value":"providerCode"}}]}}]}}]}}]} as unknown as DocumentNode<DeleteParticipantMutation, DeleteParticipantMutationVariables>;
export const SetThumbnailDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"SetThumbnail"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"SetThumbnailInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"setThumbnail"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"event"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"details"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"IcareusEventDetails"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"thumbnailUrl"}}]}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"room"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"thumbnailUrl"}}]}},{"kind":"Field","name":{"kind":"Name","value":"userErrors"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"}},{"kind":"Field","name":{"kind":"Name","value":"field"}},{"kind":"Field","name":{"kind":"Name","value":"providerCode"}}]}}]}}]}}]} as unknown as DocumentNode<SetThumbnailMutation, SetThumbnailMutationVariables>;
export const RemoveThumbnailDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"RemoveThumbnail"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"id"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"removeThumbnail"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"ObjectValue","fields":[{"kind":"ObjectField","name":{"kind":"Name","value":"id"},"value":{"kind":"Variable","name":{"kind":"Name","value":"id"}}}]}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"event"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"details"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"IcareusEventDetails"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"thumbnailUrl"}}]}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"room"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"thumbnailUrl"}}]}},{"kind":"Field","name":{"kind":"Name","value":"userErrors"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"}},{"kind":"Field","name":{"kind":"Name","value":"field"}},{"kind":"Field","name":{"kind":"Name","value":"providerCode"}}]}}]}}]}}]} as unknown as DocumentNode<RemoveThumbnailMutation, RemoveThumbnailMutationVariables>;
export const ScheduleDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"Schedule"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"from"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"DateTime"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"to"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"DateTime"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"filter"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"ScheduleFilter"}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"after"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"schedule"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"from"},"value":{"kind":"Variable","name":{"kind":"Name","value":"from"}}},{"kind":"Argument","name":{"kind":"Name","value":"to"},"value":{"kind":"Variable","name":{"kind":"Name","value":"to"}}},{"kind":"Argument","name":{"kind":"Name","value":"filter"},"value":{"kind":"Variable","name":{"kind":"Name","value":"filter"}}},{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"IntValue","value":"100"}},{"kind":"Argument","name":{"kind":"Name","value":"after"},"value":{"kind":"Variable","name":{"kind":"Name","value":"after"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"nodes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"title"}},{"kind":"Field","name":{"kind":"Name","value":"startsAt"}},{"kind":"Field","name":{"kind":"Name","value":"endsAt"}},{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"joinUrl"}},{"kind":"Field","name":{"kind":"Name","value":"hosts"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"email"}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"pageInfo"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"hasNextPage"}},{"kind":"Field","name":{"kind":"Name","value":"endCursor"}}]}},{"kind":"Field","name":{"kind":"Name","value":"unavailable"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"provider"}},{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"}},{"kind":"Field","name":{"kind":"Name","value":"staleSince"}}]}}]}}]}}]} as unknown as DocumentNode<ScheduleQuery, ScheduleQueryVariables>;
export const ConflictsDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"Conflicts"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"from"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"DateTime"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"to"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"DateTime"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"conflicts"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"from"},"value":{"kind":"Variable","name":{"kind":"Name","value":"from"}}},{"kind":"Argument","name":{"kind":"Name","value":"to"},"value":{"kind":"Variable","name":{"kind":"Name","value":"to"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"conflicts"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"kind"}},{"kind":"Field","name":{"kind":"Name","value":"resource"}},{"kind":"Field","name":{"kind":"Name","value":"startsAt"}},{"kind":"Field","name":{"kind":"Name","value":"endsAt"}},{"kind":"Field","name":{"kind":"Name","value":"sessions"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"title"}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"unavailable"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"provider"}},{"kind":"Field","name":{"kind":"Name","value":"message"}}]}}]}}]}}]} as unknown as DocumentNode<ConflictsQuery, ConflictsQueryVariables>;
export const AvailabilityDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"Availability"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"hosts"}},"type":{"kind":"NonNullType","type":{"kind":"ListType","type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"EmailAddress"}}}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"from"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"DateTime"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"to"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"DateTime"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"availability"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"hosts"},"value":{"kind":"Variable","name":{"kind":"Name","value":"hosts"}}},{"kind":"Argument","name":{"kind":"Name","value":"from"},"value":{"kind":"Variable","name":{"kind":"Name","value":"from"}}},{"kind":"Argument","name":{"kind":"Name","value":"to"},"value":{"kind":"Variable","name":{"kind":"Name","value":"to"}}},{"kind":"Argument","name":{"kind":"Name","value":"minimumMinutes"},"value":{"kind":"IntValue","value":"60"}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"hosts"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"host"}},{"kind":"Field","name":{"kind":"Name","value":"busy"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"startsAt"}},{"kind":"Field","name":{"kind":"Name","value":"endsAt"}}]}},{"kind":"Field","name":{"kind":"Name","value":"free"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"startsAt"}},{"kind":"Field","name":{"kind":"Name","value":"endsAt"}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"unavailable"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"provider"}},{"kind":"Field","name":{"kind":"Name","value":"message"}}]}}]}}]}}]} as unknown as DocumentNode<AvailabilityQuery, AvailabilityQueryVariables>;
export const WritesWithUnknownOutcomeDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"WritesWithUnknownOutcome"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"writes"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"IntValue","value":"20"}},{"kind":"Argument","name":{"kind":"Name","value":"state"},"value":{"kind":"EnumValue","value":"OUTCOME_UNKNOWN"}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"nodes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"provider"}},{"kind":"Field","name":{"kind":"Name","value":"operation"}},{"kind":"Field","name":{"kind":"Name","value":"summary"}},{"kind":"Field","name":{"kind":"Name","value":"input"}},{"kind":"Field","name":{"kind":"Name","value":"requestedAt"}},{"kind":"Field","name":{"kind":"Name","value":"error"}}]}},{"kind":"Field","name":{"kind":"Name","value":"pageInfo"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"hasNextPage"}},{"kind":"Field","name":{"kind":"Name","value":"endCursor"}}]}}]}}]}}]} as unknown as DocumentNode<WritesWithUnknownOutcomeQuery, WritesWithUnknownOutcomeQueryVariables>;
export const ResolveWriteDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"ResolveWrite"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ResolveWriteInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"resolveWrite"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"write"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"state"}},{"kind":"Field","name":{"kind":"Name","value":"result"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"userErrors"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"}},{"kind":"Field","name":{"kind":"Name","value":"field"}}]}}]}}]}}]} as unknown as DocumentNode<ResolveWriteMutation, ResolveWriteMutationVariables>;
export const ProvidersDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"Providers"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"providers"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"provider"}},{"kind":"Field","name":{"kind":"Name","value":"mode"}},{"kind":"Field","name":{"kind":"Name","value":"state"}},{"kind":"Field","name":{"kind":"Name","value":"capabilities"}},{"kind":"Field","name":{"kind":"Name","value":"lastSuccessAt"}},{"kind":"Field","name":{"kind":"Name","value":"lastError"}}]}}]}}]} as unknown as DocumentNode<ProvidersQuery, ProvidersQueryVariables>;