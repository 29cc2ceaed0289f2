/** A kind of resource that cannot be in two places at once. */
export type ResourceKind = 'HOST' | 'VENUE' | 'CHANNEL' | 'ROOM';

/**
 * A resource that a session holds for a time range. It has its own times, because the rooms of one event may each have
 * their own window and channel.
 */
export interface ResourceHold {
  readonly kind: ResourceKind;
  /** An email address, which names a person at every provider, or an id, which is compared within its provider only. */
  readonly resource: string;
  readonly startsAt: Date;
  /** The first instant at which the resource is free again. */
  readonly endsAt: Date;
}

/** A resource that a session to be created will hold; null if the provider chooses it. */
export type RequestedHold = Omit<ResourceHold, 'resource'> & { readonly resource: string | null };
