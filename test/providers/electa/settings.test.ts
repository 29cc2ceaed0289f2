import { descriptions, readElectaSettings } from '../../../src/providers/electa/settings';

const right = { ELECTA_COMPANY_ID: '12345', ELECTA_APP_KEY: '0123456789abcdef' };

function settingsOf(values: Record<string, string>) {
  const result = readElectaSettings(values);
  if ('problems' in result) throw new Error(JSON.stringify(result.problems));
  return result.settings;
}

function problemsOf(values: Record<string, string>) {
  const result = readElectaSettings({ ...right, ...values });
  return 'problems' in result ? result.problems : [];
}

describe('Right settings', () => {
  it('are the company and its key; the rest has defaults', () => {
    expect(settingsOf({ ...right, ELECTA_TOKEN: '' })).toMatchObject({
      baseUrl: 'https://api30.school-network.net',
      companyId: '12345',
      credentials: { appKey: '0123456789abcdef' },
      timeZones: new Map(),
      presenters: new Map(),
    });
  });

  it('may name a token in place of the key', () => {
    const settings = settingsOf({ ELECTA_COMPANY_ID: ' 12345 ', ELECTA_TOKEN: 'b63b8ee4-16e3' });
    expect(settings).toMatchObject({ companyId: '12345', credentials: { token: 'b63b8ee4-16e3' } });
  });

  it('may name another address, without the slash at its end', () => {
    expect(settingsOf({ ...right, ELECTA_BASE_URL: 'https://electa.example/api/' }).baseUrl).toBe(
      'https://electa.example/api',
    );
    expect(settingsOf({ ...right, ELECTA_BASE_URL: 'http://127.0.0.1:80' }).baseUrl).toBe('http://127.0.0.1:80');
  });

  it('may name the addresses of presenters', () => {
    const ELECTA_PRESENTERS = '{"122211":"anna@example.com","7":"Bob.Ng@example.com"}';
    expect([...settingsOf({ ...right, ELECTA_PRESENTERS }).presenters]).toEqual([
      ['7', 'Bob.Ng@example.com'],
      ['122211', 'anna@example.com'],
    ]);
    expect(settingsOf({ ...right, ELECTA_PRESENTERS: '{}' }).presenters).toEqual(new Map());
  });

  it('are those that the examples show', () => {
    const examples = Object.fromEntries(descriptions.map(({ name, example }) => [name, example]));
    expect(settingsOf({ ...examples, ELECTA_TOKEN: '' }).timeZones.get('Europe/London')).toBe(95);
    expect(settingsOf({ ...examples, ELECTA_TOKEN: '' }).presenters.get('122211')).toBe('tutor@example.com');
    expect(settingsOf({ ...examples, ELECTA_APP_KEY: '' }).companyId).toBe('12345');
  });
});

describe('Wrong settings', () => {
  it.each([
    ['ELECTA_BASE_URL', 'school-network', 'is not a web address'],
    ['ELECTA_BASE_URL', 'https://user@electa.example', 'may hold a host and a path only'],
    ['ELECTA_BASE_URL', 'https://electa.example/?a=1', 'may hold a host and a path only'],
    ['ELECTA_BASE_URL', 'http://electa.example', /must begin with https:\/\//],
    ['ELECTA_BASE_URL', 'ftp://electa.example', /must begin with https:\/\//],
    ['ELECTA_COMPANY_ID', 'acme', 'is not a whole number'],
    ['ELECTA_APP_KEY', 'short', /too short/],
    ['ELECTA_TOKEN', 'b63b8ee4-16e3', /is set beside ELECTA_APP_KEY/],
    [
      'ELECTA_PRESENTERS',
      '122211=anna@example.com',
      "is not a JSON object of Electa's whole numbers and email addresses",
    ],
    ['ELECTA_TIME_ZONES', 'Europe/London=95', /is not a JSON object/],
    ['ELECTA_TIME_ZONES', '["Europe/London"]', /is not a JSON object/],
    ['ELECTA_TIME_ZONES', 'null', /is not a JSON object/],
    ['ELECTA_TIME_ZONES', '95', /is not a JSON object/],
    ['ELECTA_TIME_ZONES', '{"Europe/Londinium":95}', 'names "Europe/Londinium", which is not an IANA time zone'],
    ['ELECTA_TIME_ZONES', '{"+01:00":95}', /not an IANA time zone/],
    ['ELECTA_TIME_ZONES', '{"Europe/London":"95"}', 'gives Europe/London an id that is not a whole number'],
    ['ELECTA_TIME_ZONES', '{"Europe/London":9.5}', /not a whole number/],
    ['ELECTA_TIME_ZONES', '{"Europe/London":95,"europe/belfast":96}', 'gives Europe/London two ids, 95 and 96'],
  ])('%s=%s', (name, value, problem) => {
    const problems = problemsOf({ [name]: value });
    expect(problems).toMatchObject([{ name, problem: expect.stringMatching(problem) }]);
    expect(problems[0]?.example).toBe(descriptions.find((variable) => variable.name === name)?.example);
  });

  it.each([
    '{"122211":"anna@example.com"',
    '["anna@example.com"]',
    'null',
    '122211',
    '"anna@example.com"',
    '{"anna":"anna@example.com"}',
    '{"0":"anna@example.com"}',
    '{"-7":"anna@example.com"}',
    '{"7.5":"anna@example.com"}',
    '{"1234567890123456":"anna@example.com"}',
    '{"7":"Anna"}',
    '{"7":"anna@"}',
    '{"7":null}',
    '{"7":["anna@example.com"]}',
  ])('name presenters by %s', (ELECTA_PRESENTERS) => {
    expect(problemsOf({ ELECTA_PRESENTERS })).toEqual([
      {
        name: 'ELECTA_PRESENTERS',
        problem: "is not a JSON object of Electa's whole numbers and email addresses",
        example: '{"122211":"tutor@example.com"}',
      },
    ]);
  });

  it('lack both the key and a token', () => {
    expect(problemsOf({ ELECTA_APP_KEY: '' })).toMatchObject([
      { name: 'ELECTA_APP_KEY', problem: 'is missing, and ELECTA_TOKEN too' },
    ]);
  });

  it('are all reported at once', () => {
    const names = problemsOf({ ELECTA_BASE_URL: 'x', ELECTA_COMPANY_ID: 'x', ELECTA_TIME_ZONES: 'x' }).map(
      ({ name }) => name,
    );
    expect(names).toEqual(['ELECTA_BASE_URL', 'ELECTA_COMPANY_ID', 'ELECTA_TIME_ZONES']);
  });
});

it('Time zones may be given by aliases in any case, and several may share an id', () => {
  const ELECTA_TIME_ZONES = '{"GB":95,"Europe/Dublin":95,"asia/calcutta":128,"Europe/Belfast":95}';
  expect([...settingsOf({ ...right, ELECTA_TIME_ZONES }).timeZones]).toEqual([
    ['Europe/London', 95],
    ['Europe/Dublin', 95],
    ['Asia/Kolkata', 128],
  ]);
});
