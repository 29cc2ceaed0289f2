import { parseXml } from '../../../../src/http/xml';
import { type RunningSandbox } from '../../../../src/provider-kit/port';
import { call, classForm, idIn, signed, start, stopAll } from './caller';

let sandbox: RunningSandbox;
beforeEach(async () => {
  sandbox = await start();
});
afterAll(stopAll);

/** Sets the fault switch, which requires no signature. */
async function set(fault: object): Promise<number> {
  const url = new URL('/__sandbox/fault', sandbox.variables['WIZIQ_BASE_URL']);
  return (await fetch(url, { method: 'POST', body: JSON.stringify(fault) })).status;
}

/** A create: how it ends, and the text that came. */
const create = () =>
  fetch(`${sandbox.variables['WIZIQ_BASE_URL']}?method=create`, {
    method: 'POST',
    body: new URLSearchParams({ ...signed(sandbox, 'create'), ...classForm() }),
  }).then(
    async (response) => ({ end: response.status, text: await response.text() }),
    () => ({ end: 'cut', text: '' }),
  );

/** The id of the next class. Ids are consecutive, so it shows how many classes were created before. */
const nextId = async (presenter_email: string): Promise<number> =>
  Number(idIn(await call(sandbox, 'create', classForm({ presenter_email }))));

describe('A create', () => {
  it.each([
    ['cutBefore', 'cut', 0],
    ['cutAfter', 'cut', 1],
    ['refuse', 503, 0],
    ['garble', 200, 1],
    ['slow', 200, 1],
  ])('under the fault "%s" ends with %s and creates %d classes', async (fault, end, made) => {
    const before = await nextId('before@example.com');
    expect(await set({ fault, calls: 1, ...(fault === 'slow' && { milliseconds: 20 }) })).toBe(200);
    const answer = await create();
    expect(answer.end).toBe(end);
    expect((await nextId('after@example.com')) - before - 1).toBe(made);
  });

  it('is no XML once it is garbled', async () => {
    await set({ fault: 'garble' });
    const { text } = await create();
    expect(text).toContain('<rsp status="ok"');
    expect(() => parseXml(text)).toThrow();
  });

  it('whose response was lost exists for the next one', async () => {
    await set({ fault: 'cutAfter', calls: 1 });
    await create();
    expect((await call(sandbox, 'create', classForm())).code).toBe('1032');
  });
});

it('A fault can be for one method only, which stands in the query', async () => {
  await set({ fault: 'refuse', path: 'method=create' });
  expect((await call(sandbox, 'get_data', { class_id: '1' })).status).toBe(200);
  expect((await create()).end).toBe(503);
});

it('A wrong setting is refused', async () => {
  expect(await set({ fault: 'explode' })).toBe(400);
  expect((await create()).end).toBe(200);
});
