import { once } from 'node:events';
import { IMAGES } from '../support/images';
import {
  answerOf,
  collect,
  connected,
  decided,
  headOf,
  HEADERS,
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

const refusal = (status: number, message: string): object => ({
  status,
  body: { errors: [{ message, extensions: { code: 'BAD_REQUEST' } }] },
});

describe('A multipart request', () => {
  const FILE: Part = ['0', IMAGES.png, 'a.png'];

  it.each<Record<string, string>>([{}, { 'apollo-require-preflight': '' }])(
    'needs a header that no form can send: %j',
    async (headers) => {
      const parts: Part[] = [['operations', OPERATIONS], ['map', MAP], FILE];
      const { status, body } = await answerOf(await send(server.url, parts, headers));
      expect(status).toBe(400);
      expect(body.errors).toHaveLength(1);
      expect(body.errors[0].message).toMatch(
        /^This operation has been blocked as a potential Cross-Site Request Forgery .* headers: x-apollo-operation-name, apollo-require-preflight\n$/,
      );
      expect(decided).toEqual([]);
    },
  );

  it('is refused without it before its files have come', async () => {
    const socket = await connected(server.url);
    const received = collect(socket);
    const head = 'POST /graphql HTTP/1.1\r\nHost: x\r\nContent-Type: multipart/form-data; boundary=x\r\n';
    socket.write(`${head}Content-Length: 1000000\r\n\r\n--x\r\n`);
    await once(socket, 'data');
    socket.destroy();
    expect(await received).toMatch(/^HTTP\/1\.1 400 [^]*Cross-Site Request Forgery/);
  });

  it.each<[string, readonly Part[], number, string]>([
    ['has no part', [], 400, `The request has no part \`operations\`. See ${SPECIFICATION}.`],
    ['has no operations', [FILE], 400, inOrder()],
    ['begins with the map', [['map', MAP], ['operations', OPERATIONS], FILE], 400, inOrder()],
    [
      'has operations twice',
      [
        ['operations', OPERATIONS],
        ['operations', OPERATIONS],
        ['map', MAP],
      ],
      400,
      inOrder(),
    ],
    ['has its file before the map', [['operations', OPERATIONS], FILE, ['map', MAP]], 400, inOrder()],
    ['has no map', [['operations', OPERATIONS]], 400, `The request has no part \`map\`. See ${SPECIFICATION}.`],
    [
      'has operations in no JSON',
      [
        ['operations', '{'],
        ['map', MAP],
      ],
      400,
      notJson('operations'),
    ],
    [
      'has operations that are null',
      [
        ['operations', 'null'],
        ['map', MAP],
      ],
      400,
      notObject('operations'),
    ],
    [
      'has a map in no JSON',
      [
        ['operations', OPERATIONS],
        ['map', 'x'],
      ],
      400,
      notJson('map'),
    ],
    [
      'has a map that is a number',
      [
        ['operations', OPERATIONS],
        ['map', '7'],
      ],
      400,
      notObject('map'),
    ],
    ['has a map without lists', mapped('{"0": "variables.image"}'), 400, '`map` is not as {"0": ["variables.image"]}.'],
    [
      'has several files',
      mapped('{"0": ["variables.image"], "1": ["variables.image"]}'),
      400,
      'A request takes one file, and `map` names several.',
    ],
    [
      'has operations without end',
      [['operations', ' '.repeat(1024 * 1024 + 1)]],
      413,
      '`operations` is larger than 1048576 bytes.',
    ],
    [
      'is too large',
      [...mapped(MAP), ['0', Buffer.alloc(16 * 1024 * 1024), 'a.png']],
      413,
      'The request is larger than 16777216 bytes. A picture may have 5242880 bytes (5 MB) at most.',
    ],
  ])('is refused when it %s', async (_, parts, status, message) => {
    expect(await answerOf(await send(server.url, parts))).toEqual(refusal(status, message));
  });

  it.each([
    ['nowhere', 'variables.picture'],
    ['what is not null', 'query'],
    ['what all objects share', 'variables.toString.call'],
    ['a prototype', 'variables.__proto__.image'],
    ['a constructor', 'constructor.prototype.image'],
    ['beneath another file', 'variables.image.file'],
    ['nothing', ''],
  ])('is refused when its map leads to %s', async (_, path) => {
    const answer = await answerOf(
      await upload(server.url, IMAGES.png, OPERATIONS, JSON.stringify({ 0: ['variables.image', path] })),
    );
    expect(answer).toEqual(refusal(400, `\`map\` says ${JSON.stringify(path)}, and \`operations\` has no null there.`));
    expect(Object.prototype.toString.call([])).toBe('[object Array]');
  });

  it.each([
    ['a path that is no text', [7], '7'],
    ['a path that is too long to quote', ['a'.repeat(500)], `"${'a'.repeat(99)}`],
  ])('is refused when its map has %s', async (_, paths, shown) => {
    const answer = await answerOf(await upload(server.url, IMAGES.png, OPERATIONS, JSON.stringify({ 0: paths })));
    expect(answer).toEqual(refusal(400, `\`map\` says ${shown}, and \`operations\` has no null there.`));
  });

  it.each([
    ['without a boundary', 'multipart/form-data', 'Multipart: Boundary not found'],
    ['that is not made of parts', 'multipart/form-data; boundary=x', 'Unexpected end of multipart data'],
  ])('is refused %s', async (_, type, reason) => {
    const response = await fetch(`${server.url}/graphql`, {
      method: 'POST',
      headers: { ...HEADERS, 'content-type': type },
      body: 'no parts at all',
    });
    expect(await answerOf(response)).toEqual(refusal(400, `The parts of the request cannot be read: ${reason}.`));
  });

  it('is for GraphQL alone', async () => {
    const response = await fetch(`${server.url}/elsewhere`, {
      method: 'POST',
      headers: { ...HEADERS, 'content-type': 'multipart/form-data; boundary=x' },
      body: '--x--',
    });
    const message = 'The body has a content type that cannot be read. Send application/json.';
    expect(await answerOf(response)).toEqual(refusal(415, message));
  });

  it('takes a list of operations no more than any other request', async () => {
    const answer = await answerOf(
      await upload(server.url, IMAGES.png, `[${OPERATIONS}]`, '{"0": ["0.variables.image"]}'),
    );
    expect(answer).toEqual(refusal(400, 'Operation batching disabled.'));
  });

  it('that is cut off before its map is forgotten', async () => {
    const socket = await connected(server.url);
    socket.write(headOf('multipart/form-data; boundary=x', 1000));
    socket.write('--x\r\nContent-Disposition: form-data; name="operations"\r\n\r\n{"query":');
    await served(server.url, socket);
    socket.destroy();
    expect(await answerOf(await upload(server.url, IMAGES.png))).toMatchObject({ status: 200 });
    expect(decided).toHaveLength(1);
  });

  function mapped(map: string): Part[] {
    return [
      ['operations', OPERATIONS],
      ['map', map],
    ];
  }
  function inOrder(): string {
    return `The parts of the request come once each and in this order: operations, map, file. See ${SPECIFICATION}.`;
  }
  function notJson(name: string): string {
    return `\`${name}\` is not JSON. See ${SPECIFICATION}.`;
  }
  function notObject(name: string): string {
    return `\`${name}\` is not a JSON object. See ${SPECIFICATION}.`;
  }
});
