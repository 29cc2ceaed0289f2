/** The resource holds of Administrate's public events: their tutor and their venue, from start to end. */
import { chunksOf } from '../../model/chunks';
import { RecordReader } from '../../provider-kit/record-reader';
import { type ResourceHold } from '../../model/resource-hold';
import { type Contact } from '../../model/contact';
import { type PublicEvent } from '../../model/public-event';
import { type RequestScope } from '../../provider-kit/port';
import { type AdministrateClient } from './client';
import { identity, kinds } from './ids';
import { mapContact } from './mapping-entities';
import { IDS_PER_CALL, paths, type PublicEventBody, type WireRecord } from './wire';

/** Email addresses of contacts by native id; null for a contact without one. */
export type Addresses = ReadonlyMap<string, string | null>;

/** A tutor without a known address is identified by the contact's global id. */
export function holdsOfEvent(
  { startsAt, endsAt, hosts, providerRecord }: PublicEvent,
  addresses: Addresses = new Map(),
): ResourceHold[] {
  const holds: ResourceHold[] = hosts.map(({ email, providerId }) => {
    const address = typeof email === 'string' ? email : addresses.get(providerId!);
    return { kind: 'HOST', resource: address ?? identity.globalId(kinds.contact, providerId!), startsAt, endsAt };
  });
  const venueId = venueIdOf(providerRecord as WireRecord);
  if (venueId !== null)
    holds.push({ kind: 'VENUE', resource: identity.globalId(kinds.venue, venueId), startsAt, endsAt });
  return holds;
}

function venueIdOf(record: WireRecord): string | null {
  const reader = new RecordReader(record, 'public event', () => undefined);
  return reader.inner('venue')?.id('id') ?? reader.id('venue_id');
}

/** The addresses that the events' records lack, by one call per hundred tutors. Throws ProviderError. */
export async function missingAddresses(
  events: readonly PublicEvent[],
  client: AdministrateClient,
  scope: RequestScope,
): Promise<Addresses> {
  const hosts = events.flatMap((event) => event.hosts).filter(({ email }) => typeof email === 'function');
  const ids = [...new Set(hosts.map(({ providerId }) => providerId!))];
  const chunks = chunksOf(ids, IDS_PER_CALL).map((chunk) => client.getMany(paths.contacts, chunk, scope));
  const records = await Promise.all(chunks);
  return new Map(
    records.flat().map((record) => {
      const tutor = tutorOf(record);
      scope.primeCache(tutor);
      return [String(record.id), addressOf(tutor)];
    }),
  );
}

/** The resource holds of an event that is to be created. One call, for the tutor's address. Throws ProviderError. */
export async function holdsOfCreate(
  { startsAt, endsAt }: { readonly startsAt: Date; readonly endsAt: Date },
  body: PublicEventBody,
  client: AdministrateClient,
  scope: RequestScope,
): Promise<ResourceHold[]> {
  const [tutorId, venueId] = [String(body.personnel_tutor_id), String(body.venue_id)];
  const record = await client.get(paths.contacts, tutorId, scope);
  const email = record && addressOf(tutorOf(record));
  return [
    { kind: 'HOST', resource: email ?? identity.globalId(kinds.contact, tutorId), startsAt, endsAt },
    { kind: 'VENUE', resource: identity.globalId(kinds.venue, venueId), startsAt, endsAt },
  ];
}

const tutorOf = (record: WireRecord): Contact =>
  mapContact(new RecordReader(record, 'contact', () => undefined), String(record.id), 'resource');

const addressOf = ({ email }: Contact): string | null => (typeof email === 'string' ? email : null);
