import createResponse from '../../fixtures/icareus/create-event-response.json';
import getRoomResponse from '../../fixtures/icareus/get-room-response.json';
import { type Event, type Participant, type Room } from '../../../src/model/event';
import { ProviderError } from '../../../src/model/provider-error';
import { eventOrError, participantOf, roomOrError } from '../../../src/providers/icareus/entities';
import { IcareusMemory } from '../../../src/providers/icareus/snapshot';
import { parseEvent, parseParticipant, parseRoom } from '../../../src/providers/icareus/wire';
import { json, type Script } from '../../support/scripted-server';
import { eventRecord, events, rememberedEvent, rememberedParticipant, times } from './remembered';
import { closeAll, refusal, scriptedSuite, testCall } from './scripted-suite';

afterEach(closeAll);

describe('Events by their ids', () => {
  it('are one call each, the same one once, each failing alone', async () => {
    const { entities, call, asked } = await scriptedSuite(events);
    const found = await entities.event.byIds(['2', '13', '101', 'x', '1', '2', '0'], call);
    expect(found.map((each) => (each as Event | null)?.providerId ?? null)).toEqual([
      '2',
      null,
      null,
      null,
      '1',
      '2',
      null,
    ]);
    expect(found[1]).toMatchObject({ code: 'PROVIDER_UNAVAILABLE' });
    expect(asked().sort()).toEqual(
      ['1', '101', '13', '2'].map((id) => `GET /api/event?eventId=${id}&organizationId=1909009`),
    );
  });

  it('are eight calls at a time, at most', async () => {
    const { entities, call, server } = await scriptedSuite(events);
    const ids = Array.from({ length: 40 }, (_, index) => String(index + 20));
    const found = await entities.event.byIds(ids, call);
    expect(found.map((each) => (each as Event).providerId)).toEqual(ids);
    expect(server.requests).toHaveLength(40);
    expect(server.mostInFlight).toBeLessThanOrEqual(8);
  });

  it('cost no call where no id can be one', async () => {
    const { entities, call, asked } = await scriptedSuite(events);
    expect(await entities.event.byIds(['x', '-1', '1.5', ''], call)).toEqual([null, null, null, null]);
    expect(asked()).toEqual([]);
  });

  it('that do not speak of rooms bring none', async () => {
    const { entities, call } = await scriptedSuite(events);
    expect(await entities.event.byIds(['1'], call)).toMatchObject([{ rooms: null }]);
    expect(call.metIds).toEqual([]);
  });

  it('bring their rooms, which need no call then', async () => {
    const { entities, call } = await scriptedSuite([json(createResponse)]);
    await entities.event.byIds(['3697601'], call);
    expect(call.metIds).toEqual(['icareus:room:3697602']);
  });

  it('without a time are an error in their place, and what is wrong is logged once', async () => {
    const { entities, call } = await scriptedSuite(({ query }) =>
      json({ status: 'ok', event: { eventId: Number(query.get('eventId')), duration: -1, startTime: 1 } }),
    );
    const found = await entities.event.byIds(['1', '2'], call);
    expect(found).toMatchObject([{ code: 'PROVIDER_BAD_RESPONSE', acted: 'never' }, { code: 'PROVIDER_BAD_RESPONSE' }]);
    expect(call.lines.filter(({ level }) => level === 40)).toMatchObject([
      {
        provider: 'ICAREUS',
        count: 4,
        msg: 'Icareus sent values that cannot be used',
        problems: expect.arrayContaining(['event 1: duration is -1, not a length in seconds']),
      },
    ]);
  });
});

describe('What the ledger knows of events', () => {
  it('is brought up to date by every read, and only that', async () => {
    const { entities, call, records } = await scriptedSuite(events, {
      records: [rememberedEvent(1, { name: 'Before', duration: 30 })],
    });
    await entities.event.byIds(['1', '2'], call);
    expect([...records.kept.keys()]).toEqual(['icareus:event:1']);
    expect(records.kept.get('icareus:event:1')).toEqual({
      globalId: 'icareus:event:1',
      record: eventRecord(1),
      startsAt: new Date('2021-11-26T08:00:00Z'),
      endsAt: new Date('2021-11-26T08:01:00Z'),
    });
  });

  it('is forgotten with the event', async () => {
    const { entities, call, records } = await scriptedSuite(events, { records: [rememberedEvent(101)] });
    expect(await entities.event.byIds(['101', '102'], call)).toEqual([null, null]);
    expect(records.forgotten).toEqual(['icareus:event:101']);
  });

  it('is kept where the suite cannot be asked', async () => {
    const { entities, call, records } = await scriptedSuite(events, { records: [rememberedEvent(13)] });
    await entities.event.byIds(['13'], call);
    expect([...records.kept.keys()]).toEqual(['icareus:event:13']);
  });

  it('does not keep a read from being answered where the ledger fails, which is logged', async () => {
    const { entities, call, records } = await scriptedSuite(events);
    records.broken = new Error('The disk is full.');
    expect(await entities.event.byIds(['1', '101'], call)).toMatchObject([{ providerId: '1' }, null]);
    const failures = call.lines.filter(({ level }) => level === 50);
    expect(failures).toHaveLength(2);
    expect(failures[0]).toMatchObject({
      msg: 'What is known of Icareus could not be brought up to date in the ledger',
      err: { message: 'The disk is full.' },
    });
  });

  it('has the time null of an event that lost it', async () => {
    const { entities, call, records } = await scriptedSuite([json({ event: { eventId: 1 } })], {
      records: [rememberedEvent(1)],
    });
    expect(await entities.event.byIds(['1'], call)).toMatchObject([{ code: 'PROVIDER_BAD_RESPONSE' }]);
    expect(records.kept.get('icareus:event:1')).toMatchObject({ startsAt: null, endsAt: null });
  });
});

describe('The events that are known', () => {
  const at = (hour: number): number => Date.UTC(2026, 10, 20, hour);
  const lasting = (id: number, hour: number, more: object = {}) =>
    rememberedEvent(id, { startTime: at(hour), duration: 3600, ...more });

  it('in a range are told without a call, with their rooms, those first that were noted longest ago', async () => {
    const records = [
      lasting(5, 11, { rooms: [{ roomId: 6 }] }),
      lasting(4, 11),
      lasting(3, 8),
      lasting(2, 9),
      lasting(7, 12),
    ];
    const { memory, asked } = await scriptedSuite(events, { records });
    const found = await memory.eventsBetween(new Date(at(9)), new Date(at(12)));
    expect(found.map(({ eventId }) => eventId)).toEqual(['5', '4', '2']);
    expect(found[0]?.rooms).toMatchObject([{ roomId: '6', eventId: '5' }]);
    expect(asked()).toEqual([]);
  });

  it('by their ids are told without a call, and what is no event of the suite is left out', async () => {
    const broken = { ...lasting(8, 9), record: 'gone wrong' };
    const { memory, asked } = await scriptedSuite(events, { records: [lasting(5, 11), broken] });
    expect([...(await memory.events(['5', '5', '6', '8'])).keys()]).toEqual(['5']);
    expect(asked()).toEqual([]);
  });
});

describe('Rooms by their ids', () => {
  const rooms: Script = ({ query }) => {
    const id = Number(query.get('roomId'));
    return id > 100 ? refusal('Invalid roomId.') : json({ room: { roomId: id, eventId: 1, serviceId: 5, ...times } });
  };

  it('are one call each', async () => {
    const { entities, call, asked } = await scriptedSuite(rooms);
    expect(await entities.room.byIds(['2', '101', 'x', '2'], call)).toMatchObject([
      { id: 'icareus:room:2', channelId: '5' },
      null,
      null,
      { id: 'icareus:room:2' },
    ]);
    expect(asked()).toEqual([
      'GET /api/event/room?organizationId=1909009&roomId=2',
      'GET /api/event/room?organizationId=1909009&roomId=101',
    ]);
  });

  it('bring the record of their event up to date, where that is known', async () => {
    const { entities, call, records } = await scriptedSuite(rooms, {
      records: [rememberedEvent(1, { rooms: [{ roomId: 2, serviceId: 4, ...times }, { roomId: 3 }] })],
    });
    await entities.room.byIds(['2'], call);
    expect(records.kept.get('icareus:event:1')).toMatchObject({
      record: { name: 'Event 1', rooms: [{ roomId: 2, serviceId: 5 }, { roomId: 3 }] },
      startsAt: new Date('2021-11-26T08:00:00Z'),
    });
    expect(records.kept.size).toBe(1);
  });

  it('of which nothing is known change nothing', async () => {
    const { entities, call, records } = await scriptedSuite([
      json({ room: { roomId: 2, ...times } }),
      json({ room: {} }),
    ]);
    expect(await entities.room.byIds(['2'], call)).toMatchObject([{ event: null }]);
    expect(await entities.room.byIds(['3'], call)).toMatchObject([{ code: 'PROVIDER_BAD_RESPONSE' }]);
    expect(records.kept.size).toBe(0);
  });
});

describe('Participants by their ids', () => {
  const participants: Script = ({ query }) => {
    const id = Number(query.get('participantId'));
    if (id === 13) return json({}, 500);
    return id > 100
      ? refusal('Invalid participantId.')
      : json({ status: 'ok', participant: { participantId: id, company: 'Now' } });
  };

  it('name their event, too', async () => {
    const { entities, call, asked } = await scriptedSuite(participants);
    const found = await entities.participant.byIds(['1.77', '1.101', '77', '1.2.3', '0.1', '1.77'], call);
    expect(found.map((each) => (each as Participant | null)?.id ?? null)).toEqual([
      'icareus:participant:1.77',
      null,
      null,
      null,
      null,
      'icareus:participant:1.77',
    ]);
    expect(asked()).toEqual([
      'GET /api/event/participant?participantId=77&eventId=1',
      'GET /api/event/participant?participantId=101&eventId=1',
    ]);
  });

  it('are brought up to date in the ledger, or forgotten', async () => {
    const { entities, call, records } = await scriptedSuite(participants, {
      records: [rememberedParticipant('1', 77, { company: 'Before' }), rememberedParticipant('1', 101)],
    });
    await entities.participant.byIds(['1.77', '1.101', '1.78'], call);
    expect([...records.kept.values()]).toMatchObject([
      { globalId: 'icareus:participant:1.77', record: { company: 'Now' }, startsAt: null },
    ]);
    expect(records.forgotten).toEqual(['icareus:participant:1.101']);
  });

  it('of an event are those that are known, as the suite has them now', async () => {
    const { entities, memory, call, records } = await scriptedSuite(participants, {
      records: [
        rememberedParticipant('1', 77, { company: 'Before' }),
        rememberedParticipant('1', 101, { company: 'Gone' }),
        rememberedParticipant('1', 13, { company: 'Known' }),
        rememberedParticipant('12', 78),
      ],
    });
    const load = async (id: string): Promise<object | null> => {
      const [found] = await entities.participant.byIds([id.split(':').at(-1)!], call);
      if (found instanceof Error) throw found;
      return found ?? null;
    };
    const found = await memory.participantsOf('1')({}, { loaders: { load } });
    // The suite fails on the thirteenth: what is known of it is given.
    expect(found.map(({ providerId, company }) => [providerId, company])).toEqual([
      ['13', 'Known'],
      ['77', 'Now'],
    ]);
    expect(records.forgotten).toEqual(['icareus:participant:1.101']);
  });

  it('of an event are a hundred at most', async () => {
    const records = Array.from({ length: 120 }, (_, index) => rememberedParticipant('1', index + 1));
    const { memory } = await scriptedSuite(participants, { records });
    const load = jest.fn(async () => null);
    expect(await memory.participantsOf('1')({}, { loaders: { load } })).toEqual([]);
    expect(load).toHaveBeenCalledTimes(100);
  });

  it('of an event are an error where something else than the suite fails', async () => {
    const { memory } = await scriptedSuite(participants, { records: [rememberedParticipant('1', 77)] });
    const mistake = new TypeError('x');
    const load = async () => Promise.reject(mistake);
    await expect(memory.participantsOf('1')({}, { loaders: { load } })).rejects.toBe(mistake);
  });
});

describe('A record outside of a look-up', () => {
  const call = testCall();
  const known = { participantsOf: () => async () => [] };

  it('is its event', () => {
    const event = eventOrError(parseEvent(createResponse.event)!, known, call.log) as Event;
    expect(event.id).toBe('icareus:event:3697601');
    expect(event.rooms).toMatchObject([{ id: 'icareus:room:3697602' }]);
  });

  it('is its room', () => {
    expect((roomOrError(parseRoom(getRoomResponse.room)!, 'en-US', call.log) as Room).id).toBe('icareus:room:3697602');
  });

  it('without a time is an error, after a write an uncertain one', () => {
    const event = eventOrError(parseEvent({ eventId: 1 })!, known, call.log, 'maybe');
    expect(event).toBeInstanceOf(ProviderError);
    expect(event).toMatchObject({ code: 'PROVIDER_BAD_RESPONSE', acted: 'maybe' });
    expect(roomOrError(parseRoom({ roomId: 1 })!, 'en-US', call.log)).toMatchObject({ acted: 'never' });
    expect(call.lines).toHaveLength(2);
  });

  it('is its participant, and what cannot be used of it is logged', () => {
    const wire = parseParticipant({ participantId: 77, emailAddress: '-' })!;
    expect(participantOf(wire, '1', call.log)).toMatchObject({ id: 'icareus:participant:1.77', emailAddress: null });
    expect(call.lines.at(-1)).toMatchObject({ count: 1 });
  });
});

it('nothing is known before there is a ledger', async () => {
  const memory = new IcareusMemory();
  const { log } = testCall();
  await memory.refresh([rememberedEvent(1)], memory.now(), log);
  await memory.forget(['icareus:event:1'], log);
  expect([await memory.events(['1']), await memory.eventsBetween(new Date(0), new Date())]).toEqual([new Map(), []]);
  expect(await memory.participantsOf('1')({}, { loaders: { load: async () => null } })).toEqual([]);
});
