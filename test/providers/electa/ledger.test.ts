import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { type TestApp, startTestApp } from '../../support/app';
import {
  bare,
  type ElectaTestApp,
  fixture,
  loggedIn,
  scriptedElecta,
  startElectaApp,
  xml,
} from '../../support/electa-app';
import { type ScriptedAnswer, type ScriptedServer, startScriptedServer } from '../../support/scripted-server';

const EVENT = `id providerId providerRecord title startsAt endsAt timeZone status joinUrl hosts { providerId }
  details { ... on ElectaEventDetails { accessType accessCode durationMinutes roomId timeZoneId showInPublicCalendar } }`;
const CREATE = `mutation ($input: CreateElectaEventInput!) {
  createElectaEvent(input: $input) { event { ${EVENT} } userErrors { code message field providerCode } }
}`;
const RESOLVE = `mutation ($input: ResolveWriteInput!) {
  resolveWrite(input: $input) { write { id state result { __typename id } } userErrors { code message field } }
}`;
const UNKNOWN = '{ writes(state: OUTCOME_UNKNOWN) { nodes { id operation state summary input } } }';

const input = {
  title: 'Fractions',
  startsAt: '2027-06-21T10:00:00+01:00',
  timeZone: 'Europe/London',
  durationMinutes: 30,
  accessType: 'B',
  roomId: '2221',
};

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'electa-ledger-'));
});
const open: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  for (const stop of open.splice(0).reverse()) await stop();
  rmSync(folder, { recursive: true, force: true });
});

async function start(): Promise<ElectaTestApp> {
  const electa = await startElectaApp({}, { environment: { DATA_DIR: folder } });
  open.push(() => electa.stop());
  return electa;
}

/** Another server on the same ledger, taken over from the first. */
async function startAgain(electa: ElectaTestApp): Promise<TestApp> {
  await electa.app.stop();
  const settings = { ...electa.sandbox.variables, ELECTA_BASE_URL: electa.upstream.url, DATA_DIR: folder };
  const app = await startTestApp(settings);
  open.push(() => app.stop());
  return app;
}

const creates = (electa: ElectaTestApp): number => electa.paths().filter((each) => each === '/event/create').length;

describe('A key', () => {
  it('that is sent again returns the first result and one session, after a restart too', async () => {
    const electa = await start();
    const keyed = { ...input, idempotencyKey: 'one' };
    const first = await electa.graphql(CREATE, { input: keyed });
    expect(first.data.createElectaEvent.userErrors).toEqual([]);
    const again = await electa.graphql(CREATE, { input: { ...keyed, showInPublicCalendar: false } });
    expect(again.data).toEqual(first.data);
    const app = await startAgain(electa);
    expect((await app.graphql(CREATE, { input: keyed })).data).toEqual(first.data);
    expect(creates(electa)).toBe(1);
  });

  it('makes one session for many at once', async () => {
    const electa = await start();
    const answers = await Promise.all(
      Array.from({ length: 20 }, () => electa.graphql(CREATE, { input: { ...input, idempotencyKey: 'many' } })),
    );
    expect(new Set(answers.map(({ text }) => text)).size).toBe(1);
    expect(answers[0]!.errors).toEqual([]);
    expect(creates(electa)).toBe(1);
  });

  it('is not used up by what is refused before the call, and not free for another input', async () => {
    const electa = await start();
    const keyed = { ...input, idempotencyKey: 'two' };
    const refused = await electa.graphql(CREATE, { input: { ...keyed, title: ' ' } });
    expect(refused.data.createElectaEvent.userErrors).toMatchObject([{ code: 'REQUIRED' }]);
    expect((await electa.graphql(CREATE, { input: keyed })).data.createElectaEvent.userErrors).toEqual([]);
    const other = await electa.graphql(CREATE, { input: { ...keyed, title: 'Decimals' } });
    expect(other.data.createElectaEvent).toMatchObject({
      event: null,
      userErrors: [{ code: 'IDEMPOTENCY_KEY_REUSED', field: ['idempotencyKey'] }],
    });
    expect(creates(electa)).toBe(1);
  });
});

it('A session is in the graph after a restart', async () => {
  const electa = await start();
  const { data } = await electa.graphql(CREATE, { input });
  const { event } = data.createElectaEvent;
  const app = await startAgain(electa);
  electa.upstream.forget();
  const response = await app.graphql(
    `query ($id: ID!) {
      event(id: $id) { ${EVENT} }
      eventsByIds(ids: ["electa:event:1", $id]) { id }
      node(id: $id) { __typename id }
      _entities(representations: [{ __typename: "Event", id: $id }]) { ... on Event { title joinUrl } }
    }`,
    { id: event.id },
  );
  expect(response.errors).toEqual([]);
  expect(response.data).toEqual({
    event,
    eventsByIds: [null, { id: event.id }],
    node: { __typename: 'Event', id: event.id },
    _entities: [{ title: input.title, joinUrl: event.joinUrl }],
  });
  expect(electa.paths()).toEqual([]);
});

describe('A create with another response', () => {
  let server: ScriptedServer;
  let app: TestApp;
  let response: ScriptedAnswer;
  const keyed = { ...input, idempotencyKey: 'cut' };
  const create = () => app.graphql(CREATE, { input: keyed });
  const resolve = (settled: object) => app.graphql(RESOLVE, { input: settled });
  const sent = () => server.requests.filter((request) => request.path === '/event/create').length;

  beforeEach(async () => {
    response = { ends: 'reset' };
    server = await startScriptedServer((request) => (request.path === '/token/' ? loggedIn() : response));
    app = await startTestApp({ ...scriptedElecta(server.url), DATA_DIR: folder });
    open.push(
      () => server.close(),
      () => app.stop(),
    );
  });

  it('because it was interrupted is not sent again, and waits for an operator', async () => {
    const first = await create();
    expect(first.data).toEqual({ createElectaEvent: null });
    const { extensions } = first.errors[0]!;
    expect(extensions).toMatchObject({
      code: 'PROVIDER_OUTCOME_UNKNOWN',
      provider: 'ELECTA',
      retryable: false,
      writeId: expect.stringMatching(/^electa:write:/),
    });
    response = xml(fixture('create-response.xml'));
    expect((await create()).errors[0]!.extensions).toMatchObject({
      code: 'PROVIDER_OUTCOME_UNKNOWN',
      writeId: extensions['writeId'],
    });
    expect(sent()).toBe(1);
    expect((await app.graphql(UNKNOWN)).data.writes.nodes).toEqual([
      {
        id: extensions['writeId'],
        operation: 'createElectaEvent',
        state: 'OUTCOME_UNKNOWN',
        summary: 'Live session "Fractions" of type B, 2027-06-21T09:00:00.000Z (Europe/London), 30 minutes, room 2221',
        input: expect.objectContaining({ title: 'Fractions', startsAt: '2027-06-21T09:00:00.000Z' }),
      },
    ]);
  });

  it('is resolved by the id at Electa: the session is in the graph as it was requested', async () => {
    const { writeId: id } = (await create()).errors[0]!.extensions;
    expect((await resolve({ id, providerId: 'fractions' })).data.resolveWrite).toMatchObject({
      write: null,
      userErrors: [{ code: 'NOT_FOUND', field: ['providerId'] }],
    });
    const { data, errors } = await resolve({ id, providerId: '4711' });
    expect(errors).toEqual([]);
    expect(data.resolveWrite).toEqual({
      write: { id, state: 'SUCCEEDED', result: { __typename: 'Event', id: 'electa:event:4711' } },
      userErrors: [],
    });
    const expected = {
      id: 'electa:event:4711',
      providerId: '4711',
      providerRecord: null,
      title: 'Fractions',
      startsAt: '2027-06-21T09:00:00.000Z',
      endsAt: '2027-06-21T09:30:00.000Z',
      timeZone: 'Europe/London',
      status: 'SCHEDULED',
      joinUrl: null,
      hosts: [],
      details: {
        accessType: 'B',
        accessCode: null,
        durationMinutes: 30,
        roomId: '2221',
        timeZoneId: 95,
        showInPublicCalendar: false,
      },
    };
    const read = await app.graphql(`{ event(id: "electa:event:4711") { ${EVENT} } }`);
    expect(read.data.event).toEqual(expected);
    expect((await create()).data.createElectaEvent).toEqual({ event: expected, userErrors: [] });
    expect(sent()).toBe(1);
  });

  it('frees its key when an operator states that nothing was made', async () => {
    const { writeId: id } = (await create()).errors[0]!.extensions;
    const { data } = await resolve({ id, nothingWasMade: true });
    expect(data.resolveWrite).toEqual({ write: { id, state: 'FAILED', result: null }, userErrors: [] });
    response = xml(fixture('create-response.xml'));
    expect((await create()).data.createElectaEvent.event.id).toBe('electa:event:255052');
    await create();
    expect(sent()).toBe(2);
  });

  it('because it was refused is refused the same way again, and not sent', async () => {
    response = bare('105');
    const first = await create();
    expect(first.data.createElectaEvent.userErrors).toMatchObject([{ code: 'PROVIDER_REFUSED', providerCode: '105' }]);
    response = xml(fixture('create-response.xml'));
    expect((await create()).data).toEqual(first.data);
    expect(sent()).toBe(1);
  });

  it('because it was refused without a code is refused the same way again, and not sent', async () => {
    response = bare('too long', 431);
    const first = await create();
    expect(first.errors).toEqual([]);
    expect(first.data.createElectaEvent).toMatchObject({
      event: null,
      userErrors: [{ code: 'PROVIDER_REFUSED', providerCode: '431' }],
    });
    response = xml(fixture('create-response.xml'));
    expect((await create()).data).toEqual(first.data);
    expect(sent()).toBe(1);
  });

  it('because it surely was not carried out may be sent again', async () => {
    response = bare('', 429);
    expect((await create()).errors[0]!.extensions['code']).toBe('PROVIDER_RATE_LIMITED');
    response = xml(fixture('create-response.xml'));
    expect((await create()).data.createElectaEvent.event.id).toBe('electa:event:255052');
    expect(sent()).toBe(2);
  });
});
