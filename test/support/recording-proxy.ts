import { createServer, request as forward } from 'node:http';
import { type AddressInfo, type Socket } from 'node:net';

/** A call as it went upstream. */
export interface UpstreamCall {
  readonly method: string;
  readonly path: string;
  readonly query: URLSearchParams;
  readonly body: string;
}

export interface RecordingProxy {
  /** "http://127.0.0.1:<port>", to be used instead of the target's address. */
  readonly url: string;
  /** Every call since the start or the last `forget`. */
  readonly calls: readonly UpstreamCall[];
  forget(): void;
  close(): Promise<void>;
}

/**
 * Starts a server on the loopback interface that passes everything on to the target and remembers what it was. A call is
 * passed on when `hold` lets it go.
 */
export async function startRecordingProxy(
  target: string,
  hold: () => Promise<unknown> = () => Promise.resolve(),
): Promise<RecordingProxy> {
  const calls: UpstreamCall[] = [];
  const sockets = new Set<Socket>();
  const server = createServer((incoming, outgoing) => {
    const chunks: Buffer[] = [];
    incoming.on('data', (chunk: Buffer) => chunks.push(chunk));
    incoming.on('end', () => {
      const url = new URL(incoming.url!, target);
      const body = Buffer.concat(chunks);
      calls.push({ method: incoming.method!, path: url.pathname, query: url.searchParams, body: body.toString() });
      const headers = { ...incoming.headers, host: url.host };
      const passOn = (): void => {
        forward(url, { method: incoming.method, headers }, (answer) => {
          outgoing.writeHead(answer.statusCode!, answer.headers);
          answer.pipe(outgoing);
        })
          .on('error', () => outgoing.destroy())
          .end(body);
      };
      void hold().then(passOn);
    });
  });
  // Closing an idle connection would race with the next request on it.
  server.keepAliveTimeout = 0;
  server.on('connection', (socket) => sockets.add(socket));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    calls,
    forget: () => void calls.splice(0),
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        sockets.forEach((socket) => socket.destroy());
      }),
  };
}
