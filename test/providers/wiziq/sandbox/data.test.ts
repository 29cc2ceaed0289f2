import { endsAt, phaseAt, startsAt } from '../../../../src/providers/wiziq/sandbox/account';
import { sandboxClasses } from '../../../../src/providers/wiziq/sandbox/data';
import { call, NOW, recordsIn, start, stopAll } from './caller';

afterAll(stopAll);

const DAY = 86_400_000;

/** Every day of a week, a leap day, and the days around the changes of the clocks. */
const MOMENTS = [
  ...Array.from({ length: 7 }, (_, day) => new Date(NOW.getTime() + day * DAY)),
  new Date('2028-02-28T23:30:00Z'),
  new Date('2026-03-27T00:00:00Z'),
  new Date('2026-10-24T23:30:00Z'),
];

describe.each(MOMENTS)('Around %p', (now) => {
  const classes = sandboxClasses(now);
  const listed = [...classes.values()];

  it('there are eight classes or more in the fortnight, and one that was cancelled', () => {
    const inFortnight = listed.filter(
      (record) => startsAt(record) < now.getTime() + 11 * DAY && endsAt(record) > now.getTime() - 3 * DAY,
    );
    expect(inFortnight.filter(({ removed }) => removed === null).length).toBeGreaterThanOrEqual(8);
    expect(inFortnight.filter(({ removed }) => removed === 'cancelled').map(({ id }) => id)).toEqual([15704]);
  });

  it('all but the one that is held now are on working days, by day', () => {
    for (const { id, start: wall } of listed.filter((record) => record.id !== 15703)) {
      expect([id, new Date(`${wall}Z`).getUTCDay() % 6 > 0]).toEqual([id, true]);
      expect([id, wall.slice(11) >= '09:00' && wall.slice(11) <= '18:00:00']).toEqual([id, true]);
    }
  });

  it('every class has the documented phase', () => {
    const phases = (ids: readonly number[]) => ids.map((id) => phaseAt(classes.get(id)!, now.getTime()));
    const ahead = [15695, 15696, 15697, 15698, 15699, 15700, 15701, 15702];
    expect(phases(ahead)).toEqual(ahead.map(() => 'upcoming'));
    expect(phases([15703, 15704, 15705, 15706, 15707, 15708])).toEqual([
      'inProgress',
      'cancelled',
      'completed',
      'expired',
      'deleted',
      'completed',
    ]);
  });
});

it('The initial classes are declared, except for the deleted one, and can be read', async () => {
  const sandbox = await start();
  const { madeElsewhere = [] } = sandbox;
  expect(new Set(madeElsewhere.map(({ kind }) => kind))).toEqual(new Set(['class']));
  const ids = madeElsewhere.map(({ nativeId }) => nativeId);
  expect(ids).toHaveLength(20);
  expect(ids).not.toContain('15707');
  const records = recordsIn(await call(sandbox, 'get_data', { multiple_class_id: ids.join(','), page_size: '100' }));
  expect(records.map((record) => record['class_id'])).toEqual(ids);
  // No column of get_data tells a presenter's address, so nobody learns it of a class that was made elsewhere.
  expect(records.filter((record) => 'presenter_email' in record)).toEqual([]);
});
