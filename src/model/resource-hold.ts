/** Which kind of thing cannot be in two places at once. */
export type ResourceKind = 'HOST' | 'VENUE' | 'CHANNEL' | 'ROOM';

/**
 * A resource that a session holds for a range of time: who or what cannot be in two places. It has times of its own
 * because an Icareus event's rooms have their own window and channel each.
 */
export interface ResourceHold {
  readonly kind: ResourceKind;
  /** Names the resource among those of its kind: an address, or an id. */
  readonly resource: string;
  readonly startsAt: Date;
  /** The first instant at which the resource is free again. */
  readonly endsAt: Date;
}

/** What a session that is to be made will hold; the resource is null where the provider chooses it. */
export type RequestedHold = Omit<ResourceHold, 'resource'> & { readonly resource: string | null };
