import { type Claim } from '../model/resource-hold';

export type { Claim, ClaimKind } from '../model/resource-hold';

/** A session as far as the schedule needs it. */
export interface BookedSession<S> {
  readonly id: string;
  readonly startsAt: Date;
  readonly endsAt: Date;
  readonly isCancelled: boolean;
  readonly claims: readonly Claim[];
  readonly session: S;
}

/**
 * What a claim's resource is compared by, and shown as. Providers write one person's address in different capitals;
 * ids are taken as they are, because there capitals may tell two things apart.
 */
export function comparableResource({ kind, resource }: Pick<Claim, 'kind' | 'resource'>): string {
  return kind === 'HOST' && resource.includes('@') ? resource.toLowerCase() : resource;
}
