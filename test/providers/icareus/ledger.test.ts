import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { type Environment } from '../../../src/config';
import { startTestApp, type TestApp } from '../../support/app';
import { type IcareusTestApp, setFault, startIcareusApp, uploadImage } from '../../support/icareus-app';
import { IMAGES } from '../../support/images';
import { mutations, PARTICIPANT, SET_THUMBNAIL, TIMES } from './graph-fixture';
import { createRoom } from './sandbox/caller';

const WRITES = '{ writes { nodes { id operation state summary error result { id } } } }';
const EVENT = 'event { id title startsAt rooms { id name { text } } providerRecord }';
const ROOM = 'room { id name { text } providerRecord event { id rooms { id } } }';

let folder: string;
let icareus: IcareusTestApp;
let graph: ReturnType<typeof mutations>;
const open: (() => Promise<unknown>)[] = [];
beforeEach(async () => {
  folder = mkdtempSync(path.join(tmpdir(), 'icareus-ledger-'));
  icareus = await startIcareusApp({ environment: { DATA_DIR: folder } });
  open.push(() => icareus.stop());
  graph = mutations(icareus);
});
afterEach(async () => {
  for (const stop of open.splice(0).reverse()) await stop();
  rmSync(folder, { recursive: true, force: true });
});

const settings = (): Environment => ({
  ...icareus.sandbox.variables,
  ICAREUS_BASE_URL: icareus.upstream.url,
  DATA_DIR: folder,
});

/** Another server on the same ledger, which is taken over from the first. */
async function startAgain(): Promise<TestApp> {
  await icareus.app.stop();
  const app = await startTestApp(settings());
  open.push(() => app.stop());
  return app;
}

async function writes(app: Pick<TestApp, 'graphql'> = icareus): Promise<any[]> {
  return (await app.graphql(WRITES)).data.writes.nodes;
}

const count = (call: string): number => icareus.calls().filter((each) => each === call).length;

const event = (more: object = {}) => ({ name: { text: 'Forum' }, ...TIMES, ...more });
const room = (eventId: string, more: object = {}) => ({ eventId, name: { text: 'Workshop' }, ...TIMES, ...more });

/** A new event, of which no key is kept. */
async function newEvent(): Promise<{ id: string; providerId: string; room: string }> {
  const { event: made, userErrors } = await graph.createEvent(event(), 'event { id providerId mainRoom { id } }');
  expect(userErrors).toEqual([]);
  icareus.upstream.forget();
  return { id: made.id, providerId: made.providerId, room: made.mainRoom.id };
}

/** Sends a create, of which the answer is the error with the write's id. */
async function cutOff(name: string, input: object, app: Pick<TestApp, 'graphql'> = icareus): Promise<string> {
  const type = `${name[0]!.toUpperCase()}${name.slice(1)}Input!`;
  const query = `mutation ($input: ${type}) { ${name}(input: $input) { userErrors { message } } }`;
  const { data, errors } = await app.graphql(query, { input });
  expect(data).toEqual({ [name]: null });
  expect(errors).toMatchObject([{ extensions: { code: 'PROVIDER_OUTCOME_UNKNOWN', provider: 'ICAREUS' } }]);
  return errors[0]!.extensions['writeId'] as string;
}

const resolve = async (id: string, providerId: string): Promise<any> => {
  const query = `mutation ($input: ResolveWriteInput!) {
    resolveWrite(input: $input) { write { state result { id } } userErrors { code message field } }
  }`;
  const { data, errors } = await icareus.graphql(query, { input: { id, providerId } });
  expect(errors).toEqual([]);
  return data.resolveWrite;
};

describe('One key', () => {
  it('makes one event, and answers equally, after a restart too', async () => {
    const input = event({ idempotencyKey: 'event' });
    const first = await graph.createEvent(input, EVENT);
    expect(first.userErrors).toEqual([]);
    expect(await graph.createEvent({ ...input, description: null }, EVENT)).toEqual(first);
    const app = await startAgain();
    expect(await mutations(app).createEvent(input, EVENT)).toEqual(first);
    expect(icareus.calls()).toEqual(['POST /api/event']);
    expect(await writes(app)).toMatchObject([
      {
        operation: 'createIcareusEvent',
        state: 'SUCCEEDED',
        summary: 'Event "Forum", 2021-11-26T08:00:00.000Z to 2021-11-26T11:30:00.000Z',
        result: { id: first.event.id },
      },
    ]);
  });

  it('makes one room, and answers equally with its event, after a restart too', async () => {
    const { id } = await newEvent();
    const input = room(id, { idempotencyKey: 'room' });
    const first = await graph.createRoom(input, ROOM);
    expect(first.userErrors).toEqual([]);
    expect(first.room.event.rooms).toHaveLength(2);
    expect(await graph.createRoom(input, ROOM)).toEqual(first);
    const app = await startAgain();
    expect(await mutations(app).createRoom(input, ROOM)).toEqual(first);
    expect(icareus.calls()).toEqual(['GET /api/event', 'POST /api/event/room']);
  });

  it('makes one participant, and answers equally, after a restart too', async () => {
    const { id: eventId } = await newEvent();
    const input = { eventId, emailAddress: 'anna.berg@training.example', idempotencyKey: 'participant' };
    const first = await graph.createParticipant(input, `participant { ${PARTICIPANT} }`);
    expect(first.userErrors).toEqual([]);
    expect(await graph.createParticipant(input, `participant { ${PARTICIPANT} }`)).toEqual(first);
    const app = await startAgain();
    expect(await mutations(app).createParticipant(input, `participant { ${PARTICIPANT} }`)).toEqual(first);
    expect(icareus.calls()).toEqual(['POST /api/event/participant']);
  });

  it('makes one of each for many at once', async () => {
    const made = await Promise.all(
      Array.from({ length: 10 }, () => graph.createEvent(event({ idempotencyKey: 'many' }), 'event { id }')),
    );
    const [{ event: only }] = made as [{ event: { id: string } }];
    expect(new Set(made.map((each) => each.event.id))).toEqual(new Set([only.id]));
    const rooms = await Promise.all(
      Array.from({ length: 10 }, () => graph.createRoom(room(only.id, { idempotencyKey: 'rooms' }), 'room { id }')),
    );
    expect(new Set(rooms.map((each) => each.room.id)).size).toBe(1);
    expect([count('POST /api/event'), count('POST /api/event/room')]).toEqual([1, 1]);
  });

  it('is for one input', async () => {
    await graph.createEvent(event({ idempotencyKey: 'once' }), 'event { id }');
    const { userErrors } = await graph.createEvent(event({ idempotencyKey: 'once', themeId: '7' }), 'event { id }');
    expect(userErrors).toMatchObject([{ code: 'IDEMPOTENCY_KEY_REUSED', field: ['idempotencyKey'] }]);
    expect(count('POST /api/event')).toBe(1);
  });

  it('answers a refusal again, without asking again', async () => {
    const input = { eventId: 'icareus:event:1', emailAddress: 'a@example.com', idempotencyKey: 'refused' };
    const first = await graph.createParticipant(input);
    expect(first.userErrors).toMatchObject([{ code: 'NOT_FOUND', field: ['eventId'] }]);
    expect(await graph.createParticipant(input)).toEqual(first);
    expect(icareus.calls()).toEqual(['POST /api/event/participant']);
  });
});

describe('A create that was cut off', () => {
  const FAULTS = ['cutAfter', 'cutBefore', 'refuse', 'garble'];

  it.each(FAULTS)('of an event (%s) waits for a person, and is not sent twice', async (fault) => {
    await setFault(icareus.sandbox, { fault, calls: 1, path: '/api/event' });
    const input = event({ idempotencyKey: 'cut off' });
    const writeId = await cutOff('createIcareusEvent', input);
    expect(await cutOff('createIcareusEvent', input)).toBe(writeId);
    expect(icareus.calls()).toEqual(['POST /api/event']);
    expect(await writes()).toMatchObject([{ id: writeId, state: 'OUTCOME_UNKNOWN', result: null }]);
  });

  it('of an event is settled by its number, which is asked about', async () => {
    await setFault(icareus.sandbox, { fault: 'cutAfter', calls: 1, path: '/api/event' });
    const input = event({ idempotencyKey: 'cut off' });
    const writeId = await cutOff('createIcareusEvent', input);
    const none = (message: string) => ({
      write: null,
      userErrors: [{ code: 'NOT_FOUND', message, field: ['providerId'] }],
    });
    const id = 'icareus:event:3697601';
    expect(await resolve(writeId, '12')).toEqual(
      none('providerId: Icareus Suite has no event "12". Nothing was changed.'),
    );
    for (const text of ['twelve', id]) {
      expect(await resolve(writeId, text)).toEqual(
        none(`providerId: there is no "${text}". Give Icareus Suite's own number of the event, for example "3697601".`),
      );
    }
    expect(await resolve(writeId, '3697601')).toEqual({
      write: { state: 'SUCCEEDED', result: { id } },
      userErrors: [],
    });
    const replayed = await graph.createEvent(input, EVENT);
    expect(replayed).toMatchObject({ event: { id, title: 'Forum', rooms: [{ name: { text: 'Main Room' } }] } });
    expect(count('POST /api/event')).toBe(1);
  });

  it.each(['cutAfter', 'garble'])(
    'of a room (%s) is looked for among the rooms of its event, and found',
    async (fault) => {
      const { id } = await newEvent();
      await setFault(icareus.sandbox, { fault, calls: 1, path: '/api/event/room' });
      const input = room(id, { idempotencyKey: 'cut off' });
      const { room: made, userErrors } = await graph.createRoom(input, ROOM);
      expect(userErrors).toEqual([]);
      expect(made).toMatchObject({ name: { text: 'Workshop' }, event: { id, rooms: [{ id: made.id }, {}] } });
      expect(icareus.calls()).toEqual(['GET /api/event', 'POST /api/event/room', 'GET /api/event']);
      expect(await writes()).toMatchObject([
        { operation: 'createRoom', state: 'SUCCEEDED', result: { id: made.id } },
        {},
      ]);
    },
  );

  it.each(['cutBefore', 'refuse'])(
    'of a room (%s) that is not there stays unknown, and is not sent twice',
    async (fault) => {
      const { id } = await newEvent();
      await setFault(icareus.sandbox, { fault, calls: 1, path: '/api/event/room' });
      const input = room(id, { idempotencyKey: 'cut off' });
      const writeId = await cutOff('createRoom', input);
      expect(await cutOff('createRoom', input)).toBe(writeId);
      expect(count('POST /api/event/room')).toBe(1);
    },
  );

  it('of a room is not taken to be one that another create has made', async () => {
    const { id } = await newEvent();
    await setFault(icareus.sandbox, { fault: 'cutBefore', calls: 1, path: '/api/event/room' });
    const lost = room(id, { idempotencyKey: 'lost' });
    const writeId = await cutOff('createRoom', lost);
    expect((await graph.createRoom(room(id, { idempotencyKey: 'made' }), 'room { id }')).userErrors).toEqual([]);
    expect(await cutOff('createRoom', lost)).toBe(writeId);
  });

  it('of a room is settled by its number, where the event has it', async () => {
    const { id, room: mainRoom } = await newEvent();
    await setFault(icareus.sandbox, { fault: 'cutBefore', calls: 1, path: '/api/event/room' });
    const input = room(id, { idempotencyKey: 'cut off' });
    const writeId = await cutOff('createRoom', input);
    const { room: other } = await graph.createRoom(room(id, { name: { text: 'Hall' } }), 'room { providerId }');
    expect(await resolve(writeId, '12')).toEqual({
      write: null,
      userErrors: [
        {
          code: 'NOT_FOUND',
          message: `providerId: Icareus Suite has no room "12" in ${id}. Nothing was changed.`,
          field: ['providerId'],
        },
      ],
    });
    const elsewhere = await newEvent();
    const numberOf = (globalId: string): string => globalId.split(':')[2]!;
    const refusals: string[] = [];
    for (const number of [other.providerId, numberOf(mainRoom), numberOf(elsewhere.room), mainRoom]) {
      const { write, userErrors } = await resolve(writeId, number);
      expect(write).toBeNull();
      refusals.push(...userErrors.map(({ code, message }: Record<string, string>) => `${code} ${message}`));
    }
    const [main, foreign] = [numberOf(mainRoom), numberOf(elsewhere.room)];
    expect(refusals).toEqual([
      `INVALID providerId: "${other.providerId}" was made by another write that is noted here.`,
      `INVALID providerId: the room "${main}" of ${id} existed before this write was sent, so the write did not create it.`,
      `INVALID providerId: the room "${foreign}" is in another event, ${elsewhere.id}, so this write did not create it.`,
      `NOT_FOUND providerId: there is no "${mainRoom}". Give Icareus Suite's own number of the room, for example "3697602".`,
    ]);
    const { event: now } = await createRoom(icareus.sandbox, Number(numberOf(id)), { name: 'By hand' });
    const { roomId } = now.rooms.find(({ name }: { name: object }) => JSON.stringify(name).includes('By hand'));
    expect(await resolve(writeId, String(roomId))).toEqual({
      write: { state: 'SUCCEEDED', result: { id: `icareus:room:${roomId}` } },
      userErrors: [],
    });
  });

  it("of a participant waits for a person, and is settled by its number, alone or with the event's", async () => {
    const { id: eventId, providerId } = await newEvent();
    const input = (key: string) => ({ eventId, emailAddress: `${key}@example.com`, idempotencyKey: key });
    const writeIds: string[] = [];
    for (const key of ['first', 'second']) {
      await setFault(icareus.sandbox, { fault: 'cutAfter', calls: 1, path: '/api/event/participant' });
      writeIds.push(await cutOff('createParticipant', input(key)));
    }
    const { participant } = await graph.createParticipant(input('third'), 'participant { providerId }');
    const third = Number(participant.providerId);
    expect(await resolve(writeIds[0]!, `1.${third - 2}`)).toMatchObject({ userErrors: [{ code: 'NOT_FOUND' }] });
    expect(await resolve(writeIds[0]!, String(third - 2))).toMatchObject({ userErrors: [] });
    expect(await resolve(writeIds[1]!, `${providerId}.${third - 1}`)).toMatchObject({ userErrors: [] });
    const selection = 'participant { id emailAddress }';
    expect((await graph.createParticipant(input('first'), selection)).participant).toEqual({
      id: `icareus:participant:${providerId}.${third - 2}`,
      emailAddress: 'first@example.com',
    });
    expect(count('POST /api/event/participant')).toBe(3);
  });

  it('of a room is found after a restart, where there was no time left to look before', async () => {
    const { id } = await newEvent();
    await icareus.app.stop();
    const hurried = await startTestApp(settings(), { operationMs: 1_000 });
    await setFault(icareus.sandbox, { fault: 'slow', calls: 1, milliseconds: 2_000, path: '/api/event/room' });
    const input = room(id, { idempotencyKey: 'cut off' });
    await cutOff('createRoom', input, hurried);
    await hurried.stop();
    expect(icareus.calls()).toEqual(['GET /api/event', 'POST /api/event/room']);
    const { room: made, userErrors } = await mutations(await startAgain()).createRoom(input, ROOM);
    expect(userErrors).toEqual([]);
    expect(made.event.rooms.map((each: { id: string }) => each.id)).toContain(made.id);
    expect(count('POST /api/event/room')).toBe(1);
  });
});

describe('A change that was cut off', () => {
  it('may be repeated', async () => {
    const { id, room: roomId } = await newEvent();
    const query =
      'mutation ($input: UpdateIcareusEventInput!) { updateIcareusEvent(input: $input) { event { title } } }';
    await setFault(icareus.sandbox, { fault: 'cutAfter', calls: 1, path: '/api/event' });
    const { errors } = await icareus.graphql(query, { input: { id, name: { text: 'Named' } } });
    expect(errors).toMatchObject([
      {
        message: expect.stringMatching(/Repeating it with the same values is safe\.$/),
        extensions: { code: 'PROVIDER_OUTCOME_UNKNOWN' },
      },
    ]);
    const again = await icareus.graphql(query, { input: { id, name: { text: 'Named' } } });
    expect(again.data.updateIcareusEvent.event.title).toBe('Named');

    await setFault(icareus.sandbox, { fault: 'cutAfter', calls: 1, path: '/api/event/images' });
    const picture = await uploadImage(icareus.app, SET_THUMBNAIL, roomId, IMAGES.png);
    expect(picture.errors).toMatchObject([{ extensions: { code: 'PROVIDER_OUTCOME_UNKNOWN' } }]);
    const { data } = await uploadImage(icareus.app, SET_THUMBNAIL, roomId, IMAGES.png);
    expect(data.setThumbnail.room.thumbnailUrl).toMatch(/^http/);
    expect(count('POST /api/event/images')).toBe(2);
  });
});

it('Neither the secret nor a token is in the ledger or the log', async () => {
  const { id } = await newEvent();
  await setFault(icareus.sandbox, { fault: 'garble', calls: 1, path: '/api/event/room' });
  await graph.createRoom(room(id), 'room { id }');
  const secret = icareus.sandbox.variables['ICAREUS_SECRET']!;
  const { text } = await icareus.graphql('{ writes { nodes { input summary error callId } } }');
  for (const told of [text, icareus.app.logText()]) {
    expect(told).not.toContain(secret);
    expect(told).not.toMatch(/Bearer|\b[0-9a-f]{40}\b/);
  }
});
