import cors from '@fastify/cors';
import fastify, { type FastifyInstance } from 'fastify';
import { type Logger } from 'pino';

/** GraphQL documents are text; uploads do not come this way. */
const LARGEST_BODY_BYTES = 1024 * 1024;

/** The HTTP server without any route: every mistake of a client is answered in JSON, never with a page or a stack. */
export async function createHttpServer(corsOrigins: readonly string[], log: Logger): Promise<FastifyInstance> {
  const app = fastify({ bodyLimit: LARGEST_BODY_BYTES, forceCloseConnections: 'idle' });
  if (corsOrigins.length > 0) await app.register(cors, { origin: [...corsOrigins] });

  app.setNotFoundHandler((request, reply) => {
    const path = request.url.split('?')[0];
    return reply.code(404).send(problem('NOT_FOUND', `There is nothing at ${path}. GraphQL is at /graphql.`));
  });

  app.setErrorHandler((error: Error & { statusCode?: number; code?: string }, request, reply) => {
    const status = error.statusCode ?? 500;
    if (status >= 500) {
      log.error(
        { err: error, method: request.method, path: request.routeOptions.url },
        'A request failed in a way that nobody foresaw',
      );
      return reply
        .code(500)
        .send(problem('INTERNAL_SERVER_ERROR', 'Something went wrong here, and it is not your fault.'));
    }
    return reply.code(status).send(problem('BAD_REQUEST', mistakeOf(error)));
  });
  return app;
}

/** The shape of GraphQL's own errors, so that a client needs one way to read them. */
const problem = (code: string, message: string): { errors: readonly object[] } => ({
  errors: [{ message, extensions: { code } }],
});

const mistakes: Readonly<Record<string, string>> = {
  FST_ERR_CTP_EMPTY_JSON_BODY: 'The body is empty. Send JSON, as {"query": "{ __typename }"}.',
  FST_ERR_CTP_INVALID_JSON_BODY: 'The body is not JSON. Send JSON, as {"query": "{ __typename }"}.',
  FST_ERR_CTP_BODY_TOO_LARGE: `The body is larger than ${LARGEST_BODY_BYTES} bytes.`,
  FST_ERR_CTP_INVALID_MEDIA_TYPE: 'The body has a content type that cannot be read. Send application/json.',
};

const mistakeOf = ({ code, name }: Error & { code?: string }): string =>
  (code !== undefined ? mistakes[code] : undefined) ??
  (name === 'SyntaxError' ? mistakes['FST_ERR_CTP_INVALID_JSON_BODY']! : 'The request could not be read.');
