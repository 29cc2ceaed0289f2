import { getNamedType, type GraphQLObjectType, type GraphQLSchema } from 'graphql';
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { createSubgraph, type RunningApp, startApp } from '../../../src/app';
import { readConfig } from '../../../src/config';
import { type HttpLimits } from '../../../src/http/client';
import { deadlineIn } from '../../../src/model/deadline';
import {
  type DataSource,
  type ProviderManifest,
  type RequestScope,
  type RunningSandbox,
} from '../../../src/provider-kit/port';
import { type ProviderSample, type SampleWrite, type WireRequest } from '../../../src/provider-kit/sample';
import { type GraphqlAnswer, postGraphql } from '../../support/app';
import { type Exchange, type FaultProxy, startFaultProxy } from './fault-proxy';
import { everyField, mutationOf } from './selections';
import { subjectOf } from './subjects';

const ATTEMPT_MS = 2_000;
export const MAX_RESPONSE_BYTES = 4 * 1024 * 1024;

/** Every request can be counted: a provider that fails is not suspended. Reads are repeated, as they are by default. */
const LIMITS: Partial<HttpLimits> = {
  attemptMs: ATTEMPT_MS,
  maxResponseBytes: MAX_RESPONSE_BYTES,
  breaker: { failures: 10_000, halfOpenAfterMs: 10_000 },
};

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;

/** What a mutation was answered with. */
export interface Written extends GraphqlAnswer {
  /** The payload; null where the mutation failed. */
  readonly payload: any;
  /** The global id of the entity in the payload, or of what was deleted; null where there is none. */
  readonly id: string | null;
  readonly userErrors: readonly { readonly code: string; readonly message: string; readonly field: string[] | null }[];
  /** The code of the GraphQL error; null where there is none. */
  readonly code: string | null;
  /** The requests that came to the provider meanwhile and are of the kind of a write. */
  readonly sent: readonly Exchange[];
  readonly key: string;
}

export interface WriteOptions {
  readonly startsAt?: Date;
  readonly targetId?: string;
  readonly key?: string;
  readonly changes?: Readonly<Record<string, unknown>>;
}

/** A server with one provider, its sandbox behind a fault proxy, and another server at the same sandbox. */
export class Scene {
  readonly schema: GraphQLSchema;
  readonly sample: ProviderSample;
  private readonly folders: string[] = [];
  private readonly lines: string[] = [];
  private readonly deadlines: { end(): void }[] = [];
  private sandbox!: RunningSandbox;
  private app!: RunningApp;
  private other: RunningApp | null = null;
  private proxies: FaultProxy[] = [];
  private days = 0;
  private keys = 0;

  private constructor(
    readonly manifest: ProviderManifest,
    private readonly environment: Readonly<Record<string, string>>,
  ) {
    this.sample = manifest.sample;
    this.schema = createSubgraph([manifest]).schema;
  }

  /** `environment` replaces settings with which the sandbox is reached. */
  static async start(manifest: ProviderManifest, environment: Readonly<Record<string, string>> = {}): Promise<Scene> {
    const scene = new Scene(manifest, environment);
    const behindProxies = { ...subjectOf(manifest), startSandbox: (options: never) => scene.startSandbox(options) };
    scene.app = await scene.startServer(behindProxies, { SANDBOX: 'on' }, scene.lines);
    return scene;
  }

  async stop(): Promise<void> {
    this.deadlines.forEach((deadline) => deadline.end());
    await this.app.stop();
    await this.other?.stop();
    for (const proxy of this.proxies) await proxy.close();
    await this.sandbox.stop();
    for (const folder of this.folders) rmSync(folder, { recursive: true, force: true });
  }

  /** The data source under test. */
  get source(): DataSource {
    return this.app.providers[0]!.source!;
  }

  get exchanges(): readonly Exchange[] {
    return this.proxies.flatMap(({ exchanges }) => exchanges);
  }

  /** The first proxy; a provider with several hosts has one for each. */
  get proxy(): Pick<FaultProxy, 'add' | 'clear' | 'rewrite'> {
    return {
      add: (fault) => this.proxies.forEach((each) => each.add(fault)),
      clear: () => this.proxies.forEach((each) => each.clear()),
      rewrite: (change) => this.proxies.forEach((each) => each.rewrite(change)),
    };
  }

  get url(): string {
    return this.app.url;
  }

  logText(): string {
    return this.lines.join('');
  }

  /** Everything that the server has written to its database so far, as bytes. */
  ledgerText(): string {
    return this.folders
      .slice(0, 1)
      .flatMap((folder) =>
        readdirSync(folder, { recursive: true, encoding: 'utf8' }).map((name) => path.join(folder, name)),
      )
      .filter((file) => statSync(file).isFile())
      .map((file) => readFileSync(file).toString('latin1'))
      .join('');
  }

  /** A call with time enough. */
  scope(): RequestScope {
    const deadline = deadlineIn(15_000);
    this.deadlines.push(deadline);
    return { deadline, requestId: 'contract', log: this.app.log, primeCache: () => undefined };
  }

  /** The settings with which the sandbox is reached without a proxy. */
  get direct(): Readonly<Record<string, string>> {
    return this.sandbox.variables;
  }

  /** A whole hour on a day at which nothing is scheduled, and nothing on the next two days. */
  nextStart(): Date {
    this.days += 1;
    return new Date(Math.floor(Date.now() / DAY_MS) * DAY_MS + (400 + 3 * this.days) * DAY_MS + 9 * HOUR_MS);
  }

  graphql(query: string, variables?: Record<string, unknown>): Promise<GraphqlAnswer> {
    return postGraphql(this.app.url, query, variables);
  }

  /** Another server at the same provider, without faults, that knows nothing of what this one did. */
  async elsewhere(query: string, variables?: Record<string, unknown>): Promise<GraphqlAnswer> {
    this.other ??= await this.startServer(this.manifest, { SANDBOX: 'off', ...this.direct }, []);
    return postGraphql(this.other.url, query, variables);
  }

  writeOf(mutation: string): SampleWrite {
    return this.sample.writes.find((each) => each.mutation === mutation)!;
  }

  get creates(): readonly SampleWrite[] {
    return this.sample.writes.filter(({ create }) => create !== undefined);
  }

  /** What a write needs: the entity that it changes or adds to is created, and its start is free. */
  async prepare(
    { target }: SampleWrite,
    startsAt = this.nextStart(),
  ): Promise<Required<Pick<WriteOptions, 'startsAt' | 'targetId'>>> {
    if (target === undefined) return { startsAt, targetId: '' };
    const made = await this.write(this.writeOf(target), await this.prepare(this.writeOf(target), startsAt));
    if (made.id === null) throw new Error(`${target}, on which another write depends, failed: ${made.text}`);
    return { startsAt, targetId: made.id };
  }

  /** Performs a write through the server under test. */
  async write(
    write: SampleWrite,
    { startsAt = this.nextStart(), targetId = '', key, changes }: WriteOptions = {},
  ): Promise<Written> {
    const idempotencyKey = key ?? `contract-${(this.keys += 1)}`;
    const input = { ...write.input({ startsAt, targetId }), ...changes };
    const withKey = write.create ? { ...input, idempotencyKey } : input;
    const before = this.exchanges.length;
    const answer = await this.graphql(this.documentOf(write), { input: withKey });
    return this.written(write, answer, this.exchanges.slice(before), idempotencyKey);
  }

  /** The same through another server, of which this one knows nothing. */
  async writeElsewhere(
    write: SampleWrite,
    { startsAt = this.nextStart(), targetId = '', changes }: WriteOptions = {},
  ): Promise<Written> {
    const input = { ...write.input({ startsAt, targetId }), ...changes };
    const answer = await this.elsewhere(this.documentOf(write), { input });
    return this.written(write, answer, [], '');
  }

  isWrite(request: WireRequest): boolean {
    return this.sample.writes.some((each) => isRequestOf(each, request));
  }

  /** The write of a key, as the ledger reports it. */
  async recorded(
    key: string,
  ): Promise<{ id: string; state: string; error: string | null; result: { id: string } | null } | null> {
    const query = '{ writes(first: 200) { nodes { id idempotencyKey state error result { id } } } }';
    const { data } = await this.graphql(query);
    return data.writes.nodes.find((each: { idempotencyKey: string }) => each.idempotencyKey === key) ?? null;
  }

  async resolve(
    input: Record<string, unknown>,
  ): Promise<{ write: { state: string } | null; userErrors: { code: string; field: string[] | null }[] }> {
    const document =
      'mutation ($input: ResolveWriteInput!) { resolveWrite(input: $input) { write { state } userErrors { code message field } } }';
    const { data, text } = await this.graphql(document, { input });
    if (!data?.resolveWrite) throw new Error(text);
    return data.resolveWrite;
  }

  private documentOf({ mutation, payload }: SampleWrite): string {
    if (payload === null) return mutationOf(this.schema, mutation, 'deletedId userErrors { code message field }');
    const returned = getNamedType(this.schema.getMutationType()!.getFields()[mutation]!.type) as GraphQLObjectType;
    const type = getNamedType(returned.getFields()[payload]!.type);
    const selection = `${payload} { id ${everyField(this.schema, type, 1, ['providerRecord'])} }`;
    return mutationOf(this.schema, mutation, `${selection} userErrors { code message field }`);
  }

  private written(
    { mutation, payload: field }: SampleWrite,
    answer: GraphqlAnswer,
    exchanges: readonly Exchange[],
    key: string,
  ): Written {
    const payload = answer.data?.[mutation] ?? null;
    return {
      ...answer,
      payload,
      id: (field === null ? payload?.deletedId : payload?.[field]?.id) ?? null,
      userErrors: payload?.userErrors ?? [],
      code: (answer.errors[0]?.extensions['code'] as string | undefined) ?? null,
      sent: exchanges.filter((each) => this.isWrite(each)),
      key,
    };
  }

  private async startSandbox(options: Parameters<ProviderManifest['startSandbox']>[0]): Promise<RunningSandbox> {
    this.sandbox = await this.manifest.startSandbox(options);
    const origins = new Set(Object.values(this.sandbox.variables).flatMap((value) => originOf(value) ?? []));
    const byOrigin = new Map<string, string>();
    for (const origin of origins) {
      const proxy = await startFaultProxy(origin);
      this.proxies.push(proxy);
      byOrigin.set(origin, proxy.url);
    }
    const proxied = Object.entries(this.sandbox.variables).map(([name, value]) => {
      const origin = originOf(value);
      return [name, origin === null ? value : value.replace(origin, byOrigin.get(origin)!)] as const;
    });
    const { madeElsewhere } = this.sandbox;
    return {
      ...this.sandbox,
      variables: { ...Object.fromEntries(proxied), ...this.environment },
      ...(madeElsewhere && { madeElsewhere }),
      // It is stopped after the servers that use it.
      stop: () => Promise.resolve(),
    };
  }

  private startServer(
    manifest: ProviderManifest,
    environment: Readonly<Record<string, string>>,
    lines: string[],
  ): Promise<RunningApp> {
    const folder = mkdtempSync(path.join(tmpdir(), 'contract-'));
    this.folders.push(folder);
    const config = readConfig({ PORT: '0', LOG_LEVEL: 'trace', DATA_DIR: folder, ...environment }, [manifest]);
    return startApp(config, { logTo: { write: (line: string) => void lines.push(line) }, limits: LIMITS });
  }
}

export const isRequestOf = ({ request: { method, target } }: SampleWrite, request: WireRequest): boolean =>
  request.method === method && target.test(request.target);

const originOf = (value: string): string | null => /^http:\/\/127\.0\.0\.1:\d+/.exec(value)?.[0] ?? null;
