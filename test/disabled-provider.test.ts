import { startTestApp, type TestApp } from './support/app';

/** What is said of each provider. */
const MESSAGES: Readonly<Record<string, string>> = {
  ADMINISTRATE:
    'Administrate is not configured. To enable it, the operator of this server must set ADMINISTRATE_BASE_URL, ADMINISTRATE_USERNAME, ADMINISTRATE_PASSWORD.',
  ELECTA:
    'Electa is not configured. To enable it, the operator of this server must set ELECTA_COMPANY_ID, ELECTA_APP_KEY or ELECTA_TOKEN.',
  ICAREUS:
    'Icareus Suite is not configured. To enable it, the operator of this server must set ICAREUS_ORGANIZATION_ID, ICAREUS_SECRET, ICAREUS_CLIENT_IP.',
  WIZIQ:
    'WizIQ is not configured. To enable it, the operator of this server must set WIZIQ_ACCESS_KEY, WIZIQ_SECRET_KEY.',
};
/** Whose an operation is: what names no provider is known by its field. */
function providerOf(field: string, operation: string): string {
  if (/Electa|^event/.test(field)) return 'ELECTA';
  if (/"icareus:|Icareus|ICAREUS/.test(operation)) return 'ICAREUS';
  return /"wiziq:|createClass|createRecurringClass/.test(operation) ? 'WIZIQ' : 'ADMINISTRATE';
}
const EVENT = 'administrate:public-event:6';
const VENUE = 'administrate:venue:1';
const COURSE = 'administrate:course:1';
const CONTACT = 'administrate:contact:1';
const LIVE_SESSION = 'electa:event:255052';
const STREAM = 'icareus:event:3697601';
const ROOM = 'icareus:room:3697602';
const PARTICIPANT = 'icareus:participant:3697601.77';
const CLASS = 'wiziq:class:15701';
const SERIES = 'wiziq:series:900';
const CREATE_CLASS = '{ title: "T", startsAt: "2030-05-01T09:00:00Z", presenterEmail: "anna@training.example" }';
const TEXT = '{ translations: [{ locale: "en-US", text: "T" }] }';
const TIMES = 'startsAt: "2030-05-01T09:00:00Z", endsAt: "2030-05-01T10:00:00Z"';
const CREATE = `{
  courseId: "${COURSE}", venueId: "${VENUE}", tutorId: "${CONTACT}"
  startsAt: "2030-05-01T09:00:00Z", endsAt: "2030-05-01T10:00:00Z", timeZone: "Europe/London", currency: "GBP"
}`;

/** One operation for every root field that goes to a provider. */
const READS: Readonly<Record<string, string>> = {
  publicEvent: `{ publicEvent(id: "${EVENT}") { id title } }`,
  publicEventsByIds: `{ publicEventsByIds(ids: ["${EVENT}"]) { id } }`,
  publicEvents: '{ publicEvents(first: 10) { nodes { id venue { name } } } }',
  venue: `{ venue(id: "${VENUE}") { name } }`,
  venuesByIds: `{ venuesByIds(ids: ["${VENUE}"]) { name } }`,
  venues: '{ venues(text: "London") { nodes { name } } }',
  course: `{ course(id: "${COURSE}") { title } }`,
  coursesByIds: `{ coursesByIds(ids: ["${COURSE}"]) { title } }`,
  courses: '{ courses { nodes { title } } }',
  contact: `{ contact(id: "${CONTACT}") { fullName } }`,
  contactsByIds: `{ contactsByIds(ids: ["${CONTACT}"]) { fullName } }`,
  contacts: '{ contacts(isTutor: true) { nodes { fullName } } }',
  event: `{ event(id: "${LIVE_SESSION}") { title } }`,
  eventsByIds: `{ eventsByIds(ids: ["${LIVE_SESSION}"]) { title } }`,
  room: `{ room(id: "${ROOM}") { id } }`,
  roomsByIds: `{ roomsByIds(ids: ["${ROOM}"]) { id } }`,
  participant: `{ participant(id: "${PARTICIPANT}") { id } }`,
  participantsByIds: `{ participantsByIds(ids: ["${PARTICIPANT}"]) { id } }`,
  class: `{ class(id: "${CLASS}") { title } }`,
  classesByIds: `{ classesByIds(ids: ["${CLASS}"]) { title } }`,
  classSeries: `{ classSeries(id: "${SERIES}") { title } }`,
  classSeriesByIds: `{ classSeriesByIds(ids: ["${SERIES}"]) { title } }`,
};
const WRITES: Readonly<Record<string, string>> = {
  createPublicEvent: `mutation { createPublicEvent(input: ${CREATE}) { publicEvent { id } userErrors { code } } }`,
  updatePublicEvent: `mutation { updatePublicEvent(input: { id: "${EVENT}", title: "T" }) { publicEvent { id } userErrors { code } } }`,
  deletePublicEvent: `mutation { deletePublicEvent(input: { id: "${EVENT}" }) { deletedId userErrors { code } } }`,
  createElectaEvent: `mutation { createElectaEvent(input: {
    title: "T", startsAt: "2030-05-01T09:00:00Z", timeZone: "Europe/London", durationMinutes: 60, accessType: A
  }) { event { id } userErrors { code } } }`,
  createIcareusEvent: `mutation { createIcareusEvent(input: {
    name: ${TEXT}, ${TIMES}, locales: ["en-US"]
  }) { event { id } userErrors { code } } }`,
  updateIcareusEvent: `mutation { updateIcareusEvent(input: { id: "${STREAM}", name: ${TEXT} }) { event { id } userErrors { code } } }`,
  deleteIcareusEvent: `mutation { deleteIcareusEvent(input: { id: "${STREAM}" }) { deletedId userErrors { code } } }`,
  adoptEvent:
    'mutation { adoptEvent(input: { provider: ICAREUS, providerId: "3697601" }) { event { id } userErrors { code } } }',
  createRoom: `mutation { createRoom(input: {
    eventId: "${STREAM}", name: ${TEXT}, ${TIMES}, channelId: "2977205"
  }) { room { id } userErrors { code } } }`,
  updateRoom: `mutation { updateRoom(input: { id: "${ROOM}", name: ${TEXT} }) { room { id } userErrors { code } } }`,
  deleteRoom: `mutation { deleteRoom(input: { id: "${ROOM}" }) { deletedId userErrors { code } } }`,
  createParticipant: `mutation { createParticipant(input: {
    eventId: "${STREAM}", emailAddress: "ann@example.com"
  }) { participant { id } userErrors { code } } }`,
  updateParticipant: `mutation { updateParticipant(input: { id: "${PARTICIPANT}", blocked: true }) { participant { id } userErrors { code } } }`,
  deleteParticipant: `mutation { deleteParticipant(input: { id: "${PARTICIPANT}" }) { deletedId userErrors { code } } }`,
  removeThumbnail: `mutation { removeThumbnail(input: { id: "${ROOM}" }) { room { id } userErrors { code } } }`,
  createClass: `mutation { createClass(input: ${CREATE_CLASS}) { class { id } userErrors { code } } }`,
  createRecurringClass: `mutation { createRecurringClass(input: {
    class: ${CREATE_CLASS}, repeat: DAILY, occurrences: 3
  }) { series { id } userErrors { code } } }`,
  updateClass: `mutation { updateClass(input: { id: "${CLASS}", title: "T" }) { class { id } userErrors { code } } }`,
  cancelClass: `mutation { cancelClass(input: { id: "${CLASS}" }) { class { id } userErrors { code } } }`,
  addClassAttendees: `mutation { addClassAttendees(input: {
    classId: "${CLASS}", attendees: [{ attendeeId: "1", screenName: "Mike" }]
  }) { class { id } userErrors { code } } }`,
};
/** What is answered without any provider. */
const OTHERS = [
  ...['node', 'nodes', 'providers', 'write', 'writes', '_entities', '_service'],
  ...['schedule', 'conflicts', 'availability'],
];
/** `setThumbnail` takes a file, which comes with a multipart request. */
const OTHER_WRITES = ['resolveWrite', 'setThumbnail'];

describe('A provider that is switched off', () => {
  let app: TestApp;
  beforeAll(async () => {
    app = await startTestApp({ SANDBOX: 'off' });
  });
  afterAll(() => app.stop());

  it('is asked by the operations of this test through every root field that goes to a provider', async () => {
    const { data } = await app.graphql(
      '{ __schema { queryType { fields { name } } mutationType { fields { name } } } }',
    );
    const { queryType, mutationType } = data.__schema;
    const names = (fields: { name: string }[]): string[] => fields.map(({ name }) => name).sort();
    expect(names(queryType.fields)).toEqual([...Object.keys(READS), ...OTHERS].sort());
    expect(names(mutationType.fields)).toEqual([...Object.keys(WRITES), ...OTHER_WRITES].sort());
  });

  it.each(Object.entries({ ...READS, ...WRITES }))(
    'answers %s with what has to be set, and by whom',
    async (field, operation) => {
      const provider = providerOf(field, operation);
      const { status, data, errors, text } = await app.graphql(operation);
      expect(status).toBe(200);
      expect(data?.[field] ?? null).toEqual(field.endsWith('ByIds') ? [null] : null);
      expect(errors).toMatchObject([
        {
          message: MESSAGES[provider],
          path: field.endsWith('ByIds') ? [field, 0] : [field],
          extensions: { code: 'PROVIDER_NOT_CONFIGURED', provider, retryable: false },
        },
      ]);
      expect(errors[0]?.extensions['requestId']).toEqual(expect.stringMatching(/^[0-9a-f-]{36}$/));
      expect(text).not.toContain('userErrors');
    },
  );

  it('is left out of the schedule, and named where it is asked for', async () => {
    const window = 'from: "2026-01-01T00:00:00Z", to: "2026-02-01T00:00:00Z"';
    const { data, errors } = await app.graphql(`{
      schedule(${window}) { nodes { id } unavailable { provider } }
      named: schedule(${window}, filter: { providers: [WIZIQ] }) { nodes { id } unavailable { provider code message staleSince } }
      conflicts(${window}) { conflicts { kind } unavailable { provider } }
      availability(${window}, hosts: ["ann@example.com"]) { hosts { busy { startsAt } } unavailable { provider } }
    }`);
    expect(errors).toEqual([]);
    expect(data).toEqual({
      schedule: { nodes: [], unavailable: [] },
      named: {
        nodes: [],
        unavailable: [
          { provider: 'WIZIQ', code: 'PROVIDER_NOT_CONFIGURED', message: MESSAGES['WIZIQ'], staleSince: null },
        ],
      },
      conflicts: { conflicts: [], unavailable: [] },
      availability: { hosts: [{ busy: [] }], unavailable: [] },
    });
  });

  it('has an error of its own in each place of a list', async () => {
    const { data, errors } = await app.graphql(
      `{ venuesByIds(ids: ["${VENUE}", "nothing:of-ours:1", "administrate:venue:2"]) { name } }`,
    );
    expect(data).toEqual({ venuesByIds: [null, null, null] });
    expect(errors.map(({ path, extensions }) => [path, extensions['code']])).toEqual([
      [['venuesByIds', 0], 'PROVIDER_NOT_CONFIGURED'],
      [['venuesByIds', 2], 'PROVIDER_NOT_CONFIGURED'],
    ]);
  });

  it('leaves the rest of the answer as it is', async () => {
    const { data, errors } = await app.graphql(`{ venue(id: "${VENUE}") { name } providers { mode } }`);
    expect(data).toEqual({ venue: null, providers: Array(4).fill({ mode: 'DISABLED' }) });
    expect(errors).toHaveLength(1);
  });

  it('has no nodes', async () => {
    const ids = [EVENT, VENUE, COURSE, CONTACT, LIVE_SESSION, STREAM, ROOM, PARTICIPANT, CLASS, SERIES];
    const { data, errors } = await app.graphql(
      'query ($ids: [ID!]!) { node(id: "administrate:public-event:6") { id } nodes(ids: $ids) { id } }',
      { ids },
    );
    expect(errors).toEqual([]);
    expect(data).toEqual({ node: null, nodes: ids.map(() => null) });
  });

  it('has no entities for a router', async () => {
    const representations = [
      { __typename: 'PublicEvent', id: EVENT },
      { __typename: 'Venue', id: VENUE },
      { __typename: 'Course', id: COURSE },
      { __typename: 'Contact', id: CONTACT },
      { __typename: 'Event', id: LIVE_SESSION },
      { __typename: 'Event', id: STREAM },
      { __typename: 'Room', id: ROOM },
      { __typename: 'Participant', id: PARTICIPANT },
      { __typename: 'Class', id: CLASS },
      { __typename: 'ClassSeries', id: SERIES },
      { __typename: 'ScheduledSession', id: EVENT },
      { __typename: 'ScheduledSession', id: CLASS },
    ];
    const { data, errors } = await app.graphql(
      'query ($representations: [_Any!]!) { _entities(representations: $representations) { __typename } }',
      { representations },
    );
    expect(errors).toEqual([]);
    expect(data).toEqual({ _entities: representations.map(() => null) });
  });

  it('is listed as such, with what it could do', async () => {
    const { data, errors } = await app.graphql(
      '{ providers { provider mode state capabilities lastSuccessAt lastError } }',
    );
    expect(errors).toEqual([]);
    expect(data.providers).toEqual([
      {
        provider: 'ADMINISTRATE',
        mode: 'DISABLED',
        state: 'UNKNOWN',
        capabilities: ['CREATE', 'READ', 'LIST', 'UPDATE', 'CANCEL'],
        lastSuccessAt: null,
        lastError: null,
      },
      {
        provider: 'ELECTA',
        mode: 'DISABLED',
        state: 'UNKNOWN',
        capabilities: ['CREATE', 'LIST'],
        lastSuccessAt: null,
        lastError: null,
      },
      {
        provider: 'ICAREUS',
        mode: 'DISABLED',
        state: 'UNKNOWN',
        capabilities: ['CREATE', 'READ', 'UPDATE', 'CANCEL', 'ROOMS', 'PARTICIPANTS', 'THUMBNAILS'],
        lastSuccessAt: null,
        lastError: null,
      },
      {
        provider: 'WIZIQ',
        mode: 'DISABLED',
        state: 'UNKNOWN',
        capabilities: ['CREATE', 'READ', 'UPDATE', 'CANCEL', 'RECURRENCE', 'ATTENDEES'],
        lastSuccessAt: null,
        lastError: null,
      },
    ]);
  });

  it('keeps nobody from reading the schema, nor the server from being ready', async () => {
    const { data } = await app.graphql('{ _service { sdl } }');
    expect(data._service.sdl).toContain('type PublicEvent');
    expect((await fetch(`${app.url}/readyz`)).status).toBe(200);
  });
});
