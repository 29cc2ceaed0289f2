import { type RequestScope } from '../../../src/provider-kit/port';
import { type IcareusClient } from '../../../src/providers/icareus/client';
import { json } from '../../support/scripted-server';
import { IMAGES } from '../../support/images';
import { closeAll, scriptedSuite } from './scripted-suite';

afterEach(closeAll);

const event = { event: { eventId: 2, rooms: [{ roomId: 4 }] } };
const room = { room: { roomId: 4, eventId: 2 } };
const participant = { participant: { participantId: 78 } };
const image = { name: 'thumbnail', fileName: 'a.png', contentType: 'image/png', bytes: IMAGES.png };

type Act = (client: IcareusClient, scope: RequestScope) => Promise<unknown>;

it.each<[string, string, object, Act]>([
  ['an event', 'the event 1', event, (client, scope) => client.event('1', scope)],
  ['a room', 'the room 3', room, (client, scope) => client.room('3', scope)],
  ['a participant', 'the participant 77', participant, (client, scope) => client.participant('1', '77', scope)],
])('%s whose response contains another one cannot be read', async (_, expected, answer, act) => {
  const { client, call: scope } = await scriptedSuite([json({ status: 'ok', ...answer })]);
  await expect(act(client, scope)).rejects.toMatchObject({
    code: 'PROVIDER_BAD_RESPONSE',
    retryable: false,
    message: `Icareus Suite did not respond with ${expected}. Trying again is unlikely to help; the log of this service has the details.`,
  });
});

it.each<[string, string, object, Act]>([
  ['of an event', 'the event 1', event, (client, scope) => client.updateEvent('1', {}, scope)],
  ['of its rooms', 'the event 1', event, (client, scope) => client.createRoom('1', {}, scope)],
  ['of its picture', 'the event 1', event, (client, scope) => client.addThumbnail({ eventId: '1' }, image, scope)],
  ['of a room', 'the room 3', room, (client, scope) => client.updateRoom('3', {}, scope)],
  ["of a room's picture", 'the room 3', room, (client, scope) => client.removeThumbnail({ roomId: '3' }, scope)],
  [
    'of a participant',
    'the participant 77',
    participant,
    (client, scope) => client.updateParticipant('1', '77', { blocked: true }, scope),
  ],
])('A change %s whose response contains another one may have been made', async (_, expected, answer, act) => {
  const { client, call: scope } = await scriptedSuite([json({ status: 'ok', ...answer })]);
  await expect(act(client, scope)).rejects.toMatchObject({
    code: 'PROVIDER_BAD_RESPONSE',
    acted: 'maybe',
    message: `Icareus Suite did not respond with ${expected}. Icareus Suite may or may not have carried out the change: look there before repeating it.`,
  });
});
