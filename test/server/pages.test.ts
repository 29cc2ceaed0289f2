import { readFileSync } from 'node:fs';
import path from 'node:path';
import { type DocumentNode, parse, print, separateOperations } from 'graphql';
import { startTestApp, type TestApp } from '../support/app';

const BROWSER = { accept: 'text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8' };
const ASSETS = path.join(__dirname, '..', '..', 'dist', 'server', 'graphiql');

describe.each(['production', 'development'])('With NODE_ENV=%s', (nodeEnv) => {
  const nodeEnvBefore = process.env['NODE_ENV'];
  let app: TestApp;
  beforeAll(async () => {
    process.env['NODE_ENV'] = nodeEnv;
    app = await startTestApp();
  });
  afterAll(async () => {
    process.env['NODE_ENV'] = nodeEnvBefore;
    await app.stop();
  });

  const get = (target: string, headers: Record<string, string> = {}): Promise<Response> =>
    fetch(app.url + target, { headers, redirect: 'manual' });

  /** Runs the operations that a page comes with, and checks that they show a newcomer something. */
  async function expectToBeUseful(operations: Record<string, DocumentNode>): Promise<void> {
    expect(Object.keys(operations).sort()).toEqual([
      'CreateAClass',
      'CreateALiveSession',
      'CreateASeries',
      'CreateAStreamedEvent',
      'NextPublicEvents',
      'TheWeekAhead',
    ]);
    const { NextPublicEvents: query, TheWeekAhead: week, ...mutations } = operations;
    for (const mutation of Object.values(mutations)) {
      const { data, errors } = await app.graphql(print(mutation));
      expect(errors).toEqual([]);
      const [payload] = Object.values(data as Record<string, Record<string, unknown>>);
      const { userErrors, ...made } = payload!;
      expect(userErrors).toEqual([]);
      expect(Object.values(made)).toEqual([expect.objectContaining({ id: expect.any(String) as string })]);
    }
    const ahead = await app.graphql(print(week!));
    expect(ahead.errors).toEqual([]);
    expect(ahead.data.schedule).toMatchObject({ unavailable: [] });
    expect(ahead.data.schedule.nodes.length).toBeGreaterThan(0);
    expect(ahead.data.conflicts).toMatchObject({ unavailable: [] });
    const { data, errors } = await app.graphql(print(query!));
    expect(errors).toEqual([]);
    expect(data.publicEvents.nodes).toHaveLength(10);
    for (const event of data.publicEvents.nodes) {
      expect(event).toMatchObject({ id: expect.stringContaining('administrate:public-event:') as string });
      expect(Date.parse(event.startsAt as string)).toBeGreaterThan(Date.now() - 60_000);
    }
  }

  describe('the address of the server alone', () => {
    it('leads a browser to the page of Apollo Sandbox', async () => {
      const response = await get('/', BROWSER);
      expect(response.status).toBe(302);
      expect(response.headers.get('location')).toBe('/graphql');
    });

    it.each<Record<string, string>>([{ accept: '*/*' }, { accept: 'application/json' }, {}])(
      'tells everybody else where things are, and they are there: %j',
      async (headers) => {
        const response = await get('/', headers);
        expect(response.status).toBe(200);
        const places = (await response.json()) as Record<string, string>;
        expect(places).toEqual({
          graphql: '/graphql',
          graphiql: '/graphiql',
          calendar: '/calendar',
          calendarFeed: '/calendar.ics',
          health: '/healthz',
          readiness: '/readyz',
        });
        for (const place of Object.values(places)) expect((await get(place, BROWSER)).status).toBe(200);
      },
    );
  });

  describe('the page of Apollo Sandbox', () => {
    const page = async (): Promise<string> => {
      const response = await get('/graphql', BROWSER);
      expect(response.status).toBe(200);
      expect(response.headers.get('content-type')).toContain('text/html');
      return response.text();
    };

    it('loads Sandbox with a query that can be sent as it is', async () => {
      const html = await page();
      expect(html).toMatch(/<script nonce="\w+" src="https:\/\/embeddable-sandbox\.cdn\.apollographql\.com\//);
      const [, document] = /"document":("(?:[^"\\]|\\.)*")/.exec(html)!;
      await expectToBeUseful(separateOperations(parse(JSON.parse(document!) as string)));
    });

    it('sends no telemetry, and no cookies', async () => {
      const html = await page();
      expect(html).toContain('"runTelemetry":false');
      expect(html).toContain('"includeCookies":false');
    });

    it('says where to go without the internet, in a style that its own policy lets in', async () => {
      const html = await page();
      const [, nonce] = /style-src 'nonce-(\w+)'/.exec(html)!;
      expect(html).toContain('No internet? <a href="/graphiql">GraphiQL</a> needs none.');
      expect(html).toContain(`<style nonce="${nonce}">#offline {`);
      expect(html).not.toMatch(/ style="/);
    });

    it('has a nonce that is used once', async () => {
      const nonces = [await page(), await page()].map((html) => /'nonce-(\w+)'/.exec(html)?.[1]);
      expect(nonces[0]).toMatch(/^\w{16,}$/);
      expect(nonces[1]).not.toBe(nonces[0]);
    });
  });

  describe('GraphiQL', () => {
    it('comes with everything it needs from the server itself', async () => {
      const response = await get('/graphiql', BROWSER);
      expect(response.status).toBe(200);
      expect(response.headers.get('content-type')).toBe('text/html; charset=utf-8');
      const html = await response.text();
      expect(html).not.toMatch(/https?:\/\/|\bsrc="\/\/|\bhref="\/\//);

      const links = [...html.matchAll(/\b(?:src|href)="([^"]+)"/g)].map(([, link]) => link!);
      expect(links).toEqual([
        '/graphiql/graphiql.min.css',
        '/graphiql/react.production.min.js',
        '/graphiql/react-dom.production.min.js',
        '/graphiql/graphiql.min.js',
      ]);
      for (const link of links) {
        const asset = await get(link);
        expect(asset.status).toBe(200);
        expect(asset.headers.get('content-type')).toBe(
          link.endsWith('.css') ? 'text/css; charset=utf-8' : 'text/javascript; charset=utf-8',
        );
        expect(asset.headers.get('cache-control')).toBe('public, max-age=3600');
        const content = Buffer.from(await asset.arrayBuffer());
        expect(content.equals(readFileSync(path.join(ASSETS, path.basename(link))))).toBe(true);
        expect(content.length).toBeGreaterThan(5_000);
      }
    });

    it('asks the server it came from, and begins with a query that can be sent as it is', async () => {
      const html = await (await get('/graphiql', BROWSER)).text();
      expect(html).toContain("createFetcher({ url: '/graphql' })");
      const [, tabs] = /defaultTabs: (\[.*\]),\n/.exec(html)!;
      const queries = (JSON.parse(tabs!) as { query: string }[]).map(({ query }) => query);
      expect(queries).toHaveLength(6);
      await expectToBeUseful(separateOperations(parse(queries.join('\n'))));
    });
  });
});
