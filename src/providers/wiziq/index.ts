import { classKind, classSeriesKind } from '../../model/class';
import { ProviderCapability } from '../../model/provider-status';
import { configuredWith, type ProviderManifest } from '../../provider-kit/port';
import { WizIqDataSource } from './data-source';
import { ClassMutations } from './classes/resolver';
import { identity } from './ids';
import { sample } from './sample';
import { ClassSeriesMutations } from './series/resolver';
import { startWizIqSandbox } from './sandbox';
import { readWizIqSettings, variables } from './settings';

export const wiziq: ProviderManifest = {
  id: identity.id,
  title: identity.title,
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
  abilities: ['schedule', 'adopt'],
  settings: variables,
  configure: (values) =>
    configuredWith(readWizIqSettings(values), (settings) => ({
      secrets: [settings.accessKey, settings.secretKey],
      create: (runtime) => new WizIqDataSource(settings, runtime),
    })),
  resolvers: [ClassMutations, ClassSeriesMutations],
  startSandbox: startWizIqSandbox,
  sample,
};
