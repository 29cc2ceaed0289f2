import { lookOf } from './colours';
import { type Conflict, type Session } from './schedule-query';

/** What a status is called; null for the plain case that needs no word. */
export const STATUS_WORDS: Readonly<Record<Session['status'], string | null>> = {
  SCHEDULED: null,
  PROVISIONAL: 'Provisional',
  IN_PROGRESS: 'Under way',
  CANCELLED: 'Cancelled',
  COMPLETED: 'Completed',
  EXPIRED: 'Expired',
};

const KINDS: Readonly<Record<string, string>> = {
  PublicEvent: 'Public event',
  Class: 'Class',
  Event: 'Event',
};

/** The provider's title and the kind of session: "Provider · Public event". */
export const originOf = ({ provider, __typename }: Session): string =>
  [lookOf(provider).title, KINDS[__typename]].filter(Boolean).join(' · ');

const CLAIMS: Readonly<Record<Conflict['kind'], string>> = {
  HOST: 'Host',
  VENUE: 'Venue',
  CHANNEL: 'Channel',
  ROOM: 'Room',
};

/** "Host Anna Berg": what is double-booked, by its name if one of the sessions has it. */
export function resourceOf({ kind, resource, sessions }: Conflict): string {
  const name = kind === 'HOST' ? hostName(resource, sessions) : kind === 'VENUE' ? venueName(resource, sessions) : null;
  return `${CLAIMS[kind]} ${name ?? resource}`;
}

function hostName(address: string, sessions: readonly Session[]): string | null {
  const hosts = sessions.flatMap((session) => session.hosts);
  const found = hosts.find(({ name, email }) => name && email?.toLowerCase() === address.toLowerCase());
  return found?.name ?? null;
}

function venueName(id: string, sessions: readonly Session[]): string | null {
  const venues = sessions.map((session) => ('venue' in session ? session.venue : null));
  return venues.find((venue) => venue?.id === id)?.name ?? null;
}

/** "1 session", "2 sessions". */
export const count = (number: number, one: string, many = `${one}s`): string =>
  `${number.toLocaleString('en')} ${number === 1 ? one : many}`;

/** "A", "A and B", "A, B and C". */
export const enumerate = (names: readonly string[]): string =>
  new Intl.ListFormat('en-GB', { type: 'conjunction' }).format(names);
