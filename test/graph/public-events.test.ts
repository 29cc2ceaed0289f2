import { type AdministrateTestApp, startAdministrateApp } from '../support/app';

let app: AdministrateTestApp;
beforeAll(async () => {
  app = await startAdministrateApp();
});
afterAll(() => app.stop());
beforeEach(() => app.upstream.forget());

const HUNDRED_EVENTS = `{
  publicEvents(first: 100) {
    nodes {
      id title startsAt endsAt timeZone status
      venue { id name region { name } }
      tutor { id fullName email }
      course { id title prices { level price { amount currency } } }
      price { amount currency }
      prices { level { name } price { amount currency } }
    }
    pageInfo { hasNextPage }
  }
}`;

describe('publicEvents', () => {
  it('gives a hundred events with venue, tutor, course and prices for one call', async () => {
    const { data, errors } = await app.graphql(HUNDRED_EVENTS);

    expect(errors).toEqual([]);
    expect(data.publicEvents.nodes).toHaveLength(100);
    expect(data.publicEvents.pageInfo.hasNextPage).toBe(true);
    expect(
      data.publicEvents.nodes.every((event: any) => event.venue.name && event.tutor.fullName && event.course.id),
    ).toBe(true);
    expect(app.upstream.calls.map(({ method, path }) => `${method} ${path}`)).toEqual([
      'GET /api/v2/event/public_events',
    ]);
  });
});
