import { type AppOptions } from '../../../src/app';
import { startTestApp, type TestApp } from '../../support/app';
import { APP_KEY, bare, fixture, loggedIn, scriptedElecta, TOKEN, xml } from '../../support/electa-app';
import { type ScriptedAnswer, type ScriptedServer, startScriptedServer, webPage } from '../../support/scripted-server';

const CREATE = `mutation {
  createElectaEvent(input: {
    title: "Sample Topic", startsAt: "2018-06-21T09:00:00Z", timeZone: "Europe/London", durationMinutes: 30, accessType: B
  }) { event { id } userErrors { code message field providerCode } }
}`;

let server: ScriptedServer;
let app: TestApp;

/** The whole server with an Electa that accepts every login and responds to everything else like this. */
async function start(response: ScriptedAnswer, options: AppOptions = {}, login = loggedIn()) {
  server = await startScriptedServer(({ path }) => (path === '/token/' ? login : response));
  app = await startTestApp(scriptedElecta(server.url), { limits: { attemptMs: 1_000 }, ...options });
}

afterEach(async () => {
  await app.stop();
  await server.close();
});

const creates = () => server.requests.filter(({ path }) => path === '/event/create').length;

describe('A create whose outcome is unknown', () => {
  it.each<[string, ScriptedAnswer]>([
    ['nothing ever comes', { ends: 'never' }],
    ['the connection is reset', { ends: 'reset' }],
    ['the response is truncated', { body: fixture('create-response.xml'), ends: 'cutOff' }],
    ['the response is truncated in chunks', { body: '<NewEvent><EventId>255052</EventId>', ends: 'cutOffChunked' }],
    ['the response is half a document', xml('<NewEvent><EventId>255052</EventId>')],
    ['the response is garbage', xml('<NewEvent><EventId>255052</NewEvent></EventId>')],
    ['the response is two documents', xml('<NewEvent/><NewEvent/>')],
    ['the response has a doctype', xml(`<!-- --><!DOCTYPE x>${fixture('create-response.xml')}`)],
    ['the response is a web page', webPage()],
    ['the response is JSON', bare('{"EventId":255052}')],
    ['the response is empty', bare('')],
    ['the response is another document', xml('<Response><ResponseCode>0</ResponseCode></Response>')],
    ['the response has no id', xml('<NewEvent><Topic>Sample Topic</Topic></NewEvent>')],
    ['the server fails', bare('105', 500)],
    ['a gateway fails', bare('', 502)],
    ['the response is no HTTP', { ends: 'garbled' }],
  ])('is sent once and is an error, never an event: %s', async (_, response) => {
    await start(response);
    const { data, errors, text } = await app.graphql(CREATE);
    expect(data).toEqual({ createElectaEvent: null });
    expect(errors).toHaveLength(1);
    expect(errors[0]?.extensions).toMatchObject({ provider: 'ELECTA', retryable: false });
    expect(errors[0]?.message).toMatch(/may or may not|not known/);
    expect(creates()).toBe(1);
    expect(text).not.toContain(TOKEN);
  });
});

describe('A create that Electa refuses', () => {
  it.each<[string, ScriptedAnswer, string]>([
    ['with a bare code', bare('105'), '105'],
    ['with a code in an element', xml('<int>105</int>'), '105'],
    [
      'with a Response',
      xml('<Response><ResponseCode>17</ResponseCode><ResponseData>No</ResponseData></Response>'),
      '17',
    ],
  ])('is a user error with its code: %s', async (_, response, providerCode) => {
    await start(response);
    const { data, errors } = await app.graphql(CREATE);
    expect(errors).toEqual([]);
    expect(data.createElectaEvent).toEqual({
      event: null,
      userErrors: [
        { code: 'PROVIDER_REFUSED', message: expect.stringContaining(providerCode), field: null, providerCode },
      ],
    });
    expect(creates()).toBe(1);
  });
});

describe('A create that never left', () => {
  it('because the login is refused says when the next one is tried, and nothing is sent until then', async () => {
    await start(xml(fixture('create-response.xml')), {}, xml(fixture('token-refusal.xml')));
    const [first, second] = [await app.graphql(CREATE), await app.graphql(CREATE)];
    expect(first.errors[0]?.extensions).toMatchObject({ code: 'PROVIDER_AUTH_FAILED', provider: 'ELECTA' });
    expect(first.errors[0]?.message).toMatch(/the next one is tried at \d{4}-\d\d-\d\dT[\d:.]+Z/);
    expect(second.errors[0]?.message).toBe(first.errors[0]?.message);
    expect(server.requests.map(({ path }) => path)).toEqual(['/token/']);
    expect(app.logText()).not.toContain(APP_KEY);
  });

  it('because the login has no response is safe to repeat', async () => {
    await start(xml(fixture('create-response.xml')), {}, { ends: 'never' });
    const { errors } = await app.graphql(CREATE);
    expect(errors[0]?.extensions).toMatchObject({ code: 'PROVIDER_TIMEOUT', retryable: true });
    expect(creates()).toBe(0);
  });
});

describe('A token that Electa quotes', () => {
  it('is redacted in the log, in whatever capitals', async () => {
    await start(bare(`cannot take ${TOKEN} or ${TOKEN.toLowerCase()}`, 500));
    await app.graphql(CREATE);
    expect(app.logText()).toContain('cannot take [redacted] or [redacted]');
    expect(app.logText()).not.toMatch(new RegExp(TOKEN, 'i'));
  });
});
