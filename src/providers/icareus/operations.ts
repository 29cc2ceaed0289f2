import { type AnyWriteOperation } from '../../provider-kit/write-operation';
import { type IcareusCalls } from './calls';
import { EventOperations } from './events/operations';
import { ParticipantOperations } from './participants/operations';
import { RoomOperations } from './rooms/operations';
import { ThumbnailOperations } from './thumbnails/operations';

/** The writes of one organization of the suite. */
export class IcareusOperations {
  readonly events: EventOperations;
  readonly rooms: RoomOperations;
  readonly participants: ParticipantOperations;
  readonly thumbnails: ThumbnailOperations;

  constructor(calls: IcareusCalls) {
    this.events = new EventOperations(calls);
    this.rooms = new RoomOperations(calls);
    this.participants = new ParticipantOperations(calls);
    this.thumbnails = new ThumbnailOperations(calls, this.events, this.rooms);
  }

  get all(): readonly AnyWriteOperation[] {
    return [this.events, this.rooms, this.participants, this.thumbnails].flatMap(({ all }) => all);
  }
}
