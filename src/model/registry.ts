import { registerEnumType } from 'type-graphql';

/**
 * The providers that this build knows, filled from their manifests by `registerProvider` before the schema is built.
 * The SchedulingProvider enum is made from it, so that a new provider needs no edit here.
 */
export const SchedulingProvider: Record<string, string> = {};
const descriptions: Record<string, { description: string }> = {};

registerEnumType(SchedulingProvider, {
  name: 'SchedulingProvider',
  description: 'The system that keeps a session, and that every read and write of it goes to.',
  valuesConfig: descriptions,
});

/** The enum value of a provider's id: "administrate" is ADMINISTRATE. */
export const enumValueOf = (providerId: string): string => providerId.toUpperCase();

/** Makes a provider known to the graph. Saying it twice changes nothing. */
export function registerProvider(id: string, description: string): void {
  const value = enumValueOf(id);
  SchedulingProvider[value] = value;
  descriptions[value] = { description };
}
