import { BLANK_VENUE, type VenueRecord } from './records';
import { COUNTRIES, type CountryId, type RegionId, REGIONS } from './references';

/** A venue's zone is not on the wire: an event has one of its own. */
export interface Place {
  readonly venue: VenueRecord;
  readonly timeZone: string;
  readonly regionId: RegionId;
}

type Row = readonly [name: string, countryId: CountryId | null, regionId: RegionId, timeZone: string];

const ROWS: readonly Row[] = [
  ['Holborn Training Centre, London', 'UK', 'UK', 'Europe/London'],
  ['Deansgate Learning Rooms, Manchester', 'UK', 'UK', 'Europe/London'],
  ['Leith Walk Campus, Edinburgh', 'UK', 'UK', 'Europe/London'],
  ['Harbourside Rooms, Bristol', 'UK', 'UK', 'Europe/London'],
  ['Espace République, Paris', 'FR', 'EU', 'Europe/Paris'],
  ['Centre Confluence, Lyon', 'FR', 'EU', 'Europe/Paris'],
  ['Centre de formation du Rhône, Genève', 'CH', 'EU', 'Europe/Zurich'],
  ['Schulungszentrum Limmat, Zürich', 'CH', 'EU', 'Europe/Zurich'],
  ['Akademie am Alexanderplatz, Berlin', 'DE', 'EU', 'Europe/Berlin'],
  ['Seminarhaus Isar, München', 'DE', 'EU', 'Europe/Berlin'],
  ['Hafencity Campus, Hamburg', 'DE', 'EU', 'Europe/Berlin'],
  ['Centrum Szkoleniowe Manufaktura, Łódź', 'PL', 'EU', 'Europe/Warsaw'],
  ['Sale Kazimierz, Kraków', 'PL', 'EU', 'Europe/Warsaw'],
  ['Aulas Gran Vía, Madrid', 'ES', 'EU', 'Europe/Madrid'],
  ['Parque das Nações, Lisboa', 'PT', 'EU', 'Europe/Lisbon'],
  ['Docklands Learning Hub, Dublin', 'IE', 'UK', 'Europe/Dublin'],
  ['Midtown Learning Center, New York', 'US', 'US', 'America/New_York'],
  ['Back Bay Rooms, Boston', 'US', 'US', 'America/New_York'],
  ['The Loop Training Center, Chicago', 'US', 'US', 'America/Chicago'],
  ['Congress Avenue Studio, Austin', 'US', 'US', 'America/Chicago'],
  ['SoMa Classrooms, San Francisco', 'US', 'US', 'America/Los_Angeles'],
  ['Centro de Treinamento Paulista, São Paulo', 'BR', 'INTL', 'America/Sao_Paulo'],
  ['Circular Quay Rooms, Sydney', 'AU', 'INTL', 'Australia/Sydney'],
  ['丸の内研修センター、東京', 'JP', 'INTL', 'Asia/Tokyo'],
  ['Online classroom', null, 'UK', 'Europe/London'],
];

const DISABLED_ID = 20;
const DELETED_ID = 18;

/** The 25 places that the simulated account teaches at. Number 25 is the online classroom. */
export const PLACES: readonly Place[] = ROWS.map(([name, countryId, regionId, timeZone], index) => {
  const id = index + 1;
  const isPhysical = countryId !== null;
  const venue: VenueRecord = {
    ...BLANK_VENUE,
    id,
    name,
    is_enabled: id !== DISABLED_ID,
    is_deleted: id === DELETED_ID,
    region_id: isPhysical ? regionId : null,
    region: isPhysical ? REGIONS[regionId] : null,
    country_id: countryId,
    country: isPhysical ? COUNTRIES[countryId] : null,
    company_id: REGIONS[regionId].company_id,
    description: id % 4 === 1 ? `How to find us: ${name}` : null,
  };
  return { venue, timeZone, regionId };
});

/** The place of that id, one of those above. */
export function placeOf(placeId: number): Place {
  const place = PLACES[placeId - 1];
  if (!place) throw new RangeError(`There is no place ${placeId}`);
  return place;
}
