import { Directive, Field, ObjectType } from 'type-graphql';
import { type EntityKind } from '../../src/model/entity-kind';
import { formatGlobalId } from '../../src/model/global-id';
import { make } from '../../src/model/make';
import { Node } from '../../src/model/node';
import { ProviderCapability, ProviderState } from '../../src/model/provider-status';
import { enumValueOf } from '../../src/model/registry';
import { contactKind } from '../../src/model/contact';
import { courseKind } from '../../src/model/course';
import { publicEventKind } from '../../src/model/public-event';
import { venueKind } from '../../src/model/venue';
import { ScheduledSession, SessionStatus } from '../../src/model/session';
import {
  type DataSource,
  type Entity,
  type ListedSession,
  type ProviderManifest,
  type PublicEventCatalogue,
} from '../../src/provider-kit/port';

/** A session type that no other provider has. */
@Directive('@key(fields: "id")')
@ObjectType({ implements: [ScheduledSession, Node], description: 'A meeting with an agenda.', simpleResolvers: true })
export class Meeting extends ScheduledSession {
  @Field(() => String, { description: 'What the meeting is to decide.' })
  agenda!: string;
}

export const meetingKind: EntityKind<Meeting> = {
  name: 'meeting',
  type: Meeting,
  lookUp: { one: 'meeting', several: 'meetingsByIds', inWords: ['a meeting', 'meetings'], exampleId: '1' },
};

/** Its catalogue lists entities of these kinds; they cannot be looked up by id. */
const catalogueKinds: readonly EntityKind[] = [publicEventKind, venueKind, courseKind, contactKind];

interface MeetingData {
  readonly nativeId: string;
  readonly title: string;
  readonly startsAt: Date;
}

export interface MemoryProviderOptions {
  readonly id: string;
  readonly meetings: readonly MeetingData[];
  /** Its public events and what belongs to them; none when left out. */
  readonly catalogue?: PublicEventCatalogue;
}

/** A provider whose data is in this process: what the rest of the code knows about it is its manifest. */
export function memoryProvider({ id, meetings, catalogue }: MemoryProviderOptions): ProviderManifest {
  const url = `${id.toUpperCase()}_URL`;
  return {
    id,
    title: `Memory ${id}`,
    description: 'Sessions in the memory of a test.',
    capabilities: [ProviderCapability.READ, ProviderCapability.LIST],
    kinds: catalogue ? [meetingKind, ...catalogueKinds] : [meetingKind],
    abilities: catalogue ? ['publicEventCatalogue', 'schedule'] : ['schedule'],
    settings: [{ name: url, description: 'Where it would be.', example: 'http://127.0.0.1', required: true }],
    configure: () => ({ secrets: [], create: () => new MemoryDataSource(id, meetings, catalogue) }),
    resolvers: [],
    // It has no writes and no credentials, and the contract suite runs for real providers only.
    sample: {
      existing: { [meetingKind.name]: meetings.map(({ nativeId }) => nativeId) },
      listed: { title: meetings[0]?.title ?? '', holds: [] },
      writes: [],
      refusals: [],
      wrongCredentials: {},
      credentialsIn: () => [],
      refusalWith: (words) => ({ status: 400, type: 'text/plain', text: words }),
    },
    startSandbox: () =>
      Promise.resolve({
        variables: { [url]: 'http://127.0.0.1' },
        requests: () => [],
        stop: () => Promise.resolve(),
      }),
  };
}

class MemoryDataSource implements DataSource {
  readonly entities: DataSource['entities'];
  readonly schedule: NonNullable<DataSource['schedule']>;

  constructor(
    provider: string,
    data: readonly MeetingData[],
    readonly publicEventCatalogue?: PublicEventCatalogue,
  ) {
    const meetings = data.map((each) => meetingOf(provider, each));
    this.entities = {
      [meetingKind.name]: { byIds: async (ids) => ids.map((id) => find(meetings, id)) },
      ...Object.fromEntries(
        (publicEventCatalogue ? catalogueKinds : []).map(({ name }) => [
          name,
          { byIds: async (ids) => ids.map(() => null) },
        ]),
      ),
    };
    this.schedule = {
      kind: meetingKind.name,
      holdKinds: [],
      sessionsBetween: async (from, to) => ({
        sessions: meetings.filter(({ startsAt, endsAt }) => startsAt < to && endsAt > from).map(listed),
        isComplete: true,
        failures: [],
        gone: [],
      }),
      fromRecords: () => [],
      holdsOf: () => [],
    };
  }

  health(): ReturnType<DataSource['health']> {
    return { state: ProviderState.UP, lastSuccessAt: null, lastError: null };
  }

  close(): Promise<void> {
    return Promise.resolve();
  }
}

const listed = (session: Meeting): ListedSession => ({ session, holds: [], record: null, isComplete: true });

const find = <T extends Entity & { readonly providerId: string }>(entities: readonly T[], id: string): T | null =>
  entities.find(({ providerId }) => providerId === id) ?? null;

const meetingOf = (provider: string, { nativeId, title, startsAt }: MeetingData): Meeting =>
  make(Meeting, {
    id: formatGlobalId(provider, meetingKind.name, nativeId),
    provider: enumValueOf(provider),
    providerId: nativeId,
    title,
    description: null,
    startsAt,
    endsAt: new Date(startsAt.getTime() + 3_600_000),
    timeZone: null,
    status: SessionStatus.SCHEDULED,
    joinUrl: null,
    hosts: [],
    providerRecord: null,
    agenda: `Agenda of ${title}`,
  });
