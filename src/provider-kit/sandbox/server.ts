import { once } from 'node:events';
import { createServer, type IncomingMessage, type OutgoingHttpHeaders, type ServerResponse } from 'node:http';
import { type AddressInfo } from 'node:net';
import { type Logger } from 'pino';
import { FAULT_PATH, withFaults } from './faults';

/** What a sandbox answers a request with: a text, in UTF-8, or the bytes of something else. */
export type SandboxAnswer = {
  readonly status: number;
  readonly type: string;
  readonly headers?: Readonly<Record<string, string>>;
} & ({ readonly text: string } | { readonly bytes: Buffer });

type Answering = (request: IncomingMessage) => SandboxAnswer | Promise<SandboxAnswer>;

/** Sets how the simulated provider behaves. No fault ever keeps it from answering. */
export interface SandboxSwitch {
  /** What its address is called in the log: "participantSwitch". */
  readonly name: string;
  /** Without a query: "/__sandbox/participants". */
  readonly path: string;
  readonly answer: Answering;
}

export interface SandboxServerOptions {
  /** The provider's name in messages, as "WizIQ". */
  readonly title: string;
  readonly answer: Answering;
  /** Beside that for faults. */
  readonly switches?: readonly SandboxSwitch[];
  /** Answered where `answer` fails, which is a mistake in the sandbox. */
  readonly internalError: SandboxAnswer;
  /** Whether the query holds secrets: nothing of it is logged then. */
  readonly hasSecretQuery?: boolean;
  readonly log: Logger;
}

export interface SandboxServer {
  /** "http://127.0.0.1:<port>", without a slash at the end. */
  readonly url: string;
  /** Ends every connection, at once. */
  readonly stop: () => Promise<void>;
}

/** Starts the server of a simulated provider, with a fault switch, on a free port of the loopback interface. */
export async function startSandboxServer(options: SandboxServerOptions): Promise<SandboxServer> {
  const { title, answer, switches = [], internalError, hasSecretQuery = false, log } = options;

  const respond = async (request: IncomingMessage, response: ServerResponse, answer: Answering): Promise<void> => {
    const { method, url = '' } = request;
    const call = { method, url: hasSecretQuery ? url.split('?', 1)[0] : url };
    try {
      const given = await answer(request);
      send(response, given);
      log.debug({ ...call, status: given.status }, `The ${title} sandbox answered`);
    } catch (error) {
      // A caller who went away in the middle of a request is no fault of the sandbox.
      log[request.complete ? 'error' : 'debug']({ err: error, ...call }, `The ${title} sandbox could not answer`);
      send(response, internalError);
    }
  };

  const faulty = withFaults((request, response) => void respond(request, response, answer));
  const server = createServer((request, response) => {
    const own = switches.find(({ path }) => path === request.url);
    if (own) void respond(request, response, own.answer);
    else faulty(request, response);
  });
  // Closing an idle connection would race with the next request on it.
  server.keepAliveTimeout = 0;
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const further = switches.map(({ name, path }) => [name, `${url}${path}`] as const);
  const addresses = { faultSwitch: `${url}${FAULT_PATH}`, ...Object.fromEntries(further) };
  log.info({ url, ...addresses }, `The ${title} sandbox listens`);
  return {
    url,
    stop: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

function send(response: ServerResponse, { status, type, headers, ...content }: SandboxAnswer): void {
  const body = 'bytes' in content ? content.bytes : Buffer.from(content.text);
  const all: OutgoingHttpHeaders = { 'Content-Type': type, 'Content-Length': body.length, ...headers };
  response.writeHead(status, all);
  response.end(body);
}
