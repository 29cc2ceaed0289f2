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
import { fail, formOf, scriptedWizIq, xml } from '../../support/wiziq-app';
import { plain, startIn } from './graph-fixture';
import { CLASS, CREATE, CREATE_SERIES, UPDATE, RESOLVE, WRITES, UNRETURNED } from './ledger-queries';
import { bookedRecord, dataPage } from './scripted-source';
import { fixture } from './support';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'wiziq-ledger-'));
});
const open: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  for (const stop of open.splice(0).reverse()) await stop();
  rmSync(folder, { recursive: true, force: true });
});

describe('With an account whose connection breaks', () => {
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

  it('a class that was created is found, and returned', async () => {
    const input = plain({ ...UNRETURNED, idempotencyKey: 'cut' });
    answers['create'] = () => {
      answers['get_data'] = dataPage([bookedRecord(15716, input)]);
      return { ends: 'reset' };
    };
    const first = await app.graphql(CREATE, { input });
    expect(first.errors).toEqual([]);
    expect(first.data.createClass.class).toMatchObject({
      id: 'wiziq:class:15716',
      ...UNRETURNED,
      presenterEmail: input.presenterEmail,
    });
    expect((await app.graphql(CREATE, { input })).data).toEqual(first.data);
    expect(sent('create')).toBe(1);
  });

  it('a class that appears later is found by a retry, and after a start', async () => {
    const [input, other] = [plain({ idempotencyKey: 'a' }), plain({ idempotencyKey: 'b' })];
    answers['create'] = { ends: 'reset' };
    for (const each of [input, other]) {
      const { errors } = await app.graphql(CREATE, { input: each });
      expect(errors[0]!.extensions['code']).toBe('PROVIDER_OUTCOME_UNKNOWN');
    }
    answers['get_data'] = dataPage([bookedRecord(15716, input), bookedRecord(15717, other)]);
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
    ['was cancelled', (input) => [bookedRecord(1, input).replace('<status>upcoming</status>', '')]],
    ['belongs to a series', (input) => [bookedRecord(1, input, '<class_master_id>9</class_master_id>')]],
    ['is longer', (input) => [bookedRecord(1, input).replace('>60<', '>90<')]],
    ['is one of two', (input) => [bookedRecord(1, input), bookedRecord(2, input)]],
    ['starts at another time', (input) => [bookedRecord(1, { ...input, startsAt: startIn(90) })]],
  ])('a class that %s is not the result', async (_, records) => {
    const input = plain({ idempotencyKey: 'cut' });
    answers['create'] = () => {
      answers['get_data'] = dataPage(records(input));
      return { ends: 'reset' };
    };
    const { errors } = await app.graphql(CREATE, { input });
    expect(errors[0]!.extensions['code']).toBe('PROVIDER_OUTCOME_UNKNOWN');
  });

  it('neither is one that may belong to another presenter, which get_data does not return', async () => {
    const ada = plain({ idempotencyKey: 'ada' });
    const bob = { ...ada, presenterEmail: 'bob@example.com', idempotencyKey: 'bob' };
    const create = async (input: object) => (await app.graphql(CREATE, { input })).errors[0]?.extensions['writeId'];
    answers['create'] = { ends: 'reset' };
    const cut = await create(ada);
    answers['create'] = () => {
      answers['get_data'] = fail(502, 'service down');
      return { ends: 'reset' };
    };
    const unread = await create(bob);
    answers['get_data'] = dataPage([bookedRecord(15716, bob)]);
    expect(await create(ada)).toBe(cut);
    expect(await create(bob)).toBe(unread);
    expect((await resolve({ id: unread, providerId: '15716' })).data.resolveWrite.userErrors).toEqual([]);
    expect((await app.graphql(CREATE, { input: bob })).data.createClass.class).toMatchObject({
      id: 'wiziq:class:15716',
      presenterEmail: 'bob@example.com',
    });
    expect(await create(ada)).toBe(cut);
    expect(sent('create')).toBe(2);
  });

  it.each([
    ['the frame', '<rsp status="fail" call_id="a1b2"><error code="1031" msg="No." /></rsp>', 'a1b2'],
    ['the error', '<rsp status="fail"><error code="1031" msg="No." call_id=" a1b2 " /></rsp>', 'a1b2'],
    ['nothing', '<rsp status="fail"><error code="1031" msg="No." /></rsp>', null],
  ])('a refusal is recorded with the reference for the call in %s', async (_, answer, callId) => {
    answers['create'] = xml(answer);
    const { data } = await app.graphql(CREATE, { input: plain() });
    expect(data.createClass.userErrors).toMatchObject([{ code: 'PRESENTER_UNKNOWN', providerCode: '1031' }]);
    const { data: recorded } = await app.graphql('{ writes { nodes { state callId } } }');
    expect(recorded.writes.nodes).toEqual([{ state: 'FAILED', callId }]);
  });

  it('neither is one that existed before, nor any if the baseline could not be read', async () => {
    const [input, other] = [plain(), plain()];
    answers['create'] = { ends: 'reset' };
    answers['get_data'] = dataPage([bookedRecord(15716, input)]);
    const there = await app.graphql(CREATE, { input });
    expect(there.errors[0]!.extensions['code']).toBe('PROVIDER_OUTCOME_UNKNOWN');
    answers['get_data'] = fail(502, 'service down');
    answers['create'] = () => {
      answers['get_data'] = dataPage([bookedRecord(15718, other)]);
      return { ends: 'reset' };
    };
    const unread = await app.graphql(CREATE, { input: other });
    expect(unread.errors[0]!.extensions['code']).toBe('PROVIDER_OUTCOME_UNKNOWN');
    expect(sent('create')).toBe(2);
  });

  it('a class is created although its baseline is read too slowly', async () => {
    await app.stop();
    app = await startTestApp({ ...scriptedWizIq(server.url), DATA_DIR: folder }, { operationMs: 2_000 });
    answers['get_data'] = { ends: 'never' };
    answers['create'] = xml(fixture('create-response.xml'));
    const { data, errors } = await app.graphql(CREATE, { input: plain() });
    expect(errors).toEqual([]);
    expect(data.createClass.class.id).toBe('wiziq:class:15716');
    expect(sent('create')).toBe(1);
  });

  it('a class is resolved by the id that an operator found', async () => {
    const input = plain({ ...UNRETURNED, idempotencyKey: 'cut' });
    answers['create'] = { ends: 'reset' };
    const { writeId: id } = (await app.graphql(CREATE, { input })).errors[0]!.extensions;
    answers['get_data'] = dataPage([bookedRecord(15720, { ...input, title: 'Renamed' })]);
    const { data } = await resolve({ id, providerId: '15720' });
    expect(data.resolveWrite).toEqual({
      write: { id, state: 'SUCCEEDED', result: { __typename: 'Class', id: 'wiziq:class:15720' } },
      userErrors: [],
    });
    const replayed = await app.graphql(CREATE, { input });
    expect(replayed.data.createClass.class).toMatchObject({
      id: 'wiziq:class:15720',
      title: 'Renamed',
      ...UNRETURNED,
      presenterEmail: input.presenterEmail,
      providerRecord: { class_id: '15720', title: 'Renamed' },
    });
    const read = await app.graphql(`{ class(id: "wiziq:class:15720") { ${CLASS} } }`);
    expect(read.data.class).toEqual(replayed.data.createClass.class);
    expect(sent('create')).toBe(1);
    const warnings = app.logLines.filter(({ msg }) => msg === 'The entity at WizIQ differs from the request');
    expect(warnings).toMatchObject([
      { level: 40, id: 'wiziq:class:15720', field: 'title', requested: input.title, found: 'Renamed' },
    ]);
  });

  it.each([
    ['x', '"x" is not an id of WizIQ, which are whole numbers, such as "15716".', null],
    [
      '15720',
      'WizIQ has no class 15720. Give its id at WizIQ, or nothingWasMade: true instead of providerId if nothing was created.',
      '1013',
    ],
  ])('a class is not resolved by an id that WizIQ does not have: %s', async (providerId, says, providerCode) => {
    answers['create'] = { ends: 'reset' };
    const { writeId: id } = (await app.graphql(CREATE, { input: plain() })).errors[0]!.extensions;
    expect((await resolve({ id, providerId })).data.resolveWrite).toEqual({
      write: null,
      userErrors: [{ code: 'NOT_FOUND', message: `providerId: ${says}`, field: ['providerId'], providerCode }],
    });
    expect((await app.graphql(WRITES)).data.writes.nodes).toMatchObject([{ id, state: 'OUTCOME_UNKNOWN' }]);
  });

  it.each([
    ['a class', 'get_data', CREATE, () => plain()],
    ['a series', 'view_schedule', CREATE_SERIES, () => ({ class: plain(), repeat: 'DAILY', occurrences: 2 })],
  ])('%s is not resolved while WizIQ cannot be read', async (_, method, create, inputOf) => {
    answers['create'] = answers['create_recurring'] = { ends: 'reset' };
    const { writeId: id } = (await app.graphql(create, { input: inputOf() })).errors[0]!.extensions;
    answers[method] = fail(503, 'overloaded');
    const { data, errors } = await resolve({ id, providerId: '15720' });
    expect(data).toEqual({ resolveWrite: null });
    expect(errors).toMatchObject([{ path: ['resolveWrite'], extensions: { code: 'PROVIDER_UNAVAILABLE' } }]);
    expect((await app.graphql(WRITES)).data.writes.nodes).toMatchObject([{ id, state: 'OUTCOME_UNKNOWN' }]);
  });

  it('a series is resolved by its class_master_id, or sent once more if nothing was created', async () => {
    const input = { class: plain(UNRETURNED), repeat: 'DAILY', occurrences: 1, idempotencyKey: 'cut' };
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

    const unknown = await resolve({ id: second['writeId'], providerId: '901' });
    expect(unknown.data.resolveWrite).toEqual({
      write: null,
      userErrors: [
        {
          code: 'NOT_FOUND',
          message:
            'providerId: WizIQ has no series 901. Give its id at WizIQ, or nothingWasMade: true instead of providerId if nothing was created.',
          field: ['providerId'],
          providerCode: '1013',
        },
      ],
    });

    answers['view_schedule'] = xml(
      `<rsp status="ok"><view_schedule status="true"><recurring_list><class_details><class_id>1</class_id><class_title>English Class</class_title><start_time>06/01/2031 10:00</start_time><duration>60</duration><class_status>upcoming</class_status></class_details></recurring_list></view_schedule></rsp>`,
    );
    const settled = await resolve({ id: second['writeId'], providerId: '901' });
    expect(settled.data.resolveWrite.write.result).toEqual({ __typename: 'ClassSeries', id: 'wiziq:series:901' });
    const { data } = await create();
    const warnings = app.logLines.filter(({ msg }) => msg === 'The entity at WizIQ differs from the request');
    expect(warnings).toMatchObject([{ id: 'wiziq:series:901', field: 'startsAt', found: '2031-06-01T10:00:00.000Z' }]);
    expect(data.createRecurringClass.series).toMatchObject({
      id: 'wiziq:series:901',
      title: 'English Class',
      repeat: 'DAILY',
      occurrences: 1,
      classes: [{ id: 'wiziq:class:1', ...UNRETURNED, series: { id: 'wiziq:series:901' } }],
    });
    expect(sent('create_recurring')).toBe(2);
  });

  it('an update reports that repeating it is safe', async () => {
    answers['get_data'] = dataPage([bookedRecord(15716, plain())]);
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
