import { json, webPage } from '../support/scripted-server';
import { closeAll, failureOf, request, sample } from './client-fixture';

afterEach(closeAll);

describe('A form', () => {
  it.each([
    ['a record', { a: 'ä b', b: '1&2=3', c: '' }],
    ['parameters', new URLSearchParams({ a: 'ä b', b: '1&2=3', c: '' })],
  ])('is sent encoded, with its type: %s', async (_, form) => {
    const { server, client } = await sample([json({})]);
    await client.send(request({ method: 'POST', query: { method: 'create' }, form }));
    expect(server.requests).toHaveLength(1);
    expect(server.requests[0]).toMatchObject({
      method: 'POST',
      target: '/things?method=create',
      body: 'a=%C3%A4+b&b=1%262%3D3&c=',
      headers: { 'content-type': 'application/x-www-form-urlencoded', 'content-length': '25' },
    });
  });

  it('keeps several values of one name, in their order', async () => {
    const { server, client } = await sample([json({})]);
    const form = new URLSearchParams([
      ['b', '2'],
      ['a', '1'],
      ['b', '3'],
    ]);
    await client.send(request({ method: 'POST', form }));
    expect(server.requests[0]?.body).toBe('b=2&a=1&b=3');
  });

  it('is never logged', async () => {
    const { client, logged } = await sample([{ status: 500 }, { body: '<a/>' }]);
    await failureOf(client.sendXml(request({ method: 'POST', form: { signature: 's3cret' }, access: 'write' })));
    await client.sendXml(request({ method: 'POST', form: { signature: 's3cret' }, access: 'write' }));
    expect(logged.length).toBeGreaterThan(0);
    expect(JSON.stringify(logged)).not.toContain('s3cret');
  });

  it('is not sent beside JSON', async () => {
    const { server, client } = await sample([json({})]);
    await expect(client.send(request({ json: {}, form: {} }))).rejects.toThrow(TypeError);
    expect(server.requests).toHaveLength(0);
  });
});

describe('A response in XML', () => {
  it.each(['text/xml; charset=utf-8', 'application/xml', 'text/html', 'text/plain'])(
    'is parsed, whatever type it holds to have: %s',
    async (type) => {
      const { client } = await sample([
        { status: 201, headers: { 'content-type': type }, body: '\uFEFF<a><b>Zoë</b></a>' },
      ]);
      await expect(client.sendXml(request())).resolves.toMatchObject({
        status: 201,
        root: { name: 'a', children: [{ name: 'b', text: 'Zoë' }] },
      });
    },
  );

  it('may have a status that is accepted', async () => {
    const { client } = await sample([{ status: 404, body: '<error code="7"/>' }]);
    await expect(client.sendXml(request({ acceptedStatuses: [404] }))).resolves.toMatchObject({
      status: 404,
      root: { attributes: { code: '7' } },
    });
  });

  it.each<[string, Parameters<typeof sample>[0], RegExp, RegExp]>([
    ['cut off', [{ body: '<a><b>1</b>' }], /not valid XML/, /^It is not well-formed: .* <a><b>1<\/b>$/],
    ['with several roots', [{ body: '<a/><b/>' }], /not valid XML/, /several roots/],
    ['with a doctype', [{ body: '<!DOCTYPE a><a/>' }], /not valid XML/, /has a doctype/],
    ['JSON', [json({ id: 1 })], /not valid XML/, /looks like JSON, not XML\. \{"id":1\}/],
    ['bare text', [{ body: '105' }], /not valid XML/, /text without any element, not XML\. 105$/],
    ['nothing', [{ body: ' ' }], /empty response where data was expected/, /nothing in it/],
    ['a web page', [webPage()], /a web page instead of data/, /web page/],
    ['a web page that is broken', [{ body: '\n<HTML><br></HTML>' }], /a web page instead of data/, /web page/],
    ['nothing beside an accepted status', [{ status: 404 }], /empty response/, /nothing in it/],
  ])('is a bad response: %s', async (_, script, message, detail) => {
    const { client, server, logged } = await sample(script);
    const error = await failureOf(client.sendXml(request({ acceptedStatuses: [404] })));
    expect(error).toMatchObject({ code: 'PROVIDER_BAD_RESPONSE', acted: 'maybe', retryable: false });
    expect(error.message).toMatch(message);
    expect(error.detail).toMatch(detail);
    expect(logged.map((line) => line['detail'])).toContain(error.detail);
    expect(server.requests).toHaveLength(1);
  });

  it('is a failure by its status first', async () => {
    const { client } = await sample([{ status: 422, body: '<a/>' }]);
    const error = await failureOf(client.sendXml(request()));
    expect(error).toMatchObject({ code: 'PROVIDER_REFUSED', status: 422, detail: '<a/>' });
  });

  it('is quoted for the log, but not at length', async () => {
    const { client } = await sample([{ body: `no XML: ${'x'.repeat(20_000)}` }]);
    const error = await failureOf(client.sendXml(request()));
    expect(error.detail).toHaveLength('It is text without any element, not XML. '.length + 10_000);
  });
});
