import { type FastifyInstance, type FastifyRequest } from 'fastify';
import { LARGEST_IMAGE_BYTES } from '../model/image';
import { RequestRefused } from './http';
import { dropBody, readMultipartRequest } from './multipart-request';

/** One of them must be there: a page of another origin cannot send it without asking first (CSRF). */
export const PREFLIGHT_HEADERS: readonly string[] = ['x-apollo-operation-name', 'apollo-require-preflight'];

/** More than any accepted file, so that the reader of the file can report why it is refused. */
const LARGEST_REQUEST_BYTES = 16 * 1024 * 1024;

const TOO_LARGE = `The request is larger than ${LARGEST_REQUEST_BYTES} bytes. A picture may have ${LARGEST_IMAGE_BYTES} bytes (5 MB) at most.`;

/** Takes GraphQL multipart requests in this scope of the server. */
export function takeUploads(scope: FastifyInstance): void {
  scope.addContentTypeParser('multipart/form-data', async ({ headers, raw }: FastifyRequest) => {
    // Apollo Server refuses it in its own words; nothing is read until then.
    if (!PREFLIGHT_HEADERS.some((name) => headers[name])) return undefined;
    if (Number(headers['content-length']) > LARGEST_REQUEST_BYTES) {
      throw new RequestRefused(413, TOO_LARGE);
    }
    return readMultipartRequest(raw);
  });
  // An unused file may still be arriving.
  scope.addHook('onResponse', async ({ raw }) => dropBody(raw));
}
