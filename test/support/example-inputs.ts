import type * as examples from '../generated/examples';

export const newStreamedEvent: examples.CreateIcareusEventInput = {
  name: { translations: [{ locale: 'en-US', text: 'Open day' }] },
  startsAt: '2030-05-06T09:00:00Z',
  endsAt: '2030-05-06T12:00:00Z',
};

export const newRoom = (eventId: string): examples.CreateRoomInput => ({
  eventId,
  name: { text: 'Workshop' },
  startsAt: '2030-05-06T10:00:00.000Z',
  endsAt: '2030-05-06T11:00:00.000Z',
});

export const newParticipant = (eventId: string): examples.CreateParticipantInput => ({
  eventId,
  emailAddress: 'mia@example.com',
  firstName: 'Mia',
  blocked: false,
});
