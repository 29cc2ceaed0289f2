import { startTestApp, type TestApp } from '../../support/app';
import { type ScriptedServer, startScriptedServer } from '../../support/scripted-server';
import { fail, formOf, scriptedWizIq, xml } from '../../support/wiziq-app';
import { plain } from './graph-fixture';
import { fixture } from './support';

let server: ScriptedServer;
let app: TestApp;
beforeAll(async () => {
  server = await startScriptedServer();
  app = await startTestApp(scriptedWizIq(server.url));
});
afterAll(async () => {
  await app.stop();
  await server.close();
});

const ERRORS = 'userErrors { code message field providerCode }';
const CREATE = `mutation ($input: CreateClassInput!) { created: createClass(input: $input) { ${ERRORS} } }`;
const CREATE_SERIES = `mutation ($input: CreateRecurringClassInput!) { created: createRecurringClass(input: $input) { ${ERRORS} } }`;

/** Creates what WizIQ refuses with a code, and gives the user errors that come of it. */
async function refused(code: number, mutation: string, input: object): Promise<unknown> {
  server.play((request) =>
    formOf(request)['method']!.startsWith('create') ? fail(code, 'Its words.') : fail(1013, 'No record found.'),
  );
  const { data, errors } = await app.graphql(mutation, { input });
  expect(errors).toEqual([]);
  return data.created.userErrors;
}

const series = (recurrence: object) => ({ class: plain(), ...recurrence });
const MONTHLY = { repeat: 'MONTHLY', occurrences: 2, monthly: { dayOfMonth: 1 } };

describe('The refusal of a class', () => {
  /** What both pages document, at its place in the input of a class. */
  const CODES: readonly [code: number, userErrorCode: string, field: string | null][] = [
    [1003, 'TIME_ZONE_UNKNOWN', 'timeZone'],
    [1004, 'START_IN_PAST', 'startsAt'],
    [1005, 'INVALID', 'startsAt'],
    [1010, 'DURATION_NOT_SUPPORTED', 'durationMinutes'],
    [1011, 'CAPACITY_EXCEEDED', 'attendeeLimit'],
    [1012, 'CONCURRENCY_LIMIT', 'startsAt'],
    [1014, 'REQUIRED', 'title'],
    [1019, 'REQUIRED', 'startsAt'],
    [1022, 'INVALID', 'startsAt'],
    [1030, 'REQUIRED', 'presenterEmail'],
    [1031, 'PRESENTER_UNKNOWN', 'presenterEmail'],
    [1032, 'ALREADY_SCHEDULED', 'startsAt'],
    [1043, 'LANGUAGE_NOT_SUPPORTED', 'language'],
    [1046, 'PRESENTER_UNKNOWN', 'presenterEmail'],
    [1052, 'INVALID', 'title'],
    [1090, 'INVALID', 'extendMinutes'],
    [4711, 'PROVIDER_REFUSED', null],
  ];

  it.each(CODES)('with %i is %s at %s, and within a series at the same below "class"', async (code, kind, field) => {
    const error = (path: string[] | null) => ({
      code: kind,
      field: path,
      providerCode: String(code),
      message: expect.stringContaining('WizIQ responded: "Its words."'),
    });
    expect(await refused(code, CREATE, plain())).toEqual([error(field === null ? null : [field])]);
    const again = await refused(code, CREATE_SERIES, series({ repeat: 'DAILY', occurrences: 2 }));
    expect(again).toEqual([error(field === null ? null : ['class', field])]);
  });
});

describe('The refusal of a recurrence', () => {
  it.each<[number, object, string[]]>([
    [1081, { repeat: 'DAILY', occurrences: 2 }, ['repeat']],
    [1082, { repeat: 'DAILY', occurrences: 2 }, ['occurrences']],
    [1082, { repeat: 'DAILY', until: '2099-01-01' }, ['until']],
    [1083, { repeat: 'WEEKLY', occurrences: 2, weekly: { days: ['MONDAY'] } }, ['weekly']],
    [1084, MONTHLY, ['monthly', 'dayOfMonth']],
    [1085, { ...MONTHLY, monthly: { week: 'LAST', weekday: 'FRIDAY' } }, ['monthly', 'week']],
    [1087, MONTHLY, ['monthly']],
  ])('with %i of %j is RECURRENCE_INVALID', async (code, recurrence, field) => {
    expect(await refused(code, CREATE_SERIES, series(recurrence))).toMatchObject([
      { code: 'RECURRENCE_INVALID', field, providerCode: String(code) },
    ]);
  });
});

it('An address is understood as the page writes it, and sent with https', async () => {
  server.play((request) =>
    formOf(request)['method'] === 'create' ? xml(fixture('create-response.xml')) : fail(1013, 'No record found.'),
  );
  const input = plain({ returnUrl: 'www.example.com', statusPingUrl: 'www.example.com/ping' });
  const { data } = await app.graphql(
    `mutation ($input: CreateClassInput!) {
      createClass(input: $input) { class { returnUrl statusPingUrl } userErrors { code } }
    }`,
    { input },
  );
  const sent = { returnUrl: 'https://www.example.com', statusPingUrl: 'https://www.example.com/ping' };
  expect(data.createClass).toEqual({ class: sent, userErrors: [] });
  expect(formOf(server.requests.at(-1)!)).toMatchObject({
    method: 'create',
    return_url: sent.returnUrl,
    status_ping_url: sent.statusPingUrl,
  });
});
