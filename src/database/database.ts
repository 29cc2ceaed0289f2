import { Kysely, Migrator, PostgresDialect, type SqliteDatabase, SqliteDialect, type SqliteStatement } from 'kysely';
import Database from 'libsql';
import { closeSync, mkdirSync, openSync } from 'node:fs';
import path from 'node:path';
import { Pool } from 'pg';
import { migrationProvider } from './migrations';
import { type Tables } from './tables';
import { replaceNulBytes } from './replace-nul-bytes';

export interface AppDatabase {
  readonly db: Kysely<Tables>;
  /** Whether other processes may write to it at the same time. */
  readonly isShared: boolean;
  /** That it cannot be used, as a person is told who has to set it right. */
  unusable(cause: unknown): DatabaseUnusable;
  close(): Promise<void>;
}

/** The database cannot be opened. The message names the setting to look at. */
export class DatabaseUnusable extends Error {
  override readonly name = 'LedgerUnusable';

  constructor(
    readonly setting: 'DATA_DIR' | 'DATABASE_URL',
    readonly problem: string,
    cause: unknown,
  ) {
    super(`${setting} ${problem}`, { cause });
  }
}

/** Opens the ledger in a folder: SQLite, for one process. Throws LedgerUnusable. */
export async function openSqlite(folder: string): Promise<AppDatabase> {
  let unlock: () => void = () => undefined;
  let database: Database.Database | null = null;
  const unusable = (cause: unknown): DatabaseUnusable =>
    new DatabaseUnusable('DATA_DIR', `is "${folder}", in which the ledger cannot be kept: ${reasonOf(cause)}`, cause);
  try {
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    unlock = lock(folder);
    database = new Database(privateFile(folder, 'ledger.db'));
    database.pragma('journal_mode = WAL');
    // Every commit is on the disk before it is believed: a lost commit would be a lost booking.
    database.pragma('synchronous = FULL');
    const dialect = new SqliteDialect({ database: withImmediateTransactions(database) });
    const db = new Kysely<Tables>({ dialect, plugins: [replaceNulBytes] });
    await migrate(db);
    return {
      db,
      isShared: false,
      unusable,
      close: async () => {
        await db.destroy();
        unlock();
      },
    };
  } catch (error) {
    database?.close();
    unlock();
    throw error instanceof DatabaseUnusable ? error : unusable(error);
  }
}

/**
 * The database as Kysely takes it, with every write in a transaction that begins by taking the lock. A write that met
 * the lock of another program, a backup say, would stay half begun in libsql, and after it nothing could be committed;
 * what `exec` runs is over when it fails.
 */
function withImmediateTransactions(database: Database.Database): SqliteDatabase {
  const control = (sql: string): SqliteStatement => {
    const run = () => {
      database.exec(sql);
      return { changes: 0, lastInsertRowid: 0 };
    };
    return { reader: false, run, all: () => [], iterate: () => [].values() };
  };
  const alone = <T>(write: () => T): T => {
    database.exec('BEGIN IMMEDIATE');
    try {
      const result = write();
      database.exec('COMMIT');
      return result;
    } catch (error) {
      if (database.inTransaction) database.exec('ROLLBACK');
      throw error;
    }
  };
  return {
    close: () => database.close(),
    prepare: (sql) => {
      if (sql === 'begin') return control('BEGIN IMMEDIATE');
      if (sql === 'commit' || sql === 'rollback') return control(sql);
      const statement = database.prepare(sql) as unknown as SqliteStatement;
      if (database.inTransaction || /^select\b/i.test(sql)) return statement;
      return {
        reader: statement.reader,
        run: (parameters) => alone(() => statement.run(parameters)),
        all: (parameters) => alone(() => statement.all(parameters)),
        iterate: (parameters) => statement.iterate(parameters),
      };
    },
  };
}

/**
 * A file that only its owner reads, because it holds all that was asked for; SQLite gives those that it puts beside it
 * the same mode. What is there already keeps the mode that somebody gave it.
 */
function privateFile(folder: string, name: string): string {
  const file = path.join(folder, name);
  closeSync(openSync(file, 'a', 0o600));
  return file;
}

/**
 * Keeps other processes out of the folder for as long as this one lives. The lock is SQLite's own on a file beside the
 * ledger: the system takes it from a process that dies, however it dies.
 */
function lock(folder: string): () => void {
  const database = new Database(privateFile(folder, 'ledger.lock'), { timeout: 0 });
  try {
    database.exec('BEGIN EXCLUSIVE');
  } catch (error) {
    database.close();
    throw new DatabaseUnusable(
      'DATA_DIR',
      `is "${folder}", which another running server uses; several servers share a PostgreSQL by DATABASE_URL`,
      error,
    );
  }
  return () => {
    database.exec('ROLLBACK');
    database.close();
  };
}

/** Opens the ledger in a PostgreSQL, for one process or many. Throws LedgerUnusable. */
export async function openPostgres(url: string, onError: (error: Error) => void): Promise<AppDatabase> {
  const pool = new Pool({ connectionString: url, max: 10, connectionTimeoutMillis: 5_000 });
  // A connection that breaks is replaced at the next query. It tells so itself, which the pool only does of those that
  // nobody uses; unheard, either would end the process.
  pool.on('connect', (client) => client.on('error', onError));
  pool.on('error', () => undefined);
  const db = new Kysely<Tables>({ dialect: new PostgresDialect({ pool }), plugins: [replaceNulBytes] });
  const unusable = (cause: unknown): DatabaseUnusable =>
    new DatabaseUnusable('DATABASE_URL', `names a PostgreSQL that cannot be used: ${reasonOf(cause)}`, cause);
  try {
    await migrate(db);
  } catch (error) {
    await db.destroy();
    throw unusable(error);
  }
  return { db, isShared: true, unusable, close: () => db.destroy() };
}

/** Of several addresses that could not be reached Node gives the code, but no message. */
function reasonOf(error: unknown): string {
  const { message, code } = error as NodeJS.ErrnoException;
  return message || code || String(error);
}

async function migrate(db: Kysely<Tables>): Promise<void> {
  const { error } = await new Migrator({ db, provider: migrationProvider }).migrateToLatest();
  if (error !== undefined) throw error as Error;
}

/** Writes to the database. Rejects when it cannot be written to at this moment. */
export async function tryWrite({ db }: AppDatabase): Promise<void> {
  // A row that is really written, of nobody: a full disk refuses nothing else.
  const now = new Date().toISOString();
  await db
    .insertInto('owners')
    .values({ id: '', started_at: now, lease_until: 0, ended_at: now })
    .onConflict((conflict) => conflict.column('id').doUpdateSet({ started_at: now, ended_at: now }))
    .execute();
}
