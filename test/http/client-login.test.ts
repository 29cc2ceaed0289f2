import { inspect } from 'node:util';
import { type JsonResponse } from '../../src/http/response';
import { json } from '../support/scripted-server';
import { closeAll, failureOf, request, sample } from './client-fixture';

afterEach(closeAll);

const login = { method: 'POST', path: '/token', purpose: 'login' } as const;
const never = { failures: 100, halfOpenAfterMs: 60_000 };

describe('A refused login', () => {
  it.each([400, 401, 403])('with status %i means wrong credentials', async (status) => {
    const { client, server } = await sample([json({ error: 'no' }, status)]);
    const error = await failureOf(client.sendJson(request(login)));
    expect(error).toMatchObject({ code: 'PROVIDER_AUTH_FAILED', acted: 'never', retryable: false, status });
    expect(error.message).toBe(
      `Sample did not accept the credentials of this service (HTTP status ${status}). ` +
        'Check that they are set correctly and that they allow this request.',
    );
    expect(client.health()).toEqual({ state: 'DEGRADED', lastSuccessAt: null, lastError: error.message });
    expect(server.requests).toHaveLength(1);
  });

  it.each([404, 409, 422])('with status %i is no sign of good health', async (status) => {
    const { client } = await sample([json({}), { status }]);
    await client.sendJson(request());
    expect(client.health().state).toBe('UP');
    const error = await failureOf(client.sendJson(request(login)));
    expect(error).toMatchObject({ code: 'PROVIDER_REFUSED' });
    expect(client.health()).toMatchObject({ state: 'DEGRADED', lastError: error.message });
  });

  it.each([400, 404])(
    'with an accepted status %i is explained by detectFailure, and refused without it',
    async (status) => {
      const { client } = await sample([json({ error: 'wrong_key' }, status)]);
      const accepting = request({ ...login, acceptedStatuses: [status] });
      const detectFailure = ({ body }: JsonResponse) =>
        ({ kind: 'unauthorised', providerCode: (body as { error: string }).error }) as const;
      expect((await failureOf(client.sendJson({ ...accepting, detectFailure }))).message).toContain(
        '(its code wrong_key)',
      );
      expect(await failureOf(client.sendJson(accepting))).toMatchObject({
        code: status === 400 ? 'PROVIDER_AUTH_FAILED' : 'PROVIDER_REFUSED',
      });
      expect(client.health()).toMatchObject({ state: 'DEGRADED', lastSuccessAt: null });
    },
  );

  it('does not suspend calls', async () => {
    const { client, server } = await sample([{ status: 400 }], {
      limits: { breaker: { failures: 2, halfOpenAfterMs: 60_000 } },
    });
    for (let count = 0; count < 4; count += 1) await failureOf(client.sendJson(request(login)));
    expect(server.requests).toHaveLength(4);
  });
});

it('A request other than a login that is refused with 400 leaves the provider in good health', async () => {
  const { client } = await sample([{ status: 400 }]);
  expect(await failureOf(client.sendJson(request()))).toMatchObject({ code: 'PROVIDER_REFUSED' });
  expect(client.health().state).toBe('UP');
});

it.each([
  ['that is not JSON', { body: '{"access_token":"s3cret-token"' }],
  ['with a server error', json({ access_token: 's3cret-token' }, 500)],
  ['with a refusal', json({ access_token: 's3cret-token' }, 400)],
])('A response to a login %s is not quoted', async (_, response) => {
  const { client, logged } = await sample([response], { limits: { retries: 0, breaker: never } });
  const error = await failureOf(client.sendJson(request(login)));
  expect(error.detail).toMatch(/^\d+ characters in response to a login, not quoted$/);
  for (const text of [inspect(error, { depth: Infinity }), JSON.stringify(logged)]) {
    expect(text).not.toContain('s3cret-token');
  }
});
