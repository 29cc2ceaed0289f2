import { type Logger } from 'pino';
import { type HttpLimits } from '../http/client';
import { type ResourceHold, type ResourceKind } from '../model/resource-hold';
import { type Contact } from '../model/contact';
import { type Course } from '../model/course';
import { type EntityKind } from '../model/entity-kind';
import { type ProviderError } from '../model/provider-error';
import { type ProviderCapability, type ProviderMode, type ProviderState } from '../model/provider-status';
import { type PublicEvent } from '../model/public-event';
import { type ScheduledSession } from '../model/session';
import { type Venue } from '../model/venue';
import { type Entity, type RequestScope } from './request-scope';
import { type ProviderSample } from './sample';
import { type AnyWriteOperation, type CachedRecord } from './write-operation';

import { type SettingDescription, type SettingProblem } from './settings';

export { type Entity, type RequestScope } from './request-scope';
export { type SettingDescription, type SettingProblem } from './settings';

/** Looks entities of one kind up by their native ids. */
export interface EntitySource {
  /**
   * Gives one place per id, in the order asked: the entity, null where the provider has none, or the error that
   * kept this one from being read. Bulk calls where the provider has them. Rejects when nothing could be read at all.
   */
  byIds(nativeIds: readonly string[], scope: RequestScope): Promise<readonly (Entity | null | Error)[]>;
}

/** One page of a list, with a cursor per item. */
export interface Page<T> {
  readonly items: readonly { readonly cursor: string; readonly node: T }[];
  readonly hasNextPage: boolean;
  /** Where the next page begins; it may lie behind the last item when the rest of the page was filtered out. */
  readonly endCursor: string | null;
}

export interface PageRequest {
  readonly first: number;
  readonly after: string | null;
}

export interface PublicEventQuery extends PageRequest {
  readonly orderBy: 'STARTS_AT' | 'ID';
  /** All ids here are native ids; a list that is null does not filter, an empty one matches nothing. */
  readonly ids: readonly string[] | null;
  readonly courseIds: readonly string[] | null;
  readonly venueIds: readonly string[] | null;
  readonly tutorIds: readonly string[] | null;
  /** Inclusive. */
  readonly startsFrom: Date | null;
  /** Exclusive. */
  readonly startsTo: Date | null;
  readonly isCancelled: boolean | null;
  readonly isProvisional: boolean | null;
  readonly isOnline: boolean | null;
  readonly isSoldOut: boolean | null;
  readonly code: string | null;
}

export interface TextQuery extends PageRequest {
  /** Matched anywhere in the record's names, case-insensitively; null does not filter. */
  readonly text: string | null;
}

export interface ContactQuery extends TextQuery {
  readonly isTutor: boolean | null;
}

/** A provider of public courses: its events and what a caller needs to create one. */
export interface PublicEventCatalogue {
  publicEvents(query: PublicEventQuery, scope: RequestScope): Promise<Page<PublicEvent>>;
  venues(query: TextQuery, scope: RequestScope): Promise<Page<Venue>>;
  courses(query: TextQuery, scope: RequestScope): Promise<Page<Course>>;
  contacts(query: ContactQuery, scope: RequestScope): Promise<Page<Contact>>;
}

/** A session in the schedule, with the resources that it holds. */
export interface ListedSession {
  readonly session: ScheduledSession;
  readonly holds: readonly ResourceHold[];
  /** What `fromRecords` restores the session from; null if it is cached elsewhere already. */
  readonly record: CachedRecord | null;
  /** Whether the session has everything that a look-up by id returns. Loaders are primed with complete sessions only. */
  readonly isComplete: boolean;
}

/** A part of a provider, such as an account or a host, that could not be listed while others could. */
export interface ListingFailure {
  /** Names the part for people: "account 42". */
  readonly part: string;
  readonly error: ProviderError;
}

/** What a provider lists in a range of time. */
export interface SessionListing {
  readonly sessions: readonly ListedSession[];
  /** Whether these are all sessions of the range: cached sessions of the range that are not among them are gone. */
  readonly isComplete: boolean;
  /** Global ids of cached sessions of which the provider reports that they do not exist. */
  readonly gone: readonly string[];
  /** Parts that could not be listed. Their sessions are unknown, and the listing is not complete. */
  readonly failures: readonly ListingFailure[];
}

/** A provider whose sessions can be put into one schedule with those of others. */
export interface ScheduleSource {
  /** The kind of its sessions: "public-event". */
  readonly kind: string;
  /** The kinds of resources that its sessions hold. */
  readonly holdKinds: readonly ResourceKind[];
  /**
   * The sessions that overlap a range, the end excluded, in any order. Cost: one call per account, and one more per page
   * that the provider's list has. Throws ProviderError if nothing can be listed.
   */
  sessionsBetween(from: Date, to: Date, scope: RequestScope): Promise<SessionListing>;
  /** Restores sessions from cached records, without a call. Records that cannot be read are left out and logged. */
  fromRecords(records: readonly unknown[], scope: RequestScope): readonly ListedSession[];
  /** What a session of this provider holds. */
  holdsOf(session: ScheduledSession): readonly ResourceHold[];
}

/** The records that the ledger keeps. A record that was forgotten is not given again until it is remembered anew. */
export interface RecordStore {
  /** The records of these entities that there are, by global id. */
  byIds(globalIds: readonly string[]): Promise<ReadonlyMap<string, unknown>>;
  /**
   * The records of a provider's entities of one kind that overlap a range of time, the end excluded, by global id; those
   * first that were noted longest ago.
   */
  overlapping(range: RecordRange): Promise<ReadonlyMap<string, unknown>>;
  /** The records whose global ids begin with this text, at most `limit`, by global id in its order. */
  startingWith(prefix: string, limit: number): Promise<ReadonlyMap<string, unknown>>;
  save(record: CachedRecord): Promise<void>;
  /** Notes that the provider says these entities are gone. The rows stay, and say when that was found. */
  markGone(globalIds: readonly string[]): Promise<void>;
}

export interface RecordRange {
  /** The provider's id, which is the first part of its global ids. */
  readonly provider: string;
  readonly kind: string;
  readonly from: Date;
  readonly to: Date;
}

/** What a configured provider offers. Each ability is an interface of its own; one that is absent is not offered. */
export interface DataSource {
  /** By kind, the middle part of a global id. */
  readonly entities: Readonly<Record<string, EntitySource>>;
  readonly publicEventCatalogue?: PublicEventCatalogue;
  readonly schedule?: ScheduleSource;
  /** The writes that go through the ledger. */
  readonly operations?: readonly AnyWriteOperation[];
  /** Called once, before any request, by whom the ledger's records are kept for providers that cannot give theirs back. */
  useRecords?(records: RecordStore): void;
  /**
   * Reads a session that was created elsewhere, for a provider that does not list its sessions; an event, if
   * the provider has events. Returns the records from
   * which the schedule restores it, that of the session first, for the caller to save in the session cache; none if there
   * is no such session. Primes the cache with the session if the provider returned all of it. Throws UserErrors at
   * `providerId` (NOT_FOUND: the id is malformed or unknown), and ProviderError if the session cannot be read.
   */
  adopt?(nativeId: string, scope: RequestScope): Promise<readonly CachedRecord[]>;
  /** What is known of the provider from real calls. */
  health(): ProviderHealth;
  close(): Promise<void>;
}

/** What the graph's own resolvers can call at a provider that has it. */
export type Ability = 'publicEventCatalogue' | 'schedule' | 'adopt';

export interface ProviderHealth {
  readonly state: ProviderState;
  readonly lastSuccessAt: Date | null;
  readonly lastError: string | null;
}

/** A provider whose settings are right. */
export interface ConfiguredProvider {
  /** Whatever must not be seen in a log: the secrets themselves, and texts that are sent encoded with one inside. */
  readonly secrets: readonly string[];
  create(runtime: ProviderRuntime): DataSource;
}

export type Configuration = ConfiguredProvider | { readonly problems: readonly SettingProblem[] };

/** What comes of reading a provider's settings: the provider, or what is wrong with them. */
export function configuredWith<Settings>(
  result: { readonly settings: Settings } | { readonly problems: readonly SettingProblem[] },
  configured: (settings: Settings) => ConfiguredProvider,
): Configuration {
  return 'problems' in result ? result : configured(result.settings);
}

/** A request as a sandbox received it, for tests. It contains credentials, so it must not be logged. */
export interface ReceivedRequest {
  readonly method: string;
  readonly path: string;
  /** As sent, without the question mark; empty when there is none. */
  readonly query: string;
  /** As sent, decoded as UTF-8, at most its first 100,000 bytes. */
  readonly body: string;
  readonly receivedAt: Date;
}

/** A simulated provider that serves HTTP on the loopback interface. */
export interface RunningSandbox {
  /** The settings, as environment variables, with which the provider's own client reaches it. */
  readonly variables: Readonly<Record<string, string>>;
  /** Entities that exist at the simulated provider and can't be listed there, for the server to adopt at its start. */
  readonly madeElsewhere?: readonly { readonly kind: string; readonly nativeId: string }[];
  /** The latest 1,000 requests received, oldest first, including those that a fault interrupted. */
  requests(): readonly ReceivedRequest[];
  stop(): Promise<void>;
}

export interface SandboxOptions {
  /** The values of the provider's variables, as far as they are given: some say how an installation is set up. */
  readonly values: Readonly<Record<string, string | undefined>>;
  /** Data is laid out around this moment. */
  readonly now: Date;
  /**
   * How much higher than at a first start the ids begin of what is made here; 0 when left out. What is there from the
   * start has the same ids at every start.
   */
  readonly idOffset?: number;
  readonly log: Logger;
}

/** What lives as long as the process, handed to every provider. */
export interface ProviderRuntime {
  readonly log: Logger;
  /** Told of every secret that turns up while the process runs, as a token that was fetched: it is redacted from then on. */
  redactSecret(secret: string): void;
  /** Limits other than the usual ones, for tests. */
  readonly limits?: Partial<HttpLimits>;
}

/** A provider, as its folder's index.ts declares it. */
export interface ProviderManifest {
  /** The first part of every global id of this provider. */
  readonly id: string;
  readonly title: string;
  /** Shown as the description of its value in the SchedulingProvider enum. */
  readonly description: string;
  readonly capabilities: readonly ProviderCapability[];
  /**
   * The kinds of its entities, known even while the provider is disabled: kinds of the shared model, and of classes in
   * its own folder. A session type of its own extends ScheduledSession.
   */
  readonly kinds: readonly EntityKind[];
  /** The abilities of its data source, known even while the provider is disabled. */
  readonly abilities: readonly Ability[];
  readonly settings: readonly SettingDescription[];
  /** Checks the values of its variables; called only when the required ones are all there. */
  configure(values: Readonly<Record<string, string | undefined>>): Configuration;
  /** What it tells of its events beyond what all events have, a member of the EventDetails union; where it has events. */
  readonly eventDetails?: new () => object;
  /** Resolver classes of what only this provider adds to the graph. */
  readonly resolvers: readonly (new () => object)[];
  startSandbox(options: SandboxOptions): Promise<RunningSandbox>;
  /** What the contract suite uses the provider with, against that sandbox. */
  readonly sample: ProviderSample;
}

/** A provider as this process runs it. */
export interface ProviderHandle {
  readonly id: string;
  readonly title: string;
  readonly capabilities: readonly ProviderCapability[];
  readonly kinds: readonly EntityKind[];
  readonly abilities: readonly Ability[];
  readonly mode: ProviderMode;
  /** Null when the provider is disabled. */
  readonly source: DataSource | null;
  /** The variables that would enable a disabled provider. */
  readonly requiredVariables: readonly string[];
}
