import { enumValueOf } from '../../model/registry';
import { formatGlobalId } from '../../model/global-id';

export const PROVIDER = 'administrate';
export const PROVIDER_ENUM = enumValueOf(PROVIDER);
export const TITLE = 'Administrate';

/** The kinds of Administrate's entities: the middle part of their global ids. */
export const kinds = {
  publicEvent: 'public-event',
  venue: 'venue',
  course: 'course',
  contact: 'contact',
} as const;

export type Kind = (typeof kinds)[keyof typeof kinds];

export const globalId = (kind: Kind, nativeId: string | number): string => formatGlobalId(PROVIDER, kind, nativeId);
