import { type TestApp, startTestApp } from '../../support/app';
import { type ScriptedAnswer, type ScriptedServer, startScriptedServer } from '../../support/scripted-server';
import { fail, formOf, scriptedWizIq, xml } from '../../support/wiziq-app';
import { fixture } from './support';

const OPERATION_MS = 1_500;

let wiziq: ScriptedServer;
let app: TestApp;
beforeEach(async () => {
  wiziq = await startScriptedServer();
  app = await startTestApp(scriptedWizIq(wiziq.url), {
    operationMs: OPERATION_MS,
    limits: { attemptMs: 500, retries: 0 },
  });
});
afterEach(async () => {
  await app.stop();
  await wiziq.close();
});

const START = new Date(Date.UTC(new Date().getUTCFullYear() + 1, 5, 1, 12)).toISOString();
const CLASS = { title: 'English Class', startsAt: START, presenterEmail: 'teacherinme@gmail.com' };

const createClass = () =>
  app.graphql(
    'mutation ($input: CreateClassInput!) { createClass(input: $input) { class { id } userErrors { code field providerCode } } }',
    { input: CLASS },
  );

const createSeries = () =>
  app.graphql(
    `mutation ($input: CreateRecurringClassInput!) {
      createRecurringClass(input: $input) { series { id summary occurrences classes { id } } userErrors { code } }
    }`,
    { input: { class: CLASS, repeat: 'DAILY', occurrences: 3 } },
  );

const read = (ids: string[]) => app.graphql('query ($ids: [ID!]!) { classesByIds(ids: $ids) { id title } }', { ids });

/** How often a method was called. */
const calls = (method: string): number =>
  wiziq.requests.filter((request) => formOf(request)['method'] === method).length;

/** Responds to one method with this, and to all others with "no record found". */
const playFor = (method: string, answer: ScriptedAnswer) =>
  wiziq.play((request) => (formOf(request)['method'] === method ? answer : fail(1013, 'No record found.')));

const CREATED = xml(fixture('create-response.xml'));
const SERIES_CREATED = xml(fixture('create-recurring-response.xml'));

describe('A create', () => {
  it.each<[string, ScriptedAnswer]>([
    ['is reset', { ends: 'reset' }],
    ['is interrupted in the middle of its response', { ...CREATED, ends: 'cutOff' }],
    ['is interrupted in the middle of its chunked response', { ...CREATED, ends: 'cutOffChunked' }],
    ['is answered by half a document', xml(fixture('create-response.xml').slice(0, 200))],
    ['is never answered', { ends: 'never' }],
    ['is answered by no HTTP', { ends: 'garbled' }],
    ['is answered by a web page', { headers: { 'content-type': 'text/html' }, body: '<html><body>x</body></html>' }],
    ['is answered by nothing', xml('')],
    ['fails with HTTP 500', xml('', 500)],
    ['fails with HTTP 503', xml('', 503)],
    ['fails with the code 500', fail(500)],
    ['fails with the code 503', fail(503, 'overloaded')],
    ['fails with the code 1000', fail(1000, 'There is some error while processing your request.')],
    ['succeeds without an id', xml('<rsp status="ok"><create status="true"><class_details/></create></rsp>')],
  ])('that %s is sent once, and is not a user error', async (_, answer) => {
    playFor('create', answer);
    const { data, errors } = await createClass();
    expect(data).toEqual({ createClass: null });
    expect(errors).toMatchObject([{ extensions: { provider: 'WIZIQ', retryable: false } }]);
    expect(errors[0]!.extensions['code']).toMatch(/^PROVIDER_(UNAVAILABLE|TIMEOUT|BAD_RESPONSE|OUTCOME_UNKNOWN)$/);
    expect(calls('create')).toBe(1);
  });

  it.each<[string, ScriptedAnswer, string]>([
    ['HTTP 401', xml('', 401), 'PROVIDER_AUTH_FAILED'],
    ['HTTP 429', xml('', 429), 'PROVIDER_RATE_LIMITED'],
    ['the code 401', fail(401, 'Not Authorized'), 'PROVIDER_AUTH_FAILED'],
    ['the code 403', xml(fixture('fail-response.xml')), 'PROVIDER_AUTH_FAILED'],
  ])('that fails with %s is an error of this service', async (_, answer, code) => {
    playFor('create', answer);
    const { errors } = await createClass();
    expect(errors).toMatchObject([{ extensions: { code, provider: 'WIZIQ' } }]);
    expect(calls('create')).toBe(1);
  });

  it.each<[string, ScriptedAnswer, object]>([
    [
      'a code that is known',
      fail(1046, 'presenter_email is not valid for this package.'),
      { code: 'PRESENTER_UNKNOWN', field: ['presenterEmail'], providerCode: '1046' },
    ],
    ['a code that is not', fail(4711, 'No.'), { code: 'PROVIDER_REFUSED', field: null, providerCode: '4711' }],
    ['HTTP 400', xml('', 400), { code: 'PROVIDER_REFUSED', field: null, providerCode: '400' }],
  ])('that is refused with %s is a user error', async (_, answer, userError) => {
    playFor('create', answer);
    const { data, errors } = await createClass();
    expect(errors).toEqual([]);
    expect(data.createClass).toEqual({ class: null, userErrors: [userError] });
    expect(calls('create')).toBe(1);
  });

  it('shows the client nothing of the response, and no key in the log', async () => {
    playFor('create', xml('<secret>presenter link</secret>'));
    const { text } = await createClass();
    expect(text).not.toMatch(/presenter link|127\.0\.0\.1|apimanager/);
    const { WIZIQ_ACCESS_KEY, WIZIQ_SECRET_KEY } = scriptedWizIq('');
    for (const key of [WIZIQ_ACCESS_KEY!, WIZIQ_SECRET_KEY!, encodeURIComponent(WIZIQ_ACCESS_KEY!)]) {
      expect(app.logText()).not.toContain(key);
    }
  });
});

describe('The create of a series', () => {
  it('returns the series and the error that its classes could not be read', async () => {
    wiziq.play((request) => (formOf(request)['method'] === 'create_recurring' ? SERIES_CREATED : xml('', 500)));
    const { data, errors } = await createSeries();
    expect(data.createRecurringClass).toMatchObject({
      series: { id: 'wiziq:series:1234', summary: expect.any(String), occurrences: 3, classes: null },
      userErrors: [],
    });
    expect(errors).toMatchObject([
      { path: ['createRecurringClass', 'series', 'classes'], extensions: { code: 'PROVIDER_UNAVAILABLE' } },
    ]);
    expect(calls('create_recurring')).toBe(1);
  });

  it('that is interrupted is sent once', async () => {
    playFor('create_recurring', { ...SERIES_CREATED, ends: 'cutOff' });
    const { errors } = await createSeries();
    expect(errors).toHaveLength(1);
    expect(calls('create_recurring')).toBe(1);
    expect(calls('view_schedule')).toBe(0);
  });
});

describe('A read', () => {
  it.each<[string, ScriptedAnswer, string]>([
    ['is reset', { ends: 'reset' }, 'PROVIDER_UNAVAILABLE'],
    ['is cut off', { ...xml(fixture('get-data-response.xml')), ends: 'cutOff' }, 'PROVIDER_BAD_RESPONSE'],
    ['is half a document', xml(fixture('get-data-response.xml').slice(0, 900)), 'PROVIDER_BAD_RESPONSE'],
    [
      'has a doctype',
      xml(`<!DOCTYPE rsp [<!ENTITY e "x">]>${fixture('get-data-response.xml')}`),
      'PROVIDER_BAD_RESPONSE',
    ],
    ['fails with the code 502', fail(502, 'service down'), 'PROVIDER_UNAVAILABLE'],
    ['fails with the code 403', fail(403), 'PROVIDER_AUTH_FAILED'],
  ])('that %s is an error in every place, not an empty result', async (_, answer, code) => {
    wiziq.play([answer]);
    const { data, errors } = await read(['wiziq:class:15716', 'wiziq:class:15717']);
    expect(data.classesByIds).toEqual([null, null]);
    expect(errors.map(({ extensions }) => extensions['code'])).toEqual([code, code]);
  });

  it.each<[string, ScriptedAnswer, string, string]>([
    ['down after repeated 503', fail(503, 'overloaded'), 'DOWN', 'its code 503'],
    ['degraded after wrong credentials', fail(401), 'DEGRADED', 'its code 401'],
    ['up when it finds nothing', fail(1013, 'No record found.'), 'UP', ''],
    ['up when it refuses', fail(1025, 'page_size parameter cannot exceed 100.'), 'UP', ''],
  ])('shows that WizIQ is %s, in an HTTP 200', async (_, answer, state, says) => {
    wiziq.play([answer]);
    for (let count = 0; count < 7; count += 1) await read(['wiziq:class:15716']);
    const { data } = await app.graphql('{ providers { provider state lastError } }');
    const health = data.providers.find(({ provider }: { provider: string }) => provider === 'WIZIQ');
    expect(health.state).toBe(state);
    expect(health.lastError ?? '').toContain(says);
    expect(wiziq.requests).toHaveLength(state === 'DOWN' ? 5 : 7);
  });

  it('gives what can be used, and an error for what cannot', async () => {
    wiziq.play([xml(fixture('get-data-response.xml'))]);
    const { data, errors } = await read(['wiziq:class:15716', 'wiziq:class:15719', 'wiziq:class:1']);
    expect(data.classesByIds).toEqual([{ id: 'wiziq:class:15716', title: 'English <Class> & more' }, null, null]);
    expect(errors).toMatchObject([{ path: ['classesByIds', 1], extensions: { code: 'PROVIDER_BAD_RESPONSE' } }]);
  });
});
