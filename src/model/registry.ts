import { registerEnumType } from 'type-graphql';

/**
 * The providers that this build knows, filled from their manifests by `registerProvider` before the schema is built.
 * The SchedulingProvider enum and the EventDetails union are made from it, so that a new provider needs no edit here.
 */
export const SchedulingProvider: Record<string, string> = {};
const descriptions: Record<string, { description: string }> = {};

registerEnumType(SchedulingProvider, {
  name: 'SchedulingProvider',
  description: 'The system that keeps a session, and that every read and write of it goes to.',
  valuesConfig: descriptions,
});

/** A class of the model that can stand behind an abstract type. */
type DetailsType = new () => object;

/** What providers tell of their events beyond what all events have: the members of the EventDetails union. */
const eventDetails = new Set<DetailsType>();

/** The members of the EventDetails union; read when the schema is built. */
export const eventDetailsTypes = (): readonly DetailsType[] => [...eventDetails];

/** Makes what a provider tells of its events a member of the EventDetails union. Saying it twice changes nothing. */
export function registerEventDetails(type: DetailsType): void {
  eventDetails.add(type);
}

/** The enum value of a provider's id: "administrate" is ADMINISTRATE. */
export const enumValueOf = (providerId: string): string => providerId.toUpperCase();

/** Makes a provider known to the graph. Saying it twice changes nothing. */
export function registerProvider(id: string, description: string): void {
  const value = enumValueOf(id);
  SchedulingProvider[value] = value;
  descriptions[value] = { description };
}
