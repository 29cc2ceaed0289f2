import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { startTestApp, type TestApp } from '../../support/app';
import { type ScriptedAnswer, type ScriptedServer, startScriptedServer } from '../../support/scripted-server';
import { fail, formOf, scriptedWizIq, startWizIqApp, xml } from '../../support/wiziq-app';
import { HOUR, operations, plain, startIn } from './graph-fixture';
import { CREATE_SERIES, RESOLVE, scheduledIds, UNRETURNED, WRITES } from './ledger-queries';
import { type Booked, bookedRecord, bookedSchedule, dataPage } from './scripted-source';
import { fixture } from './support';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'wiziq-series-'));
});
const open: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  for (const stop of open.splice(0).reverse()) await stop();
  rmSync(folder, { recursive: true, force: true });
});

it('A series is replayed unchanged after changes of its classes, without a call to WizIQ', async () => {
  const wiziq = await startWizIqApp({}, { environment: { DATA_DIR: folder } });
  open.push(() => wiziq.stop());
  const { cancel, update } = operations(wiziq);
  const startsAt = startIn(40);
  const input = {
    class: plain({ ...UNRETURNED, startsAt, timeZone: 'Asia/Kolkata' }),
    repeat: 'DAILY',
    occurrences: 3,
    idempotencyKey: 'series',
  };
  const first = await wiziq.graphql(CREATE_SERIES, { input });
  expect(first.errors).toEqual([]);
  const { classes } = first.data.createRecurringClass.series;
  expect(classes.map(({ startsAt: at }: Booked) => at)).toEqual(days(startsAt, 3));
  const [moved, cancelled] = classes;
  await update({ id: moved.id, timeZone: 'America/New_York', startsAt: startIn(39) });
  await cancel(cancelled.id);

  wiziq.upstream.forget();
  expect((await wiziq.graphql(CREATE_SERIES, { input })).text).toBe(first.text);
  expect(wiziq.methods()).toEqual([]);
  await wiziq.app.stop();
  await wiziq.upstream.close();
  const app = await startTestApp({ ...scriptedWizIq(wiziq.upstream.url), DATA_DIR: folder });
  open.push(() => app.stop());
  expect((await app.graphql(CREATE_SERIES, { input })).text).toBe(first.text);
});

describe('With a scripted account', () => {
  let server: ScriptedServer;
  let app: TestApp;
  let answers: Record<string, ScriptedAnswer | (() => ScriptedAnswer)>;
  const called = (method: string): number =>
    server.requests.filter((request) => formOf(request)['method'] === method).length;

  const start = async (): Promise<void> => {
    app = await startTestApp({ ...scriptedWizIq(server.url), DATA_DIR: folder }, { limits: { retries: 0 } });
  };
  beforeEach(async () => {
    answers = { create_recurring: xml(fixture('create-recurring-response.xml')) };
    server = await startScriptedServer((request) => {
      const answer = answers[formOf(request)['method']!] ?? fail(1013, 'No record found.');
      return typeof answer === 'function' ? answer() : answer;
    });
    await start();
    open.push(
      () => server.close(),
      () => app.stop(),
    );
  });

  const daily = (more: object = {}, first: object = UNRETURNED) => ({
    class: plain(first),
    repeat: 'DAILY',
    occurrences: 2,
    idempotencyKey: 'series',
    ...more,
  });
  type Daily = ReturnType<typeof daily>;
  const create = (input: Daily) => app.graphql(CREATE_SERIES, { input });
  const states = async (): Promise<string[]> =>
    (await app.graphql(WRITES)).data.writes.nodes.map(({ state }: { state: string }) => state);

  /** Adds the series to WizIQ: the requested classes, with ids from that one on. */
  const book = ({ class: { title, startsAt }, occurrences }: Daily, firstId = 1, masterId = 1234): Booked[] => {
    const classes = days(startsAt, occurrences).map((at) => ({ title, startsAt: at }));
    const cells = `<class_master_id>${masterId}</class_master_id>`;
    answers['get_data'] = dataPage(classes.map((each, index) => bookedRecord(firstId + index, each, cells)));
    answers['view_schedule'] = bookedSchedule(firstId, classes);
    return classes;
  };

  describe('a series whose classes could not be read', () => {
    let input: Daily;
    beforeEach(async () => {
      input = daily();
      answers['view_schedule'] = fail(503, 'overloaded');
      const { data, errors } = await create(input);
      expect(data.createRecurringClass.series).toMatchObject({ id: 'wiziq:series:1234', classes: null });
      expect(errors).toMatchObject([{ extensions: { code: 'PROVIDER_UNAVAILABLE' } }]);
      expect(await states()).toEqual(['SUCCEEDED']);
      await app.stop();
      await start();
    });

    it('is replayed with them, each in its own zone, from then on', async () => {
      const [first, second] = book(input);
      const moved = bookedRecord(1, first!, '<class_master_id>1234</class_master_id>');
      answers['get_data'] = dataPage([
        moved.replace('>GMT<', '>Asia/Tokyo<'),
        bookedRecord(2, second!, '<class_master_id>1234</class_master_id>'),
      ]);
      const replayed = await create(input);
      expect(replayed.errors).toEqual([]);
      const inTokyo = new Date(Date.parse(first!.startsAt) - 9 * HOUR).toISOString();
      expect(replayed.data.createRecurringClass.series.classes).toMatchObject([
        { id: 'wiziq:class:1', ...UNRETURNED, startsAt: inTokyo, timeZone: 'Asia/Tokyo' },
        { id: 'wiziq:class:2', ...UNRETURNED, startsAt: second!.startsAt, series: { id: 'wiziq:series:1234' } },
      ]);
      expect(await scheduledIds(app, inTokyo)).toEqual(['wiziq:class:1', 'wiziq:class:2']);
      answers = {};
      expect((await create(input)).text).toBe(replayed.text);
      expect(called('create_recurring')).toBe(1);
    });

    it('is replayed without them as long as they cannot be read', async () => {
      const { data, errors } = await create(input);
      expect(data.createRecurringClass.series).toMatchObject({ id: 'wiziq:series:1234', classes: null });
      expect(errors).toMatchObject([{ extensions: { code: 'PROVIDER_UNAVAILABLE' } }]);
      expect(await states()).toEqual(['SUCCEEDED']);
    });

    it('has one first result for many concurrent replays', async () => {
      book(input);
      const replays = await Promise.all(Array.from({ length: 10 }, () => create(input)));
      expect(replays[0]!.data.createRecurringClass.series.classes).toHaveLength(2);
      expect(new Set(replays.map(({ text }) => text)).size).toBe(1);
    });

    it('is in the schedule once its classes are read', async () => {
      book(input);
      const { startsAt } = input.class;
      expect(await scheduledIds(app, startsAt)).toEqual([]);
      const read = await app.graphql('{ classSeries(id: "wiziq:series:1234") { classes { id extendMinutes } } }');
      expect(read.data.classSeries.classes).toEqual([
        { id: 'wiziq:class:1', extendMinutes: UNRETURNED.extendMinutes },
        { id: 'wiziq:class:2', extendMinutes: UNRETURNED.extendMinutes },
      ]);
      expect(await scheduledIds(app, startsAt)).toEqual(['wiziq:class:1', 'wiziq:class:2']);
    });
  });

  describe('a series that is interrupted', () => {
    /** The create is carried out, and its response is lost. */
    const loseResponse = (input: Daily): void => {
      answers['create_recurring'] = () => {
        book(input);
        return { ends: 'reset' };
      };
    };
    const expectUnknown = async (input: Daily): Promise<void> => {
      const { errors } = await create(input);
      expect(errors).toMatchObject([{ extensions: { code: 'PROVIDER_OUTCOME_UNKNOWN' } }]);
    };

    it('is found at once, and returned with its classes, which are in the schedule', async () => {
      const input = daily();
      loseResponse(input);
      const first = await create(input);
      expect(first.errors).toEqual([]);
      expect(first.data.createRecurringClass.series).toMatchObject({
        id: 'wiziq:series:1234',
        repeat: 'DAILY',
        occurrences: 2,
        classes: days(input.class.startsAt, 2).map((startsAt, index) => ({
          ...UNRETURNED,
          id: `wiziq:class:${index + 1}`,
          startsAt,
          presenterEmail: input.class.presenterEmail,
        })),
      });
      expect(await scheduledIds(app, input.class.startsAt)).toEqual(['wiziq:class:1', 'wiziq:class:2']);
      answers = {};
      expect((await create(input)).text).toBe(first.text);
      expect(called('create_recurring')).toBe(1);
    });

    it('is found after a start', async () => {
      const input = daily();
      answers['create_recurring'] = { ends: 'reset' };
      await expectUnknown(input);
      await app.stop();
      book(input);
      await start();
      while ((await states())[0] !== 'SUCCEEDED') await new Promise((done) => setTimeout(done, 20));
      expect((await app.graphql(WRITES)).data.writes.nodes).toMatchObject([{ result: { id: 'wiziq:series:1234' } }]);
      expect((await create(input)).data.createRecurringClass.series.classes).toHaveLength(2);
      expect(called('create_recurring')).toBe(1);
    });

    it('is searched at its first class, which may be later than its start', async () => {
      const monday = mondayFrom(startIn(60));
      const input = daily({ repeat: 'WEEKLY', weekly: { days: ['WEDNESDAY'] }, occurrences: 1 }, { startsAt: monday });
      loseResponse({ ...input, class: { ...input.class, startsAt: days(monday, 3)[2]! } });
      const { data } = await create(input);
      expect(data.createRecurringClass.series).toMatchObject({
        id: 'wiziq:series:1234',
        classes: [{ startsAt: days(monday, 3)[2] }],
      });
    });

    it('is not distinguished from another interrupted one with the same title and start', async () => {
      const input = daily();
      answers['create_recurring'] = { ends: 'reset' };
      await expectUnknown(input);
      loseResponse(input);
      await expectUnknown({ ...input, idempotencyKey: 'another' });
      await expectUnknown(input);
      await app.stop();
      await start();
      expect(await states()).toEqual(['OUTCOME_UNKNOWN', 'OUTCOME_UNKNOWN']);
    });

    const named = (masterId: number): string => `<class_master_id>${masterId}</class_master_id>`;
    it.each<[string, (first: Booked) => void]>([
      ['belongs to no series', (first) => void (answers['get_data'] = dataPage([bookedRecord(1, first)]))],
      [
        'does not recur',
        (first) =>
          void (answers['get_data'] = dataPage([
            bookedRecord(1, first, `${named(1234)}<is_recurring>False</is_recurring>`),
          ])),
      ],
      [
        'is longer',
        (first) => void (answers['get_data'] = dataPage([bookedRecord(1, first, named(1234)).replace('>60<', '>90<')])),
      ],
      [
        'was cancelled',
        (first) =>
          void (answers['get_data'] = dataPage([
            bookedRecord(1, first, named(1234)).replace('<status>upcoming</status>', ''),
          ])),
      ],
      [
        'is one of two series',
        (first) =>
          void (answers['get_data'] = dataPage([
            bookedRecord(1, first, named(1234)),
            bookedRecord(9, first, named(1235)),
          ])),
      ],
      ['is in a series of another number', (first) => void (answers['view_schedule'] = bookedSchedule(1, [first]))],
      [
        'is not the first of its series',
        (first) => {
          const earlier = { ...first, startsAt: new Date(Date.parse(first.startsAt) - 24 * HOUR).toISOString() };
          answers['view_schedule'] = bookedSchedule(1, [earlier, first]);
          answers['get_data'] = dataPage([bookedRecord(1, earlier, named(1234)), bookedRecord(2, first, named(1234))]);
        },
      ],
    ])('is not found if the class %s', async (_, differ) => {
      const input = daily();
      answers['create_recurring'] = () => {
        const [first] = book(input);
        differ(first!);
        return { ends: 'reset' };
      };
      await expectUnknown(input);
    });

    it('is not one that existed before, nor any if the baseline could not be read', async () => {
      const input = daily();
      book(input);
      answers['create_recurring'] = { ends: 'reset' };
      await expectUnknown(input);
      const other = daily({ idempotencyKey: 'other' });
      answers['get_data'] = fail(502, 'service down');
      loseResponse(other);
      await expectUnknown(other);
    });

    it('and resolved by an operator has its classes in the schedule', async () => {
      const input = daily();
      answers['create_recurring'] = { ends: 'reset' };
      const { writeId: id } = (await create(input)).errors[0]!.extensions;
      book(input, 1, 77);
      const { data } = await app.graphql(RESOLVE, { input: { id, providerId: '77' } });
      expect(data.resolveWrite).toMatchObject({ write: { state: 'SUCCEEDED' }, userErrors: [] });
      expect(await scheduledIds(app, input.class.startsAt)).toEqual(['wiziq:class:1', 'wiziq:class:2']);
      const replayed = await create(input);
      expect(replayed.data.createRecurringClass.series.classes).toMatchObject([UNRETURNED, UNRETURNED]);
      answers = {};
      expect((await create(input)).text).toBe(replayed.text);
    });
  });
});

/** The same time on so many days from an instant on. */
function days(startsAt: string, count: number): string[] {
  return Array.from({ length: count }, (_, day) => new Date(Date.parse(startsAt) + day * 24 * HOUR).toISOString());
}

/** The first Monday from an instant on, at the same time. */
const mondayFrom = (instant: string): string => days(instant, 7).find((day) => new Date(day).getUTCDay() === 1)!;
