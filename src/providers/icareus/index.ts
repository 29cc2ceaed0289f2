import { ProviderCapability } from '../../model/provider-status';
import { configuredWith, type ProviderManifest } from '../provider';
import { IcareusDataSource } from './data-source';
import { IcareusEventDetails } from './details';
import { IcareusEventMutations } from './graph';
import { IcareusParticipantMutations } from './graph-participant';
import { IcareusRoomMutations } from './graph-room';
import { IcareusThumbnailMutations } from './graph-thumbnail';
import { kinds, PROVIDER, TITLE } from './ids';
import { startIcareusSandbox } from './sandbox';
import { readSettings, variables } from './settings';

export const icareus: ProviderManifest = {
  id: PROVIDER,
  title: TITLE,
  description: 'Icareus Suite: live events with rooms, participants and pictures.',
  capabilities: [
    ProviderCapability.CREATE,
    ProviderCapability.READ,
    ProviderCapability.UPDATE,
    ProviderCapability.CANCEL,
    ProviderCapability.ROOMS,
    ProviderCapability.PARTICIPANTS,
    ProviderCapability.THUMBNAILS,
  ],
  kinds: Object.values(kinds),
  abilities: ['schedule'],
  variables,
  configure: (values) =>
    configuredWith(readSettings(values), (settings) => ({
      secrets: [settings.secret],
      create: (runtime) => new IcareusDataSource(settings, runtime),
    })),
  eventDetails: IcareusEventDetails,
  resolvers: [IcareusEventMutations, IcareusRoomMutations, IcareusParticipantMutations, IcareusThumbnailMutations],
  startSandbox: startIcareusSandbox,
};
