import { type AdministrateTestApp } from '../support/app';

/** Whatever came as JSON. */
export type Json = ReturnType<typeof JSON.parse>;

/** The calls that went upstream, as "GET /path?query" with the query as people write it. */
export const callsOf = ({ upstream }: AdministrateTestApp): string[] =>
  upstream.calls.map(({ method, path, query }) => {
    const text = [...query].map(([name, value]) => `${name}=${value}`).join('&');
    return `${method} ${path}${text && `?${text}`}`;
  });
