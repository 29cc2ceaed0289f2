import { fileTypeFromBuffer } from 'file-type/core';
import { createHash } from 'node:crypto';
import { type Upload, UploadFailed } from './upload';
import { userError, UserErrors } from './user-error';

/** An image that came whole, and is of the type that its bytes show. */
export interface Image {
  readonly bytes: Buffer;
  /** As "image/png". */
  readonly mimeType: string;
  /** As "png", without a dot. */
  readonly extension: string;
  /** In lower-case hexadecimal digits. */
  readonly sha256: string;
}

export const LARGEST_IMAGE_BYTES = 5 * 1024 * 1024;

const PNG = { mimeType: 'image/png', extension: 'png' };

/** The types that are taken, by the names that file-type has for them. */
const TYPES: Readonly<Record<string, Pick<Image, 'mimeType' | 'extension'>>> = {
  png: PNG,
  // An animated PNG is one, and whoever does not know of the animation shows its first picture.
  apng: PNG,
  jpg: { mimeType: 'image/jpeg', extension: 'jpg' },
  gif: { mimeType: 'image/gif', extension: 'gif' },
  webp: { mimeType: 'image/webp', extension: 'webp' },
};

const images = new WeakMap<Upload, Promise<Image>>();

/**
 * Reads an upload into memory, once, however many fields of the operation are given it. Rejects with UserErrors when it
 * is no image that is taken, and no more of it is read then.
 */
export function readImage(upload: Upload): Promise<Image> {
  const known = images.get(upload);
  if (known) return known;
  const image = read(upload);
  images.set(upload, image);
  return image;
}

async function read(upload: Upload): Promise<Image> {
  const bytes = await gather(upload);
  if (bytes.length === 0) throw refused('The file is empty.');
  const detected = await fileTypeFromBuffer(bytes);
  const type = TYPES[detected?.ext ?? ''];
  if (!type) throw refused(`${describe(bytes, detected?.ext)} An image can be PNG, JPEG, GIF or WebP.`);
  return { bytes, ...type, sha256: createHash('sha256').update(bytes).digest('hex') };
}

async function gather(upload: Upload): Promise<Buffer> {
  try {
    return await whole((await upload.file).chunks);
  } catch (error) {
    throw error instanceof UploadFailed ? refused(error.message) : error;
  }
}

async function whole(chunks: AsyncIterable<Buffer>): Promise<Buffer> {
  // Each byte is copied once, to where it stays. Of so large a buffer only what is written to takes up memory.
  const bytes = Buffer.allocUnsafeSlow(LARGEST_IMAGE_BYTES);
  let length = 0;
  for await (const chunk of chunks) {
    if (length + chunk.length > bytes.length) {
      throw refused(`The image is larger than ${LARGEST_IMAGE_BYTES} bytes, which is the most that is taken.`);
    }
    length += chunk.copy(bytes, length);
  }
  return bytes.subarray(0, length);
}

/** What a file is that is not taken. An SVG is text, which shows no type by its first bytes. */
function describe(bytes: Buffer, extension: string | undefined): string {
  const isSvg = /<svg[\s/>]/i.test(bytes.toString('latin1', 0, 4096));
  const name = isSvg ? 'SVG' : extension?.toUpperCase();
  return name === undefined ? 'The bytes of the file are of no known type.' : `The file is of the type ${name}.`;
}

const refused = (message: string): UserErrors => new UserErrors([userError('INVALID', message, ['image'])]);
