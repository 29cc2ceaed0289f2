import { eventKind } from '../../model/event';
import { ProviderCapability } from '../../model/provider-status';
import { configuredWith, type ProviderManifest } from '../../provider-kit/port';
import { ElectaDataSource } from './data-source';
import { ElectaEventDetails } from './details';
import { ElectaEventMutations } from './graph';
import { provider } from './ids';
import { sample } from './sample';
import { startElectaSandbox } from './sandbox';
import { descriptions, readElectaSettings } from './settings';

export const electa: ProviderManifest = {
  id: provider.id,
  title: provider.title,
  description: 'Electa Live: live sessions in virtual classrooms.',
  capabilities: [ProviderCapability.CREATE, ProviderCapability.LIST],
  kinds: [eventKind],
  abilities: ['schedule'],
  settings: descriptions,
  configure: (values) =>
    configuredWith(readElectaSettings(values), (settings) => ({
      secrets: Object.values(settings.credentials),
      create: (runtime) => new ElectaDataSource(settings, runtime),
    })),
  eventDetails: ElectaEventDetails,
  resolvers: [ElectaEventMutations],
  startSandbox: startElectaSandbox,
  sample,
};
