import { readFileSync } from 'node:fs';
import path from 'node:path';
import { pino } from 'pino';
import { type AppOptions } from '../../src/app';
import { type Environment } from '../../src/config';
import { type ElectaSandboxSetup, startElectaSandbox } from '../../src/providers/electa/sandbox';
import { type RunningSandbox } from '../../src/provider-kit/port';
import { startTestApp, type TestApp } from './app';
import { type RecordingProxy, startRecordingProxy } from './recording-proxy';
import { type ScriptedAnswer } from './scripted-server';

export interface ElectaTestApp {
  readonly app: TestApp;
  readonly sandbox: RunningSandbox;
  /** What went upstream. */
  readonly upstream: RecordingProxy;
  /** The paths that were called upstream since the last `forget`, in order. */
  paths(): string[];
  graphql: TestApp['graphql'];
  stop(): Promise<void>;
}

/** The whole server with Electa configured as a real one: its sandbox, behind a proxy that counts the calls. */
export async function startElectaApp(
  setup: ElectaSandboxSetup = {},
  { environment = {}, ...options }: AppOptions & { environment?: Environment } = {},
): Promise<ElectaTestApp> {
  const sandbox = await startElectaSandbox({ now: new Date(), log: pino({ level: 'silent' }) }, setup);
  const upstream = await startRecordingProxy(sandbox.variables['ELECTA_BASE_URL']!);
  const app = await startTestApp({ ...sandbox.variables, ELECTA_BASE_URL: upstream.url, ...environment }, options);
  return {
    app,
    sandbox,
    upstream,
    paths: () => upstream.calls.map(({ path }) => path),
    graphql: (query, variables) => app.graphql(query, variables),
    stop: async () => {
      await app.stop();
      await upstream.close();
      await sandbox.stop();
    },
  };
}

export const APP_KEY = '0123456789abcdef0123456789abcdef';
export const TOKEN = '9C467079-FE3B-45C5-8AA5-9726397081AA';

/** The settings with which the server takes a scripted server for Electa. */
export const scriptedElecta = (url: string): Environment => ({
  ELECTA_BASE_URL: url,
  ELECTA_COMPANY_ID: '12345',
  ELECTA_APP_KEY: APP_KEY,
  ELECTA_TIME_ZONES: '{"Europe/London":95,"Europe/Paris":101}',
});

/** A file of test/fixtures/electa. */
export const fixture = (name: string): string =>
  readFileSync(path.resolve(__dirname, '../fixtures/electa', name), 'utf8');

/** Responds with XML. */
export const xml = (body: string, status = 200): ScriptedAnswer => ({
  status,
  headers: { 'content-type': 'text/xml; charset=utf-8' },
  body,
});

/** Responds with a text, such as a bare error code. */
export const bare = (body: string, status = 200): ScriptedAnswer => ({
  status,
  headers: { 'content-type': 'text/plain' },
  body,
});

/** Responds to a login. */
export const loggedIn = (token = TOKEN): ScriptedAnswer => xml(fixture('token-response.xml').replace(TOKEN, token));
