/** What Administrate's public events hold: their tutor and their venue, from start to end. */
import { RecordReader } from '../../provider-kit/record-reader';
import { type ResourceHold } from '../../model/resource-hold';
import { type Contact } from '../../model/contact';
import { type PublicEvent } from '../../model/public-event';
import { type RequestScope } from '../../provider-kit/port';
import { type AdministrateClient } from './client';
import { globalId, kinds } from './ids';
import { type CreatePublicEventInput } from './inputs';
import { mapContact } from './mapping-entities';
import { paths, type PublicEventBody, type WireRecord } from './wire';

/** The addresses of contacts by their native ids; null where a contact has none. */
export type Addresses = ReadonlyMap<string, string | null>;

/** A tutor who has no address counts by the contact's id; so does one whose address did not come and was not looked up. */
export function holdsOfEvent(
  { startsAt, endsAt, hosts, providerRecord }: PublicEvent,
  addresses: Addresses = new Map(),
): ResourceHold[] {
  const holds: ResourceHold[] = hosts.map(({ email, providerId }) => {
    const address = typeof email === 'string' ? email : addresses.get(providerId!);
    return { kind: 'HOST', resource: address ?? globalId(kinds.contact, providerId!), startsAt, endsAt };
  });
  const venueId = venueIdOf(providerRecord as WireRecord);
  if (venueId !== null) holds.push({ kind: 'VENUE', resource: globalId(kinds.venue, venueId), startsAt, endsAt });
  return holds;
}

function venueIdOf(record: WireRecord): string | null {
  const reader = new RecordReader(record, 'public event', () => undefined);
  return reader.inner('venue')?.id('id') ?? reader.id('venue_id');
}

/** The addresses of tutors that did not come with their events: one call, or one per hundred of them. Throws ProviderError. */
export async function missingAddresses(
  events: readonly PublicEvent[],
  client: AdministrateClient,
  scope: RequestScope,
): Promise<Addresses> {
  const hosts = events.flatMap((event) => event.hosts).filter(({ email }) => typeof email === 'function');
  const ids = [...new Set(hosts.map(({ providerId }) => Number(providerId)))];
  const records = await client.getMany(paths.contacts, ids, scope);
  return new Map(
    records.map((record) => {
      const tutor = tutorOf(record);
      scope.primeCache(tutor);
      return [String(record.id), addressOf(tutor)];
    }),
  );
}

/** What an event that is to be created will hold. One read, for the tutor's address. Throws ProviderError. */
export async function holdsOfCreate(
  {
    body,
    input,
  }: { readonly body: PublicEventBody; readonly input: Pick<CreatePublicEventInput, 'startsAt' | 'endsAt'> },
  client: AdministrateClient,
  scope: RequestScope,
): Promise<ResourceHold[]> {
  const { startsAt, endsAt } = input;
  const [tutorId, venueId] = [Number(body.personnel_tutor_id), Number(body.venue_id)];
  const record = await client.get(paths.contacts, tutorId, scope);
  const email = record && addressOf(tutorOf(record));
  return [
    { kind: 'HOST', resource: email ?? globalId(kinds.contact, tutorId), startsAt, endsAt },
    { kind: 'VENUE', resource: globalId(kinds.venue, venueId), startsAt, endsAt },
  ];
}

const tutorOf = (record: WireRecord): Contact =>
  mapContact(new RecordReader(record, 'contact', () => undefined), String(record.id), 'resource');

const addressOf = ({ email }: Contact): string | null => (typeof email === 'string' ? email : null);
