import { deflateSync, gzipSync } from 'node:zlib';
import { json, webPage } from '../support/scripted-server';
import { closeAll, failureOf, request, sample, sampleClient } from './client-fixture';

afterEach(closeAll);

const maxResponseBytes = 1_000;
const limits = { maxResponseBytes };

describe('A request', () => {
  it('goes to the path below the base URL, with its query, the headers of the client and its body', async () => {
    const { server } = await sample([json({})]);
    const { client } = sampleClient(`${server.url}/api/v2`, { headers: { Authorization: 'Basic abc' } });
    await client.sendJson(request({ method: 'PUT', path: '/things/7', query: { a: 'ä b' }, json: { name: 'Zoë' } }));

    expect(server.requests).toHaveLength(1);
    expect(server.requests[0]).toMatchObject({
      method: 'PUT',
      target: '/api/v2/things/7?a=%C3%A4+b',
      body: '{"name":"Zoë"}',
      headers: {
        authorization: 'Basic abc',
        'content-type': 'application/json',
        'content-length': '15',
        'user-agent': 'scheduling-graph',
        accept: 'application/json, */*;q=0.1',
      },
    });
  });

  it.each(['GET', 'POST', 'DELETE'] as const)('has neither body nor type when there is no JSON: %s', async (method) => {
    const { server, client } = await sample([json({})]);
    await client.sendJson(request({ method }));
    expect(server.requests[0]).toMatchObject({ method, body: '' });
    expect(server.requests[0]?.headers).not.toHaveProperty('content-type');
  });

  it('can accept another type than JSON by a header', async () => {
    const { server, client } = await sample([{ body: '<a/>' }], { headers: { Accept: 'text/xml' } });
    await client.send(request());
    expect(server.requests[0]?.headers.accept).toBe('text/xml');
  });

  it('needs headers that can be sent; a wrong one fails at startup, without its value in the error', () => {
    const make = () => sampleClient('http://127.0.0.1', { headers: { authorization: 's3cret\n' } });
    expect(make).toThrow(/authorization/);
    expect(make).not.toThrow(/s3cret/);
  });

  it('is not made with a path that could lead elsewhere', async () => {
    const { server, client } = await sample([json({})]);
    await expect(client.sendJson(request({ path: '/things/../admin' }))).rejects.toThrow(TypeError);
    expect(server.requests).toHaveLength(0);
  });
});

describe('A response', () => {
  it('is given as it is: status, headers and text', async () => {
    const headers = { 'content-type': 'text/xml; charset=UTF-8', 'X-Several': ['a', 'b'] };
    const { client } = await sample([{ status: 201, headers, body: '<a>Zoë</a>' }]);
    const response = await client.send(request());
    expect(response).toMatchObject({ status: 201, text: '<a>Zoë</a>' });
    expect(response.headers).toMatchObject({ 'content-type': 'text/xml; charset=UTF-8', 'x-several': 'a, b' });
  });

  it('is parsed when it is JSON, with a byte order mark or without', async () => {
    const { client, server } = await sample([json([{ id: 1, name: 'Zoë' }])]);
    await expect(client.sendJson(request())).resolves.toEqual({ status: 200, body: [{ id: 1, name: 'Zoë' }] });
    server.play([{ body: '\uFEFF{"id":1}' }]);
    await expect(client.sendJson(request())).resolves.toEqual({ status: 200, body: { id: 1 } });
    server.play([{ body: 'null' }]);
    await expect(client.sendJson(request())).resolves.toEqual({ status: 200, body: null });
  });

  it('is taken up to the last byte allowed', async () => {
    const exact = JSON.stringify('x'.repeat(maxResponseBytes - 2));
    const { client, server } = await sample([{ body: exact }], { limits });
    await expect(client.sendJson(request())).resolves.toMatchObject({ status: 200 });
    server.play([{ headers: { 'content-encoding': 'gzip' }, body: gzipSync(exact) }]);
    await expect(client.sendJson(request())).resolves.toMatchObject({ status: 200 });
  });

  it('is decompressed', async () => {
    const { client, server } = await sample([
      { headers: { 'content-encoding': 'gzip' }, body: gzipSync('{"name":"Zoë"}') },
      { headers: { 'content-encoding': 'X-GZIP' }, body: gzipSync('{"name":"Zoë"}') },
      { headers: { 'content-encoding': 'identity' }, body: '{"name":"Zoë"}' },
    ]);
    for (let count = 0; count < 3; count += 1) {
      await expect(client.sendJson(request())).resolves.toEqual({ status: 200, body: { name: 'Zoë' } });
    }
    expect(server.requests[0]?.headers['accept-encoding']).toBe('gzip');
  });

  it('may be announced by an informational one', async () => {
    const { client } = await sample([{ ...json({ id: 1 }), hints: true }]);
    await expect(client.sendJson(request())).resolves.toEqual({ status: 200, body: { id: 1 } });
  });

  it('may be empty when its status says so', async () => {
    const { client } = await sample([{ status: 204 }]);
    await expect(client.sendJson(request())).resolves.toEqual({ status: 204, body: null });
  });

  it('may have a status that is accepted, and then any body', async () => {
    const { client, server } = await sample([json({ error: 'no such thing' }, 404)]);
    const accepting = () => request({ acceptedStatuses: [404] });
    await expect(client.sendJson(accepting())).resolves.toEqual({ status: 404, body: { error: 'no such thing' } });

    const bodies = ['', '  ', 'no such thing', '<p>no</p>', Buffer.from([0xff, 0xfe])];
    for (const body of bodies) {
      server.play([{ status: 404, body }]);
      await expect(client.sendJson(accepting())).resolves.toEqual({ status: 404, body: null });
    }
    server.play([webPage('<html>no</html>', 404)]);
    await expect(client.sendJson(accepting())).resolves.toEqual({ status: 404, body: null });
    server.play([{ status: 404, headers: { 'content-encoding': 'br' }, body: 'what?' }]);
    await expect(client.send(accepting())).resolves.toMatchObject({ status: 404, text: '' });
  });

  it('may be empty when even its success was accepted explicitly', async () => {
    const { client } = await sample([{ status: 200 }]);
    await expect(client.sendJson(request({ acceptedStatuses: [200] }))).resolves.toEqual({ status: 200, body: null });
  });
});

describe('A response that is not what was expected', () => {
  const big = 'x'.repeat(maxResponseBytes + 1);

  it.each<[string, Parameters<typeof sample>[0], RegExp]>([
    ['a web page', [webPage()], /^Sample returned a web page instead of data; the base URL may be wrong\./],
    ['a web page without a type', [{ body: '\n <!DOCTYPE html>' }], /web page/],
    ['a web page by its type', [{ headers: { 'content-type': 'text/html' }, body: 'Hello' }], /web page/],
    ['broken JSON', [{ body: '{"id":' }], /not valid JSON/],
    ['nothing', [{ body: '' }], /empty response where data was expected/],
    ['blanks', [{ body: ' \n' }], /empty response where data was expected/],
    ['a redirect', [{ status: 302, headers: { location: 'http://127.0.0.1:1/s3cret' } }], /base URL .* wrong/],
    ['too much, as announced', [{ body: big }], /more data than is accepted/],
    ['too much, without end', [{ ends: 'endless' }], /more data than is accepted/],
    ['too much, compressed', [{ headers: { 'content-encoding': 'gzip' }, body: gzipSync(big) }], /more data than/],
    ['a part', [{ body: '{"id":1}', ends: 'cutOff' }], /ended before it was complete/],
    ['a part, in chunks', [{ body: '{"id":1}', ends: 'cutOffChunked' }], /ended before it was complete/],
    ['bytes that are no UTF-8', [{ body: Buffer.from([0x22, 0xe4, 0x22]) }], /encoding that cannot be read/],
    ['another charset', [{ headers: { 'content-type': 'text/plain; charset=utf-16' }, body: '{}' }], /encoding/],
    ['another encoding', [{ headers: { 'content-encoding': 'deflate' }, body: deflateSync('{}') }], /encoding/],
    ['broken gzip', [{ headers: { 'content-encoding': 'gzip' }, body: 'what?' }], /encoding/],
    ['no HTTP', [{ ends: 'garbled' }], /does not speak HTTP/],
    ['headers without end', [{ headers: { 'x-long': 'x'.repeat(20_000) }, body: '{}' }], /does not speak HTTP/],
  ])('is a bad response: %s', async (_, script, message) => {
    const { client, server } = await sample(script, { limits });
    const error = await failureOf(client.sendJson(request()));
    expect(error).toMatchObject({ code: 'PROVIDER_BAD_RESPONSE', acted: 'maybe', retryable: false });
    expect(error.message).toMatch(message);
    expect(server.requests).toHaveLength(1);
  });

  it('does not keep the connection when there is too much of it', async () => {
    const { client, server } = await sample([{ ends: 'endless' }], { limits: { maxResponseBytes, concurrency: 1 } });
    await failureOf(client.send(request()));
    server.play([json({ id: 1 })]);
    await expect(client.sendJson(request())).resolves.toMatchObject({ body: { id: 1 } });
    expect(server.connections).toBe(2);
  });

  it('is quoted for the log, but not at length', async () => {
    const { client } = await sample([{ body: `no JSON: ${'x'.repeat(20_000)}` }]);
    const error = await failureOf(client.sendJson(request()));
    expect(error.detail).toBe(`no JSON: ${'x'.repeat(9_991)}`);
  });
});
