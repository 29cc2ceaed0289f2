import { isUtf8 } from 'node:buffer';
import { promisify } from 'node:util';
import { gunzip } from 'node:zlib';
import { type Failure, kindOfStatus } from './failure';
import { parseRetryAfter } from './retry';
import { type TransportResponse } from './transport';
import { parseXml, type XmlElement, XmlError } from './xml';

/** Generous: the log cuts it further, once it has taken the secrets out of it. */
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
  /** Null where the answer has no body, or a body that is no JSON beside a status that is an answer in itself. */
  readonly body: unknown;
}

export interface XmlResponse {
  readonly status: number;
  readonly root: XmlElement;
}

/** Something read from an answer, or why it could not be. */
export type Reading<T> = { readonly value: T } | { readonly failure: Failure };

/** What a reader must know of the request. */
export interface Expectation {
  /** Statuses that are answers as well as those from 200 to 299. */
  readonly acceptedStatuses: readonly number[];
  readonly maxAnswerBytes: number;
  /** Whether nothing of the answer may be quoted. */
  readonly isPersonal: boolean;
  /** Takes secrets out of a text. Nothing is read of an answer before that. */
  readonly redact: (text: string) => string;
}

/** The text of an answer, or the failure that its status or its encoding stands for. */
export async function readText(answer: TransportResponse, expected: Expectation): Promise<Reading<HttpResponse>> {
  const { status, headers } = answer;
  const kind = expected.acceptedStatuses.includes(status) ? null : kindOfStatus(status);
  const text = await decode(answer, expected);

  if (kind !== null) {
    // The status says what went wrong; whether its explanation can be read is of no importance.
    const detail = 'value' in text ? excerpt(text.value, expected) : undefined;
    return { failure: { kind, status, detail, retryAfterMs: parseRetryAfter(headers['retry-after'], Date.now()) } };
  }
  if ('value' in text) return { value: { status, headers, text: text.value } };
  return isSuccess(status) ? text : { value: { status, headers, text: '' } };
}

/** The JSON of an answer; what stands in its place is told apart, because each has a cause of its own. */
export async function readJson(answer: TransportResponse, expected: Expectation): Promise<Reading<JsonResponse>> {
  const reading = await readText(answer, expected);
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
 * The XML of an answer. Whatever type the answer holds to have, its text decides: providers serve XML as text/html too.
 * A status that is accepted says nothing without its document, so what cannot be parsed is a failure there as well.
 */
export async function readXml(answer: TransportResponse, expected: Expectation): Promise<Reading<XmlResponse>> {
  const reading = await readText(answer, expected);
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

function excerpt(text: string, { isPersonal }: Expectation): string {
  return isPersonal ? `${text.length} characters about persons, which are not quoted` : text.slice(0, EXCERPT_LENGTH);
}

async function decode(answer: TransportResponse, { maxAnswerBytes, redact }: Expectation): Promise<Reading<string>> {
  const { status, headers } = answer;
  const undecodable = (detail: string): Reading<string> => ({ failure: { kind: 'undecodable', status, detail } });

  const charset = /;\s*charset\s*=\s*"?([^\s;"]+)/i.exec(headers['content-type'] ?? '')?.[1];
  if (charset && !READABLE_CHARSETS.includes(charset.toLowerCase())) return undecodable(`charset ${charset}`);

  const body = await decompress(answer, maxAnswerBytes);
  if ('failure' in body) return body;
  if (!isUtf8(body.value)) return undecodable('not UTF-8');
  const text = body.value.toString('utf8');
  return { value: redact(text.startsWith('\uFEFF') ? text.slice(1) : text) };
}

async function decompress({ status, headers, body }: TransportResponse, maxBytes: number): Promise<Reading<Buffer>> {
  const encoding = headers['content-encoding']?.trim().toLowerCase() ?? '';
  // Without a body there is nothing to decompress, whatever the header says.
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
