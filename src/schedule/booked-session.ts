import { type ResourceHold } from '../model/resource-hold';

export type { ResourceHold, ResourceKind } from '../model/resource-hold';

/** A session as far as the schedule needs it. */
export interface BookedSession<S> {
  readonly id: string;
  readonly startsAt: Date;
  readonly endsAt: Date;
  readonly isCancelled: boolean;
  readonly holds: readonly ResourceHold[];
  readonly session: S;
}

/**
 * What a hold's resource is compared by, and shown as. Providers write one person's address in different capitals;
 * ids are taken as they are, because their case may be significant.
 */
export function comparableResource({ kind, resource }: Pick<ResourceHold, 'kind' | 'resource'>): string {
  return kind === 'HOST' && resource.includes('@') ? resource.toLowerCase() : resource;
}
