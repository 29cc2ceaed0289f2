import { ProviderError } from '../../../src/model/provider-error';
import { UserErrors } from '../../../src/model/user-error';
import { type EventRecord } from '../../../src/providers/electa/mapping';
import { bare, fixture, TOKEN, xml } from '../../support/electa-app';
import { type ScriptedAnswer, webPage } from '../../support/scripted-server';
import { answers, closeAll, create, electa, failureOf, listEvents, range, response, sample } from './source';
import { memoryRecords } from '../../support/memory-records';

afterEach(async () => {
  jest.restoreAllMocks();
  await closeAll();
});

const later = (milliseconds: number) => {
  const at = Date.now() + milliseconds;
  jest.spyOn(Date, 'now').mockReturnValue(at);
};

describe('Creating', () => {
  it("is the page's sample call, and gives the page's sample event", async () => {
    const made = await electa(answers(xml(fixture('create-response.xml'))));
    await expect(create(made)).resolves.toMatchObject({ id: 'electa:event:255052', title: '10 hour session' });
    const sampleCall = new URL(fixture('create-request.txt'));
    sampleCall.searchParams.set('token', 'own-token-1');
    const sent = made.server.requests[1]!;
    expect(sent).toMatchObject({ method: 'GET', path: sampleCall.pathname, body: '' });
    expect(Object.fromEntries(sent.query)).toEqual(Object.fromEntries(sampleCall.searchParams));
  });

  it('prepares without a call', async () => {
    const { source, server, call } = await electa(answers(bare('1')));
    await source.create.prepare(sample, call());
    expect(() => source.create.prepare({ ...sample, title: '' }, call())).toThrow(UserErrors);
    expect(server.requests).toHaveLength(0);
  });

  it('logs where the created event differs from the requested one', async () => {
    const made = await electa(answers(xml(fixture('create-response.xml').replace('10:00', '11:00'))));
    await create(made);
    expect(made.logged).toContainEqual(
      expect.objectContaining({ id: 'electa:event:255052', fields: ['title', 'startsAt'] }),
    );
  });

  it('logs what cannot be used in the response', async () => {
    const made = await electa(answers(xml(fixture('create-response.xml').replace('https://', ''))));
    await expect(create(made)).resolves.toMatchObject({ joinUrl: null });
    expect(made.logged).toContainEqual(
      expect.objectContaining({ problems: [expect.stringContaining('eventurl')], leftOut: 0 }),
    );
  });

  it.each<[string, ScriptedAnswer, string, RegExp]>([
    ['bare', bare('105'), '105', /its code 105\), and nothing was changed\. Electa does not publish its codes/],
    ['in an element', xml('<int>105</int>'), '105', /its code 105/],
    ['with text', response(17, 'Room is taken'), '17', /nothing was changed\. Electa responded: "Room is taken"$/],
    ['beside a status', bare('105', 400), '105', /its code 105/],
  ])('that is refused is a user error with the code, and not repeated: %s', async (_, response, code, message) => {
    const made = await electa(answers(response));
    const error = await failureOf(create(made));
    expect(error).toBeInstanceOf(UserErrors);
    expect(error.errors).toMatchObject([{ code: 'PROVIDER_REFUSED', field: null, providerCode: code }]);
    expect(error.message).toMatch(message);
    expect(made.paths()).toEqual(['/token/', '/event/create']);
  });

  it.each([400, 404, 409, 413, 422, 431])(
    'is refused by a status without a code, with which nothing was made: %d',
    async (status) => {
      const made = await electa(answers(bare('no', status)));
      const error = await failureOf(create(made));
      expect(error).toBeInstanceOf(UserErrors);
      const message = expect.stringMatching(new RegExp(`^Electa refused the request.*HTTP status ${status}`));
      expect(error.errors).toMatchObject([
        { code: 'PROVIDER_REFUSED', field: null, providerCode: String(status), message },
      ]);
      expect(made.paths()).toEqual(['/token/', '/event/create']);
    },
  );

  it('does not expose the token, whatever Electa quotes', async () => {
    const error = await failureOf(create(await electa(answers(response(9, 'Token OWN-TOKEN-1 or own-token-1')))));
    expect(error.code).toBe('PROVIDER_AUTH_FAILED');
    expect(error.detail).toBe('Token [redacted] or [redacted]');
  });

  it.each<[string, ScriptedAnswer, string, string, number | undefined]>([
    ['silence', { ends: 'never' }, 'PROVIDER_TIMEOUT', 'maybe', undefined],
    ['a reset', { ends: 'reset' }, 'PROVIDER_UNAVAILABLE', 'maybe', undefined],
    ['a part', { body: '<NewEvent>', ends: 'cutOff' }, 'PROVIDER_BAD_RESPONSE', 'maybe', undefined],
    ['the failure of a server', bare('105', 500), 'PROVIDER_UNAVAILABLE', 'maybe', 500],
    ['a gateway that is not ready', bare('', 503), 'PROVIDER_UNAVAILABLE', 'maybe', 503],
    ['a web page', webPage(), 'PROVIDER_BAD_RESPONSE', 'maybe', undefined],
    ['broken XML', xml('<NewEvent><EventId>255052</EventId>'), 'PROVIDER_BAD_RESPONSE', 'maybe', undefined],
    ['two roots', xml('<NewEvent/><NewEvent/>'), 'PROVIDER_BAD_RESPONSE', 'maybe', undefined],
    ['nothing', bare(''), 'PROVIDER_BAD_RESPONSE', 'maybe', undefined],
    ['the code of success alone', bare('0'), 'PROVIDER_BAD_RESPONSE', 'maybe', undefined],
    ['another document', response(0, 'done'), 'PROVIDER_BAD_RESPONSE', 'maybe', undefined],
    [
      'an event without an id',
      xml('<NewEvent><Topic>x</Topic></NewEvent>'),
      'PROVIDER_BAD_RESPONSE',
      'maybe',
      undefined,
    ],
    [
      'an event with an odd id',
      xml('<NewEvent><EventId>a</EventId></NewEvent>'),
      'PROVIDER_BAD_RESPONSE',
      'maybe',
      undefined,
    ],
    ['too many calls', bare('', 429), 'PROVIDER_RATE_LIMITED', 'never', 429],
    ['a wrong token, by its status', bare('', 401), 'PROVIDER_AUTH_FAILED', 'never', 401],
  ])('whose response is %s is sent once, and is an error', async (_, response, code, acted, status) => {
    const made = await electa(answers(response), { limits: { attemptMs: 1_000 } });
    const error = await failureOf(create(made));
    expect(error).toBeInstanceOf(ProviderError);
    expect(error).toMatchObject({ code, acted, status, provider: 'ELECTA' });
    expect(made.paths()).toEqual(['/token/', '/event/create']);
    if (acted === 'maybe') expect(error.message).toMatch(/may or may not have/);
  });

  it('quotes no part of the token, wherever the quotation ends', async () => {
    const error = await failureOf(create(await electa(answers(bare(`${'x'.repeat(295)}own-token-1`)))));
    expect(error.detail).toMatch(/x{295}\[reda$/);
  });

  it('logs a response that cannot be read', async () => {
    const error = await failureOf(create(await electa(answers(xml('<Surprise><a>1</a></Surprise>')))));
    expect(error.detail).toContain('Surprise');
    const unreadable = await failureOf(create(await electa(answers(bare('what?')))));
    expect(unreadable.detail).toBe('It is text without any element, not XML. what?');
  });
});

describe('A token that is not accepted', () => {
  it('by a create is an error that says so, and the next create has a new one', async () => {
    const made = await electa(answers(response(4, 'Invalid or expired Token'), xml(fixture('create-response.xml'))));
    expect(await failureOf(create(made))).toMatchObject({
      code: 'PROVIDER_AUTH_FAILED',
      acted: 'never',
      retryable: true,
      detail: 'Invalid or expired Token',
    });
    await create(made);
    expect(made.paths()).toEqual(['/token/', '/event/create', '/token/', '/event/create']);
    expect(made.server.requests.at(-1)?.query.get('token')).toBe('own-token-2');
  });

  it('may be what a code without text means, unless it was fetched a moment ago', async () => {
    const made = await electa(answers(bare('105')));
    await failureOf(create(made));
    await failureOf(create(made));
    expect(made.paths()).toEqual(['/token/', '/event/create', '/event/create']);
    later(61_000);
    await failureOf(create(made));
    await failureOf(create(made));
    expect(made.paths().slice(3)).toEqual(['/event/create', '/token/', '/event/create']);
  });

  it.each<[string, ScriptedAnswer]>([
    ['by a text', response(4, 'Invalid or expired Token')],
    ['by its status', bare('', 403)],
  ])('by a read is renewed once: %s', async (_, refusal) => {
    const made = await electa(answers(refusal, xml(fixture('list-response.xml'))));
    await expect(listEvents(made, ...range)).resolves.toHaveLength(1);
    expect(made.paths()).toEqual(['/token/', '/event/list/', '/token/', '/event/list/']);

    const stubborn = await electa(answers(refusal));
    expect(await failureOf(listEvents(stubborn, ...range))).toMatchObject({
      code: 'PROVIDER_AUTH_FAILED',
    });
    expect(stubborn.paths()).toEqual(['/token/', '/event/list/', '/token/', '/event/list/']);
  });

  it('by a read may be what a code without text means, once it is old', async () => {
    const made = await electa(answers(bare('105')));
    const list = () => failureOf(listEvents(made, ...range));
    expect(await list()).toMatchObject({ code: 'PROVIDER_REFUSED', acted: 'never', message: /its code 105/ });
    expect(made.paths()).toEqual(['/token/', '/event/list/']);
    later(61_000);
    await list();
    expect(made.paths().slice(2)).toEqual(['/event/list/', '/token/', '/event/list/']);
  });

  it('and was given in the settings is not renewed, and the setting is named', async () => {
    const made = await electa(answers(response(4, 'Invalid or expired Token')), {
      variables: { ELECTA_APP_KEY: '', ELECTA_TOKEN: TOKEN },
    });
    for (const ask of [() => create(made), () => listEvents(made, ...range)]) {
      const error = await failureOf(ask());
      expect(error).toMatchObject({ code: 'PROVIDER_AUTH_FAILED', retryable: false });
      expect(error.message).toMatch(/set a new ELECTA_TOKEN, or better ELECTA_APP_KEY\.$/);
    }
    expect(made.paths()).toEqual(['/event/create', '/event/list/']);
  });
});

describe('Reading by ids', () => {
  const cached: EventRecord = { providerId: '7', requested: null, returned: null, timeZone: null };
  it('gives an error for a record that cannot be used, and null for none', async () => {
    const made = await electa(answers(bare('1')), { records: memoryRecords({ 'electa:event:7': cached }) });
    const [broken, none] = await made.source.entities['event']!.byIds(['7', '8'], made.call());
    expect(broken).toMatchObject({ code: 'PROVIDER_BAD_RESPONSE', message: expect.stringContaining('event 7 has no') });
    expect(none).toBeNull();
    expect(made.server.requests).toHaveLength(0);
  });

  it('is not reported as an unreadable record when the cache fails', async () => {
    const failing = { ...memoryRecords(), byIds: () => Promise.reject(new Error('the disk is gone')) };
    const made = await electa(answers(bare('1')), { records: failing });
    await expect(made.source.entities['event']!.byIds(['7'], made.call())).rejects.toThrow('the disk is gone');
  });
});

it('reports its health from real calls', async () => {
  const made = await electa(answers(xml(fixture('create-response.xml'))));
  expect(made.source.health()).toMatchObject({ state: 'UNKNOWN' });
  await create(made);
  expect(made.source.health()).toMatchObject({ state: 'UP', lastError: null });
});
