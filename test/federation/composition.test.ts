import { composeServices } from '@apollo/composition';
import { emittedSdl } from '../../src/app';
import { startTestApp, type TestApp } from '../support/app';
import { type CountingServer, recipe, startBookmarksSubgraph, startRatingsSubgraph } from '../support/second-subgraph';
import { COMPOSERS, runningSubgraph, stoppedAfterAll, subgraph } from './fixture';

const LINK =
  'extend schema @link(url: "https://specs.apollo.dev/federation/v2.5", import: ["@key", "@interfaceObject"])';
const scheduling = subgraph('scheduling', emittedSdl());
const ratings = subgraph('ratings', recipe('event-ratings.graphql'));
const bookmarks = subgraph('bookmarks', recipe('session-bookmarks.graphql'));

/** A graph with something else written in the place of a text that must be there. */
function changed(name: string, sdl: string, from: string, to: string) {
  if (!sdl.includes(from)) throw new Error(`There is no "${from}" to be replaced.`);
  return subgraph(name, sdl.replace(from, to));
}

const started = stoppedAfterAll();
let app: TestApp;
let ratingsServer: CountingServer;
let bookmarksServer: CountingServer;
beforeAll(async () => {
  // A provider is not needed in order to say what the graph looks like.
  app = started(await startTestApp({ SANDBOX: 'off' }));
  ratingsServer = started(await startRatingsSubgraph());
  bookmarksServer = started(await startBookmarksSubgraph());
});

describe.each(COMPOSERS)('%s', (_, compose) => {
  it('composes the graph alone', () => {
    expect(compose(scheduling).errors).toEqual([]);
  });

  it('composes the running graph with running graphs that extend events, venues and every session', async () => {
    const { supergraphSdl, errors } = compose(
      await runningSubgraph('scheduling', app.url),
      await runningSubgraph('ratings', ratingsServer.url),
      await runningSubgraph('bookmarks', bookmarksServer.url),
    );

    expect(errors).toEqual([]);
    // The field that was added to the interface reached the type that implements it.
    const publicEvent = /^type PublicEvent [^}]*\{([^}]*)\}/m.exec(supergraphSdl!.replace(/"""[^]*?"""/g, ''))![1];
    expect(publicEvent).toMatch(/\brating: Float @join__field\(graph: RATINGS\)/);
    expect(publicEvent).toMatch(/\bbookmarks: Int @join__field/);
  });

  it('needs PageInfo to be shareable for a graph with connections of its own', () => {
    const unshared = changed('scheduling', emittedSdl(), 'type PageInfo @shareable', 'type PageInfo');
    const { supergraphSdl, errors } = compose(unshared, ratings);

    expect(supergraphSdl).toBeNull();
    expect(new Set(errors.map(({ code }) => code))).toEqual(new Set(['INVALID_FIELD_SHARING']));
    expect(errors[0]!.message).toContain('PageInfo.');
  });

  it('needs the key of the interface for a graph that extends every session', () => {
    const keyless = changed(
      'scheduling',
      emittedSdl(),
      'interface ScheduledSession implements Node @key(fields: "id")',
      'interface ScheduledSession implements Node',
    );

    const { errors } = compose(keyless, bookmarks);
    expect(errors).toHaveLength(3);
    for (const error of errors) {
      expect(error).toEqual({
        code: 'SATISFIABILITY_ERROR',
        message: expect.stringContaining('@interfaceObject type "ScheduledSession"'),
      });
    }
    // One for the interface, and one for each type of session.
    for (const type of ['Event', 'PublicEvent']) {
      expect(errors.some(({ message }) => message.includes(`... on ${type} {`))).toBe(true);
    }
  });

  it('composes with a graph that has scalars of the same names, without our word on what they are', () => {
    const sdl = `${LINK}
      scalar DateTime
      scalar JSON
      scalar URL @specifiedBy(url: "https://example.com/url")
      type Query { readAt: DateTime, settings: JSON, homepage: URL }`;

    expect(compose(scheduling, subgraph('settings', sdl)).errors).toEqual([]);
  });

  describe('with a graph that has a node of its own', () => {
    const OVERRIDE = ' @override(from: "scheduling")';
    const sdl = recipe('node-override.graphql');

    it('composes when that graph overrides ours', () => {
      const { supergraphSdl, errors } = compose(scheduling, ratings, bookmarks, subgraph('articles', sdl));

      expect(errors).toEqual([]);
      expect(supergraphSdl).toMatch(/\bnode\([^)]*\): Node @join__field\(graph: ARTICLES, override: "scheduling"\)/);
    });

    it('does not compose when it does not', () => {
      const { supergraphSdl, errors } = compose(scheduling, changed('articles', sdl, OVERRIDE, ''));

      expect(supergraphSdl).toBeNull();
      expect(errors).toEqual([
        { code: 'INVALID_FIELD_SHARING', message: expect.stringContaining('Non-shareable field "Query.node"') },
      ]);
    });

    it('does not compose when it overrides a graph of another name', () => {
      const misnamed = changed('articles', sdl, OVERRIDE, ' @override(from: "schedule")');

      expect(compose(scheduling, misnamed).errors.map(({ code }) => code)).toEqual(['INVALID_FIELD_SHARING']);
    });
  });
});

describe("Apollo's composer", () => {
  it('has nothing to remark on the graph, alone or with the graphs of the recipes', () => {
    expect(composeServices([scheduling]).hints).toEqual([]);
    expect(composeServices([scheduling, ratings, bookmarks]).hints).toEqual([]);
  });

  it('refuses one graph that extends both every session and one type of them, so that it takes two', () => {
    const both = subgraph(
      'both',
      `${LINK}
      type PublicEvent @key(fields: "id") { id: ID!, rating: Float }
      type ScheduledSession @key(fields: "id") @interfaceObject { id: ID!, bookmarks: Int }
      type Query { featuredEvent: PublicEvent }`,
    );
    const codes = composeServices([scheduling, both]).errors?.map(({ extensions }) => extensions['code']);

    expect(codes).toEqual(['INTERFACE_OBJECT_USAGE_ERROR']);
  });
});
