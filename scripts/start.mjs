// `npm start`: builds when dist/ is older than what it is made from, then starts the server.
import { existsSync, statSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { newest } from './newest.mjs';

const root = path.resolve(import.meta.dirname, '..');
const main = path.join(root, 'dist', 'main.js');
const sources = ['src', 'calendar'].map((name) => path.join(root, name));

if (!existsSync(main) || statSync(main).mtimeMs < newest(sources)) await import('./build.mjs');
await import(pathToFileURL(main).href);
