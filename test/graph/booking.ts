import { type ScheduleApp } from '../support/schedule-app';
import { type Json } from './calls';

/** A time of day, in UTC, so many days after Monday the sixth of May 2030, where no sandbox has anything of its own. */
export const at = (day: number, time: string): string =>
  new Date(Date.UTC(2030, 4, 6 + day) + Date.parse(`1970-01-01T${time}Z`)).toISOString();

/** The days from one to another, the latter excluded, as arguments of the schedule. */
export const days = (from: number, to = from + 1): { from: string; to: string } => ({
  from: at(from, '00:00'),
  to: at(to, '00:00'),
});

/** Addresses of tutors of the Administrate sandbox, by their ids there. */
export const ANNA = { id: 'administrate:contact:1', email: 'anna.kowalska@training.example' };
export const TOMAS = { id: 'administrate:contact:2', email: 'tomas.ferreira@training.example' };
/** Somebody for whom Administrate has "n/a" in place of an address. */
export const WITHOUT_ADDRESS = { id: 'administrate:contact:59' };

const PAYLOADS: Readonly<Record<string, string>> = {
  createClass: 'class { id title }',
  createRecurringClass: 'series { id classes { id startsAt } }',
  createElectaEvent: 'event { id title }',
  createPublicEvent: 'publicEvent { id title }',
  createIcareusEvent: 'event { id title rooms { id channelId } }',
  updatePublicEvent: 'publicEvent { id }',
  updateClass: 'class { id }',
};

/** Books sessions at an app, and asks it what is booked. */
export class Bookings {
  constructor(private readonly app: () => Pick<ScheduleApp, 'graphql'>) {}

  /** The answer to a mutation with one input. */
  send(name: string, input: object, selection = '') {
    const type = `${name[0]!.toUpperCase()}${name.slice(1)}Input!`;
    const fields = `${PAYLOADS[name]!} ${selection} userErrors { code message field }`;
    return this.app().graphql(`mutation ($input: ${type}) { ${name}(input: $input) { ${fields} } }`, { input });
  }

  /** The payload of a mutation that GraphQL has nothing to object to. */
  async payload(name: string, input: object, selection = ''): Promise<Json> {
    const { data, errors } = await this.send(name, input, selection);
    expect(errors).toEqual([]);
    return data[name];
  }

  /** The id of what a mutation made. */
  private async made(name: string, input: object): Promise<string> {
    const { userErrors, ...payload } = await this.payload(name, input);
    expect(userErrors).toEqual([]);
    return Object.values(payload as Record<string, Json>)[0].id;
  }

  class(startsAt: string, more: object = {}): Promise<string> {
    return this.made('createClass', classInput(startsAt, more));
  }

  publicEvent(startsAt: string, endsAt: string, more: object = {}): Promise<string> {
    return this.made('createPublicEvent', publicEventInput(startsAt, endsAt, more));
  }

  electaEvent(startsAt: string, more: object = {}): Promise<string> {
    return this.made('createElectaEvent', electaInput(startsAt, more));
  }

  icareusEvent(startsAt: string, endsAt: string, name = 'Forum'): Promise<string> {
    return this.made('createIcareusEvent', { name: { text: name }, startsAt, endsAt });
  }

  /** A page of the schedule. */
  async schedule(variables: object, selection = ''): Promise<Json> {
    const { data, errors } = await this.app().graphql(
      `query ($from: DateTime!, $to: DateTime!, $filter: ScheduleFilter, $first: Int! = 50, $after: String) {
        schedule(from: $from, to: $to, filter: $filter, first: $first, after: $after) {
          nodes { id ${selection} }
          edges { cursor node { id } }
          pageInfo { hasNextPage hasPreviousPage startCursor endCursor }
          unavailable { provider code message isPartial staleSince }
        }
      }`,
      variables as Record<string, unknown>,
    );
    expect(errors).toEqual([]);
    return data.schedule;
  }

  /** The ids of a page of the schedule of which every provider told its part. */
  async ids(variables: object): Promise<string[]> {
    const { nodes, unavailable } = await this.schedule(variables);
    expect(unavailable).toEqual([]);
    return nodes.map(({ id }: Json) => id);
  }

  async conflicts(variables: object): Promise<Json> {
    const { data, errors } = await this.app().graphql(
      `query ($from: DateTime!, $to: DateTime!, $filter: ScheduleFilter) {
        conflicts(from: $from, to: $to, filter: $filter) { ${CONFLICTS} unavailable { provider code message isPartial staleSince } }
      }`,
      variables as Record<string, unknown>,
    );
    expect(errors).toEqual([]);
    return data.conflicts;
  }

  async availability(variables: object): Promise<Json> {
    const { data, errors } = await this.app().graphql(
      `query ($hosts: [EmailAddress!]!, $from: DateTime!, $to: DateTime!, $minimumMinutes: Int! = 30) {
        availability(hosts: $hosts, from: $from, to: $to, minimumMinutes: $minimumMinutes) {
          hosts { host busy { startsAt endsAt } free { startsAt endsAt } }
          unavailable { provider code message isPartial staleSince }
        }
      }`,
      variables as Record<string, unknown>,
    );
    expect(errors).toEqual([]);
    return data.availability;
  }
}

export const CONFLICTS = 'conflicts { kind resource startsAt endsAt sessions { id } }';

export const classInput = (startsAt: string, more: object = {}) => ({
  title: 'Algebra',
  startsAt,
  presenterEmail: ANNA.email,
  ...more,
});

export const publicEventInput = (startsAt: string, endsAt: string, more: object = {}) => ({
  courseId: 'administrate:course:1',
  venueId: 'administrate:venue:1',
  tutorId: TOMAS.id,
  timeZone: 'Europe/London',
  currency: 'GBP',
  startsAt,
  endsAt,
  ...more,
});

export const electaInput = (startsAt: string, more: object = {}) => ({
  title: 'Welcome',
  startsAt,
  timeZone: 'Europe/London',
  durationMinutes: 60,
  accessType: 'B',
  ...more,
});
