/** The parts of a global id: "<provider>:public-event:6" has the kind "public-event" and the native id "6". */
export interface GlobalId {
  readonly provider: string;
  readonly kind: string;
  readonly nativeId: string;
}

const FORM = /^([a-z][a-z0-9]*):([a-z][a-z-]*):([A-Za-z0-9][A-Za-z0-9._-]{0,127})$/;

/** Writes a global id. Clients treat it as opaque; people can read it in a log. */
export function formatGlobalId(provider: string, kind: string, nativeId: string | number): string {
  return `${provider}:${kind}:${nativeId}`;
}

/** Reads a global id, or null when the text is not one. That a provider or kind exists is for the caller to say. */
export function parseGlobalId(text: string): GlobalId | null {
  const match = FORM.exec(text);
  if (!match) return null;
  const [, provider, kind, nativeId] = match as unknown as [string, string, string, string];
  return { provider, kind, nativeId };
}
