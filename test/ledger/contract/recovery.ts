import { sql } from 'kysely';
import { setTimeout as pause } from 'node:timers/promises';
import { type RequestScope } from '../../../src/provider-kit/port';
import { asked, outcomeOf, passIntervals, withRecovery } from '../../support/ledger';
import { OUTCOME_UNKNOWN, type Scene } from './scene';

/** How a server looks for what was cut off, without anybody asking. */
export function lookingForWhatWasCutOff(scene: () => Scene): void {
  /** Creates that were cut off after the provider had acted, and that nobody has looked for. */
  async function cutOff(count: number): Promise<void> {
    const { provider, ledger } = scene();
    provider.behaviour = 'cutAfter';
    const operation = provider.createWith({ find: undefined });
    for (let index = 1; index <= count; index += 1) {
      const cut = ledger.write(`key-${index}`, asked(`Thing ${index}`), { operation });
      await expect(cut).rejects.toMatchObject(OUTCOME_UNKNOWN);
    }
  }
  const statesOf = async (key: string) => {
    const rows = await scene().ledger.rows();
    return rows.filter(({ idempotencyKey }) => idempotencyKey === key).map(({ state }) => String(state));
  };

  describe('A server that looks for what was cut off', () => {
    it('goes through all of it, however much that is', async () => {
      const { restart } = scene();
      await cutOff(205);
      const { ledger } = await restart();
      await ledger.reconcile();
      const { items } = await ledger.writes('SUCCEEDED', { first: 300, after: null });
      expect(items).toHaveLength(205);
      expect((await ledger.writes('OUTCOME_UNKNOWN', { first: 1, after: null })).items).toEqual([]);
    });

    it('waits for no provider that is silent before it asks the others, nor when it ends', async () => {
      const { provider, ledger, restart } = scene();
      await cutOff(1);
      const silentOne = { ...provider.create, provider: 'silent' };
      const cut = ledger.write('key-silent', asked(), { operation: withRecovery(silentOne, { find: undefined }) });
      await expect(cut).rejects.toMatchObject(OUTCOME_UNKNOWN);
      const find = jest.fn(untilGivenUp);
      provider.others = [withRecovery(silentOne, { find })];
      const restarted = await restart();
      const settling = restarted.ledger.reconcile();
      while (find.mock.calls.length === 0 || !(await statesOf('key-1')).includes('SUCCEEDED')) await pause(5);
      await restarted.end();
      await settling;
      expect(find).toHaveBeenCalledTimes(1);
      // After its end it does nothing more.
      await restarted.ledger.reconcile();
      expect(find).toHaveBeenCalledTimes(1);
      provider.others = [];
      await scene().start();
      expect(await statesOf('key-silent')).toEqual(['OUTCOME_UNKNOWN']);
    });

    it('does so once at a time, and once more for all who ask meanwhile', async () => {
      const { provider, restart } = scene();
      await cutOff(3);
      let underWay = 0;
      const find = jest.fn(async () => {
        underWay += 1;
        expect(underWay).toBe(1);
        await pause(5);
        underWay -= 1;
        return null;
      });
      provider.others = [provider.createWith({ find })];
      const { ledger } = await restart();
      await Promise.all([1, 2, 3, 4].map(() => ledger.reconcile()));
      expect(find).toHaveBeenCalledTimes(6);
      await ledger.reconcile();
      expect(find).toHaveBeenCalledTimes(9);
    });

    it('goes on with the others when one cannot be looked for', async () => {
      const { provider, restart } = scene();
      await cutOff(3);
      const { create } = provider;
      const find: typeof create.recovery.find = (input, hint, call) => {
        if (input.title === 'Thing 2') throw new Error('The provider is down.');
        return create.recovery.find!(input, hint, call);
      };
      provider.others = [withRecovery(create, { find })];
      const restarted = await restart();
      await restarted.ledger.reconcile();
      expect((await restarted.rows()).map(({ state }) => state)).toEqual(['SUCCEEDED', 'OUTCOME_UNKNOWN', 'SUCCEEDED']);
    });

    it('finds what it could not note itself, once it can', async () => {
      const { place, provider, restart } = scene();
      await passIntervals(async (pass) => {
        const restarted = await restart();
        const { db } = restarted.database;
        const write = (key: string) => restarted.write(key, asked(key));
        await sql.raw(place.refuseOutcomes).execute(db);
        provider.behaviour = 'cutAfter';
        await expect(write('key-1')).rejects.toMatchObject(OUTCOME_UNKNOWN);
        provider.behaviour = 'cutBefore';
        await expect(write('key-2')).rejects.toMatchObject(OUTCOME_UNKNOWN);
        provider.behaviour = 'answers';
        pass();
        await sql.raw(place.acceptOutcomes).execute(db);
        // What it is at work on stays as it is.
        const release = provider.hold();
        const create = outcomeOf(write('key-3'));
        await provider.received(3);
        while ((await statesOf('key-1')).includes('PENDING') || (await statesOf('key-2')).includes('PENDING')) {
          pass();
          await pause(5);
        }
        expect(await statesOf('key-3')).toEqual(['PENDING']);
        release();
        expect(await create).toMatchObject({ value: { title: 'key-3' } });
        while (!(await statesOf('key-1')).includes('SUCCEEDED')) await pause(5);
        expect(await statesOf('key-2')).toEqual(['OUTCOME_UNKNOWN']);
        expect(provider.sent).toHaveLength(3);
      });
    });
  });
}

/** A provider that never answers. */
const untilGivenUp = (_input: unknown, _hint: unknown, { deadline }: RequestScope): Promise<null> =>
  new Promise((_resolve, reject) => {
    deadline.signal.addEventListener('abort', () => reject(deadline.signal.reason as Error));
  });
