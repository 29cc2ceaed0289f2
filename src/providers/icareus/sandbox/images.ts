/** The calls of /api/event/images. Source: the chapter "API PATH: Event Images". */
import { eventAnswer, roomAnswer } from './answers';
import { type Given, readText, required } from './fields';
import { refusals } from './refusal';
import {
  dropPictures,
  eventOf,
  keepRoom,
  roomOf,
  type SandboxEvent,
  type Picture,
  type SandboxRoom,
  type Suite,
} from './suite';

/** A body with its Content-Type; the bytes are null where there were too many of them. */
export interface FormBody {
  readonly bytes: Buffer | null;
  readonly contentType: string;
}

/** The page names no limit [INF]. */
const MAX_PICTURE_BYTES = 5 * 1024 * 1024;

/** What the form around a picture may add to it. */
export const MAX_FORM_BYTES = MAX_PICTURE_BYTES + 100_000;

/** What a thumbnail belongs to: the room where there is one, and else the event. */
interface Target {
  readonly event: SandboxEvent;
  readonly room?: SandboxRoom;
}

/** Adds or removes the thumbnail of an event or a room; answers with the whole of it. Throws a Refusal. */
export async function changeThumbnail(given: Given, body: FormBody, suite: Suite): Promise<object> {
  // What is not there is told before a picture is looked at.
  targetOf(given, suite);
  switch (required(readText(given, 'action'), 'action')) {
    case 'addThumbnail': {
      const picture = await readPicture(body);
      // Other calls were answered meanwhile, so that it may be another one now, or gone.
      return answerWith(picture, targetOf(given, suite), suite);
    }
    case 'removeThumbnail':
      return answerWith(null, targetOf(given, suite), suite);
    default:
      throw refusals.invalid('action');
  }
}

function targetOf(given: Given, suite: Suite): Target {
  const isOfRoom = given['roomId'] !== undefined;
  if (isOfRoom === (given['eventId'] !== undefined)) throw refusals.eventOrRoom();
  return isOfRoom ? roomOf(given, suite) : { event: eventOf(given, suite) };
}

function answerWith(picture: Picture | null, { event, room }: Target, suite: Suite): object {
  dropPictures(suite, room ?? event);
  const eventThumbnail = picture ? keep(picture, suite) : undefined;
  if (room) {
    const changed: SandboxRoom = { ...room, eventThumbnail };
    keepRoom(suite, event, changed);
    return { room: roomAnswer(changed, event, suite) };
  }
  const changed: SandboxEvent = { ...event, eventThumbnail };
  suite.events.set(event.id, changed);
  return { event: eventAnswer(changed, suite) };
}

/** Gives the address at which the picture is served from now on. Which one the suite would give is not told [INF]. */
function keep(picture: Picture, { pictures, newId, baseUrl }: Suite): string {
  const path = `/images/thumbnails/${newId()}`;
  pictures.set(path, picture);
  return `${baseUrl}${path}`;
}

async function readPicture({ bytes, contentType }: FormBody): Promise<Picture> {
  if (bytes === null) throw refusals.tooLarge();
  const file = (await readForm(bytes, contentType)).get('thumbnail');
  if (file === null) throw refusals.missing('thumbnail');
  if (typeof file === 'string') throw refusals.invalid('thumbnail');
  if (file.size > MAX_PICTURE_BYTES) throw refusals.tooLarge();
  const picture = Buffer.from(await file.arrayBuffer());
  const type = typeOf(picture);
  if (type === null) throw refusals.invalid('thumbnail');
  return { type, bytes: picture };
}

/** The platform parses multipart form data as a browser writes it, and refuses any other. */
async function readForm(bytes: Buffer, contentType: string): Promise<FormData> {
  try {
    return await new Response(bytes, { headers: { 'Content-Type': contentType } }).formData();
  } catch {
    throw refusals.invalid('form data');
  }
}

/** Which kinds of pictures the suite takes is not told; these are the ones that browsers show [INF]. */
function typeOf(picture: Buffer): string | null {
  const start = picture.toString('latin1', 0, 12);
  if (start.startsWith('\x89PNG\r\n\x1a\n')) return 'image/png';
  if (start.startsWith('\xff\xd8\xff')) return 'image/jpeg';
  if (/^GIF8[79]a/.test(start)) return 'image/gif';
  if (/^RIFF[^]{4}WEBP$/.test(start)) return 'image/webp';
  return null;
}
