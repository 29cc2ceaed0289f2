// Compiles src/ to dist/ and puts the files beside it that the server serves. Fast enough to run at every start;
// types are checked by `npm run types`, and declarations are added by `npm run build`.
import swc from '@swc/core';
import { execFileSync } from 'node:child_process';
import { copyFileSync, existsSync, mkdirSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { newest } from './newest.mjs';

const root = path.resolve(import.meta.dirname, '..');
const source = path.join(root, 'src');
const target = path.join(root, 'dist');
const require = createRequire(import.meta.url);

// The calendar page stays where it is: it takes a bundler seconds to make, and rarely changes.
empty(target, 'server');
empty(path.join(target, 'server'), 'calendar');
const files = readdirSync(source, { recursive: true }).filter((file) => file.endsWith('.ts'));
await Promise.all(files.filter((file) => file !== 'main.ts').map(compile));

// GraphiQL is served from the package itself, so that it works without the internet.
const graphiql = path.join(target, 'server', 'graphiql');
mkdirSync(graphiql, { recursive: true });
for (const file of [
  'react/umd/react.production.min.js',
  'react-dom/umd/react-dom.production.min.js',
  'graphiql/graphiql.min.js',
  'graphiql/graphiql.min.css',
]) {
  const [name, ...rest] = file.split('/');
  const folder = path.dirname(require.resolve(`${name}/package.json`));
  copyFileSync(path.join(folder, ...rest), path.join(graphiql, path.basename(file)));
}

// The calendar page, unless it is there and newer than all that it is made from.
const page = path.join(target, 'server', 'calendar', 'index.html');
const sources = ['calendar', 'package-lock.json'].map((name) => path.join(root, name));
if (!existsSync(page) || statSync(page).mtimeMs < newest(sources)) {
  // A process of its own: Vite sets NODE_ENV, and `npm start` goes on to be the server.
  const vite = path.join(path.dirname(require.resolve('vite/package.json')), 'bin', 'vite.js');
  const options = ['build', '--config', path.join(root, 'calendar', 'vite.config.mjs')];
  execFileSync(process.execPath, [vite, ...options], { cwd: root, stdio: ['ignore', 'inherit', 'inherit'] });
}

// Last, because `npm start` takes dist/ for complete when this file is there.
await compile('main.ts');

/** Removes what is in a folder, except for one thing. */
function empty(folder, exception) {
  if (!existsSync(folder)) return;
  for (const name of readdirSync(folder).filter((entry) => entry !== exception)) {
    rmSync(path.join(folder, name), { recursive: true, force: true });
  }
}

async function compile(file) {
  const input = path.join(source, file);
  const output = path.join(target, file.replace(/\.ts$/, '.js'));
  // Maps name the source as it lies in the package, not on the machine that built it.
  const sourceFileName = path.relative(path.dirname(output), input);
  // The annotation tells the names of the exports to those who `import` them.
  const module = { type: 'commonjs', exportInteropAnnotation: true };
  const { code, map } = await swc.transformFile(input, { cwd: root, sourceFileName, module });
  mkdirSync(path.dirname(output), { recursive: true });
  writeFileSync(output, `${code}\n//# sourceMappingURL=${path.basename(output)}.map\n`);
  writeFileSync(`${output}.map`, map);
}
