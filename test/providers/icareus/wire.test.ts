import createResponse from '../../fixtures/icareus/create-event-response.json';
import createRoomResponse from '../../fixtures/icareus/create-room-response.json';
import {
  eventIn,
  languageOf,
  LANGUAGES,
  localeOf,
  parseEvent,
  parseParticipant,
  parseRoom,
  participantIn,
  readResponse,
  roomIn,
  withoutRoom,
  withRoom,
} from '../../../src/providers/icareus/wire';

describe('An answer', () => {
  it.each<[string, unknown, object]>([
    ['a record', { status: 'ok', event: {} }, { record: { status: 'ok', event: {} } }],
    ['a record, whatever the capitals', { status: 'OK' }, { record: { status: 'OK' } }],
    ['a record that stands bare', { eventId: 1 }, { record: { eventId: 1 } }],
    ['a refusal', { message: 'Invalid eventId.', status: 'error' }, { refusal: 'Invalid eventId.' }],
    ['a refusal without words', { status: 'error' }, { refusal: '' }],
    ['a refusal whose words are none', { status: 'error', message: { a: 1 } }, { refusal: '' }],
    ['nothing known', { status: 'queued' }, { unreadable: true }],
    ['a list', [], { unreadable: true }],
    ['nothing', null, { unreadable: true }],
  ])('is %s', (_, body, expected) => {
    expect(readResponse(body)).toEqual(expected);
  });
});

describe('An event', () => {
  it('comes with its rooms', () => {
    const event = eventIn(createRoomResponse)!;
    expect(event.eventId).toBe('3697601');
    expect(event.rooms?.map(({ roomId, eventId }) => [roomId, eventId])).toEqual([
      ['3698301', '3697601'],
      ['3697602', '3697601'],
    ]);
    expect(event.record).toBe(createRoomResponse.event);
  });

  it('is the same again when its record is read', () => {
    const event = eventIn(createResponse)!;
    expect(parseEvent(JSON.parse(JSON.stringify(event.record)))).toEqual(event);
  });

  it('may have its id in text or snake case, and be without rooms', () => {
    expect(parseEvent({ event_id: '12' })).toEqual({ eventId: '12', rooms: null, record: { event_id: '12' } });
    expect(parseEvent({ eventId: 12, rooms: [] })).toMatchObject({ rooms: [] });
  });

  it('gives rooms that name no event its own id, and leaves out what is no room', () => {
    const event = parseEvent({ eventId: 12, rooms: [{ roomId: 13 }, { name: 'x' }, null, 'room'] });
    expect(event?.rooms).toEqual([{ roomId: '13', eventId: '12', record: { roomId: 13 } }]);
  });

  it.each([null, undefined, 'event', [], {}, { eventId: 0 }, { eventId: 'x' }, { eventId: { a: 1 } }])(
    'is none: %j',
    (value) => {
      expect(parseEvent(value)).toBeNull();
    },
  );

  it('may stand bare in an answer', () => {
    expect(eventIn({ eventId: 12 })).toMatchObject({ eventId: '12' });
    expect(eventIn({ status: 'ok' })).toBeNull();
  });

  it('can be told with another room, with a changed one or without one', () => {
    const event = parseEvent({ eventId: 1, rooms: [{ roomId: 2 }, { roomId: 3 }] })!;
    const changed = withRoom(event, parseRoom({ roomId: 3, duration: 60 })!);
    expect(changed.record).toEqual({ eventId: 1, rooms: [{ roomId: 2 }, { roomId: 3, duration: 60 }] });
    expect(changed.rooms?.map(({ roomId }) => roomId)).toEqual(['2', '3']);
    expect(withRoom(event, parseRoom({ roomId: 4 })!).record).toMatchObject({
      rooms: [{ roomId: 4 }, { roomId: 2 }, { roomId: 3 }],
    });
    expect(withRoom(parseEvent({ eventId: 1 })!, parseRoom({ roomId: 4 })!).rooms).toHaveLength(1);
    expect(withoutRoom(event, '2').record).toEqual({ eventId: 1, rooms: [{ roomId: 3 }] });
    expect(event.rooms).toHaveLength(2);
  });
});

describe('A room', () => {
  it.each([{ room: { roomId: 2, eventId: 1 } }, { roomId: '2', event_id: 1 }])('stands in %j', (answer) => {
    expect(roomIn(answer)).toMatchObject({ roomId: '2', eventId: '1' });
  });

  it('may not say to which event it belongs', () => {
    expect(parseRoom({ roomId: 2 })).toMatchObject({ eventId: null });
  });

  it.each([{}, { room: { name: 'x' } }, { room: null }])('is none: %j', (answer) => {
    expect(roomIn(answer)).toBeNull();
  });
});

describe('A participant', () => {
  it.each([{ participant: { participant_id: 77 } }, { participant: { participantId: '77' } }, { participantId: 77 }])(
    'stands in %j',
    (answer) => {
      expect(participantIn(answer, null)).toMatchObject({ participantId: '77' });
    },
  );

  it('that names no id has the one that was asked for', () => {
    expect(participantIn({ participant: { company: 'Acme' } }, '77')).toEqual({
      participantId: '77',
      record: { company: 'Acme' },
    });
    expect(participantIn({ status: 'ok' }, '77')).toBeNull();
    expect(parseParticipant({ company: 'Acme' })).toBeNull();
    expect(parseParticipant('Acme', '77')).toBeNull();
  });
});

describe('Languages', () => {
  it('are locales of the graph, and back', () => {
    expect(LANGUAGES.map(localeOf)).toEqual(['en-US', 'fi-FI', 'es-ES', 'sv-SE']);
    expect(['en-US', 'fi-FI', 'es-ES', 'sv-SE'].map(languageOf)).toEqual(LANGUAGES);
  });

  it('are few', () => {
    expect(['en', 'en-GB', 'de-DE', 'EN-us'].map(languageOf)).toEqual([null, null, null, null]);
    expect([localeOf('en'), localeOf('english_'), localeOf('')]).toEqual(['en', null, null]);
  });
});
