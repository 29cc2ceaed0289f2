import { startWizIqApp, type WizIqTestApp } from '../support/wiziq-app';

let app: WizIqTestApp;
beforeAll(async () => {
  app = await startWizIqApp();
});
afterAll(() => app.stop());
beforeEach(() => app.upstream.forget());

const query = async (text: string, variables?: Record<string, unknown>) => {
  const { data, errors } = await app.graphql(text, variables);
  expect(errors).toEqual([]);
  return data;
};

describe('Classes', () => {
  it('are read for one call, whatever their states and however they are asked for', async () => {
    const data = await query(`{
      class(id: "wiziq:class:15701") { title timeZone status durationMinutes attendees { attendeeId screenName } }
      classesByIds(ids: ["wiziq:class:15703", "wiziq:class:99", "wiziq:class:15704", "nonsense", "wiziq:series:900"]) { id status }
      node(id: "wiziq:class:15705") { id ... on ScheduledSession { status } }
      _entities(representations: [
        { __typename: "Class", id: "wiziq:class:15706" }
        { __typename: "ScheduledSession", id: "wiziq:class:15702" }
      ]) { ... on Class { id status language } }
    }`);
    expect(data).toEqual({
      class: {
        title: 'English Class',
        timeZone: 'America/Chicago',
        status: 'SCHEDULED',
        durationMinutes: 45,
        attendees: [
          { attendeeId: '101', screenName: 'Mike' },
          { attendeeId: '102', screenName: 'Zoë & Co' },
        ],
      },
      classesByIds: [
        { id: 'wiziq:class:15703', status: 'IN_PROGRESS' },
        null,
        { id: 'wiziq:class:15704', status: 'CANCELLED' },
        null,
        null,
      ],
      node: { id: 'wiziq:class:15705', status: 'COMPLETED' },
      _entities: [
        { id: 'wiziq:class:15706', status: 'EXPIRED', language: 'en-US' },
        { id: 'wiziq:class:15702', status: 'SCHEDULED', language: 'en-US' },
      ],
    });
    expect(app.methods()).toEqual(['get_data']);
  });

  it('are a call per hundred', async () => {
    const ids = Array.from({ length: 150 }, (_, index) => `wiziq:class:${15701 + index}`);
    const { classesByIds } = await query('query ($ids: [ID!]!) { classesByIds(ids: $ids) { id } }', { ids });
    expect(classesByIds.filter(Boolean)).toHaveLength(15);
    expect(app.methods()).toEqual(['get_data', 'get_data']);
  });

  it('cost no call where no id is one of theirs', async () => {
    const data = await query('{ class(id: "wiziq:class:abc") { id } classSeries(id: "wiziq:class:15701") { id } }');
    expect(data).toEqual({ class: null, classSeries: null });
    expect(app.methods()).toEqual([]);
  });
});

describe('A series', () => {
  it('is read with its classes for two calls', async () => {
    const data = await query(`{
      classSeries(id: "wiziq:series:900") {
        id provider providerId title summary repeat occurrences until
        classes { id timeZone series { id } }
      }
    }`);
    expect(data.classSeries).toMatchObject({
      id: 'wiziq:series:900',
      provider: 'WIZIQ',
      title: 'Office hours',
      summary: null,
      repeat: null,
      occurrences: 8,
      until: null,
    });
    expect(data.classSeries.classes).toHaveLength(8);
    expect(data.classSeries.classes[0]).toEqual({
      id: 'wiziq:class:15708',
      timeZone: 'America/Chicago',
      series: { id: 'wiziq:series:900' },
    });
    expect(app.methods()).toEqual(['view_schedule', 'get_data']);
  });

  it('costs one call alone, and is null where there is none', async () => {
    const data = await query(`{
      classSeriesByIds(ids: ["wiziq:series:900", "wiziq:series:99"]) { title }
      _entities(representations: [{ __typename: "ClassSeries", id: "wiziq:series:900" }]) { ... on ClassSeries { occurrences } }
    }`);
    expect(data).toEqual({
      classSeriesByIds: [{ title: 'Office hours' }, null],
      _entities: [{ occurrences: 8 }],
    });
    expect(app.methods()).toEqual(['view_schedule', 'view_schedule']);
  });
});

test('The provider says what it can do', async () => {
  const { providers } = await query('{ providers { provider mode capabilities } }');
  expect(providers).toContainEqual({
    provider: 'WIZIQ',
    mode: 'LIVE',
    capabilities: ['CREATE', 'READ', 'UPDATE', 'CANCEL', 'RECURRENCE', 'ATTENDEES'],
  });
});
