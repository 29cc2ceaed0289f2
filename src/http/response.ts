import { isUtf8 } from 'node:buffer';
import { promisify } from 'node:util';
import { gunzip } from 'node:zlib';
import { type Failure, kindOfStatus, type Purpose } from './failure';
import { parseRetryAfter } from './retry';
import { type TransportResponse } from './transport';
import { parseXml, type XmlElement, XmlError } from './xml';

/** The log shortens it further after redaction. */
const EXCERPT_LENGTH = 10_000;
const READABLE_CHARSETS: readonly string[] = ['utf-8', 'utf8', 'us-ascii', 'ascii'];

const unzip = promisify(gunzip);

export interface HttpResponse {
  readonly status: number;
  /** Names in lower case. */
  readonly headers: Readonly<Record<string, string>>;
  readonly text: string;
}

export interface JsonResponse {
  readonly status: number;
  /** Null where the response has no body, or an accepted status other than 2xx and a body that is not JSON. */
  readonly body: unknown;
}

export interface XmlResponse {
  readonly status: number;
  readonly root: XmlElement;
}

/** A value read from a response, or the reason why it could not be read. */
export type Reading<T> = { readonly value: T } | { readonly failure: Failure };

/** What a reader needs to know about the request. */
export interface Expectation {
  /** Statuses other than 2xx whose response is returned. */
  readonly acceptedStatuses: readonly number[];
  readonly maxResponseBytes: number;
  /** Whether errors and the log must not quote the response. */
  readonly isPersonal: boolean;
  readonly purpose?: Purpose;
  /** Removes secrets from a text. It is applied before anything else reads the response. */
  readonly redact: (text: string) => string;
}

/** Reads a response as text; its status or an unreadable encoding may make it a failure. */
export async function readText(response: TransportResponse, expected: Expectation): Promise<Reading<HttpResponse>> {
  const { status, headers } = response;
  const kind = expected.acceptedStatuses.includes(status) ? null : kindOfStatus(status, expected.purpose);
  const text = await decode(response, expected);

  if (kind !== null) {
    // The status decides the kind of failure, whether or not the body can be read.
    const detail = 'value' in text ? excerpt(text.value, expected) : undefined;
    return { failure: { kind, status, detail, retryAfterMs: parseRetryAfter(headers['retry-after'], Date.now()) } };
  }
  if ('value' in text) return { value: { status, headers, text: text.value } };
  return isSuccess(status) ? text : { value: { status, headers, text: '' } };
}

/** Reads a response as JSON. An empty body, a web page and other text are different failures: their causes differ. */
export async function readJson(response: TransportResponse, expected: Expectation): Promise<Reading<JsonResponse>> {
  const reading = await readText(response, expected);
  if ('failure' in reading) return reading;
  const { status, headers, text } = reading.value;

  const failure = (kind: 'empty' | 'webPage' | 'notJson'): Reading<JsonResponse> =>
    isSuccess(status)
      ? { failure: { kind, status, detail: excerpt(text, expected) } }
      : { value: { status, body: null } };

  if (text.trim() === '') {
    const mayBeEmpty = status === 204 || expected.acceptedStatuses.includes(status);
    return mayBeEmpty ? { value: { status, body: null } } : failure('empty');
  }
  if (/\bhtml\b/i.test(headers['content-type'] ?? '') || text.trimStart().startsWith('<')) return failure('webPage');
  try {
    return { value: { status, body: JSON.parse(text) as unknown } };
  } catch {
    return failure('notJson');
  }
}

/**
 * Reads a response as XML, whatever its content type: some providers serve XML as text/html. A document that cannot be
 * parsed is a failure for accepted statuses too.
 */
export async function readXml(response: TransportResponse, expected: Expectation): Promise<Reading<XmlResponse>> {
  const reading = await readText(response, expected);
  if ('failure' in reading) return reading;
  const { status, text } = reading.value;
  try {
    return { value: { status, root: parseXml(text) } };
  } catch (error) {
    if (!(error instanceof XmlError)) throw error;
    const kind = text.trim() === '' ? 'empty' : WEB_PAGE.test(text) ? 'webPage' : 'notXml';
    return { failure: { kind, status, detail: `${error.message} ${excerpt(text, expected)}` } };
  }
}

const WEB_PAGE = /^\s*<(?:!doctype\s+)?html\b/i;

function isSuccess(status: number): boolean {
  return kindOfStatus(status) === null;
}

function excerpt(text: string, { isPersonal, purpose }: Expectation): string {
  if (isPersonal) return `${text.length} characters of personal data, not quoted`;
  // It may contain a token, which nothing redacts yet.
  if (purpose === 'login') return `${text.length} characters in response to a login, not quoted`;
  return text.slice(0, EXCERPT_LENGTH);
}

async function decode(
  response: TransportResponse,
  { maxResponseBytes, redact }: Expectation,
): Promise<Reading<string>> {
  const { status, headers } = response;
  const undecodable = (detail: string): Reading<string> => ({ failure: { kind: 'undecodable', status, detail } });

  const charset = /;\s*charset\s*=\s*"?([^\s;"]+)/i.exec(headers['content-type'] ?? '')?.[1];
  if (charset && !READABLE_CHARSETS.includes(charset.toLowerCase())) return undecodable(`charset ${charset}`);

  const body = await decompress(response, maxResponseBytes);
  if ('failure' in body) return body;
  if (!isUtf8(body.value)) return undecodable('not UTF-8');
  const text = body.value.toString('utf8');
  return { value: redact(text.startsWith('\uFEFF') ? text.slice(1) : text) };
}

async function decompress({ status, headers, body }: TransportResponse, maxBytes: number): Promise<Reading<Buffer>> {
  const encoding = headers['content-encoding']?.trim().toLowerCase() ?? '';
  // An empty body is not compressed, whatever the header says.
  if (encoding === '' || encoding === 'identity' || body.length === 0) return { value: body };
  if (encoding !== 'gzip' && encoding !== 'x-gzip') {
    return { failure: { kind: 'undecodable', status, detail: `content-encoding ${encoding}` } };
  }
  try {
    return { value: await unzip(body, { maxOutputLength: maxBytes }) };
  } catch (error) {
    const isTooLarge = (error as NodeJS.ErrnoException).code === 'ERR_BUFFER_TOO_LARGE';
    return { failure: { kind: isTooLarge ? 'tooLarge' : 'undecodable', status, detail: 'broken gzip' } };
  }
}
