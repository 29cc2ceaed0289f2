import { ApolloServer, type ApolloServerPlugin } from '@apollo/server';
import {
  ApolloServerPluginInlineTraceDisabled,
  ApolloServerPluginLandingPageDisabled,
} from '@apollo/server/plugin/disabled';
import { startStandaloneServer } from '@apollo/server/standalone';
import { buildSubgraphSchema } from '@apollo/subgraph';
import { buildSchema, type GraphQLSchema, parse } from 'graphql';
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';

/** What a gateway hands over of an entity. */
export interface Representation {
  readonly __typename: string;
  readonly id: string;
}

/** A request for GraphQL as it came in. */
export interface GraphqlRequest {
  readonly query: string;
  readonly variables: Readonly<Record<string, unknown>>;
}

/** A GraphQL server on the loopback interface that counts what it is asked. */
export interface CountingServer {
  /** "http://127.0.0.1:<port>"; every path is the graph's. */
  readonly url: string;
  /** Every request since the start or the last `forget`. */
  readonly requests: readonly GraphqlRequest[];
  /** What was asked of `_entities`, one batch per request. */
  readonly batches: readonly (readonly Representation[])[];
  forget(): void;
  stop(): Promise<void>;
}

/** The text of a recipe that the README gives. */
export const recipe = (name: string): string => readFileSync(resolve(__dirname, '../federation/recipes', name), 'utf8');

const lastPart = (globalId: string): number => Number(globalId.split(':').at(-1));

/** What the second graph says of an event, a venue or a session: all of it can be told from the id. */
export const ratingOf = (id: string): number => (lastPart(id) % 9) / 2 + 1;
export const directionsTo = (id: string): string => `Ask for door ${lastPart(id)}.`;
export const bookmarksOf = (id: string): number => lastPart(id) * 3;

/** What the second graph's own fields lead to. */
export const FEATURED = 'administrate:public-event:6';
export const FEATURED_VENUE = 'administrate:venue:5';
export const TOP_RATED = [8, 17, 26].map((id) => `administrate:public-event:${id}`);
export const MOST_BOOKMARKED = [42, 41, 40].map((id) => `administrate:public-event:${id}`);

const byId = (id: string) => ({ id });
const self = <T>(reference: T): T => reference;

const ratings = {
  PublicEvent: { __resolveReference: self, rating: ({ id }: Representation) => ratingOf(id) },
  Venue: { __resolveReference: self, directions: ({ id }: Representation) => directionsTo(id) },
  Query: {
    featuredEvent: () => byId(FEATURED),
    topRatedEvents: (_: unknown, { first, after }: { first: number; after?: string | null }) => {
      const start = after ? TOP_RATED.indexOf(after) + 1 : 0;
      const page = TOP_RATED.slice(start, start + first);
      return {
        nodes: page.map(byId),
        pageInfo: {
          hasNextPage: start + first < TOP_RATED.length,
          hasPreviousPage: start > 0,
          startCursor: page[0] ?? null,
          endCursor: page.at(-1) ?? null,
        },
      };
    },
  },
};

const bookmarks = {
  ScheduledSession: { __resolveReference: self, bookmarks: ({ id }: Representation) => bookmarksOf(id) },
  Query: { mostBookmarkedSessions: () => MOST_BOOKMARKED.map(byId) },
};

const KINDS: Readonly<Record<string, string>> = { article: 'Article', 'public-event': 'PublicEvent', venue: 'Venue' };

const nodes = {
  Node: { __resolveType: ({ id }: Representation) => KINDS[id.split(':').at(-2)!] },
  Article: { headline: ({ id }: Representation) => `Headline ${lastPart(id)}` },
  Query: { node: (_: unknown, { id }: Representation) => byId(id) },
};

/** A subgraph that adds fields to public events and venues, and has fields of its own that lead to public events. */
export const startRatingsSubgraph = (): Promise<CountingServer> => startSubgraph('event-ratings.graphql', ratings);

/** A subgraph that adds a field to every session. */
export const startBookmarksSubgraph = (): Promise<CountingServer> =>
  startSubgraph('session-bookmarks.graphql', bookmarks);

/** A subgraph that has a `node` of its own. */
export const startNodeSubgraph = (): Promise<CountingServer> => startSubgraph('node-override.graphql', nodes);

function startSubgraph(recipeName: string, resolvers: object): Promise<CountingServer> {
  const typeDefs = parse(recipe(recipeName));
  return startCountingServer(buildSubgraphSchema({ typeDefs, resolvers: resolvers as never }));
}

/** What a graph that knows nothing of federation adds: for stitching. */
export const PLAIN_SDL = `
  type PublicEvent { id: ID!, rating: Float }
  type Venue { id: ID!, directions: String }
  type Query {
    featuredEvent: PublicEvent
    featuredVenue: Venue
    topRatedEvents: [PublicEvent!]!
    ratedEvents(ids: [ID!]!): [PublicEvent]!
    knownVenues(ids: [ID!]!): [Venue]!
  }
`;

/** A graph that knows nothing of federation, with the same fields for public events and venues. */
export function startPlainGraph(): Promise<CountingServer> {
  const event = (id: string) => ({ id, rating: ratingOf(id) });
  const venue = (id: string) => ({ id, directions: directionsTo(id) });
  const rootFields: Readonly<Record<string, (source: { ids: string[] }) => unknown>> = {
    featuredEvent: () => event(FEATURED),
    featuredVenue: () => venue(FEATURED_VENUE),
    topRatedEvents: () => TOP_RATED.map(event),
    ratedEvents: ({ ids }) => ids.map(event),
    knownVenues: ({ ids }) => ids.map(venue),
  };
  return startCountingServer(buildSchema(PLAIN_SDL), rootFields);
}

/** Serves a schema on a free port of the loopback interface. */
export async function startCountingServer(schema: GraphQLSchema, rootValue?: object): Promise<CountingServer> {
  const requests: GraphqlRequest[] = [];
  const counting: ApolloServerPlugin = {
    requestDidStart: ({ request: { query = '', variables = {} } }) => {
      requests.push({ query, variables });
      return Promise.resolve();
    },
  };
  const server = new ApolloServer({
    schema,
    rootValue,
    stopOnTerminationSignals: false,
    plugins: [counting, ApolloServerPluginInlineTraceDisabled(), ApolloServerPluginLandingPageDisabled()],
  });
  const { url } = await startStandaloneServer(server, { listen: { host: '127.0.0.1', port: 0 } });
  return {
    url: new URL(url).origin,
    requests,
    get batches() {
      return requests.flatMap(({ variables }) => {
        const batch = variables['representations'] as Representation[] | undefined;
        return batch ? [batch] : [];
      });
    },
    forget: () => void requests.splice(0),
    stop: () => server.stop(),
  };
}
