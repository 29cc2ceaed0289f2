import { sql } from 'kysely';
import { pino } from 'pino';
import { userError, UserErrors } from '../../../src/model/user-error';
import { asked, outcomeOf, thingId, withCall } from '../../support/ledger';
import { type Scene } from './scene';

/** What is kept, for whom, and what happens when it cannot be. */
export function keeping(scene: () => Scene): void {
  describe('What is noted', () => {
    it('is shown without secrets, and as JSON whatever the secrets look like', async () => {
      const { provider, restart, start, ledger } = scene();
      await ledger.end();
      const redacting = await start((text) => text.replaceAll(/s3cret|":"|\{/g, '[redacted]'));
      await redacting.write('key-1', asked('Title s3cret', { notes: 'code ":" {"a":"s3cret"}' }));
      const [row] = await redacting.rows();
      expect(row).toMatchObject({
        summary: expect.stringContaining('Title [redacted] at'),
        input: { title: 'Title [redacted]', notes: 'code [redacted] [redacted]"a[redacted][redacted]"}' },
      });
      expect(provider.sent).toMatchObject([{ title: 'Title s3cret' }]);
      expect(await (await restart()).rows()).toHaveLength(1);
    });

    it('is shown without the secrets in what a provider said, and in what a person settled', async () => {
      const { provider, start, ledger } = scene();
      await ledger.end();
      const redacting = await start((text) => text.replaceAll('s3cret', '[redacted]'));
      const operation = {
        ...provider.createWith({ find: undefined }),
        send: async () => {
          throw new Error('Nobody knows s3cret.');
        },
      };
      const cut = (await outcomeOf(redacting.write('key-1', asked('s3cret'), { operation }))) as { error: any };
      const shown = { summary: '[redacted] at 2999-03-04T09:00:00.000Z', input: { title: '[redacted]' } };
      const error = 'Nobody knows [redacted].';
      expect(await redacting.rows()).toMatchObject([{ ...shown, error }]);
      const id = cut.error.writeId as string;
      expect(await redacting.ledger.writesByIds([id.split(':')[2]!])).toMatchObject([{ ...shown, error }]);
      const found = { id, providerId: '77', nothingWasMade: null };
      expect(await withCall((call) => redacting.ledger.resolve(found, call))).toMatchObject(shown);
    });

    it('is what was asked for, whatever is a secret: what was cut off is found and settled by it', async () => {
      const { provider, start, ledger } = scene();
      await ledger.end();
      const redacting = await start((text) => text.replaceAll('training', '[redacted]'));
      provider.behaviour = 'cutAfter';
      provider.canBeAsked = false;
      for (const title of ['Sales training', 'Dog training'])
        await expect(redacting.write(title, asked(title))).rejects.toMatchObject({ code: 'PROVIDER_OUTCOME_UNKNOWN' });
      const dog = (await redacting.rows()).find(({ idempotencyKey }) => idempotencyKey === 'Dog training');
      await withCall((call) => redacting.ledger.resolve({ id: dog!.id, providerId: '2', nothingWasMade: null }, call));
      expect(await redacting.write('Dog training', asked('Dog training'))).toMatchObject({ title: 'Dog training' });
      provider.canBeAsked = true;
      await redacting.ledger.reconcile();
      expect((await redacting.rows()).map(({ state }) => state)).toEqual(['SUCCEEDED', 'SUCCEEDED']);
      const records = await redacting.records.byIds([thingId(1), thingId(2)]);
      expect(records.get(thingId(1))).toMatchObject({ title: 'Sales training' });
      expect(records.get(thingId(2))).toMatchObject({ title: 'Dog training' });
    });

    it('has no U+0000 in its texts, which PostgreSQL refuses, and is the same in every database', async () => {
      const { provider, ledger } = scene();
      const input = asked('Ri\0sk', { notes: '\0' });
      const first = await ledger.write('key-1', input);
      expect(await ledger.write('key-1', input)).toEqual(first);
      const operation = {
        ...provider.create,
        send: async () => {
          throw new UserErrors([userError('INVALID', 'No \0 here.', ['title'])]);
        },
      };
      const refused = await outcomeOf(ledger.write('key-2', input, { operation }));
      expect(await outcomeOf(ledger.write('key-2', input))).toEqual(refused);
      expect(refused).toMatchObject({ error: { errors: [{ message: 'No \0 here.' }] } });
      expect(provider.sent).toEqual([input]);
      const summary = 'Ri\uFFFDsk at 2999-03-04T09:00:00.000Z';
      expect(await ledger.rows()).toMatchObject([
        { summary, input: { title: 'Ri\0sk' }, error: 'No \uFFFD here.' },
        { summary, input: { title: 'Ri\0sk', notes: '\0' }, error: null },
      ]);
      expect(await ledger.ledger.writesByIds(['\0'])).toEqual([null]);
    });

    it('can be paged through, the latest first, by state or all', async () => {
      const { provider, ledger } = scene();
      for (let index = 1; index <= 5; index += 1) {
        provider.behaviour = index % 2 === 0 ? 'refuses' : 'answers';
        await outcomeOf(ledger.write(`key-${index}`, asked(`Thing ${index}`)));
        // Ids tell milliseconds apart.
        await new Promise((resolve) => setTimeout(resolve, 2));
      }
      const keysOf = async (state: 'FAILED' | 'SUCCEEDED' | null, first: number, after: string | null) => {
        const { items, hasNextPage, endCursor } = await ledger.ledger.writes(state, { first, after });
        return { keys: items.map(({ node }) => node.idempotencyKey), hasNextPage, endCursor };
      };
      const page = await keysOf(null, 2, null);
      expect(page).toMatchObject({ keys: ['key-5', 'key-4'], hasNextPage: true });
      const next = await keysOf(null, 2, page.endCursor);
      expect(next).toMatchObject({ keys: ['key-3', 'key-2'], hasNextPage: true });
      const last = await keysOf(null, 2, next.endCursor);
      expect(last).toMatchObject({ keys: ['key-1'], hasNextPage: false });
      expect(await keysOf(null, 2, last.endCursor)).toEqual({ keys: [], hasNextPage: false, endCursor: null });
      expect(await keysOf('FAILED', 5, null)).toMatchObject({ keys: ['key-4', 'key-2'], hasNextPage: false });
      expect(await keysOf('SUCCEEDED', 2, page.endCursor)).toMatchObject({ keys: ['key-3', 'key-1'] });
    });

    it('is looked up by ids, one place for each', async () => {
      const { ledger } = scene();
      await ledger.write('key-1');
      const [{ id }] = (await ledger.rows()) as [any];
      const native = String(id).split(':')[2]!;
      const found = await ledger.ledger.writesByIds(['01JD4Y5Z6M3X8K2V9Q7RBTCWNA', native, native]);
      expect(found.map((write) => write?.id ?? null)).toEqual([null, id, id]);
    });
  });

  describe('When the ledger cannot be used', () => {
    const unavailable = { name: 'StoreUnavailable', message: expect.stringContaining('nothing was sent') };

    it('because its tables are out of reach, nothing is sent and everything says so', async () => {
      const { provider, ledger } = scene();
      await ledger.write('key-1');
      const { id } = (await ledger.rows())[0]!;
      await sql.raw('alter table writes rename to writes_elsewhere').execute(ledger.database.db);
      for (const key of ['key-1', 'key-2', null]) {
        await expect(ledger.write(key)).rejects.toMatchObject(unavailable);
      }
      await expect(ledger.rows()).rejects.toMatchObject(unavailable);
      await expect(ledger.ledger.writesByIds(['1'])).rejects.toMatchObject(unavailable);
      await expect(
        withCall((call) => ledger.ledger.resolve({ id, providerId: null, nothingWasMade: true }, call)),
      ).rejects.toMatchObject(unavailable);
      // Looking for what was cut off fails in the log only.
      await ledger.ledger.reconcile();
      expect(provider.sent).toHaveLength(1);
      await sql.raw('alter table writes_elsewhere rename to writes').execute(ledger.database.db);
      expect(await ledger.write('key-2')).toMatchObject({ number: 2 });
    });

    it('because it is closed, nothing is sent, and it is known not to be writable', async () => {
      const { provider, ledger } = scene();
      expect(await ledger.ledger.isWritable()).toBe(true);
      await ledger.database.close();
      await expect(ledger.write('key-1')).rejects.toMatchObject(unavailable);
      expect(await ledger.ledger.isWritable()).toBe(false);
      expect(provider.sent).toEqual([]);
    });

    it('because nothing more can be written, it is known not to be writable, and the log says why, once', async () => {
      const lines: string[] = [];
      const log = pino({ level: 'info' }, { write: (line: string) => void lines.push(line) });
      const ledger = await scene().restart(undefined, log);
      expect(await ledger.ledger.isWritable()).toBe(true);
      await sql.raw('alter table owners rename to owners_elsewhere').execute(ledger.database.db);
      for (const _ of [1, 2, 3]) expect(await ledger.ledger.isWritable()).toBe(false);
      await sql.raw('alter table owners_elsewhere rename to owners').execute(ledger.database.db);
      expect(await ledger.ledger.isWritable()).toBe(true);
      expect(await ledger.ledger.isWritable()).toBe(true);
      expect(lines.map((line) => JSON.parse(line) as unknown)).toMatchObject([
        { level: 50, msg: 'The ledger cannot be written to', err: { message: expect.stringContaining('owners') } },
        { level: 30, msg: 'The ledger can be written to again' },
      ]);
    });
  });

  it('What is there already is kept when a newer server brings the ledger up to date', async () => {
    const { ledger, restart } = scene();
    const first = await ledger.write('key-1');
    await restart();
    const again = await restart();
    expect(await again.write('key-1')).toEqual(first);
    const { rows } = await sql<{ name: string }>`select name from kysely_migration`.execute(again.database.db);
    expect(rows).toEqual([{ name: '0001-writes-records-owners' }, { name: '0002-listings' }, { name: '0003-sought' }]);
  });
}
