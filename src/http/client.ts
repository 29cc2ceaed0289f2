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
import { type Failure, kindOfStatus, type Purpose, toProviderError, verdictOn } from './failure';
import { HealthRecord, type HttpHealth } from './health';
import { Limiter, type RateWindow } from './limiter';
import { createRedactor } from './redact';
import { type HttpRequest, type InspectedRequest, prepareRequest } from './request';
import { retryDelay } from './retry';
import { AbortedError, Transport, TransportError, type TransportResponse } from './transport';

export interface HttpLimits {
  /** The most time to establish a connection. */
  readonly connectMs: number;
  /** The most time from queueing the request on a connection to the last byte of the response. */
  readonly attemptMs: number;
  /** Applies to the bytes received, and to the decompressed body. */
  readonly maxResponseBytes: number;
  readonly concurrency: number;
  /** How often a failed read is retried. */
  readonly retries: number;
  /** Null: no rate limit of the provider is known. */
  readonly callsPerWindow: RateWindow | null;
  readonly breaker: BreakerLimits;
}

const DEFAULT_LIMITS: HttpLimits = {
  connectMs: 2_000,
  attemptMs: 8_000,
  maxResponseBytes: 16 * 1024 * 1024,
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

/** One of the servers of a provider. */
interface HttpHost {
  /** It may have a path, which is prepended to the paths of requests. */
  readonly baseUrl: string;
  /** Sent with every request to this host and to no other, for example Authorization. */
  readonly headers?: Readonly<Record<string, string>>;
}

/** `baseUrl` and `headers` are those of the main host. */
export interface HttpClientOptions extends HttpHost {
  /** The provider's name in the SchedulingProvider enum, in capitals. */
  readonly provider: string;
  /** The provider's name in messages. */
  readonly title: string;
  /**
   * Further hosts of the provider, by the name that requests use in `host`: a login server, for example. All hosts
   * share the limits, the circuit breaker and the health; each has its own headers.
   */
  readonly hosts?: Readonly<Record<string, HttpHost>>;
  readonly log: Logger;
  readonly limits?: Partial<HttpLimits>;
  /** The source of jitter for retries: at least 0, below 1. */
  readonly random?: () => number;
}

type Reader<T> = (response: TransportResponse, expected: Expectation) => Promise<Reading<T>>;

/** The request was not sent, because calls to this provider are suspended. */
const SUSPENDED: Reading<never> = { failure: { kind: 'suspended' } };

/**
 * The HTTP client of one provider. It pools connections, respects the provider's limits, retries reads where a retry
 * can help, suspends calls to a provider that is down, and turns every failure into a ProviderError.
 * It lives as long as the process and holds no data of the requests it serves.
 */
export class HttpClient {
  readonly #options: HttpClientOptions;
  readonly #limits: HttpLimits;
  readonly #random: () => number;
  readonly #log: Logger;
  readonly #hosts: ReadonlyMap<string, Host>;
  readonly #limiter: Limiter;
  readonly #breaker: Breaker;
  readonly #health = new HealthRecord();

  constructor(options: HttpClientOptions) {
    this.#options = options;
    this.#limits = { ...DEFAULT_LIMITS, ...options.limits };
    this.#random = options.random ?? Math.random;
    this.#log = options.log.child({ provider: options.provider });
    const hosts = { ...options.hosts, [MAIN_HOST]: options };
    this.#hosts = new Map(Object.entries(hosts).map(([name, host]) => [name, hostWith(host, this.#limits)]));
    this.#limiter = new Limiter(this.#limits.concurrency, this.#limits.callsPerWindow);
    this.#breaker = new Breaker(this.#limits.breaker);
    this.#breaker.onOpen(() => this.#log.warn('Provider keeps failing: calls are suspended'));
    this.#breaker.onClose(() => this.#log.info('Provider is called again'));
  }

  /** Sends a request and reads the response as text. Rejects with a ProviderError. */
  async send(request: InspectedRequest<HttpResponse>): Promise<HttpResponse> {
    return this.#call(request, readText);
  }

  /** Sends a request and reads the response as JSON. Rejects with a ProviderError, also when it is not JSON. */
  async sendJson(request: InspectedRequest<JsonResponse>): Promise<JsonResponse> {
    return this.#call(request, readJson);
  }

  /** Sends a request and reads the response as XML. Rejects with a ProviderError, also when it is not XML. */
  async sendXml(request: InspectedRequest<XmlResponse>): Promise<XmlResponse> {
    return this.#call(request, readXml);
  }

  health(): HttpHealth {
    return this.#health.read(this.#breaker.state);
  }

  /** Closes every connection at once; requests in flight fail. */
  async close(): Promise<void> {
    await Promise.all(Array.from(this.#hosts.values(), ({ transport }) => transport.close()));
  }

  async #call<T extends { readonly status: number }>(request: InspectedRequest<T>, read: Reader<T>): Promise<T> {
    const { method, path, access, purpose, deadline, requestId } = request;
    const { baseUrl, transport } = this.#host(request);
    const prepared = prepareRequest(request, baseUrl);
    const wire = { ...prepared, headers: { ...request.headers, ...prepared.headers } };
    const exchange = (): Promise<Reading<T>> => this.#exchange(request, () => transport.send(wire), read);
    const startedAt = performance.now();

    for (let attempt = 1; ; attempt += 1) {
      const reading = await this.#attempt(deadline, exchange);
      const summary = { requestId, method, path, attempt, ms: Math.round(performance.now() - startedAt) };
      if ('value' in reading) {
        this.#health.succeeded();
        this.#log.debug({ ...summary, status: reading.value.status }, 'Provider call succeeded');
        return reading.value;
      }

      const { failure } = reading;
      const error = toProviderError(failure, { ...this.#options, access });
      this.#health.failed(failure, error, purpose);
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

  async #attempt<T>(deadline: Deadline, exchange: () => Promise<Reading<T>>): Promise<Reading<T>> {
    // No queueing while calls are suspended.
    if (this.#breaker.isSuspended) return SUSPENDED;

    const leave = await this.#limiter.enter(deadline);
    if (typeof leave === 'string') return { failure: { kind: leave } };
    try {
      const outcome = await this.#breaker.run(async () => {
        const reading = await exchange();
        return { reading, verdict: 'failure' in reading ? verdictOn(reading.failure) : 'alive' };
      });
      return outcome === null ? SUSPENDED : outcome.reading;
    } finally {
      leave();
    }
  }

  async #exchange<T extends { readonly status: number }>(
    request: InspectedRequest<T>,
    send: () => Promise<TransportResponse>,
    read: Reader<T>,
  ): Promise<Reading<T>> {
    const { deadline, acceptedStatuses = [], detectFailure, secrets = [], isPersonal = false, purpose } = request;
    const { maxResponseBytes } = this.#limits;
    const startedAt = performance.now();
    try {
      const reading = await read(await send(), {
        acceptedStatuses,
        maxResponseBytes,
        isPersonal,
        purpose,
        redact: createRedactor(secrets),
      });
      if ('failure' in reading) return reading;
      const failure = detectFailure?.(reading.value) ?? refusedLogin(reading.value.status, purpose);
      return failure ? { failure } : reading;
    } catch (error) {
      return { failure: this.#failureOf(error, deadline, performance.now() - startedAt) };
    }
  }

  #host({ host = MAIN_HOST }: HttpRequest): Host {
    const found = this.#hosts.get(host);
    if (found) return found;
    const names = Object.keys(this.#options.hosts ?? {}).map((name) => `"${name}"`);
    throw new TypeError(
      `The HTTP client of ${this.#options.title} has no host "${host}"; it has ${names.join(', ') || 'only the main one'}.`,
    );
  }

  #failureOf(error: unknown, { signal }: Deadline, elapsedMs: number): Failure {
    if (error instanceof TransportError) {
      return { kind: error.fault, detail: error.message, cause: error.cause };
    }
    if (!isCancel(error)) throw error;

    // Where axios noticed the abort itself, it is unknown whether anything was sent.
    const sent = error instanceof AbortedError ? error.sent : true;
    const isTimeUp = (signal.reason as Error | undefined)?.name === 'TimeoutError';
    if (!isTimeUp) return { kind: 'cancelled', sent };
    if (!sent) return { kind: 'unsent' };
    // A deadline that had nearly passed when the request was sent says nothing about the provider.
    return { kind: 'timeout', hadFairTime: elapsedMs * 2 >= this.#limits.attemptMs };
  }
}

/** One of the client's hosts: where it is, and the connections to it. */
interface Host {
  readonly baseUrl: string;
  readonly transport: Transport;
}

const MAIN_HOST = '';

function hostWith({ baseUrl, headers }: HttpHost, limits: HttpLimits): Host {
  const transport = new Transport({
    origin: new URL(baseUrl).origin,
    headers: { ...DEFAULT_HEADERS, ...headers },
    connections: limits.concurrency,
    ...limits,
  });
  return { baseUrl, transport };
}

/** An accepted status lets `detectFailure` explain a refused login; the login has failed all the same. */
function refusedLogin(status: number, purpose: Purpose | undefined): Failure | null {
  const kind = purpose === 'login' ? kindOfStatus(status, purpose) : null;
  return kind && { kind, status };
}

function wasAttempted({ kind }: Failure): boolean {
  return kind !== 'suspended' && kind !== 'rateLimit' && kind !== 'unsent';
}
