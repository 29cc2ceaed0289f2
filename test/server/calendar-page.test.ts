import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { startTestApp, type TestApp } from '../support/app';

const BUILT = path.join(__dirname, '..', '..', 'dist', 'server', 'calendar');

let app: TestApp;
beforeAll(async () => {
  app = await startTestApp();
});
afterAll(() => app.stop());

const linksIn = (html: string): readonly string[] =>
  [...html.matchAll(/\b(?:src|href)="(\/[^"]+)"/g)].map(([, link]) => link!);

describe('/calendar', () => {
  it('is the page, always asked for anew, which may speak to this server only', async () => {
    const response = await fetch(`${app.url}/calendar`);
    expect(response.status).toBe(200);
    expect(response.headers.get('content-type')).toBe('text/html; charset=utf-8');
    expect(response.headers.get('cache-control')).toBe('no-cache');
    expect(response.headers.get('x-content-type-options')).toBe('nosniff');
    expect(response.headers.get('referrer-policy')).toBe('no-referrer');
    const policy = response.headers.get('content-security-policy')!.split('; ');
    expect(policy).toEqual(
      expect.arrayContaining([
        "default-src 'none'",
        "script-src 'self'",
        "connect-src 'self'",
        "base-uri 'none'",
        "form-action 'none'",
        "frame-ancestors 'none'",
      ]),
    );
    expect(policy.join()).not.toMatch(/unsafe|https?:|\*/);
    const html = await response.text();
    expect(html).toBe(readFileSync(path.join(BUILT, 'index.html'), 'utf8'));
    expect(html).not.toMatch(
      /https?:\/\/|\b(?:src|href)="\/\/|<style| style=|<script(?! type="module" crossorigin src=)/,
    );
  });

  it('has everything it needs beside it, to be kept for ever because its name changes with it', async () => {
    const links = linksIn(await (await fetch(`${app.url}/calendar`)).text());
    expect(links.map((link) => path.basename(link)).sort()).toEqual(readdirSync(path.join(BUILT, 'assets')).sort());
    const types: Record<string, string> = { '.js': 'text/javascript', '.css': 'text/css', '.svg': 'image/svg+xml' };
    for (const link of links) {
      expect(link).toMatch(/^\/calendar\/assets\/[a-z]+-[\w-]{8}\.(js|css|svg)$/);
      const asset = await fetch(app.url + link);
      expect(asset.status).toBe(200);
      expect(asset.headers.get('content-type')).toBe(`${types[path.extname(link)]!}; charset=utf-8`);
      expect(asset.headers.get('cache-control')).toBe('public, max-age=31536000, immutable');
      expect(await asset.text()).toBe(readFileSync(path.join(BUILT, 'assets', path.basename(link)), 'utf8'));
    }
  });

  it.each(['gone-12345678.js', '..%2Findex.html', '%2e%2e%2f%2e%2e%2fmain.js', 'index.html', 'assets', '%00.js'])(
    'has nothing else beside it: %s',
    async (file) => {
      const response = await fetch(`${app.url}/calendar/assets/${file}`);
      expect(response.status).toBe(404);
      expect(await response.json()).toMatchObject({ errors: [{ extensions: { code: 'NOT_FOUND' } }] });
    },
  );
});
