import { Agent, createServer, type IncomingMessage, request as send, type ServerResponse } from 'node:http';
import { type AddressInfo, type Socket } from 'node:net';
import { type WireRequest, type WireResponse } from '../../../src/provider-kit/sample';

/** What became of a request. */
export interface Exchange extends WireRequest {
  /** What the provider answered; null where it did not receive the request, or has not answered yet. */
  response: WireResponse | null;
}

/** What the proxy does with some of the requests. */
export interface Fault {
  /** Which requests; all of them when absent. */
  readonly matches?: (request: WireRequest) => boolean;
  /** How many requests; any number when absent. */
  readonly times?: number;
  /** Whether the provider receives the request, and acts on it. */
  readonly isForwarded: boolean;
  /** Runs before the request is forwarded or answered. */
  readonly before?: () => Promise<unknown>;
  /** What the caller gets: a broken connection, no answer, half of the provider's answer, or this response. */
  readonly outcome: 'reset' | 'hang' | 'truncate' | WireResponse | ((response: WireResponse | null) => WireResponse);
}

export interface FaultProxy {
  /** To be used in place of the provider's origin. */
  readonly url: string;
  readonly exchanges: readonly Exchange[];
  /** Applies to the requests from now on, before earlier faults. */
  add(fault: Fault): void;
  /** Removes every fault. */
  clear(): void;
  /** Changes every response of the provider from now on. */
  rewrite(change: (response: WireResponse) => WireResponse): void;
  close(): Promise<void>;
}

/** Starts a proxy on the loopback interface that records requests and interferes with those for which a fault is set. */
export async function startFaultProxy(origin: string): Promise<FaultProxy> {
  const exchanges: Exchange[] = [];
  const sockets = new Set<Socket>();
  const agent = new Agent({ keepAlive: true });
  let faults: { fault: Fault; left: number }[] = [];
  let change = (response: WireResponse): WireResponse => response;

  const faultFor = (request: WireRequest): Fault | null => {
    const found = faults.find(({ fault, left }) => left > 0 && (fault.matches?.(request) ?? true));
    if (found) found.left -= 1;
    return found?.fault ?? null;
  };

  async function handle(incoming: IncomingMessage, outgoing: ServerResponse): Promise<void> {
    const body = await bytesOf(incoming);
    const exchange: Exchange = {
      method: incoming.method!,
      target: incoming.url!,
      headers: incoming.headers,
      body: body.toString('latin1'),
      response: null,
    };
    exchanges.push(exchange);
    const fault = faultFor(exchange);
    await fault?.before?.();
    if (fault?.isForwarded ?? true) exchange.response = await forward(incoming, body);
    const { response } = exchange;
    const outcome = fault?.outcome;
    if (outcome === 'hang') return;
    if (outcome === 'reset') return void incoming.socket.destroy();
    if (outcome === 'truncate') {
      const text = Buffer.from(response?.text ?? '{"half":');
      outgoing.writeHead(200, {
        'content-type': response?.type ?? 'application/json',
        'content-length': text.length + 1,
      });
      outgoing.write(text, () => incoming.socket.destroy());
      return;
    }
    const replied = typeof outcome === 'function' ? outcome(response) : (outcome ?? change(response!));
    outgoing.writeHead(replied.status, { 'content-type': replied.type });
    outgoing.end(replied.text);
  }

  const forward = ({ method, url, headers }: IncomingMessage, body: Buffer): Promise<WireResponse> =>
    new Promise((resolve, reject) => {
      const target = new URL(url!, origin);
      const options = { method, agent, headers: { ...headers, host: target.host, 'accept-encoding': 'identity' } };
      send(target, options, (answer) => {
        void bytesOf(answer).then((bytes) =>
          resolve({
            status: answer.statusCode!,
            type: answer.headers['content-type'] ?? '',
            text: bytes.toString('utf8'),
          }),
        );
      })
        .on('error', reject)
        .end(body);
    });

  const server = createServer((incoming, outgoing) => {
    outgoing.on('error', () => undefined);
    handle(incoming, outgoing).catch(() => incoming.socket.destroy());
  });
  server.on('connection', (socket) => {
    sockets.add(socket);
    socket.on('close', () => sockets.delete(socket));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    exchanges,
    add: (fault) => void faults.unshift({ fault, left: fault.times ?? Infinity }),
    clear: () => {
      faults = [];
    },
    rewrite: (next) => {
      change = next;
    },
    close: async () => {
      agent.destroy();
      const closed = new Promise((resolve) => server.close(resolve));
      for (const socket of sockets) socket.destroy();
      await closed;
    },
  };
}

async function bytesOf(message: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of message) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks);
}
