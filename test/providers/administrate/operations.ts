import { type AppOptions } from '../../../src/app';
import { type GraphqlAnswer, scriptedAdministrate, startTestApp, type TestApp } from '../../support/app';
import {
  json,
  type RecordedRequest,
  type Script,
  type ScriptedAnswer,
  type ScriptedServer,
  startScriptedServer,
} from '../../support/scripted-server';

export const EVENT_ID = 'administrate:public-event:6';
const CREATE = `mutation ($input: CreatePublicEventInput!) {
  createPublicEvent(input: $input) { publicEvent { id } userErrors { code message field providerCode } }
}`;
const UPDATE = `mutation ($input: UpdatePublicEventInput!) {
  updatePublicEvent(input: $input) { publicEvent { id title } userErrors { code message field providerCode } }
}`;
const DELETE = `mutation ($id: ID!) {
  deletePublicEvent(input: { id: $id }) { deletedId userErrors { code message field providerCode } }
}`;

export const newEvent = {
  courseId: 'administrate:course:1',
  venueId: 'administrate:venue:1',
  tutorId: 'administrate:contact:1',
  startsAt: '2013-01-02T08:00:00Z',
  endsAt: '2013-02-03T11:00:00Z',
  timeZone: 'Europe/Paris',
  currency: 'GBP',
};

/** One of each kind of operation; a change of the title needs no reading before. */
export const operations = {
  read: (app: TestApp) => app.graphql(`{ publicEvent(id: "${EVENT_ID}") { id title } }`),
  list: (app: TestApp) => app.graphql('{ publicEvents { nodes { id } } }'),
  createPublicEvent: (app: TestApp) => app.graphql(CREATE, { input: newEvent }),
  updatePublicEvent: (app: TestApp) => app.graphql(UPDATE, { input: { id: EVENT_ID, title: 'New' } }),
  deletePublicEvent: (app: TestApp) => app.graphql(DELETE, { id: EVENT_ID }),
} as const;
export type Operation = keyof typeof operations;
export const writes: readonly Operation[] = ['createPublicEvent', 'updatePublicEvent', 'deletePublicEvent'];

/** The advice in the error of a write that was sent and whose outcome is unknown. */
export const unknownOutcome = (operation: Operation): string =>
  operation === 'createPublicEvent'
    ? 'Without an idempotencyKey, asking again would create another one; with idempotencyKey "'
    : 'Repeating it with the same values is safe.';

/** How often anything but a read was sent. */
export const writesSent = (requests: readonly RecordedRequest[]): number =>
  requests.filter(({ method }) => method !== 'GET').length;

/** Responds to reads, before a create and to recover an interrupted one, with an empty list, and to writes with the script. */
export const toWrites =
  (answer: ScriptedAnswer | ((request: RecordedRequest) => ScriptedAnswer)): Script =>
  (request) => {
    if (request.method === 'GET') return json([]);
    return typeof answer === 'function' ? answer(request) : answer;
  };

const open: (() => Promise<unknown>)[] = [];
/** Stops whatever was started, the servers' clients first. */
export async function stopAll(): Promise<void> {
  for (const stop of open.splice(0).reverse()) await stop();
}

const NEVER_SUSPENDED = { failures: 1_000, halfOpenAfterMs: 1_000 };

/** The whole server, whose Administrate is at that address, with little patience. */
export async function appOn(url: string, options: AppOptions = {}): Promise<TestApp> {
  const limits = { attemptMs: 200, maxResponseBytes: 20_000, breaker: NEVER_SUSPENDED, ...options.limits };
  const app = await startTestApp(scriptedAdministrate(url), { operationMs: 5_000, ...options, limits });
  open.push(() => app.stop());
  return app;
}

/** The whole server, and the scripted Administrate that it calls. */
export interface Scene {
  readonly server: ScriptedServer;
  readonly app: TestApp;
}

/** The whole server with an Administrate that plays a script. */
export async function playing(script: Script, options?: AppOptions): Promise<Scene> {
  const server = await startScriptedServer(script);
  open.push(() => server.close());
  return { server, app: await appOn(server.url, options) };
}

/** What no client may see, and no log either. */
const SECRETS = [
  'correct-horse',
  Buffer.from('api@acme.example:correct-horse"battery').toString('base64'),
  Buffer.from('correct-horse"battery').toString('base64'),
];

/** The only error of a response, which must not disclose secrets or details. */
export function errorOf(answer: GraphqlAnswer, app: TestApp, server?: ScriptedServer): GraphqlAnswer['errors'][number] {
  expect(answer.errors).toHaveLength(1);
  const [error] = answer.errors;
  const { requestId } = error!.extensions;
  const isUnknown = error!.extensions['code'] === 'PROVIDER_OUTCOME_UNKNOWN';
  const names = ['code', 'provider', 'requestId', 'retryable', ...(isUnknown ? ['writeId'] : [])];
  expect(Object.keys(error!.extensions).sort()).toEqual(names);
  if (isUnknown) expect(error!.extensions['writeId']).toMatch(/^administrate:write:[0-9A-HJKMNP-TV-Z]{26}$/);
  expect(error!.extensions['provider']).toBe('ADMINISTRATE');
  expect(app.logLines.some((line) => line['requestId'] === requestId && line['code'])).toBe(true);

  const undisclosed = [...SECRETS, 'api/v2', 'the body', 'node_modules', '    at ', ...(server ? [server.url] : [])];
  for (const text of undisclosed) expect(answer.text).not.toContain(text);
  for (const secret of SECRETS) expect(app.logText()).not.toContain(secret);
  return error!;
}
