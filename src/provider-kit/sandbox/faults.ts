import { type IncomingMessage, type OutgoingHttpHeaders, type RequestListener, type ServerResponse } from 'node:http';
import { readRequestBody } from './request-body';

/** The path of the fault switch on a sandbox. */
export const FAULT_PATH = '/__sandbox/fault';

/** The options of each fault. */
const OPTIONS_OF = {
  none: [],
  slow: ['calls', 'milliseconds', 'path', 'method'],
  cutBefore: ['calls', 'path', 'method'],
  cutAfter: ['calls', 'path', 'method'],
  refuse: ['calls', 'path', 'method'],
  garble: ['calls', 'path', 'method'],
} as const satisfies Readonly<Record<string, readonly (keyof FaultOptions)[]>>;

type FaultName = keyof typeof OPTIONS_OF;

interface FaultOptions {
  /** How many more calls it applies to; without a limit when left out. */
  readonly calls?: number;
  /** The delay of a slow response. */
  readonly milliseconds?: number;
  /** It applies only to calls whose path and query, as sent, contain this text. */
  readonly path?: string;
  /** It applies only to calls with this HTTP method, in capitals. */
  readonly method?: string;
}

interface Fault extends FaultOptions {
  readonly fault: FaultName;
}

const METHODS: readonly string[] = ['GET', 'POST', 'PUT', 'PATCH', 'DELETE'];
const NO_FAULT: Fault = { fault: 'none' };
const DEFAULT_DELAY_MS = 5_000;
const MAX_DELAY_MS = 600_000;
const MAX_BODY_BYTES = 10_000;

/**
 * Adds a fault switch to a sandbox, for tests and demonstrations of a failing provider. `POST /__sandbox/fault` sets it
 * with a JSON object:
 *
 *     {"fault": "slow", "calls": 1, "milliseconds": 5000, "path": "/event", "method": "POST"}
 *
 * - `slow`: the sandbox acts at once and responds after `milliseconds` (default: 5000).
 * - `cutBefore`: the connection is closed, and the sandbox does not act.
 * - `cutAfter`: the sandbox acts, then the connection is closed without a response.
 * - `refuse`: the sandbox does not act and responds 503 with a text, as a gateway before an overloaded server does.
 * - `garble`: the sandbox acts and responds 200 with the first half of its response, which is neither JSON nor XML.
 * - `none`: no fault. This is the initial state.
 *
 * `calls` limits the number of calls the fault applies to. `path` restricts it to calls whose path or query contains
 * this text, `method` to calls with this HTTP method; other calls are not counted. Every setting replaces the previous
 * one. The response is the current state, as for `GET /__sandbox/fault`, in the form of a setting. A wrong setting is
 * 400, with the reason and an example. The switch itself is exempt from faults and requires no authentication: a sandbox
 * listens on the loopback interface only, and its data is simulated.
 *
 * The handler may use `writeHead`, `write` and `end` of its response.
 */
export function withFaults(handler: RequestListener): RequestListener {
  let current = NO_FAULT;

  /** The fault that applies to a call; the call is counted. */
  const faultFor = ({ url = '', method }: IncomingMessage): Fault => {
    const fault = current;
    const isMeant = url.includes(fault.path ?? '') && (fault.method === undefined || fault.method === method);
    if (!isMeant) return NO_FAULT;
    if (fault.calls !== undefined) current = fault.calls > 1 ? { ...fault, calls: fault.calls - 1 } : NO_FAULT;
    return fault;
  };

  const control = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    try {
      current = await requestedFault(request, current);
      sendJson(response, 200, current);
    } catch (error) {
      // Any other error means that the caller disconnected while sending the body.
      if (!(error instanceof WrongSetting)) return;
      const example: Fault = { fault: 'cutAfter', calls: 1 };
      sendJson(response, 400, { error: error.message, example });
    }
  };

  return (request, response) => {
    if (request.url?.split('?', 1)[0] === FAULT_PATH) void control(request, response);
    else play(faultFor(request), handler, request, response);
  };
}

/** Handles a call, subject to the fault. */
function play(
  { fault, milliseconds }: Fault,
  handler: RequestListener,
  request: IncomingMessage,
  response: ServerResponse,
): void {
  switch (fault) {
    case 'none':
      return handler(request, response);
    case 'cutBefore':
      request.socket.destroy();
      return;
    case 'refuse':
      response.writeHead(503, { 'Content-Type': 'text/plain; charset=utf-8' });
      response.end('The fault switch of this sandbox is set to "refuse". Nothing was done.');
      return;
    case 'cutAfter':
      holdBack(response, () => request.socket.destroy());
      return handler(request, response);
    case 'garble':
      holdBack(response, (body) => {
        // Half a number would still be a number without the bracket.
        const garbled = Buffer.concat([body.subarray(0, body.length / 2), Buffer.from('<')]);
        response.statusCode = 200;
        response.setHeader('Content-Length', garbled.length);
        response.end(garbled);
      });
      return handler(request, response);
    case 'slow':
      holdBack(response, (body) => {
        const timer = setTimeout(() => response.end(body), milliseconds);
        // Neither a stopping sandbox nor a disconnected caller has to wait.
        response.once('close', () => clearTimeout(timer));
      });
      return handler(request, response);
  }
}

/** Buffers what the handler writes to a response. At its end the response, including its head, can be written anew. */
function holdBack(response: ServerResponse, then: (body: Buffer) => void): void {
  const chunks: Buffer[] = [];
  const held = {
    writeHead(status: number, headers: OutgoingHttpHeaders = {}) {
      response.statusCode = status;
      for (const [name, value] of Object.entries(headers)) if (value !== undefined) response.setHeader(name, value);
      return response;
    },
    write(chunk: string | Uint8Array) {
      chunks.push(Buffer.from(chunk as string));
      return true;
    },
    end(chunk: string | Uint8Array = '') {
      held.write(chunk);
      // Restores the methods of the response.
      for (const name of Object.keys(held)) Reflect.deleteProperty(response, name);
      // The caller may have disconnected.
      if (!response.destroyed) then(Buffer.concat(chunks));
      return response;
    },
  };
  Object.assign(response, held);
}

/** A setting of the switch is wrong; the message says why, as a sentence. */
class WrongSetting extends Error {}

async function requestedFault(request: IncomingMessage, current: Fault): Promise<Fault> {
  if (request.method === 'GET') return current;
  const body = await readRequestBody(request, MAX_BODY_BYTES);
  if (request.method !== 'POST') {
    throw new WrongSetting(`The switch is read with GET and set with POST; this was ${request.method}.`);
  }
  if (body === null) throw new WrongSetting(`The body has more than ${MAX_BODY_BYTES} bytes.`);
  return readFault(body);
}

function readFault(body: string): Fault {
  const given = parseObject(body);
  const { fault } = given;
  if (!isFaultName(fault)) {
    const names = Object.keys(OPTIONS_OF).join(', ');
    throw new WrongSetting(`"fault" must be one of ${names}; it is ${inWords(fault)}.`);
  }
  const options: readonly string[] = OPTIONS_OF[fault];
  const unknown = Object.keys(given).find((name) => name !== 'fault' && !options.includes(name));
  if (unknown !== undefined) {
    const known = options.length === 0 ? 'none' : options.map((name) => `"${name}"`).join(', ');
    throw new WrongSetting(`The fault "${fault}" has no option ${inWords(unknown)}; its options are: ${known}.`);
  }
  const calls = readWhole(given, 'calls', 1, Number.MAX_SAFE_INTEGER);
  const milliseconds = readWhole(given, 'milliseconds', 0, MAX_DELAY_MS) ?? DEFAULT_DELAY_MS;
  const path = readPath(given);
  const method = readMethod(given);
  return {
    fault,
    ...(calls !== undefined && { calls }),
    ...(fault === 'slow' && { milliseconds }),
    ...(path !== undefined && { path }),
    ...(method !== undefined && { method }),
  };
}

type Given = Readonly<Record<string, unknown>>;

function parseObject(body: string): Given {
  let value: unknown;
  try {
    value = JSON.parse(body);
  } catch {
    throw new WrongSetting('The body is not JSON.');
  }
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    throw new WrongSetting(`The body must be a JSON object; it is ${inWords(value)}.`);
  }
  return value as Given;
}

const isFaultName = (value: unknown): value is FaultName =>
  typeof value === 'string' && Object.hasOwn(OPTIONS_OF, value);

function readWhole(given: Given, name: 'calls' | 'milliseconds', least: number, most: number): number | undefined {
  const value = given[name];
  if (value === undefined) return undefined;
  if (typeof value !== 'number' || !Number.isInteger(value) || value < least || value > most) {
    throw new WrongSetting(`"${name}" must be a whole number from ${least} to ${most}; it is ${inWords(value)}.`);
  }
  return value;
}

function readPath({ path }: Given): string | undefined {
  if (path === undefined) return undefined;
  if (typeof path !== 'string' || path === '') {
    throw new WrongSetting(`"path" must be a non-empty string such as "/create"; it is ${inWords(path)}.`);
  }
  return path;
}

function readMethod({ method }: Given): string | undefined {
  if (method === undefined) return undefined;
  if (typeof method !== 'string' || !METHODS.includes(method)) {
    throw new WrongSetting(`"method" must be one of ${METHODS.join(', ')}; it is ${inWords(method)}.`);
  }
  return method;
}

const inWords = (value: unknown): string => (value === undefined ? 'missing' : JSON.stringify(value).slice(0, 100));

function sendJson(response: ServerResponse, status: number, value: object): void {
  const json = Buffer.from(JSON.stringify(value));
  response.writeHead(status, { 'Content-Type': 'application/json', 'Content-Length': json.length });
  response.end(json);
}
