/** What the contract suite and the documentation checks need in order to use a provider against its own sandbox. */
import { type ResourceHold } from '../model/resource-hold';

/** A request as the sandbox receives it. */
export interface WireRequest {
  readonly method: string;
  /** Path and query, as on the request line. */
  readonly target: string;
  /** Names in lower case. */
  readonly headers: Readonly<Record<string, string | readonly string[] | undefined>>;
  readonly body: string;
}

export interface WireResponse {
  readonly status: number;
  /** The content type. */
  readonly type: string;
  readonly text: string;
}

/** A resource hold that is expected; the resource is null where the provider chooses it. */
export interface ExpectedHold {
  readonly kind: ResourceHold['kind'];
  readonly resource: string | null;
}

/** The values that a sample input is built with. */
export interface SampleContext {
  /** A whole hour, more than a day ahead, at which nothing else is scheduled; what is created lasts one hour. */
  readonly startsAt: Date;
  /** Global id of the entity that the write changes or adds to: what `target` created. Empty without a `target`. */
  readonly targetId: string;
}

/** One write operation, with an input that the sandbox accepts. */
export interface SampleWrite {
  /** Name of the mutation, which is that of the write operation: "createPublicEvent". */
  readonly mutation: string;
  /** The mutation whose result this write changes or adds to; absent where it creates something by itself. */
  readonly target?: string;
  readonly input: (context: SampleContext) => Readonly<Record<string, unknown>>;
  /** The one request that the write sends: verb, and path with query. */
  readonly request: { readonly method: string; readonly target: RegExp };
  /** Field of the payload that holds the entity; null where the payload has a `deletedId`. */
  readonly payload: string | null;
  /**
   * What another client of the provider reads afterwards by the entity's id: a selection on `node`, and its expected
   * value. A value of null means that the entity is gone. Absent where the provider cannot return the entity by its id.
   */
  readonly readBack?: { readonly select: string; readonly value: unknown };
  /** Set where an empty response is a success, because the provider documents no content for it. */
  readonly hasEmptyResponse?: true;
  /** For a create. */
  readonly create?: {
    /** What an interrupted create needs: the provider is searched for its result, or an operator names it. */
    readonly recovery: 'lookup' | 'operator';
    /** The native id of what was created, from the text of the provider's response. */
    readonly nativeIdIn: (text: string) => string | undefined;
    /** What the created session holds; absent where no session is created. */
    readonly holds?: readonly ExpectedHold[];
    /**
     * Changes to the input that make another entity which the look-up finds as well, for a provider that refuses two
     * identical ones.
     */
    readonly rival?: (context: SampleContext) => Readonly<Record<string, unknown>>;
  };
}

/** An input that is refused with a user error. */
interface SampleRefusal {
  /** A create without a target. */
  readonly mutation: string;
  /** Changes to that create's sample input. */
  readonly changes: (context: SampleContext) => Readonly<Record<string, unknown>>;
  readonly code: string;
  readonly field: readonly string[] | null;
  /** Whether the provider itself refuses it; otherwise nothing is sent. */
  readonly isSent: boolean;
}

export interface ProviderSample {
  /** Native ids that a sandbox has from its start, by entity kind; empty where it has none of the kind. */
  readonly existing: Readonly<Record<string, readonly string[]>>;
  /** A session among them that is part of the schedule, with what it holds; its native id, or its title where the ids move with time. */
  readonly listed: { readonly title: string; readonly holds: readonly ExpectedHold[] };
  /** One for each write operation. */
  readonly writes: readonly SampleWrite[];
  readonly refusals: readonly SampleRefusal[];
  /** Settings with which the sandbox refuses the credentials. */
  readonly wrongCredentials: Readonly<Record<string, string>>;
  /** The credentials in a request, beside the secret settings: tokens, in the form in which they are sent. */
  readonly credentialsIn: (request: WireRequest) => readonly string[];
  /** How the provider refuses a request with words of its own, for tests in which the words quote a secret. */
  readonly refusalWith: (words: string) => WireResponse;
  /**
   * Links that only a host may see: a pattern that captures each in the provider's responses, and the fields of the graph
   * that are meant for them. Beside `providerRecord`, they appear nowhere else.
   */
  readonly hostLinks?: { readonly pattern: RegExp; readonly fields: readonly string[] };
}
