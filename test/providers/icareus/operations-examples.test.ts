import createEventRequest from '../../fixtures/icareus/create-event-request.json';
import createEventResponse from '../../fixtures/icareus/create-event-response.json';
import createParticipantRequest from '../../fixtures/icareus/create-participant-request.json';
import createRoomRequest from '../../fixtures/icareus/create-room-request.json';
import createRoomResponse from '../../fixtures/icareus/create-room-response.json';
import getRoomResponse from '../../fixtures/icareus/get-room-response.json';
import updateEventRequest from '../../fixtures/icareus/update-event-request.json';
import updateEventResponse from '../../fixtures/icareus/update-event-response.json';
import updateRoomRequest from '../../fixtures/icareus/update-room-request.json';
import updateRoomResponse from '../../fixtures/icareus/update-room-response.json';
import { EVENT, INPUTS, ROOM } from './graph-fixture';
import { answers, stopAll, suite } from './scripted-app';

afterEach(stopAll);

const english = (text: string) => [{ locale: 'en-US', text }];
const both = (what: string) => [...english(`English ${what}`), { locale: 'fi-FI', text: `Finnish ${what}` }];
const text = (what: string) => ({ text: `English ${what}`, translations: both(what) });

const MAIN_ROOM = {
  id: 'icareus:room:3697602',
  provider: 'ICAREUS',
  providerId: '3697602',
  isMain: true,
  name: { text: 'Main Room', translations: english('Main Room') },
  description: { text: 'This is the main room', translations: english('This is the main room') },
  publicName: { text: 'Main room', translations: english('Main room') },
  startsAt: '2021-11-26T08:00:00.000Z',
  endsAt: '2021-11-26T11:30:00.000Z',
  publicStartsAt: null,
  publicEndsAt: null,
  themeId: '3319901',
  channelId: '1909939',
  thumbnailUrl: null,
  embedUrl: 'https://suiterc.icareus.com/web/test-account/player/embed/event/view?eventId=3697601&roomId=3697602',
  publishing: { serviceId: null, ingestUrl: 'rtmp://sample.origin.icareus.com:1935/suitelive', streamName: '1909939' },
  recordings: [],
};

const EMBED_URL = 'https://suiterc.icareus.com/web/test-account/player/embed/event/view?eventId=3697601';

const CREATED = {
  id: 'icareus:event:3697601',
  provider: 'ICAREUS',
  providerId: '3697601',
  title: 'English name',
  description: 'English description',
  startsAt: '2021-11-26T08:00:00.000Z',
  endsAt: '2021-11-26T11:30:00.000Z',
  timeZone: null,
  status: 'SCHEDULED',
  joinUrl: EMBED_URL,
  hosts: [],
  rooms: [MAIN_ROOM],
  mainRoom: { id: 'icareus:room:3697602' },
  details: {
    name: text('name'),
    description: text('description'),
    publicName: text('public name'),
    publicStartsAt: '2021-11-26T08:15:00.000Z',
    publicEndsAt: '2021-11-26T11:30:00.000Z',
    defaultLocale: 'en-US',
    locales: ['en-US', 'fi-FI'],
    isMultiroom: true,
    mainRoomId: '3697602',
    themeId: '3319901',
    thumbnailUrl: null,
    embedUrl: EMBED_URL,
    externalId: null,
    serviceId: null,
    publishing: { serviceId: null, ingestUrl: null, streamName: null },
    gdpr: {
      termsOfService: text('terms of service text.'),
      privacyPolicy: text('privacy policy text.'),
      copyright: text('copyright text.'),
    },
    categories: [],
    restrictions: [],
    accessControls: [],
  },
};

describe("The page's examples, to the suite and back", () => {
  it('an event is created', async () => {
    const { graph, asked } = await suite(answers({ 'POST /api/event': createEventResponse }));
    expect(await graph.createEvent(INPUTS.createEvent)).toEqual({ event: CREATED, userErrors: [] });
    expect(asked()).toEqual([{ call: 'POST /api/event', query: {}, body: createEventRequest }]);
  });

  it('it is edited, by one call', async () => {
    const { graph, asked } = await suite(answers({ 'PUT /api/event': updateEventResponse }));
    const swedish = (what: string) => ({
      translations: expect.arrayContaining([...both(what), { locale: 'sv-SE', text: `Swedish ${what}` }]),
    });
    expect(await graph.updateEvent(INPUTS.updateEvent)).toMatchObject({
      event: {
        id: CREATED.id,
        details: {
          name: swedish('name'),
          description: swedish('description'),
          publicName: swedish('public name'),
          locales: ['en-US', 'fi-FI', 'sv-SE'],
        },
      },
      userErrors: [],
    });
    expect(asked()).toEqual([{ call: 'PUT /api/event', query: {}, body: updateEventRequest }]);
  });

  it('a room is created, after a look at its event, and is told from the rooms that were there', async () => {
    const script = { 'GET /api/event': updateEventResponse, 'POST /api/event/room': createRoomResponse };
    const { graph, asked } = await suite(answers(script));
    const payload = await graph.createRoom(INPUTS.createRoom, `room { ${ROOM} } event { ${EVENT} }`);
    expect(payload.userErrors).toEqual([]);
    const created = {
      id: 'icareus:room:3698301',
      provider: 'ICAREUS',
      providerId: '3698301',
      isMain: false,
      name: text('room name'),
      description: text('room description'),
      publicName: text('room public name'),
      startsAt: '2021-11-26T08:00:00.000Z',
      endsAt: '2021-11-26T11:30:00.000Z',
      publicStartsAt: '2021-11-26T08:15:00.000Z',
      publicEndsAt: '2021-11-26T11:30:00.000Z',
      themeId: '3319901',
      channelId: '2977205',
      thumbnailUrl: null,
      embedUrl: `${EMBED_URL}&roomId=3698301`,
      publishing: {
        serviceId: null,
        ingestUrl: 'rtmp://sample.origin.icareus.com:1935/suitelive',
        streamName: '2977205',
      },
      recordings: [],
    };
    expect(payload.room).toEqual(created);
    expect(payload.event).toMatchObject({ id: CREATED.id, rooms: [created, MAIN_ROOM] });
    expect(asked()).toEqual([
      { call: 'GET /api/event', query: { eventId: '3697601', organizationId: '1909009' }, body: null },
      { call: 'POST /api/event/room', query: {}, body: createRoomRequest },
    ]);
  });

  it('a room is edited, by one call, and its event is read only where somebody asks for it', async () => {
    const script = { 'PUT /api/event/room': updateRoomResponse, 'GET /api/event': updateEventResponse };
    const { graph, asked, forget } = await suite(answers(script));
    const edit = { call: 'PUT /api/event/room', query: {}, body: updateRoomRequest };
    expect(await graph.updateRoom(INPUTS.updateRoom, 'room { id name { translations { locale text } } }')).toEqual({
      room: { id: MAIN_ROOM.id, name: { translations: both('main room name') } },
      userErrors: [],
    });
    expect(asked()).toEqual([edit]);
    forget();
    const whole = await graph.updateRoom(INPUTS.updateRoom);
    expect(whole).toEqual({
      room: {
        ...MAIN_ROOM,
        name: text('main room name'),
        description: text('main room description'),
        publicName: text('main room public name'),
      },
      event: { id: CREATED.id, rooms: [{ id: MAIN_ROOM.id }] },
      userErrors: [],
    });
    expect(asked()).toEqual([
      edit,
      { call: 'GET /api/event', query: { eventId: '3697601', organizationId: '1909009' }, body: null },
    ]);
  });

  it('a participant is created, with the keys of the tables, and whatever keys the answer has', async () => {
    const made = {
      participant_id: 77,
      email_address: 'user@email-address.com',
      first_name: 'First name',
      blocked: false,
    };
    const answered = { status: 'ok', participant: { ...made, access_url: 'https://suite.example/p/77?key=1' } };
    const { graph, asked } = await suite(answers({ 'POST /api/event/participant': answered }));
    expect(await graph.createParticipant(INPUTS.createParticipant)).toEqual({
      participant: {
        id: 'icareus:participant:4321.77',
        provider: 'ICAREUS',
        providerId: '77',
        emailAddress: 'user@email-address.com',
        firstName: 'First name',
        lastName: null,
        company: null,
        blocked: false,
        accessUrl: 'https://suite.example/p/77?key=1',
      },
      userErrors: [],
    });
    const { event_id, participant } = createParticipantRequest;
    expect(asked()).toEqual([
      {
        call: 'POST /api/event/participant',
        query: {},
        body: {
          organizationId: 1909009,
          eventId: event_id,
          participant: {
            emailAddress: participant.email_address,
            firstName: participant.first_name,
            lastName: participant.last_name,
            company: participant.company,
            blocked: participant.blocked,
          },
        },
      },
    ]);
  });

  it('deletions name what the page names, in the query', async () => {
    const ok = { status: 'ok' };
    const script = {
      'DELETE /api/event': ok,
      'DELETE /api/event/room': ok,
      'DELETE /api/event/participant': ok,
      'GET /api/event/room': getRoomResponse,
    };
    const { graph, asked } = await suite(answers(script));
    expect(await graph.deleteRoom(MAIN_ROOM.id)).toEqual({ deletedId: MAIN_ROOM.id, userErrors: [] });
    const participantId = 'icareus:participant:3697601.77';
    expect(await graph.deleteParticipant(participantId)).toEqual({ deletedId: participantId, userErrors: [] });
    expect(await graph.deleteEvent(CREATED.id)).toEqual({ deletedId: CREATED.id, userErrors: [] });
    expect(asked()).toEqual([
      { call: 'GET /api/event/room', query: { organizationId: '1909009', roomId: '3697602' }, body: null },
      { call: 'DELETE /api/event/room', query: { organizationId: '1909009', roomId: '3697602' }, body: null },
      { call: 'DELETE /api/event/participant', query: { participantId: '77', eventId: '3697601' }, body: null },
      { call: 'DELETE /api/event', query: { eventId: '3697601', organizationId: '1909009' }, body: null },
    ]);
  });

  it('an event may be deleted without a word', async () => {
    const { graph } = await suite(answers({ 'DELETE /api/event': { status: 200, body: '' } }));
    expect(await graph.deleteEvent(CREATED.id)).toEqual({ deletedId: CREATED.id, userErrors: [] });
  });
});
