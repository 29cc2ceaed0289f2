import { isInterfaceType, type GraphQLSchema } from 'graphql';
import { createSubgraph } from '../../src/app';
import { isKindOf } from '../../src/model/entity-kind';
import { ScheduledSession } from '../../src/model/session';
import { providers } from '../../src/providers';
import { type TestApp, startTestApp } from '../support/app';
import { memoryProvider, Meeting, meetingKind } from '../support/memory-provider';

/** The types that implement an interface. */
function implementations(schema: GraphQLSchema, name: string): string[] {
  const type = schema.getType(name);
  if (!isInterfaceType(type)) throw new Error(`There is no interface ${name}.`);
  return schema
    .getPossibleTypes(type)
    .map((possible) => possible.name)
    .sort();
}

describe('The schema', () => {
  it.each(providers.map((manifest) => [manifest.id, manifest] as const))(
    'of %s alone has the session types of that provider, and the public event of the catalogue',
    (_id, manifest) => {
      const { schema } = createSubgraph([manifest]);
      const sessions = manifest.kinds.filter((kind) => isKindOf(kind, ScheduledSession)).map(({ type }) => type.name);
      expect(implementations(schema, 'ScheduledSession')).toEqual([...new Set([...sessions, 'PublicEvent'])].sort());
      expect(implementations(schema, 'Node')).toEqual(
        expect.arrayContaining(manifest.kinds.map(({ type }) => type.name)),
      );
      const { SchedulingProvider: provider } = schema.getTypeMap();
      expect(provider!.toConfig()).toMatchObject({ values: { [manifest.id.toUpperCase()]: expect.anything() } });
      const fields = Object.keys(schema.getQueryType()!.getFields());
      expect(fields).toEqual(
        expect.arrayContaining(manifest.kinds.flatMap(({ lookUp }) => [lookUp.one, lookUp.several])),
      );
    },
  );
});

describe('A provider with a session type of its own', () => {
  const meetings = [
    { nativeId: '1', title: 'Monday', startsAt: new Date('2030-05-06T09:00:00Z') },
    { nativeId: '2', title: 'Tuesday', startsAt: new Date('2030-05-07T09:00:00Z') },
  ];
  let app: TestApp;
  beforeAll(async () => {
    const manifest = memoryProvider({ id: 'agenda', meetings });
    app = await startTestApp({ SANDBOX: 'on' }, { manifests: [...providers, manifest] });
  });
  afterAll(() => app.stop());

  it('has look-ups for it', async () => {
    const { data, errors } = await app.graphql(
      `{ meeting(id: "agenda:meeting:1") { id title } meetingsByIds(ids: ["agenda:meeting:2", "agenda:meeting:9"]) { title } }`,
    );
    expect(errors).toEqual([]);
    expect(data).toEqual({
      meeting: { id: 'agenda:meeting:1', title: 'Monday' },
      meetingsByIds: [{ title: 'Tuesday' }, null],
    });
  });

  it('is read by node, as an entity of the federation, and in the schedule', async () => {
    const { data, errors } = await app.graphql(`{
      node(id: "agenda:meeting:1") { __typename ... on Meeting { agenda } }
      own: _entities(representations: { __typename: "Meeting", id: "agenda:meeting:1" }) { ... on Meeting { title } }
      any: _entities(representations: { __typename: "ScheduledSession", id: "agenda:meeting:1" }) { __typename }
      schedule(from: "2030-05-06T00:00:00Z", to: "2030-05-08T00:00:00Z", filter: { providers: [AGENDA] }) {
        nodes { __typename title }
      }
    }`);
    expect(errors).toEqual([]);
    expect(data).toEqual({
      node: { __typename: 'Meeting', agenda: 'Agenda of Monday' },
      own: [{ title: 'Monday' }],
      any: [{ __typename: 'Meeting' }],
      schedule: {
        nodes: [
          { __typename: 'Meeting', title: 'Monday' },
          { __typename: 'Meeting', title: 'Tuesday' },
        ],
      },
    });
  });

  it('shares nothing with other providers that have no such kind', async () => {
    const other = providers[0]!;
    const { data, errors } = await app.graphql(
      `{ node(id: "${other.id}:meeting:1") { id } meeting(id: "${other.id}:meeting:1") { id } }`,
    );
    expect(errors).toEqual([]);
    expect(data).toEqual({ node: null, meeting: null });
    expect(meetingKind.type).toBe(Meeting);
  });
});
