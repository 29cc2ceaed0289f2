import { type Logger } from 'pino';
import { type HttpLimits } from '../http/client';
import { type Contact } from '../model/contact';
import { type Course } from '../model/course';
import { type Deadline } from '../model/deadline';
import { type ProviderCapability, type ProviderMode, type ProviderState } from '../model/provider-status';
import { type PublicEvent } from '../model/public-event';
import { type Venue } from '../model/venue';
import { type AnyWriteOperation, type RememberedRecord } from './write-operation';

/** What one call into a provider carries from the request it is made for. */
export interface Call {
  /** When the operation has to be over; passed down to every wait and every request. */
  readonly deadline: Deadline;
  readonly requestId: string;
  readonly log: Logger;
  /** Told of every entity that came whole with an answer, so that nobody looks it up again in this request. */
  met(entity: Entity): void;
}

/** An entity of the graph, as loaders keep it. */
export interface Entity {
  readonly id: string;
}

/** Looks entities of one kind up by their native ids. */
export interface EntitySource {
  /**
   * Gives one place per id, in the order asked: the entity, null where the provider has none, or the error that
   * kept this one from being read. Bulk calls where the provider has them. Rejects when nothing could be read at all.
   */
  byIds(nativeIds: readonly string[], call: Call): Promise<readonly (Entity | null | Error)[]>;
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
  publicEvents(query: PublicEventQuery, call: Call): Promise<Page<PublicEvent>>;
  venues(query: TextQuery, call: Call): Promise<Page<Venue>>;
  courses(query: TextQuery, call: Call): Promise<Page<Course>>;
  contacts(query: ContactQuery, call: Call): Promise<Page<Contact>>;
}

/** The records that the ledger keeps. */
export interface RecordStore {
  /** The records of these entities that there are, by global id. */
  recall(globalIds: readonly string[]): Promise<ReadonlyMap<string, unknown>>;
  remember(record: RememberedRecord): Promise<void>;
}

/** What a configured provider offers. Each ability is an interface of its own; one that is absent is not offered. */
export interface DataSource {
  /** By kind, the middle part of a global id. */
  readonly entities: Readonly<Record<string, EntitySource>>;
  readonly publicEventCatalogue?: PublicEventCatalogue;
  /** The writes that go through the ledger. */
  readonly operations?: readonly AnyWriteOperation[];
  /** Called once, before any request, by whom the ledger's records are kept for providers that cannot give theirs back. */
  useRecords?(records: RecordStore): void;
  /** What is known of the provider from real calls. */
  health(): ProviderHealth;
  close(): Promise<void>;
}

/** What the graph's own resolvers can call at a provider that has it. */
export type Ability = 'publicEventCatalogue';

export interface ProviderHealth {
  readonly state: ProviderState;
  readonly lastSuccessAt: Date | null;
  readonly lastError: string | null;
}

/** One environment variable of a provider. */
export interface SettingDescription {
  readonly name: string;
  readonly description: string;
  readonly example: string;
  readonly default?: string;
  /** Without these the provider is not configured; having any of them and lacking another is a mistake. */
  readonly required?: boolean;
  /** Another variable that may be given in place of this required one. */
  readonly alternative?: string;
  /** Its value is redacted wherever it turns up. */
  readonly secret?: boolean;
}

/** A wrong setting: which one, what is wrong, and what a right one looks like. */
export interface SettingProblem {
  readonly name: string;
  readonly problem: string;
  readonly example: string;
}

/** What a schema found wrong with the values of variables, each with an example of a right one. */
export function problemsOf(
  { issues }: { readonly issues: readonly { readonly path: readonly PropertyKey[]; readonly message: string }[] },
  variables: readonly SettingDescription[],
): SettingProblem[] {
  return issues.map(({ path, message }) => {
    const name = String(path[0]);
    return { name, problem: message, example: variables.find((each) => each.name === name)?.example ?? '' };
  });
}

/** A provider whose settings are right. */
export interface ConfiguredProvider {
  /** Whatever must not be seen in a log: the secrets themselves, and texts that are sent encoded with one inside. */
  readonly secrets: readonly string[];
  create(runtime: ProviderRuntime): DataSource;
}

export type Configuration = ConfiguredProvider | { readonly problems: readonly SettingProblem[] };

/** A simulated provider, spoken to over real HTTP on the loopback interface. */
export interface RunningSandbox {
  /** The settings, as environment variables, with which the provider's own client reaches it. */
  readonly variables: Readonly<Record<string, string>>;
  stop(): Promise<void>;
}

export interface SandboxOptions {
  /** The values of the provider's variables, as far as they are given: some say how an installation is set up. */
  readonly values: Readonly<Record<string, string | undefined>>;
  /** Data is laid out around this moment. */
  readonly now: Date;
  readonly log: Logger;
}

/** What lives as long as the process, handed to every provider. */
export interface ProviderRuntime {
  readonly log: Logger;
  /** Told of every secret that turns up while the process runs, as a token that was fetched: it is redacted from then on. */
  keepSecret(secret: string): void;
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
  /** The kinds of its entities, known even while the provider is disabled. */
  readonly kinds: readonly string[];
  /** The abilities of its data source, known even while the provider is disabled. */
  readonly abilities: readonly Ability[];
  readonly variables: readonly SettingDescription[];
  /** Checks the values of its variables; called only when the required ones are all there. */
  configure(values: Readonly<Record<string, string | undefined>>): Configuration;
  /** What it tells of its events beyond what all events have, a member of the EventDetails union; where it has events. */
  readonly eventDetails?: new () => object;
  /** Resolver classes of what only this provider adds to the graph. */
  readonly resolvers: readonly (new () => object)[];
  startSandbox(options: SandboxOptions): Promise<RunningSandbox>;
}

/** A provider as this process runs it. */
export interface ProviderHandle {
  readonly id: string;
  readonly title: string;
  readonly capabilities: readonly ProviderCapability[];
  readonly kinds: readonly string[];
  readonly abilities: readonly Ability[];
  readonly mode: ProviderMode;
  /** Null when the provider is disabled. */
  readonly source: DataSource | null;
  /** The variables that would enable a disabled provider. */
  readonly requiredVariables: readonly string[];
}
