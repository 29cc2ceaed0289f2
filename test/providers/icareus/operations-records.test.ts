import { IcareusCalls } from '../../../src/providers/icareus/calls';
import { IcareusOperations } from '../../../src/providers/icareus/operations';
import { RecordedImage } from '../../../src/providers/icareus/thumbnails/operations';
import { recordOfEvent, recordOfParticipant } from '../../../src/providers/icareus/records';
import { parseEvent, parseParticipant } from '../../../src/providers/icareus/wire';
import { type AnyWriteOperation, type WriteResult } from '../../../src/provider-kit/write-operation';
import createRoomResponse from '../../fixtures/icareus/create-room-response.json';
import updateRoomResponse from '../../fixtures/icareus/update-room-response.json';
import { IMAGES } from '../../support/images';
import { json, type ScriptedAnswer } from '../../support/scripted-server';
import { closeAll, refusal, scriptedSuite } from './scripted-suite';

afterEach(closeAll);

const EVENT_ID = 'icareus:event:3697601';
const ROOM_ID = 'icareus:room:3697602';
const PARTICIPANT_ID = 'icareus:participant:3697601.77';

const KNOWN = [
  recordOfEvent(parseEvent(createRoomResponse.event)!),
  recordOfParticipant('3697601', parseParticipant({ participantId: 77, emailAddress: 'anna@example.com' })!),
];

/** What is written at a suite that knows of an event with two rooms and of a participant. */
async function scene(...answers: readonly ScriptedAnswer[]) {
  const suite = await scriptedSuite(answers, { records: KNOWN });
  const operations = new IcareusOperations(new IcareusCalls(suite.client, suite.cache));
  const write = async (operation: AnyWriteOperation, input: object): Promise<WriteResult<unknown>> =>
    operation.send(await operation.prepare(input, suite.call), suite.call);
  return { ...operations, records: suite.records, write };
}

/** The names of the rooms in the record of the event. */
const roomNames = (record: unknown): string[] =>
  (record as typeof createRoomResponse.event).rooms.map(({ name }) => name.en_US);

describe('What is known of an event', () => {
  it('is what the suite answers to its change', async () => {
    const { events, write } = await scene(json(createRoomResponse));
    const { records: cached } = await write(events.update, { id: EVENT_ID, name: { text: 'Named' } });
    expect(cached).toEqual([
      {
        globalId: EVENT_ID,
        record: createRoomResponse.event,
        startsAt: new Date('2021-11-26T08:00:00Z'),
        endsAt: new Date('2021-11-26T11:30:00Z'),
      },
    ]);
  });

  it('is forgotten with its participants when it is deleted', async () => {
    const { events, write, records } = await scene(json({ status: 'ok' }));
    await write(events.remove, { id: EVENT_ID });
    expect(records.gone).toEqual([EVENT_ID, PARTICIPANT_ID]);
  });

  it('is forgotten with them when the suite says that it is not there any more', async () => {
    const missing = refusal('Invalid eventId.');
    for (const input of [{ name: { text: 'Named' } }, { startsAt: new Date('2021-11-26T09:00:00Z') }]) {
      const { events, write, records } = await scene(missing);
      await expect(write(events.update, { id: EVENT_ID, ...input })).rejects.toMatchObject({ name: 'UserErrors' });
      expect(records.gone).toEqual([EVENT_ID, PARTICIPANT_ID]);
    }
  });

  it('has a room as it was changed', async () => {
    const { rooms, write, records } = await scene(json(updateRoomResponse));
    await write(rooms.update, { id: ROOM_ID, name: { text: 'English main room name' } });
    expect(roomNames(records.saved.get(EVENT_ID)!.record)).toEqual(['English room name', 'English main room name']);
  });

  it('has a room as it was moved, which the event was read for', async () => {
    const { event } = createRoomResponse;
    const moved = { ...event.rooms[1], startTime: event.startTime + 1000, duration: event.duration - 1 };
    const room = (record: object) => json({ status: 'ok', room: record });
    const { rooms, write } = await scene(room(event.rooms[1]!), json(createRoomResponse), room(moved));
    const { records: cached } = await write(rooms.update, {
      id: ROOM_ID,
      startsAt: new Date('2021-11-26T08:00:01Z'),
    });
    expect(cached).toMatchObject([{ globalId: EVENT_ID, record: { ...event, rooms: [event.rooms[0], moved] } }]);
  });

  it('has a room with its picture', async () => {
    const room = { ...updateRoomResponse.room, eventThumbnail: 'https://example.com/a.png' };
    const { thumbnails, write, records } = await scene(json({ status: 'ok', room }));
    const image = { bytes: IMAGES.png, mimeType: 'image/png', extension: 'png', sha256: '0' };
    await write(thumbnails.set, { id: ROOM_ID, image: new RecordedImage(image) });
    expect(records.saved.get(EVENT_ID)!.record).toMatchObject({ rooms: [{}, { eventThumbnail: room.eventThumbnail }] });
  });

  it('has a room no more that was deleted', async () => {
    const { rooms, write } = await scene(json(updateRoomResponse), json({ status: 'ok' }));
    const { records: cached, result } = await write(rooms.remove, { id: ROOM_ID });
    expect(result).toEqual({ id: ROOM_ID, eventId: EVENT_ID });
    expect(cached!.map(({ globalId, record }) => [globalId, ...roomNames(record)])).toEqual([
      [EVENT_ID, 'English room name'],
    ]);
  });
});

describe('What is known of a participant', () => {
  it('is what the suite answers', async () => {
    const participant = { participantId: 77, emailAddress: 'anna@example.com', blocked: false };
    const { participants, write } = await scene(json({ status: 'ok', participant }));
    const { records: cached } = await write(participants.update, { id: PARTICIPANT_ID, blocked: false });
    expect(cached).toEqual([{ globalId: PARTICIPANT_ID, record: participant, startsAt: null, endsAt: null }]);
  });

  it('is forgotten when the participant is deleted, or is not there any more', async () => {
    const deleted = await scene(json({ status: 'ok' }));
    await deleted.write(deleted.participants.remove, { id: PARTICIPANT_ID });
    const missing = await scene(refusal('Invalid participantId.'));
    const change = missing.write(missing.participants.update, { id: PARTICIPANT_ID, blocked: true });
    await expect(change).rejects.toMatchObject({ name: 'UserErrors' });
    expect([deleted.records.gone, missing.records.gone]).toEqual([[PARTICIPANT_ID], [PARTICIPANT_ID]]);
  });

  it('is saved while the suite says no more than no', async () => {
    const { participants, write, records } = await scene(refusal('Currently unsupported.'));
    const change = write(participants.update, { id: PARTICIPANT_ID, blocked: true });
    await expect(change).rejects.toMatchObject({ errors: [{ code: 'UNSUPPORTED_BY_PROVIDER' }] });
    expect(records.gone).toEqual([]);
  });
});

it('A ledger that cannot forget what was deleted does not make the deletion fail', async () => {
  const { events, write, records } = await scene(json({ status: 'ok' }));
  records.broken = new Error('The disk is full.');
  await expect(write(events.remove, { id: EVENT_ID })).resolves.toMatchObject({ result: EVENT_ID });
});
