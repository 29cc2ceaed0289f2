import { type RunningSandbox } from '../../../../src/provider-kit/port';
import { call, createEvent, NOW, refused, send, start, stopAll, urlOf } from './caller';

const PATH = '/api/event/participant';
const ANNA = { emailAddress: 'anna@example.com' };

let sandbox: RunningSandbox;
let eventId: number;
beforeEach(async () => {
  sandbox = await start();
  ({ eventId } = await createEvent(sandbox));
});
afterEach(stopAll);

const create = (participant: object) => call(sandbox, 'POST', PATH, { eventId, participant });

describe('A new participant', () => {
  it('is blocked unless it is said otherwise, and has a link of its own', async () => {
    const { participant } = await create(ANNA);
    expect(participant).toEqual({
      participant_id: 77,
      event_id: eventId,
      email_address: 'anna@example.com',
      blocked: true,
      access_url: expect.stringMatching(/^http:\/\/127\.0\.0\.1:\d+\/.+&accessKey=[0-9a-f]{32}$/),
    });
    const other = (await create({ ...ANNA, blocked: false })).participant;
    expect(other).toMatchObject({ participant_id: 78, blocked: false });
    expect(other.access_url).not.toBe(participant.access_url);
  });

  it('has an id that nobody had, not even at an earlier start or before a deletion', async () => {
    sandbox = await start({}, NOW, 1_000_000);
    ({ eventId } = await createEvent(sandbox));
    expect(eventId).toBe(4_697_601);
    const { participant } = await create(ANNA);
    await call(sandbox, 'DELETE', PATH, { eventId, participantId: participant.participant_id });
    const other = (await create(ANNA)).participant;
    expect([participant.participant_id, other.participant_id]).toEqual([1_000_077, 1_000_078]);
  });

  it.each([
    ['no address', {}, 'Missing emailAddress.'],
    ['an address that is none', { emailAddress: 'anna' }, 'Invalid emailAddress.'],
    ['a number as a name', { ...ANNA, firstName: 5 }, 'Invalid firstName.'],
    ['a text in place of a truth value', { ...ANNA, blocked: 'no' }, 'Invalid blocked.'],
  ])('with %s is refused', async (_, participant, message) => {
    expect(await create(participant)).toEqual(refused(message));
  });

  it('is refused without an event of the organization', async () => {
    const participant = ANNA;
    expect(await call(sandbox, 'POST', PATH, { participant })).toEqual(refused('Missing eventId.'));
    expect(await call(sandbox, 'POST', PATH, { eventId: 1, participant })).toEqual(refused('Invalid eventId.'));
    expect(await call(sandbox, 'POST', PATH, { eventId })).toEqual(refused('Missing participant.'));
    expect(await call(sandbox, 'POST', PATH, { eventId, participant, organizationId: 5 })).toEqual(
      refused('Invalid organizationId.'),
    );
  });
});

describe('A participant', () => {
  it('is edited in what is sent, in either spelling', async () => {
    const { participant } = await create({ ...ANNA, firstName: 'Anna', lastName: 'Berg', company: 'Żuraw' });
    const ids = { eventId, participantId: 77 };
    const edit = (change: object) => call(sandbox, 'PUT', PATH, { ...ids, participant: change });
    expect(await edit({ blocked: false })).toEqual({ status: 'ok', participant: { ...participant, blocked: false } });
    expect((await edit({ last_name: 'Lind', lastName: undefined })).participant).toMatchObject({
      first_name: 'Anna',
      last_name: 'Lind',
      blocked: false,
    });
  });

  it('is read and deleted without an organization, as the page has it', async () => {
    const { participant } = await create(ANNA);
    const target = `${PATH}?participantId=77&eventId=${eventId}`;
    expect(await send(sandbox, target)).toEqual({ status: 'ok', participant });
    expect(await send(sandbox, target, { method: 'DELETE' })).toEqual({ status: 'ok' });
    expect(await send(sandbox, target)).toEqual(refused('Invalid participantId.'));
  });

  it('belongs to its event, and goes with it', async () => {
    await create(ANNA);
    const other = await createEvent(sandbox);
    const get = (ids: object) => call(sandbox, 'GET', PATH, { participantId: 77, ...ids });
    expect(await get({ eventId: other.eventId })).toEqual(refused('Invalid participantId.'));
    await call(sandbox, 'DELETE', '/api/event', { eventId });
    expect(await get({ eventId })).toEqual(refused('Invalid eventId.'));
    expect(await create(ANNA)).toEqual(refused('Invalid eventId.'));
  });
});

describe('The switch of participants', () => {
  const SWITCH = '/__sandbox/participants';
  const set = async (body: string, method = 'POST') => {
    const response = await fetch(urlOf(sandbox, SWITCH), { method, body });
    return [response.status, await response.json()];
  };

  it('makes every call an error, and undoes that', async () => {
    await create(ANNA);
    expect(await set('{"supported":false}')).toEqual([200, { supported: false }]);
    const ids = { eventId, participantId: 77 };
    for (const method of ['POST', 'PUT', 'GET', 'DELETE']) {
      expect(await call(sandbox, method, PATH, { ...ids, participant: ANNA })).toEqual(
        refused('Currently unsupported.'),
      );
    }
    expect(await set('{"supported":true}')).toEqual([200, { supported: true }]);
    expect((await call(sandbox, 'GET', PATH, ids)).status).toBe('ok');
  });

  it('tells its state, with and without a fault', async () => {
    const response = await fetch(urlOf(sandbox, SWITCH));
    expect(await response.json()).toEqual({ supported: true });
    await fetch(urlOf(sandbox, '/__sandbox/fault'), { method: 'POST', body: '{"fault":"refuse"}' });
    expect(await (await fetch(urlOf(sandbox, SWITCH))).json()).toEqual({ supported: true });
  });

  it.each(['', '{}', 'null', '{"supported":"no"}', '{'])('refuses %j', async (body) => {
    const error = 'The body must be a JSON object in which "supported" is true or false.';
    expect(await set(body)).toEqual([400, { error, example: { supported: false } }]);
  });

  it('refuses another verb', async () => {
    const error = 'The switch is read with GET and set with POST; this was PUT.';
    expect(await set('{"supported":false}', 'PUT')).toEqual([400, { error, example: { supported: false } }]);
  });
});
