import { defineConfig } from 'vite';

/** The page is served at /calendar; its assets carry their content's hash in their names, so they may be kept for ever. */
export default defineConfig({
  root: import.meta.dirname,
  base: '/calendar/',
  publicDir: false,
  logLevel: 'warn',
  build: {
    outDir: '../dist/server/calendar',
    emptyOutDir: true,
    target: 'es2022',
    // Nothing inlined: the page's policy lets in pictures that come from the server, and no data: addresses.
    assetsInlineLimit: 0,
    modulePreload: false,
  },
});
