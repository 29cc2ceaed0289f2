import { randomBytes } from 'node:crypto';
import { type RunningSandbox } from '../../../../src/provider-kit/port';
import { call, createEvent, ORGANIZATION, queryOf, refused, send, start, stopAll, urlOf } from './caller';

const PNG = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
);
const MEGABYTE = 1024 * 1024;

let sandbox: RunningSandbox;
let event: any;
beforeAll(async () => {
  sandbox = await start();
});
beforeEach(async () => {
  event = await createEvent(sandbox);
});
afterAll(stopAll);

const formOf = (bytes: Buffer, field = 'thumbnail'): FormData => {
  const form = new FormData();
  form.append(field, new Blob([new Uint8Array(bytes)]), 'picture.png');
  return form;
};

type Body = RequestInit['body'];

const post = (parameters: object, body: Body = formOf(PNG)) =>
  send(sandbox, `/api/event/images?${queryOf({ organizationId: ORGANIZATION, ...parameters })}`, {
    method: 'POST',
    body,
  });
const add = (ids: object, body?: Body) => post({ action: 'addThumbnail', ...ids }, body);
const remove = (ids: object) => post({ action: 'removeThumbnail', ...ids }, '');

describe('A thumbnail', () => {
  it('of an event is answered with the whole event and served as it was sent', async () => {
    const answer = await add({ eventId: event.eventId });
    expect(answer).toEqual({
      status: 'ok',
      event: { ...event, eventThumbnail: expect.stringContaining(urlOf(sandbox, '/images/thumbnails/')) },
    });
    expect(await call(sandbox, 'GET', '/api/event', { eventId: event.eventId })).toEqual(answer);
    const served = await fetch(answer.event.eventThumbnail);
    expect(served.headers.get('content-type')).toBe('image/png');
    expect(Buffer.from(await served.arrayBuffer())).toEqual(PNG);
  });

  it('of a room is answered with the room, and stands in it alone', async () => {
    const [room] = event.rooms;
    const answer = await add({ roomId: room.roomId });
    expect(answer).toEqual({ status: 'ok', room: { ...room, eventThumbnail: expect.any(String) } });
    const { event: whole } = await call(sandbox, 'GET', '/api/event', { eventId: event.eventId });
    expect(whole).toEqual({ ...event, rooms: [answer.room] });
  });

  it.each([
    ['JPEG', 'image/jpeg', '\xff\xd8\xff\xe0'],
    ['GIF', 'image/gif', 'GIF89a'],
    ['WebP', 'image/webp', 'RIFF\x00\x00\x00\x00WEBPVP8 '],
  ])('may be a %s', async (_, type, start) => {
    const bytes = Buffer.concat([Buffer.from(start, 'latin1'), randomBytes(1000)]);
    const served = await fetch((await add({ eventId: event.eventId }, formOf(bytes))).event.eventThumbnail);
    expect(served.headers.get('content-type')).toBe(type);
    expect(Buffer.from(await served.arrayBuffer())).toEqual(bytes);
  });

  it('that is replaced or removed is served no longer', async () => {
    const ids = { eventId: event.eventId };
    const first = (await add(ids)).event.eventThumbnail;
    const second = (await add(ids)).event.eventThumbnail;
    expect([(await fetch(first)).status, (await fetch(second)).status]).toEqual([404, 200]);
    expect(await remove(ids)).toEqual({ status: 'ok', event });
    expect((await fetch(second)).status).toBe(404);
    // Where there is none, nothing is wrong.
    expect(await remove(ids)).toEqual({ status: 'ok', event });
  });

  it('goes with its event, with its room, and with the address of another one', async () => {
    const roomId = event.mainEventRoomId;
    const ofEvent = (await add({ eventId: event.eventId })).event.eventThumbnail;
    const ofRoom = (await add({ roomId })).room.eventThumbnail;
    const eventThumbnail = 'https://training.example/picture.png';
    const edited = await call(sandbox, 'PUT', '/api/event', { eventId: event.eventId, event: { eventThumbnail } });
    expect(edited.event.eventThumbnail).toBe(eventThumbnail);
    expect((await fetch(ofEvent)).status).toBe(404);
    // An edit of something else leaves it.
    await call(sandbox, 'PUT', '/api/event/room', { roomId, room: { name: 'Stage' } });
    expect((await fetch(ofRoom)).status).toBe(200);
    await call(sandbox, 'DELETE', '/api/event', { eventId: event.eventId });
    expect((await fetch(ofRoom)).status).toBe(404);
  });
});

describe('A picture', () => {
  const padded = (size: number) => Buffer.concat([PNG, Buffer.alloc(size - PNG.length)]);

  it('of five megabytes is taken, one of a byte more is not', async () => {
    const ids = { eventId: event.eventId };
    expect(await add(ids, formOf(padded(5 * MEGABYTE)))).toMatchObject({ status: 'ok' });
    const tooLarge = refused('The thumbnail is larger than 5 MB.');
    expect(await add(ids, formOf(padded(5 * MEGABYTE + 1)))).toEqual(tooLarge);
    expect(await add(ids, formOf(padded(7 * MEGABYTE)))).toEqual(tooLarge);
  });

  it.each<[string, Body, string]>([
    ['in another field', formOf(PNG, 'picture'), 'Missing thumbnail.'],
    ['that is no picture', formOf(Buffer.from('%PDF-1.7')), 'Invalid thumbnail.'],
    ['that is a text of the form', new URLSearchParams({ thumbnail: 'x' }), 'Invalid thumbnail.'],
    ['that is not in a form', new Blob([new Uint8Array(PNG)], { type: 'image/png' }), 'Invalid form data.'],
    ['that is missing', '', 'Invalid form data.'],
  ])('%s is refused', async (_, body, message) => {
    expect(await add({ eventId: event.eventId }, body)).toEqual(refused(message));
    const { event: after } = await call(sandbox, 'GET', '/api/event', { eventId: event.eventId });
    expect(after).toEqual(event);
  });

  it('whose form breaks off is refused', async () => {
    const request = new Request('http://sandbox', { method: 'POST', body: formOf(PNG) });
    const headers = { 'Content-Type': request.headers.get('content-type')! };
    const whole = Buffer.from(await request.arrayBuffer());
    const path = `/api/event/images?organizationId=${ORGANIZATION}&action=addThumbnail&eventId=${event.eventId}`;
    const answer = await send(sandbox, path, { method: 'POST', headers, body: whole.subarray(0, whole.length - 50) });
    expect(answer).toEqual(refused('Invalid form data.'));
  });
});

it.each([
  ['neither an event nor a room', {}, 'Either eventId or roomId must be provided.'],
  ['an event and a room', { eventId: 1, roomId: 1 }, 'Either eventId or roomId must be provided.'],
  ['an event that does not exist', { eventId: 1 }, 'Invalid eventId.'],
  ['a room that does not exist', { roomId: 1 }, 'Invalid roomId.'],
  ['another organization', { eventId: 1, organizationId: 5 }, 'Invalid organizationId.'],
])('A call for %s is refused', async (_, ids, message) => {
  expect(await add(ids)).toEqual(refused(message));
  expect(await remove(ids)).toEqual(refused(message));
});

it('A call needs one of the two actions', async () => {
  const { eventId } = event;
  expect(await post({ eventId })).toEqual(refused('Missing action.'));
  expect(await post({ eventId, action: 'rotate' })).toEqual(refused('Invalid action.'));
});
