import { Busboy } from '@fastify/busboy';
import { createHash, randomBytes } from 'node:crypto';
import { createServer, type IncomingHttpHeaders, type IncomingMessage } from 'node:http';
import { type AddressInfo } from 'node:net';
import { type FilePart } from '../../src/http/multipart';
import { json } from '../support/scripted-server';
import { closeAll, failureOf, request, sample, sampleClient } from './client-fixture';

const FILE: FilePart = {
  name: 'thumbnail',
  fileName: 'autumn.png',
  contentType: 'image/png',
  bytes: Buffer.from('\x89PNG and no more', 'latin1'),
};

interface ReceivedFile {
  readonly name: string;
  readonly fileName: string;
  readonly contentType: string;
  readonly bytes: Buffer;
}

const servers: (() => Promise<void>)[] = [];
afterEach(async () => {
  await closeAll();
  for (const close of servers.splice(0)) await close();
});

/** Reads forms with a parser that is not ours. */
async function startFormServer(): Promise<{ url: string; files: ReceivedFile[]; headers: IncomingHttpHeaders[] }> {
  const files: ReceivedFile[] = [];
  const headers: IncomingHttpHeaders[] = [];
  const read = (incoming: IncomingMessage): Promise<void> =>
    new Promise((resolve, reject) => {
      const parser = new Busboy({ headers: incoming.headers as IncomingHttpHeaders & { 'content-type': string } });
      parser.on('file', (name, stream, fileName, _, contentType) => {
        const chunks: Buffer[] = [];
        stream.on('data', (chunk: Buffer) => chunks.push(chunk));
        stream.on('end', () => files.push({ name, fileName, contentType, bytes: Buffer.concat(chunks) }));
      });
      parser.on('finish', resolve);
      parser.on('error', reject);
      incoming.pipe(parser);
    });
  const server = createServer((incoming, outgoing) => {
    headers.push(incoming.headers);
    void read(incoming).then(() => outgoing.end('{"status":"ok"}'));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  servers.push(() => new Promise((resolve) => void server.close(() => resolve())));
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, files, headers };
}

describe('A form with a file', () => {
  it('arrives as it was given', async () => {
    const { url, files, headers } = await startFormServer();
    const { client, logged } = sampleClient(url);
    const response = await client.sendJson(request({ method: 'POST', access: 'write', multipart: FILE }));

    expect(response).toEqual({ status: 200, body: { status: 'ok' } });
    expect(files).toEqual([FILE]);
    expect(headers[0]?.['content-type']).toMatch(/^multipart\/form-data; boundary=form-[0-9a-f-]{36}$/);
    expect(JSON.stringify(logged)).not.toMatch(/autumn|PNG/);
  });

  it('has the length that it says, and no byte more', async () => {
    const { server, client } = await sample([json({})]);
    await client.sendJson(
      request({ method: 'POST', access: 'write', multipart: { ...FILE, bytes: Buffer.from('ab') } }),
    );
    const { headers, body } = server.requests[0]!;
    const boundary = headers['content-type']!.split('boundary=')[1]!;
    expect(body).toBe(
      [
        `--${boundary}`,
        'Content-Disposition: form-data; name="thumbnail"; filename="autumn.png"',
        'Content-Type: image/png',
        '',
        'ab',
        `--${boundary}--`,
        '',
      ].join('\r\n'),
    );
    expect(headers['content-length']).toBe(String(body.length));
    expect(headers['transfer-encoding']).toBeUndefined();
  });

  it('may be large, and several may be under way', async () => {
    const { url, files } = await startFormServer();
    const { client } = sampleClient(url);
    const all = [1, 2, 3].map((each) => ({ ...FILE, fileName: `${each}.png`, bytes: randomBytes(5 * 1024 * 1024) }));
    await Promise.all(all.map((multipart) => client.sendJson(request({ method: 'POST', access: 'write', multipart }))));
    const digest = ({ fileName, bytes }: { fileName: string; bytes: Uint8Array }): string =>
      `${fileName} ${createHash('sha256').update(bytes).digest('hex')}`;
    expect(files.map(digest).sort()).toEqual(all.map(digest));
  });

  it('cannot be broken out of by a name', async () => {
    const { url, files } = await startFormServer();
    const { client } = sampleClient(url);
    const fileName = 'a".png\r\nContent-Type: html\r\n\r\n<Zoë>';
    await client.sendJson(request({ method: 'POST', access: 'write', multipart: { ...FILE, fileName } }));
    expect(files).toEqual([{ ...FILE, fileName: 'a%22.png%0D%0AContent-Type: html%0D%0A%0D%0A<Zoë>' }]);
  });

  it('needs a type that can be sent', async () => {
    const { server, client } = await sample([json({})]);
    const multipart = { ...FILE, contentType: 'image/png\r\nX-Other: 1' };
    await expect(client.send(request({ method: 'POST', access: 'write', multipart }))).rejects.toThrow(
      'Invalid character in header content ["content-type"]',
    );
    expect(server.requests).toEqual([]);
  });

  it('is a body, of which a request has one', async () => {
    const { server, client } = await sample([json({})]);
    const call = client.send(request({ method: 'POST', access: 'write', multipart: FILE, json: {} }));
    await expect(call).rejects.toThrow(new TypeError('A request has one body: json, form or multipart.'));
    expect(server.requests).toEqual([]);
  });

  it.each([
    ['is refused', { status: 503 }],
    ['is cut off', { ends: 'reset' as const }],
  ])('is sent once, also when it %s', async (_, response) => {
    const { server, client } = await sample([response, json({})]);
    await failureOf(client.sendJson(request({ method: 'POST', access: 'write', multipart: FILE })));
    expect(server.requests).toHaveLength(1);
  });

  it('may be refused before it has come whole', async () => {
    const server = createServer((_, outgoing) => {
      outgoing.writeHead(413, { connection: 'close' }).end('too large');
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    servers.push(() => new Promise((resolve) => void server.close(() => resolve())));
    const { client } = sampleClient(`http://127.0.0.1:${(server.address() as AddressInfo).port}`);
    const multipart = { ...FILE, bytes: Buffer.alloc(5 * 1024 * 1024) };
    const error = await failureOf(client.sendJson(request({ method: 'POST', access: 'write', multipart })));
    expect(error.retryable).toBe(false);
    expect(error.code).toMatch(/^PROVIDER_/);
  });
});
