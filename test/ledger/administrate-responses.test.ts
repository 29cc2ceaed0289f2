import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { scriptedAdministrate, startTestApp, type TestApp } from '../support/app';
import {
  closedUrl,
  json,
  type ScriptedAnswer,
  type ScriptedServer,
  startScriptedServer,
  webPage,
} from '../support/scripted-server';
import { type CreateAnswer, createEvent, unknown } from './administrate-scene';

let provider: ScriptedServer;
let app: TestApp;

beforeAll(async () => {
  provider = await startScriptedServer();
  // One server for all that goes wrong here: it goes on calling.
  const breaker = { failures: 1_000, halfOpenAfterMs: 10_000 };
  app = await startTestApp(scriptedAdministrate(provider.url), { limits: { breaker } });
});
afterAll(async () => {
  await app.stop();
  await provider.close();
});

/** Lets a create be answered so, and every read by an empty list. */
function answerCreates(answer: ScriptedAnswer): void {
  provider.play((request) => (request.method === 'POST' ? answer : json([])));
}

const posts = (): number => provider.requests.filter(({ method }) => method === 'POST').length;
const create = (key: string, more?: Record<string, unknown>): Promise<CreateAnswer> => createEvent(app, key, more);

describe('A create is', () => {
  it.each<[string, ScriptedAnswer]>([
    ['an error of its own', json({ error: 'internal' }, 500)],
    ['that it is not there just now', json({}, 503)],
    ['a web page', webPage()],
    ['something that is no JSON', { headers: { 'content-type': 'application/json' }, body: '{"id":' }],
    ['nothing', { status: 200 }],
    ['a list', json([])],
    ['an event that cannot be used', json({ id: 4711, title: 'Risk' })],
    ['a redirection', { status: 302, headers: { location: '/login' } }],
    ['half of an answer', { headers: { 'content-type': 'application/json' }, body: '{"id":1', ends: 'cutOff' }],
    ['no HTTP', { ends: 'garbled' }],
    ['a reset', { ends: 'reset' }],
  ])('unknown when the provider answers %s', async (name, answer) => {
    answerCreates(answer);
    const before = posts();
    const cut = await create(name);
    expect(cut).toEqual(unknown());
    expect(await create(name)).toEqual(unknown(cut.errors[0]!.extensions['writeId']));
    expect(posts() - before).toBe(1);
  });

  it.each<[string, ScriptedAnswer, string]>([
    ['credentials that are wrong', json({}, 401), 'PROVIDER_AUTH_FAILED'],
    ['a right that is missing', json({}, 403), 'PROVIDER_AUTH_FAILED'],
    ['too many calls', json({}, 429), 'PROVIDER_RATE_LIMITED'],
  ])('surely not done, and its key is free, when the provider complains of %s', async (name, answer, code) => {
    answerCreates(answer);
    const before = posts();
    for (const title of ['Risk', 'Another']) {
      expect((await create(name, { title })).errors).toMatchObject([{ extensions: { code } }]);
    }
    expect(posts() - before).toBe(2);
    const { data } = await app.graphql('{ writes(first: 2) { nodes { state idempotencyKey } } }');
    expect(data.writes.nodes).toEqual(Array(2).fill({ state: 'FAILED', idempotencyKey: name }));
  });

  it('refused again in the same words when the provider refused it by a status', async () => {
    answerCreates(json({ error: 'no such tutor' }, 422));
    const before = posts();
    const refused = await create('refused');
    expect(refused.data.createPublicEvent.userErrors).toMatchObject([
      { code: 'PROVIDER_REFUSED', providerCode: '422' },
    ]);
    expect(await create('refused')).toEqual(refused);
    expect(posts() - before).toBe(1);
  });

  it('surely not done, and its key is free, when nobody answers at all', async () => {
    const server = await startTestApp(scriptedAdministrate(await closedUrl()));
    for (const title of ['Risk', 'Another']) {
      const { errors } = await createEvent(server, 'key-1', { title });
      expect(errors).toMatchObject([{ extensions: { code: 'PROVIDER_UNAVAILABLE', retryable: true } }]);
    }
    await server.stop();
  });

  it('surely not done, and its key is free, while the provider is not called because it keeps failing', async () => {
    const breaker = { failures: 1, halfOpenAfterMs: 3_600_000 };
    const server = await startTestApp(scriptedAdministrate(provider.url), { limits: { breaker } });
    answerCreates({ ends: 'reset' });
    const before = posts();
    expect(await createEvent(server, 'key-1')).toEqual(unknown());
    for (const title of ['Risk', 'Another']) {
      const { errors } = await createEvent(server, 'key-2', { title });
      expect(errors).toMatchObject([{ extensions: { code: 'PROVIDER_UNAVAILABLE', retryable: true } }]);
    }
    expect(posts() - before).toBe(1);
    const { data } = await server.graphql('{ writes { nodes { state idempotencyKey } } }');
    expect(data.writes.nodes).toEqual([
      { state: 'FAILED', idempotencyKey: 'key-2' },
      { state: 'FAILED', idempotencyKey: 'key-2' },
      { state: 'OUTCOME_UNKNOWN', idempotencyKey: 'key-1' },
    ]);
    await server.stop();
  });

  it('unknown when no answer comes in time, and the server waits for nothing more when it stops', async () => {
    const server = await startTestApp(scriptedAdministrate(provider.url), { limits: { attemptMs: 100 } });
    answerCreates({ ends: 'never' });
    expect(await createEvent(server, 'key-1')).toEqual(unknown());
    await server.stop();
  });

  it('unknown when the server is stopped before the answer has come, and for the next server too', async () => {
    const folder = mkdtempSync(path.join(tmpdir(), 'ledger-stopped-'));
    const settings = { ...scriptedAdministrate(provider.url), DATA_DIR: folder };
    const server = await startTestApp(settings, { operationMs: 400 });
    answerCreates({ ends: 'never' });
    const before = posts();
    const cut = createEvent(server, 'key-1');
    await provider.received(provider.requests.length + 2);
    await server.stop();
    expect(await cut).toEqual(unknown());
    answerCreates(json([]));
    const next = await startTestApp(settings);
    expect(await createEvent(next, 'key-1')).toEqual(unknown((await cut).errors[0]!.extensions['writeId']));
    expect(posts() - before).toBe(1);
    await next.stop();
    rmSync(folder, { recursive: true, force: true });
  });
});
