import { execFile } from 'node:child_process';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { promisify } from 'node:util';
import { serverVariables } from '../src/config';
import { providers } from '../src/providers';
import packageJson from '../package.json';
import { startTestApp, type TestApp } from './support/app';

const root = path.join(__dirname, '..');
const read = (file: string): string => readFileSync(path.join(root, file), 'utf8');
const pages = ['README.md', 'CONTRIBUTING.md', ...readdirSync(path.join(root, 'docs')).flatMap(pageIn)];
const all = pages.map(read).join('\n');
const blocks = [...all.matchAll(/^```(\w+)\n(.*?)^```$/gms)].map(([, language, text]) => ({
  language: language!,
  text: text!,
}));
const blocksIn = (language: string): string[] =>
  blocks.filter((block) => block.language === language).map(({ text }) => text);

function pageIn(name: string): string[] {
  return name.endsWith('.md') ? [`docs/${name}`] : [];
}

/** The rows of a table, below a header that starts with this cell. */
function rowsBelow(file: string, header: string): string[][] {
  const lines = read(file).split('\n');
  const start = lines.findIndex((line) => line.startsWith(`| ${header} `));
  const length = lines.slice(start).findIndex((line) => !line.startsWith('|'));
  return lines.slice(start + 2, start + length).map((line) =>
    line
      .split('|')
      .slice(1, -1)
      .map((each) => each.trim()),
  );
}

const operations = blocksIn('graphql').filter((text) => /^(query|mutation|\{)/.test(text));

/** All providers simulated, as after the first commands of README.md. */
let app: TestApp;
beforeAll(async () => {
  app = await startTestApp();
});
afterAll(() => app.stop());

describe('The documentation', () => {
  it.each(operations.map((text) => [text.split('\n')[0], text]))(
    '"%s …" runs without an error',
    async (_line, text) => {
      const { data, errors } = await app.graphql(text);

      expect(errors).toEqual([]);
      const payloads = Object.values(data as Record<string, { userErrors?: unknown[] }>);
      expect(payloads.flatMap(({ userErrors }) => userErrors ?? [])).toEqual([]);
    },
  );

  it('has operations, so that the test above is not empty', () => {
    expect(operations.length).toBeGreaterThanOrEqual(10);
  });

  it('fits into 220 lines of README.md', () => {
    expect(read('README.md').split('\n').length).toBeLessThanOrEqual(221);
  });

  it('links to files and headings that exist', () => {
    const broken = pages.flatMap((page) =>
      [...read(page).matchAll(/\]\((?!https?:)([^)#]*)(?:#([^)]*))?\)/g)]
        .filter(([, file, heading]) => !isTarget(page, file!, heading))
        .map(([link]) => `${page}: ${link}`),
    );
    expect(broken).toEqual([]);
  });

  it('shows the capabilities of each provider', () => {
    const shown = rowsBelow('README.md', 'provider').map(([title, , ...cells]) => [title, ...cells]);
    const columns = [
      'CREATE',
      'READ',
      'LIST',
      'UPDATE',
      'CANCEL',
      'RECURRENCE',
      'ROOMS',
      'PARTICIPANTS',
      'THUMBNAILS',
      'ATTENDEES',
    ];
    expect(shown).toEqual(
      providers.map(({ title, capabilities }) => [
        title,
        ...columns.map((column) => ((capabilities as readonly string[]).includes(column) ? '✓' : '')),
      ]),
    );
  });

  it('names the versions that the federation recipes were run with', () => {
    const versions = { ...packageJson.dependencies, ...packageJson.devDependencies } as Record<string, string>;
    const shown = rowsBelow('docs/federation.md', 'software').map(([name, version]) => [
      name!.replaceAll('`', ''),
      version,
    ]);
    expect(shown.length).toBeGreaterThan(0);
    expect(shown).toEqual(shown.map(([name]) => [name, versions[name!]]));
  });

  it('answers its curl commands', async () => {
    const commands = blocksIn('sh').filter((text) => text.startsWith('curl '));
    expect(commands.length).toBeGreaterThanOrEqual(1);
    for (const command of commands) {
      const here = command.replaceAll('http://127.0.0.1:4000', app.url);
      const { stdout } = await promisify(execFile)('bash', ['-c', here], { maxBuffer: 2 ** 24 });
      expect(JSON.parse(stdout)).toEqual({ data: expect.anything() });
    }
  });

  it.each([
    ['graphql', 'event-ratings.graphql'],
    ['graphql', 'session-bookmarks.graphql'],
    ['graphql', 'node-override.graphql'],
    ['js', 'stitching.js'],
  ])('holds as %s what the federation tests run: %s', (language, file) => {
    expect(blocksIn(language)).toContain(readFileSync(path.join(root, 'test/federation/recipes', file), 'utf8'));
  });

  it('names only npm scripts that there are', () => {
    const named = [...all.matchAll(/npm run ([a-z][\w:-]*)/g)].map(([, name]) => name!);
    const known = Object.keys(packageJson.scripts);
    expect(named.length).toBeGreaterThan(0);
    expect(named.filter((name) => !known.includes(name))).toEqual([]);
  });

  it('lists every setting with its default and description, and no other', () => {
    const shown = rowsBelow('docs/configuration.md', 'variable').map(([name, value, description]) => ({
      name: name!.replaceAll('`', ''),
      default: value === '' ? undefined : value!.replaceAll('`', ''),
      description,
    }));
    const known = [...serverVariables, ...providers.flatMap(({ settings }) => settings)];
    expect(shown).toEqual(
      known.map(({ name, default: value, description }) => ({ name, default: value, description })),
    );
  });

  it('lists every error code that a provider can cause', () => {
    const source = readFileSync(path.join(root, 'src/model/provider-error.ts'), 'utf8');
    const codes = [...source.matchAll(/\| '(PROVIDER_[A-Z_]+)'/g)].map(([, code]) => code);
    const listed = rowsBelow('docs/recipes.md', 'code')
      .map(([code]) => code!.replaceAll('`', ''))
      .filter((code) => code.startsWith('PROVIDER_'));
    expect(listed.sort()).toEqual(codes.sort());
  });

  it('shows a user error as it really comes', async () => {
    const shown = JSON.parse(blocksIn('json')[0]!) as { code: string; field: string[]; message: string };
    const { data } = await app.graphql(`mutation {
      createPublicEvent(input: {
        courseId: "administrate:course:1", venueId: "administrate:venue:1", tutorId: "administrate:contact:1",
        startsAt: "2030-10-27T00:30:00Z", endsAt: "2030-10-27T12:00:00Z", timeZone: "Europe/Paris", currency: "EUR"
      }) { userErrors { code field message } }
    }`);
    const [error] = data.createPublicEvent.userErrors as (typeof shown)[];
    expect(error).toMatchObject({ code: shown.code, field: shown.field });
    expect(error!.message).toContain(shown.message.replace('…', ''));
  });
});

/** Whether a link of a page leads to a file, and there to a heading if it names one. */
function isTarget(page: string, file: string, heading: string | undefined): boolean {
  const target = file === '' ? page : path.join(path.dirname(page), file);
  if (!existsSync(path.join(root, target))) return false;
  if (heading === undefined) return true;
  const headings = [...read(target).matchAll(/^#+ (.*)$/gm)].map(([, text]) =>
    text!
      .toLowerCase()
      .replace(/[^\w\s-]/g, '')
      .replaceAll(' ', '-'),
  );
  return headings.includes(heading);
}
