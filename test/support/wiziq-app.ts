import { pino } from 'pino';
import { type AppOptions } from '../../src/app';
import { type Environment } from '../../src/config';
import { type RunningSandbox } from '../../src/provider-kit/port';
import { startWizIqSandbox, type WizIqSandboxSetup } from '../../src/providers/wiziq/sandbox';
import { startTestApp, type TestApp } from './app';
import { type RecordingProxy, startRecordingProxy, type UpstreamCall } from './recording-proxy';
import { type ScriptedAnswer } from './scripted-server';

export interface WizIqTestApp {
  readonly app: TestApp;
  readonly sandbox: RunningSandbox;
  /** What went upstream. */
  readonly upstream: RecordingProxy;
  /** The methods that were called upstream since the last `forget`, in order. */
  methods(): string[];
  graphql: TestApp['graphql'];
  stop(): Promise<void>;
}

/** The whole server with WizIQ configured as a real one: its sandbox, behind a proxy that counts the calls. */
export async function startWizIqApp(
  setup: WizIqSandboxSetup = {},
  { environment = {}, ...options }: AppOptions & { environment?: Environment } = {},
): Promise<WizIqTestApp> {
  const sandbox = await startWizIqSandbox({ now: new Date(), log: pino({ level: 'silent' }) }, setup);
  const { origin, pathname } = new URL(sandbox.variables['WIZIQ_BASE_URL']!);
  const upstream = await startRecordingProxy(origin);
  const settings = { ...sandbox.variables, WIZIQ_BASE_URL: `${upstream.url}${pathname}`, ...environment };
  const app = await startTestApp(settings, options);
  return {
    app,
    sandbox,
    upstream,
    methods: () => upstream.calls.map(({ query }) => query.get('method')!),
    graphql: (query, variables) => app.graphql(query, variables),
    stop: async () => {
      await app.stop();
      await upstream.close();
      await sandbox.stop();
    },
  };
}

/** The settings with which the server takes a scripted server for WizIQ. */
export const scriptedWizIq = (url: string): Environment => ({
  WIZIQ_BASE_URL: `${url}/apimanager.ashx`,
  WIZIQ_ACCESS_KEY: 'YWJjZGVmZ2g=',
  WIZIQ_SECRET_KEY: 'cHFyc3R1dnd4eXo=',
});

/** A response of XML. */
export const xml = (body: string, status = 200): ScriptedAnswer => ({
  status,
  headers: { 'content-type': 'text/xml; charset=utf-8' },
  body,
});

/** A refusal by WizIQ. */
export const fail = (code: number | string, msg = ''): ScriptedAnswer =>
  xml(`<rsp status="fail"><error code="${code}" msg="${msg}"/></rsp>`);

/** The form of a call that went upstream. */
export const formOf = ({ body }: Pick<UpstreamCall, 'body'>): Record<string, string> =>
  Object.fromEntries(new URLSearchParams(body));
