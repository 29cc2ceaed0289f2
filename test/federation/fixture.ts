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

export interface Composition {
  /** Null when the graphs do not compose. */
  readonly supergraphSdl: string | null;
  readonly errors: readonly { readonly code: unknown; readonly message: string }[];
}

export type Compose = (subgraphs: readonly Subgraph[]) => Composition;

type Composer = (subgraphs: Subgraph[]) => ReturnType<typeof composeWithApollo | typeof composeWithTheGuild>;

const composer =
  (composeServices: Composer): Compose =>
  (subgraphs) => {
    const { supergraphSdl, errors } = composeServices([...subgraphs]);
    return {
      supergraphSdl: supergraphSdl ?? null,
      errors: (errors ?? []).map(({ message, extensions }) => ({ code: extensions['code'], message })),
    };
  };

/** Both composers, each under the name of its package, for `describe.each`. */
export const COMPOSERS: readonly (readonly [string, Compose])[] = [
  ['@apollo/composition', composer(composeWithApollo)],
  ['@theguild/federation-composition', composer(composeWithTheGuild)],
];

/** A graph as its SDL says it is. */
export const subgraph = (name: string, sdl: string, url = `http://${name}.example/graphql`): Subgraph => ({
  name,
  url,
  typeDefs: parse(sdl),
});

/** A running graph, with the SDL that it gives of itself: that is what a router's tools compose. */
export async function runningSubgraph(name: string, url: string): Promise<Subgraph> {
  return subgraph(name, await serviceSdl(url), url);
}

/** The SDL that a running graph gives of itself. */
export async function serviceSdl(url: string): Promise<string> {
  const { data } = await postGraphql(url.replace(/\/graphql$/, ''), '{ _service { sdl } }');
  return data._service.sdl as string;
}

/** The names of all types with a `@key`, the interfaces among them included. */
export function keyedTypes(sdl: string): { readonly objects: readonly string[]; readonly interfaces: readonly string[] } {
  const keyed = parse(sdl).definitions.filter(
    (definition) =>
      (definition.kind === Kind.OBJECT_TYPE_DEFINITION || definition.kind === Kind.INTERFACE_TYPE_DEFINITION) &&
      definition.directives?.some(({ name }) => name.value === 'key'),
  );
  const names = (kind: Kind): string[] =>
    keyed.filter((type) => type.kind === kind).map((type) => ('name' in type ? type.name!.value : ''));
  return { objects: names(Kind.OBJECT_TYPE_DEFINITION), interfaces: names(Kind.INTERFACE_TYPE_DEFINITION) };
}

/** What went through a proxy that stands before a graph. */
export const graphqlRequests = ({ calls }: RecordingProxy): GraphqlRequest[] =>
  calls.map(({ body }) => JSON.parse(body) as GraphqlRequest);

/** What of it was asked of `_entities`, one batch per request. */
export const batches = (proxy: RecordingProxy): Representation[][] =>
  graphqlRequests(proxy)
    .map(({ variables }) => variables?.['representations'] as Representation[])
    .filter(Boolean);

/** Calls that went upstream, as "GET /api/v2/event/venues". */
export const paths = ({ calls }: RecordingProxy): string[] => calls.map(({ method, path }) => `${method} ${path}`);

export interface Gateway {
  readonly url: string;
  stop(): Promise<void>;
}

const silent = { debug: () => {}, info: () => {}, warn: () => {}, error: () => {} };

/** Starts Apollo's gateway over a supergraph, on a free port of the loopback interface. */
export async function startGateway(supergraphSdl: string): Promise<Gateway> {
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
  return { url: url.replace(/\/$/, ''), stop: () => server.stop() };
}
