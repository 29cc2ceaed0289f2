import { type RunningSandbox } from '../../../../src/provider-kit/port';
import createRequest from '../../../fixtures/administrate/create-request.json';
import { call, credentials, EVENTS, idsOf, start, stopAll } from './caller';

let sandbox: RunningSandbox;
beforeEach(async () => {
  sandbox = await start();
});
afterAll(stopAll);

const event = { ...createRequest, time_zone: 'Europe/Paris' };

/** Sets the fault switch, which asks for no credentials. */
async function set(fault: object): Promise<number> {
  const url = `${sandbox.variables['ADMINISTRATE_BASE_URL']}/__sandbox/fault`;
  return (await fetch(url, { method: 'POST', body: JSON.stringify(fault) })).status;
}

/** A create: how it ends, and the text that came. */
const create = () =>
  fetch(`${sandbox.variables['ADMINISTRATE_BASE_URL']}${EVENTS}`, {
    method: 'POST',
    headers: { authorization: credentials(sandbox), 'content-type': 'application/json' },
    body: JSON.stringify(event),
  }).then(
    async (response) => ({ end: response.status, text: await response.text() }),
    () => ({ end: 'cut', text: '' }),
  );

const count = async () => (await idsOf(sandbox, '')).length;

describe('A create', () => {
  it.each([
    ['cutBefore', 'cut', 0],
    ['cutAfter', 'cut', 1],
    ['refuse', 503, 0],
    ['garble', 200, 1],
    ['slow', 200, 1],
  ])('under the fault "%s" ends with %s and makes %d events', async (fault, end, made) => {
    const before = await count();
    expect(await set({ fault, calls: 1, ...(fault === 'slow' && { milliseconds: 20 }) })).toBe(200);
    const answer = await create();
    expect(answer.end).toBe(end);
    expect((await count()) - before).toBe(made);
    // It held for one call.
    expect((await call(sandbox, 'POST', EVENTS, event)).status).toBe(200);
  });

  it('is no JSON once it is garbled', async () => {
    await set({ fault: 'garble' });
    const { text } = await create();
    expect(text).toContain('"id"');
    expect(() => JSON.parse(text) as unknown).toThrow();
  });
});

it('A fault can be for some paths only', async () => {
  await set({ fault: 'refuse', path: '/venues' });
  expect((await create()).end).toBe(200);
  await expect(call(sandbox, 'GET', '/api/v2/event/venues')).rejects.toThrow('JSON');
});

it('A wrong setting is refused', async () => {
  expect(await set({ fault: 'explode' })).toBe(400);
  expect((await create()).end).toBe(200);
});
