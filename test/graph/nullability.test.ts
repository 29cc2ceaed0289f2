import { type AdministrateTestApp, startAdministrateApp } from '../support/app';
import { newEvent } from './mutating';

let app: AdministrateTestApp;
beforeAll(async () => {
  app = await startAdministrateApp({ SANDBOX: 'off' });
});
afterAll(() => app.stop());

describe('A root field that fails', () => {
  it('leaves the data of the fields beside it in place', async () => {
    const { data, errors } = await app.graphql(`{
      good: venue(id: "administrate:venue:5") { id }
      bad: schedule(from: "2030-05-06T00:00:00Z", to: "2030-05-05T00:00:00Z") { nodes { id } }
      missing: classesByIds(ids: ["wiziq:class:15716"]) { id }
    }`);

    expect(data).toEqual({ good: { id: 'administrate:venue:5' }, bad: null, missing: [null] });
    expect(errors).toMatchObject([
      { path: ['bad'], extensions: { code: 'BAD_USER_INPUT' } },
      { path: ['missing', 0], extensions: { code: 'PROVIDER_NOT_CONFIGURED', provider: 'WIZIQ' } },
    ]);
  });
});

describe('A mutation that fails', () => {
  it('leaves the result of an earlier one in the same document in place', async () => {
    const { data, errors } = await app.graphql(
      `mutation ($input: CreatePublicEventInput!) {
        first: createPublicEvent(input: $input) { publicEvent { id } userErrors { code } }
        second: cancelClass(input: { id: "wiziq:class:15716" }) { userErrors { code } }
      }`,
      { input: newEvent },
    );

    expect(data).toEqual({
      first: { publicEvent: { id: expect.stringMatching(/^administrate:public-event:\d+$/) }, userErrors: [] },
      second: null,
    });
    expect(errors).toMatchObject([
      { path: ['second'], extensions: { code: 'PROVIDER_NOT_CONFIGURED', provider: 'WIZIQ' } },
    ]);
  });
});
