import { asked, outcomeOf } from '../../support/ledger';
import { OUTCOME_UNKNOWN, type Scene } from './scene';

/** What becomes of creates that come at the same moment. */
export function parallelCreates(scene: () => Scene): void {
  describe('Twenty creates at once with one key', () => {
    const twenty = (write: (index: number) => Promise<unknown>) =>
      Promise.all(Array.from({ length: 20 }, (_, index) => outcomeOf(write(index))));

    it('are one call and twenty equal answers', async () => {
      const { provider, ledger } = scene();
      const answers = await twenty(() => ledger.write('key-1'));
      expect(answers).toEqual(Array(20).fill({ value: { ...asked(), number: 1 } }));
      expect(provider.sent).toHaveLength(1);
      expect(await ledger.rows()).toHaveLength(1);
    });

    it('are one call and twenty equal refusals', async () => {
      const { provider, ledger } = scene();
      provider.behaviour = 'refuses';
      const answers = await twenty(() => ledger.write('key-1'));
      expect(answers).toEqual(Array(20).fill(answers[0]));
      expect(answers[0]).toMatchObject({ error: { errors: [{ code: 'ALREADY_SCHEDULED' }] } });
      expect(provider.sent).toHaveLength(1);
    });

    it('are one call and twenty times the same unknown outcome', async () => {
      const { provider, ledger } = scene();
      provider.behaviour = 'cutBefore';
      const answers = await twenty(() => ledger.write('key-1'));
      const [{ id: writeId }] = (await ledger.rows()) as [any];
      for (const answer of answers) expect(answer).toMatchObject({ error: { ...OUTCOME_UNKNOWN, writeId } });
      expect(provider.sent).toHaveLength(1);
    });

    it('are one call and twenty equal answers when that is cut off and found', async () => {
      const { provider, ledger } = scene();
      provider.behaviour = 'cutAfter';
      const answers = await twenty(() => ledger.write('key-1'));
      expect(answers).toEqual(Array(20).fill({ value: { ...asked(), number: 1 } }));
      expect(provider.sent).toHaveLength(1);
    });

    it('are twenty equal answers when all of them find at the same moment what was cut off before', async () => {
      const { provider, ledger } = scene();
      provider.behaviour = 'cutAfter';
      provider.canBeAsked = false;
      await expect(ledger.write('key-1')).rejects.toMatchObject(OUTCOME_UNKNOWN);
      provider.canBeAsked = true;
      const answers = await twenty(() => ledger.write('key-1'));
      expect(answers).toEqual(Array(20).fill({ value: { ...asked(), number: 1 } }));
      expect(provider.sent).toHaveLength(1);
    });

    it('are one call each when the one before it surely never acted', async () => {
      const { provider, ledger } = scene();
      provider.behaviour = 'neverActs';
      const release = provider.hold();
      const answers = twenty(() => ledger.write('key-1'));
      await provider.received(1);
      provider.behaviour = 'answers';
      release();
      const came = await answers;
      const answered = came.filter((answer) => 'value' in answer);
      expect(answered).toEqual(Array(19).fill({ value: { ...asked(), number: 1 } }));
      expect(came.find((answer) => 'error' in answer)).toMatchObject({ error: { acted: 'never' } });
      expect(provider.made).toHaveLength(1);
    });

    it('that do not end in time are told to ask again, and that answers them', async () => {
      const { provider, ledger } = scene();
      const release = provider.hold();
      const first = ledger.write('key-1');
      await provider.received(1);
      await expect(ledger.write('key-1', asked(), { milliseconds: 30 })).rejects.toMatchObject({
        code: 'PROVIDER_TIMEOUT',
        retryable: true,
      });
      release();
      expect(await ledger.write('key-1')).toEqual(await first);
      expect(provider.sent).toHaveLength(1);
    });
  });
}
