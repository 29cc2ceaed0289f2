import createResponse from '../../fixtures/icareus/create-event-response.json';
import getRoomResponse from '../../fixtures/icareus/get-room-response.json';
import { type Event, type Participant } from '../../../src/model/event';
import { IcareusRecords } from '../../../src/providers/icareus/records';
import { parseEvent, parseRoom } from '../../../src/providers/icareus/wire';
import { json, type Script } from '../../support/scripted-server';
import { eventRecord, events, cachedEvent, cachedParticipant, times } from './cached';
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
    expect(call.primedIds).toEqual([]);
  });

  it('bring their rooms, which need no call then', async () => {
    const { entities, call } = await scriptedSuite([json(createResponse)]);
    await entities.event.byIds(['3697601'], call);
    expect(call.primedIds).toEqual(['icareus:room:3697602']);
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
        msg: 'Icareus Suite sent values that cannot be used',
        problems: expect.arrayContaining(['event 1: duration is -1, not a duration in seconds']),
      },
    ]);
  });
});

describe('What the ledger knows of events', () => {
  it('is brought up to date by every read, and only that', async () => {
    const { entities, call, records } = await scriptedSuite(events, {
      records: [cachedEvent(1, { name: 'Before', duration: 30 })],
    });
    await entities.event.byIds(['1', '2'], call);
    expect([...records.saved.keys()]).toEqual(['icareus:event:1']);
    expect(records.saved.get('icareus:event:1')).toEqual({
      globalId: 'icareus:event:1',
      record: eventRecord(1),
      startsAt: new Date('2021-11-26T08:00:00Z'),
      endsAt: new Date('2021-11-26T08:01:00Z'),
    });
  });

  it('is forgotten with the event', async () => {
    const { entities, call, records } = await scriptedSuite(events, { records: [cachedEvent(101)] });
    expect(await entities.event.byIds(['101', '102'], call)).toEqual([null, null]);
    expect(records.gone).toEqual(['icareus:event:101']);
  });

  it('is saved where the suite cannot be asked', async () => {
    const { entities, call, records } = await scriptedSuite(events, { records: [cachedEvent(13)] });
    await entities.event.byIds(['13'], call);
    expect([...records.saved.keys()]).toEqual(['icareus:event:13']);
  });

  it('does not keep a read from being answered where the ledger fails, which is logged', async () => {
    const { entities, call, records } = await scriptedSuite(events);
    records.broken = new Error('The disk is full.');
    expect(await entities.event.byIds(['1', '101'], call)).toMatchObject([{ providerId: '1' }, null]);
    const failures = call.lines.filter(({ level }) => level === 50);
    expect(failures).toHaveLength(2);
    expect(failures[0]).toMatchObject({
      msg: 'Cached data of Icareus Suite could not be updated',
      err: { message: 'The disk is full.' },
    });
  });

  it('has the time null of an event that lost it', async () => {
    const { entities, call, records } = await scriptedSuite([json({ event: { eventId: 1 } })], {
      records: [cachedEvent(1)],
    });
    expect(await entities.event.byIds(['1'], call)).toMatchObject([{ code: 'PROVIDER_BAD_RESPONSE' }]);
    expect(records.saved.get('icareus:event:1')).toMatchObject({ startsAt: null, endsAt: null });
  });
});

describe('The events that are known', () => {
  const at = (hour: number): number => Date.UTC(2026, 10, 20, hour);
  const lasting = (id: number, hour: number, more: object = {}) =>
    cachedEvent(id, { startTime: at(hour), duration: 3600, ...more });

  it('in a range are told without a call, with their rooms, those first that were noted longest ago', async () => {
    const records = [
      lasting(5, 11, { rooms: [{ roomId: 6 }] }),
      lasting(4, 11),
      lasting(3, 8),
      lasting(2, 9),
      lasting(7, 12),
    ];
    const { cache, asked } = await scriptedSuite(events, { records });
    const found = await cache.eventsBetween(new Date(at(9)), new Date(at(12)));
    expect(found.map(({ eventId }) => eventId)).toEqual(['5', '4', '2']);
    expect(found[0]?.rooms).toMatchObject([{ roomId: '6', eventId: '5' }]);
    expect(asked()).toEqual([]);
  });

  it('by their ids are told without a call, and what is no event of the suite is left out', async () => {
    const broken = { ...lasting(8, 9), record: 'gone wrong' };
    const { cache, asked } = await scriptedSuite(events, { records: [lasting(5, 11), broken] });
    expect([...(await cache.events(['5', '5', '6', '8'])).keys()]).toEqual(['5']);
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
      records: [cachedEvent(1, { rooms: [{ roomId: 2, serviceId: 4, ...times }, { roomId: 3 }] })],
    });
    await entities.room.byIds(['2'], call);
    expect(records.saved.get('icareus:event:1')).toMatchObject({
      record: { name: 'Event 1', rooms: [{ roomId: 2, serviceId: 5 }, { roomId: 3 }] },
      startsAt: new Date('2021-11-26T08:00:00Z'),
    });
    expect(records.saved.size).toBe(1);
  });

  it('of which nothing is known change nothing', async () => {
    const { entities, call, records } = await scriptedSuite([
      json({ room: { roomId: 2, ...times } }),
      json({ room: {} }),
    ]);
    expect(await entities.room.byIds(['2'], call)).toMatchObject([{ event: null }]);
    expect(await entities.room.byIds(['3'], call)).toMatchObject([{ code: 'PROVIDER_BAD_RESPONSE' }]);
    expect(records.saved.size).toBe(0);
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
      records: [cachedParticipant('1', 77, { company: 'Before' }), cachedParticipant('1', 101)],
    });
    await entities.participant.byIds(['1.77', '1.101', '1.78'], call);
    expect([...records.saved.values()]).toMatchObject([
      { globalId: 'icareus:participant:1.77', record: { company: 'Now' }, startsAt: null },
    ]);
    expect(records.gone).toEqual(['icareus:participant:1.101']);
  });

  it('of an event are those that are known, as the suite has them now', async () => {
    const { entities, cache, call, records } = await scriptedSuite(participants, {
      records: [
        cachedParticipant('1', 77, { company: 'Before' }),
        cachedParticipant('1', 101, { company: 'Gone' }),
        cachedParticipant('1', 13, { company: 'Known' }),
        cachedParticipant('12', 78),
      ],
    });
    const load = async (id: string): Promise<object | null> => {
      const [found] = await entities.participant.byIds([id.split(':').at(-1)!], call);
      if (found instanceof Error) throw found;
      return found ?? null;
    };
    const found = await cache.participantsOf('1')({}, { loaders: { load } });
    // The suite fails on the thirteenth: what is known of it is given.
    expect(found.map(({ providerId, company }) => [providerId, company])).toEqual([
      ['13', 'Known'],
      ['77', 'Now'],
    ]);
    expect(records.gone).toEqual(['icareus:participant:1.101']);
  });

  it('of an event are a hundred at most', async () => {
    const records = Array.from({ length: 120 }, (_, index) => cachedParticipant('1', index + 1));
    const { cache } = await scriptedSuite(participants, { records });
    const load = jest.fn(async () => null);
    expect(await cache.participantsOf('1')({}, { loaders: { load } })).toEqual([]);
    expect(load).toHaveBeenCalledTimes(100);
  });

  it('of an event are an error where something else than the suite fails', async () => {
    const { cache } = await scriptedSuite(participants, { records: [cachedParticipant('1', 77)] });
    const mistake = new TypeError('x');
    const load = async () => Promise.reject(mistake);
    await expect(cache.participantsOf('1')({}, { loaders: { load } })).rejects.toBe(mistake);
  });
});

describe('A record outside of a look-up', () => {
  const withoutTimes = { event: parseEvent({ eventId: 1 })!, room: parseRoom({ roomId: 1 })! };

  it('is its event, with its rooms', async () => {
    const { calls, call } = await scriptedSuite([]);
    const event = calls.eventOf(parseEvent(createResponse.event)!, 'never', call);
    expect(event.id).toBe('icareus:event:3697601');
    expect(event.rooms).toMatchObject([{ id: 'icareus:room:3697602' }]);
  });

  it('is its room', async () => {
    const { calls, call } = await scriptedSuite([]);
    expect(calls.roomOf(parseRoom(getRoomResponse.room)!, 'en-US', 'never', call).id).toBe('icareus:room:3697602');
  });

  it('without a time is an error, after a write an uncertain one, and is logged', async () => {
    const { calls, call } = await scriptedSuite([]);
    const bad = { name: 'ProviderError', code: 'PROVIDER_BAD_RESPONSE' };
    expect(thrownBy(() => calls.eventOf(withoutTimes.event, 'maybe', call))).toMatchObject({ ...bad, acted: 'maybe' });
    expect(thrownBy(() => calls.roomOf(withoutTimes.room, 'en-US', 'never', call))).toMatchObject({
      ...bad,
      acted: 'never',
      message:
        "Icareus Suite's room 1 has no start or end that can be read. Correct it at Icareus Suite; the log names the field and its value.",
    });
    expect(call.lines.filter(({ level }) => level === 40)).toHaveLength(2);
  });
});

function thrownBy(action: () => unknown): unknown {
  try {
    action();
  } catch (error) {
    return error;
  }
  throw new Error('Nothing was thrown.');
}

it('nothing is known before there is a ledger', async () => {
  const cache = new IcareusRecords();
  const { log } = testCall();
  await cache.refresh([cachedEvent(1)], cache.now(), log);
  await cache.markGone(['icareus:event:1'], log);
  expect([await cache.events(['1']), await cache.eventsBetween(new Date(0), new Date())]).toEqual([new Map(), []]);
  expect(await cache.participantsOf('1')({}, { loaders: { load: async () => null } })).toEqual([]);
});
