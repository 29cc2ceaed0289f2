import { registerEnumType } from 'type-graphql';

/**
 * The providers of the graph, filled from their manifests by `registerProviders` before the schema is built. The
 * SchedulingProvider enum and the EventDetails union are made from it, so that a new provider needs no edit here.
 */
export const SchedulingProvider: Record<string, string> = {};
const descriptions: Record<string, { description: string }> = {};

registerEnumType(SchedulingProvider, {
  name: 'SchedulingProvider',
  description: 'The system that keeps a session, and that every read and write of it goes to.',
  valuesConfig: descriptions,
});

/** What a provider adds to the enum and the union. */
interface RegisteredProvider {
  readonly id: string;
  readonly description: string;
  readonly eventDetails?: new () => object;
}

let registered: readonly RegisteredProvider[] = [];

/** The members of the EventDetails union; read when the schema is built. */
export const eventDetailsTypes = (): (new () => object)[] =>
  registered.flatMap(({ eventDetails }) => (eventDetails ? [eventDetails] : []));

/** The enum value of a provider's id: "example" is EXAMPLE. */
export const enumValueOf = (providerId: string): string => providerId.toUpperCase();

/** Makes these providers, and no others, known to the next schema that is built. */
export function registerProviders(providers: readonly RegisteredProvider[]): void {
  for (const value of Object.keys(SchedulingProvider)) {
    delete SchedulingProvider[value];
    delete descriptions[value];
  }
  for (const { id, description } of providers) {
    const value = enumValueOf(id);
    SchedulingProvider[value] = value;
    descriptions[value] = { description };
  }
  registered = providers;
}
