import { sql } from 'kysely';
import Database from 'libsql';
import { once } from 'node:events';
import { chmodSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { openSqlite } from '../../src/database/database';
import { asked, compileProgram, outcomeOf, ScriptedProvider, startLedger } from '../support/ledger';
import { ledgerContract } from './contract';
import { type Place } from './contract/scene';

const temporary = (): string => mkdtempSync(path.join(tmpdir(), 'ledger-'));

async function place(): Promise<Place> {
  const folder = temporary();
  return {
    open: () => openSqlite(folder),
    // There is one server at a time: the next one knows that no other is there.
    passLeases: async () => undefined,
    refuseOutcomes: `create trigger no_outcomes before update on writes begin select raise(fail, 'disk full'); end`,
    acceptOutcomes: 'drop trigger no_outcomes',
    remove: async () => rmSync(folder, { recursive: true, force: true }),
  };
}

describe('The ledger in SQLite', () => {
  ledgerContract(place);

  describe('has its folder', () => {
    let folder: string;
    beforeEach(() => (folder = temporary()));
    afterEach(() => rmSync(folder, { recursive: true, force: true }));

    const IN_USE = {
      name: 'LedgerUnusable',
      setting: 'DATA_DIR',
      message: expect.stringMatching(/^DATA_DIR is ".+", which another running server uses; .+ DATABASE_URL$/),
    };

    it('to itself: another one in the same process is refused, and may have it afterwards', async () => {
      const first = await openSqlite(folder);
      for (const _ of [1, 2]) await expect(openSqlite(folder)).rejects.toMatchObject(IN_USE);
      // Being refused has taken nothing from the one that is there.
      expect(await first.db.selectFrom('writes').selectAll().execute()).toEqual([]);
      await first.close();
      await (await openSqlite(folder)).close();
    });

    it('to itself, whatever way the folder is written', async () => {
      const first = await openSqlite(folder);
      const other = path.join(folder, '..', path.basename(folder), '.');
      await expect(openSqlite(other)).rejects.toMatchObject(IN_USE);
      await first.close();
    });

    it('to itself: another process is refused, and may have it once this one was killed', async () => {
      const program = compileProgram('test/ledger/lock-child.ts');
      const holder = program.start(folder);
      expect(await once(holder, 'message')).toMatchObject(['open']);
      await expect(openSqlite(folder)).rejects.toMatchObject(IN_USE);
      const second = program.start(folder);
      const [refused] = (await once(second, 'message')) as [string];
      expect(refused).toContain('DATABASE_URL');
      holder.kill('SIGKILL');
      await once(holder, 'exit');
      const opened = await openSqlite(folder);
      await opened.close();
      second.disconnect();
      await once(second, 'exit');
      program.remove();
    });

    it('made for it where there is none', async () => {
      const opened = await openSqlite(path.join(folder, 'a', 'b'));
      await opened.close();
      expect(statSync(path.join(folder, 'a', 'b')).isDirectory()).toBe(true);
    });

    it('readable by nobody else, where the server made it, and files that are, wherever they lie', async () => {
      const modeOf = (file: string): string => (statSync(file).mode & 0o777).toString(8);
      const made = path.join(folder, 'a', 'b');
      chmodSync(folder, 0o755);
      for (const each of [made, folder]) {
        const ledger = await startLedger(await openSqlite(each), new ScriptedProvider());
        await ledger.write('key-1');
        const files = readdirSync(each, { withFileTypes: true }).filter((entry) => entry.isFile());
        expect(files.map(({ name }) => [name, modeOf(path.join(each, name))])).toEqual(
          expect.arrayContaining([
            ['ledger.db', '600'],
            ['ledger.db-wal', '600'],
            ['ledger.lock', '600'],
          ]),
        );
        expect(files.filter(({ name }) => modeOf(path.join(each, name)) !== '600')).toEqual([]);
        await ledger.end();
      }
      expect([folder, path.join(folder, 'a'), made].map(modeOf)).toEqual(['755', '700', '700']);
    });

    it('with files that keep the mode which somebody gave them', async () => {
      await (await openSqlite(folder)).close();
      chmodSync(path.join(folder, 'ledger.db'), 0o640);
      await (await openSqlite(folder)).close();
      expect(statSync(path.join(folder, 'ledger.db')).mode & 0o777).toBe(0o640);
    });

    it('or says by which setting it has none', async () => {
      const file = path.join(folder, 'file');
      writeFileSync(file, 'something');
      for (const unusable of [file, path.join(file, 'below')]) {
        await expect(openSqlite(unusable)).rejects.toMatchObject({
          name: 'LedgerUnusable',
          setting: 'DATA_DIR',
          message: expect.stringContaining('in which the ledger cannot be kept'),
        });
      }
      expect(readFileSync(file, 'utf8')).toBe('something');
    });

    it('or leaves it as it is when what lies there is no ledger', async () => {
      const text = 'This is no database. '.repeat(500);
      writeFileSync(path.join(folder, 'ledger.db'), text);
      await expect(openSqlite(folder)).rejects.toMatchObject({ setting: 'DATA_DIR' });
      expect(readFileSync(path.join(folder, 'ledger.db'), 'utf8')).toBe(text);
      // It was given up as a whole: the folder can be used once the file is gone.
      rmSync(path.join(folder, 'ledger.db'));
      await (await openSqlite(folder)).close();
    });
  });

  it('writes every commit to the disk before it is believed', async () => {
    const folder = temporary();
    const opened = await openSqlite(folder);
    const { rows } = await sql<{ mode: string; level: number }>`
      select journal_mode as mode, synchronous as level from pragma_journal_mode, pragma_synchronous`.execute(
      opened.db,
    );
    expect(rows).toEqual([{ mode: 'wal', level: 2 }]);
    await opened.close();
    rmSync(folder, { recursive: true, force: true });
  });

  it('is not in the way of a program that reads it, and gets over one that writes to it', async () => {
    const folder = temporary();
    const provider = new ScriptedProvider();
    const ledger = await startLedger(await openSqlite(folder), provider);
    const reader = new Database(path.join(folder, 'ledger.db'));
    reader.exec('BEGIN');
    reader.prepare('select * from writes').all();
    expect(await ledger.write('key-1')).toMatchObject({ number: 1 });
    reader.exec('ROLLBACK');
    // One that writes to it is in the way, and nothing is sent meanwhile.
    reader.exec('BEGIN IMMEDIATE');
    expect(await outcomeOf(ledger.write('key-2'))).toMatchObject({ error: { name: 'StoreUnavailable' } });
    expect(await ledger.ledger.isWritable()).toBe(false);
    reader.exec('ROLLBACK');
    reader.close();
    expect(await ledger.write('key-2')).toMatchObject({ number: 2 });
    expect(provider.sent).toHaveLength(2);
    await ledger.end();
    rmSync(folder, { recursive: true, force: true });
  });

  it('gets over a disk that was full, and nothing is sent meanwhile', async () => {
    const folder = temporary();
    const provider = new ScriptedProvider();
    const ledger = await startLedger(await openSqlite(folder), provider);
    await ledger.write('key-1');
    const { rows } = await sql<{ page_count: number }>`pragma page_count`.execute(ledger.database.db);
    await sql.raw(`pragma max_page_count = ${rows[0]!.page_count}`).execute(ledger.database.db);
    const long = (index: number) => asked('Risk', { notes: `${index} `.repeat(50_000) });
    for (const index of [1, 2, 3]) {
      expect(await outcomeOf(ledger.write(`long-${index}`, long(index)))).toMatchObject({
        error: { name: 'StoreUnavailable' },
      });
    }
    expect(provider.sent).toHaveLength(1);
    await sql.raw('pragma max_page_count = 1000000').execute(ledger.database.db);
    expect(await ledger.write('long-1', long(1))).toMatchObject({ number: 2 });
    expect(await ledger.write('key-1')).toMatchObject({ number: 1 });
    await ledger.end();
    rmSync(folder, { recursive: true, force: true });
  });
});
