import { execFile, execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
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

  await asServer('initdb', '-D', data, '-U', 'ledger', '-A', 'trust', '-E', 'UTF8', '--no-sync');
  const options = `-c listen_addresses=127.0.0.1 -c port=${port} -c unix_socket_directories= -c fsync=off`;
  const log = path.join(folder, 'log');
  const control = (...args: string[]): Promise<unknown> => asServer('pg_ctl', '-D', data, '-w', '-l', log, ...args);
  let isRunning = false;
  let databases = 0;
  const postgres: TestPostgres = {
    createDatabase: async () => {
      databases += 1;
      const name = `ledger_${databases}`;
      const client = new Client({ connectionString: `postgresql://ledger@127.0.0.1:${port}/postgres` });
      await client.connect();
      await client.query(`create database ${name} template template0`);
      await client.end();
      return `postgresql://ledger@127.0.0.1:${port}/${name}`;
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
