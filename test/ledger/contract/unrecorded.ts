import { sql } from 'kysely';
import { setTimeout as pause } from 'node:timers/promises';
import { pino } from 'pino';
import { asked, outcomeOf, passIntervals, thingId } from '../../support/ledger';
import { OUTCOME_UNKNOWN, type Scene } from './scene';

/** What becomes of outcomes that are known while the ledger cannot be written to. */
export function unnotedOutcomes(scene: () => Scene): void {
  describe('A create whose outcome cannot be noted', () => {
    const refuse = () => sql.raw(scene().place.refuseOutcomes).execute(scene().ledger.database.db);
    const accept = () => sql.raw(scene().place.acceptOutcomes).execute(scene().ledger.database.db);
    const states = async () => (await scene().ledger.rows()).map(({ state }) => String(state));

    it('is unknown, though the provider answered, and is what was answered once it can be noted', async () => {
      const { provider, ledger } = scene();
      provider.canBeAsked = false;
      await refuse();
      for (const behaviour of ['answers', 'refuses', 'neverActs', 'cutBefore', 'cutAfter'] as const) {
        provider.behaviour = behaviour;
        const cut = await outcomeOf(ledger.write(behaviour, asked(behaviour)));
        const [row] = await ledger.rows();
        expect(cut).toMatchObject({ error: { ...OUTCOME_UNKNOWN, writeId: row!.id } });
        expect(row).toMatchObject({ state: 'PENDING' });
      }
      await accept();
      provider.behaviour = 'answers';
      const again = (key: string) => outcomeOf(ledger.write(key, asked(key)));
      expect(await again('answers')).toEqual({ value: { ...asked('answers'), number: 1 } });
      expect(await ledger.records.byIds([thingId(1)])).toMatchObject(new Map([[thingId(1), { title: 'answers' }]]));
      expect(await again('refuses')).toMatchObject({ error: { errors: [{ code: 'ALREADY_SCHEDULED' }] } });
      for (const key of ['cutBefore', 'cutAfter']) expect(await again(key)).toMatchObject({ error: OUTCOME_UNKNOWN });
      expect(provider.sent).toHaveLength(5);
      expect(await ledger.rows()).toMatchObject([
        { state: 'OUTCOME_UNKNOWN', error: 'The call failed; it acted maybe.' },
        { state: 'OUTCOME_UNKNOWN', error: 'The call failed; it acted maybe.' },
        { state: 'FAILED', error: 'The call failed; it acted never.' },
        { state: 'FAILED', error: 'There is one at that time.' },
        { state: 'SUCCEEDED', callId: 'call-1', error: null },
      ]);
      // What never acted has left its key free.
      expect(await again('neverActs')).toMatchObject({ value: { title: 'neverActs' } });
    });

    it('is noted by the server itself as soon as it can be, whatever other servers think of it', async () => {
      await passIntervals(async (pass) => {
        const { provider, restart } = scene();
        const ledger = await restart();
        provider.canBeAsked = false;
        await refuse();
        for (const key of ['key-1', 'key-2']) await expect(ledger.write(key)).rejects.toMatchObject(OUTCOME_UNKNOWN);
        pass();
        expect(await states()).toEqual(['PENDING', 'PENDING']);
        await accept();
        // Unless the tick that is still under way has noted it already.
        await sql`update writes set state = 'OUTCOME_UNKNOWN' where idempotency_key = 'key-1' and state = 'PENDING'`.execute(
          ledger.database.db,
        );
        while ((await states()).some((state) => state !== 'SUCCEEDED')) {
          pass();
          await pause(5);
        }
        expect(await ledger.write('key-2')).toEqual({ ...asked(), number: 2 });
        expect(provider.sent).toHaveLength(2);
      });
    });

    it('is answered to who asks again, where others think that it is unknown', async () => {
      const { provider, ledger } = scene();
      provider.canBeAsked = false;
      await refuse();
      await expect(ledger.write('key-1')).rejects.toMatchObject(OUTCOME_UNKNOWN);
      await accept();
      await sql`update writes set state = 'OUTCOME_UNKNOWN'`.execute(ledger.database.db);
      expect(await ledger.write('key-1')).toEqual({ ...asked(), number: 1 });
      expect(await states()).toEqual(['SUCCEEDED']);
    });

    it('is noted when the server ends', async () => {
      const { provider, ledger, restart } = scene();
      provider.canBeAsked = false;
      await refuse();
      await expect(ledger.write('key-1')).rejects.toMatchObject(OUTCOME_UNKNOWN);
      await accept();
      const restarted = await restart();
      expect(await states()).toEqual(['SUCCEEDED']);
      expect(await restarted.write('key-1')).toEqual({ ...asked(), number: 1 });
      expect(provider.sent).toHaveLength(1);
    });

    it('is in the log, with what was made', async () => {
      const lines: string[] = [];
      const log = pino({ level: 'info' }, { write: (line: string) => void lines.push(line) });
      const ledger = await scene().restart(undefined, log);
      await refuse();
      const cut = (await outcomeOf(ledger.write('key-1'))) as { error: any };
      await accept();
      await ledger.write('key-1');
      const about = { write: (cut.error.writeId as string).split(':')[2], outcome: 'SUCCEEDED', result: thingId(1) };
      const told = lines.map((line) => JSON.parse(line) as { msg: string });
      const failures = told.filter(({ msg }) => msg === 'The outcome of a write could not be recorded');
      expect(failures).toMatchObject([1, 2, 3].map((attempt) => ({ ...about, attempt, level: 50 })));
      const noted = told.filter(({ msg }) => msg === 'The outcome of a write is recorded after all');
      expect(noted).toMatchObject([about]);
    });

    it('ever, is unknown to everybody, and keeps no other one from being noted', async () => {
      const { provider, ledger } = scene();
      provider.canBeAsked = false;
      const { create } = provider;
      const send: typeof create.send = async (input, call) => {
        const sent = await create.send(input, call);
        return { ...sent, records: [{ globalId: 'nonsense', record: null, startsAt: null, endsAt: null }] };
      };
      const operation = { ...create, send };
      await expect(ledger.write('key-1', asked(), { operation })).rejects.toMatchObject(OUTCOME_UNKNOWN);
      await refuse();
      await expect(ledger.write('key-2', asked('Another'))).rejects.toMatchObject(OUTCOME_UNKNOWN);
      await accept();
      expect(await ledger.write('key-2', asked('Another'))).toMatchObject({ number: 2 });
      await expect(ledger.write('key-1')).rejects.toMatchObject(OUTCOME_UNKNOWN);
      expect(await ledger.rows()).toMatchObject([
        { state: 'SUCCEEDED' },
        { state: 'OUTCOME_UNKNOWN', error: 'The outcome could not be recorded.' },
      ]);
      expect(provider.sent).toHaveLength(2);
    });
  });
}
