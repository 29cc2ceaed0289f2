import createResponse from '../../fixtures/icareus/create-event-response.json';
import getRoomResponse from '../../fixtures/icareus/get-room-response.json';
import { type Deferred } from '../../../src/model/deferred';
import { type Event } from '../../../src/model/event';
import { mapEvent } from '../../../src/providers/icareus/events/mapping';
import { mapParticipant } from '../../../src/providers/icareus/participants/mapping';
import { mapRoom } from '../../../src/providers/icareus/rooms/mapping';
import { parseEvent, parseParticipant, parseRoom } from '../../../src/providers/icareus/wire';

function mappedRoom(record: object) {
  const problems: string[] = [];
  return { room: mapRoom(parseRoom(record)!, (problem) => problems.push(problem))!, problems };
}

function mappedParticipant(record: object) {
  const problems: string[] = [];
  const participant = mapParticipant(parseParticipant(record)!, '3697601', (problem) => problems.push(problem));
  return { participant, problems };
}

const times = { startTime: 1637913600000, duration: 60 };

describe('A room that was asked for by itself', () => {
  const { room } = mappedRoom(getRoomResponse.room);
  const asked = async <T>(field: T | Deferred<T>, event: unknown) => {
    const load = jest.fn(async () => event as object | null);
    return [await (field as Deferred<T>)({}, { loaders: { load } }), load.mock.calls];
  };

  it('asks its event which room is the main one', async () => {
    const event = mapEvent(
      parseEvent(createResponse.event)!,
      { participantsOf: () => async () => [] },
      () => undefined,
    );
    expect(await asked(room.isMain, event)).toEqual([true, [['icareus:event:3697601']]]);
    expect(await asked(room.isMain, null)).toEqual([false, [['icareus:event:3697601']]]);
    expect(await asked<Event | null>(room.event, event)).toEqual([event, [['icareus:event:3697601']]]);
  });

  it('is in the language of events that name none', () => {
    expect(room.name.text()).toBe('English main room name');
    expect(room.name.text('fi-FI')).toBe('Finnish main room name');
  });

  it('may have no event and no name', () => {
    const { room: bare, problems } = mappedRoom({ roomId: 13, ...times });
    expect(bare).toMatchObject({ event: null, isMain: false, channelId: null, publishing: null, recordings: [] });
    expect(bare.name.text()).toBe('Icareus Suite room 13');
    expect(problems).toEqual([]);
  });

  it('cannot be used without a time', () => {
    expect(mappedRoom({ roomId: 13 })).toEqual({
      room: null,
      problems: ['room 13: it has no start or duration that can be read'],
    });
  });
});

describe('A participant', () => {
  it.each([
    {
      participantId: 77,
      emailAddress: 'user@email-address.com',
      firstName: 'First name',
      lastName: 'Last name',
      company: 'Company name',
      blocked: false,
      accessUrl: 'https://suite.example/access/abc',
    },
    {
      participant_id: 77,
      email_address: 'user@email-address.com',
      first_name: 'First name',
      last_name: 'Last name',
      company: 'Company name',
      blocked: false,
      access_url: 'https://suite.example/access/abc',
    },
  ])('is read however it is spelled: %j', (record) => {
    const { participant, problems } = mappedParticipant(record);
    expect(problems).toEqual([]);
    expect(participant).toMatchObject({
      id: 'icareus:participant:3697601.77',
      provider: 'ICAREUS',
      providerId: '77',
      providerRecord: record,
      emailAddress: 'user@email-address.com',
      firstName: 'First name',
      lastName: 'Last name',
      company: 'Company name',
      blocked: false,
      accessUrl: 'https://suite.example/access/abc',
    });
  });

  it("is blocked where the suite does not say, by the suite's own default", () => {
    expect(mappedParticipant({ participantId: 77 }).participant).toMatchObject({
      blocked: true,
      emailAddress: null,
      firstName: null,
      accessUrl: null,
    });
  });

  it('belongs to its event', async () => {
    const load = jest.fn(async () => null);
    await (mappedParticipant({ participantId: 77 }).participant.event as Deferred<Event>)({}, { loaders: { load } });
    expect(load).toHaveBeenCalledWith('icareus:event:3697601');
  });

  it('whose link cannot be used does not show it in the log', () => {
    const { participant, problems } = mappedParticipant({
      participantId: 77,
      accessUrl: 'access/abc',
      emailAddress: '-',
    });
    expect([participant.accessUrl, participant.emailAddress]).toEqual([null, null]);
    expect(problems).toEqual([
      'participant 77 of event 3697601: emailAddress is "…", not an e-mail address',
      'participant 77 of event 3697601: accessUrl is "…", not a web address',
    ]);
  });
});
