import { ProviderCapability } from '../../model/provider-status';
import { type ProviderManifest } from '../provider';
import { ElectaDataSource } from './data-source';
import { ElectaEventDetails } from './details';
import { ElectaEventMutations } from './graph';
import { kinds, PROVIDER, TITLE } from './ids';
import { startElectaSandbox } from './sandbox';
import { readSettings, variables } from './settings';

export const electa: ProviderManifest = {
  id: PROVIDER,
  title: TITLE,
  description: 'Electa Live: live sessions in virtual classrooms.',
  capabilities: [ProviderCapability.CREATE, ProviderCapability.LIST],
  kinds: Object.values(kinds),
  abilities: ['schedule'],
  variables,
  configure(values) {
    const result = readSettings(values);
    if ('problems' in result) return result;
    const { settings } = result;
    return {
      secrets: Object.values(settings.credentials),
      create: (runtime) => new ElectaDataSource(settings, runtime),
    };
  },
  eventDetails: ElectaEventDetails,
  resolvers: [ElectaEventMutations],
  startSandbox: startElectaSandbox,
};
