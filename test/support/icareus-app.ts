import { pino } from 'pino';
import { type AppOptions } from '../../src/app';
import { type Environment } from '../../src/config';
import { FAULT_PATH } from '../../src/provider-kit/sandbox/faults';
import { startIcareusSandbox } from '../../src/providers/icareus/sandbox';
import { type RunningSandbox } from '../../src/provider-kit/port';
import { type GraphqlAnswer, startTestApp, type TestApp } from './app';
import { type RecordingProxy, startRecordingProxy, type UpstreamCall } from './recording-proxy';

export interface IcareusTestApp {
  readonly app: TestApp;
  readonly sandbox: RunningSandbox;
  /** What went upstream. */
  readonly upstream: RecordingProxy;
  /** What was called upstream since the last `forget`, in order: "GET /api/event". */
  calls(): string[];
  /** The JSON bodies of the calls that have one, in order. */
  bodies(): unknown[];
  graphql: TestApp['graphql'];
  stop(): Promise<void>;
}

/** The whole server with Icareus configured as a real one: its sandbox, behind a proxy that counts the calls. */
export async function startIcareusApp({
  environment = {},
  ...options
}: AppOptions & { environment?: Environment } = {}): Promise<IcareusTestApp> {
  const sandbox = await startIcareusSandbox({ now: new Date(), log: pino({ level: 'silent' }) });
  const upstream = await startRecordingProxy(sandbox.variables['ICAREUS_BASE_URL']!);
  const app = await startTestApp({ ...sandbox.variables, ICAREUS_BASE_URL: upstream.url, ...environment }, options);
  return {
    app,
    sandbox,
    upstream,
    calls: () => upstream.calls.map(({ method, path }) => `${method} ${path}`),
    bodies: () =>
      upstream.calls
        .map(({ body }) => body)
        .filter(Boolean)
        .map(parsed),
    graphql: (query, variables) => app.graphql(query, variables),
    stop: async () => {
      await app.stop();
      await upstream.close();
      await sandbox.stop();
    },
  };
}

const parsed = (body: UpstreamCall['body']): unknown => JSON.parse(body);

/** Sets the sandbox's fault switch, as `{ fault: 'cutAfter', calls: 1 }`. */
export async function setFault({ variables }: RunningSandbox, fault: object): Promise<void> {
  const target = `${variables['ICAREUS_BASE_URL']}${FAULT_PATH}`;
  const answer = await fetch(target, { method: 'POST', body: JSON.stringify(fault) });
  if (!answer.ok) throw new Error(`The switch answered ${answer.status}: ${await answer.text()}`);
}

/** Says whether the sandbox supports participants. */
export async function supportParticipants({ variables }: RunningSandbox, supported: boolean): Promise<void> {
  const answer = await fetch(`${variables['ICAREUS_BASE_URL']}/__sandbox/participants`, {
    method: 'POST',
    body: JSON.stringify({ supported }),
  });
  if (!answer.ok) throw new Error(`The switch answered ${answer.status}: ${await answer.text()}`);
}

/** Sends an operation with one file, the variable of which is `image` in `input`, as a GraphQL multipart request. */
export async function uploadImage(
  { url }: Pick<TestApp, 'url'>,
  query: string,
  id: string,
  file: Buffer,
): Promise<GraphqlAnswer> {
  const form = new FormData();
  form.set('operations', JSON.stringify({ query, variables: { input: { id, image: null } } }));
  form.set('map', JSON.stringify({ 0: ['variables.input.image'] }));
  form.set('0', new Blob([new Uint8Array(file)], { type: 'application/octet-stream' }), 'picture');
  const response = await fetch(`${url}/graphql`, {
    method: 'POST',
    headers: { 'apollo-require-preflight': 'true' },
    body: form,
  });
  const text = await response.text();
  const { data, errors } = JSON.parse(text) as { data?: unknown; errors?: GraphqlAnswer['errors'] };
  return { status: response.status, data, errors: errors ?? [], text };
}

/** The settings with which the server takes a scripted server for Icareus. */
export const scriptedIcareus = (url: string): Environment => ({
  ICAREUS_BASE_URL: url,
  ICAREUS_ORGANIZATION_ID: '1909009',
  ICAREUS_SECRET: 'kept-between-us',
  ICAREUS_CLIENT_IP: '185.185.165.160',
});
