/** The composition root: config in, a server that can be started and stopped out. */
import 'reflect-metadata';
import { type FastifyInstance } from 'fastify';
import { type GraphQLSchema } from 'graphql';
import { type AddressInfo } from 'node:net';
import path from 'node:path';
import { type DestinationStream, type Logger } from 'pino';
import { type Config, ConfigError, type ProviderConfig } from './config';
import { ProviderDirectory } from './graph/provider-directory';
import { buildSubgraph, type SubgraphSchema } from './graph/schema';
import { Redactor } from './http/redact';
import { DatabaseUnusable, openPostgres, openSqlite } from './database/database';
import { inputDecoder } from './graph/input-decoder';
import { Ledger } from './ledger/ledger';
import { saveRecords } from './session-cache/record-store';
import { SessionCache } from './session-cache/session-cache';
import { secretsOfPostgresUrl } from './database/postgres-url';
import { createLog } from './log';
import { ProviderMode } from './model/provider-status';
import { providers as allProviders } from './providers';
import {
  type ConfiguredProvider,
  type ProviderHandle,
  type ProviderManifest,
  type ProviderRuntime,
  type RunningSandbox,
  type SandboxOptions,
  type SettingDescription,
  type SettingProblem,
} from './provider-kit/port';
import { type AnyWriteOperation } from './provider-kit/write-operation';
import { serveCalendarPage } from './server/calendar-page';
import { serveCalendarFeed } from './server/calendar-feed';
import { createContext, serveGraphql } from './server/graphql';
import { serveHealth } from './server/health';
import { createHttpServer } from './server/http';
import { servePages } from './server/pages';
import { adoptSandboxSessions, idOffsetAt } from './simulated';

export { readConfig, readEnvironment } from './config';
export { providers } from './providers';

/** The whole of an operation, from its first call to a provider to its last. */
const OPERATION_MS = 20_000;
/** What an operation needs beside, to be read and answered, before the server may stop without it. */
const ANSWER_MS = 1_000;

export interface AppOptions {
  /** Where the log goes; standard error when left out. */
  readonly logTo?: DestinationStream;
  /** How long an operation may take; 20 seconds when left out. */
  readonly operationMs?: number;
  /** Limits of the providers' clients other than the usual ones. */
  readonly limits?: ProviderRuntime['limits'];
}

export interface RunningApp {
  /** Where it listens, as "http://127.0.0.1:4000". */
  readonly url: string;
  /** The providers and their data sources. */
  readonly providers: readonly ProviderHandle[];
  readonly log: Logger;
  /** Answers what is under way, takes nothing new, and ends. */
  stop(): Promise<void>;
}

/** The subgraph that was built last: it depends on its manifests alone, so a process builds it once. */
let built: { readonly manifests: readonly ProviderManifest[]; readonly subgraph: SubgraphSchema } | undefined;

/** The subgraph of these providers; of all that this build knows when left out. */
export function createSubgraph(manifests: readonly ProviderManifest[] = allProviders): SubgraphSchema {
  const isBuilt =
    built?.manifests.length === manifests.length && manifests.every((each, index) => built?.manifests[index] === each);
  if (!built || !isBuilt) built = { manifests, subgraph: buildSubgraph(manifests) };
  return built.subgraph;
}

const DO_NOT_EDIT = '# Emitted from the code by "npm run schema". Do not edit.\n\n';

/** The text of schema/schema.graphql: the subgraph, for composers and routers. */
export const emittedSdl = (): string => DO_NOT_EDIT + createSubgraph().sdl;

/** The text of schema/api.graphql: the same without federation directives, for client compilers and linters. */
export const emittedApiSdl = (): string => DO_NOT_EDIT + createSubgraph().apiSdl;

/** Starts everything, or nothing: what was started before a failure is stopped again. */
export async function startApp(config: Config, options: AppOptions = {}): Promise<RunningApp> {
  const stops: (() => Promise<unknown>)[] = [];
  const stop = async (): Promise<void> => {
    for (const step of stops.splice(0).reverse()) await step();
  };
  try {
    return await start(config, options, stops, stop);
  } catch (error) {
    await stop();
    throw error;
  }
}

async function start(
  config: Config,
  options: AppOptions,
  stops: (() => Promise<unknown>)[],
  stop: () => Promise<void>,
): Promise<RunningApp> {
  const redactor = new Redactor();
  const log = createLog(config.logLevel, (text) => redactor.redact(text), options.logTo);

  if (config.databaseUrl) redactor.add(secretsOfPostgresUrl(config.databaseUrl));
  const configured = new Map<ProviderConfig, ConfiguredProvider>();
  const sandboxes = new Map<string, RunningSandbox>();
  const now = new Date();
  const idOffset = idOffsetAt(now, config.databaseUrl === null ? sandboxFolder(config) : null);
  for (const provider of config.providers) {
    const settings = provider.configured ?? (await simulate(provider, { now, idOffset, log }, sandboxes, stops));
    if (!settings) continue;
    configured.set(provider, settings);
    redactor.add(settings.secrets);
  }

  const redactSecret = (secret: string): void => redactor.addTemporary(secret);
  const handles = config.providers.map((provider): ProviderHandle => {
    const source =
      configured.get(provider)?.create({ log, redactSecret: redactSecret, limits: options.limits }) ?? null;
    if (source) stops.push(() => source.close());
    const { id, title, capabilities, kinds, abilities, settings: variables } = provider.manifest;
    const requiredVariables = variables.filter(({ required }) => required).map(nameToSet);
    return { id, title, capabilities, kinds, abilities, mode: provider.mode, source, requiredVariables };
  });

  const { schema } = createSubgraph(config.providers.map(({ manifest }) => manifest));
  const { ledger, sessionCache } = await openStores(config, handles, schema, redactor, log);
  stops.push(() => ledger.end());
  for (const { id, source } of handles) {
    const sandbox = sandboxes.get(id);
    if (source && sandbox) await adoptSandboxSessions(source, sandbox, sessionCache.records, log);
  }

  const operationMs = options.operationMs ?? OPERATION_MS;
  const app = await createHttpServer({ corsOrigins: config.corsOrigins, drainMs: operationMs + ANSWER_MS, log });
  stops.push(() => app.close());
  let isReady = false;
  serveHealth(app, { isReady: async () => isReady && (await ledger.isWritable()) });
  servePages(app);
  serveCalendarPage(app);
  const served = { schema, providers: new ProviderDirectory(handles), ledger, sessionCache, log, operationMs };
  serveCalendarFeed(app, { createContext: () => createContext(served) });
  const apollo = await serveGraphql(app, served);
  stops.push(() => {
    isReady = false;
    return apollo.stop();
  });
  const url = await listen(app, config);
  isReady = true;
  // The server does not wait for it; the ledger breaks it off when it ends.
  void ledger.reconcile();
  return { url, providers: handles, log, stop };
}

/** Opens the database of the ledger and the session cache, and takes over the writes of servers that ended. */
async function openStores(
  config: Config,
  handles: readonly ProviderHandle[],
  schema: GraphQLSchema,
  redactor: Redactor,
  log: Logger,
): Promise<{ ledger: Ledger; sessionCache: SessionCache }> {
  const isSimulated = handles.some(({ mode }) => mode === ProviderMode.SANDBOX);
  const folder = isSimulated ? sandboxFolder(config) : config.dataDir;
  const onError = (error: Error): void => log.error({ err: error }, 'A connection to the ledger broke');
  const operations = new Map<string, AnyWriteOperation>();
  for (const { source } of handles) {
    for (const operation of source?.operations ?? [])
      operations.set(`${operation.provider}:${operation.name}`, operation);
  }
  try {
    const database = config.databaseUrl ? await openPostgres(config.databaseUrl, onError) : await openSqlite(folder);
    const sessionCache = new SessionCache(database.db, log);
    for (const { source } of handles) source?.useRecords?.(sessionCache.records);
    const redact = (text: string): string => redactor.redact(text);
    const decodeInput = inputDecoder(schema);
    const ledger = new Ledger({ database, operations, decodeInput, saveRecords, redact, log });
    await ledger.begin();
    return { ledger, sessionCache };
  } catch (error) {
    if (!(error instanceof DatabaseUnusable)) throw error;
    const example = error.setting === 'DATA_DIR' ? './data' : 'postgresql://user:password@localhost/scheduling';
    throw new ConfigError([{ name: error.setting, problem: error.problem, example }]);
  }
}

/** Where the ledger is while providers are simulated: what was made there must not turn up beside real sessions later. */
const sandboxFolder = ({ dataDir }: Config): string => path.join(dataDir, 'sandbox');

/** The name of a required variable, with its alternative. */
const nameToSet = ({ name, alternative }: SettingDescription): string =>
  alternative === undefined ? name : `${name} or ${alternative}`;

/** Starts the simulation of a provider, and gives the settings with which its own client reaches it. */
async function simulate(
  { manifest, mode, values }: ProviderConfig,
  options: Omit<SandboxOptions, 'values'>,
  sandboxes: Map<string, RunningSandbox>,
  stops: (() => Promise<unknown>)[],
): Promise<ConfiguredProvider | null> {
  if (mode !== ProviderMode.SANDBOX) return null;
  const sandbox = await manifest.startSandbox({ ...options, values });
  sandboxes.set(manifest.id, sandbox);
  stops.push(() => sandbox.stop());
  const configuration = manifest.configure({ ...values, ...sandbox.variables });
  if ('problems' in configuration) throw new ConfigError(configuration.problems);
  return configuration;
}

async function listen(app: FastifyInstance, { host, port }: Config): Promise<string> {
  try {
    await app.listen({ host, port });
  } catch (error) {
    throw listenProblem(error, host, port);
  }
  const { port: used } = app.server.address() as AddressInfo;
  return `http://${addressToOpen(host)}:${used}`;
}

/** Where a browser on this machine finds a server that listens there. */
function addressToOpen(host: string): string {
  if (host === '0.0.0.0') return '127.0.0.1';
  if (host === '::') return '[::1]';
  return host.includes(':') ? `[${host}]` : host;
}

function listenProblem(error: unknown, host: string, port: number): unknown {
  const wrongHost = {
    name: 'HOST',
    problem: `is "${host}", which is no address of this machine`,
    example: '127.0.0.1',
  };
  const problems: Readonly<Record<string, SettingProblem>> = {
    EADDRINUSE: { name: 'PORT', problem: `is ${port}, on which another program listens already`, example: '0' },
    EACCES: { name: 'PORT', problem: `is ${port}, on which this user may not listen`, example: '4000' },
    EADDRNOTAVAIL: wrongHost,
    EAFNOSUPPORT: wrongHost,
    EAI_AGAIN: wrongHost,
    EINVAL: wrongHost,
    ENOTFOUND: wrongHost,
  };
  const problem = problems[(error as NodeJS.ErrnoException).code ?? ''];
  return problem ? new ConfigError([problem]) : error;
}
