import { type Deadline } from '../model/deadline';
import { type Access, type Failure, type Purpose } from './failure';
import { type FilePart, multipartOf } from './multipart';
import { type Query, targetOf } from './target';
import { type TransportRequest } from './transport';

export type HttpMethod = 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';

export interface HttpRequest {
  readonly method: HttpMethod;
  /** The name of one of the client's further hosts; the main host when left out. */
  readonly host?: string;
  /** Relative to the base URL, beginning with a slash, values percent-encoded. It is logged: no secrets here. */
  readonly path: string;
  /** Headers of this request only, such as a token. Never logged. */
  readonly headers?: Readonly<Record<string, string>>;
  /** Secrets of this request only, such as a token. They are redacted in the response before anything reads it. */
  readonly secrets?: readonly string[];
  /** Never logged. */
  readonly query?: Query;
  /** Sent as application/json. */
  readonly json?: unknown;
  /** Sent as application/x-www-form-urlencoded. Never logged. */
  readonly form?: Readonly<Record<string, string>> | URLSearchParams;
  /** Sent as multipart/form-data. A request has one body: this, `json` or `form`. Never logged. */
  readonly multipart?: FilePart;
  /** Whether the response contains personal data: errors and the log then quote nothing of it. */
  readonly isPersonal?: boolean;
  /** A write is never retried. */
  readonly access: Access;
  /**
   * `login` for a request that obtains a token or a session: 400, 401 and 403 then mean that the credentials were
   * refused, no refusal counts as a sign of good health, and errors and the log quote nothing of the response.
   */
  readonly purpose?: Purpose;
  /** Overrides the client's number of retries for this read. */
  readonly retries?: number;
  /**
   * Statuses other than 2xx whose response is returned, such as 404 where it means "none". Of a login they are passed
   * to `detectFailure` and never returned.
   */
  readonly acceptedStatuses?: readonly number[];
  readonly deadline: Deadline;
  readonly requestId: string;
}

/** A request whose response the client reads as `Response`. */
export interface InspectedRequest<Response> extends HttpRequest {
  /**
   * Finds a failure inside a response that could be read: some providers report failures within an HTTP 200. Retries,
   * circuit breaker and health treat it like any other failure. Null where there is none.
   */
  readonly detectFailure?: (response: Response) => Failure | null;
}

/** Makes the transport's form of a request: its target and its encoded body. */
export function prepareRequest(request: HttpRequest, baseUrl: string): TransportRequest {
  const { method, path, query, json, form, multipart, deadline } = request;
  const target = targetOf(baseUrl, path, query);
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
