import { type ProviderSample } from '../../provider-kit/sample';

export const sample: ProviderSample = {
  existing: { event: [] },
  listed: {
    title: 'Data protection clinic',
    holds: [
      { kind: 'HOST', resource: 'Wanjiru.Kamande@Training.Example' },
      { kind: 'ROOM', resource: '2222' },
    ],
  },
  writes: [
    {
      mutation: 'createElectaEvent',
      input: ({ startsAt }) => ({
        title: 'Sample session',
        startsAt: startsAt.toISOString(),
        timeZone: 'UTC',
        durationMinutes: 60,
        accessType: 'B',
        presenterId: '122202',
        roomId: '2221',
      }),
      request: { method: 'GET', target: /^\/event\/create\?/ },
      payload: 'event',
      create: {
        recovery: 'operator',
        nativeIdIn: (text) => /<EventId>(\d+)</.exec(text)?.[1],
        holds: [
          { kind: 'HOST', resource: 'florian.oberhauser@training.example' },
          { kind: 'ROOM', resource: '2221' },
        ],
      },
    },
  ],
  refusals: [
    {
      mutation: 'createElectaEvent',
      changes: () => ({ durationMinutes: 75 }),
      code: 'DURATION_NOT_SUPPORTED',
      field: ['durationMinutes'],
      isSent: false,
    },
  ],
  wrongCredentials: { ELECTA_APP_KEY: 'ffffffffffffffffffffffffffffffff' },
  credentialsIn: ({ target }) => {
    const token = new URLSearchParams(target.split('?')[1]).get('token');
    return token === null ? [] : [token];
  },
  refusalWith: (words) => ({
    status: 200,
    type: 'text/xml',
    text: `<Response><ResponseCode>99</ResponseCode><ResponseData>${words}</ResponseData></Response>`,
  }),
};
