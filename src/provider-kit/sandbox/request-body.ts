import { type IncomingMessage } from 'node:http';

/**
 * The body of a request to a sandbox as text, read to its end so that the connection can be reused; null where it is
 * larger than `maxBytes`.
 */
export async function readRequestBody(request: IncomingMessage, maxBytes: number): Promise<string | null> {
  return (await readRequestBytes(request, maxBytes))?.toString('utf8') ?? null;
}

/** The same for a binary body. */
export async function readRequestBytes(request: IncomingMessage, maxBytes: number): Promise<Buffer | null> {
  const chunks: Buffer[] = [];
  let bytes = 0;
  for await (const chunk of request as AsyncIterable<Buffer>) {
    bytes += chunk.length;
    if (bytes <= maxBytes) chunks.push(chunk);
  }
  return bytes <= maxBytes ? Buffer.concat(chunks) : null;
}
