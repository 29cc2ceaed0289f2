import createRoomResponse from '../../fixtures/icareus/create-room-response.json';
import updateRoomResponse from '../../fixtures/icareus/update-room-response.json';
import { IcareusDataSource } from '../../../src/providers/icareus/data-source';
import { readIcareusSettings } from '../../../src/providers/icareus/settings';
import { startTestApp, type TestApp } from '../../support/app';
import { json, type RecordedRequest, type ScriptedServer, startScriptedServer } from '../../support/scripted-server';
import { refusal, scriptedIcareus, testCall } from './scripted-suite';

/** A suite with the event of the page's examples, and its two rooms. */
const suite = ({ path, query }: RecordedRequest) => {
  const id = query.get('roomId') ?? query.get('eventId');
  if (path === '/api/event' && id === '3697601') return json(createRoomResponse);
  if (path === '/api/event/room' && id === '3697602') return json(updateRoomResponse);
  return refusal(path === '/api/event' ? 'Invalid eventId.' : 'Invalid roomId.');
};

describe('Reading through the graph', () => {
  let server: ScriptedServer;
  let app: TestApp;
  let begunAt = 0;
  beforeAll(async () => {
    server = await startScriptedServer(suite);
    app = await startTestApp(scriptedIcareus(server.url));
  });
  afterAll(async () => {
    await app.stop();
    await server.close();
  });
  beforeEach(() => (begunAt = server.requests.length));
  const asked = (): string[] => server.requests.slice(begunAt).map(({ method, path }) => `${method} ${path}`);

  it('an event, its rooms, their event and its rooms are one call', async () => {
    const { data, errors } = await app.graphql(`{
      event(id: "icareus:event:3697601") {
        __typename provider title joinUrl status timeZone
        rooms { id isMain name { text fi: text(locale: "fi-FI") } event { id rooms { id event { mainRoom { id } } } } }
        mainRoom { channelId publishing { streamName } }
        participants { id }
        details { ... on IcareusEventDetails { name { translations { locale text } } locales serviceId } }
      }
    }`);
    expect(errors).toEqual([]);
    expect(data.event).toEqual({
      __typename: 'Event',
      provider: 'ICAREUS',
      title: 'English name',
      joinUrl: 'https://suiterc.icareus.com/web/test-account/player/embed/event/view?eventId=3697601',
      status: 'SCHEDULED',
      timeZone: null,
      rooms: ['3698301', '3697602'].map((id) => ({
        id: `icareus:room:${id}`,
        isMain: id === '3697602',
        name:
          id === '3697602'
            ? { text: 'Main Room', fi: 'Main Room' }
            : { text: 'English room name', fi: 'Finnish room name' },
        event: {
          id: 'icareus:event:3697601',
          rooms: ['3698301', '3697602'].map((other) => ({
            id: `icareus:room:${other}`,
            event: { mainRoom: { id: 'icareus:room:3697602' } },
          })),
        },
      })),
      mainRoom: { channelId: '1909939', publishing: { streamName: '1909939' } },
      participants: [],
      details: {
        name: {
          translations: [
            { locale: 'en-US', text: 'English name' },
            { locale: 'sv-SE', text: 'Swedish name' },
            { locale: 'fi-FI', text: 'Finnish name' },
          ],
        },
        locales: ['en-US', 'fi-FI', 'sv-SE'],
        serviceId: null,
      },
    });
    expect(asked()).toEqual(['GET /api/event']);
  });

  it('a room costs a call, and its event one more, however deep', async () => {
    const { data, errors } = await app.graphql(`{
      room(id: "icareus:room:3697602") { isMain name { text } event { title rooms { isMain event { id } } } }
    }`);
    expect(errors).toEqual([]);
    expect(data.room).toEqual({
      isMain: true,
      name: { text: 'English main room name' },
      event: {
        title: 'English name',
        rooms: [
          { isMain: false, event: { id: 'icareus:event:3697601' } },
          { isMain: true, event: { id: 'icareus:event:3697601' } },
        ],
      },
    });
    expect(asked()).toEqual(['GET /api/event/room', 'GET /api/event']);
  });

  it('several are found in their places, as nodes and as entities of a federation, too', async () => {
    const { data, errors } = await app.graphql(`{
      eventsByIds(ids: ["icareus:event:3697601", "icareus:event:1", "icareus:room:3697602"]) { id }
      roomsByIds(ids: ["icareus:room:1", "icareus:room:3697602"]) { id }
      participantsByIds(ids: ["icareus:participant:3697601"]) { id }
      participant(id: "icareus:event:3697601") { id }
      node(id: "icareus:room:3697602") { __typename id }
      _entities(representations: [
        { __typename: "Room", id: "icareus:room:3697602" }
        { __typename: "Participant", id: "wiziq:participant:1.2" }
        { __typename: "ScheduledSession", id: "icareus:event:3697601" }
      ]) { ... on Room { id } ... on Participant { id } ... on Event { id } }
    }`);
    expect(errors).toEqual([]);
    expect(data).toEqual({
      eventsByIds: [{ id: 'icareus:event:3697601' }, null, null],
      roomsByIds: [null, { id: 'icareus:room:3697602' }],
      participantsByIds: [null],
      participant: null,
      node: { __typename: 'Room', id: 'icareus:room:3697602' },
      _entities: [{ id: 'icareus:room:3697602' }, null, { id: 'icareus:event:3697601' }],
    });
    expect(asked().sort()).toEqual(['GET /api/event', 'GET /api/event', 'GET /api/event/room', 'GET /api/event/room']);
  });

  it('keeps the secret and the tokens to itself', () => {
    const tokens = server.requests.map(({ headers }) => headers.authorization!.replace('Bearer ', ''));
    expect(tokens.length).toBeGreaterThan(0);
    for (const secret of ['kept-between-us', ...tokens]) expect(app.logText()).not.toContain(secret);
  });
});

describe('A data source', () => {
  it('has what the suite has, and knows nothing of its health before it was called', async () => {
    const server = await startScriptedServer(suite);
    const result = readIcareusSettings(scriptedIcareus(server.url));
    if ('problems' in result) throw new Error(JSON.stringify(result.problems));
    const call = testCall();
    const source = new IcareusDataSource(result.settings, { log: call.log, redactSecret: () => undefined });
    expect(Object.keys(source.entities).sort()).toEqual(['event', 'participant', 'room']);
    expect(source.health()).toMatchObject({ state: 'UNKNOWN', lastSuccessAt: null });
    expect(server.requests).toEqual([]);

    await source.entities['event']!.byIds(['3697601'], call);
    expect(source.health()).toMatchObject({ state: 'UP', lastError: null });
    await source.close();
    await server.close();
  });
});
