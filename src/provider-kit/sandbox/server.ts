import { once } from 'node:events';
import { createServer, type IncomingMessage, type OutgoingHttpHeaders, type ServerResponse } from 'node:http';
import { type AddressInfo } from 'node:net';
import { type Logger } from 'pino';
import { type ReceivedRequest } from '../port';
import { FAULT_PATH, withFaults } from './faults';
import { RequestLog } from './request-log';

/** A response of a sandbox: text, sent as UTF-8, or bytes. */
export type SandboxResponse = {
  readonly status: number;
  readonly type: string;
  readonly headers?: Readonly<Record<string, string>>;
} & ({ readonly text: string } | { readonly bytes: Buffer });

type Handler = (request: IncomingMessage) => SandboxResponse | Promise<SandboxResponse>;

/** Changes how the simulated provider behaves. Faults do not affect the switch itself. */
interface SandboxSwitch {
  /** The key of its address in the log: "participantSwitch". */
  readonly name: string;
  /** Without a query: "/__sandbox/participants". */
  readonly path: string;
  readonly handle: Handler;
}

export interface SandboxServerOptions {
  /** The provider's name in messages. */
  readonly title: string;
  readonly handle: Handler;
  /** Switches of this provider, in addition to the fault switch. */
  readonly switches?: readonly SandboxSwitch[];
  /** The response where `handle` throws, which is a bug in the sandbox. */
  readonly internalError: SandboxResponse;
  /** Whether the query contains secrets: it is then left out of the log. */
  readonly hasSecretQuery?: boolean;
  readonly log: Logger;
}

export interface SandboxServer {
  /** "http://127.0.0.1:<port>", without a trailing slash. */
  readonly url: string;
  /** The latest requests received, oldest first, without those to switches. */
  readonly requests: () => readonly ReceivedRequest[];
  /** Closes every connection at once. */
  readonly stop: () => Promise<void>;
}

/** Starts the server of a simulated provider, with a fault switch, on a free port of the loopback interface. */
export async function startSandboxServer(options: SandboxServerOptions): Promise<SandboxServer> {
  const { title, handle, switches = [], internalError, hasSecretQuery = false, log } = options;
  const received = new RequestLog();

  const respond = async (request: IncomingMessage, response: ServerResponse, handle: Handler): Promise<void> => {
    const { method, url = '' } = request;
    const call = { method, url: hasSecretQuery ? url.split('?', 1)[0] : url };
    try {
      const result = await handle(request);
      send(response, result);
      log.debug({ ...call, status: result.status }, `The ${title} sandbox responded`);
    } catch (error) {
      // An incomplete request means that the caller disconnected, which is no error of the sandbox.
      log[request.complete ? 'error' : 'debug']({ err: error, ...call }, `The ${title} sandbox could not respond`);
      send(response, internalError);
    }
  };

  const faulty = withFaults((request, response) => void respond(request, response, handle));
  const server = createServer((request, response) => {
    const own = switches.find(({ path }) => path === request.url);
    if (own) return void respond(request, response, own.handle);
    if (request.url?.split('?', 1)[0] !== FAULT_PATH) received.add(request);
    faulty(request, response);
  });
  // Closing an idle connection would race with the next request on it.
  server.keepAliveTimeout = 0;
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const further = switches.map(({ name, path }) => [name, `${url}${path}`] as const);
  const addresses = { faultSwitch: `${url}${FAULT_PATH}`, ...Object.fromEntries(further) };
  log.info({ url, ...addresses }, `The ${title} sandbox is listening`);
  return {
    url,
    requests: () => received.latest(),
    stop: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

function send(response: ServerResponse, { status, type, headers, ...content }: SandboxResponse): void {
  const body = 'bytes' in content ? content.bytes : Buffer.from(content.text);
  const all: OutgoingHttpHeaders = { 'Content-Type': type, 'Content-Length': body.length, ...headers };
  response.writeHead(status, all);
  response.end(body);
}
