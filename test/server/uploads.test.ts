import { UploadScalar } from '../../src/model/upload';
import { IMAGES, pngOf } from '../support/images';
import {
  answerOf,
  bytesOf,
  collect,
  connected,
  decided,
  eventually,
  headOf,
  HEADERS,
  KEEP,
  MAP,
  OPERATIONS,
  type Part,
  send,
  served,
  SPECIFICATION,
  startUploadServer,
  upload,
  type UploadServer,
} from './upload-server';

let server: UploadServer;
beforeAll(async () => {
  server = await startUploadServer();
});
afterAll(() => server.stop());
beforeEach(() => void decided.splice(0));
// Whatever a client does wrong is not the server's fault.
afterEach(() => expect(server.lines).toEqual([]));

describe('A file', () => {
  it('is given to the field that asks for it', async () => {
    const answer = await answerOf(await upload(server.url, IMAGES.png));
    expect(answer).toEqual({
      status: 200,
      body: { data: { keep: `7: autumn.png, image/png, ${IMAGES.png.length} bytes` } },
    });
  });

  it.each(['apollo-require-preflight', 'x-apollo-operation-name'])('may come with the header %s', async (name) => {
    const parts: Part[] = [
      ['operations', OPERATIONS],
      ['map', MAP],
      ['0', IMAGES.gif, 'a.gif'],
    ];
    expect((await answerOf(await send(server.url, parts, { [name]: 'Keep' }))).body.data.keep).toMatch(/image\/gif/);
  });

  it('may stand within an input, and serve several fields at once', async () => {
    const query = 'mutation ($a: PictureInput!, $b: PictureInput!) { a: keep(input: $a) b: keep(input: $b) }';
    const variables = { a: { id: '1', image: null }, b: { id: '2', image: null } };
    const map = '{"0": ["variables.a.image", "variables.b.image"]}';
    const answer = await answerOf(await upload(server.url, IMAGES.gif, JSON.stringify({ query, variables }), map));
    const size = IMAGES.gif.length;
    expect(answer.body).toEqual({
      data: { a: `1: autumn.png, image/gif, ${size} bytes`, b: `2: autumn.png, image/gif, ${size} bytes` },
    });
  });

  it('may have 5 MB', async () => {
    const answer = await answerOf(await upload(server.url, pngOf(5 * 1024 * 1024)));
    expect(answer.body).toEqual({ data: { keep: '7: autumn.png, image/png, 5242880 bytes' } });
  });

  it.each([5 * 1024 * 1024 + 1, 15 * 1024 * 1024])('that has %d bytes is told to be too large', async (size) => {
    const answer = await answerOf(await upload(server.url, pngOf(size)));
    expect(answer.body).toEqual({
      data: { keep: '7: The image is larger than 5242880 bytes, which is the most that is taken.' },
    });
  });

  it('may be sent where none is wanted', async () => {
    const answer = await answerOf(await upload(server.url, IMAGES.png, '{"query": "{ hello }"}', '{}'));
    expect(answer).toEqual({ status: 200, body: { data: { hello: 'hello' } } });
  });

  it('that nobody reads leaves the connection fit for the next request', async () => {
    const socket = await connected(server.url);
    const received = collect(socket);
    const operations =
      '{"query": "mutation ($image: Upload!) { ignore(image: $image) }", "variables": {"image": null}}';
    const body = await bytesOf([
      ['operations', operations],
      ['map', MAP],
      ['0', pngOf(4 * 1024 * 1024), 'a.png'],
    ]);
    socket.write(headOf(body.type, body.bytes.length));
    socket.write(body.bytes);
    socket.write(
      'GET /graphql?query={hello} HTTP/1.1\r\nHost: x\r\nApollo-Require-Preflight: 1\r\nConnection: close\r\n\r\n',
    );
    const text = await received;
    expect(text.match(/HTTP\/1\.1 \d+/g)).toEqual(['HTTP/1.1 200', 'HTTP/1.1 200']);
    expect(text).toContain('{"data":{"ignore":"unread, true"}}');
    expect(text).toContain('{"data":{"hello":"hello"}}');
  });

  it('that is cut off is told to whoever reads it', async () => {
    const { type, bytes } = await bytesOf([
      ['operations', OPERATIONS],
      ['map', MAP],
      ['0', pngOf(400_000), 'a.png'],
    ]);
    const socket = await connected(server.url);
    socket.write(headOf(type, bytes.length));
    socket.write(bytes.subarray(0, 300_000));
    await served(server.url, socket);
    socket.destroy();
    await eventually(() => decided.length > 0);
    expect(decided).toEqual(['7: The request ended before the file was complete.']);
  });

  it('whose form does not end is told to be unreadable', async () => {
    const { type, bytes } = await bytesOf([
      ['operations', OPERATIONS],
      ['map', MAP],
      ['0', IMAGES.png, 'a.png'],
    ]);
    const response = await fetch(`${server.url}/graphql`, {
      method: 'POST',
      headers: { ...HEADERS, 'content-type': type },
      body: bytes.subarray(0, -60),
    });
    expect((await answerOf(response)).body).toEqual({
      data: { keep: '7: The parts of the request cannot be read: Unexpected end of multipart data.' },
    });
  });

  it('that is announced and does not come is told so', async () => {
    const parts: Part[] = [
      ['operations', OPERATIONS],
      ['map', MAP],
    ];
    const message = '7: The request has no part for the file that `map` announces.';
    expect((await answerOf(await send(server.url, parts))).body).toEqual({ data: { keep: message } });
  });

  it.each([IMAGES.png, pngOf(400_000)])(
    'that another one follows is refused, and so is the operation: case %#',
    async (file) => {
      const parts: Part[] = [
        ['operations', OPERATIONS],
        ['map', MAP],
        ['0', file, 'a.png'],
        ['1', IMAGES.gif, 'b.gif'],
      ];
      expect((await answerOf(await send(server.url, parts))).body).toEqual({
        data: { keep: '7: A request takes one file, and this one has several.' },
      });
    },
  );

  it('that `map` does not name is refused before the operation begins', async () => {
    const parts: Part[] = [
      ['operations', OPERATIONS],
      ['map', MAP],
      ['1', IMAGES.gif, 'b.gif'],
      ['0', IMAGES.png, 'a.png'],
    ];
    const message = 'A request takes one file, the one that `map` names: "0". There is another, "1".';
    expect(await answerOf(await send(server.url, parts))).toEqual({
      status: 400,
      body: { errors: [{ message, extensions: { code: 'BAD_REQUEST' } }] },
    });
    expect(decided).toEqual([]);
  });
});

describe('An Upload that is no part of the request', () => {
  const post = (body: object): Promise<Response> =>
    fetch(`${server.url}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
    });

  it('is refused as a value', async () => {
    const { status, body } = await answerOf(await post({ query: KEEP, variables: { image: 'iVBORw0KGgo=' } }));
    expect(status).toBe(400);
    expect(body.errors[0]).toMatchObject({
      message: `Variable "$image" got invalid value "iVBORw0KGgo="; A file is sent as a part of a GraphQL multipart request (${SPECIFICATION}), not as a value.`,
      extensions: { code: 'BAD_USER_INPUT' },
    });
  });

  it('is refused in the document', async () => {
    const { status, body } = await answerOf(await post({ query: 'mutation { ignore(image: "a.png") }' }));
    expect(status).toBe(400);
    expect(body.errors[0]).toMatchObject({
      message: `A file is sent as a part of a GraphQL multipart request (${SPECIFICATION}), and the document refers to it by a variable.`,
      extensions: { code: 'GRAPHQL_VALIDATION_FAILED' },
    });
  });

  it('cannot be answered', () => {
    expect(() => UploadScalar.serialize('a.png')).toThrow('An Upload is an input; it cannot be answered.');
  });
});
