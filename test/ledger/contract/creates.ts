import { userError, UserErrors } from '../../../src/model/user-error';
import { asked, outcomeOf, thingId } from '../../support/ledger';
import { type Scene } from './scene';

const keyReused = (key: string) => ({
  errors: [{ code: 'IDEMPOTENCY_KEY_REUSED', field: ['idempotencyKey'], message: expect.stringContaining(key) }],
});

/** What a create comes to, and what a key may be. */
export function creates(scene: () => Scene): void {
  describe('A create', () => {
    it('is noted with all that was asked for before the provider is called, and its outcome after', async () => {
      const { provider, ledger } = scene();
      const release = provider.hold();
      const create = ledger.write('key-1', asked('Risk', { notes: 'Bring a pen.' }));
      await provider.received(1);
      const [pending] = await ledger.rows();
      expect(pending).toMatchObject({
        id: expect.stringMatching(/^scripted:write:[0-9A-HJKMNP-TV-Z]{26}$/),
        provider: 'SCRIPTED',
        operation: 'createThing',
        idempotencyKey: 'key-1',
        state: 'PENDING',
        requestedAt: expect.any(Date),
        finishedAt: null,
        summary: 'Risk at 2999-03-04T09:00:00.000Z',
        input: { title: 'Risk', startsAt: '2999-03-04T09:00:00.000Z', notes: 'Bring a pen.' },
        error: null,
        callId: null,
      });
      release();
      await create;
      const [done] = await ledger.rows();
      expect(done).toMatchObject({ id: pending!.id, state: 'SUCCEEDED', finishedAt: expect.any(Date), error: null });
      expect(done).toMatchObject({ callId: 'call-1', result: expect.any(Function) });
    });

    it('is answered again from what was noted, for the same key, and not sent again', async () => {
      const { provider, ledger } = scene();
      const first = await ledger.write('key-1');
      expect(await ledger.write('key-1')).toEqual(first);
      provider.behaviour = 'cutBefore';
      expect(await ledger.write('key-1')).toEqual(first);
      expect(provider.sent).toHaveLength(1);
      expect(await ledger.rows()).toHaveLength(1);
    });

    it('is answered again after a restart, and when its start has long passed', async () => {
      const { provider, ledger, restart } = scene();
      const input = asked('Risk', { startsAt: new Date(Date.now() + 60_000) });
      const first = await ledger.write('key-1', input);
      const restarted = await restart();
      const later = jest.spyOn(Date, 'now').mockReturnValue(Date.now() + 366 * 86_400_000);
      const late = await outcomeOf(restarted.write('key-1', input));
      const another = await outcomeOf(restarted.write('key-2', input));
      later.mockRestore();
      expect(late).toEqual({ value: first });
      expect(another).toMatchObject({ error: { errors: [{ code: 'START_IN_PAST' }] } });
      expect(provider.sent).toHaveLength(1);
    });

    it('whose result is not noted is read again for its answer', async () => {
      const { provider, ledger } = scene();
      provider.hasSnapshots = false;
      await ledger.write('key-1');
      const load = jest.fn(async () => ({ ...asked(), number: 1 }));
      expect(await ledger.write('key-1', asked(), { load })).toEqual({ ...asked(), number: 1 });
      expect(load).toHaveBeenCalledWith(thingId(1));
      const gone = ledger.write('key-1', asked(), { load: async () => null });
      await expect(gone).rejects.toMatchObject({
        errors: [{ code: 'NOT_FOUND', message: expect.stringContaining(thingId(1)) }],
      });
      expect(provider.sent).toHaveLength(1);
    });

    it('without a key is given one, under which it can be asked for', async () => {
      const { provider, ledger } = scene();
      const first = await ledger.write(null);
      const second = await ledger.write(null);
      expect(second.number).not.toBe(first.number);
      const [{ idempotencyKey: latest }, { idempotencyKey: earlier }] = (await ledger.rows()) as [any, any];
      expect(latest).not.toBe(earlier);
      const answers = await Promise.all([ledger.write(latest), ledger.write(earlier)]);
      expect(answers).toEqual(expect.arrayContaining([first, second]));
      expect(provider.sent).toHaveLength(2);
    });

    it('that the provider refuses is refused again in the same words, and not sent again', async () => {
      const { provider, ledger, restart } = scene();
      provider.behaviour = 'refuses';
      const refused = await outcomeOf(ledger.write('key-1'));
      expect(refused).toMatchObject({
        error: {
          name: 'UserErrors',
          errors: [{ code: 'ALREADY_SCHEDULED', field: ['startsAt'], providerCode: '1032' }],
        },
      });
      provider.behaviour = 'answers';
      expect(await outcomeOf(ledger.write('key-1'))).toEqual(refused);
      const restarted = await restart();
      expect(await outcomeOf(restarted.write('key-1'))).toEqual(refused);
      expect(provider.sent).toHaveLength(1);
      expect(await restarted.rows()).toMatchObject([
        { state: 'FAILED', error: 'There is one at that time.', finishedAt: expect.any(Date) },
      ]);
    });

    it("that the provider refuses is noted with the provider's reference for the call, where it gave one", async () => {
      const { provider, ledger } = scene();
      const refuse = (callId?: string) => ({
        ...provider.create,
        send: async () => {
          throw new UserErrors([userError('INVALID', 'No.', null)], callId);
        },
      });
      await expect(ledger.write('key-1', asked(), { operation: refuse('call-7') })).rejects.toThrow('No.');
      await expect(ledger.write('key-2', asked(), { operation: refuse() })).rejects.toThrow('No.');
      const noted = (await ledger.rows()).map(({ idempotencyKey, state, callId }) => [idempotencyKey, state, callId]);
      expect(noted.sort()).toEqual([
        ['key-1', 'FAILED', 'call-7'],
        ['key-2', 'FAILED', null],
      ]);
    });

    it('that surely never acted leaves its key free', async () => {
      const { provider, ledger } = scene();
      provider.behaviour = 'neverActs';
      await expect(ledger.write('key-1')).rejects.toMatchObject({ code: 'PROVIDER_UNAVAILABLE', acted: 'never' });
      expect(await ledger.rows()).toMatchObject([{ state: 'FAILED', idempotencyKey: 'key-1' }]);
      provider.behaviour = 'answers';
      const other = asked('Another');
      expect(await ledger.write('key-1', other)).toMatchObject(other);
      expect(provider.sent).toHaveLength(2);
      expect(await ledger.rows()).toMatchObject([
        { state: 'SUCCEEDED', idempotencyKey: 'key-1' },
        { state: 'FAILED', idempotencyKey: 'key-1' },
      ]);
    });

    it('that is refused before the call leaves no trace and does not use up its key', async () => {
      const { provider, ledger } = scene();
      await expect(ledger.write('key-1', asked(''))).rejects.toMatchObject({ errors: [{ code: 'REQUIRED' }] });
      expect(await ledger.rows()).toEqual([]);
      expect(await ledger.write('key-1')).toMatchObject({ number: 1 });
      expect(provider.sent).toHaveLength(1);
    });

    it('is checked only after its key was looked up', async () => {
      const { ledger } = scene();
      await ledger.write('key-1');
      await expect(ledger.write('key-1', asked(''))).rejects.toMatchObject(keyReused('key-1'));
    });
  });

  describe('A key', () => {
    it('that was used for another input or another operation is refused, whatever became of that', async () => {
      const { provider, ledger } = scene();
      const { createOther } = provider;
      await ledger.write('done');
      provider.behaviour = 'refuses';
      await expect(ledger.write('refused')).rejects.toThrow();
      provider.behaviour = 'cutBefore';
      await expect(ledger.write('unknown')).rejects.toThrow();
      const release = provider.hold();
      const pending = outcomeOf(ledger.write('pending'));
      await provider.received(4);
      for (const key of ['done', 'refused', 'unknown', 'pending']) {
        await expect(ledger.write(key, asked('Another'))).rejects.toMatchObject(keyReused(key));
        await expect(ledger.write(key, asked(), { operation: createOther })).rejects.toMatchObject(keyReused(key));
      }
      release();
      await pending;
      expect(provider.sent).toHaveLength(4);
    });

    it.each<[string, string]>([
      ['is a single letter', 'k'],
      ['has 255 characters', 'k'.repeat(255)],
      ['has 255 emoji', '🎓'.repeat(255)],
      ['has spaces and signs', ' booking #47/11 "A" \\ %00 ; -- '],
      ['is in any script', 'Žluťoučký-кӏоч-鍵-مفتاح'],
      ['has an emoji made of several', 'teacher-👩🏽‍🏫'],
    ])('is taken as it is when it %s', async (_, key) => {
      const { provider, ledger } = scene();
      const first = await ledger.write(key);
      expect(await ledger.write(key)).toEqual(first);
      expect(provider.sent).toHaveLength(1);
      expect(await ledger.rows()).toMatchObject([{ idempotencyKey: key }]);
    });

    it.each<[string, string]>([
      ['is empty', ''],
      ['has 256 characters', 'k'.repeat(256)],
      ['has a line break', 'key\n1'],
      ['has a tab', 'key\t1'],
      ['has a zero', 'key\u00001'],
      ['has a delete', 'key\u007f'],
      ['has a control character of the second kind', 'key\u0085'],
      ['has a line separator', 'key\u2028'],
      ['has half of an emoji', 'key\ud83d'],
      ['has what cannot be seen', 'key\u202e1'],
    ])('is refused, and nothing is sent, when it %s', async (_, key) => {
      const { provider, ledger } = scene();
      await expect(ledger.write(key)).rejects.toMatchObject({
        errors: [
          { code: 'INVALID', field: ['idempotencyKey'], message: expect.stringContaining('1 to 255 printable') },
        ],
      });
      expect(provider.sent).toEqual([]);
      expect(await ledger.rows()).toEqual([]);
    });

    it('is told from another in capitals, in spaces and in how its letters are composed', async () => {
      const { provider, ledger } = scene();
      for (const key of ['key', 'Key', 'key ', 'ké', 'ke\u0301']) await ledger.write(key);
      expect(provider.sent).toHaveLength(5);
    });
  });
}
