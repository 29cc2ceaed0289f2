import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { pino } from 'pino';
import { type AppOptions, type RunningApp, startApp } from '../../src/app';
import { type Environment, readConfig } from '../../src/config';
import { providers } from '../../src/providers';
import { startAdministrateSandbox } from '../../src/providers/administrate/sandbox';
import { type ProviderManifest, type RunningSandbox } from '../../src/provider-kit/port';
import { type RecordingProxy, startRecordingProxy } from './recording-proxy';

/** A GraphQL answer as it came over HTTP. */
export interface GraphqlAnswer {
  readonly status: number;
  readonly data: any;
  readonly errors: readonly {
    message: string;
    path?: readonly (string | number)[];
    extensions: Record<string, unknown>;
  }[];
  /** The body as text. */
  readonly text: string;
}

export interface TestApp {
  readonly url: string;
  readonly running: RunningApp;
  /** The log's lines so far, parsed. */
  readonly logLines: readonly Record<string, unknown>[];
  /** The log so far, as text. */
  readonly logText: () => string;
  graphql(query: string, variables?: Record<string, unknown>): Promise<GraphqlAnswer>;
  stop(): Promise<void>;
}

export interface TestAppOptions extends AppOptions {
  /** The providers that this build knows; those of providers/index.ts when left out. */
  readonly manifests?: readonly ProviderManifest[];
}

/** Starts the whole server on a free port of the loopback interface, as main.ts does, with these settings. */
export async function startTestApp(
  environment: Environment = {},
  { manifests = providers, ...options }: TestAppOptions = {},
): Promise<TestApp> {
  const lines: string[] = [];
  const ownFolder = environment['DATA_DIR'] ? null : mkdtempSync(path.join(tmpdir(), 'scheduling-graph-'));
  const settings = { PORT: '0', LOG_LEVEL: 'debug', DATA_DIR: ownFolder ?? undefined, ...environment };
  const config = readConfig(settings, manifests);
  const running = await startApp(config, { logTo: { write: (line: string) => void lines.push(line) }, ...options });
  return {
    url: running.url,
    running,
    get logLines() {
      return lines.map((line) => JSON.parse(line) as Record<string, unknown>);
    },
    logText: () => lines.join(''),
    graphql: (query, variables) => postGraphql(running.url, query, variables),
    stop: async () => {
      await running.stop();
      if (ownFolder) rmSync(ownFolder, { recursive: true, force: true });
    },
  };
}

/** Sends an operation over HTTP. */
export async function postGraphql(
  url: string,
  query: string,
  variables?: Record<string, unknown>,
): Promise<GraphqlAnswer> {
  const response = await fetch(`${url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ query, variables }),
  });
  const text = await response.text();
  const { data, errors } = JSON.parse(text) as { data?: unknown; errors?: GraphqlAnswer['errors'] };
  return { status: response.status, data, errors: errors ?? [], text };
}

export interface AdministrateTestApp extends TestApp {
  readonly sandbox: RunningSandbox;
  /** What went upstream. */
  readonly upstream: RecordingProxy;
}

/** The whole server with Administrate configured as a real one: its sandbox, behind a proxy that counts the calls. */
export async function startAdministrateApp(
  environment: Environment = {},
  { now = new Date(), ...options }: AppOptions & { now?: Date } = {},
): Promise<AdministrateTestApp> {
  const sandbox = await startAdministrateSandbox({ now, log: pino({ level: 'silent' }) });
  const upstream = await startRecordingProxy(sandbox.variables['ADMINISTRATE_BASE_URL']!);
  const settings = { ...sandbox.variables, ADMINISTRATE_BASE_URL: upstream.url, ...environment };
  const app = await startTestApp(settings, options);
  const stop = async (): Promise<void> => {
    await app.stop();
    await upstream.close();
    await sandbox.stop();
  };
  return Object.defineProperties({ sandbox, upstream, stop } as AdministrateTestApp, {
    ...Object.getOwnPropertyDescriptors({ ...app, stop }),
    logLines: { get: () => app.logLines },
  });
}

/** The settings with which the server takes a scripted server for Administrate. */
export const scriptedAdministrate = (url: string): Environment => ({
  ADMINISTRATE_BASE_URL: url,
  ADMINISTRATE_USERNAME: 'api@acme.example',
  ADMINISTRATE_PASSWORD: 'correct-horse"battery',
});
