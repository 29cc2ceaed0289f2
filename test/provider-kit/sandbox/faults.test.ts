import { once } from 'node:events';
import { createServer, type RequestListener, type Server } from 'node:http';
import { type AddressInfo } from 'node:net';
import { FAULT_PATH, withFaults } from '../../../src/provider-kit/sandbox/faults';

let server: Server;
let url: string;
/** The calls upon which the sandbox acted. */
let acted: string[];

async function listen(handler: RequestListener): Promise<void> {
  server = createServer(withFaults(handler)).listen(0, '127.0.0.1');
  // Closing an idle connection would race with the next request on it.
  server.keepAliveTimeout = 0;
  await once(server, 'listening');
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

/** Answers 201 with the JSON text of what was asked for. */
const echo: RequestListener = (request, response) => {
  acted.push(request.url!);
  const text = JSON.stringify({ asked: request.url });
  response.writeHead(201, { 'Content-Type': 'application/json', 'Content-Length': text.length });
  response.end(text);
};

beforeEach(() => {
  acted = [];
  return listen(echo);
});
afterEach(() => {
  server.closeAllConnections();
  return new Promise((resolve) => server.close(resolve));
});

async function control(body: unknown, method = 'POST') {
  const text = typeof body === 'string' ? body : JSON.stringify(body);
  const response = await fetch(url + FAULT_PATH, { method, body: text });
  return { status: response.status, body: (await response.json()) as any };
}

const present = async () => (await fetch(url + FAULT_PATH)).json();
const call = (path: string) => fetch(url + path);

/** How a call ends: with a status, or cut. */
const endOf = (path: string) =>
  call(path).then(
    ({ status }) => status,
    () => 'cut',
  );

describe('The fault switch', () => {
  it('is off in the beginning, and can be turned off', async () => {
    expect(await present()).toEqual({ fault: 'none' });
    expect(await endOf('/a')).toBe(201);
    await control({ fault: 'refuse' });
    expect(await endOf('/a')).toBe(503);
    expect(await control({ fault: 'none' })).toEqual({ status: 200, body: { fault: 'none' } });
    expect(await endOf('/a')).toBe(201);
  });

  it.each([
    { fault: 'cutBefore' },
    { fault: 'cutAfter', calls: 2 },
    { fault: 'refuse', path: '/create' },
    { fault: 'garble', calls: 1, path: 'method=create' },
    { fault: 'slow', calls: 3, milliseconds: 0, path: 'x' },
  ])('tells its state as it could be set: %j', async (wanted) => {
    expect(await control(wanted)).toEqual({ status: 200, body: wanted });
    expect(await present()).toEqual(wanted);
  });

  it('has a usual delay', async () => {
    expect((await control({ fault: 'slow' })).body).toEqual({ fault: 'slow', milliseconds: 5000 });
  });

  it('holds for so many calls, those that come at once included, and for itself never', async () => {
    await control({ fault: 'refuse', calls: 3 });
    expect(await endOf('/a')).toBe(503);
    expect(await present()).toEqual({ fault: 'refuse', calls: 2 });
    const statuses = await Promise.all(['/b', '/c', '/d', '/e'].map(endOf));
    expect(statuses.sort()).toEqual([201, 201, 503, 503]);
    expect(await present()).toEqual({ fault: 'none' });
  });

  it('holds until it is changed without a number of calls', async () => {
    await control({ fault: 'cutBefore' });
    for (let count = 0; count < 5; count += 1) expect(await endOf('/a')).toBe('cut');
    expect(await control({ fault: 'garble' })).toEqual({ status: 200, body: { fault: 'garble' } });
    expect(await endOf('/a')).toBe(200);
  });

  it('is only for the paths it was set for, and counts no others', async () => {
    await control({ fault: 'refuse', calls: 1, path: 'create' });
    expect(await endOf('/read?id=1')).toBe(201);
    expect(await present()).toEqual({ fault: 'refuse', calls: 1, path: 'create' });
    expect(await endOf('/api?method=create')).toBe(503);
    expect(await endOf('/api?method=create')).toBe(201);
  });

  it.each([
    ['', 'The body is no JSON.'],
    ['{"fault":', 'The body is no JSON.'],
    ['x'.repeat(10_001), 'The body has more than 10000 bytes.'],
    [[], 'The body must be a JSON object; it is [].'],
    ['null', 'The body must be a JSON object; it is null.'],
    [{}, '"fault" must be one of none, slow, cutBefore, cutAfter, refuse, garble; it is missing.'],
    [{ fault: 'slo' }, '"fault" must be one of none, slow, cutBefore, cutAfter, refuse, garble; it is "slo".'],
    [
      { fault: 'toString' },
      '"fault" must be one of none, slow, cutBefore, cutAfter, refuse, garble; it is "toString".',
    ],
    [
      { fault: 'refuse', call: 1 },
      'The fault "refuse" does not take "call"; beside its name it takes "calls", "path".',
    ],
    [
      { fault: 'garble', milliseconds: 1 },
      'The fault "garble" does not take "milliseconds"; beside its name it takes "calls", "path".',
    ],
    [{ fault: 'none', calls: 1 }, 'The fault "none" does not take "calls"; beside its name it takes nothing.'],
    [{ fault: 'refuse', calls: 0 }, '"calls" must be a whole number from 1 to 9007199254740991; it is 0.'],
    [{ fault: 'refuse', calls: '1' }, '"calls" must be a whole number from 1 to 9007199254740991; it is "1".'],
    [{ fault: 'refuse', calls: null }, '"calls" must be a whole number from 1 to 9007199254740991; it is null.'],
    [{ fault: 'slow', milliseconds: 1.5 }, '"milliseconds" must be a whole number from 0 to 600000; it is 1.5.'],
    [{ fault: 'slow', milliseconds: 600_001 }, '"milliseconds" must be a whole number from 0 to 600000; it is 600001.'],
    [{ fault: 'slow', path: '' }, '"path" must be a text that is not empty, as "/create"; it is "".'],
    [{ fault: 'slow', path: 1 }, '"path" must be a text that is not empty, as "/create"; it is 1.'],
  ])('refuses %j', async (wrong, error) => {
    await control({ fault: 'refuse', calls: 7 });
    const { status, body } = await control(wrong);
    expect({ status, error: body.error }).toEqual({ status: 400, error });
    expect(await present()).toEqual({ fault: 'refuse', calls: 7 });
    expect((await control(body.example)).status).toBe(200);
  });

  it('refuses other verbs', async () => {
    const { status, body } = await control({ fault: 'refuse' }, 'PUT');
    expect(status).toBe(400);
    expect(body.error).toBe('The switch is read with GET and set with POST; this was PUT.');
  });

  it('survives a caller who goes away in the middle of a setting', async () => {
    const leaving = new AbortController();
    const body = new ReadableStream({
      start: (controller) => {
        controller.enqueue(new TextEncoder().encode('{"fault":'));
        setTimeout(() => leaving.abort(), 20);
      },
    });
    const init = { method: 'POST', body, signal: leaving.signal, duplex: 'half' };
    await expect(fetch(url + FAULT_PATH, init as RequestInit)).rejects.toThrow('abort');
    expect(await present()).toEqual({ fault: 'none' });
  });
});

describe('A call', () => {
  it('that is cut before does nothing', async () => {
    await control({ fault: 'cutBefore', calls: 1 });
    await expect(call('/a')).rejects.toThrow('fetch failed');
    expect(acted).toEqual([]);
  });

  it('that is cut after did what it was for', async () => {
    await control({ fault: 'cutAfter', calls: 1 });
    await expect(call('/a')).rejects.toThrow('fetch failed');
    expect(acted).toEqual(['/a']);
  });

  it('that is refused does nothing, and says so', async () => {
    await control({ fault: 'refuse', calls: 1 });
    const response = await call('/a');
    expect(response.status).toBe(503);
    expect(await response.text()).toBe('The fault switch of this sandbox is set to "refuse". Nothing was done.');
    expect(acted).toEqual([]);
  });

  it('that is garbled did what it was for, and is answered with one half', async () => {
    await control({ fault: 'garble', calls: 1 });
    const response = await call('/a');
    expect(response.status).toBe(200);
    expect(response.headers.get('content-type')).toBe('application/json');
    expect(await response.text()).toBe('{"asked<');
    expect(acted).toEqual(['/a']);
  });

  it('that is slow did what it was for, is answered after others, and as ever', async () => {
    await control({ fault: 'slow', calls: 1, milliseconds: 500 });
    const ended: string[] = [];
    const slow = call('/slow').finally(() => ended.push('slow'));
    while (acted.length === 0) await new Promise(setImmediate);
    await call('/quick').finally(() => ended.push('quick'));
    const response = await slow;
    expect(ended).toEqual(['quick', 'slow']);
    expect(response.status).toBe(201);
    expect(response.headers.get('content-type')).toBe('application/json');
    expect(await response.json()).toEqual({ asked: '/slow' });
    expect(acted).toEqual(['/slow', '/quick']);
  });

  it('that is slow is not waited for by a sandbox that stops, or when its caller is gone', async () => {
    await control({ fault: 'slow', milliseconds: 600_000 });
    const leaving = new AbortController();
    const left = fetch(`${url}/left`, { signal: leaving.signal });
    const cut = call('/cut');
    while (acted.length < 2) await new Promise(setImmediate);
    leaving.abort();
    await expect(left).rejects.toThrow('abort');
    server.closeAllConnections();
    await expect(cut).rejects.toThrow('fetch failed');
  });
});

describe('An answer', () => {
  const restart = async (handler: RequestListener): Promise<void> => {
    server.close();
    server.closeAllConnections();
    await listen(handler);
  };

  it('in parts and without a head of its own comes whole', async () => {
    await restart((_, response) => {
      response.write('one, ');
      response.write(Buffer.from('two, '));
      response.end('three');
    });
    await control({ fault: 'slow', milliseconds: 0 });
    expect(await (await call('/')).text()).toBe('one, two, three');
  });

  it.each(['13', '', '"text"', '[]', '<a/>', '<Response><ResponseCode>0</ResponseCode></Response>'])(
    'of %j is neither JSON nor XML once it is garbled',
    async (answer) => {
      await restart((_, response) => {
        response.writeHead(404).end(answer);
      });
      await control({ fault: 'garble' });
      const response = await call('/');
      const text = await response.text();
      expect(response.status).toBe(200);
      expect(() => JSON.parse(text) as unknown).toThrow();
      // No XML ends with the beginning of a tag.
      expect(text).toMatch(/<$/);
    },
  );

  it('is not sent to a caller who is gone', async () => {
    const leaving = new AbortController();
    let over = (): void => undefined;
    const isOver = new Promise<void>((resolve) => (over = resolve));
    await restart((_, response) => {
      response.once('close', () => {
        response.end('too late');
        over();
      });
      leaving.abort();
    });
    await control({ fault: 'slow', milliseconds: 0 });
    await expect(fetch(url, { signal: leaving.signal })).rejects.toThrow('abort');
    await isOver;
    expect(await present()).toEqual({ fault: 'slow', milliseconds: 0 });
  });
});
