import { execFile } from 'node:child_process';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { promisify } from 'node:util';
import { serverVariables } from '../src/config';
import { providers } from '../src/providers';
import packageJson from '../package.json';
import { startTestApp, type TestApp } from './support/app';

const root = path.join(__dirname, '..');
const readme = readFileSync(path.join(root, 'README.md'), 'utf8');
const blocks = [...readme.matchAll(/^```(\w+)\n(.*?)^```$/gms)].map(([, language, text]) => ({
  language: language!,
  text: text!,
}));
const blocksIn = (language: string): string[] =>
  blocks.filter((block) => block.language === language).map(({ text }) => text);
const operations = blocksIn('graphql').filter((text) => /^(query|mutation|\{)/.test(text));

/** All providers simulated, as after the README's first commands. */
let app: TestApp;
beforeAll(async () => {
  app = await startTestApp();
});
afterAll(() => app.stop());

describe('README.md', () => {
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
    expect(operations.length).toBeGreaterThanOrEqual(4);
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
    const named = [...readme.matchAll(/npm (?:run )?(start|test|run|ci|pack|[a-z:]+)\b/g)].map(([, name]) => name!);
    const known = [...Object.keys(packageJson.scripts), 'ci', 'pack', 'run', 'makes'];
    expect(named.filter((name) => !known.includes(name))).toEqual([]);
  });

  it('lists every setting with its default and description, and no other', () => {
    const rows = [...readme.matchAll(/^\| `([A-Z_]+)` *\| (?:`([^`]*)`)? *\| (.*?) *\|$/gm)].map(
      ([, name, value, text]) => ({
        name,
        default: value,
        description: text,
      }),
    );
    const known = [...serverVariables, ...providers.flatMap(({ settings: variables }) => variables)];
    const settings = rows.filter(({ name }) => !/^PROVIDER_|^BAD_USER_INPUT$|^STORE_UNAVAILABLE$/.test(name!));
    expect(settings).toEqual(
      known.map(({ name, default: value, description }) => ({ name, default: value, description })),
    );
  });

  it('lists every error code that a provider can cause', () => {
    const source = readFileSync(path.join(root, 'src/model/provider-error.ts'), 'utf8');
    const codes = [...source.matchAll(/\| '(PROVIDER_[A-Z_]+)'/g)].map(([, code]) => code);
    const listed = [...readme.matchAll(/^\| `(PROVIDER_[A-Z_]+)` *\|/gm)].map(([, code]) => code);
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
