import { pino } from 'pino';
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

/** Every way in which the password, or the header that carries it, may come to be written down. */
function formsOf(password: string): string[] {
  const inJson = (text: string): string => JSON.stringify(text).slice(1, -1);
  const credentials = `${USERNAME}:${password}`;
  const base64 = Buffer.from(credentials).toString('base64');
  const plain = [
    password,
    inJson(password),
    inJson(inJson(password)),
    inJson(password).replaceAll('/', '\\/'),
    encodeURIComponent(password),
    encodeURIComponent(password).toLowerCase(),
    encodeURI(password),
    new URLSearchParams({ p: password }).toString().slice(2),
    Buffer.from(password).toString('base64'),
    base64,
    base64.replace(/=+$/, ''),
    encodeURIComponent(base64),
    Buffer.from(credentials).toString('base64url'),
  ];
  return [...new Set(plain)];
}

/** What a helpless server may say: everything that it was told, in every form. */
const confession = (request: RecordedRequest, password: string): string =>
  `Refused ${request.headers.authorization}; ${formsOf(password).join(' ')}; GET ${request.target}`;

const OPERATIONS = [
  '{ publicEvents { nodes { id title } } }',
  '{ publicEvent(id: "administrate:public-event:6") { title notes } }',
  '{ nodes(ids: ["administrate:venue:1", "administrate:venue:2"]) { id } }',
  `mutation { createPublicEvent(input: {
    courseId: "administrate:course:1", venueId: "administrate:venue:1", tutorId: "administrate:contact:1"
    startsAt: "2030-05-01T09:00:00Z", endsAt: "2030-05-01T10:00:00Z", timeZone: "Europe/London", currency: "GBP"
  }) { publicEvent { id } userErrors { message } } }`,
  'mutation { deletePublicEvent(id: "administrate:public-event:6") { deletedId userErrors { message } } }',
  '{ providers { provider state lastError } }',
];

/** Only what holds for one password is said by one app: its provider is one that tells what it was told. */
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
      { limits: { retries: 1, breaker: { failures: 1_000, halfOpenAfterMs: 10 } } },
    );
  });
  afterAll(async () => {
    await app.stop();
    await provider.close();
  });

  function expectNoSecretIn(text: string): void {
    for (const form of formsOf(password)) expect(text).not.toContain(form);
    expect(text).not.toMatch(/Basic (?!\[redacted\])\S/);
  }

  it.each<[string, (request: RecordedRequest) => ScriptedAnswer]>([
    ['a failure', (request) => json({ error: confession(request, password), request }, 500)],
    ['a failure that is a web page', (request) => webPage(`<p>${confession(request, password)}</p>`, 502)],
    ['a web page', (request) => webPage(`<p>${confession(request, password)}</p>`)],
    ['no JSON', (request) => ({ body: `echo ${confession(request, password)}` })],
    ['JSON of another shape', (request) => json({ message: confession(request, password), request })],
    ['records that are none', (request) => json([{ title: confession(request, password) }, password])],
    ['a record full of it', (request) => json([{ id: 6, title: 'T', start_date: confession(request, password) }])],
    ['a refusal of the credentials', (request) => json({ error: confession(request, password) }, 401)],
    ['a refusal of the input', (request) => json({ error: confession(request, password) }, 422)],
    ['a refusal as there is none', (request) => json({ error: confession(request, password) }, 404)],
    ['a demand to wait', (request) => json({ error: confession(request, password) }, 429)],
    ['a redirect', (request) => ({ status: 302, headers: { location: `/?auth=${request.headers.authorization}` } })],
    ['half an answer', (request) => ({ body: confession(request, password), ends: 'cutOff' })],
    ['a connection that breaks', () => ({ ends: 'reset' })],
  ])('is in no log line and no answer when the provider echoes it in %s', async (_how, answer) => {
    provider.play((request) => answer(request));
    const before = provider.requests.length;
    const answers: string[] = [];
    for (const operation of OPERATIONS) answers.push((await app.graphql(operation)).text);

    // It was really sent, so the provider had something to echo.
    const credentials = Buffer.from(`${USERNAME}:${password}`).toString('base64');
    expect(provider.requests.length).toBeGreaterThanOrEqual(before + 5);
    expect(new Set(provider.requests.map(({ headers }) => headers.authorization))).toEqual(
      new Set([`Basic ${credentials}`]),
    );
    answers.forEach((text) => expect(text).not.toContain(provider.url));
    answers.forEach(expectNoSecretIn);
    expectNoSecretIn(app.logText());
  });

  it('leaves lines that are JSON, and says where something was taken out', () => {
    expect(app.logLines.length).toBeGreaterThan(20);
    expect(app.logText()).toContain('Basic [redacted]');
    expect(app.logText()).not.toContain(Buffer.from(USERNAME).toString('base64').slice(0, 16));
  });
});

describe('A log', () => {
  const write = (level: 'info' | 'warn' | 'silent' | 'trace', use: (log: pino.Logger) => void): any[] => {
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
    const all = (log: pino.Logger): void => {
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
