import { type AnyWriteOperation } from '../../provider-kit/write-operation';
import { ChannelCheck } from './rooms/channels';
import { type IcareusClient } from './client';
import { type IcareusMemory } from './snapshot';
import { EventOperations } from './events/operations';
import { ParticipantOperations } from './participants/operations';
import { RoomOperations } from './rooms/operations';
import { ThumbnailOperations } from './thumbnails/operations';
import { WriteSteps } from './write-steps';

/** What can be written at one organization of the suite. */
export class IcareusOperations {
  readonly events: EventOperations;
  readonly rooms: RoomOperations;
  readonly participants: ParticipantOperations;
  readonly thumbnails: ThumbnailOperations;

  constructor(client: IcareusClient, memory: IcareusMemory) {
    const steps = new WriteSteps(client, memory);
    this.events = new EventOperations(client, steps);
    this.rooms = new RoomOperations(client, memory, steps, new ChannelCheck(memory, steps));
    this.participants = new ParticipantOperations(client, memory, steps);
    this.thumbnails = new ThumbnailOperations(client, steps);
  }

  get all(): readonly AnyWriteOperation[] {
    return [this.events, this.rooms, this.participants, this.thumbnails].flatMap(({ all }) => all);
  }
}
