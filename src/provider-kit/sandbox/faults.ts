import { type IncomingMessage, type OutgoingHttpHeaders, type RequestListener, type ServerResponse } from 'node:http';

/** Where the fault switch of a sandbox is, on the sandbox's own address. */
export const FAULT_PATH = '/__sandbox/fault';

/** What each fault can be told beside its name. */
const OPTIONS_OF = {
  none: [],
  slow: ['calls', 'milliseconds', 'path'],
  cutBefore: ['calls', 'path'],
  cutAfter: ['calls', 'path'],
  refuse: ['calls', 'path'],
  garble: ['calls', 'path'],
} as const satisfies Readonly<Record<string, readonly (keyof FaultOptions)[]>>;

type FaultName = keyof typeof OPTIONS_OF;

interface FaultOptions {
  /** How many more calls it holds for; until it is changed where absent. */
  readonly calls?: number;
  /** How long a slow answer is held back. */
  readonly milliseconds?: number;
  /** It is only for calls with this text in their path or query, as they come over the wire. */
  readonly path?: string;
}

interface Fault extends FaultOptions {
  readonly fault: FaultName;
}

const NO_FAULT: Fault = { fault: 'none' };
const USUAL_DELAY_MS = 5_000;
const MAX_DELAY_MS = 600_000;
const MAX_BODY_BYTES = 10_000;

/**
 * Gives a sandbox a fault switch, for tests and for people who want to see what the graph makes of a provider in
 * trouble. `POST /__sandbox/fault` sets it, with a JSON object:
 *
 *     {"fault": "slow", "calls": 1, "milliseconds": 5000, "path": "/event/create"}
 *
 * - `slow`: the sandbox acts at once, and its answer comes after `milliseconds` (5000 if left out).
 * - `cutBefore`: the connection is cut, and the sandbox does not act.
 * - `cutAfter`: the sandbox acts, then the connection is cut without an answer.
 * - `refuse`: the sandbox does not act, and answers 503 with a text, as the gateway before an overloaded server would.
 * - `garble`: the sandbox acts, and answers 200 with one half of its answer, which neither JSON nor XML is.
 * - `none`: all is well again. So it is in the beginning.
 *
 * `calls` says how many calls it holds for, and is until it is changed if left out. With `path`, only calls count that
 * have this text in their path or query. Every setting replaces the one before. It is answered with the present state,
 * as `GET /__sandbox/fault` is: an object that could be posted as it is. What is wrong is 400, with a reason and an
 * example. The switch itself never fails, and takes no authentication: a sandbox listens on the loopback interface
 * only, and all that is in it is simulated.
 *
 * The handler may use `writeHead`, `write` and `end` of its response.
 */
export function withFaults(handler: RequestListener): RequestListener {
  let present = NO_FAULT;

  /** The fault for this call, which is counted with that. */
  const faultFor = (target: string): Fault => {
    const fault = present;
    if (!target.includes(fault.path ?? '')) return NO_FAULT;
    if (fault.calls !== undefined) present = fault.calls > 1 ? { ...fault, calls: fault.calls - 1 } : NO_FAULT;
    return fault;
  };

  const control = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    try {
      present = await wantedFault(request, present);
      sendJson(response, 200, present);
    } catch (error) {
      // Anything else is a caller who went away in the middle of the body.
      if (!(error instanceof WrongSetting)) return;
      const example: Fault = { fault: 'cutAfter', calls: 1 };
      sendJson(response, 400, { error: error.message, example });
    }
  };

  return (request, response) => {
    const target = request.url ?? '';
    if (target.split('?', 1)[0] === FAULT_PATH) void control(request, response);
    else play(faultFor(target), handler, request, response);
  };
}

/** Lets the handler answer a call, as far as the fault lets it. */
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
        // Half a number would be a number still, were it not for the bracket.
        const garbled = Buffer.concat([body.subarray(0, body.length / 2), Buffer.from('<')]);
        response.statusCode = 200;
        response.setHeader('Content-Length', garbled.length);
        response.end(garbled);
      });
      return handler(request, response);
    case 'slow':
      holdBack(response, (body) => {
        const timer = setTimeout(() => response.end(body), milliseconds);
        // A sandbox that stops, or a caller who gives up, is not waited for.
        response.once('close', () => clearTimeout(timer));
      });
      return handler(request, response);
  }
}

/** Keeps what is written into a response. At the end of it, the response can be written anew, its head included. */
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
      // What these covered on the response is there again.
      for (const name of Object.keys(held)) Reflect.deleteProperty(response, name);
      // To a caller who is gone, nothing is answered.
      if (!response.destroyed) then(Buffer.concat(chunks));
      return response;
    },
  };
  Object.assign(response, held);
}

/** What is wrong with a setting of the switch, as a sentence. */
class WrongSetting extends Error {}

async function wantedFault(request: IncomingMessage, present: Fault): Promise<Fault> {
  if (request.method === 'GET') return present;
  const body = await readBody(request);
  if (request.method !== 'POST') {
    throw new WrongSetting(`The switch is read with GET and set with POST; this was ${request.method}.`);
  }
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
  const stranger = Object.keys(given).find((name) => name !== 'fault' && !options.includes(name));
  if (stranger !== undefined) {
    const known = options.length === 0 ? 'nothing' : options.map((name) => `"${name}"`).join(', ');
    throw new WrongSetting(
      `The fault "${fault}" does not take ${inWords(stranger)}; beside its name it takes ${known}.`,
    );
  }
  const calls = readWhole(given, 'calls', 1, Number.MAX_SAFE_INTEGER);
  const milliseconds = readWhole(given, 'milliseconds', 0, MAX_DELAY_MS) ?? USUAL_DELAY_MS;
  const path = readPath(given);
  return {
    fault,
    ...(calls !== undefined && { calls }),
    ...(fault === 'slow' && { milliseconds }),
    ...(path !== undefined && { path }),
  };
}

type Given = Readonly<Record<string, unknown>>;

function parseObject(body: string): Given {
  let value: unknown;
  try {
    value = JSON.parse(body);
  } catch {
    throw new WrongSetting('The body is no JSON.');
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
    throw new WrongSetting(`"path" must be a text that is not empty, as "/create"; it is ${inWords(path)}.`);
  }
  return path;
}

const inWords = (value: unknown): string => (value === undefined ? 'missing' : JSON.stringify(value).slice(0, 100));

/** Reads the whole body, so that the connection can be used again, but keeps none of one that is too large. */
async function readBody(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  let bytes = 0;
  for await (const chunk of request as AsyncIterable<Buffer>) {
    bytes += chunk.length;
    if (bytes <= MAX_BODY_BYTES) chunks.push(chunk);
  }
  if (bytes > MAX_BODY_BYTES) throw new WrongSetting(`The body has more than ${MAX_BODY_BYTES} bytes.`);
  return Buffer.concat(chunks).toString('utf8');
}

function sendJson(response: ServerResponse, status: number, value: object): void {
  const json = Buffer.from(JSON.stringify(value));
  response.writeHead(status, { 'Content-Type': 'application/json', 'Content-Length': json.length });
  response.end(json);
}
