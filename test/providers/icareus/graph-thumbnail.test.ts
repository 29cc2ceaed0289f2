import { createHash } from 'node:crypto';
import { type IcareusTestApp, startIcareusApp, uploadImage } from '../../support/icareus-app';
import { IMAGES, pngOf } from '../../support/images';
import { newEvent, REMOVE_THUMBNAIL, SET_THUMBNAIL } from './graph-fixture';

let icareus: IcareusTestApp;
beforeAll(async () => {
  icareus = await startIcareusApp();
});
afterAll(() => icareus.stop());

describe('A picture', () => {
  const set = async (id: string, file: Buffer) => {
    const { data, errors } = await uploadImage(icareus.app, SET_THUMBNAIL, id, file);
    expect(errors).toEqual([]);
    return data.setThumbnail;
  };
  const remove = async (id: string) => {
    const { data, errors } = await icareus.graphql(REMOVE_THUMBNAIL, { id });
    expect(errors).toEqual([]);
    return data.removeThumbnail;
  };

  it('of an event arrives as it was sent, is told by the event, and is removed', async () => {
    const { id } = await newEvent(icareus);
    const payload = await set(id, IMAGES.png);
    const url = payload.event.details.thumbnailUrl;
    expect(payload).toEqual({ event: { id, details: { thumbnailUrl: url } }, room: null, userErrors: [] });
    const [{ method, path, query, body }] = icareus.upstream.calls as [(typeof icareus.upstream.calls)[0]];
    expect([method, path, icareus.calls().length]).toEqual(['POST', '/api/event/images', 1]);
    expect(Object.fromEntries(query)).toEqual({
      organizationId: '1909009',
      action: 'addThumbnail',
      eventId: id.split(':')[2],
    });
    expect(body).toMatch(
      /^--.*\r\nContent-Disposition: form-data; name="thumbnail"; filename="thumbnail\.png"\r\nContent-Type: image\/png\r\n\r\n/,
    );
    expect(Buffer.from(await (await fetch(url)).arrayBuffer()).equals(IMAGES.png)).toBe(true);

    icareus.upstream.forget();
    expect(await remove(id)).toEqual({ event: { id, details: { thumbnailUrl: null } }, room: null, userErrors: [] });
    expect(Object.fromEntries(icareus.upstream.calls[0]!.query)).toEqual({
      organizationId: '1909009',
      action: 'removeThumbnail',
      eventId: id.split(':')[2],
    });
  });

  it('of a room is told by the room', async () => {
    const { room: id } = await newEvent(icareus);
    const { room, event, userErrors } = await set(id, IMAGES.webp);
    expect([room.id, event, userErrors]).toEqual([id, null, []]);
    expect((await fetch(room.thumbnailUrl)).headers.get('content-type')).toBe('image/webp');
    expect(icareus.upstream.calls.map(({ query }) => query.get('roomId'))).toEqual([id.split(':')[2]]);
    expect(await remove(id)).toEqual({ event: null, room: { id, thumbnailUrl: null }, userErrors: [] });
  });

  it('is noted by its type, size and hash', async () => {
    const { id } = await newEvent(icareus);
    await set(id, IMAGES.gif);
    const { data } = await icareus.graphql(
      '{ writes(first: 1) { nodes { operation state summary input result { id } } } }',
    );
    const { length } = IMAGES.gif;
    const sha256 = createHash('sha256').update(IMAGES.gif).digest('hex');
    expect(data.writes.nodes).toEqual([
      {
        operation: 'setThumbnail',
        state: 'SUCCEEDED',
        summary: `Thumbnail of ${id}: ${length} bytes of image/gif`,
        input: { id, image: { mimeType: 'image/gif', bytes: length, sha256 } },
        result: { id },
      },
    ]);
  });

  it('that is none, or too large, is refused without a call', async () => {
    const { id } = await newEvent(icareus);
    const refused = [await set(id, Buffer.from('<svg/>')), await set(id, pngOf(5 * 1024 * 1024 + 1))];
    expect(refused.map(({ userErrors }) => userErrors)).toMatchObject(
      Array(2).fill([{ code: 'INVALID', field: ['image'] }]),
    );
    expect(icareus.calls()).toEqual([]);
  });

  it('needs an event or a room', async () => {
    icareus.upstream.forget();
    const id = 'icareus:participant:1.2';
    const said = {
      code: 'NOT_FOUND',
      message:
        'id: there is no "icareus:participant:1.2". Give the id of an event or a room of Icareus Suite, for example "icareus:event:3697601" or "icareus:room:3697602".',
      field: ['id'],
      providerCode: null,
    };
    expect((await set(id, IMAGES.png)).userErrors).toEqual([said]);
    expect((await remove(id)).userErrors).toEqual([said]);
    expect(icareus.calls()).toEqual([]);
    expect((await remove('icareus:event:1')).userErrors).toMatchObject([{ code: 'NOT_FOUND', field: ['id'] }]);
  });
});
