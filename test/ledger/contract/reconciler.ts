import { asked, outcomeOf, thingId, withCall } from '../../support/ledger';
import { type Scene } from './scene';

/** What a person can do about a write whose outcome is unknown. */
export function settlingByHand(scene: () => Scene): void {
  describe('A person', () => {
    /** A create that was cut off and cannot be looked for. */
    async function unknownWrite(key = 'key-1', title = 'Risk'): Promise<string> {
      const { provider, ledger } = scene();
      provider.behaviour = 'cutBefore';
      provider.canBeAsked = false;
      const { error } = (await outcomeOf(ledger.write(key, asked(title)))) as { error: Error & { writeId: string } };
      provider.behaviour = 'answers';
      return error.writeId;
    }

    it('settles a write by the id of what was made, which then is its answer', async () => {
      const { provider, ledger } = scene();
      const id = await unknownWrite();
      const settled = await withCall((call) =>
        ledger.ledger.resolve({ id, providerId: '77', nothingWasMade: null }, call),
      );
      expect(settled).toMatchObject({ id, state: 'SUCCEEDED', finishedAt: expect.any(Date), error: null });
      expect(await ledger.write('key-1')).toEqual({ ...asked(), number: 77 });
      expect([...(await ledger.records.byIds([thingId(77)])).values()]).toMatchObject([{ title: 'Risk' }]);
      expect(provider.sent).toHaveLength(1);
    });

    it('settles a write of which nothing was made, and its key may be sent once more', async () => {
      const { provider, ledger } = scene();
      const id = await unknownWrite();
      const settled = await withCall((call) =>
        ledger.ledger.resolve({ id, providerId: null, nothingWasMade: true }, call),
      );
      expect(settled).toMatchObject({ id, state: 'FAILED', error: 'A person found that the provider made nothing.' });
      expect(await ledger.write('key-1')).toMatchObject({ number: 1 });
      expect(await ledger.write('key-1')).toMatchObject({ number: 1 });
      expect(provider.sent).toHaveLength(2);
    });

    it('is told what is wrong with what they found', async () => {
      const { provider, ledger } = scene();
      const id = await unknownWrite();
      const other = await unknownWrite('key-2', 'Another');
      const made = await ledger.write('key-3', asked('Third'));
      const [{ id: succeeded }] = (await ledger.rows()) as [any];
      provider.behaviour = 'cutBefore';
      await outcomeOf(ledger.write('key-4', asked(), { operation: provider.change }));
      const [{ id: change }] = (await ledger.rows()) as [any];

      const found = { providerId: null, nothingWasMade: null };
      const cases: [Parameters<typeof ledger.ledger.resolve>[0], object][] = [
        [
          { ...found, id: 'scripted:write:01JD4Y5Z6M3X8K2V9Q7RBTCWNA', providerId: '1' },
          { code: 'NOT_FOUND', field: ['id'] },
        ],
        [
          { ...found, id: id.replace('scripted', 'other'), providerId: '1' },
          { code: 'NOT_FOUND', field: ['id'] },
        ],
        [
          { ...found, id: id.replace('write', 'thing'), providerId: '1' },
          { code: 'NOT_FOUND', field: ['id'] },
        ],
        [
          { ...found, id: 'nonsense', providerId: '1' },
          { code: 'NOT_FOUND', field: ['id'] },
        ],
        [
          { ...found, id },
          { code: 'INVALID', field: ['providerId'] },
        ],
        [
          { ...found, id, nothingWasMade: false },
          { code: 'INVALID', field: ['providerId'] },
        ],
        [
          { id, providerId: '1', nothingWasMade: true },
          { code: 'INVALID', field: ['providerId'] },
        ],
        [
          { ...found, id: succeeded, providerId: '1' },
          { code: 'CANNOT_CHANGE', field: ['id'] },
        ],
        [
          { ...found, id: succeeded, nothingWasMade: true },
          { code: 'CANNOT_CHANGE', field: ['id'] },
        ],
        [
          { ...found, id, providerId: 'x' },
          { code: 'NOT_FOUND', field: ['providerId'] },
        ],
        [
          { ...found, id, providerId: '' },
          { code: 'NOT_FOUND', field: ['providerId'] },
        ],
        [
          { ...found, id, providerId: String(made.number) },
          { code: 'INVALID', field: ['providerId'] },
        ],
        [
          { ...found, id: change, providerId: '1' },
          { code: 'UNSUPPORTED_BY_PROVIDER', field: ['providerId'] },
        ],
      ];
      for (const [resolution, error] of cases) {
        await expect(withCall((call) => ledger.ledger.resolve(resolution, call))).rejects.toMatchObject({
          name: 'UserErrors',
          errors: [error],
        });
      }
      expect((await ledger.rows()).map(({ state }) => state)).toEqual([
        'OUTCOME_UNKNOWN',
        'SUCCEEDED',
        'OUTCOME_UNKNOWN',
        'OUTCOME_UNKNOWN',
      ]);
      // What is right is taken, also beside a false that says nothing.
      await withCall((call) => ledger.ledger.resolve({ id, providerId: '77', nothingWasMade: false }, call));
      await expect(
        withCall((call) => ledger.ledger.resolve({ id: other, providerId: '77', nothingWasMade: null }, call)),
      ).rejects.toMatchObject({
        errors: [{ code: 'INVALID' }],
      });
      await withCall((call) => ledger.ledger.resolve({ id: change, providerId: null, nothingWasMade: true }, call));
    });

    it('can say of a provider which is not configured any more only that it made nothing', async () => {
      const { provider, restart } = scene();
      const id = await unknownWrite();
      provider.isConfigured = false;
      provider.canBeAsked = true;
      const { ledger } = await restart();
      await ledger.reconcile();
      await expect(
        withCall((call) => ledger.resolve({ id, providerId: '77', nothingWasMade: null }, call)),
      ).rejects.toMatchObject({
        errors: [{ code: 'UNSUPPORTED_BY_PROVIDER', message: expect.stringContaining('not configured') }],
      });
      expect(
        await withCall((call) => ledger.resolve({ id, providerId: null, nothingWasMade: true }, call)),
      ).toMatchObject({ state: 'FAILED' });
    });

    it('who is the second to settle a write is told so', async () => {
      const { ledger } = scene();
      const id = await unknownWrite();
      const answers = await Promise.all([
        outcomeOf(withCall((call) => ledger.ledger.resolve({ id, providerId: '77', nothingWasMade: null }, call))),
        outcomeOf(withCall((call) => ledger.ledger.resolve({ id, providerId: null, nothingWasMade: true }, call))),
      ]);
      expect(answers.filter((answer) => 'value' in answer)).toHaveLength(1);
      expect(answers.find((answer) => 'error' in answer)).toMatchObject({
        error: { errors: [{ code: 'CANNOT_CHANGE' }] },
      });
    });
  });
}
