import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import {
  cpSync,
  existsSync,
  mkdtempSync,
  readFileSync,
  realpathSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { type AddressInfo, createServer } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { type Environment } from '../../src/config';
import { ProviderMode } from '../../src/model/provider-status';
import { type ProviderHandle } from '../../src/provider-kit/port';
import { welcome } from '../../src/welcome';
import { postGraphql, scriptedAdministrate } from '../support/app';
import { closedUrl, json, startScriptedServer } from '../support/scripted-server';
import { endOfLifeWarning } from '../../src/node-version';

const ROOT = path.join(__dirname, '../..');
const WELCOME = /GraphQL +(http:\/\/127\.0\.0\.1:\d+)\/graphql\n/;

/** A process that was started as a person would. */
class StartedProcess {
  stdout = '';
  stderr = '';
  readonly ended: Promise<{ code: number | null; signal: string | null }>;
  readonly #child: ChildProcess;

  constructor(script: string, cwd: string, environment: Environment) {
    // Each has its own ledger, because those before it may still run.
    const DATA_DIR = mkdtempSync(path.join(project, 'data-'));
    const env = { PATH: process.env['PATH'], PORT: '0', DATA_DIR, ...environment };
    this.#child = spawn(process.execPath, [script], { cwd, env, stdio: ['ignore', 'pipe', 'pipe'] });
    this.#child.stdout!.setEncoding('utf8').on('data', (text: string) => (this.stdout += text));
    this.#child.stderr!.setEncoding('utf8').on('data', (text: string) => (this.stderr += text));
    this.ended = once(this.#child, 'close').then(([code, signal]) => ({ code, signal }));
  }

  /** Resolves with the address once it has said where it listens; rejects when it ends before. */
  async url(): Promise<string> {
    const ended = this.ended.then(({ code }) => {
      throw new Error(`It ended with exit code ${code}:\n${this.stdout}${this.stderr}`);
    });
    // Once it has said it, its end is not a failure of this any more.
    ended.catch(() => undefined);
    for (;;) {
      const [, url] = WELCOME.exec(this.stdout) ?? [];
      if (url !== undefined) return url;
      await Promise.race([once(this.#child.stdout!, 'data'), ended]);
    }
  }

  kill(signal: NodeJS.Signals): void {
    this.#child.kill(signal);
  }
}

/** What starts sooner, where nothing but the start is looked at. */
const WITHOUT_SANDBOXES: Environment = { SANDBOX: 'off' };

let project: string;
let started: StartedProcess[] = [];

function start(environment: Environment = {}, cwd = project): StartedProcess {
  const child = new StartedProcess(path.join(project, 'scripts', 'start.mjs'), cwd, environment);
  started.push(child);
  return child;
}

beforeAll(() => {
  // A copy, because starting it may build it.
  project = realpathSync(mkdtempSync(path.join(tmpdir(), 'scheduling-graph-')));
  for (const name of ['src', 'calendar', 'scripts', 'package.json', 'tsconfig.json', '.swcrc']) {
    cpSync(path.join(ROOT, name), path.join(project, name), { recursive: true });
  }
  symlinkSync(path.join(ROOT, 'node_modules'), path.join(project, 'node_modules'), 'junction');
});
afterEach(async () => {
  for (const child of started) child.kill('SIGKILL');
  await Promise.all(started.map(({ ended }) => ended));
  started = [];
});
afterAll(() => rmSync(project, { recursive: true, force: true }));

describe('npm start', () => {
  it('builds what was never built, starts without settings, and says where to go', async () => {
    expect(existsSync(path.join(project, 'dist'))).toBe(false);
    const server = start();
    const url = await server.url();

    expect(server.stdout).toBe(`
Scheduling Graph is running.

  Calendar        ${url}/calendar
  GraphQL         ${url}/graphql
  Apollo Sandbox  ${url}/          (open it in a browser)
  GraphiQL        ${url}/graphiql  (needs no internet)

  Administrate: simulated on this machine. Nothing in it is real, and it begins anew at every start.
    To connect the real one, set ADMINISTRATE_BASE_URL, ADMINISTRATE_USERNAME, ADMINISTRATE_PASSWORD.
  Electa: simulated on this machine. Nothing in it is real, and it begins anew at every start.
    To connect the real one, set ELECTA_COMPANY_ID, ELECTA_APP_KEY or ELECTA_TOKEN.
  Icareus Suite: simulated on this machine. Nothing in it is real, and it begins anew at every start.
    To connect the real one, set ICAREUS_ORGANIZATION_ID, ICAREUS_SECRET, ICAREUS_CLIENT_IP.
  WizIQ: simulated on this machine. Nothing in it is real, and it begins anew at every start.
    To connect the real one, set WIZIQ_ACCESS_KEY, WIZIQ_SECRET_KEY.

  Settings go into the environment or a .env file; docs/configuration.md lists them. Ctrl-C stops.

`);
    const { data } = await postGraphql(url, '{ publicEvents(first: 100) { nodes { title venue { name } } } }');
    expect(data.publicEvents.nodes).toHaveLength(100);
    const page = { headers: { accept: 'text/html' } };
    for (const place of ['/', '/calendar', '/graphiql', '/graphiql/graphiql.min.js', '/healthz', '/readyz']) {
      expect((await fetch(url + place, page)).status).toBe(200);
    }
    server.kill('SIGTERM');
    expect(await server.ended).toEqual({ code: 0, signal: null });
    // Nothing but where the simulated providers are, which is how their fault switches are found.
    const lines = server.stderr
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line) as { level: number; msg: string });
    for (const line of lines.filter(({ level }) => level < 40)) {
      expect(line).toMatchObject({ level: 30, msg: expect.stringMatching(/^The [\w ]+ sandbox is listening$/) });
    }
    // One warning, on a version of Node past its end of life.
    const warnings = lines.filter(({ level }) => level >= 40).map(({ msg }) => msg);
    expect(warnings).toEqual([endOfLifeWarning(process.versions.node, new Date())].filter((each) => each !== null));
  });

  it('does not build again what is up to date', async () => {
    const file = path.join(project, 'dist', 'welcome.js');
    writeFileSync(file, readFileSync(file, 'utf8').replace('Scheduling Graph is running.', 'As it was.'));
    const server = start(WITHOUT_SANDBOXES);
    await server.url();
    expect(server.stdout).toContain('As it was.');
  });

  it('builds again when a source has changed', async () => {
    const file = path.join(project, 'src', 'welcome.ts');
    const before = readFileSync(file, 'utf8');
    writeFileSync(file, before.replace('Scheduling Graph is running.', 'Changed.'));
    const changed = start(WITHOUT_SANDBOXES);
    await changed.url();
    expect(changed.stdout).toContain('Changed.');

    writeFileSync(file, before);
    const restored = start(WITHOUT_SANDBOXES);
    await restored.url();
    expect(restored.stdout).toContain('Scheduling Graph is running.');
  });

  it.each(['.', 'graph'])(
    'builds again when a source was added to src/%s or removed, and keeps none',
    async (place) => {
      const file = path.join(project, 'src', place, 'added.ts');
      const built = path.join(project, 'dist', place, 'added.js');
      writeFileSync(file, 'export const added = 1;\n');
      await start(WITHOUT_SANDBOXES).url();
      expect(existsSync(built)).toBe(true);

      rmSync(file);
      await start(WITHOUT_SANDBOXES).url();
      expect(existsSync(built)).toBe(false);
    },
  );

  it('builds again after a build that failed, and does not start what there is of it', async () => {
    const file = path.join(project, 'src', 'welcome.ts');
    const before = readFileSync(file, 'utf8');
    writeFileSync(file, 'export const = ;\n');
    const broken = start(WITHOUT_SANDBOXES);
    expect(await broken.ended).toEqual({ code: 1, signal: null });
    expect(broken.stdout).toBe('');
    expect(existsSync(path.join(project, 'dist', 'main.js'))).toBe(false);

    writeFileSync(file, before);
    await start(WITHOUT_SANDBOXES).url();
  });

  it('takes settings from a .env file in the folder it is started in, and the environment wins', async () => {
    const folder = mkdtempSync(path.join(project, 'elsewhere-'));
    writeFileSync(path.join(folder, '.env'), 'SANDBOX=off\nPORT=nonsense\nLOG_LEVEL=warn\n');
    const server = start({ PORT: '0' }, folder);
    const refused = start({ PORT: undefined }, folder);
    await server.url();
    expect(server.stdout).toContain(
      '  Administrate: not configured. What concerns it answers PROVIDER_NOT_CONFIGURED.\n',
    );
    expect(await refused.ended).toEqual({ code: 1, signal: null });
    expect(refused.stderr).toContain('PORT is not a port number');
  });

  it('ends with every wrong setting in plain words, without a stack or a secret', async () => {
    const server = start({
      PORT: '70000',
      ADMINISTRATE_BASE_URL: 'https://acme.administrateapp.com',
      ADMINISTRATE_PASSWORD: 's3cret-horse',
      ADMINISTRATE_TIME_ZONE: 'Mars/Base',
      DATABASE_URL: 'postgresql://ledger:s3cret-horse@a:5432,b:5432/ledger',
    });
    expect(await server.ended).toEqual({ code: 1, signal: null });
    expect(server.stdout).toBe('');
    expect(server.stderr).toBe(`The settings are wrong, so nothing was started:
  PORT is not a port number from 0 to 65535. Example: PORT=8080
  DATABASE_URL names several hosts, of which only one can be used: name the one that is written to, or a proxy before all of them. Example: DATABASE_URL=postgresql://user:password@localhost/scheduling
  ADMINISTRATE_USERNAME is missing, while other settings of Administrate are there. Example: ADMINISTRATE_USERNAME=api@acme.example
  ADMINISTRATE_TIME_ZONE is "Mars/Base", which is not an IANA time zone. Example: ADMINISTRATE_TIME_ZONE=Europe/London
`);
  });

  it('ends when its port is taken, and says so', async () => {
    const other = createServer().listen(0, '127.0.0.1');
    await once(other, 'listening');
    const { port } = other.address() as AddressInfo;
    const server = start({ PORT: String(port), LOG_LEVEL: 'warn', ...WITHOUT_SANDBOXES });
    expect(await server.ended).toEqual({ code: 1, signal: null });
    expect(server.stderr).toBe(
      `The settings are wrong, so nothing was started:\n  PORT is ${port}, on which another program listens already. Example: PORT=0\n`,
    );
    other.close();
  });

  it('writes its log to standard error, a JSON object per line', async () => {
    const settings = { ...scriptedAdministrate(await closedUrl()), LOG_LEVEL: 'trace' };
    const server = start(settings);
    const { errors } = await postGraphql(
      await server.url(),
      '{ publicEvent(id: "administrate:public-event:6") { id } }',
    );
    expect(errors).toMatchObject([{ extensions: { code: 'PROVIDER_UNAVAILABLE' } }]);
    server.kill('SIGTERM');
    await server.ended;

    expect(server.stdout).toContain('  Administrate: connected with the settings given.\n  Electa: not configured.');
    expect(server.stdout).not.toContain('ADMINISTRATE_');
    expect(server.stdout).not.toContain('{');
    const lines = server.stderr.trimEnd().split('\n');
    expect(lines.map((line) => JSON.parse(line) as unknown)).toContainEqual(
      expect.objectContaining({ requestId: errors[0]?.extensions['requestId'] }),
    );
    expect(server.stderr).not.toContain('correct-horse');
  });

  it.each<NodeJS.Signals>(['SIGTERM', 'SIGINT'])(
    'answers what is under way after %s, and ends well',
    async (signal) => {
      let release = (): void => undefined;
      const held = new Promise<void>((resolve) => (release = resolve));
      const provider = await startScriptedServer([{ ...json([]), after: held }]);
      const server = start(scriptedAdministrate(provider.url));
      const url = await server.url();
      const answer = postGraphql(url, '{ publicEvents { nodes { id } } }');
      await provider.received(1);

      server.kill(signal);
      await untilRefused(url);
      release();
      expect((await answer).data).toEqual({ publicEvents: { nodes: [] } });
      expect(await server.ended).toEqual({ code: 0, signal: null });
      await provider.close();
    },
  );

  it('does not wait any longer after a second signal', async () => {
    const provider = await startScriptedServer([{ ends: 'never' }]);
    const server = start(scriptedAdministrate(provider.url));
    const url = await server.url();
    const answer = postGraphql(url, '{ publicEvents { nodes { id } } }').catch(() => 'cut off');
    await provider.received(1);

    server.kill('SIGTERM');
    await untilRefused(url);
    server.kill('SIGINT');
    expect(await server.ended).toEqual({ code: 1, signal: null });
    expect(await answer).toBe('cut off');
    await provider.close();
  });
});

describe('The welcome', () => {
  it('tells of each provider what stands behind it, and how to connect those that are not real', () => {
    const handle = (title: string, mode: ProviderMode): ProviderHandle =>
      ({ title, mode, requiredVariables: [`${title}_URL`, `${title}_KEY`] }) as unknown as ProviderHandle;
    const text = welcome({
      url: 'http://[::1]:8080',
      providers: [
        handle('A', ProviderMode.LIVE),
        handle('B', ProviderMode.SANDBOX),
        handle('C', ProviderMode.DISABLED),
      ],
    });
    expect(text).toContain('  GraphQL         http://[::1]:8080/graphql\n');
    expect(text).toContain(`
  A: connected with the settings given.
  B: simulated on this machine. Nothing in it is real, and it begins anew at every start.
    To connect the real one, set B_URL, B_KEY.
  C: not configured. What concerns it answers PROVIDER_NOT_CONFIGURED.
    To connect the real one, set C_URL, C_KEY.
`);
  });
});

/** Waits until nobody listens there any more. */
async function untilRefused(url: string): Promise<void> {
  for (;;) {
    const isRefused = await fetch(`${url}/healthz`).then(
      async (response) => void (await response.text()),
      () => true,
    );
    if (isRefused) return;
  }
}
