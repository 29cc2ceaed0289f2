import { execFile, execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { type AddressInfo, connect, createServer, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { Client } from 'pg';

const run = promisify(execFile);

/** Where Debian and others put the server's programs. */
const FOLDERS = ['/usr/lib/postgresql', '/usr/local/pgsql', '/opt/homebrew/opt/postgresql'];

function programs(): string | null {
  for (const folder of FOLDERS.filter((candidate) => existsSync(candidate))) {
    const versions = readdirSync(folder).map((version) => path.join(folder, version, 'bin'));
    const found = [path.join(folder, 'bin'), ...versions].find((bin) => existsSync(path.join(bin, 'initdb')));
    if (found) return found;
  }
  return null;
}

/** Whether a PostgreSQL server is installed here. */
export const hasPostgres = (): boolean => programs() !== null;

export interface TestPostgres {
  /** Makes an empty database, and gives its address: "postgresql://ledger@127.0.0.1:<port>/ledger_1". */
  createDatabase(): Promise<string>;
  /** Ends it at once, as a crash does. */
  crash(): Promise<void>;
  /** Starts it again after a crash. */
  start(): Promise<void>;
  /** Ends it for good. */
  remove(): Promise<void>;
}

/** Starts a PostgreSQL of its own in a temporary folder, on the loopback interface. */
export async function startPostgres(): Promise<TestPostgres> {
  const bin = programs();
  if (!bin) throw new Error('No PostgreSQL server is installed.');
  const folder = mkdtempSync(path.join(tmpdir(), 'ledger-postgres-'));
  const data = path.join(folder, 'data');
  const port = await freePort();
  // The server refuses to run as root; its package brings a user for it.
  const isRoot = process.getuid?.() === 0;
  if (isRoot) execFileSync('chown', ['postgres', folder]);
  const asServer = (program: string, ...args: string[]): Promise<unknown> =>
    isRoot
      ? run('runuser', ['-u', 'postgres', '--', path.join(bin, program), ...args])
      : run(path.join(bin, program), args);

  await asServer('initdb', '-D', data, '-U', 'ledger', '-A', 'trust', '-E', 'UTF8', '--no-locale', '--no-sync');
  const options = `-c listen_addresses=127.0.0.1 -c port=${port} -c unix_socket_directories= -c fsync=off`;
  const log = path.join(folder, 'log');
  const control = (...args: string[]): Promise<unknown> => asServer('pg_ctl', '-D', data, '-w', '-l', log, ...args);
  let isRunning = false;
  let databases = 0;
  const makeDatabase = async (): Promise<string> => {
    databases += 1;
    const name = `ledger_${databases}`;
    const client = new Client({ connectionString: `postgresql://ledger@127.0.0.1:${port}/postgres` });
    // When the server is crashed meanwhile, the query fails, which is enough to know it.
    client.on('error', () => undefined);
    await client.connect();
    await client.query(`create database ${name} template template0`);
    await client.end();
    return `postgresql://ledger@127.0.0.1:${port}/${name}`;
  };
  /** The next database, which is made while the one before it is used; null when that failed. */
  let next: Promise<string | null> = Promise.resolve(null);
  const postgres: TestPostgres = {
    createDatabase: async () => {
      const url = (await next) ?? (await makeDatabase());
      next = makeDatabase().catch(() => null);
      return url;
    },
    crash: async () => {
      isRunning = false;
      await control('-m', 'immediate', 'stop');
    },
    start: async () => {
      await control('-o', options, 'start');
      isRunning = true;
    },
    remove: async () => {
      await next;
      if (isRunning) await postgres.crash();
      rmSync(folder, { recursive: true, force: true });
    },
  };
  await postgres.start();
  return postgres;
}

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  return port;
}

export interface LossyWay {
  /** The address of the database by this way. */
  readonly url: string;
  /**
   * Whether the answer to the next insert of a write is lost, after it was carried out, and the way open afterwards
   * for others; 'passes' as long as nothing was lost.
   */
  mode: 'passes' | 'losesOne' | 'losesOneAndCloses' | 'closed';
  close(): void;
}

/** What PostgreSQL says when a query is over and committed. */
const READY = Buffer.from('Z\0\0\0\x05I', 'latin1');

/** Opens a way to a database on which the answer to an insert can get lost. */
export async function startLossyWay(url: string): Promise<LossyWay> {
  const sockets = new Set<Socket>();
  const target = new URL(url);
  const server = createServer((client) => {
    const database = connect(Number(target.port), target.hostname);
    const destroy = (): void => {
      for (const socket of [client, database]) {
        sockets.delete(socket);
        socket.destroy();
      }
    };
    for (const socket of [client, database]) sockets.add(socket.on('error', destroy).on('close', destroy));
    if (way.mode === 'closed') return destroy();
    let isLosing = false;
    client.on('data', (chunk) => {
      isLosing = way.mode.startsWith('losesOne') && chunk.includes('insert into "writes"');
      database.write(chunk);
    });
    database.on('data', (chunk) => {
      if (!isLosing) return void client.write(chunk);
      if (!chunk.subarray(-READY.length).equals(READY)) return;
      way.mode = way.mode === 'losesOne' ? 'passes' : 'closed';
      destroy();
      if (way.mode === 'closed') for (const socket of sockets) socket.destroy();
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  const way: LossyWay = {
    url: url.replace(`:${target.port}/`, `:${port}/`),
    mode: 'passes',
    close: () => {
      server.close();
      for (const socket of sockets) socket.destroy();
    },
  };
  return way;
}
