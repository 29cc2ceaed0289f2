import { type ChildProcess, execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  realpathSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { postGraphql } from '../support/app';

const ROOT = path.join(__dirname, '../..');
const run = promisify(execFile);

interface Packed {
  readonly filename: string;
  readonly files: readonly { readonly path: string; readonly mode: number }[];
}

/** What npm is given: where to find programs and its own settings, and nothing that this test run was started with. */
const environment = (): NodeJS.ProcessEnv =>
  Object.fromEntries(
    Object.entries(process.env).filter(([name]) => !/^(npm_(?!config_)|NODE_ENV|NODE_OPTIONS|JEST)/.test(name)),
  );

async function npm(cwd: string, ...args: string[]): Promise<string> {
  const { stdout } = await run('npm', args, { cwd, env: environment(), maxBuffer: 64 * 1024 * 1024 });
  return stdout;
}

let folder: string;
let packed: Packed;
let installed: string;
let server: ChildProcess | undefined;

beforeAll(async () => {
  folder = realpathSync(mkdtempSync(path.join(tmpdir(), 'scheduling-graph-')));

  // A copy, because packing builds it.
  const project = path.join(folder, 'project');
  mkdirSync(project);
  const ignored = ['node_modules', 'dist', 'coverage', 'data', '.git', '.env'];
  for (const name of readdirSync(ROOT).filter((entry) => !ignored.includes(entry) && !entry.endsWith('.tgz'))) {
    const filter = (source: string): boolean => path.basename(source) !== 'node_modules';
    cpSync(path.join(ROOT, name), path.join(project, name), { recursive: true, filter });
  }
  symlinkSync(path.join(ROOT, 'node_modules'), path.join(project, 'node_modules'), 'junction');
  writeFileSync(path.join(project, '.env'), 'ADMINISTRATE_PASSWORD=s3cret\n');
  // Declarations come out the same without the check, which takes most of the time and is made by `npm run types`.
  const declarations = path.join(project, 'tsconfig.declarations.json');
  const settings = JSON.parse(readFileSync(declarations, 'utf8')) as { compilerOptions: object };
  const unchecked = { ...settings, compilerOptions: { ...settings.compilerOptions, noCheck: true } };
  writeFileSync(declarations, JSON.stringify(unchecked));
  // Only what `npm pack --json` says at the end is JSON; before, the build may have said something.
  const output = await npm(project, 'pack', '--json', '--pack-destination', folder);
  packed = (JSON.parse(output.slice(output.search(/^\[/m))) as [Packed])[0];

  installed = path.join(folder, 'installed');
  mkdirSync(installed);
  await npm(installed, 'install', '--no-audit', '--no-fund', '--prefer-offline', path.join(folder, packed.filename));
}, 900_000);

afterAll(async () => {
  if (server?.exitCode === null) {
    server.kill('SIGKILL');
    await once(server, 'close');
  }
  rmSync(folder, { recursive: true, force: true });
});

const packageFile = (...names: string[]): string => path.join(installed, 'node_modules', 'scheduling-graph', ...names);

describe('The package', () => {
  it('holds what it runs on, what it says of itself, and nothing else', () => {
    const paths = packed.files.map((file) => file.path);
    expect(paths).toEqual(
      expect.arrayContaining([
        'package.json',
        'README.md',
        'LICENSE',
        'CHANGELOG.md',
        'schema/api.graphql',
        'schema/schema.graphql',
        'dist/main.js',
        'dist/app.js',
        'dist/app.d.ts',
        'dist/server/calendar/index.html',
        'dist/server/graphiql/graphiql.min.js',
        'dist/server/graphiql/graphiql.min.css',
        'dist/server/graphiql/react.production.min.js',
        'dist/server/graphiql/react-dom.production.min.js',
      ]),
    );
    const others = paths.filter(
      (name) => !/^(dist|schema)\/|^(package\.json|README\.md|LICENSE|CHANGELOG\.md)$/.test(name),
    );
    expect(others).toEqual([]);
    expect(paths.filter((name) => /\.tsx?$/.test(name) && !name.endsWith('.d.ts'))).toEqual([]);
    expect(paths.filter((name) => /test|\.env/i.test(name))).toEqual([]);
  });

  it('says nothing of the machine it was made on', () => {
    const files = packed.files.map((file) => file.path).filter((name) => !name.includes('/graphiql/'));
    const telling = files.filter((name) => readFileSync(packageFile(name), 'utf8').includes(folder));
    expect(telling).toEqual([]);
    expect(files.filter((name) => readFileSync(packageFile(name), 'utf8').includes(ROOT))).toEqual([]);
  });

  it('declares how it may be used', () => {
    const manifest = JSON.parse(readFileSync(packageFile('package.json'), 'utf8')) as Record<string, any>;
    expect(manifest).toMatchObject({
      name: 'scheduling-graph',
      license: 'MIT',
      bin: { 'scheduling-graph': 'dist/main.js' },
      engines: { node: '>=20.19' },
    });
    expect(manifest['private']).toBeUndefined();
    const targets = Object.values(manifest['exports'] as Record<string, string | Record<string, string>>).flatMap(
      (target) => (typeof target === 'string' ? [target] : Object.values(target)),
    );
    for (const target of [manifest['main'], manifest['types'], ...targets]) {
      expect(existsSync(packageFile(target as string))).toBe(true);
    }
    expect(readFileSync(packageFile('LICENSE'), 'utf8')).toMatch(/^MIT License/);
  });

  it('needs nothing to run but what it depends on', () => {
    const modules = path.join(installed, 'node_modules');
    expect(existsSync(path.join(modules, 'fastify'))).toBe(true);
    for (const tool of ['jest', 'typescript', '@swc/core', 'react', 'graphiql', 'eslint']) {
      expect(existsSync(path.join(modules, tool))).toBe(false);
    }
  });

  it('starts a server by its name, in an empty folder and without settings', async () => {
    const command = path.join(installed, 'node_modules', '.bin', 'scheduling-graph');
    const empty = mkdtempSync(path.join(folder, 'empty-'));
    server = spawn(command, [], {
      cwd: empty,
      env: { PATH: process.env['PATH'], PORT: '0' },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    let output = '';
    server.stderr!.setEncoding('utf8').on('data', (text: string) => (output += text));
    server.stdout!.setEncoding('utf8').on('data', (text: string) => (output += text));
    const ended = once(server, 'close');
    while (!output.includes('Ctrl-C stops.')) {
      const isOver = await Promise.race([once(server.stdout!, 'data').then(() => false), ended.then(() => true)]);
      if (isOver) throw new Error(`It did not start:\n${output}`);
    }
    const url = /GraphQL +(http:\/\/127\.0\.0\.1:\d+)\/graphql/.exec(output)![1]!;

    const query = '{ publicEvents(first: 100) { nodes { title venue { name } tutor { fullName } } } }';
    const { data, errors } = await postGraphql(url, query);
    expect(errors).toEqual([]);
    expect(data.publicEvents.nodes).toHaveLength(100);

    const html = await (await fetch(`${url}/graphiql`)).text();
    const assets = [...html.matchAll(/\b(?:src|href)="(\/graphiql\/[^"]+)"/g)].map(([, asset]) => asset!);
    expect(assets).toHaveLength(4);
    for (const asset of assets) {
      const response = await fetch(url + asset);
      expect(response.status).toBe(200);
      expect(await response.text()).toBe(
        readFileSync(packageFile('dist', 'server', 'graphiql', path.basename(asset)), 'utf8'),
      );
    }

    server.kill('SIGTERM');
    expect(await ended).toEqual([0, null]);
    // The ledger, which is all that it keeps.
    expect(readdirSync(empty)).toEqual(['data']);
  });

  it('can be required and imported, and gives the schema that it serves', async () => {
    const [required, imported] = await Promise.all([
      run(process.execPath, ['-p', 'require("scheduling-graph").emittedSdl()'], { cwd: installed }),
      run(
        process.execPath,
        ['--input-type=module', '-e', 'import { emittedSdl } from "scheduling-graph"; console.log(emittedSdl())'],
        { cwd: installed },
      ),
    ]);
    const sdl = readFileSync(packageFile('schema', 'schema.graphql'), 'utf8');
    expect(required.stdout.trim()).toBe(sdl.trim());
    expect(imported.stdout.trim()).toBe(sdl.trim());

    const resolve =
      'console.log(require.resolve("scheduling-graph/schema.graphql"), require("scheduling-graph/package.json").name)';
    const { stdout } = await run(process.execPath, ['-e', resolve], { cwd: installed });
    expect(stdout.trim()).toBe(`${packageFile('schema', 'schema.graphql')} scheduling-graph`);
    const inner = run(process.execPath, ['-e', 'require("scheduling-graph/dist/config.js")'], { cwd: installed });
    await expect(inner).rejects.toMatchObject({
      stderr: expect.stringContaining('ERR_PACKAGE_PATH_NOT_EXPORTED') as string,
    });
  });

  it('has types that resolve, for CommonJS and for modules', async () => {
    const text = `import { type AppOptions, emittedSdl, type RunningApp, startApp } from 'scheduling-graph';
type Config = Parameters<typeof startApp>[0];
export const sdl: string = emittedSdl();
export const start = (config: Config, options: AppOptions): Promise<RunningApp> => startApp(config, options);
export const port = (config: Config): number => config.port;
// @ts-expect-error What is not there would pass if the types were not found.
export { nothing } from 'scheduling-graph';
`;
    writeFileSync(path.join(installed, 'consumer.cts'), text);
    writeFileSync(path.join(installed, 'consumer.mts'), text);
    const tsc = path.join(ROOT, 'node_modules', 'typescript', 'bin', 'tsc');
    const options = ['--noEmit', '--strict', '--skipLibCheck', '--module', 'nodenext', '--target', 'es2022'];
    const types = ['--typeRoots', path.join(ROOT, 'node_modules', '@types'), '--types', 'node'];
    const check = run(process.execPath, [tsc, ...options, ...types, 'consumer.cts', 'consumer.mts'], {
      cwd: installed,
    });
    expect(
      await check.then(
        () => '',
        (error: { stdout: string }) => error.stdout,
      ),
    ).toBe('');
  });
});
