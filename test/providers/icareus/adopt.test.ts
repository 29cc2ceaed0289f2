import { type IcareusTestApp, setFault, startIcareusApp } from '../../support/icareus-app';
import { EVENT, mutations } from './graph-fixture';

let icareus: IcareusTestApp;
let graph: ReturnType<typeof mutations>;
beforeAll(async () => {
  icareus = await startIcareusApp();
  graph = mutations(icareus);
});
beforeEach(() => icareus.upstream.forget());
afterAll(() => icareus.stop());

it('An event that was made elsewhere is taken in with its rooms, by one call, and nothing is noted as written', async () => {
  const { nativeId } = icareus.sandbox.madeElsewhere![0]!;
  const { event, userErrors } = await graph.adoptEvent('ICAREUS', nativeId, `event { ${EVENT} }`);
  expect(userErrors).toEqual([]);
  expect(event).toMatchObject({ id: `icareus:event:${nativeId}`, title: 'Information Security Awareness Day' });
  expect(event.rooms).toHaveLength(2);
  expect(icareus.calls()).toEqual(['GET /api/event']);
  const read = `query ($id: ID!) { event(id: $id) { ${EVENT} } }`;
  expect((await icareus.graphql(read, { id: event.id })).data.event).toEqual(event);
  expect((await icareus.graphql('{ writes { nodes { id } } }')).data.writes.nodes).toEqual([]);
});

it('It can be taken in again', async () => {
  const { nativeId } = icareus.sandbox.madeElsewhere![0]!;
  const id = `icareus:event:${nativeId}`;
  expect(await graph.adoptEvent('ICAREUS', nativeId)).toEqual({ event: { id }, userErrors: [] });
  expect(await graph.adoptEvent('ICAREUS', nativeId)).toEqual({ event: { id }, userErrors: [] });
});

it('An id that the suite does not have is not found, and one that it cannot have is not asked about', async () => {
  const said = (message: string) => ({
    event: null,
    userErrors: [{ code: 'NOT_FOUND', message, field: ['providerId'], providerCode: null }],
  });
  expect(await graph.adoptEvent('ICAREUS', '1')).toEqual(
    said('providerId: Icareus Suite has no event "1". Nothing was changed.'),
  );
  expect(icareus.calls()).toEqual(['GET /api/event']);
  for (const id of ['icareus:event:1', 'abc']) {
    expect(await graph.adoptEvent('ICAREUS', id)).toEqual(
      said(`providerId: there is no "${id}". Give Icareus Suite's own number of the event, for example "3697601".`),
    );
  }
  expect(icareus.calls()).toEqual(['GET /api/event']);
});

it('What goes wrong while it is read is an error, and can be tried again', async () => {
  const { nativeId } = icareus.sandbox.madeElsewhere![0]!;
  await setFault(icareus.sandbox, { fault: 'refuse', path: '/api/event' });
  const query = 'mutation ($id: ID!) { adoptEvent(input: { provider: ICAREUS, providerId: $id }) { event { id } } }';
  const { errors } = await icareus.graphql(query, { id: nativeId });
  expect(errors).toMatchObject([{ extensions: { code: 'PROVIDER_UNAVAILABLE', provider: 'ICAREUS' } }]);
  await setFault(icareus.sandbox, { fault: 'none' });
  expect((await graph.adoptEvent('ICAREUS', nativeId)).userErrors).toEqual([]);
});
