import { type FastifyInstance } from 'fastify';
import { readFile } from 'node:fs/promises';
import path from 'node:path';

/** Where the build puts it; seen from src and from dist alike. */
const FOLDER = path.join(__dirname, '..', '..', 'dist', 'server', 'calendar');

const TYPES: Readonly<Record<string, string>> = {
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml; charset=utf-8',
};

/** SHA-256 of nothing: FullCalendar adds a style element that is empty, and fills it by script. */
const EMPTY_STYLE = "'sha256-47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU='";

/** The page loads from and connects to its own server only; no other page may frame it. */
const CONTENT_SECURITY_POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  `style-src 'self' ${EMPTY_STYLE}`,
  "img-src 'self'",
  // FullCalendar's style sheet has a font of icons in itself.
  'font-src data:',
  "connect-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join('; ');

/** Serves the calendar page at `/calendar`, and its assets, whose names change with what is in them, below it. */
export function serveCalendarPage(app: FastifyInstance): void {
  app.get('/calendar', async (_request, reply) => {
    const page = await readFile(path.join(FOLDER, 'index.html'));
    return reply
      .type('text/html; charset=utf-8')
      .header('cache-control', 'no-cache')
      .header('content-security-policy', CONTENT_SECURITY_POLICY)
      .header('referrer-policy', 'no-referrer')
      .header('x-content-type-options', 'nosniff')
      .send(page);
  });
  app.get<{ Params: { file: string } }>('/calendar/assets/:file', async ({ params: { file } }, reply) => {
    const type = /^[\w.-]+$/.test(file) ? TYPES[path.extname(file)] : undefined;
    const content = type === undefined ? null : await contentOf(file);
    if (content === null) return reply.callNotFound();
    return reply
      .type(type!)
      .header('cache-control', 'public, max-age=31536000, immutable')
      .header('x-content-type-options', 'nosniff')
      .send(content);
  });
}

/** Null where there is no such file: it belongs to a page of another version. */
async function contentOf(file: string): Promise<Buffer | null> {
  try {
    return await readFile(path.join(FOLDER, 'assets', file));
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null;
    throw error;
  }
}
