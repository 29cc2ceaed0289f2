import { type Call } from '../../../src/provider-kit/port';
import { type IcareusClient } from '../../../src/providers/icareus/client';
import { json } from '../../support/scripted-server';
import { IMAGES } from '../../support/images';
import { closeAll, scriptedSuite } from './scripted-suite';

afterEach(closeAll);

const event = { event: { eventId: 2, rooms: [{ roomId: 4 }] } };
const room = { room: { roomId: 4, eventId: 2 } };
const participant = { participant: { participantId: 78 } };
const image = { name: 'thumbnail', fileName: 'a.png', contentType: 'image/png', bytes: IMAGES.png };

type Act = (client: IcareusClient, call: Call) => Promise<unknown>;

it.each<[string, string, object, Act]>([
  ['an event', 'the event 1', event, (client, call) => client.event('1', call)],
  ['a room', 'the room 3', room, (client, call) => client.room('3', call)],
  ['a participant', 'the participant 77', participant, (client, call) => client.participant('1', '77', call)],
])('%s that another one is answered for cannot be read', async (_, expected, answer, act) => {
  const { client, call } = await scriptedSuite([json({ status: 'ok', ...answer })]);
  await expect(act(client, call)).rejects.toMatchObject({
    code: 'PROVIDER_BAD_RESPONSE',
    retryable: false,
    message: `Icareus answered with something else than ${expected}. Trying again will hardly help; the log of this service holds the details.`,
  });
});

it.each<[string, string, object, Act]>([
  ['of an event', 'the event 1', event, (client, call) => client.updateEvent('1', {}, call)],
  ['of its rooms', 'the event 1', event, (client, call) => client.createRoom('1', {}, call)],
  ['of its picture', 'the event 1', event, (client, call) => client.addThumbnail({ eventId: '1' }, image, call)],
  ['of a room', 'the room 3', room, (client, call) => client.updateRoom('3', {}, call)],
  ["of a room's picture", 'the room 3', room, (client, call) => client.removeThumbnail({ roomId: '3' }, call)],
  [
    'of a participant',
    'the participant 77',
    participant,
    (client, call) => client.updateParticipant('1', '77', { blocked: true }, call),
  ],
])('A change %s that another one is answered for may have been made', async (_, expected, answer, act) => {
  const { client, call } = await scriptedSuite([json({ status: 'ok', ...answer })]);
  await expect(act(client, call)).rejects.toMatchObject({
    code: 'PROVIDER_BAD_RESPONSE',
    acted: 'maybe',
    message: `Icareus answered with something else than ${expected}. Icareus may or may not have carried out the change: look there before repeating it.`,
  });
});
