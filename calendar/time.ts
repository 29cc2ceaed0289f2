const DAY_MS = 86_400_000;

/** The viewer's language if it is a kind of English, because the page is in English. */
export const locale = (languages: readonly string[]): string =>
  languages.find((language) => /^en\b/i.test(language)) ?? 'en-GB';

export interface Times {
  /** "Europe/London (GMT+1)". */
  zoneName(at: Date, zone: string): string;
  /** "Mon, 6 May 2030, 09:00–10:00". */
  range(startsAt: Date, endsAt: Date, zone: string): string;
  /** "Mon, 6 May, 09:00–10:00": where the year is plain. */
  shortRange(startsAt: Date, endsAt: Date, zone: string): string;
  /** "09:00", with the day where it is another one than in the other zone. */
  clock(at: Date, zone: string, otherZone: string): string;
  /** "Mon, 6 May 2030, 09:00". */
  instant(at: Date, zone: string): string;
  /** "3 hours ago". */
  ago(at: Date, now: Date): string;
}

/** Times in words, in the viewer's language. */
export function timesIn(language: string): Times {
  const day = { weekday: 'short', day: 'numeric', month: 'short', year: 'numeric' } as const;
  const clock = { hour: '2-digit', minute: '2-digit' } as const;
  const format = (options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat =>
    new Intl.DateTimeFormat(language, options);
  const dayIn = (at: Date, zone: string): string => format({ ...day, timeZone: zone }).format(at);
  return {
    zoneName: (at, zone) => `${zone.replaceAll('_', ' ')} (${offset(at, zone)})`,
    range: (startsAt, endsAt, zone) => format({ ...day, ...clock, timeZone: zone }).formatRange(startsAt, endsAt),
    shortRange: (startsAt, endsAt, zone) =>
      format({ ...day, year: undefined, ...clock, timeZone: zone }).formatRange(startsAt, endsAt),
    clock: (at, zone, otherZone) => {
      const isOtherDay = dayIn(at, zone) !== dayIn(at, otherZone);
      return format({ ...clock, ...(isOtherDay && { weekday: 'short' as const }), timeZone: zone }).format(at);
    },
    instant: (at, zone) => format({ ...day, ...clock, timeZone: zone }).format(at),
    ago: (at, now) => {
      const minutes = Math.round((at.getTime() - now.getTime()) / 60_000);
      const words = new Intl.RelativeTimeFormat(language, { numeric: 'auto' });
      if (Math.abs(minutes) < 60) return words.format(minutes, 'minute');
      const hours = Math.round(minutes / 60);
      return Math.abs(hours) < 48 ? words.format(hours, 'hour') : words.format(Math.round(hours / 24), 'day');
    },
  };
}

/** Whether this browser knows a zone by this name: its data may be older than the server's. */
export function isKnownZone(zone: string): boolean {
  try {
    return Boolean(new Intl.DateTimeFormat('en', { timeZone: zone }));
  } catch (error) {
    if (error instanceof RangeError) return false;
    throw error;
  }
}

/** Whether clocks in both zones show the same at that instant. */
export const showSameTime = (at: Date, zone: string, otherZone: string): boolean =>
  offset(at, zone) === offset(at, otherZone);

/** "GMT+1". */
function offset(at: Date, zone: string): string {
  const parts = new Intl.DateTimeFormat('en', { timeZone: zone, timeZoneName: 'shortOffset' }).formatToParts(at);
  return parts.find(({ type }) => type === 'timeZoneName')?.value ?? zone;
}

/** "1 h 30 min"; null from a day on, where the range says it better. */
export function duration(startsAt: Date, endsAt: Date): string | null {
  const minutes = Math.round((endsAt.getTime() - startsAt.getTime()) / 60_000);
  if (minutes * 60_000 >= DAY_MS || minutes <= 0) return null;
  const parts = [
    [Math.floor(minutes / 60), 'h'],
    [minutes % 60, 'min'],
  ] as const;
  return parts
    .filter(([count]) => count > 0)
    .map(([count, unit]) => `${count} ${unit}`)
    .join(' ');
}

/** The day at an instant on the viewer's calendar, as 2030-05-06. */
export function localDay(at: Date): string {
  const pad = (value: number, width = 2): string => String(value).padStart(width, '0');
  return `${pad(at.getFullYear(), 4)}-${pad(at.getMonth() + 1)}-${pad(at.getDate())}`;
}
