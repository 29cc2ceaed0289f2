import { createServer, type IncomingHttpHeaders, type IncomingMessage, type ServerResponse } from 'node:http';
import { type AddressInfo, type Socket } from 'node:net';
import { setTimeout as delay } from 'node:timers/promises';

/** A request as the server received it. */
export interface RecordedRequest {
  readonly method: string;
  readonly path: string;
  readonly query: URLSearchParams;
  /** Path and query as they came over the wire. */
  readonly target: string;
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
}

/**
 * How an exchange can go wrong: the connection is reset before a word was said; the body breaks off, with its length
 * announced or in chunks; it begins and nothing follows; it goes on until the client has had enough; what comes is no
 * HTTP; nothing ever comes.
 */
type Ending = 'reset' | 'cutOff' | 'cutOffChunked' | 'stalled' | 'endless' | 'garbled' | 'never';

/** What the server does with one request. */
export interface ScriptedAnswer {
  readonly status?: number;
  readonly headers?: Readonly<Record<string, string | readonly string[]>>;
  readonly body?: string | Buffer;
  /** Milliseconds, or a promise to wait for, before anything is answered. */
  readonly after?: number | Promise<unknown>;
  /** Announces the answer with "103 Early Hints" first. */
  readonly hints?: boolean;
  /** How it ends instead of properly. */
  readonly ends?: Ending;
}

/** Answers one after the other, the last one again and again; or a function of the request and its place in line. */
export type Script = readonly ScriptedAnswer[] | ((request: RecordedRequest, index: number) => ScriptedAnswer);

export interface ScriptedServer {
  /** "http://127.0.0.1:<port>", without a slash at the end. */
  readonly url: string;
  readonly requests: readonly RecordedRequest[];
  /** How many connections were opened in all. */
  readonly connections: number;
  /** The most requests that were under way at the same time. */
  readonly mostInFlight: number;
  /** Begins another script with the next request. */
  play(script: Script): void;
  /** Resolves as soon as so many requests have been received in all. */
  received(count: number): Promise<void>;
  /** Ends every connection, at once. */
  close(): Promise<void>;
}

/** Answers a JSON value. */
export function json(value: unknown, status = 200, headers: Readonly<Record<string, string>> = {}): ScriptedAnswer {
  return { status, headers: { 'content-type': 'application/json', ...headers }, body: JSON.stringify(value) };
}

/** Answers a web page. */
export function webPage(body = '<!DOCTYPE html><html><body>Sign in</body></html>', status = 200): ScriptedAnswer {
  return { status, headers: { 'content-type': 'text/html; charset=utf-8' }, body };
}

/** Starts an HTTP server on the loopback interface that answers what it is told and remembers what it was asked. */
export async function startScriptedServer(script: Script = [json({})]): Promise<ScriptedServer> {
  const requests: RecordedRequest[] = [];
  const sockets = new Set<Socket>();
  const awaited: { count: number; resolve: () => void }[] = [];
  let current = script;
  let begunAt = 0;
  let connections = 0;
  let inFlight = 0;
  let mostInFlight = 0;

  const server = createServer((incoming, outgoing) => {
    inFlight += 1;
    mostInFlight = Math.max(mostInFlight, inFlight);
    let isOver = false;
    const over = (): void => {
      if (!isOver) inFlight -= 1;
      isOver = true;
    };
    outgoing.on('close', over);
    // A client that goes away in the middle is part of many a script.
    incoming.on('error', () => undefined);
    outgoing.on('error', () => undefined);
    void serve(incoming, outgoing, over);
  });
  // Nothing but the script ends a kept-alive connection.
  server.keepAliveTimeout = 0;
  server.on('connection', (socket) => {
    connections += 1;
    sockets.add(socket);
    socket.on('close', () => sockets.delete(socket));
  });

  async function serve(incoming: IncomingMessage, outgoing: ServerResponse, over: () => void): Promise<void> {
    const request = await record(incoming);
    if (request === null) return;
    const index = requests.push(request) - 1 - begunAt;
    for (const waiter of awaited.splice(0)) {
      if (requests.length >= waiter.count) waiter.resolve();
      else awaited.push(waiter);
    }
    const answer =
      typeof current === 'function' ? current(request, index) : current[Math.min(index, current.length - 1)];
    if (answer === undefined) throw new Error('A script has at least one answer.');
    if (typeof answer.after === 'number') await delay(answer.after);
    else await answer.after;
    // The client may send its next request before this answer's "close" is known here.
    if (!answer.ends) over();
    perform(answer, outgoing);
  }

  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    requests,
    get connections() {
      return connections;
    },
    get mostInFlight() {
      return mostInFlight;
    },
    play(next) {
      current = next;
      begunAt = requests.length;
    },
    async received(count) {
      if (requests.length < count) await new Promise<void>((resolve) => awaited.push({ count, resolve }));
    },
    async close() {
      const closed = new Promise((resolve) => server.close(resolve));
      for (const socket of sockets) socket.destroy();
      await closed;
    },
  };
}

/** An address on the loopback interface where nothing listens. */
export async function closedUrl(): Promise<string> {
  const server = await startScriptedServer();
  await server.close();
  return server.url;
}

async function record(incoming: IncomingMessage): Promise<RecordedRequest | null> {
  const chunks: Buffer[] = [];
  try {
    for await (const chunk of incoming) chunks.push(chunk as Buffer);
  } catch {
    return null;
  }
  const target = incoming.url ?? '';
  const url = new URL(target, 'http://127.0.0.1');
  return {
    method: incoming.method ?? '',
    path: url.pathname,
    query: url.searchParams,
    target,
    headers: incoming.headers,
    body: Buffer.concat(chunks).toString('utf8'),
  };
}

function perform(answer: ScriptedAnswer, outgoing: ServerResponse): void {
  const { status = 200, headers = {}, body = '', hints, ends } = answer;
  if (hints) outgoing.writeEarlyHints({ link: '</style.css>; rel=preload' });
  for (const [name, value] of Object.entries(headers)) outgoing.setHeader(name, value);
  outgoing.statusCode = status;

  switch (ends) {
    case undefined:
      outgoing.end(body);
      return;
    case 'reset':
      outgoing.socket?.resetAndDestroy();
      return;
    case 'cutOff':
      // One more byte is announced than ever comes.
      outgoing.setHeader('content-length', Buffer.byteLength(body) + 1);
      outgoing.write(body, () => outgoing.socket?.destroy());
      return;
    case 'cutOffChunked':
      outgoing.write(body, () => outgoing.socket?.destroy());
      return;
    case 'stalled':
      outgoing.write(body);
      return;
    case 'endless':
      writeEndlessly(outgoing, body || ' '.repeat(64 * 1024));
      return;
    case 'garbled':
      outgoing.socket?.end('220 mail.example ESMTP\r\n');
      return;
    case 'never':
  }
}

function writeEndlessly(outgoing: ServerResponse, chunk: string | Buffer): void {
  const write = (): void => {
    while (!outgoing.destroyed && outgoing.write(chunk));
  };
  outgoing.on('drain', write);
  write();
}
