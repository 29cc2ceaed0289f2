import { type ProviderSample, type SampleContext } from '../../provider-kit/sample';

const HOUR_MS = 3_600_000;
const paths = { events: /^\/api\/v2\/event\/public_events$/, event: /^\/api\/v2\/event\/public_events\/\d+$/ };

const lasting = ({ startsAt }: SampleContext, hours: number): string =>
  new Date(startsAt.getTime() + hours * HOUR_MS).toISOString();

export const sample: ProviderSample = {
  existing: { 'public-event': ['1', '2'], venue: ['1', '2'], course: ['1', '2'], contact: ['1', '2'] },
  listed: {
    title: 'Project Management Foundations, Paris',
    holds: [
      { kind: 'HOST', resource: 'anna.kowalska@training.example' },
      { kind: 'VENUE', resource: 'administrate:venue:5' },
    ],
  },
  writes: [
    {
      mutation: 'createPublicEvent',
      input: (context) => ({
        title: 'Sample course',
        courseId: 'administrate:course:1',
        venueId: 'administrate:venue:5',
        tutorId: 'administrate:contact:2',
        startsAt: context.startsAt.toISOString(),
        endsAt: lasting(context, 1),
        timeZone: 'UTC',
        currency: 'EUR',
      }),
      request: { method: 'POST', target: paths.events },
      payload: 'publicEvent',
      readBack: {
        select: '... on PublicEvent { title venue { id } tutor { id } }',
        value: {
          title: 'Sample course',
          venue: { id: 'administrate:venue:5' },
          tutor: { id: 'administrate:contact:2' },
        },
      },
      create: {
        recovery: 'lookup',
        nativeIdIn: (text) => String((JSON.parse(text) as { id: number }).id),
        holds: [
          { kind: 'HOST', resource: 'tomas.ferreira@training.example' },
          { kind: 'VENUE', resource: 'administrate:venue:5' },
        ],
      },
    },
    {
      mutation: 'updatePublicEvent',
      target: 'createPublicEvent',
      input: ({ targetId }) => ({ id: targetId, title: 'Renamed course', isCancelled: true }),
      request: { method: 'PUT', target: paths.event },
      payload: 'publicEvent',
      readBack: {
        select: '... on PublicEvent { title status }',
        value: { title: 'Renamed course', status: 'CANCELLED' },
      },
    },
    {
      mutation: 'deletePublicEvent',
      target: 'createPublicEvent',
      input: ({ targetId }) => ({ id: targetId }),
      request: { method: 'DELETE', target: paths.event },
      payload: null,
      readBack: { select: 'id', value: null },
    },
  ],
  refusals: [
    {
      mutation: 'createPublicEvent',
      changes: (context) => ({ endsAt: lasting(context, -1) }),
      code: 'END_BEFORE_START',
      field: ['endsAt'],
      isSent: false,
    },
    {
      mutation: 'createPublicEvent',
      changes: () => ({ courseId: 'administrate:course:999999' }),
      code: 'PROVIDER_REFUSED',
      field: null,
      isSent: true,
    },
  ],
  wrongCredentials: { ADMINISTRATE_PASSWORD: 'not-the-password' },
  // Basic authentication sends user and password encoded as one.
  credentialsIn: ({ headers }) => [String(headers['authorization'] ?? '').replace(/^Basic /, '')],
  refusalWith: (words) => ({ status: 422, type: 'application/json', text: JSON.stringify({ error: words }) }),
};
