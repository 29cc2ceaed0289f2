// Generated from calendar/operations.graphql by "npm run codegen". Do not edit.
import { DocumentTypeDecoration } from '@graphql-typed-document-node/core';
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

/** The class to cancel. */
export type CancelClassInput = {
  /** Global id of the class. */
  id: Scalars['ID']['input'];
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

/** Who may attend a live session at Electa. */
export type ElectaAccessType =
  /** Anyone who has the link, without a login. */
  | 'A'
  /** Registered users of the company. */
  | 'B'
  /** Selected users, or another type that Electa's API cannot create: it is read, and refused in an input. */
  | 'OTHER';

/** Texts that participants of an event agree to. */
export type GdprInput = {
  /** The copyright notice. */
  copyright?: InputMaybe<LocalizedTextInput>;
  /** How data of viewers is used. */
  privacyPolicy?: InputMaybe<LocalizedTextInput>;
  /** The terms that viewers agree to. */
  termsOfService?: InputMaybe<LocalizedTextInput>;
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

/** On which day of the month a series repeats: either `dayOfMonth`, or `week` with `weekday`. */
export type MonthlyRepeatInput = {
  /** On this date, 1 to 31. */
  dayOfMonth?: InputMaybe<Scalars['Int']['input']>;
  /** Which occurrence of the weekday in the month. */
  week?: InputMaybe<MonthWeek>;
  /** The day of the week. */
  weekday?: InputMaybe<RepeatWeekday>;
};

/** What a create does when a host, venue, channel or room is already taken at that time. */
export type OnConflict =
  /** It creates all the same; the payload's `conflicts` says what is known to be in the way. */
  | 'ALLOW'
  /** It creates nothing and answers ALREADY_SCHEDULED; and nothing either while a provider that might hold a conflict cannot be asked. */
  | 'REFUSE';

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

/** What to delete. */
export type SchedulingDeleteInput = {
  /** Global id of what is deleted. */
  id: Scalars['ID']['input'];
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

/** On which days of which weeks a series repeats. */
export type WeeklyRepeatInput = {
  /** The days of such a week that have a class; at least one. */
  days: Array<RepeatWeekday>;
  /** How many weeks apart it repeats: 1 is every week, 2 every other week; at most 5. */
  everyWeeks?: Scalars['Int']['input'];
};

export type CalendarProvidersQueryVariables = Exact<{ [key: string]: never; }>;


export type CalendarProvidersQuery = { __typename?: 'Query', providers: Array<{ __typename?: 'ProviderStatus', provider: SchedulingProvider, mode: ProviderMode }> };

export type CalendarScheduleQueryVariables = Exact<{
  from: Scalars['DateTime']['input'];
  to: Scalars['DateTime']['input'];
  filter?: InputMaybe<ScheduleFilter>;
  first: Scalars['Int']['input'];
  after?: InputMaybe<Scalars['String']['input']>;
  withConflicts: Scalars['Boolean']['input'];
}>;


export type CalendarScheduleQuery = { __typename?: 'Query', schedule?: { __typename?: 'ScheduleConnection', nodes: Array<{ __typename: 'Class', id: string, provider: SchedulingProvider, title: string, description?: string | null, startsAt: string, endsAt: string, timeZone?: string | null, status: SessionStatus, joinUrl?: string | null, hosts: Array<{ __typename?: 'SessionHost', name?: string | null, email?: string | null }> } | { __typename: 'Event', id: string, provider: SchedulingProvider, title: string, description?: string | null, startsAt: string, endsAt: string, timeZone?: string | null, status: SessionStatus, joinUrl?: string | null, hosts: Array<{ __typename?: 'SessionHost', name?: string | null, email?: string | null }> } | { __typename: 'PublicEvent', location?: string | null, id: string, provider: SchedulingProvider, title: string, description?: string | null, startsAt: string, endsAt: string, timeZone?: string | null, status: SessionStatus, joinUrl?: string | null, venue?: { __typename?: 'Venue', id: string, name?: string | null } | null, hosts: Array<{ __typename?: 'SessionHost', name?: string | null, email?: string | null }> }>, pageInfo: { __typename?: 'PageInfo', hasNextPage: boolean, endCursor?: string | null }, unavailable: Array<{ __typename?: 'ProviderOutage', provider: SchedulingProvider, code: string, message: string, isPartial: boolean, staleSince?: string | null }> } | null, conflicts?: { __typename?: 'ConflictReport', conflicts: Array<{ __typename?: 'ScheduleConflict', kind: ScheduleConflictKind, resource: string, startsAt: string, endsAt: string, sessions: Array<{ __typename: 'Class', id: string, provider: SchedulingProvider, title: string, description?: string | null, startsAt: string, endsAt: string, timeZone?: string | null, status: SessionStatus, joinUrl?: string | null, hosts: Array<{ __typename?: 'SessionHost', name?: string | null, email?: string | null }> } | { __typename: 'Event', id: string, provider: SchedulingProvider, title: string, description?: string | null, startsAt: string, endsAt: string, timeZone?: string | null, status: SessionStatus, joinUrl?: string | null, hosts: Array<{ __typename?: 'SessionHost', name?: string | null, email?: string | null }> } | { __typename: 'PublicEvent', location?: string | null, id: string, provider: SchedulingProvider, title: string, description?: string | null, startsAt: string, endsAt: string, timeZone?: string | null, status: SessionStatus, joinUrl?: string | null, venue?: { __typename?: 'Venue', id: string, name?: string | null } | null, hosts: Array<{ __typename?: 'SessionHost', name?: string | null, email?: string | null }> }> }>, unavailable: Array<{ __typename?: 'ProviderOutage', provider: SchedulingProvider, code: string, message: string, isPartial: boolean, staleSince?: string | null }> } | null };

type CalendarSession_Class_Fragment = { __typename: 'Class', id: string, provider: SchedulingProvider, title: string, description?: string | null, startsAt: string, endsAt: string, timeZone?: string | null, status: SessionStatus, joinUrl?: string | null, hosts: Array<{ __typename?: 'SessionHost', name?: string | null, email?: string | null }> };

type CalendarSession_Event_Fragment = { __typename: 'Event', id: string, provider: SchedulingProvider, title: string, description?: string | null, startsAt: string, endsAt: string, timeZone?: string | null, status: SessionStatus, joinUrl?: string | null, hosts: Array<{ __typename?: 'SessionHost', name?: string | null, email?: string | null }> };

type CalendarSession_PublicEvent_Fragment = { __typename: 'PublicEvent', location?: string | null, id: string, provider: SchedulingProvider, title: string, description?: string | null, startsAt: string, endsAt: string, timeZone?: string | null, status: SessionStatus, joinUrl?: string | null, venue?: { __typename?: 'Venue', id: string, name?: string | null } | null, hosts: Array<{ __typename?: 'SessionHost', name?: string | null, email?: string | null }> };

export type CalendarSessionFragment = CalendarSession_Class_Fragment | CalendarSession_Event_Fragment | CalendarSession_PublicEvent_Fragment;

export type CalendarOutageFragment = { __typename?: 'ProviderOutage', provider: SchedulingProvider, code: string, message: string, isPartial: boolean, staleSince?: string | null };

export class TypedDocumentString<TResult, TVariables>
  extends String
  implements DocumentTypeDecoration<TResult, TVariables>
{
  __apiType?: NonNullable<DocumentTypeDecoration<TResult, TVariables>['__apiType']>;
  private value: string;
  public __meta__?: Record<string, any> | undefined;

  constructor(value: string, __meta__?: Record<string, any> | undefined) {
    super(value);
    this.value = value;
    this.__meta__ = __meta__;
  }

  override toString(): string & DocumentTypeDecoration<TResult, TVariables> {
    return this.value;
  }
}
export const CalendarSessionFragmentDoc = new TypedDocumentString(`
    fragment CalendarSession on ScheduledSession {
  __typename
  id
  provider
  title
  description
  startsAt
  endsAt
  timeZone
  status
  joinUrl
  hosts {
    name
    email
  }
  ... on PublicEvent {
    location
    venue {
      id
      name
    }
  }
}
    `, {"fragmentName":"CalendarSession"}) as unknown as TypedDocumentString<CalendarSessionFragment, unknown>;
export const CalendarOutageFragmentDoc = new TypedDocumentString(`
    fragment CalendarOutage on ProviderOutage {
  provider
  code
  message
  isPartial
  staleSince
}
    `, {"fragmentName":"CalendarOutage"}) as unknown as TypedDocumentString<CalendarOutageFragment, unknown>;
export const CalendarProvidersDocument = new TypedDocumentString(`
    query CalendarProviders {
  providers {
    provider
    mode
  }
}
    `) as unknown as TypedDocumentString<CalendarProvidersQuery, CalendarProvidersQueryVariables>;
export const CalendarScheduleDocument = new TypedDocumentString(`
    query CalendarSchedule($from: DateTime!, $to: DateTime!, $filter: ScheduleFilter, $first: Int!, $after: String, $withConflicts: Boolean!) {
  schedule(from: $from, to: $to, filter: $filter, first: $first, after: $after) {
    nodes {
      ...CalendarSession
    }
    pageInfo {
      hasNextPage
      endCursor
    }
    unavailable {
      ...CalendarOutage
    }
  }
  conflicts(from: $from, to: $to) @include(if: $withConflicts) {
    conflicts {
      kind
      resource
      startsAt
      endsAt
      sessions {
        ...CalendarSession
      }
    }
    unavailable {
      ...CalendarOutage
    }
  }
}
    fragment CalendarSession on ScheduledSession {
  __typename
  id
  provider
  title
  description
  startsAt
  endsAt
  timeZone
  status
  joinUrl
  hosts {
    name
    email
  }
  ... on PublicEvent {
    location
    venue {
      id
      name
    }
  }
}
fragment CalendarOutage on ProviderOutage {
  provider
  code
  message
  isPartial
  staleSince
}`) as unknown as TypedDocumentString<CalendarScheduleQuery, CalendarScheduleQueryVariables>;