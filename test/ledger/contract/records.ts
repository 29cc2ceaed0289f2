import { type StoredListing, type SessionRecords } from '../../../src/session-cache/record-store';
import { TENANT } from '../../../src/database/tables';
import { type CachedRecord } from '../../../src/provider-kit/write-operation';
import { thingId } from '../../support/ledger';
import { type Scene } from './scene';

/** An hour of 2 March 2026, in UTC. */
const at = (hour: number): Date => new Date(Date.UTC(2026, 2, 2, hour));

/** A record of a thing from one hour to another, or of no time. */
const thing = (number: number, from: number | null = null, to: number | null = null): CachedRecord => ({
  globalId: thingId(number),
  record: { number },
  startsAt: from === null ? null : at(from),
  endsAt: to === null ? null : at(to),
});

const range = (from: number, to: number) => ({ provider: 'scripted', kind: 'thing', from: at(from), to: at(to) });

/** Lets the clock go on: times are kept to the millisecond. */
const tick = () => new Promise((resolve) => setTimeout(resolve, 3));

/** What is kept of entities, and of what providers told of ranges of time. */
export function keptRecords(scene: () => Scene): void {
  const records = (): SessionRecords => scene().ledger.records;
  const numbersIn = async (from: number, to: number): Promise<unknown[]> =>
    [...(await records().overlapping(range(from, to))).values()].map((record: any) => record.number);
  const rememberAll = async (...all: CachedRecord[]): Promise<void> => {
    for (const record of all) {
      await records().save(record);
      await tick();
    }
  };

  describe('A record', () => {
    it('is recalled by its id, as it was noted last', async () => {
      await rememberAll(thing(1), thing(2), { ...thing(1), record: { number: 1, title: 'Ünïcode 🙂', gaps: [null] } });
      expect(await records().byIds([thingId(1), thingId(3), thingId(2), thingId(1)])).toEqual(
        new Map<string, unknown>([
          [thingId(1), { number: 1, title: 'Ünïcode 🙂', gaps: [null] }],
          [thingId(2), { number: 2 }],
        ]),
      );
      expect(await records().byIds([])).toEqual(new Map());
    });

    it('is there after a restart', async () => {
      await records().save(thing(1, 9, 10));
      await scene().restart();
      expect(await records().byIds([thingId(1)])).toEqual(new Map([[thingId(1), { number: 1 }]]));
    });

    it('is not given any more once it is forgotten, its row stays, and it is given again once it is noted anew', async () => {
      await rememberAll(thing(1, 9, 10), thing(2, 9, 10));
      await records().markGone([thingId(1), thingId(7)]);
      expect([...(await records().byIds([thingId(1), thingId(2)])).keys()]).toEqual([thingId(2)]);
      expect(await numbersIn(9, 10)).toEqual([2]);
      expect([...(await records().startingWith('scripted:', 10)).keys()]).toEqual([thingId(2)]);

      const { db } = scene().ledger.database;
      const goneAt = async () => {
        const rows = await db.selectFrom('records').select(['gone_at']).orderBy('global_id').execute();
        return rows.map(({ gone_at }) => gone_at);
      };
      const [since] = await goneAt();
      expect(await goneAt()).toEqual([expect.stringMatching(/^\d{4}-\d\d-\d\dT.+Z$/), null]);
      await tick();
      // That it is gone was found the first time.
      await records().markGone([thingId(1)]);
      expect(await goneAt()).toEqual([since, null]);

      await records().save(thing(1, 11, 12));
      expect(await goneAt()).toEqual([null, null]);
      expect(await numbersIn(9, 12)).toEqual([2, 1]);
      await records().markGone([]);
      expect(await numbersIn(9, 12)).toEqual([2, 1]);
    });

    it('is refused where its id is none', async () => {
      await expect(async () => records().save({ ...thing(1), globalId: 'thing 1' })).rejects.toThrow(
        '"thing 1" is no global id.',
      );
    });
  });

  describe('The records of a range of time', () => {
    it('are those that overlap it: neither one that ends as it begins, nor one that begins as it ends', async () => {
      await rememberAll(
        thing(1, 8, 10),
        thing(2, 8, 11),
        thing(3, 10, 12),
        thing(4, 9, 13),
        thing(5, 11, 14),
        thing(6, 12, 13),
        thing(7),
        thing(8, 10, null),
        thing(9, null, 12),
      );
      expect(await numbersIn(10, 12)).toEqual([2, 3, 4, 5]);
      expect(await numbersIn(14, 20)).toEqual([]);
      const instant = new Date(at(10).getTime() + 1);
      const within = await records().overlapping({ ...range(10, 12), from: at(10), to: instant });
      expect([...within.keys()]).toEqual([2, 3, 4].map(thingId));
    });

    it('come in the order in which they were noted, those first that were noted longest ago', async () => {
      await rememberAll(thing(3, 9, 10), thing(1, 9, 10), thing(2, 9, 10), thing(3, 9, 10));
      expect(await numbersIn(9, 10)).toEqual([1, 2, 3]);
      const kept = await records().storedOverlapping(range(9, 10));
      expect(kept.map(({ globalId }) => globalId)).toEqual([1, 2, 3].map(thingId));
      expect(kept.map(({ updatedAt }) => updatedAt.getTime())).toEqual(
        kept.map(({ updatedAt }) => updatedAt.getTime()).sort((one, other) => one - other),
      );
    });

    it('are of one provider and one kind', async () => {
      await rememberAll(
        thing(1, 9, 10),
        { ...thing(2, 9, 10), globalId: 'scripted:event:1' },
        { ...thing(3, 9, 10), globalId: 'other:thing:1' },
      );
      expect(await numbersIn(9, 10)).toEqual([1]);
    });

    it('have moved where the record has', async () => {
      await rememberAll(thing(1, 9, 10), thing(1, 15, 16));
      expect([await numbersIn(9, 10), await numbersIn(15, 16)]).toEqual([[], [1]]);
    });
  });

  describe('The records whose ids begin with a text', () => {
    const startingWith = async (prefix: string, limit = 10): Promise<string[]> => [
      ...(await records().startingWith(prefix, limit)).keys(),
    ];

    it('are found by what stands there, whatever that means in a pattern', async () => {
      const ids = ['a_b.1', 'a_b.2', 'aXb.1', 'a.b.1', 'A_b.3'].map((nativeId) => `scripted:thing:${nativeId}`);
      await rememberAll(...ids.map((globalId, index) => ({ ...thing(index), globalId })));
      for (const native of ['aXb', 'a.b']) {
        expect(await startingWith(`scripted:thing:${native}`)).toEqual([`scripted:thing:${native}.1`]);
      }
      expect(await startingWith('scripted:thing:a_b')).toEqual(['scripted:thing:a_b.1', 'scripted:thing:a_b.2']);
      for (const pattern of [
        '%',
        'scripted:thing:a%',
        'scripted:thing:a\\',
        "scripted:thing:a'",
        'scripted:thing:a🙂',
      ]) {
        expect(await startingWith(pattern)).toEqual([]);
      }
      expect(await startingWith('scripted:thing:b')).toEqual([]);
    });

    it('are no more than are wanted, in the order of their ids', async () => {
      await rememberAll(thing(3), thing(1), thing(2), { ...thing(4), globalId: 'scripted:other:1' });
      expect(await startingWith('scripted:thing:', 2)).toEqual([thingId(1), thingId(2)]);
      expect(await startingWith('scripted:thing:')).toEqual([1, 2, 3].map(thingId));
      expect(await startingWith('scripted:thing:', 0)).toEqual([]);
    });
  });

  describe('What a provider tells of a range', () => {
    const told = (isWhole: boolean, all: CachedRecord[], gone: string[] = []) => ({ records: all, isWhole, gone });

    it('stands in place of what was kept of it, where it is all', async () => {
      await rememberAll(thing(1, 9, 10), thing(2, 9, 10), thing(3, 14, 15));
      await records().saveListing(range(8, 12), told(true, [thing(2, 9, 11), thing(4, 8, 9)]));
      expect((await numbersIn(8, 12)).sort()).toEqual([2, 4]);
      // What is kept of other times is none of its business.
      expect(await numbersIn(12, 20)).toEqual([3]);
      await records().saveListing(range(8, 12), told(true, []));
      expect(await numbersIn(0, 23)).toEqual([3]);
    });

    it('stands beside what was kept of it, where it may not be all, but for what is said to be gone', async () => {
      await rememberAll(thing(1, 9, 10), thing(2, 9, 10), thing(3, 14, 15));
      await records().saveListing(range(8, 12), told(false, [thing(4, 8, 9)], [thingId(2), thingId(3)]));
      expect(await numbersIn(0, 23)).toEqual([1, 4]);
    });

    it('is kept whole where there is very much of it, the last record of an entity in place of those before', async () => {
      const many = Array.from({ length: 1_203 }, (_, index) => thing(index, 9, 10));
      await records().saveListing(range(8, 12), told(true, [thing(0, 20, 21), ...many]));
      expect(await numbersIn(8, 12)).toHaveLength(1_203);
      await records().saveListing(range(8, 12), told(true, []));
      expect(await numbersIn(0, 23)).toEqual([]);
    });

    it('is known with its time, the latest first; the same range once, and only where it overlaps', async () => {
      const asked = async (from: number, to: number) => {
        await records().saveListing(range(from, to), told(false, []));
        await tick();
      };
      const before = new Date();
      await asked(8, 10);
      await asked(9, 12);
      await asked(8, 10);
      const hours = ({ from, to }: StoredListing) => [from.getUTCHours(), to.getUTCHours()];
      const listings = await records().listings('scripted', at(0), at(23));
      expect(listings.map(hours)).toEqual([
        [8, 10],
        [9, 12],
      ]);
      expect(listings[0]!.askedAt.getTime()).toBeGreaterThan(listings[1]!.askedAt.getTime());
      expect(listings[1]!.askedAt.getTime()).toBeGreaterThanOrEqual(before.getTime());
      expect((await records().listings('scripted', at(10), at(12))).map(hours)).toEqual([[9, 12]]);
      expect(await records().listings('scripted', at(12), at(13))).toEqual([]);
      expect(await records().listings('other', at(0), at(23))).toEqual([]);
    });

    it('is forgotten as a range once a thousand others were asked for since', async () => {
      const { db } = scene().ledger.database;
      const row = (provider: string, minute: number) => ({
        tenant: TENANT,
        provider,
        range_from: new Date(at(0).getTime() + minute).toISOString(),
        range_to: at(1).toISOString(),
        asked_at: new Date(Date.UTC(2026, 0, 1, 0, minute)).toISOString(),
      });
      const minutes = Array.from({ length: 1_050 }, (_, minute) => minute);
      await db
        .insertInto('listings')
        .values(minutes.map((minute) => row('scripted', minute)))
        .execute();
      await db
        .insertInto('listings')
        .values(minutes.map((minute) => row('other', minute)))
        .execute();
      await records().saveListing(range(8, 12), told(false, []));
      const kept = await records().listings('scripted', at(0), at(23));
      expect(kept).toHaveLength(1_000);
      expect(kept[0]).toMatchObject({ from: at(8), to: at(12) });
      expect(kept.at(-1)).toMatchObject({ askedAt: new Date(Date.UTC(2026, 0, 1, 0, 51)) });
      expect(await records().listings('other', at(0), at(23))).toHaveLength(1_050);
    });

    it('says all anew of the ranges inside of it', async () => {
      const asked = new Date();
      for (const [from, to] of [
        [8, 9],
        [9, 10],
        [9, 13],
      ] as const) {
        await records().saveListing(range(from, to), told(false, []), asked);
      }
      await records().saveListing(range(8, 12), told(false, []), new Date(asked.getTime() + 1));
      const left = await records().listings('scripted', at(0), at(23));
      expect(left.map(({ from, to }) => [from.getUTCHours(), to.getUTCHours()])).toEqual([
        [8, 12],
        [9, 13],
      ]);
    });

    it('is older than what was noted after it was asked for, and leaves that as it is', async () => {
      const asked = new Date(Date.now() - 1_000);
      await rememberAll(thing(1, 9, 10), { ...thing(2, 9, 10), record: { number: 2, is: 'newer' } });
      await records().saveListing(range(8, 12), told(true, [thing(2, 9, 10)], []), asked);
      expect(await records().overlapping(range(8, 12))).toEqual(
        new Map<string, unknown>([
          [thingId(1), { number: 1 }],
          [thingId(2), { number: 2, is: 'newer' }],
        ]),
      );
    });

    it('is noted as a whole or not at all', async () => {
      await rememberAll(thing(1, 9, 10));
      const broken = told(true, [thing(2, 9, 10), { ...thing(3), globalId: 'thing 3' }]);
      await expect(records().saveListing(range(8, 12), broken)).rejects.toThrow('"thing 3" is no global id.');
      expect(await numbersIn(0, 23)).toEqual([1]);
      expect(await records().listings('scripted', at(0), at(23))).toEqual([]);
    });
  });
}
