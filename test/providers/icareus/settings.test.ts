import { readIcareusSettings, variables } from '../../../src/providers/icareus/settings';

const right = {
  ICAREUS_ORGANIZATION_ID: '1909009',
  ICAREUS_SECRET: 'kept-between-us',
  ICAREUS_CLIENT_IP: '185.185.165.160',
};

describe('Right settings', () => {
  it('are the organization, its secret and the address it is called from; the host has a default', () => {
    expect(readIcareusSettings(right)).toEqual({
      settings: {
        baseUrl: 'https://suite.icareus.com',
        organizationId: '1909009',
        secret: 'kept-between-us',
        clientIp: '185.185.165.160',
      },
    });
  });

  it.each([
    ['https://suiterc.icareus.com/', 'https://suiterc.icareus.com'],
    ['https://proxy.example/icareus//', 'https://proxy.example/icareus'],
    ['http://127.0.0.1:8080', 'http://127.0.0.1:8080'],
    ['http://[::1]:8080/', 'http://[::1]:8080'],
  ])('may have the address %s', (address, baseUrl) => {
    expect(readIcareusSettings({ ...right, ICAREUS_BASE_URL: address })).toMatchObject({ settings: { baseUrl } });
  });

  it('may be seen from an address of version 6, and have blanks around them', () => {
    const settings = readIcareusSettings({
      ...right,
      ICAREUS_CLIENT_IP: ' 2001:db8::1 ',
      ICAREUS_ORGANIZATION_ID: ' 7 ',
    });
    expect(settings).toMatchObject({ settings: { clientIp: '2001:db8::1', organizationId: '7' } });
  });

  it('are those that the examples and the defaults show', () => {
    const examples = Object.fromEntries(variables.map(({ name, example }) => [name, example]));
    expect(readIcareusSettings(examples)).toMatchObject({ settings: { organizationId: '1909009' } });
    const defaults = variables.filter((variable) => variable.default !== undefined);
    const given = Object.fromEntries(defaults.map((variable) => [variable.name, variable.default]));
    expect(readIcareusSettings({ ...right, ...given })).toEqual(readIcareusSettings(right));
  });

  it('keep the secret out of sight', () => {
    expect(variables.filter(({ secret }) => secret).map(({ name }) => name)).toEqual(['ICAREUS_SECRET']);
  });
});

describe('Wrong settings', () => {
  it.each([
    ['ICAREUS_BASE_URL', 'suite', 'is not a web address'],
    ['ICAREUS_BASE_URL', 'https://user@suite.example', 'may hold a host and a path only'],
    ['ICAREUS_BASE_URL', 'https://suite.example/?a=1', 'may hold a host and a path only'],
    ['ICAREUS_BASE_URL', 'http://suite.example', 'must begin with https://, because a token goes with every call'],
    ['ICAREUS_BASE_URL', 'https://suite.example/api/event', 'must end before /api, which is added to it'],
    ['ICAREUS_BASE_URL', 'https://suite.example/api/', 'must end before /api, which is added to it'],
    ['ICAREUS_ORGANIZATION_ID', 'acme', 'is not a whole number'],
    ['ICAREUS_ORGANIZATION_ID', '0', 'is not a whole number'],
    ['ICAREUS_SECRET', 'short', 'is too short to be redacted safely: give at least 6 characters'],
    ['ICAREUS_CLIENT_IP', 'client.example', 'is not an IP address'],
    ['ICAREUS_CLIENT_IP', '185.185.165', 'is not an IP address'],
  ])('%s=%s', (name, value, problem) => {
    const example = variables.find((variable) => variable.name === name)?.example;
    expect(readIcareusSettings({ ...right, [name]: value })).toEqual({ problems: [{ name, problem, example }] });
  });

  it('are all told at once', () => {
    const result = readIcareusSettings({ ICAREUS_BASE_URL: 'x', ICAREUS_ORGANIZATION_ID: 'x', ICAREUS_SECRET: 'x' });
    expect('problems' in result && result.problems.map(({ name }) => name)).toEqual([
      'ICAREUS_BASE_URL',
      'ICAREUS_ORGANIZATION_ID',
      'ICAREUS_SECRET',
      'ICAREUS_CLIENT_IP',
    ]);
  });
});
