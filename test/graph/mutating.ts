import { type AdministrateTestApp } from '../support/app';
import { callsOf, type Json } from './calls';

export const EVENTS = '/api/v2/event/public_events';

export const EVENT = `id title code startsAt endsAt timeZone status isCancelled isProvisional location notes
  registrationDeadline delegates { max } venue { id name } course { id title } tutor { id fullName }
  administrator { id } region { providerId } tag { providerId name } company { providerId } prices { price { amount } }`;
const PAYLOAD = `publicEvent { ${EVENT} } userErrors { code message field providerCode }`;
export const CREATE = `mutation ($input: CreatePublicEventInput!) { createPublicEvent(input: $input) { ${PAYLOAD} } }`;
export const UPDATE = `mutation ($input: UpdatePublicEventInput!) { updatePublicEvent(input: $input) { ${PAYLOAD} } }`;
export const DELETE =
  'mutation ($id: ID!) { deletePublicEvent(input: { id: $id }) { deletedId userErrors { code message field } } }';

export const newEvent = {
  courseId: 'administrate:course:1',
  venueId: 'administrate:venue:5',
  tutorId: 'administrate:contact:2',
  startsAt: '2030-05-06T09:00:00+02:00',
  endsAt: '2030-05-08T15:00:00Z',
  timeZone: 'Europe/Paris',
  currency: 'EUR',
};

/** How a test changes things at an app, and what went upstream for it. */
export class Mutations {
  constructor(private readonly app: AdministrateTestApp) {}

  /** The payload of a mutation that GraphQL has nothing to object to. */
  async mutate(document: string, variables: Record<string, unknown>): Promise<Json> {
    const { data, errors } = await this.app.graphql(document, variables);
    expect(errors).toEqual([]);
    return Object.values(data as Record<string, Json>)[0];
  }

  /** A new event; that it was made does not count among the calls. */
  async created(changes = {}): Promise<Json> {
    const { publicEvent, userErrors } = await this.mutate(CREATE, { input: { ...newEvent, ...changes } });
    expect(userErrors).toEqual([]);
    this.app.upstream.forget();
    return publicEvent;
  }

  async updated(input: Record<string, unknown>): Promise<Json> {
    const { publicEvent, userErrors } = await this.mutate(UPDATE, { input });
    expect(userErrors).toEqual([]);
    return publicEvent;
  }

  calls(): string[] {
    return callsOf(this.app);
  }

  methods(): string[] {
    return this.app.upstream.calls.map(({ method }) => method);
  }

  sentBodies(): Json[] {
    return this.app.upstream.calls.map(({ body }) => body && JSON.parse(body));
  }
}
