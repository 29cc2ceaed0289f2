import { defineIdentity } from '../../provider-kit/identity';

/** The kinds of Administrate's entities: the middle part of their global ids. */
export const kinds = {
  publicEvent: 'public-event',
  venue: 'venue',
  course: 'course',
  contact: 'contact',
} as const;

export type Kind = (typeof kinds)[keyof typeof kinds];

/** Native ids of events, venues, courses and contacts are whole numbers. */
export const identity = defineIdentity<Kind>({ id: 'administrate', title: 'Administrate' });

export const TITLE = identity.title;

/** The problem of an input whose id is not one of an entity of that kind. */
export const noSuchEntity = (kind: Kind, id: string): string =>
  `there is no "${id}". Give the id of a ${kind.replace('-', ' ')} of ${TITLE}, such as "${identity.globalId(kind, 1)}".`;
