import { type ProviderSample, type SampleContext, type SampleWrite } from '../../provider-kit/sample';

const PRESENTER = 'omar.haddad@training.example';
const RIVAL = 'anna.berg@training.example';

const calls = (method: string): SampleWrite['request'] => ({
  method: 'POST',
  target: new RegExp(`\\?method=${method}$`),
});

const newClass = ({ startsAt }: SampleContext): Record<string, unknown> => ({
  title: 'Sample class',
  startsAt: startsAt.toISOString(),
  timeZone: 'UTC',
  durationMinutes: 60,
  presenterEmail: PRESENTER,
});

export const sample: ProviderSample = {
  existing: { class: ['15701', '15702'], series: ['900'] },
  // The records of classes that were made elsewhere have no address of the presenter.
  listed: { title: 'Biology', holds: [] },
  writes: [
    {
      mutation: 'createClass',
      input: newClass,
      request: calls('create'),
      payload: 'class',
      readBack: {
        select: '... on Class { title status durationMinutes }',
        value: { title: 'Sample class', status: 'SCHEDULED', durationMinutes: 60 },
      },
      create: {
        recovery: 'lookup',
        nativeIdIn: (text) => /<class_id>\D*(\d+)/.exec(text)?.[1],
        holds: [{ kind: 'HOST', resource: PRESENTER }],
        rival: () => ({ presenterEmail: RIVAL }),
      },
    },
    {
      mutation: 'createRecurringClass',
      input: (context) => ({ class: newClass(context), repeat: 'DAILY', occurrences: 2 }),
      request: calls('create_recurring'),
      payload: 'series',
      readBack: {
        select: '... on ClassSeries { classes { title } }',
        value: { classes: Array(2).fill({ title: 'Sample class' }) },
      },
      create: {
        recovery: 'lookup',
        nativeIdIn: (text) => /<class_master_id>\D*(\d+)/.exec(text)?.[1],
        rival: (context) => ({ class: { ...newClass(context), presenterEmail: RIVAL } }),
      },
    },
    {
      mutation: 'updateClass',
      target: 'createClass',
      input: ({ targetId }) => ({ id: targetId, title: 'Renamed class' }),
      request: calls('modify'),
      payload: 'class',
      readBack: { select: '... on Class { title }', value: { title: 'Renamed class' } },
    },
    {
      mutation: 'cancelClass',
      target: 'createClass',
      input: ({ targetId }) => ({ id: targetId }),
      request: calls('cancel'),
      payload: 'class',
      readBack: { select: '... on Class { status }', value: { status: 'CANCELLED' } },
    },
    {
      mutation: 'addClassAttendees',
      target: 'createClass',
      input: ({ targetId }) => ({ classId: targetId, attendees: [{ attendeeId: '101', screenName: 'Ann' }] }),
      request: calls('add_attendees'),
      payload: 'class',
      readBack: {
        select: '... on Class { attendees { attendeeId } }',
        value: { attendees: [{ attendeeId: '101' }] },
      },
    },
  ],
  refusals: [
    {
      mutation: 'createClass',
      changes: () => ({ title: '' }),
      code: 'REQUIRED',
      field: ['title'],
      isSent: false,
    },
    {
      mutation: 'createClass',
      changes: () => ({ presenterEmail: 'nobody@example.com' }),
      code: 'PRESENTER_UNKNOWN',
      field: ['presenterEmail'],
      isSent: true,
    },
  ],
  wrongCredentials: { WIZIQ_SECRET_KEY: 'not-the-secret-key' },
  credentialsIn: ({ body }) => [new URLSearchParams(body).get('access_key') ?? ''],
  refusalWith: (words) => ({
    status: 200,
    type: 'text/xml',
    text: `<rsp status="fail"><error code="1" msg="${words}"/></rsp>`,
  }),
  hostLinks: { pattern: /<presenter_url>(?:<!\[CDATA\[)?([^<\]]+)/g, fields: ['presenterUrl'] },
};
