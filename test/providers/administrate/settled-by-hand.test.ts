import { type TestApp } from '../../support/app';
import { json, type ScriptedAnswer, type ScriptedServer } from '../../support/scripted-server';
import { unknownOutcome, operations, playing, stopAll, toWrites } from './operations';
import { eventRecord } from './records';

afterAll(stopAll);

const RESOLVE = `mutation ($input: ResolveWriteInput!) {
  resolveWrite(input: $input) {
    write { state result { id ... on PublicEvent { title startsAt } } }
    userErrors { code message field providerCode }
  }
}`;
const STATE = 'query ($id: ID!) { write(id: $id) { state } }';
const LOOK = 'Give the id of the event there; if there is none, use nothingWasMade: true instead of providerId.';

let server: ScriptedServer;
let app: TestApp;
let id: string;

/** A create whose outcome is unknown, at a provider that gives this response from then on. */
async function unknownCreate(answer: ScriptedAnswer): Promise<void> {
  ({ server, app } = await playing(toWrites({ ends: 'reset' })));
  const { errors } = await operations.createPublicEvent(app);
  expect(errors[0]!.message).toContain(unknownOutcome('createPublicEvent'));
  id = errors[0]!.extensions['writeId'] as string;
  server.play([answer]);
}

const resolve = (providerId: string) => app.graphql(RESOLVE, { input: { id, providerId } });
const state = async () => (await app.graphql(STATE, { id })).data.write.state as string;

describe('A create that an operator resolves by an id', () => {
  it('has the record of the provider as its result, and another time than requested is logged', async () => {
    await unknownCreate(json(eventRecord({ title: 'Found', start_time: '10:00:00' })));
    const before = server.requests.length;
    const { data, errors } = await resolve('6');
    expect(errors).toEqual([]);
    const result = { id: 'administrate:public-event:6', title: 'Found', startsAt: '2013-01-02T09:00:00.000Z' };
    expect(data.resolveWrite).toEqual({ write: { state: 'SUCCEEDED', result }, userErrors: [] });
    expect(server.requests[before]).toMatchObject({ method: 'GET', path: '/api/v2/event/public_events/6' });
    const warnings = app.logLines.filter(({ msg }) => msg === 'Administrate stored another time than requested');
    expect(warnings).toMatchObject([
      { level: 40, field: 'startsAt', requested: '2013-01-02T08:00:00.000Z', stored: '2013-01-02T09:00:00.000Z' },
    ]);
  });

  it.each([
    ['7', json({ error: 'does not exist' }, 404), `Administrate has no public event 7. ${LOOK}`, '404', 1],
    ['x7', json({}), '"x7" is not an id of Administrate, which are whole numbers, such as "6".', null, 0],
  ])('stays unknown where the provider has no %s', async (providerId, answer, says, providerCode, calls) => {
    await unknownCreate(answer);
    const before = server.requests.length;
    const { data } = await resolve(providerId);
    expect(data.resolveWrite).toEqual({
      write: null,
      userErrors: [{ code: 'NOT_FOUND', message: `providerId: ${says}`, field: ['providerId'], providerCode }],
    });
    expect(server.requests.slice(before)).toHaveLength(calls);
    expect(await state()).toBe('OUTCOME_UNKNOWN');
  });

  it.each<[string, ScriptedAnswer, string]>([
    ['fails', { status: 500 }, 'PROVIDER_UNAVAILABLE'],
    ['does not respond', { ends: 'never' }, 'PROVIDER_TIMEOUT'],
    ['has a record that cannot be used', json({ id: 6, start_date: 'soon' }), 'PROVIDER_BAD_RESPONSE'],
  ])('stays unknown where the provider %s', async (_, answer, code) => {
    await unknownCreate(answer);
    const { data, errors } = await resolve('6');
    expect(data).toEqual({ resolveWrite: null });
    expect(errors).toMatchObject([{ path: ['resolveWrite'], extensions: { code } }]);
    expect(await state()).toBe('OUTCOME_UNKNOWN');
  });
});
