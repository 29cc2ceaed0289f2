import { formatGlobalId, parseGlobalId } from '../../model/global-id';
import { enumValueOf } from '../../model/registry';

export const PROVIDER = 'wiziq';
export const PROVIDER_ENUM = enumValueOf(PROVIDER);
export const TITLE = 'WizIQ';

/** The kinds of WizIQ's entities: the middle part of their global ids. */
export const kinds = {
  class: 'class',
  series: 'series',
} as const;

export type Kind = (typeof kinds)[keyof typeof kinds];

export const globalId = (kind: Kind, nativeId: string): string => formatGlobalId(PROVIDER, kind, nativeId);

/** The native id, or null when the text is none: WizIQ numbers its classes and series. */
export function parseNativeId(text: string): string | null {
  return /^[1-9]\d{0,14}$/.test(text) ? text : null;
}

/** The native id in a global id of that kind; null when the id is malformed, of another kind or of another provider. */
export function nativeIdIn(kind: Kind, id: string): string | null {
  const parsed = parseGlobalId(id);
  return parsed?.provider === PROVIDER && parsed.kind === kind ? parseNativeId(parsed.nativeId) : null;
}
