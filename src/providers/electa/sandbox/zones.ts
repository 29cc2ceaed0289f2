/**
 * The zones of the simulated company, by Electa's numeric ids. Electa publishes no such list: of these numbers only 95
 * and 101 are seen on its pages, and their zones are not said there. All of it is made up [INF].
 */
export const ZONE_IDS: Readonly<Record<string, number>> = {
  UTC: 1,
  'America/Los_Angeles': 12,
  'America/Denver': 16,
  'America/Chicago': 21,
  'America/New_York': 25,
  'America/Sao_Paulo': 34,
  'Europe/London': 95,
  'Europe/Dublin': 95,
  'Europe/Lisbon': 95,
  'Europe/Paris': 101,
  'Europe/Madrid': 101,
  'Europe/Brussels': 101,
  'Europe/Berlin': 102,
  'Europe/Rome': 102,
  'Europe/Zurich': 102,
  'Europe/Warsaw': 103,
  'Europe/Athens': 107,
  'Europe/Helsinki': 108,
  'Africa/Johannesburg': 111,
  'Asia/Dubai': 121,
  'Asia/Kolkata': 128,
  'Asia/Singapore': 137,
  'Asia/Tokyo': 142,
  'Australia/Sydney': 147,
};

/** The zone that the company itself is in: of events for which no zone is given. */
export const COMPANY_ZONE_ID = 95;

/** The zone of an id, the first of several; undefined when there is none. */
export function zoneOfId(id: number): string | undefined {
  return Object.keys(ZONE_IDS).find((zone) => ZONE_IDS[zone] === id);
}
