import { readAdministrateSettings, variables } from '../../../src/providers/administrate/settings';

const right = {
  ADMINISTRATE_BASE_URL: 'https://acme.administrateapp.com',
  ADMINISTRATE_USERNAME: 'api@acme.example',
  ADMINISTRATE_PASSWORD: 'correct-horse-battery',
};

describe('Right settings', () => {
  it('have defaults for what may be left out', () => {
    expect(readAdministrateSettings(right)).toEqual({
      settings: {
        baseUrl: 'https://acme.administrateapp.com',
        username: 'api@acme.example',
        password: 'correct-horse-battery',
        timeZone: 'UTC',
        timeZoneFeature: true,
      },
    });
  });

  it.each([
    ['https://acme.administrateapp.com/', 'https://acme.administrateapp.com'],
    ['https://acme.administrateapp.com//', 'https://acme.administrateapp.com'],
    ['https://proxy.example/administrate/', 'https://proxy.example/administrate'],
    ['http://127.0.0.1:8080', 'http://127.0.0.1:8080'],
    ['http://localhost:8080/', 'http://localhost:8080'],
    ['http://[::1]:8080', 'http://[::1]:8080'],
  ])('may have the address %s', (address, baseUrl) => {
    expect(readAdministrateSettings({ ...right, ADMINISTRATE_BASE_URL: address })).toMatchObject({
      settings: { baseUrl },
    });
  });

  it('may name a zone by an alias', () => {
    const settings = readAdministrateSettings({ ...right, ADMINISTRATE_TIME_ZONE: 'europe/kiev' });
    expect(settings).toMatchObject({ settings: { timeZone: 'Europe/Kyiv' } });
  });

  it('may say that the Time Zone feature is off', () => {
    const settings = readAdministrateSettings({ ...right, ADMINISTRATE_TIME_ZONE_FEATURE: 'off' });
    expect(settings).toMatchObject({ settings: { timeZoneFeature: false } });
  });

  it('are those that the examples give', () => {
    expect(readAdministrateSettings(Object.fromEntries(variables.map(({ name, example }) => [name, example])))).toEqual(
      {
        settings: {
          baseUrl: 'https://acme.administrateapp.com',
          username: 'api@acme.example',
          password: 'correct-horse-battery',
          timeZone: 'Europe/London',
          timeZoneFeature: true,
        },
      },
    );
  });

  it('are those that the descriptions call defaults', () => {
    const defaults = variables.filter((variable) => variable.default !== undefined);
    const given = Object.fromEntries(defaults.map((variable) => [variable.name, variable.default]));
    expect(readAdministrateSettings({ ...right, ...given })).toEqual(readAdministrateSettings(right));
  });
});

describe('A wrong setting', () => {
  const example = (name: string) => variables.find((variable) => variable.name === name)?.example;

  it.each([
    ['ADMINISTRATE_BASE_URL', 'acme', 'is not a web address'],
    ['ADMINISTRATE_BASE_URL', 'http://acme.administrateapp.com', 'must begin with https://'],
    ['ADMINISTRATE_BASE_URL', 'http://127.0.0.1.example.com', 'must begin with https://'],
    ['ADMINISTRATE_BASE_URL', 'ftp://127.0.0.1', 'must begin with https://'],
    ['ADMINISTRATE_BASE_URL', 'https://YOUR-SUBDOMAIN.administrateapp.com', 'still contains the placeholder'],
    ['ADMINISTRATE_BASE_URL', 'https://user:s3cret@acme.example', 'may hold a host and a path only'],
    ['ADMINISTRATE_BASE_URL', 'https://acme.example/?a=b', 'may hold a host and a path only'],
    ['ADMINISTRATE_BASE_URL', 'https://acme.example/#here', 'may hold a host and a path only'],
    ['ADMINISTRATE_USERNAME', 'a:b', 'may not contain a colon'],
    ['ADMINISTRATE_PASSWORD', 's3c', 'is too short'],
    ['ADMINISTRATE_TIME_ZONE', 'Paris', 'is "Paris", which is not an IANA time zone'],
    ['ADMINISTRATE_TIME_ZONE', '+01:00', 'is "+01:00", which is not an IANA time zone'],
    ['ADMINISTRATE_TIME_ZONE_FEATURE', 'yes', 'is neither on nor off'],
  ])('is reported with its name, the problem and an example: %s=%s', (name, value, problem) => {
    expect(readAdministrateSettings({ ...right, [name]: value })).toEqual({
      problems: [{ name, problem: expect.stringContaining(problem), example: example(name) }],
    });
  });

  it('is never repeated where it is a secret', () => {
    const reported = JSON.stringify([
      readAdministrateSettings({ ...right, ADMINISTRATE_PASSWORD: 's3c' }),
      readAdministrateSettings({ ...right, ADMINISTRATE_BASE_URL: 'https://user:s3cret@acme.example' }),
    ]);
    expect(reported).not.toContain('s3c');
  });

  it('does not hide another one', () => {
    const result = readAdministrateSettings({ ADMINISTRATE_BASE_URL: 'acme', ADMINISTRATE_TIME_ZONE: 'Paris' });
    expect('problems' in result && result.problems.map(({ name }) => name).sort()).toEqual([
      'ADMINISTRATE_BASE_URL',
      'ADMINISTRATE_PASSWORD',
      'ADMINISTRATE_TIME_ZONE',
      'ADMINISTRATE_USERNAME',
    ]);
  });
});
