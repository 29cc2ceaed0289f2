import { scriptedAdministrate, startTestApp, type TestApp } from '../support/app';
import { json, startScriptedServer } from '../support/scripted-server';

const STATUS = '{ providers { provider mode state capabilities lastSuccessAt lastError } }';
const READ = '{ venues { nodes { id } } }';
const CAPABILITIES = ['CREATE', 'READ', 'LIST', 'UPDATE', 'CANCEL'];

const stops: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  for (const stop of stops.splice(0).reverse()) await stop();
});

async function started(environment: Record<string, string>, options = {}): Promise<TestApp> {
  const app = await startTestApp(environment, options);
  stops.push(() => app.stop());
  return app;
}

const statusOf = async (app: TestApp) => {
  const { data, errors } = await app.graphql(STATUS);
  expect(errors).toEqual([]);
  const [status, ...others] = data.providers.filter(
    ({ provider }: { provider: string }) => provider === 'ADMINISTRATE',
  );
  expect(others).toEqual([]);
  return status;
};

describe('providers', () => {
  it('tell how a provider has been, from real calls alone', async () => {
    const server = await startScriptedServer([json([])]);
    stops.push(() => server.close());
    const limits = { retries: 0, breaker: { failures: 2, halfOpenAfterMs: 60_000 } };
    const app = await started({ ...scriptedAdministrate(server.url) } as Record<string, string>, { limits });

    expect(await statusOf(app)).toEqual({
      provider: 'ADMINISTRATE',
      mode: 'LIVE',
      state: 'UNKNOWN',
      capabilities: CAPABILITIES,
      lastSuccessAt: null,
      lastError: null,
    });
    expect(server.requests).toHaveLength(0);

    await app.graphql(READ);
    const up = await statusOf(app);
    expect(up).toMatchObject({ state: 'UP', lastError: null });
    expect(Date.parse(up.lastSuccessAt)).not.toBeNaN();

    server.play([{ status: 503 }]);
    await app.graphql(READ);
    const lastError = 'Administrate failed to process the request (HTTP status 503). Try again later.';
    expect(await statusOf(app)).toMatchObject({ state: 'DEGRADED', lastSuccessAt: up.lastSuccessAt, lastError });
    await app.graphql(READ);
    expect(await statusOf(app)).toMatchObject({ state: 'DOWN', lastSuccessAt: up.lastSuccessAt, lastError });
    expect(server.requests).toHaveLength(3);
  });

  it('tell that a provider is simulated', async () => {
    expect(await statusOf(await started({ SANDBOX: 'on' }))).toMatchObject({ mode: 'SANDBOX', state: 'UNKNOWN' });
  });

  it('tell that a provider is disabled, and what it could do', async () => {
    expect(await statusOf(await started({ SANDBOX: 'off' }))).toEqual({
      provider: 'ADMINISTRATE',
      mode: 'DISABLED',
      state: 'UNKNOWN',
      capabilities: CAPABILITIES,
      lastSuccessAt: null,
      lastError: null,
    });
  });
});

describe('A disabled provider', () => {
  const NOT_CONFIGURED = { code: 'PROVIDER_NOT_CONFIGURED', provider: 'ADMINISTRATE', retryable: false };

  it.each([
    '{ publicEvents { nodes { id } } }',
    '{ publicEvent(id: "administrate:public-event:6") { id } }',
    '{ publicEventsByIds(ids: ["administrate:public-event:6"]) { id } }',
    '{ venues { nodes { id } } }',
    '{ courses { nodes { id } } }',
    '{ contacts { nodes { id } } }',
    'mutation { deletePublicEvent(input: { id: "administrate:public-event:6" }) { deletedId } }',
    'mutation { updatePublicEvent(input: { id: "administrate:public-event:6", title: "x" }) { publicEvent { id } } }',
  ])('says so: %s', async (document) => {
    const { errors } = await (await started({ SANDBOX: 'off' })).graphql(document);
    expect(errors).toMatchObject([{ extensions: NOT_CONFIGURED }]);
    expect(errors[0]?.message).toContain('ADMINISTRATE_BASE_URL');
  });
});
