import { isCancel } from 'axios';
import { type Logger } from 'pino';
import { type Deadline, millisecondsLeft, pauseWithin } from '../model/deadline';
import {
  type Expectation,
  type HttpResponse,
  type JsonResponse,
  type Reading,
  readJson,
  readText,
  readXml,
  type XmlResponse,
} from './response';
import { Breaker, type BreakerLimits } from './breaker';
import { type Access, type Failure, toProviderError, verdictOn } from './failure';
import { HealthRecord, type HttpHealth } from './health';
import { Limiter, type RateWindow } from './limiter';
import { type FilePart, multipartOf } from './multipart';
import { createRedactor } from './redact';
import { retryDelay } from './retry';
import { type Query, targetOf } from './target';
import { AbortedError, Transport, type TransportResponse, TransportError, type TransportRequest } from './transport';

export interface HttpLimits {
  /** Until a connection stands. */
  readonly connectMs: number;
  /** From handing over the request to the last byte of the answer. */
  readonly attemptMs: number;
  /** As it came, and decompressed. */
  readonly maxAnswerBytes: number;
  readonly concurrency: number;
  /** Further attempts of a read. */
  readonly retries: number;
  /** Null: the provider is not known to limit its rate. */
  readonly callsPerWindow: RateWindow | null;
  readonly breaker: BreakerLimits;
}

const DEFAULT_LIMITS: HttpLimits = {
  connectMs: 2_000,
  attemptMs: 8_000,
  maxAnswerBytes: 16 * 1024 * 1024,
  concurrency: 16,
  retries: 2,
  callsPerWindow: null,
  breaker: { failures: 5, halfOpenAfterMs: 10_000 },
};

const DEFAULT_HEADERS = {
  accept: 'application/json, */*;q=0.1',
  'accept-encoding': 'gzip',
  'user-agent': 'scheduling-graph',
};

export interface HttpClientOptions {
  /** The provider's name in the SchedulingProvider enum, as "ADMINISTRATE". */
  readonly provider: string;
  /** The provider's name in messages, as "Administrate". */
  readonly title: string;
  /** It may have a path, to which those of the requests are added. */
  readonly baseUrl: string;
  /** Sent with every request, as Authorization. */
  readonly headers?: Readonly<Record<string, string>>;
  readonly log: Logger;
  readonly limits?: Partial<HttpLimits>;
  /** Spreads the retries. */
  readonly random?: () => number;
}

export interface HttpRequest {
  readonly method: 'GET' | 'POST' | 'PUT' | 'DELETE';
  /** Below the base URL, beginning with a slash; values in it are percent-encoded. It is logged: no secrets here. */
  readonly path: string;
  /** Of this request alone, as a token that is made for it. Never logged. */
  readonly headers?: Readonly<Record<string, string>>;
  /**
   * What must not be seen of this request alone, as that token. It is taken out of whatever the provider answers, before
   * anything of it is read, thrown or logged.
   */
  readonly secrets?: readonly string[];
  /** Never logged. */
  readonly query?: Query;
  /** Sent as application/json. */
  readonly json?: unknown;
  /** Sent as application/x-www-form-urlencoded. Never logged. */
  readonly form?: Readonly<Record<string, string>> | URLSearchParams;
  /** Sent as multipart/form-data. A request has one body: this, `json` or `form`. Never logged. */
  readonly multipart?: FilePart;
  /** Whether what is answered is about persons: nothing of it is quoted in an error or the log then. */
  readonly isPersonal?: boolean;
  /** A write is never repeated. */
  readonly access: Access;
  /** Further attempts of this read, where they are not those of the client. */
  readonly retries?: number;
  /** Statuses beside those from 200 to 299 that are answers, as 404 where it means "there is none". */
  readonly acceptedStatuses?: readonly number[];
  readonly deadline: Deadline;
  readonly requestId: string;
}

/** A request of which the client reads an answer of that kind. */
export interface InspectedRequest<Answer> extends HttpRequest {
  /**
   * Finds a failure of the provider itself in an answer that could be read: some say inside of an HTTP 200 that they are
   * down. It is treated as any other failure, by the retries, the breaker and the health. Null for every other answer.
   */
  readonly judge?: (answer: Answer) => Failure | null;
}

type Reader<T> = (answer: TransportResponse, expected: Expectation) => Promise<Reading<T>>;

/** Failures that are decided here: no attempt was made. */
const SUSPENDED: Reading<never> = { failure: { kind: 'suspended' } };

/**
 * The door to one provider. It keeps the connections, stays within the provider's limits, repeats reads that are worth
 * it, stops calling a provider that is down, and turns everything that goes wrong into a ProviderError.
 * It lives as long as the process and keeps nothing of the requests it serves.
 */
export class HttpClient {
  readonly #options: HttpClientOptions;
  readonly #limits: HttpLimits;
  readonly #random: () => number;
  readonly #log: Logger;
  readonly #transport: Transport;
  readonly #limiter: Limiter;
  readonly #breaker: Breaker;
  readonly #health = new HealthRecord();

  constructor(options: HttpClientOptions) {
    this.#options = options;
    this.#limits = { ...DEFAULT_LIMITS, ...options.limits };
    this.#random = options.random ?? Math.random;
    this.#log = options.log.child({ provider: options.provider });
    this.#transport = new Transport({
      origin: new URL(options.baseUrl).origin,
      headers: { ...DEFAULT_HEADERS, ...options.headers },
      connections: this.#limits.concurrency,
      ...this.#limits,
    });
    this.#limiter = new Limiter(this.#limits.concurrency, this.#limits.callsPerWindow);
    this.#breaker = new Breaker(this.#limits.breaker);
    this.#breaker.onOpen(() => this.#log.warn('Provider keeps failing: calls are suspended'));
    this.#breaker.onClose(() => this.#log.info('Provider is called again'));
  }

  /** Sends a request for a text. Rejects with a ProviderError. */
  async send(request: InspectedRequest<HttpResponse>): Promise<HttpResponse> {
    return this.#call(request, readText);
  }

  /** Sends a request for JSON. Rejects with a ProviderError, also when something else than JSON comes. */
  async sendJson(request: InspectedRequest<JsonResponse>): Promise<JsonResponse> {
    return this.#call(request, readJson);
  }

  /** Sends a request for XML. Rejects with a ProviderError, also when what comes cannot be parsed. */
  async sendXml(request: InspectedRequest<XmlResponse>): Promise<XmlResponse> {
    return this.#call(request, readXml);
  }

  health(): HttpHealth {
    return this.#health.read(this.#breaker.state);
  }

  /** Ends every connection at once; what is still in flight fails. */
  async close(): Promise<void> {
    await this.#transport.close();
  }

  async #call<T extends { readonly status: number }>(request: InspectedRequest<T>, read: Reader<T>): Promise<T> {
    const { method, path, access, deadline, requestId } = request;
    const prepared = this.#prepare(request);
    const wire = { ...prepared, headers: { ...request.headers, ...prepared.headers } };
    const startedAt = performance.now();

    for (let attempt = 1; ; attempt += 1) {
      const reading = await this.#attempt(request, wire, read);
      const summary = { requestId, method, path, attempt, ms: Math.round(performance.now() - startedAt) };
      if ('value' in reading) {
        this.#health.answered();
        this.#log.debug({ ...summary, status: reading.value.status }, 'Provider call answered');
        return reading.value;
      }

      const { failure } = reading;
      const error = toProviderError(failure, { ...this.#options, access });
      this.#health.failed(failure, error);
      const report = { ...summary, status: failure.status, failure: failure.kind };
      if (wasAttempted(failure)) this.#log.warn({ ...report, detail: failure.detail }, 'Provider attempt failed');

      const delay = retryDelay({
        failure,
        access,
        attempts: attempt,
        retries: request.retries ?? this.#limits.retries,
        millisecondsLeft: millisecondsLeft(deadline),
        random: this.#random(),
      });
      if (delay === null || !(await pauseWithin(deadline, delay))) {
        this.#log.debug(report, 'Provider call failed');
        throw error;
      }
    }
  }

  async #attempt<T>(request: InspectedRequest<T>, wire: TransportRequest, read: Reader<T>): Promise<Reading<T>> {
    // Nobody queues for a provider that is not called anyway.
    if (this.#breaker.isSuspended) return SUSPENDED;

    const leave = await this.#limiter.enter(request.deadline);
    if (typeof leave === 'string') return { failure: { kind: leave } };
    try {
      const outcome = await this.#breaker.run(async () => {
        const reading = await this.#exchange(request, wire, read);
        return { reading, verdict: 'failure' in reading ? verdictOn(reading.failure) : 'alive' };
      });
      return outcome === null ? SUSPENDED : outcome.reading;
    } finally {
      leave();
    }
  }

  async #exchange<T>(request: InspectedRequest<T>, wire: TransportRequest, read: Reader<T>): Promise<Reading<T>> {
    const { deadline, acceptedStatuses = [], judge, secrets = [], isPersonal = false } = request;
    const { maxAnswerBytes } = this.#limits;
    const begunAt = performance.now();
    try {
      const answer = await this.#transport.send(wire);
      const reading = await read(answer, {
        acceptedStatuses,
        maxAnswerBytes,
        isPersonal,
        redact: createRedactor(secrets),
      });
      const failure = 'value' in reading ? judge?.(reading.value) : null;
      return failure ? { failure } : reading;
    } catch (error) {
      return { failure: this.#failureOf(error, deadline, performance.now() - begunAt) };
    }
  }

  #prepare({ method, path, query, json, form, multipart, deadline }: HttpRequest): TransportRequest {
    const target = targetOf(this.#options.baseUrl, path, query);
    const { signal } = deadline;
    if ([json, form, multipart].filter((body) => body !== undefined).length > 1) {
      throw new TypeError('A request has one body: json, form or multipart.');
    }
    if (json !== undefined) {
      return { method, target, headers: { 'content-type': 'application/json' }, body: JSON.stringify(json), signal };
    }
    if (form !== undefined) {
      const body = new URLSearchParams(form instanceof URLSearchParams ? form : { ...form }).toString();
      return { method, target, headers: { 'content-type': 'application/x-www-form-urlencoded' }, body, signal };
    }
    if (multipart !== undefined) return { method, target, ...multipartOf(multipart), signal };
    return { method, target, headers: {}, signal };
  }

  #failureOf(error: unknown, { signal }: Deadline, elapsedMs: number): Failure {
    if (error instanceof TransportError) {
      return { kind: error.fault, detail: error.message, cause: error.cause };
    }
    if (!isCancel(error)) throw error;

    // Where axios noticed the abort itself it cannot tell whether anything was sent.
    const sent = error instanceof AbortedError ? error.sent : true;
    const isTimeUp = (signal.reason as Error | undefined)?.name === 'TimeoutError';
    if (!isTimeUp) return { kind: 'cancelled', sent };
    if (!sent) return { kind: 'unsent' };
    // A deadline that was nearly over when the provider was asked says nothing of the provider.
    return { kind: 'timeout', hadFairTime: elapsedMs * 2 >= this.#limits.attemptMs };
  }
}

function wasAttempted({ kind }: Failure): boolean {
  return kind !== 'suspended' && kind !== 'rateLimit' && kind !== 'unsent';
}
