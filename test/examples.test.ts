import { print } from 'graphql';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import * as examples from './generated/examples';
import { startTestApp, type TestApp } from './support/app';
import { newParticipant, newRoom, newStreamedEvent } from './support/example-inputs';
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
  return createPublicEvent!.publicEvent!.id;
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
  expect(createClass?.userErrors).toEqual([]);
  return createClass!.class!.id;
}

async function createStreamedEvent(): Promise<{ id: string }> {
  const { createIcareusEvent } = await run(examples.CreateStreamedEventDocument, { input: newStreamedEvent });
  expect(createIcareusEvent?.userErrors).toEqual([]);
  return createIcareusEvent!.event!;
}

/** Gives an event a picture, by a GraphQL multipart request. */
async function withPicture(id: string): Promise<examples.SetThumbnailMutation> {
  const query = print(examples.SetThumbnailDocument);
  const form = new FormData();
  form.set('operations', JSON.stringify({ query, variables: { input: { id, image: null } } }));
  form.set('map', JSON.stringify({ '0': ['variables.input.image'] }));
  form.set('0', new Blob([readFileSync(path.join(__dirname, '../docs/calendar.png'))]), 'calendar.png');
  const headers = { 'apollo-require-preflight': 'true' };
  const answer = await fetch(`${app.url}/graphql`, { method: 'POST', headers, body: form });
  const { data, errors } = (await answer.json()) as { data: examples.SetThumbnailMutation; errors?: unknown };
  expect(errors).toBeUndefined();
  return data;
}

const DAY_MS = 86_400_000;
const aroundToday = () => ({
  from: new Date(Date.now() - 3 * DAY_MS).toISOString(),
  to: new Date(Date.now() + 11 * DAY_MS).toISOString(),
});

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
    expect(publicEvents!.nodes).toHaveLength(10);
    expect(publicEvents!.nodes.every((event) => event.startsAt >= startsFrom)).toBe(true);
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
    expect([courses, venues, contacts].every((connection) => connection!.nodes.length > 0)).toBe(true);
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
    expect(createRecurringClass?.userErrors).toEqual([]);
    expect(createRecurringClass!.series!.classes).toHaveLength(6);
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
  CreateStreamedEvent: async () => {
    const { createIcareusEvent } = await run(examples.CreateStreamedEventDocument, { input: newStreamedEvent });
    expect(createIcareusEvent).toMatchObject({
      event: {
        title: 'Open day',
        startsAt: '2030-05-06T09:00:00.000Z',
        endsAt: '2030-05-06T12:00:00.000Z',
        rooms: [{ isMain: true, channelId: expect.stringMatching(/^\d+$/) }],
      },
      userErrors: [],
    });
  },
  UpdateStreamedEvent: async () => {
    const { id } = await createStreamedEvent();
    const input = { id, name: { text: 'Open evening' }, endsAt: '2030-05-06T20:00:00Z' };
    const { updateIcareusEvent } = await run(examples.UpdateStreamedEventDocument, { input });
    expect(updateIcareusEvent).toMatchObject({
      event: { id, title: 'Open evening', startsAt: '2030-05-06T09:00:00.000Z', endsAt: '2030-05-06T20:00:00.000Z' },
      userErrors: [],
    });
  },
  DeleteStreamedEvent: async () => {
    const { id } = await createStreamedEvent();
    const { deleteIcareusEvent } = await run(examples.DeleteStreamedEventDocument, { id });
    expect(deleteIcareusEvent).toEqual({ deletedId: id, userErrors: [] });
  },
  AdoptEvent: async () => {
    const { id } = await createStreamedEvent();
    const { adoptEvent } = await run(examples.AdoptEventDocument, { providerId: id.split(':')[2]! });
    expect(adoptEvent).toMatchObject({ event: { id, title: 'Open day' }, userErrors: [] });
  },
  CreateRoom: async () => {
    const { id: eventId } = await createStreamedEvent();
    const { createRoom } = await run(examples.CreateRoomDocument, { input: newRoom(eventId) });
    expect(createRoom).toMatchObject({
      room: { startsAt: newRoom(eventId).startsAt, endsAt: newRoom(eventId).endsAt },
      userErrors: [],
    });
  },
  UpdateRoom: async () => {
    const { id: eventId } = await createStreamedEvent();
    const { createRoom } = await run(examples.CreateRoomDocument, { input: newRoom(eventId) });
    const input = { id: createRoom!.room!.id, endsAt: '2030-05-06T10:45:00Z' };
    const { updateRoom } = await run(examples.UpdateRoomDocument, { input });
    expect(updateRoom).toMatchObject({ room: { endsAt: '2030-05-06T10:45:00.000Z' }, userErrors: [] });
  },
  DeleteRoom: async () => {
    const { id: eventId } = await createStreamedEvent();
    const { createRoom } = await run(examples.CreateRoomDocument, { input: newRoom(eventId) });
    const { id } = createRoom!.room!;
    const { deleteRoom } = await run(examples.DeleteRoomDocument, { id });
    expect(deleteRoom).toEqual({ deletedId: id, userErrors: [] });
  },
  CreateParticipant: async () => {
    const { id: eventId } = await createStreamedEvent();
    const { createParticipant } = await run(examples.CreateParticipantDocument, { input: newParticipant(eventId) });
    expect(createParticipant).toMatchObject({
      participant: { emailAddress: 'mia@example.com', blocked: false, accessUrl: expect.stringMatching(/^http/) },
      userErrors: [],
    });
  },
  UpdateParticipant: async () => {
    const { id: eventId } = await createStreamedEvent();
    const { createParticipant } = await run(examples.CreateParticipantDocument, { input: newParticipant(eventId) });
    const input = { id: createParticipant!.participant!.id, blocked: true };
    const { updateParticipant } = await run(examples.UpdateParticipantDocument, { input });
    expect(updateParticipant).toMatchObject({ participant: { id: input.id, blocked: true }, userErrors: [] });
  },
  DeleteParticipant: async () => {
    const { id: eventId } = await createStreamedEvent();
    const { createParticipant } = await run(examples.CreateParticipantDocument, { input: newParticipant(eventId) });
    const { id } = createParticipant!.participant!;
    const { deleteParticipant } = await run(examples.DeleteParticipantDocument, { id });
    expect(deleteParticipant).toEqual({ deletedId: id, userErrors: [] });
  },
  SetThumbnail: async () => {
    const { id } = await createStreamedEvent();
    const { setThumbnail } = await withPicture(id);
    expect(setThumbnail).toMatchObject({
      event: { id, details: { thumbnailUrl: expect.stringMatching(/^http:/) } },
      userErrors: [],
    });
  },
  RemoveThumbnail: async () => {
    const { id } = await createStreamedEvent();
    await withPicture(id);
    const { removeThumbnail } = await run(examples.RemoveThumbnailDocument, { id });
    expect(removeThumbnail).toMatchObject({ event: { id, details: { thumbnailUrl: null } }, userErrors: [] });
  },
  Schedule: async () => {
    const { schedule } = await run(examples.ScheduleDocument, { ...aroundToday(), filter: { providers: ['ELECTA'] } });
    expect(schedule!.nodes.length).toBeGreaterThan(0);
    expect(schedule!.nodes.every(({ __typename }) => __typename === 'Event')).toBe(true);
    expect(schedule!.unavailable).toEqual([]);
  },
  Conflicts: async () => {
    const { conflicts } = await run(examples.ConflictsDocument, aroundToday());
    expect(conflicts!.conflicts.map(({ kind }) => kind)).toEqual(expect.arrayContaining(['CHANNEL', 'HOST', 'VENUE']));
  },
  Availability: async () => {
    const hosts = ['Anna.Berg@training.example'];
    const { availability } = await run(examples.AvailabilityDocument, { hosts, ...aroundToday() });
    expect(availability).toMatchObject({ hosts: [{ host: hosts[0], free: expect.anything() }], unavailable: [] });
  },
  WritesWithUnknownOutcome: () =>
    withCutOffWrite(async (at, id) => {
      const { writes } = await run(examples.WritesWithUnknownOutcomeDocument, {}, at);
      expect(writes!.nodes).toMatchObject([
        { id, provider: 'ELECTA', operation: 'createElectaEvent', input: { title: 'Excel in an hour' } },
      ]);
      expect(writes!.nodes[0]!.summary).toContain('Excel in an hour');
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
      { provider: 'ICAREUS', mode: 'SANDBOX' },
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
