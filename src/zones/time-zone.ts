import { Temporal } from 'temporal-polyfill';

/**
 * Names that the runtime's time-zone data still calls by an older spelling, and what IANA calls them now.
 * Source: the IANA time zone database's "backward" file, for those names where ICU uses the former one.
 */
const CURRENT_NAMES: Readonly<Record<string, string>> = {
  'Africa/Asmera': 'Africa/Asmara',
  'America/Buenos_Aires': 'America/Argentina/Buenos_Aires',
  'America/Catamarca': 'America/Argentina/Catamarca',
  'America/Coral_Harbour': 'America/Atikokan',
  'America/Cordoba': 'America/Argentina/Cordoba',
  'America/Godthab': 'America/Nuuk',
  'America/Indianapolis': 'America/Indiana/Indianapolis',
  'America/Jujuy': 'America/Argentina/Jujuy',
  'America/Louisville': 'America/Kentucky/Louisville',
  'America/Mendoza': 'America/Argentina/Mendoza',
  'Asia/Calcutta': 'Asia/Kolkata',
  'Asia/Katmandu': 'Asia/Kathmandu',
  'Asia/Rangoon': 'Asia/Yangon',
  'Asia/Saigon': 'Asia/Ho_Chi_Minh',
  'Atlantic/Faeroe': 'Atlantic/Faroe',
  'Europe/Kiev': 'Europe/Kyiv',
  'Pacific/Enderbury': 'Pacific/Kanton',
  'Pacific/Ponape': 'Pacific/Pohnpei',
  'Pacific/Truk': 'Pacific/Chuuk',
};

const canonicalNames = new Map<string, string | null>();
const CANONICAL_NAMES_KEPT = 2_000;

/** The canonical IANA name of a zone, whatever alias or capitals it is written in; null when no zone is called so. */
export function canonicalTimeZone(name: string): string | null {
  const known = canonicalNames.get(name);
  if (known !== undefined) return known;
  const canonical = lookUpTimeZone(name);
  if (canonicalNames.size >= CANONICAL_NAMES_KEPT) canonicalNames.clear();
  canonicalNames.set(name, canonical);
  return canonical;
}

function lookUpTimeZone(name: string): string | null {
  // An offset such as "+01:00" is not a zone: it knows no daylight saving.
  if (!/^[A-Za-z][A-Za-z0-9_+/-]{1,63}$/.test(name)) return null;
  try {
    const { timeZone } = new Intl.DateTimeFormat('en', { timeZone: name }).resolvedOptions();
    return CURRENT_NAMES[timeZone] ?? timeZone;
  } catch {
    return null; // A RangeError is how Intl says that it knows no such zone.
  }
}

/** What a wall-clock time means in a zone. In a gap or a fold the instant is Temporal's "compatible" choice. */
export interface WallTimeReading {
  readonly epochMilliseconds: number;
  readonly kind: 'exact' | 'gap' | 'fold';
}

const readings = new Map<string, WallTimeReading | null>();
const READINGS_KEPT = 20_000;

/**
 * The instant of a wall-clock time, as "2013-01-02T09:00:00", in a canonical zone; null when there is no such time.
 * Readings are cached, because the same sessions are read repeatedly and conversion is the most expensive step.
 */
export function readWallTime(wall: string, timeZone: string): WallTimeReading | null {
  const key = `${wall}[${timeZone}]`;
  const known = readings.get(key);
  if (known !== undefined) return known;
  const reading = convertWallTime(wall, timeZone);
  if (readings.size >= READINGS_KEPT) readings.clear();
  readings.set(key, reading);
  return reading;
}

function convertWallTime(wall: string, timeZone: string): WallTimeReading | null {
  let plain: Temporal.PlainDateTime;
  try {
    plain = Temporal.PlainDateTime.from(wall, { overflow: 'reject' });
  } catch {
    return null; // A RangeError is how Temporal says that no calendar has such a time; the caller logs it.
  }
  const compatible = plain.toZonedDateTime(timeZone, { disambiguation: 'compatible' });
  const later = plain.toZonedDateTime(timeZone, { disambiguation: 'later' });
  const { epochMilliseconds } = compatible;
  if (!compatible.toPlainDateTime().equals(plain)) return { epochMilliseconds, kind: 'gap' };
  return { epochMilliseconds, kind: later.epochMilliseconds === epochMilliseconds ? 'exact' : 'fold' };
}

export interface WallTime {
  /** As "2013-01-02". */
  readonly date: string;
  /** As "09:00:00". */
  readonly time: string;
  /** Whether clocks in the zone show this time twice, so that it does not say which instant is meant. */
  readonly ambiguous: boolean;
}

/** What clocks in a canonical zone show at an instant. Fractions of a second are cut: callers refuse them before. */
export function wallTimeOf(instant: Date, timeZone: string): WallTime {
  const plain = Temporal.Instant.fromEpochMilliseconds(instant.getTime())
    .toZonedDateTimeISO(timeZone)
    .toPlainDateTime();
  const earlier = plain.toZonedDateTime(timeZone, { disambiguation: 'earlier' });
  const later = plain.toZonedDateTime(timeZone, { disambiguation: 'later' });
  return {
    date: plain.toPlainDate().toString(),
    time: plain.toPlainTime().toString({ smallestUnit: 'second' }),
    ambiguous: earlier.epochMilliseconds !== later.epochMilliseconds,
  };
}
