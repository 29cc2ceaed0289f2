import { print } from 'graphql';
import * as examples from './generated/examples';
import { type AdministrateTestApp, startAdministrateApp } from './support/app';

let app: AdministrateTestApp;
beforeAll(async () => {
  app = await startAdministrateApp();
});
afterAll(() => app.stop());

/** Sends an operation with its variables, typed as codegen typed them. */
async function run<Data, Variables extends Record<string, unknown>>(
  document: { __apiType?: (variables: Variables) => Data },
  variables: Variables,
): Promise<Data> {
  const { data, errors } = await app.graphql(print(document as never), variables);
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
  Providers: async () => {
    const { providers } = await run(examples.ProvidersDocument, {});
    expect(providers).toMatchObject([{ provider: 'ADMINISTRATE', mode: 'LIVE' }]);
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
