import { type IcareusTestApp, startIcareusApp } from '../../support/icareus-app';
import { both, INPUTS, mutations, newEvent, TIMES } from './graph-fixture';

let icareus: IcareusTestApp;
let graph: ReturnType<typeof mutations>;
beforeAll(async () => {
  icareus = await startIcareusApp();
  graph = mutations(icareus);
});
afterAll(() => icareus.stop());

const TEXTS = 'details { ... on IcareusEventDetails { name { translations { locale text } } locales } }';
const WINDOWS = 'startsAt endsAt details { ... on IcareusEventDetails { publicStartsAt publicEndsAt } }';

const lastBody = (): any => icareus.bodies().at(-1);

describe('An event', () => {
  it('is read as it was created', async () => {
    const { event } = await graph.createEvent(INPUTS.createEvent, `event { id title ${TEXTS} ${WINDOWS} }`);
    const read = `query ($id: ID!) { event(id: $id) { id title ${TEXTS} ${WINDOWS} } }`;
    expect((await icareus.graphql(read, { id: event.id })).data.event).toEqual(event);
  });

  it('keeps the languages of a text that an update does not give, and not those that it is offered in', async () => {
    const { id } = await newEvent(icareus, { name: both('name'), locales: ['en-US', 'fi-FI'] });
    const changes = { name: { text: 'Namn', locale: 'sv-SE' }, locales: ['sv-SE'] };
    const { event } = await graph.updateEvent({ id, ...changes }, `event { ${TEXTS} }`);
    const names = [...both('name').translations, { locale: 'sv-SE', text: 'Namn' }];
    expect(event.details.name.translations).toEqual(expect.arrayContaining(names));
    // "Default language is added by default."
    expect([...event.details.locales].sort()).toEqual(['en-US', 'sv-SE']);
    expect(icareus.calls()).toEqual(['PUT /api/event']);
  });

  it('moves one end of a window, by one look and one call that tells both ends', async () => {
    const { id } = await newEvent(icareus, { publicStartsAt: TIMES.startsAt, publicEndsAt: TIMES.endsAt });
    const { event } = await graph.updateEvent({ id, endsAt: '2021-11-26T12:00:00Z' }, `event { ${WINDOWS} }`);
    expect(event).toEqual({
      startsAt: '2021-11-26T08:00:00.000Z',
      endsAt: '2021-11-26T12:00:00.000Z',
      details: { publicStartsAt: '2021-11-26T08:00:00.000Z', publicEndsAt: '2021-11-26T11:30:00.000Z' },
    });
    expect(icareus.calls()).toEqual(['GET /api/event', 'PUT /api/event']);
    expect(lastBody().event).toEqual({ startTime: 1637913600000, duration: 14400 });

    await graph.updateEvent({ id, publicStartsAt: '2021-11-26T09:00:00Z' });
    expect(lastBody().event).toEqual({ startTimePublic: 1637917200000, durationPublic: 9000 });
  });

  it('needs both ends of a public window that it does not have, and is not changed by one', async () => {
    const { id } = await newEvent(icareus);
    const { event, userErrors } = await graph.updateEvent({ id, publicEndsAt: TIMES.endsAt }, 'event { id }');
    expect([event, userErrors]).toMatchObject([null, [{ code: 'REQUIRED', field: ['publicStartsAt'] }]]);
    expect(icareus.calls()).toEqual(['GET /api/event']);
  });

  it('is read where an update changes nothing', async () => {
    const { id } = await newEvent(icareus);
    expect(await graph.updateEvent({ id }, 'event { id title }')).toEqual({
      event: { id, title: 'Forum' },
      userErrors: [],
    });
    expect(icareus.calls()).toEqual(['GET /api/event']);
  });

  it('asks for what cannot be right without a call', async () => {
    icareus.upstream.forget();
    const { userErrors } = await graph.createEvent({
      name: { text: 'Forum', locale: 'de-DE' },
      startsAt: '2021-11-26T08:00:00.5Z',
      endsAt: '2021-11-26T07:00:00Z',
      publicStartsAt: '2021-11-26T08:00:00Z',
    });
    expect(userErrors.map(({ code, field }: { code: string; field: string[] }) => [code, ...field])).toEqual([
      ['INVALID', 'startsAt'],
      ['LANGUAGE_NOT_SUPPORTED', 'name', 'locale'],
      ['END_BEFORE_START', 'endsAt'],
      ['REQUIRED', 'publicEndsAt'],
    ]);
    expect(icareus.calls()).toEqual([]);
  });

  it('is gone when it was deleted, with its rooms, and cannot be deleted twice', async () => {
    const { id, room } = await newEvent(icareus);
    expect(await graph.deleteEvent(id)).toEqual({ deletedId: id, userErrors: [] });
    expect(icareus.calls()).toEqual(['DELETE /api/event']);
    const read = `{ event(id: "${id}") { id } room(id: "${room}") { id } }`;
    expect((await icareus.graphql(read)).data).toEqual({ event: null, room: null });
    const { deletedId, userErrors } = await graph.deleteEvent(id);
    expect([deletedId, userErrors]).toMatchObject([null, [{ code: 'NOT_FOUND', field: ['id'] }]]);
  });

  it('is known as a mutation left it to those that follow in one request', async () => {
    const { id, room } = await newEvent(icareus);
    const query = `mutation {
      named: updateIcareusEvent(input: { id: "${id}", name: { text: "Named" } }) { event { title rooms { id } } }
      room: updateRoom(input: { id: "${room}", name: { text: "Hall" } }) { room { name { text } event { title } } }
      gone: deleteRoom(input: { id: "icareus:room:1" }) { userErrors { code } }
    }`;
    const { data, errors } = await icareus.graphql(query);
    expect(errors).toEqual([]);
    expect(data).toEqual({
      named: { event: { title: 'Named', rooms: [{ id: room }] } },
      room: { room: { name: { text: 'Hall' }, event: { title: 'Named' } } },
      gone: { userErrors: [{ code: 'NOT_FOUND' }] },
    });
  });
});
