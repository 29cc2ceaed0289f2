import { classKind, classSeriesKind } from '../../model/class';
import { ProviderCapability } from '../../model/provider-status';
import { configuredWith, type ProviderManifest } from '../../provider-kit/port';
import { WizIqDataSource } from './data-source';
import { ClassMutations } from './graph';
import { PROVIDER, TITLE } from './ids';
import { sample } from './sample';
import { startWizIqSandbox } from './sandbox';
import { readSettings, variables } from './settings';

export const wiziq: ProviderManifest = {
  id: PROVIDER,
  title: TITLE,
  description: 'WizIQ: classes in a virtual classroom, alone or in series.',
  capabilities: [
    ProviderCapability.CREATE,
    ProviderCapability.READ,
    ProviderCapability.UPDATE,
    ProviderCapability.CANCEL,
    ProviderCapability.RECURRENCE,
    ProviderCapability.ATTENDEES,
  ],
  kinds: [classKind, classSeriesKind],
  abilities: ['schedule'],
  settings: variables,
  configure: (values) =>
    configuredWith(readSettings(values), (settings) => ({
      secrets: [settings.accessKey, settings.secretKey],
      create: (runtime) => new WizIqDataSource(settings, runtime),
    })),
  resolvers: [ClassMutations],
  startSandbox: startWizIqSandbox,
  sample,
};
