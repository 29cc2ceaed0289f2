import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { pino } from 'pino';
import { startAdministrateSandbox } from '../../src/providers/administrate/sandbox';
import { type RunningSandbox } from '../../src/provider-kit/port';
import { startTestApp, type TestApp } from '../support/app';
import { type CuttingProxy, type PassedCall, type Ruling, startCuttingProxy } from '../support/ledger';

/** The whole server, with a ledger of its own, and a simulated Administrate behind a proxy. */
export interface AdministrateScene {
  readonly app: TestApp;
  readonly proxy: CuttingProxy;
  /** The folder of the ledger. */
  readonly folder: string;
  /** The settings of the simulated Administrate itself. */
  readonly variables: RunningSandbox['variables'];
  /** Stops the server and starts the next on the same ledger. */
  readonly restart: () => Promise<void>;
  /** Creates an event; the answer without what is of one request only. */
  readonly create: (idempotencyKey: string | null, more?: Record<string, unknown>) => Promise<CreateAnswer>;
  /** The writes whose outcome is unknown. */
  readonly unknownWrites: () => Promise<any[]>;
  /** The events of that title that the provider has, as it lists them itself. */
  readonly listed: (title: string) => Promise<any[]>;
}

/** Sets the scene anew for every test, and clears it away. */
export function administrateScene(): AdministrateScene {
  let sandbox: RunningSandbox;
  let proxy: CuttingProxy;
  let folder: string;
  let app: TestApp;

  const start = (): Promise<TestApp> =>
    startTestApp({ ...sandbox.variables, ADMINISTRATE_BASE_URL: proxy.url, DATA_DIR: folder });
  beforeEach(async () => {
    sandbox = await startAdministrateSandbox({ now: new Date(), log: pino({ level: 'silent' }) });
    proxy = await startCuttingProxy(sandbox.variables['ADMINISTRATE_BASE_URL']!);
    folder = mkdtempSync(path.join(tmpdir(), 'ledger-administrate-'));
    app = await start();
  });
  afterEach(async () => {
    await app.stop();
    await proxy.close();
    await sandbox.stop();
    rmSync(folder, { recursive: true, force: true });
  });

  return {
    get app() {
      return app;
    },
    get proxy() {
      return proxy;
    },
    get folder() {
      return folder;
    },
    get variables() {
      return sandbox.variables;
    },
    restart: async () => {
      await app.stop();
      app = await start();
    },
    create: (idempotencyKey, more) => createEvent(app, idempotencyKey, more),
    unknownWrites: async () => {
      const { data, errors } = await app.graphql(`{ writes(state: OUTCOME_UNKNOWN) { nodes { ${WRITE} } } }`);
      expect(errors).toEqual([]);
      return data.writes.nodes;
    },
    listed: (title) => listEvents(sandbox.variables, { title }),
  };
}

/** An event that can be made at the simulated Administrate. */
export const input = {
  courseId: 'administrate:course:1',
  venueId: 'administrate:venue:1',
  tutorId: 'administrate:contact:1',
  startsAt: '2031-03-04T09:00:00Z',
  endsAt: '2031-03-04T17:00:00Z',
  timeZone: 'Europe/London',
  currency: 'GBP',
  title: 'Risk',
};

const CREATE = `mutation ($input: CreatePublicEventInput!) {
  createPublicEvent(input: $input) {
    publicEvent {
      id title startsAt endsAt timeZone course { id title } venue { id } tutor { id fullName } isProvisional
    }
    userErrors { code field message providerCode }
  }
}`;

export interface CreateAnswer {
  readonly data: any;
  readonly errors: readonly { readonly message: string; readonly extensions: Record<string, unknown> }[];
}

/** Creates an event; the answer without what is of one request only. */
export async function createEvent(
  app: TestApp,
  idempotencyKey: string | null,
  more: Record<string, unknown> = {},
): Promise<CreateAnswer> {
  const { data, errors } = await app.graphql(CREATE, { input: { ...input, ...more, idempotencyKey } });
  for (const error of errors) delete error.extensions['requestId'];
  return { data, errors };
}

/** All that is told of a write, but its result. */
export const WRITE = 'id provider operation idempotencyKey state requestedAt finishedAt summary input error callId';

/** The events that answer a query, as the provider lists them itself. */
export async function listEvents(
  variables: RunningSandbox['variables'],
  query: Record<string, string>,
): Promise<any[]> {
  return (await callProvider(variables, `?${new URLSearchParams(query).toString()}`, {})) as any[];
}

/** Copies an event at the provider itself, as a person would in its own pages, and returns the native id of the copy. */
export async function copyEvent(variables: RunningSandbox['variables'], nativeId: string): Promise<string> {
  const event = (await callProvider(variables, `/${nativeId}`, {})) as Record<string, unknown>;
  const copy = await callProvider(variables, '', { method: 'POST', body: JSON.stringify(event) });
  return String((copy as { id: number }).id);
}

async function callProvider(
  variables: RunningSandbox['variables'],
  target: string,
  request: RequestInit,
): Promise<unknown> {
  const { ADMINISTRATE_BASE_URL: url, ADMINISTRATE_USERNAME: user, ADMINISTRATE_PASSWORD: password } = variables;
  const authorization = `Basic ${Buffer.from(`${user}:${password}`).toString('base64')}`;
  const path = `${url}/api/v2/event/public_events${target}`;
  return (await fetch(path, { ...request, headers: { authorization, 'content-type': 'application/json' } })).json();
}

type Rule = (moment: 'before' | 'after', call: PassedCall) => Ruling;

/** Writes do not reach the provider. */
export const cutBefore: Rule = (moment, { method }) => (method !== 'GET' && moment === 'before' ? 'cut' : 'pass');
/** Writes reach the provider, and its answers do not come back. */
export const cutAfter: Rule = (moment, { method }) => (method !== 'GET' && moment === 'after' ? 'cut' : 'pass');
export const pass: Rule = () => 'pass';

/** The answer to a create whose outcome is unknown. */
export const unknown = (
  writeId: unknown = expect.stringMatching(/^administrate:write:[0-9A-HJKMNP-TV-Z]{26}$/),
): unknown => ({
  data: { createPublicEvent: null },
  errors: [
    expect.objectContaining({
      path: ['createPublicEvent'],
      extensions: { code: 'PROVIDER_OUTCOME_UNKNOWN', provider: 'ADMINISTRATE', retryable: false, writeId },
    }),
  ],
});
