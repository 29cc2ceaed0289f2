import { eventKind, participantKind, roomKind } from '../../model/event';
import { ProviderCapability } from '../../model/provider-status';
import { configuredWith, type ProviderManifest } from '../../provider-kit/port';
import { IcareusDataSource } from './data-source';
import { IcareusEventDetails } from './events/details';
import { IcareusEventMutations } from './events/resolver';
import { IcareusParticipantMutations } from './participants/resolver';
import { IcareusRoomMutations } from './rooms/resolver';
import { IcareusThumbnailMutations } from './thumbnails/resolver';
import { identity } from './ids';
import { sample } from './sample';
import { startIcareusSandbox } from './sandbox';
import { readIcareusSettings, variables } from './settings';

export const icareus: ProviderManifest = {
  id: identity.id,
  title: identity.title,
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
  kinds: [eventKind, roomKind, participantKind],
  abilities: ['schedule', 'adopt'],
  settings: variables,
  configure: (values) =>
    configuredWith(readIcareusSettings(values), (settings) => ({
      secrets: [settings.secret],
      create: (runtime) => new IcareusDataSource(settings, runtime),
    })),
  eventDetails: IcareusEventDetails,
  resolvers: [IcareusEventMutations, IcareusRoomMutations, IcareusParticipantMutations, IcareusThumbnailMutations],
  startSandbox: startIcareusSandbox,
  sample,
};
