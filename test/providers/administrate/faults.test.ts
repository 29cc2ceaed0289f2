import { closedUrl, json, type RecordedRequest, type ScriptedAnswer, webPage } from '../../support/scripted-server';
import {
  appOn,
  unknownOutcome,
  errorOf,
  type Operation,
  operations,
  playing,
  type Scene,
  stopAll,
  toWrites,
  writes,
  writesSent,
} from './operations';
import { fixture } from './records';

/** One server for all the faults there are, one after the other; and one with little patience, for answers that do not come. */
let patient: Scene;
let impatient: Scene;
beforeAll(async () => {
  patient = await playing([json({})], { limits: { attemptMs: 2_000 } });
  impatient = await playing([json({})], { limits: { attemptMs: 60 } });
});
afterAll(stopAll);

const NOT_KNOWN = 'The write was sent, and what became of it is not known.';

interface Fault {
  readonly name: string;
  readonly answer: ScriptedAnswer | ((request: RecordedRequest) => ScriptedAnswer);
  readonly code: string;
  /** The first sentence of the message. */
  readonly says: string;
  /** What follows for a read; for a write too, unless the provider may have acted. */
  readonly advice: string;
  readonly retryable: boolean;
  /** Whether the provider has not acted on a write for certain. */
  readonly neverActed?: boolean;
  /** How often a read is sent. */
  readonly sent?: number;
}

const LATER = 'Try again later.';
const REPORT = 'Trying again is unlikely to help; the log of this service has the details.';
const BASE_URL = 'Check the base URL in the settings of this service.';
const unavailable = { code: 'PROVIDER_UNAVAILABLE', retryable: true, advice: LATER };
const badResponse = { code: 'PROVIDER_BAD_RESPONSE', retryable: false, advice: REPORT };
const refusedLogin = {
  code: 'PROVIDER_AUTH_FAILED',
  retryable: false,
  neverActed: true,
  advice: 'Check that they are set correctly and that they allow this request.',
};
const throttled = {
  code: 'PROVIDER_RATE_LIMITED',
  retryable: true,
  neverActed: true,
  says: 'Administrate received too many requests and rejected this one.',
  advice: 'It did not act on it; try again later.',
};
const timeout = {
  code: 'PROVIDER_TIMEOUT',
  retryable: true,
  says: 'Administrate did not respond in time.',
  advice: LATER,
};

/** A page that quotes the request, password and all. */
const indiscreet = ({ headers, target }: RecordedRequest): ScriptedAnswer => ({
  status: 500,
  body: `the body: ${headers.authorization} ${target} correct-horse"battery at Object.fail (/srv/app/node_modules/x.js:1:1)`,
});

const faults: readonly Fault[] = [
  { name: 'an answer that comes too late', answer: { ...json(fixture('get-response')), after: 500 }, ...timeout },
  { name: 'no answer at all', answer: { ends: 'never' }, ...timeout },
  { name: 'an answer that begins and does not go on', answer: { body: '{"id":', ends: 'stalled' }, ...timeout },
  {
    name: 'a connection that breaks before an answer',
    answer: { ends: 'reset' },
    ...unavailable,
    says: 'The connection to Administrate broke before a response arrived.',
    sent: 3,
  },
  {
    name: 'an answer that is cut off',
    answer: { body: '{"id": 6, "title": "the bo', ends: 'cutOff' },
    ...badResponse,
    says: 'The response of Administrate ended before it was complete.',
    advice: LATER,
  },
  {
    name: 'an answer that is cut off in chunks',
    answer: { body: '{"id": 6, "title": "the bo', ends: 'cutOffChunked' },
    ...badResponse,
    says: 'The response of Administrate ended before it was complete.',
    advice: LATER,
  },
  {
    name: 'a web page',
    answer: webPage('<!DOCTYPE html><p>the body</p>'),
    ...badResponse,
    says: 'Administrate returned a web page instead of data; the base URL may be wrong.',
    advice: BASE_URL,
  },
  {
    name: 'broken JSON',
    answer: { body: '{"id": 6, "title": the body' },
    ...badResponse,
    says: 'Administrate returned data that is not valid JSON.',
  },
  {
    name: 'nothing where data was expected',
    answer: { body: '' },
    ...badResponse,
    says: 'Administrate returned an empty response where data was expected.',
  },
  {
    name: 'something that is no HTTP',
    answer: { ends: 'garbled' },
    ...badResponse,
    says: 'The server at the address of Administrate does not speak HTTP; the base URL may be wrong.',
    advice: BASE_URL,
  },
  {
    name: 'an answer that is too large',
    answer: json({ ...(fixture('get-response') as object), notes: 'x'.repeat(20_000) }),
    ...badResponse,
    says: 'Administrate returned more data than is accepted in one response.',
    advice: 'Request less at a time.',
  },
  {
    name: 'an answer without an end',
    answer: { ends: 'endless' },
    ...badResponse,
    says: 'Administrate returned more data than is accepted in one response.',
    advice: 'Request less at a time.',
  },
  {
    name: 'a redirect',
    answer: { status: 302, headers: { location: 'http://127.0.0.1:1/the body' }, body: 'the body' },
    ...badResponse,
    says: 'Administrate redirected the request to another address (HTTP status 302); the base URL set for it is probably wrong.',
    advice: BASE_URL,
  },
  {
    name: '401',
    answer: json({ error: 'the body' }, 401),
    ...refusedLogin,
    says: 'Administrate did not accept the credentials of this service (HTTP status 401).',
  },
  {
    name: '403',
    answer: json({ error: 'the body' }, 403),
    ...refusedLogin,
    says: 'Administrate did not accept the credentials of this service (HTTP status 403).',
  },
  { name: '429 and soon again', answer: json('the body', 429, { 'retry-after': '0' }), ...throttled, sent: 3 },
  { name: '429 and much later again', answer: json('the body', 429, { 'retry-after': '60' }), ...throttled },
  {
    name: '500, with a page that quotes the request',
    answer: indiscreet,
    ...unavailable,
    says: 'Administrate failed to process the request (HTTP status 500).',
  },
  {
    name: '503',
    answer: { status: 503, body: 'the body' },
    ...unavailable,
    says: 'Administrate failed to process the request (HTTP status 503).',
    sent: 3,
  },
];

describe.each(faults)('Where the provider gives $name', (fault) => {
  const { answer, code, says, advice, retryable, neverActed = false, sent = 1 } = fault;
  const sceneOf = (): Scene => (code === 'PROVIDER_TIMEOUT' ? impatient : patient);

  it('a read fails with a code and a word on what to do', async () => {
    const { server, app } = sceneOf();
    server.play(typeof answer === 'function' ? answer : [answer]);
    const before = server.requests.length;
    const response = await operations.read(app);
    const error = errorOf(response, app, server);
    expect(error).toMatchObject({
      message: `${says} ${advice}`,
      path: ['publicEvent'],
      extensions: { code, retryable },
    });
    expect(response.data).toEqual({ publicEvent: null });
    expect(server.requests.slice(before).map(({ method }) => method)).toEqual(Array(sent).fill('GET'));
  });

  it.each(writes)('%s is sent once and fails with a code', async (operation) => {
    const { server, app } = sceneOf();
    server.play(toWrites(answer));
    const before = server.requests.length;
    const response = await operations[operation](app);
    const error = errorOf(response, app, server);
    if (neverActed) {
      expect(error).toMatchObject({ message: `${says} ${advice}`, extensions: { code, retryable } });
    } else {
      expect(error.message).toContain(`${NOT_KNOWN} ${unknownOutcome(operation)}`);
      expect(error.extensions).toMatchObject({ code: 'PROVIDER_OUTCOME_UNKNOWN', retryable: false });
      // The cause is reported with the write, and in the log.
      const { data } = await app.graphql('query ($id: ID!) { write(id: $id) { state operation error } }', {
        id: error.extensions['writeId'],
      });
      expect(data.write).toMatchObject({ state: 'OUTCOME_UNKNOWN', operation });
      expect(data.write.error).toContain(says);
    }
    expect(error.path).toEqual([operation]);
    expect(response.data).toEqual({ [operation]: null });
    expect(writesSent(server.requests.slice(before))).toBe(1);
  });
});

describe('Where nothing listens', () => {
  it.each(Object.keys(operations) as Operation[])('%s fails, and reports that nothing was sent', async (operation) => {
    const app = await appOn(await closedUrl());
    const error = errorOf(await operations[operation](app), app);
    expect(error).toMatchObject({
      message: 'No connection to Administrate could be made. Nothing was sent to it; try again later.',
      extensions: { code: 'PROVIDER_UNAVAILABLE', retryable: true },
    });
  });
});

describe('Where the provider keeps failing', () => {
  it('it is not called for a moment, neither to read nor to write', async () => {
    const limits = { breaker: { failures: 2, halfOpenAfterMs: 60_000 } };
    const { server, app } = await playing([{ status: 500 }], { limits });
    await operations.read(app);
    await operations.list(app);
    expect(server.requests).toHaveLength(2);

    for (const operation of Object.values(operations)) {
      const error = errorOf(await operation(app), app, server);
      expect(error).toMatchObject({
        message:
          'Administrate keeps failing, so calls to it are suspended for a few seconds. Nothing was sent to it; try again later.',
        extensions: { code: 'PROVIDER_UNAVAILABLE', retryable: true },
      });
    }
    expect(server.requests).toHaveLength(2);
    const { data } = await app.graphql('{ providers { provider state lastError } }');
    expect(data.providers).toEqual([
      { provider: 'ADMINISTRATE', state: 'DOWN', lastError: expect.stringContaining('HTTP status 500') },
      { provider: 'ELECTA', state: 'UNKNOWN', lastError: null },
      { provider: 'ICAREUS', state: 'UNKNOWN', lastError: null },
      { provider: 'WIZIQ', state: 'UNKNOWN', lastError: null },
    ]);
  });
});

describe('Where the time for the operation is up first', () => {
  it('a create that was sent has an unknown outcome', async () => {
    const { server, app } = await playing(toWrites({ ends: 'never' }), {
      operationMs: 300,
      limits: { attemptMs: 5_000 },
    });
    const error = errorOf(await operations.createPublicEvent(app), app, server);
    expect(error.extensions).toMatchObject({ code: 'PROVIDER_OUTCOME_UNKNOWN', retryable: false });
    expect(server.requests.map(({ method }) => method)).toEqual(['GET', 'POST']);
  });

  it.each(Object.keys(operations) as Operation[])('%s ends with what is known of it', async (operation) => {
    const { server, app } = await playing([{ ends: 'never' }], { operationMs: 200, limits: { attemptMs: 5_000 } });
    const isRead = operation === 'read' || operation === 'list';
    const isCreate = operation === 'createPublicEvent';
    const error = errorOf(await operations[operation](app), app, server);
    // Before a create there is a read, and when that has taken all the time, nothing is sent.
    expect(error.extensions).toMatchObject(
      isRead || isCreate
        ? { code: 'PROVIDER_TIMEOUT', retryable: true }
        : { code: 'PROVIDER_OUTCOME_UNKNOWN', retryable: false },
    );
    expect(server.requests.map(({ method }) => method)).toEqual([
      isRead || isCreate ? 'GET' : operation === 'updatePublicEvent' ? 'PUT' : 'DELETE',
    ]);
  });
});
