import { providers } from '../../../src/providers';

/** What a file of the contract suite runs for: each provider, by its id. */
export const subjects = providers.map((manifest) => [manifest.id, manifest] as const);
