import { type IncomingMessage } from 'node:http';
import { type ReceivedRequest } from '../port';

const MAX_REQUESTS = 1_000;
const MAX_BODY_BYTES = 100_000;

/** Records the latest requests that a sandbox received, including those that a fault interrupted. */
export class RequestLog {
  readonly #entries: RecordedRequest[] = [];

  constructor(private readonly maxRequests = MAX_REQUESTS) {}

  add(request: IncomingMessage): void {
    this.#entries.push(new RecordedRequest(request));
    if (this.#entries.length > this.maxRequests) this.#entries.shift();
  }

  latest(): readonly ReceivedRequest[] {
    return this.#entries.map(({ method, path, query, body, receivedAt }) => ({
      method,
      path,
      query,
      body,
      receivedAt,
    }));
  }
}

class RecordedRequest implements ReceivedRequest {
  readonly method: string;
  readonly path: string;
  readonly query: string;
  readonly receivedAt = new Date();
  readonly #chunks: Buffer[] = [];
  #bytes = 0;

  constructor(request: IncomingMessage) {
    const { method = '', url = '' } = request;
    this.method = method;
    this.path = url.split('?', 1)[0]!;
    this.query = url.slice(this.path.length + 1);
    this.#tap(request);
  }

  get body(): string {
    return Buffer.concat(this.#chunks).toString('utf8');
  }

  /** Copies the body as the parser delivers it: a "data" listener would start the stream before the sandbox reads it. */
  #tap(request: IncomingMessage): void {
    const push = request.push.bind(request);
    request.push = (chunk: Buffer | null, encoding?: BufferEncoding): boolean => {
      if (chunk !== null && this.#bytes < MAX_BODY_BYTES) {
        this.#chunks.push(chunk.subarray(0, MAX_BODY_BYTES - this.#bytes));
        this.#bytes += chunk.length;
      }
      return push(chunk, encoding);
    };
  }
}
