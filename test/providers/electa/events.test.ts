import { startTestApp } from '../../support/app';
import { type ElectaTestApp, startElectaApp } from '../../support/electa-app';

let electa: ElectaTestApp;
beforeAll(async () => {
  electa = await startElectaApp();
});
afterAll(() => electa.stop());
beforeEach(() => electa.upstream.forget());

const EVENT = `
  __typename id provider providerId title description startsAt endsAt timeZone status joinUrl
  hosts { name email providerId } providerRecord
  details {
    __typename
    ... on ElectaEventDetails {
      accessType accessCode eventUrl openPriorMinutes durationMinutes companyId presenterId roomId timeZoneId
      showInPublicCalendar
    }
  }`;

const CREATE = `mutation ($input: CreateElectaEventInput!) {
  createElectaEvent(input: $input) { event { ${EVENT} } userErrors { code message field providerCode } }
}`;

const input = {
  title: 'Maths & more: <fractions> ]]> "decimals"',
  startsAt: '2027-06-21T10:00:00+01:00',
  timeZone: 'Europe/London',
  durationMinutes: 30,
  accessType: 'B',
  presenterId: '122211',
  roomId: '2221',
};

async function created(changes: object = {}) {
  const { data, errors } = await electa.graphql(CREATE, { input: { ...input, ...changes } });
  expect(errors).toEqual([]);
  expect(data.createElectaEvent.userErrors).toEqual([]);
  return data.createElectaEvent.event;
}

describe('createElectaEvent', () => {
  it('makes a live session by one call, and gives all that is known of it', async () => {
    const event = await created();
    expect(event).toEqual({
      __typename: 'Event',
      id: `electa:event:${event.providerId}`,
      provider: 'ELECTA',
      providerId: expect.stringMatching(/^\d+$/),
      title: input.title,
      description: null,
      startsAt: '2027-06-21T09:00:00.000Z',
      endsAt: '2027-06-21T09:30:00.000Z',
      timeZone: 'Europe/London',
      status: 'SCHEDULED',
      joinUrl: `https://www.school-network.example/event/join/1${event.providerId}8`,
      hosts: [{ name: null, email: null, providerId: '122211' }],
      providerRecord: expect.objectContaining({ EventId: event.providerId, StartDateTime: '6/21/2027 10:00' }),
      details: {
        __typename: 'ElectaEventDetails',
        accessType: 'B',
        accessCode: `1${event.providerId}8`,
        eventUrl: event.joinUrl,
        openPriorMinutes: 5,
        durationMinutes: 30,
        companyId: '12345',
        presenterId: '122211',
        roomId: '2221',
        timeZoneId: 95,
        showInPublicCalendar: false,
      },
    });
    expect(electa.paths()).toEqual(['/token/', '/event/create']);
    const { method, query } = electa.upstream.calls[1]!;
    expect(method).toBe('GET');
    expect(query.get('StartDateTime')).toBe('6/21/2027 10:00');
    expect(query.get('ShowinPublicCalendar')).toBe('false');
  });

  it('logs in once for many, and sends each once', async () => {
    const events = await Promise.all(Array.from({ length: 10 }, (_, index) => created({ title: `Session ${index}` })));
    expect(new Set(events.map(({ id }) => id)).size).toBe(10);
    expect(electa.paths()).toEqual(Array.from({ length: 10 }, () => '/event/create'));
  });

  it('accepts aliases of zones, other offsets and the other type', async () => {
    const event = await created({
      startsAt: '2027-01-15T18:30:00+05:30',
      timeZone: 'asia/calcutta',
      accessType: 'A',
      showInPublicCalendar: true,
      presenterId: null,
      roomId: null,
    });
    expect(event).toMatchObject({
      startsAt: '2027-01-15T13:00:00.000Z',
      timeZone: 'Asia/Kolkata',
      hosts: [{ providerId: '122200' }],
      details: { accessType: 'A', showInPublicCalendar: true, roomId: '2220', timeZoneId: 128 },
    });
    expect(electa.upstream.calls[0]!.query.get('StartDateTime')).toBe('1/15/2027 18:30');
  });

  it('says what is wrong with an input, all at once and without a call', async () => {
    const wrong = { title: ' ', durationMinutes: 75, timeZone: 'Pacific/Apia', accessType: 'OTHER' };
    const { data, errors } = await electa.graphql(CREATE, { input: { ...input, ...wrong } });
    expect(errors).toEqual([]);
    expect(data.createElectaEvent.event).toBeNull();
    expect(data.createElectaEvent.userErrors).toEqual([
      { code: 'REQUIRED', message: expect.any(String), field: ['title'], providerCode: null },
      {
        code: 'TIME_ZONE_UNKNOWN',
        message: expect.stringContaining('ELECTA_TIME_ZONES'),
        field: ['timeZone'],
        providerCode: null,
      },
      {
        code: 'UNSUPPORTED_BY_PROVIDER',
        message: expect.stringContaining('A and B'),
        field: ['accessType'],
        providerCode: null,
      },
      {
        code: 'DURATION_NOT_SUPPORTED',
        message: expect.stringContaining('60 and 90'),
        field: ['durationMinutes'],
        providerCode: null,
      },
    ]);
    expect(electa.paths()).toEqual([]);
  });

  it('says that a start is ambiguous, or too fine', async () => {
    const codeOf = async (startsAt: string) => {
      const { data } = await electa.graphql(CREATE, { input: { ...input, startsAt } });
      return data.createElectaEvent.userErrors.map(({ code, field }: any) => [code, field]);
    };
    expect(await codeOf('2026-10-25T00:30:00Z')).toEqual([['TIME_AMBIGUOUS', ['startsAt']]]);
    expect(await codeOf('2027-06-21T09:00:30Z')).toEqual([['INVALID', ['startsAt']]]);
    expect(electa.paths()).toEqual([]);
  });
});

describe('Reading what was made', () => {
  it('works by every look-up, without a call', async () => {
    const made = await created();
    electa.upstream.forget();
    const none = 'electa:event:1';
    const { data, errors } = await electa.graphql(
      `query ($id: ID!, $none: ID!) {
        event(id: $id) { ${EVENT} }
        none: event(id: $none) { id }
        eventsByIds(ids: [$none, $id, "wiziq:class:1", "nonsense"]) { id title }
        node(id: $id) { __typename id }
        session: _entities(representations: [{ __typename: "ScheduledSession", id: $id }]) {
          ... on ScheduledSession { __typename title joinUrl }
        }
        _entities(representations: [{ __typename: "Event", id: $id }, { __typename: "Event", id: $none }]) {
          ... on Event { id details { ... on ElectaEventDetails { accessCode } } }
        }
      }`,
      { id: made.id, none },
    );
    expect(errors).toEqual([]);
    expect(data).toEqual({
      event: made,
      none: null,
      eventsByIds: [null, { id: made.id, title: input.title }, null, null],
      node: { __typename: 'Event', id: made.id },
      session: [{ __typename: 'Event', title: input.title, joinUrl: made.joinUrl }],
      _entities: [{ id: made.id, details: { accessCode: made.details.accessCode } }, null],
    });
    expect(electa.paths()).toEqual([]);
  });

  it('lists its capabilities', async () => {
    const { data } = await electa.graphql('{ providers { provider mode state capabilities } }');
    expect(data.providers).toContainEqual({
      provider: 'ELECTA',
      mode: 'LIVE',
      state: 'UP',
      capabilities: ['CREATE', 'LIST'],
    });
  });
});

it('logs neither the key nor a token, nor any query', async () => {
  await created();
  const log = electa.app.logText();
  expect(log).toContain('/event/create');
  expect(log).not.toContain(electa.sandbox.variables['ELECTA_APP_KEY']);
  expect(log).not.toContain(electa.upstream.calls[0]!.query.get('token'));
  expect(log).not.toContain('StartDateTime');
});

it('does not renew a token that ended early for the same create, but for the next one', async () => {
  let now = Date.now();
  const own = await startElectaApp({ clock: () => now, refusalsAs: 'response' });
  try {
    expect((await own.graphql(CREATE, { input })).errors).toEqual([]);
    now += 20 * 60_000;
    const refused = await own.graphql(CREATE, { input });
    expect(refused.errors[0]?.extensions).toMatchObject({ code: 'PROVIDER_AUTH_FAILED', retryable: true });
    expect((await own.graphql(CREATE, { input })).errors).toEqual([]);
    expect(own.paths()).toEqual(['/token/', '/event/create', '/event/create', '/token/', '/event/create']);
  } finally {
    await own.stop();
  }
});

it('is simulated on request, whatever token the real one has', async () => {
  const simulated = await startTestApp({
    SANDBOX: 'on',
    ELECTA_COMPANY_ID: '999',
    ELECTA_TOKEN: 'token-of-the-real-one',
  });
  try {
    const { data, errors } = await simulated.graphql(CREATE, { input });
    expect(errors).toEqual([]);
    expect(data.createElectaEvent.event).toMatchObject({ providerId: '255052', details: { companyId: '12345' } });
  } finally {
    await simulated.stop();
  }
});

it('is disabled without settings, and says which ones it needs', async () => {
  const without = await startTestApp({ SANDBOX: 'off' });
  try {
    const { errors } = await without.graphql(CREATE, { input });
    expect(errors[0]?.extensions['code']).toBe('PROVIDER_NOT_CONFIGURED');
    expect(errors[0]?.message).toContain('ELECTA_COMPANY_ID');
    const { data } = await without.graphql('{ node(id: "electa:event:1") { id } }');
    expect(data).toEqual({ node: null });
  } finally {
    await without.stop();
  }
});

it('needs a key or a token, and says so', async () => {
  await expect(startTestApp({ ELECTA_COMPANY_ID: '12345' })).rejects.toThrow(
    /ELECTA_APP_KEY or ELECTA_TOKEN is missing, while other settings of Electa are there/,
  );
  await expect(startTestApp({ ELECTA_TOKEN: 'b63b8ee4-16e3' })).rejects.toThrow(/ELECTA_COMPANY_ID is missing/);
});
