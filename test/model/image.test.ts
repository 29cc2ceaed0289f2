import { createHash } from 'node:crypto';
import { readImage } from '../../src/model/image';
import { Upload, UploadFailed } from '../../src/model/upload';
import { UserErrors } from '../../src/model/user-error';
import { IMAGES, pngOf } from '../support/images';

const LARGEST = 5 * 1024 * 1024;

const uploadOf = (chunks: AsyncIterable<Buffer>): Upload => new Upload(Promise.resolve({ fileName: 'a.png', chunks }));

/** A file that arrives in pieces; it counts those that were taken. */
function pieces(bytes: Buffer, size = 65_536): { chunks: AsyncIterable<Buffer>; taken: () => number } {
  let taken = 0;
  async function* chunks(): AsyncIterable<Buffer> {
    for (let at = 0; at < bytes.length; at += size) {
      taken += 1;
      yield bytes.subarray(at, at + size);
    }
  }
  return { chunks: chunks(), taken: () => taken };
}

/** What is wrong with a file, in the form that mutations answer with. */
async function refusalOf(upload: Upload): Promise<unknown> {
  const error: unknown = await readImage(upload).catch((reason: unknown) => reason);
  if (!(error instanceof UserErrors)) throw error;
  return error.errors.map(({ code, message, field, providerCode }) => ({ code, message, field, providerCode }));
}

const invalid = (message: string): unknown => [{ code: 'INVALID', message, field: ['image'], providerCode: null }];

describe('An image', () => {
  it.each([
    ['PNG', IMAGES.png, 'image/png', 'png'],
    ['animated PNG', IMAGES.animatedPng, 'image/png', 'png'],
    ['JPEG', IMAGES.jpeg, 'image/jpeg', 'jpg'],
    ['GIF', IMAGES.gif, 'image/gif', 'gif'],
    ['WebP', IMAGES.webp, 'image/webp', 'webp'],
  ])('is known by its bytes: %s', async (_, bytes, mimeType, extension) => {
    const image = await readImage(uploadOf(pieces(bytes, 7).chunks));
    expect(image).toEqual({
      bytes,
      mimeType,
      extension,
      sha256: createHash('sha256').update(bytes).digest('hex'),
    });
  });

  it('may have 5 MB exactly', async () => {
    const bytes = pngOf(LARGEST);
    const image = await readImage(uploadOf(pieces(bytes).chunks));
    expect(image.bytes.equals(bytes)).toBe(true);
  });

  it('is not read further than that', async () => {
    const file = pieces(pngOf(LARGEST * 3), LARGEST / 2);
    expect(await refusalOf(uploadOf(file.chunks))).toEqual(
      invalid('The image is larger than 5242880 bytes, which is the most that is taken.'),
    );
    expect(file.taken()).toBe(3);
  });

  it('is read once, however many ask for it', async () => {
    const upload = uploadOf(pieces(IMAGES.gif).chunks);
    const [first, second] = await Promise.all([readImage(upload), readImage(upload)]);
    expect(second).toBe(first);
  });

  it('is refused as often as it is asked for', async () => {
    const upload = uploadOf(pieces(Buffer.alloc(0)).chunks);
    expect(await refusalOf(upload)).toEqual(invalid('The file is empty.'));
    expect(await refusalOf(upload)).toEqual(invalid('The file is empty.'));
  });
});

describe('What is no image that is taken', () => {
  const TAKEN = 'An image can be PNG, JPEG, GIF or WebP.';
  it.each([
    ['text', Buffer.from('Dear Sir or Madam'), `The bytes of the file are of no known type. ${TAKEN}`],
    ['one byte', Buffer.from([0x89]), `The bytes of the file are of no known type. ${TAKEN}`],
    ['half a PNG', IMAGES.png.subarray(0, 6), `The bytes of the file are of no known type. ${TAKEN}`],
    ['an SVG', Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"/>'), `The file is of the type SVG. ${TAKEN}`],
    ['an SVG in full', Buffer.from('<?xml version="1.0"?>\n<svg/>'), `The file is of the type SVG. ${TAKEN}`],
    ['XML', Buffer.from('<?xml version="1.0"?>\n<rss/>'), `The file is of the type XML. ${TAKEN}`],
    ['a BMP', Buffer.concat([Buffer.from('BM'), Buffer.alloc(62)]), `The file is of the type BMP. ${TAKEN}`],
    ['a PDF', Buffer.from('%PDF-1.7\n%âãÏÓ\n'), `The file is of the type PDF. ${TAKEN}`],
    ['nothing', Buffer.alloc(0), 'The file is empty.'],
  ])('is told what it is: %s', async (_, bytes, message) => {
    expect(await refusalOf(uploadOf(pieces(bytes).chunks))).toEqual(invalid(message));
  });

  it('is a file that never came', async () => {
    const upload = new Upload(Promise.reject(new UploadFailed('It never came.')));
    expect(await refusalOf(upload)).toEqual(invalid('It never came.'));
  });

  it('is a file that broke off', async () => {
    async function* broken(): AsyncIterable<Buffer> {
      yield IMAGES.png;
      throw new UploadFailed('It broke off.');
    }
    expect(await refusalOf(uploadOf(broken()))).toEqual(invalid('It broke off.'));
  });

  it('is nothing that failed for another reason, which stays what it is', async () => {
    const fault = new Error('disk on fire');
    await expect(readImage(new Upload(Promise.reject(fault)))).rejects.toBe(fault);
  });
});
