import { canonicalTimeZone } from '../../zones/time-zone';

/** Which of Electa's numeric zone ids means which zone. The ids are published nowhere, so a setting says it. */
export class TimeZoneTable {
  private constructor(
    private readonly ids: ReadonlyMap<string, number>,
    private readonly zones: ReadonlyMap<number, string>,
  ) {}

  /**
   * A table of IANA names, aliases understood, and ids. Several zones may share an id, as London and Dublin do in many
   * a list of zones; the id then reads as the first of them. Throws a TimeZoneTableError.
   */
  static of(entries: Iterable<readonly [name: string, id: unknown]>): TimeZoneTable {
    const ids = new Map<string, number>();
    const zones = new Map<number, string>();
    for (const [name, id] of entries) {
      const zone = canonicalTimeZone(name);
      if (zone === null) throw new TimeZoneTableError(`names "${name}", which is no IANA time zone`);
      if (!isZoneId(id)) throw new TimeZoneTableError(`gives ${name} an id that is no whole number`);
      const known = ids.get(zone);
      if (known !== undefined && known !== id) {
        throw new TimeZoneTableError(`gives ${zone} two ids, ${known} and ${id}`);
      }
      ids.set(zone, id);
      if (!zones.has(id)) zones.set(id, zone);
    }
    return new TimeZoneTable(ids, zones);
  }

  /** Electa's id of a canonical zone; null when the table does not have it. */
  idOf(zone: string): number | null {
    return this.ids.get(zone) ?? null;
  }

  /** The canonical zone of an id; null when the table does not have it. */
  zoneOf(id: number): string | null {
    return this.zones.get(id) ?? null;
  }

  /** The canonical zones of the table, in the order in which they were given. */
  get names(): readonly string[] {
    return [...this.ids.keys()];
  }
}

/** What is wrong with a table of zones, to be read behind the name of the setting. */
export class TimeZoneTableError extends Error {
  override readonly name = 'TimeZoneTableError';
}

const isZoneId = (id: unknown): id is number => Number.isInteger(id) && Math.abs(id as number) < 2 ** 31;
