import { readWallTime } from '../../../zones/time-zone';
import { readUsWallTime } from '../../../provider-kit/us-wall-time';

/**
 * A refused call: the code is the response, with the text where there is room for it. Electa does not publish its error
 * codes: the numbers, and all texts but that of a wrong key, are made up [INF].
 */
export class Refusal extends Error {
  constructor(
    readonly code: number,
    text: string,
  ) {
    super(text);
  }
}

export function refuse(code: number, text: string): never {
  throw new Refusal(code, text);
}

/** The parameters of a call, whose names may be in any case. Methods throw a Refusal for values that cannot be used. */
export class Parameters {
  private readonly values = new Map<string, string>();

  constructor(...sources: readonly URLSearchParams[]) {
    const entries = sources.flatMap((source) => [...source]);
    for (const [name, value] of entries) this.values.set(name.toLowerCase(), value.trim());
  }

  /** A value; undefined if it is missing or blank. */
  get(name: string): string | undefined {
    return this.values.get(name.toLowerCase()) || undefined;
  }

  require(name: string): string {
    return this.get(name) ?? refuse(10, `Missing parameter ${name}`);
  }

  number(name: string): number | undefined {
    const value = this.get(name);
    if (value !== undefined && !/^\d{1,9}$/.test(value)) refuse(15, `Invalid ${name}`);
    return value === undefined ? undefined : Number(value);
  }

  /** A wall time in a zone. The meaning of one in a gap or fold is not documented [INF]. */
  instant(name: string, timeZone: string): Date {
    const wall = readUsWallTime(this.require(name));
    const reading = wall === null ? null : readWallTime(wall, timeZone);
    return reading ? new Date(reading.epochMilliseconds) : refuse(13, `Invalid ${name}`);
  }
}
