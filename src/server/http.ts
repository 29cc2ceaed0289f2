import cors from '@fastify/cors';
import fastify, { type FastifyInstance, type FastifyReply } from 'fastify';
import { type Logger } from 'pino';

/** GraphQL documents are text; uploads are read elsewhere and have limits of their own. */
const LARGEST_BODY_BYTES = 1024 * 1024;

/** Time to receive a complete request, so that a slow sender cannot occupy a connection. */
const REQUEST_MS = 60_000;

export interface HttpServerOptions {
  /** Origins whose pages may call from a browser. */
  readonly corsOrigins: readonly string[];
  /** How long a request that is under way may still take once the server stops. */
  readonly drainMs: number;
  readonly log: Logger;
}

/** A request that cannot be answered as it is. The message is for the client. */
export class RequestRefused extends Error {
  override readonly name = 'RequestRefused';

  constructor(
    readonly statusCode: 400 | 413,
    message: string,
  ) {
    super(message);
  }
}

/** The HTTP server without any route: every mistake of a client is answered in JSON, never with a page or a stack. */
export async function createHttpServer({ corsOrigins, drainMs, log }: HttpServerOptions): Promise<FastifyInstance> {
  const app = fastify({
    bodyLimit: LARGEST_BODY_BYTES,
    requestTimeout: REQUEST_MS,
    // What the router itself refuses, as a path that cannot be decoded; its own answer would quote the whole URL.
    frameworkErrors: (error, _request, reply: FastifyReply) =>
      void reply.code(400).send(problem('BAD_REQUEST', mistakeOf(error))),
  });
  // Fastify reads plain text too, and GraphQL does not.
  app.removeContentTypeParser('text/plain');
  endConnectionsOnClose(app, drainMs);

  const methods = new Map<string, string[]>();
  app.addHook('onRoute', ({ url, method }) => void methods.set(url, [...(methods.get(url) ?? []), method].flat()));
  if (corsOrigins.length > 0) await app.register(cors, { origin: [...corsOrigins], strictPreflight: false });

  app.setNotFoundHandler((request, reply) => {
    const path = request.url.split('?')[0]!;
    const allowed = methods.get(path)?.join(', ');
    if (allowed !== undefined) {
      const refusal = `${path} does not take ${request.method}, but ${allowed}.`;
      return reply.code(405).header('allow', allowed).send(problem('METHOD_NOT_ALLOWED', refusal));
    }
    return reply.code(404).send(problem('NOT_FOUND', `There is nothing at ${path}. GraphQL is at /graphql.`));
  });

  app.setErrorHandler((error: Error & { statusCode?: number; code?: string }, request, reply) => {
    const status = error.statusCode ?? 500;
    if (status >= 500) {
      log.error(
        { err: error, method: request.method, path: request.routeOptions.url },
        'Unexpected error while handling a request',
      );
      return reply.code(500).send(problem('INTERNAL_SERVER_ERROR', 'Unexpected error in this server.'));
    }
    return reply.code(status).send(problem('BAD_REQUEST', mistakeOf(error)));
  });
  return app;
}

/**
 * Lets the server close as soon as what is under way is answered. Left to itself it would wait for connections on which
 * a client may send another request, or has not sent one yet, until they time out.
 */
function endConnectionsOnClose(app: FastifyInstance, drainMs: number): void {
  let underWay = 0;
  let isClosing = false;
  const endWhenIdle = (): void => {
    if (isClosing && underWay === 0) app.server.closeAllConnections();
  };
  app.addHook('onRequest', (_request, reply, done) => {
    underWay += 1;
    reply.raw.once('close', () => {
      underWay -= 1;
      endWhenIdle();
    });
    done();
  });
  app.addHook('preClose', (done) => {
    isClosing = true;
    // New connections are refused from here on.
    setImmediate(endWhenIdle);
    const cutOff = setTimeout(() => app.server.closeAllConnections(), drainMs);
    app.server.once('close', () => clearTimeout(cutOff));
    done();
  });
}

/** The shape of GraphQL's own errors, so that a client needs one way to read them. */
const problem = (code: string, message: string): { errors: readonly object[] } => ({
  errors: [{ message, extensions: { code } }],
});

const mistakes: Readonly<Record<string, string>> = {
  FST_ERR_BAD_URL: 'The path of the request cannot be read.',
  FST_ERR_CTP_EMPTY_JSON_BODY: 'The body is empty. Send JSON, as {"query": "{ __typename }"}.',
  FST_ERR_CTP_INVALID_JSON_BODY: 'The body is not JSON. Send JSON, as {"query": "{ __typename }"}.',
  FST_ERR_CTP_BODY_TOO_LARGE: `The body is larger than ${LARGEST_BODY_BYTES} bytes.`,
  FST_ERR_CTP_INVALID_MEDIA_TYPE: 'The body has a content type that cannot be read. Send application/json.',
};

const mistakeOf = (error: Error & { code?: string }): string =>
  error instanceof RequestRefused ? error.message : (mistakes[error.code ?? ''] ?? 'The request could not be read.');
