import { type FastifyInstance } from 'fastify';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { firstTabs } from './landing-page';

const GRAPHIQL_FILES: Readonly<Record<string, string>> = {
  'react.production.min.js': 'text/javascript',
  'react-dom.production.min.js': 'text/javascript',
  'graphiql.min.js': 'text/javascript',
  'graphiql.min.css': 'text/css',
};

/** Where the build puts them; seen from src and from dist alike. */
const GRAPHIQL_FOLDER = path.join(__dirname, '..', '..', 'dist', 'server', 'graphiql');

/**
 * The pages for people: `/` redirects a browser to Apollo Sandbox's page and lists the endpoints for other clients;
 * `/graphiql` is GraphiQL, served from the package so that it works without the internet.
 */
export function servePages(app: FastifyInstance): void {
  app.get('/', (request, reply) =>
    request.headers.accept?.includes('text/html')
      ? reply.redirect('/graphql')
      : {
          graphql: '/graphql',
          graphiql: '/graphiql',
          calendar: '/calendar',
          calendarFeed: '/calendar.ics',
          health: '/healthz',
          readiness: '/readyz',
        },
  );
  app.get('/graphiql', (_request, reply) => reply.type('text/html; charset=utf-8').send(graphiqlPage()));
  for (const [file, type] of Object.entries(GRAPHIQL_FILES)) {
    app.get(`/graphiql/${file}`, async (_request, reply) => {
      const content = await readFile(path.join(GRAPHIQL_FOLDER, file));
      return reply.type(`${type}; charset=utf-8`).header('cache-control', 'public, max-age=3600').send(content);
    });
  }
}

const graphiqlPage = (): string => `<!doctype html>
<html lang="en">
<head>
  <meta charset="utf-8">
  <title>Scheduling Graph</title>
  <meta name="viewport" content="width=device-width, initial-scale=1">
  <link rel="stylesheet" href="/graphiql/graphiql.min.css">
  <style>html, body, #graphiql { height: 100%; margin: 0; }</style>
</head>
<body>
  <div id="graphiql">Loading…</div>
  <script src="/graphiql/react.production.min.js"></script>
  <script src="/graphiql/react-dom.production.min.js"></script>
  <script src="/graphiql/graphiql.min.js"></script>
  <script>
    ReactDOM.createRoot(document.getElementById('graphiql')).render(
      React.createElement(GraphiQL, {
        fetcher: GraphiQL.createFetcher({ url: '/graphql' }),
        defaultTabs: ${JSON.stringify(firstTabs(new Date()).map((query) => ({ query })))},
      }),
    );
  </script>
</body>
</html>
`;
