import { IcareusCalls } from '../../../src/providers/icareus/calls';
import { IcareusOperations } from '../../../src/providers/icareus/operations';
import { RecordedImage } from '../../../src/providers/icareus/thumbnails/operations';
import { type AnyWriteOperation, type WriteResult } from '../../../src/provider-kit/write-operation';
import { type Room } from '../../../src/model/event';
import { IMAGES } from '../../support/images';
import { json, type ScriptedAnswer } from '../../support/scripted-server';
import { eventRecord, cachedEvent, times } from './cached';
import { closeAll, refusal, scriptedSuite } from './scripted-suite';

afterEach(closeAll);

const ROOMS = [
  { roomId: 2, eventId: 1, name: 'Huone', serviceId: 7, ...times },
  { roomId: 3, eventId: 1, name: 'Sali', ...times },
];
const KNOWN = cachedEvent(1, { defaultLanguage: 'fi_FI', rooms: ROOMS });
const EVENT_ID = 'icareus:event:1';
const ROOM_ID = 'icareus:room:2';

/** What is done at a suite that knows of an event with two rooms. */
async function scene(...answers: readonly ScriptedAnswer[]) {
  const suite = await scriptedSuite(answers, { records: [KNOWN, cachedEvent(9, { rooms: [{ roomId: 8 }] })] });
  const operations = new IcareusOperations(new IcareusCalls(suite.client, suite.cache));
  const write = async (operation: AnyWriteOperation, input: object): Promise<WriteResult<unknown>> =>
    operation.send(await operation.prepare(input, suite.call), suite.call);
  /** The numbers of the rooms in the record of an event. */
  const rooms = (record: unknown = suite.records.saved.get(EVENT_ID)!.record): number[] =>
    (record as { rooms: { roomId: number }[] }).rooms.map(({ roomId }) => roomId);
  return { ...suite, operations, write, rooms };
}

/** An event whose record does not speak of rooms. */
const roomless = json({ status: 'ok', event: eventRecord(1, { name: 'Later' }) });
const image = new RecordedImage({ bytes: IMAGES.png, mimeType: 'image/png', extension: 'png', sha256: '0' });

describe('An answer that does not speak of rooms leaves those that are known', () => {
  it('when the event is read', async () => {
    const { entities, call, records, rooms } = await scene(roomless);
    expect(await entities.event.byIds(['1'], call)).toMatchObject([{ title: 'Later', rooms: null }]);
    expect(records.saved.get(EVENT_ID)!.record).toMatchObject({ name: 'Later' });
    expect(rooms()).toEqual([2, 3]);
  });

  it('when it is changed, and when it gets or loses a picture', async () => {
    const { operations, write, rooms } = await scene(roomless, roomless, roomless);
    const sent = [
      await write(operations.events.update, { id: EVENT_ID, name: { text: 'Later' } }),
      await write(operations.thumbnails.set, { id: EVENT_ID, image }),
      await write(operations.thumbnails.remove, { id: EVENT_ID }),
    ];
    for (const { records: cached } of sent) {
      expect(cached).toMatchObject([{ globalId: EVENT_ID, record: { name: 'Later' } }]);
      expect(rooms(cached![0]!.record)).toEqual([2, 3]);
    }
  });

  it('when one of its rooms moves', async () => {
    const moved = { ...ROOMS[0], startTime: times.startTime + 1000, duration: 59 };
    const room = (record: unknown): ScriptedAnswer => json({ status: 'ok', room: record });
    const { operations, write, rooms } = await scene(room(ROOMS[0]), roomless, room(moved));
    const { records: cached } = await write(operations.rooms.update, {
      id: ROOM_ID,
      startsAt: new Date(times.startTime + 1000),
    });
    expect(rooms(cached![0]!.record)).toEqual([2, 3]);
    expect(cached).toMatchObject([{ record: { rooms: [{ startTime: moved.startTime }, {}] } }]);
  });

  it('where they keep others from their channel', async () => {
    const { operations, write } = await scene(roomless);
    const [startsAt, endsAt] = [new Date(times.startTime), new Date(times.startTime + 60_000)];
    const input = { eventId: EVENT_ID, name: { text: 'Workshop' }, startsAt, endsAt, channelId: '7' };
    await expect(write(operations.rooms.create, input)).rejects.toMatchObject({ errors: [{ code: 'CHANNEL_IN_USE' }] });
  });

  it('until it says that there are none', async () => {
    const { entities, call, rooms } = await scene(json({ event: eventRecord(1, { rooms: [] }) }));
    await entities.event.byIds(['1'], call);
    expect(rooms()).toEqual([]);
  });
});

describe('A room that comes by itself', () => {
  const [huone] = ROOMS;
  const alone = json({ status: 'ok', room: huone });

  it('is in the default language of its event, where that is known, without a call', async () => {
    const { entities, call, asked } = await scene(alone);
    const [room] = await entities.room.byIds(['2'], call);
    expect((room as Room).name).toMatchObject({ translations: [{ locale: 'fi-FI', text: 'Huone' }] });
    expect(asked()).toHaveLength(1);
  });

  it('is so when it was changed, and when that is asked for again', async () => {
    const { operations, write } = await scene(alone, alone, alone);
    const finnish = { translations: [{ locale: 'fi-FI', text: 'Huone' }] };
    const update = await write(operations.rooms.update, { id: ROOM_ID, name: { text: 'Huone' } });
    const unchanged = await write(operations.rooms.update, { id: ROOM_ID });
    for (const { result, snapshot } of [update, unchanged]) {
      expect(result).toMatchObject({ name: finnish });
      expect(operations.rooms.update.fromSnapshot(snapshot)).toMatchObject({ name: finnish });
    }
    const { result, snapshot } = await write(operations.thumbnails.set, { id: ROOM_ID, image });
    expect(result).toMatchObject({ room: { name: finnish } });
    expect(operations.thumbnails.set.fromSnapshot(snapshot)).toMatchObject({ room: { name: finnish } });
  });

  it('is in the language of events that name none, where its event is not known or the ledger fails', async () => {
    const unknown = await scene(json({ room: { ...huone, eventId: 5 } }));
    const broken = await scene(alone);
    broken.records.broken = new Error('The disk is full.');
    for (const { entities, call } of [unknown, broken]) {
      const [room] = await entities.room.byIds(['2'], call);
      expect((room as Room).name).toMatchObject({ translations: [{ locale: 'en-US', text: 'Huone' }] });
    }
  });
});

describe('A room that the suite says is gone', () => {
  const gone = refusal('Invalid roomId.');

  it('leaves the record of its event when it is read', async () => {
    const { entities, call, records, rooms } = await scene(gone);
    expect(await entities.room.byIds(['2'], call)).toEqual([null]);
    expect(rooms()).toEqual([3]);
    expect(records.saved.get('icareus:event:9')).toEqual(cachedEvent(9, { rooms: [{ roomId: 8 }] }));
  });

  it.each([
    ['is changed', { id: ROOM_ID, name: { text: 'Sali' } }],
    ['would be left as it is', { id: ROOM_ID }],
  ])('leaves it when it %s', async (_, input) => {
    const { operations, write, rooms } = await scene(gone);
    await expect(write(operations.rooms.update, input)).rejects.toMatchObject({ errors: [{ code: 'NOT_FOUND' }] });
    expect(rooms()).toEqual([3]);
  });
});
