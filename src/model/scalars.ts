import { GraphQLError, GraphQLScalarType, Kind, type ValueNode } from 'graphql';
import { GraphQLEmailAddress, GraphQLJSON } from 'graphql-scalars';
import { isWritable } from './instant';
import { canonicalTimeZone } from '../zones/time-zone';

/**
 * A scalar whose values are checked where they enter: inputs by `parse` here, answers by the mapping that made them
 * (`emailAddressOrNull`, `webAddressOrNull`). That leaves nothing to do per field when an answer is written.
 */
function checkedScalar<T>(options: {
  name: string;
  description: string;
  specifiedByURL?: string;
  parse: (text: string) => T;
  serialize: (value: unknown) => unknown;
}): GraphQLScalarType<T, unknown> {
  const parse = (value: unknown, node?: ValueNode): T => {
    if (typeof value !== 'string') {
      throw new GraphQLError(`${options.name} is written as a string.`, node ? { nodes: node } : {});
    }
    return options.parse(value);
  };
  return new GraphQLScalarType<T, unknown>({
    name: options.name,
    description: options.description,
    specifiedByURL: options.specifiedByURL,
    serialize: options.serialize,
    parseValue: (value) => parse(value),
    parseLiteral: (node) => parse(node.kind === Kind.STRING ? node.value : undefined, node),
  });
}

const asItIs = (value: unknown): unknown => value;

const RFC_3339 = /^\d{4}-\d\d-\d\dT([01]\d|2[0-3]):[0-5]\d:[0-5]\d(?:\.(\d+))?(?:Z|[+-](?:[01]\d|2[0-3]):[0-5]\d)$/;

/** Reads an RFC 3339 instant; what it says between two milliseconds, or of a day that no calendar has, is refused. */
function parseDateTime(text: string): Date {
  const upper = text.toUpperCase();
  const match = RFC_3339.exec(upper);
  const instant = new Date(upper);
  if (!match || Number.isNaN(instant.getTime()) || !isCalendarDay(upper.slice(0, 10))) {
    throw new GraphQLError(
      `"${text}" is not an instant in RFC 3339 form, as 2013-01-02T09:00:00+01:00 or 2013-01-02T08:00:00Z.`,
    );
  }
  if (!isWritable(instant)) {
    throw new GraphQLError(`"${text}" is not within the years 1 to 9999 in UTC, which is how instants are answered.`);
  }
  if (/[1-9]/.test(match[2]?.slice(3) ?? '')) {
    throw new GraphQLError(`"${text}" is finer than a millisecond, which this graph does not keep.`);
  }
  return instant;
}

/** Whether that day exists: Date alone reads 30 February as 2 March. */
function isCalendarDay(day: string): boolean {
  const date = new Date(`${day}T00:00:00Z`);
  return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(day);
}

export const DateTime = checkedScalar<Date>({
  name: 'DateTime',
  description:
    'An instant in RFC 3339 form. Any offset is accepted; answers are always in UTC with milliseconds, as "2013-01-02T08:00:00.000Z".',
  specifiedByURL: 'https://www.rfc-editor.org/rfc/rfc3339',
  parse: parseDateTime,
  serialize: (value) => (value as Date).toISOString(),
});

export const TimeZone = checkedScalar<string>({
  name: 'TimeZone',
  description:
    'A time zone by its IANA name, as "Europe/Paris". Aliases and any capitals are understood, and answered by the canonical name.',
  specifiedByURL: 'https://www.iana.org/time-zones',
  // An unknown zone passes here, so that a mutation can say TIME_ZONE_UNKNOWN with the path of the input.
  parse: (text) => canonicalTimeZone(text) ?? text,
  serialize: asItIs,
});

export const LocalDate = checkedScalar<string>({
  name: 'LocalDate',
  description: 'A day as calendars show it, in no particular time zone: "2013-01-02".',
  specifiedByURL: 'https://www.rfc-editor.org/rfc/rfc3339#section-5.6',
  parse: (text) => {
    if (!/^\d{4}-\d\d-\d\d$/.test(text) || !isCalendarDay(text)) {
      throw new GraphQLError(`"${text}" is not a day of the calendar, as 2013-01-02.`);
    }
    return text;
  },
  serialize: asItIs,
});

export const Locale = checkedScalar<string>({
  name: 'Locale',
  description:
    'A language, with a script or region where that matters, as BCP 47 writes it: "en-US". Any capitals are understood, and answered in the canonical ones.',
  specifiedByURL: 'https://www.rfc-editor.org/info/bcp47',
  parse: (text) => {
    const locale = localeOrNull(text);
    if (locale === null) throw new GraphQLError(`"${text}" is not a language tag of BCP 47, as en-US.`);
    return locale;
  },
  serialize: asItIs,
});

export const URLScalar = checkedScalar<string>({
  name: 'URL',
  description:
    'An absolute web address, http or https. In an input "www.example.com" is understood as "https://www.example.com".',
  specifiedByURL: 'https://url.spec.whatwg.org/',
  parse: (text) => {
    const address = webAddressOfInput(text);
    if (address === null) throw new GraphQLError(`"${text}" is not a web address, as https://example.com/path.`);
    return address;
  },
  serialize: asItIs,
});

export const EmailAddress = checkedScalar<string>({
  name: 'EmailAddress',
  description: 'An e-mail address, as "anna@example.com".',
  parse: (text) => {
    // A blank one passes here, so that a mutation can say REQUIRED with the path of the input.
    if (text.trim() === '') return '';
    const address = emailAddressOrNull(text);
    if (address === null) throw new GraphQLError(`"${text}" is not an e-mail address, as anna@example.com.`);
    return address;
  },
  serialize: asItIs,
});

export const JSONScalar = new GraphQLScalarType({
  ...GraphQLJSON.toConfig(),
  description: 'Any JSON value, as it came.',
});

/** An e-mail address as it is, or null when it is not one. */
export function emailAddressOrNull(value: unknown): string | null {
  if (typeof value !== 'string' || !value.includes('@')) return null;
  try {
    return GraphQLEmailAddress.parseValue(value.trim());
  } catch {
    return null; // The library says by an exception what this says by null; the caller logs it.
  }
}

/** An absolute http(s) address, normalised, or null when it is not one. */
export function webAddressOrNull(value: unknown): string | null {
  const url = typeof value === 'string' ? parseUrl(value) : null;
  if (url === null) return null;
  return url.protocol === 'https:' || url.protocol === 'http:' ? url.href : null;
}

/** Not by URL.canParse: once Node 20 has optimised a caller of it, it takes letters as "ü" for broken ones. */
function parseUrl(text: string): URL | null {
  try {
    return new URL(text);
  } catch {
    return null; // A TypeError is how URL says that it is no address; the caller says or logs it.
  }
}

/** A web address as people write one, where the scheme of a "www." host goes without saying; null when it is none. */
export function webAddressOfInput(text: string): string | null {
  if (!/^www\.[^./]/i.test(text)) return webAddressOrNull(text);
  const address = webAddressOrNull(`https://${text}`);
  // A bare host stays bare: the slash that the URL standard puts behind it was not written.
  return /^[^/?#]+$/.test(text) ? (address?.replace(/\/$/, '') ?? null) : address;
}

/** A language tag in its canonical form, or null when it is not one. */
export function localeOrNull(value: unknown): string | null {
  if (typeof value !== 'string') return null;
  try {
    return Intl.getCanonicalLocales(value)[0] ?? null;
  } catch {
    return null; // A RangeError is how Intl says that it is no language tag; the caller logs it.
  }
}
