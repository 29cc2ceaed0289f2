import { startTestApp, type TestApp } from '../../support/app';
import { scriptedIcareus } from '../../support/icareus-app';
import {
  json,
  type RecordedRequest,
  type Script,
  type ScriptedAnswer,
  type ScriptedServer,
  startScriptedServer,
} from '../../support/scripted-server';
import { mutations } from './graph-fixture';

const open: (() => Promise<unknown>)[] = [];

/** Ends whatever the test has started. */
export async function stopAll(): Promise<void> {
  for (const stop of open.splice(0).reverse()) await stop();
}

export interface Scene {
  readonly server: ScriptedServer;
  readonly app: TestApp;
  readonly graph: ReturnType<typeof mutations>;
  /** What was called since the last `forget`: "PUT /api/event", with its query and its body. */
  readonly asked: () => { call: string; query: Record<string, string>; body: unknown }[];
  readonly forget: () => void;
}

/** The whole server before a suite that answers what it is told. */
export async function suite(script: Script): Promise<Scene> {
  const server = await startScriptedServer(script);
  open.push(() => server.close());
  const app = await startTestApp(scriptedIcareus(server.url));
  open.push(() => app.stop());
  let begunAt = 0;
  return {
    server,
    app,
    graph: mutations(app),
    asked: () =>
      server.requests.slice(begunAt).map(({ method, path, query, body }) => ({
        call: `${method} ${path}`,
        query: Object.fromEntries(query),
        body: body === '' ? null : JSON.parse(body),
      })),
    forget: () => void (begunAt = server.requests.length),
  };
}

/** Answers by the call: "GET /api/event". What is not told is an error of the test. */
export const answers =
  (byCall: Readonly<Record<string, object | ScriptedAnswer>>): Script =>
  ({ method, path }: RecordedRequest) => {
    const answer = byCall[`${method} ${path}`];
    if (!answer) return json({ error: `${method} ${path} was not expected.` }, 500);
    return 'body' in answer ? answer : json(answer);
  };
