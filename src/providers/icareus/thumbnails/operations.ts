/** The writes of thumbnails. Source: the provider's page, "Event Images". */
import { type Event, type Room } from '../../../model/event';
import { type Image } from '../../../model/image';
import { userError, UserErrors } from '../../../model/user-error';
import { type RequestScope } from '../../../provider-kit/port';
import { type AnyWriteOperation, type WriteOperation, type WriteResult } from '../../../provider-kit/write-operation';
import { type IcareusCalls } from '../calls';
import { type EventOperations } from '../events/operations';
import { globalId, identity, kinds, TITLE } from '../ids';
import { type RoomOperations } from '../rooms/operations';
import { type ThumbnailTarget, type WireEvent, type WireRoom } from '../wire';

/** The event or the room whose thumbnail was changed. */
export type ThumbnailResult =
  { readonly event: Event; readonly room: null } | { readonly event: null; readonly room: Room };

export interface ThumbnailInput {
  /** Global id of an event or a room. */
  readonly id: string;
  readonly image: RecordedImage;
}

interface PreparedThumbnail {
  readonly target: ThumbnailTarget;
  readonly image: Image;
}

/** An image that the ledger records without its bytes: its type, size and hash. */
export class RecordedImage {
  constructor(readonly image: Image) {}

  toJSON(): object {
    const { mimeType, bytes, sha256 } = this.image;
    return { mimeType, bytes: bytes.length, sha256 };
  }
}

export class ThumbnailOperations {
  constructor(
    private readonly calls: IcareusCalls,
    private readonly events: EventOperations,
    private readonly rooms: RoomOperations,
  ) {}

  readonly set: WriteOperation<ThumbnailInput, PreparedThumbnail, ThumbnailResult> = {
    name: 'setThumbnail',
    provider: identity.id,
    effect: 'change',
    summarize: ({ id, image: { image } }) => `Thumbnail of ${id}: ${image.bytes.length} bytes of ${image.mimeType}`,
    prepare: ({ id, image }) => ({ target: targetOf(id), image: image.image }),
    send: ({ target, image: { bytes, mimeType, extension } }, scope) => {
      const { client } = this.calls;
      const part = { name: 'thumbnail', fileName: `thumbnail.${extension}`, contentType: mimeType, bytes };
      return 'eventId' in target
        ? this.writeToEvent(target, () => client.addThumbnail(target, part, scope), scope)
        : this.writeToRoom(target, () => client.addThumbnail(target, part, scope), scope);
    },
    fromSnapshot: (snapshot) => this.fromSnapshot(snapshot),
  };

  readonly remove: WriteOperation<{ id: string }, ThumbnailTarget, ThumbnailResult> = {
    name: 'removeThumbnail',
    provider: identity.id,
    effect: 'change',
    summarize: ({ id }) => `Removal of the thumbnail of ${id}`,
    prepare: ({ id }) => targetOf(id),
    send: (target, scope) => {
      const { client } = this.calls;
      return 'eventId' in target
        ? this.writeToEvent(target, () => client.removeThumbnail(target, scope), scope)
        : this.writeToRoom(target, () => client.removeThumbnail(target, scope), scope);
    },
    fromSnapshot: (snapshot) => this.fromSnapshot(snapshot),
  };

  get all(): readonly AnyWriteOperation[] {
    return [this.set, this.remove];
  }

  private async writeToEvent(
    { eventId }: { readonly eventId: string },
    send: () => Promise<WireEvent>,
    scope: RequestScope,
  ): Promise<WriteResult<ThumbnailResult>> {
    const ids = { event: { field: 'id', id: globalId(kinds.event, eventId) } };
    const written = await this.events.resultOf(await this.calls.write(send, ids, scope), 'maybe', scope);
    return { ...written, result: { event: written.result, room: null }, snapshot: { event: written.snapshot } };
  }

  private async writeToRoom(
    { roomId }: { readonly roomId: string },
    send: () => Promise<WireRoom>,
    scope: RequestScope,
  ): Promise<WriteResult<ThumbnailResult>> {
    const ids = { room: { field: 'id', id: globalId(kinds.room, roomId) } };
    const written = await this.rooms.resultAlone(await this.calls.write(send, ids, scope), 'maybe', scope);
    return { ...written, result: { event: null, room: written.result } };
  }

  /** The snapshot of a room is the one of its own writes; that of an event is in the field `event`. */
  private fromSnapshot(snapshot: unknown): ThumbnailResult {
    return Object.hasOwn(snapshot as object, 'room')
      ? { event: null, room: this.rooms.fromSnapshot(snapshot) }
      : { event: this.events.fromSnapshot((snapshot as { event: unknown }).event), room: null };
  }
}

/** The event or room with a global id. Throws UserErrors. */
function targetOf(id: string): ThumbnailTarget {
  const eventId = identity.nativeIdIn(kinds.event, id);
  if (eventId !== null) return { eventId };
  const roomId = identity.nativeIdIn(kinds.room, id);
  if (roomId !== null) return { roomId };
  const examples = `"${globalId(kinds.event, '3697601')}" or "${globalId(kinds.room, '3697602')}"`;
  const message = `id: there is no "${id}". Give the id of an event or a room of ${TITLE}, for example ${examples}.`;
  throw new UserErrors([userError('NOT_FOUND', message, ['id'])]);
}
