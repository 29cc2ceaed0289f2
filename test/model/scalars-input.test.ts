import { GraphQLError } from 'graphql';
import { EmailAddress, LocalDate, Locale, localeOrNull, URLScalar, webAddressOfInput } from '../../src/model/scalars';

describe('A web address in an input', () => {
  it.each([
    ['www.example.com', 'https://www.example.com'],
    ['WWW.Example.com', 'https://www.example.com'],
    ['www.example.com/', 'https://www.example.com/'],
    ['www.example.com/url?a=b', 'https://www.example.com/url?a=b'],
    ['www.example.com:8080', 'https://www.example.com:8080'],
    ['http://example.com/url', 'http://example.com/url'],
    ['https://www.example.com/a b', 'https://www.example.com/a%20b'],
  ])('%s is taken as %s', (text, address) => {
    expect(URLScalar.parseValue(text)).toBe(address);
    expect(webAddressOfInput(text)).toBe(address);
  });

  it.each(['example.com', 'www.', 'www.exa mple.com', '/www.example.com', 'ftp://example.com', 'n/a', ''])(
    '%j is none',
    (text) => {
      expect(() => URLScalar.parseValue(text)).toThrow(GraphQLError);
      expect(webAddressOfInput(text)).toBeNull();
    },
  );
});

describe('A day', () => {
  it.each(['2013-01-02', '2024-02-29'])('is %s', (text) => {
    expect(LocalDate.parseValue(text)).toBe(text);
    expect(LocalDate.serialize(text)).toBe(text);
  });

  it.each(['2013-02-29', '2013-13-01', '2013-1-2', '02/01/2013', '2013-01-02T00:00:00Z', '', 20130102])(
    'is not %j',
    (value) => expect(() => LocalDate.parseValue(value)).toThrow(GraphQLError),
  );
});

describe('A locale', () => {
  it.each([
    ['en-us', 'en-US'],
    ['EN', 'en'],
    ['zh-hant-tw', 'zh-Hant-TW'],
    ['de-DE', 'de-DE'],
  ])('%s is answered as %s', (text, locale) => {
    expect(Locale.parseValue(text)).toBe(locale);
    expect(Locale.serialize(locale)).toBe(locale);
  });

  it.each(['en_US', 'english!', '', 7])('%j is none', (value) => {
    expect(() => Locale.parseValue(value)).toThrow(GraphQLError);
    expect(localeOrNull(value)).toBeNull();
  });
});

describe('An e-mail address', () => {
  it.each([
    ['anna@example.com', 'anna@example.com'],
    [' anna@example.com ', 'anna@example.com'],
    [' ', ''],
  ])('%j is taken as %j, so that a mutation can say what is missing', (text, address) => {
    expect(EmailAddress.parseValue(text)).toBe(address);
  });

  it.each(['anna', 'anna@', '@example.com', 7])('%j is none', (value) => {
    expect(() => EmailAddress.parseValue(value)).toThrow(GraphQLError);
  });
});
