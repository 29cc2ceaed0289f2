import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { type TestApp, startTestApp } from '../../support/app';
import { startWizIqApp, type WizIqTestApp } from '../../support/wiziq-app';
import { operations, plain, startIn } from './graph-fixture';
import { CLASS, CREATE, CREATE_SERIES, WRITES, UNRETURNED } from './ledger-queries';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'wiziq-ledger-'));
});
const open: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  for (const stop of open.splice(0).reverse()) await stop();
  rmSync(folder, { recursive: true, force: true });
});

describe('With an account that responds', () => {
  let wiziq: WizIqTestApp;
  beforeEach(async () => {
    wiziq = await startWizIqApp({}, { environment: { DATA_DIR: folder } });
    open.push(() => wiziq.stop());
  });

  const count = (method: string): number => wiziq.methods().filter((each) => each === method).length;

  /** Another server on the same ledger, after the first has stopped. */
  async function startAgain(): Promise<TestApp> {
    await wiziq.app.stop();
    const { pathname } = new URL(wiziq.sandbox.variables['WIZIQ_BASE_URL']!);
    const settings = { ...wiziq.sandbox.variables, WIZIQ_BASE_URL: `${wiziq.upstream.url}${pathname}` };
    const app = await startTestApp({ ...settings, DATA_DIR: folder });
    open.push(() => app.stop());
    return app;
  }

  it('a class is created once for one key, and replayed equally, after a restart too', async () => {
    const input = plain({ ...UNRETURNED, idempotencyKey: 'class' });
    const first = await wiziq.graphql(CREATE, { input });
    expect(first.data.createClass.userErrors).toEqual([]);
    const withDefaults = { ...input, timeZone: 'GMT', durationMinutes: 60, isRecorded: false };
    expect((await wiziq.graphql(CREATE, { input: withDefaults })).data).toEqual(first.data);
    const app = await startAgain();
    expect((await app.graphql(CREATE, { input })).data).toEqual(first.data);
    expect(count('create')).toBe(1);
    const { nodes } = (await app.graphql(WRITES)).data.writes;
    expect(nodes).toMatchObject([
      {
        operation: 'createClass',
        state: 'SUCCEEDED',
        summary: expect.stringMatching(
          /^Class "English Class" by anna\.berg@training\.example, .*Z \(GMT\), 60 minutes$/,
        ),
        callId: expect.stringMatching(/^[0-9a-f]{12}$/),
        result: { id: first.data.createClass.class.id },
      },
    ]);
  });

  it('a class is created once for many concurrent requests', async () => {
    const input = plain({ idempotencyKey: 'many' });
    const answers = await Promise.all(Array.from({ length: 20 }, () => wiziq.graphql(CREATE, { input })));
    expect(new Set(answers.map(({ text }) => text)).size).toBe(1);
    expect(answers[0]!.errors).toEqual([]);
    expect(count('create')).toBe(1);
  });

  it('a series is created once for one key, and replayed equally, with its classes', async () => {
    const input = { class: plain(UNRETURNED), repeat: 'DAILY', occurrences: 3, idempotencyKey: 'series' };
    const first = await wiziq.graphql(CREATE_SERIES, { input });
    expect(first.errors).toEqual([]);
    expect(first.data.createRecurringClass.series.classes).toHaveLength(3);
    expect((await wiziq.graphql(CREATE_SERIES, { input })).data).toEqual(first.data);
    const app = await startAgain();
    expect((await app.graphql(CREATE_SERIES, { input })).data).toEqual(first.data);
    expect(count('create_recurring')).toBe(1);
  });

  it('the fields that WizIQ does not return of a class are as requested, and as changed', async () => {
    const { create, update } = operations(wiziq);
    const { class: created } = await create(plain(UNRETURNED));
    await update({ id: created.id, extendMinutes: 20, returnUrl: null });
    const app = await startAgain();
    const { data } = await app.graphql(`query ($id: ID!) { class(id: $id) { ${CLASS} } }`, { id: created.id });
    expect(data.class).toMatchObject({
      ...UNRETURNED,
      extendMinutes: 20,
      returnUrl: null,
      presenterEmail: 'anna.berg@training.example',
      hosts: [{ email: 'anna.berg@training.example' }],
    });
  });

  it('the fields that WizIQ does not return of a series and its classes are as requested', async () => {
    const { createSeries } = operations(wiziq);
    const weekly = { everyWeeks: 2, days: ['MONDAY'] };
    const { series } = await createSeries({ class: plain(UNRETURNED), repeat: 'WEEKLY', weekly, occurrences: 2 });
    const app = await startAgain();
    const { data } = await app.graphql(
      `query ($id: ID!, $class: ID!) {
        classSeries(id: $id) { repeat weekly { everyWeeks days } occurrences summary classes { extendMinutes } }
        class(id: $class) { ${CLASS} }
      }`,
      { id: series.id, class: series.classes[0].id },
    );
    const { summary } = series;
    expect(data.classSeries).toMatchObject({ repeat: 'WEEKLY', weekly, occurrences: 2, summary });
    expect(data.classSeries.classes).toEqual([{ extendMinutes: 15 }, { extendMinutes: 15 }]);
    expect(data.class).toMatchObject({ ...UNRETURNED, presenterEmail: 'anna.berg@training.example' });
  });

  it('a refusal is replayed, and not sent again', async () => {
    const input = plain({ presenterEmail: 'unknown@example.com', idempotencyKey: 'refused' });
    const first = await wiziq.graphql(CREATE, { input });
    expect(first.data.createClass.userErrors).toMatchObject([{ code: 'PRESENTER_UNKNOWN', providerCode: '1031' }]);
    expect((await wiziq.graphql(CREATE, { input })).data).toEqual(first.data);
    expect(count('create')).toBe(1);
  });

  it('a presenter who has another class then is a refusal, not a class that was found', async () => {
    const startsAt = startIn(40);
    await wiziq.graphql(CREATE, { input: plain({ startsAt }) });
    const { data } = await wiziq.graphql(CREATE, { input: plain({ startsAt, idempotencyKey: 'taken' }) });
    expect(data.createClass).toMatchObject({ class: null, userErrors: [{ code: 'ALREADY_SCHEDULED' }] });
    const { nodes } = (await wiziq.graphql(WRITES)).data.writes;
    expect(nodes.map(({ state }: { state: string }) => state)).toEqual(['FAILED', 'SUCCEEDED']);
  });

  it('every write of a class is recorded', async () => {
    const { create, cancel, addAttendees } = operations(wiziq);
    const { class: created } = await create(plain());
    await addAttendees({ classId: created.id, attendees: [{ attendeeId: '101', screenName: 'Mike' }] });
    await cancel(created.id);
    const { nodes } = (await wiziq.graphql(WRITES)).data.writes;
    expect(nodes).toMatchObject([
      { operation: 'cancelClass', state: 'SUCCEEDED', summary: `Cancellation of ${created.id}` },
      { operation: 'addClassAttendees', state: 'SUCCEEDED', summary: `1 attendees of ${created.id}: 101` },
      { operation: 'createClass', state: 'SUCCEEDED' },
    ]);
    for (const { result } of nodes) expect(result).toEqual({ id: created.id });
  });
});
