import { validateHeaderName, validateHeaderValue } from 'node:http';
import { Readable } from 'node:stream';
import { Axios, type AxiosAdapter, CanceledError, type InternalAxiosRequestConfig } from 'axios';
import { type Dispatcher, errors, Pool } from 'undici';

export type TransportFault = 'unreachable' | 'cutOff' | 'truncated' | 'notHttp' | 'tooLarge' | 'timeout';

/** The request got no complete response over the network. */
export class TransportError extends Error {
  override readonly name = 'TransportError';

  constructor(
    readonly fault: TransportFault,
    override readonly cause?: Error & { readonly code?: string },
  ) {
    // Where several addresses could not be reached, Node's error has a code but no message.
    super([cause?.code, cause?.message].filter(Boolean).join(' ') || fault);
  }
}

/** The request's signal aborted. Axios passes this class on; it would replace any other error by its own. */
export class AbortedError extends CanceledError<unknown> {
  constructor(readonly sent: boolean) {
    super();
  }
}

export interface TransportOptions {
  readonly origin: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly connections: number;
  readonly connectMs: number;
  readonly attemptMs: number;
  readonly maxResponseBytes: number;
}

export interface TransportRequest {
  readonly method: string;
  /** The path with the query. */
  readonly target: string;
  readonly headers: Readonly<Record<string, string>>;
  /** Text, or chunks of bytes that are sent in order. */
  readonly body?: string | readonly Uint8Array[];
  readonly signal: AbortSignal;
}

export interface TransportResponse {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Buffer;
}

/** Axios over a pool of keep-alive connections to one origin. It returns every response, whatever its status. */
export class Transport {
  readonly #pool: Pool;
  readonly #axios: InstanceType<typeof Axios>;

  constructor({ origin, headers, connections, connectMs, attemptMs, maxResponseBytes }: TransportOptions) {
    // A header that cannot be sent should fail at startup, not with every request. The error does not quote its value.
    for (const [name, value] of Object.entries(headers)) {
      validateHeaderName(name);
      validateHeaderValue(name, value);
    }
    this.#pool = new Pool(origin, {
      connections,
      connect: {
        timeout: connectMs,
        // Node allows 250 ms per address of a host, too little for a provider on another continent.
        autoSelectFamily: true,
        autoSelectFamilyAttemptTimeout: Math.ceil(connectMs / 2),
      },
      // One timer per attempt covers all of it.
      headersTimeout: 0,
      bodyTimeout: 0,
    });
    // Created without the defaults of axios: no transformations, and no error for any status.
    this.#axios = new Axios({
      adapter: adapterFor(this.#pool),
      headers,
      timeout: attemptMs,
      maxContentLength: maxResponseBytes,
    });
  }

  /** Rejects with a TransportError, or with a cancellation of axios when the signal aborts. */
  async send({ method, target, headers, body, signal }: TransportRequest): Promise<TransportResponse> {
    // Axios would detect this itself, without reporting that nothing was sent.
    if (signal.aborted) throw new AbortedError(false);
    const response = await this.#axios.request<Buffer>({ method, url: target, headers, data: body, signal });
    return { status: response.status, headers: { ...response.headers } as Record<string, string>, body: response.data };
  }

  /** Closes every connection at once; requests in flight fail. */
  async close(): Promise<void> {
    await this.#pool.destroy();
  }
}

/**
 * An axios adapter on an undici pool. It supports what Transport uses of axios: method, url (origin-form), headers, data
 * (text or chunks of bytes), signal, timeout and maxContentLength. It follows no redirects and does not decode bodies.
 */
function adapterFor(pool: Pool): AxiosAdapter {
  return (config) =>
    new Promise((resolve, reject) => {
      const exchange = new Exchange(config, {
        responded: (status, headers, data) => resolve({ status, statusText: '', headers, data, config }),
        failed: reject,
      });
      pool.dispatch(
        {
          method: String(config.method).toUpperCase(),
          path: String(config.url),
          headers: headersOf(config),
          body: bodyOf(config),
        },
        exchange,
      );
    });
}

function headersOf(config: InternalAxiosRequestConfig): Record<string, string> {
  const headers = config.headers.toJSON(true);
  // Axios sets a content type even without a body.
  if (config.data === undefined) delete headers['Content-Type'];
  return headers;
}

function bodyOf({ data }: InternalAxiosRequestConfig<unknown>): string | Readable | null {
  if (Array.isArray(data)) return Readable.from(data);
  return typeof data === 'string' ? data : null;
}

interface ExchangeEnd {
  responded(status: number, headers: Record<string, string>, data: Buffer): void;
  failed(error: Error): void;
}

/** One request and its response, as undici reports them. The first end decides; later events are ignored. */
class Exchange implements Dispatcher.DispatchHandler {
  readonly #end: ExchangeEnd;
  readonly #maxBytes: number;
  readonly #signal: AbortSignal;
  readonly #timer: NodeJS.Timeout;
  #ended = false;
  /** Set when undici begins to write the request. */
  #controller: Dispatcher.DispatchController | null = null;
  #status = 0;
  #headers: Record<string, string> = {};
  readonly #chunks: Buffer[] = [];
  #bytes = 0;

  constructor(config: InternalAxiosRequestConfig, end: ExchangeEnd) {
    this.#end = end;
    this.#maxBytes = config.maxContentLength as number;
    this.#signal = config.signal as AbortSignal;
    this.#signal.addEventListener('abort', this.#onAbort, { once: true });
    this.#timer = setTimeout(() => this.#abandon(this.#sent ? 'timeout' : 'unreachable'), config.timeout);
  }

  onRequestStart(controller: Dispatcher.DispatchController): void {
    // The request ended before a connection was available, so it must not be sent.
    if (this.#ended) controller.abort(new Error('cancelled'));
    else this.#controller = controller;
  }

  onResponseStart(_: unknown, status: number, headers: Record<string, string | string[]>): void {
    // An informational response, such as 103 Early Hints, precedes the final one.
    if (status < 200) return;
    this.#status = status;
    for (const [name, value] of Object.entries(headers)) {
      this.#headers[name] = Array.isArray(value) ? value.join(', ') : value;
    }
    if (Number(headers['content-length']) > this.#maxBytes) this.#abandon('tooLarge');
  }

  onResponseData(_: unknown, chunk: Buffer): void {
    this.#bytes += chunk.length;
    if (this.#bytes > this.#maxBytes) this.#abandon('tooLarge');
    else this.#chunks.push(chunk);
  }

  onResponseEnd(): void {
    this.#settle(() => this.#end.responded(this.#status, this.#headers, Buffer.concat(this.#chunks)));
  }

  onResponseError(_: unknown, error: Error): void {
    // The error quotes the bytes received, which may contain a secret.
    if (error instanceof errors.HTTPParserError) Object.assign(error, { data: undefined });
    this.#settle(() => this.#end.failed(new TransportError(this.#faultOf(error), error)));
  }

  get #sent(): boolean {
    return this.#controller !== null;
  }

  #faultOf(error: Error): TransportFault {
    if (!this.#sent) return 'unreachable';
    if (this.#status > 0) return 'truncated';
    const isNotHttp = error instanceof errors.HTTPParserError || error instanceof errors.HeadersOverflowError;
    return isNotHttp ? 'notHttp' : 'cutOff';
  }

  readonly #onAbort = (): void => {
    const aborted = new AbortedError(this.#sent);
    this.#settle(() => this.#end.failed(aborted));
    this.#controller?.abort(aborted);
  };

  #abandon(fault: TransportFault): void {
    const error = new TransportError(fault);
    this.#settle(() => this.#end.failed(error));
    this.#controller?.abort(error);
  }

  #settle(end: () => void): void {
    if (this.#ended) return;
    this.#ended = true;
    clearTimeout(this.#timer);
    this.#signal.removeEventListener('abort', this.#onAbort);
    end();
  }
}
