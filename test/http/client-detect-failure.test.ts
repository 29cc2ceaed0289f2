import { type JsonResponse } from '../../src/http/response';
import { type Failure } from '../../src/http/failure';
import { json } from '../support/scripted-server';
import { closeAll, failureOf, request, sample } from './client-fixture';

afterEach(closeAll);

/** A provider that reports its failures within an HTTP 200. */
function detectFailure({ body }: JsonResponse): Failure | null {
  const { down, stranger } = body as { down?: string; stranger?: boolean };
  if (stranger) return { kind: 'unauthorised', providerCode: '403', next: 'Ask for a new key.' };
  if (down === undefined) return null;
  return { kind: 'serverError', providerCode: down, isPassing: down === '503', detail: `words of ${down}` };
}

const DOWN = json({ down: '503' });
const inspected = (changes: Partial<Parameters<typeof request>[0]> = {}) => ({ ...request(changes), detectFailure });
const patient = { breaker: { failures: 3, halfOpenAfterMs: 60_000 } };

describe('A failure inside a response with a 2xx status', () => {
  it('is repeated by a read where it passes', async () => {
    const { client, server, logged } = await sample([DOWN, DOWN, json({ id: 6 })]);
    expect(await client.sendJson(inspected())).toMatchObject({ body: { id: 6 } });
    expect(server.requests).toHaveLength(3);
    expect(logged).toMatchObject([
      { level: 40, attempt: 1, failure: 'serverError', detail: 'words of 503' },
      { level: 40, attempt: 2, failure: 'serverError', detail: 'words of 503' },
      { level: 20, attempt: 3, status: 200 },
    ]);
  });

  it('is not repeated where it does not', async () => {
    const { client, server } = await sample([json({ down: '1000' })]);
    const error = await failureOf(client.sendJson(inspected()));
    expect(error).toMatchObject({ code: 'PROVIDER_UNAVAILABLE', retryable: true, status: undefined });
    expect(error.message).toBe('Sample failed to process the request (its code 1000). Try again later.');
    expect(server.requests).toHaveLength(1);
  });

  it('is never repeated by a write, which may have been carried out', async () => {
    const { client, server } = await sample([DOWN]);
    const error = await failureOf(client.sendJson(inspected({ method: 'POST', access: 'write' })));
    expect(error).toMatchObject({ code: 'PROVIDER_UNAVAILABLE', acted: 'maybe', retryable: false });
    expect(error.message).toBe(
      'Sample failed to process the request (its code 503). Sample may or may not have carried out the change: look there before repeating it.',
    );
    expect(server.requests).toHaveLength(1);
  });

  it('suspends the calls when it comes again and again, and the provider is down', async () => {
    const { client, server } = await sample([DOWN], { limits: { ...patient, retries: 0 } });
    for (let count = 0; count < 5; count += 1) await failureOf(client.sendJson(inspected()));
    expect(server.requests).toHaveLength(3);
    expect(client.health()).toMatchObject({
      state: 'DOWN',
      lastSuccessAt: null,
      lastError: 'Sample failed to process the request (its code 503). Try again later.',
    });
  });

  it('that is about the credentials shows in the health, and suspends nothing', async () => {
    const { client, server } = await sample([json({ stranger: true })], { limits: patient });
    for (let count = 0; count < 5; count += 1) await failureOf(client.sendJson(inspected({ access: 'write' })));
    expect(server.requests).toHaveLength(5);
    expect(client.health()).toMatchObject({
      state: 'DEGRADED',
      lastError: 'Sample did not accept the credentials of this service (its code 403). Ask for a new key.',
    });
  });

  it('ends with the next response that has none', async () => {
    const { client } = await sample([DOWN, json({ id: 6 })], { limits: { retries: 0 } });
    await failureOf(client.sendJson(inspected()));
    expect(client.health().state).toBe('DEGRADED');
    await client.sendJson(inspected());
    expect(client.health()).toMatchObject({ state: 'UP', lastError: null });
  });

  it('is not looked for in what could not be read', async () => {
    const { client } = await sample([{ body: '{' }]);
    expect(await failureOf(client.sendJson(inspected()))).toMatchObject({ code: 'PROVIDER_BAD_RESPONSE' });
  });
});
