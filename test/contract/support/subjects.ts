import { type ProviderManifest } from '../../../src/provider-kit/port';
import { providers } from '../../../src/providers';
import { plant } from '../../mutants/plant';

/** What a file of the contract suite runs for: each provider by its id, or the one that a mutation run names. */
export const subjects = providers
  .filter(({ id }) => [undefined, id].includes(process.env['CONTRACT_PROVIDER']))
  .map((manifest) => [manifest.id, manifest] as const);

/** The provider as it is tested: as it is, or with the fault that a mutation run plants. */
export function subjectOf(manifest: ProviderManifest): ProviderManifest {
  const fault = process.env['CONTRACT_FAULT'];
  return fault === undefined ? manifest : plant(manifest, fault);
}
