import { type AnyWriteOperation } from '../write-operation';
import { ChannelCheck } from './channels';
import { type IcareusClient } from './client';
import { type IcareusMemory } from './memory';
import { EventOperations } from './operations-event';
import { ParticipantOperations } from './operations-participant';
import { RoomOperations } from './operations-room';
import { ThumbnailOperations } from './operations-thumbnail';
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
