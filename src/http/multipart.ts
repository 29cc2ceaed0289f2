import { randomUUID } from 'node:crypto';
import { validateHeaderValue } from 'node:http';

/** A form whose only part is a file. */
export interface FilePart {
  /** Of the form's field. */
  readonly name: string;
  readonly fileName: string;
  /** Of the file, as "image/png". */
  readonly contentType: string;
  readonly bytes: Uint8Array;
}

/** What goes over the wire. */
export interface MultipartBody {
  readonly headers: Readonly<Record<string, string>>;
  /** Sent one after the other. */
  readonly body: readonly Uint8Array[];
}

/**
 * Frames a file as multipart/form-data (RFC 7578), around the bytes as they are: FormData would copy them into a Blob.
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

/** As browsers write a name into a header (https://html.spec.whatwg.org/#multipart-form-data). */
const escaped = (name: string): string => name.replace(/[\r\n"]/g, (character) => encodeURIComponent(character));
