import { asked, outcomeOf, thingId, withCall } from '../../support/ledger';
import { OUTCOME_UNKNOWN, type Scene } from './scene';

/** Creates with different inputs that the provider's list cannot tell apart: what was found may be the other one's. */
export function doubtfulFinds(scene: () => Scene): void {
  const INPUTS = { A: asked('Risk', { notes: 'by Ada' }), B: asked('Risk', { notes: 'by Bob' }) };
  type Key = keyof typeof INPUTS;
  const write = (key: Key, operation = scene().provider.create) =>
    scene().ledger.write(key, INPUTS[key], { operation });
  const settle = (id: string, found: { providerId: string | null; nothingWasMade: boolean | null }) =>
    withCall((call) => scene().ledger.ledger.resolve({ id, ...found }, call));
  const rowOf = async (key: Key) =>
    (await scene().ledger.rows()).find(({ idempotencyKey }) => idempotencyKey === key) as any;

  describe('A create that cannot be told from another one by what is looked for', () => {
    /** One that was cut off before anything was made, and one after, of which nobody has looked for anything yet. */
    async function bothCutOff(): Promise<void> {
      const { provider } = scene();
      provider.behaviour = 'cutBefore';
      await expect(write('A')).rejects.toMatchObject(OUTCOME_UNKNOWN);
      provider.behaviour = 'cutAfter';
      provider.canBeAsked = false;
      await expect(write('B')).rejects.toMatchObject(OUTCOME_UNKNOWN);
      provider.canBeAsked = true;
    }

    it('does not take what the other one made, which was cut off too, and the other one is settled by hand', async () => {
      const { provider, ledger } = scene();
      await bothCutOff();
      await expect(write('A')).rejects.toMatchObject(OUTCOME_UNKNOWN);
      await ledger.ledger.reconcile();
      expect((await ledger.rows()).map(({ state }) => state)).toEqual(['OUTCOME_UNKNOWN', 'OUTCOME_UNKNOWN']);

      const { id } = await rowOf('B');
      expect(await settle(id, { providerId: '1', nothingWasMade: null })).toMatchObject({ state: 'SUCCEEDED' });
      expect(await write('B')).toEqual({ ...INPUTS.B, number: 1 });
      await expect(write('A')).rejects.toMatchObject(OUTCOME_UNKNOWN);
      await ledger.ledger.reconcile();
      expect(await rowOf('A')).toMatchObject({ state: 'OUTCOME_UNKNOWN', result: null });
      expect(provider.sent).toHaveLength(2);
    });

    it('finds what it made once a person has said that the other one made nothing', async () => {
      await bothCutOff();
      const { id } = await rowOf('A');
      await settle(id, { providerId: null, nothingWasMade: true });
      await scene().ledger.ledger.reconcile();
      expect(await rowOf('B')).toMatchObject({ state: 'SUCCEEDED' });
      expect(await write('B')).toEqual({ ...INPUTS.B, number: 1 });
    });

    it('does not take what the other one made, which is slow, though both were noted before anything was made', async () => {
      const { provider, ledger } = scene();
      let goOn = (): void => undefined;
      const delay = new Promise<void>((resolve) => (goOn = resolve));
      const baseline = async () => {
        const before = { highest: provider.made.length };
        await delay;
        return before;
      };
      const cut = outcomeOf(write('A', provider.createWith({ baseline })));
      const release = provider.hold();
      const slow = write('B');
      await provider.received(1);
      // It has acted, and its answer is on the way.
      provider.made.push({ ...INPUTS.B, number: 1 });
      provider.behaviour = 'cutBefore';
      provider.hold()();
      goOn();
      expect(await cut).toMatchObject({ error: OUTCOME_UNKNOWN });
      provider.made.pop();
      release();
      expect(await slow).toEqual({ ...INPUTS.B, number: 1 });
      await expect(write('A')).rejects.toMatchObject(OUTCOME_UNKNOWN);
      expect(await rowOf('A')).toMatchObject({ state: 'OUTCOME_UNKNOWN', result: null });
      expect(await rowOf('B')).toMatchObject({ state: 'SUCCEEDED' });
      expect(provider.sent).toHaveLength(2);
      expect((await ledger.records.byIds([thingId(1)])).get(thingId(1))).toMatchObject({ notes: 'by Bob' });
    });

    it('but says so only now is doubted for its input alone', async () => {
      const { provider, ledger } = scene();
      const operation = provider.createWith({ matchKey: undefined });
      provider.behaviour = 'cutAfter';
      provider.canBeAsked = false;
      await expect(ledger.write('old', INPUTS.A, { operation })).rejects.toMatchObject(OUTCOME_UNKNOWN);
      provider.behaviour = 'cutBefore';
      await expect(write('A')).rejects.toMatchObject(OUTCOME_UNKNOWN);
      provider.canBeAsked = true;
      for (const key of ['old', 'A']) await expect(ledger.write(key, INPUTS.A)).rejects.toMatchObject(OUTCOME_UNKNOWN);
    });
  });

  describe("A provider's own answer", () => {
    const TAKEN_BACK = {
      state: 'OUTCOME_UNKNOWN',
      finishedAt: null,
      result: null,
      callId: null,
      error: `What was found of it, ${thingId(1)}, was made by another write, as the provider answered later.`,
    };

    it.each<[string, (cut: () => Promise<unknown>) => Promise<unknown>]>([
      [
        'a server found that did not say yet what it looks for',
        async (cut) => expect(await cut()).toMatchObject({ value: { number: 1 } }),
      ],
      [
        'a person mistook',
        async (cut) => {
          scene().provider.canBeAsked = false;
          expect(await cut()).toMatchObject({ error: OUTCOME_UNKNOWN });
          await settle((await rowOf('A')).id, { providerId: '1', nothingWasMade: null });
        },
      ],
    ])('takes back from another write what %s', async (_, takes) => {
      const { provider, ledger } = scene();
      let goOn = (): void => undefined;
      const delay = new Promise<void>((resolve) => (goOn = resolve));
      const baseline = async () => {
        await delay;
        return { highest: 0 };
      };
      const operation = provider.createWith({ baseline, matchKey: undefined });
      const cut = outcomeOf(write('A', operation));
      const release = provider.hold();
      const slow = write('B');
      await provider.received(1);
      provider.made.push({ ...INPUTS.B, number: 1 });
      provider.behaviour = 'cutBefore';
      provider.hold()();
      goOn();
      await takes(() => cut);
      expect(await rowOf('A')).toMatchObject({ state: 'SUCCEEDED' });
      provider.made.pop();
      release();
      expect(await slow).toEqual({ ...INPUTS.B, number: 1 });
      expect(await rowOf('A')).toMatchObject(TAKEN_BACK);
      expect(await rowOf('B')).toMatchObject({ state: 'SUCCEEDED', callId: 'call-1' });
      await expect(write('A')).rejects.toMatchObject(OUTCOME_UNKNOWN);
      expect((await ledger.records.byIds([thingId(1)])).get(thingId(1))).toMatchObject({ notes: 'by Bob' });
    });

    it('takes nothing back that another answer of the provider said', async () => {
      const { provider, ledger } = scene();
      await write('A');
      provider.made.pop();
      await write('B');
      expect((await ledger.rows()).map(({ state }) => state)).toEqual(['SUCCEEDED', 'SUCCEEDED']);
    });
  });
}
