import createRoomResponse from '../../fixtures/icareus/create-room-response.json';
import updateEventResponse from '../../fixtures/icareus/update-event-response.json';
import { json, type ScriptedAnswer } from '../../support/scripted-server';
import { INPUTS, PARTICIPANT } from './graph-fixture';
import { answers, stopAll, suite } from './scripted-app';

afterEach(stopAll);

describe('A new room is found', () => {
  const [newRoom, mainRoom] = createRoomResponse.event.rooms as [object, object];
  const eventWith = (...rooms: object[]) => ({ status: 'ok', event: { ...updateEventResponse.event, rooms } });
  const create = async (...rooms: object[]) => {
    const script = { 'GET /api/event': updateEventResponse, 'POST /api/event/room': eventWith(...rooms) };
    return suite(answers(script));
  };

  it('wherever it stands among the others', async () => {
    const { graph } = await create(mainRoom, newRoom);
    expect(await graph.createRoom(INPUTS.createRoom, 'room { id }')).toMatchObject({
      room: { id: 'icareus:room:3698301' },
    });
  });

  it('by what it was asked to be, where somebody else made another one meanwhile', async () => {
    const other = { ...newRoom, roomId: 3698309, name: { en_US: 'Another room' } };
    const { graph } = await create(other, newRoom, mainRoom);
    expect(await graph.createRoom(INPUTS.createRoom, 'room { id }')).toMatchObject({
      room: { id: 'icareus:room:3698301' },
    });
  });

  it('once, where the same was asked for twice', async () => {
    const twin = { ...newRoom, roomId: 3698309 };
    const { graph } = await create(newRoom, twin, mainRoom);
    const made = [
      await graph.createRoom(INPUTS.createRoom, 'room { id }'),
      await graph.createRoom(INPUTS.createRoom, 'room { id }'),
    ];
    expect(made.map(({ room }) => room.id)).toEqual(['icareus:room:3698301', 'icareus:room:3698309']);
  });

  it('not at all in an answer without one: whether it was made is not known then', async () => {
    const { app } = await create(mainRoom);
    const query =
      'mutation ($input: CreateRoomInput!) { createRoom(input: $input) { room { id } userErrors { code } } }';
    const { errors } = await app.graphql(query, { input: INPUTS.createRoom });
    expect(errors).toMatchObject([{ extensions: { code: 'PROVIDER_OUTCOME_UNKNOWN', provider: 'ICAREUS' } }]);
    const { data } = await app.graphql('{ writes { nodes { operation state error summary } } }');
    expect(data.writes.nodes).toEqual([
      {
        operation: 'createRoom',
        state: 'OUTCOME_UNKNOWN',
        error: expect.stringMatching(/^Icareus Suite did not respond with an event with the new room\./),
        summary:
          'Room "English room name" in icareus:event:3697601, 2021-11-26T08:00:00.000Z to 2021-11-26T11:30:00.000Z',
      },
    ]);
  });
});

describe('A refusal of the suite', () => {
  const says = (message: string, status = 200) => json({ status: 'error', message }, status);
  const create = async (answer: ScriptedAnswer) => {
    const { graph } = await suite(answers({ 'POST /api/event': answer }));
    return graph.createEvent(INPUTS.createEvent, 'event { id }');
  };

  it('is told in its own words', async () => {
    const message = 'Icareus Suite refused, and nothing was changed. Icareus Suite responded: "Too many events."';
    const userErrors = [{ code: 'PROVIDER_REFUSED', message, field: null, providerCode: null }];
    expect(await create(says('Too many events.'))).toEqual({ event: null, userErrors });
    expect(await create(says('Too many events.', 400))).toEqual({ event: null, userErrors });
  });

  it('without words names the status', async () => {
    expect(await create(json({ problem: 1 }, 422))).toEqual({
      event: null,
      userErrors: [
        {
          code: 'PROVIDER_REFUSED',
          message:
            'Icareus Suite refused the request (HTTP status 422) and gave no reason. Check the request before repeating it.',
          field: null,
          providerCode: '422',
        },
      ],
    });
  });

  it('of an id says where the id stands', async () => {
    const missing = says('Invalid eventId.');
    const noRoom = says('Invalid roomId.');
    const noParticipant = says('Invalid participantId.');
    const { graph } = await suite(
      answers({
        'PUT /api/event': missing,
        'DELETE /api/event': missing,
        'GET /api/event': missing,
        'PUT /api/event/room': noRoom,
        'GET /api/event/room': noRoom,
        'POST /api/event/participant': missing,
        'PUT /api/event/participant': missing,
        'DELETE /api/event/participant': noParticipant,
      }),
    );
    const event = 'icareus:event:3697601';
    const participant = 'icareus:participant:3697601.77';
    const payloads = [
      await graph.updateEvent({ id: event, name: { text: 'b' } }, 'event { id }'),
      await graph.deleteEvent(event),
      await graph.updateEvent({ id: event, startsAt: '2021-11-26T08:00:00Z' }, 'event { id }'),
      await graph.createRoom(INPUTS.createRoom, 'room { id }'),
      await graph.updateRoom(INPUTS.updateRoom, 'room { id }'),
      await graph.deleteRoom('icareus:room:3697602'),
      await graph.createParticipant({ eventId: event, emailAddress: 'a@example.com' }),
      await graph.updateParticipant({ id: participant, blocked: true }),
      await graph.deleteParticipant(participant),
    ];
    expect(
      payloads.flatMap(({ userErrors }) => userErrors).map(({ code, field, message }) => [code, ...field, message]),
    ).toEqual([
      ['NOT_FOUND', 'id', 'id: Icareus Suite has no event "icareus:event:3697601". Nothing was changed.'],
      ['NOT_FOUND', 'id', 'id: Icareus Suite has no event "icareus:event:3697601". Nothing was changed.'],
      ['NOT_FOUND', 'id', 'id: Icareus Suite has no event "icareus:event:3697601". Nothing was changed.'],
      ['NOT_FOUND', 'eventId', 'eventId: Icareus Suite has no event "icareus:event:3697601". Nothing was changed.'],
      ['NOT_FOUND', 'id', 'id: Icareus Suite has no room "icareus:room:3697602". Nothing was changed.'],
      ['NOT_FOUND', 'id', 'id: Icareus Suite has no room "icareus:room:3697602". Nothing was changed.'],
      ['NOT_FOUND', 'eventId', 'eventId: Icareus Suite has no event "icareus:event:3697601". Nothing was changed.'],
      ['NOT_FOUND', 'id', 'id: Icareus Suite has no event "icareus:event:3697601". Nothing was changed.'],
      [
        'NOT_FOUND',
        'id',
        'id: Icareus Suite has no participant "icareus:participant:3697601.77". Nothing was changed.',
      ],
    ]);
  });
});

it('A participant that a change is only acknowledged for is read again', async () => {
  const participant = { participantId: 77, emailAddress: 'anna@example.com', blocked: false };
  const script = {
    'PUT /api/event/participant': { status: 'ok' },
    'GET /api/event/participant': { status: 'ok', participant },
  };
  const { graph, asked } = await suite(answers(script));
  const input = { id: 'icareus:participant:3697601.77', blocked: false };
  expect(await graph.updateParticipant(input, `participant { ${PARTICIPANT} }`)).toMatchObject({
    participant: { id: input.id, emailAddress: 'anna@example.com', blocked: false },
    userErrors: [],
  });
  expect(asked()).toEqual([
    {
      call: 'PUT /api/event/participant',
      query: {},
      body: { organizationId: 1909009, eventId: 3697601, participantId: 77, participant: { blocked: false } },
    },
    { call: 'GET /api/event/participant', query: { participantId: '77', eventId: '3697601' }, body: null },
  ]);
});

it('A participant that cannot be read again after a change is not said to be unchanged', async () => {
  const { app } = await suite(answers({ 'PUT /api/event/participant': { status: 'ok' } }));
  const query =
    'mutation ($input: UpdateParticipantInput!) { updateParticipant(input: $input) { participant { id } } }';
  const input = { id: 'icareus:participant:3697601.77', blocked: false };
  const { errors } = await app.graphql(query, { input });
  expect(errors).toMatchObject([{ extensions: { code: 'PROVIDER_OUTCOME_UNKNOWN', provider: 'ICAREUS' } }]);
  const { data } = await app.graphql('{ writes { nodes { state error } } }');
  const error = 'Icareus Suite changed the participant, but it could not be read afterwards. Read it again later.';
  expect(data.writes.nodes).toEqual([{ state: 'OUTCOME_UNKNOWN', error }]);
});

it('Where participants are not supported, each of their mutations says so', async () => {
  const script = (answer: ScriptedAnswer) =>
    answers({
      'POST /api/event/participant': answer,
      'PUT /api/event/participant': answer,
      'DELETE /api/event/participant': answer,
    });
  const refusals = [json({ status: 'error', message: 'Currently unsupported.' }), json({ error: 'Not Found' }, 404)];
  for (const refusal of refusals) {
    const { graph } = await suite(script(refusal));
    const id = 'icareus:participant:4321.77';
    const payloads = [
      await graph.createParticipant(INPUTS.createParticipant),
      await graph.updateParticipant({ id, blocked: true }),
      await graph.deleteParticipant(id),
    ];
    expect(payloads.map(({ userErrors }) => userErrors)).toEqual(
      Array(3).fill([
        {
          code: 'UNSUPPORTED_BY_PROVIDER',
          message: expect.stringContaining('Icareus Suite does not support this. Nothing was changed.'),
          field: null,
          providerCode: null,
        },
      ]),
    );
  }
});
