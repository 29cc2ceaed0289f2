import { eventKind } from '../../model/event';
import { ProviderCapability } from '../../model/provider-status';
import { configuredWith, type ProviderManifest } from '../../provider-kit/port';
import { ElectaDataSource } from './data-source';
import { ElectaEventDetails } from './details';
import { ElectaEventMutations } from './graph';
import { PROVIDER, TITLE } from './ids';
import { sample } from './sample';
import { startElectaSandbox } from './sandbox';
import { readSettings, variables } from './settings';

export const electa: ProviderManifest = {
  id: PROVIDER,
  title: TITLE,
  description: 'Electa Live: live sessions in virtual classrooms.',
  capabilities: [ProviderCapability.CREATE, ProviderCapability.LIST],
  kinds: [eventKind],
  abilities: ['schedule'],
  settings: variables,
  configure: (values) =>
    configuredWith(readSettings(values), (settings) => ({
      secrets: Object.values(settings.credentials),
      create: (runtime) => new ElectaDataSource(settings, runtime),
    })),
  eventDetails: ElectaEventDetails,
  resolvers: [ElectaEventMutations],
  startSandbox: startElectaSandbox,
  sample,
};
