import { Field, ObjectType, registerEnumType } from 'type-graphql';
import { SchedulingProvider } from './registry';
import { DateTime } from './scalars';

export enum ProviderMode {
  LIVE = 'LIVE',
  SANDBOX = 'SANDBOX',
  DISABLED = 'DISABLED',
}

registerEnumType(ProviderMode, {
  name: 'ProviderMode',
  description: 'What stands behind a provider in this process.',
  valuesConfig: {
    LIVE: { description: "The provider's own service, reached with the settings given." },
    SANDBOX: {
      description: 'A simulation on this machine; nothing it holds is real, and it begins anew at every start.',
    },
    DISABLED: { description: 'Nothing: its settings are missing. Reads and writes answer PROVIDER_NOT_CONFIGURED.' },
  },
});

export enum ProviderState {
  UP = 'UP',
  DEGRADED = 'DEGRADED',
  DOWN = 'DOWN',
  UNKNOWN = 'UNKNOWN',
}

registerEnumType(ProviderState, {
  name: 'ProviderState',
  description: 'What the latest real calls say of a provider. Nothing is called in order to answer this.',
  valuesConfig: {
    UP: { description: 'The last call was answered.' },
    DEGRADED: { description: 'The last call failed, or the first calls after an outage are being tried.' },
    DOWN: { description: 'Several calls in a row failed; calls are refused at once until a trial succeeds.' },
    UNKNOWN: { description: 'No call was made since the process started.' },
  },
});

export enum ProviderCapability {
  CREATE = 'CREATE',
  READ = 'READ',
  LIST = 'LIST',
  UPDATE = 'UPDATE',
  CANCEL = 'CANCEL',
  RECURRENCE = 'RECURRENCE',
  ROOMS = 'ROOMS',
  PARTICIPANTS = 'PARTICIPANTS',
  THUMBNAILS = 'THUMBNAILS',
  ATTENDEES = 'ATTENDEES',
}

registerEnumType(ProviderCapability, {
  name: 'ProviderCapability',
  description: "What can be done through a provider's interface.",
  valuesConfig: {
    CREATE: { description: 'Sessions can be created.' },
    READ: { description: 'A session can be read back by its id.' },
    LIST: { description: 'The provider can list its sessions, also those that were not made here.' },
    UPDATE: { description: 'A session can be changed.' },
    CANCEL: { description: 'A session can be cancelled or deleted.' },
    RECURRENCE: { description: 'A series of sessions can be created at once.' },
    ROOMS: { description: 'A session can have several rooms.' },
    PARTICIPANTS: { description: 'Participants can be invited by name.' },
    THUMBNAILS: { description: 'A session or room can have a picture.' },
    ATTENDEES: { description: 'Attendees can be added to a session.' },
  },
});

@ObjectType({
  description: 'A provider as this process runs it: what stands behind it, and how it has been lately.',
  simpleResolvers: true,
})
export class ProviderStatus {
  @Field(() => SchedulingProvider, { description: 'Which provider this is about.' })
  provider!: string;

  @Field(() => String, { description: 'Display name of the provider.' })
  title!: string;

  @Field(() => ProviderMode, { description: 'Whether it is the real service, a simulation or switched off.' })
  mode!: ProviderMode;

  @Field(() => ProviderState, { description: 'What the latest real calls say.' })
  state!: ProviderState;

  @Field(() => [ProviderCapability], { description: "What can be done through this provider's interface." })
  capabilities!: readonly ProviderCapability[];

  @Field(() => DateTime, {
    nullable: true,
    description: 'When the provider last answered; null when it never did since the start.',
  })
  lastSuccessAt!: Date | null;

  @Field(() => String, {
    nullable: true,
    description: 'What the last failure was, in a sentence without secrets; null while all is well.',
  })
  lastError!: string | null;
}
