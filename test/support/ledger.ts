import { transformFileSync } from '@swc/core';
import { type ChildProcess, fork } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdirSync, mkdtempSync, readdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { createServer, type IncomingMessage, request as forward, type ServerResponse } from 'node:http';
import { type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { text } from 'node:stream/consumers';
import { type Logger, pino } from 'pino';
import { type AppDatabase } from '../../src/database/database';
import { Ledger } from '../../src/ledger/ledger';
import { saveRecords, SessionRecords } from '../../src/session-cache/record-store';
import { deadlineIn } from '../../src/model/deadline';
import { ProviderError } from '../../src/model/provider-error';
import { userError, UserErrors } from '../../src/model/user-error';
import { type RequestScope } from '../../src/provider-kit/port';
import {
  type AnyWriteOperation,
  type Recovery,
  type WriteResult,
  type WriteOperation,
} from '../../src/provider-kit/write-operation';

/** What the scripted provider is asked to make. */
export interface Asked {
  readonly title: string;
  readonly startsAt: Date;
  readonly notes?: string;
}

/** What it has made. */
export interface Made extends Asked {
  readonly number: number;
}

/** What it does with what is sent to it: "cutBefore" and "cutAfter" it has acted, no answer comes. */
export type Behaviour = 'answers' | 'refuses' | 'neverActs' | 'cutBefore' | 'cutAfter';

/** The global id of what the scripted provider made. */
export const thingId = (number: number): string => `scripted:thing:${number}`;

/** How many things there were before a create. */
interface CreateBaseline {
  readonly highest: number;
}

/** A create of the scripted provider. */
export interface Create extends WriteOperation<Asked, Asked, Made, CreateBaseline> {
  readonly recovery: Recovery<Asked, Asked, Made, CreateBaseline>;
}

/** The same operation with another way of recovery. */
export const withRecovery = (create: Create, recovery: Partial<Create['recovery']>): Create => ({
  ...create,
  recovery: { ...create.recovery, ...recovery },
});

/** A provider within the test, which makes things, and remembers what it was sent. */
export class ScriptedProvider {
  readonly sent: Asked[] = [];
  readonly made: Made[] = [];
  behaviour: Behaviour = 'answers';
  /** Whether it can be asked for what it made. */
  canBeAsked = true;
  /** Whether a server that starts knows it at all. */
  isConfigured = true;
  /** Operations that a server which starts has beside its own, or instead of those of the same name. */
  others: readonly AnyWriteOperation[] = [];
  /** Whether a result is noted as it is, or has to be read again. */
  hasSnapshots = true;
  private held: Promise<void> = Promise.resolve();
  private readonly awaited: { count: number; resolve: () => void }[] = [];

  /** Keeps what is sent from now on waiting; the answer lets it go on. */
  hold(): () => void {
    let release = (): void => undefined;
    this.held = new Promise((resolve) => (release = resolve));
    return () => release();
  }

  /** Resolves as soon as so much has been sent in all. */
  async received(count: number): Promise<void> {
    if (this.sent.length < count) await new Promise<void>((resolve) => this.awaited.push({ count, resolve }));
  }

  get create(): Create {
    return this.creating('createThing');
  }

  /** The create with another way of recovery. */
  createWith(recovery: Partial<Create['recovery']>): Create {
    return withRecovery(this.create, recovery);
  }

  /** Another operation of the same provider, which takes the same input. */
  get createOther(): Create {
    return this.creating('createOther');
  }

  /** A change of the first thing, which can be repeated. */
  get change(): WriteOperation<Asked, Asked, Made> {
    const send = (input: Asked) => this.act(input, () => ({ ...input, number: 1 }));
    const likeACreate = this.creating('changeThing');
    return { ...likeACreate, effect: 'change', send, recovery: undefined };
  }

  /** As the ledger is given them. */
  get operations(): ReadonlyMap<string, AnyWriteOperation> {
    const own = this.isConfigured ? [this.create, this.createOther, this.change] : [];
    return new Map([...own, ...this.others].map((operation) => [`${operation.provider}:${operation.name}`, operation]));
  }

  private creating(name: string): Create {
    return {
      name,
      provider: 'scripted',
      effect: 'create',
      summarize: ({ title, startsAt }) => `${title} at ${startsAt.toISOString()}`,
      prepare: (input) => {
        if (input.title === '') throw new UserErrors([userError('REQUIRED', 'title: give one.', ['title'])]);
        if (input.startsAt.getTime() < Date.now()) {
          throw new UserErrors([userError('START_IN_PAST', 'startsAt: it is over.', ['startsAt'])]);
        }
        return input;
      },
      send: (input) => this.act(input, () => this.make(input)),
      fromSnapshot: (snapshot) => {
        const made = snapshot as Made & { startsAt: string };
        return { ...made, startsAt: new Date(made.startsAt) };
      },
      recovery: {
        baseline: () => ({ highest: this.made.length }),
        find: async (input, baseline) => {
          if (!this.canBeAsked) return null;
          const [only, ...others] = this.made
            .slice(baseline!.highest)
            .filter(({ title, startsAt }) => title === input.title && startsAt.getTime() === input.startsAt.getTime());
          return only && others.length === 0 ? this.sentOf(only) : null;
        },
        matchKey: ({ title, startsAt }) => JSON.stringify([title, startsAt]),
        identify: (input, providerId) => {
          if (/^\d+$/.test(providerId)) return this.sentOf({ ...input, number: Number(providerId) });
          throw new UserErrors([userError('NOT_FOUND', 'providerId: it has no such thing.', ['providerId'])]);
        },
      },
    };
  }

  private async act(input: Asked, make: () => Made): Promise<WriteResult<Made>> {
    const { behaviour, held } = this;
    this.sent.push(input);
    for (const waiting of this.awaited) if (this.sent.length >= waiting.count) waiting.resolve();
    await held;
    const failed = (code: 'PROVIDER_UNAVAILABLE', acted: 'never' | 'maybe'): ProviderError =>
      new ProviderError(`The call failed; it acted ${acted}.`, { code, provider: 'SCRIPTED', retryable: false, acted });
    switch (behaviour) {
      case 'answers':
        return this.sentOf(make());
      case 'refuses':
        throw new UserErrors([userError('ALREADY_SCHEDULED', 'There is one at that time.', ['startsAt'], '1032')]);
      case 'neverActs':
        throw failed('PROVIDER_UNAVAILABLE', 'never');
      case 'cutAfter':
        make();
        throw failed('PROVIDER_UNAVAILABLE', 'maybe');
      case 'cutBefore':
        throw failed('PROVIDER_UNAVAILABLE', 'maybe');
    }
  }

  private make(input: Asked): Made {
    const made = { ...input, number: this.made.length + 1 };
    this.made.push(made);
    return made;
  }

  private sentOf(made: Made): WriteResult<Made> {
    const globalId = thingId(made.number);
    return {
      result: made,
      resultId: globalId,
      snapshot: this.hasSnapshots ? made : null,
      callId: `call-${made.number}`,
      records: [{ globalId, record: made, startsAt: made.startsAt, endsAt: null }],
    };
  }
}

const silent = pino({ level: 'silent' });

/** Runs something with what a call carries. */
export async function withCall<T>(run: (scope: RequestScope) => Promise<T>, milliseconds = 10_000): Promise<T> {
  const deadline = deadlineIn(milliseconds);
  try {
    return await run({ deadline, requestId: 'test', log: silent, primeCache: () => undefined });
  } finally {
    deadline.end();
  }
}

/** So often a server looks after its rows. */
const RENEW_MS = 3_000;

/** Runs something in which intervals, by which servers look after their rows, pass only when they are told to. */
export async function passIntervals(run: (pass: () => void) => Promise<void>): Promise<void> {
  const doNotFake = ['Date', 'hrtime', 'nextTick', 'performance', 'queueMicrotask'] as const;
  const timers = ['setImmediate', 'clearImmediate', 'setTimeout', 'clearTimeout'] as const;
  jest.useFakeTimers({ doNotFake: [...doNotFake, ...timers] });
  try {
    await run(() => jest.advanceTimersByTime(RENEW_MS));
  } finally {
    jest.useRealTimers();
  }
}

export interface WriteOptions {
  readonly operation?: WriteOperation<Asked, Asked, Made>;
  /** How a result is read that has no snapshot. */
  readonly load?: (globalId: string) => Promise<Made | null>;
  readonly milliseconds?: number;
}

/** A ledger with one scripted provider, as one server has it. */
export class TestLedger {
  constructor(
    readonly ledger: Ledger,
    readonly database: AppDatabase,
    private readonly provider: ScriptedProvider,
  ) {}

  write(idempotencyKey: string | null, input: Asked = asked(), options: WriteOptions = {}): Promise<Made> {
    const { operation = this.provider.create, load = async () => null, milliseconds } = options;
    const inputHash = createHash('sha256')
      .update(JSON.stringify([operation.name, input]))
      .digest('hex');
    return withCall(
      (scope) => this.ledger.perform(operation, { input, inputHash, idempotencyKey }, scope, load),
      milliseconds,
    );
  }

  /** The records that its writes saved. */
  get records(): SessionRecords {
    return new SessionRecords(this.database.db);
  }

  /** All that is noted, the latest first. */
  async rows() {
    const { items } = await this.ledger.writes(null, { first: 200, after: null });
    return items.map(({ node }) => node);
  }

  /** Ends the server as it should end. */
  end(): Promise<void> {
    return this.ledger.end();
  }
}

/** What was asked for, as the ledger recorded it. */
function decodeAsked(_operation: string, json: string): Asked {
  const input = JSON.parse(json) as Asked & { readonly startsAt: string };
  return { ...input, startsAt: new Date(input.startsAt) };
}

/** Begins a server's ledger in a database. */
export async function startLedger(
  database: AppDatabase,
  provider: ScriptedProvider,
  redact: (text: string) => string = (text) => text,
  log: Logger = silent,
): Promise<TestLedger> {
  const { operations } = provider;
  const ledger = new Ledger({ database, operations, decodeInput: decodeAsked, saveRecords, redact, log });
  await ledger.begin();
  return new TestLedger(ledger, database, provider);
}

/** An input that has never been given before. */
export const asked = (title = 'Risk', more: Partial<Asked> = {}): Asked => ({
  title,
  startsAt: new Date('2999-03-04T09:00:00Z'),
  ...more,
});

/** What a promise came to. */
export async function outcomeOf<T>(promise: Promise<T>): Promise<{ value: T } | { error: Error }> {
  try {
    return { value: await promise };
  } catch (error) {
    return { error: error as Error };
  }
}

/** A call as it came through a proxy. */
export interface PassedCall {
  readonly method: string;
  /** Path and query. */
  readonly path: string;
  readonly body: string;
}

export interface CuttingProxy {
  /** "http://127.0.0.1:<port>", to be used instead of the target's address. */
  readonly url: string;
  readonly calls: readonly PassedCall[];
  /** Decides what becomes of a call before it reaches the target, and of its answer before that goes back. */
  rule: (this: void, moment: 'before' | 'after', scope: PassedCall) => Ruling | Promise<Ruling>;
  /** The calls that changed something. */
  writes(): PassedCall[];
  close(): Promise<void>;
}

/** Passed on, or the connection to the caller is destroyed. */
export type Ruling = 'pass' | 'cut';

/** Starts a server on the loopback interface that passes calls on to the target, and answers back, unless it is told not to. */
export async function startCuttingProxy(target: string): Promise<CuttingProxy> {
  const calls: PassedCall[] = [];
  const answer = async (incoming: IncomingMessage, outgoing: ServerResponse): Promise<void> => {
    const body = await text(incoming);
    const scope = { method: incoming.method!, path: incoming.url!, body };
    calls.push(scope);
    if ((await proxy.rule('before', scope)) === 'cut') return void outgoing.destroy();
    const url = new URL(scope.path, target);
    const headers = { ...incoming.headers, host: url.host, connection: 'close' };
    const answered = await new Promise<IncomingMessage>((resolve, reject) => {
      forward(url, { method: scope.method, headers }, resolve).on('error', reject).end(body);
    });
    const content = await text(answered);
    if ((await proxy.rule('after', scope)) === 'cut') return void outgoing.destroy();
    const type = answered.headers['content-type'] ?? 'application/json';
    outgoing.writeHead(answered.statusCode!, { 'content-type': type }).end(content);
  };
  const server = createServer((incoming, outgoing) => {
    // A caller that is killed in the middle of its call is what some tests are about.
    answer(incoming, outgoing).catch(() => outgoing.destroy());
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const proxy: CuttingProxy = {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    calls,
    rule: () => 'pass',
    writes: () => calls.filter(({ method }) => method !== 'GET'),
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
  return proxy;
}

const ROOT = path.resolve(__dirname, '../..');

export interface CompiledProgram {
  /** Starts it in a process of its own, which has a channel for messages. */
  start(...args: string[]): ChildProcess;
  remove(): void;
}

/** Compiles a program of the tests together with all of the sources, so that it starts as fast as what is released. */
export function compileProgram(file: string): CompiledProgram {
  const folder = mkdtempSync(path.join(tmpdir(), 'ledger-program-'));
  const sources = readdirSync(path.join(ROOT, 'src'), { recursive: true, encoding: 'utf8' });
  const files = sources.filter((source) => source.endsWith('.ts')).map((source) => path.join('src', source));
  for (const source of [...files, file]) {
    const { code } = transformFileSync(path.join(ROOT, source), { cwd: ROOT, sourceMaps: false });
    const compiled = path.join(folder, source.replace(/\.ts$/, '.js'));
    mkdirSync(path.dirname(compiled), { recursive: true });
    writeFileSync(compiled, code);
  }
  symlinkSync(path.join(ROOT, 'node_modules'), path.join(folder, 'node_modules'));
  return {
    start: (...args) => fork(path.join(folder, file.replace(/\.ts$/, '.js')), args, { execArgv: [] }),
    remove: () => rmSync(folder, { recursive: true, force: true }),
  };
}
