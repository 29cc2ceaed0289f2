/** The only reader of the environment. All settings are validated here at startup, and every problem is reported at once. */
import { existsSync, readFileSync, statSync } from 'node:fs';
import { parseEnv } from 'node:util';
import { z } from 'zod';
import { problemOfPostgresUrl } from './database/postgres-url';
import { ProviderMode } from './model/provider-status';
import {
  type ConfiguredProvider,
  type ProviderManifest,
  type SettingDescription,
  type SettingProblem,
} from './provider-kit/port';

export type Environment = Readonly<Record<string, string | undefined>>;

export interface ProviderConfig {
  readonly manifest: ProviderManifest;
  readonly mode: ProviderMode;
  /** Set when the mode is LIVE. */
  readonly configured: ConfiguredProvider | null;
  /** The values of its variables, which hold for a simulated provider too where they are not about the connection. */
  readonly values: Environment;
}

export interface Config {
  readonly host: string;
  readonly port: number;
  readonly dataDir: string;
  /** Null: the ledger is an SQLite in the data folder. */
  readonly databaseUrl: string | null;
  readonly logLevel: (typeof LOG_LEVELS)[number];
  readonly corsOrigins: readonly string[];
  readonly providers: readonly ProviderConfig[];
}

const LOG_LEVELS = ['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'] as const;

/** The server's own settings. The providers' stand in their folders. */
export const serverVariables: readonly SettingDescription[] = [
  { name: 'HOST', description: 'Address to listen on.', example: '0.0.0.0', default: '127.0.0.1' },
  { name: 'PORT', description: 'Port to listen on; 0 picks a free one.', example: '8080', default: '4000' },
  {
    name: 'DATA_DIR',
    description: 'Folder of the ledger, in which every write is recorded. One server per folder.',
    example: '/var/lib/scheduling-graph',
    default: './data',
  },
  {
    name: 'DATABASE_URL',
    description: 'A PostgreSQL that stores the ledger instead, for several servers.',
    example: 'postgresql://user:password@localhost/scheduling',
    secret: true,
  },
  {
    name: 'LOG_LEVEL',
    description: 'How much is logged: fatal, error, warn, info, debug, trace or silent.',
    example: 'debug',
    default: 'info',
  },
  {
    name: 'SANDBOX',
    description:
      'Simulated providers. `auto`: when no provider at all has settings. `on`: for all of them, whatever their settings. `off`: never.',
    example: 'off',
    default: 'auto',
  },
  {
    name: 'CORS_ORIGINS',
    description: 'Origins whose pages may call this server from a browser, with commas between.',
    example: 'https://app.example.com',
  },
];

/** The settings are wrong. The message lists every problem, each with the name, what is wrong and an example. */
export class ConfigError extends Error {
  override readonly name = 'ConfigError';

  constructor(readonly problems: readonly SettingProblem[]) {
    const lines = problems.map(({ name, problem, example }) => `  ${name} ${problem}. Example: ${name}=${example}`);
    super(`The settings are wrong, so nothing was started:\n${lines.join('\n')}`);
  }
}

const port = z
  .string()
  .transform((text) => (/^\d{1,5}$/.test(text) ? Number(text) : NaN))
  .pipe(z.number('is not a port number from 0 to 65535').max(65_535, 'is not a port number from 0 to 65535'));

const dataDir = z
  .string()
  .refine((folder) => !existsSync(folder) || statSync(folder).isDirectory(), 'is a file, not a folder');

const origins = z
  .string()
  .transform((text) => text.split(',').map((origin) => origin.trim()))
  .refine(
    (list) => list.every((origin) => URL.canParse(origin) && new URL(origin).origin === origin),
    'holds something that is no origin',
  );

const postgresUrl = z.string().superRefine((text, context) => {
  const problem = problemOfPostgresUrl(text);
  if (problem !== null) context.addIssue(problem);
});

const serverSchema = z.object({
  HOST: z.string().default('127.0.0.1'),
  PORT: port.default(4000),
  DATA_DIR: dataDir.default('./data'),
  DATABASE_URL: postgresUrl.optional(),
  LOG_LEVEL: z.enum(LOG_LEVELS, `is none of ${LOG_LEVELS.join(', ')}`).default('info'),
  SANDBOX: z.enum(['auto', 'on', 'off'], 'is none of auto, on and off').default('auto'),
  CORS_ORIGINS: origins.default([]),
});

/** The process's environment, over what a `.env` file in the working folder says. */
export function readEnvironment(file = '.env'): Environment {
  const found = statSync(file, { throwIfNoEntry: false });
  // A folder of that name belongs to another program. Some editors start a text with a byte order mark.
  const text = !found || found.isDirectory() ? '' : readFileSync(file, 'utf8').replace(/^\uFEFF/, '');
  const fromFile = parseEnv(text);
  return { ...fromFile, ...process.env };
}

/** Checks all settings. Throws ConfigError. */
export function readConfig(environment: Environment, manifests: readonly ProviderManifest[]): Config {
  // An empty variable is how many tools write one that is not set.
  const values = Object.fromEntries(Object.entries(environment).filter(([, value]) => value?.trim()));
  const problems: SettingProblem[] = [];

  const server = serverSchema.safeParse(values);
  if (!server.success) {
    for (const { path, message } of server.error.issues) {
      const name = String(path[0]);
      problems.push({ name, problem: message, example: serverVariables.find((known) => known.name === name)!.example });
    }
  }

  const sandbox = server.data?.SANDBOX ?? 'auto';
  const settings = manifests.map((manifest) => ({ manifest, values: valuesOf(manifest, values) }));
  const isAnyConfigured = settings.some(({ manifest, values }) => hasSettings(manifest, values));
  const isSimulated = sandbox === 'on' || (sandbox === 'auto' && !isAnyConfigured);
  const providers = settings.map(({ manifest, values }): ProviderConfig => {
    const modeWithoutSandbox = hasSettings(manifest, values) ? ProviderMode.LIVE : ProviderMode.DISABLED;
    const mode = isSimulated ? ProviderMode.SANDBOX : modeWithoutSandbox;
    return { manifest, values, mode, configured: configure(manifest, values, mode, problems) };
  });

  if (problems.length > 0 || !server.success) throw new ConfigError(problems);
  const { HOST, PORT, DATA_DIR, DATABASE_URL, LOG_LEVEL, CORS_ORIGINS } = server.data;
  return {
    host: HOST,
    port: PORT,
    dataDir: DATA_DIR,
    databaseUrl: DATABASE_URL ?? null,
    logLevel: LOG_LEVEL,
    corsOrigins: CORS_ORIGINS,
    providers,
  };
}

const valuesOf = ({ settings: variables }: ProviderManifest, values: Environment): Environment =>
  Object.fromEntries(variables.map(({ name }) => [name, values[name]]));

/** Whether this provider is meant to be connected: at least one of its required variables is set. */
const hasSettings = ({ settings: variables }: ProviderManifest, values: Environment): boolean =>
  variables.some((variable) => variable.required && isGiven(variable, values));

/** Whether a variable, or the one that may be given in its place, has a value. */
const isGiven = ({ name, alternative }: SettingDescription, values: Environment): boolean =>
  values[name] !== undefined || (alternative !== undefined && values[alternative] !== undefined);

/** Checks every value that counts in this mode, and gives the provider when it is a live one. */
function configure(
  manifest: ProviderManifest,
  values: Environment,
  mode: ProviderMode,
  problems: SettingProblem[],
): ConfiguredProvider | null {
  const isLive = mode === ProviderMode.LIVE;
  const required = manifest.settings.filter((variable) => variable.required);
  const missing = required.filter((variable) => !isGiven(variable, values));
  if (isLive) {
    for (const { name, alternative, example } of missing) {
      const problem = `${alternative ? `or ${alternative} ` : ''}is missing, while other settings of ${manifest.title} are there`;
      problems.push({ name, problem, example });
    }
  }
  // The examples stand in for what is missing or does not count, so that the other values are checked all the same.
  const standIns: Record<string, string | undefined> = {};
  for (const { name, alternative, example } of isLive ? missing : required) {
    if (alternative) standIns[alternative] = undefined;
    standIns[name] = example;
  }
  const configuration = manifest.configure({ ...values, ...standIns });
  if ('problems' in configuration) {
    problems.push(...configuration.problems);
    return null;
  }
  return isLive ? configuration : null;
}
