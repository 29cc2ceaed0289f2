// Writes the table of docs/architecture.md from the rules in .dependency-cruiser.cjs; with --check it only compares.
import { readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import prettier from 'prettier';

const root = path.resolve(import.meta.dirname, '..');
const { forbidden } = createRequire(import.meta.url)(path.join(root, '.dependency-cruiser.cjs'));
const page = path.join(root, 'docs', 'architecture.md');

/** Rules that list what a folder may import: everything else below src/ is forbidden. */
const rules = forbidden.filter(({ to }) => to.path === '^src/' && Array.isArray(to.pathNot));
const readable = (pattern) =>
  `\`${pattern
    .replace(/^\^src\//, '')
    .replace(/\\/g, '')
    .replace('([^/]+)', '<id>')
    .replace('$1', '<id>')
    .replace(/\$$/, '')
    .replace(/\.\*/g, '**')}\``;
const cell = (text) => text.replaceAll('|', '\\|');
const rows = rules.map(({ from, to, comment }) => {
  const source = [from.path].flat().map(readable).join(', ');
  const exceptions = [from.pathNot ?? []].flat().map(readable).join(', ');
  const name = exceptions ? `${source}, except ${exceptions}` : source;
  return `| ${cell(name)} | ${cell(to.pathNot.map(readable).join(', '))} | ${cell(comment)} |`;
});
const table = ['| files in | may import | because |', '| --- | --- | --- |', ...rows].join('\n');

const [start, end] = ['<!-- imports:start -->', '<!-- imports:end -->'];
const before = readFileSync(page, 'utf8');
const [head, rest] = before.split(start);
const [, tail] = rest.split(end);
const options = await prettier.resolveConfig(page);
const after = await prettier.format(`${head}${start}\n\n${table}\n\n${end}${tail}`, { ...options, filepath: page });
if (!process.argv.includes('--check')) {
  writeFileSync(page, after);
} else if (after !== before) {
  console.error(
    'docs/architecture.md does not show the import rules of .dependency-cruiser.cjs. Run "npm run imports:table".',
  );
  process.exit(1);
}
