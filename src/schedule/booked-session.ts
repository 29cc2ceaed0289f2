import { type ResourceHold } from '../model/resource-hold';

export type { ResourceHold, ResourceKind } from '../model/resource-hold';

/** A session as far as the schedule needs it. */
export interface BookedSession<S> {
  readonly id: string;
  /** The provider whose ids its holds are, as a value of the SchedulingProvider enum. */
  readonly provider: string;
  readonly startsAt: Date;
  readonly endsAt: Date;
  readonly isCancelled: boolean;
  readonly holds: readonly ResourceHold[];
  readonly session: S;
}

type Resource = Pick<ResourceHold, 'kind' | 'resource'>;

/**
 * How a hold's resource is shown and filtered. Email addresses are in lower case, because providers differ in that; the
 * case of ids may be significant.
 */
export const shownResource = (hold: Resource): string =>
  isEmailAddress(hold) ? hold.resource.toLowerCase() : hold.resource;

/**
 * What a hold's resource is compared by. An email address names the same person at every provider; an id names something
 * at its own provider only.
 */
export const resourceKey = (provider: string, hold: Resource): string =>
  isEmailAddress(hold) ? shownResource(hold) : `${provider} ${hold.resource}`;

const isEmailAddress = ({ kind, resource }: Resource): boolean => kind === 'HOST' && resource.includes('@');
