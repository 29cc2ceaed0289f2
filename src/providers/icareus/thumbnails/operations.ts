/** The writes of pictures, in the steps between which the ledger stands. Source: the provider's page, "Event Images". */
import { type Event, type Room } from '../../../model/event';
import { type Image } from '../../../model/image';
import { userError, UserErrors } from '../../../model/user-error';
import { type RequestScope } from '../../../provider-kit/port';
import { type AnyWriteOperation, type WriteResult, type WriteOperation } from '../../../provider-kit/write-operation';
import { type IcareusClient } from '../client';
import { globalId, kinds, nativeIdIn, PROVIDER, TITLE } from '../ids';
import { mapRoom } from '../mapping';
import { parseEvent, parseRoom, type ThumbnailTarget, type WireEvent, type WireRoom } from '../wire';
import { type NamedInInput, type WriteSteps } from '../write-steps';

/** The event or the room that a picture belongs to, as it is now. */
export type Pictured = { readonly event: Event; readonly room: null } | { readonly event: null; readonly room: Room };

/** The id of an event or a room, and the picture that it gets. */
export interface ThumbnailInput {
  readonly id: string;
  readonly image: NotedImage;
}

interface ReadyThumbnail {
  readonly target: ThumbnailTarget;
  readonly image: Image;
}

type Kept = { readonly event: unknown } | { readonly room: unknown; readonly defaultLocale: string };

/** A picture that the ledger notes without its bytes: what it is, how large, and the hash by which it is the same. */
export class NotedImage {
  constructor(readonly image: Image) {}

  toJSON(): object {
    const { mimeType, bytes, sha256 } = this.image;
    return { mimeType, bytes: bytes.length, sha256 };
  }
}

/** The writes of pictures at one organization of the suite. */
export class ThumbnailOperations {
  constructor(
    private readonly client: IcareusClient,
    private readonly steps: WriteSteps,
  ) {}

  readonly set: WriteOperation<ThumbnailInput, ReadyThumbnail, Pictured> = {
    name: 'setThumbnail',
    provider: PROVIDER,
    effect: 'change',
    summarize: ({ id, image: { image } }) => `Picture of ${id}: ${image.bytes.length} bytes of ${image.mimeType}`,
    prepare: ({ id, image }) => ({ target: targetOf(id), image: image.image }),
    send: ({ target, image: { bytes, mimeType, extension } }, scope) => {
      const part = { name: 'thumbnail', fileName: `thumbnail.${extension}`, contentType: mimeType, bytes };
      return 'eventId' in target
        ? this.sendForEvent(target, () => this.client.addThumbnail(target, part, scope), scope)
        : this.sendForRoom(target, () => this.client.addThumbnail(target, part, scope), scope);
    },
    fromSnapshot: (snapshot) => this.revive(snapshot),
  };

  readonly remove: WriteOperation<{ id: string }, ThumbnailTarget, Pictured> = {
    name: 'removeThumbnail',
    provider: PROVIDER,
    effect: 'change',
    summarize: ({ id }) => `Removal of the picture of ${id}`,
    prepare: ({ id }) => targetOf(id),
    send: (target, scope) =>
      'eventId' in target
        ? this.sendForEvent(target, () => this.client.removeThumbnail(target, scope), scope)
        : this.sendForRoom(target, () => this.client.removeThumbnail(target, scope), scope),
    fromSnapshot: (snapshot) => this.revive(snapshot),
  };

  get all(): readonly AnyWriteOperation[] {
    return [this.set, this.remove];
  }

  private async sendForEvent(
    { eventId }: { readonly eventId: string },
    write: () => Promise<WireEvent>,
    scope: RequestScope,
  ): Promise<WriteResult<Pictured>> {
    const wire = await this.steps.send(write, named(kinds.event, eventId), scope);
    const remembered = [await this.steps.recordOfWritten(wire, scope)];
    const event = this.steps.eventOf(wire, 'maybe', scope);
    const snapshot: Kept = { event: wire.record };
    return { result: { event, room: null }, resultId: event.id, snapshot, callId: null, records: remembered };
  }

  private async sendForRoom(
    { roomId }: { readonly roomId: string },
    write: () => Promise<WireRoom>,
    scope: RequestScope,
  ): Promise<WriteResult<Pictured>> {
    const wire = await this.steps.send(write, named(kinds.room, roomId), scope);
    const defaultLocale = await this.steps.localeAround(wire, scope);
    const room = this.steps.roomOf(wire, defaultLocale, 'maybe', scope);
    await this.steps.noteWrittenRoom(wire, scope);
    const snapshot: Kept = { room: wire.record, defaultLocale };
    return { result: { event: null, room }, resultId: room.id, snapshot, callId: null };
  }

  /** They could be mapped when the snapshot was taken. */
  private revive(snapshot: unknown): Pictured {
    const kept = snapshot as Kept;
    return 'event' in kept
      ? { event: this.steps.mappedEvent(parseEvent(kept.event)!)!, room: null }
      : { event: null, room: mapRoom(parseRoom(kept.room)!, () => undefined, kept.defaultLocale)! };
  }
}

const named = (kind: 'event' | 'room', nativeId: string): NamedInInput => ({
  [kind]: { path: ['id'], id: globalId(kind, nativeId) },
});

/** What a global id names that can have a picture. Throws UserErrors. */
function targetOf(id: string): ThumbnailTarget {
  const eventId = nativeIdIn(kinds.event, id);
  if (eventId !== null) return { eventId };
  const roomId = nativeIdIn(kinds.room, id);
  if (roomId !== null) return { roomId };
  const examples = `"${globalId(kinds.event, '3697601')}" or "${globalId(kinds.room, '3697602')}"`;
  const message = `id: there is no "${id}". Give the id of an event or a room of ${TITLE}, as ${examples}.`;
  throw new UserErrors([userError('NOT_FOUND', message, ['id'])]);
}
