import { wiziq } from '../../../src/providers/wiziq';
import { readWizIqSettings, variables } from '../../../src/providers/wiziq/settings';

const KEYS = { WIZIQ_ACCESS_KEY: 'YWJjZGVmZ2g=', WIZIQ_SECRET_KEY: 'cHFyc3R1dnd4eXo=' };

const settingsOf = (values: Record<string, string>) => {
  const result = readWizIqSettings({ ...KEYS, ...values });
  if ('problems' in result) throw new Error(JSON.stringify(result.problems));
  return result.settings;
};

describe("WizIQ's settings", () => {
  it('require the two keys only', () => {
    const { baseUrl, accessKey, secretKey } = settingsOf({});
    expect([baseUrl.href, accessKey, secretKey]).toEqual([
      'https://class.api.wiziq.com/apimanager.ashx',
      'YWJjZGVmZ2g=',
      'cHFyc3R1dnd4eXo=',
    ]);
    expect(variables.filter(({ required }) => required).map(({ name }) => name)).toEqual(Object.keys(KEYS));
  });

  it.each(['https://classapi.wiziqxt.com/apimanager.ashx', 'http://class.api.wiziq.com/', 'http://127.0.0.1:4010/x/'])(
    'accept the address %s unchanged',
    (address) => expect(settingsOf({ WIZIQ_BASE_URL: address }).baseUrl.href).toBe(address),
  );

  it.each([
    ['class.api.wiziq.com', 'is not a web address'],
    ['ftp://class.api.wiziq.com', 'must begin with https:// or http://'],
    ['https://class.api.wiziq.com/?method=create', 'may hold a host and a path only'],
    ['https://me:secret@class.api.wiziq.com/', 'may hold a host and a path only'],
  ])('refuse the address %s', (address, problem) => {
    expect(readWizIqSettings({ ...KEYS, WIZIQ_BASE_URL: address })).toEqual({
      problems: [{ name: 'WIZIQ_BASE_URL', problem, example: 'https://classapi.wiziqxt.com/apimanager.ashx' }],
    });
  });

  it('report every problem at once, without the values', () => {
    const result = wiziq.configure({ WIZIQ_ACCESS_KEY: 'abc', WIZIQ_SECRET_KEY: ' xy ' });
    expect(result).toMatchObject({ problems: [{ name: 'WIZIQ_ACCESS_KEY' }, { name: 'WIZIQ_SECRET_KEY' }] });
    expect(JSON.stringify(result)).not.toMatch(/abc|xy/);
  });

  it('declare both keys as secrets', () => {
    expect(wiziq.configure(KEYS)).toMatchObject({ secrets: ['YWJjZGVmZ2g=', 'cHFyc3R1dnd4eXo='] });
    expect(variables.filter(({ secret }) => secret).map(({ name }) => name)).toEqual(Object.keys(KEYS));
  });
});
