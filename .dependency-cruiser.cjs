/**
 * Who may import whom. The table stands in docs/architecture.md; a violation names the file, the import and the rule.
 * @type {import('dependency-cruiser').IConfiguration}
 */
const only = (name, from, allowed, comment) => ({
  name,
  comment,
  severity: 'error',
  from: { path: from },
  to: { path: '^src/', pathNot: allowed },
});

module.exports = {
  forbidden: [
    {
      name: 'no-circular',
      comment: 'A cycle means that two files are one subject. Types may refer to each other.',
      severity: 'error',
      from: {},
      to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } },
    },
    only('model-imports-model', '^src/model/', ['^src/model/'], 'The nouns know nothing of where they come from.'),
    only(
      'schedule-imports-model',
      '^src/schedule/',
      ['^src/schedule/', '^src/model/'],
      'What is computed over all providers is pure: it knows neither providers nor requests.',
    ),
    only(
      'http-imports-http-and-model',
      '^src/http/',
      ['^src/http/', '^src/model/'],
      'The door to the network knows no provider.',
    ),
    only(
      'provider-imports-itself',
      '^src/providers/([^/]+)/(?!graph[\\w-]*\\.ts)',
      ['^src/providers/$1/', '^src/providers/(provider|write-operation)\\.ts$', '^src/model/', '^src/http/'],
      'A provider is one folder: it uses the model, the http layer and the port, never another provider.',
    ),
    only(
      'provider-graph-imports-helpers',
      '^src/providers/([^/]+)/graph[\\w-]*\\.ts$',
      [
        '^src/providers/$1/',
        '^src/providers/(provider|write-operation)\\.ts$',
        '^src/model/',
        '^src/http/',
        '^src/graph/(create-conflicts|errors|payload|perform-write)\\.ts$',
        '^src/context\\.ts$',
      ],
      "A provider's graph.ts may use the graph's payload and error helpers and the request's context, nothing else.",
    ),
    only(
      'port-imports-model',
      '^src/providers/(provider|write-operation)\\.ts$',
      ['^src/providers/(provider|write-operation)\\.ts$', '^src/model/', '^src/http/', '^src/context\\.ts$'],
      'The port speaks of the model only.',
    ),
    only(
      'graph-imports-the-port',
      '^src/graph/',
      [
        '^src/graph/',
        '^src/model/',
        '^src/schedule/',
        '^src/providers/(provider|write-operation)\\.ts$',
        '^src/context\\.ts$',
      ],
      'Resolvers see the port of a provider, never a provider.',
    ),
    only(
      'ledger-imports',
      '^src/ledger/',
      ['^src/ledger/', '^src/model/', '^src/providers/(provider|write-operation)\\.ts$'],
      'The ledger knows writes, not who makes them.',
    ),
    only(
      'server-imports',
      '^src/server/',
      [
        '^src/server/',
        '^src/graph/',
        '^src/model/',
        '^src/schedule/',
        '^src/providers/provider\\.ts$',
        '^src/(context|config)\\.ts$',
        '^src/ledger/ledger\\.ts$',
      ],
      'The HTTP server serves the graph and knows no provider.',
    ),
    {
      name: 'axios-in-http-only',
      comment: 'There is one door to the network.',
      severity: 'error',
      from: { path: '^src/', pathNot: '^src/http/' },
      to: { path: 'node_modules/(axios|undici|xml2js|cockatiel)/' },
    },
    {
      name: 'no-orphans',
      comment: 'A file that nothing imports is dead.',
      severity: 'error',
      from: { orphan: true, pathNot: ['^src/main\\.ts$', '\\.d\\.ts$'] },
      to: {},
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    includeOnly: '^(src|node_modules)/',
    tsPreCompilationDeps: 'specify',
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: { exportsFields: ['exports'], conditionNames: ['require', 'node', 'default'] },
  },
};
