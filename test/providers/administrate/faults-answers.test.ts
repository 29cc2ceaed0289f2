import { json, type RecordedRequest, type Script, type ScriptedAnswer } from '../../support/scripted-server';
import {
  unknownOutcome,
  errorOf,
  EVENT_ID,
  newEvent,
  type Operation,
  operations,
  playing,
  stopAll,
  toWrites,
  writes,
  writesSent,
} from './operations';
import { eventRecord, fixture } from './records';

afterAll(stopAll);

const REFUSED = 'Administrate refused the request (HTTP status 422). Check the request before trying again.';
const paths = (requests: readonly RecordedRequest[]): string[] =>
  requests.map(({ method, path }) => `${method} ${path}`);
const EVENT_PATH = '/api/v2/event/public_events/6';

describe('A response of the wrong shape', () => {
  const shapes = [null, true, 7, 'text', {}, { id: 'six' }, { error: 'none' }, { id: null }, { id: 6.5 }];

  it.each(shapes.map((shape) => [JSON.stringify(shape), shape]))('%s is no list and no record', async (_, shape) => {
    const { server, app } = await playing([json(shape)]);
    for (const [operation, expected] of [
      ['read', 'a record with an id'],
      ['list', 'a list'],
    ] as const) {
      const error = errorOf(await operations[operation](app), app, server);
      expect(error).toMatchObject({
        message: expect.stringContaining(`Administrate did not respond with ${expected}.`),
        extensions: { code: 'PROVIDER_BAD_RESPONSE', retryable: false },
      });
    }
    expect(server.requests).toHaveLength(2);
    for (const operation of writes) {
      const error = errorOf(await operations[operation](app), app, server);
      expect(error.extensions).toMatchObject({ code: 'PROVIDER_OUTCOME_UNKNOWN', retryable: false });
    }
    expect(writesSent(server.requests)).toBe(3);
  });

  it('after a write does not say that it should be tried again', async () => {
    const { app } = await playing([json([])]);
    for (const operation of writes) {
      const { errors } = await operations[operation](app);
      expect(errors[0]?.message).not.toMatch(/try again/i);
      expect(errors[0]?.message).toContain(unknownOutcome(operation));
    }
  });

  it('of a single record in a list is left out and logged', async () => {
    const { app } = await playing([json([eventRecord(), { title: 'no id' }, null, 'text'])]);
    const { data } = await operations.list(app);
    expect(data.publicEvents.nodes).toEqual([{ id: EVENT_ID }]);
    expect(app.logLines).toContainEqual(
      expect.objectContaining({ leftOut: 3, msg: 'Administrate listed records without an id; they are left out' }),
    );
  });
});

describe('A response that nothing exists', () => {
  it.each(['', '<html>no</html>', '{"error":"does not exist"}'])(
    'is null or an empty list for a read: %s',
    async (body) => {
      const { server, app } = await playing([{ status: 404, body }]);
      expect((await operations.read(app)).data).toEqual({ publicEvent: null });
      expect((await operations.list(app)).data).toEqual({ publicEvents: { nodes: [] } });
      expect(server.requests).toHaveLength(2);
      expect((await app.graphql('{ providers { state } }')).data).toEqual({
        providers: [{ state: 'UP' }, { state: 'UNKNOWN' }, { state: 'UNKNOWN' }, { state: 'UNKNOWN' }],
      });
    },
  );

  it('means NOT_FOUND for a change and a deletion, and could not create for a create', async () => {
    const { server, app } = await playing([json({ error: 'does not exist' }, 404)]);
    const notFound = {
      code: 'NOT_FOUND',
      message: expect.stringContaining(EVENT_ID),
      field: ['id'],
      providerCode: '404',
    };
    const created = await operations.createPublicEvent(app);
    expect(created).toMatchObject({
      errors: [],
      data: {
        createPublicEvent: {
          publicEvent: null,
          userErrors: [{ code: 'PROVIDER_REFUSED', field: null, providerCode: '404' }],
        },
      },
    });
    expect(created.data.createPublicEvent.userErrors[0].message).toMatch(/could not create the event, and nothing was/);
    expect((await operations.updatePublicEvent(app)).data).toEqual({
      updatePublicEvent: { publicEvent: null, userErrors: [notFound] },
    });
    expect((await operations.deletePublicEvent(app)).data).toEqual({
      deletePublicEvent: { deletedId: null, userErrors: [notFound] },
    });
    expect(writesSent(server.requests)).toBe(3);
  });
});

describe('A refusal with an undocumented status', () => {
  it('is a GraphQL error for a read', async () => {
    const { server, app } = await playing([json({ error: 'the body' }, 422)]);
    const error = errorOf(await operations.read(app), app, server);
    expect(error).toMatchObject({ message: REFUSED, extensions: { code: 'PROVIDER_REFUSED', retryable: false } });
    expect(server.requests).toHaveLength(1);
  });

  it.each(writes)('is a user error for %s, sent once', async (operation) => {
    const { server, app } = await playing([json({ error: 'the body' }, 422)]);
    const { data, errors, text } = await operations[operation](app);
    expect(errors).toEqual([]);
    expect(data[operation].userErrors).toEqual([
      { code: 'PROVIDER_REFUSED', message: REFUSED, field: null, providerCode: '422' },
    ]);
    expect(text).not.toContain('the body');
    expect(writesSent(server.requests)).toBe(1);
  });
});

describe('A read that is worth repeating', () => {
  const passing: ScriptedAnswer[] = [{ status: 503 }, { ends: 'reset' }, json(null, 429, { 'retry-after': '0' })];

  it.each(passing)('succeeds with a later attempt: %j', async (failure) => {
    const { server, app } = await playing([failure, json(eventRecord({ title: 'Here' }))]);
    const { data, errors } = await operations.read(app);
    expect(errors).toEqual([]);
    expect(data).toEqual({ publicEvent: { id: EVENT_ID, title: 'Here' } });
    expect(server.requests).toHaveLength(2);
  });

  it('sends the same request again', async () => {
    const { server, app } = await playing([{ status: 503 }, { status: 503 }, json([])]);
    await operations.list(app);
    expect(server.requests).toHaveLength(3);
    expect(new Set(server.requests.map(({ target }) => target)).size).toBe(1);
  });
});

describe('A change of times', () => {
  const input = { id: EVENT_ID, startsAt: '2013-01-02T07:00:00Z' };
  const MUTATION = `mutation ($input: UpdatePublicEventInput!) {
    updatePublicEvent(input: $input) { publicEvent { startsAt } userErrors { code field } }
  }`;

  it('is not sent when the stored times cannot be read', async () => {
    const { server, app } = await playing([{ status: 503 }]);
    const error = errorOf(await app.graphql(MUTATION, { input }), app, server);
    expect(error.extensions).toMatchObject({ code: 'PROVIDER_UNAVAILABLE', retryable: true });
    expect(paths(server.requests)).toEqual(Array(3).fill(`GET ${EVENT_PATH}`));
  });

  it('is not sent when there is no such event', async () => {
    const { server, app } = await playing([{ status: 404 }]);
    const { data } = await app.graphql(MUTATION, { input });
    expect(data.updatePublicEvent.userErrors).toEqual([{ code: 'NOT_FOUND', field: ['id'] }]);
    expect(paths(server.requests)).toEqual([`GET ${EVENT_PATH}`]);
  });

  it('is not sent when the stored times cannot be used', async () => {
    const { server, app } = await playing([json(eventRecord({ end_date: null }))]);
    const error = errorOf(await app.graphql(MUTATION, { input }), app, server);
    expect(error.extensions).toMatchObject({ code: 'PROVIDER_BAD_RESPONSE', retryable: false });
    expect(paths(server.requests)).toEqual([`GET ${EVENT_PATH}`]);
  });

  it('is sent once when it fails after the stored times were read', async () => {
    const { server, app } = await playing([json(eventRecord()), { status: 503 }]);
    const error = errorOf(await app.graphql(MUTATION, { input }), app, server);
    expect(error).toMatchObject({
      message: expect.stringContaining(unknownOutcome('updatePublicEvent')),
      extensions: { code: 'PROVIDER_OUTCOME_UNKNOWN', retryable: false },
    });
    expect(paths(server.requests)).toEqual([`GET ${EVENT_PATH}`, `PUT ${EVENT_PATH}`]);
  });
});

describe('What the provider stored', () => {
  const warning = 'Administrate stored another time than requested';

  it('is returned as stored, and logged if it differs from the request', async () => {
    const { app } = await playing([json(eventRecord({ start_time: '10:00:00' }))]);
    const { data } = await app.graphql(
      `mutation ($input: CreatePublicEventInput!) {
        createPublicEvent(input: $input) { publicEvent { startsAt endsAt } userErrors { code } }
      }`,
      { input: newEvent },
    );
    expect(data.createPublicEvent).toEqual({
      publicEvent: { startsAt: '2013-01-02T09:00:00.000Z', endsAt: '2013-02-03T11:00:00.000Z' },
      userErrors: [],
    });
    expect(app.logLines.filter(({ msg }) => msg === warning)).toEqual([
      expect.objectContaining({
        id: EVENT_ID,
        field: 'startsAt',
        requested: '2013-01-02T08:00:00.000Z',
        stored: '2013-01-02T09:00:00.000Z',
      }),
    ]);
  });

  it('is logged as well where a change of the zone alone has moved the event', async () => {
    const { server, app } = await playing([json(eventRecord()), json(eventRecord({ time_zone: 'Europe/London' }))]);
    await app.graphql(
      'mutation ($input: UpdatePublicEventInput!) { updatePublicEvent(input: $input) { userErrors { code } } }',
      { input: { id: EVENT_ID, timeZone: 'Europe/London' } },
    );
    expect(JSON.parse(server.requests[1]!.body)).toMatchObject({ time_zone: 'Europe/London', start_time: '08:00' });
    expect(app.logLines.filter(({ msg }) => msg === warning).map(({ field }) => field)).toEqual(['startsAt', 'endsAt']);
  });

  it('is not logged if it is as requested', async () => {
    const { app } = await playing([json(fixture('create-response'))]);
    const { data } = await operations.createPublicEvent(app);
    expect(data.createPublicEvent).toEqual({ publicEvent: { id: EVENT_ID }, userErrors: [] });
    expect(app.logText()).not.toContain(warning);
  });
});

describe('A record without a usable start or end', () => {
  const unusable = { ...(fixture('get-response') as object), id: 7, start_time: 'morning' };

  it('is left out of a list, counted and logged', async () => {
    const { app } = await playing([json([eventRecord(), unusable, { ...unusable, id: 8, end_date: null }])]);
    expect((await operations.list(app)).data.publicEvents.nodes).toEqual([{ id: EVENT_ID }]);
    expect(app.logLines).toContainEqual(
      expect.objectContaining({
        level: 40,
        provider: 'ADMINISTRATE',
        leftOut: 2,
        problems: expect.arrayContaining(['public event 7: start_time is "morning", not a clock time']),
        msg: 'Administrate sent values that cannot be used',
      }),
    );
  });

  it('is PROVIDER_BAD_RESPONSE when requested by id, while the others are returned', async () => {
    const { server, app } = await playing([json([eventRecord(), unusable])]);
    const ids = ['administrate:public-event:7', EVENT_ID];
    const answer = await app.graphql('query ($ids: [ID!]!) { publicEventsByIds(ids: $ids) { id } }', { ids });
    const error = errorOf(answer, app, server);
    expect(error).toMatchObject({
      message:
        "Administrate's public event 7 has no start or end that can be read. Correct it at Administrate; the log names the field and its value.",
      path: ['publicEventsByIds', 0],
      extensions: { code: 'PROVIDER_BAD_RESPONSE', retryable: false },
    });
    expect(answer.data).toEqual({ publicEventsByIds: [null, { id: EVENT_ID }] });
  });

  it.each(['createPublicEvent', 'updatePublicEvent'] as Operation[])(
    'is an unknown outcome as the response to %s',
    async (operation) => {
      const { server, app } = await playing(toWrites(json(unusable)));
      const error = errorOf(await operations[operation](app), app, server);
      expect(error.extensions).toMatchObject({ code: 'PROVIDER_OUTCOME_UNKNOWN', retryable: false });
      expect(writesSent(server.requests)).toBe(1);
    },
  );
});

describe('Where one of several calls for ids fails', () => {
  it('what the others gave is there', async () => {
    const script: Script = (request) => {
      const wanted = (request.query.get('id__in') ?? '').split(',').map(Number);
      return wanted.includes(150) ? { status: 500 } : json(wanted.map((id) => eventRecord({ id })));
    };
    const { server, app } = await playing(script, { limits: { maxResponseBytes: 2_000_000, attemptMs: 5_000 } });
    const ids = Array.from({ length: 150 }, (_, index) => `administrate:public-event:${index + 1}`);
    const { data, errors } = await app.graphql('query ($ids: [ID!]!) { publicEventsByIds(ids: $ids) { id } }', { ids });
    expect(server.requests).toHaveLength(2);
    expect(data.publicEventsByIds.slice(0, 100)).toEqual(ids.slice(0, 100).map((id) => ({ id })));
    expect(data.publicEventsByIds.slice(100)).toEqual(Array(50).fill(null));
    expect(errors).toHaveLength(50);
  });
});
