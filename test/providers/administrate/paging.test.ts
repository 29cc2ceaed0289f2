import { scanById, type ScanByStart, scanByStart } from '../../../src/providers/administrate/paging';
import { type WireRecord } from '../../../src/providers/administrate/wire';

const DAY = '2013-01-02';
const NEXT_DAY = '2013-01-03';

const event = (id: number, date = DAY, time = '09:00:00'): WireRecord => ({
  id,
  start_date: `${date}T00:00:00`,
  start_time: time,
});

/** Events with the ids from 1 on. */
const events = (count: number, date = DAY, firstId = 1): WireRecord[] =>
  Array.from({ length: count }, (_, index) => event(firstId + index, date));

const startOf = (record: WireRecord): string =>
  [record['start_date'], record['start_time'], String(record.id).padStart(6, '0')].join(' ');

/** A list by start as the provider gives it; with a limit of its own if need be. Records every call. */
function listByStart(records: readonly WireRecord[], ownLimit = Infinity) {
  const calls: string[] = [];
  const from = (date: string | null): WireRecord[] =>
    records
      .filter((record) => date === null || String(record['start_date']) >= date)
      .sort((left, right) => (startOf(left) < startOf(right) ? -1 : 1));
  const scan = (options: Partial<ScanByStart<number>> = {}) =>
    scanByStart<number>({
      after: null,
      want: 51,
      margin: 0,
      fetch: (date, limit) => {
        calls.push(`${date ?? 'the start'}, ${limit}`);
        return Promise.resolve(from(date).slice(0, Math.min(limit, ownLimit)));
      },
      fetchLast: (date) => {
        calls.push(`the last from ${date ?? 'the start'}`);
        return Promise.resolve(from(date).at(-1));
      },
      accept: ({ id }) => id,
      ...options,
    });
  return { calls, scan };
}

const nodesOf = (found: readonly { node: number }[]): number[] => found.map(({ node }) => node);
const upTo = (count: number): number[] => Array.from({ length: count }, (_, index) => index + 1);

describe('A list by start', () => {
  it('takes one call where all that is wanted fits into it', async () => {
    const { scan, calls } = listByStart([...events(60), ...events(60, NEXT_DAY, 61)]);
    expect(nodesOf(await scan())).toEqual(upTo(51));
    expect(calls).toEqual(['the start, 51']);
  });

  it('takes one call where it ends before', async () => {
    const { scan, calls } = listByStart(events(7));
    expect(nodesOf(await scan())).toEqual(upTo(7));
    expect(calls).toEqual(['the start, 51']);
  });

  it('is empty when the provider has nothing', async () => {
    const { scan, calls } = listByStart([]);
    expect(await scan()).toEqual([]);
    expect(calls).toEqual(['the start, 51']);
  });

  it("goes on behind a place by reading the place's day again and dropping what was seen", async () => {
    const { scan, calls } = listByStart([...events(60), ...events(60, NEXT_DAY, 61)]);
    const after = (await scan())[50]!.place;
    expect(after).toEqual({ date: `${DAY}T00:00:00`, time: '09:00:00', id: 51, seenThatDay: 51 });

    expect(nodesOf(await scan({ after }))).toEqual(upTo(102).slice(51));
    expect(calls).toEqual(['the start, 51', `${DAY}, 102`]);
  });

  it('fetches more at first when a part of it is likely to be filtered out', async () => {
    const { scan, calls } = listByStart(events(70));
    await scan({ margin: 25 });
    expect(calls).toEqual(['the start, 76']);
  });

  it('enlarges the page when one day overflows it', async () => {
    const { scan, calls } = listByStart(events(130));
    const onlyLast = ({ id }: WireRecord): number | null => (id > 120 ? id : null);
    expect(nodesOf(await scan({ want: 11, accept: onlyLast }))).toEqual(upTo(130).slice(120));
    expect(calls).toEqual(['the start, 11', `${DAY}, 22`, `${DAY}, 44`, `${DAY}, 88`, `${DAY}, 176`]);
  });

  it('goes on from the day reached where the page ended in the middle of the list', async () => {
    const { scan, calls } = listByStart([...events(5), ...events(5, NEXT_DAY, 6), ...events(5, '2013-01-04', 11)]);
    expect(nodesOf(await scan({ want: 9, accept: ({ id }) => (id % 5 === 0 ? id : null) }))).toEqual([5, 10, 15]);
    expect(calls).toEqual(['the start, 9', `${NEXT_DAY}, 13`]);
  });

  it('omits nothing when something was added or removed before the place', async () => {
    const records = [...events(20), ...events(20, NEXT_DAY, 21)];
    const after = (await listByStart(records).scan({ want: 11 }))[10]!.place;
    const added = { ...event(90), start_time: '08:00:00' };
    expect(nodesOf(await listByStart([added, ...records]).scan({ after, want: 11 }))).toEqual(upTo(22).slice(11));
    expect(nodesOf(await listByStart(records.slice(5)).scan({ after, want: 11 }))).toEqual(upTo(22).slice(11));
    expect(nodesOf(await listByStart(records.slice(11)).scan({ after, want: 11 }))).toEqual(upTo(22).slice(11));
  });

  it('keeps the order of the provider where a date carries a time', async () => {
    const odd = { ...event(3, DAY, '08:00:00'), start_date: `${DAY}T14:15:16` };
    const records = [event(1, DAY, '10:00:00'), event(2, DAY, '16:00:00'), odd, event(4, NEXT_DAY, '07:00:00')];
    const { scan } = listByStart(records);
    expect(nodesOf(await scan())).toEqual([1, 2, 3, 4]);
    const [, , third] = await scan({ want: 3 });
    expect(nodesOf(await scan({ after: third!.place }))).toEqual([4]);
  });

  it('accepts every form of a date or a time that occurs', async () => {
    const forms = [
      { start_date: DAY, start_time: '07:00' },
      { start_date: `${DAY}T00:00:00`, start_time: '08:00:00' },
      { start_date: `${DAY} 00:00:00`, start_time: '09:00:30' },
      { start_date: `${DAY}T00:00:00.000`, start_time: '10:00:00.5' },
      { start_date: `${DAY}T00:00:00Z`, start_time: '11:00:00' },
      { start_date: `${DAY}T00:00:00+01:00`, start_time: '12:00:00' },
      { start_date: `${DAY}T`, start_time: '13:00:00' },
    ].map((form, index) => ({ id: index + 1, ...form }));
    const found = await listByStart([]).scan({ fetch: () => Promise.resolve(forms) });
    expect(nodesOf(found)).toEqual(upTo(7));
    expect(new Set(found.map(({ place }) => place.date))).toEqual(new Set([`${DAY}T00:00:00`]));
  });

  it('reports a record whose start cannot be read once, and leaves it out', async () => {
    const unreadable = [
      { id: 91, start_date: null, start_time: '09:00:00' },
      { id: 92, start_date: `${DAY}T00:00:00`, start_time: null },
      { id: 93, start_date: `${DAY}T00:00:00`, start_time: 'morning' },
      { id: 94, start_date: `${DAY}T00:00:00` },
    ];
    const reported: number[] = [];
    const { scan, calls } = listByStart([...unreadable, ...events(40)]);
    const found = await scan({
      want: 21,
      accept: ({ id }) => {
        if (id > 90) reported.push(id);
        return id > 20 && id <= 40 ? id : null;
      },
    });
    expect(nodesOf(found)).toEqual(upTo(40).slice(20));
    expect(calls).toEqual(['the start, 21', `${DAY}, 39`, `${DAY}, 78`]);
    expect(reported.sort()).toEqual([91, 92, 93, 94]);
  });
});

describe('A list by start of which the provider gives a hundred at a time', () => {
  it('continues after a response that is shorter than its limit', async () => {
    const days = ['2013-01-02', '2013-01-03', '2013-01-04'];
    const records = days.flatMap((date, index) => events(80, date, index * 80 + 1));
    const { scan, calls } = listByStart(records, 100);
    expect(nodesOf(await scan({ want: 201 }))).toEqual(upTo(201));
    expect(calls).toEqual(['the start, 201', '2013-01-03, 221', '2013-01-04, 221']);
  });

  it('fails when a day does not fit, instead of leaving events out', async () => {
    const { scan } = listByStart(events(101), 100);
    expect(nodesOf(await scan({ want: 100 }))).toEqual(upTo(100));
    await expect(scan({ want: 101 })).rejects.toMatchObject({
      code: 'PROVIDER_BAD_RESPONSE',
      provider: 'ADMINISTRATE',
      retryable: false,
      message: `Administrate returns at most 100 events per response, and more than that start on ${DAY}. Use orderBy: ID, or narrow the filter.`,
    });
  });

  it('fails when no record of a response can be read and there are more', async () => {
    const unreadable = upTo(100).map((id) => ({ id, start_date: '', start_time: null }));
    await expect(listByStart([...unreadable, event(200)], 100).scan({ want: 101 })).rejects.toMatchObject({
      code: 'PROVIDER_BAD_RESPONSE',
    });
    expect(await listByStart(unreadable, 100).scan({ want: 101, accept: () => null })).toEqual([]);
  });
});

describe('A list by start of exactly a hundred', () => {
  it('ends there, all of them on one day', async () => {
    const { scan, calls } = listByStart(events(100));
    expect(nodesOf(await scan({ want: 101 }))).toEqual(upTo(100));
    expect(calls).toEqual(['the start, 101', `${DAY}, 201`, `the last from ${DAY}`]);
  });

  it('ends there, spread over several days', async () => {
    const { scan, calls } = listByStart([...events(50), ...events(50, NEXT_DAY, 51)]);
    expect(nodesOf(await scan({ want: 101 }))).toEqual(upTo(100));
    expect(calls).toEqual(['the start, 101', `${NEXT_DAY}, 151`]);
  });

  it.each([1, 33, 49, 50, 99, 100, 199, 200])('is walked in pages of %i', async (size) => {
    for (const count of [100, 200]) {
      const { scan } = listByStart(events(count));
      const walked: number[] = [];
      for (let after: ScanByStart<number>['after'] = null; ;) {
        const found: Awaited<ReturnType<typeof scan>> = await scan({ after, want: size + 1 });
        walked.push(...nodesOf(found.slice(0, size)));
        if (found.length <= size) break;
        after = found[size - 1]!.place;
      }
      expect(walked).toEqual(upTo(count));
    }
  });

  it('ends there even if the provider ignores the query', async () => {
    const fetch = () => Promise.resolve(events(100));
    const found = await listByStart([]).scan({ want: 101, fetch, fetchLast: async () => (await fetch())[0] });
    expect(nodesOf(found)).toEqual(upTo(100));
  });
});

describe('A list by id', () => {
  const scanOf = (records: readonly WireRecord[], ownLimit = Infinity) => {
    const calls: string[] = [];
    const scan = (options: Partial<Parameters<typeof scanById<number>>[0]> = {}) =>
      scanById<number>({
        after: null,
        want: 11,
        pageSize: 11,
        mostCalls: Infinity,
        fetch: (afterId, limit) => {
          calls.push(`${afterId ?? 'the start'}, ${limit}`);
          const found = records.filter(({ id }) => afterId === null || id > afterId);
          return Promise.resolve(found.slice(0, Math.min(limit, ownLimit)));
        },
        accept: ({ id }) => id,
        ...options,
      });
    return { calls, scan };
  };

  it('takes one call where all that is wanted fits into it', async () => {
    const { scan, calls } = scanOf(events(30));
    const { found, scannedTo } = await scan();
    expect(nodesOf(found)).toEqual(upTo(11));
    expect(scannedTo).toBe(11);
    expect(calls).toEqual(['the start, 11']);
  });

  it('goes on behind an id until enough is found or the list ends', async () => {
    const { scan, calls } = scanOf(events(30));
    const { found, scannedTo } = await scan({ after: 5, accept: ({ id }) => (id % 10 === 0 ? id : null) });
    expect(nodesOf(found)).toEqual([10, 20, 30]);
    expect(scannedTo).toBeNull();
    expect(calls).toEqual(['5, 11', '16, 11', '27, 11']);
  });

  it('stops after a number of calls and returns where it stopped', async () => {
    const { scan, calls } = scanOf(events(1_000));
    const { found, scannedTo } = await scan({ mostCalls: 3, pageSize: 100, accept: () => null });
    expect(found).toEqual([]);
    expect(scannedTo).toBe(300);
    expect(calls).toEqual(['the start, 100', '100, 100', '200, 100']);
  });

  it('takes no response of exactly a hundred records for the last one', async () => {
    const { scan, calls } = scanOf(events(300), 100);
    const { found, scannedTo } = await scan({ want: 201, pageSize: 201 });
    expect(nodesOf(found)).toEqual(upTo(201));
    expect(scannedTo).toBe(201);
    expect(calls).toEqual(['the start, 201', '100, 201', '200, 201']);
    expect((await scan({ after: 250, want: 201, pageSize: 201 })).scannedTo).toBeNull();
  });
});
