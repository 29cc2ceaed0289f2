import { type GraphQLScalarType, Kind } from 'graphql';
import {
  DateTime,
  EmailAddress,
  emailAddressOrNull,
  JSONScalar,
  TimeZone,
  URLScalar,
  webAddressOrNull,
} from '../../src/model/scalars';

const literal = (scalar: GraphQLScalarType<unknown>, value: string): unknown =>
  scalar.parseLiteral({ kind: Kind.STRING, value }, {});

describe('DateTime', () => {
  it.each([
    ['2013-01-02T08:00:00Z', '2013-01-02T08:00:00.000Z'],
    ['2013-01-02T09:00:00+01:00', '2013-01-02T08:00:00.000Z'],
    ['2013-01-02T00:00:00-12:00', '2013-01-02T12:00:00.000Z'],
    ['2013-01-02T08:00:00-00:00', '2013-01-02T08:00:00.000Z'],
    ['2013-01-02t08:00:00z', '2013-01-02T08:00:00.000Z'],
    ['2013-01-02T08:00:00.5Z', '2013-01-02T08:00:00.500Z'],
    ['2013-01-02T08:00:00.123Z', '2013-01-02T08:00:00.123Z'],
    ['2013-01-02T08:00:00.123000Z', '2013-01-02T08:00:00.123Z'],
    ['2012-02-29T23:59:59+00:00', '2012-02-29T23:59:59.000Z'],
    ['1969-12-31T23:59:59Z', '1969-12-31T23:59:59.000Z'],
    ['0001-01-01T00:00:00Z', '0001-01-01T00:00:00.000Z'],
    ['9999-12-31T23:59:59Z', '9999-12-31T23:59:59.000Z'],
  ])('reads %s as %s, and writes it so', (text, instant) => {
    expect(DateTime.serialize(DateTime.parseValue(text))).toBe(instant);
    expect(literal(DateTime, text)).toEqual(new Date(instant));
  });

  it.each([
    '',
    '2013-01-02',
    '2013-01-02T08:00:00',
    '2013-01-02T08:00Z',
    '2013-01-02 08:00:00Z',
    '2013-1-2T08:00:00Z',
    '2013-01-02T24:00:00Z',
    '2013-01-02T08:60:00Z',
    '2013-01-02T08:00:60Z',
    '2013-01-02T08:00:00+0100',
    '2013-01-02T08:00:00+24:00',
    '2013-02-29T08:00:00Z',
    '2013-02-30T00:00:00+14:00',
    '2013-04-31T08:00:00Z',
    '2013-13-01T08:00:00Z',
    '2013-00-01T08:00:00Z',
    '2013-01-00T08:00:00Z',
    '+002013-01-02T08:00:00Z',
    '1357113600',
    'yesterday',
  ])('refuses %j', (text) => {
    expect(() => DateTime.parseValue(text)).toThrow(
      `"${text}" is not an instant in RFC 3339 form, as 2013-01-02T09:00:00+01:00 or 2013-01-02T08:00:00Z.`,
    );
  });

  it.each(['9999-12-31T23:30:00-01:00', '0000-06-01T00:00:00Z', '0001-01-01T00:30:00+01:00'])(
    'refuses what four digits cannot say the year of, or no calendar has: %s',
    (text) => {
      expect(() => DateTime.parseValue(text)).toThrow(
        `"${text}" is not within the years 1 to 9999 in UTC, which is how instants are answered.`,
      );
    },
  );

  it.each(['2013-01-02T08:00:00.1234Z', '2013-01-02T08:00:00.0000001Z'])('refuses what is too fine: %s', (text) => {
    expect(() => DateTime.parseValue(text)).toThrow(`"${text}" is finer than a millisecond`);
  });

  it.each([1_357_113_600, null, true, {}, new Date(0)])('refuses what is no text: %j', (value) => {
    expect(() => DateTime.parseValue(value)).toThrow('DateTime is written as a string.');
  });

  it('refuses a literal that is no text', () => {
    expect(() => DateTime.parseLiteral({ kind: Kind.INT, value: '1357113600' }, {})).toThrow(
      'DateTime is written as a string.',
    );
  });
});

describe('TimeZone', () => {
  it.each([
    ['Europe/Paris', 'Europe/Paris'],
    ['EUROPE/PARIS', 'Europe/Paris'],
    ['Asia/Calcutta', 'Asia/Kolkata'],
  ])('reads %s as %s', (text, zone) => {
    expect(TimeZone.parseValue(text)).toBe(zone);
    expect(literal(TimeZone, text)).toBe(zone);
    expect(TimeZone.serialize(zone)).toBe(zone);
  });

  it('lets an unknown zone pass, so that a mutation can say so with its path', () => {
    expect(TimeZone.parseValue('Europe/Nowhere')).toBe('Europe/Nowhere');
  });

  it('refuses what is no text', () => {
    expect(() => TimeZone.parseValue(1)).toThrow('TimeZone is written as a string.');
  });
});

describe('URL', () => {
  it.each([
    ['https://example.com', 'https://example.com/'],
    ['HTTP://EXAMPLE.com:80/a b?c=d#e', 'http://example.com/a%20b?c=d#e'],
    ['https://münchen.example/ä', 'https://xn--mnchen-3ya.example/%C3%A4'],
  ])('reads %s as %s', (text, address) => {
    expect(URLScalar.parseValue(text)).toBe(address);
    expect(webAddressOrNull(text)).toBe(address);
    expect(URLScalar.serialize(address)).toBe(address);
  });

  it.each(['', '/relative', 'example.com', '//example.com', 'ftp://example.com', 'javascript:alert(1)', 'n/a'])(
    'refuses %j',
    (text) => {
      expect(() => URLScalar.parseValue(text)).toThrow(`"${text}" is not a web address, as https://example.com/path.`);
      expect(webAddressOrNull(text)).toBeNull();
    },
  );

  it.each([null, undefined, 7, {}])('is null where there is no text: %j', (value) => {
    expect(webAddressOrNull(value)).toBeNull();
  });
});

describe('EmailAddress', () => {
  it('lets a blank text pass, so that a mutation can say REQUIRED, and takes it for no address', () => {
    expect(EmailAddress.parseValue('')).toBe('');
    expect(emailAddressOrNull('')).toBeNull();
  });

  it.each([
    ['anna@example.com', 'anna@example.com'],
    [' anna@example.com ', 'anna@example.com'],
    ["o'neil+courses@sub.example.co.uk", "o'neil+courses@sub.example.co.uk"],
  ])('reads %j as %s', (text, address) => {
    expect(EmailAddress.parseValue(text)).toBe(address);
    expect(emailAddressOrNull(text)).toBe(address);
    expect(EmailAddress.serialize(address)).toBe(address);
  });

  it.each(['n/a', 'anna', 'anna@', '@example.com', 'anna@example.com, bob@example.com', 'a b@example.com'])(
    'refuses %j',
    (text) => {
      expect(() => EmailAddress.parseValue(text)).toThrow(`"${text}" is not an e-mail address, as anna@example.com.`);
      expect(emailAddressOrNull(text)).toBeNull();
    },
  );

  it.each([null, undefined, 7, {}])('is null where there is no text: %j', (value) => {
    expect(emailAddressOrNull(value)).toBeNull();
  });
});

describe('JSON', () => {
  it('gives any value as it came', () => {
    const record = { id: 6, prices: [{ price: 100 }], venue: null };
    expect(JSONScalar.serialize(record)).toBe(record);
  });
});

describe('Every scalar', () => {
  it('says what it is, and where that is written down', () => {
    for (const scalar of [DateTime, TimeZone, URLScalar, EmailAddress, JSONScalar]) {
      expect(scalar.description?.length).toBeGreaterThan(10);
    }
    expect([DateTime, TimeZone, URLScalar].map(({ specifiedByURL }) => specifiedByURL)).toEqual([
      'https://www.rfc-editor.org/rfc/rfc3339',
      'https://www.iana.org/time-zones',
      'https://url.spec.whatwg.org/',
    ]);
  });
});

describe('webAddressOrNull', () => {
  it('reads letters outside of ASCII however often it was called before', () => {
    const address = 'https://münchen.example/ä';
    const read = new Set(Array.from({ length: 50_000 }, () => webAddressOrNull(address)));
    expect([...read]).toEqual(['https://xn--mnchen-3ya.example/%C3%A4']);
  });
});
