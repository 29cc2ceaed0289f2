import { randomUUID } from 'node:crypto';
import { validateHeaderValue } from 'node:http';

/** A form whose only part is a file. */
export interface FilePart {
  /** The name of the form field. */
  readonly name: string;
  readonly fileName: string;
  /** The media type of the file: "image/png". */
  readonly contentType: string;
  readonly bytes: Uint8Array;
}

/** The body, with the headers that describe it. */
export interface MultipartBody {
  readonly headers: Readonly<Record<string, string>>;
  /** Sent in this order. */
  readonly body: readonly Uint8Array[];
}

/**
 * Encodes a file as multipart/form-data (RFC 7578) without copying its bytes, as FormData would.
 */
export function multipartOf({ name, fileName, contentType, bytes }: FilePart): MultipartBody {
  validateHeaderValue('content-type', contentType);
  const boundary = `form-${randomUUID()}`;
  const head = Buffer.from(
    `--${boundary}\r\n` +
      `Content-Disposition: form-data; name="${escaped(name)}"; filename="${escaped(fileName)}"\r\n` +
      `Content-Type: ${contentType}\r\n\r\n`,
  );
  const tail = Buffer.from(`\r\n--${boundary}--\r\n`);
  return {
    headers: {
      'content-type': `multipart/form-data; boundary=${boundary}`,
      'content-length': String(head.length + bytes.length + tail.length),
    },
    body: [head, bytes, tail],
  };
}

/** Escapes a name for a header as browsers do (https://html.spec.whatwg.org/#multipart-form-data). */
const escaped = (name: string): string => name.replace(/[\r\n"]/g, (character) => encodeURIComponent(character));
