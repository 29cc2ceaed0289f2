import { contactKind } from '../../model/contact';
import { courseKind } from '../../model/course';
import { publicEventKind } from '../../model/public-event';
import { venueKind } from '../../model/venue';
import { ProviderCapability } from '../../model/provider-status';
import { configuredWith, type ProviderManifest } from '../../provider-kit/port';
import { AdministrateDataSource } from './data-source';
import { PublicEventMutations } from './graph';
import { identity } from './ids';
import { sample } from './sample';
import { startAdministrateSandbox } from './sandbox';
import { readAdministrateSettings, variables } from './settings';

export const administrate: ProviderManifest = {
  id: identity.id,
  title: identity.title,
  description: 'Administrate: public courses with venues, tutors and prices.',
  capabilities: [
    ProviderCapability.CREATE,
    ProviderCapability.READ,
    ProviderCapability.LIST,
    ProviderCapability.UPDATE,
    ProviderCapability.CANCEL,
  ],
  kinds: [publicEventKind, venueKind, courseKind, contactKind],
  abilities: ['publicEventCatalogue', 'schedule'],
  settings: variables,
  configure: (values) =>
    configuredWith(readAdministrateSettings(values), (settings) => ({
      secrets: [settings.password, `${settings.username}:${settings.password}`],
      create: (runtime) => new AdministrateDataSource(settings, runtime),
    })),
  resolvers: [PublicEventMutations],
  startSandbox: (options) =>
    startAdministrateSandbox(options, { timeZoneFeature: options.values['ADMINISTRATE_TIME_ZONE_FEATURE'] !== 'off' }),
  sample,
};
