// `npm start`: builds when dist/ is older than src/, then starts the server.
import { existsSync, readdirSync, statSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';

const root = path.resolve(import.meta.dirname, '..');
const main = path.join(root, 'dist', 'main.js');

const newestSource = () => {
  const source = path.join(root, 'src');
  const files = [source, ...readdirSync(source, { recursive: true }).map((file) => path.join(source, file))];
  return Math.max(...files.map((file) => statSync(file).mtimeMs));
};

if (!existsSync(main) || statSync(main).mtimeMs < newestSource()) await import('./build.mjs');
await import(pathToFileURL(main).href);
