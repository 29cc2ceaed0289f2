import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { type TestApp, startTestApp } from '../../support/app';
import {
  type RecordedRequest,
  type ScriptedAnswer,
  type ScriptedServer,
  startScriptedServer,
} from '../../support/scripted-server';
import { fail, formOf, scriptedWizIq, startWizIqApp, type WizIqTestApp, xml } from '../../support/wiziq-app';
import { operations, plain, startIn } from './graph-fixture';
import { dataPage } from './scripted-source';
import { fixture } from './support';

const CLASS = `id providerRecord title startsAt endsAt timeZone status durationMinutes extendMinutes presenterEmail
  presenterControls attendeeControls returnUrl attendeeLimit hosts { email } series { id }`;
const CREATE = `mutation ($input: CreateClassInput!) {
  createClass(input: $input) { class { ${CLASS} } userErrors { code message field providerCode } }
}`;
const CREATE_SERIES = `mutation ($input: CreateRecurringClassInput!) {
  createRecurringClass(input: $input) {
    series { id title repeat occurrences classes { ${CLASS} } } userErrors { code message field providerCode }
  }
}`;
const UPDATE = `mutation ($input: UpdateClassInput!) {
  updateClass(input: $input) { class { id title } userErrors { code } }
}`;
const RESOLVE = `mutation ($input: ResolveWriteInput!) {
  resolveWrite(input: $input) { write { id state result { __typename id } } userErrors { code message field } }
}`;
const WRITES = '{ writes { nodes { id operation state summary callId result { id } } } }';

/** What get_data has no column for. */
const UNTOLD = {
  extendMinutes: 15,
  presenterControls: ['AUDIO'],
  attendeeControls: ['WRITING'],
  returnUrl: 'https://example.com/r',
};

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'wiziq-ledger-'));
});
const open: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  for (const stop of open.splice(0).reverse()) await stop();
  rmSync(folder, { recursive: true, force: true });
});

describe('With an account that answers', () => {
  let wiziq: WizIqTestApp;
  beforeEach(async () => {
    wiziq = await startWizIqApp({}, { environment: { DATA_DIR: folder } });
    open.push(() => wiziq.stop());
  });

  const count = (method: string): number => wiziq.methods().filter((each) => each === method).length;

  /** Another server on the same ledger, which is taken over from the first. */
  async function startAgain(): Promise<TestApp> {
    await wiziq.app.stop();
    const { pathname } = new URL(wiziq.sandbox.variables['WIZIQ_BASE_URL']!);
    const settings = { ...wiziq.sandbox.variables, WIZIQ_BASE_URL: `${wiziq.upstream.url}${pathname}` };
    const app = await startTestApp({ ...settings, DATA_DIR: folder });
    open.push(() => app.stop());
    return app;
  }

  it('a class is made once for one key, and answered equally, after a restart too', async () => {
    const input = plain({ ...UNTOLD, idempotencyKey: 'class' });
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

  it('a class is made once for many at once', async () => {
    const input = plain({ idempotencyKey: 'many' });
    const answers = await Promise.all(Array.from({ length: 20 }, () => wiziq.graphql(CREATE, { input })));
    expect(new Set(answers.map(({ text }) => text)).size).toBe(1);
    expect(answers[0]!.errors).toEqual([]);
    expect(count('create')).toBe(1);
  });

  it('a series is made once for one key, and answered equally, with its classes', async () => {
    const input = { class: plain(UNTOLD), repeat: 'DAILY', occurrences: 3, idempotencyKey: 'series' };
    const first = await wiziq.graphql(CREATE_SERIES, { input });
    expect(first.errors).toEqual([]);
    expect(first.data.createRecurringClass.series.classes).toHaveLength(3);
    expect((await wiziq.graphql(CREATE_SERIES, { input })).data).toEqual(first.data);
    const app = await startAgain();
    expect((await app.graphql(CREATE_SERIES, { input })).data).toEqual(first.data);
    expect(count('create_recurring')).toBe(1);
  });

  it('what WizIQ does not tell of a class is told as it was asked for, and as it was changed', async () => {
    const { create, update } = operations(wiziq);
    const { class: created } = await create(plain(UNTOLD));
    await update({ id: created.id, extendMinutes: 20, returnUrl: null });
    const app = await startAgain();
    const { data } = await app.graphql(`query ($id: ID!) { class(id: $id) { ${CLASS} } }`, { id: created.id });
    expect(data.class).toMatchObject({
      ...UNTOLD,
      extendMinutes: 20,
      returnUrl: null,
      presenterEmail: 'anna.berg@training.example',
      hosts: [{ email: 'anna.berg@training.example' }],
    });
  });

  it('what WizIQ does not tell of a series and its classes is told as it was asked for', async () => {
    const { createSeries } = operations(wiziq);
    const weekly = { everyWeeks: 2, days: ['MONDAY'] };
    const { series } = await createSeries({ class: plain(UNTOLD), repeat: 'WEEKLY', weekly, occurrences: 2 });
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
    expect(data.class).toMatchObject({ ...UNTOLD, presenterEmail: 'anna.berg@training.example' });
  });

  it('a refusal is repeated, and not asked for again', async () => {
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

  it('every write of a class is noted', async () => {
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

describe('With an account that is cut off', () => {
  let server: ScriptedServer;
  let app: TestApp;
  let answers: Record<string, ScriptedAnswer | ((request: RecordedRequest) => ScriptedAnswer)>;
  const nothing = fail(1013, 'No record found.');
  const sent = (method: string): number =>
    server.requests.filter((request) => formOf(request)['method'] === method).length;
  const resolve = (settled: object) => app.graphql(RESOLVE, { input: settled });

  beforeEach(async () => {
    answers = {};
    server = await startScriptedServer((request) => {
      const answer = answers[formOf(request)['method']!] ?? nothing;
      return typeof answer === 'function' ? answer(request) : answer;
    });
    app = await startTestApp({ ...scriptedWizIq(server.url), DATA_DIR: folder }, { limits: { retries: 0 } });
    open.push(
      () => server.close(),
      () => app.stop(),
    );
  });

  /** A record of get_data as WizIQ has it of the class that was asked for. */
  const recordOf = (id: number, { title, startsAt }: { title: string; startsAt: string }, cells = ''): string => {
    const [, year, month, day, time] = /^(\d+)-(\d+)-(\d+)T(\d+:\d+)/.exec(startsAt)!;
    return `<record><class_id>${id}</class_id><title>${title}</title><start_time>${month}/${day}/${year} ${time}</start_time><time_zone>GMT</time_zone><duration>60</duration><status>upcoming</status><attendee_limit>2</attendee_limit>${cells}</record>`;
  };

  it('a class that was made is found, and answered', async () => {
    const input = plain({ ...UNTOLD, idempotencyKey: 'cut' });
    answers['create'] = () => {
      answers['get_data'] = dataPage([recordOf(15716, input)]);
      return { ends: 'reset' };
    };
    const first = await app.graphql(CREATE, { input });
    expect(first.errors).toEqual([]);
    expect(first.data.createClass.class).toMatchObject({
      id: 'wiziq:class:15716',
      ...UNTOLD,
      presenterEmail: input.presenterEmail,
    });
    expect((await app.graphql(CREATE, { input })).data).toEqual(first.data);
    expect(sent('create')).toBe(1);
  });

  it('a class that turns up later is found by a retry, and after a start', async () => {
    const [input, other] = [plain({ idempotencyKey: 'a' }), plain({ idempotencyKey: 'b' })];
    answers['create'] = { ends: 'reset' };
    for (const each of [input, other]) {
      const { errors } = await app.graphql(CREATE, { input: each });
      expect(errors[0]!.extensions['code']).toBe('PROVIDER_OUTCOME_UNKNOWN');
    }
    answers['get_data'] = dataPage([recordOf(15716, input), recordOf(15717, other)]);
    const { data } = await app.graphql(CREATE, { input });
    expect(data.createClass.class.id).toBe('wiziq:class:15716');
    await app.stop();
    app = await startTestApp({ ...scriptedWizIq(server.url), DATA_DIR: folder });
    for (let attempt = 0; attempt < 50; attempt += 1) {
      const [latest] = (await app.graphql(WRITES)).data.writes.nodes;
      if (latest.state === 'SUCCEEDED') break;
      await new Promise((done) => setTimeout(done, 50));
    }
    expect((await app.graphql(WRITES)).data.writes.nodes).toMatchObject([
      { state: 'SUCCEEDED', result: { id: 'wiziq:class:15717' } },
      { state: 'SUCCEEDED', result: { id: 'wiziq:class:15716' } },
    ]);
    expect(sent('create')).toBe(2);
  });

  it.each<[string, (input: { title: string; startsAt: string }) => string[]]>([
    ['was cancelled', (input) => [recordOf(1, input).replace('<status>upcoming</status>', '')]],
    ['belongs to a series', (input) => [recordOf(1, input, '<class_master_id>9</class_master_id>')]],
    ['is longer', (input) => [recordOf(1, input).replace('>60<', '>90<')]],
    ['is one of two', (input) => [recordOf(1, input), recordOf(2, input)]],
    ['starts at another time', (input) => [recordOf(1, { ...input, startsAt: startIn(90) })]],
  ])('a class that %s is not taken for what was asked for', async (_, records) => {
    const input = plain({ idempotencyKey: 'cut' });
    answers['create'] = () => {
      answers['get_data'] = dataPage(records(input));
      return { ends: 'reset' };
    };
    const { errors } = await app.graphql(CREATE, { input });
    expect(errors[0]!.extensions['code']).toBe('PROVIDER_OUTCOME_UNKNOWN');
  });

  it('neither is one that was there before, nor any when what was there could not be read', async () => {
    const [input, other] = [plain(), plain()];
    answers['create'] = { ends: 'reset' };
    answers['get_data'] = dataPage([recordOf(15716, input)]);
    const there = await app.graphql(CREATE, { input });
    expect(there.errors[0]!.extensions['code']).toBe('PROVIDER_OUTCOME_UNKNOWN');
    answers['get_data'] = fail(502, 'service down');
    answers['create'] = () => {
      answers['get_data'] = dataPage([recordOf(15718, other)]);
      return { ends: 'reset' };
    };
    const unread = await app.graphql(CREATE, { input: other });
    expect(unread.errors[0]!.extensions['code']).toBe('PROVIDER_OUTCOME_UNKNOWN');
    expect(sent('create')).toBe(2);
  });

  it('a class is made though what is there already is told too slowly', async () => {
    await app.stop();
    app = await startTestApp({ ...scriptedWizIq(server.url), DATA_DIR: folder }, { operationMs: 2_000 });
    answers['get_data'] = { ends: 'never' };
    answers['create'] = xml(fixture('create-response.xml'));
    const { data, errors } = await app.graphql(CREATE, { input: plain() });
    expect(errors).toEqual([]);
    expect(data.createClass.class.id).toBe('wiziq:class:15716');
    expect(sent('create')).toBe(1);
  });

  it('a class is settled by the id that a person found', async () => {
    const input = plain({ ...UNTOLD, idempotencyKey: 'cut' });
    answers['create'] = { ends: 'reset' };
    const { writeId: id } = (await app.graphql(CREATE, { input })).errors[0]!.extensions;
    expect((await resolve({ id, providerId: 'x' })).data.resolveWrite.userErrors).toMatchObject([
      { code: 'NOT_FOUND', field: ['providerId'] },
    ]);
    answers['get_data'] = dataPage([recordOf(15720, { ...input, title: 'Renamed' })]);
    const { data } = await resolve({ id, providerId: '15720' });
    expect(data.resolveWrite).toEqual({
      write: { id, state: 'SUCCEEDED', result: { __typename: 'Class', id: 'wiziq:class:15720' } },
      userErrors: [],
    });
    const replayed = await app.graphql(CREATE, { input });
    expect(replayed.data.createClass.class).toMatchObject({ id: 'wiziq:class:15720', ...UNTOLD, providerRecord: null });
    const read = await app.graphql(`{ class(id: "wiziq:class:15720") { ${CLASS} } }`);
    expect(read.data.class).toMatchObject({ title: 'Renamed', ...UNTOLD });
    expect(sent('create')).toBe(1);
  });

  it('a series is settled by its class_master_id, or sent once more where nothing was made', async () => {
    const input = { class: plain(UNTOLD), repeat: 'DAILY', occurrences: 1, idempotencyKey: 'cut' };
    const create = () => app.graphql(CREATE_SERIES, { input });
    answers['create_recurring'] = { ends: 'reset' };
    const first = (await create()).errors[0]!.extensions;
    expect(first).toMatchObject({ code: 'PROVIDER_OUTCOME_UNKNOWN', writeId: expect.stringMatching(/^wiziq:write:/) });
    expect((await create()).errors[0]!.extensions['writeId']).toBe(first['writeId']);
    expect(sent('create_recurring')).toBe(1);

    const nothingMade = await resolve({ id: first['writeId'], nothingWasMade: true });
    expect(nothingMade.data.resolveWrite.write.state).toBe('FAILED');
    const second = (await create()).errors[0]!.extensions;
    expect(second['writeId']).not.toBe(first['writeId']);
    expect(sent('create_recurring')).toBe(2);

    answers['view_schedule'] = xml(
      `<rsp status="ok"><view_schedule status="true"><recurring_list><class_details><class_id>1</class_id><class_title>English Class</class_title><start_time>06/01/2031 10:00</start_time><duration>60</duration><class_status>upcoming</class_status></class_details></recurring_list></view_schedule></rsp>`,
    );
    const settled = await resolve({ id: second['writeId'], providerId: '901' });
    expect(settled.data.resolveWrite.write.result).toEqual({ __typename: 'ClassSeries', id: 'wiziq:series:901' });
    const { data } = await create();
    expect(data.createRecurringClass.series).toMatchObject({
      id: 'wiziq:series:901',
      repeat: 'DAILY',
      occurrences: 1,
      classes: [{ id: 'wiziq:class:1', ...UNTOLD, series: { id: 'wiziq:series:901' } }],
    });
    expect(sent('create_recurring')).toBe(2);
  });

  it('an update says that repeating it is safe', async () => {
    answers['get_data'] = dataPage([recordOf(15716, plain())]);
    answers['modify'] = { ends: 'reset' };
    const input = { id: 'wiziq:class:15716', title: 'French Class' };
    const { errors } = await app.graphql(UPDATE, { input });
    expect(errors[0]!.extensions).toMatchObject({
      code: 'PROVIDER_OUTCOME_UNKNOWN',
      writeId: expect.stringMatching(/^wiziq:write:/),
    });
    expect(errors[0]!.message).toMatch(/Repeating it with the same values is safe/);
    answers['modify'] = xml(fixture('modify-response.xml'));
    const { data } = await app.graphql(UPDATE, { input });
    expect(data.updateClass).toEqual({ class: { id: input.id, title: 'French Class' }, userErrors: [] });
    expect(sent('modify')).toBe(2);
  });
});
