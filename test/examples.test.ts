import { print } from 'graphql';
import * as examples from './generated/examples';
import { startTestApp, type TestApp } from './support/app';
import { loggedIn, scriptedElecta } from './support/electa-app';
import { startScriptedServer } from './support/scripted-server';

/** All providers simulated, as without settings. */
let app: TestApp;
beforeAll(async () => {
  app = await startTestApp();
});
afterAll(() => app.stop());

/** Sends an operation with its variables, typed as codegen typed them. */
async function run<Data, Variables extends Record<string, unknown>>(
  document: { __apiType?: (variables: Variables) => Data },
  variables: Variables,
  at: TestApp = app,
): Promise<Data> {
  const { data, errors } = await at.graphql(print(document as never), variables);
  expect(errors).toEqual([]);
  return data as Data;
}

const newEvent: examples.CreatePublicEventInput = {
  courseId: 'administrate:course:1',
  venueId: 'administrate:venue:1',
  tutorId: 'administrate:contact:1',
  startsAt: '2030-05-06T08:00:00Z',
  endsAt: '2030-05-06T15:00:00Z',
  timeZone: 'Europe/Paris',
  currency: 'GBP',
};

async function createEvent(): Promise<string> {
  const { createPublicEvent } = await run(examples.CreatePublicEventDocument, { input: newEvent });
  return createPublicEvent.publicEvent!.id;
}

const newLiveSession: examples.CreateElectaEventInput = {
  title: 'Excel in an hour',
  startsAt: '2030-05-07T09:00:00Z',
  timeZone: 'Europe/London',
  durationMinutes: 60,
  accessType: 'A',
  idempotencyKey: 'excel-in-an-hour',
};

const newClass = (startsAt: string): examples.CreateClassInput => ({
  title: 'English for beginners',
  startsAt,
  timeZone: 'Europe/Paris',
  presenterEmail: 'anna.berg@training.example',
});

async function createClass(startsAt: string): Promise<string> {
  const { createClass } = await run(examples.CreateClassDocument, { input: newClass(startsAt) });
  expect(createClass.userErrors).toEqual([]);
  return createClass.class!.id;
}

/** A server on which a live session was cut off, and the id of that write. */
async function withCutOffWrite(test: (at: TestApp, writeId: string) => Promise<void>): Promise<void> {
  const electa = await startScriptedServer(({ path }) => (/token/.test(path) ? loggedIn() : { ends: 'reset' }));
  const at = await startTestApp(scriptedElecta(electa.url));
  const { errors } = await at.graphql(print(examples.CreateLiveSessionDocument), { input: newLiveSession });
  expect(errors).toMatchObject([{ extensions: { code: 'PROVIDER_OUTCOME_UNKNOWN' } }]);
  await test(at, errors[0]!.extensions['writeId'] as string);
  await at.stop();
  await electa.close();
}

/** One test per operation in schema/examples.graphql; the last test says when one is missing. */
const tests: Readonly<Record<string, () => Promise<void>>> = {
  NextPublicEvents: async () => {
    const startsFrom = new Date().toISOString();
    const { publicEvents } = await run(examples.NextPublicEventsDocument, { startsFrom });
    expect(publicEvents.nodes).toHaveLength(10);
    expect(publicEvents.nodes.every((event) => event.startsAt >= startsFrom)).toBe(true);
  },
  OnePublicEvent: async () => {
    const { publicEvent } = await run(examples.OnePublicEventDocument, { id: 'administrate:public-event:6' });
    expect(publicEvent?.prices.length).toBeGreaterThan(0);
  },
  AnyNode: async () => {
    const { node } = await run(examples.AnyNodeDocument, { id: 'administrate:public-event:6' });
    expect(node).toMatchObject({ __typename: 'PublicEvent', id: 'administrate:public-event:6' });
  },
  WhatACreateNeeds: async () => {
    const { courses, venues, contacts } = await run(examples.WhatACreateNeedsDocument, {
      course: 'project',
      tutor: 'anna',
    });
    expect([courses, venues, contacts].every(({ nodes }) => nodes.length > 0)).toBe(true);
  },
  TutorsEvents: async () => {
    const { contact } = await run(examples.TutorsEventsDocument, { id: 'administrate:contact:1' });
    expect(contact?.publicEvents?.nodes.length).toBeGreaterThan(0);
  },
  CreatePublicEvent: async () => {
    const { createPublicEvent } = await run(examples.CreatePublicEventDocument, { input: newEvent });
    expect(createPublicEvent).toMatchObject({
      publicEvent: { startsAt: '2030-05-06T08:00:00.000Z', timeZone: 'Europe/Paris' },
      userErrors: [],
    });
  },
  UpdatePublicEvent: async () => {
    const id = await createEvent();
    const input = { id, startsAt: '2030-05-06T09:00:00Z', isSoldOut: true };
    const { updatePublicEvent } = await run(examples.UpdatePublicEventDocument, { input });
    expect(updatePublicEvent).toMatchObject({
      publicEvent: { startsAt: '2030-05-06T09:00:00.000Z', endsAt: '2030-05-06T15:00:00.000Z', isSoldOut: true },
      userErrors: [],
    });
  },
  DeletePublicEvent: async () => {
    const id = await createEvent();
    const { deletePublicEvent } = await run(examples.DeletePublicEventDocument, { id });
    expect(deletePublicEvent).toEqual({ deletedId: id, userErrors: [] });
  },
  CreateLiveSession: async () => {
    const first = await run(examples.CreateLiveSessionDocument, { input: newLiveSession });
    expect(first.createElectaEvent).toMatchObject({
      event: { title: 'Excel in an hour', startsAt: '2030-05-07T09:00:00.000Z', endsAt: '2030-05-07T10:00:00.000Z' },
      userErrors: [],
    });
    expect(await run(examples.CreateLiveSessionDocument, { input: newLiveSession })).toEqual(first);
  },
  CreateClass: async () => {
    const { createClass } = await run(examples.CreateClassDocument, { input: newClass('2030-05-06T09:00:00Z') });
    expect(createClass).toMatchObject({
      class: { startsAt: '2030-05-06T09:00:00.000Z', endsAt: '2030-05-06T10:00:00.000Z', timeZone: 'Europe/Paris' },
      userErrors: [],
    });
  },
  CreateRecurringClass: async () => {
    const input: examples.CreateRecurringClassInput = {
      class: newClass('2030-06-03T09:00:00Z'),
      repeat: 'WEEKLY',
      weekly: { days: ['MONDAY', 'THURSDAY'] },
      occurrences: 6,
    };
    const { createRecurringClass } = await run(examples.CreateRecurringClassDocument, { input });
    expect(createRecurringClass.userErrors).toEqual([]);
    expect(createRecurringClass.series!.classes).toHaveLength(6);
  },
  UpdateClass: async () => {
    const id = await createClass('2030-05-07T09:00:00Z');
    const input = { id, title: 'English, second part', startsAt: '2030-05-07T13:00:00Z' };
    const { updateClass } = await run(examples.UpdateClassDocument, { input });
    expect(updateClass).toEqual({
      class: { id, title: input.title, startsAt: '2030-05-07T13:00:00.000Z' },
      userErrors: [],
    });
  },
  CancelClass: async () => {
    const id = await createClass('2030-05-08T09:00:00Z');
    const { cancelClass } = await run(examples.CancelClassDocument, { id });
    expect(cancelClass).toEqual({ class: { id, status: 'CANCELLED' }, userErrors: [] });
  },
  AddClassAttendees: async () => {
    const classId = await createClass('2030-05-09T09:00:00Z');
    const input = { classId, attendees: [{ attendeeId: '101', screenName: 'Mike' }] };
    const { addClassAttendees } = await run(examples.AddClassAttendeesDocument, { input });
    expect(addClassAttendees).toMatchObject({
      class: { id: classId, attendees: [{ attendeeId: '101', attendeeUrl: expect.stringMatching(/^https?:/) }] },
      userErrors: [],
    });
  },
  WritesWithUnknownOutcome: () =>
    withCutOffWrite(async (at, id) => {
      const { writes } = await run(examples.WritesWithUnknownOutcomeDocument, {}, at);
      expect(writes.nodes).toMatchObject([
        { id, provider: 'ELECTA', operation: 'createElectaEvent', input: { title: 'Excel in an hour' } },
      ]);
      expect(writes.nodes[0]!.summary).toContain('Excel in an hour');
    }),
  ResolveWrite: () =>
    withCutOffWrite(async (at, id) => {
      const { resolveWrite } = await run(examples.ResolveWriteDocument, { input: { id, providerId: '255052' } }, at);
      expect(resolveWrite).toEqual({
        write: { id, state: 'SUCCEEDED', result: { id: 'electa:event:255052' } },
        userErrors: [],
      });
      const { data } = await at.graphql('{ event(id: "electa:event:255052") { title startsAt } }');
      expect(data.event).toEqual({ title: 'Excel in an hour', startsAt: '2030-05-07T09:00:00.000Z' });
    }),
  Providers: async () => {
    const { providers } = await run(examples.ProvidersDocument, {});
    expect(providers).toMatchObject([
      { provider: 'ADMINISTRATE', mode: 'SANDBOX' },
      { provider: 'ELECTA', mode: 'SANDBOX' },
      { provider: 'WIZIQ', mode: 'SANDBOX' },
    ]);
  },
};

describe('schema/examples.graphql', () => {
  it.each(Object.entries(tests))('%s runs', (_name, test) => test());

  it('has a test here for each of its operations', () => {
    const operations = Object.keys(examples)
      .filter((name) => name.endsWith('Document'))
      .map((name) => name.replace(/Document$/, ''));
    expect(operations.sort()).toEqual(Object.keys(tests).sort());
  });
});
