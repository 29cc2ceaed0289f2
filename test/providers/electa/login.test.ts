import { ProviderError } from '../../../src/model/provider-error';
import { APP_KEY, bare, fixture, loggedIn, TOKEN, xml } from '../../support/electa-app';
import { type RecordedRequest, type ScriptedAnswer, webPage } from '../../support/scripted-server';
import { closeAll, create, electa, failureOf } from './source';

afterEach(async () => {
  jest.restoreAllMocks();
  await closeAll();
});

const created = () => xml(fixture('create-response.xml'));
/** As page 50052 documents it. */
const REFUSAL = fixture('token-refusal.xml');

/** Logins get these responses in turn, the last one repeatedly; creates succeed. */
const logins = (...answers: ScriptedAnswer[]) => {
  let count = 0;
  return ({ path }: RecordedRequest): ScriptedAnswer =>
    path === '/token/' ? answers[Math.min(count++, answers.length - 1)]! : created();
};

/** Lets so much time pass on the clock of the process. */
const pass = (milliseconds: number) => {
  const later = Date.now() + milliseconds;
  jest.spyOn(Date, 'now').mockReturnValue(later);
};

const MINUTE = 60_000;

describe('A login', () => {
  it('gives the company and the key, and its token goes with the call', async () => {
    const fixture = await electa(logins(loggedIn()));
    await create(fixture);
    expect(fixture.server.requests.map(({ method, target }) => `${method} ${target.split('&')[0]}`)).toEqual([
      'GET /token/?cid=12345',
      `GET /event/create?token=${TOKEN}`,
    ]);
    expect(fixture.server.requests[0]?.query.get('appkey')).toBe(APP_KEY);
    expect(fixture.server.requests[1]?.query.get('cid')).toBe('12345');
  });

  it('has its token redacted from then on, in whatever capitals', async () => {
    const fixture = await electa(logins(loggedIn()));
    await create(fixture);
    expect(fixture.secrets).toEqual([TOKEN, TOKEN.toLowerCase()]);
  });

  it('is done once for all who wait', async () => {
    const fixture = await electa(logins({ ...loggedIn(), after: 20 }));
    await Promise.all(Array.from({ length: 20 }, () => create(fixture)));
    expect(fixture.paths().filter((path) => path === '/token/')).toHaveLength(1);
    expect(fixture.paths().filter((path) => path === '/event/create')).toHaveLength(20);
  });

  it('is done again after 19 minutes', async () => {
    const fixture = await electa(logins(loggedIn(), loggedIn('second-token')));
    await create(fixture);
    pass(19 * MINUTE - 5_000);
    await create(fixture);
    expect(fixture.paths()).toEqual(['/token/', '/event/create', '/event/create']);
    pass(5_000);
    await create(fixture);
    expect(fixture.paths().slice(3)).toEqual(['/token/', '/event/create']);
    expect(fixture.server.requests.at(-1)?.query.get('token')).toBe('second-token');
  });

  it('is not needed where a token is given', async () => {
    const fixture = await electa(logins(loggedIn()), {
      variables: { ELECTA_APP_KEY: '', ELECTA_TOKEN: 'given-token' },
    });
    await create(fixture);
    expect(fixture.paths()).toEqual(['/event/create']);
    expect(fixture.server.requests[0]?.query.get('token')).toBe('given-token');
  });
});

describe('A login that is refused', () => {
  it.each<[string, ScriptedAnswer, RegExp]>([
    [
      'as documented',
      xml(fixture('token-refusal.xml')),
      /its code 2\)\. It responded: "Invalid Account or Application Key"\. Check ELECTA_COMPANY_ID and ELECTA_APP_KEY\./,
    ],
    ['with a bare code', bare('7'), /did not accept the credentials of this service \(its code 7\)\. Check ELECTA/],
    ['with a code beside a status', xml(fixture('token-refusal.xml'), 403), /code 2\)/],
    ['with a status alone', bare('no', 401), /did not accept the credentials of this service \(HTTP status 401\)/],
    ['with the failure of a server', bare('', 500), /failed to process the request \(HTTP status 500\)/],
    ['with a web page', webPage(), /has no token\. It is a web page, not XML\./],
    ['with another document', xml('<Token>s3cret-token</Token>'), /has no token\. It is <Token>\./],
    ['with a code in letters', xml('<Response><ResponseCode>OK</ResponseCode></Response>'), /<Response><ResponseCode>/],
  ])('is not repeated for a minute, as the error says: %s', async (title, response, reason) => {
    const fixture = await electa(logins(response, loggedIn()));
    const before = Date.now();
    const error = await failureOf(create(fixture));
    expect(error).toBeInstanceOf(ProviderError);
    // What is neither a token nor a refusal says nothing of the key.
    const isUnderstood = !/^with (a web page|another document|a code in letters)$/.test(title);
    const code = isUnderstood ? 'PROVIDER_AUTH_FAILED' : 'PROVIDER_BAD_RESPONSE';
    expect(error).toMatchObject({ code, acted: 'never', retryable: false });
    expect(error.message).toMatch(reason);
    expect(error.message).not.toContain('s3cret');
    const [, at] = /the next one is tried at (\S+Z)\./.exec(error.message as string)!;
    expect(Date.parse(at!) - before).toBeGreaterThanOrEqual(MINUTE);

    expect((await failureOf(create(fixture))).message).toBe(error.message);
    expect(fixture.paths()).toEqual(['/token/']);

    pass(MINUTE + 1_000);
    await create(fixture);
    expect(fixture.paths()).toEqual(['/token/', '/token/', '/event/create']);
  });

  it('shows in the health, though it comes as an HTTP 200, until one succeeds', async () => {
    const fixture = await electa(logins(xml(REFUSAL), loggedIn()));
    await failureOf(create(fixture));
    expect(fixture.source.health()).toMatchObject({
      state: 'DEGRADED',
      lastSuccessAt: null,
      lastError:
        'Electa did not accept the credentials of this service (its code 2). It responded: "Invalid Account or Application Key". Check ELECTA_COMPANY_ID and ELECTA_APP_KEY.',
    });
    pass(MINUTE + 1_000);
    await create(fixture);
    expect(fixture.source.health()).toMatchObject({ state: 'UP', lastError: null });
  });

  it('does not expose its key, whatever Electa quotes', async () => {
    const words = `Key ${APP_KEY} is wrong`;
    const response = xml(`<Response><ResponseCode>2</ResponseCode><ResponseData>${words}</ResponseData></Response>`);
    const error = await failureOf(create(await electa([response])));
    expect(error.message).toContain('responded: "Key [redacted] is wrong"');
  });
});

describe('A login without a response', () => {
  it.each<[string, ScriptedAnswer, string]>([
    ['a reset', { ends: 'reset' }, 'PROVIDER_UNAVAILABLE'],
    ['a gateway that is not ready', bare('', 503), 'PROVIDER_UNAVAILABLE'],
    ['too many calls', bare('', 429), 'PROVIDER_RATE_LIMITED'],
    ['silence', { ends: 'never' }, 'PROVIDER_TIMEOUT'],
  ])('is not repeated for this call, but for the next: %s', async (_, response, code) => {
    const fixture = await electa(logins(response, loggedIn()), { limits: { attemptMs: 1_000 } });
    expect(await failureOf(create(fixture))).toMatchObject({ code, acted: 'never', retryable: true });
    expect(fixture.paths()).toEqual(['/token/']);
    await create(fixture);
    expect(fixture.paths()).toEqual(['/token/', '/token/', '/event/create']);
  });

  it('goes on when the call that needed it has no time left, and serves the next', async () => {
    let release = (): void => undefined;
    const held = new Promise<void>((resolve) => (release = resolve));
    const fixture = await electa(logins({ ...loggedIn(), after: held }));
    expect(await failureOf(create(fixture, 50))).toMatchObject({
      code: 'PROVIDER_TIMEOUT',
      acted: 'never',
      retryable: true,
      message: expect.stringContaining('before the request could be sent'),
    });
    release();
    await create(fixture);
    expect(fixture.paths()).toEqual(['/token/', '/event/create']);
  });
});
