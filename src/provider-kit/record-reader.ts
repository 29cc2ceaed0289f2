/** A record of JSON as it came. */
export type JsonRecord = Readonly<Record<string, unknown>>;

/** Told of every value that could not be used, with where it stood: "public event 6: venue.name is 7, not text". */
export type ReportProblem = (problem: string) => void;

export function isJsonRecord(value: unknown): value is JsonRecord {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/**
 * Reads a provider's record field by field without ever failing: what is missing, null or empty reads as null, and
 * what has another type than expected reads as null and is reported.
 */
export class RecordReader {
  constructor(
    readonly record: JsonRecord,
    private readonly where: string,
    readonly report: ReportProblem,
  ) {}

  /** Whether the record speaks of this field at all; null counts as speaking. */
  has(key: string): boolean {
    return this.record[key] !== undefined;
  }

  /** Text; numbers are taken as text, blank text as none. */
  text(key: string): string | null {
    const value = this.record[key];
    if (value === null || value === undefined) return null;
    if (typeof value === 'string') return value.trim() === '' ? null : value;
    if (typeof value === 'number') return String(value);
    return this.unusable(key, value, 'text');
  }

  /** A number; digits in a string are taken as one. */
  number(key: string): number | null {
    const value = this.record[key];
    if (value === null || value === undefined) return null;
    if (typeof value === 'string' && value.trim() === '') return null;
    const number = typeof value === 'string' ? Number(value) : value;
    return typeof number === 'number' && Number.isFinite(number) ? number : this.unusable(key, value, 'a number');
  }

  /** A whole number that GraphQL's Int can carry. */
  integer(key: string): number | null {
    const number = this.number(key);
    if (number === null || (Number.isInteger(number) && Math.abs(number) < 2 ** 31)) return number;
    return this.unusable(key, number, 'a whole number of at most 32 bits');
  }

  /** A truth value; 0 and 1 are taken as one. */
  flag(key: string): boolean | null {
    const value = this.record[key];
    if (value === null || value === undefined) return null;
    if (typeof value === 'boolean') return value;
    if (value === 0 || value === 1) return value === 1;
    return this.unusable(key, value, 'true or false');
  }

  /** An id, which providers write as a number or as text. */
  id(key: string): string | null {
    const value = this.record[key];
    if (value === null || value === undefined || value === '') return null;
    if (typeof value === 'string') return value;
    if (typeof value === 'number' && Number.isSafeInteger(value)) return String(value);
    return this.unusable(key, value, 'an id');
  }

  /** A record inside this one. */
  inner(key: string): RecordReader | null {
    const value = this.record[key];
    if (value === null || value === undefined) return null;
    if (isJsonRecord(value)) return new RecordReader(value, `${this.where}.${key}`, this.report);
    return this.unusable(key, value, 'a record');
  }

  /** The items of a list inside this record; none where there is no list. */
  list(key: string): readonly unknown[] {
    const value = this.record[key];
    if (Array.isArray(value)) return value;
    if (value !== null && value !== undefined) this.unusable(key, value, 'a list');
    return [];
  }

  /** The records of a list inside this one; items that are none are reported and left out. */
  innerList(key: string): RecordReader[] {
    const readers: RecordReader[] = [];
    for (const [index, item] of this.list(key).entries()) {
      if (isJsonRecord(item)) readers.push(new RecordReader(item, `${this.where}.${key}[${index}]`, this.report));
      else this.unusable(`${key}[${index}]`, item, 'a record');
    }
    return readers;
  }

  /** Reports a value that cannot be used, and reads it as null. */
  unusable(key: string, value: unknown, expected: string): null {
    this.report(`${this.where}: ${key} is ${JSON.stringify(value)?.slice(0, 80)}, not ${expected}`);
    return null;
  }
}
