import { once } from 'node:events';
import { createServer, type RequestListener, type Server } from 'node:http';
import { type AddressInfo } from 'node:net';
import { FAULT_PATH, withFaults } from '../../../src/provider-kit/sandbox/faults';

let server: Server;
let url: string;
/** The calls that the sandbox acted on. */
let acted: string[];

async function listen(handler: RequestListener): Promise<void> {
  server = createServer(withFaults(handler)).listen(0, '127.0.0.1');
  // Closing an idle connection would race with the next request on it.
  server.keepAliveTimeout = 0;
  await once(server, 'listening');
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

/** Responds 201 with the target of the request as JSON. */
const echo: RequestListener = (request, response) => {
  acted.push(request.url!);
  const text = JSON.stringify({ target: request.url });
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
const call = (path: string, method = 'GET') => fetch(url + path, { method });

/** How a call ends: with a status, or cut. */
const endOf = (path: string, method?: string) =>
  call(path, method).then(
    ({ status }) => status,
    () => 'cut',
  );

describe('The fault switch', () => {
  it('is initially off, and can be turned off', async () => {
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
    { fault: 'cutAfter', calls: 1, path: '/event', method: 'PUT' },
  ])('returns its state in the form of a setting: %j', async (wanted) => {
    expect(await control(wanted)).toEqual({ status: 200, body: wanted });
    expect(await present()).toEqual(wanted);
  });

  it('has a default delay', async () => {
    expect((await control({ fault: 'slow' })).body).toEqual({ fault: 'slow', milliseconds: 5000 });
  });

  it('applies to the given number of calls, concurrent ones included, and never to itself', async () => {
    await control({ fault: 'refuse', calls: 3 });
    expect(await endOf('/a')).toBe(503);
    expect(await present()).toEqual({ fault: 'refuse', calls: 2 });
    const statuses = await Promise.all(['/b', '/c', '/d', '/e'].map((path) => endOf(path)));
    expect(statuses.sort()).toEqual([201, 201, 503, 503]);
    expect(await present()).toEqual({ fault: 'none' });
  });

  it('applies until it is changed when no number of calls is given', async () => {
    await control({ fault: 'cutBefore' });
    for (let count = 0; count < 5; count += 1) expect(await endOf('/a')).toBe('cut');
    expect(await control({ fault: 'garble' })).toEqual({ status: 200, body: { fault: 'garble' } });
    expect(await endOf('/a')).toBe(200);
  });

  it('applies only to the paths it was set for, and counts no other calls', async () => {
    await control({ fault: 'refuse', calls: 1, path: 'create' });
    expect(await endOf('/read?id=1')).toBe(201);
    expect(await present()).toEqual({ fault: 'refuse', calls: 1, path: 'create' });
    expect(await endOf('/api?method=create')).toBe(503);
    expect(await endOf('/api?method=create')).toBe(201);
  });

  it('applies only to the HTTP method it was set for, and counts no other calls', async () => {
    await control({ fault: 'refuse', calls: 2, method: 'DELETE' });
    for (const method of ['GET', 'POST', 'PUT', 'PATCH']) expect(await endOf('/event', method)).toBe(201);
    expect(await present()).toEqual({ fault: 'refuse', calls: 2, method: 'DELETE' });
    expect(await endOf('/event', 'DELETE')).toBe(503);
    expect(await endOf('/event', 'GET')).toBe(201);
    expect(await endOf('/room', 'DELETE')).toBe(503);
    expect(await endOf('/event', 'DELETE')).toBe(201);
  });

  it('applies only to calls that match both path and method', async () => {
    await control({ fault: 'refuse', path: '/event', method: 'PUT' });
    expect(await endOf('/event', 'GET')).toBe(201);
    expect(await endOf('/room', 'PUT')).toBe(201);
    expect(await endOf('/event/1', 'PUT')).toBe(503);
  });

  it.each([
    ['', 'The body is not JSON.'],
    ['{"fault":', 'The body is not JSON.'],
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
      'The fault "refuse" has no option "call"; its options are: "calls", "path", "method".',
    ],
    [
      { fault: 'garble', milliseconds: 1 },
      'The fault "garble" has no option "milliseconds"; its options are: "calls", "path", "method".',
    ],
    [{ fault: 'none', calls: 1 }, 'The fault "none" has no option "calls"; its options are: none.'],
    [{ fault: 'refuse', calls: 0 }, '"calls" must be a whole number from 1 to 9007199254740991; it is 0.'],
    [{ fault: 'refuse', calls: '1' }, '"calls" must be a whole number from 1 to 9007199254740991; it is "1".'],
    [{ fault: 'refuse', calls: null }, '"calls" must be a whole number from 1 to 9007199254740991; it is null.'],
    [{ fault: 'slow', milliseconds: 1.5 }, '"milliseconds" must be a whole number from 0 to 600000; it is 1.5.'],
    [{ fault: 'slow', milliseconds: 600_001 }, '"milliseconds" must be a whole number from 0 to 600000; it is 600001.'],
    [{ fault: 'slow', path: '' }, '"path" must be a non-empty string such as "/create"; it is "".'],
    [{ fault: 'slow', path: 1 }, '"path" must be a non-empty string such as "/create"; it is 1.'],
    [{ fault: 'slow', method: 'post' }, '"method" must be one of GET, POST, PUT, PATCH, DELETE; it is "post".'],
    [{ fault: 'slow', method: 1 }, '"method" must be one of GET, POST, PUT, PATCH, DELETE; it is 1.'],
  ])('rejects %j', async (wrong, error) => {
    await control({ fault: 'refuse', calls: 7 });
    const { status, body } = await control(wrong);
    expect({ status, error: body.error }).toEqual({ status: 400, error });
    expect(await present()).toEqual({ fault: 'refuse', calls: 7 });
    expect((await control(body.example)).status).toBe(200);
  });

  it('rejects other HTTP methods', async () => {
    const { status, body } = await control({ fault: 'refuse' }, 'PUT');
    expect(status).toBe(400);
    expect(body.error).toBe('The switch is read with GET and set with POST; this was PUT.');
  });

  it('survives a caller that disconnects while sending a setting', async () => {
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
  it('that is cut before the sandbox acts has no effect', async () => {
    await control({ fault: 'cutBefore', calls: 1 });
    await expect(call('/a')).rejects.toThrow('fetch failed');
    expect(acted).toEqual([]);
  });

  it('that is cut after the sandbox acted has taken effect', async () => {
    await control({ fault: 'cutAfter', calls: 1 });
    await expect(call('/a')).rejects.toThrow('fetch failed');
    expect(acted).toEqual(['/a']);
  });

  it('that is refused has no effect, and the response says so', async () => {
    await control({ fault: 'refuse', calls: 1 });
    const response = await call('/a');
    expect(response.status).toBe(503);
    expect(await response.text()).toBe('The fault switch of this sandbox is set to "refuse". Nothing was done.');
    expect(acted).toEqual([]);
  });

  it('that is garbled has taken effect, and gets half of its response', async () => {
    await control({ fault: 'garble', calls: 1 });
    const response = await call('/a');
    expect(response.status).toBe(200);
    expect(response.headers.get('content-type')).toBe('application/json');
    expect(await response.text()).toBe('{"targe<');
    expect(acted).toEqual(['/a']);
  });

  it('that is slow has taken effect, and gets its response after others', async () => {
    await control({ fault: 'slow', calls: 1, milliseconds: 500 });
    const ended: string[] = [];
    const slow = call('/slow').finally(() => ended.push('slow'));
    while (acted.length === 0) await new Promise(setImmediate);
    await call('/quick').finally(() => ended.push('quick'));
    const response = await slow;
    expect(ended).toEqual(['quick', 'slow']);
    expect(response.status).toBe(201);
    expect(response.headers.get('content-type')).toBe('application/json');
    expect(await response.json()).toEqual({ target: '/slow' });
    expect(acted).toEqual(['/slow', '/quick']);
  });

  it('that is slow delays neither a stopping sandbox nor one whose caller has disconnected', async () => {
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

describe('A response', () => {
  const restart = async (handler: RequestListener): Promise<void> => {
    server.close();
    server.closeAllConnections();
    await listen(handler);
  };

  it('written in parts and without a head is sent completely', async () => {
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
    async (text) => {
      await restart((_, response) => {
        response.writeHead(404).end(text);
      });
      await control({ fault: 'garble' });
      const response = await call('/');
      const garbled = await response.text();
      expect(response.status).toBe(200);
      expect(() => JSON.parse(garbled) as unknown).toThrow();
      // No XML ends with the beginning of a tag.
      expect(garbled).toMatch(/<$/);
    },
  );

  it('is not sent to a caller that has disconnected', async () => {
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
