import { Busboy, type BusboyHeaders, type BusboyInstance } from '@fastify/busboy';
import { type IncomingMessage } from 'node:http';
import { type Readable, type Writable } from 'node:stream';
import { MULTIPART_REQUESTS, Upload, type UploadedFile, UploadFailed } from '../model/upload';
import { RequestRefused } from './http';

/** Of `operations` and of `map`: as much as a request without files may have. */
const LARGEST_FIELD_BYTES = 1024 * 1024;

/** `operations`, `map` and one file. Of several, one that is not read yet would keep those behind it from coming. */
const MOST_PARTS = 3;

const SEVERAL_FILES = 'A request takes one file, and this one has several.';
const CUT_OFF = 'The request ended before the file was complete.';

interface Awaited {
  readonly arrived: (file: UploadedFile) => void;
  readonly failed: (error: UploadFailed) => void;
}

/**
 * Reads a GraphQL multipart request up to its file, and gives the operation with an Upload at each place that `map`
 * names. The file follows at the pace at which it is read, and ends when the request has: what comes behind it may make
 * it invalid. Rejects with RequestRefused.
 */
export function readMultipartRequest(request: IncomingMessage): Promise<unknown> {
  return new Promise((resolve, reject) => new MultipartRequest(request, resolve, reject).read());
}

/** Lets what is left of a request's body pass unread, so that the connection can be used again. */
export function dropBody(request: IncomingMessage): void {
  request.unpipe();
  request.resume();
}

/**
 * One request that is being read. It is not left to one of the libraries for this specification, because they write to
 * whatever `map` names, the functions that all objects share included.
 */
class MultipartRequest {
  readonly #request: IncomingMessage;
  readonly #resolve: (operations: unknown) => void;
  readonly #reject: (error: Error) => void;
  readonly #awaited = new Map<string, Awaited>();
  #operations: object | null = null;
  #isMapped = false;
  #stream: Readable | null = null;
  #cameWhole: () => void = () => undefined;
  #cameBroken: (failure: UploadFailed) => void = () => undefined;
  /** Settles when the request is over. */
  readonly #whole = new Promise<void>((resolve, reject) => {
    this.#cameWhole = resolve;
    this.#cameBroken = reject;
  });
  /** Set when the request has ended, for a reader of its file. */
  #failure: UploadFailed | null = null;

  constructor(request: IncomingMessage, resolve: (operations: unknown) => void, reject: (error: Error) => void) {
    this.#request = request;
    this.#resolve = resolve;
    this.#reject = reject;
    // The reader of the file receives the error.
    this.#whole.catch(() => undefined);
  }

  read(): void {
    this.#attempt(() => this.#request.pipe(this.#createParser()));
    this.#request.once('close', () => {
      if (!this.#request.complete) this.#end(new RequestRefused(400, CUT_OFF));
    });
  }

  #createParser(): Writable {
    const parser = busboyFor(this.#request);
    parser.on('field', (name, value, _, isTruncated) => this.#attempt(() => this.#onField(name, value, isTruncated)));
    parser.on('file', (name, stream, fileName) => this.#attempt(() => this.#onFile(name, stream, fileName)));
    // Its file fails then: the operation may be under way, and nothing is to be done with half of what was sent.
    parser.on('partsLimit', () => this.#end(new RequestRefused(400, SEVERAL_FILES)));
    parser.on('error', (error) => this.#end(unreadable(error)));
    parser.on('finish', () => this.#onFinish());
    return parser;
  }

  #onField(name: string, value: string, isTruncated: boolean): void {
    if (isTruncated) throw new RequestRefused(413, `\`${name}\` is larger than ${LARGEST_FIELD_BYTES} bytes.`);
    const isMap = name === 'map';
    if (isMap ? this.#operations === null || this.#isMapped : this.#operations !== null) throw misordered();
    const parsed = parseField(name, value);
    if (!isMap) {
      this.#operations = parsed;
      return;
    }
    this.#isMapped = true;
    this.#announce(parsed, this.#operations!);
  }

  #announce(map: object, operations: object): void {
    const files = Object.entries(map);
    if (files.length > 1) throw new RequestRefused(400, 'A request takes one file, and `map` names several.');
    for (const [name, paths] of files) {
      if (!Array.isArray(paths)) throw new RequestRefused(400, `\`map\` is not as ${MAP_EXAMPLE}.`);
      const places = paths.map((path: unknown) => placeOf(path, operations));
      const upload = new Upload(new Promise((arrived, failed) => this.#awaited.set(name, { arrived, failed })));
      for (const fill of places) fill(upload);
    }
  }

  #onFile(name: string, stream: Readable, fileName = ''): void {
    // The reader of the file receives it; without a listener, the error would end the process.
    stream.on('error', () => undefined);
    if (!this.#isMapped) {
      stream.resume();
      throw misordered();
    }
    const awaited = this.#awaited.get(name);
    if (awaited) {
      this.#stream = stream;
      awaited.arrived({ fileName, chunks: this.#chunksOf(stream) });
    } else {
      stream.resume();
      if (this.#awaited.size > 0) throw unnamed(name, [...this.#awaited.keys()]);
    }
    this.#resolve(this.#operations);
  }

  async *#chunksOf(stream: Readable): AsyncIterable<Buffer> {
    try {
      yield* stream as AsyncIterable<Buffer>;
      await this.#whole;
    } catch (error) {
      throw this.#failure ?? error;
    }
  }

  #onFinish(): void {
    this.#cameWhole();
    // A missing file is reported where the operation uses it.
    if (this.#isMapped) this.#resolve(this.#operations);
    const missing = this.#operations === null ? 'operations' : 'map';
    this.#end(
      new RequestRefused(400, `The request has no part \`${missing}\`. ${SEE}`),
      new UploadFailed('The request has no part for the file that `map` announces.'),
    );
  }

  #attempt(step: () => void): void {
    if (this.#failure) return;
    try {
      step();
    } catch (error) {
      this.#end(error as Error);
    }
  }

  /** Rejects whatever still waits for the operation or the file; what is complete is unaffected. */
  #end(refusal: Error, failure = new UploadFailed(refusal.message)): void {
    if (this.#failure) return;
    this.#failure = failure;
    dropBody(this.#request);
    this.#reject(refusal);
    this.#cameBroken(failure);
    for (const { failed } of this.#awaited.values()) failed(failure);
    if (this.#stream && !this.#stream.readableEnded) this.#stream.destroy(failure);
  }
}

const SEE = `See ${MULTIPART_REQUESTS}.`;
const MAP_EXAMPLE = '{"0": ["variables.image"]}';

const misordered = (): RequestRefused =>
  new RequestRefused(400, `The parts of the request come once each and in this order: operations, map, file. ${SEE}`);

const unnamed = (name: string, named: readonly string[]): RequestRefused =>
  new RequestRefused(
    400,
    `A request takes one file, the one that \`map\` names: "${named.join('", "')}". There is another, "${name.slice(0, LONGEST_NAME_SHOWN)}".`,
  );

const unreadable = (error: unknown): RequestRefused =>
  new RequestRefused(400, `The parts of the request cannot be read: ${(error as Error).message}.`);

function busboyFor({ headers }: IncomingMessage): BusboyInstance {
  try {
    return new Busboy({
      headers: headers as BusboyHeaders,
      limits: { fieldSize: LARGEST_FIELD_BYTES, parts: MOST_PARTS },
      // However it is sent: some clients send these two as files as well.
      isPartAFile: (name) => name !== 'operations' && name !== 'map',
    });
  } catch (error) {
    // It says so by an exception when the content type has no boundary.
    throw unreadable(error);
  }
}

function parseField(name: string, value: string): object {
  let parsed: unknown;
  try {
    parsed = JSON.parse(value);
  } catch {
    throw new RequestRefused(400, `\`${name}\` is not JSON. ${SEE}`);
  }
  if (typeof parsed === 'object' && parsed !== null) return parsed;
  throw new RequestRefused(400, `\`${name}\` is not a JSON object. ${SEE}`);
}

/** How to fill the place that a path as "variables.image" leads to; it must be there, and hold null as yet. */
function placeOf(path: unknown, operations: object): (upload: Upload) => void {
  const steps = typeof path === 'string' ? path.split('.') : [];
  const last = steps.pop() ?? '';
  const holder = steps.reduce<unknown>(ownProperty, operations);
  if (ownProperty(holder, last) !== null) {
    const shown = JSON.stringify(path).slice(0, LONGEST_PATH_SHOWN);
    throw new RequestRefused(400, `\`map\` says ${shown}, and \`operations\` has no null there.`);
  }
  return (upload) => void ((holder as Record<string, unknown>)[last] = upload);
}

const LONGEST_PATH_SHOWN = 100;
const LONGEST_NAME_SHOWN = 100;

function ownProperty(value: unknown, name: string): unknown {
  if (typeof value !== 'object' || value === null || !Object.hasOwn(value, name)) return undefined;
  return (value as Record<string, unknown>)[name];
}
