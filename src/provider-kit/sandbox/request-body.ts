import { type IncomingMessage } from 'node:http';

/**
 * The whole body of a request to a sandbox, so that the connection can be used again; null where it is larger than
 * that many bytes, and nothing of it is kept then.
 */
export async function readRequestBody(request: IncomingMessage, maxBytes: number): Promise<string | null> {
  return (await readRequestBytes(request, maxBytes))?.toString('utf8') ?? null;
}

/** The same for a body that is no text. */
export async function readRequestBytes(request: IncomingMessage, maxBytes: number): Promise<Buffer | null> {
  const chunks: Buffer[] = [];
  let bytes = 0;
  for await (const chunk of request as AsyncIterable<Buffer>) {
    bytes += chunk.length;
    if (bytes <= maxBytes) chunks.push(chunk);
  }
  return bytes <= maxBytes ? Buffer.concat(chunks) : null;
}
