import { composeServices as composeWithApollo } from '@apollo/composition';
import { ApolloGateway, RemoteGraphQLDataSource } from '@apollo/gateway';
import { ApolloServer } from '@apollo/server';
import { ApolloServerPluginLandingPageDisabled } from '@apollo/server/plugin/disabled';
import { startStandaloneServer } from '@apollo/server/standalone';
import { composeServices as composeWithTheGuild } from '@theguild/federation-composition';
import { type DocumentNode, Kind, parse } from 'graphql';
import { postGraphql } from '../support/app';
import { type RecordingProxy } from '../support/recording-proxy';
import { type GraphqlRequest, type Representation } from '../support/second-subgraph';

/** A graph that is to be composed. */
export interface Subgraph {
  readonly name: string;
  readonly url: string;
  readonly typeDefs: DocumentNode;
}

interface Composition {
  /** Null when the graphs do not compose. */
  readonly supergraphSdl: string | null;
  readonly errors: readonly { readonly code: unknown; readonly message: string }[];
}

export type Compose = (...subgraphs: Subgraph[]) => Composition;

type Composer = (subgraphs: Subgraph[]) => ReturnType<typeof composeWithApollo | typeof composeWithTheGuild>;

const composer =
  (composeServices: Composer): Compose =>
  (...subgraphs) => {
    const { supergraphSdl, errors } = composeServices(subgraphs);
    return {
      supergraphSdl: supergraphSdl ?? null,
      errors: (errors ?? []).map(({ message, extensions }) => ({ code: extensions['code'], message })),
    };
  };

/** A fixed day for the sandbox, so that a test sees the same events on every day. */
export const NOW = new Date('2026-01-15T12:00:00Z');

/** Both composers, each with the name of its package, for `describe.each`. */
export const COMPOSERS: readonly (readonly [name: string, compose: Compose])[] = [
  ['@apollo/composition', composer(composeWithApollo)],
  ['@theguild/federation-composition', composer(composeWithTheGuild)],
];

/** A graph as its SDL says it is. */
export const subgraph = (name: string, sdl: string, url = `http://${name}.example/graphql`): Subgraph => ({
  name,
  url,
  typeDefs: parse(sdl),
});

/** A running graph as it describes itself, which is what a router's tools compose. */
export const runningSubgraph = async (name: string, origin: string): Promise<Subgraph> =>
  subgraph(name, await serviceSdl(origin), `${origin}/graphql`);

/** The SDL that a running graph gives of itself. */
export async function serviceSdl(origin: string): Promise<string> {
  const { data } = await postGraphql(origin, '{ _service { sdl } }');
  return data._service.sdl as string;
}

/** The names of all types with a `@key`. */
export function keyedTypes(sdl: string): { readonly objects: string[]; readonly interfaces: string[] } {
  const namesOf = (kind: Kind.OBJECT_TYPE_DEFINITION | Kind.INTERFACE_TYPE_DEFINITION): string[] =>
    parse(sdl).definitions.flatMap((type) =>
      type.kind === kind && type.directives?.some(({ name }) => name.value === 'key') ? [type.name.value] : [],
    );
  return { objects: namesOf(Kind.OBJECT_TYPE_DEFINITION), interfaces: namesOf(Kind.INTERFACE_TYPE_DEFINITION) };
}

/** The operations that went through a proxy that stands before a graph. */
export const operationsThrough = ({ calls }: RecordingProxy): GraphqlRequest[] =>
  calls.map(({ body }) => {
    const { query, variables } = JSON.parse(body) as Partial<GraphqlRequest>;
    return { query: query ?? '', variables: variables ?? {} };
  });

/** What they asked of `_entities`, a batch for each. */
export const batchesThrough = (proxy: RecordingProxy): Representation[][] =>
  operationsThrough(proxy).flatMap(({ variables }) => {
    const batch = variables['representations'] as Representation[] | undefined;
    return batch ? [batch] : [];
  });

/** What went upstream, as "GET /api/v2/event/venues 6,7": the ids are those of a bulk call. */
export const upstreamCalls = ({ calls }: RecordingProxy): string[] =>
  calls.map(({ method, path, query }) => [method, path, query.get('id__in') ?? ''].join(' ').trimEnd());

export interface Gateway {
  readonly url: string;
  stop(): Promise<void>;
}

const nothing = (): void => undefined;
const silent = { debug: nothing, info: nothing, warn: nothing, error: nothing };

/** Starts Apollo's gateway over these graphs, on a free port of the loopback interface. */
export async function startGateway(compose: Compose, ...subgraphs: Subgraph[]): Promise<Gateway> {
  const { supergraphSdl, errors } = compose(...subgraphs);
  if (supergraphSdl === null) throw new Error(`The graphs do not compose: ${JSON.stringify(errors)}`);
  const gateway = new ApolloGateway({
    supergraphSdl,
    buildService: ({ url }) => new RemoteGraphQLDataSource({ url }),
    logger: silent,
  });
  const server = new ApolloServer({
    gateway,
    logger: silent,
    stopOnTerminationSignals: false,
    plugins: [ApolloServerPluginLandingPageDisabled()],
  });
  const { url } = await startStandaloneServer(server, { listen: { host: '127.0.0.1', port: 0 } });
  return { url: new URL(url).origin, stop: () => server.stop() };
}

type Started = { stop(): Promise<void> } | { close(): Promise<void> };

/** Gives a function that takes note of whatever is started; after all tests of the block it is stopped, the last first. */
export function stoppedAfterAll(): <T extends Started>(started: T) => T {
  const running: Started[] = [];
  afterAll(async () => {
    for (const started of running.reverse()) await ('stop' in started ? started.stop() : started.close());
  });
  return (started) => {
    running.push(started);
    return started;
  };
}
