import { once } from 'node:events';
import { createServer, type IncomingMessage, type OutgoingHttpHeaders, type ServerResponse } from 'node:http';
import { type AddressInfo } from 'node:net';
import { type Logger } from 'pino';
import { FAULT_PATH, withFaults } from './sandbox-faults';

/** What a sandbox answers a request with. */
export interface SandboxAnswer {
  readonly status: number;
  readonly type: 'application/json' | 'text/xml; charset=utf-8' | 'text/plain; charset=utf-8';
  readonly text: string;
  readonly headers?: Readonly<Record<string, string>>;
}

export interface SandboxServerOptions {
  /** The provider's name in messages, as "WizIQ". */
  readonly title: string;
  readonly answer: (request: IncomingMessage) => SandboxAnswer | Promise<SandboxAnswer>;
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
  const { title, answer, internalError, hasSecretQuery = false, log } = options;

  const respond = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
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

  const server = createServer(withFaults((request, response) => void respond(request, response)));
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  log.info({ url, faultSwitch: `${url}${FAULT_PATH}` }, `The ${title} sandbox listens`);
  return {
    url,
    stop: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

function send(response: ServerResponse, { status, type, text, headers }: SandboxAnswer): void {
  const body = Buffer.from(text);
  const all: OutgoingHttpHeaders = { 'Content-Type': type, 'Content-Length': body.length, ...headers };
  response.writeHead(status, all);
  response.end(body);
}
