import { type ProviderSample, type SampleContext } from '../../provider-kit/sample';

const HOUR_MS = 3_600_000;
const paths = {
  event: /^\/api\/event$/,
  eventWithQuery: /^\/api\/event\?/,
  room: /^\/api\/event\/room$/,
  roomWithQuery: /^\/api\/event\/room\?/,
  participant: /^\/api\/event\/participant$/,
  participantWithQuery: /^\/api\/event\/participant\?/,
  images: /^\/api\/event\/images\?/,
};

const hour = ({ startsAt }: SampleContext): Record<string, unknown> => ({
  startsAt: startsAt.toISOString(),
  endsAt: new Date(startsAt.getTime() + HOUR_MS).toISOString(),
});

export const sample: ProviderSample = {
  existing: { event: ['3696601', '3696611'], room: ['3696602', '3696612'], participant: [] },
  listed: {
    title: 'First Aid at Work: Annual Refresher',
    holds: [
      { kind: 'CHANNEL', resource: '2977213' },
      { kind: 'CHANNEL', resource: '2977212' },
    ],
  },
  writes: [
    {
      mutation: 'createIcareusEvent',
      input: (context) => ({ name: { text: 'Sample event' }, ...hour(context) }),
      request: { method: 'POST', target: paths.event },
      payload: 'event',
      readBack: { select: '... on Event { title }', value: { title: 'Sample event' } },
      create: {
        recovery: 'operator',
        nativeIdIn: (text) => /"eventId":(\d+)/.exec(text)?.[1],
        holds: [{ kind: 'CHANNEL', resource: null }],
      },
    },
    {
      mutation: 'updateIcareusEvent',
      target: 'createIcareusEvent',
      input: ({ targetId }) => ({ id: targetId, name: { text: 'Renamed event' } }),
      request: { method: 'PUT', target: paths.event },
      payload: 'event',
      readBack: { select: '... on Event { title }', value: { title: 'Renamed event' } },
    },
    {
      mutation: 'deleteIcareusEvent',
      target: 'createIcareusEvent',
      input: ({ targetId }) => ({ id: targetId }),
      request: { method: 'DELETE', target: paths.eventWithQuery },
      payload: null,
      readBack: { select: 'id', value: null },
      hasEmptyResponse: true,
    },
    {
      mutation: 'createRoom',
      target: 'createIcareusEvent',
      input: (context) => ({ eventId: context.targetId, name: { text: 'Sample room' }, ...hour(context) }),
      request: { method: 'POST', target: paths.room },
      payload: 'room',
      readBack: { select: '... on Room { name { text } }', value: { name: { text: 'Sample room' } } },
      // The page lists the new room first.
      create: { recovery: 'lookup', nativeIdIn: (text) => /"roomId":(\d+)/.exec(text)?.[1] },
    },
    {
      mutation: 'updateRoom',
      target: 'createRoom',
      input: ({ targetId }) => ({ id: targetId, name: { text: 'Renamed room' } }),
      request: { method: 'PUT', target: paths.room },
      payload: 'room',
      readBack: { select: '... on Room { name { text } }', value: { name: { text: 'Renamed room' } } },
    },
    {
      mutation: 'deleteRoom',
      target: 'createRoom',
      input: ({ targetId }) => ({ id: targetId }),
      request: { method: 'DELETE', target: paths.roomWithQuery },
      payload: null,
      readBack: { select: 'id', value: null },
      hasEmptyResponse: true,
    },
    {
      mutation: 'createParticipant',
      target: 'createIcareusEvent',
      input: ({ targetId }) => ({ eventId: targetId, emailAddress: 'ann@example.com', firstName: 'Ann' }),
      request: { method: 'POST', target: paths.participant },
      payload: 'participant',
      readBack: { select: '... on Participant { firstName blocked }', value: { firstName: 'Ann', blocked: true } },
      create: { recovery: 'operator', nativeIdIn: (text) => /"participant_id":(\d+)/.exec(text)?.[1] },
    },
    {
      mutation: 'updateParticipant',
      target: 'createParticipant',
      input: ({ targetId }) => ({ id: targetId, blocked: false }),
      request: { method: 'PUT', target: paths.participant },
      payload: 'participant',
      readBack: { select: '... on Participant { blocked }', value: { blocked: false } },
    },
    {
      mutation: 'deleteParticipant',
      target: 'createParticipant',
      input: ({ targetId }) => ({ id: targetId }),
      request: { method: 'DELETE', target: paths.participantWithQuery },
      payload: null,
      readBack: { select: 'id', value: null },
      hasEmptyResponse: true,
    },
  ],
  refusals: [
    {
      mutation: 'createIcareusEvent',
      changes: ({ startsAt }) => ({ endsAt: new Date(startsAt.getTime() - HOUR_MS).toISOString() }),
      code: 'END_BEFORE_START',
      field: ['endsAt'],
      isSent: false,
    },
  ],
  wrongCredentials: { ICAREUS_SECRET: 'not-the-secret' },
  credentialsIn: ({ headers }) => [String(headers['authorization'] ?? '').replace(/^Bearer /, '')],
  refusalWith: (words) => ({
    status: 200,
    type: 'application/json',
    text: JSON.stringify({ status: 'error', message: words }),
  }),
  hostLinks: { pattern: /"ingestUrl":"([^"]+)"/g, fields: ['publishing'] },
};
