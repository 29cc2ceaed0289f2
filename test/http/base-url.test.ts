import { type BaseUrlRules, baseUrlSetting, withoutTrailingSlash } from '../../src/http/base-url';

/** What is wrong with an address; null where nothing is. */
const problemWith = (address: string, rules?: BaseUrlRules): string | null =>
  baseUrlSetting(rules).safeParse(address).error?.issues[0]?.message ?? null;

describe('The address of a provider', () => {
  it.each(['https://acme.example', 'https://acme.example:8443/api/', 'http://acme.example', 'http://127.0.0.1:80'])(
    'may be %s, and is taken as it is written',
    (address) => expect(baseUrlSetting().parse(address)).toBe(address),
  );

  it.each([
    ['acme', 'is not a web address'],
    ['ftp://acme.example', 'must begin with https:// or http://'],
    ['https://user@acme.example', 'may hold a host and a path only'],
    ['https://acme.example/?a=b', 'may hold a host and a path only'],
    ['https://acme.example/#here', 'may hold a host and a path only'],
  ])('may not be %s', (address, problem) => expect(problemWith(address)).toBe(problem));

  it('is safe, or on this machine, where a secret goes with every call', () => {
    const rules = { secret: 'the password' };
    const unsafe = 'must begin with https://, because the password goes with every call';
    for (const address of ['http://acme.example', 'http://127.0.0.1.acme.example', 'ftp://127.0.0.1']) {
      expect(problemWith(address, rules)).toBe(unsafe);
    }
    for (const address of ['https://acme.example', 'http://127.0.0.1:1', 'http://localhost', 'http://[::1]:80']) {
      expect(problemWith(address, rules)).toBeNull();
    }
  });

  it('may be wrong in a way of its own', () => {
    const rules = { problem: ({ pathname }: URL) => (pathname === '/api' ? 'ends in the path of the API' : null) };
    expect(problemWith('https://acme.example/api', rules)).toBe('ends in the path of the API');
    expect(problemWith('https://acme.example', rules)).toBeNull();
  });

  it('can be had without the slashes at its end', () => {
    expect(withoutTrailingSlash('https://acme.example/api//')).toBe('https://acme.example/api');
    expect(withoutTrailingSlash('http://127.0.0.1:80')).toBe('http://127.0.0.1:80');
  });
});
