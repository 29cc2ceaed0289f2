import { type RunningSandbox } from '../../../../src/provider-kit/port';
import { call, createEvent, EVENT, ORGANIZATION, start, stopAll, tokenFor, urlOf } from './caller';

let sandbox: RunningSandbox;
beforeEach(async () => {
  sandbox = await start();
});
afterAll(stopAll);

/** Sets the fault switch, which asks for no token. */
const set = async (fault: object): Promise<number> =>
  (await fetch(urlOf(sandbox, '/__sandbox/fault'), { method: 'POST', body: JSON.stringify(fault) })).status;

/** A create: how it ends, and the text that came. */
const create = () =>
  fetch(urlOf(sandbox, '/api/event'), {
    method: 'POST',
    headers: { Authorization: `Bearer ${tokenFor(sandbox)}` },
    body: JSON.stringify({ organizationId: ORGANIZATION, event: EVENT }),
  }).then(
    async (response) => ({ end: response.status, text: await response.text() }),
    () => ({ end: 'cut', text: '' }),
  );

describe('A create', () => {
  it.each([
    ['cutBefore', 'cut', 0],
    ['cutAfter', 'cut', 1],
    ['refuse', 503, 0],
    ['garble', 200, 1],
    ['slow', 200, 1],
  ])('under the fault "%s" ends with %s and makes %d events', async (fault, end, made) => {
    const before = (await createEvent(sandbox)).eventId;
    expect(await set({ fault, calls: 1, ...(fault === 'slow' && { milliseconds: 20 }) })).toBe(200);
    const answer = await create();
    expect(answer.end).toBe(end);
    // Every event takes two ids: its own, and that of its main room.
    expect(((await createEvent(sandbox)).eventId - before) / 2 - 1).toBe(made);
  });

  it('is no JSON once it is garbled', async () => {
    await set({ fault: 'garble' });
    const { text } = await create();
    expect(text).toContain('"status":"ok"');
    expect(() => JSON.parse(text)).toThrow();
  });

  it('that was cut off after it was made can be read', async () => {
    const { eventId } = await createEvent(sandbox);
    await set({ fault: 'cutAfter', calls: 1 });
    await create();
    expect((await call(sandbox, 'GET', '/api/event', { eventId: eventId + 2 })).event.name).toEqual({ en_US: 'Forum' });
  });
});

it('A fault can be for one path only', async () => {
  const { eventId } = await createEvent(sandbox);
  await set({ fault: 'refuse', path: '/api/event/room' });
  expect((await call(sandbox, 'GET', '/api/event', { eventId })).status).toBe('ok');
  const response = await fetch(urlOf(sandbox, '/api/event/room?roomId=1'));
  expect(response.status).toBe(503);
});

it('A wrong setting is refused', async () => {
  expect(await set({ fault: 'explode' })).toBe(400);
  expect((await create()).end).toBe(200);
});
