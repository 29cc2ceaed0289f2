import { formatGlobalId } from '../../model/global-id';
import { enumValueOf } from '../../model/registry';

export const PROVIDER = 'electa';
export const PROVIDER_ENUM = enumValueOf(PROVIDER);
export const TITLE = 'Electa';

/** The kinds of Electa's entities: the middle part of their global ids. */
export const kinds = { event: 'event' } as const;

export const globalId = (nativeId: string): string => formatGlobalId(PROVIDER, kinds.event, nativeId);

/** The native id, or null when the text is none: Electa numbers its events, rooms, users and companies. */
export function parseNativeId(text: string): string | null {
  return /^[1-9]\d{0,14}$/.test(text) ? text : null;
}
