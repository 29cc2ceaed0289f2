import { GraphQLNonNull, GraphQLObjectType, GraphQLSchema, GraphQLString } from 'graphql';
import { pino } from 'pino';
import { ProviderDirectory } from '../../src/graph/provider-directory';
import { type Ledger } from '../../src/ledger/ledger';
import { type SessionCache } from '../../src/session-cache/session-cache';
import { serveGraphql } from '../../src/server/graphql';
import { createHttpServer } from '../../src/server/http';
import { postGraphql, scriptedAdministrate, startTestApp, type TestApp } from '../support/app';
import { json, startScriptedServer } from '../support/scripted-server';

const JSON_TYPE = { 'content-type': 'application/json' };
const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/;
/** What no answer to a mistake may hold: a stack, a web page, or a path of this machine's disk. */
const LEAKS = /\n\s+at |stacktrace|<html|<!doctype|node_modules|\.[jt]s:\d+|src\/|dist\//i;

interface Refusal {
  readonly status: number;
  readonly code: unknown;
  readonly message: string;
  readonly requestId: unknown;
}

/** What the one refusal says. All have one form, and none holds what is nobody's business. */
async function refusalOf(response: Response): Promise<Refusal> {
  const text = await response.text();
  expect(response.headers.get('content-type')).toBe('application/json; charset=utf-8');
  expect(text).not.toMatch(LEAKS);
  const { data, errors } = JSON.parse(text) as { data?: object | null; errors: any[] };
  expect(Object.values(data ?? {}).filter((field) => field !== null)).toEqual([]);
  expect(errors).toHaveLength(1);
  const { message, extensions } = errors[0];
  return { status: response.status, code: extensions.code, message, requestId: extensions.requestId };
}

describe.each(['production', 'development'])('GraphQL over HTTP, with NODE_ENV=%s,', (nodeEnv) => {
  const nodeEnvBefore = process.env['NODE_ENV'];
  let app: TestApp;
  beforeAll(async () => {
    process.env['NODE_ENV'] = nodeEnv;
    app = await startTestApp();
  });
  afterAll(async () => {
    process.env['NODE_ENV'] = nodeEnvBefore;
    await app.stop();
  });

  const post = (body: unknown, headers: Record<string, string> = JSON_TYPE): Promise<Response> =>
    fetch(`${app.url}/graphql`, {
      method: 'POST',
      headers,
      body: typeof body === 'string' ? body : JSON.stringify(body),
    });
  const get = (parameters: Record<string, string>, headers: Record<string, string> = JSON_TYPE): Promise<Response> =>
    fetch(`${app.url}/graphql?${new URLSearchParams(parameters).toString()}`, { headers });

  it.each<[string, unknown, string, string | RegExp]>([
    ['null', 'null', 'BAD_REQUEST', /^POST body missing/],
    ['a text', '"{ __typename }"', 'BAD_REQUEST', /^POST body missing/],
    ['a number', '42', 'BAD_REQUEST', /^POST body missing/],
    ['nothing in it', {}, 'BAD_REQUEST', /^POST body missing/],
    ['a list of operations', [{ query: '{ __typename }' }], 'BAD_REQUEST', 'Operation batching disabled.'],
    ['a query that is a number', { query: 42 }, 'BAD_REQUEST', 'GraphQL queries must be strings.'],
    ['a query that is null', { query: null }, 'BAD_REQUEST', /must contain a non-empty `query`/],
    ['an empty query', { query: '' }, 'BAD_REQUEST', /must contain a non-empty `query`/],
    [
      'variables that are a text',
      { query: '{ __typename }', variables: '{}' },
      'BAD_REQUEST',
      /^`variables` in a POST/,
    ],
    ['variables that are a list', { query: '{ __typename }', variables: [1] }, 'BAD_REQUEST', /^`variables` in a POST/],
    ['an operation name that is a number', { query: '{ a }', operationName: 3 }, 'BAD_REQUEST', /^`operationName`/],
    ['extensions that are a text', { query: '{ a }', extensions: 'x' }, 'BAD_REQUEST', /^`extensions` in a POST/],
    ['a query of spaces', { query: '  ' }, 'GRAPHQL_PARSE_FAILED', 'Syntax Error: Unexpected <EOF>.'],
    ['a query that is cut off', { query: '{' }, 'GRAPHQL_PARSE_FAILED', 'Syntax Error: Expected Name, found <EOF>.'],
    ['a query nested without end', { query: '{ a '.repeat(100_000) }, 'GRAPHQL_PARSE_FAILED', /./],
    [
      'a field that does not exist',
      { query: '{ publicEvent(id: "administrate:public-event:6") { titel } }' },
      'GRAPHQL_VALIDATION_FAILED',
      'Cannot query field "titel" on type "PublicEvent". Did you mean "title", "notes", or "tutor"?',
    ],
    [
      'an argument that does not exist',
      { query: '{ publicEvents(last: 5) { nodes { id } } }' },
      'GRAPHQL_VALIDATION_FAILED',
      /^Unknown argument "last" on field "Query.publicEvents"/,
    ],
    [
      'an argument of the wrong type',
      { query: '{ publicEvents(first: "5") { nodes { id } } }' },
      'GRAPHQL_VALIDATION_FAILED',
      'Int cannot represent non-integer value: "5"',
    ],
    [
      'fragments that go in circles',
      { query: '{ ...a } fragment a on Query { ...b } fragment b on Query { ...a }' },
      'GRAPHQL_VALIDATION_FAILED',
      /^Cannot spread fragment "a" within itself/,
    ],
    [
      'thousands of mistakes',
      { query: `{ ${'nothing '.repeat(5_000)} }` },
      'GRAPHQL_VALIDATION_FAILED',
      'Validation aborted.',
    ],
    [
      'a document that is longer than anybody would write',
      { query: `{ ${'__typename '.repeat(50_000)} }` },
      'GRAPHQL_PARSE_FAILED',
      '10000 tokens. Parsing aborted.',
    ],
  ])('refuses %s', async (_, body, code, message) => {
    const refusal = await refusalOfMany(await post(body));
    expect(refusal).toMatchObject({ status: 400, code });
    expect(refusal.message).toMatch(message);
  });

  it.each<[string, Record<string, unknown>, number, string, string]>([
    [
      'an operation that is not in the document',
      { query: 'query A { __typename }', operationName: 'B' },
      400,
      'OPERATION_RESOLUTION_FAILURE',
      'Unknown operation named "B".',
    ],
    [
      'two operations of which none is named',
      { query: 'query A { __typename } query B { __typename }' },
      400,
      'OPERATION_RESOLUTION_FAILURE',
      'Must provide operation name if query contains multiple operations.',
    ],
    [
      'a variable of the wrong type',
      { query: 'query ($n: Int!) { publicEvents(first: $n) { nodes { id } } }', variables: { n: 'many' } },
      400,
      'BAD_USER_INPUT',
      'Variable "$n" got invalid value "many"; Int cannot represent non-integer value: "many"',
    ],
    [
      'a variable that is missing',
      { query: 'query ($n: Int!) { publicEvents(first: $n) { nodes { id } } }' },
      400,
      'BAD_USER_INPUT',
      'Variable "$n" of required type "Int!" was not provided.',
    ],
    [
      'a page that is too large',
      { query: '{ publicEvents(first: 1000) { nodes { id } } }' },
      200,
      'BAD_USER_INPUT',
      'first: 1000 is not from 1 to 200. Ask for smaller pages and continue with "after".',
    ],
    [
      'a page of nothing',
      { query: '{ venues(first: 0) { nodes { id } } }' },
      200,
      'BAD_USER_INPUT',
      'first: 0 is not from 1 to 200. Ask for smaller pages and continue with "after".',
    ],
  ])('refuses %s, with the id of the request', async (_, body, status, code, message) => {
    const refusal = await refusalOf(await post(body));
    expect(refusal).toEqual({ status, code, message, requestId: expect.stringMatching(UUID) as string });
  });

  it('answers in the content type that is asked for, if it can', async () => {
    const accepting = (accept: string): Promise<Response> => post({ query: '{ nothing }' }, { ...JSON_TYPE, accept });
    const type = 'application/graphql-response+json';
    expect((await accepting(type)).headers.get('content-type')).toBe(`${type}; charset=utf-8`);
    expect(await refusalOf(await accepting('application/xml'))).toMatchObject({ status: 406, code: 'BAD_REQUEST' });
  });

  describe('with GET', () => {
    it.each<Record<string, string>>([
      JSON_TYPE,
      { 'apollo-require-preflight': 'yes' },
      { 'x-apollo-operation-name': 'A' },
    ])('answers a query of a caller that cannot be a page of another origin: %j', async (headers) => {
      const response = await get({ query: 'query A { __typename }' }, headers);
      expect([response.status, await response.json()]).toEqual([200, { data: { __typename: 'Query' } }]);
    });

    it('takes variables and the name of the operation', async () => {
      const query = 'query A($id: ID!) { venue(id: $id) { id } } query B { __typename }';
      const variables = JSON.stringify({ id: 'administrate:venue:1' });
      const response = await get({ query, variables, operationName: 'A' });
      expect(await response.json()).toEqual({ data: { venue: { id: 'administrate:venue:1' } } });
    });

    it.each<Record<string, string>>([{}, { 'content-type': 'text/plain' }, { accept: 'application/json' }])(
      'refuses what any page could make a browser send: %j',
      async (headers) => {
        const refusal = await refusalOf(await get({ query: '{ __typename }' }, headers));
        expect(refusal).toMatchObject({ status: 400, code: 'BAD_REQUEST' });
        expect(refusal.message).toContain('Cross-Site Request Forgery');
      },
    );

    it('refuses a mutation, and does nothing', async () => {
      const mutation = 'mutation { deletePublicEvent(input: { id: "administrate:public-event:1" }) { deletedId } }';
      const response = await get({ query: mutation });
      expect(response.headers.get('allow')).toBe('POST');
      expect(await refusalOf(response)).toMatchObject({
        status: 405,
        code: 'BAD_REQUEST',
        message: 'GET requests only support query operations, not mutation operations',
      });
      const { data } = await app.graphql('{ publicEvent(id: "administrate:public-event:1") { id } }');
      expect(data.publicEvent).toEqual({ id: 'administrate:public-event:1' });
    });

    it.each<[Record<string, string>, string]>([
      [{ query: '{ a }', variables: '{' }, 'The variables search parameter contains invalid JSON.'],
      [{ query: '{ a }', extensions: '{' }, 'The extensions search parameter contains invalid JSON.'],
      [{ query: '' }, 'GraphQL operations must contain a non-empty `query` or a `persistedQuery` extension.'],
    ])('refuses parameters that cannot be read: %j', async (parameters, message) => {
      expect(await refusalOf(await get(parameters))).toMatchObject({ status: 400, code: 'BAD_REQUEST', message });
    });
  });

  it('can be introspected', async () => {
    const { data, errors } = await app.graphql(
      '{ __schema { queryType { name } mutationType { name } types { name } } }',
    );
    expect(errors).toEqual([]);
    expect(data.__schema).toMatchObject({ queryType: { name: 'Query' }, mutationType: { name: 'Mutation' } });
    expect(data.__schema.types.map(({ name }: { name: string }) => name)).toContain('PublicEvent');
  });

  it('gives every request an id of its own', async () => {
    const query = '{ publicEvents(first: 1000) { nodes { id } } }';
    const answers = await Promise.all([app.graphql(query), app.graphql(query)]);
    const ids = answers.map(({ errors }) => errors[0]?.extensions['requestId']);
    expect(new Set(ids).size).toBe(2);
  });

  it('keeps the mistakes of clients out of the log', () => {
    expect(app.logLines.filter(({ level }) => Number(level) >= 40)).toEqual([]);
  });
});

/** What the first of several refusals says. */
async function refusalOfMany(response: Response): Promise<Refusal> {
  const { errors } = (await response.clone().json()) as { errors: any[] };
  const { message, extensions } = errors[0];
  expect(await response.text()).not.toMatch(LEAKS);
  return { status: response.status, code: extensions.code, message, requestId: extensions.requestId };
}

describe('An operation', () => {
  it('fails with the id of the request under which the log has the rest', async () => {
    const provider = await startScriptedServer([json({ error: 'out of order' }, 500)]);
    const app = await startTestApp(scriptedAdministrate(provider.url), { limits: { retries: 0 } });
    const { status, data, errors } = await app.graphql('{ publicEvents { nodes { id } } providers { mode } }');

    expect(status).toBe(200);
    expect(data).toEqual({ publicEvents: null, providers: Array(4).fill({ mode: expect.any(String) }) });
    const { extensions } = errors[0]!;
    expect(errors).toHaveLength(1);
    expect(extensions).toEqual({
      code: 'PROVIDER_UNAVAILABLE',
      provider: 'ADMINISTRATE',
      retryable: true,
      requestId: expect.stringMatching(UUID) as string,
    });
    const told = app.logLines.filter(({ requestId }) => requestId === extensions['requestId']);
    expect(told).toContainEqual(expect.objectContaining({ status: 500, detail: '{"error":"out of order"}' }));
    await app.stop();
    await provider.close();
  });

  it('is over when its time is, whatever the provider does', async () => {
    const provider = await startScriptedServer([{ ends: 'never' }]);
    const app = await startTestApp(scriptedAdministrate(provider.url), {
      operationMs: 50,
      limits: { attemptMs: 60_000 },
    });
    const { errors } = await app.graphql('{ publicEvents { nodes { id } } }');
    expect(errors).toMatchObject([{ path: ['publicEvents'], extensions: { code: 'PROVIDER_TIMEOUT' } }]);
    await app.stop();
    await provider.close();
  });

  it('that fails unexpectedly returns only a reference to the log', async () => {
    const lines: string[] = [];
    const log = pino({ base: null }, { write: (line: string) => void lines.push(line) });
    const fields = {
      broken: {
        type: GraphQLString,
        resolve: () => {
          throw new Error('cannot open /etc/s3cret');
        },
      },
      missing: { type: new GraphQLNonNull(GraphQLString), resolve: () => null },
    };
    const schema = new GraphQLSchema({ query: new GraphQLObjectType({ name: 'Query', fields }) });
    const app = await createHttpServer({ corsOrigins: [], drainMs: 60_000, log });
    const providers = new ProviderDirectory([]);
    // Nothing of this schema writes, nor reads a write.
    const ledger = {} as Ledger;
    const sessionCache = {} as SessionCache;
    const apollo = await serveGraphql(app, { schema, providers, ledger, sessionCache, log, operationMs: 1_000 });
    const url = await app.listen({ port: 0, host: '127.0.0.1' });

    const { data, errors, text } = await postGraphql(url, '{ broken }');
    expect(data).toEqual({ broken: null });
    const requestId = errors[0]?.extensions['requestId'];
    expect(errors).toEqual([
      {
        message: `Unexpected error in this server. The log has the details under request ${String(requestId)}.`,
        locations: [{ line: 1, column: 3 }],
        path: ['broken'],
        extensions: { code: 'INTERNAL_SERVER_ERROR', requestId: expect.stringMatching(UUID) as string },
      },
    ]);
    expect(text).not.toContain('s3cret');
    const told = lines.map((line) => JSON.parse(line) as Record<string, any>);
    expect(told).toMatchObject([
      { level: 50, requestId, path: ['broken'], err: { message: 'cannot open /etc/s3cret' } },
    ]);

    const missing = await postGraphql(url, '{ missing }');
    expect(missing.errors).toMatchObject([{ extensions: { code: 'INTERNAL_SERVER_ERROR' } }]);
    await apollo.stop();
  });
});
