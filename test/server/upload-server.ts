import { once } from 'node:events';
import { connect, type Socket } from 'node:net';
import { pino } from 'pino';
import { Arg, buildSchemaSync, Field, ID, InputType, Mutation, Query, Resolver } from 'type-graphql';
import { ProviderDirectory } from '../../src/graph/provider-directory';
import { type Ledger } from '../../src/ledger/ledger';
import { type SessionCache } from '../../src/session-cache/session-cache';
import { readImage } from '../../src/model/image';
import { Upload, UploadScalar } from '../../src/model/upload';
import { UserErrors } from '../../src/model/user-error';
import { serveGraphql } from '../../src/server/graphql';
import { createHttpServer } from '../../src/server/http';

export const SPECIFICATION = 'https://github.com/jaydenseric/graphql-multipart-request-spec';
export const HEADERS: Readonly<Record<string, string>> = { 'apollo-require-preflight': 'true' };

@InputType()
class PictureInput {
  @Field(() => ID)
  id!: string;

  @Field(() => UploadScalar)
  image!: Upload;
}

/** What `keep` answered, in the order in which that was decided; a connection that is gone never hears of it. */
export const decided: string[] = [];

async function keep({ id, image }: PictureInput): Promise<string> {
  try {
    const { bytes, mimeType } = await readImage(image);
    const { fileName } = await image.file;
    return `${id}: ${fileName}, ${mimeType}, ${bytes.length} bytes`;
  } catch (error) {
    if (error instanceof UserErrors) return `${id}: ${error.message}`;
    throw error;
  }
}

@Resolver()
class PictureResolver {
  @Query(() => String)
  hello(): string {
    return 'hello';
  }

  @Mutation(() => String)
  async keep(@Arg('input', () => PictureInput) input: PictureInput): Promise<string> {
    const answer = await keep(input);
    decided.push(answer);
    return answer;
  }

  @Mutation(() => String)
  ignore(@Arg('image', () => UploadScalar) image: Upload): string {
    return `unread, ${image instanceof Upload}`;
  }
}

export interface UploadServer {
  readonly url: string;
  /** What it had to warn of. */
  readonly lines: readonly string[];
  stop(): Promise<void>;
}

/** The server's own HTTP and GraphQL, with a schema that does nothing but take pictures. */
export async function startUploadServer(): Promise<UploadServer> {
  const lines: string[] = [];
  const log = pino({ level: 'warn', base: null }, { write: (line: string) => void lines.push(line) });
  const app = await createHttpServer({ corsOrigins: [], drainMs: 60_000, log });
  app.post('/elsewhere', () => 'taken');
  const apollo = await serveGraphql(app, {
    schema: buildSchemaSync({ resolvers: [PictureResolver], validate: false }),
    providers: new ProviderDirectory([]),
    // Nothing here keeps anything.
    ledger: {} as Ledger,
    sessionCache: {} as SessionCache,
    log,
    operationMs: 60_000,
  });
  const url = await app.listen({ port: 0, host: '127.0.0.1' });
  return { url, lines, stop: () => apollo.stop() };
}

export const KEEP = 'mutation ($image: Upload!) { keep(input: {id: "7", image: $image}) }';
export const OPERATIONS = JSON.stringify({ query: KEEP, variables: { image: null } });
export const MAP = '{"0": ["variables.image"]}';

export type Part = readonly [name: string, value: string | Buffer, fileName?: string];

function formOf(parts: readonly Part[]): FormData {
  const form = new FormData();
  for (const [name, value, fileName] of parts) {
    if (typeof value === 'string' && fileName === undefined) form.append(name, value);
    else form.append(name, new Blob([value]), fileName);
  }
  return form;
}

/**
 * Sends parts as a form; with the header that they need, where a test does not leave it out. In one write, because the
 * server may refuse a form, and close the connection, before it has read all of it.
 */
export async function send(url: string, parts: readonly Part[], headers = HEADERS): Promise<Response> {
  const { type, bytes } = await bytesOf(parts);
  return fetch(`${url}/graphql`, { method: 'POST', headers: { ...headers, 'content-type': type }, body: bytes });
}

/** Sends a file; for `image`, where a test does not say otherwise. */
export const upload = (url: string, bytes: Buffer, operations = OPERATIONS, map = MAP): Promise<Response> =>
  send(url, [
    ['operations', operations],
    ['map', map],
    ['0', bytes, 'autumn.png'],
  ]);

/** An answer, which is JSON whatever went wrong. */
export async function answerOf(response: Response): Promise<{ status: number; body: any }> {
  expect(response.headers.get('content-type')).toBe('application/json; charset=utf-8');
  return { status: response.status, body: await response.json() };
}

export async function connected(url: string): Promise<Socket> {
  const socket = connect(Number(new URL(url).port), '127.0.0.1');
  await once(socket, 'connect');
  return socket;
}

/** All that comes until the connection ends. */
export async function collect(socket: Socket): Promise<string> {
  let text = '';
  socket.setEncoding('utf8').on('data', (chunk: string) => (text += chunk));
  if (!socket.destroyed) await once(socket, 'close');
  return text;
}

/** Waits until all that was written has been taken over, and another request has been answered meanwhile. */
export async function served(url: string, socket: Socket): Promise<void> {
  await new Promise<void>((resolve) => socket.write('', () => resolve()));
  await fetch(`${url}/graphql?query={hello}`, { headers: HEADERS });
}

export async function eventually(isSo: () => boolean): Promise<void> {
  while (!isSo()) await new Promise((resolve) => setImmediate(resolve));
}

export const headOf = (type: string, length: number): string =>
  `POST /graphql HTTP/1.1\r\nHost: x\r\nApollo-Require-Preflight: 1\r\nContent-Type: ${type}\r\nContent-Length: ${length}\r\n\r\n`;

/** A form as it goes over the wire. */
export async function bytesOf(parts: readonly Part[]): Promise<{ type: string; bytes: Buffer }> {
  const body = new Response(formOf(parts));
  return { type: body.headers.get('content-type')!, bytes: Buffer.from(await body.arrayBuffer()) };
}
