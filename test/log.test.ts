import { type Logger } from 'pino';
import { createLog } from '../src/log';
import { startTestApp, type TestApp } from './support/app';
import {
  json,
  type RecordedRequest,
  type ScriptedAnswer,
  type ScriptedServer,
  startScriptedServer,
  webPage,
} from './support/scripted-server';

const USERNAME = 'api@acme.example';

/** The ways in which the password, or the header that carries it, may come to be written down. */
function formsOf(password: string): string[] {
  const credentials = `${USERNAME}:${password}`;
  const base64 = Buffer.from(credentials).toString('base64');
  const forms = [
    password,
    `Basic ${base64}`,
    credentials,
    encodeURIComponent(password),
    encodeURIComponent(password).toLowerCase(),
    encodeURI(password),
    new URLSearchParams({ p: password }).toString().slice(2),
    Buffer.from(password).toString('base64'),
    base64.replace(/=+$/, ''),
    encodeURIComponent(base64),
    Buffer.from(credentials).toString('base64url'),
  ];
  return [...new Set(forms)];
}

/** A text without the backslashes that JSON put into it, however often it was quoted. */
const unescaped = (text: string): string => text.replaceAll('\\', '');

const OPERATIONS = [
  '{ publicEvents { nodes { id title } } }',
  '{ publicEvent(id: "administrate:public-event:6") { title notes } }',
  '{ nodes(ids: ["administrate:venue:1", "administrate:venue:2"]) { id } }',
  `mutation { createPublicEvent(input: {
    courseId: "administrate:course:1", venueId: "administrate:venue:1", tutorId: "administrate:contact:1"
    startsAt: "2030-05-01T09:00:00Z", endsAt: "2030-05-01T10:00:00Z", timeZone: "Europe/London", currency: "GBP"
  }) { publicEvent { id } userErrors { message } } }`,
  'mutation { deletePublicEvent(input: { id: "administrate:public-event:6" }) { deletedId userErrors { message } } }',
  '{ providers { provider state lastError } }',
];

describe.each([
  ['plain', 'correct-horse-battery'],
  ['with a quote', 'correct-horse"battery'],
  ['full of what encodings change', `p@ss/w"o\\rd & <ü> 100%'s+=`],
  ['that is short', 'zq9!'],
])('A password %s', (_, password) => {
  let provider: ScriptedServer;
  let app: TestApp;
  beforeAll(async () => {
    provider = await startScriptedServer();
    app = await startTestApp(
      {
        LOG_LEVEL: 'trace',
        ADMINISTRATE_BASE_URL: provider.url,
        ADMINISTRATE_USERNAME: USERNAME,
        ADMINISTRATE_PASSWORD: password,
      },
      // The provider is asked again and again, however often it fails.
      { limits: { retries: 0, breaker: { failures: 1_000, halfOpenAfterMs: 10 } } },
    );
  });
  afterAll(async () => {
    await app.stop();
    await provider.close();
  });

  function expectNoSecretIn(text: string): void {
    for (const form of formsOf(password)) expect(unescaped(text)).not.toContain(unescaped(form));
  }

  it.each<[string, (form: string, request: RecordedRequest) => ScriptedAnswer]>([
    ['a failure', (form, request) => json({ error: form, headers: request.headers }, 500)],
    ['a failure that is a web page', (form) => webPage(`<p>No ${form}</p>`, 502)],
    ['a web page', (form) => webPage(`<p>Sign in: ${form}</p>`)],
    ['a web page with JSON in it', (form) => webPage(`<pre>${JSON.stringify({ form })}</pre>`)],
    [
      'JSON of a writer that escapes slashes',
      (form) => ({ ...json({}, 500), body: JSON.stringify({ error: form }).replaceAll('/', '\\/') }),
    ],
    ['no JSON', (form) => ({ body: `echo ${form}` })],
    ['JSON of another shape', (form, request) => json({ message: form, headers: request.headers })],
    ['records that are none', (form) => json([{ title: form }, form])],
    ['a record that cannot be read', (form) => json([{ id: 6, title: form, start_date: form, [form]: form }])],
    ['a refusal of the credentials', (form) => json({ error: form }, 401)],
    ['a refusal of the input', (form) => json({ error: form }, 422)],
    ['word that there is none', (form) => json({ error: form }, 404)],
    ['a demand to wait', (form) => json({ error: form }, 429)],
    [
      'a redirect',
      (form) => ({ status: 302, headers: { location: `/?auth=${encodeURIComponent(form)}` }, body: form }),
    ],
    ['half an answer', (form) => ({ body: form, ends: 'cutOff' })],
  ])('is in no log line and in no answer when the provider echoes it in %s', async (_how, answer) => {
    const before = provider.requests.length;
    for (const [index, form] of formsOf(password).entries()) {
      provider.play((request) => answer(form, request));
      const { text } = await app.graphql(OPERATIONS[index % OPERATIONS.length]!);
      expect(text).not.toContain(provider.url);
      expectNoSecretIn(text);
    }
    expectNoSecretIn(app.logText());

    // It was really sent, so the provider had something to echo.
    const credentials = Buffer.from(`${USERNAME}:${password}`).toString('base64');
    const sent = provider.requests.slice(before).map(({ headers }) => headers.authorization);
    expect(new Set(sent)).toEqual(new Set([`Basic ${credentials}`]));
  });

  it('is in no log line in part either, where what the provider said is cut short', async () => {
    for (const form of [password, `Basic ${Buffer.from(`${USERNAME}:${password}`).toString('base64')}`]) {
      const withoutItsEnd = form.slice(0, -1);
      provider.play([{ status: 500, body: `${'.'.repeat(500 - withoutItsEnd.length)}${form}` }]);
      await app.graphql(OPERATIONS[0]!);
      expect(unescaped(app.logText())).not.toContain(unescaped(withoutItsEnd));
    }
  });

  it('leaves lines that are JSON, and shows where something was taken out', () => {
    const details = app.logLines.map(({ detail }) => detail);
    expect(details).toContain('{"error":"[redacted]"}');
    expect(details).toContain('<p>Sign in: [redacted]</p>');
    expect(details).toContain('echo Basic [redacted]');
  });
});

describe('A log', () => {
  const write = (level: 'info' | 'warn' | 'silent' | 'trace', use: (log: Logger) => void): any[] => {
    const lines: string[] = [];
    use(createLog(level, (text) => text.replaceAll('s3cret', '***'), { write: (line) => void lines.push(line) }));
    return lines.map((line) => JSON.parse(line) as unknown);
  };

  it('has one JSON object per line, with the time as people and programs read it', () => {
    const [line, ...others] = write('info', (log) => log.info({ a: 1 }, 'Hello'));
    expect(others).toEqual([]);
    expect(line).toEqual({ level: 30, time: expect.any(String) as string, a: 1, msg: 'Hello' });
    expect(new Date(line.time as string).toISOString()).toBe(line.time);
  });

  it('leaves out what is below its level', () => {
    const all = (log: Logger): void => {
      log.trace('1');
      log.debug('2');
      log.info('3');
      log.warn('4');
      log.error('5');
      log.fatal('6');
    };
    expect(write('warn', all).map(({ msg }) => msg)).toEqual(['4', '5', '6']);
    expect(write('trace', all)).toHaveLength(6);
    expect(write('silent', all)).toEqual([]);
  });

  it('goes to standard error, unless it is told otherwise', () => {
    const log = createLog('silent', (text) => text);
    log.fatal('Not to be seen among the results of the tests');
    expect(log.level).toBe('silent');
  });

  it('passes every line through the redaction as a whole: message, fields, errors and bindings', () => {
    const error = new Error('has s3cret', { cause: new Error('s3cret too') });
    const lines = write('info', (log) => {
      log.child({ who: 's3cret' }).info({ deep: { er: ['s3cret'], s3cret: 1 } }, 's3cret');
      log.info({ err: error, pattern: 'x' }, '%s and %j', 's3cret', { a: 's3cret' });
    });
    expect(JSON.stringify(lines)).not.toContain('s3cret');
    expect(lines[0]).toMatchObject({ who: '***', deep: { er: ['***'], '***': 1 }, msg: '***' });
    expect(lines[1]).toMatchObject({
      msg: '*** and {"a":"***"}',
      err: { message: expect.stringContaining('has ***') as string },
    });
  });
});
