/**
 * Which folder may import which. docs/architecture.md shows the table; a violation names the file, the import and the rule.
 * @type {import('dependency-cruiser').IConfiguration}
 */
const only = (name, from, allowed, comment, except = []) => ({
  name,
  comment,
  severity: 'error',
  from: { path: from, pathNot: except },
  to: { path: '^src/', pathNot: allowed },
});

const LEAVES = ['^src/model/', '^src/zones/'];
const KIT = '^src/provider-kit/';
/** Files of a provider that hold resolver classes. */
const RESOLVERS = '(graph|resolver)\\.ts$';

module.exports = {
  forbidden: [
    {
      name: 'no-circular',
      comment: 'Files that import each other cannot be read or tested apart. Type imports count.',
      severity: 'error',
      from: {},
      to: { circular: true },
    },
    only('zones-imports-zones', '^src/zones/', ['^src/zones/'], 'Time-zone rules depend on nothing of this project.'),
    only('model-imports-leaves', '^src/model/', LEAVES, "The graph's types do not know where their data comes from."),
    only(
      'schedule-is-pure',
      '^src/schedule/',
      ['^src/schedule/', ...LEAVES],
      'Computations over all providers know neither providers nor requests.',
    ),
    only(
      'http-imports-http',
      '^src/http/',
      ['^src/http/', ...LEAVES],
      'The network client does not know any provider.',
    ),
    only(
      'provider-kit-imports',
      KIT,
      [KIT, '^src/http/', ...LEAVES],
      'The port and its defaults do not know any provider, nor the graph or the ledger.',
    ),
    only(
      'provider-imports-kit',
      '^src/providers/([^/]+)/',
      ['^src/providers/$1/', KIT, '^src/http/', ...LEAVES],
      'A provider is one folder: it uses the model, the network client and the kit, never another provider.',
      [RESOLVERS],
    ),
    only(
      'provider-resolvers-import-helpers',
      `^src/providers/([^/]+)/.*${RESOLVERS}`,
      [
        '^src/providers/$1/',
        KIT,
        '^src/http/',
        ...LEAVES,
        '^src/graph/(create-conflicts|errors|payload|perform-write)\\.ts$',
        '^src/context\\.ts$',
      ],
      "A provider's resolvers may also use the graph's payload and error helpers and the type of the request context.",
    ),
    only(
      'database-imports',
      '^src/database/',
      ['^src/database/', ...LEAVES],
      'Connections, tables and migrations, shared by the ledger and the session cache.',
    ),
    only(
      'ledger-imports',
      '^src/ledger/',
      ['^src/ledger/', '^src/database/', KIT, ...LEAVES],
      'The ledger records writes; it does not know providers, and does not read cached sessions.',
    ),
    only(
      'session-cache-imports',
      '^src/session-cache/',
      ['^src/session-cache/', '^src/database/', KIT, ...LEAVES],
      'The session cache stores provider data; it does not know writes.',
    ),
    only(
      'graph-imports-the-port',
      '^src/graph/',
      ['^src/graph/', '^src/schedule/', KIT, ...LEAVES, '^src/context\\.ts$'],
      'Resolvers use the port of a provider, never a provider.',
    ),
    only(
      'server-imports',
      '^src/server/',
      [
        '^src/server/',
        '^src/graph/',
        '^src/schedule/',
        KIT,
        ...LEAVES,
        '^src/(context|config)\\.ts$',
        '^src/ledger/ledger\\.ts$',
        '^src/session-cache/session-cache\\.ts$',
      ],
      'HTTP routes serve the graph and do not know any provider.',
    ),
    {
      name: 'one-network-client',
      comment: 'Only src/http/ opens connections to providers and parses XML.',
      severity: 'error',
      from: { path: '^src/', pathNot: '^src/http/' },
      to: { path: 'node_modules/(axios|undici|xml2js|cockatiel)/' },
    },
    {
      name: 'no-orphans',
      comment: 'A file that is imported nowhere is dead.',
      severity: 'error',
      from: { orphan: true, pathNot: ['^src/main\\.ts$', '\\.d\\.ts$'] },
      to: {},
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    includeOnly: '^(src|node_modules)/',
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: { exportsFields: ['exports'], conditionNames: ['require', 'node', 'default'] },
  },
};
