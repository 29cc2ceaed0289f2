import { type Config, ConfigError, type Environment, readConfig, serverVariables } from '../src/config';
import { administrate } from '../src/providers/administrate';
import { type ProviderManifest } from '../src/provider-kit/port';

const ADMINISTRATE: Environment = {
  ADMINISTRATE_BASE_URL: 'https://acme.administrateapp.com',
  ADMINISTRATE_USERNAME: 'api@acme.example',
  ADMINISTRATE_PASSWORD: 'correct-horse-battery',
};

const EXAMPLES: Environment = {
  PORT: '8080',
  DATA_DIR: '/var/lib/scheduling-graph',
  DATABASE_URL: 'postgresql://user:password@localhost/scheduling',
  LOG_LEVEL: 'debug',
  SANDBOX: 'off',
  CORS_ORIGINS: 'https://app.example.com',
  ...ADMINISTRATE,
  ADMINISTRATE_TIME_ZONE: 'Europe/London',
  ADMINISTRATE_TIME_ZONE_FEATURE: 'on',
};

const SEVERAL_HOSTS =
  'names several hosts, of which only one can be used: name the one that is written to, or a proxy before all of them';
const UNREADABLE =
  'cannot be read as an address: write it as the example, and in the user and the password "#", "/", "?" and "@" as %23, %2F, %3F and %40';

/** How a problem is told, in a line of its own. */
const told = (name: string, problem: string): string => `${name} ${problem}. Example: ${name}=${EXAMPLES[name]}`;

/** A second provider, so that there is one that has no settings while another has. */
const other: ProviderManifest = {
  ...administrate,
  id: 'other',
  title: 'Other',
  settings: [
    { name: 'OTHER_KEY', description: 'Its key.', example: 'k-123456', required: true, secret: true },
    { name: 'OTHER_REGION', description: 'Its region.', example: 'eu', default: 'eu' },
  ],
  configure: ({ OTHER_KEY = '', OTHER_REGION = 'eu' }) =>
    OTHER_REGION === 'eu'
      ? { secrets: [OTHER_KEY], create: () => ({}) as never }
      : { problems: [{ name: 'OTHER_REGION', problem: 'is no region', example: 'eu' }] },
};

const read = (environment: Environment): Config => readConfig(environment, [administrate]);

/** The lines of the refusal, without the heading and the indentation. */
function problemsOf(environment: Environment, manifests: readonly ProviderManifest[] = [administrate]): string[] {
  try {
    readConfig(environment, manifests);
  } catch (error) {
    expect(error).toBeInstanceOf(ConfigError);
    const [heading, ...lines] = (error as ConfigError).message.split('\n');
    expect(heading).toBe('The settings are wrong, so nothing was started:');
    return lines.map((line) => line.trim());
  }
  return [];
}

const modesOf = ({ providers }: Config): string[] => providers.map(({ mode }) => mode);

describe('The settings of the server', () => {
  it('have defaults, so that it starts without any', () => {
    const { providers, ...server } = read({});
    expect(server).toEqual({
      host: '127.0.0.1',
      port: 4000,
      dataDir: './data',
      databaseUrl: null,
      logLevel: 'info',
      corsOrigins: [],
    });
    expect(providers).toMatchObject([{ manifest: { id: 'administrate' }, mode: 'SANDBOX', configured: null }]);
  });

  it('are described with the defaults that hold', () => {
    const described = Object.fromEntries(
      serverVariables.flatMap((variable) =>
        variable.default === undefined ? [] : [[variable.name, variable.default]],
      ),
    );
    expect(Object.keys(described)).toEqual(['HOST', 'PORT', 'DATA_DIR', 'LOG_LEVEL', 'SANDBOX']);
    expect(read(described)).toEqual(read({}));
  });

  it('are described with examples that are right themselves', () => {
    const examples = Object.fromEntries(serverVariables.map(({ name, example }) => [name, example]));
    expect(problemsOf(examples)).toEqual([]);
    expect(read(examples)).toMatchObject({
      port: 8080,
      databaseUrl: 'postgresql://user:password@localhost/scheduling',
      corsOrigins: ['https://app.example.com'],
    });
  });

  it.each<[Environment, Partial<Config>]>([
    [{ HOST: '0.0.0.0' }, { host: '0.0.0.0' }],
    [{ HOST: '::1' }, { host: '::1' }],
    [{ PORT: '0' }, { port: 0 }],
    [{ PORT: '65535' }, { port: 65_535 }],
    [{ DATA_DIR: '/nowhere/yet' }, { dataDir: '/nowhere/yet' }],
    [{ DATA_DIR: __dirname }, { dataDir: __dirname }],
    [{ DATABASE_URL: 'postgres://localhost/ledger' }, { databaseUrl: 'postgres://localhost/ledger' }],
    [{ DATABASE_URL: 'postgresql:///ledger?host=/run/pg' }, { databaseUrl: 'postgresql:///ledger?host=/run/pg' }],
    ...[
      'postgresql://me@/ledger',
      'postgresql://me:a,b@[::1]:5432/ledger',
      'postgresql://me:50%off@%2Frun%2Fpg/ledger',
    ].map((DATABASE_URL): [Environment, Partial<Config>] => [{ DATABASE_URL }, { databaseUrl: DATABASE_URL }]),
    [{ CORS_ORIGINS: 'https://a.example' }, { corsOrigins: ['https://a.example'] }],
    [
      { CORS_ORIGINS: 'https://a.example , http://localhost:3000' },
      { corsOrigins: ['https://a.example', 'http://localhost:3000'] },
    ],
  ])('are taken from the environment: %j', (environment, expected) => {
    expect(read(environment)).toMatchObject(expected);
  });

  it.each(['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'])('know the log level %s', (LOG_LEVEL) => {
    expect(read({ LOG_LEVEL }).logLevel).toBe(LOG_LEVEL);
  });

  it.each(['HOST', 'PORT', 'DATA_DIR', 'DATABASE_URL', 'LOG_LEVEL', 'SANDBOX', 'CORS_ORIGINS'])(
    'take an empty %s for one that is not set',
    (name) => {
      expect(read({ [name]: '' })).toEqual(read({}));
      expect(read({ [name]: ' \t' })).toEqual(read({}));
      expect(read({ [name]: undefined })).toEqual(read({}));
    },
  );

  it.each<[string, string, string]>([
    ['PORT', 'abc', 'is not a port number from 0 to 65535'],
    ['PORT', '-1', 'is not a port number from 0 to 65535'],
    ['PORT', '65536', 'is not a port number from 0 to 65535'],
    ['PORT', '80.5', 'is not a port number from 0 to 65535'],
    ['PORT', '1e3', 'is not a port number from 0 to 65535'],
    ['PORT', '0x50', 'is not a port number from 0 to 65535'],
    ['PORT', '４０００', 'is not a port number from 0 to 65535'],
    ['PORT', 'tcp://10.0.0.7:4000', 'is not a port number from 0 to 65535'],
    ['DATA_DIR', __filename, 'is a file, not a folder'],
    ['DATABASE_URL', 'mysql://localhost/ledger', 'is not the address of a PostgreSQL'],
    ['DATABASE_URL', 'postgresql://', 'is not the address of a PostgreSQL'],
    ['DATABASE_URL', 'localhost/ledger', 'is not the address of a PostgreSQL'],
    ['DATABASE_URL', 'postgresql://a,b/ledger', SEVERAL_HOSTS],
    ['DATABASE_URL', 'postgresql://me:zq9@a:5432,b:5432/ledger?target_session_attrs=read-write', SEVERAL_HOSTS],
    ['DATABASE_URL', 'postgresql:///ledger?host=a,b', SEVERAL_HOSTS],
    ['DATABASE_URL', 'postgresql://me:zq9#1@db/ledger', UNREADABLE],
    ['DATABASE_URL', 'postgresql://me:zq9/1@db/ledger', UNREADABLE],
    ['DATABASE_URL', 'postgresql://db:99999/ledger', UNREADABLE],
    ['DATABASE_URL', 'postgresql://[::1/ledger', UNREADABLE],
    ['LOG_LEVEL', 'verbose', 'is none of fatal, error, warn, info, debug, trace, silent'],
    ['LOG_LEVEL', 'INFO', 'is none of fatal, error, warn, info, debug, trace, silent'],
    ['SANDBOX', 'yes', 'is none of auto, on and off'],
    ['SANDBOX', 'ON', 'is none of auto, on and off'],
    ['CORS_ORIGINS', '*', 'holds something that is no origin'],
    ['CORS_ORIGINS', 'app.example.com', 'holds something that is no origin'],
    ['CORS_ORIGINS', 'https://app.example.com/', 'holds something that is no origin'],
    ['CORS_ORIGINS', 'https://app.example.com,', 'holds something that is no origin'],
  ])('refuse %s=%s, with the name, what is wrong and an example', (name, value, problem) => {
    expect(problemsOf({ [name]: value })).toEqual([told(name, problem)]);
  });

  it('are all told at once when several are wrong, those of the providers too', () => {
    const wrong = {
      PORT: 'x',
      LOG_LEVEL: 'loud',
      SANDBOX: 'maybe',
      ADMINISTRATE_BASE_URL: 'ftp://acme.example',
      ADMINISTRATE_TIME_ZONE: 'Mars/Base',
    };
    expect(problemsOf(wrong).map((line) => line.split(' ')[0])).toEqual([
      'PORT',
      'LOG_LEVEL',
      'SANDBOX',
      'ADMINISTRATE_USERNAME',
      'ADMINISTRATE_PASSWORD',
      'ADMINISTRATE_BASE_URL',
      'ADMINISTRATE_TIME_ZONE',
    ]);
  });

  it('are told under a heading, each in a line', () => {
    expect(new ConfigError([{ name: 'A', problem: 'is wrong', example: 'b' }]).message).toBe(
      'The settings are wrong, so nothing was started:\n  A is wrong. Example: A=b',
    );
  });
});

describe('The settings of Administrate', () => {
  it('connect it when they are right, and name what must stay secret', () => {
    const [provider] = read(ADMINISTRATE).providers;
    expect(provider).toMatchObject({ mode: 'LIVE', values: ADMINISTRATE });
    expect(provider?.configured?.secrets).toEqual(['correct-horse-battery', 'api@acme.example:correct-horse-battery']);
  });

  it('are described with examples that are right themselves', () => {
    const examples = Object.fromEntries(administrate.settings.map(({ name, example }) => [name, example]));
    expect(problemsOf(examples)).toEqual([]);
    expect(modesOf(read(examples))).toEqual(['LIVE']);
  });

  it.each<Environment>([
    { ADMINISTRATE_BASE_URL: 'https://acme.administrateapp.com/' },
    { ADMINISTRATE_BASE_URL: 'https://proxy.acme.example:8443/administrate' },
    { ADMINISTRATE_BASE_URL: 'http://127.0.0.1:8080' },
    { ADMINISTRATE_BASE_URL: 'http://localhost:8080' },
    { ADMINISTRATE_BASE_URL: 'http://[::1]:8080' },
    { ADMINISTRATE_PASSWORD: '1234' },
    { ADMINISTRATE_PASSWORD: 'päss "word": 日本' },
    { ADMINISTRATE_TIME_ZONE: 'Europe/London' },
    { ADMINISTRATE_TIME_ZONE: '' },
    { ADMINISTRATE_TIME_ZONE_FEATURE: 'off' },
    { ADMINISTRATE_TIME_ZONE_FEATURE: ' ' },
  ])('can be %j', (values) => {
    expect(problemsOf({ ...ADMINISTRATE, ...values })).toEqual([]);
  });

  const INSECURE = 'must begin with https://, because the password goes with every call';
  const MISSING = 'is missing, while other settings of Administrate are there';
  const NO_URL = told('ADMINISTRATE_BASE_URL', MISSING);
  const NO_USERNAME = told('ADMINISTRATE_USERNAME', MISSING);
  const NO_PASSWORD = told('ADMINISTRATE_PASSWORD', MISSING);
  const NO_ZONE = told('ADMINISTRATE_TIME_ZONE', 'is "Mars/Base", which is not an IANA time zone');

  it.each<[string, string | undefined, string]>([
    ['ADMINISTRATE_BASE_URL', 'acme.administrateapp.com', 'is not a web address'],
    ['ADMINISTRATE_BASE_URL', 'https://YOUR-SUBDOMAIN.acme.com', 'still contains the placeholder YOUR-SUBDOMAIN'],
    ['ADMINISTRATE_BASE_URL', 'https://acme.example/?a=b', 'may hold a host and a path only'],
    ['ADMINISTRATE_BASE_URL', 'https://acme.example/#top', 'may hold a host and a path only'],
    ['ADMINISTRATE_BASE_URL', 'https://me:pw@acme.example', 'may hold a host and a path only'],
    ['ADMINISTRATE_BASE_URL', 'http://acme.example', INSECURE],
    ['ADMINISTRATE_BASE_URL', 'http://127.0.0.1.acme.example', INSECURE],
    ['ADMINISTRATE_BASE_URL', 'ftp://127.0.0.1', INSECURE],
    ['ADMINISTRATE_BASE_URL', '', MISSING],
    ['ADMINISTRATE_USERNAME', 'a:b', 'may not contain a colon: HTTP Basic authentication does not allow it'],
    ['ADMINISTRATE_USERNAME', undefined, MISSING],
    ['ADMINISTRATE_PASSWORD', 'abc', 'is too short to be redacted safely: give at least 4 characters'],
    ['ADMINISTRATE_PASSWORD', ' ', MISSING],
    ['ADMINISTRATE_TIME_ZONE', 'Mars/Base', 'is "Mars/Base", which is not an IANA time zone'],
    ['ADMINISTRATE_TIME_ZONE', '+02:00', 'is "+02:00", which is not an IANA time zone'],
    ['ADMINISTRATE_TIME_ZONE_FEATURE', 'true', 'is neither on nor off'],
  ])('refuse %s=%s, with the name, what is wrong and an example', (name, value, problem) => {
    expect(problemsOf({ ...ADMINISTRATE, [name]: value })).toEqual([told(name, problem)]);
  });

  it.each<[string[], string[]]>([
    [['ADMINISTRATE_BASE_URL'], [NO_USERNAME, NO_PASSWORD]],
    [['ADMINISTRATE_USERNAME'], [NO_URL, NO_PASSWORD]],
    [['ADMINISTRATE_PASSWORD'], [NO_URL, NO_USERNAME]],
    [['ADMINISTRATE_BASE_URL', 'ADMINISTRATE_USERNAME'], [NO_PASSWORD]],
  ])('are refused when there is nothing but %j, whether or not the rest might be simulated', (names, problems) => {
    const some = Object.fromEntries(names.map((name) => [name, ADMINISTRATE[name]]));
    expect(problemsOf(some)).toEqual(problems);
    expect(problemsOf({ ...some, SANDBOX: 'off' })).toEqual(problems);
    expect(problemsOf({ ...some, SANDBOX: 'on' })).toEqual([]);
  });

  it('are checked where they are there, although others are missing', () => {
    const values = { ADMINISTRATE_BASE_URL: 'http://acme.example', ADMINISTRATE_TIME_ZONE: 'Mars/Base' };
    expect(problemsOf(values)).toEqual([NO_USERNAME, NO_PASSWORD, told('ADMINISTRATE_BASE_URL', INSECURE), NO_ZONE]);
  });

  it.each(['auto', 'on', 'off'])('are checked without a connection too, with SANDBOX=%s', (SANDBOX) => {
    expect(problemsOf({ SANDBOX, ADMINISTRATE_TIME_ZONE: 'Mars/Base' })).toEqual([NO_ZONE]);
  });

  it('may be wrong about the connection when everything is simulated', () => {
    const wrong = { SANDBOX: 'on', ADMINISTRATE_BASE_URL: 'nonsense', ADMINISTRATE_PASSWORD: 'abc' };
    expect(modesOf(read(wrong))).toEqual(['SANDBOX']);
  });

  it('do not connect it by those alone that it can do without', () => {
    const values = { ADMINISTRATE_TIME_ZONE: 'Europe/London', ADMINISTRATE_TIME_ZONE_FEATURE: 'off' };
    expect(modesOf(read(values))).toEqual(['SANDBOX']);
    expect(modesOf(read({ ...values, SANDBOX: 'off' }))).toEqual(['DISABLED']);
  });
});

describe('SANDBOX', () => {
  const OTHER: Environment = { OTHER_KEY: 'k-123456' };
  const both = { ...ADMINISTRATE, ...OTHER };

  it.each<[string, string, Environment, string[]]>([
    ['auto', 'none', {}, ['SANDBOX', 'SANDBOX']],
    ['auto', 'the first', ADMINISTRATE, ['LIVE', 'DISABLED']],
    ['auto', 'the second', OTHER, ['DISABLED', 'LIVE']],
    ['auto', 'both', both, ['LIVE', 'LIVE']],
    ['on', 'none', {}, ['SANDBOX', 'SANDBOX']],
    ['on', 'the first', ADMINISTRATE, ['SANDBOX', 'SANDBOX']],
    ['on', 'both', both, ['SANDBOX', 'SANDBOX']],
    ['off', 'none', {}, ['DISABLED', 'DISABLED']],
    ['off', 'the first', ADMINISTRATE, ['LIVE', 'DISABLED']],
    ['off', 'both', both, ['LIVE', 'LIVE']],
  ])('%s with settings of %s makes the providers what they should be', (SANDBOX, _, environment, modes) => {
    const config = readConfig({ ...environment, SANDBOX }, [administrate, other]);
    expect(modesOf(config)).toEqual(modes);
    expect(config.providers.map(({ configured }) => configured !== null)).toEqual(modes.map((mode) => mode === 'LIVE'));
  });

  it('hands each provider the values of its own variables and no others', () => {
    const { providers } = readConfig({ ...both, OTHER_REGION: 'eu', PORT: '0', HOME: '/home/me' }, [
      administrate,
      other,
    ]);
    expect(Object.keys(providers[0]!.values)).toEqual(administrate.settings.map(({ name }) => name));
    expect(providers[1]!.values).toEqual({ OTHER_KEY: 'k-123456', OTHER_REGION: 'eu' });
  });

  it('connects a provider by the variable that may be given in place of a required one, and names both when neither is there', () => {
    const { settings: variables } = other;
    const either: ProviderManifest = {
      ...other,
      settings: [
        { name: 'OTHER_COMPANY', description: 'Its company.', example: '12345', required: true },
        { ...variables[0]!, alternative: 'OTHER_TOKEN' },
        { name: 'OTHER_TOKEN', description: 'In its place.', example: 't-123456', secret: true },
      ],
    };
    const company = { OTHER_COMPANY: '12345' };
    expect(modesOf(readConfig({ ...company, OTHER_TOKEN: 't-123456' }, [either]))).toEqual(['LIVE']);
    expect(modesOf(readConfig({ ...company, OTHER_KEY: 'k-123456' }, [either]))).toEqual(['LIVE']);
    expect(problemsOf({ OTHER_TOKEN: 't-123456' }, [either])).toEqual([
      'OTHER_COMPANY is missing, while other settings of Other are there. Example: OTHER_COMPANY=12345',
    ]);
    expect(problemsOf(company, [either])).toEqual([
      'OTHER_KEY or OTHER_TOKEN is missing, while other settings of Other are there. Example: OTHER_KEY=k-123456',
    ]);
  });

  it('tells the problems of all providers together', () => {
    const wrong = { ADMINISTRATE_PASSWORD: 'correct-horse-battery', OTHER_REGION: 'us' };
    expect(problemsOf(wrong, [administrate, other]).map((line) => line.split(' ')[0])).toEqual([
      'ADMINISTRATE_BASE_URL',
      'ADMINISTRATE_USERNAME',
      'OTHER_REGION',
    ]);
  });
});

describe('A refusal', () => {
  it.each<Environment>([
    { ...ADMINISTRATE, ADMINISTRATE_PASSWORD: 'zq9' },
    { ADMINISTRATE_PASSWORD: 'zq9-and-more' },
    { ADMINISTRATE_PASSWORD: 'zq9-and-more', PORT: 'x', ADMINISTRATE_TIME_ZONE: 'Mars/Base' },
    { ...ADMINISTRATE, ADMINISTRATE_BASE_URL: 'https://me:zq9@acme.example' },
    { ...ADMINISTRATE, ADMINISTRATE_BASE_URL: 'http://acme.example/?token=zq9' },
    { ...ADMINISTRATE, ADMINISTRATE_BASE_URL: 'me:zq9@acme.example' },
    { ...ADMINISTRATE, ADMINISTRATE_USERNAME: 'me:zq9' },
    { DATABASE_URL: 'postgresql://me:zq9@a:1,b:2/ledger' },
    { DATABASE_URL: 'postgresql://me:zq9#@db/ledger' },
  ])('does not tell a secret: %j', (environment) => {
    const problems = problemsOf(environment);
    expect(problems).not.toEqual([]);
    expect(problems.join('\n')).not.toContain('zq9');
  });
});
