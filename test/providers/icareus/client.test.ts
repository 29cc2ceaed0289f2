import createRequest from '../../fixtures/icareus/create-event-request.json';
import createResponse from '../../fixtures/icareus/create-event-response.json';
import createRoomRequest from '../../fixtures/icareus/create-room-request.json';
import createRoomResponse from '../../fixtures/icareus/create-room-response.json';
import updateRequest from '../../fixtures/icareus/update-event-request.json';
import updateResponse from '../../fixtures/icareus/update-event-response.json';
import updateRoomRequest from '../../fixtures/icareus/update-room-request.json';
import updateRoomResponse from '../../fixtures/icareus/update-room-response.json';
import { tokenOf } from '../../../src/providers/icareus/token';
import { json, type ScriptedAnswer, webPage } from '../../support/scripted-server';
import { closeAll, refusal, scriptedSuite, type ScriptedSuite } from './scripted-suite';

afterEach(closeAll);

const image = { name: 'thumbnail', fileName: 'a.png', contentType: 'image/png', bytes: Buffer.from('picture') };
const event = { eventId: 3697601 };
const room = { roomId: 3697602, eventId: 3697601 };

type Act = (suite: ScriptedSuite) => Promise<unknown>;
const createEvent: Act = ({ client, call }) => client.createEvent(createRequest.event, call);
const readEvent: Act = ({ client, call }) => client.event('3697601', call);
const readRoom: Act = ({ client, call }) => client.room('3697602', call);
const readParticipant: Act = ({ client, call }) => client.participant('3697601', '77', call);
const createParticipant: Act = ({ client, call }) =>
  client.createParticipant('3697601', { emailAddress: 'user@email-address.com', blocked: false }, call);
const deleteEvent: Act = ({ client, call }) => client.deleteEvent('3697601', call);

describe('Every call of the page', () => {
  it.each<[string, Act, ScriptedAnswer, string, unknown]>([
    ['Create Event', createEvent, json(createResponse), 'POST /api/event', createRequest],
    [
      'Edit Event',
      ({ client, call }) => client.updateEvent('3697601', updateRequest.event, call),
      json(updateResponse),
      'PUT /api/event',
      updateRequest,
    ],
    [
      'Delete Event',
      deleteEvent,
      json({ status: 'ok' }),
      'DELETE /api/event?eventId=3697601&organizationId=1909009',
      null,
    ],
    [
      'Get Event',
      readEvent,
      json({ status: 'ok', event }),
      'GET /api/event?eventId=3697601&organizationId=1909009',
      null,
    ],
    [
      'Create Room',
      ({ client, call }) => client.createRoom('3697601', createRoomRequest.room, call),
      json(createRoomResponse),
      'POST /api/event/room',
      createRoomRequest,
    ],
    [
      'Edit Room',
      ({ client, call }) => client.updateRoom('3697602', updateRoomRequest.room, call),
      json(updateRoomResponse),
      'PUT /api/event/room',
      updateRoomRequest,
    ],
    [
      'Get Room',
      readRoom,
      json({ status: 'ok', room }),
      'GET /api/event/room?organizationId=1909009&roomId=3697602',
      null,
    ],
    [
      'Delete Room',
      ({ client, call }) => client.deleteRoom('3697602', call),
      json({ status: 'ok' }),
      'DELETE /api/event/room?organizationId=1909009&roomId=3697602',
      null,
    ],
    [
      'Remove Thumbnail',
      ({ client, call }) => client.removeThumbnail({ roomId: '3697602' }, call),
      json({ status: 'ok', room }),
      'POST /api/event/images?organizationId=1909009&action=removeThumbnail&roomId=3697602',
      null,
    ],
    [
      'Create Participant',
      createParticipant,
      json({ status: 'ok', participant: { participant_id: 77 } }),
      'POST /api/event/participant',
      {
        organizationId: 1909009,
        eventId: 3697601,
        participant: { emailAddress: 'user@email-address.com', blocked: false },
      },
    ],
    [
      'Edit Participant',
      ({ client, call }) => client.updateParticipant('3697601', '77', { company: 'Acme' }, call),
      json({ status: 'ok' }),
      'PUT /api/event/participant',
      { organizationId: 1909009, eventId: 3697601, participantId: 77, participant: { company: 'Acme' } },
    ],
    [
      'Delete Participant',
      ({ client, call }) => client.deleteParticipant('3697601', '77', call),
      json({ status: 'ok' }),
      'DELETE /api/event/participant?participantId=77&eventId=3697601',
      null,
    ],
    [
      'Get Participant',
      readParticipant,
      json({ status: 'ok', participant: { participantId: 77 } }),
      'GET /api/event/participant?participantId=77&eventId=3697601',
      null,
    ],
  ])('%s is sent as documented', async (_, act, answer, target, body) => {
    const suite = await scriptedSuite([answer]);
    await act(suite);
    expect(suite.asked()).toEqual([target]);
    const [sent] = suite.server.requests;
    expect(sent!.body === '' ? null : JSON.parse(sent!.body)).toEqual(body);
  });

  it('Add Thumbnail is sent as a form', async () => {
    const suite = await scriptedSuite([json({ status: 'ok', event })]);
    expect(await suite.client.addThumbnail({ eventId: '3697601' }, image, suite.call)).toMatchObject({
      eventId: '3697601',
    });
    expect(suite.asked()).toEqual([
      'POST /api/event/images?organizationId=1909009&action=addThumbnail&eventId=3697601',
    ]);
    const [sent] = suite.server.requests;
    expect(sent!.headers['content-type']).toMatch(/^multipart\/form-data; boundary=/);
    expect(sent!.body).toContain('name="thumbnail"; filename="a.png"');
    expect(sent!.body).toContain('picture');
  });

  it('of a picture for a room may be answered with the room, bare, or with its event', async () => {
    const suite = await scriptedSuite([json({ room }), json(room), json({ event: { ...event, rooms: [room] } })]);
    for (const _ of [1, 2, 3]) {
      const answered = await suite.client.addThumbnail({ roomId: '3697602' }, image, suite.call);
      expect(answered).toMatchObject({ roomId: '3697602', eventId: '3697601' });
    }
  });

  it('has a token of its own, made of this second', async () => {
    const suite = await scriptedSuite([json({ status: 'ok', event })]);
    const clock = jest.spyOn(Date, 'now').mockReturnValue(1622091600_000);
    await readEvent(suite);
    clock.mockReturnValue(1622091601_000);
    await readEvent(suite);
    clock.mockRestore();
    const holds = { organizationId: '1909009', secret: 'kept-between-us', clientIp: '185.185.165.160' };
    expect(suite.server.requests.map(({ headers }) => headers.authorization)).toEqual([
      `Bearer ${tokenOf({ ...holds, now: 1622091600_000 })}`,
      `Bearer ${tokenOf({ ...holds, now: 1622091601_000 })}`,
    ]);
  });
});

describe('An answer', () => {
  it('of an update of a participant may say no more than that it is done', async () => {
    const suite = await scriptedSuite([json({ status: 'ok' }), json({ status: 'ok', participant: { blocked: true } })]);
    const update = () => suite.client.updateParticipant('3697601', '77', { blocked: true }, suite.call);
    expect(await update()).toBeNull();
    expect(await update()).toEqual({ participantId: '77', record: { blocked: true } });
  });

  it('of a deletion may be empty', async () => {
    const suite = await scriptedSuite([{ status: 200, body: '' }, { status: 204 }, refusal('Invalid eventId.')]);
    await expect(deleteEvent(suite)).resolves.toBeUndefined();
    await expect(deleteEvent(suite)).resolves.toBeUndefined();
    await expect(deleteEvent(suite)).rejects.toMatchObject({ name: 'ProviderRefusal', missing: 'event' });
  });

  it.each<[string, Act, ScriptedAnswer, object]>([
    [
      'refuses a write',
      createEvent,
      refusal('Invalid eventTheme.'),
      { name: 'ProviderRefusal', text: 'Invalid eventTheme.' },
    ],
    [
      'refuses with a status',
      createEvent,
      refusal('Invalid name.', 400),
      { name: 'ProviderRefusal', text: 'Invalid name.' },
    ],
    ['refuses a read', readEvent, refusal('Out of order.'), { code: 'PROVIDER_REFUSED', detail: 'Out of order.' }],
    ['refuses without words', createEvent, json({}, 409), { code: 'PROVIDER_REFUSED', status: 409, acted: 'never' }],
    ['knows no such path', readEvent, webPage('<html></html>', 404), { code: 'PROVIDER_REFUSED', status: 404 }],
    ['accepts no token', readEvent, refusal('Invalid token.'), { code: 'PROVIDER_AUTH_FAILED', acted: 'never' }],
    ['accepts no token', createEvent, refusal('Invalid token.'), { code: 'PROVIDER_AUTH_FAILED', acted: 'never' }],
    ['accepts no token', createEvent, json({}, 401), { code: 'PROVIDER_AUTH_FAILED', acted: 'never' }],
    ['is no JSON', readEvent, webPage(), { code: 'PROVIDER_BAD_RESPONSE' }],
    ['is no record', readEvent, json([]), { code: 'PROVIDER_BAD_RESPONSE', detail: '[]' }],
    ['has no event', readEvent, json({ status: 'ok' }), { code: 'PROVIDER_BAD_RESPONSE' }],
    ['has no event', createEvent, json({ status: 'ok' }), { code: 'PROVIDER_BAD_RESPONSE', acted: 'maybe' }],
    ['has no room', readRoom, json({ status: 'ok', room: {} }), { code: 'PROVIDER_BAD_RESPONSE' }],
    [
      'has no participant',
      createParticipant,
      json({ status: 'ok' }),
      { code: 'PROVIDER_BAD_RESPONSE', acted: 'maybe' },
    ],
    ['is no answer', createEvent, json({ status: 'queued' }), { code: 'PROVIDER_BAD_RESPONSE', acted: 'maybe' }],
    ['breaks off', createEvent, { ends: 'reset' }, { code: 'PROVIDER_UNAVAILABLE', acted: 'maybe' }],
    ['is a failure', createEvent, json({}, 500), { code: 'PROVIDER_UNAVAILABLE', acted: 'maybe' }],
  ])('that %s is a typed error: case %#', async (_, act, answer, error) => {
    const suite = await scriptedSuite([answer]);
    await expect(act(suite)).rejects.toMatchObject(error);
    expect(suite.server.requests).toHaveLength(1);
  });

  it.each<[Act, string]>([
    [readEvent, 'Invalid eventId.'],
    [readRoom, 'Invalid roomId.'],
    [readParticipant, 'Invalid participantId.'],
    [readParticipant, 'Invalid eventId.'],
  ])('that says there is no such thing is null: case %#', async (act, words) => {
    expect(await act(await scriptedSuite([refusal(words)]))).toBeNull();
  });

  it.each([
    refusal('Currently unsupported.'),
    json({}, 404),
    webPage('<html></html>', 501),
    refusal('Not allowed.', 405),
  ])('may be that there are no participants: case %#', async (answer) => {
    const suite = await scriptedSuite([answer]);
    const failure = await createParticipant(suite).catch((error: unknown) => error);
    expect(failure).toMatchObject({ name: 'ProviderRefusal', missing: null, isUnsupported: true });
  });

  it('that quotes the token has it taken out, for the caller and for the log', async () => {
    const suite = await scriptedSuite(({ headers }) => refusal(`I do not like ${headers.authorization}.`));
    const failure = await createEvent(suite).catch((error: unknown) => error);
    expect(failure).toMatchObject({ text: 'I do not like Bearer [redacted].' });
    const { requests } = suite.server;
    const token = requests[0]!.headers.authorization!.slice('Bearer '.length);
    expect(token).toMatch(/^[0-9a-f]{40}$/);
    expect(JSON.stringify(suite.call.lines)).not.toContain(token);
  });
});
