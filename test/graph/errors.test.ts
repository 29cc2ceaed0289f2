import { GraphQLError, parse } from 'graphql';
import { pino } from 'pino';
import { isNotConfigured, presentError } from '../../src/graph/errors';
import { InvalidArgument } from '../../src/model/invalid-argument';
import { ProviderError, type ProviderErrorOptions } from '../../src/model/provider-error';

const SECRET = 'https://acme.example/?token=s3cret';

/** What a client is shown of an error that a resolver threw, and what is logged of it. */
function shown(originalError?: Error, message = originalError?.message ?? '') {
  const logged: Record<string, unknown>[] = [];
  const log = pino({ level: 'debug' }, { write: (line) => logged.push(JSON.parse(line) as Record<string, unknown>) });
  const error = new GraphQLError(message, { originalError, path: ['venue', 'publicEvents', 0] });
  return { answer: presentError(error, 'BAD_USER_INPUT', 'r-1', log), logged };
}

const providerError = (options: Partial<ProviderErrorOptions> = {}): ProviderError =>
  new ProviderError('Administrate did not respond in time.', {
    code: 'PROVIDER_TIMEOUT',
    provider: 'ADMINISTRATE',
    retryable: true,
    acted: 'maybe',
    detail: SECRET,
    cause: new Error(SECRET),
    ...options,
  });

describe('What a client is shown of', () => {
  it("a provider's failure is its code, its provider and whether to try again; the log has the detail", () => {
    const { answer, logged } = shown(providerError());
    expect(answer).toEqual({
      message: 'Administrate did not respond in time.',
      path: ['venue', 'publicEvents', 0],
      extensions: { code: 'PROVIDER_TIMEOUT', provider: 'ADMINISTRATE', requestId: 'r-1', retryable: true },
    });
    expect(JSON.stringify(answer)).not.toContain('s3cret');
    expect(logged).toMatchObject([{ level: 40, code: 'PROVIDER_TIMEOUT', detail: SECRET }]);
  });

  it('an argument that cannot be used is which one', () => {
    const { answer, logged } = shown(new InvalidArgument('first', 'first: 0 is not from 1 to 200.'));
    expect(answer).toEqual({
      message: 'first: 0 is not from 1 to 200.',
      path: ['venue', 'publicEvents', 0],
      extensions: { code: 'BAD_USER_INPUT', argument: 'first', requestId: 'r-1' },
    });
    expect(logged).toEqual([]);
  });

  it.each([
    ['none', undefined],
    ['an argument', new GraphQLError('no instant', { nodes: [parse('{ a }')] })],
  ])('what GraphQL itself objects to are its own words: %s', (_, original) => {
    const { answer } = shown(original, 'Variable "$first" is no number.');
    expect(answer).toMatchObject({
      message: 'Variable "$first" is no number.',
      extensions: { code: 'BAD_USER_INPUT', requestId: 'r-1' },
    });
  });

  it('a value of an answer that a scalar cannot carry is not quoted', () => {
    const { answer, logged } = shown(new GraphQLError(`Int cannot represent "${SECRET}"`));
    expect(answer).toMatchObject({ extensions: { code: 'INTERNAL_SERVER_ERROR', requestId: 'r-1' } });
    expect(JSON.stringify(answer)).not.toContain('s3cret');
    expect(logged).toMatchObject([{ level: 50 }]);
  });

  it('a mistake of ours is the number of the request, under which the log has it', () => {
    const { answer, logged } = shown(new TypeError(`cannot read ${SECRET}`));
    expect(answer).toEqual({
      message: 'Unexpected error in this server. The log has the details under request r-1.',
      path: ['venue', 'publicEvents', 0],
      extensions: { code: 'INTERNAL_SERVER_ERROR', requestId: 'r-1' },
    });
    expect(logged).toMatchObject([{ level: 50, err: { message: `cannot read ${SECRET}` } }]);
  });
});

describe('A provider that is not configured', () => {
  it('is told from one that fails', () => {
    expect(isNotConfigured(providerError({ code: 'PROVIDER_NOT_CONFIGURED' }))).toBe(true);
    expect(isNotConfigured(providerError())).toBe(false);
    expect(isNotConfigured(new Error('PROVIDER_NOT_CONFIGURED'))).toBe(false);
    expect(isNotConfigured(null)).toBe(false);
  });
});
