import { Temporal } from 'temporal-polyfill';
import { refusals } from './codes';

/** The parameters of a call, whose names may be in any capitals. The methods throw a Refusal for what cannot be used. */
export class Parameters {
  private readonly values = new Map<string, string>();

  constructor(...sources: readonly URLSearchParams[]) {
    for (const source of sources) {
      for (const [name, value] of source) this.values.set(name.toLowerCase(), value.trim());
    }
  }

  /** A value; undefined when it is missing or blank. */
  get(name: string): string | undefined {
    return this.values.get(name.toLowerCase()) || undefined;
  }

  require(name: string): string {
    const value = this.get(name);
    if (value === undefined) throw refusals.missing(name);
    return value;
  }

  number(name: string): number | undefined {
    const value = this.get(name);
    if (value === undefined) return undefined;
    if (!/^\d{1,9}$/.test(value)) throw refusals.number(name);
    return Number(value);
  }

  truth(name: string): boolean {
    const value = this.require(name).toLowerCase();
    if (value !== 'true' && value !== 'false') throw refusals.truth(name);
    return value === 'true';
  }

  /** A wall time: `12/18/2018 23:45:00` in the table of parameters, `6/21/2018 10:00` in the sample call. */
  wallTime(name: string): Temporal.PlainDateTime {
    const match = /^(\d{1,2})\/(\d{1,2})\/(\d{4})\s+(\d{1,2}):(\d\d)(?::(\d\d))?$/.exec(this.require(name));
    if (!match) throw refusals.date(name);
    const [month, day, year, hour, minute, second] = match.slice(1).map((part) => Number(part ?? 0));
    try {
      const fields = { year: year!, month: month!, day: day!, hour: hour!, minute: minute!, second: second! };
      return Temporal.PlainDateTime.from(fields, { overflow: 'reject' });
    } catch {
      throw refusals.date(name);
    }
  }
}
