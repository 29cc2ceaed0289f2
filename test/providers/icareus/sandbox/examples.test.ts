import createEventRequest from '../../../fixtures/icareus/create-event-request.json';
import createEventResponse from '../../../fixtures/icareus/create-event-response.json';
import createParticipantRequest from '../../../fixtures/icareus/create-participant-request.json';
import createRoomRequest from '../../../fixtures/icareus/create-room-request.json';
import createRoomResponse from '../../../fixtures/icareus/create-room-response.json';
import getRoomResponse from '../../../fixtures/icareus/get-room-response.json';
import updateEventRequest from '../../../fixtures/icareus/update-event-request.json';
import updateEventResponse from '../../../fixtures/icareus/update-event-response.json';
import updateRoomRequest from '../../../fixtures/icareus/update-room-request.json';
import updateRoomResponse from '../../../fixtures/icareus/update-room-response.json';
import { type RunningSandbox } from '../../../../src/provider-kit/port';
import { call, start, stopAll } from './caller';

/*
 * The samples of the page "Event Management API", in its order, in one suite. What differs is the host, and the id of
 * the room that is made after the main room: on the page, others were made in between.
 */

let sandbox: RunningSandbox;
beforeAll(async () => {
  sandbox = await start();
});
afterAll(stopAll);

const asAnsweredHere = (sample: object): unknown =>
  JSON.parse(
    JSON.stringify(sample)
      .replaceAll('https://suiterc.icareus.com', sandbox.variables['ICAREUS_BASE_URL']!)
      .replaceAll('3698301', '3697603'),
  );

it('The sample that creates an event is answered as on the page', async () => {
  expect(await call(sandbox, 'POST', '/api/event', createEventRequest)).toEqual(asAnsweredHere(createEventResponse));
});

it('The sample that edits it is answered as on the page, and it is read so', async () => {
  const answer = asAnsweredHere(updateEventResponse);
  expect(await call(sandbox, 'PUT', '/api/event', updateEventRequest)).toEqual(answer);
  expect(await call(sandbox, 'GET', '/api/event', { eventId: 3697601 })).toEqual(answer);
});

it('The sample that creates a room is answered as on the page, the new room first', async () => {
  expect(await call(sandbox, 'POST', '/api/event/room', createRoomRequest)).toEqual(asAnsweredHere(createRoomResponse));
});

it('The sample that edits the main room is answered as on the page, and it is read so', async () => {
  // The sample's answer holds what was sent: its names are in both languages, and so replace all of the given ones.
  expect(await call(sandbox, 'PUT', '/api/event/room', updateRoomRequest)).toEqual(asAnsweredHere(updateRoomResponse));
  expect(await call(sandbox, 'GET', '/api/event/room', { roomId: 3697602 })).toEqual(asAnsweredHere(getRoomResponse));
});

it('The sample that creates a participant, in its own spelling, is answered with what the page names', async () => {
  const own = { ...createParticipantRequest, organizationId: undefined, organization_id: 1909009, event_id: 3697601 };
  expect(await call(sandbox, 'POST', '/api/event/participant', own)).toEqual({
    status: 'ok',
    participant: {
      ...createParticipantRequest.participant,
      participant_id: 77,
      event_id: 3697601,
      access_url: expect.stringContaining(`${sandbox.variables['ICAREUS_BASE_URL']}/web/test-account/player/`),
    },
  });
});

it('Deletions are answered with the status alone, and what is deleted is gone', async () => {
  expect(await call(sandbox, 'DELETE', '/api/event/room', { roomId: 3697603 })).toEqual({ status: 'ok' });
  expect(await call(sandbox, 'GET', '/api/event/room', { roomId: 3697603 })).toEqual({
    status: 'error',
    message: 'Invalid roomId.',
  });
  expect(await call(sandbox, 'DELETE', '/api/event', { eventId: 3697601 })).toEqual({ status: 'ok' });
  expect(await call(sandbox, 'GET', '/api/event', { eventId: 3697601 })).toEqual({
    status: 'error',
    message: 'Invalid eventId.',
  });
  expect((await call(sandbox, 'GET', '/api/event/room', { roomId: 3697602 })).message).toBe('Invalid roomId.');
});
