import { sql } from 'kysely';
import { type Completion } from '../../../src/provider-kit/write-operation';
import { asked, type Create, type Made, outcomeOf, thingId, withRecovery } from '../../support/ledger';
import { OUTCOME_UNKNOWN, type Scene } from './scene';

/** What is read of a result after the write, and noted with it. */
export function completedResults(scene: () => Scene): void {
  describe('A result that a further read completes', () => {
    /** What the provider tells of what it made; null where it cannot be asked. */
    let told: (() => string) | null;
    let reads: number;
    beforeEach(() => {
      told = () => 'Room 1';
      reads = 0;
    });

    const completion: Completion<Made> = {
      isComplete: ({ notes }) => notes !== undefined,
      complete: async (made) => {
        reads += 1;
        const result = told === null ? made : { ...made, notes: told() };
        const records = [{ globalId: `${thingId(made.number)}0`, record: result, startsAt: null, endsAt: null }];
        return { result, resultId: thingId(made.number), snapshot: result, callId: null, records };
      },
    };
    function completing(): Create {
      return scene().provider.createWith({ completion });
    }
    const write = (key: string, ledger = scene().ledger): Promise<Made> =>
      ledger.write(key, asked(), { operation: completing() });

    it('is noted complete, with what is to be remembered, and answered so again', async () => {
      const { provider, ledger, restart } = scene();
      expect(await write('key-1')).toMatchObject({ number: 1, notes: 'Room 1' });
      expect(await ledger.rows()).toMatchObject([{ state: 'SUCCEEDED', callId: 'call-1' }]);
      const kept = await ledger.records.byIds([thingId(1), `${thingId(1)}0`]);
      expect([...kept.values()]).toMatchObject([{ number: 1 }, { notes: 'Room 1' }]);
      told = () => 'Room 2';
      expect(await write('key-1')).toMatchObject({ notes: 'Room 1' });
      expect(await write('key-1', await restart())).toMatchObject({ notes: 'Room 1' });
      expect(reads).toBe(1);
      expect(provider.sent).toHaveLength(1);
    });

    it('is noted before it is read, and completed by a replay where it could not be', async () => {
      const { provider, ledger, crash } = scene();
      const states: string[] = [];
      const complete: typeof completion.complete = async (made, scope) => {
        states.push(...(await ledger.rows()).map(({ state }) => state));
        return completion.complete(made, scope);
      };
      const operation = withRecovery(completing(), { completion: { ...completion, complete } });
      told = null;
      expect(await ledger.write('key-1', asked(), { operation })).toEqual({ ...asked(), number: 1 });
      expect(states).toEqual(['SUCCEEDED']);
      const restarted = await crash();
      expect(await write('key-1', restarted)).toEqual({ ...asked(), number: 1 });
      told = () => 'Room 1';
      expect(await write('key-1', restarted)).toMatchObject({ notes: 'Room 1' });
      told = null;
      expect(await write('key-1', restarted)).toMatchObject({ notes: 'Room 1' });
      expect(reads).toBe(3);
      expect(provider.sent).toHaveLength(1);
    });

    it('is the same for all who read it at once', async () => {
      const { provider } = scene();
      told = null;
      await write('key-1');
      told = () => `Room ${reads}`;
      const answers = await Promise.all(Array.from({ length: 10 }, () => write('key-1')));
      expect(new Set(answers.map(({ notes }) => notes)).size).toBe(1);
      expect(await write('key-1')).toEqual(answers[0]);
      expect(provider.sent).toHaveLength(1);
    });

    it('is answered though what was read cannot be noted', async () => {
      const { place, ledger } = scene();
      told = null;
      await write('key-1');
      told = () => `Room ${reads}`;
      await sql.raw(place.refuseOutcomes).execute(ledger.database.db);
      expect(await write('key-1')).toMatchObject({ notes: 'Room 2' });
      await sql.raw(place.acceptOutcomes).execute(ledger.database.db);
      expect(await write('key-1')).toMatchObject({ notes: 'Room 3' });
      expect(await write('key-1')).toMatchObject({ notes: 'Room 3' });
    });

    it('is not read where the outcome is unknown', async () => {
      const { provider } = scene();
      provider.behaviour = 'cutBefore';
      expect(await outcomeOf(write('key-1'))).toMatchObject({ error: OUTCOME_UNKNOWN });
      expect(reads).toBe(0);
    });
  });
}
