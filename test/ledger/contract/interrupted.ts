import { asked, outcomeOf, thingId, withCall } from '../../support/ledger';
import { OUTCOME_UNKNOWN, type Scene } from './scene';

/** What becomes of writes whose answer never came. */
export function cutOffWrites(scene: () => Scene): void {
  describe('A create that is cut off', () => {
    it('and cannot be looked for is unknown, with the id of its write, for every further try too', async () => {
      const { provider, ledger, restart } = scene();
      provider.behaviour = 'cutAfter';
      provider.canBeAsked = false;
      const cut = await outcomeOf(ledger.write('key-1'));
      const [row] = await ledger.rows();
      expect(cut).toMatchObject({ error: { ...OUTCOME_UNKNOWN, writeId: row!.id } });
      expect((cut as { error: Error }).error.message).toContain(`resolveWrite for ${row!.id}`);
      expect(row).toMatchObject({
        state: 'OUTCOME_UNKNOWN',
        finishedAt: null,
        error: 'The call failed; it acted maybe.',
      });
      provider.behaviour = 'answers';
      await expect(ledger.write('key-1')).rejects.toMatchObject({ ...OUTCOME_UNKNOWN, writeId: row!.id });
      const restarted = await restart();
      await expect(restarted.write('key-1')).rejects.toMatchObject({ ...OUTCOME_UNKNOWN, writeId: row!.id });
      expect(provider.sent).toHaveLength(1);
    });

    it('but is found at the provider is a success at once', async () => {
      const { provider, ledger } = scene();
      provider.behaviour = 'cutAfter';
      const first = await ledger.write('key-1');
      expect(first).toEqual({ ...asked(), number: 1 });
      expect(await ledger.write('key-1')).toEqual(first);
      expect(await ledger.rows()).toMatchObject([
        { state: 'SUCCEEDED', callId: 'call-1', error: null, finishedAt: expect.any(Date) },
      ]);
      expect(await ledger.records.byIds([thingId(1)])).toEqual(
        new Map([[thingId(1), { ...first, startsAt: '2999-03-04T09:00:00.000Z' }]]),
      );
      expect(provider.sent).toHaveLength(1);
    });

    it('is found by the next try, where it could not be at once', async () => {
      const { provider, ledger } = scene();
      provider.behaviour = 'cutAfter';
      provider.canBeAsked = false;
      await expect(ledger.write('key-1')).rejects.toMatchObject(OUTCOME_UNKNOWN);
      provider.canBeAsked = true;
      expect(await ledger.write('key-1')).toEqual({ ...asked(), number: 1 });
      expect(await ledger.rows()).toMatchObject([{ state: 'SUCCEEDED' }]);
      expect(provider.sent).toHaveLength(1);
    });

    it('is found after a restart, without anybody asking', async () => {
      const { provider, ledger, restart } = scene();
      provider.behaviour = 'cutAfter';
      provider.canBeAsked = false;
      await expect(ledger.write('key-1')).rejects.toMatchObject(OUTCOME_UNKNOWN);
      provider.behaviour = 'cutBefore';
      await expect(ledger.write('key-2', asked('Another'))).rejects.toMatchObject(OUTCOME_UNKNOWN);
      provider.canBeAsked = true;
      const restarted = await restart();
      await restarted.ledger.reconcile();
      expect(await restarted.rows()).toMatchObject([
        { idempotencyKey: 'key-2', state: 'OUTCOME_UNKNOWN' },
        { idempotencyKey: 'key-1', state: 'SUCCEEDED' },
      ]);
      expect(await restarted.write('key-1')).toEqual({ ...asked(), number: 1 });
      expect(provider.sent).toHaveLength(2);
    });

    it('stays unknown when the provider cannot be asked just now', async () => {
      const { provider, ledger } = scene();
      const operation = provider.createWith({
        find: async () => {
          throw new Error('The provider is down.');
        },
      });
      provider.behaviour = 'cutAfter';
      await expect(ledger.write('key-1', asked(), { operation })).rejects.toMatchObject(OUTCOME_UNKNOWN);
      expect(await ledger.write('key-1')).toEqual({ ...asked(), number: 1 });
    });

    it('does not take for its own what another write is known to have made', async () => {
      const { provider, ledger } = scene();
      provider.behaviour = 'cutBefore';
      const release = provider.hold();
      const cut = outcomeOf(ledger.write('key-1'));
      await provider.received(1);
      provider.hold()();
      provider.behaviour = 'answers';
      await ledger.write('key-2');
      release();
      expect(await cut).toMatchObject({ error: OUTCOME_UNKNOWN });
      expect(await ledger.rows()).toMatchObject([{ state: 'SUCCEEDED' }, { state: 'OUTCOME_UNKNOWN' }]);
    });

    it('does not take for its own what another write that is under way may have made', async () => {
      const { provider, ledger } = scene();
      provider.behaviour = 'cutBefore';
      const release = provider.hold();
      const cut = outcomeOf(ledger.write('key-1'));
      await provider.received(1);
      provider.behaviour = 'answers';
      const releaseOther = provider.hold();
      const other = ledger.write('key-2');
      await provider.received(2);
      // It has acted for the other one, which has not been told yet.
      provider.made.push({ ...asked(), number: 1 });
      release();
      expect(await cut).toMatchObject({ error: OUTCOME_UNKNOWN });
      provider.made.pop();
      releaseOther();
      expect(await other).toEqual({ ...asked(), number: 1 });
      await expect(ledger.write('key-1')).rejects.toMatchObject(OUTCOME_UNKNOWN);
    });

    it('is not found while another one that asks for the same may have made it, until a person has settled that', async () => {
      const { provider, ledger } = scene();
      provider.behaviour = 'cutAfter';
      provider.canBeAsked = false;
      await expect(ledger.write('key-1')).rejects.toMatchObject(OUTCOME_UNKNOWN);
      provider.behaviour = 'cutBefore';
      await expect(ledger.write('key-2')).rejects.toMatchObject(OUTCOME_UNKNOWN);
      provider.canBeAsked = true;
      const answers = await Promise.all([outcomeOf(ledger.write('key-1')), outcomeOf(ledger.write('key-2'))]);
      expect(answers).toMatchObject([{ error: OUTCOME_UNKNOWN }, { error: OUTCOME_UNKNOWN }]);
      const other = (await ledger.rows()).find(({ idempotencyKey }) => idempotencyKey === 'key-2');
      await withCall((call) => ledger.ledger.resolve({ id: other!.id, providerId: null, nothingWasMade: true }, call));
      expect(await ledger.write('key-1')).toEqual({ ...asked(), number: 1 });
    });

    it('shares what was made with nobody when both find it at the same moment', async () => {
      const { provider, ledger } = scene();
      provider.behaviour = 'cutBefore';
      provider.canBeAsked = false;
      const release = provider.hold();
      // Without a word on what they look for, two with different inputs do not doubt each other.
      const operation = provider.createWith({ matchKey: undefined });
      const write = (key: string) => outcomeOf(ledger.write(key, asked('Risk', { notes: key }), { operation }));
      const cut = [write('key-1'), write('key-2')];
      await provider.received(2);
      provider.made.push({ ...asked(), number: 1 });
      release();
      await Promise.all(cut);
      provider.canBeAsked = true;
      const keys = ['key-1', 'key-2', 'key-1', 'key-2'];
      const answers = await Promise.all(keys.map(write));
      expect(answers.filter((answer) => 'value' in answer)).toHaveLength(2);
      expect((await ledger.rows()).map(({ state }) => state).sort()).toEqual(['OUTCOME_UNKNOWN', 'SUCCEEDED']);
    });

    it('says what is true of asking again, with a key and without', async () => {
      const { provider, ledger } = scene();
      provider.behaviour = 'cutBefore';
      const saidOf = async (key: string | null): Promise<[string, string]> => {
        const { error } = (await outcomeOf(ledger.write(key))) as { error: any };
        const id = error.writeId as string;
        const [row] = await ledger.ledger.writesByIds([id.split(':')[2]!]);
        const text = (error.message as string).replace(id, 'ID').replace(row!.idempotencyKey, 'KEY');
        return [text, row!.idempotencyKey];
      };
      const next = 'Look at the provider, then say what you found with resolveWrite for ID.';
      expect((await saidOf('key-1'))[0]).toBe(
        `The write was sent, and what became of it is not known. Nothing will be sent again for this idempotencyKey. ${next}`,
      );
      const [said, key] = await saidOf(null);
      expect(said).toBe(
        `The write was sent, and what became of it is not known. Without an idempotencyKey, asking again would create another one; with idempotencyKey "KEY" nothing is sent again. ${next}`,
      );
      provider.behaviour = 'answers';
      await expect(ledger.write(key)).rejects.toMatchObject(OUTCOME_UNKNOWN);
      expect(provider.sent).toHaveLength(2);
      expect(await ledger.write(null)).toMatchObject({ number: 1 });
    });
  });

  describe('A change', () => {
    it('is noted too', async () => {
      const { provider, ledger } = scene();
      await ledger.write(null, asked(), { operation: provider.change });
      expect(await ledger.rows()).toMatchObject([
        { operation: 'changeThing', state: 'SUCCEEDED', summary: 'Risk at 2999-03-04T09:00:00.000Z' },
      ]);
    });

    it('that is cut off says so, and that repeating it is safe', async () => {
      const { provider, ledger } = scene();
      const { change: operation } = provider;
      provider.behaviour = 'cutAfter';
      const cut = ledger.write(null, asked(), { operation });
      await expect(cut).rejects.toMatchObject({
        ...OUTCOME_UNKNOWN,
        message: expect.stringContaining('Repeating it with the same values is safe.'),
      });
      provider.behaviour = 'answers';
      await ledger.write(null, asked(), { operation });
      expect(provider.sent).toHaveLength(2);
      expect(await ledger.rows()).toMatchObject([{ state: 'SUCCEEDED' }, { state: 'OUTCOME_UNKNOWN' }]);
    });

    it('of what a create made does not keep that create from being settled', async () => {
      const { provider, ledger } = scene();
      provider.behaviour = 'cutAfter';
      provider.canBeAsked = false;
      await expect(ledger.write('key-1')).rejects.toMatchObject(OUTCOME_UNKNOWN);
      provider.behaviour = 'answers';
      await ledger.write(null, asked(), { operation: provider.change });
      provider.canBeAsked = true;
      expect(await ledger.write('key-1')).toEqual({ ...asked(), number: 1 });
    });
  });

  describe('A server that ends in the middle of its work', () => {
    it('leaves unknown what it had sent, and that is not sent again', async () => {
      const { provider, ledger, crash } = scene();
      provider.behaviour = 'cutBefore';
      const release = provider.hold();
      const cut = outcomeOf(ledger.write('key-1'));
      await provider.received(1);
      const next = await crash();
      const [row] = await next.rows();
      expect(row).toMatchObject({
        state: 'OUTCOME_UNKNOWN',
        finishedAt: null,
        error: 'The server ended before the provider had answered.',
      });
      await expect(next.write('key-1')).rejects.toMatchObject({ ...OUTCOME_UNKNOWN, writeId: row!.id });
      release();
      expect(await cut).toMatchObject({ error: OUTCOME_UNKNOWN });
      expect(provider.sent).toHaveLength(1);
    });

    it('leaves to the next one to find what it had made', async () => {
      const { provider, ledger, crash } = scene();
      const release = provider.hold();
      const cut = outcomeOf(ledger.write('key-1'));
      await provider.received(1);
      provider.made.push({ ...asked(), number: 1 });
      const next = await crash();
      await next.ledger.reconcile();
      expect(await next.rows()).toMatchObject([{ state: 'SUCCEEDED' }]);
      expect(await next.write('key-1')).toEqual({ ...asked(), number: 1 });
      provider.made.pop();
      release();
      expect(await cut).toMatchObject({ error: OUTCOME_UNKNOWN });
    });

    it('leaves unknown what is under way when it ends as it should', async () => {
      const { provider, ledger, restart } = scene();
      const release = provider.hold();
      const cut = outcomeOf(ledger.write('key-1'));
      await provider.received(1);
      const next = await restart();
      expect(await next.rows()).toMatchObject([{ state: 'OUTCOME_UNKNOWN' }]);
      release();
      expect(await cut).toMatchObject({ error: OUTCOME_UNKNOWN });
    });
  });
}
