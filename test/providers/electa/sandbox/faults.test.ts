import { child, parseXml, textOf } from '../../../../src/http/xml';
import { type Company, sample, start, stopAll } from './caller';

let company: Company;
let token: string;
beforeEach(async () => {
  company = await start();
  token = await company.logIn();
});
afterAll(stopAll);

const urlOf = (path: string) => `${company.sandbox.variables['ELECTA_BASE_URL']}${path}`;

/** Sets the fault switch, which requires no token. */
const set = async (fault: object): Promise<number> =>
  (await fetch(urlOf('/__sandbox/fault'), { method: 'POST', body: JSON.stringify(fault) })).status;

/** A create: how it ends, and the text that came. */
const create = (more: Record<string, string> = {}) => {
  const cid = company.sandbox.variables['ELECTA_COMPANY_ID']!;
  const query = new URLSearchParams({ cid, token, ...sample, StartDateTime: '11/20/2026 15:05', ...more });
  return fetch(urlOf(`/event/create?${query.toString()}`)).then(
    async (response) => ({ end: response.status, text: await response.text() }),
    () => ({ end: 'cut', text: '' }),
  );
};

async function count(): Promise<number> {
  const range = { StartDateTimeUTC: '11/01/2026 00:00:00', EndDateTimeUTC: '12/31/2026 00:00:00' };
  return Number(textOf(parseXml(await company.callWithToken('/event/list/', range)), 'Count'));
}

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
    const response = await create();
    expect(response.end).toBe(end);
    expect((await count()) - before).toBe(made);
    // It held for one call.
    expect(parseXml((await create()).text).name).toBe('NewEvent');
  });

  it('is no XML once it is garbled', async () => {
    await set({ fault: 'garble' });
    const { text } = await create();
    expect(text).toContain('NewEvent');
    expect(() => parseXml(text)).toThrow();
  });

  it('that is refused with a bare code is no other code once it is garbled', async () => {
    const code = (await create({ Duration: '7' })).text;
    expect(code).toMatch(/^\d+$/);
    await set({ fault: 'garble' });
    expect((await create({ Duration: '7' })).text).not.toMatch(/^\d*$/);
  });
});

it('A fault can be for some paths only', async () => {
  await set({ fault: 'refuse', path: '/event/create' });
  expect(await company.logIn()).toHaveLength(36);
  expect((await create()).end).toBe(503);
});

it('A wrong setting is refused', async () => {
  expect(await set({ fault: 'explode' })).toBe(400);
  expect(child(parseXml((await create()).text), 'EventId')).toBeDefined();
});
