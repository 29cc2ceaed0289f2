import { ApolloServer, type ApolloServerPlugin } from '@apollo/server';
import {
  ApolloServerPluginCacheControlDisabled,
  ApolloServerPluginInlineTraceDisabled,
} from '@apollo/server/plugin/disabled';
import fastifyApollo from '@as-integrations/fastify';
import { type FastifyInstance } from 'fastify';
import { type GraphQLSchema } from 'graphql';
import { randomUUID } from 'node:crypto';
import { type Logger } from 'pino';
import { type RequestContext } from '../context';
import { executionPlugin } from '../graph/execute';
import { EntityLoaders } from '../graph/loaders';
import { type ProviderDirectory } from '../graph/provider-directory';
import { ScheduleReader } from '../graph/schedule-reader';
import { deadlineIn, type RunningDeadline } from '../model/deadline';
import { type Ledger } from '../ledger/ledger';
import { type Entity } from '../provider-kit/port';
import { type SessionCache } from '../session-cache/session-cache';
import { landingPagePlugin } from './landing-page';
import { PREFLIGHT_HEADERS, takeUploads } from './uploads';

export interface GraphqlOptions {
  readonly schema: GraphQLSchema;
  readonly providers: ProviderDirectory;
  readonly ledger: Ledger;
  readonly sessionCache: SessionCache;
  readonly log: Logger;
  /** How long an operation may take. */
  readonly operationMs: number;
}

export interface ServedContext extends RequestContext {
  readonly deadline: RunningDeadline;
}

/**
 * Serves the graph at `/graphql`. Apollo's plugins that work per field are off: they cost more than everything else
 * that a request does here.
 */
export async function serveGraphql(
  app: FastifyInstance,
  options: GraphqlOptions,
): Promise<ApolloServer<ServedContext>> {
  const apollo = new ApolloServer<ServedContext>({
    schema: options.schema,
    introspection: true,
    csrfPrevention: { requestHeaders: [...PREFLIGHT_HEADERS] },
    // Longer documents are not written by hand, and their execution would be unbounded.
    parseOptions: { maxTokens: 10_000 },
    includeStacktraceInErrorResponses: false,
    // The caller of startApp decides when it stops; signals are handled in main.ts only.
    stopOnTerminationSignals: false,
    logger: options.log,
    plugins: [
      drainPlugin(app),
      ApolloServerPluginCacheControlDisabled(),
      ApolloServerPluginInlineTraceDisabled(),
      landingPagePlugin(),
      endDeadlinePlugin,
      executionPlugin,
    ],
  });
  await apollo.start();
  // A scope of its own: nothing but GraphQL takes files.
  await app.register(async (scope) => {
    takeUploads(scope);
    await scope.register(fastifyApollo(apollo), {
      path: '/graphql',
      method: ['GET', 'POST'],
      context: async () => createContext(options),
    });
  });
  return apollo;
}

/** The context of one request. Its creator ends its deadline. */
export function createContext({ providers, ledger, sessionCache, log, operationMs }: GraphqlOptions): ServedContext {
  const requestId = randomUUID();
  const call = { requestId, deadline: deadlineIn(operationMs), log: log.child({ requestId }) };
  const loaders = new EntityLoaders(providers, call, ledger);
  const primeCache = (entity: Entity): void => loaders.prime(entity);
  const schedule = new ScheduleReader(providers, sessionCache, { ...call, primeCache });
  return { ...call, primeCache, providers, ledger, sessionCache, loaders, schedule };
}

/** Lets Apollo execute what is under way until the HTTP server has answered it, however long that takes. */
const drainPlugin = (app: FastifyInstance): ApolloServerPlugin => ({
  serverWillStart: async () => ({ drainServer: async () => app.close() }),
});

/** Stops an operation's clock once it is answered. */
const endDeadlinePlugin: ApolloServerPlugin<ServedContext> = {
  requestDidStart: async ({ contextValue }) => ({
    willSendResponse: async () => contextValue.deadline.end(),
  }),
};
